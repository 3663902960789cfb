"""Which schema a journal has, told without Alembic; Alembic is imported only when a step is missing."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from balint_desktop.domain.errors import BalintError, ErrorCode

#: Every step this program knows, oldest first; the last is the one it works with.
KNOWN_REVISIONS = ("0001", "0002")
#: Where the steps lie. In a frozen build they have to travel as files.
MIGRATIONS_FOLDER = Path(__file__).parent / "migrations"


def is_at_head(connection: Connection) -> bool:
    """Return whether the schema is this program's own; False for an older one that can be brought here.

    Raises: BalintError DATABASE_NEWER for a step this program doesn't know, DATABASE_DAMAGED without any.
    """
    tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    stored: str | None = None
    if connection.exec_driver_sql(tables).scalar_one():
        stored = connection.exec_driver_sql("SELECT max(version_num) FROM alembic_version").scalar_one()
    if stored is None:
        raise BalintError(ErrorCode.DATABASE_DAMAGED)
    if stored not in KNOWN_REVISIONS:
        raise BalintError(ErrorCode.DATABASE_NEWER)
    return stored == KNOWN_REVISIONS[-1]


def bring_to_head(engine: Engine) -> None:
    """Take every missing step in one transaction: all of them, or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
