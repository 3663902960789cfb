"""A private X server: windows and what is painted in them, as seen from outside; keys and wheel, as typed.

There is no window manager: windows lie where they ask to, and are given the keyboard here. Times are those of
the system's monotonic clock, which every process shares.
"""

import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

#: Debian packages without which nothing of this can be measured, by the program that is looked for.
_PROGRAMS = (("Xvfb", "xvfb"),)
_SERVER_OPTIONS = ("-nolisten", "tcp", "-dpi", "96", "-noreset")
_PATIENCE_SECONDS = 30.0
#: Smaller paints are carets.
_CARET_PIXELS = 600
#: What has to be painted of a window until it counts as drawn.
_DRAWN_PART = 0.9
_CHARACTER_NAMES = ((" ", "space"), (".", "period"), (",", "comma"), ("\n", "Return"), ("-", "minus"))


class NoDisplayError(Exception):
    """Says which package is missing for measuring real windows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """One paint: when the X server's word of it came, in which window, and how many pixels it took."""

    at: float
    window: int
    pixels: int


class Display:
    """The server's client: all that is measured goes through here."""

    def __init__(self, name: str, *, width: int, height: int) -> None:
        from Xlib import X, display
        from Xlib.ext import damage

        self.name = name
        self.width, self.height = width, height
        self._x = X
        self._damage = damage
        self._display = display.Display(name)
        # A window may be gone before a request about it arrives; that is no news.
        self._display.set_error_handler(_ignore)
        self._display.damage_query_version()
        self._root = self._display.screen().root
        self._root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self._display.sync()
        self._mapped: list[tuple[float, int]] = []
        self._watched: set[int] = set()

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to show its windows here, without any desktop of the user's."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_", "DBUS_"))}
        for key in ("WAYLAND_DISPLAY", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"):
            kept.pop(key, None)
        return kept | {
            "DISPLAY": self.name,
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "1",
            "LC_ALL": "C.UTF-8",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }

    @staticmethod
    def now() -> float:
        """Return the time on the clock that all times here are of."""
        return time.monotonic()

    def forget(self) -> None:
        """Throw away what happened so far, before a program is started."""
        self.paints(wait_seconds=0.0)
        self._mapped.clear()

    def paints(self, *, wait_seconds: float) -> list[Painted]:
        """Return what was painted since the last call, waiting for the first if need be."""
        if not self._display.pending_events() and wait_seconds > 0:
            select.select([self._display.fileno()], [], [], wait_seconds)
        found = []
        while self._display.pending_events():
            event = self._display.next_event()
            now = time.monotonic()
            if event.type == self._display.extension_event.DamageNotify:
                window = getattr(event.drawable, "id", event.drawable)
                pixels = event.area.width * event.area.height
                found.append(Painted(at=now, window=window, pixels=pixels))
            elif event.type == self._x.CreateNotify:
                self._watch(event.window.id)
            elif event.type == self._x.DestroyNotify:
                # The server gives the number to another window one day.
                self._watched.discard(event.window.id)
            elif event.type == self._x.MapNotify:
                self._mapped.append((now, event.window.id))
        return found

    def wait_drawn(self, title: str, *, has_ended: Callable[[], bool]) -> tuple[int, float]:
        """Return the new window with `title` and when nearly all of it was painted."""
        painted: dict[int, list[Painted]] = {}
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            if has_ended():
                raise RuntimeError("the program ended before its window was drawn")
            for paint in self.paints(wait_seconds=0.01):
                painted.setdefault(paint.window, []).append(paint)
            for _, window in self._mapped:
                pixels = 0
                for paint in painted.get(window, ()):
                    pixels += paint.pixels
                    if pixels >= _DRAWN_PART * self._pixels_of(window) and self._title_of(window) == title:
                        return window, paint.at
        raise TimeoutError(f"no window called {title!r} was drawn")

    def wait_large_paint(self, window: int, *, after: Callable[[], float | None]) -> float:
        """Return when at least half of `window` was first painted after a time that may come later."""
        half = self._pixels_of(window) / 2
        large: list[float] = []
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            large += [p.at for p in self.paints(wait_seconds=0.01) if p.window == window and p.pixels >= half]
            begin = after()
            later = [at for at in large if begin is not None and at > begin]
            if later:
                return later[0]
        raise TimeoutError("the window was not painted again")

    def idle(self, seconds: float) -> None:
        """Let time pass while events are taken."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.paints(wait_seconds=min(left, 0.05))

    def wait_still(self, *, still_seconds: float = 0.3) -> float:
        """Wait until nothing but carets was painted for a while; return when the last paint was."""
        last = time.monotonic()
        until = last + _PATIENCE_SECONDS
        while time.monotonic() - last < still_seconds and time.monotonic() < until:
            for paint in self.paints(wait_seconds=0.02):
                if paint.pixels > _CARET_PIXELS:
                    last = paint.at
        return last

    def latency_ms(self, act: Callable[[], None], *, least_pixels: int, wait_seconds: float = 0.3) -> float | None:
        """Return the milliseconds from an input to the first paint of at least `least_pixels`, or None."""
        self.paints(wait_seconds=0.0)
        began = time.monotonic()
        act()
        while time.monotonic() - began < wait_seconds:
            for paint in self.paints(wait_seconds=0.005):
                if paint.pixels >= least_pixels:
                    return 1000 * (paint.at - began)
        return None

    def focus(self, window: int) -> None:
        """Give `window` the keyboard."""
        target = self._display.create_resource_object("window", window)
        target.set_input_focus(self._x.RevertToParent, self._x.CurrentTime)
        self._display.sync()

    def press(self, combination: str) -> None:
        """Press keys at once, such as `ctrl+f`, `a` or `Return`."""
        from Xlib import XK
        from Xlib.ext import xtest

        *modifiers, key = combination.split("+")
        names = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}
        symbols = [XK.string_to_keysym(names[modifier]) for modifier in modifiers]
        symbol = XK.string_to_keysym(dict(_CHARACTER_NAMES).get(key, key))
        if key.isupper() and len(key) == 1:
            symbols.append(XK.string_to_keysym("Shift_L"))
        codes = [self._display.keysym_to_keycode(held) for held in (*symbols, symbol)]
        for code in codes:
            xtest.fake_input(self._display, self._x.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, self._x.KeyRelease, code)
        self._display.sync()

    def type(self, text: str, *, gap_seconds: float = 0.02) -> None:
        """Type `text` as quickly as nobody does."""
        for character in text:
            self.press(character)
            self.idle(gap_seconds)

    def point(self, x: int, y: int) -> None:
        """Move the pointer."""
        from Xlib.ext import xtest

        xtest.fake_input(self._display, self._x.MotionNotify, x=x, y=y)
        self._display.sync()

    def click(self, button: int = 1) -> None:
        """Click where the pointer is; 4 and 5 are one step of the wheel up and down."""
        from Xlib.ext import xtest

        xtest.fake_input(self._display, self._x.ButtonPress, button)
        xtest.fake_input(self._display, self._x.ButtonRelease, button)
        self._display.sync()

    def close(self) -> None:
        """Leave the server."""
        self._display.close()

    def _watch(self, window: int) -> None:
        from Xlib import error

        if window in self._watched:
            return
        self._watched.add(window)
        target: Any = self._display.create_resource_object("window", window)
        try:
            target.damage_create(self._damage.DamageReportRawRectangles)
        except error.XError:
            self._watched.discard(window)

    def _pixels_of(self, window: int) -> int:
        from Xlib import error

        try:
            geometry = self._display.create_resource_object("window", window).get_geometry()
        except error.XError:
            return 1 << 30
        return int(geometry.width * geometry.height)

    def _title_of(self, window: int) -> str:
        from Xlib import error

        try:
            title = self._display.create_resource_object("window", window).get_wm_name()
        except error.XError:
            return ""
        return title.decode("utf-8", "replace") if isinstance(title, bytes) else str(title or "")


@contextmanager
def open_display(*, width: int = 1400, height: int = 900) -> Iterator[Display]:
    """Start an X server and give out its client.

    Raises: NoDisplayError naming what to install.
    """
    _demand_programs()
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", *_SERVER_OPTIONS],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        number = b""
        while not number.endswith(b"\n"):
            if not (part := os.read(reading, 16)):
                raise NoDisplayError("Xvfb ended at once")
            number += part
        display = Display(":" + number.decode().strip(), width=width, height=height)
        try:
            yield display
        finally:
            display.close()
    finally:
        os.close(reading)
        server.terminate()
        server.wait(_PATIENCE_SECONDS)


def _ignore(*_: object) -> None:
    """Take no notice."""


def _demand_programs() -> None:
    for program, package in _PROGRAMS:
        if shutil.which(program) is None:
            raise NoDisplayError(f"{program} is missing: apt-get install {package}")
    try:
        import Xlib  # noqa: F401
    except ImportError:
        raise NoDisplayError("python-xlib is missing: pip install python-xlib") from None
