"""Step 3 of the schema: what reports say to one question, as derived tables."""

from __future__ import annotations

import sqlite3


def m003_comparisons(connection: sqlite3.Connection) -> None:
    """Slots with their entries, relations and origins, derived from readings, stories and the journal; views."""
    for statement in _M003:
        connection.execute(statement)


# `compared` tells what a story's rows were made from: where that has changed they are made anew, all of the story in
# one transaction. `slot.comparison` (zlib-packed JSON of the codec) is the whole; the other tables are an index of it.
_M003 = (
    """CREATE TABLE compared (
        story INTEGER PRIMARY KEY REFERENCES story (number) ON DELETE CASCADE,
        fingerprint TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE slot (
        number INTEGER PRIMARY KEY,
        story INTEGER NOT NULL REFERENCES story (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        question TEXT NOT NULL,
        phase TEXT NOT NULL,
        class TEXT,
        unit TEXT,
        low REAL,
        high REAL,
        reports INTEGER NOT NULL,
        origins INTEGER NOT NULL,
        independent INTEGER NOT NULL,
        decided INTEGER NOT NULL CHECK (decided IN (0, 1)),
        comparison BLOB NOT NULL,
        UNIQUE (story, position)
    ) STRICT""",
    "CREATE INDEX slot_id ON slot (id)",
    """CREATE TABLE slot_entry (
        slot INTEGER NOT NULL REFERENCES slot (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        claim TEXT NOT NULL,
        claim_position INTEGER NOT NULL,
        figure INTEGER,
        origin INTEGER,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        low REAL,
        high REAL,
        approximator TEXT NOT NULL,
        status TEXT NOT NULL,
        agent TEXT,
        as_of TEXT,
        PRIMARY KEY (slot, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX slot_entry_report ON slot_entry (report, claim_position)",
    """CREATE TABLE relation (
        slot INTEGER NOT NULL REFERENCES slot (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        left_claim TEXT NOT NULL,
        left_figure INTEGER,
        right_claim TEXT NOT NULL,
        right_figure INTEGER,
        fields TEXT NOT NULL,
        reason TEXT NOT NULL,
        score REAL NOT NULL,
        inferred INTEGER NOT NULL CHECK (inferred IN (0, 1)),
        PRIMARY KEY (slot, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX relation_kind ON relation (kind)",
    """CREATE TABLE origin (
        slot INTEGER NOT NULL REFERENCES slot (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        agent TEXT,
        known INTEGER NOT NULL CHECK (known IN (0, 1)),
        reason TEXT NOT NULL,
        said_earliest TEXT,
        said_latest TEXT,
        PRIMARY KEY (slot, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE VIEW questions AS
        SELECT s.question, s.low, s.high, s.unit, s.reports, s.origins, s.independent,
            (SELECT count(*) FROM relation WHERE slot = s.number AND kind = 'conflicts') AS conflicts,
            (SELECT count(*) FROM relation WHERE slot = s.number AND kind = 'denies') AS denials,
            s.kind, s.phase, s.class, t.id AS story, s.id, s.number
        FROM slot AS s JOIN story AS t ON t.number = s.story""",
    """CREATE VIEW answers AS
        SELECT s.question, e.as_of, e.low, e.high, e.approximator, e.status, e.agent, p.outlet,
            substr(r.text, e.start + 1, e.end - e.start) AS words, o.agent AS origin, o.known AS origin_known,
            substr(r.id, 1, 8) || ':' || e.claim_position AS address, s.id AS slot, e.claim, e.start, e.end
        FROM slot_entry AS e
        JOIN slot AS s ON s.number = e.slot
        JOIN report AS r ON r.number = e.report
        JOIN publication AS p ON p.report = e.report AND p.is_read
        LEFT JOIN origin AS o ON o.slot = e.slot AND o.position = e.origin""",
    """CREATE VIEW relations AS
        SELECT s.question, l.kind, l.reason, l.fields, l.score, l.inferred, l.left_claim, l.left_figure,
            l.right_claim, l.right_figure, s.id AS slot
        FROM relation AS l JOIN slot AS s ON s.number = l.slot""",
)
