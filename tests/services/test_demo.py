"""The demo: an invented year in a real journal, in a folder of its own that can be deleted."""

import stat
import tempfile
from pathlib import Path

import pytest

from balint_desktop import paths
from balint_desktop.content.demo_year import load_demo_year
from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.demo import DEMO_PASSPHRASE, delete_demo, demo_vault, fill_with_year, make_demo
from balint_desktop.services.journal import Journal, journal_on
from balint_desktop.services.vault import Vault
from tests.fakes import FakeClock
from tests.rights import files_of_at_most


@pytest.fixture(autouse=True)
def temporary_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_the_demo_opens_with_its_passphrase_and_is_gone_when_deleted(
    clock: FakeClock, temporary_place: Path
) -> None:
    folder = make_demo(resources=paths.resources(), clock=clock)
    vault = demo_vault(folder, clock=clock)
    vault.unlock(DEMO_PASSPHRASE)
    journal = journal_on(vault, resources=paths.resources(), clock=clock)
    assert len(journal.cases.ids(CaseFilter())) >= 40
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    vault.close()
    vault.let_go()
    delete_demo(folder)
    assert list(temporary_place.iterdir()) == []


def test_only_a_folder_of_a_demo_is_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    delete_demo(folder)
    assert folder.exists()


def test_a_year_is_written_in_the_order_of_its_days(open_vault: Vault, journal: Journal, clock: FakeClock) -> None:
    fill_with_year(open_vault, cases=load_demo_year(paths.resources()), today=clock.today())
    ids = [CaseId(number) for number in journal.cases.ids(CaseFilter())]
    entries = [entry for case_id in ids for entry in journal.cases.story(case_id).entries]
    entries.sort(key=lambda entry: entry.order)
    days = [entry.written_on for entry in entries]
    assert days == sorted(days)
    assert days[-1] <= clock.today()


def test_a_demo_that_cannot_be_made_leaves_no_folder(
    temporary_place: Path, clock: FakeClock
) -> None:
    with files_of_at_most(40_000), pytest.raises(BalintError):
        make_demo(resources=paths.resources(), clock=clock)
    assert list(temporary_place.iterdir()) == []


def test_a_demo_without_its_resources_is_not_begun(tmp_path: Path, clock: FakeClock) -> None:
    with pytest.raises(BalintError) as caught:
        make_demo(resources=tmp_path, clock=clock)
    assert caught.value.code is ErrorCode.RESOURCE_BROKEN
