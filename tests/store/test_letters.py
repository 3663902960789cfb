"""Letters in the journal: each is there once, in the order they came in, until it is taken."""

import pytest
from sqlalchemy import Engine

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.letter import Letter, LetterId
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import NEXT_DAY, SOME_DAY

FIRST = Letter(id=LetterId("f" * 32), written_on=NEXT_DAY, text="On the stairs.")
SECOND = Letter(id=LetterId("0" * 32), written_on=SOME_DAY, text="In the car.")


def add(engine: Engine, *letters: Letter) -> None:
    with UnitOfWork(engine) as work:
        for letter in letters:
            work.letters.add(letter)
        work.commit()


def take(engine: Engine, letter_id: LetterId) -> Letter:
    with UnitOfWork(engine) as work:
        taken = work.letters.take(letter_id)
        work.commit()
    return taken


def waiting(engine: Engine) -> tuple[Letter, ...]:
    with ReadOnlyWork(engine) as work:
        return work.letters.waiting()


def test_letters_wait_in_the_order_they_came_in(engine: Engine) -> None:
    add(engine, FIRST, SECOND)
    assert waiting(engine) == (FIRST, SECOND)


def test_a_letter_that_comes_twice_is_there_once(engine: Engine) -> None:
    add(engine, FIRST)
    add(engine, Letter(id=FIRST.id, written_on=SOME_DAY, text="Something else."))
    assert waiting(engine) == (FIRST,)


def test_a_taken_letter_is_gone_and_never_comes_in_again(engine: Engine) -> None:
    add(engine, FIRST, SECOND)
    assert take(engine, FIRST.id) == FIRST
    add(engine, FIRST)
    assert waiting(engine) == (SECOND,)
    with ReadOnlyWork(engine) as work:
        assert work.letters.knows(FIRST.id)
        assert not work.letters.knows(LetterId("1" * 32))


def test_a_letter_cannot_be_taken_twice(engine: Engine) -> None:
    add(engine, FIRST)
    take(engine, FIRST.id)
    with pytest.raises(BalintError) as caught:
        take(engine, FIRST.id)
    assert caught.value.code is ErrorCode.NOT_THERE
