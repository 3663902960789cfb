"""The vault's life: made, opened by passphrase or code, locked, and told apart from what it isn't."""

import shutil
import stat
from pathlib import Path

import pytest

from balint_desktop.crypto.recovery_code import new_recovery_code
from balint_desktop.domain.entry import EntryKind
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.cases import CaseService
from balint_desktop.services.vault import QUIET_SECONDS, Vault, VaultState
from tests.fakes import FakeClock
from tests.services.cheap_vault import PASSPHRASE, files_of, make_journal, typed_code, vault_in
from tests.services.conftest import MakeVault, Template


def code_of(caught: pytest.ExceptionInfo[BalintError]) -> ErrorCode:
    return caught.value.code


def test_a_folder_without_a_journal_is_absent(tmp_path: Path, clock: FakeClock) -> None:
    vault = vault_in(tmp_path / "none", clock=clock)
    vault.claim()
    assert vault.state is VaultState.ABSENT
    assert not vault.folder.exists()


def test_a_new_journal_is_open_and_only_its_owner_can_get_at_it(tmp_path: Path, clock: FakeClock) -> None:
    vault = vault_in(tmp_path / "far" / "journal", clock=clock)
    vault.create(PASSPHRASE, code=new_recovery_code())
    assert vault.state is VaultState.OPEN
    assert stat.S_IMODE(vault.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in vault.folder.iterdir()} == {0o600}
    assert not [name for name in files_of(vault.folder) if name.endswith(".new")]
    vault.close()
    vault.let_go()


def test_what_was_kept_is_there_after_lock_and_unlock(new_vault: MakeVault, clock: FakeClock) -> None:
    first = new_vault()
    first.unlock(PASSPHRASE)
    CaseService(first, clock=clock).keep("He had folded them.", name="The man", feelings=(), draft_slot="today")
    second = new_vault()
    assert first.state is VaultState.LOCKED
    second.unlock(PASSPHRASE)
    with second.reading() as work:
        (summary,) = work.cases.summaries(work.cases.ids())
    assert (summary.name, summary.opening) == ("The man", "He had folded them.")


def test_the_recovery_code_opens_the_journal(vault: Vault, template: Template) -> None:
    vault.unlock_with_code(template.code.lower().replace("-", " "))
    assert vault.state is VaultState.OPEN


def test_a_slip_in_the_code_is_told_apart_from_another_code(vault: Vault, template: Template) -> None:
    slipped = ("2" if template.code[0] != "2" else "3") + template.code[1:]
    with pytest.raises(BalintError) as slip:
        vault.unlock_with_code(slipped)
    with pytest.raises(BalintError) as wrong:
        vault.unlock_with_code(typed_code(new_recovery_code()))
    assert code_of(slip) is ErrorCode.RECOVERY_CODE_TYPO
    assert code_of(wrong) is ErrorCode.WRONG_RECOVERY_CODE
    assert vault.state is VaultState.LOCKED


def test_twenty_wrong_passphrases_change_no_byte(vault: Vault) -> None:
    before = files_of(vault.folder)
    times = {file: file.stat().st_mtime_ns for file in vault.folder.iterdir()}
    for number in range(20):
        with pytest.raises(BalintError) as caught:
            vault.unlock(f"not the passphrase {number}")
        assert code_of(caught) is ErrorCode.WRONG_PASSPHRASE
        assert vault.state is VaultState.LOCKED
    assert files_of(vault.folder) == before
    assert {file: file.stat().st_mtime_ns for file in vault.folder.iterdir()} == times
    vault.unlock(PASSPHRASE)


def test_a_passphrase_of_eleven_characters_begins_nothing(tmp_path: Path, clock: FakeClock) -> None:
    vault = vault_in(tmp_path / "journal", clock=clock)
    with pytest.raises(BalintError) as caught:
        vault.create("eleven char", code=new_recovery_code())
    assert code_of(caught) is ErrorCode.PASSPHRASE_TOO_SHORT
    assert not vault.folder.exists()


@pytest.mark.parametrize("is_open", [True, False])
def test_a_second_journal_in_the_same_folder_is_refused(vault: Vault, is_open: bool) -> None:
    if is_open:
        vault.unlock(PASSPHRASE)
    header = (vault.folder / "vault.hdr").read_bytes()
    with pytest.raises(BalintError) as caught:
        vault.create("another passphrase", code=new_recovery_code())
    assert code_of(caught) is ErrorCode.JOURNAL_EXISTS
    assert vault.state is (VaultState.OPEN if is_open else VaultState.LOCKED)
    assert (vault.folder / "vault.hdr").read_bytes() == header


