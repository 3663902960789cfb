"""Which letterbox belongs to which journal, as it was when that journal was last open on this computer.

While a journal is locked nothing proves its header: whoever can write to its folder could put a key of their own
into it, and read what is written from then on. So the key that an unlock has proven is remembered outside of the
journal's folder, beside the settings, and letters are sealed to that one alone.

What it can't do: before the journal was first opened on this computer, or from another account, nothing is
remembered and the header is believed; and whoever can also write to the settings can change what is remembered.
"""

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterboxPin:
    """The letterbox of one journal: the vault it belongs to and its public key. Nothing of it is secret."""

    vault_id: bytes
    public_key: bytes


class LetterboxPins:
    """Reads and writes the file of pins, which names folders by a hash only."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def get(self, folder: Path) -> LetterboxPin | None:
        """Return what is remembered of the journal in `folder`; None for nothing, or nothing that can be read."""
        try:
            pin = self._read()[_name_of(folder)]
            return LetterboxPin(vault_id=bytes.fromhex(pin["vault"]), public_key=bytes.fromhex(pin["key"]))
        except (TypeError, KeyError, ValueError):
            return None

    def put(self, folder: Path, *, pin: LetterboxPin) -> None:
        """Remember `pin` for the journal in `folder`. Raises OSError as it comes."""
        if self.get(folder) == pin:
            return
        pins = self._read()
        pins[_name_of(folder)] = {"vault": pin.vault_id.hex(), "key": pin.public_key.hex()}
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._file.parent, prefix="letterboxes-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as out:
                json.dump(pins, out, indent=1)
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(self._file)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise

    # The file can be anything by the time it is read; what doesn't fit is as good as not there.
    def _read(self) -> dict[str, dict[str, str]]:
        try:
            stored = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return stored if isinstance(stored, dict) else {}


def _name_of(folder: Path) -> str:
    # Imported here: it loads OpenSSL, and the unlock page doesn't wait for that.
    import hashlib

    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()
