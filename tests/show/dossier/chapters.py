"""Chapters made by hand: readings and a comparison that points into them."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import ClaimRef, Comparison, Reading
from reportedly.show.dossier import Chapter, DossierOptions

from ...store.readings import make_many, make_reading
from ..comparisons import make_comparison

OPTIONS = DossierOptions(made="2024-05-20", version="0.1.0")


def make_chapter(hostile: str = "", **given: object) -> Chapter:
    """Nine readings, and eight answers to one question that stand in their claims; `hostile` is put everywhere."""
    readings = [make_reading(title="Port to close" + hostile, outlet="Selby Post" + hostile), *make_many(8, claims=3)]
    if hostile:
        readings = [_poison(reading, hostile) for reading in readings]
    comparison = _move(make_comparison(hostile=hostile), readings)
    return Chapter(readings=readings, comparisons=(comparison,), story=comparison.story, **given)  # type: ignore[arg-type]


def _move(comparison: Comparison, readings: list[Reading]) -> Comparison:
    # Every answer of the comparison leads to the first claim of a reading of its own.
    to = {
        entry.ref: ClaimRef(report=reading.report.id, claim=reading.claims[0].id, number=1, figure=0)
        for entry, reading in zip(comparison.entries, readings, strict=False)
    }

    def lead(ref: ClaimRef) -> ClaimRef:
        return to[ref]

    return replace(
        comparison,
        entries=tuple(replace(e, ref=lead(e.ref)) for e in comparison.entries),
        slot=replace(comparison.slot, entries=tuple(lead(r) for r in comparison.slot.entries)),
        relations=tuple(replace(r, left=lead(r.left), right=lead(r.right)) for r in comparison.relations),
        origins=tuple(
            replace(
                o,
                members=tuple(
                    replace(
                        m,
                        claim=lead(m.claim),
                        path=tuple(replace(e, claim=lead(e.claim) if e.claim else None) for e in m.path),
                    )
                    for m in o.members
                ),
            )
            for o in comparison.origins
        ),
        range=comparison.range
        and replace(
            comparison.range,
            lowest=tuple(map(lead, comparison.range.lowest)),
            highest=tuple(map(lead, comparison.range.highest)),
        ),
        developments=tuple(
            replace(d, before=d.before and lead(d.before), after=lead(d.after)) for d in comparison.developments
        ),
    )


def _poison(reading: Reading, hostile: str) -> Reading:
    text = reading.report.text + "\n" + hostile
    report = replace(reading.report, text=text, url="javascript:alert(1)", title=hostile, outlet=hostile, path=hostile)
    claims = [
        replace(
            claim,
            attribution=claim.attribution
            and replace(
                claim.attribution,
                sources=tuple(replace(s, agent=s.agent + hostile) for s in claim.attribution.sources),
                chain=tuple(replace(k, agent=k.agent + hostile) for k in claim.attribution.chain),
            ),
            places=tuple(replace(p, name=p.name + hostile) for p in claim.places),
        )
        for claim in reading.claims
    ]
    problems = tuple(replace(p, message=p.message + hostile) for p in reading.problems)
    return replace(reading, report=report, claims=tuple(claims), problems=problems)
