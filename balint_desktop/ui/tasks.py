"""The one worker: a single thread that does everything slow, so that the GUI thread only paints and decides.

It owns the vault's only connection, simply by being the only thread that is ever asked to use it.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from balint_desktop import log
from balint_desktop.domain.errors import BalintError, ErrorCode

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    job: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[BalintError], None] | None
    topic: str
    serial: int
    is_lasting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    task: _Task
    value: Any = None
    error: BalintError | None = None


class Worker(QObject):
    """Runs jobs one after another on its own thread and hands each result back on the GUI thread.

    A job with a `topic` replaces the one of the same topic that still waits, and a result that was overtaken
    by a newer job of its topic is thrown away: of a search typed letter by letter only the last one counts.
    """

    _finished = Signal(object)

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Task] = deque()
        self._wake = threading.Condition()
        self._newest: dict[str, int] = {}
        self._serial = 0
        self._first_valid = 0
        self._is_stopping = False
        self._finished.connect(self._hand_back, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
        self._thread.start()

    def submit(
        self,
        job: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[BalintError], None] | None = None,
        topic: str = "",
        is_lasting: bool = False,
    ) -> None:
        """Run `job` on the worker; then call `done` with its result, or `failed`, on the GUI thread.

        What `is_lasting` is told also after `drop_results`: a lock must know whether words were kept.
        """
        with self._wake:
            self._serial += 1
            if topic:
                self._newest[topic] = self._serial
                self._waiting = deque(task for task in self._waiting if task.topic != topic)
            self._waiting.append(
                _Task(
                    job=job,
                    done=done,
                    failed=failed,
                    topic=topic,
                    serial=self._serial,
                    is_lasting=is_lasting,
                )
            )
            self._wake.notify()

    def drop_results(self) -> None:
        """Throw away the results of all that was asked so far: nothing late may show up after a lock.

        The jobs themselves are still done, as a name or a mark that was just changed must not be lost.
        """
        with self._wake:
            self._first_valid = self._serial + 1

    def stop(self, *, wait_seconds: float = 5.0) -> bool:
        """End the thread after the jobs that it was given; return whether it ended in time."""
        with self._wake:
            self._is_stopping = True
            self._wake.notify()
        self._thread.join(wait_seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (task := self._next()) is not None:
            self._finished.emit(_outcome_of(task))
            # A job may hold a passphrase; nothing of it stays here while the worker waits for the next one.
            del task

    def _next(self) -> _Task | None:
        with self._wake:
            while not self._waiting and not self._is_stopping:
                self._wake.wait()
            return self._waiting.popleft() if self._waiting else None

    @Slot(object)
    def _hand_back(self, outcome: _Outcome) -> None:
        task = outcome.task
        is_dropped = task.serial < self._first_valid and not task.is_lasting
        if is_dropped or self._newest.get(task.topic, 0) > task.serial:
            return
        if outcome.error is None:
            if task.done is not None and _is_there(task.done):
                task.done(outcome.value)
        elif task.failed is not None and _is_there(task.failed):
            task.failed(outcome.error)


def _is_there(callback: Callable[[Any], None]) -> bool:
    """Whether the object that is to be told still lives; a page may be closed while its job runs."""
    while isinstance(callback, partial):
        callback = callback.func
    receiver = getattr(callback, "__self__", None)
    return not isinstance(receiver, QObject) or shiboken6.isValid(receiver)


def _outcome_of(task: _Task) -> _Outcome:
    try:
        return _Outcome(task=task, value=task.job())
    except BalintError as error:
        log.failure(error.code.value, error)
        return _Outcome(task=task, error=error)
    except Exception as error:
        log.failure("job", error)
        return _Outcome(task=task, error=BalintError(ErrorCode.UNEXPECTED))
