"""What tests of the theme share."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.theme.application_look import restored_look


@pytest.fixture
def plain_app(qapp: QApplication) -> Iterator[QApplication]:
    """The application as Qt made it, and again so afterwards, whatever the test put on."""
    with restored_look(qapp):
        yield qapp
