"""A desktop for each journey, and the packages it needs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.desktop import Desktop, open_desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """Give out a desktop whose home is a new folder."""
    with open_desktop(tmp_path) as opened:
        yield opened
