"""What `compare` shows, for other programs: one row an answer, or one object a question."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

from reportedly.codec import encode_noun
from reportedly.errors import NotFoundError
from reportedly.model import ClaimRef, Comparison, Relation, RelationKind, SlotEntry
from reportedly.show.board import find_standing, letter, write_standing
from reportedly.show.csv import guard_cell

_BETWEEN = " | "


def write_answers_jsonl(comparisons: Iterable[Comparison], out: BinaryIO, raw: bool = False) -> None:  # noqa: ARG001
    """Write one question a line as JSON, with all its answers, relations, origins and counts."""
    for comparison in comparisons:
        out.write(encode_noun(comparison) + b"\n")


def write_answers_csv(comparisons: Iterable[Comparison], out: BinaryIO, raw: bool = False) -> None:
    """Write one row an answer, a header first; guarded against formulas as `write_csv` does, unless `raw`.

    `number` counts the answers of a question from 1; `conflicts_with` and `updates` hold such numbers.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        if not raw:
            text.write("\ufeff")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(_COLUMNS)
        for comparison in comparisons:
            for row in list_rows(comparison):
                writer.writerow(row if raw else [guard_cell(cell) for cell in row])
        text.flush()
    finally:
        text.detach()


def list_rows(comparison: Comparison) -> list[list[str]]:
    """The rows of one question, in the order of its answers."""
    numbers = {entry.ref: n for n, entry in enumerate(comparison.entries, start=1)}
    origins = {m.claim: (letter(n), o) for n, o in enumerate(comparison.origins) for m in o.members}
    rows = []
    for entry in comparison.entries:
        own = [r for r in comparison.relations if entry.ref in (r.left, r.right)]
        relation = find_standing(entry, comparison.relations, numbers)
        sign, origin = origins.get(entry.ref, ("", None))
        against = _number(own, entry, RelationKind.CONFLICTS, numbers)
        updated = _number([r for r in own if r.left == entry.ref], entry, RelationKind.UPDATES, numbers)
        counts = comparison.counts
        head = [comparison.story.title if comparison.story else "", comparison.story.id if comparison.story else ""]
        head += [comparison.slot.question, comparison.slot.id, str(numbers[entry.ref])]
        tail = [write_standing(entry, relation, numbers), relation.reason if relation else "", against, updated]
        tail += [sign, (origin.agent or "") if origin else "", "known" if origin and origin.known else "unknown"]
        tail += [str(counts.reports), str(counts.origins), str(counts.independent)]
        rows.append([*head, *(get(entry) for _, get in _ENTRY), *tail])
    return rows


def choose_answers_writer(name: str) -> Callable[[Iterable[Comparison], BinaryIO, bool], None]:
    """The writer of comparisons of that name; raises `NotFoundError`.

    >>> choose_answers_writer("csv").__name__
    'write_answers_csv'
    """
    if name not in ANSWER_WRITERS:
        raise NotFoundError(f"{name}: answers are not written so; there is: {', '.join(ANSWER_WRITERS)}")
    return ANSWER_WRITERS[name]


def _number(relations: Iterable[Relation], entry: SlotEntry, kind: RelationKind, numbers: dict[ClaimRef, int]) -> str:
    others = [r.right if r.left == entry.ref else r.left for r in relations if r.kind == kind]
    return _BETWEEN.join(str(n) for n in sorted({numbers[other] for other in others if other in numbers}))


def _write(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(value)


_ENTRY: list[tuple[str, Callable[[SlotEntry], str]]] = [
    ("as_of", lambda e: e.as_of or ""),
    ("low", lambda e: _write(e.low)),
    ("high", lambda e: _write(e.high)),
    ("approximator", lambda e: e.approximator.value),
    ("unit", lambda e: e.unit or ""),
    ("status", lambda e: e.status.value),
    ("denies", lambda e: "yes" if e.denies else ""),
    ("certainty", lambda e: _write(round(e.certainty, 2))),
    ("speaker", lambda e: e.agent or ("own voice" if e.own_voice else "")),
    ("chain", lambda e: " > ".join(e.chain)),
    ("outlet", lambda e: e.outlet or ""),
    ("published", lambda e: e.published or ""),
    ("words", lambda e: e.words),
    ("words_at", lambda e: f"{e.span.start}:{e.span.end}"),
    ("report", lambda e: e.ref.report),
    ("claim", lambda e: e.ref.claim),
    ("address", lambda e: e.ref.address),
    ("ambiguous", lambda e: e.ambiguous or ""),
]
_COLUMNS = [
    "story", "story_id", "question", "question_id", "number", *(name for name, _ in _ENTRY), "stands", "reason",
    "conflicts_with", "updates", "origin", "origin_agent", "lineage", "reports", "origins", "independent",
]  # fmt: skip
ANSWER_WRITERS: dict[str, Callable[[Iterable[Comparison], BinaryIO, bool], None]] = {
    "jsonl": write_answers_jsonl,
    "csv": write_answers_csv,
}
