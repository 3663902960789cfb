"""The jotting of the day: its draft is safe while it is written, and becomes a case when it is kept."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.case import CaseFilter, CaseSummary
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind, Feeling, Whose, words_of
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.letter import Letter
from balint_desktop.domain.wording import TEXT_LIMIT_CHARACTERS
from balint_desktop.services.cases import Kept
from balint_desktop.services.changes import Changes
from balint_desktop.services.drafts import TODAY_SLOT, joined
from balint_desktop.services.journal import Journal
from balint_desktop.ui.drafting import DraftKeeper, SaveStatus
from balint_desktop.ui.messages import Message, message_for
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.today.letters_presenter import LettersPresenter

#: How many cases the card "Written last" names.
_LATEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Jotting:
    """What stands on the page: the name, the note, and the chosen feelings."""

    name: str = ""
    text: str = ""
    feelings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayState:
    """What the page shows beside the jotting. `message` is what went wrong; `kept` was just kept."""

    today: date
    offered_feelings: tuple[str, ...] = ()
    proposed_names: tuple[str, ...] = ()
    status: SaveStatus = SaveStatus.NOTHING
    status_message: str = ""
    message: Message | None = None
    kept: CaseSummary | None = None
    latest: tuple[CaseSummary, ...] = ()
    is_keeping: bool = False
    is_ready: bool = False


class TodayPresenter(QObject):
    """Holds the jotting as it was last written, so that a draft can be taken at any moment.

    `jotting_replaced` tells the view to show another jotting than the one that was typed.
    """

    state_changed = Signal(object)
    jotting_replaced = Signal(object)
    changed = Signal(object)

    def __init__(
        self, *, journal: Journal, worker: Worker, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._worker = worker
        self._clock = clock
        self._jotting = Jotting()
        self._state = TodayState(today=clock.today())
        self._keeper = DraftKeeper(
            worker=worker, drafts=journal.drafts, clock=clock, snapshot=self.draft, parent=self
        )
        self._keeper.status_changed.connect(self._show_status)
        self.letters = LettersPresenter(letters=journal.letters, worker=worker, parent=self)
        self.letters.open_requested.connect(self._open_letter)
        self.letters.kept.connect(self._on_letter_kept)
        self.letters.failed.connect(self._on_letters_failed)

    @property
    def state(self) -> TodayState:
        """What is shown now."""
        return self._state

    @property
    def jotting(self) -> Jotting:
        """What stands on the page now."""
        return self._jotting

    def load(self) -> None:
        """Fetch the words to offer, the draft that was left, and the cases written last."""
        self._worker.submit(self._journal.words.feelings, done=self._on_feelings, failed=self._on_failed)
        load = partial(self._journal.drafts.load, TODAY_SLOT)
        self._worker.submit(load, done=self._on_draft, failed=self._on_failed, is_lasting=True)
        self.letters.load()
        self.refresh(Changes(order_changed=True))

    def refresh(self, changes: Changes) -> None:
        """Show the cases written last anew, when they may have changed."""
        self._set(replace(self._state, today=self._clock.today()))
        if changes.cases or changes.order_changed:
            self._worker.submit(self._latest, done=self._on_latest, failed=self._on_failed, topic="latest")

    def draft(self) -> Draft:
        """Return what stands on the page as a draft."""
        return Draft(
            slot=TODAY_SLOT,
            kind=EntryKind.FIRST_NOTE,
            name=self._jotting.name,
            text=self._jotting.text,
            feelings=_feelings(self._jotting),
        )

    def drafts(self) -> tuple[Draft, ...]:
        """Return what a lock has to save.

        Before the stored draft has arrived an empty page means nothing, and must not replace it.
        """
        draft = self.draft()
        return () if draft.is_empty and not self._state.is_ready else (draft,)

    @Slot(object)
    def write(self, jotting: Jotting) -> None:
        """Take what was just typed or chosen."""
        if jotting == self._jotting:
            return
        self._jotting = jotting
        self._keeper.typed()
        if self._state.kept is not None or self._state.message is not None:
            self._set(replace(self._state, kept=None, message=None))

    @Slot()
    def keep(self) -> None:
        """Keep the jotting as a new case; the page is empty again as soon as it is on disk."""
        if self._state.is_keeping:
            return
        if self.draft().is_empty:
            self._on_failed(BalintError(ErrorCode.NOTHING_WRITTEN))
            return
        # No draft may be saved behind the note that is being kept: it would come back as a second one.
        self._keeper.reset(status=SaveStatus.WAITING)
        self._set(replace(self._state, is_keeping=True, message=None))
        jotting = self._jotting
        job = partial(
            self._journal.cases.keep,
            jotting.text,
            name=jotting.name,
            feelings=_feelings(jotting),
            draft_slot=TODAY_SLOT,
        )
        self._worker.submit(
            job, done=partial(self._on_kept, jotting), failed=self._on_keep_failed, is_lasting=True
        )

    @Slot(str)
    def add_feeling(self, word: str) -> None:
        """Offer a word of the doctor's own from now on."""
        job = partial(self._journal.words.add_feeling, word)
        self._worker.submit(job, done=self._on_feeling_added, failed=self._on_failed)

    @Slot()
    def propose_names(self) -> None:
        """Find invented names to choose from."""
        self._set(replace(self._state, proposed_names=()))
        job = partial(self._journal.words.propose_names, self._jotting.text)
        self._worker.submit(job, done=self._on_names, failed=self._on_failed, topic="names")

    def tell(self, error: BalintError) -> None:
        """Show what the doctor has to know of the opening."""
        self._set(replace(self._state, message=message_for(error)))

    @Slot()
    def save_now(self) -> None:
        """Save the draft without waiting for a pause."""
        self._keeper.save_now()

    def clear(self) -> None:
        """Forget every word."""
        self.letters.clear()
        self._keeper.reset()
        self._jotting = Jotting()
        self._state = TodayState(today=self._state.today)
        self.jotting_replaced.emit(self._jotting)

    def _latest(self) -> list[CaseSummary]:
        ids = self._journal.cases.ids(CaseFilter(), limit=_LATEST)
        return self._journal.cases.summaries(ids)

    def _on_feelings(self, words: tuple[str, ...]) -> None:
        self._set(replace(self._state, offered_feelings=words))

    def _on_feeling_added(self, word: str) -> None:
        if word not in self._state.offered_feelings:
            self._on_feelings((*self._state.offered_feelings, word))

    def _on_draft(self, draft: Draft | None) -> None:
        if draft is not None:
            self._take_in(draft)
        self._set(replace(self._state, is_ready=True))

    def _take_in(self, stored: Draft) -> None:
        """Show the draft that was left, with what was typed before it arrived behind it."""
        typed = self.draft()
        draft = joined(stored, typed)
        self._jotting = Jotting(name=draft.name, text=draft.text, feelings=words_of(draft.feelings, Whose.ME))
        if typed.is_empty:
            self._keeper.reset(status=SaveStatus.SAVED)
        else:
            self._keeper.typed()
        self.jotting_replaced.emit(self._jotting)

    @Slot(object)
    def _open_letter(self, letter: Letter) -> None:
        """Put `letter` into the jotting, behind what stands there."""
        if self._state.is_keeping or not self._state.is_ready:
            return
        merged = joined(self.draft(), replace(self.draft(), name="", text=letter.text, feelings=()))
        if len(merged.text) > TEXT_LIMIT_CHARACTERS:
            self._on_failed(BalintError(ErrorCode.TEXT_TOO_LONG, limit=TEXT_LIMIT_CHARACTERS))
            return
        self._jotting = replace(self._jotting, text=merged.text)
        # Told before the words are stored, so that a draft saved from now on holds them too.
        self.letters.opened(letter, draft=self.draft)
        self._keeper.typed()
        self.jotting_replaced.emit(self._jotting)

    @Slot(object)
    def _on_letter_kept(self, kept: Kept) -> None:
        self._set(replace(self._state, kept=kept.summary, message=None))
        self.changed.emit(kept.changes)

    @Slot(object)
    def _on_letters_failed(self, error: BalintError) -> None:
        self._set(replace(self._state, message=message_for(error)))

    def _on_latest(self, latest: list[CaseSummary]) -> None:
        kept = self._state.kept
        names = {summary.id: summary for summary in latest}
        self._set(
            replace(self._state, latest=tuple(latest), kept=names.get(kept.id, kept) if kept else None)
        )

    def _on_names(self, names: tuple[str, ...]) -> None:
        self._set(replace(self._state, proposed_names=names))

    def _on_kept(self, jotting: Jotting, kept: Kept) -> None:
        if self._jotting == jotting:
            if self._keeper.is_dirty:
                # Something was typed and taken back meanwhile; a save of that may be waiting behind this.
                discard = partial(self._journal.drafts.discard, TODAY_SLOT)
                self._worker.submit(discard, topic=f"draft-{TODAY_SLOT}", is_lasting=True)
            self._jotting = Jotting()
            self._keeper.reset()
            self.jotting_replaced.emit(self._jotting)
        self._set(replace(self._state, is_keeping=False, proposed_names=(), kept=kept.summary))
        self.changed.emit(kept.changes)

    def _on_keep_failed(self, error: BalintError) -> None:
        self._keeper.typed()
        self._on_failed(error)

    def _on_failed(self, error: BalintError) -> None:
        self._set(replace(self._state, is_keeping=False, message=message_for(error)))

    @Slot(object)
    def _show_status(self, status: SaveStatus) -> None:
        self._set(replace(self._state, status=status, status_message=self._keeper.message))

    def _set(self, state: TodayState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)


def _feelings(jotting: Jotting) -> tuple[Feeling, ...]:
    return tuple(Feeling(word=word) for word in jotting.feelings)
