"""Replacing this process by a fresh one: neither Python nor Qt can wipe the memory they used (shared/vault.md).

Windows has no exec; there a new process is started and this one ends. That side is named in the release
checklist in packaging/README.md, as it can't be run on Linux.
"""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn


def own_command(arguments: Sequence[str]) -> list[str]:
    """Return the command that starts this program as it was started, with other `arguments`."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    own_count = len(sys.argv) - 1
    interpreter_part = sys.orig_argv[1 : len(sys.orig_argv) - own_count]
    return [sys.executable, *interpreter_part, *arguments]


def replace_process(arguments: Sequence[str]) -> NoReturn:
    """Become a fresh process with `arguments`; if even that fails, end at once rather than stay."""
    command = own_command(arguments)
    try:
        if sys.platform == "win32":
            import subprocess

            subprocess.Popen(command, close_fds=True)
        else:
            os.execv(command[0], command)
    finally:
        os._exit(0)
