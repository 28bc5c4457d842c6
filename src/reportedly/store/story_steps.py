"""Stories as relational steps over the ledger's tables; the caller holds the transaction.

What has to be reckoned in between (which reports belong together) is `reportedly.link`'s; what is found and written
here is plain SQL over rows, so that the same steps can run elsewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from types import NoneType
from typing import NamedTuple

from reportedly.store.faults import check_types

_OFTEN = 400  # stories; a term that is key in more of them finds none
_CANDIDATES = 5  # stories that one report is held against
_SHARE = 0.05  # of a story's reports must have a term for the story to be found by it


class Unlinked(NamedTuple):
    """A report that stands in no story yet; `published` is None where nobody says."""

    number: int
    id: str
    published: str | None
    text: str


class Member(NamedTuple):
    """A report of a story with what it is compared by; `opens`: the story is named after it."""

    number: int
    story: int
    opens: bool
    published: str | None
    terms: bytes


def select_unlinked(connection: sqlite3.Connection, path: Path, limit: int) -> list[Unlinked]:
    """Reports that stand in no story yet, oldest first, undated ones last."""
    rows = connection.execute(
        """SELECT r.number, r.id, p.published, r.text
        FROM report AS r JOIN publication AS p ON p.report = r.number AND p.is_read
        WHERE NOT EXISTS (SELECT 1 FROM story_report WHERE report = r.number)
        ORDER BY p.published IS NULL, p.published, r.number LIMIT ?""",
        (limit,),
    ).fetchall()
    return [Unlinked(*row) for row in check_types(rows, (int, str, (str, NoneType), str), path)]


def is_outdated(connection: sqlite3.Connection, version: int) -> bool:
    """Whether some stories were made by older rules."""
    return connection.execute("SELECT 1 FROM report_terms WHERE version < ? LIMIT 1", (version,)).fetchone() is not None


def forget_stories(connection: sqlite3.Connection) -> None:
    """Take off all stories and copies, so that they are made anew; the journal stays."""
    for table in ("story", "report_key", "report_terms", "copy", "shared_quotation", "fingerprint", "fingerprinted"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608


def insert_terms(connection: sqlite3.Connection, rows: Iterable[tuple[int, int, str, bytes]]) -> None:
    """What reports are compared by: number, version of the rules, id of the story it would open, packed terms."""
    connection.executemany(
        "INSERT OR REPLACE INTO report_terms (report, version, opens, terms) VALUES (?, ?, ?, ?)", rows
    )


def count_stories(connection: sqlite3.Connection) -> int:
    """How many stories there are."""
    (count,) = connection.execute("SELECT count(*) FROM story").fetchone()
    return int(count)


def count_term_stories(connection: sqlite3.Connection, path: Path, terms: Iterable[int]) -> dict[int, int]:
    """In how many stories each of these terms is key, where it is in any."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS asked (term INTEGER PRIMARY KEY) STRICT")
    connection.execute("DELETE FROM asked")
    connection.executemany("INSERT OR IGNORE INTO asked VALUES (?)", ((term,) for term in terms))
    rows = connection.execute(
        "SELECT a.term, count(*) FROM asked AS a JOIN story_term AS t ON t.term = a.term GROUP BY a.term"
    ).fetchall()
    return dict(check_types(rows, (int, int), path))


def insert_keys(connection: sqlite3.Connection, keys: Mapping[int, Mapping[int, float]]) -> None:
    """The weightiest terms of reports, by report number."""
    connection.executemany(
        "INSERT OR IGNORE INTO report_key (report, term) VALUES (?, ?)",
        ((report, term) for report, terms in keys.items() for term in sorted(terms)),
    )


def find_candidates(
    connection: sqlite3.Connection, path: Path, keys: Mapping[int, Mapping[int, float]]
) -> list[tuple[int, float]]:
    """The open stories that reports with these keys may belong to, likeliest first, with how strongly they are wanted.

    Pinned stories take nobody in.
    """
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS wanted (report INTEGER, term INTEGER, weight REAL, PRIMARY KEY (report, term))"
    )
    connection.execute("DELETE FROM wanted")
    connection.executemany(
        "INSERT INTO wanted VALUES (?, ?, ?)",
        ((report, term, weight * weight) for report, terms in keys.items() for term, weight in terms.items()),
    )
    rows = connection.execute(
        """WITH often AS (
            SELECT w.term FROM (SELECT DISTINCT term FROM wanted) AS w JOIN story_term AS t ON t.term = w.term
            GROUP BY w.term HAVING count(*) > ?
        ), strength AS (
            SELECT w.report, t.story, sum(w.weight * t.share) AS strength
            FROM wanted AS w JOIN story_term AS t ON t.term = w.term JOIN story AS s ON s.number = t.story
            WHERE NOT s.pinned AND w.term NOT IN (SELECT term FROM often)
            GROUP BY w.report, t.story
        ), ranked AS (
            SELECT story, strength,
                row_number() OVER (PARTITION BY report ORDER BY strength DESC, story) AS place
            FROM strength
        )
        SELECT story, max(strength) FROM ranked WHERE place <= ? GROUP BY story ORDER BY 2 DESC, 1""",
        (_OFTEN, _CANDIDATES),
    ).fetchall()
    return list(check_types(rows, (int, float), path))


