"""Reports that render another in other words: translations, told by what they say of themselves or by what lines up."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log

from reportedly.lang import load_words
from reportedly.link.direction import Published, decide_direction
from reportedly.link.marks import Mark, list_marks
from reportedly.model import AgentKind, Copy, Evidence, Reading, Span, Translation

_ENDS = 400  # characters at either end of a report that may say what it is
_FROM = re.compile(r"\b(?:from|of)\s")
_NAME = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
_SENTENCE = re.compile(r"[^.\n]{1,300}")
_SHOWN = 6  # marks that are shown as evidence
_OFF = 2  # marks that one may stand off the common order
_HOLDERS = 12  # reports that may share two marks in a row; more lead nowhere
_LOOKS = 5  # reports that one is held against


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """How much must line up: `least` is the share of the copy's marks that stand in the source's order, `order` the
    share of the shared ones that do, with so many different `marks` and `numbers` among them.

    Measured on ECB+ (772 reports, 4 491 pairs of one story): none without copied words, and none of two stories.
    """

    least: float
    order: float
    marks: int
    numbers: int


INFERRED = RenderOptions(least=0.7, order=0.9, marks=10, numbers=4)
OTHER_LANGUAGE = RenderOptions(least=0.5, order=0.8, marks=8, numbers=3)  # two texts that cannot share words
CREDITED = RenderOptions(least=0.45, order=0.75, marks=6, numbers=2)  # "the Spanish-language daily X reported"
STATED = RenderOptions(least=0.3, order=0.6, marks=4, numbers=1)  # "Translated from the Spanish of X"


def find_translations(readings: Iterable[Reading], copies: Iterable[Copy] = ()) -> list[Translation]:
    """The reports of one story that render another of it, one source each; what shares words is a copy and left out.

    A report that says of itself that it is translated is one, whether the other is among the reports or not.
    """
    readings = sorted(readings, key=lambda r: (r.report.published or "~", r.report.id))
    by_id = {r.report.id: r for r in readings}
    copied = {frozenset((c.source, c.copy)) for c in copies}
    marks = {r.report.id: list_marks(r) for r in readings}
    held = Counter(key for found in marks.values() for key in {m.key for m in found})
    weigh = {key: log(1 + len(marks) / n) for key, n in held.items()}
    near = _find_near(marks)
    found: list[Translation] = []
    for reading in readings:
        statement = find_statement(reading)
        options = (STATED if statement.of_itself else CREDITED) if statement else None
        best: Translation | None = None
        others = [o for o in by_id if o != reading.report.id] if statement else near.get(reading.report.id, [])
        for other_id in others:
            other = by_id[other_id]
            if frozenset((other_id, reading.report.id)) in copied or not _may_be_source(other, reading, statement):
                continue
            asked = options or (OTHER_LANGUAGE if _are_of_two_languages(other, reading) else INFERRED)
            lined = line_up(marks[other_id], marks[reading.report.id], weigh, asked)
            if lined and (best is None or lined[0] > best.share):
                best = _make(other, reading, statement, *lined)
        if best is None and statement and statement.of_itself and statement.name:
            best = Translation(
                copy=reading.report.id, source=None, name=statement.name, reason=f"it says so: “{statement.words}”",
                evidence=(Evidence(report=reading.report.id, span=statement.span),),
            )  # fmt: skip
        if best:
            found.append(best)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a report says of a text in another language; `of_itself`: that it is a translation, not only rests on one.

    `name` is the outlet that the words name, where they name one.
    """

    span: Span
    words: str
    of_itself: bool
    name: str | None = None


def find_statement(reading: Reading) -> Statement | None:
    """What a report says of having been, or resting on, a text in another language.

    >>> from reportedly.model import Report
    >>> text = "Two men drowned. Translated from the Spanish of Meseta Nine."
    >>> find_statement(Reading(report=Report(text=text))).words
    'Translated from the Spanish of Meseta Nine'
    """
    text = reading.report.text
    own, other = _load_patterns()
    for start, end in ((0, min(len(text), _ENDS)), (max(0, len(text) - _ENDS), len(text))):
        if match := own.search(text, start, end):
            return _state(reading, match.start("says"), of_itself=True)
    if match := other.search(text):
        return _state(reading, match.start("says"), of_itself=False)
    return None


def _state(reading: Reading, start: int, *, of_itself: bool) -> Statement:
    text = reading.report.text
    if not of_itself:
        start = max(text.rfind(mark, 0, start) for mark in (". ", "\n")) + 1
        start += len(text[start:]) - len(text[start:].lstrip())
    match = _SENTENCE.match(text, start)
    span = Span(start, start + len(match[0].rstrip())) if match else Span(start, start + 1)
    outlets = [a for a in reading.agents if a.kind is AgentKind.OUTLET and any(span.covers(m) for m in a.mentions)]
    return Statement(
        span=span,
        words=" ".join(span.cut(text).split()),
        of_itself=of_itself,
        name=outlets[-1].name if outlets else _find_name(span.cut(text)),
    )


def _find_name(words: str) -> str | None:
    # "Translated from the Spanish of the agency Meseta Nine": the last words with capitals that are no language.
    # Who stands after "by" translated it.
    languages = set(load_words("translations")["languages"])
    after = _FROM.search(words)
    found = [m[0] for m in _NAME.finditer(words, after.end())] if after else []
    return next((name for name in reversed(found) if not set(name.lower().split()) & languages), None)


