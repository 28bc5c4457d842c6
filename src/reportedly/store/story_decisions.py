"""What people decide about stories, done to their tables; the caller holds the transaction.

The first key of a decision is the id of the story; a split has the ids of the reports that leave it after that, a
merge the ids of the stories that join it. `value` is filled in here with the reports on each side (JSON), so that the
decision can be taken back, and done again on stories that were made anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from reportedly.errors import NotFoundError
from reportedly.model import Decision, Subject, Verdict
from reportedly.store.faults import check_types
from reportedly.store.journal import load_decisions
from reportedly.store.stories import find_story
from reportedly.store.story_steps import join_stories, move_reports, open_story, settle_stories

STORY_VERDICTS = (Verdict.SPLIT, Verdict.MERGE, Verdict.PIN)


def complete_decision(connection: sqlite3.Connection, path: Path, decision: Decision) -> Decision:
    """A decision about stories with full keys and the reports of each side; raises `NotFoundError` for what is not.

    A split must leave a report on either side, a merge needs two stories. What was decided so already, and is in force,
    comes back as it stands in the journal.
    """
    if decision.about != Subject.STORY or decision.verdict not in STORY_VERDICTS:
        return decision
    held = _find_latest(load_decisions(connection, path), decision)
    same = held is not None and (held.verdict, len(held.keys)) == (decision.verdict, len(decision.keys))
    if held and same and held.verdict != Verdict.PIN and all(map(str.startswith, held.keys, decision.keys)):
        return held
    first = find_story(connection, path, decision.keys[0] if decision.keys else "")
    mine = _list_reports(connection, path, first)
    if decision.verdict == Verdict.SPLIT:
        out = [_find_report(mine, name, decision.keys[0]) for name in decision.keys[1:]]
        rest = [report for report in mine if report not in out]
        if not out or not rest:
            raise NotFoundError(
                f"{decision.keys[0]}: a split takes some of its {len(mine)} reports out, not all or none"
            )
        keys, sides = (_name(connection, first), *dict.fromkeys(out)), [list(dict.fromkeys(out)), rest]
    elif decision.verdict == Verdict.MERGE:
        numbers = list(dict.fromkeys([first, *(find_story(connection, path, name) for name in decision.keys[1:])]))
        if len(numbers) < 2:
            raise NotFoundError(f"{' '.join(decision.keys)}: one story; a merge needs two")
        keys = tuple(_name(connection, number) for number in numbers)
        sides = [_list_reports(connection, path, number) for number in numbers]
    else:
        keys, sides = (_name(connection, first),), [mine]
    return replace(decision, keys=keys, value=json.dumps(sides, separators=(",", ":")))


def _find_latest(journal: Sequence[Decision], decision: Decision) -> Decision | None:
    # Only the last word on these stories and reports can say already what is decided now.
    for held in reversed(journal):
        if _is_of_story(held) and any(key.startswith(name) for key in held.keys for name in decision.keys):
            return held
    return None


def apply_decision(connection: sqlite3.Connection, path: Path, decision: Decision) -> None:
    """Do to the stories what a decision in the journal says; reports that are not in the ledger are passed over."""
    journal = {d.number: d for d in load_decisions(connection, path, in_force=False)}
    back = False
    while decision.verdict == Verdict.UNDO and decision.undoes in journal:
        # Taking back a taking back does the first thing again.
        decision, back = journal[decision.undoes], not back
    if not _is_of_story(decision):
        return
    if back:
        _take_back(connection, path, decision)
        _mark(connection, path)
        return
    sides = [_find_numbers(connection, path, side) for side in _read_sides(decision)]
    if decision.verdict == Verdict.MERGE:
        _merge(connection, [report for side in sides for report in side])
    elif decision.verdict == Verdict.SPLIT and sides[0] and sides[1]:
        _split(connection, sides[0], sides[1])
    elif decision.verdict == Verdict.PIN and sides[0]:
        _merge(connection, sides[0])
        story = _story_of(connection, sides[0][0])
        others = [n for n in _list_numbers(connection, story) if n not in set(sides[0])]
        if others:
            _split(connection, others, sides[0])
    _mark(connection, path)


def replay_decisions(connection: sqlite3.Connection, path: Path) -> None:
    """Do all decisions on stories again that are in force, on stories that were made anew."""
    for decision in load_decisions(connection, path):
        apply_decision(connection, path, decision)


def _is_of_story(decision: Decision) -> bool:
    return decision.about == Subject.STORY and decision.verdict in STORY_VERDICTS


def _take_back(connection: sqlite3.Connection, path: Path, decision: Decision) -> None:
    sides = [_find_numbers(connection, path, side) for side in _read_sides(decision)]
    if decision.verdict == Verdict.SPLIT and sides[0] and sides[1]:
        one, other = _story_of(connection, sides[0][0]), _story_of(connection, sides[1][0])
        _keep_apart(connection, one, other, apart=False)
        _merge(connection, [*sides[0], *sides[1]])
    elif decision.verdict == Verdict.MERGE:
        # The one whose name the merged story bears stays in it, whichever was named first.
        target = next((_story_of(connection, side[0]) for side in sides if side), 0)
        named = connection.execute("SELECT id FROM story WHERE number = ?", (target,)).fetchone()
        keys = list(zip(decision.keys, sides, strict=False))
        stays = next((key for key, _ in keys if named and key == named[0]), decision.keys[0])
        for story_id, side in keys:
            if story_id == stays:
                continue
            back = [report for report in side if _story_of(connection, report) == target]
            if back and len(back) < len(_list_numbers(connection, target)):
                _move_out(connection, back, target, story_id)


def _merge(connection: sqlite3.Connection, reports: Sequence[int]) -> None:
    # Whole stories join when all their reports are meant; of others only those that are.
    if not reports:
        return
    meant = set(reports)
    stories = sorted({_story_of(connection, report) for report in reports})
    target = stories[0]
    whole = [story for story in stories[1:] if set(_list_numbers(connection, story)) <= meant]
    for story in whole:
        join_stories(connection, story, target)
    move_reports(connection, reports, target)
    settle_stories(connection, stories)


def _split(connection: sqlite3.Connection, out: Sequence[int], rest: Sequence[int]) -> None:
    kept = set(rest)
    for story in sorted({_story_of(connection, report) for report in rest}):
        members = _list_numbers(connection, story)
        leaving = [report for report in out if report in members]
        if leaving:
            staying = [report for report in members if report not in leaving]
            # The part with the report that opened the story keeps its name.
            anchor = _find_anchor(connection, story)
            _move_out(connection, staying if anchor in leaving else leaving, story, None)
    _merge(connection, out)
    mine = _story_of(connection, out[0])
    for story in sorted({_story_of(connection, report) for report in kept}):
        if story != mine:
            _keep_apart(connection, mine, story, apart=True)


def _move_out(connection: sqlite3.Connection, reports: Sequence[int], story: int, story_id: str | None) -> None:
    taken = story_id and connection.execute("SELECT 1 FROM story WHERE id = ?", (story_id,)).fetchone()
    if story_id and not taken:
        (number,) = connection.execute("INSERT INTO story (id) VALUES (?) RETURNING number", (story_id,)).fetchone()
    else:
        number = open_story(connection, reports)
    move_reports(connection, reports, number)
    settle_stories(connection, [story, number])


def _keep_apart(connection: sqlite3.Connection, one: int, other: int, *, apart: bool) -> None:
    pair = (min(one, other), max(one, other))
    if apart:
        connection.execute("INSERT OR IGNORE INTO story_apart (one, other) VALUES (?, ?)", pair)
    else:
        connection.execute("DELETE FROM story_apart WHERE (one = ?1 AND other = ?2) OR (one = ?2 AND other = ?1)", pair)


def _mark(connection: sqlite3.Connection, path: Path) -> None:
    # Flags follow from the journal: a story that somebody decided about is not taken apart by the machine.
    connection.execute("UPDATE story SET pinned = 0, decided = 0 WHERE pinned OR decided")
    for decision in load_decisions(connection, path):
        if not _is_of_story(decision):
            continue
        column = "pinned" if decision.verdict == Verdict.PIN else "decided"
        for side in _read_sides(decision):
            for story in {_story_of(connection, report) for report in _find_numbers(connection, path, side)}:
                connection.execute(f"UPDATE story SET {column} = 1 WHERE number = ?", (story,))  # noqa: S608


def _read_sides(decision: Decision) -> list[list[str]]:
    try:
        sides = json.loads(decision.value or "[]")
    except ValueError:
        sides = []
    found = [[str(report) for report in side] for side in sides if isinstance(side, list)] if sides else []
    return found + [[] for _ in range(2 - len(found))]


def _find_numbers(connection: sqlite3.Connection, path: Path, reports: Iterable[str]) -> list[int]:
    found = []
    for report in reports:
        rows = connection.execute(
            "SELECT r.number FROM report AS r JOIN story_report AS m ON m.report = r.number WHERE r.id = ?", (report,)
        ).fetchall()
        found += [number for (number,) in check_types(rows, (int,), path)]
    return found


def _list_numbers(connection: sqlite3.Connection, story: int) -> list[int]:
    rows = connection.execute("SELECT report FROM story_report WHERE story = ? ORDER BY report", (story,))
    return [number for (number,) in rows]


def _list_reports(connection: sqlite3.Connection, path: Path, story: int) -> list[str]:
    rows = connection.execute(
        "SELECT r.id FROM story_report AS m JOIN report AS r ON r.number = m.report WHERE m.story = ? ORDER BY 1",
        (story,),
    ).fetchall()
    return [report for (report,) in check_types(rows, (str,), path)]


def _find_report(reports: Sequence[str], name: str, story: str) -> str:
    start = name.strip().lower()
    found = [report for report in reports if len(start) >= 4 and report.startswith(start)]
    if len(found) != 1:
        raise NotFoundError(f"{name}: {'several reports' if found else 'no report'} of the story {story} fit that")
    return found[0]


def _story_of(connection: sqlite3.Connection, report: int) -> int:
    (story,) = connection.execute("SELECT story FROM story_report WHERE report = ?", (report,)).fetchone()
    return int(story)


def _find_anchor(connection: sqlite3.Connection, story: int) -> int | None:
    row = connection.execute(
        "SELECT t.report FROM story AS s JOIN report_terms AS t ON t.opens = s.id WHERE s.number = ?", (story,)
    ).fetchone()
    return None if row is None else int(row[0])


def _name(connection: sqlite3.Connection, story: int) -> str:
    (name,) = connection.execute("SELECT id FROM story WHERE number = ?", (story,)).fetchone()
    return str(name)
