"""What the disk did, as an error of ours."""

import errno

from balint_desktop.domain.errors import BalintError, ErrorCode

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def disk_error(error: BaseException) -> BalintError:
    """Return the error of ours that names what the disk did; one of ours already is returned as it is."""
    if isinstance(error, BalintError):
        return error
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL:
        return BalintError(ErrorCode.DISK_FULL)
    if number in _FORBIDDEN:
        return BalintError(ErrorCode.FOLDER_NOT_WRITABLE)
    return BalintError(ErrorCode.DISK_FAILED)
