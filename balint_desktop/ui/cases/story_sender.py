"""Sends changes to the journal that are shown before they are on disk, and knows which are still on their way."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from balint_desktop.domain.errors import BalintError
from balint_desktop.services.changes import Changes
from balint_desktop.ui.cases.story_state import Notice
from balint_desktop.ui.tasks import Worker


class Sender(QObject):
    """Sends jobs to the worker. `arrived` carries Changes, `failed` a BalintError, `said` a Notice."""

    arrived = Signal(object)
    failed = Signal(object)
    said = Signal(object)

    def __init__(self, *, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._sent = 0
        self._last_back = 0

    @property
    def is_settled(self) -> bool:
        """Whether everything sent is on disk or has failed; what is read before that may be older."""
        return self._sent == self._last_back

    def send(self, job: Callable[[], Changes], *, topic: str = "", notice: Notice | None = None) -> None:
        """Send `job`, and say `notice` once it is on disk; of one topic only the last job that waits is run."""
        self._sent += 1
        # The worker keeps the order, so the last one back means that all of them are.
        self._worker.submit(
            job,
            done=partial(self._on_done, self._sent, notice),
            failed=partial(self._on_failed, self._sent),
            topic=topic,
        )

    def reset(self) -> None:
        """Wait for nothing any more; the journal locks."""
        self._last_back = self._sent

    def _on_done(self, number: int, notice: Notice | None, changes: Changes) -> None:
        self._last_back = number
        if notice is not None:
            self.said.emit(notice)
        self.arrived.emit(changes)

    def _on_failed(self, number: int, error: BalintError) -> None:
        self._last_back = number
        self.failed.emit(error)
