"""Hold what the product reads in our gold stories against what a careful reader records of them.

python -m benchmarks.gold [STORY...] [--split dev|test] [--verbose]

Every field counts what is found of what is wanted, and what is extra:

content     an attribution whose content shares half its characters (Dice) with the gold's; one to one
source cue  the matched attribution's words overlap the gold's
kind agent  direct, indirect or mixed; the agents that the sources lead to
chain       all agents from the outermost that is credited to the speaker, the outlet itself left out
said        when, where and to whom, each that the gold gives
figure      its number stands in the gold's words; value = low, high and approximator; class; change; source
time        Dice of half; value = earliest and latest, with an open end where the gold has one; role
place       its words overlap the gold's; pin = the right place, or none where none is right; role
claim       its event is the gold's; voice = credited as in the gold, or to nobody; status; certainty
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from benchmarks.gold_stories import (
    BANDS,
    GoldAttribution,
    GoldClaim,
    GoldFigure,
    GoldPlace,
    GoldPlaceMention,
    GoldReport,
    GoldTime,
    find_stories,
    load_story,
)
from reportedly.model import Attribution, Claim, CountedClass, Figure, Place, Precision, Reading, Report, Span, Time

FIELDS = (
    *("content", "source", "cue", "kind", "agent", "chain", "said"),
    *("figure", "figure value", "figure class", "figure change", "figure source"),
    *("time", "time value", "time role", "place", "pin", "place role"),
    *("claim", "voice", "status", "certainty"),
)


@dataclass(slots=True)
class Score:
    """Counts by (field, "found" | "wanted" | "extra"), and a line for each thing missing or extra."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def mark(self, name: str, ok: bool, what: str) -> None:
        """One thing wanted, found or not."""
        self.counts[name, "wanted"] += 1
        self.counts[name, "found"] += ok
        if not ok:
            self.lines.append(f"- {name}: {what}")

    def extra(self, name: str, what: str) -> None:
        """One thing that should not be there."""
        self.counts[name, "extra"] += 1
        self.lines.append(f"+ {name}: {what}")

    def add(self, other: Score) -> None:
        """Another report's score on top."""
        self.counts += other.counts
        self.lines += other.lines

    def recall(self, name: str) -> float:
        """Found of wanted, 0 to 1; 1 where nothing is wanted."""
        wanted = self.counts[name, "wanted"]
        return self.counts[name, "found"] / wanted if wanted else 1.0

    def precision(self, name: str) -> float:
        """Found of found and extra, 0 to 1."""
        found = self.counts[name, "found"]
        total = found + self.counts[name, "extra"]
        return found / total if total else 1.0


def score(reading: Reading, gold: GoldReport) -> Score:
    """Hold one reading against the gold of its report."""
    out = Score()
    text = gold.report.text
    pairs = _score_attributions(reading, gold, text, out)
    _score_figures(reading, gold, pairs, text, out)
    _score_times(reading, gold, text, out)
    _score_places(reading, gold, text, out)
    _score_claims(reading, gold, pairs, text, out)
    return out


def list_attributions(reading: Reading) -> list[Attribution]:
    """Each attribution once, in order; claims repeat theirs."""
    return list(dict.fromkeys(c.attribution for c in reading.claims if c.attribution))


def trim_chain(attribution: Attribution, report: Report) -> list[str]:
    """The names of a chain without the outlet that published the report."""
    names = [link.agent for link in attribution.chain]
    first = attribution.chain[0] if names else None
    if first and first.span is None and (first.inferred or first.agent == report.outlet):
        return names[1:]
    return names


def _chars(spans: Iterable[Span]) -> set[int]:
    return {i for s in spans for i in range(s.start, s.end)}


