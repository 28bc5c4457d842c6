"""What the finders of origins look things up in, once a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportedly.model import (
    ClaimRef,
    Copy,
    Evidence,
    Reading,
    Translation,
)


@dataclass(slots=True, kw_only=True)
class Ground:
    """What the finders look things up in, once a story."""

    readings: Mapping[str, Reading]
    copies: dict[str, list[Copy]] = field(default_factory=lambda: defaultdict(list))  # by the copying report
    undecided: set[frozenset[str]] = field(default_factory=set)  # copies of which nothing tells which was first
    errors: dict[str, dict[str, Evidence]] = field(default_factory=dict)  # by report: rare spellings
    translations: dict[str, Translation] = field(default_factory=dict)  # by the report that renders another
    called: Mapping[str, frozenset[frozenset[str]]] = field(default_factory=dict)  # by speaker: words of its offices
    around: dict[ClaimRef, tuple[list[str], list[str]]] = field(default_factory=dict)  # words before and after a figure


def lay_ground(
    readings: Iterable[Reading],
    copies: Iterable[Copy],
    translations: Iterable[Translation] = (),
    called: Mapping[str, frozenset[frozenset[str]]] | None = None,
) -> Ground:
    """The look-up tables of a story."""
    by_id = {r.report.id: r for r in readings}
    ground = Ground(readings=by_id, translations={t.copy: t for t in translations}, called=called or {})
    for copy in copies:
        if copy.directed and copy.source in by_id and copy.copy in by_id:
            ground.copies[copy.copy].append(copy)
        elif not copy.directed:
            ground.undecided.add(frozenset((copy.source, copy.copy)))
    for report_id, reading in by_id.items():
        ground.errors[report_id] = {
            p.corrected_from.casefold(): Evidence(report=report_id, span=p.span)
            for c in reading.claims
            for p in c.places
            if p.corrected_from
        }
    return ground
