"""Letters on the page Today: each is kept as a case, or moved into the jotting of the day."""

from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind
from balint_desktop.domain.letter import Letter, LetterId
from balint_desktop.services.cases import Kept
from balint_desktop.services.changes import Changes
from balint_desktop.services.drafts import cleaned
from balint_desktop.services.works import Works


class LetterService:
    """What a doctor does with letters that came in. Called on the worker; each is one unit of work."""

    def __init__(self, works: Works) -> None:
        self._works = works

    def waiting(self) -> tuple[Letter, ...]:
        """Return the letters that nothing was done with yet, in the order they came in."""
        with self._works.reading() as work:
            return work.letters.waiting()

    def keep(self, letter_id: LetterId) -> Kept:
        """Keep a letter as it is: a case without a name, written on the letter's day. Raises NOT_THERE."""
        with self._works.work() as work:
            letter = work.letters.take(letter_id)
            case_id = work.cases.add("", on=letter.written_on)
            work.entries.add(
                case_id, kind=EntryKind.FIRST_NOTE, text=letter.text, feelings=(), on=letter.written_on
            )
            (summary,) = work.cases.summaries([case_id])
            work.commit()
        return Kept(summary=summary, changes=Changes(cases=frozenset({case_id}), order_changed=True))

    def move_into(self, draft: Draft, *, letter_id: LetterId) -> None:
        """Store `draft`, which holds the letter's words by now, and take the letter away. Raises NOT_THERE."""
        with self._works.work() as work:
            work.letters.take(letter_id)
            work.drafts.put(cleaned(draft))
            work.commit()
