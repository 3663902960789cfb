"""From one order of cases to another in one step that an eye can follow."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from balint_desktop.ui.cases.list_diff import ROWS_TO_FOLLOW, Move, Step, difference

_ORDERS = st.lists(st.integers(0, 30), unique=True, max_size=20)


def ids(*numbers: int) -> "array[int]":
    """Return numbers as the model holds them."""
    return array("q", numbers)


def applied(old: "array[int]", step: Step | Move | None) -> list[int]:
    """Return what `step` makes of `old`, done by hand."""
    rows = list(old)
    assert step is not None
    if isinstance(step, Move):
        rows.insert(step.to_row, rows.pop(step.from_row))
    else:
        rows[step.row : step.row + step.removed] = step.inserted
    return rows


def test_a_case_written_in_again_moves_to_the_top() -> None:
    assert difference(ids(1, 2, 3, 4), ids(3, 1, 2, 4)) == Move(from_row=2, to_row=0)


def test_a_case_brought_back_goes_down_to_where_it_was() -> None:
    assert difference(ids(3, 1, 2, 4), ids(1, 2, 3, 4)) == Move(from_row=0, to_row=2)


def test_a_new_case_comes_in_at_the_top() -> None:
    assert difference(ids(1, 2), ids(9, 1, 2)) == Step(row=0, inserted=(9,))


def test_a_deleted_case_goes_from_where_it_was() -> None:
    assert difference(ids(1, 2, 3), ids(1, 3)) == Step(row=1, removed=1)


def test_nothing_happens_between_equal_orders() -> None:
    assert difference(ids(1, 2), ids(1, 2)) == Step(row=2)


def test_more_rows_than_an_eye_can_follow_are_no_step() -> None:
    many = range(1_000, 1_001 + ROWS_TO_FOLLOW)
    assert difference(ids(), ids(*many)) is None


@given(_ORDERS, _ORDERS)
def test_every_step_leads_from_the_old_order_to_the_new(old: list[int], new: list[int]) -> None:
    step = difference(array("q", old), array("q", new))
    assert applied(array("q", old), step) == new
