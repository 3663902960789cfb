"""The vault's life: absent, locked, unlocking, open, locking. It alone holds keys and the connection.

Everything that takes time is called on the one worker. The store, and with it SQLAlchemy, is imported when
the journal is opened and not before, so that the unlock page stands in a moment.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from balint_desktop import log
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.disk_errors import disk_error
from balint_desktop.store.folder_lock import FolderLock
from balint_desktop.store.journal_folder import JournalFolder

if TYPE_CHECKING:
    from balint_desktop.crypto.header import Header, Unlocked
    from balint_desktop.crypto.kdf import KdfParameters, KdfPolicy
    from balint_desktop.crypto.keys import VaultKeys
    from balint_desktop.crypto.recovery_code import RecoveryCode
    from balint_desktop.domain.draft import Draft
    from balint_desktop.domain.place import Place
    from balint_desktop.services.journal_keys import JournalKeys
    from balint_desktop.services.letter_pins import LetterboxPins
    from balint_desktop.services.sealed_drafts import SealedDrafts
    from balint_desktop.store.engine import Engine
    from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork


#: After so long without a write the log is emptied (shared/vault.md, "Rollback and silent loss").
QUIET_SECONDS = 20.0


class VaultState(Enum):
    """Where in its life the vault is."""

    ABSENT = "absent"
    LOCKED = "locked"
    UNLOCKING = "unlocking"
    OPEN = "open"
    LOCKING = "locking"


class Vault:
    """One journal's vault; its letterbox is remembered in `pins`, if any, each time it is opened.

    `cost` and `policy` are for tests; by default the cost is found on this machine.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock,
        cost: KdfParameters | None = None,
        policy: KdfPolicy | None = None,
        pins: LetterboxPins | None = None,
    ) -> None:
        self._folder = JournalFolder(folder)
        self._lock = FolderLock(self._folder.lock)
        self._clock = clock
        self._cost = cost
        self._policy = policy
        self._pins = pins
        self._engine: Engine | None = None
        self._keys: VaultKeys | None = None
        self._journal_keys: JournalKeys | None = None
        self._trouble: ErrorCode | None = None
        self._vault_id = b""
        self._written_at: float | None = None
        self._state = VaultState.LOCKED if self._folder.has_journal() else VaultState.ABSENT

    @property
    def state(self) -> VaultState:
        """Where in its life the vault is."""
        return self._state

    @property
    def folder(self) -> Path:
        """The journal's folder."""
        return self._folder.path

    @property
    def trouble_at_opening(self) -> ErrorCode | None:
        """What the doctor has to be told about the opening, though the journal did open."""
        return self._trouble

    def claim(self) -> None:
        """Take the journal for this process, before anything is typed; without a journal there is no need.

        Raises ALREADY_OPEN, FOLDER_UNSAFE or FOLDER_NOT_WRITABLE.
        """
        if self._state is not VaultState.ABSENT:
            self._folder.check()
            self._lock.take()

    def create(self, passphrase: str, *, code: RecoveryCode) -> None:
        """Make a new journal and open it.

        Raises JOURNAL_EXISTS where one lies, PASSPHRASE_TOO_SHORT, FOLDER_SYNCED, FOLDER_UNSAFE,
        FOLDER_NOT_WRITABLE, NOT_ENOUGH_MEMORY, DISK_FULL; after each of them no journal was begun.
        """
        from balint_desktop.crypto.header import create_header
        from balint_desktop.crypto.header_file import write_header
        from balint_desktop.crypto.kdf import DEFAULT_POLICY, calibrate
        from balint_desktop.crypto.keys import wipe
        from balint_desktop.crypto.passphrase import encode_new_passphrase
        from balint_desktop.store.engine import create_database

        encoded = encode_new_passphrase(passphrase)
        try:
            self._folder.make()
            self._lock.take()
            if self._folder.has_journal():
                raise BalintError(ErrorCode.JOURNAL_EXISTS)
            header, keys = create_header(
                encoded,
                recovery_code=code,
                parameters=self._cost or calibrate(),
                policy=self._policy or DEFAULT_POLICY,
            )
        finally:
            wipe(encoded)
        unfinished = self._folder.unfinished(self._folder.database(header.database_name))
        try:
            unfinished.unlink(missing_ok=True)
            create_database(
                unfinished, keys.database.buffer, vault_id=header.vault_id.hex(), epoch=header.epoch
            )
            write_header(self._folder.path, header=header, keys=keys)
        except (BalintError, OSError) as error:
            keys.zero()
            self._folder.forget_new(unfinished)
            raise disk_error(error) from None
        self._open(header, keys=keys)

    def unlock(self, passphrase: str) -> None:
        """Open the journal with its passphrase.

        Raises WRONG_PASSPHRASE, JOURNAL_MISSING, HEADER_DAMAGED, HEADER_NEWER, HEADER_NOT_OURS,
        DATABASE_MISSING, DATABASE_DAMAGED, DATABASE_NEWER, ALREADY_OPEN, NOT_ENOUGH_MEMORY.
        """
        from balint_desktop.crypto.keys import wipe
        from balint_desktop.crypto.passphrase import encode_passphrase

        header = self._header()
        encoded = encode_passphrase(passphrase)
        try:
            unlocked = self._proven(lambda: header.unlock_with_passphrase(encoded))
            self._open(header, keys=unlocked.keys).raise_cost(encoded, parameters=unlocked.slot.parameters)
        finally:
            wipe(encoded)

    def unlock_with_code(self, typed: str) -> None:
        """Open the journal with its recovery code.

        Raises RECOVERY_CODE_TYPO before any derivation, WRONG_RECOVERY_CODE, and what `unlock` raises.
        """
        from balint_desktop.crypto.recovery_code import parse_recovery_code

        header = self._header()
        code = parse_recovery_code(typed)
        try:
            keys = self._proven(lambda: header.unlock_with_recovery_code(code)).keys
        finally:
            code.zero()
        self._open(header, keys=keys, is_by_code=True)

    def journal_keys(self) -> JournalKeys:
        """Return what changes passphrase and recovery code. Raises VAULT_CLOSED unless the journal is open."""
        if self._journal_keys is None:
            raise BalintError(ErrorCode.VAULT_CLOSED)
        return self._journal_keys

    def work(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a unit of work that may write. Raises VAULT_CLOSED unless the journal is open."""
        from balint_desktop.store.unit_of_work import UnitOfWork

        self._written_at = self._clock.monotonic_seconds()
        return UnitOfWork(self._open_engine())

    def reading(self) -> AbstractContextManager[ReadOnlyWork]:
        """Begin a unit of work that only reads. Raises VAULT_CLOSED unless the journal is open."""
        from balint_desktop.store.unit_of_work import ReadOnlyWork

        return ReadOnlyWork(self._open_engine())

    def checkpoint_when_quiet(self) -> None:
        """Empty the write-ahead log into the database when nothing was written for QUIET_SECONDS."""
        now = self._clock.monotonic_seconds()
        if self._written_at is not None and now - self._written_at >= QUIET_SECONDS:
            self._checkpoint()

    def take_letters_in(self) -> int:
        """Bring what lies in the letterbox into the open journal, and return how many letters came in."""
        if self._keys is None or not self._folder.letterbox.exists():
            return 0
        from balint_desktop.services.letter_intake import LetterIntake

        private_key = self._keys.letterbox_private
        intake = LetterIntake(self._folder, private_key=private_key, vault_id=self._vault_id, works=self).take_in()
        if intake.put_aside and self._trouble is None:
            self._trouble = ErrorCode.LETTER_BROKEN
        return intake.taken

    def close(self, *, drafts: tuple[Draft, ...] = (), place: Place | None = None) -> None:
        """Save `drafts` and `place`, empty the log, let go of the database and wipe the keys.

        Raises DISK_FULL, FOLDER_NOT_WRITABLE or DISK_FAILED, with the journal still open, when the drafts can be
        saved nowhere.
        """
        from balint_desktop.services.saving_at_lock import save_at_lock
        from balint_desktop.store.engine import close

        if self._engine is None or self._keys is None:
            return
        self._state = VaultState.LOCKING
        try:
            save_at_lock(self, drafts=drafts, place=place, sealed=self._sealed_drafts(self._keys))
        except BaseException:
            self._state = VaultState.OPEN
            raise
        try:
            self._checkpoint()
        except BalintError as error:
            # The log holds every commit just as safely; only the next opening is a little slower.
            log.failure("checkpoint", error)
        close(self._engine)
        self._engine = None
        self._keys.zero()
        self._keys = None
        self._journal_keys = None
        self._state = VaultState.LOCKED

    def let_go(self) -> None:
        """Let another process take the journal; only after `close`."""
        self._lock.give_back()

    def _checkpoint(self) -> None:
        from balint_desktop.store.engine import checkpoint

        if self._engine is not None:
            checkpoint(self._engine)
            self._written_at = None

    def _header(self) -> Header:
        from balint_desktop.services.journal_keys import present_header

        self._folder.check()
        if not self._folder.has_journal():
            raise BalintError(ErrorCode.JOURNAL_MISSING)
        self._lock.take()
        return present_header(self._folder.path)

    def _proven(self, prove: Callable[[], Unlocked]) -> Unlocked:
        self._state = VaultState.UNLOCKING
        try:
            return prove()
        except BaseException:
            self._state = VaultState.LOCKED
            raise

    def _open(self, header: Header, *, keys: VaultKeys, is_by_code: bool = False) -> JournalKeys:
        from balint_desktop.crypto.kdf import DEFAULT_POLICY
        from balint_desktop.services.journal_keys import JournalKeys
        from balint_desktop.services.sealed_drafts import take_in
        from balint_desktop.store.engine import open_engine

        try:
            database = self._folder.finished(header.database_name)
            self._engine = open_engine(database, keys.database.buffer)
        except BaseException:
            keys.zero()
            self._state = VaultState.LOCKED
            raise
        self._keys = keys
        self._vault_id = header.vault_id
        self._state = VaultState.OPEN
        self._trouble = take_in(self._sealed_drafts(keys), works=self)
        self.take_letters_in()
        self._remember_letterbox(header)
        self._journal_keys = JournalKeys(
            self._folder.path,
            keys=keys,
            policy=self._policy or DEFAULT_POLICY,
            cost=self._cost,
            is_opened_by_code=is_by_code,
        )
        return self._journal_keys

    def _remember_letterbox(self, header: Header) -> None:
        from balint_desktop.services.letter_pins import LetterboxPin

        pin = LetterboxPin(vault_id=header.vault_id, public_key=header.letterbox_public_key)
        try:
            if self._pins is not None:
                self._pins.put(self._folder.path, pin=pin)
        except OSError as error:
            log.failure("letterbox_pin", error)

    def _open_engine(self) -> Engine:
        if self._engine is None:
            raise BalintError(ErrorCode.VAULT_CLOSED)
        return self._engine

    def _sealed_drafts(self, keys: VaultKeys) -> SealedDrafts:
        from balint_desktop.services.sealed_drafts import SealedDrafts

        return SealedDrafts(
            self._folder.sealed_drafts,
            quarantine=self._folder.quarantine,
            draft_key=keys.draft,
            vault_id=self._vault_id,
        )
