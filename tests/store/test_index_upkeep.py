"""The search index after any order of operations: whole, and saying just what the entries say."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.entry import EntryId, EntryKind, Feeling
from balint_desktop.domain.search_query import SearchTerm
from balint_desktop.store.engine import checkpoint, close, create_database, open_engine
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import KEY, NEXT_DAY, SOME_DAY

WORDS = st.sampled_from(["snow", "rain", "Émile", "hail", ""])
TEXTS = st.lists(WORDS, max_size=4).map(" ".join)


class Upkeep(RuleBasedStateMachine):
    """Writes, edits, renames, trashes, restores and purges, and knows what should be found."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="balint-tests-"))
        self.names: dict[CaseId, str] = {}
        self.texts: dict[EntryId, tuple[CaseId, str]] = {}
        self.trashed: set[CaseId | tuple[EntryId]] = set()

    @initialize()
    def make(self) -> None:
        """Begin with an empty journal."""
        path = self.folder / "journal-1.db"
        create_database(path, bytearray(KEY), vault_id="v", epoch=1)
        self.engine = open_engine(path, bytearray(KEY))

    def teardown(self) -> None:
        """Close the journal and take its folder away."""
        close(self.engine)
        shutil.rmtree(self.folder)

    @rule(name=TEXTS, text=TEXTS)
    def keep(self, name: str, text: str) -> None:
        """Keep a new case."""
        with UnitOfWork(self.engine) as work:
            case_id = work.cases.add(name, on=SOME_DAY)
            entry_id = work.entries.add(case_id, kind=EntryKind.FIRST_NOTE, text=text, on=SOME_DAY)
            work.commit()
        self.names[case_id] = name
        self.texts[entry_id] = (case_id, text)

    @precondition(lambda self: self.kept_cases())
    @rule(data=st.data(), text=TEXTS)
    def write_more(self, data: st.DataObject, text: str) -> None:
        """Add an entry to a case."""
        case_id = data.draw(st.sampled_from(self.kept_cases()))
        with UnitOfWork(self.engine) as work:
            feelings = [Feeling(word="sad")]
            entry_id = work.entries.add(case_id, kind=EntryKind.TELLING, text=text, on=NEXT_DAY, feelings=feelings)
            work.commit()
        self.texts[entry_id] = (case_id, text)

    @precondition(lambda self: self.kept_cases())
    @rule(data=st.data(), name=TEXTS)
    def rename(self, data: st.DataObject, name: str) -> None:
        """Give a case another name."""
        case_id = data.draw(st.sampled_from(self.kept_cases()))
        with UnitOfWork(self.engine) as work:
            work.cases.rename(case_id, name=name)
            work.commit()
        self.names[case_id] = name

    @precondition(lambda self: self.kept_entries())
    @rule(data=st.data(), text=TEXTS)
    def edit(self, data: st.DataObject, text: str) -> None:
        """Give an entry another wording."""
        entry_id = data.draw(st.sampled_from(self.kept_entries()))
        with UnitOfWork(self.engine) as work:
            work.entries.edit(entry_id, text=text, feelings=(), on=NEXT_DAY)
            work.commit()
        self.texts[entry_id] = (self.texts[entry_id][0], text)

    @precondition(lambda self: self.kept_entries())
    @rule(data=st.data(), is_case=st.booleans(), is_committed=st.booleans())
    def trash(self, data: st.DataObject, is_case: bool, is_committed: bool) -> None:
        """Take a case or an entry away, or nearly."""
        entry_id = data.draw(st.sampled_from(self.kept_entries()))
        case_id = self.texts[entry_id][0]
        with UnitOfWork(self.engine) as work:
            if is_case:
                work.cases.trash(case_id, on=NEXT_DAY)
            else:
                work.entries.trash(entry_id, on=NEXT_DAY)
            if is_committed:
                work.commit()
        if is_committed:
            self.trashed.add(case_id if is_case else (entry_id,))

    @precondition(lambda self: self.trashed)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        """Bring a case or an entry back."""
        thing = data.draw(st.sampled_from(sorted(self.trashed, key=str)))
        with UnitOfWork(self.engine) as work:
            if isinstance(thing, tuple):
                work.entries.restore(thing[0])
            else:
                work.cases.restore(thing)
            work.commit()
        self.trashed.discard(thing)

    @rule()
    def purge(self) -> None:
        """Destroy what is in the trash."""
        with UnitOfWork(self.engine) as work:
            work.cases.purge_trash(until=NEXT_DAY)
            work.entries.purge_trash(until=NEXT_DAY)
            work.commit()
        self.names = {case_id: name for case_id, name in self.names.items() if case_id not in self.trashed}
        self.texts = {
            entry_id: (case_id, text)
            for entry_id, (case_id, text) in self.texts.items()
            if case_id in self.names and (entry_id,) not in self.trashed
        }
        self.trashed.clear()

    @rule()
    def tidy(self) -> None:
        """Spend a quiet moment."""
        checkpoint(self.engine)

    @invariant()
    def the_index_is_whole(self) -> None:
        """The index says what the entries say, and finds just those that should be found."""
        with ReadOnlyWork(self.engine) as work:
            assert work.search.check()
            for word in ("snow", "rain", "emile"):
                found = {hit.case.id for hit in work.search.find([SearchTerm(text=word, is_phrase=False)])}
                assert found == self.expected(word)

    def expected(self, word: str) -> set[CaseId]:
        """Return the cases that hold `word` in their name or in an entry that is kept."""
        return {
            self.texts[entry_id][0]
            for entry_id in self.kept_entries()
            if word
            in (self.names[self.texts[entry_id][0]] + " " + self.texts[entry_id][1]).lower().replace("é", "e")
        }

    def kept_cases(self) -> list[CaseId]:
        """Return the cases that aren't in the trash."""
        return [case_id for case_id in self.names if case_id not in self.trashed]

    def kept_entries(self) -> list[EntryId]:
        """Return the entries that can be seen."""
        return [
            entry_id
            for entry_id, (case_id, _) in self.texts.items()
            if (entry_id,) not in self.trashed and case_id not in self.trashed
        ]


class TestUpkeep(Upkeep.TestCase):  # type: ignore[name-defined, misc]
    """The everyday run."""

    settings = settings(max_examples=25, stateful_step_count=25, deadline=None)


@pytest.mark.soak
class TestUpkeepForLong(Upkeep.TestCase):  # type: ignore[name-defined, misc]
    """The long run."""

    settings = settings(max_examples=1000, stateful_step_count=60, deadline=None)
