"""The settings file: never half written, and whatever is in it, the program opens."""

import json
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balint_desktop.services.settings import LockSign, Settings, SettingsFile
from tests.rights import files_of_at_most, folder_for_anybody, give_away, without_roots_rights

CHANGED = Settings(
    theme="evening",
    idle_minutes=15,
    text_percent=130,
    geometry="AdnQ",
    journal="/somewhere",
    lock_on_minimise=True,
    sleep_seen_on="2026-03-03",
)
DAY = date(2026, 3, 3)


def load(file: Path, stored: object) -> Settings:
    file.write_text(json.dumps(stored), encoding="utf-8")
    return SettingsFile(file).load()


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "none" / "settings.json").load() == Settings()


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "far" / "settings.json"
    assert SettingsFile(file).save(CHANGED)
    assert SettingsFile(file).load() == CHANGED
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"null", b"[]", b"7", b"[" * 100_000, b'"theme"'])
def test_a_broken_file_means_the_defaults(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert SettingsFile(file).load() == Settings()


@pytest.mark.parametrize(
    "odd",
    [
        {"theme": "pink"},
        {"theme": ["paper"]},
        {"idle_minutes": 0},
        {"idle_minutes": 10_000},
        {"idle_minutes": True},
        {"idle_minutes": 5.0},
        {"idle_minutes": "5"},
        {"text_percent": 1_000},
        {"text_percent": None},
        {"geometry": "x" * 5_000},
        {"geometry": 7},
        {"journal": {}},
        {"journal": "a\0b"},
        {"journal": "\ud800"},
        {"lock_on_minimise": 1},
        {"sleep_seen_on": "yesterday"},
        {"sleep_seen_on": "2026-02-30"},
        {"sleep_seen_on": 20260303},
        {"unknown": 1},
    ],
)
def test_an_odd_value_is_left_at_its_default_and_the_others_hold(tmp_path: Path, odd: dict[str, object]) -> None:
    expected = {**asdict(CHANGED), **{name: asdict(Settings())[name] for name in odd if name != "unknown"}}
    assert asdict(load(tmp_path / "settings.json", {**asdict(CHANGED), **odd})) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(sorted(asdict(Settings()))),
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.integers()), st.floats()),
    )
)
def test_any_json_gives_settings_with_a_usable_journal(tmp_path: Path, stored: dict[str, object]) -> None:
    loaded = load(tmp_path / "settings.json", stored)
    assert b"\0" not in os.fsencode(loaded.journal)
    assert all(loaded.seen_on(sign) is None or loaded.with_seen(sign, on=DAY) for sign in LockSign)


def test_a_sign_is_remembered_by_its_day_alone(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    assert Settings().seen_on(LockSign.SCREEN_LOCK) is None
    file.save(Settings().with_seen(LockSign.SCREEN_LOCK, on=DAY))
    assert file.load() == Settings(screen_lock_seen_on="2026-03-03")
    assert file.load().seen_on(LockSign.SCREEN_LOCK) == DAY


def test_a_place_with_bytes_that_are_no_text_comes_back(tmp_path: Path) -> None:
    odd = Settings(journal=os.fsdecode(b"/somewhere/\xff"))
    file = SettingsFile(tmp_path / "settings.json")
    assert file.save(odd)
    assert file.load() == odd


def test_settings_that_cannot_be_written_say_so() -> None:
    with folder_for_anybody() as place:
        give_away(place)
        place.chmod(0o500)
        with without_roots_rights():
            assert not SettingsFile(place / "settings.json").save(CHANGED)
            assert not SettingsFile(place / "far" / "settings.json").save(CHANGED)
        assert list(place.iterdir()) == []


def test_a_full_disk_leaves_the_earlier_settings(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    assert file.save(CHANGED)
    with files_of_at_most(20):
        assert not file.save(Settings())
    assert file.load() == CHANGED
    assert [left.name for left in tmp_path.iterdir()] == ["settings.json"]
