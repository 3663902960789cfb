"""Starts the real program with a few clocks inside, for what can't be seen from outside.

    python -m tests.bench.launcher MARKS [--watch] -- ARGUMENTS OF THE PROGRAM

It writes lines to the file MARKS: when a key derivation ended, what was imported when the first picture was on
the screen, and with --watch each time the GUI thread served nothing for a while. It changes no line of the
package: it stands between two modules before the program is built.
"""

import functools
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

#: Libraries that may not be there before the unlock page is.
HEAVY = ("sqlalchemy", "alembic", "sqlcipher3", "cryptography", "zxcvbn", "xkcdpass")


class Marks:
    """Appends lines to a file, at once, so that none is lost when the process replaces itself."""

    def __init__(self, file: Path) -> None:
        self._handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, name: str, *words: object) -> None:
        """Note that `name` happened now."""
        line = " ".join((name, f"{time.monotonic():.6f}", *map(str, words)))
        os.write(self._handle, line.encode() + b"\n")


def main(arguments: list[str]) -> int:
    """Run the program until it ends."""
    cut = arguments.index("--")
    own, rest = arguments[:cut], arguments[cut + 1 :]
    marks = Marks(Path(own[0]))
    _mark_derivations(marks)
    _mark_first_picture(marks, is_watched="--watch" in own)
    # After a lock the program starts itself again, with these arguments in front.
    sys.argv = [sys.argv[0], *rest]
    sys.orig_argv[1:] = ["-m", "tests.bench.launcher", *own, "--", *rest]
    from balint_desktop import cli

    return cli.main(rest)


def _mark_derivations(marks: Marks) -> None:
    from balint_desktop.crypto import kdf

    derive = kdf.derive

    @functools.wraps(derive)
    def derive_and_mark(*arguments: Any, **named: Any) -> Any:
        derived = derive(*arguments, **named)
        marks.write("derived")
        return derived

    kdf.derive = derive_and_mark


def _mark_first_picture(marks: Marks, *, is_watched: bool) -> None:
    from balint_desktop.ui.shell.window import Window

    tell_drawn = Window._tell_drawn

    # Under the old name: Qt finds a slot of the class by it.
    @functools.wraps(tell_drawn)
    def mark_and_tell(window: Window) -> None:
        marks.write("drawn", *(name for name in HEAVY if name in sys.modules))
        tell_drawn(window)
        if is_watched:
            _watch(marks)

    Window._tell_drawn = mark_and_tell  # type: ignore[method-assign, assignment]


def _watch(marks: Marks) -> None:
    from PySide6.QtCore import QCoreApplication

    from balint_desktop import app
    from tests.bench.watchdog import Watchdog

    watchdog = Watchdog(report=functools.partial(marks.write, "blocked"), parent=QCoreApplication.instance())
    watchdog.start()
    app.replace_process = _telling(app.replace_process, watchdog=watchdog)  # type: ignore[attr-defined, assignment]


def _telling(replace: Callable[[Sequence[str]], NoReturn], *, watchdog: Any) -> Callable[[Sequence[str]], NoReturn]:
    def tell_and_replace(arguments: Sequence[str]) -> NoReturn:
        watchdog.tell_open_block()
        replace(arguments)

    return tell_and_replace


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
