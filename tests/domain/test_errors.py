"""Errors: a code and safe details, and nothing else to be had from them."""

import pytest

from balint_desktop.domain.errors import BalintError, Blame, ErrorCode


@pytest.mark.parametrize("code", ErrorCode)
def test_the_text_of_an_error_is_its_code_alone(code: ErrorCode) -> None:
    error = BalintError(code, limit_bytes=7)
    assert str(error) == code.value
    assert "7" not in repr(error)


def test_details_can_be_read_and_not_changed() -> None:
    error = BalintError(ErrorCode.TEXT_TOO_LONG, limit_characters=200_000)
    assert dict(error.details) == {"limit_characters": 200_000}
    with pytest.raises(TypeError):
        error.details["limit_characters"] = 1  # type: ignore[index]


def test_only_our_own_mistakes_are_bugs() -> None:
    ours = {code for code in ErrorCode if BalintError(code).blame is Blame.BUG}
    assert ours == {ErrorCode.RESOURCE_BROKEN, ErrorCode.UNEXPECTED}


def test_codes_are_lower_case_names_of_their_own() -> None:
    assert [code.value for code in ErrorCode] == [code.name.lower() for code in ErrorCode]
