"""Letters dropped from outside and taken in at unlock: none lost, none doubled, none readable in between."""

import os
import stat
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from balint_desktop.crypto.header import Header
from balint_desktop.crypto.header_file import read_header
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.letter import LetterId
from balint_desktop.domain.wording import TEXT_LIMIT_CHARACTERS
from balint_desktop.services.letter_pins import LetterboxPins
from balint_desktop.services.letterbox import Letterbox
from balint_desktop.services.letters import LetterService
from balint_desktop.services.vault import Vault, VaultState
from balint_desktop.store.unit_of_work import UnitOfWork
from tests.fakes import FakeClock
from tests.rights import files_of_at_most
from tests.services.cheap_vault import CHEAP_COST, CHEAP_POLICY, PASSPHRASE, files_of, make_journal
from tests.services.conftest import MakeVault

WORDS = "He stood on the stairs with his coat on."


@pytest.fixture
def pins(tmp_path: Path) -> LetterboxPins:
    return LetterboxPins(tmp_path / "config" / "letterboxes.json")


@pytest.fixture
def letterbox(folder: Path, pins: LetterboxPins, clock: FakeClock) -> Letterbox:
    return Letterbox(folder, pins=pins, clock=clock)


def opened(new_vault: MakeVault) -> Vault:
    vault = new_vault()
    vault.unlock(PASSPHRASE)
    return vault


def waiting(vault: Vault) -> list[str]:
    return [letter.text for letter in LetterService(vault).waiting()]


def letters_in(folder: Path) -> list[Path]:
    return sorted((folder / "letterbox").iterdir()) if (folder / "letterbox").exists() else []


def code_of(act: Callable[[], object]) -> ErrorCode:
    with pytest.raises(BalintError) as caught:
        act()
    return caught.value.code


def test_a_letter_dropped_while_locked_waits_after_unlocking_and_its_file_is_gone(
    letterbox: Letterbox, new_vault: MakeVault, folder: Path, clock: FakeClock
) -> None:
    letter_id = letterbox.drop(f"\n{WORDS}\x00 ")
    assert [file.name for file in letters_in(folder)] == [f"{letter_id}.sealed"]
    vault = opened(new_vault)
    (letter,) = LetterService(vault).waiting()
    assert (letter.id, letter.text, letter.written_on) == (letter_id, WORDS, clock.today())
    assert letters_in(folder) == []
    vault.close()
    assert waiting(opened(new_vault)) == [WORDS]


def test_a_letter_is_for_its_owner_alone_and_tells_neither_words_nor_length(
    letterbox: Letterbox, folder: Path
) -> None:
    letterbox.drop("So.")
    letterbox.drop(WORDS)
    assert stat.S_IMODE((folder / "letterbox").stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in letters_in(folder)} == {0o600}
    assert len({file.stat().st_size for file in letters_in(folder)}) == 1
    assert not any(b"stairs" in content for content in files_of(folder).values())


def test_a_letter_can_be_dropped_while_the_journal_is_open_elsewhere(
    letterbox: Letterbox, open_vault: Vault
) -> None:
    letterbox.drop(WORDS)
    assert waiting(open_vault) == []
    assert open_vault.take_letters_in() == 1
    assert waiting(open_vault) == [WORDS]
    assert open_vault.take_letters_in() == 0


def test_letters_come_in_as_they_were_written(
    letterbox: Letterbox, new_vault: MakeVault, folder: Path
) -> None:
    for number, words in enumerate(("one", "two", "three")):
        file = folder / "letterbox" / f"{letterbox.drop(words)}.sealed"
        os.utime(file, (1_000 + number, 1_000 + number))
    assert waiting(opened(new_vault)) == ["one", "two", "three"]


