"""The one worker: in order, back on the GUI thread, only the newest of a topic, and nothing late after a lock."""

import threading
import weakref
from functools import partial

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.ui.tasks import Worker
from tests.ui.conftest import Gate, Settle


class Notes:
    """Notes what came back, and on which thread."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.errors: list[ErrorCode] = []
        self.threads: set[QThread] = set()

    def done(self, value: object) -> None:
        self.values.append(value)
        self.threads.add(QThread.currentThread())

    def failed(self, error: BalintError) -> None:
        self.errors.append(error.code)
        self.threads.add(QThread.currentThread())


def give(value: object) -> object:
    return value


def fail(error: Exception) -> None:
    raise error


@pytest.fixture
def notes() -> Notes:
    return Notes()


def test_results_come_back_in_order_and_on_the_gui_thread(worker: Worker, notes: Notes, settle: Settle) -> None:
    for number in range(20):
        worker.submit(partial(give, number), done=notes.done, failed=notes.failed)
    settle()
    assert notes.values == list(range(20))
    assert notes.threads == {QThread.currentThread()}


def test_all_jobs_run_on_one_other_thread(worker: Worker, notes: Notes, settle: Settle) -> None:
    for _ in range(5):
        worker.submit(threading.get_ident, done=notes.done)
    settle()
    assert len(set(notes.values)) == 1
    assert threading.get_ident() not in notes.values


def test_an_error_of_ours_comes_back_as_it_is(worker: Worker, notes: Notes, settle: Settle) -> None:
    error = BalintError(ErrorCode.DISK_FULL)
    worker.submit(partial(fail, error), done=notes.done, failed=notes.failed)
    settle()
    assert (notes.values, notes.errors) == ([], [ErrorCode.DISK_FULL])


@pytest.mark.parametrize(
    "error", [ValueError("a doctor's word"), MemoryError(), RecursionError(), AssertionError()]
)
def test_any_other_error_is_one_of_ours_and_the_worker_goes_on(
    worker: Worker, notes: Notes, settle: Settle, error: Exception
) -> None:
    worker.submit(partial(fail, error), failed=notes.failed)
    worker.submit(partial(fail, error))
    worker.submit(partial(give, "next"), done=notes.done)
    settle()
    assert (notes.errors, notes.values) == ([ErrorCode.UNEXPECTED], ["next"])


def test_of_waiting_jobs_of_a_topic_only_the_newest_runs(worker: Worker, notes: Notes, settle: Settle) -> None:
    ran: list[str] = []
    gate = Gate(worker)
    for typed in ("s", "sn", "sno"):
        worker.submit(partial(ran.append, typed), topic="search")
    worker.submit(partial(ran.append, "keep"))
    gate.open()
    settle()
    assert ran == ["sno", "keep"]


def test_a_result_that_was_overtaken_is_thrown_away(worker: Worker, notes: Notes, settle: Settle) -> None:
    entered, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        entered.set()
        go_on.wait(20)
        return "old"

    worker.submit(slow, done=notes.done, topic="search")
    assert entered.wait(20)
    worker.submit(partial(give, "new"), done=notes.done, topic="search")
    go_on.set()
    settle()
    assert notes.values == ["new"]


def test_an_overtaken_failure_is_thrown_away(worker: Worker, notes: Notes, settle: Settle) -> None:
    worker.submit(partial(fail, ValueError()), failed=notes.failed, topic="search")
    worker.submit(partial(give, "new"), done=notes.done, topic="search")
    settle()
    assert (notes.errors, notes.values) == ([], ["new"])


def test_topics_do_not_overtake_each_other(worker: Worker, notes: Notes, settle: Settle) -> None:
    worker.submit(partial(give, 1), done=notes.done, topic="one")
    worker.submit(partial(give, 2), done=notes.done, topic="two")
    worker.submit(partial(give, 3), done=notes.done)
    settle()
    assert notes.values == [1, 2, 3]


def test_nothing_from_before_shows_up_after_results_were_dropped(
    worker: Worker, notes: Notes, settle: Settle
) -> None:
    ran: list[str] = []
    worker.submit(partial(give, "done already"), done=notes.done)
    gate = Gate(worker)
    worker.submit(partial(ran.append, "waiting"), done=notes.done)
    worker.drop_results()
    worker.submit(partial(give, "after"), done=notes.done)
    gate.open()
    settle()
    assert (notes.values, ran) == (["after"], ["waiting"])


def test_what_is_lasting_is_told_all_the_same(worker: Worker, notes: Notes, settle: Settle) -> None:
    gate = Gate(worker)
    worker.submit(partial(give, "kept"), done=notes.done, is_lasting=True)
    worker.submit(partial(fail, BalintError(ErrorCode.DISK_FULL)), failed=notes.failed, is_lasting=True)
    worker.submit(partial(give, "search"), done=notes.done)
    worker.drop_results()
    gate.open()
    settle()
    assert (notes.values, notes.errors) == (["kept"], [ErrorCode.DISK_FULL])


def test_a_worker_at_rest_keeps_nothing_of_its_last_job(worker: Worker, qtbot: QtBot) -> None:
    class Passphrase:
        """Something that can be held weakly."""

    held = Passphrase()
    watched = weakref.ref(held)
    worker.submit(partial(give, held))
    del held
    qtbot.waitUntil(lambda: watched() is None)


def test_stopping_finishes_what_was_asked_for(worker: Worker) -> None:
    ran: list[int] = []
    gate = Gate(worker)
    for number in range(3):
        worker.submit(partial(ran.append, number))
    gate.open()
    assert worker.stop()
    assert ran == [0, 1, 2]


def test_a_worker_that_is_busy_says_that_it_did_not_end(worker: Worker) -> None:
    gate = Gate(worker)
    assert not worker.stop(wait_seconds=0.0)
    gate.open()
    assert worker.stop()
