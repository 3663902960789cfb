"""One Tab stop for a whole group: arrows move inside, Tab goes on to what is next.

Source: WAI-ARIA Authoring Practices, "roving tabindex".
"""

from types import MappingProxyType

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

_STEPS = MappingProxyType({Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1})
_LINES = MappingProxyType({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1})


class RovingFocus:
    """Remembers which of its members Tab comes to, and moves the focus among them by keys."""

    def __init__(self) -> None:
        self._members: list[QWidget] = []
        self._current: QWidget | None = None
        self._was_visited = False

    @property
    def current(self) -> QWidget | None:
        """The member that Tab comes to; None without members."""
        return self._current

    def set_members(self, members: list[QWidget]) -> None:
        """Take `members`, in the order the arrows go.

        The current one stays when it has had the focus and is still among them; else it is the first.
        """
        self._members = members
        if self._current not in members or not self._was_visited:
            self._current = members[0] if members else None
        self._mark()

    def set_current(self, member: QWidget) -> None:
        """Make `member` the one that Tab comes to, because it has the focus now."""
        if member not in self._members:
            return
        self._was_visited = True
        self._current = member
        self._mark()

    def move(self, key: Qt.Key | int, *, is_right_to_left: bool = False) -> bool:
        """Move the focus as `key` asks; return whether the key was one that moves."""
        target = self._target(Qt.Key(key), is_right_to_left=is_right_to_left)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.set_current(target)
        return True

    def _mark(self) -> None:
        for member in self._members:
            is_current = member is self._current
            policy = Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus
            member.setFocusPolicy(policy)

    def _target(self, key: Qt.Key, *, is_right_to_left: bool) -> QWidget | None:
        if self._current is None:
            return None
        if key is Qt.Key.Key_Home:
            return self._members[0]
        if key is Qt.Key.Key_End:
            return self._members[-1]
        if key in _LINES:
            return self._in_next_line(self._current, step=_LINES[key])
        if key not in _STEPS:
            return None
        step = -_STEPS[key] if is_right_to_left else _STEPS[key]
        index = self._members.index(self._current) + step
        return self._members[min(max(index, 0), len(self._members) - 1)]

    def _in_next_line(self, member: QWidget, *, step: int) -> QWidget:
        here = member.geometry().center()
        beyond = [other for other in self._members if _line_step(member, other) == step]
        if not beyond:
            return member

        def distance(other: QWidget) -> tuple[int, int]:
            away: QPoint = other.geometry().center() - here
            return abs(away.y()), abs(away.x())

        return min(beyond, key=distance)


def _line_step(member: QWidget, other: QWidget) -> int:
    """Return -1 when `other` is in a line above `member`, 1 when below, 0 when beside."""
    if other.geometry().bottom() < member.geometry().top():
        return -1
    return 1 if other.geometry().top() > member.geometry().bottom() else 0
