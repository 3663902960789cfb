"""Rule 3: nothing reaches the network, and nothing opens a database without its cipher."""

from collections.abc import Callable

import pytest

from tests.house_rules.source_tree import Import, Offence, Source, words

MakeUp = Callable[[dict[str, str]], tuple[Source, ...]]

NETWORK = words(
    "socket socketserver ssl http urllib.request urllib.robotparser urllib3 ftplib smtplib poplib imaplib "
    "telnetlib nntplib xmlrpc wsgiref asyncio selectors webbrowser requests httpx aiohttp websockets "
    "multiprocessing.connection multiprocessing.managers "
    "PySide6.QtNetwork PySide6.QtNetworkAuth PySide6.QtWebSockets PySide6.QtWebChannel PySide6.QtHttpServer "
    "PySide6.QtWebEngine PySide6.QtWebEngineCore PySide6.QtWebEngineWidgets PySide6.QtWebEngineQuick "
    "PySide6.QtWebView PySide6.QtBluetooth PySide6.QtRemoteObjects PySide6.QtGrpc"
)
#: The one file that may talk to another process of ours, and with what: a local socket, never a port.
SINGLE_INSTANCE = "balint_desktop/ui/shell/single_instance.py"
LOCAL_ONLY = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
#: D-Bus leads to other processes of this computer; one file speaks it.
D_BUS = "balint_desktop/ui/shell/linux_signals.py"


def network_imports(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each import of a module that can reach another machine."""
    return [
        source.offence(found.line, f"imports {found.name}")
        for source in sources
        for found in source.imports
        if any(found.is_from(module) for module in NETWORK) and not _is_local(source, found)
    ]


def _is_local(source: Source, found: Import) -> bool:
    return source.place == SINGLE_INSTANCE and found.name in LOCAL_ONLY


def bus_imports(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each import of D-Bus outside the one file that listens to the desktop."""
    return [
        source.offence(found.line, f"imports {found.name}")
        for source in sources
        for found in source.imports
        if found.is_from("PySide6.QtDBus") and source.place != D_BUS
    ]


def plain_database_imports(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each import of the SQLite that would write plaintext."""
    return [
        source.offence(found.line, f"imports {found.name}")
        for source in sources
        for found in source.imports
        if found.is_from("sqlite3") or found.is_from("_sqlite3")
    ]


def test_nothing_imports_a_network_module(package: tuple[Source, ...]) -> None:
    assert not (found := network_imports(package)), "\n".join(map(str, found))


def test_one_file_alone_speaks_d_bus(package: tuple[Source, ...], made_up: MakeUp) -> None:
    assert not (found := bus_imports(package)), "\n".join(map(str, found))
    line = "from PySide6.QtDBus import QDBusConnection"
    assert len(bus_imports(made_up({"ui/shell/linux_signals.py": line, "ui/shell/window.py": line}))) == 1


def test_nothing_imports_plain_sqlite(package: tuple[Source, ...]) -> None:
    assert not (found := plain_database_imports(package)), "\n".join(map(str, found))


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "import http.client",
        "from urllib import request",
        "from urllib.request import urlopen",
        "import asyncio.streams",
        "from PySide6.QtNetwork import QLocalServer",
        "from PySide6 import QtNetwork",
        "from PySide6.QtWebEngineWidgets import QWebEngineView",
        "def fetch():\n    import requests",
        "x = __import__('ssl')",
    ],
)
def test_a_network_import_is_found(made_up: MakeUp, line: str) -> None:
    assert len(network_imports(made_up({"ui/window.py": line}))) == 1


def test_one_file_may_use_local_sockets_and_nothing_else(made_up: MakeUp) -> None:
    text = "from PySide6.QtNetwork import QLocalServer\nfrom PySide6.QtNetwork import QTcpSocket"
    found = network_imports(made_up({"ui/shell/single_instance.py": text}))
    assert [offence.line for offence in found] == [2]


def test_parsing_an_address_is_no_network(made_up: MakeUp) -> None:
    assert network_imports(made_up({"domain/identifiers.py": "from urllib.parse import urlsplit"})) == []


@pytest.mark.parametrize("line", ["import sqlite3", "from sqlite3 import dbapi2"])
def test_an_import_of_plain_sqlite_is_found(made_up: MakeUp, line: str) -> None:
    assert len(plain_database_imports(made_up({"store/engine.py": line}))) == 1
