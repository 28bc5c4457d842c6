"""Copies as relational steps over the ledger's tables; the caller holds the transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import NoneType
from typing import NamedTuple

from reportedly.model import Copy, SharedQuotation
from reportedly.store.faults import check_types

_POSTINGS = 64  # reports that one shingle leads to: of a thousand copies of a text the first lead to all others
_SHARED = 3  # sampled shingles of the narrative that make a pair worth aligning
_CANDIDATES = 6  # reports that one is aligned with for its narrative, and as many for its quotations
_EARLIEST = 2  # and the first published, so that every copy of a family leads to its source
_STORIES, _OWN_STORIES = 3, 2  # in so many stories, or so many of one outlet, a shingle is boilerplate
_TEXT = (str, NoneType)


class Source(NamedTuple):
    """A report as copies are looked for in it: `credits` are names, `speakers` stretches with who is credited."""

    number: int
    id: str
    story: int
    outlet: str | None
    published: str | None
    text: str
    credits: tuple[str, ...]
    speakers: tuple[tuple[int, int, str], ...]


class Pair(NamedTuple):
    """Two reports worth aligning, by number, the earlier looked at first."""

    one: int
    other: int
    same_story: bool


def select_unprinted(connection: sqlite3.Connection, path: Path, limit: int) -> list[int]:
    """Reports of stories whose words were not looked for in others yet, oldest first."""
    rows = connection.execute(
        """SELECT m.report FROM story_report AS m
        JOIN publication AS p ON p.report = m.report AND p.is_read
        WHERE NOT EXISTS (SELECT 1 FROM fingerprinted WHERE report = m.report)
        ORDER BY p.published IS NULL, p.published, m.report LIMIT ?""",
        (limit,),
    ).fetchall()
    return [number for (number,) in check_types(rows, (int,), path)]


def select_sources(connection: sqlite3.Connection, path: Path, reports: Iterable[int]) -> dict[int, Source]:
    """Reports by number, with whom they credit."""
    found = {}
    for report in reports:
        rows = connection.execute(
            """SELECT r.id, m.story, p.outlet, p.published, r.text
            FROM report AS r JOIN story_report AS m ON m.report = r.number
            JOIN publication AS p ON p.report = r.number AND p.is_read WHERE r.number = ?""",
            (report,),
        ).fetchall()
        ((report_id, story, outlet, published, text),) = check_types(rows, (str, int, _TEXT, _TEXT, str), path)
        names = connection.execute(
            """SELECT DISTINCT l.name FROM attribution AS t JOIN chain_link AS l ON l.attribution = t.number
            WHERE t.report = ? AND NOT l.inferred ORDER BY 1""",
            (report,),
        ).fetchall()
        spans = connection.execute(
            """SELECT s.start, s.end, n.name FROM attribution AS t
            JOIN attribution_span AS s ON s.attribution = t.number AND s.field = 'content'
            JOIN source AS n ON n.attribution = t.number
            WHERE t.report = ? ORDER BY s.start, s.end, n.position""",
            (report,),
        ).fetchall()
        found[report] = Source(
            number=report,
            id=report_id,
            story=story,
            outlet=outlet,
            published=published,
            text=text,
            credits=tuple(name for (name,) in check_types(names, (str,), path)),
            speakers=tuple(check_types(spans, (int, int, str), path)),
        )
    return found


def forget_copies(connection: sqlite3.Connection, reports: Iterable[int]) -> None:
    """Take off all that was found of reports that were read anew since."""
    for report in reports:
        connection.execute("DELETE FROM copy WHERE source = ?1 OR copy = ?1", (report,))
        connection.execute("DELETE FROM shared_quotation WHERE left_report = ?1 OR right_report = ?1", (report,))
        connection.execute("DELETE FROM fingerprint WHERE report = ?", (report,))


def insert_fingerprints(
    connection: sqlite3.Connection, version: int, prints: Mapping[int, tuple[Iterable[int], Iterable[int]]]
) -> None:
    """The sampled shingles of reports, narrative and quoted; no shingle leads to more than 64 reports."""
    connection.execute(
        """CREATE TEMP TABLE IF NOT EXISTS mine (
            report INTEGER, hash INTEGER, quoted INTEGER, PRIMARY KEY (report, hash, quoted)) WITHOUT ROWID"""
    )
    connection.execute("DELETE FROM mine")
    connection.executemany(
        "INSERT OR IGNORE INTO mine VALUES (?, ?, ?)",
        ((report, number, quoted) for report, both in prints.items() for quoted in (0, 1) for number in both[quoted]),
    )
    connection.execute(
        """INSERT OR IGNORE INTO fingerprint (hash, quoted, report)
        SELECT hash, quoted, report FROM (
            SELECT m.hash, m.quoted, m.report,
                row_number() OVER (PARTITION BY m.hash, m.quoted ORDER BY m.report)
                + (SELECT count(*) FROM fingerprint AS f WHERE f.hash = m.hash AND f.quoted = m.quoted) AS place
            FROM mine AS m
        ) WHERE place <= ?""",
        (_POSTINGS,),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO fingerprinted (report, version) VALUES (?, ?)", ((report, version) for report in prints)
    )


def find_worn_shingles(connection: sqlite3.Connection, path: Path) -> frozenset[int]:
    """Of the shingles last inserted those that are boilerplate: of several stories, or of one outlet in two."""
    rows = connection.execute(
        """WITH seen AS (
            SELECT f.hash, m.story, p.outlet
            FROM (SELECT DISTINCT hash FROM mine WHERE NOT quoted) AS h
            JOIN fingerprint AS f ON f.hash = h.hash AND NOT f.quoted
            JOIN story_report AS m ON m.report = f.report
            JOIN publication AS p ON p.report = f.report AND p.is_read
        )
        SELECT hash FROM seen GROUP BY hash HAVING count(DISTINCT story) >= ?
        UNION SELECT hash FROM seen WHERE outlet IS NOT NULL GROUP BY hash, outlet HAVING count(DISTINCT story) >= ?""",
        (_STORIES, _OWN_STORIES),
    ).fetchall()
    return frozenset(number for (number,) in check_types(rows, (int,), path))


def find_pairs(connection: sqlite3.Connection, path: Path, worn: Iterable[int]) -> list[Pair]:
    """The pairs with a report whose shingles were last inserted that share enough beside boilerplate."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS worn (hash INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM worn")
    connection.executemany("INSERT INTO worn VALUES (?)", ((number,) for number in worn))
    rows = connection.execute(
        """WITH shared AS (
            SELECT m.report AS report, f.report AS other, sum(NOT m.quoted) AS told, sum(m.quoted) AS quoted
            FROM mine AS m JOIN fingerprint AS f ON f.hash = m.hash AND f.quoted = m.quoted AND f.report <> m.report
            WHERE m.quoted OR m.hash NOT IN (SELECT hash FROM worn)
            GROUP BY m.report, f.report HAVING told >= ?1 OR m.quoted
        ), ranked AS (
            SELECT s.report, other, told, quoted,
                row_number() OVER (PARTITION BY s.report ORDER BY told DESC, p.published, other) AS by_told,
                row_number() OVER (
                    PARTITION BY s.report ORDER BY told < ?1, p.published IS NULL, p.published, other
                ) AS by_time,
                row_number() OVER (PARTITION BY s.report ORDER BY quoted DESC, p.published, other) AS by_quoted
            FROM shared AS s JOIN publication AS p ON p.report = s.other AND p.is_read
        )
        SELECT DISTINCT min(r.report, r.other), max(r.report, r.other), a.story = b.story
        FROM ranked AS r
        JOIN story_report AS a ON a.report = r.report
        JOIN story_report AS b ON b.report = r.other
        WHERE (told >= ?1 AND (by_told <= ?2 OR by_time <= ?3)) OR (quoted AND by_quoted <= ?2) ORDER BY 1, 2""",
        (_SHARED, _CANDIDATES, _EARLIEST),
    ).fetchall()
    return [Pair(a, b, bool(same)) for a, b, same in check_types(rows, (int, int, int), path)]


