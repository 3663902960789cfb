"""Programs that some tests need and that pip can't bring: without one, its tests are skipped by name.

`.ci/run` installs them all, and with `CI` set a skipped test fails the run (`tests/conftest.py`).
"""

import shutil
from pathlib import Path

import pytest

#: Where Debian puts what has no place on the path: the bus of the screen readers, and its bindings.
_ACCESSIBILITY = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/python3/dist-packages/gi"))
#: What Debian's own Python imports to stand in for logind and the screensavers.
_MOCK_BUS = Path("/usr/lib/python3/dist-packages/dbusmock")


def needs(program: str, *, debian: str) -> pytest.MarkDecorator:
    """Return a mark that skips a test when `program` isn't on the path, naming the Debian package `debian`.

    Use it as a decorator, or in a list: `pytestmark = [needs("Xvfb", debian="xvfb")]`.
    """
    return pytest.mark.skipif(
        shutil.which(program) is None, reason=f"{program} is missing: apt-get install {debian}"
    )


def needs_screen_reader() -> pytest.MarkDecorator:
    """Return a mark that skips a test where nothing can read the screen as a screen reader does."""
    return pytest.mark.skipif(
        not all(path.exists() for path in _ACCESSIBILITY),
        reason="no screen reader's eyes: apt-get install at-spi2-core python3-gi gir1.2-atspi-2.0",
    )


def needs_mock_bus() -> pytest.MarkDecorator:
    """Return a mark that skips a test where nothing can stand in for a desktop's services on D-Bus."""
    return pytest.mark.skipif(not _MOCK_BUS.exists(), reason="no mock of D-Bus: apt-get install python3-dbusmock")
