"""The schema, step by step. A released step never changes: what comes later is a further function in the list.

`PRAGMA user_version` holds how many steps a ledger has taken, `PRAGMA application_id` that it is a ledger at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from reportedly.store.m002_stories import m002_stories
from reportedly.store.m003_comparisons import m003_comparisons
from reportedly.store.m004_workbench import m004_workbench

APPLICATION_ID = 0x52505444  # "RPTD"


def m001_ledger(connection: sqlite3.Connection) -> None:
    """Reports with their publications and all that was read in them, search indexes, views to look at."""
    for statement in _M001:
        connection.execute(statement)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    m001_ledger,
    m002_stories,
    m003_comparisons,
    m004_workbench,
)
LEDGER_VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps a ledger has not taken yet; the caller holds the transaction."""
    (done,) = connection.execute("PRAGMA user_version").fetchone()
    for number, step in enumerate(MIGRATIONS[done:], start=done + 1):
        step(connection)
        connection.execute(f"PRAGMA user_version = {number:d}")


# Rows hold offsets, never the words: views cut them out of report.text. `reading` (zlib-packed JSON of the codec) is
# the one source of truth; every other table but `publication` and `failure` is an index that can be built from it.
# Lists that hang on one row are keyed by it and a position, so that the key is also the index of the foreign key.
_M001 = (
    """CREATE TABLE report (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        language TEXT NOT NULL,
        reading_version INTEGER NOT NULL,
        text TEXT NOT NULL,
        reading BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE publication (
        number INTEGER PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        is_read INTEGER NOT NULL CHECK (is_read IN (0, 1)),
        outlet TEXT,
        url TEXT,
        published TEXT,
        title TEXT,
        path TEXT
    ) STRICT""",
    "CREATE INDEX publication_report ON publication (report)",
    "CREATE UNIQUE INDEX publication_read ON publication (report) WHERE is_read",
    """CREATE TABLE agent (
        number INTEGER PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        role_start INTEGER,
        role_end INTEGER,
        affiliation_start INTEGER,
        affiliation_end INTEGER
    ) STRICT""",
    "CREATE INDEX agent_report ON agent (report)",
    """CREATE TABLE attribution (
        number INTEGER PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        said_earliest TEXT,
        said_latest TEXT,
        said_place TEXT,
        said_to TEXT
    ) STRICT""",
    "CREATE INDEX attribution_report ON attribution (report)",
    """CREATE TABLE source (
        attribution INTEGER NOT NULL REFERENCES attribution (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        agent INTEGER REFERENCES agent (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (attribution, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX source_agent ON source (agent)",
    """CREATE TABLE chain_link (
        attribution INTEGER NOT NULL REFERENCES attribution (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        agent INTEGER REFERENCES agent (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        inferred INTEGER NOT NULL CHECK (inferred IN (0, 1)),
        start INTEGER,
        end INTEGER,
        PRIMARY KEY (attribution, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX chain_link_agent ON chain_link (agent)",
    """CREATE TABLE attribution_span (
        attribution INTEGER NOT NULL REFERENCES attribution (number) ON DELETE CASCADE,
        field TEXT NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (attribution, field, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE claim (
        number INTEGER PRIMARY KEY,
        report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        attribution INTEGER REFERENCES attribution (number) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        status TEXT NOT NULL,
        certainty REAL NOT NULL,
        event_lemma TEXT NOT NULL,
        event_type TEXT NOT NULL,
        event_start INTEGER NOT NULL,
        event_end INTEGER NOT NULL,
        earliest TEXT,
        latest TEXT,
        dated_by TEXT,
        UNIQUE (report, position)
    ) STRICT""",
    "CREATE INDEX claim_id ON claim (id)",
    "CREATE INDEX claim_attribution ON claim (attribution)",
    "CREATE INDEX claim_status ON claim (status)",
    """CREATE TABLE claim_span (
        claim INTEGER NOT NULL REFERENCES claim (number) ON DELETE CASCADE,
        field TEXT NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (claim, field, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE figure (
        claim INTEGER NOT NULL REFERENCES claim (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        low REAL,
        high REAL,
        approximator TEXT NOT NULL,
        unit TEXT,
        change TEXT,
        class TEXT,
        slot TEXT,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        number_start INTEGER NOT NULL,
        number_end INTEGER NOT NULL,
        counted_start INTEGER,
        counted_end INTEGER,
        PRIMARY KEY (claim, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX figure_class ON figure (class, low)",
    """CREATE TABLE time (
        claim INTEGER NOT NULL REFERENCES claim (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        type TEXT NOT NULL,
        earliest TEXT,
        latest TEXT,
        role TEXT NOT NULL,
        anchor TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (claim, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE place (
        claim INTEGER NOT NULL REFERENCES claim (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        geonames_id INTEGER,
        latitude REAL,
        longitude REAL,
        country TEXT,
        precision TEXT NOT NULL,
        role TEXT NOT NULL,
        corrected_from TEXT,
        score REAL NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (claim, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX place_geonames ON place (geonames_id)",
    "CREATE INDEX place_country ON place (country)",
    """CREATE TABLE problem (
        report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        message TEXT NOT NULL,
        start INTEGER,
        end INTEGER,
        path TEXT,
        PRIMARY KEY (report, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE failure (path TEXT PRIMARY KEY NOT NULL, message TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # What the reading stands on: the one publication marked as read gives title, outlet and date.
    """CREATE VIEW reports AS
        SELECT r.number, r.id, p.published, p.outlet, p.title, p.url, p.path, r.language,
            (SELECT count(*) FROM publication WHERE report = r.number) AS publications,
            (SELECT count(*) FROM claim WHERE report = r.number) AS claims,
            (SELECT count(*) FROM problem WHERE report = r.number) AS problems,
            r.text
        FROM report AS r JOIN publication AS p ON p.report = r.number AND p.is_read""",
    """CREATE VIEW claims AS
        SELECT c.number, r.id AS report, c.position, p.published, p.outlet,
            coalesce((SELECT group_concat(name, '; ') FROM source WHERE attribution = c.attribution),
                CASE WHEN c.attribution IS NULL THEN 'own voice' ELSE 'nobody named' END) AS source,
            c.status, c.certainty, substr(r.text, c.start + 1, c.end - c.start) AS words,
            (SELECT group_concat(substr(r.text, start + 1, end - start), '; ') FROM figure WHERE claim = c.number)
                AS figures,
            (SELECT group_concat(name, '; ') FROM place WHERE claim = c.number) AS places,
            c.earliest, c.latest, c.dated_by, c.event_lemma, c.event_type, c.id, c.start, c.end
        FROM claim AS c
        JOIN report AS r ON r.number = c.report
        JOIN publication AS p ON p.report = r.number AND p.is_read""",
    """CREATE VIEW sources AS
        SELECT s.name, a.kind AS agent_kind, c.number AS claim, c.status, c.certainty, t.kind,
            t.said_earliest, t.said_latest, t.said_place, t.said_to,
            substr(r.text, s.start + 1, s.end - s.start) AS source_words, r.id AS report, s.start, s.end
        FROM source AS s
        JOIN attribution AS t ON t.number = s.attribution
        JOIN claim AS c ON c.attribution = t.number
        JOIN report AS r ON r.number = c.report
        LEFT JOIN agent AS a ON a.number = s.agent""",
    """CREATE VIEW figures AS
        SELECT f.low, f.high, f.approximator, f.unit, f.class, f.change, f.slot,
            substr(r.text, f.start + 1, f.end - f.start) AS words,
            coalesce((SELECT group_concat(name, '; ') FROM source WHERE attribution = c.attribution),
                CASE WHEN c.attribution IS NULL THEN 'own voice' ELSE 'nobody named' END) AS source,
            c.status, c.certainty, c.number AS claim, r.id AS report, f.start, f.end
        FROM figure AS f JOIN claim AS c ON c.number = f.claim JOIN report AS r ON r.number = c.report""",
    # Datasette's map plugins look for columns of these names.
    """CREATE VIEW places AS
        SELECT l.name, l.latitude, l.longitude, l.country, l.geonames_id, l.precision, l.role, l.corrected_from,
            substr(r.text, l.start + 1, l.end - l.start) AS words, c.status, c.certainty, c.number AS claim,
            r.id AS report, l.start, l.end
        FROM place AS l JOIN claim AS c ON c.number = l.claim JOIN report AS r ON r.number = c.report""",
    """CREATE VIEW times AS
        SELECT t.earliest, t.latest, t.value AS timex, t.type, t.role, t.anchor,
            substr(r.text, t.start + 1, t.end - t.start) AS words, c.status, c.number AS claim, r.id AS report,
            t.start, t.end
        FROM time AS t JOIN claim AS c ON c.number = t.claim JOIN report AS r ON r.number = c.report""",
    """CREATE VIEW report_words AS
        SELECT r.number, p.title, r.text FROM report AS r JOIN publication AS p ON p.report = r.number AND p.is_read""",
    """CREATE VIRTUAL TABLE report_search USING fts5 (
        title, text, content='report_words', content_rowid='number', tokenize="unicode61 remove_diacritics 2")""",
    """CREATE VIRTUAL TABLE claim_search USING fts5 (
        words, source, place, tokenize="unicode61 remove_diacritics 2")""",
)
