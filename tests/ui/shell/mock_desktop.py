"""Run by the system's Python: private buses with mocks of logind and of two screensavers, told by lines what to do.

`sleep`, `wake`, `lock SESSION`, `screensaver NAME 0|1` send that signal; `inhibitors` counts those that are held.
The first line written holds the addresses of both buses; each line read is answered by one line of JSON.
"""

import json
import os
import subprocess
import sys
import time

from dbusmock import MOCK_IFACE, DBusTestCase

LOGIND = "org.freedesktop.login1"
LOGIND_PATH = "/org/freedesktop/login1"
SCREENSAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
SESSIONS = ("c7", "c8")


def main() -> None:
    """Answer until the input ends, then take both buses away; the mocks end with them."""
    DBusTestCase.start_system_bus()
    DBusTestCase.start_session_bus()
    try:
        bus, session_bus = DBusTestCase.get_dbus(system_bus=True), DBusTestCase.get_dbus()
        DBusTestCase.spawn_server_template("logind", {}, stdout=subprocess.DEVNULL)
        manager = bus.get_object(LOGIND, LOGIND_PATH)
        for session in SESSIONS:
            manager.AddSession(session, "seat0", 1000, "somebody", True, dbus_interface=MOCK_IFACE)
        for name in SCREENSAVERS:
            DBusTestCase.spawn_server(name, path_of(name), name, stdout=subprocess.DEVNULL)
        say({"system": str(address(True)), "session": str(address(False))})
        for line in sys.stdin:
            say(answer(bus, session_bus, line.split()))
    finally:
        DBusTestCase.tearDownClass()


def answer(bus, session_bus, words):
    """Do what a line says; return when it was sent, or what was counted."""
    manager = bus.get_object(LOGIND, LOGIND_PATH)
    kind, rest = words[0], words[1:]
    if kind == "inhibitors":
        return [list(map(str, held[:4])) for held in manager.ListInhibitors(dbus_interface=f"{LOGIND}.Manager")]
    sent_at = time.monotonic()
    if kind in ("sleep", "wake"):
        emit(manager, f"{LOGIND}.Manager", "PrepareForSleep", "b", [kind == "sleep"])
    elif kind == "lock":
        session = bus.get_object(LOGIND, f"{LOGIND_PATH}/session/{rest[0]}")
        emit(session, f"{LOGIND}.Session", "Lock", "", [])
    else:
        screensaver = session_bus.get_object(rest[0], path_of(rest[0]))
        emit(screensaver, rest[0], "ActiveChanged", "b", [rest[1] == "1"])
    return sent_at


def emit(mock, interface, name, signature, arguments):
    """Let `mock` send a signal."""
    mock.EmitSignal(interface, name, signature, arguments, dbus_interface=MOCK_IFACE)


def path_of(name):
    """Return where on the bus the object of a screensaver is."""
    return "/" + name.replace(".", "/")


def address(is_system):
    """Return the address of one of both buses."""
    return os.environ["DBUS_SYSTEM_BUS_ADDRESS" if is_system else "DBUS_SESSION_BUS_ADDRESS"]


def say(value):
    """Write one line of JSON."""
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
