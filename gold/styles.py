"""Single reports in many styles, with what a careful reader records of them: loaded and scored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.model import Claim, Reading, Report, Span

STYLES = Path(__file__).with_name("styles")
_FIELD = re.compile(r" \| (?=[#@]|t )")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One claim as a careful reader records it; `fields` are its figures, times and places as they are written."""

    who: tuple[tuple[str, ...], ...]
    events: tuple[Span, ...]
    status: frozenset[str]
    fields: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A report and what is wanted of it."""

    name: str
    report: Report
    wanted: tuple[Wanted, ...]


def load_styles() -> list[Style]:
    """All reports of the folder, by name."""
    return [_load(path) for path in sorted(STYLES.glob("*.txt"))]


def _load(path: Path) -> Style:
    head, _, body = path.read_text(encoding="utf-8").partition("\n")
    text, _, lines = body.partition("\n====\n")
    told = dict(item.split(": ", 1) for item in head.split(" | "))
    report = Report(text=text, outlet=told["outlet"], published=told["published"])
    return Style(name=path.stem, report=report, wanted=tuple(_read(text, line) for line in lines.strip().split("\n")))


def _read(text: str, line: str) -> Wanted:
    first, *fields = _FIELD.split(line)
    who, words, status = re.fullmatch(r"(.*?) \| (.*) \| ([a-z,]+)", first).groups()  # type: ignore[union-attr]
    chains = tuple(tuple(step.strip().lower() for step in chain.split(" > ")) for chain in who.split(","))
    events = _split(text, words.split(","))
    assert events, f"no place for {words!r}"
    return Wanted(
        who=chains, events=tuple(events), status=frozenset(status.split(",")), fields=tuple(fields), line=line
    )


def _split(text: str, parts: Sequence[str]) -> list[Span] | None:
    """Where words parted by commas stand, which may hold commas themselves."""
    if not parts:
        return []
    for n in range(1, len(parts) + 1):
        rest = _split(text, parts[n:]) if (here := find(text, ",".join(parts[:n]))) else None
        if here and rest is not None:
            return [here, *rest]
    return None


def find(text: str, words: str) -> Span | None:
    """Where words stand that a report holds once: those between bars, where there are any."""
    before, bar, more = words.partition("|")
    inner, _, after = more.partition("|") if bar else (words, "", "")
    before = before if bar else ""
    if words.count("|") not in (0, 2) or text.count(before + inner + after) != 1:
        return None
    start = text.index(before + inner + after) + len(before)
    return Span(start, start + len(inner))


def judge(style: Style, reading: Reading) -> Iterator[tuple[str, bool, str]]:
    """For each thing wanted: its kind (claim, who, status, figure, time, place), whether it is right, and its line."""
    for wanted in style.wanted:
        claims = _find_claims(wanted, reading)
        yield "claim", bool(claims), wanted.line
        if not claims:
            continue
        claim = max(claims, key=lambda c: _is_by(c, wanted, style))
        yield "who", _is_by(claim, wanted, style), wanted.line
        yield "status", claim.status.value in wanted.status, wanted.line
        for item in wanted.fields:
            kind = {"#": "figure", "t": "time", "@": "place"}[item[0]]
            yield kind, _has_field(item, claim, reading), f"{style.name}: {item}"


def _find_claims(wanted: Wanted, reading: Reading) -> list[Claim]:
    found = [c for c in reading.claims if any(c.event.span.overlaps(e) for e in wanted.events)]
    if not found:  # the event is another word of the same clause
        holding = [c for c in reading.claims if any(c.span.covers(e) for e in wanted.events)]
        found = sorted(holding, key=lambda c: c.span.end - c.span.start)[:1]
    return found


def _is_by(claim: Claim, wanted: Wanted, style: Style) -> bool:
    links = claim.attribution.chain if claim.attribution else ()
    steps = [link.agent.lower() for link in links if link.agent != style.report.outlet] or (
        ["own"] if claim.attribution is None else [""]
    )
    chains = [c for c in wanted.who if len(c) == len(steps)]
    return any(all(a in b for a, b in zip(chain, steps, strict=True)) for chain in chains)


def _has_field(item: str, claim: Claim, reading: Reading) -> bool:
    words, _, value = item.lstrip("#@").removeprefix("t ").rpartition("=")
    span = find(reading.report.text, words)
    assert span, f"{words!r} does not stand once in the report"
    nearby = (claim, *reading.claims)
    if item[0] == "@":
        return any(value in (x.name or "") for c in nearby for x in c.places if x.span.overlaps(span))
    if item[0] == "t":
        earliest, _, latest = value.partition("..")
        times = [t for c in nearby for t in c.times if t.span.overlaps(span)]
        return any((t.earliest or "")[:10] == earliest and (t.latest or "")[:10] == latest for t in times)
    bounds, _, more = value.partition("/")
    low, _, high = bounds.partition("-")
    approximator, _, kind = more.partition("/")
    for f in (f for c in nearby for f in c.figures if f.span.overlaps(span)):
        right = (not low or f.low == float(low)) and (not high or f.high == float(high))
        right = right and (not approximator or f.approximator.value == approximator)
        counted = str(f.counted.kind.value) if f.counted else ""
        if right and (kind not in ("people",) or any(w in counted for w in ("people", "troops", "civilians"))):
            return True
    return False
