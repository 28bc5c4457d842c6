"""Entries of a slot to their origins, and how many of those are known to be independent.

Each entry takes one step upstream, the surest that is known, so that steps make trees and not a web: raw connections
would join everything that shares boilerplate. What the roots of the trees say is an origin.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence

from reportedly.lang import load_words
from reportedly.model import (
    AgentKind,
    ClaimRef,
    CountedClass,
    Counts,
    EdgeKind,
    Evidence,
    Origin,
    OriginEdge,
    OriginMember,
    SlotEntry,
    Statement,
)
from reportedly.reconcile.edges import Step, find_copied, find_same_report, find_shared_error, find_translated
from reportedly.reconcile.ground import Ground
from reportedly.reconcile.moment import order_entries
from reportedly.reconcile.relayed import find_from_the_press, find_relayed
from reportedly.reconcile.repeated import find_repeated, find_slipped
from reportedly.reconcile.restated import find_by_office, find_said_before
from reportedly.reconcile.same import are_of_one_side, cut_entry

# The surest first: the first finder that knows a step is followed.
FINDERS: tuple[Callable[[SlotEntry, Sequence[SlotEntry], Ground], Step | None], ...] = (
    find_same_report,
    find_relayed,
    find_copied,
    find_from_the_press,
    find_said_before,
    find_by_office,
    find_translated,
    find_shared_error,
    find_slipped,
)
_NOT_KNOWN = {
    AgentKind.UNNAMED: "a source that is not named",
    AgentKind.UNRESOLVED: "it is not clear who is meant",
    AgentKind.GROUP: "a source named only by what it is",
    AgentKind.OUTLET: "an outlet that does not say how it knows",
}


def trace_origins(
    entries: Sequence[SlotEntry], ground: Ground, counted: CountedClass | None = None
) -> tuple[Origin, ...]:
    """The origins behind the entries of one slot, those that most rest on first; `counted` is what it asks of."""
    steps: dict[ClaimRef, Step] = {}
    for entry in entries:
        for find in FINDERS:
            step = find(entry, entries, ground)
            if step and not _leads_back(step, entry, steps):
                steps[entry.ref] = step
                break
    root_of = {e.ref: _climb(e, steps).ref for e in entries}
    for entry in entries:  # now that it is known which of them are one
        step = find_repeated(entry, entries, root_of, counted) if entry.ref not in steps else None
        if step and not _leads_back(step, entry, steps):
            steps[entry.ref] = step
            root_of |= {ref: root_of[step[0].ref] for ref, root in root_of.items() if root == entry.ref}
    members: dict[ClaimRef, list[tuple[SlotEntry, tuple[OriginEdge, ...]]]] = defaultdict(list)
    by_ref = {e.ref: e for e in entries}
    for entry in entries:
        at = entry
        path: list[OriginEdge] = []
        while at.ref in steps:
            at, edge = steps[at.ref]
            path.append(edge)
        members[at.ref].append((entry, (*path, *write_credits(at, ground))))
    origins = [_make_origin(by_ref[root], found, ground) for root, found in members.items()]
    return tuple(sorted(origins, key=lambda o: (-len(o.members), o.statement.latest or "~", o.id)))


def write_credits(entry: SlotEntry, ground: Ground) -> tuple[OriginEdge, ...]:
    """The chain that the text itself credits, outermost step first, each with the words that name it."""
    reading = ground.readings.get(entry.ref.report)
    rendered = ground.translations.get(entry.ref.report)
    if entry.own_voice and rendered and rendered.source is None:
        return (
            OriginEdge(
                kind=EdgeKind.TRANSLATED, name=rendered.name, reason=rendered.reason, evidence=rendered.evidence
            ),
        )
    if reading is None or entry.own_voice or entry.ref.number > len(reading.claims):
        return ()
    attribution = reading.claims[entry.ref.number - 1].attribution
    if attribution is None:
        guessed = entry.agent in entry.inferred
        told = "goes on with what it credits to" if guessed else "hands it on as that of"
        reason = f"{entry.ref.address} {told} {entry.agent}"
        shown = (Evidence(report=entry.ref.report, span=entry.span),)
        name = entry.agent or "somebody"
        return (OriginEdge(kind=EdgeKind.CREDIT, name=name, reason=reason, evidence=shown, inferred=guessed),)
    edges = []
    for link in attribution.chain:
        if link.span is None and not link.inferred:
            continue
        evidence = (Evidence(report=entry.ref.report, span=link.span),) if link.span else ()
        reason = (
            "not written here, told by the rest of the report" if link.inferred else f"{entry.ref.address} credits it"
        )
        edges.append(
            OriginEdge(kind=EdgeKind.CREDIT, name=link.agent, reason=reason, evidence=evidence, inferred=link.inferred)
        )
    return tuple(edges)


def count_origins(entries: Sequence[SlotEntry], origins: Sequence[Origin]) -> Counts:
    """The three counts.

    Of the origins whose lineage is known, those count that rest on none other's words or side: one a side. An origin
    of unknown lineage neither counts nor takes from the others: it may rest on any of them, and they speak for
    themselves whether it does or not. One is one voice that is known, and no second.
    """
    by_ref = {e.ref: e for e in entries}
    chosen: list[tuple[Origin, SlotEntry]] = []
    for origin in origins:
        root = by_ref[_root_of(origin)]
        if origin.known and all(are_independent(root, other) for _, other in chosen):
            chosen.append((origin, root))
    return Counts(
        reports=len({e.ref.report for e in entries}),
        origins=len(origins),
        independent=len(chosen),
    )


def are_independent(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether two known origins are known not to rest on one another: other speakers, of other sides, in other chains.

    Two offices of one country, and an office whose country nobody tells, may have the same briefing.
    """
    if a.speaker == b.speaker or a.speaker is None or b.speaker is None:
        return False
    mine, theirs = {n.casefold() for n in a.chain[1:]}, {n.casefold() for n in b.chain[1:]}
    if a.speaker in theirs or b.speaker in mine or mine & theirs:
        return False
    if are_of_one_side(a, b):
        return False
    return bool(a.sides and b.sides) if is_state(a) and is_state(b) else True


