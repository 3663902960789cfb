"""`python -m tests.journeys.make_journal DIR`: make an empty journal there, cheap to open."""

import sys
from pathlib import Path

from balint_desktop.crypto.recovery_code import new_recovery_code
from balint_desktop.domain.clock import SystemClock
from balint_desktop.services.demo import DEMO_PASSPHRASE
from balint_desktop.services.vault import Vault
from tests.screens.studio import CHEAP_COST, CHEAP_POLICY

if __name__ == "__main__":
    vault = Vault(Path(sys.argv[1]), clock=SystemClock(), cost=CHEAP_COST, policy=CHEAP_POLICY)
    vault.create(DEMO_PASSPHRASE, code=new_recovery_code())
    vault.close()
