"""One cheap vault for all tests that only read it."""

import pytest

from balint_desktop.crypto.header import Header
from tests.crypto.sealed_vault import SMALL_COST, SMALL_POLICY, SealedVault, seal_vault


@pytest.fixture(scope="session")
def sealed() -> SealedVault:
    """Return a vault that no test changes; its keys aren't zeroed."""
    return seal_vault()


@pytest.fixture(scope="session")
def newer(sealed: SealedVault) -> Header:
    """Return the header after a change of the passphrase."""
    return sealed.header.with_passphrase(
        bytearray(b"another way home"), keys=sealed.keys, parameters=SMALL_COST, policy=SMALL_POLICY
    )
