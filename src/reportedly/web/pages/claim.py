"""One claim: its evidence, where it comes from, and what else is said of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reportedly.link.decided import edit_place, edit_time
from reportedly.model import Claim, Reading, Span, write_edtf
from reportedly.show.mark import list_marks
from reportedly.show.page import lay_marks
from reportedly.store import Entry, Ledger
from reportedly.store.browse import find_slots_of_claim
from reportedly.store.identities import find_identity_of
from reportedly.web.changes import list_changes
from reportedly.web.decided import NAMES, Decided, tell_decision
from reportedly.web.page import Asked, Page, View
from reportedly.web.pages.agents import get_address
from reportedly.web.pages.entry import tell_entry

_AROUND = 600  # characters of the text shown on either side of a claim at most


def look(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """The claim of that id, or the only one whose id starts so."""
    name = asked.parts["claim"]
    read = ledger.claim(name)
    entry = decided.correct(read)
    reading, claim = entry.reading, entry.claim
    if name != claim.id:
        return View(data={}, moved=f"/claim/{claim.id}")
    edit = decided.edits.get(claim.id, {})
    numbers = {d.number for d in decided.journal if claim.id in d.keys}
    shown: dict[str, Any] = {
        "entry": entry,
        "slots": find_slots_of_claim(ledger, claim.id),
        "names": NAMES,
        "speakers": _list_speakers(ledger, claim, reading),
        "was": list_changes(read.claim, claim, reading.report.text),
        "history": [d for d in decided.journal if claim.id in d.keys or d.undoes in numbers],
        "claim": claim,
        "reading": reading,
        "report": reading.report,
        "marks": list_marks(reading, claim),
        "marked": lay_marks(reading, [(entry.number, claim)], find_window(reading, claim)),
        "open": _list_open(reading, claim),
        "before": reading.claims[entry.number - 2] if entry.number > 1 else None,
        "after": reading.claims[entry.number] if entry.number < len(reading.claims) else None,
    }
    data = tell_entry(entry) | {
        "edit": edit,
        "editable": _list_editable(read, edit),
        "seen": decided.seen(claim.id),
        "decisions": [tell_decision(d) for d in shown["history"]],
    }
    return View(data=data, shown=shown)


def find_window(reading: Reading, claim: Claim) -> Span:
    """The paragraphs that hold a claim and those who are credited with it, cut to what is near the claim."""
    text = reading.report.text
    spans = [claim.span, *(claim.attribution.content if claim.attribution else ())]
    spans += [s.span for s in claim.attribution.sources] if claim.attribution else []
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    start = max(text.rfind("\n", 0, first) + 1, claim.span.start - _AROUND)
    end = text.find("\n", last)
    end = min(len(text) if end < 0 else end, claim.span.end + _AROUND)
    return Span(min(start, claim.span.start), max(end, claim.span.end))


def _list_speakers(ledger: Ledger, claim: Claim, reading: Reading) -> list[tuple[str, str]]:
    # Their names, and the pages of who they are over all reports.
    found = []
    for source in claim.attribution.sources if claim.attribution else ():
        known = find_identity_of(ledger, reading.report.id, source.agent_id) if source.agent_id else None
        found.append((source.agent, f"/agent/{known}" if known else get_address(source.agent)))
    return found


def _list_editable(read: Entry, edit: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    # Every time and place that was read, as it stands now: an edit speaks of them by their place in that list.
    text = read.reading.report.text
    times, places = (
        {part["at"]: part for part in edit.get(name, ())}  # what an edit says of each
        for name in ("times", "places")
    )
    told: dict[str, list[dict[str, Any]]] = {"times": [], "places": []}
    for at, time in enumerate(read.claim.times):
        now = edit_time(time, times.get(at, {}))
        line = {
            "words": time.span.cut(text),
            "edtf": write_edtf(now or time) or "",
            "role": now.role if now else "gone",
        }
        told["times"].append(line)
    for at, place in enumerate(read.claim.places):
        here = edit_place(place, places.get(at, {}))
        shown = here or place
        line = {"words": place.span.cut(text), "role": here.role.value if here else "gone"}
        line |= {name: getattr(shown, name) for name in ("name", "geonames_id", "lat", "lon", "country")}
        told["places"].append(line | {"candidates": [asdict(c) for c in place.candidates]})
    return told


def _list_open(reading: Reading, claim: Claim) -> list[str]:
    # What the reading leaves open is told before what it settles.
    told = []
    credited = {source.agent_id for source in claim.attribution.sources} if claim.attribution else set()
    for agent in reading.agents:
        if agent.candidates and agent.id in credited:
            told.append(f"{agent.name} may be {' or '.join(agent.candidates)}")
    for place in claim.places:
        if place.geonames_id is None and place.lat is None:
            told.append(f"{place.name} is at no known place")
        elif place.corrected_from:
            told.append(f"{place.name} was read for “{place.corrected_from}”")
    for time in claim.times:
        if time.anchor.value == "unresolved":
            told.append(f"“{time.span.cut(reading.report.text)}” has no day to be reckoned from")
    if claim.attribution and any(link.inferred for link in claim.attribution.chain[1:]):
        told.append("a step of the source chain is inferred, not written")
    return told


PAGE = Page(path="/claim/{claim}", twin="/claim/{claim}.json", template="claim.html", section="Claims", look=look)
