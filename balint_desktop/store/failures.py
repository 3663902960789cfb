"""What a failure of SQLCipher means, as one of our codes.

Neither the message nor the statement goes along: both may quote the doctor's words.
"""

from types import MappingProxyType

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from balint_desktop.domain.errors import BalintError, ErrorCode

#: Primary result codes. Source: https://sqlite.org/rescode.html
_MEANINGS = MappingProxyType(
    {
        3: ErrorCode.READ_ONLY,  # SQLITE_PERM
        5: ErrorCode.ALREADY_OPEN,  # SQLITE_BUSY: another process holds the exclusive lock
        6: ErrorCode.ALREADY_OPEN,  # SQLITE_LOCKED
        7: ErrorCode.NOT_ENOUGH_MEMORY,  # SQLITE_NOMEM
        8: ErrorCode.READ_ONLY,  # SQLITE_READONLY
        10: ErrorCode.DISK_FAILED,  # SQLITE_IOERR
        11: ErrorCode.DATABASE_DAMAGED,  # SQLITE_CORRUPT
        13: ErrorCode.DISK_FULL,  # SQLITE_FULL
        14: ErrorCode.DISK_FAILED,  # SQLITE_CANTOPEN
        18: ErrorCode.TEXT_TOO_LONG,  # SQLITE_TOOBIG
        26: ErrorCode.DATABASE_DAMAGED,  # SQLITE_NOTADB
    }
)


def is_of_the_store(error: BaseException) -> bool:
    """Whether `error` comes from SQLAlchemy, from the driver, or from text that no database can hold."""
    return isinstance(error, (SQLAlchemyError, UnicodeError)) or hasattr(error, "sqlite_errorcode")


def named(error: BaseException) -> BalintError:
    """Return what `error`, of SQLAlchemy or of the driver, means for the doctor; raise it `from None`."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    code = getattr(cause, "sqlite_errorcode", 0)
    primary = code & 0xFF if isinstance(code, int) else 0
    return BalintError(_MEANINGS.get(primary, ErrorCode.UNEXPECTED), sqlite_code=primary)
