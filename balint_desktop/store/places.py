"""Small things to come back to after a lock: the last page, the case, the line, the cursor."""

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from balint_desktop.domain.wording import clean_text
from balint_desktop.store.rows import PLACE

_GET = select(PLACE.c.value).where(PLACE.c.key == bindparam("key"))
_INSERT = insert(PLACE)
_PUT = _INSERT.on_conflict_do_update(index_elements=["key"], set_={"value": _INSERT.excluded.value})


class PlaceRepository:
    """Remembers one text for each key; sealed with the rest, since it may hold content."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> str | None:
        """Return what was last put under `key`, or None."""
        value: str | None = self._connection.execute(_GET, {"key": key}).scalar_one_or_none()
        return value

    def put(self, key: str, *, value: str) -> None:
        """Remember `value` under `key`, in place of what was there."""
        self._connection.execute(_PUT, {"key": key, "value": clean_text(value)})
