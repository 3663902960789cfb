"""Where the doctor was when the journal locked, so that they come back to the same case and line.

It names a case and is therefore kept inside the encrypted journal.
"""

import json
from dataclasses import asdict

from balint_desktop.domain.place import Place
from balint_desktop.services.works import Works

_KEY = "last_place"


class PlaceService:
    """Remembers one place. Called on the worker."""

    def __init__(self, works: Works) -> None:
        self._works = works

    def remember(self, place: Place) -> None:
        """Store where the doctor is."""
        with self._works.work() as work:
            work.places.put(_KEY, value=json.dumps(asdict(place)))
            work.commit()

    def last(self) -> Place:
        """Return the stored place, or the page Today when there is none."""
        with self._works.reading() as work:
            stored = work.places.get(_KEY)
        try:
            return Place(**json.loads(stored)) if stored else Place()
        except (TypeError, ValueError):
            return Place()
