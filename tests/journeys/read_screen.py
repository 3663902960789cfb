"""Run by the system's Python: writes what a screen reader finds in a process, one JSON list for each line read.

Only AT-SPI and the standard library; the virtual environment has no bindings for it.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

_DEEPEST = 40
_CHILDREN_AT_MOST = 400


def main() -> None:
    """Answer each process number on standard input with [role, name, text, is_focused] of all that is shown."""
    Atspi.init()
    for line in sys.stdin:
        found = []
        try:
            desktop = Atspi.get_desktop(0)
            for index in range(desktop.get_child_count()):
                application = desktop.get_child_at_index(index)
                if application is not None and application.get_process_id() == int(line):
                    walk(application, found, 0)
        except Exception as error:
            found = [["error", type(error).__name__, "", False]]
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


def walk(node, found, depth):
    """Add `node` and what is below it."""
    states = node.get_state_set()
    role = node.get_role_name()
    if depth > 1 and not states.contains(Atspi.StateType.SHOWING):
        return
    text = ""
    interface = node.get_text_iface()
    if interface is not None:
        text = Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))
    found.append([role, node.get_name() or "", text, states.contains(Atspi.StateType.FOCUSED)])
    if depth < _DEEPEST:
        for index in range(min(node.get_child_count(), _CHILDREN_AT_MOST)):
            child = node.get_child_at_index(index)
            if child is not None:
                walk(child, found, depth + 1)


main()
