"""The demo: a throw-away journal of a fictional year, really encrypted, under a passphrase that is shown."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from balint_desktop.content.demo_year import DemoCase, DemoEntry, load_demo_year
from balint_desktop.crypto.kdf import KdfParameters
from balint_desktop.crypto.recovery_code import new_recovery_code
from balint_desktop.domain.case import CaseId
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.wording import clean_line, clean_text
from balint_desktop.services.vault import Vault
from balint_desktop.store.unit_of_work import UnitOfWork

DEMO_PASSPHRASE = "paper lamp evening walk"
#: The cheapest derivation that may be written: a demo protects nothing, and should open at once.
_DEMO_COST = KdfParameters(memory_kib=64 * 1024, passes=3, lanes=4)


def demo_vault(folder: Path, *, clock: Clock) -> Vault:
    """Return the vault of a demo journal in `folder`."""
    return Vault(folder, clock=clock, cost=_DEMO_COST)


def make_demo(*, resources: Path, clock: Clock) -> Path:
    """Make a demo journal in a new temporary folder and return it; the journal is locked."""
    cases = load_demo_year(resources)
    folder = Path(tempfile.mkdtemp(prefix="balint-demo-")) / "journal"
    vault = demo_vault(folder, clock=clock)
    code = new_recovery_code()
    try:
        vault.create(DEMO_PASSPHRASE, code=code)
        fill_with_year(vault, cases=cases, today=clock.today())
    except BaseException:
        delete_demo(folder)
        raise
    finally:
        vault.close()
        vault.let_go()
        code.zero()
    return folder


def fill_with_year(vault: Vault, *, cases: tuple[DemoCase, ...], today: date) -> None:
    """Write `cases` into an open journal, each entry in the order of its day, as a doctor would have."""
    with vault.work() as work:
        ids: dict[int, CaseId] = {}
        entries = [
            (entry.days_ago, number, entry) for number, case in enumerate(cases) for entry in case.entries
        ]
        for days_ago, number, entry in sorted(entries, key=lambda item: (-item[0], item[1])):
            day = today - timedelta(days=days_ago)
            if number not in ids:
                ids[number] = work.cases.add(clean_line(cases[number].name), on=day)
            _add_entry(work, ids[number], entry=entry, day=day)
        for number, case in enumerate(cases):
            work.cases.set_course(ids[number], course=case.course)
            work.cases.set_wants_group(ids[number], wants_group=case.wants_group)
            work.cases.set_marks(ids[number], marks=case.marks)
        work.commit()


def delete_demo(folder: Path) -> None:
    """Delete a demo journal with its temporary folder; only a folder that `make_demo` made."""
    if folder.parent.name.startswith("balint-demo-"):
        shutil.rmtree(folder.parent, ignore_errors=True)


def _add_entry(work: UnitOfWork, case_id: CaseId, *, entry: DemoEntry, day: date) -> None:
    work.entries.add(
        case_id,
        kind=entry.kind,
        text=clean_text(entry.text).strip(),
        feelings=entry.feelings,
        on=day,
        stream=entry.stream,
    )

