"""One cheap vault for all tests that only read it."""

import pytest

from tests.crypto.sealed_vault import SealedVault, seal_vault


@pytest.fixture(scope="session")
def sealed() -> SealedVault:
    """Return a vault that no test changes; its keys aren't zeroed."""
    return seal_vault()
