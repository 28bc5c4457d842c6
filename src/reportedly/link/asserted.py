"""Claims without a number, grouped by what they say: did it happen, who did it, is it denied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from reportedly.link.deed import list_words
from reportedly.link.gist import Gist
from reportedly.link.pairing.claims import score_claims
from reportedly.link.pairing.cluster import cluster
from reportedly.link.pairing.weights import load_weights
from reportedly.link.party import compare_parties
from reportedly.link.slots import Gathering, Verdicts
from reportedly.model import ClaimRef, SlotKind

DENIED = 10.0  # log odds: what a claim says it denies


def gather_claims(gists: Iterable[Gist], verdicts: Verdicts = Verdicts()) -> list[Claims]:  # noqa: B008
    """Claims of one story that say, or deny, the same; only those that two reports give, or that somebody denies.

    How likely two say one and the same is learned (`link.pairing`); a denial stands with what it denies.
    """
    claims = sorted((g for g in gists if _says_enough(g)), key=_rank)
    if not claims:
        return []
    scores = score_claims(claims)
    place = {g.answer.ref: n for n, g in enumerate(claims)}
    for n, claim in enumerate(claims):
        if (m := place.get(claim.denied) if claim.denied else None) is not None:
            scores.odds[n, m] = scores.odds[m, n] = DENIED
            scores.against[n, m] = scores.against[m, n] = False
    verdicts.impose(scores, [g.answer.ref for g in claims])
    slots = []
    for group in cluster(scores, load_weights()["claims"].least):
        own = [claims[n] for n in group]
        refs = [g.answer.ref for g in own]
        slots.append(Claims(members=[g.answer for g in own], gists=own, decided=verdicts.concern(refs)))
    for slot in slots:
        _drop_nobody_named(slot)
    return [s for s in slots if _is_worth_asking(s.gists)]


@dataclass(slots=True)
class Claims(Gathering):
    """The claims of a slot, with the gist of each member."""

    gists: list[Gist] = field(default_factory=list)

    @property
    def kind(self) -> SlotKind:
        """Whether it is asked if it happened, or who did it: the latter where somebody is accused."""
        return SlotKind.WHO if any(g.accuses for g in self.gists) else SlotKind.WHETHER


def _drop_nobody_named(slot: Claims) -> None:
    """Who only tells that it happened does not answer who did it."""
    if slot.kind is SlotKind.WHO:
        slot.gists = [g for g in slot.gists if g.denies or g.doer.is_known or slot.decided]
        slot.members = [g.answer for g in slot.gists]


def compare_doers(slot: Claims) -> dict[frozenset[ClaimRef], bool]:
    """Pairs of a question's claims that name the same doer (True) or another (False), where it asks who did it."""
    if slot.kind is not SlotKind.WHO:
        return {}
    found = {}
    for a, b in combinations(slot.gists, 2):
        who = compare_parties(a.doer, b.doer)
        no = a if a.denies else b
        if who is None and a.denies != b.denies and not no.doer.is_known:
            who = 1.0  # who denies and names nobody denies whoever is named
        if who is not None:
            found[frozenset((a.answer.ref, b.answer.ref))] = who > 0
    return found


def name_doers(slot: Claims) -> dict[ClaimRef, str]:
    """The words for who does it, by claim."""
    return {g.answer.ref: g.doer.told for g in slot.gists if g.doer.told}


def _says_enough(g: Gist) -> bool:
    # "Nobody crossed" says enough of an event that is of a kind of its own.
    if g.denied is None and g.answer.lemma in list_words("echo", "nouns") and len(g.answer.entry.words.split()) < 4:
        return False  # "media reports", and nothing of what they report
    if g.answer.lemma == "say" and not g.things:
        return False  # "the office said on Tuesday"
    return len(g.answer.words) > 2 or g.denies or g.accuses or bool(g.deeds and (g.doer.is_known or g.things))


def _is_worth_asking(members: Sequence[Gist]) -> bool:
    if len(members) < 2:
        return False
    if all(m.answer.has_figure for m in members):
        return False  # their figures stand in slots of their own
    denied = {m.denies for m in members}
    speakers = {m.answer.entry.speaker for m in members}
    return len({m.answer.ref.report for m in members}) > 1 or (len(denied) > 1 and len(speakers) > 1)


def _rank(g: Gist) -> tuple[object, ...]:
    a = g.answer
    return (g.denied is not None, a.entry.as_of or "~", a.ref.report, a.ref.number)
