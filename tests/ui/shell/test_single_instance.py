"""One journal, one window: a second start is answered by the first, whichever way that one went away."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from balint_desktop.ui.shell.single_instance import FirstInstance, ask_first_to_show, server_name

_ASK = """
import pathlib, sys
from PySide6.QtCore import QCoreApplication
from balint_desktop.ui.shell.single_instance import ask_first_to_show
app = QCoreApplication([])
print(ask_first_to_show(pathlib.Path(sys.argv[1]), is_surely_there=True))
"""
_LISTEN_AND_DIE = """
import os, pathlib, sys
from PySide6.QtCore import QCoreApplication
from balint_desktop.ui.shell.single_instance import FirstInstance
app = QCoreApplication([])
first = FirstInstance(pathlib.Path(sys.argv[1]))
assert first.listen()
os._exit(9)
"""

MakeFirst = Callable[[], FirstInstance]


@pytest.fixture
def make_first(qapp: QApplication, tmp_path: Path) -> Iterator[MakeFirst]:
    parents: list[QObject] = []

    def make() -> FirstInstance:
        parents.append(QObject())
        return FirstInstance(tmp_path, parent=parents[-1])

    yield make
    for parent in parents:
        server = parent.findChild(QLocalServer)
        assert isinstance(server, QLocalServer)
        server.close()
        parent.deleteLater()


def test_a_second_start_is_answered_and_the_first_comes_to_the_front(
    make_first: MakeFirst, tmp_path: Path, qtbot: QtBot
) -> None:
    first = make_first()
    assert first.listen()
    second = QProcess()
    second.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
    with qtbot.waitSignals([first.show_requested, second.finished], timeout=30_000):
        second.start(sys.executable, ["-c", _ASK, str(tmp_path)])
    assert bytes(second.readAll().data()) == b"True\n"


def test_a_start_for_another_journal_is_not_answered(make_first: MakeFirst, tmp_path: Path) -> None:
    assert make_first().listen()
    assert not ask_first_to_show(tmp_path / "another", is_surely_there=False)


def test_without_a_first_nobody_answers(tmp_path: Path, qapp: QApplication) -> None:
    assert not ask_first_to_show(tmp_path, is_surely_there=False)


def test_what_a_crash_left_is_cleared_away(make_first: MakeFirst, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _LISTEN_AND_DIE, str(tmp_path)], timeout=60, check=False)
    assert done.returncode == 9
    assert make_first().listen()


def test_two_objects_in_one_process_find_each_other(
    make_first: MakeFirst, tmp_path: Path, qtbot: QtBot
) -> None:
    first = make_first()
    assert first.listen()
    socket = QLocalSocket()
    with qtbot.waitSignals([first.show_requested, socket.readyRead], timeout=5_000):
        socket.connectToServer(server_name(tmp_path))
    assert bytes(socket.readAll().data()) == b"show"
    socket.close()


def test_a_flood_of_starts_is_answered_one_by_one(make_first: MakeFirst, tmp_path: Path, qtbot: QtBot) -> None:
    first = make_first()
    assert first.listen()
    asked: list[str] = []
    first.show_requested.connect(lambda: asked.append("show"))
    sockets = [QLocalSocket() for _ in range(10)]
    for socket in sockets:
        socket.connectToServer(server_name(tmp_path))
        socket.write(b"nothing that anybody reads" * 1000)
    qtbot.waitUntil(lambda: len(asked) == 10)
    for socket in sockets:
        socket.abort()


def test_the_name_tells_nobody_where_the_journal_is(tmp_path: Path) -> None:
    name = server_name(tmp_path / "secret-place")
    assert "secret" not in name
    assert name == server_name(tmp_path / "secret-place")
    assert name != server_name(tmp_path / "other-place")


def test_only_this_user_can_reach_it(make_first: MakeFirst, tmp_path: Path) -> None:
    first = make_first()
    assert first.listen()
    server = first.findChild(QLocalServer)
    assert isinstance(server, QLocalServer)
    assert Path(server.fullServerName()).stat().st_mode & 0o077 == 0
