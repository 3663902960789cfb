"""Which journal this is, how often it was written, and the counter that everything in it is ordered by."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, update

from balint_desktop.store.rows import META

_READ = select(META.c.vault_id, META.c.epoch, META.c.write_seq)
_NEXT = select(META.c.next_order)
_TAKE = update(META).values(next_order=META.c.next_order + bindparam("taken"))
_COUNT = update(META).values(write_seq=META.c.write_seq + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalStamp:
    """What tells one state of one journal from another; kept outside as the high-water mark too."""

    vault_id: str
    epoch: int
    write_seq: int


class MetaRepository:
    """Reads and moves on the journal's counters."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stamp(self) -> JournalStamp:
        """Return the stamp of the state that is seen in this work."""
        row = self._connection.execute(_READ).one()
        return JournalStamp(vault_id=row.vault_id, epoch=row.epoch, write_seq=row.write_seq)

    def take_order(self) -> int:
        """Return the next number of the journal's order, which nothing else will get."""
        number: int = self._connection.execute(_NEXT).scalar_one()
        self._connection.execute(_TAKE, {"taken": 1})
        return number

    def count_write(self) -> None:
        """Note that this work has written."""
        self._connection.execute(_COUNT)
