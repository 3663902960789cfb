"""The first schema: cases and their entries, drafts, own words, and the search index kept by triggers.

Frozen. Later changes are later files.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    """
    CREATE TABLE meta (
        id INTEGER NOT NULL,
        vault_id TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        write_seq INTEGER NOT NULL,
        next_order INTEGER NOT NULL,
        CONSTRAINT pk_meta PRIMARY KEY (id),
        CONSTRAINT ck_meta_single CHECK (id = 1)
    ) STRICT
    """,
    """
    CREATE TABLE case_ (
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        course TEXT NOT NULL,
        wants_group INTEGER NOT NULL,
        first_order INTEGER NOT NULL,
        last_order INTEGER NOT NULL,
        first_written_on TEXT NOT NULL,
        last_written_on TEXT NOT NULL,
        presented_on TEXT,
        opening TEXT NOT NULL,
        trashed_on TEXT,
        CONSTRAINT pk_case_ PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE INDEX ix_case__list ON case_ (last_order, course, wants_group, presented_on)
    WHERE trashed_on IS NULL
    """,
    """
    CREATE TABLE entry (
        id INTEGER NOT NULL,
        case_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        stream TEXT NOT NULL,
        written_on TEXT NOT NULL,
        written_order INTEGER NOT NULL,
        trashed_on TEXT,
        text TEXT NOT NULL,
        CONSTRAINT pk_entry PRIMARY KEY (id),
        CONSTRAINT fk_entry_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX ix_entry_case_id_written_order ON entry (case_id, written_order)",
    "CREATE INDEX ix_entry__trash ON entry (trashed_on) WHERE trashed_on IS NOT NULL",
    """
    CREATE TABLE entry_version (
        id INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        replaced_on TEXT NOT NULL,
        feelings TEXT NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT pk_entry_version PRIMARY KEY (id),
        CONSTRAINT fk_entry_version_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX ix_entry_version_entry_id ON entry_version (entry_id)",
    """
    CREATE TABLE feeling (
        id INTEGER NOT NULL,
        word TEXT NOT NULL,
        folded TEXT NOT NULL,
        is_own INTEGER NOT NULL,
        CONSTRAINT pk_feeling PRIMARY KEY (id),
        CONSTRAINT uq_feeling_folded UNIQUE (folded)
    ) STRICT
    """,
    """
    CREATE TABLE entry_feeling (
        entry_id INTEGER NOT NULL,
        whose TEXT NOT NULL,
        feeling_id INTEGER NOT NULL,
        case_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT pk_entry_feeling PRIMARY KEY (entry_id, whose, feeling_id),
        CONSTRAINT fk_entry_feeling_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE,
        CONSTRAINT fk_entry_feeling_feeling_id FOREIGN KEY(feeling_id) REFERENCES feeling (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE mark (
        id INTEGER NOT NULL,
        case_id INTEGER NOT NULL,
        list TEXT NOT NULL,
        "key" TEXT NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_mark PRIMARY KEY (id),
        CONSTRAINT uq_mark_case_id_list_key_words UNIQUE (case_id, list, "key", words),
        CONSTRAINT fk_mark_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE CASCADE
    ) STRICT
    """,
    'CREATE INDEX ix_mark_list_key_words_case_id ON mark (list, "key", words, case_id)',
    """
    CREATE TABLE own_term (
        id INTEGER NOT NULL,
        list TEXT NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_own_term PRIMARY KEY (id),
        CONSTRAINT uq_own_term_list_words UNIQUE (list, words)
    ) STRICT
    """,
    """
    CREATE TABLE draft (
        slot TEXT NOT NULL,
        case_id INTEGER,
        entry_id INTEGER,
        kind TEXT NOT NULL,
        saved_order INTEGER NOT NULL,
        name TEXT NOT NULL,
        feelings TEXT NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (slot),
        CONSTRAINT fk_draft_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) ON DELETE SET NULL,
        CONSTRAINT fk_draft_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE SET NULL
    ) STRICT
    """,
    """
    CREATE TABLE place (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_place PRIMARY KEY ("key")
    ) STRICT
    """,
)

# Marks (Mn, Mc) belong to words, else Indic scripts fall apart; Cn keeps letters and signs newer than SQLite's
# tables. The prefixes cost 190 MB at 100,000 cases, and turn 450 ms for two one-letter words into 2 ms.
# A leaf of 3,950 bytes fits into one page of SQLCipher, which keeps 80 bytes; FTS5's own 4,050 take two pages.
# FTS5's own merging comes in lumps of a megabyte, so it is off, and quiet moments do it (SearchIndex.merge).
# Should none come in 64 saves, or in a bulk import, 64 segments are merged at once, in about 7 ms.
_SEARCH = (
    """
    CREATE VIEW searchable AS
    SELECT entry.id AS entry_id, case_.name AS name, entry.text AS text
    FROM entry JOIN case_ ON case_.id = entry.case_id
    WHERE entry.trashed_on IS NULL AND case_.trashed_on IS NULL
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5(
        name, text, content='searchable', content_rowid='entry_id', columnsize=0, prefix='1 2 3',
        tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co So Mn Mc Cn'"
    )
    """,
    "INSERT INTO search(search, rank) VALUES ('pgsz', 3950)",
    "INSERT INTO search(search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search(search, rank) VALUES ('usermerge', 8)",
    "INSERT INTO search(search, rank) VALUES ('crisismerge', 64)",
)

# In the index is exactly what `searchable` shows. What is taken out must be told with its old words.
_TRIGGERS = (
    """
    CREATE TRIGGER entry_inserted AFTER INSERT ON entry WHEN new.trashed_on IS NULL BEGIN
        INSERT INTO search(rowid, name, text)
        SELECT new.id, case_.name, new.text FROM case_
        WHERE case_.id = new.case_id AND case_.trashed_on IS NULL;
    END
    """,
    """
    CREATE TRIGGER entry_updated AFTER UPDATE OF text, trashed_on, case_id ON entry
    WHEN old.text IS NOT new.text OR old.case_id IS NOT new.case_id
        OR (old.trashed_on IS NULL) IS NOT (new.trashed_on IS NULL)
    BEGIN
        INSERT INTO search(search, rowid, name, text)
        SELECT 'delete', old.id, case_.name, old.text FROM case_
        WHERE old.trashed_on IS NULL AND case_.id = old.case_id AND case_.trashed_on IS NULL;
        INSERT INTO search(rowid, name, text)
        SELECT new.id, case_.name, new.text FROM case_
        WHERE new.trashed_on IS NULL AND case_.id = new.case_id AND case_.trashed_on IS NULL;
    END
    """,
    """
    CREATE TRIGGER entry_deleted BEFORE DELETE ON entry WHEN old.trashed_on IS NULL BEGIN
        INSERT INTO search(search, rowid, name, text)
        SELECT 'delete', old.id, case_.name, old.text FROM case_
        WHERE case_.id = old.case_id AND case_.trashed_on IS NULL;
    END
    """,
    """
    CREATE TRIGGER case_updated AFTER UPDATE OF name, trashed_on ON case_
    WHEN old.name IS NOT new.name OR (old.trashed_on IS NULL) IS NOT (new.trashed_on IS NULL)
    BEGIN
        INSERT INTO search(search, rowid, name, text)
        SELECT 'delete', entry.id, old.name, entry.text FROM entry
        WHERE old.trashed_on IS NULL AND entry.case_id = old.id AND entry.trashed_on IS NULL;
        INSERT INTO search(rowid, name, text)
        SELECT entry.id, new.name, entry.text FROM entry
        WHERE new.trashed_on IS NULL AND entry.case_id = new.id AND entry.trashed_on IS NULL;
    END
    """,
    # The entries follow by cascade, when their case is already gone and `entry_deleted` finds no name.
    """
    CREATE TRIGGER case_deleted BEFORE DELETE ON case_ WHEN old.trashed_on IS NULL BEGIN
        INSERT INTO search(search, rowid, name, text)
        SELECT 'delete', entry.id, old.name, entry.text FROM entry
        WHERE entry.case_id = old.id AND entry.trashed_on IS NULL;
    END
    """,
)


def upgrade() -> None:
    """Make every table, the search index, and the triggers that keep it."""
    for statement in (*_TABLES, *_SEARCH, *_TRIGGERS):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """There is no way back: a journal is kept by going forward, and by its backups."""
    raise NotImplementedError