def _dice(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _cut(text: str, spans: Iterable[Span]) -> str:
    words = " … ".join(s.cut(text) for s in spans)
    return " ".join(words.split())[:90]


# --- attributions ----------------------------------------------------------------------------------------------------
def _score_attributions(
    reading: Reading, gold: GoldReport, text: str, out: Score
) -> dict[str, tuple[GoldAttribution, Attribution | None]]:
    mine = list_attributions(reading)
    pairs = _pair(mine, gold.attributions)
    for g in gold.attributions:
        if not g.optional or pairs[g.id][1]:
            _score_attribution(reading, gold, g, pairs[g.id][1], text, out)
    known = _chars(s for g in gold.attributions for s in g.content)
    taken = [id(a) for _, a in pairs.values() if a]
    for a in mine:
        chars = _chars(a.content)
        if id(a) not in taken and len(chars & known) < 0.5 * len(chars):
            out.extra(
                "content", f"{_cut(text, [s.span for s in a.sources])!r} {_cut(text, a.cue)!r}: {_cut(text, a.content)}"
            )
    return pairs


def _pair(
    mine: list[Attribution], wanted: tuple[GoldAttribution, ...]
) -> dict[str, tuple[GoldAttribution, Attribution | None]]:
    # Best first: contents of a nested pair overlap, and only source and cue tell which is which.
    ranked = []
    for i, g in enumerate(wanted):
        content, source, cue = _chars(g.content), _chars(g.source), _chars(g.cue)
        for j, a in enumerate(mine):
            alike = _dice(content, _chars(a.content))
            if alike >= 0.5:
                shared = bool(_chars(s.span for s in a.sources) & source) + bool(_chars(a.cue) & cue)
                ranked.append((-alike - shared, g.optional, i, j))
    pairs: dict[str, tuple[GoldAttribution, Attribution | None]] = {g.id: (g, None) for g in wanted}
    used: set[int] = set()
    for _, _, i, j in sorted(ranked):
        if pairs[wanted[i].id][1] is None and j not in used:
            used.add(j)
            pairs[wanted[i].id] = (wanted[i], mine[j])
    return pairs


def _score_attribution(
    reading: Reading, gold: GoldReport, g: GoldAttribution, a: Attribution | None, text: str, out: Score
) -> None:
    what = f"{_cut(text, g.source)!r} {_cut(text, g.cue)!r}: {_cut(text, g.content)[:50]}"
    out.mark("content", a is not None, what)
    names = [s.agent for s in a.sources] if a else []
    sources = _chars(s.span for s in a.sources) if a else set()
    out.mark("source", a is not None and (bool(sources & _chars(g.source)) if g.source else not sources), what)
    if g.cue:
        out.mark("cue", a is not None and bool(_chars(a.cue) & _chars(g.cue)), what)
    out.mark("kind", a is not None and a.kind in g.kinds, f"{'/'.join(g.kinds)} not {a.kind if a else '-'}: {what}")
    if g.source and g.agents:
        agents = [gold.agents[key] for key in g.agents]
        ok = all(any(agent.matches(name) for name in names) for agent in agents)
        out.mark("agent", ok, f"{'/'.join(g.agents)} not {names}: {what}")
        chain = trim_chain(a, reading.report) if a else []
        ok = any(
            len(chain) == len(keys) and all(gold.agents[k].matches(name) for k, name in zip(keys, chain, strict=True))
            for keys in g.chains
        )
        out.mark("chain", ok, f"{' -> '.join(g.chains[0])} not {' -> '.join(chain)}: {what}")
    if g.said:
        said = a.said if a else None
        for name in ("earliest", "latest", "place", "to"):
            want = getattr(g.said, name)
            have = getattr(said, name) if said else None
            if want:
                same = (
                    _same_day(have, want)
                    if name in ("earliest", "latest")
                    else want.casefold() in (have or "").casefold()
                )
                out.mark("said", same, f"{name} {want} not {have}: {what}")


# --- fields ----------------------------------------------------------------------------------------------------------
def _score_figures(
    reading: Reading,
    gold: GoldReport,
    pairs: dict[str, tuple[GoldAttribution, Attribution | None]],
    text: str,
    out: Score,
) -> None:
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
        wanted = pairs[g.by][1] if g.by else None
        ok = any(c.attribution == wanted for f2, c in near if _same_value(f2, g) or g.vague)
        out.mark("figure source", ok and (g.by is None or wanted is not None), f"{words}: {g.by or 'own voice'}")
    for number, found in mine.items():
        one = found[0][0]
        if any(number.overlaps(g.span) for g in gold.figures):
            continue
        lasts = one.counted is not None and one.counted.kind is CountedClass.DURATION
        if not (lasts and any(one.span.overlaps(t.span) for t in gold.times)):
            out.extra(
                "figure", f"{one.span.cut(text)}: {one.low} {one.high} {one.counted.kind if one.counted else None}"
            )


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


def _score_times(reading: Reading, gold: GoldReport, text: str, out: Score) -> None:
    mine: dict[Span, Time] = {}
    for c in reading.claims:
        for t in c.times:
            mine.setdefault(t.span, t)
    for g in gold.times:
        want = _chars([g.span])
        near = sorted((t for t in mine.values() if _dice(_chars([t.span]), want) >= 0.5), key=lambda t: t.span)
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
            out.extra("time", f"{t.span.cut(text)}: {t.value} {t.earliest} {t.latest}")


def _same_end(have: str | None, want: str | None, g: GoldTime) -> bool:
    if g.loose and have and want:
        return abs((date.fromisoformat(have[:10]) - date.fromisoformat(want[:10])).days) <= g.loose
    return _same_day(have, want)


def _same_day(have: str | None, want: str | None) -> bool:
    # As fine as the gold is: a day where it gives a day, a minute where it gives a minute.
    return (have or "").startswith(want) if want else not have


def _score_places(reading: Reading, gold: GoldReport, text: str, out: Score) -> None:
    mine: dict[Span, Place] = {}
    for c in reading.claims:
        for each in c.places:
            mine.setdefault(each.span, each)
    said = [s for a in gold.attributions if a.said for s in a.said.spans]
    for g in gold.places:
        near = [p for p in mine.values() if p.span.overlaps(g.span)]
        near.sort(key=lambda p: (-_dice(_chars([p.span]), _chars([g.span])), p.span))
        words = g.span.cut(text)
        p = near[0] if near else None
        if p and (g.place or g.area or not g.optional) and not _right_pin(p, g):
            out.extra(
                "pin", f"{words}: {p.name} {p.geonames_id} {p.country} ({p.lat}, {p.lon})"
            ) if p.lat is not None else None
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
            out.extra("place", f"{other.span.cut(text)}: {other.name} {other.geonames_id} {other.country}")


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


# --- claims ----------------------------------------------------------------------------------------------------------
def _score_claims(
    reading: Reading,
    gold: GoldReport,
    pairs: dict[str, tuple[GoldAttribution, Attribution | None]],
    text: str,
    out: Score,
) -> None:
    for g in gold.claims:
        near = [c for c in reading.claims if any(c.event.span.overlaps(e) for e in g.events)]
        near.sort(key=lambda c: (not _right_voice(c, g, pairs), not _right_status(c, g), not _right_certainty(c, g)))
        if g.optional:
            continue
        c = near[0] if near else None
        what = f"{g.events[0].cut(text)} ({g.by or 'own voice'})"
        out.mark("claim", c is not None, what)
        out.mark("voice", c is not None and _right_voice(c, g, pairs), what)
        if g.statuses:
            out.mark(
                "status",
                c is not None and _right_status(c, g),
                f"{what}: {'/'.join(g.statuses)} not {c.status if c else '-'}",
            )
        if g.bands:
            value = c.certainty.value if c else "-"
            out.mark("certainty", c is not None and _right_certainty(c, g), f"{what}: {'/'.join(g.bands)} not {value}")
    events = [e for g in gold.claims for e in g.events]
    for c in reading.claims:
        if not any(c.event.span.overlaps(e) for e in events):
            out.extra("claim", f"{c.event.span.cut(text)}: {_cut(text, [c.span])}")


def _right_voice(c: Claim, g: GoldClaim, pairs: dict[str, tuple[GoldAttribution, Attribution | None]]) -> bool:
    if g.by is None:
        return c.attribution is None
    wanted, mine = pairs[g.by]
    return c.attribution is not None and (c.attribution == mine or (mine is None and wanted.optional))


def _right_status(c: Claim, g: GoldClaim) -> bool:
    return not g.statuses or c.status in g.statuses


def _right_certainty(c: Claim, g: GoldClaim) -> bool:
    return not g.bands or any(BANDS[b][0] <= c.certainty.value <= BANDS[b][1] for b in g.bands)


# --- command line ----------------------------------------------------------------------------------------------------
def format_table(scores: dict[str, Score]) -> str:
    """One line a field: found/wanted and extras for each column."""
    rows = [f"{'':14}" + "".join(f"{name[:22]:>24}" for name in scores)]
    for name in FIELDS:
        cells = []
        for s in scores.values():
            wanted, extra = s.counts[name, "wanted"], s.counts[name, "extra"]
            share = f"{100 * s.recall(name):.0f}%" if wanted else "-"
            cells.append(f"{s.counts[name, 'found']}/{wanted} {share:>5}" + (f" +{extra:<3}" if extra else "     "))
        rows.append(f"{name:14}" + "".join(f"{cell:>24}" for cell in cells))
    return "\n".join(rows)


def main(argv: list[str]) -> int:
    """Read the stories asked for and print what is missing, what is extra, and the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.gold", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("stories", nargs="*", default=find_stories(), metavar="STORY")
    parser.add_argument("--split", choices=("dev", "test"))
    parser.add_argument("--verbose", action="store_true", help="print each thing missing (-) and extra (+)")
    args = parser.parse_args(argv)
    from reportedly.extract.assemble import extract_claims

    totals = {}
    for story in args.stories:
        totals[story] = Score()
        for gold in load_story(story):
            if args.split in (None, gold.split):
                got = score(extract_claims(gold.report), gold)
                if args.verbose:
                    print(f"\n{story}/{gold.file} ({gold.split})", *got.lines, sep="\n")
                totals[story].add(got)
    print("\n" + format_table(totals) if args.verbose else format_table(totals))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
