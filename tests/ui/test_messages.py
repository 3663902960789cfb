"""Errors in words: one calm sentence and one next step for each, and never the wrong one."""

import pytest

from balint_desktop.domain.errors import BalintError, Blame, ErrorCode
from balint_desktop.ui.messages import message_for

COMMON = message_for(BalintError(ErrorCode.UNEXPECTED))
KNOWN = [code for code in ErrorCode if BalintError(code).blame is Blame.KNOWN]


@pytest.mark.parametrize("code", KNOWN)
def test_each_known_error_has_words_of_its_own(code: ErrorCode) -> None:
    message = message_for(BalintError(code))
    assert message != COMMON
    for part in (message.sentence, message.next_step):
        assert part[0].isupper()
        assert part.endswith(".")
        assert "!" not in part
    assert message.whole == f"{message.sentence} {message.next_step}"


@pytest.mark.parametrize("code", [ErrorCode.RESOURCE_BROKEN, ErrorCode.UNEXPECTED])
def test_a_mistake_of_ours_has_the_common_words(code: ErrorCode) -> None:
    assert message_for(BalintError(code)) == COMMON


@pytest.mark.parametrize(
    "kinds",
    [
        (ErrorCode.WRONG_PASSPHRASE,),
        (ErrorCode.HEADER_DAMAGED, ErrorCode.DATABASE_DAMAGED),
        (ErrorCode.HEADER_NEWER, ErrorCode.DATABASE_NEWER, ErrorCode.HEADER_NOT_OURS),
        (ErrorCode.ALREADY_OPEN,),
    ],
)
def test_the_four_reasons_not_to_open_never_share_a_sentence(kinds: tuple[ErrorCode, ...]) -> None:
    four = {
        ErrorCode.WRONG_PASSPHRASE,
        ErrorCode.HEADER_DAMAGED,
        ErrorCode.DATABASE_DAMAGED,
        ErrorCode.HEADER_NEWER,
        ErrorCode.DATABASE_NEWER,
        ErrorCode.HEADER_NOT_OURS,
        ErrorCode.ALREADY_OPEN,
        ErrorCode.NOT_ENOUGH_MEMORY,
    }
    ours = {message_for(BalintError(code)).sentence for code in kinds}
    others = {message_for(BalintError(code)).sentence for code in four - set(kinds)}
    assert not ours & others


def test_nobody_is_told_to_delete_or_start_again() -> None:
    for code in ErrorCode:
        words = message_for(BalintError(code)).whole.lower()
        assert "start again" not in words
        assert "start over" not in words
        assert "delete" not in words or "don't delete" in words


def test_details_that_are_numbers_do_not_break_the_words() -> None:
    assert message_for(BalintError(ErrorCode.TEXT_TOO_LONG, limit=5)).whole
