"""Argon2id: what a passphrase costs to try, what costs are believed on reading, and how to find good ones."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from balint_desktop.crypto.keys import Secret, wipe
from balint_desktop.domain.errors import BalintError, ErrorCode

SALT_BYTES = 16
DERIVED_BYTES = 64

_KIB_PER_MIB = 1024
# Source: accepted on reading, shared/vault.md "Keys"; 19 MiB is OWASP's lowest for Argon2id.
_MEMORY_KIB = range(19 * _KIB_PER_MIB, 2048 * _KIB_PER_MIB + 1)
_PASSES = range(1, 64 + 1)
_LANES = range(1, 16 + 1)
# Source: shared/vault.md "Keys"; more passes than 12 buy little against a bigger machine.
_MOST_PASSES_CALIBRATED = 12
# Source: shared/vault.md "Keys": at creation about 0.8 s.
_TARGET_SECONDS = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfParameters:
    """The cost of one Argon2id derivation (version 1.3)."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def is_acceptable(self) -> bool:
        """Whether a file that asks for this cost may be believed; it's checked before any derivation."""
        return self.memory_kib in _MEMORY_KIB and self.passes in _PASSES and self.lanes in _LANES


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfPolicy:
    """The least that may be written; a parameter object, so that only tests can ever go lower."""

    minimum: KdfParameters

    def allows(self, parameters: KdfParameters) -> bool:
        """Whether a new slot may have this cost."""
        return parameters.is_acceptable and (
            parameters.memory_kib >= self.minimum.memory_kib
            and parameters.passes >= self.minimum.passes
            and parameters.lanes >= self.minimum.lanes
        )

    def require(self, parameters: KdfParameters) -> None:
        """Refuse a cost that this policy doesn't allow.

        Raises: ValueError, as it's a mistake of ours and never the doctor's.
        """
        if not self.allows(parameters):
            raise ValueError("key derivation cost outside the policy")


# Source: shared/vault.md "Keys".
DEFAULT_PARAMETERS = KdfParameters(memory_kib=256 * _KIB_PER_MIB, passes=3, lanes=4)
DEFAULT_POLICY = KdfPolicy(minimum=KdfParameters(memory_kib=64 * _KIB_PER_MIB, passes=3, lanes=4))


def new_salt() -> bytes:
    """Return 16 fresh random bytes."""
    return secrets.token_bytes(SALT_BYTES)


def derive(material: bytearray, *, salt: bytes, parameters: KdfParameters) -> Secret:
    """Derive 64 bytes from a passphrase or code by Argon2id; `material` stays the caller's to wipe.

    Raises: BalintError NOT_ENOUGH_MEMORY. ValueError for a cost or salt that reading would refuse.
    """
    if not parameters.is_acceptable or len(salt) != SALT_BYTES:
        raise ValueError("key derivation cost or salt outside the limits")
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    derived = bytearray(DERIVED_BYTES)
    try:
        Argon2id(
            salt=salt,
            length=DERIVED_BYTES,
            iterations=parameters.passes,
            lanes=parameters.lanes,
            memory_cost=parameters.memory_kib,
        ).derive_into(material, derived)  # type: ignore[arg-type]  # the stub says bytes, any buffer will do
    except MemoryError:
        # cryptography reports OpenSSL's failed allocation, or threads that can't start, as MemoryError.
        wipe(derived)
        memory_mib = parameters.memory_kib // _KIB_PER_MIB
        raise BalintError(ErrorCode.NOT_ENOUGH_MEMORY, needed_mib=memory_mib) from None
    return Secret(derived)


def measure_seconds(parameters: KdfParameters) -> float:
    """Return how long one derivation takes on this machine now."""
    started = time.perf_counter()
    derive(bytearray(DERIVED_BYTES), salt=bytes(SALT_BYTES), parameters=parameters).zero()
    return time.perf_counter() - started


def calibrate(
    start: KdfParameters = DEFAULT_PARAMETERS,
    *,
    target_seconds: float = _TARGET_SECONDS,
    policy: KdfPolicy = DEFAULT_POLICY,
    measure: Callable[[KdfParameters], float] = measure_seconds,
) -> KdfParameters:
    """Return `start` with as many passes (at most 12) as take about `target_seconds` here.

    One derivation is measured. Where there isn't memory for it, half the memory is tried, never less than
    `policy` allows.

    Raises: BalintError NOT_ENOUGH_MEMORY when even the policy's least can't be had.
    """
    parameters = start
    while True:
        policy.require(parameters)
        try:
            seconds = measure(parameters)
            break
        except BalintError as error:
            halved = replace(parameters, memory_kib=parameters.memory_kib // 2)
            if error.code is not ErrorCode.NOT_ENOUGH_MEMORY or not policy.allows(halved):
                raise
            parameters = halved
    per_pass = max(seconds, 1e-6) / parameters.passes
    affordable = min(_MOST_PASSES_CALIBRATED, int(target_seconds / per_pass))
    return replace(parameters, passes=max(parameters.passes, affordable))
