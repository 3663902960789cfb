"""What the editor below a story is about, and the draft that its words make."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import Entry, EntryId, EntryKind, Feeling, Whose
from balint_desktop.domain.wording import clean_text
from balint_desktop.services.entries import EntryService, KeptEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A case to add an entry to, or one of its entries (`entry`) to find another wording for.

    `head` is shown above an edit. The functions take what stands in the editor: text, kind, chosen feelings.
    """

    case_id: CaseId
    entry: Entry | None = None
    head: str = ""

    @property
    def slot(self) -> str:
        """The slot of the draft."""
        return new_slot(self.case_id) if self.entry is None else edit_slot(self.entry.id)

    @property
    def entry_id(self) -> EntryId | None:
        """The entry that is edited, if any."""
        return None if self.entry is None else self.entry.id

    def draft(self, text: str, *, kind: EntryKind, chosen: tuple[str, ...]) -> Draft:
        """Return everything that stands in the editor."""
        return Draft(
            slot=self.slot,
            case_id=self.case_id,
            entry_id=self.entry_id,
            kind=kind,
            text=text,
            feelings=self._feelings(chosen),
        )

    def loss(self, text: str, *, kind: EntryKind, chosen: tuple[str, ...]) -> Draft:
        """Return what would be lost without the editor: an empty draft when the entry says the same."""
        whole = self.draft(text, kind=kind, chosen=chosen)
        if not self.is_same(whole):
            return whole
        return Draft(slot=self.slot, case_id=self.case_id, entry_id=self.entry_id, kind=kind)

    def is_same(self, draft: Draft) -> bool:
        """Whether `draft` says what the entry says already."""
        entry = self.entry
        if entry is None:
            return False
        same_words = clean_text(draft.text).strip() == entry.text
        return same_words and frozenset(draft.feelings) == frozenset(entry.feelings)

    def keep_job(self, entries: EntryService, *, draft: Draft) -> Callable[[], KeptEntry]:
        """Return the job that keeps `draft` and drops it from the disk's drafts."""
        if self.entry is None:
            return partial(
                entries.add,
                self.case_id,
                kind=draft.kind,
                text=draft.text,
                feelings=draft.feelings,
                draft_slot=draft.slot,
            )
        return partial(
            entries.edit,
            self.entry.id,
            case_id=self.case_id,
            text=draft.text,
            feelings=draft.feelings,
            draft_slot=draft.slot,
        )

    def _feelings(self, chosen: tuple[str, ...]) -> tuple[Feeling, ...]:
        mine = tuple(Feeling(word=word) for word in chosen)
        # What is imagined in the patient can't be chosen here, and stays as it was.
        before = () if self.entry is None else self.entry.feelings
        return mine + tuple(feeling for feeling in before if feeling.whose is Whose.PATIENT)


def new_slot(case_id: CaseId) -> str:
    """Return the slot of the draft of a new entry."""
    return f"case-{case_id}"


def edit_slot(entry_id: EntryId) -> str:
    """Return the slot of the draft of an edit."""
    return f"entry-{entry_id}"