def is_state(entry: SlotEntry) -> bool:
    """Whether somebody speaks for a state, whichever it is."""
    if entry.agent_kind is AgentKind.GOVERNMENT:
        return True
    words = f"{entry.agent} {entry.body or ''}".casefold().split()
    return any(w in load_words("slots")["bodies"]["state"] for w in words)


def judge_lineage(root: SlotEntry) -> tuple[bool, str]:
    """Whether an origin's lineage is known, and why or why not."""
    if root.own_voice:
        if root.agent_kind is not None and root.agent_kind not in _NOT_KNOWN:
            return True, "a body that publishes it itself"
        return False, "said in its own voice, and not how it knows"
    if root.agent is None or root.agent_kind is None:
        return False, "nobody is named"
    if root.agent_kind in _NOT_KNOWN:
        return False, _NOT_KNOWN[root.agent_kind]
    return True, "a person who is named" if root.agent_kind is AgentKind.PERSON else "a body that is named"


def _root_of(origin: Origin) -> ClaimRef:
    shortest = min(origin.members, key=lambda m: sum(e.claim is not None for e in m.path))
    return shortest.claim


def _climb(entry: SlotEntry, steps: dict[ClaimRef, Step]) -> SlotEntry:
    while entry.ref in steps:
        entry = steps[entry.ref][0]
    return entry


def _leads_back(step: Step, entry: SlotEntry, steps: dict[ClaimRef, Step]) -> bool:
    at = step[0]
    while at.ref != entry.ref:
        if at.ref not in steps:
            return False
        at = steps[at.ref][0]
    return True


def _make_origin(root: SlotEntry, found: Sequence[tuple[SlotEntry, tuple[OriginEdge, ...]]], ground: Ground) -> Origin:
    known, reason = judge_lineage(root)
    dated = [e for e, _ in found if e.said_earliest or e.said_latest]
    said = root if root in dated else (min(dated, key=order_entries) if dated else root)
    told = f"{root.speaker}:{root.ref.report}:{root.ref.claim}:{root.ref.figure}"
    return Origin(
        id=hashlib.sha256(told.encode()).hexdigest()[:16],
        agent=root.agent,
        statement=Statement(
            earliest=said.said_earliest,
            latest=said.said_latest or root.published,
            report=root.ref.report,
            content=" ".join(cut_entry(root, ground).split()),
        ),
        members=tuple(
            OriginMember(claim=e.ref, path=path)
            for e, path in sorted(found, key=lambda x: (x[0] is not root, order_entries(x[0])))
        ),
        known=known,
        reason=reason,
    )
