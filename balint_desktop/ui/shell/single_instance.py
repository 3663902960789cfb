"""One journal, one window: a second start asks the first one to show itself.

The only file that imports Qt's network module, for a local socket that nothing but this user can reach; what is
sent is one word, and what arrives is never looked at beyond its being there.
"""

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_SHOW = b"show"
#: A first window that can't answer within this time is busy or gone.
_PATIENCE_MS = 1500
#: A first start needs a fraction of a second until it listens; together three seconds.
_TRIES = 20
_BETWEEN_TRIES_MS = 150


class FirstInstance(QObject):
    """Listens, for the journal in `folder`, for later starts; `show_requested` asks to come to the front."""

    show_requested = Signal()

    def __init__(self, folder: Path, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._name = server_name(folder)

    def listen(self) -> bool:
        """Begin to listen, clearing what a crashed process left; return whether that succeeded."""
        if self._server.listen(self._name):
            return True
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    @Slot()
    def _answer(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.write(_SHOW)
            connection.flush()
            connection.disconnectFromServer()
            self.show_requested.emit()


def ask_first_to_show(folder: Path, *, is_surely_there: bool) -> bool:
    """Ask the process that has the journal in `folder` to show its window; return whether one answered.

    One that `is_surely_there` may have started a moment ago, and not listen yet: it is asked for some seconds.
    """
    for _ in range(_TRIES if is_surely_there else 1):
        if _ask(server_name(folder)):
            return True
        if is_surely_there:
            QThread.msleep(_BETWEEN_TRIES_MS)
    return False


def _ask(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(_PATIENCE_MS)
    socket.close()
    return answered


def server_name(folder: Path) -> str:
    """Return the socket's name for a journal: a digest, so that it tells nobody where the journal is."""
    owner = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    digest = hashlib.sha256(f"{owner}\0{folder.absolute()}".encode("utf-8", "surrogateescape")).hexdigest()
    return f"balint-desktop-{digest[:24]}"
