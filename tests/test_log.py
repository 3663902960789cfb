"""The log: names and numbers, never a word; and nothing stops because it can't be written."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from balint_desktop import log
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.settings import SettingsFile
from tests.rights import files_of_at_most

SECRET = "what the patient told me"


@pytest.fixture(autouse=True)
def own_handlers() -> Iterator[None]:
    """Take away what a test adds to the one logger."""
    logger = logging.getLogger("balint_desktop")
    before, level, propagate = list(logger.handlers), logger.level, logger.propagate
    yield
    for handler in [handler for handler in logger.handlers if handler not in before]:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)
    logger.propagate = propagate


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "far" / "balint-desktop.log"
    log.start_log(place)
    return place


def fail_unseen() -> None:
    raise KeyError(SECRET)


def fail(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def test_an_event_is_a_name_and_numbers(file: Path) -> None:
    log.event("locked", seconds=0.25, count=3)
    assert file.read_text().endswith(" locked seconds=0.25 count=3\n")


def test_a_failure_is_a_type_and_a_place_without_its_text(file: Path) -> None:
    log.failure("job", fail(ValueError(SECRET)))
    text = file.read_text()
    assert "job ValueError at ?" in text
    assert SECRET not in text


def test_the_place_of_a_failure_is_the_last_one_of_ours(file: Path, tmp_path: Path) -> None:
    with pytest.raises(TypeError) as caught:
        SettingsFile(tmp_path / "a.json").save(None)  # type: ignore[arg-type]
    log.failure("job", caught.value)
    assert " at balint_desktop.services.settings:" in file.read_text()


def test_an_error_of_ours_is_named_by_its_type_alone(file: Path) -> None:
    log.failure("wrong_passphrase", fail(BalintError(ErrorCode.WRONG_PASSPHRASE)))
    assert "wrong_passphrase BalintError at ?" in file.read_text()


def test_what_nobody_caught_is_noted_and_not_printed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = fail(KeyError(SECRET))
    log.log_uncaught(type(error), error, error.__traceback__)
    hooked = threading.excepthook
    threading.excepthook = log.log_uncaught_in_thread
    try:
        thread = threading.Thread(target=fail_unseen)
        thread.start()
        thread.join()
    finally:
        threading.excepthook = hooked
    log.log_uncaught_in_thread(threading.ExceptHookArgs((KeyError, None, None, None)))
    text = file.read_text()
    assert "uncaught KeyError" in text
    assert "uncaught_in_thread KeyError" in text
    assert SECRET not in text
    assert capsys.readouterr() == ("", "")


def test_the_log_is_its_owners_alone_also_when_it_was_not(tmp_path: Path) -> None:
    place = tmp_path / "a.log"
    place.write_text("earlier\n")
    place.chmod(0o644)
    log.start_log(place)
    log.event("again")
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.read_text().startswith("earlier\n")


def test_a_long_log_is_put_aside_once(tmp_path: Path) -> None:
    place = tmp_path / "a.log"
    for content in ("one" * 100_000, "two" * 100_000):
        place.write_text(content)
        log.start_log(place)
    assert (tmp_path / "a.1.log").read_text().startswith("two")
    assert place.stat().st_size == 0
    assert sorted(left.name for left in tmp_path.iterdir()) == ["a.1.log", "a.log"]


@pytest.mark.parametrize("is_folder", [True, False])
def test_without_a_place_for_the_log_everything_goes_on(
    tmp_path: Path, is_folder: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "a.log"
    if is_folder:
        place.mkdir()
    else:
        place = tmp_path / "file" / "a.log"
        (tmp_path / "file").write_text("")
    log.start_log(place)
    log.event("locked", seconds=1)
    log.failure("job", ValueError(SECRET))
    assert capsys.readouterr() == ("", "")


def test_a_full_disk_loses_an_event_and_nothing_else(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.event("before")
    with files_of_at_most(file.stat().st_size):
        log.event("lost")
    assert "lost" not in file.read_text()
    assert capsys.readouterr() == ("", "")


def test_nothing_of_the_log_goes_to_other_logs(file: Path, tmp_path: Path) -> None:
    other = logging.FileHandler(tmp_path / "other.log")
    logging.getLogger().addHandler(other)
    log.event("quiet")
    logging.getLogger().removeHandler(other)
    other.close()
    assert "quiet" in file.read_text()
    assert (tmp_path / "other.log").read_text() == ""
