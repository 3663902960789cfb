"""What a test that works a real desktop needs; without it, the test is skipped by the package's name."""

import pytest

from tests.packages import needs, needs_screen_reader

DESKTOP_MARKS = (
    pytest.mark.journey,
    needs("Xvfb", debian="xvfb"),
    needs("openbox", debian="openbox"),
    needs("xdotool", debian="xdotool"),
    needs("dbus-daemon", debian="dbus"),
    needs("xclip", debian="xclip"),
    needs("xprop", debian="x11-utils"),
    needs("import", debian="imagemagick"),
    needs_screen_reader(),
)
