"""The collector: off the worker, in steps on the GUI thread, and cheap after everything was loaded."""

import gc
import threading
from collections.abc import Iterator

import pytest

from balint_desktop.ui.shell.garbage import GarbageSteps


@pytest.fixture(autouse=True)
def collector_as_before() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    gc.unfreeze()
    if was_on:
        gc.enable()


class _Ring:
    """Holds itself, so that only the collector can free it."""

    def __init__(self, freed_on: list[str]) -> None:
        self._itself = self
        self._freed_on = freed_on

    def __del__(self) -> None:
        self._freed_on.append(threading.current_thread().name)


def _make_rings(freed_on: list[str], count: int) -> None:
    for _ in range(count):
        _Ring(freed_on)


def test_what_is_garbage_is_freed_on_the_thread_of_the_steps(qapp: object) -> None:
    steps = GarbageSteps()
    steps.begin()
    freed_on: list[str] = []
    worker = threading.Thread(target=_make_rings, args=(freed_on, 5_000), name="worker")
    worker.start()
    worker.join()
    assert freed_on == []
    for _ in range(12):
        steps.step()
    assert set(freed_on) == {threading.main_thread().name}
    assert len(freed_on) == 5_000


def test_without_the_steps_the_worker_would_free_it_itself(qapp: object) -> None:
    gc.enable()
    freed_on: list[str] = []
    worker = threading.Thread(target=_make_rings, args=(freed_on, 50_000), name="worker")
    worker.start()
    worker.join()
    assert "worker" in freed_on


def test_what_was_loaded_before_is_set_aside(qapp: object) -> None:
    GarbageSteps().begin()
    assert gc.get_freeze_count() > 10_000
    assert not gc.isenabled()
