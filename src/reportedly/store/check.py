"""Whether a ledger is sound in every part: slow, thorough, and changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import NotALedgerError
from reportedly.store.rows import unpack_reading


def find_damage(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    """What is wrong with the ledger, a line each: its pages, its keys, its search indexes, each packed reading.

    The search indexes can only be checked over a connection that may write.
    """
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"page or index: {line}"
    for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row}: leads to no {target}"
    (read_only,) = connection.execute("PRAGMA query_only").fetchone()
    for index in () if read_only else ("report_search", "claim_search"):
        try:
            # Rank 1 asks to compare the index with the words it was made from, too.
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.DatabaseError as error:
            yield f"{index}: {error}"
    rows = connection.execute(
        "SELECT r.id, r.text, r.reading, (SELECT count(*) FROM claim WHERE report = r.number), "
        "(SELECT count(*) FROM publication WHERE report = r.number AND is_read) FROM report AS r"
    )
    for report_id, text, packed, claims, read in rows:
        if not isinstance(report_id, str) or not isinstance(packed, bytes):
            yield "report: a row without its id or reading"
            continue
        try:
            reading = unpack_reading(packed, report_id, path)
        except NotALedgerError as error:
            yield str(error)
            continue
        if reading.report.text != text:
            yield f"report {report_id[:8]}: its text is not that of its reading"
        if len(reading.claims) != claims or read != 1:
            yield f"report {report_id[:8]}: its rows are not those of its reading"
