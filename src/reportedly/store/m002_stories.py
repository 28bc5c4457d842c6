"""Step 2 of the schema: the journal of decisions, stories, copies, and what both are found by."""

from __future__ import annotations

import sqlite3


def m002_stories(connection: sqlite3.Connection) -> None:
    """The append-only journal; stories, copies and shared quotations as derived tables; views to look at."""
    for statement in _M002:
        connection.execute(statement)


# `decision` and `decision_key` are written by people and never change; all other tables here can be built again from
# the reports and the journal. INSERT OR REPLACE deletes without asking a delete trigger, so inserts are watched too.
_M002 = (
    """CREATE TABLE decision (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        verdict TEXT NOT NULL,
        about TEXT NOT NULL,
        value TEXT,
        note TEXT,
        undoes INTEGER REFERENCES decision (number)
    ) STRICT""",
    "CREATE INDEX decision_undoes ON decision (undoes)",
    """CREATE TABLE decision_key (
        decision INTEGER NOT NULL REFERENCES decision (number),
        position INTEGER NOT NULL,
        key TEXT NOT NULL,
        PRIMARY KEY (decision, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX decision_key_key ON decision_key (key)",
    """CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
        BEGIN SELECT RAISE(ABORT, 'the journal of decisions is only added to'); END""",
    """CREATE TRIGGER decision_remains BEFORE DELETE ON decision
        BEGIN SELECT RAISE(ABORT, 'the journal of decisions is only added to'); END""",
    """CREATE TRIGGER decision_is_new BEFORE INSERT ON decision
        WHEN EXISTS (SELECT 1 FROM decision WHERE number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'the journal of decisions is only added to'); END""",
    """CREATE TRIGGER decision_key_stays BEFORE UPDATE ON decision_key
        BEGIN SELECT RAISE(ABORT, 'the journal of decisions is only added to'); END""",
    """CREATE TRIGGER decision_key_remains BEFORE DELETE ON decision_key
        BEGIN SELECT RAISE(ABORT, 'the journal of decisions is only added to'); END""",
    """CREATE TRIGGER decision_key_is_new BEFORE INSERT ON decision_key
        WHEN EXISTS (SELECT 1 FROM decision_key WHERE decision = NEW.decision AND position = NEW.position)
        BEGIN SELECT RAISE(ABORT, 'the journal of decisions is only added to'); END""",
    # What a report is compared by. `opens` is the id that a story opened by this report has.
    """CREATE TABLE report_terms (
        report INTEGER PRIMARY KEY REFERENCES report (number) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        opens TEXT NOT NULL UNIQUE,
        terms BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE report_key (
        report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        term INTEGER NOT NULL,
        PRIMARY KEY (report, term)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE story (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
        decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1))
    ) STRICT""",
    """CREATE TABLE story_report (
        report INTEGER PRIMARY KEY REFERENCES report (number) ON DELETE CASCADE,
        story INTEGER NOT NULL REFERENCES story (number) ON DELETE CASCADE,
        decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1))
    ) STRICT""",
    "CREATE INDEX story_report_story ON story_report (story)",
    """CREATE TABLE story_term (
        term INTEGER NOT NULL,
        story INTEGER NOT NULL REFERENCES story (number) ON DELETE CASCADE,
        share REAL NOT NULL,
        PRIMARY KEY (term, story)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX story_term_story ON story_term (story)",
    """CREATE TABLE story_apart (
        one INTEGER NOT NULL REFERENCES story (number) ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES story (number) ON DELETE CASCADE,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX story_apart_other ON story_apart (other)",
    # Sampled shingles: `quoted` ones stand inside quotation marks and never make a copy.
    """CREATE TABLE fingerprinted (
        report INTEGER PRIMARY KEY REFERENCES report (number) ON DELETE CASCADE,
        version INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE fingerprint (
        hash INTEGER NOT NULL,
        quoted INTEGER NOT NULL CHECK (quoted IN (0, 1)),
        report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        PRIMARY KEY (hash, quoted, report)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX fingerprint_report ON fingerprint (report)",
    """CREATE TABLE copy (
        number INTEGER PRIMARY KEY,
        source INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        copy INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        directed INTEGER NOT NULL CHECK (directed IN (0, 1)),
        reason TEXT NOT NULL,
        of_source REAL NOT NULL,
        of_copy REAL NOT NULL,
        UNIQUE (source, copy)
    ) STRICT""",
    "CREATE INDEX copy_copy ON copy (copy)",
    """CREATE TABLE copy_span (
        copy INTEGER NOT NULL REFERENCES copy (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        turns INTEGER NOT NULL CHECK (turns IN (0, 1)),
        source_start INTEGER,
        source_end INTEGER,
        copy_start INTEGER,
        copy_end INTEGER,
        PRIMARY KEY (copy, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE shared_quotation (
        number INTEGER PRIMARY KEY,
        left_report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        right_report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        speaker TEXT NOT NULL,
        words INTEGER NOT NULL,
        left_start INTEGER NOT NULL,
        left_end INTEGER NOT NULL,
        right_start INTEGER NOT NULL,
        right_end INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX shared_quotation_left ON shared_quotation (left_report)",
    "CREATE INDEX shared_quotation_right ON shared_quotation (right_report)",
    """CREATE VIEW stories AS
        SELECT s.id, count(*) AS reports, count(DISTINCT p.outlet) AS outlets,
            min(substr(p.published, 1, 10)) AS earliest, max(substr(p.published, 1, 10)) AS latest,
            s.pinned, s.decided, s.number
        FROM story AS s
        JOIN story_report AS m ON m.story = s.number
        JOIN publication AS p ON p.report = m.report AND p.is_read
        GROUP BY s.number""",
    """CREATE VIEW copies AS
        SELECT a.outlet AS source_outlet, a.published AS source_published, b.outlet AS copy_outlet,
            b.published AS copy_published, c.directed, c.reason, c.of_source, c.of_copy,
            (SELECT count(*) FROM copy_span WHERE copy = c.number AND turns) AS turning_changes,
            r.id AS source, t.id AS copy, c.number
        FROM copy AS c
        JOIN report AS r ON r.number = c.source
        JOIN report AS t ON t.number = c.copy
        JOIN publication AS a ON a.report = c.source AND a.is_read
        JOIN publication AS b ON b.report = c.copy AND b.is_read""",
    """CREATE VIEW copy_changes AS
        SELECT s.kind, s.turns, substr(r.text, s.source_start + 1, s.source_end - s.source_start) AS source_words,
            substr(t.text, s.copy_start + 1, s.copy_end - s.copy_start) AS copy_words,
            r.id AS source, t.id AS copy, s.source_start, s.source_end, s.copy_start, s.copy_end
        FROM copy_span AS s
        JOIN copy AS c ON c.number = s.copy
        JOIN report AS r ON r.number = c.source
        JOIN report AS t ON t.number = c.copy
        WHERE s.kind <> 'kept'""",
    """CREATE VIEW quotations AS
        SELECT q.speaker, q.words AS shared_words,
            substr(r.text, q.left_start + 1, q.left_end - q.left_start) AS left_words,
            substr(t.text, q.right_start + 1, q.right_end - q.right_start) AS right_words,
            r.id AS left_report, t.id AS right_report, q.left_start, q.left_end, q.right_start, q.right_end
        FROM shared_quotation AS q
        JOIN report AS r ON r.number = q.left_report
        JOIN report AS t ON t.number = q.right_report""",
    """CREATE VIEW decisions AS
        SELECT d.number, d.at, d.who, d.verdict, d.about,
            (SELECT group_concat(key, ' ') FROM decision_key WHERE decision = d.number) AS keys,
            d.value, d.note, d.undoes
        FROM decision AS d""",
)
