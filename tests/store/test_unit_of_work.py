"""The unit of work: all or nothing, counted, and silent about what went wrong inside."""

import traceback

import pytest
from sqlalchemy import Engine

from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind
from balint_desktop.domain.errors import BalintError, Blame, ErrorCode
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import SOME_DAY, keep


def counts(engine: Engine) -> tuple[int, int]:
    """Return how often was written, and how many cases there are."""
    with ReadOnlyWork(engine) as work:
        return work.stamp.write_seq, work.cases.count()


def test_every_commit_is_counted_once(engine: Engine) -> None:
    assert counts(engine) == (0, 0)
    keep(engine, "snow")
    keep(engine, "rain")
    assert counts(engine) == (2, 2)


def test_leaving_without_a_commit_takes_everything_back(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        work.cases.add("Nobody", on=SOME_DAY)
    assert counts(engine) == (0, 0)


class OursError(Exception):
    """Of nobody's kind."""


def write_and_fail(engine: Engine) -> None:
    """Begin to write, and fail for a reason of our own."""
    with UnitOfWork(engine) as work:
        work.cases.add("Nobody", on=SOME_DAY)
        raise OursError


def test_an_error_inside_takes_everything_back_and_comes_out(engine: Engine) -> None:
    with pytest.raises(OursError):
        write_and_fail(engine)
    assert counts(engine) == (0, 0)


def test_what_a_reading_work_writes_is_taken_back(engine: Engine) -> None:
    with ReadOnlyWork(engine) as work:
        work.cases.add("Nobody", on=SOME_DAY)
    assert counts(engine) == (0, 0)


def test_after_the_commit_nothing_more_can_be_done(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        cases = work.cases
        work.commit()
        with pytest.raises(BalintError) as caught:
            _ = work.entries
        assert caught.value.blame is Blame.BUG
        with pytest.raises(BalintError):
            work.commit()
        with pytest.raises(Exception, match="closed"):
            cases.add("Nobody", on=SOME_DAY)
    assert counts(engine) == (1, 0)


def test_outside_of_its_with_a_work_can_do_nothing(engine: Engine) -> None:
    with pytest.raises(BalintError) as caught:
        _ = UnitOfWork(engine).cases
    assert caught.value.code is ErrorCode.UNEXPECTED


def test_a_work_inside_another_is_a_mistake_of_ours(engine: Engine) -> None:
    with UnitOfWork(engine), pytest.raises(BalintError) as caught, UnitOfWork(engine):
        pass
    assert caught.value.blame is Blame.BUG


def test_an_error_that_is_not_of_the_store_comes_out_of_beginning_a_work() -> None:
    with pytest.raises(AttributeError), UnitOfWork(None):  # type: ignore[arg-type]
        pass


def ask(engine: Engine, sql: str, words: str) -> None:
    """Give the database something it will refuse."""
    with UnitOfWork(engine) as work:
        work._open_connection().exec_driver_sql(sql, (words,))


@pytest.mark.parametrize(
    ("sql", "more"),
    [
        ("SELECT * FROM search WHERE search MATCH ?", "'"),
        ("INSERT INTO place VALUES (?, NULL)", ""),
        ("SELECT ?", "\ud800"),
    ],
)
def test_no_error_quotes_what_was_written(engine: Engine, sql: str, more: str) -> None:
    canary = "".join(("pit", "head sin", "gs"))
    with pytest.raises(BalintError) as caught:
        ask(engine, sql, canary + more)
    error = caught.value
    assert error.code is ErrorCode.UNEXPECTED
    assert error.__cause__ is None
    told = "".join(traceback.format_exception(error)) + repr(error) + repr(error.details)
    assert "pithead" not in told
    assert "sings" not in told


def test_the_order_of_drafts_is_the_order_of_saving(engine: Engine) -> None:
    for slot in ("b", "a", "c", "b"):
        with UnitOfWork(engine) as work:
            work.drafts.put(Draft(slot=slot, kind=EntryKind.TELLING, text=slot))
            work.commit()
    with ReadOnlyWork(engine) as work:
        assert [draft.slot for draft in work.drafts.all()] == ["a", "c", "b"]
