"""A fresh process in place of this one: the same program, with other arguments, and nothing of the old memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from balint_desktop.ui.shell.restart import own_command

_PROGRAM = """
import os, sys
from balint_desktop.ui.shell.restart import replace_process
print(os.getpid(), sys.argv[1:], flush=True)
if sys.argv[1:] == ["first"]:
    replace_process(["second", "a place with blanks"])
"""


@pytest.mark.parametrize("as_module", [False, True])
def test_the_process_becomes_a_fresh_one_with_other_arguments(tmp_path: Path, as_module: bool) -> None:
    program = tmp_path / "program.py"
    program.write_text(_PROGRAM)
    how = ["-m", "program"] if as_module else [str(program)]
    environment = {"PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[3]}"}
    done = subprocess.run(
        [sys.executable, *how, "first"], capture_output=True, text=True, check=True, timeout=60, env=environment
    )
    first, second = done.stdout.splitlines()
    assert first.split(maxsplit=1)[1] == "['first']"
    assert second.split(maxsplit=1)[1] == "['second', 'a place with blanks']"
    assert first.split()[0] == second.split()[0]


def test_a_frozen_program_is_started_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command(["--journal", "x"]) == [sys.executable, "--journal", "x"]


def test_a_process_that_cannot_be_replaced_ends(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\n"
        "from balint_desktop.ui.shell.restart import replace_process\n"
        "sys.executable = '/nowhere/python'\n"
        "try:\n    replace_process([])\nfinally:\n    print('still here')\n"
    )
    environment = {"PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, timeout=60, env=environment, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
