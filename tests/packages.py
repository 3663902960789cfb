"""Programs that some tests need and that pip can't bring: without one, its tests are skipped by name.

`.ci/run` installs them all, and with `CI` set a skipped test fails the run (`tests/conftest.py`).
"""

import shutil

import pytest


def needs(program: str, *, debian: str) -> pytest.MarkDecorator:
    """Return a mark that skips a test when `program` isn't on the path, naming the Debian package `debian`.

    Use it as a decorator, or in a list: `pytestmark = [needs("Xvfb", debian="xvfb")]`.
    """
    return pytest.mark.skipif(
        shutil.which(program) is None, reason=f"{program} is missing: apt-get install {debian}"
    )
