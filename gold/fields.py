"""Figures, times and places against the gold's; all of them are listed there, so what is beyond them is extra."""

from __future__ import annotations

import math
from datetime import date

from gold.attributions import Pairs
from gold.stories import GoldFigure, GoldPlace, GoldPlaceMention, GoldReport, GoldTime
from gold.tally import Score, chars, dice, same_day
from reportedly.model import Claim, CountedClass, Figure, Place, Precision, Reading, Span, Time


def score_figures(
    reading: Reading,
    gold: GoldReport,
    pairs: Pairs,
    text: str,
    out: Score,
) -> None:
    """Mark figures by their numbers: value, class, change, and whether the right source stands behind them."""
    mine: dict[Span, list[tuple[Figure, Claim]]] = {}
    for c in reading.claims:
        for each in c.figures:
            mine.setdefault(each.number, []).append((each, c))
    for g in gold.figures:
        near = [pair for number, found in mine.items() if number.overlaps(g.span) for pair in found]
        near.sort(key=lambda pair: (not _same_value(pair[0], g), pair[0].span))
        if g.optional:
            continue
        words = g.span.cut(text)
        out.mark("figure", bool(near), words)
        f: Figure | None = near[0][0] if near else None
        if not g.vague:
            told = f"{f.low} {f.high} {f.approximator}" if f else "-"
            out.mark(
                "figure value",
                f is not None and _same_value(f, g),
                f"{words}: {g.low} {g.high} {'/'.join(g.approximators)} not {told}",
            )
        if g.classes:
            kind = f.counted.kind if f and f.counted else None
            out.mark("figure class", kind in g.classes, f"{words}: {'/'.join(g.classes)} not {kind}")
        if g.change:
            out.mark("figure change", f is not None and f.change == g.change, f"{words}: {g.change}")
        if g.by:
            voices = [pairs[b][1] if b else None for b in g.by if b is None or pairs[b][1]]
            ok = any(c.attribution in voices for other, c in near if _same_value(other, g))
            out.mark("figure source", ok, f"{words}: {_tell_voice(g.by)}")
    for number, found in mine.items():
        one = found[0][0]
        if any(number.overlaps(g.span) for g in gold.figures):
            continue
        lasts = one.counted is not None and one.counted.kind is CountedClass.DURATION
        if not (lasts and any(one.span.overlaps(t.span) for t in gold.times)):
            out.over(
                "figure", f"{one.span.cut(text)}: {one.low} {one.high} {one.counted.kind if one.counted else None}"
            )


def _tell_voice(by: tuple[str | None, ...]) -> str:
    return "/".join(b or "own voice" for b in by)


def _same_value(f: Figure, g: GoldFigure) -> bool:
    if g.vague:
        return True
    scales = (1.0, 100.0) if "share" in g.classes else (1.0,)
    same = any(_close(f.low, g.low, k) and _close(f.high, g.high, k) for k in scales)
    return same and f.approximator in g.approximators


def _close(have: float | None, want: float | None, scale: float) -> bool:
    if have is None or want is None:
        return have is want
    return math.isclose(have, want * scale, rel_tol=0.005, abs_tol=1e-9)


def score_times(reading: Reading, gold: GoldReport, text: str, out: Score) -> None:
    """Mark times by their words: interval and role."""
    mine: dict[Span, Time] = {}
    for c in reading.claims:
        for t in c.times:
            mine.setdefault(t.span, t)
    for g in gold.times:
        want = chars([g.span])
        near = sorted((t for t in mine.values() if dice(chars([t.span]), want) >= 0.5), key=lambda t: t.span)
        if g.optional:
            continue
        words = g.span.cut(text)
        out.mark("time", bool(near), words)
        told = f"{near[0].earliest} {near[0].latest}" if near else "-"
        ok = any(_same_end(t.earliest, g.earliest, g) and _same_end(t.latest, g.latest, g) for t in near)
        out.mark("time value", ok, f"{words}: {g.earliest} {g.latest} not {told}")
        out.mark("time role", any(t.role == g.role for t in near), f"{words}: {g.role}")
    said = [s for a in gold.attributions if a.said for s in a.said.spans]
    for t in mine.values():
        if not any(t.span.overlaps(s) for s in [g.span for g in gold.times] + said):
            out.over("time", f"{t.span.cut(text)}: {t.value} {t.earliest} {t.latest}")


def _same_end(have: str | None, want: str | None, g: GoldTime) -> bool:
    if g.loose and have and want:
        return abs((date.fromisoformat(have[:10]) - date.fromisoformat(want[:10])).days) <= g.loose
    return same_day(have, want)


def score_places(reading: Reading, gold: GoldReport, text: str, out: Score) -> None:
    """Mark places by their words: pin and role; a confident pin in the wrong place counts as extra."""
    mine: dict[Span, Place] = {}
    for c in reading.claims:
        for each in c.places:
            mine.setdefault(each.span, each)
    said = [s for a in gold.attributions if a.said for s in a.said.spans]
    for g in gold.places:
        near = [p for p in mine.values() if p.span.overlaps(g.span)]
        near.sort(key=lambda p: (-dice(chars([p.span]), chars([g.span])), p.span))
        words = g.span.cut(text)
        p = near[0] if near else None
        if p and p.lat is not None and (g.place or g.area or not g.optional) and not _right_pin(p, g):
            out.over("pin", f"{words}: {p.name} {p.geonames_id} {p.country} ({p.lat}, {p.lon})")
        if g.optional or (p is None and any(s.overlaps(g.span) for s in said)):
            continue
        out.mark("place", p is not None, words)
        out.mark("pin", p is not None and _right_pin(p, g), f"{words}: {g.place.key if g.place else 'none'}")
        if g.roles:
            out.mark(
                "place role",
                p is not None and p.role in g.roles,
                f"{words}: {'/'.join(g.roles)} not {p.role if p else '-'}",
            )
    for other in mine.values():
        if not any(other.span.overlaps(g.span) for g in gold.places):
            out.over("place", f"{other.span.cut(text)}: {other.name} {other.geonames_id} {other.country}")


def _right_pin(p: Place, g: GoldPlaceMention) -> bool:
    if g.place is None:
        return p.lat is None or (g.area and p.precision is Precision.AREA)
    if g.area and p.precision is Precision.AREA:
        return True
    if p.geonames_id is not None and p.geonames_id == g.place.geonames_id:
        return True
    return p.lat is not None and p.lon is not None and _kilometres(p.lat, p.lon, g.place) <= g.place.km


def _kilometres(lat: float, lon: float, place: GoldPlace) -> float:
    a, b = math.radians(lat), math.radians(place.lat)
    c = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(math.radians(lon - place.lon))
    return 6371.0 * math.acos(max(-1.0, min(1.0, c)))
