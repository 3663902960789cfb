"""Before a journal: passphrases that are long enough, and a code of which two groups are typed back."""

import pytest

from balint_desktop.services.creation import GROUP_LETTERS, FreshCode, is_long_enough


def test_a_fresh_code_has_seven_groups_and_asks_for_two() -> None:
    fresh = FreshCode()
    assert [len(group) for group in fresh.groups] == [GROUP_LETTERS] * 7
    assert len(set(fresh.positions)) == 2
    assert set(fresh.positions) <= set(range(7))


def test_the_asked_groups_are_accepted_however_they_are_spaced_and_cased() -> None:
    fresh = FreshCode()
    first, second = (fresh.groups[position] for position in fresh.positions)
    assert fresh.is_typed_back((first, second))
    assert fresh.is_typed_back((f" {first.lower()} ", f"{second[:2]} {second[2:]}"))
    assert not fresh.is_typed_back((second, first)) or first == second
    for typed in ((), (first,), ("", ""), (first, ""), (first, second, second)):
        assert not fresh.is_typed_back(typed)


def test_two_codes_differ_and_a_wiped_one_is_gone() -> None:
    one, two = FreshCode(), FreshCode()
    before = one.groups
    assert before != two.groups
    one.zero()
    with pytest.raises(RuntimeError):
        one.is_typed_back(tuple(before[position] for position in one.positions))


def test_characters_are_counted_as_the_vault_counts_them() -> None:
    assert is_long_enough("twelve chars")
    assert not is_long_enough("eleven char")
    # Six letters with an accent each, typed as twelve code points.
    assert not is_long_enough("e\u0301" * 6)
