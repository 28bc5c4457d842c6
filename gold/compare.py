"""One reading against the gold of its report, field by field."""

from __future__ import annotations

from gold.attributions import Pairs, score_attributions
from gold.fields import score_figures, score_places, score_times
from gold.stories import BANDS, GoldClaim, GoldReport
from gold.tally import Score, cut_words
from reportedly.model import Claim, Reading

FIELDS = (
    *("content", "content span", "source", "cue", "kind", "agent", "chain", "said"),
    *("figure", "figure value", "figure class", "figure change", "figure source"),
    *("time", "time value", "time role", "place", "pin", "place role"),
    *("claim", "voice", "status", "certainty"),
)


def score(reading: Reading, gold: GoldReport) -> Score:
    """Hold one reading against the gold of its report."""
    out = Score()
    text = gold.report.text
    pairs = score_attributions(reading, gold, text, out)
    score_figures(reading, gold, pairs, text, out)
    score_times(reading, gold, text, out)
    score_places(reading, gold, text, out)
    _score_claims(reading, gold, pairs, text, out)
    return out


def _score_claims(
    reading: Reading,
    gold: GoldReport,
    pairs: Pairs,
    text: str,
    out: Score,
) -> None:
    for g in gold.claims:
        near = [c for c in reading.claims if any(c.event.span.overlaps(e) for e in g.events)]
        near.sort(key=lambda c: (not _right_voice(c, g, pairs), not _right_status(c, g), not _right_certainty(c, g)))
        if g.optional:
            continue
        c = near[0] if near else None
        what = f"{g.events[0].cut(text)} ({'/'.join(b or 'own voice' for b in g.by)})"
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
    events = [e for g in gold.claims for e in g.events] + list(gold.other_events)
    for c in reading.claims:
        if not any(c.event.span.overlaps(e) for e in events):
            out.over("claim", f"{c.event.span.cut(text)}: {cut_words(text, [c.span])}")


def _right_voice(c: Claim, g: GoldClaim, pairs: Pairs) -> bool:
    for b in g.by:
        if b is None:
            if c.attribution is None:
                return True
            continue
        wanted, mine = pairs[b]
        if c.attribution is not None and (c.attribution == mine or (mine is None and wanted.optional)):
            return True
    return False


def _right_status(c: Claim, g: GoldClaim) -> bool:
    return not g.statuses or c.status in g.statuses


def _right_certainty(c: Claim, g: GoldClaim) -> bool:
    return not g.bands or any(BANDS[b][0] <= c.certainty.value <= BANDS[b][1] for b in g.bands)