def test_a_letter_of_any_length_that_a_note_may_have_comes_in_whole(
    letterbox: Letterbox, new_vault: MakeVault
) -> None:
    words = "\N{GRINNING FACE}\n" * (TEXT_LIMIT_CHARACTERS // 2 - 1) + "\N{GRINNING FACE}"
    letterbox.drop(words)
    assert waiting(opened(new_vault)) == [words]


def test_nothing_and_too_much_are_refused(letterbox: Letterbox, folder: Path) -> None:
    assert code_of(lambda: letterbox.drop(" \n\x00")) is ErrorCode.NOTHING_WRITTEN
    assert code_of(lambda: letterbox.drop("x" * (TEXT_LIMIT_CHARACTERS + 1))) is ErrorCode.TEXT_TOO_LONG
    assert letters_in(folder) == []


def test_without_a_journal_there_is_no_letterbox(tmp_path: Path, pins: LetterboxPins, clock: FakeClock) -> None:
    letterbox = Letterbox(tmp_path / "none", pins=pins, clock=clock)
    assert code_of(letterbox.check) is ErrorCode.JOURNAL_MISSING
    assert code_of(lambda: letterbox.drop(WORDS)) is ErrorCode.JOURNAL_MISSING
    assert not (tmp_path / "none").exists()


def test_a_damaged_header_takes_no_letters(letterbox: Letterbox, folder: Path) -> None:
    (folder / "vault.hdr").write_bytes((folder / "vault.hdr").read_bytes()[:-1])
    assert code_of(letterbox.check) is ErrorCode.HEADER_DAMAGED
    (folder / "vault.hdr").unlink()
    assert code_of(lambda: letterbox.drop(WORDS)) is ErrorCode.HEADER_DAMAGED


def test_a_full_disk_is_told_and_leaves_nothing_behind(letterbox: Letterbox, folder: Path) -> None:
    with files_of_at_most(100):
        assert code_of(lambda: letterbox.drop(WORDS)) is ErrorCode.DISK_FULL
    assert letters_in(folder) == []


def test_a_letter_that_may_not_last_is_taken_back(
    letterbox: Letterbox, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise BalintError(ErrorCode.DISK_FAILED)

    monkeypatch.setattr("balint_desktop.services.letterbox.make_durable", fail)
    assert code_of(lambda: letterbox.drop(WORDS)) is ErrorCode.DISK_FAILED
    assert letters_in(folder) == []


def test_a_letterbox_that_is_a_link_takes_nothing(letterbox: Letterbox, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "letterbox").symlink_to(tmp_path / "elsewhere")
    assert code_of(lambda: letterbox.drop(WORDS)) is ErrorCode.FOLDER_UNSAFE
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_crash_between_storing_and_deleting_does_not_double_a_letter(
    letterbox: Letterbox, new_vault: MakeVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter_id = letterbox.drop(WORDS)

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        vault = opened(new_vault)
    assert len(letters_in(folder)) == 1
    LetterService(vault).keep(letter_id)
    vault.close()
    vault = opened(new_vault)
    assert waiting(vault) == []
    assert letters_in(folder) == []


def test_a_letter_that_cannot_be_stored_stays_sealed_and_the_journal_opens(
    letterbox: Letterbox, new_vault: MakeVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letterbox.drop(WORDS)

    def fail(self: UnitOfWork) -> None:
        raise BalintError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(UnitOfWork, "commit", fail)
        vault = opened(new_vault)
    assert vault.state is VaultState.OPEN
    assert len(letters_in(folder)) == 1
    assert waiting(vault) == []
    assert vault.take_letters_in() == 1


def flip(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


@pytest.mark.parametrize("spoil", [flip, lambda content: content[:30], lambda _: b"", lambda _: b"x" * 3_000_000])
def test_a_broken_letter_is_put_aside_and_told_and_the_others_come_in(
    letterbox: Letterbox, new_vault: MakeVault, folder: Path, spoil: Callable[[bytes], bytes]
) -> None:
    broken = folder / "letterbox" / f"{letterbox.drop('Broken.')}.sealed"
    broken.write_bytes(spoil(broken.read_bytes()))
    content = broken.read_bytes()
    letterbox.drop(WORDS)
    vault = opened(new_vault)
    assert waiting(vault) == [WORDS]
    assert letters_in(folder) == []
    assert [file.read_bytes() for file in (folder / "quarantine").iterdir()] == [content]
    assert stat.S_IMODE((folder / "quarantine").stat().st_mode) == 0o700
    assert vault.trouble_at_opening is ErrorCode.LETTER_BROKEN


def test_a_letter_under_another_name_or_of_another_journal_is_put_aside(
    letterbox: Letterbox, new_vault: MakeVault, folder: Path, tmp_path: Path, pins: LetterboxPins, clock: FakeClock
) -> None:
    copied = folder / "letterbox" / f"{letterbox.drop(WORDS)}.sealed"
    (folder / "letterbox" / ("0" * 32 + ".sealed")).write_bytes(copied.read_bytes())
    make_journal(tmp_path / "other", clock=clock)
    letter_id = Letterbox(tmp_path / "other", pins=pins, clock=clock).drop("Somebody else's.")
    (tmp_path / "other" / "letterbox" / f"{letter_id}.sealed").rename(
        folder / "letterbox" / f"{letter_id}.sealed"
    )
    assert waiting(opened(new_vault)) == [WORDS]
    assert sorted(file.name for file in (folder / "quarantine").iterdir()) == ["letter-1.sealed", "letter-2.sealed"]


def test_links_and_folders_with_a_letters_name_are_put_aside_and_other_files_left(
    letterbox: Letterbox, new_vault: MakeVault, folder: Path, tmp_path: Path
) -> None:
    letterbox.drop(WORDS)
    box = folder / "letterbox"
    (box / ("1" * 32 + ".sealed")).symlink_to(tmp_path / "elsewhere")
    (box / ("2" * 32 + ".sealed")).mkdir()
    (box / "desktop.ini").write_bytes(b"")
    assert waiting(opened(new_vault)) == [WORDS]
    assert [file.name for file in letters_in(folder)] == ["desktop.ini"]
    assert len(list((folder / "quarantine").iterdir())) == 2


def test_a_letter_left_by_a_crash_before_it_had_its_name_comes_in_but_not_one_just_being_written(
    letterbox: Letterbox, new_vault: MakeVault, folder: Path
) -> None:
    for words, age_seconds in (("left", 3_600), ("being written", 0)):
        file = folder / "letterbox" / f"{letterbox.drop(words)}.sealed"
        os.utime(file, (time.time() - age_seconds,) * 2)
        file.rename(file.with_suffix(".new"))
    assert waiting(opened(new_vault)) == ["left"]
    assert len(letters_in(folder)) == 1


def test_a_letterbox_that_is_a_file_does_not_keep_the_journal_shut(new_vault: MakeVault, folder: Path) -> None:
    (folder / "letterbox").write_bytes(b"")
    assert opened(new_vault).state is VaultState.OPEN


def vault_with(pins: LetterboxPins, *, folder: Path, clock: FakeClock) -> Vault:
    return Vault(folder, clock=clock, cost=CHEAP_COST, policy=CHEAP_POLICY, pins=pins)


def swap_key(folder: Path) -> None:
    """Let the header of `folder` name another letterbox, as whoever can write there could make it."""
    swapped: Header = replace(read_header(folder), letterbox_public_key=bytes(31) + b"\x09")
    (folder / "vault.hdr").write_bytes(swapped.to_bytes())


def test_after_the_journal_was_open_nothing_is_sealed_to_another_key(
    letterbox: Letterbox, pins: LetterboxPins, folder: Path, clock: FakeClock
) -> None:
    vault = vault_with(pins, folder=folder, clock=clock)
    vault.unlock(PASSPHRASE)
    vault.close()
    vault.let_go()
    letterbox.drop(WORDS)
    swap_key(folder)
    assert code_of(letterbox.check) is ErrorCode.LETTERBOX_CHANGED
    assert code_of(lambda: letterbox.drop(WORDS)) is ErrorCode.LETTERBOX_CHANGED
    assert len(letters_in(folder)) == 1


def test_what_is_remembered_names_no_folder_and_is_for_its_owner_alone(
    pins: LetterboxPins, folder: Path, clock: FakeClock, tmp_path: Path
) -> None:
    vault = vault_with(pins, folder=folder, clock=clock)
    vault.unlock(PASSPHRASE)
    vault.close()
    vault.let_go()
    file = tmp_path / "config" / "letterboxes.json"
    header = read_header(folder)
    pin = pins.get(folder)
    assert pin is not None
    assert (pin.vault_id, pin.public_key) == (header.vault_id, header.letterbox_public_key)
    assert pins.get(tmp_path) is None
    assert folder.name not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"x": 1}', b"\xff"])
def test_a_spoiled_file_of_pins_is_as_good_as_none_and_is_written_anew(
    pins: LetterboxPins, folder: Path, clock: FakeClock, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "letterboxes.json").write_bytes(content)
    assert pins.get(folder) is None
    vault = vault_with(pins, folder=folder, clock=clock)
    vault.unlock(PASSPHRASE)
    vault.close()
    vault.let_go()
    assert pins.get(folder) is not None


def test_pins_that_cannot_be_written_do_not_keep_the_journal_shut(
    folder: Path, clock: FakeClock, tmp_path: Path
) -> None:
    (tmp_path / "config").write_bytes(b"")
    vault = vault_with(LetterboxPins(tmp_path / "config" / "pins.json"), folder=folder, clock=clock)
    vault.unlock(PASSPHRASE)
    assert vault.state is VaultState.OPEN
    vault.close()
    vault.let_go()


def test_an_unknown_letter_cannot_be_kept(open_vault: Vault) -> None:
    assert code_of(lambda: LetterService(open_vault).keep(LetterId("3" * 32))) is ErrorCode.NOT_THERE
