"""A report's text cut where fields begin and end, so that overlapping fields can be drawn side by side.

A field is drawn as a line under its words. Fields that share words get lines below each other, the shortest nearest
to the words; claim and content are the ground behind them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.model import Claim, Reading, Span
from reportedly.show.mark import list_marks

GROUPS: dict[str, str] = {
    "source": "who",
    "cue": "who",
    "chain": "who",
    "said": "who",
    "figure": "many",
    "counted": "many",
    "time": "when",
    "place": "where",
    "hedge": "sure",
    "status": "sure",
    "event": "what",
    "agent": "what",
    "patient": "what",
}
"""What a field answers; fields not named here answer `what`."""

_GROUNDS = ("claim", "content")
_LANES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMark:
    """A field of one claim on the text; `claim` is the claim's number in the report, `lane` 0 nearest to the words."""

    claim: int
    field: str
    group: str
    span: Span
    value: str
    lane: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words between two boundaries, with the numbers of the marks and claims that lie over them."""

    start: int
    text: str
    marks: tuple[int, ...]
    claims: tuple[int, ...]
    classes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of the text; `start` is its first code point's offset."""

    start: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text in paragraphs, and all marks on it in the order that segments number them."""

    marks: tuple[FieldMark, ...]
    paragraphs: tuple[Paragraph, ...]


def lay_marks(reading: Reading, numbered: Iterable[tuple[int, Claim]], window: Span | None = None) -> Marked:
    """The report's text with the fields of the claims laid over it; `numbered` are claims with their numbers.

    With a `window` only that part of the text.
    """
    text = reading.report.text
    window = window or Span(0, max(len(text), 1))
    marks = _place_in_lanes(
        [
            FieldMark(claim=number, field=m.field, group=_group(m.field), span=m.span, value=m.value)
            for number, claim in numbered
            for m in list_marks(reading, claim)
            if m.span.overlaps(window)
        ]
    )
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for i, mark in enumerate(marks):
        starts.setdefault(max(mark.span.start, window.start), []).append(i)
        ends.setdefault(min(mark.span.end, window.end), []).append(i)
    breaks = [i for i in range(window.start, min(window.end, len(text))) if text[i] == "\n"]
    stops = sorted({window.start, min(window.end, len(text)), *starts, *ends, *breaks, *(b + 1 for b in breaks)})
    paragraphs: list[Paragraph] = []
    segments: list[Segment] = []
    begun = window.start
    on: dict[int, None] = {}
    for start, end in pairwise(stops):
        for i in ends.get(start, ()):
            on.pop(i, None)
        on.update(dict.fromkeys(starts.get(start, ())))
        words = text[start:end]
        if words == "\n":
            _close(paragraphs, begun, segments)
            segments, begun = [], end
        elif words:
            segments.append(_make_segment(start, words, sorted(on), marks))
    _close(paragraphs, begun, segments)
    return Marked(marks=tuple(marks), paragraphs=tuple(paragraphs))


def _close(paragraphs: list[Paragraph], start: int, segments: list[Segment]) -> None:
    if any(segment.text.strip() for segment in segments):
        paragraphs.append(Paragraph(start=start, segments=tuple(segments)))


def _group(field: str) -> str:
    return "" if field in _GROUNDS else GROUPS.get(field, "what")


def _make_segment(start: int, words: str, on: list[int], marks: list[FieldMark]) -> Segment:
    here = [marks[i] for i in on]
    lines = {f"l{m.lane}-{m.group}" for m in here if m.group}
    grounds = {m.field for m in here if not m.group}
    claims = dict.fromkeys(m.claim for m in here)
    classes = " ".join(sorted(lines | grounds))
    return Segment(start=start, text=words, marks=tuple(on), claims=tuple(claims), classes=classes)


def _place_in_lanes(marks: list[FieldMark]) -> list[FieldMark]:
    # Claims of one attribution repeat its fields: the same words of the same field share a line.
    taken: list[tuple[list[int], list[int]]] = [([], []) for _ in range(_LANES - 1)]
    lanes: dict[tuple[str, Span], int] = {}
    for mark in sorted(marks, key=lambda m: (m.span.end - m.span.start, m.span.start)):
        key = (mark.group, mark.span)
        if mark.group and key not in lanes:
            lanes[key] = next((i for i, lane in enumerate(taken) if _fit_in(lane, mark.span)), _LANES - 1)
    return [replace(m, lane=lanes.get((m.group, m.span), 0)) for m in marks]


def _fit_in(lane: tuple[list[int], list[int]], span: Span) -> bool:
    # The spans of a lane never overlap, so their starts and their ends are both in order.
    starts, ends = lane
    at = bisect_right(ends, span.start)
    if at < len(starts) and starts[at] < span.end:
        return False
    starts.insert(at, span.start)
    ends.insert(at, span.end)
    return True
