"""What a derivation costs, what costs are refused, and what is said when there's no memory for it."""

import subprocess
import sys

import pytest

from balint_desktop.crypto.kdf import (
    DEFAULT_PARAMETERS,
    DEFAULT_POLICY,
    KdfParameters,
    calibrate,
    derive,
    measure_seconds,
    new_salt,
)
from balint_desktop.domain.errors import BalintError, ErrorCode
from tests.crypto.sealed_vault import REPOSITORY, SMALL_COST, SMALL_POLICY, code_of

MIB = 1024
#: Made with argon2-cffi (the reference implementation): version 1.3, 19 MiB, one pass, one lane.
REFERENCE = (
    "305c2b23939536d24f5ab58993324eb6a6aaed7bce5965c2e32a6852c438c4b8"
    "30fa2aa26ce9fe4dc393d8c7c2560496378e10f30959f280b9308a8b446deb6f"
)


def cost(memory_kib: int = 256 * MIB, passes: int = 3, lanes: int = 4) -> KdfParameters:
    return KdfParameters(memory_kib=memory_kib, passes=passes, lanes=lanes)


def test_a_derivation_gives_what_argon2id_gives_elsewhere() -> None:
    derived = derive(bytearray(b"password"), salt=b"somesaltsomesalt", parameters=SMALL_COST)
    assert derived.buffer.hex() == REFERENCE


def test_what_is_derived_is_64_bytes_and_leaves_the_passphrase_alone() -> None:
    passphrase = bytearray(b"password")
    assert len(derive(passphrase, salt=bytes(16), parameters=SMALL_COST)) == 64
    assert passphrase == b"password"


@pytest.mark.parametrize(
    "parameters",
    [
        cost(memory_kib=19 * MIB - 1),
        cost(memory_kib=2048 * MIB + 1),
        cost(memory_kib=0),
        cost(passes=0),
        cost(passes=65),
        cost(lanes=0),
        cost(lanes=17),
        cost(memory_kib=-1, passes=-1, lanes=-1),
    ],
)
def test_a_cost_outside_the_limits_is_never_derived(parameters: KdfParameters) -> None:
    assert not parameters.is_acceptable
    with pytest.raises(ValueError, match="outside the limits"):
        derive(bytearray(b"x"), salt=bytes(16), parameters=parameters)


@pytest.mark.parametrize("parameters", [SMALL_COST, cost(2048 * MIB, 64, 16), DEFAULT_PARAMETERS])
def test_the_limits_themselves_are_accepted(parameters: KdfParameters) -> None:
    assert parameters.is_acceptable


def test_a_salt_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the limits"):
        derive(bytearray(b"x"), salt=bytes(15), parameters=SMALL_COST)


def test_every_salt_is_new() -> None:
    assert len(new_salt()) == 16
    assert new_salt() != new_salt()


@pytest.mark.parametrize("parameters", [cost(64 * MIB - 1), cost(passes=2), cost(lanes=3), cost(passes=65)])
def test_nothing_below_the_policy_is_written(parameters: KdfParameters) -> None:
    assert not DEFAULT_POLICY.allows(parameters)
    with pytest.raises(ValueError, match="policy"):
        DEFAULT_POLICY.require(parameters)


def test_the_policy_allows_its_own_minimum_and_the_default() -> None:
    assert DEFAULT_POLICY.minimum == cost(64 * MIB, 3, 4)
    DEFAULT_POLICY.require(DEFAULT_POLICY.minimum)
    DEFAULT_POLICY.require(DEFAULT_PARAMETERS)


@pytest.mark.parametrize(
    ("seconds_for_three_passes", "passes"), [(0.6, 4), (0.8, 3), (3.0, 3), (0.3, 8), (0.01, 12), (0.0, 12)]
)
def test_calibrating_takes_the_passes_that_fit_in_the_time(seconds_for_three_passes: float, passes: int) -> None:
    found = calibrate(measure=lambda _: seconds_for_three_passes)
    assert found == cost(passes=passes)


def test_calibrating_takes_less_memory_where_there_is_less() -> None:
    def measure(parameters: KdfParameters) -> float:
        if parameters.memory_kib > 64 * MIB:
            raise BalintError(ErrorCode.NOT_ENOUGH_MEMORY)
        return 0.2

    assert calibrate(measure=measure) == cost(64 * MIB, passes=12)


def test_calibrating_never_goes_below_the_policy() -> None:
    tried = []

    def measure(parameters: KdfParameters) -> float:
        tried.append(parameters.memory_kib // MIB)
        raise BalintError(ErrorCode.NOT_ENOUGH_MEMORY)

    assert code_of(lambda: calibrate(measure=measure)) is ErrorCode.NOT_ENOUGH_MEMORY
    assert tried == [256, 128, 64]


def test_calibrating_refuses_to_start_below_the_policy() -> None:
    with pytest.raises(ValueError, match="policy"):
        calibrate(SMALL_COST)


def test_calibrating_measures_a_real_derivation() -> None:
    found = calibrate(SMALL_COST, target_seconds=0.0, policy=SMALL_POLICY)
    assert found == SMALL_COST
    assert measure_seconds(SMALL_COST) > 0


_STARVED = """
import resource, sys
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from balint_desktop.crypto.kdf import KdfParameters, derive
from balint_desktop.domain.errors import BalintError
used_kib = int(open("/proc/self/status").read().split("VmSize:")[1].split()[0])
most = (used_kib + int(sys.argv[1])) * 1024
resource.setrlimit(resource.RLIMIT_AS, (most, most))
try:
    derive(bytearray(b"x"), salt=bytes(16), parameters=KdfParameters(memory_kib=262144, passes=1, lanes=4))
except BalintError as error:
    print(error.code.name, dict(error.details), error.__cause__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits the address space through Linux's own means")
@pytest.mark.parametrize("spare_mib", [4, 128, 257])
def test_no_memory_is_told_as_no_memory(spare_mib: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _STARVED, str(spare_mib * MIB)],
        capture_output=True,
        cwd=REPOSITORY,
        text=True,
        check=True,
    )
    assert ran.stdout == "NOT_ENOUGH_MEMORY {'needed_mib': 256} None\n"
    assert ran.stderr == ""


def test_what_was_begun_is_wiped_when_memory_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives.kdf import argon2

    buffers: list[bytearray] = []

    class Starving:
        def __init__(self, **_: object) -> None: ...

        def derive_into(self, _: bytearray, buffer: bytearray) -> int:
            buffer[:4] = b"half"
            buffers.append(buffer)
            raise MemoryError

    monkeypatch.setattr(argon2, "Argon2id", Starving)
    code = code_of(lambda: derive(bytearray(b"x"), salt=bytes(16), parameters=SMALL_COST))
    assert code is ErrorCode.NOT_ENOUGH_MEMORY
    assert buffers == [bytearray(64)]
