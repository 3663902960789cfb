"""The tables of a journal, as typed rows; they never leave `store/`. The schema is made by `migrations/`.

No row has relationships and none is loaded as an object: repositories read and write through Core statements,
which keep a save and a page of a list under the time that an object session alone would take.
The search index isn't here, since SQLAlchemy has no FTS5 tables; see `search_index.py`.
"""

from datetime import date
from typing import Any, cast

from sqlalchemy import (
    CheckConstraint,
    CursorResult,
    ForeignKey,
    Index,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from balint_desktop.domain.case import Course
from balint_desktop.domain.entry import EntryKind, Stream, Whose
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.store.column_types import Day, Named, YesNo

_CASE = "case_.id"
_ENTRY = "entry.id"


class Base(DeclarativeBase):
    """Every table, with a name for each constraint so that later migrations can find it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text, date: Day}


class MetaRow(Base):
    """The one row: which journal this is, how often it was written, and the next place in its order."""

    __tablename__ = "meta"
    __table_args__ = (CheckConstraint("id = 1", name="single"), {"sqlite_strict": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    vault_id: Mapped[str]
    epoch: Mapped[int]
    write_seq: Mapped[int]
    next_order: Mapped[int]


class CaseRow(Base):
    """A case; what a list shows of it is kept here, so that no list has to read its entries."""

    __tablename__ = "case_"
    __table_args__ = (
        # One index answers the list and each of its filters without touching the table.
        Index(
            "ix_case__list",
            "last_order",
            "course",
            "wants_group",
            "presented_on",
            sqlite_where=text("trashed_on IS NULL"),
        ),
        {"sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    course: Mapped[Course] = mapped_column(Named(Course))
    wants_group: Mapped[bool] = mapped_column(YesNo)
    first_order: Mapped[int]
    last_order: Mapped[int]
    first_written_on: Mapped[date]
    last_written_on: Mapped[date]
    presented_on: Mapped[date | None]
    opening: Mapped[str]
    trashed_on: Mapped[date | None]


class EntryRow(Base):
    """An entry of a case. The text comes last, so that the rest is read without its overflow pages."""

    __tablename__ = "entry"
    __table_args__ = (
        Index(None, "case_id", "written_order"),
        Index("ix_entry__trash", "trashed_on", sqlite_where=text("trashed_on IS NOT NULL")),
        {"sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey(_CASE, ondelete="CASCADE"))
    kind: Mapped[EntryKind] = mapped_column(Named(EntryKind))
    stream: Mapped[Stream] = mapped_column(Named(Stream))
    written_on: Mapped[date]
    written_order: Mapped[int]
    trashed_on: Mapped[date | None]
    text: Mapped[str]


class EntryVersionRow(Base):
    """An earlier wording of an entry; `feelings` as `feelings.py` writes them."""

    __tablename__ = "entry_version"
    __table_args__ = {"sqlite_strict": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey(_ENTRY, ondelete="CASCADE"), index=True)
    replaced_on: Mapped[date]
    feelings: Mapped[str]
    text: Mapped[str]


class FeelingRow(Base):
    """A feeling word that was chosen or added; `folded` tells words apart without regard to case."""

    __tablename__ = "feeling"
    __table_args__ = {"sqlite_strict": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    is_own: Mapped[bool] = mapped_column(YesNo)


class EntryFeelingRow(Base):
    """A feeling chosen with an entry, and whose it is.

    The case is repeated here, so that cases with a feeling are found in this narrow table alone: at 100,000
    cases a tenth of the time that an index by feeling takes with a look at each entry, and no page to write.
    """

    __tablename__ = "entry_feeling"
    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}

    entry_id: Mapped[int] = mapped_column(ForeignKey(_ENTRY, ondelete="CASCADE"), primary_key=True)
    whose: Mapped[Whose] = mapped_column(Named(Whose), primary_key=True)
    feeling_id: Mapped[int] = mapped_column(ForeignKey("feeling.id"), primary_key=True)
    case_id: Mapped[int]
    position: Mapped[int]


class MarkRow(Base):
    """What the doctor said of a case: a shipped term by its key, or own words with an empty key."""

    __tablename__ = "mark"
    __table_args__ = (
        UniqueConstraint("case_id", "list", "key", "words"),
        Index(None, "list", "key", "words", "case_id"),
        {"sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey(_CASE, ondelete="CASCADE"))
    list: Mapped[TermList] = mapped_column(Named(TermList))
    key: Mapped[str]
    words: Mapped[str]


class OwnTermRow(Base):
    """A term the doctor added to one of the lists that marks come from."""

    __tablename__ = "own_term"
    __table_args__ = (UniqueConstraint("list", "words"), {"sqlite_strict": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    list: Mapped[TermList] = mapped_column(Named(TermList))
    words: Mapped[str]


class DraftRow(Base):
    """Words that stand in an editor, not kept yet; they outlive the case or entry they were meant for."""

    __tablename__ = "draft"
    __table_args__ = {"sqlite_strict": True}

    slot: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey(_CASE, ondelete="SET NULL"))
    entry_id: Mapped[int | None] = mapped_column(ForeignKey(_ENTRY, ondelete="SET NULL"))
    kind: Mapped[EntryKind] = mapped_column(Named(EntryKind))
    saved_order: Mapped[int]
    name: Mapped[str]
    feelings: Mapped[str]
    text: Mapped[str]


class LetterRow(Base):
    """A letter; without a text it was taken, and stays to tell that its file must not come in once more."""

    __tablename__ = "letter"
    __table_args__ = {"sqlite_strict": True}

    id: Mapped[str] = mapped_column(primary_key=True)
    written_on: Mapped[date]
    written_order: Mapped[int]
    text: Mapped[str | None]


class PlaceRow(Base):
    """A small thing to come back to, such as the last page; sealed, because it may hold content."""

    __tablename__ = "place"
    __table_args__ = {"sqlite_strict": True}

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


META = cast(Table, MetaRow.__table__)
CASE = cast(Table, CaseRow.__table__)
ENTRY = cast(Table, EntryRow.__table__)
ENTRY_VERSION = cast(Table, EntryVersionRow.__table__)
FEELING = cast(Table, FeelingRow.__table__)
ENTRY_FEELING = cast(Table, EntryFeelingRow.__table__)
MARK = cast(Table, MarkRow.__table__)
OWN_TERM = cast(Table, OwnTermRow.__table__)
DRAFT = cast(Table, DraftRow.__table__)
LETTER = cast(Table, LetterRow.__table__)
PLACE = cast(Table, PlaceRow.__table__)


def new_id(result: CursorResult[Any]) -> int:
    """Return the id that SQLite gave to the one row just inserted."""
    key = result.inserted_primary_key
    return 0 if key is None else int(key[0])
