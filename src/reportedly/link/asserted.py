"""Claims without a number, grouped by what they say: did it happen, who did it, is it denied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from reportedly.link.board import Board, Claims
from reportedly.link.deed import list_words
from reportedly.link.gist import Gist
from reportedly.link.likeness import weigh_words
from reportedly.link.party import compare_parties
from reportedly.link.slots import Verdicts
from reportedly.model import ClaimRef, SlotKind


def gather_claims(gists: Iterable[Gist], verdicts: Verdicts = Verdicts()) -> list[Claims]:  # noqa: B008
    """Claims of one story that say, or deny, the same; only those that two reports give, or that somebody denies.

    Claims meet over the rarer words that they share and over what they say is done, so that work grows with what is
    shared, not with pairs.
    """
    claims = sorted((g for g in gists if _says_enough(g)), key=_rank)
    board = Board(verdicts=verdicts, weigh=weigh_words(claims))
    for claim in claims:
        board.place(claim)
    for claim in claims:  # once more, now that every slot is known
        board.take_away(claim)
        board.place(claim)
    board.merge_pieces()
    slots = [s for s in board.slots if s.members]
    for slot in slots:
        _drop_nobody_named(slot)
    return [s for s in slots if _is_worth_asking(s.gists)]


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
