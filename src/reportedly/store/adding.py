"""What becomes of a reading: kept as new, kept in place of another, or only its publication noted."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import NoneType

from reportedly.model import Reading, Report
from reportedly.store.answer import Added
from reportedly.store.faults import check_types
from reportedly.store.publication import Publication, find_publication
from reportedly.store.rows import delete_reading, insert_publication, insert_reading

_TEXT = (str, NoneType)


def add_reading(
    connection: sqlite3.Connection, path: Path, reading: Reading, packed: bytes, version: int, *, anew: bool = False
) -> Added:
    """Keep a reading in the ledger at `path`, and say what that changed; the caller holds the transaction."""
    report = reading.report
    rows = connection.execute("SELECT number, reading_version FROM report WHERE id = ?", (report.id,)).fetchall()
    if not check_types(rows, (int, int), path):
        (number,) = connection.execute(
            "INSERT INTO report (id, language, reading_version, text, reading) VALUES (?, ?, ?, ?, ?) RETURNING number",
            (report.id, report.language, version, report.text, packed),
        ).fetchone()
        insert_publication(connection, number, report, is_read=True)
        insert_reading(connection, number, reading)
        return Added.NEW
    number, version_before = rows[0]
    same = find_publication(load_publications(connection, path, number), report)
    if same is None:
        insert_publication(connection, number, report, is_read=False)
        return Added.PUBLICATION
    if not same.is_read:
        if not same.learns_from(report):
            return Added.UNCHANGED
        _update_publication(connection, same.number, same.fill_in(report))
        return Added.PUBLICATION
    newer = version > version_before and not same.knows_more_than(report)
    if anew and not same.knows_more_than(report):
        (kept,) = connection.execute("SELECT reading FROM report WHERE number = ?", (number,)).fetchone()
        newer = newer or kept != packed
    if not newer and (version < version_before or not same.learns_from(report)):
        return Added.UNCHANGED
    delete_reading(connection, number)
    # Its story stays; whom it copies is found anew, for date, outlet and speakers tell that.
    connection.execute("DELETE FROM fingerprinted WHERE report = ?", (number,))
    connection.execute(
        "UPDATE report SET language = ?, reading_version = ?, reading = ? WHERE number = ?",
        (report.language, version, packed, number),
    )
    _update_publication(connection, same.number, report)
    insert_reading(connection, number, reading)
    return Added.REPLACED


def load_publications(connection: sqlite3.Connection, path: Path, report: int) -> list[Publication]:
    """All publications of the report with that number, in the order they were kept."""
    rows = connection.execute(
        "SELECT number, is_read, outlet, url, published, title, path FROM publication WHERE report = ? ORDER BY number",
        (report,),
    ).fetchall()
    return [
        Publication(number=n, is_read=bool(r), outlet=o, url=u, published=p, title=t, path=w)
        for n, r, o, u, p, t, w in check_types(rows, (int, int, *[_TEXT] * 5), path)
    ]


def _update_publication(connection: sqlite3.Connection, number: int, report: Report) -> None:
    connection.execute(
        "UPDATE publication SET outlet = ?, url = ?, published = ?, title = ?, path = ? WHERE number = ?",
        (report.outlet, report.url, report.published, report.title, report.path, number),
    )
