"""The schema: what the steps make is what the rows say, and only known steps are opened."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind, Feeling
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.letter import Letter, LetterId
from balint_desktop.store.connection import connect, sqlcipher
from balint_desktop.store.engine import close, create_database, open_engine
from balint_desktop.store.revision import KNOWN_REVISIONS, MIGRATIONS_FOLDER
from balint_desktop.store.rows import Base
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import KEY, SOME_DAY, found_names, keep


def is_of_the_models(object: Any, name: str | None, kind: str, *_: object) -> bool:
    """Whether Alembic has to compare this; SQLAlchemy knows nothing of FTS5."""
    return not (kind == "table" and name is not None and (name.startswith("search") or name == "alembic_version"))


def steps() -> ScriptDirectory:
    """Return the steps as Alembic finds them."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_FOLDER))
    return ScriptDirectory.from_config(config)


def normal(sql: str) -> str:
    """Return SQL without the blanks that don't matter."""
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))


def stored_sql(connection: Connection) -> dict[str, str]:
    """Return the SQL of each table and index of the models, as the journal keeps it."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL "
        "AND name NOT LIKE 'search%' AND name <> 'alembic_version'"
    )
    return {name: normal(sql) for name, sql in rows}


def test_the_head_equals_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": is_of_the_models, "compare_type": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_the_head_says_word_for_word_what_the_models_say(engine: Engine) -> None:
    dialect = sqlite.dialect()
    wanted = {}
    for table in Base.metadata.tables.values():
        wanted[table.name] = normal(str(CreateTable(table).compile(dialect=dialect)))
        for index in table.indexes:
            wanted[str(index.name)] = normal(str(CreateIndex(index).compile(dialect=dialect)))
    with engine.connect() as connection:
        assert stored_sql(connection) == wanted


def test_every_table_is_strict(engine: Engine) -> None:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0")
        assert {name for (name,) in rows} <= {"alembic_version", "sqlite_schema", "sqlite_temp_schema"}


def test_every_constraint_has_a_name() -> None:
    for table in Base.metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name


def test_the_known_steps_are_all_there_are() -> None:
    found = [step.revision for step in steps().walk_revisions()]
    assert tuple(reversed(found)) == KNOWN_REVISIONS
    assert steps().get_current_head() == KNOWN_REVISIONS[-1]


def test_no_step_leads_back() -> None:
    for step in steps().walk_revisions():
        with pytest.raises(NotImplementedError):
            step.module.downgrade()


def test_a_journal_at_head_opens_without_alembic(journal_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from balint_desktop.store.engine import close, open_engine; "
        f"close(open_engine(Path({str(journal_path)!r}), bytearray({KEY!r}))); "
        "sys.exit(any(name.startswith('alembic') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def set_revision(path: Path, statement: str) -> None:
    """Change what the journal says of its schema."""
    connection = connect(path, key=bytearray(KEY), driver=sqlcipher())
    connection.execute(statement)
    connection.close()


def code_of_opening(path: Path) -> ErrorCode:
    """Return the code with which opening is refused."""
    with pytest.raises(BalintError) as caught:
        open_engine(path, bytearray(KEY))
    return caught.value.code


@pytest.mark.parametrize("revision", ["0003", "9999", "main", ""])
def test_a_step_this_program_does_not_know_is_newer(journal_path: Path, revision: str) -> None:
    set_revision(journal_path, f"UPDATE alembic_version SET version_num = '{revision}'")
    assert code_of_opening(journal_path) is ErrorCode.DATABASE_NEWER


@pytest.mark.parametrize("statement", ["DELETE FROM alembic_version", "DROP TABLE alembic_version"])
def test_a_journal_without_any_step_is_damaged(journal_path: Path, statement: str) -> None:
    set_revision(journal_path, statement)
    assert code_of_opening(journal_path) is ErrorCode.DATABASE_DAMAGED


def steps_until(count: int, folder: Path) -> Path:
    """Make a folder with the first `count` of our own steps in it, as an earlier version of the program had."""
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text((MIGRATIONS_FOLDER / "env.py").read_text())
    for step in sorted((MIGRATIONS_FOLDER / "versions").glob("0*.py"))[:count]:
        (folder / "versions" / step.name).write_text(step.read_text())
    return folder


def test_a_journal_of_the_first_step_is_brought_to_head_with_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal-1.db"
    with monkeypatch.context() as patch:
        patch.setattr("balint_desktop.store.revision.MIGRATIONS_FOLDER", steps_until(1, tmp_path / "steps"))
        patch.setattr("balint_desktop.store.revision.KNOWN_REVISIONS", ("0001",))
        create_database(path, bytearray(KEY), vault_id="vault-of-the-tests", epoch=3)
        engine = open_engine(path, bytearray(KEY))
        keep(engine, "Snow on the road.", name="The carter", feelings=(Feeling(word="moved"),))
        with UnitOfWork(engine) as work:
            work.drafts.put(Draft(slot="today", kind=EntryKind.FIRST_NOTE, text="And then?"))
            work.commit()
        with engine.connect() as connection:
            assert "letter" not in stored_sql(connection)
        close(engine)
    engine = open_engine(path, bytearray(KEY))
    assert found_names(engine, "snow") == ["The carter"]
    with UnitOfWork(engine) as work:
        (draft,) = work.drafts.all()
        assert draft.text == "And then?"
        assert work.letters.waiting() == ()
        work.letters.add(Letter(id=LetterId("a" * 32), written_on=SOME_DAY, text="On the stairs."))
        work.commit()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == "0002"
        assert set(stored_sql(connection)) >= {"letter", "draft", "case_"}
    close(engine)


def test_an_older_journal_is_brought_to_head_with_what_it_holds(
    journal_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(journal_path, bytearray(KEY))
    keep(engine, "Snow on the road.", name="The carter")
    close(engine)
    folder = steps_until(len(KNOWN_REVISIONS), tmp_path / "steps")
    (folder / "versions" / "next.py").write_text(
        "from alembic import op\nrevision, down_revision = 'next', '0002'\n"
        "def upgrade():\n    op.execute('CREATE TABLE thing (id INTEGER NOT NULL) STRICT')\n"
    )
    monkeypatch.setattr("balint_desktop.store.revision.MIGRATIONS_FOLDER", folder)
    monkeypatch.setattr("balint_desktop.store.revision.KNOWN_REVISIONS", (*KNOWN_REVISIONS, "next"))
    engine = open_engine(journal_path, bytearray(KEY))
    assert found_names(engine, "snow") == ["The carter"]
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == "next"
        assert connection.exec_driver_sql("SELECT count(*) FROM thing").scalar_one() == 0
    close(engine)


def test_a_step_that_fails_leaves_the_journal_as_it_was(
    journal_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = steps_until(len(KNOWN_REVISIONS), tmp_path / "steps")
    (folder / "versions" / "next.py").write_text(
        "from alembic import op\nrevision, down_revision = 'next', '0002'\n"
        "def upgrade():\n    op.execute('DROP TABLE place')\n    op.execute('DROP TABLE nothing')\n"
    )
    with monkeypatch.context() as patch:
        patch.setattr("balint_desktop.store.revision.MIGRATIONS_FOLDER", folder)
        patch.setattr("balint_desktop.store.revision.KNOWN_REVISIONS", (*KNOWN_REVISIONS, "next"))
        assert code_of_opening(journal_path) is ErrorCode.UNEXPECTED
    engine = open_engine(journal_path, bytearray(KEY))
    with ReadOnlyWork(engine) as work:
        assert work.places.get("page") is None
    close(engine)
