"""Step 4 of the schema: who is who over all reports, and when somebody last looked."""

from __future__ import annotations

import sqlite3


def m004_workbench(connection: sqlite3.Connection) -> None:
    """Agents joined over reports, visits to the workbench, and a view of agents with all their names."""
    for statement in _M004:
        connection.execute(statement)


# `identity.identity` is the codec's JSON without its members, packed with zlib: each further name, why it is one, and
# the words that show it. It follows from the readings and is built again when they change, which `identified` tells; a
# visit follows from nothing.
_M004 = (
    """CREATE TABLE visit (
        number INTEGER PRIMARY KEY,
        who TEXT NOT NULL,
        began TEXT NOT NULL,
        ended TEXT NOT NULL,
        report INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX visit_who ON visit (who, number)",
    """CREATE TABLE identity (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        claims INTEGER NOT NULL,
        reports INTEGER NOT NULL,
        first TEXT,
        last TEXT,
        identity BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX identity_claims ON identity (claims DESC, name)",
    """CREATE TABLE identity_agent (
        agent INTEGER PRIMARY KEY REFERENCES agent (number) ON DELETE CASCADE,
        identity INTEGER NOT NULL REFERENCES identity (number) ON DELETE CASCADE,
        reason TEXT NOT NULL,
        inferred INTEGER NOT NULL CHECK (inferred IN (0, 1))
    ) STRICT""",
    "CREATE INDEX identity_agent_identity ON identity_agent (identity)",
    """CREATE TABLE identity_name (
        identity INTEGER NOT NULL REFERENCES identity (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        reports INTEGER NOT NULL,
        reason TEXT NOT NULL,
        inferred INTEGER NOT NULL CHECK (inferred IN (0, 1)),
        PRIMARY KEY (identity, name)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX identity_name_name ON identity_name (name)",
    "CREATE TABLE identified (mark TEXT NOT NULL) STRICT",
    "CREATE INDEX source_name ON source (name)",
    """CREATE VIEW agents AS
        SELECT i.name, i.kind, i.claims, i.reports, i.first, i.last,
            (SELECT group_concat(name, '; ') FROM identity_name WHERE identity = i.number) AS names, i.id
        FROM identity AS i ORDER BY i.claims DESC, i.name""",
)
