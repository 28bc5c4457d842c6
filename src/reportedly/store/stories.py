"""Stories as the ledger tells them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import NoneType

from reportedly.errors import NotFoundError
from reportedly.model import Story
from reportedly.store.faults import check_types

_TITLE = 100  # characters
_TEXT = (str, NoneType)


def load_stories(connection: sqlite3.Connection, path: Path, numbers: tuple[int, ...] | None = None) -> list[Story]:
    """Stories with their reports, oldest report first: all, the latest story first, or those of some numbers."""
    chosen = "" if numbers is None else f"WHERE s.number IN ({', '.join('?' * len(numbers))})"
    rows = connection.execute(
        f"""SELECT s.number, s.id, s.pinned, s.decided, r.id, p.published, p.title, substr(r.text, 1, 400)
        FROM story AS s
        JOIN story_report AS m ON m.story = s.number
        JOIN report AS r ON r.number = m.report
        JOIN publication AS p ON p.report = m.report AND p.is_read
        {chosen} ORDER BY p.published IS NULL, p.published, r.number""",  # noqa: S608
        numbers or (),
    ).fetchall()
    found: dict[int, list[tuple[str, bool, bool, str, str | None, str | None, str]]] = {}
    for number, *rest in check_types(rows, (int, str, int, int, str, _TEXT, _TEXT, str), path):
        found.setdefault(number, []).append(tuple(rest))
    stories = []
    for members in found.values():
        story_id, pinned, decided = members[0][:3]
        days = [published[:10] for *_, published, _, _ in members if published]
        titles = [title for *_, title, _ in members if title and title.strip()]
        stories.append(
            Story(
                id=story_id,
                title=_cut_title(titles[0] if titles else members[0][6]),
                reports=tuple(member[3] for member in members),
                earliest=min(days, default=None),
                latest=max(days, default=None),
                pinned=bool(pinned),
                decided=bool(decided),
            )
        )
    return sorted(stories, key=lambda s: (s.latest or "", len(s.reports), s.id), reverse=True)


def find_story(connection: sqlite3.Connection, path: Path, name: str) -> int:
    """The number of the story whose id starts with `name`, or that holds the report whose id does.

    A story that went into another is found by its old id. Raises `NotFoundError` where none or several fit.
    """
    start = name.strip().lower()
    if len(start) >= 4:
        for sql in _FINDERS:
            rows = connection.execute(sql, (start, start + "g")).fetchall()
            if len(rows) == 1:
                return int(check_types(rows, (int,), path)[0][0])
            if rows:
                raise NotFoundError(f"{name}: fits several stories in {path}; give more of the id")
    raise NotFoundError(f"{name}: no such story in {path}; see: reportedly story list --db {path}")


_FINDERS = (
    "SELECT number FROM story WHERE id >= ? AND id < ? LIMIT 2",
    """SELECT DISTINCT m.story FROM report_terms AS t JOIN story_report AS m ON m.report = t.report
    WHERE t.opens >= ? AND t.opens < ? LIMIT 2""",
    """SELECT DISTINCT m.story FROM report AS r JOIN story_report AS m ON m.report = r.number
    WHERE r.id >= ? AND r.id < ? LIMIT 2""",
)


def _cut_title(words: str) -> str:
    line = next((line for line in words.splitlines() if line.strip()), "")
    line = " ".join(line.split())
    if len(line) <= _TITLE:
        return line
    return line[:_TITLE].rpartition(" ")[0] + " …" if " " in line[:_TITLE] else line[:_TITLE] + "…"
