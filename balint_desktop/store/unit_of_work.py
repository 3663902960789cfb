"""One transaction on the journal, with everything that can be read and written in it.

    with UnitOfWork(engine) as work:
        case_id = work.cases.add(...)
        work.commit()

Leaving without `commit` takes everything back. Whatever SQLCipher or SQLAlchemy complain of leaves as a
BalintError that quotes nothing.
"""

from functools import cached_property
from types import TracebackType
from typing import ClassVar, Self

from sqlalchemy import Connection, Engine

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.store.cases import CaseRepository
from balint_desktop.store.drafts import DraftRepository
from balint_desktop.store.entries import EntryRepository
from balint_desktop.store.failures import is_of_the_store, named
from balint_desktop.store.letters import LetterRepository
from balint_desktop.store.meta import JournalStamp, MetaRepository
from balint_desktop.store.places import PlaceRepository
from balint_desktop.store.search_index import SearchIndex
from balint_desktop.store.vocabulary import VocabularyRepository


class ReadOnlyWork:
    """A look at the journal as it is at one moment; what is written in it by mistake is taken back."""

    _begin: ClassVar[str] = "BEGIN"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        try:
            self._connection = self._engine.connect()
            self._connection.exec_driver_sql(self._begin)
        except Exception as error:
            self._leave()
            if is_of_the_store(error):
                raise named(error) from None
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()
        if error is not None and is_of_the_store(error):
            raise named(error) from None

    @cached_property
    def cases(self) -> CaseRepository:
        """The cases."""
        return CaseRepository(self._open_connection())

    @cached_property
    def entries(self) -> EntryRepository:
        """The entries of all cases, and their versions."""
        return EntryRepository(self._open_connection())

    @cached_property
    def drafts(self) -> DraftRepository:
        """What stands in the editors."""
        return DraftRepository(self._open_connection())

    @cached_property
    def letters(self) -> LetterRepository:
        """What was written while the journal was locked."""
        return LetterRepository(self._open_connection())

    @cached_property
    def vocabulary(self) -> VocabularyRepository:
        """The doctor's own words."""
        return VocabularyRepository(self._open_connection())

    @cached_property
    def places(self) -> PlaceRepository:
        """Where the doctor was."""
        return PlaceRepository(self._open_connection())

    @cached_property
    def search(self) -> SearchIndex:
        """The full-text index."""
        return SearchIndex(self._open_connection())

    @cached_property
    def stamp(self) -> JournalStamp:
        """Which journal this is, and how often it was written before this work."""
        return MetaRepository(self._open_connection()).stamp()

    def _open_connection(self) -> Connection:
        if self._connection is None:
            raise BalintError(ErrorCode.UNEXPECTED)
        return self._connection

    def _leave(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            # The pool rolls back what was not committed, also after a commit that failed.
            connection.close()


class UnitOfWork(ReadOnlyWork):
    """A change to the journal: all of it, or nothing. It holds the only right to write from its beginning."""

    _begin: ClassVar[str] = "BEGIN IMMEDIATE"

    def commit(self) -> None:
        """Make the change durable and end the work; nothing can be read or written in it afterwards.

        A failure shows when the work is left, and then nothing was changed.
        """
        connection = self._open_connection()
        MetaRepository(connection).count_write()
        connection.commit()
        self._leave()
