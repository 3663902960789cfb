"""Locking, in the order of shared/vault.md: cover, save, close, clear; it never asks.

What comes after (a fresh process, or the end) is the application's to do on `locked`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from balint_desktop import log
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.errors import BalintError
from balint_desktop.services.vault import Vault
from balint_desktop.ui.messages import Message, message_for
from balint_desktop.ui.tasks import Worker

if TYPE_CHECKING:
    # Not needed until a journal is open, and the unlock page doesn't wait for them.
    from balint_desktop.domain.draft import Draft
    from balint_desktop.domain.place import Place

#: How long to wait before drafts that could not be saved are tried again.
_TRY_AGAIN_MS = 5_000


class AfterLock(Enum):
    """What follows a lock: a fresh process at the unlock page, or the end."""

    UNLOCK_PAGE = "unlock_page"
    END = "end"

    @property
    def is_end(self) -> bool:
        """Whether the program ends."""
        return self is AfterLock.END


class Pages(Protocol):
    """What locking needs of the open pages."""

    def drafts(self) -> tuple[Draft, ...]:
        """Return what stands in the editors now."""
        ...

    def place(self) -> Place:
        """Return where the doctor is."""
        ...

    def clear(self) -> None:
        """Forget every word: editors, undo, models."""
        ...


class Cover(Protocol):
    """What locking needs of the window."""

    def cover(self) -> None:
        """Hide everything behind a neutral page, painted before this returns."""
        ...

    def tell_on_cover(self, message: Message | None) -> None:
        """Say on the neutral page why it can't go on, or nothing."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    drafts: tuple[Draft, ...]
    place: Place | None


class Locking(QObject):
    """Runs one lock from its beginning to `locked`; a second request meanwhile can only turn it into the end."""

    locked = Signal(object)

    def __init__(
        self, *, vault: Vault, worker: Worker, cover: Cover, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._worker = worker
        self._cover = cover
        self._clock = clock
        self._pages: Pages | None = None
        self._after: AfterLock | None = None
        self._began_at = 0.0
        self._held_back: _Held | None = None
        self._again_timer = QTimer(self)
        self._again_timer.setSingleShot(True)
        self._again_timer.setInterval(_TRY_AGAIN_MS)
        self._again_timer.timeout.connect(self._try_again)

    @property
    def is_locking(self) -> bool:
        """Whether a lock has begun."""
        return self._after is not None

    def set_pages(self, pages: Pages) -> None:
        """Name the pages of the journal that was opened."""
        self._pages = pages

    def lock_to_door(self) -> None:
        """Lock, to come back to the unlock page."""
        self.lock(AfterLock.UNLOCK_PAGE)

    def lock_to_end(self) -> None:
        """Lock, to end the program."""
        self.lock(AfterLock.END)

    def lock(self, after: AfterLock) -> None:
        """Begin to lock; `locked` tells when nothing of the journal is left."""
        if self._after is not None:
            self._after = AfterLock.END if after is AfterLock.END else self._after
            return
        self._began_at = self._clock.monotonic_seconds()
        self._after = after
        self._worker.drop_results()
        self._cover.cover()
        # What is just being kept is kept before this comes back, and is no longer a draft then.
        self._worker.submit(_wait_for_what_runs, done=self._on_quiet)

    def _on_quiet(self, _: None) -> None:
        self._close(self._held())

    def _held(self) -> _Held:
        if self._pages is None:
            return _Held(drafts=(), place=None)
        # Who locks comes back to the same line; who quits begins on Today another time.
        from balint_desktop.domain.place import Place

        place = Place() if self._after is AfterLock.END else self._pages.place()
        return _Held(drafts=self._pages.drafts(), place=place)

    def _close(self, held: _Held) -> None:
        self._worker.submit(
            partial(self._vault.close, drafts=held.drafts, place=held.place),
            done=self._on_closed,
            failed=partial(self._on_failed, held),
        )

    def _on_closed(self, _: None) -> None:
        self._held_back = None
        if self._pages is not None:
            self._pages.clear()
        seconds = self._clock.monotonic_seconds() - self._began_at
        log.event("locked", seconds=seconds)
        self.locked.emit(self._after)

    def _on_failed(self, held: _Held, error: BalintError) -> None:
        self._cover.tell_on_cover(message_for(error))
        self._held_back = held
        self._again_timer.start()

    @Slot()
    def _try_again(self) -> None:
        if self._held_back is not None:
            self._close(self._held_back)


def _wait_for_what_runs() -> None:
    """Be the job after the one that runs when a lock begins."""
