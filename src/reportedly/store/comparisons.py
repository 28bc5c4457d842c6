"""Comparisons in the ledger: kept with what they were made from, and given back while that holds."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from reportedly.codec import decode_noun, encode_noun
from reportedly.errors import NotALedgerError
from reportedly.model import Comparison
from reportedly.store.faults import check_types

COMPARE_VERSION = 8
"""Raised whenever the rules compare differently."""

_LARGEST = 2**28  # bytes a packed comparison may open to


def make_fingerprint(connection: sqlite3.Connection, path: Path, story: int) -> str:
    """What a story's comparisons are made from, as a hash: rules, readings, publications, copies and the journal."""
    made = hashlib.sha256(f"{COMPARE_VERSION}:{story}".encode())
    rows = connection.execute(
        """SELECT r.id, r.reading, p.outlet, p.published, p.title
        FROM story_report AS m JOIN report AS r ON r.number = m.report
        JOIN publication AS p ON p.report = r.number AND p.is_read
        WHERE m.story = ? ORDER BY r.id""",
        (story,),
    )
    for report, reading, *published in rows:
        check_types([(report, reading)], (str, bytes), path)
        made.update(f"{report}:{zlib.crc32(reading)}:{published}".encode())
    for sql in _ALSO:
        for row in connection.execute(sql, (story,)):
            made.update(str(row).encode())
    return made.hexdigest()


# Only what touches the story: one decision, or its undo, shall not have all stories compared again. An undo
# names what it undoes by number, so it is led back (through undos of undos) to the decision that has the keys.
_ALSO = (
    """SELECT c.source, c.copy, c.directed, c.of_source, c.of_copy FROM copy AS c
    JOIN story_report AS m ON m.report = c.copy WHERE m.story = ? ORDER BY c.source, c.copy""",
    """WITH RECURSIVE line (number, root) AS (
        SELECT number, number FROM decision WHERE undoes IS NULL
        UNION ALL SELECT d.number, line.root FROM line JOIN decision AS d ON d.undoes = line.number)
    SELECT max(line.number) FROM line
    JOIN decision_key AS k ON k.decision = line.root
    JOIN claim AS c ON c.id = CASE instr(k.key, '#') WHEN 0 THEN k.key ELSE substr(k.key, 1, instr(k.key, '#') - 1) END
    JOIN story_report AS m ON m.report = c.report WHERE m.story = ?""",
)


def is_compared(connection: sqlite3.Connection, story: int, fingerprint: str) -> bool:
    """Whether the comparisons kept of a story were made from what has that fingerprint."""
    held = connection.execute("SELECT fingerprint FROM compared WHERE story = ?", (story,)).fetchone()
    return held is not None and held[0] == fingerprint


def load_comparisons(
    connection: sqlite3.Connection, path: Path, story: int, fingerprint: str
) -> list[Comparison] | None:
    """The comparisons of a story in their order; None where they were made from something else, or never."""
    if not is_compared(connection, story, fingerprint):
        return None
    rows = connection.execute("SELECT comparison FROM slot WHERE story = ? ORDER BY position", (story,)).fetchall()
    return [unpack_comparison(packed, path) for (packed,) in check_types(rows, (bytes,), path)]


def keep_comparisons(
    connection: sqlite3.Connection, story: int, fingerprint: str, comparisons: Sequence[Comparison]
) -> None:
    """Put comparisons in the place of those that a story had; the caller holds the transaction."""
    connection.execute("DELETE FROM slot WHERE story = ?", (story,))
    connection.execute("DELETE FROM compared WHERE story = ?", (story,))
    connection.execute("INSERT INTO compared (story, fingerprint) VALUES (?, ?)", (story, fingerprint))
    numbers = dict(
        connection.execute(
            "SELECT r.id, r.number FROM story_report AS m JOIN report AS r ON r.number = m.report WHERE m.story = ?",
            (story,),
        ).fetchall()
    )
    for position, c in enumerate(comparisons, start=1):
        (slot,) = connection.execute(
            "INSERT INTO slot (story, position, id, kind, question, phase, class, unit, low, high, reports, origins, "
            "independent, decided, comparison) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
            (story, position, *_describe(c), zlib.compress(encode_noun(c), 1)),
        ).fetchone()
        _keep_parts(connection, slot, c, numbers)


def _describe(c: Comparison) -> tuple[Any, ...]:
    s = c.slot
    bounds = (c.range.low, c.range.high) if c.range else (None, None)
    counted = s.counted.value if s.counted else None
    counts = (c.counts.reports, c.counts.origins, c.counts.independent)
    return (s.id, s.kind.value, s.question, s.phase.value, counted, s.unit, *bounds, *counts, s.decided)


def _keep_parts(connection: sqlite3.Connection, slot: int, c: Comparison, numbers: dict[str, int]) -> None:
    origins = {m.claim: n for n, o in enumerate(c.origins, start=1) for m in o.members}
    connection.executemany(
        "INSERT INTO slot_entry (slot, position, report, claim, claim_position, figure, origin, start, end, low, high, "
        "approximator, status, agent, as_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (slot, n, numbers[e.ref.report], e.ref.claim, e.ref.number, e.ref.figure, origins.get(e.ref), *e.span,
             e.low, e.high, e.approximator.value, e.status.value, e.agent, e.as_of)
            for n, e in enumerate(c.entries, start=1)
        ],
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO relation (slot, position, kind, left_claim, left_figure, right_claim, right_figure, fields, "
        "reason, score, inferred) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (slot, n, r.kind.value, r.left.claim, r.left.figure, r.right.claim, r.right.figure, ", ".join(r.fields),
             r.reason, r.score, r.inferred)
            for n, r in enumerate(c.relations, start=1)
        ],
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO origin (slot, position, id, agent, known, reason, said_earliest, said_latest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (slot, n, o.id, o.agent, o.known, o.reason, o.statement.earliest, o.statement.latest)
            for n, o in enumerate(c.origins, start=1)
        ],
    )


def unpack_comparison(packed: bytes, path: Path) -> Comparison:
    """The comparison that was packed for the ledger at `path`; raises `NotALedgerError` where it is damaged."""
    try:
        opener = zlib.decompressobj()
        return decode_noun(opener.decompress(packed, _LARGEST), Comparison)
    except (zlib.error, msgspec.MsgspecError, ValueError) as error:
        raise NotALedgerError(f"{path}: a comparison in it is damaged ({error}); restore a copy") from error
