"""What the disk did, told in errors of ours."""

import errno

import pytest

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.disk_errors import disk_error


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, ErrorCode.DISK_FULL),
        (errno.EDQUOT, ErrorCode.DISK_FULL),
        (errno.EFBIG, ErrorCode.DISK_FULL),
        (errno.EACCES, ErrorCode.FOLDER_NOT_WRITABLE),
        (errno.EROFS, ErrorCode.FOLDER_NOT_WRITABLE),
        (errno.EIO, ErrorCode.DISK_FAILED),
    ],
)
def test_each_number_has_its_error(number: int, expected: ErrorCode) -> None:
    assert disk_error(OSError(number, "/a/secret/place")).code is expected


def test_an_error_of_ours_stays_what_it_is() -> None:
    ours = BalintError(ErrorCode.JOURNAL_EXISTS)
    assert disk_error(ours) is ours
    assert disk_error(ValueError()).code is ErrorCode.DISK_FAILED
