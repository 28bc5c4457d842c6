"""Where the gold's entries stand in what was read: keys that gold and product share.

A figure is known by its report and the place of its number, a claim by its report and the place of its event; so a
figure that two claims repeat is one, and nothing depends on ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gold.links import GoldEntry, Links
from reportedly.model import Reading, Span
from reportedly.model.comparison import Comparison
from reportedly.model.copy import Copy
from reportedly.model.reference import ClaimRef
from reportedly.model.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A figure's number or a claim's event, in its report."""

    report: str
    span: Span
    is_figure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that the product made of the reports."""

    readings: Mapping[str, Reading]  # by report id
    stories: tuple[Story, ...] = ()
    copies: tuple[Copy, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    def key(self, ref: ClaimRef) -> Key:
        """Where a reference points."""
        claim = next(c for c in self.readings[ref.report].claims if c.id == ref.claim)
        if ref.figure is None:
            return Key(report=ref.report, span=claim.event.span, is_figure=False)
        return Key(report=ref.report, span=claim.figures[ref.figure].number, is_figure=True)


def match_entries(links: Links, found: Found) -> dict[str, Key]:
    """The keys of the gold's entries by name ("slot.entry"); what was not read is left out.

    An entry takes the number or event that shares most characters with its words, the first of equals; no number is
    taken by two entries.
    """
    keys = {report: _list_keys(reading) for report, reading in found.readings.items()}
    out: dict[str, Key] = {}
    for slot in links.slots:
        for entry in slot.entries:
            near = [k for k in keys.get(entry.report, ()) if k.is_figure == entry.is_figure and _shared(k, entry)]
            if near:
                out[f"{slot.id}.{entry.id}"] = max(near, key=lambda k: _shared(k, entry))
    taken: dict[Key, str] = {}
    entries = {f"{s.id}.{e.id}": e for s in links.slots for e in s.entries}
    for name, key in out.items():
        if key.is_figure and (key not in taken or _shared(key, entries[name]) > _shared(key, entries[taken[key]])):
            taken[key] = name
    return {name: key for name, key in out.items() if not key.is_figure or taken[key] == name}


def _list_keys(reading: Reading) -> list[Key]:
    report = reading.report.id
    out: dict[Key, None] = {}
    for claim in reading.claims:
        out[Key(report=report, span=claim.event.span, is_figure=False)] = None
        for figure in claim.figures:
            out[Key(report=report, span=figure.number, is_figure=True)] = None
    return list(out)


def _shared(key: Key, entry: GoldEntry) -> int:
    """How many characters a number or event shares with the words of an entry."""
    return max(0, *(min(key.span.end, s.end) - max(key.span.start, s.start) for s in entry.spans))
