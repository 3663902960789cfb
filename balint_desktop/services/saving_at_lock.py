"""The last words before the journal closes: drafts into the database, else into a sealed file; and the place."""

from contextlib import suppress

from balint_desktop import log
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.errors import BalintError
from balint_desktop.domain.place import Place
from balint_desktop.services.drafts import DraftService, cleaned
from balint_desktop.services.places import PlaceService
from balint_desktop.services.sealed_drafts import SealedDrafts
from balint_desktop.services.works import Works


def save_at_lock(
    works: Works, *, drafts: tuple[Draft, ...], place: Place | None, sealed: SealedDrafts
) -> None:
    """Save `drafts`, and where the doctor was.

    Raises DISK_FULL, FOLDER_NOT_WRITABLE or DISK_FAILED when the drafts can be saved nowhere.
    """
    if _save_drafts(works, drafts=drafts, sealed=sealed) and place is not None:
        with suppress(BalintError):  # a comfort; the words themselves are safe by now
            PlaceService(works).remember(place)


def _save_drafts(works: Works, *, drafts: tuple[Draft, ...], sealed: SealedDrafts) -> bool:
    """Save `drafts` in the database, else as a sealed file; return whether the database took them."""
    try:
        service = DraftService(works)
        for draft in drafts:
            service.save(draft)
    except BalintError as error:
        log.failure("drafts_at_lock", error)
        written = tuple(cleaned(draft) for draft in drafts if not draft.is_empty)
        if written:
            sealed.write(written, write_seq=_write_seq(works))
        return False
    return True


def _write_seq(works: Works) -> int | None:
    try:
        with works.reading() as work:
            return work.stamp.write_seq
    except BalintError as error:
        log.failure("stamp_at_lock", error)
        return None
