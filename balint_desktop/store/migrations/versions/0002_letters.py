"""Letters: what was written while the journal was locked, with the ids of all that ever came in.

Frozen. Later changes are later files.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_LETTER = """
CREATE TABLE letter (
    id TEXT NOT NULL,
    written_on TEXT NOT NULL,
    written_order INTEGER NOT NULL,
    text TEXT,
    CONSTRAINT pk_letter PRIMARY KEY (id)
) STRICT
"""


def upgrade() -> None:
    """Make the table."""
    op.get_bind().exec_driver_sql(_LETTER)


def downgrade() -> None:
    """There is no way back: a journal is kept by going forward, and by its backups."""
    raise NotImplementedError
