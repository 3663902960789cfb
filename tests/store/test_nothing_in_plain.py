"""No word and no key in any file of the journal, while it is open and after."""

import base64
import os
import sys
from pathlib import Path

from sqlalchemy import Engine

from balint_desktop.domain.case import CaseId, Mark
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryId, EntryKind, Feeling
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.store.engine import checkpoint, close
from balint_desktop.store.unit_of_work import UnitOfWork
from tests.store.journal import KEY, NEXT_DAY, SOME_DAY, find

CANARY = " ".join(("canary", "sings", "at", "the", "pithead"))


def write_everywhere(engine: Engine) -> None:
    """Write the canary into every field there is."""
    feelings = (Feeling(word=CANARY),)
    with UnitOfWork(engine) as work:
        case_id = work.cases.add(CANARY, on=SOME_DAY)
        entry_id = work.entries.add(case_id, kind=EntryKind.FIRST_NOTE, text=CANARY, on=SOME_DAY, feelings=feelings)
        work.entries.edit(entry_id, text=f"{CANARY} again", feelings=(), on=NEXT_DAY)
        work.cases.set_marks(case_id, marks=[Mark(list=TermList.HARD, key="", words=CANARY)])
        work.vocabulary.add_own_feeling(CANARY)
        work.vocabulary.add_own_term(TermList.STAYS, words=CANARY)
        work.places.put(CANARY, value=CANARY)
        work.drafts.put(Draft(slot=CANARY, kind=EntryKind.TELLING, name=CANARY, text=CANARY, feelings=feelings))
        work.commit()


def traces() -> list[bytes]:
    """Return what the canary and the key look like in a file that gives them away."""
    words = [CANARY, *CANARY.split()[1:2], "pithead"]
    plain = [form for word in words for form in (word.encode(), word.encode("utf-16-le"))]
    return [*plain, base64.b64encode(CANARY.encode())[:-4], KEY, KEY.hex().encode(), b"CREATE TABLE", b"search"]


def assert_nothing_in(folder: Path) -> None:
    """Look for every trace in every file of a folder."""
    for file in folder.iterdir():
        content = file.read_bytes()
        assert not [trace for trace in traces() if trace in content], file.name


def test_no_file_holds_a_word_or_the_key(engine: Engine, tmp_path: Path) -> None:
    write_everywhere(engine)
    assert find(engine, "pithead")
    assert_nothing_in(tmp_path)
    checkpoint(engine)
    assert_nothing_in(tmp_path)
    with UnitOfWork(engine) as work:
        work.entries.trash(EntryId(1), on=NEXT_DAY)
        work.cases.trash(CaseId(1), on=NEXT_DAY)
        work.cases.purge_trash(until=NEXT_DAY)
        work.search.optimize()
        work.commit()
    assert_nothing_in(tmp_path)
    close(engine)
    assert_nothing_in(tmp_path)


def test_a_large_sort_makes_no_file_elsewhere(engine: Engine, tmp_path: Path) -> None:
    write_everywhere(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
            "SELECT count(*) FROM (SELECT printf('%s %d', entry.text, i % 7919) AS t FROM n, entry ORDER BY t)"
        ).scalar_one()
        if sys.platform == "linux":
            open_files = {
                os.readlink(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd") if _is_open(name)
            }
            assert not [name for name in open_files if "etilqs" in name]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["journal-1.db", "journal-1.db-wal"]


def _is_open(name: str) -> bool:
    return os.path.lexists(f"/proc/self/fd/{name}")