def select_members(connection: sqlite3.Connection, path: Path, story: int, latest: int) -> list[Member]:
    """The latest reports of a story, latest first."""
    rows = connection.execute(
        """SELECT m.report, m.story, t.opens = s.id, p.published, t.terms
        FROM story_report AS m
        JOIN story AS s ON s.number = m.story
        JOIN report_terms AS t ON t.report = m.report
        JOIN publication AS p ON p.report = m.report AND p.is_read
        WHERE m.story = ? ORDER BY p.published IS NULL, p.published DESC, m.report DESC LIMIT ?""",
        (story, latest),
    ).fetchall()
    types = (int, int, int, (str, NoneType), bytes)
    return [Member(n, s, bool(o), p, t) for n, s, o, p, t in check_types(rows, types, path)]


def select_stories(
    connection: sqlite3.Connection, path: Path, stories: Iterable[int]
) -> dict[int, tuple[str, int, bool]]:
    """Of stories by number: their id, how many reports they have, and whether a person decided on them."""
    found = {}
    for story in stories:
        rows = connection.execute(
            "SELECT id, (SELECT count(*) FROM story_report WHERE story = s.number), decided FROM story AS s "
            "WHERE number = ?",
            (story,),
        ).fetchall()
        for story_id, size, decided in check_types(rows, (str, int, int), path):
            found[story] = (story_id, size, bool(decided))
    return found


def select_apart(connection: sqlite3.Connection, path: Path, stories: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs among these stories that a person keeps apart."""
    marks = ", ".join("?" * len(stories))
    rows = connection.execute(
        f"SELECT one, other FROM story_apart WHERE one IN ({marks}) AND other IN ({marks})",  # noqa: S608
        [*stories, *stories],
    ).fetchall()
    return list(check_types(rows, (int, int), path))


def open_story(connection: sqlite3.Connection, reports: Sequence[int]) -> int:
    """A new story named after the first of some reports, still without any; its number.

    Where every such name is borne already, by a story that other reports came to stand in, one is made from the first.
    """
    marks = ", ".join("?" * len(reports))
    names = [
        str(name)
        for (name,) in connection.execute(
            f"""SELECT t.opens FROM report_terms AS t JOIN publication AS p ON p.report = t.report AND p.is_read
            WHERE t.report IN ({marks}) ORDER BY p.published IS NULL, p.published, t.report""",  # noqa: S608
            reports,
        )
    ]
    made = (sha256(f"{names[0]}:{n}".encode()).hexdigest()[: len(names[0])] for n in count(2))
    for name in chain(names, made):
        row = connection.execute("INSERT OR IGNORE INTO story (id) VALUES (?) RETURNING number", (name,)).fetchone()
        if row:
            return int(row[0])
    raise AssertionError("names never run out")


def move_reports(connection: sqlite3.Connection, reports: Iterable[int], story: int) -> None:
    """Put reports into a story, out of any other."""
    connection.executemany(
        "INSERT INTO story_report (report, story) VALUES (?, ?) "
        "ON CONFLICT (report) DO UPDATE SET story = excluded.story WHERE story <> excluded.story",
        ((report, story) for report in reports),
    )


def move_rest(connection: sqlite3.Connection, story: int, into: int) -> None:
    """Move all that is left in a story into another."""
    connection.execute("UPDATE story_report SET story = ? WHERE story = ?", (into, story))


def join_stories(connection: sqlite3.Connection, story: int, into: int) -> None:
    """Move all that is left in a story into another, with whom it is kept apart from, and that a person decided so."""
    connection.execute(
        "UPDATE story SET decided = 1 WHERE number = ? AND (SELECT decided FROM story WHERE number = ?)", (into, story)
    )
    move_rest(connection, story, into)
    connection.execute("UPDATE OR IGNORE story_apart SET one = ? WHERE one = ?", (into, story))
    connection.execute("UPDATE OR IGNORE story_apart SET other = ? WHERE other = ?", (into, story))
    connection.execute("DELETE FROM story_apart WHERE one = other")


def settle_stories(connection: sqlite3.Connection, stories: Iterable[int]) -> None:
    """After reports moved: drop the stories that are empty now, and find the others by what their reports have."""
    for story in sorted(set(stories)):
        (size,) = connection.execute("SELECT count(*) FROM story_report WHERE story = ?", (story,)).fetchone()
        if not size:
            connection.execute("DELETE FROM story WHERE number = ?", (story,))
            continue
        connection.execute("DELETE FROM story_term WHERE story = ?", (story,))
        connection.execute(
            """INSERT INTO story_term (term, story, share)
            SELECT k.term, m.story, 1.0 * count(*) / ?2
            FROM story_report AS m JOIN report_key AS k ON k.report = m.report WHERE m.story = ?1
            GROUP BY k.term HAVING count(*) >= ?2 * ?3""",
            (story, size, _SHARE),
        )
