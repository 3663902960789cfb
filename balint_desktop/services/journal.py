"""An open journal: everything one can do with it, in one value that the pages are built from."""

from dataclasses import dataclass
from pathlib import Path

from balint_desktop.content.names import load_invented_names, load_plain_words
from balint_desktop.content.vocabulary import load_vocabulary
from balint_desktop.domain.clock import Clock
from balint_desktop.services.cases import CaseService
from balint_desktop.services.drafts import DraftService
from balint_desktop.services.entries import EntryService
from balint_desktop.services.letters import LetterService
from balint_desktop.services.places import PlaceService
from balint_desktop.services.search import SearchService
from balint_desktop.services.words import WordService
from balint_desktop.services.works import Works


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The services of one open journal; they end with it."""

    cases: CaseService
    entries: EntryService
    drafts: DraftService
    letters: LetterService
    search: SearchService
    words: WordService
    places: PlaceService


def journal_on(works: Works, *, resources: Path, clock: Clock) -> Journal:
    """Return the services on an open journal, with the vocabulary and names from `resources`."""
    return Journal(
        cases=CaseService(works, clock=clock),
        entries=EntryService(works, clock=clock),
        drafts=DraftService(works),
        letters=LetterService(works),
        search=SearchService(works),
        words=WordService(
            works,
            vocabulary=load_vocabulary(resources),
            invented_names=load_invented_names(resources),
            plain_words=load_plain_words(resources),
            clock=clock,
        ),
        places=PlaceService(works),
    )