def test_a_journal_is_open_in_one_place_only(open_vault: Vault, clock: FakeClock) -> None:
    other = vault_in(open_vault.folder, clock=clock)
    for attempt in (other.claim, lambda: other.unlock(PASSPHRASE)):
        with pytest.raises(BalintError) as caught:
            attempt()
        assert code_of(caught) is ErrorCode.ALREADY_OPEN
    open_vault.close()
    open_vault.let_go()
    other.claim()
    other.let_go()


def test_a_second_creation_in_the_same_moment_is_refused(tmp_path: Path, clock: FakeClock) -> None:
    one, two = (vault_in(tmp_path / "journal", clock=clock) for _ in range(2))
    one.create(PASSPHRASE, code=new_recovery_code())
    with pytest.raises(BalintError) as caught:
        two.create("another passphrase", code=new_recovery_code())
    assert code_of(caught) is ErrorCode.ALREADY_OPEN
    one.close()
    one.let_go()


def test_work_after_the_lock_is_refused(open_vault: Vault) -> None:
    open_vault.close()
    for begin in (open_vault.work, open_vault.reading):
        with pytest.raises(BalintError) as caught:
            begin()
        assert code_of(caught) is ErrorCode.VAULT_CLOSED


def test_work_begun_before_the_lock_is_refused_after_it(open_vault: Vault) -> None:
    late = open_vault.work()
    open_vault.close()
    with pytest.raises(BalintError) as caught, late:
        pass
    assert code_of(caught) is ErrorCode.VAULT_CLOSED


def test_locking_twice_changes_nothing(open_vault: Vault) -> None:
    open_vault.close()
    open_vault.close()
    assert open_vault.state is VaultState.LOCKED


def test_a_lock_leaves_no_log_beside_the_database(open_vault: Vault, clock: FakeClock) -> None:
    CaseService(open_vault, clock=clock).keep("A word.", name="", feelings=(), draft_slot="today")
    log = next(file for file in open_vault.folder.iterdir() if file.name.endswith("-wal"))
    assert log.stat().st_size > 0
    open_vault.close()
    assert not log.exists()


def test_the_log_is_emptied_after_a_quiet_while_and_not_before(open_vault: Vault, clock: FakeClock) -> None:
    CaseService(open_vault, clock=clock).keep("A word.", name="", feelings=(), draft_slot="today")
    log = next(file for file in open_vault.folder.iterdir() if file.name.endswith("-wal"))
    clock.advance(QUIET_SECONDS - 1)
    open_vault.checkpoint_when_quiet()
    assert log.stat().st_size > 0
    clock.advance(1)
    open_vault.checkpoint_when_quiet()
    assert log.stat().st_size == 0
    open_vault.checkpoint_when_quiet()


def test_the_quiet_checkpoint_of_a_locked_journal_does_nothing(open_vault: Vault, clock: FakeClock) -> None:
    CaseService(open_vault, clock=clock).keep("A word.", name="", feelings=(), draft_slot="today")
    open_vault.close()
    clock.advance(QUIET_SECONDS)
    open_vault.checkpoint_when_quiet()
    assert open_vault.state is VaultState.LOCKED


def test_a_copied_folder_opens_by_itself(open_vault: Vault, clock: FakeClock, tmp_path: Path) -> None:
    CaseService(open_vault, clock=clock).keep("A word.", name="", feelings=(), draft_slot="today")
    open_vault.close()
    copy = vault_in(Path(shutil.copytree(open_vault.folder, tmp_path / "copy")), clock=clock)
    copy.unlock(PASSPHRASE)
    with copy.reading() as work:
        assert work.entries.of_case(work.cases.summaries(work.cases.ids())[0].id)[0].kind is EntryKind.FIRST_NOTE
    copy.close()
    copy.let_go()


def test_the_passphrase_of_another_journal_is_a_wrong_one(tmp_path: Path, clock: FakeClock, vault: Vault) -> None:
    make_journal(tmp_path / "other", clock=clock)
    shutil.copyfile(tmp_path / "other" / "vault.hdr", vault.folder / "vault.hdr")
    with pytest.raises(BalintError) as caught:
        vault.unlock(PASSPHRASE)
    assert code_of(caught) in (ErrorCode.DATABASE_DAMAGED, ErrorCode.DATABASE_MISSING)
    assert vault.state is VaultState.LOCKED
