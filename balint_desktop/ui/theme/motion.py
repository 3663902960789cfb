"""How long things move: 120 to 180 ms, or not at all for those whom movement disturbs.

Qt 6.11 has no direct question for "reduce motion". Its platform plugins fold the system's setting (Windows
"Animation effects", GNOME and KDE animations) into one style hint, which is nought when there shall be none.
Where Qt can't ask (a bare Linux), the environment variable BALINT_LESS_MOTION says it.
"""

import os
from enum import IntEnum

from PySide6.QtWidgets import QStyle, QWidget

#: Set to anything but "0" or nothing, it stills every movement.
LESS_MOTION_VARIABLE = "BALINT_LESS_MOTION"


class Motion(IntEnum):
    """The durations of the design (design/README.md: "Motion 120 to 180 ms"), in milliseconds."""

    SHORT = 120
    USUAL = 150
    LONG = 180


def motion_ms(motion: Motion, *, widget: QWidget) -> int:
    """Return how long `widget` may move, in milliseconds; 0 when it shall jump to where it goes."""
    if os.environ.get(LESS_MOTION_VARIABLE, "0") not in ("", "0"):
        return 0
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return int(motion) if widget.style().styleHint(hint, None, widget) > 0 else 0