@cache
def _load_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_words("translations")
    own = "|".join(re.escape(w) for w in words["own"])
    told = "|".join(re.escape(w) for w in words["told"])
    verbs, languages = "|".join(words["verbs"]), "|".join(words["languages"])
    return (
        re.compile(
            rf"(?:^|[.!?)”\"]\s+|\n\s*|[(\[]\s*|[–—|-]\s+)(?P<says>(?:(?:{told})\b[^.\n]{{0,40}}\s)?(?:{own})\b)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<says>\b(?:{verbs}) in (?:{languages})\b|\b(?:{languages})-language (?:\w+ ){{0,2}}?(?:newspaper|"
            r"daily|weekly|paper|magazine|website|site|agency|broadcaster|channel|station|service|outlet|edition)\b)",
            re.IGNORECASE,
        ),
    )


def line_up(
    source: Sequence[Mark], copy: Sequence[Mark], weigh: Mapping[tuple[str, str], float], options: RenderOptions
) -> tuple[float, list[Mark]] | None:
    """The share of the copy's marks, by weight, that stand in the source in the same order, and those marks.

    None where less lines up than the options ask for.
    """
    shared = Counter(m.key for m in source) & Counter(m.key for m in copy)
    most = sum(weigh[key] * n for key, n in shared.items())
    whole = sum(weigh[m.key] for m in copy)
    if not whole or most / whole < options.least or len(shared) < options.marks:
        return None
    a, b = [m for m in source if m.key in shared], [m for m in copy if m.key in shared]
    lined = _align(a, b, weigh)
    weight = sum(weigh[m.key] for m in lined)
    keys = {m.key for m in lined}
    if weight / whole < options.least or weight / most < options.order or len(keys) < options.marks:
        return None
    return (weight / whole, lined) if sum(k[0] == "number" for k in keys) >= options.numbers else None


def _align(a: Sequence[Mark], b: Sequence[Mark], weigh: Mapping[tuple[str, str], float]) -> list[Mark]:
    # The heaviest common subsequence, by rows from the end, and what stands a few marks off it: within a sentence
    # another language has its own order. Of `b`, those that are in it.
    best = [[0.0] * (len(b) + 1)]
    for one in reversed(a):
        below, row = best[-1], [0.0] * (len(b) + 1)
        for j in range(len(b) - 1, -1, -1):
            row[j] = max(below[j], row[j + 1], below[j + 1] + weigh[one.key] if one.key == b[j].key else 0.0)
        best.append(row)
    best.reverse()
    anchors: list[tuple[int, int]] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i].key == b[j].key and best[i][j] == best[i + 1][j + 1] + weigh[a[i].key]:
            anchors.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    taken = {i for i, _ in anchors}
    kept = {j for _, j in anchors}
    at = 0
    for j, mark in enumerate(b):
        while at < len(anchors) and anchors[at][1] < j:
            at += 1
        if j in kept:
            continue
        first = anchors[at - 1][0] if at else 0
        last = anchors[at][0] if at < len(anchors) else len(a) - 1
        for i in range(max(0, first - _OFF), min(len(a), last + _OFF + 1)):
            if i not in taken and a[i].key == mark.key:
                taken.add(i)
                kept.add(j)
                break
    return [b[j] for j in sorted(kept)]


def _find_near(marks: Mapping[str, Sequence[Mark]]) -> dict[str, list[str]]:
    """For each report those that share most pairs of marks in a row: only these are held against each other."""
    holders: dict[tuple[tuple[str, str], tuple[str, str]], set[str]] = defaultdict(set)
    for report, found in marks.items():
        for one, other in pairwise(found):
            holders[one.key, other.key].add(report)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for reports in holders.values():
        if 1 < len(reports) <= _HOLDERS:
            for report in reports:
                shared[report].update(reports - {report})
    return {
        report: [other for other, n in sorted(counted.items(), key=lambda x: (-x[1], x[0])) if n > 1][:_LOOKS]
        for report, counted in shared.items()
    }


def _may_be_source(source: Reading, copy: Reading, statement: Statement | None) -> bool:
    a, b = _published(source), _published(copy)
    if statement is None:
        first, directed, _ = decide_direction(a, b)
        return first and directed
    if (source.report.published or "")[:10] > (copy.report.published or "~")[:10]:
        return False
    # Where an outlet is named, it is no other's.
    names = [r.lower() for r in (source.report.outlet,) if r]
    if statement.of_itself and statement.name is None:
        return True
    return any(name in statement.words.lower() for name in names)


def _published(reading: Reading) -> Published:
    report = reading.report
    return Published(id=report.id, text=report.text, outlet=report.outlet, published=report.published)


def _are_of_two_languages(a: Reading, b: Reading) -> bool:
    return bool(a.report.language and b.report.language and a.report.language != b.report.language)


def _make(
    source: Reading, copy: Reading, statement: Statement | None, share: float, lined: Sequence[Mark]
) -> Translation:
    name = source.report.outlet or source.report.id[:8]
    keys = {m.key for m in lined}
    numbers = sum(k[0] == "number" for k in keys)
    told = (
        f"{len(keys)} figures, names and days, {numbers} of them numbers, stand in the order of {name}’s "
        f"({round(100 * share)} % of this report’s)"
    )
    if statement:
        reason = f"it says so (“{statement.words}”), and {told}"
        shown: Iterator[Span] = iter((statement.span,))
    else:
        reason = f"{told}, in other words: a translation or a rewrite; nothing in it says so"
        shown = iter([m.span for m in lined][:_SHOWN])
    return Translation(
        copy=copy.report.id,
        source=source.report.id,
        name=name,
        reason=reason,
        share=share,
        inferred=statement is None,
        evidence=tuple(Evidence(report=copy.report.id, span=span) for span in shown),
    )
