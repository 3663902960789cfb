"""Changing what opens the journal while it is open: only the header is written, and a failure changes nothing."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from balint_desktop.crypto import header_file
from balint_desktop.crypto.header_file import read_header, read_previous_header
from balint_desktop.crypto.keys import Secret, VaultKeys
from balint_desktop.crypto.passphrase import encode_passphrase
from balint_desktop.crypto.recovery_code import new_recovery_code, parse_recovery_code
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services import journal_keys
from balint_desktop.services.cases import CaseService
from balint_desktop.services.journal_keys import JournalKeys
from balint_desktop.services.vault import Vault, VaultState
from tests.fakes import FakeClock
from tests.rights import files_of_at_most
from tests.services.cheap_vault import PASSPHRASE, files_of, make_journal, typed_code
from tests.services.conftest import MakeVault, Template

NEW = "quite another passphrase"
#: A header is shorter, and so is what a database grows by; none fits.
NO_ROOM = 100


def code_of(caught: pytest.ExceptionInfo[BalintError]) -> ErrorCode:
    return caught.value.code


def refusal_of(vault: Vault, passphrase: str) -> ErrorCode:
    with pytest.raises(BalintError) as caught:
        vault.unlock(passphrase)
    return code_of(caught)


def databases(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in files_of(folder).items() if name.startswith("journal-")}


def test_a_new_passphrase_takes_the_place_of_the_old_one(
    open_vault: Vault, new_vault: MakeVault, template: Template
) -> None:
    open_vault.journal_keys().change_passphrase(PASSPHRASE, new=NEW)
    assert open_vault.state is VaultState.OPEN
    vault = new_vault()
    assert refusal_of(vault, PASSPHRASE) is ErrorCode.WRONG_PASSPHRASE
    vault.unlock(NEW)
    vault.close()
    vault.unlock_with_code(template.code)


def test_only_the_header_is_written(open_vault: Vault, clock: FakeClock) -> None:
    CaseService(open_vault, clock=clock).keep("A word.", name="", feelings=(), draft_slot="today")
    before, header = databases(open_vault.folder), files_of(open_vault.folder)["vault.hdr"]
    keys = open_vault.journal_keys()
    keys.change_passphrase(PASSPHRASE, new=NEW)
    code = new_recovery_code()
    keys.renew_code(NEW, code=code)
    keys.test_code(typed_code(code))
    after = files_of(open_vault.folder)
    assert databases(open_vault.folder) == before
    assert after["vault.hdr"] != header
    assert set(after) == {*before, "lock", "vault.hdr", "vault.hdr.prev"}
    with open_vault.reading() as work:
        assert len(work.cases.ids()) == 1


def test_the_copy_beside_the_header_opens_with_nothing_earlier_either(
    open_vault: Vault, template: Template
) -> None:
    keys = open_vault.journal_keys()
    keys.change_passphrase(PASSPHRASE, new=NEW)
    keys.renew_code(NEW, code=new_recovery_code())
    previous = read_previous_header(open_vault.folder)
    assert previous == read_header(open_vault.folder)
    with pytest.raises(BalintError) as caught:
        previous.unlock_with_passphrase(encode_passphrase(PASSPHRASE))
    assert code_of(caught) is ErrorCode.WRONG_PASSPHRASE
    with pytest.raises(BalintError) as caught:
        previous.unlock_with_recovery_code(parse_recovery_code(template.code))
    assert code_of(caught) is ErrorCode.WRONG_RECOVERY_CODE


def test_a_copy_that_cannot_be_renewed_leaves_the_change_in_force(
    open_vault: Vault, new_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []

    def write_once(*arguments: Any, **named: Any) -> None:
        if written:
            raise OSError(errno.ENOSPC, "")
        written.append(named["header"])
        header_file.write_header(*arguments, **named)

    monkeypatch.setattr(journal_keys, "write_header", write_once)
    open_vault.journal_keys().change_passphrase(PASSPHRASE, new=NEW)
    new_vault().unlock(NEW)


def test_nothing_is_changed_without_the_present_passphrase(open_vault: Vault) -> None:
    before = files_of(open_vault.folder)
    keys = open_vault.journal_keys()
    attempts = (
        lambda: keys.prove("not the passphrase"),
        lambda: keys.change_passphrase("not the passphrase", new=NEW),
        lambda: keys.renew_code("not the passphrase", code=new_recovery_code()),
    )
    for attempt in attempts:
        with pytest.raises(BalintError) as caught:
            attempt()
        assert code_of(caught) is ErrorCode.WRONG_PASSPHRASE
    with pytest.raises(BalintError) as caught:
        keys.set_passphrase_after_code(NEW)
    assert code_of(caught) is ErrorCode.UNEXPECTED
    assert files_of(open_vault.folder) == before


def test_a_new_passphrase_of_eleven_characters_is_refused(open_vault: Vault, new_vault: MakeVault) -> None:
    before = files_of(open_vault.folder)
    with pytest.raises(BalintError) as caught:
        open_vault.journal_keys().change_passphrase(PASSPHRASE, new="eleven char")
    assert code_of(caught) is ErrorCode.PASSPHRASE_TOO_SHORT
    assert files_of(open_vault.folder) == before
    new_vault().unlock(PASSPHRASE)


def test_a_new_code_takes_the_place_of_the_old_one(
    open_vault: Vault, new_vault: MakeVault, template: Template
) -> None:
    code = new_recovery_code()
    typed = typed_code(code)
    open_vault.journal_keys().renew_code(PASSPHRASE, code=code)
    vault = new_vault()
    with pytest.raises(BalintError) as caught:
        vault.unlock_with_code(template.code)
    assert code_of(caught) is ErrorCode.WRONG_RECOVERY_CODE
    vault.unlock_with_code(typed)
    vault.close()
    vault.unlock(PASSPHRASE)


def test_a_code_is_tested_without_changing_anything(open_vault: Vault, template: Template) -> None:
    before = files_of(open_vault.folder)
    times = {file: file.stat().st_mtime_ns for file in open_vault.folder.iterdir()}
    keys = open_vault.journal_keys()
    keys.test_code(template.code.lower())
    slipped = ("2" if template.code[0] != "2" else "3") + template.code[1:]
    for typed, expected in (
        (slipped, ErrorCode.RECOVERY_CODE_TYPO),
        (typed_code(new_recovery_code()), ErrorCode.WRONG_RECOVERY_CODE),
    ):
        with pytest.raises(BalintError) as caught:
            keys.test_code(typed)
        assert code_of(caught) is expected
    assert files_of(open_vault.folder) == before
    assert {file: file.stat().st_mtime_ns for file in open_vault.folder.iterdir()} == times


def test_a_slip_in_a_tested_code_costs_no_derivation(
    open_vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_keys, "present_header", pytest.fail)
    with pytest.raises(BalintError) as caught:
        open_vault.journal_keys().test_code("0000")
    assert code_of(caught) is ErrorCode.RECOVERY_CODE_TYPO


def test_a_full_disk_leaves_what_opened_the_journal(
    open_vault: Vault, new_vault: MakeVault, template: Template
) -> None:
    header = files_of(open_vault.folder)["vault.hdr"]
    keys = open_vault.journal_keys()
    for attempt in (
        lambda: keys.change_passphrase(PASSPHRASE, new=NEW),
        lambda: keys.renew_code(PASSPHRASE, code=new_recovery_code()),
    ):
        with files_of_at_most(NO_ROOM), pytest.raises(BalintError) as caught:
            attempt()
        assert code_of(caught) is ErrorCode.KEYS_NOT_WRITTEN
        assert files_of(open_vault.folder)["vault.hdr"] == header
    vault = new_vault()
    vault.unlock(PASSPHRASE)
    vault.close()
    vault.unlock_with_code(template.code)
    assert not [name for name in files_of(vault.folder) if name.endswith(".new")]


def test_a_disk_that_fails_before_the_header_takes_its_place_changes_nothing(
    open_vault: Vault, new_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(os, "fsync", _fail)
        with pytest.raises(BalintError) as caught:
            open_vault.journal_keys().change_passphrase(PASSPHRASE, new=NEW)
    assert code_of(caught) is ErrorCode.KEYS_NOT_WRITTEN
    new_vault().unlock(PASSPHRASE)


def test_a_change_whose_folder_alone_could_not_be_synced_is_told_as_it_is(
    open_vault: Vault, new_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(header_file, "_sync_folder", _fail)
        open_vault.journal_keys().change_passphrase(PASSPHRASE, new=NEW)
    new_vault().unlock(NEW)


def test_a_header_of_another_journal_put_there_meanwhile_is_not_rewritten(
    open_vault: Vault, clock: FakeClock, tmp_path: Path
) -> None:
    make_journal(tmp_path / "other", clock=clock)
    foreign = (tmp_path / "other" / "vault.hdr").read_bytes()
    (open_vault.folder / "vault.hdr").write_bytes(foreign)
    with pytest.raises(BalintError) as caught:
        open_vault.journal_keys().change_passphrase(PASSPHRASE, new=NEW)
    assert code_of(caught) is ErrorCode.HEADER_DAMAGED
    assert (open_vault.folder / "vault.hdr").read_bytes() == foreign


def test_a_header_that_is_gone_is_told_and_not_made_up(open_vault: Vault) -> None:
    (open_vault.folder / "vault.hdr").unlink()
    with pytest.raises(BalintError) as caught:
        open_vault.journal_keys().change_passphrase(PASSPHRASE, new=NEW)
    assert code_of(caught) is ErrorCode.HEADER_DAMAGED
    assert not (open_vault.folder / "vault.hdr").exists()


def test_after_the_lock_nothing_can_be_changed(open_vault: Vault) -> None:
    kept = open_vault.journal_keys()
    open_vault.close()
    with pytest.raises(BalintError) as caught:
        open_vault.journal_keys()
    assert code_of(caught) is ErrorCode.VAULT_CLOSED
    before = files_of(open_vault.folder)
    with pytest.raises(RuntimeError):
        kept.change_passphrase(PASSPHRASE, new=NEW)
    assert files_of(open_vault.folder) == before


def test_what_was_typed_and_the_keys_of_a_proof_are_zeroed(
    open_vault: Vault, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed: list[bytearray] = []
    proofs: list[VaultKeys] = []
    codes: list[Secret] = []
    _note_results(monkeypatch, "encode_passphrase", into=typed)
    _note_results(monkeypatch, "encode_new_passphrase", into=typed)
    check_ours = JournalKeys._check_ours

    def note_proof(self: JournalKeys, header: object, *, unlocked: object) -> None:
        proofs.append(unlocked.keys)  # type: ignore[attr-defined]
        check_ours(self, header, unlocked=unlocked)  # type: ignore[arg-type]

    monkeypatch.setattr(JournalKeys, "_check_ours", note_proof)
    parse = journal_keys.parse_recovery_code

    def note_code(text: str) -> object:
        code = parse(text)
        codes.append(code.secret)
        return code

    monkeypatch.setattr(journal_keys, "parse_recovery_code", note_code)
    keys = open_vault.journal_keys()
    keys.change_passphrase(PASSPHRASE, new=NEW)
    keys.test_code(template.code)
    assert len(typed) == 2
    assert not any(byte for buffer in typed for byte in buffer)
    assert len(proofs) == 2
    assert all(proof.data_key.is_zeroed and proof.database.is_zeroed for proof in proofs)
    assert [secret.is_zeroed for secret in codes] == [True]
    CaseService(open_vault, clock=FakeClock()).keep("Still open.", name="", feelings=(), draft_slot="today")


def test_the_code_leads_to_a_new_passphrase(new_vault: MakeVault, template: Template) -> None:
    vault = new_vault()
    vault.unlock_with_code(template.code)
    keys = vault.journal_keys()
    assert keys.is_opened_by_code
    keys.set_passphrase_after_code(NEW)
    assert not keys.is_opened_by_code
    with pytest.raises(BalintError) as caught:
        keys.set_passphrase_after_code("a third passphrase")
    assert code_of(caught) is ErrorCode.UNEXPECTED
    again = new_vault()
    assert refusal_of(again, PASSPHRASE) is ErrorCode.WRONG_PASSPHRASE
    again.unlock(NEW)
    assert not again.journal_keys().is_opened_by_code
    again.close()
    again.unlock_with_code(template.code)


def test_who_came_by_the_code_proves_it_by_the_code(new_vault: MakeVault, template: Template) -> None:
    vault = new_vault()
    vault.unlock_with_code(template.code)
    keys = vault.journal_keys()
    for typed, expected in (
        (PASSPHRASE, ErrorCode.RECOVERY_CODE_TYPO),
        (typed_code(new_recovery_code()), ErrorCode.WRONG_RECOVERY_CODE),
    ):
        with pytest.raises(BalintError) as caught:
            keys.change_passphrase(typed, new=NEW)
        assert code_of(caught) is expected
    keys.change_passphrase(template.code, new=NEW)
    assert not keys.is_opened_by_code
    keys.prove(NEW)


def _fail(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, "")


def _note_results(monkeypatch: pytest.MonkeyPatch, name: str, *, into: list[bytearray]) -> None:
    original = getattr(journal_keys, name)

    def note(text: str) -> bytearray:
        into.append(original(text))
        return into[-1]

    monkeypatch.setattr(journal_keys, name, note)
