"""Copies and shared quotations as the ledger tells them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import NoneType

from reportedly.errors import NotALedgerError
from reportedly.model import Copy, Kept, SharedQuotation, Span, WordChange, WordChangeKind
from reportedly.store.faults import check_types

_NUMBER = (int, NoneType)
_OF = "IN (SELECT number FROM report WHERE id = ?)"


def load_copies(
    connection: sqlite3.Connection, path: Path, report: str | None = None, story: int | None = None
) -> list[Copy]:
    """All copies in the order of their sources; of the report with that id alone, or of the story with that number."""
    chosen: str = ""
    values: tuple[object, ...] = ()
    if report is not None:
        chosen, values = f"WHERE (c.source {_OF} OR c.copy {_OF})", (report, report)
    if story is not None:
        chosen += " AND " if chosen else "WHERE "
        chosen += "c.copy IN (SELECT report FROM story_report WHERE story = ?)"
        values = (*values, story)
    spans: dict[int, list[tuple[str, int, int | None, int | None, int | None, int | None]]] = {}
    rows = connection.execute(
        f"""SELECT s.copy, s.kind, s.turns, s.source_start, s.source_end, s.copy_start, s.copy_end
        FROM copy_span AS s JOIN copy AS c ON c.number = s.copy {chosen} ORDER BY s.copy, s.position""",  # noqa: S608
        values,
    ).fetchall()
    for number, *rest in check_types(rows, (int, str, int, _NUMBER, _NUMBER, _NUMBER, _NUMBER), path):
        spans.setdefault(number, []).append(tuple(rest))
    quotations: dict[tuple[str, str], list[SharedQuotation]] = {}
    for quotation in load_quotations(connection, path, report, story):
        quotations.setdefault((quotation.left, quotation.right), []).append(quotation)
    rows = connection.execute(
        f"""SELECT c.number, r.id, t.id, c.directed, c.reason, c.of_source, c.of_copy
        FROM copy AS c JOIN report AS r ON r.number = c.source JOIN report AS t ON t.number = c.copy
        {chosen} ORDER BY c.source, c.copy""",  # noqa: S608
        values,
    ).fetchall()
    found = []
    try:
        for number, source, copy, directed, reason, *shares in check_types(
            rows, (int, str, str, int, str, float, float), path
        ):
            mine = spans.get(number, [])
            found.append(
                Copy(
                    source=source,
                    copy=copy,
                    directed=bool(directed),
                    reason=reason,
                    of_source=shares[0],
                    of_copy=shares[1],
                    kept=tuple(
                        Kept(source=Span(int(a or 0), int(b or 0)), copy=Span(int(c or 0), int(d or 0)))
                        for kind, _, a, b, c, d in mine
                        if kind == "kept"
                    ),
                    changes=tuple(
                        WordChange(kind=WordChangeKind(kind), source=_span(a, b), copy=_span(c, d), turns=bool(turns))
                        for kind, turns, a, b, c, d in mine
                        if kind != "kept"
                    ),
                    quotations=(
                        *(Kept(source=q.left_span, copy=q.right_span) for q in quotations.get((source, copy), ())),
                        *(Kept(source=q.right_span, copy=q.left_span) for q in quotations.get((copy, source), ())),
                    ),
                )
            )
    except ValueError as error:
        raise NotALedgerError(f"{path}: damaged, a copy holds what none can ({error}); restore a copy") from error
    return found


def load_quotations(
    connection: sqlite3.Connection, path: Path, report: str | None = None, story: int | None = None
) -> list[SharedQuotation]:
    """All quotations that two reports share; of the report with that id alone, or of the story with that number."""
    chosen: str = ""
    values: tuple[object, ...] = ()
    if report is not None:
        chosen, values = f"WHERE (q.left_report {_OF} OR q.right_report {_OF})", (report, report)
    if story is not None:
        chosen += " AND " if chosen else "WHERE "
        chosen += "q.left_report IN (SELECT report FROM story_report WHERE story = ?)"
        values = (*values, story)
    rows = connection.execute(
        f"""SELECT r.id, t.id, q.speaker, q.words, q.left_start, q.left_end, q.right_start, q.right_end
        FROM shared_quotation AS q
        JOIN report AS r ON r.number = q.left_report JOIN report AS t ON t.number = q.right_report
        {chosen} ORDER BY q.left_report, q.right_report, q.left_start, q.number""",  # noqa: S608
        values,
    ).fetchall()
    try:
        return [
            SharedQuotation(
                left=left, right=right, speaker=speaker, words=words, left_span=Span(a, b), right_span=Span(c, d)
            )
            for left, right, speaker, words, a, b, c, d in check_types(
                rows, (str, str, str, int, int, int, int, int), path
            )
        ]
    except ValueError as error:
        raise NotALedgerError(f"{path}: damaged, a quotation holds what none can ({error}); restore a copy") from error


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
