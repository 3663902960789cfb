"""What opens the journal, and changing it: passphrase, recovery code, and what a derivation costs.

Only the header is ever written; the database and its key stay as they are. The vault makes one of these when
the journal is opened, and zeroes the keys that it holds when the journal closes. Nothing here gives out a key.
"""

from pathlib import Path

from balint_desktop import log
from balint_desktop.crypto.header import Header, Unlocked
from balint_desktop.crypto.header_file import read_header, write_header
from balint_desktop.crypto.kdf import KdfParameters, KdfPolicy, calibrate
from balint_desktop.crypto.keys import VaultKeys, wipe
from balint_desktop.crypto.passphrase import encode_new_passphrase, encode_passphrase
from balint_desktop.crypto.recovery_code import RecoveryCode, parse_recovery_code
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.disk_errors import disk_error


class JournalKeys:
    """Changes what opens one open journal; every method derives, so it is called on the worker.

    The secret that opened the journal is asked for again before a change: the passphrase, or the recovery code
    as long as `is_opened_by_code`.
    """

    def __init__(
        self,
        folder: Path,
        *,
        keys: VaultKeys,
        policy: KdfPolicy,
        cost: KdfParameters | None = None,
        is_opened_by_code: bool = False,
    ) -> None:
        self._folder = folder
        self._keys = keys
        self._policy = policy
        self._cost = cost
        self._is_opened_by_code = is_opened_by_code

    @property
    def is_opened_by_code(self) -> bool:
        """Whether the recovery code opened the journal, and no new passphrase was set since."""
        return self._is_opened_by_code

    def prove(self, present: str) -> None:
        """Check the secret that opened the journal, through the header; nothing is changed.

        Raises WRONG_PASSPHRASE, or RECOVERY_CODE_TYPO and WRONG_RECOVERY_CODE; HEADER_DAMAGED,
        NOT_ENOUGH_MEMORY.
        """
        if self._is_opened_by_code:
            self.test_code(present)
            return
        encoded = encode_passphrase(present)
        try:
            header = present_header(self._folder)
            self._check_ours(header, unlocked=header.unlock_with_passphrase(encoded))
        finally:
            wipe(encoded)

    def change_passphrase(self, present: str, *, new: str) -> None:
        """Let `new` open the journal in place of the passphrase; recovery codes stay.

        Raises PASSPHRASE_TOO_SHORT, KEYS_NOT_WRITTEN and what `prove` raises; after each of them what opened
        the journal before still does.
        """
        self.prove(present)
        self._set_passphrase(new)

    def set_passphrase_after_code(self, new: str) -> None:
        """Let `new` open the journal, just after the recovery code did and proved who is there.

        Raises PASSPHRASE_TOO_SHORT, KEYS_NOT_WRITTEN, HEADER_DAMAGED, NOT_ENOUGH_MEMORY; UNEXPECTED when it
        was a passphrase that opened the journal.
        """
        if not self._is_opened_by_code:
            raise BalintError(ErrorCode.UNEXPECTED)
        self._set_passphrase(new)

    def renew_code(self, present: str, *, code: RecoveryCode) -> None:
        """Let `code`, which stays the caller's to zero, open the journal in place of the earlier one.

        Raises KEYS_NOT_WRITTEN and what `prove` raises; after each of them the earlier code still opens.
        """
        self.prove(present)
        header = present_header(self._folder)
        parameters = self._affordable()
        self._write(
            header.with_recovery_code(code, keys=self._keys, parameters=parameters, policy=self._policy)
        )

    def test_code(self, typed: str) -> None:
        """Check a recovery code; nothing is opened or changed.

        Raises RECOVERY_CODE_TYPO before any derivation, WRONG_RECOVERY_CODE, HEADER_DAMAGED, NOT_ENOUGH_MEMORY.
        """
        code = parse_recovery_code(typed)
        try:
            header = present_header(self._folder)
            self._check_ours(header, unlocked=header.unlock_with_recovery_code(code))
        finally:
            code.zero()

    def raise_cost(self, passphrase: bytearray, *, parameters: KdfParameters) -> None:
        """Wrap the key for the passphrase that just opened it anew when `parameters` are below the policy.

        It never fails: a journal that can't be written to still opens. `passphrase` stays the caller's to wipe.
        """
        if self._policy.allows(parameters):
            return
        least = self._policy.minimum
        raised = KdfParameters(
            memory_kib=max(parameters.memory_kib, least.memory_kib),
            passes=max(parameters.passes, least.passes),
            lanes=max(parameters.lanes, least.lanes),
        )
        try:
            header = present_header(self._folder)
            self._write(
                header.with_passphrase(passphrase, keys=self._keys, parameters=raised, policy=self._policy)
            )
        except BalintError as error:
            log.failure("raise_cost", error)
        else:
            log.event("cost_raised")

    def _set_passphrase(self, new: str) -> None:
        encoded = encode_new_passphrase(new)
        try:
            header = present_header(self._folder)
            parameters = self._affordable()
            self._write(
                header.with_passphrase(encoded, keys=self._keys, parameters=parameters, policy=self._policy)
            )
        finally:
            wipe(encoded)
        self._is_opened_by_code = False

    def _check_ours(self, header: Header, *, unlocked: Unlocked) -> None:
        """Drop the keys of a proof at once; the header must be that of the journal which is open."""
        unlocked.keys.zero()
        header.verify(self._keys)

    def _affordable(self) -> KdfParameters:
        return self._cost or calibrate(policy=self._policy)

    def _write(self, header: Header) -> None:
        try:
            write_header(self._folder, header=header, keys=self._keys)
        except OSError as error:
            log.failure("write_header", error)
            if not self._is_in_place(header):
                raise BalintError(ErrorCode.KEYS_NOT_WRITTEN) from None
        self._forget_previous(header)

    def _forget_previous(self, header: Header) -> None:
        """Write once more, so that the copy kept beside the header opens with nothing earlier either."""
        try:
            write_header(self._folder, header=header, keys=self._keys)
        except (OSError, BalintError) as error:
            # What was changed is in force; the earlier copy goes with the next change.
            log.failure("previous_header_left", error)

    def _is_in_place(self, header: Header) -> bool:
        """Whether the new header took its place all the same: it does when only the folder's own sync failed."""
        try:
            return present_header(self._folder) == header
        except BalintError as error:
            log.failure("read_header", error)
            return False


def present_header(folder: Path) -> Header:
    """Return the header of the journal in `folder`.

    Raises HEADER_NOT_OURS, HEADER_NEWER, HEADER_DAMAGED, also where there is none, and what the disk says.
    """
    try:
        return read_header(folder)
    except FileNotFoundError:
        raise BalintError(ErrorCode.HEADER_DAMAGED) from None
    except OSError as error:
        raise disk_error(error) from None
