"""The command line: which journal, the demo, the version. It hardens the process before anything else runs."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from balint_desktop import __version__

if TYPE_CHECKING:
    import argparse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    os.umask(0o077)
    _switch_core_dumps_off()
    words = sys.argv[1:] if arguments is None else arguments
    if words == ["--jot"]:
        # What a desktop shortcut calls: reading it word by word would take a tenth of the start.
        return _jot(None)
    parser = _parser()
    options = parser.parse_args(words)
    if options.jot and (options.demo or options.demo_at):
        parser.error("--jot writes into a journal of your own, and --demo has none")
    if options.jot:
        return _jot(options.chosen or options.journal)
    _start_lightly()
    from balint_desktop.app import run
    from balint_desktop.start_options import StartOptions

    return run(
        StartOptions(
            journal=options.chosen or options.journal,
            is_chosen=options.chosen is not None,
            is_demo=options.demo or options.demo_at is not None,
            demo_folder=options.demo_at,
            quits_after_first_page=options.quit_after_first_page,
        )
    )


def _jot(journal: Path | None) -> int:
    _start_lightly()
    from balint_desktop.ui.jot.program import run_jot

    return run_jot(journal)


def _start_lightly() -> None:
    # Starting makes no garbage to speak of; ui/shell/garbage.py takes over once everything is loaded.
    gc.disable()
    from balint_desktop.ui.plain_imports import import_plainly

    import_plainly()


def _parser() -> "argparse.ArgumentParser":
    import argparse

    parser = argparse.ArgumentParser(
        prog="balint-desktop", description="An encrypted journal for the cases that stay with you."
    )
    parser.add_argument("--version", action="version", version=f"Balint Desktop {__version__}")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--journal", metavar="DIR", type=Path, help="open or begin the journal in this folder")
    place.add_argument("--demo", action="store_true", help="open an invented journal, deleted when it is closed")
    parser.add_argument(
        "--jot", action="store_true", help="open one small window to write in, also while the journal is locked"
    )
    # How a journal that was chosen in the window is remembered, how a demo finds its own again after a lock,
    # and how the release test ends.
    place.add_argument("--chosen", metavar="DIR", type=Path, help=argparse.SUPPRESS)
    place.add_argument("--demo-at", metavar="DIR", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--quit-after-first-page", action="store_true", help=argparse.SUPPRESS)
    return parser


def _switch_core_dumps_off() -> None:
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
