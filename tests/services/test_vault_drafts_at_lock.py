"""What stands in the editors when the journal locks: in the database, else sealed beside it, never lost."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from balint_desktop.crypto.header_file import read_header
from balint_desktop.crypto.passphrase import encode_passphrase
from balint_desktop.crypto.sealed_draft import seal_draft
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind, Feeling
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.place import Place
from balint_desktop.services.drafts import DraftService
from balint_desktop.services.places import PlaceService
from balint_desktop.services.vault import Vault, VaultState
from tests.rights import files_of_at_most
from tests.services.cheap_vault import PASSPHRASE, files_of
from tests.services.conftest import MakeVault

WORDS = "He wept, and I looked at the clock."
#: Room for a sealed file and none for a page of the database.
ROOM_FOR_A_SEALED_FILE = 4_000


def draft(
    text: str = WORDS, *, slot: str = "today", name: str = "The clock", feelings: tuple[str, ...] = ()
) -> Draft:
    return Draft(
        slot=slot,
        kind=EntryKind.FIRST_NOTE,
        name=name,
        text=text,
        feelings=tuple(Feeling(word=word) for word in feelings),
    )


def opened(new_vault: MakeVault) -> Vault:
    vault = new_vault()
    vault.unlock(PASSPHRASE)
    return vault


def lock_on_a_full_disk(vault: Vault, *drafts: Draft) -> None:
    with files_of_at_most(ROOM_FOR_A_SEALED_FILE):
        vault.close(drafts=drafts)
    vault.let_go()


@contextmanager
def full_disk_at_unlock() -> Iterator[None]:
    with files_of_at_most(ROOM_FOR_A_SEALED_FILE):
        yield


def stored(vault: Vault) -> dict[str, Draft]:
    return {draft.slot: draft for draft in DraftService(vault).all()}


def sealed_file(folder: Path) -> Path:
    return folder / "drafts.sealed"


def test_drafts_at_lock_are_in_the_database(new_vault: MakeVault, folder: Path) -> None:
    opened(new_vault).close(drafts=(draft(feelings=("sad",)),))
    assert not sealed_file(folder).exists()
    assert stored(opened(new_vault)) == {"today": draft(feelings=("sad",))}


def test_the_place_is_remembered_over_a_lock(new_vault: MakeVault) -> None:
    opened(new_vault).close(place=Place(page="today", cursor=7))
    assert PlaceService(opened(new_vault)).last() == Place(page="today", cursor=7)


def test_an_empty_page_at_lock_takes_an_older_draft_away(new_vault: MakeVault) -> None:
    vault = opened(new_vault)
    DraftService(vault).save(draft())
    vault.close(drafts=(draft(" \n", name=""),))
    assert stored(opened(new_vault)) == {}


def test_drafts_that_the_database_cannot_take_are_sealed_and_come_back(new_vault: MakeVault, folder: Path) -> None:
    vault = opened(new_vault)
    drafts = (draft(feelings=("sad", "moved")), draft("And then?", slot="case-1", name=""))
    lock_on_a_full_disk(vault, *drafts)
    assert vault.state is VaultState.LOCKED
    assert not any(WORDS.encode() in content for content in files_of(folder).values())
    assert sealed_file(folder).stat().st_mode & 0o777 == 0o600
    assert stored(opened(new_vault)) == {one.slot: one for one in drafts}
    assert not sealed_file(folder).exists()


def test_nothing_is_sealed_for_an_empty_page(new_vault: MakeVault, folder: Path) -> None:
    lock_on_a_full_disk(opened(new_vault), draft("", name=""))
    assert not sealed_file(folder).exists()


def test_the_later_wording_replaces_the_one_saved_before_the_disk_was_full(new_vault: MakeVault) -> None:
    vault = opened(new_vault)
    DraftService(vault).save(draft("He wept for a while."))
    lock_on_a_full_disk(vault, draft("She did not weep."))
    assert stored(opened(new_vault))["today"].text == "She did not weep."


def test_a_journal_that_can_save_drafts_nowhere_stays_open(new_vault: MakeVault) -> None:
    vault = opened(new_vault)
    with files_of_at_most(10), pytest.raises(BalintError) as caught:
        vault.close(drafts=(draft(),))
    assert caught.value.code is ErrorCode.DISK_FULL
    assert vault.state is VaultState.OPEN
    vault.close(drafts=(draft(),))
    assert stored(opened(new_vault))["today"] == draft()


def test_a_failed_attempt_to_seal_leaves_nothing_behind(new_vault: MakeVault, folder: Path) -> None:
    vault = opened(new_vault)
    with files_of_at_most(100), pytest.raises(BalintError):
        vault.close(drafts=(draft(),))
    assert not [name for name in files_of(folder) if name.startswith("drafts")]


def test_drafts_stay_sealed_while_the_disk_is_full_and_the_journal_opens(
    new_vault: MakeVault, folder: Path
) -> None:
    lock_on_a_full_disk(opened(new_vault), draft())
    with full_disk_at_unlock():
        vault = opened(new_vault)
        assert vault.state is VaultState.OPEN
        assert sealed_file(folder).exists()
        vault.close()
    assert stored(opened(new_vault))["today"] == draft()


def test_two_locks_on_a_full_disk_lose_neither_draft(new_vault: MakeVault) -> None:
    lock_on_a_full_disk(opened(new_vault), draft("The first evening."), draft("Of another case.", slot="case-1"))
    with full_disk_at_unlock():
        vault = opened(new_vault)
        vault.close(drafts=(draft("The second evening."),))
    found = stored(opened(new_vault))
    assert found["today"].text == "The first evening.\n\nThe second evening."
    assert found["case-1"].text == "Of another case."


def test_what_was_saved_after_the_disk_had_room_again_is_not_replaced_by_older_words(
    new_vault: MakeVault,
) -> None:
    lock_on_a_full_disk(opened(new_vault), draft("Before.", name="One", feelings=("sad",)))
    with full_disk_at_unlock():
        vault = opened(new_vault)
    DraftService(vault).save(draft("After.", name="Two", feelings=("sad", "moved")))
    found = stored(opened(new_vault))["today"]
    assert found == draft("One\nBefore.\n\nAfter.", name="Two", feelings=("sad", "moved"))


def test_words_that_only_grew_are_not_there_twice(new_vault: MakeVault) -> None:
    lock_on_a_full_disk(opened(new_vault), draft("He wept."))
    with full_disk_at_unlock():
        vault = opened(new_vault)
    DraftService(vault).save(draft("He wept. I waited."))
    assert stored(opened(new_vault))["today"].text == "He wept. I waited."


def broken_by_a_flipped_bit(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


@pytest.mark.parametrize("spoil", [broken_by_a_flipped_bit, lambda content: content[:20], lambda _: b""])
def test_a_broken_file_is_kept_aside_and_the_journal_opens(
    new_vault: MakeVault, folder: Path, spoil: object
) -> None:
    lock_on_a_full_disk(opened(new_vault), draft())
    assert callable(spoil)
    broken = spoil(sealed_file(folder).read_bytes())
    sealed_file(folder).write_bytes(broken)
    vault = opened(new_vault)
    assert vault.state is VaultState.OPEN
    assert stored(vault) == {}
    assert not sealed_file(folder).exists()
    assert [file.read_bytes() for file in (folder / "quarantine").iterdir()] == [broken]
    assert (folder / "quarantine").stat().st_mode & 0o777 == 0o700


def test_a_second_broken_file_does_not_take_the_place_of_the_first(new_vault: MakeVault, folder: Path) -> None:
    for content in (b"first", b"second"):
        sealed_file(folder).write_bytes(content)
        opened(new_vault).close()
    assert sorted(file.read_bytes() for file in (folder / "quarantine").iterdir()) == [b"first", b"second"]


def test_a_file_broken_meanwhile_is_not_overwritten_at_lock(new_vault: MakeVault, folder: Path) -> None:
    vault = opened(new_vault)
    sealed_file(folder).write_bytes(b"broken")
    lock_on_a_full_disk(vault, draft())
    assert [file.read_bytes() for file in (folder / "quarantine").iterdir()] == [b"broken"]
    assert stored(opened(new_vault))["today"] == draft()


@pytest.mark.parametrize(
    "content",
    [[], {}, {"write_seq": 1, "drafts": {}}, {"write_seq": 1, "drafts": [{}]}, {"write_seq": 1, "drafts": [1]}],
)
def test_a_sealed_file_of_another_version_is_kept_aside(
    new_vault: MakeVault, folder: Path, content: object
) -> None:
    header = read_header(folder)
    keys = header.unlock_with_passphrase(encode_passphrase(PASSPHRASE)).keys
    sealed = seal_draft(json.dumps(content).encode(), draft_key=keys.draft, vault_id=header.vault_id)
    sealed_file(folder).write_bytes(sealed)
    vault = opened(new_vault)
    assert vault.state is VaultState.OPEN
    assert [file.read_bytes() for file in (folder / "quarantine").iterdir()] == [sealed]


def test_a_sealed_file_that_cannot_be_read_now_stays_where_it_is(new_vault: MakeVault, folder: Path) -> None:
    sealed_file(folder).mkdir()
    assert opened(new_vault).state is VaultState.OPEN
    assert sealed_file(folder).is_dir()


def test_drafts_whose_file_cannot_be_taken_away_are_there_once(
    new_vault: MakeVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_on_a_full_disk(opened(new_vault), draft())

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        opened(new_vault)
    assert sealed_file(folder).exists()
    assert stored(opened(new_vault)) == {"today": draft()}
    assert not sealed_file(folder).exists()


def test_a_broken_sealed_draft_is_remembered_for_telling(new_vault: MakeVault, folder: Path) -> None:
    (folder / "drafts.sealed").write_bytes(b"no longer what was sealed" * 10)
    vault = opened(new_vault)
    assert vault.trouble_at_opening is ErrorCode.SEAL_BROKEN
    assert opened(new_vault).trouble_at_opening is None
