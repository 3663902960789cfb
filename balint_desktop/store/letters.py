"""Letters: those that came in and wait for the doctor, and the ids of all that ever came in."""

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.letter import Letter, LetterId
from balint_desktop.domain.wording import clean_text
from balint_desktop.store.meta import MetaRepository
from balint_desktop.store.rows import LETTER

_ADD = insert(LETTER).on_conflict_do_nothing(index_elements=["id"])
_IDS = select(LETTER.c.id).where(LETTER.c.id == bindparam("wanted"))
_WAITING = select(LETTER).where(LETTER.c.text.is_not(None)).order_by(LETTER.c.written_order)
_GET = select(LETTER).where(LETTER.c.id == bindparam("wanted"), LETTER.c.text.is_not(None))
_TAKE = update(LETTER).where(LETTER.c.id == bindparam("wanted")).values(text=None)


class LetterRepository:
    """Keeps letters until they are taken; a taken one leaves its id behind, so that it never comes in again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def knows(self, letter_id: LetterId) -> bool:
        """Whether this letter came in before, taken since or not."""
        return self._connection.execute(_IDS, {"wanted": letter_id}).one_or_none() is not None

    def add(self, letter: Letter) -> None:
        """Keep `letter`, behind those that wait; one that came in before is left as it is."""
        row = {
            "id": letter.id,
            "written_on": letter.written_on,
            "written_order": MetaRepository(self._connection).take_order(),
            "text": clean_text(letter.text),
        }
        self._connection.execute(_ADD, row)

    def waiting(self) -> tuple[Letter, ...]:
        """Return the letters that were not taken, the one that came in first first."""
        return tuple(
            Letter(id=LetterId(row.id), written_on=row.written_on, text=row.text)
            for row in self._connection.execute(_WAITING)
        )

    def take(self, letter_id: LetterId) -> Letter:
        """Return a letter that waits, and take it away. Raises: BalintError NOT_THERE."""
        row = self._connection.execute(_GET, {"wanted": letter_id}).one_or_none()
        if row is None:
            raise BalintError(ErrorCode.NOT_THERE)
        self._connection.execute(_TAKE, {"wanted": letter_id})
        return Letter(id=letter_id, written_on=row.written_on, text=row.text)
