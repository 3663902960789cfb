"""The search for leaks has to find what was leaked, or its silence means nothing."""

import base64
from pathlib import Path

import pytest

from tests.journeys.leaks import files_with

_WORD = "a sentence that nobody else may read"


@pytest.mark.parametrize(
    "content",
    [
        _WORD.encode(),
        _WORD.encode("utf-16-le"),
        base64.b64encode(_WORD.encode()),
        base64.b64encode(b"x" + _WORD.encode()),
        base64.b64encode(b"xy" + _WORD.encode() + b"more"),
    ],
)
def test_a_leaked_word_is_found_in_every_form(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(b"before" + content + b"after")
    assert files_with([_WORD], below=tmp_path) == [("file", _WORD)]


def test_a_leaked_word_in_a_file_name_is_found(tmp_path: Path) -> None:
    (tmp_path / f"{_WORD}.txt").touch()
    assert files_with([_WORD], below=tmp_path) == [(f"{_WORD}.txt", _WORD)]


def test_files_without_the_word_are_not_blamed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(10_000))
    assert files_with([_WORD], below=tmp_path) == []
