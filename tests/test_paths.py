"""Where things are: in the places of the user who runs it, and the resources beside the code."""

import sys
from pathlib import Path

import pytest

from balint_desktop import paths


def test_every_place_lies_below_the_users_own(tmp_path: Path) -> None:
    home = Path.home()
    for place in (paths.journal_folder(), paths.settings_file(), paths.log_file()):
        assert place.is_relative_to(home)
        assert "balint-desktop" in place.parts


def test_settings_and_logs_lie_outside_of_the_journal() -> None:
    for place in (paths.settings_file(), paths.log_file()):
        assert not place.is_relative_to(paths.journal_folder())


def test_the_resources_of_a_checkout_are_found() -> None:
    assert (paths.resources() / "themes").is_dir()


def test_the_resources_of_a_frozen_build_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() != tmp_path / "resources"
    (tmp_path / "resources").mkdir()
    assert paths.resources() == tmp_path / "resources"