def insert_copy(connection: sqlite3.Connection, copy: Copy) -> None:
    """A copy with what was kept and changed."""
    (number,) = connection.execute(
        """INSERT INTO copy (source, copy, directed, reason, of_source, of_copy)
        VALUES ((SELECT number FROM report WHERE id = ?), (SELECT number FROM report WHERE id = ?), ?, ?, ?, ?)
        RETURNING number""",
        (copy.source, copy.copy, copy.directed, copy.reason, copy.of_source, copy.of_copy),
    ).fetchone()
    rows: list[tuple[object, ...]] = [("kept", False, *kept.source, *kept.copy) for kept in copy.kept]
    rows += [
        (change.kind.value, change.turns, *(change.source or (None, None)), *(change.copy or (None, None)))
        for change in copy.changes
    ]
    connection.executemany(
        "INSERT INTO copy_span (copy, position, kind, turns, source_start, source_end, copy_start, copy_end) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, i, *row) for i, row in enumerate(rows, start=1)],
    )


def insert_quotations(connection: sqlite3.Connection, quotations: Sequence[SharedQuotation]) -> None:
    """Quotations that two reports share."""
    connection.executemany(
        """INSERT INTO shared_quotation
            (left_report, right_report, speaker, words, left_start, left_end, right_start, right_end)
        SELECT a.number, b.number, ?3, ?4, ?5, ?6, ?7, ?8 FROM report AS a, report AS b
        WHERE a.id = ?1 AND b.id = ?2""",
        [(q.left, q.right, q.speaker, q.words, *q.left_span, *q.right_span) for q in quotations],
    )
