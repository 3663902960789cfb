"""Doing once, while the passphrase is typed, what the first use of SQLAlchemy would make the doctor wait for."""

from datetime import date

from sqlalchemy import create_engine
from sqlalchemy.orm import configure_mappers
from sqlalchemy.pool import StaticPool

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind, Feeling
from balint_desktop.domain.search_query import SearchTerm
from balint_desktop.store.connection import sqlcipher
from balint_desktop.store.rows import META, Base
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork


def prepare_mappings() -> None:
    """Import, configure and run through once what every journal needs, on an empty one in memory.

    Takes about half a second with the imports; for a worker. It keeps nothing, and opens no file.
    """
    configure_mappers()
    driver = sqlcipher()
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: driver.connect(":memory:", isolation_level=None, check_same_thread=False),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    try:
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            connection.exec_driver_sql("CREATE VIRTUAL TABLE search USING fts5(name, text)")
            connection.execute(
                META.insert(), {"id": 1, "vault_id": "", "epoch": 0, "write_seq": 0, "next_order": 1}
            )
            connection.exec_driver_sql("INSERT INTO search(rowid, name, text) VALUES (1, 'word', 'word')")
        _write_once(UnitOfWork(engine))
        _read_once(ReadOnlyWork(engine))
    finally:
        engine.dispose()


def _write_once(new_work: UnitOfWork) -> None:
    some_day = date(2000, 1, 1)
    feelings = (Feeling(word="word"),)
    with new_work as work:
        case_id = work.cases.add("word", on=some_day)
        work.entries.add(case_id, kind=EntryKind.FIRST_NOTE, text="word", on=some_day, feelings=feelings)
        work.drafts.put(Draft(slot="word", kind=EntryKind.FIRST_NOTE, text="word", feelings=feelings))
        work.places.put("word", value="word")
        work.commit()


def _read_once(new_work: ReadOnlyWork) -> None:
    with new_work as work:
        ids = work.cases.ids()
        work.cases.count()
        work.cases.summaries(ids)
        for case_id in map(CaseId, ids):
            work.cases.get(case_id)
            work.entries.of_case(case_id)
        work.search.find((SearchTerm(text="word", is_phrase=False),))
        work.vocabulary.own_feelings()
        work.vocabulary.feeling_counts()
        work.drafts.all()
        work.letters.waiting()
        work.places.get("word")
