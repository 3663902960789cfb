"""Drafts: what stands in an editor is safe in the encrypted journal long before it is kept."""

import dataclasses

from balint_desktop.domain.draft import Draft
from balint_desktop.domain.wording import TEXT_LIMIT_CHARACTERS, clean_line, clean_text
from balint_desktop.services.works import Works

#: The slot of the jotting on the page Today.
TODAY_SLOT = "today"


class DraftService:
    """Saves, finds and throws away drafts. Called on the worker."""

    def __init__(self, works: Works) -> None:
        self._works = works

    def save(self, draft: Draft) -> None:
        """Make `draft` durable; an empty one takes the stored one of its slot away."""
        with self._works.work() as work:
            if draft.is_empty:
                work.drafts.delete(draft.slot)
            else:
                work.drafts.put(cleaned(draft))
            work.commit()

    def load(self, slot: str) -> Draft | None:
        """Return the draft of `slot`, or None."""
        with self._works.reading() as work:
            return work.drafts.get(slot)

    def all(self) -> tuple[Draft, ...]:
        """Return every draft."""
        with self._works.reading() as work:
            return work.drafts.all()

    def discard(self, slot: str) -> None:
        """Throw the draft of `slot` away."""
        with self._works.work() as work:
            work.drafts.delete(slot)
            work.commit()


def cleaned(draft: Draft) -> Draft:
    """Return `draft` as it can be stored: the text unstripped, so that a cursor finds its place again."""
    return dataclasses.replace(
        draft, name=clean_line(draft.name), text=clean_text(draft.text)[:TEXT_LIMIT_CHARACTERS]
    )


def joined(older: Draft, newer: Draft) -> Draft:
    """Return one draft with every word of two that want the same slot, what was written first coming first."""
    parts = [part.strip() for part in (older.text, newer.text)]
    if parts[0] in newer.text:
        text = newer.text
    elif parts[1] in older.text:
        text = older.text
    else:
        text = "\n\n".join(parts)
    if older.name.strip() and newer.name.strip() and older.name != newer.name:
        text = f"{older.name}\n{text}"
    return dataclasses.replace(
        newer,
        name=newer.name if newer.name.strip() else older.name,
        text=text,
        feelings=tuple(dict.fromkeys((*older.feelings, *newer.feelings))),
    )
