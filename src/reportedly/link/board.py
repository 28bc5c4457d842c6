"""Claims put into slots: each into the one that fits best, looked at twice, pieces then made one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.link.answer import NEVER
from reportedly.link.gist import Gist
from reportedly.link.likeness import DULLEST, score_likeness
from reportedly.link.slots import Gathering, Verdicts
from reportedly.model import ClaimRef, SlotKind

LEAST = 0.8  # how well a claim must fit those of a slot to join them
_LOOKS = 16  # members of a slot that a claim is held against
_NEAREST = 3
_MOST = 24  # slots that a claim is held against


@dataclass(slots=True)
class Claims(Gathering):
    """A slot of claims in the making, with the gist of each member."""

    gists: list[Gist] = field(default_factory=list)

    @property
    def kind(self) -> SlotKind:
        """Whether it is asked if it happened, or who did it: the latter where somebody is accused."""
        return SlotKind.WHO if any(g.accuses for g in self.gists) else SlotKind.WHETHER


@dataclass(slots=True)
class Board:
    """Slots in the making, and where the claims that have a word or a deed in common stand."""

    verdicts: Verdicts
    weigh: dict[str, float]
    slots: list[Claims] = field(default_factory=list)
    home: dict[ClaimRef, int] = field(default_factory=dict)
    by_key: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))

    def place(self, claim: Gist) -> None:
        """Put a claim into the slot that fits best, or into one of its own."""
        n = self._choose(claim)
        if n is None:
            n = len(self.slots)
            self.slots.append(Claims())
        self.slots[n].members.append(claim.answer)
        self.slots[n].gists.append(claim)
        self.home[claim.answer.ref] = n
        for key in _list_keys(claim):
            self.by_key[key][n] += 1

    def take_away(self, claim: Gist) -> None:
        """Take a claim out of its slot."""
        n = self.home.pop(claim.answer.ref)
        self.slots[n].members.remove(claim.answer)
        self.slots[n].gists.remove(claim)
        for key in _list_keys(claim):
            self.by_key[key][n] -= 1
            if not self.by_key[key][n]:
                del self.by_key[key][n]

    def merge_pieces(self) -> None:
        """Make slots one that began apart and whose members fit each other by now."""
        for n, slot in enumerate(self.slots):
            if not slot.members or len(slot.members) > _LOOKS:
                continue
            near = Counter(m for g in slot.gists for k in self._find_telling(g) for m in self.by_key[k])
            best, score = None, LEAST
            for m, _ in near.most_common(_MOST):
                other = self.slots[m]
                if m == n or not other.members or self._are_kept_apart(slot, other):
                    continue
                scores = [_score(g, other.gists, self.weigh) for g in slot.gists]
                mean = NEVER if NEVER in scores else sum(scores) / len(scores)
                if mean > score:
                    best, score = m, mean
            if best is not None:
                self.slots[best].decided |= slot.decided
                for gist in list(slot.gists):
                    self.take_away(gist)
                    self.slots[best].members.append(gist.answer)
                    self.slots[best].gists.append(gist)
                    self.home[gist.answer.ref] = best
                    for key in _list_keys(gist):
                        self.by_key[key][best] += 1

    def _choose(self, claim: Gist) -> int | None:
        if claim.denied in self.home and self.verdicts.judge(claim.answer.ref, claim.denied) is not False:
            return self.home[claim.denied]
        near = Counter(n for key in self._find_telling(claim) for n in self.by_key[key])
        best, score = None, LEAST
        for n, _ in near.most_common(_MOST):
            slot = self.slots[n]
            if not slot.members:
                continue
            judged = {self.verdicts.judge(claim.answer.ref, m.ref) for m in slot.members}
            if True in judged:
                slot.decided = True
                return n
            if False in judged:
                slot.decided = True
                continue
            found = _score(claim, slot.gists, self.weigh)
            if found > score:
                best, score = n, found
        return best

    def _find_telling(self, claim: Gist) -> list[str]:
        return [k for k in _list_keys(claim) if k[0] == "+" or self.weigh.get(k, 1.0) > DULLEST]

    def _are_kept_apart(self, a: Claims, b: Claims) -> bool:
        if not self.verdicts.same and not self.verdicts.apart:
            return False
        return any(self.verdicts.judge(x.ref, y.ref) is False for x in a.members for y in b.members)


def _list_keys(g: Gist) -> frozenset[str]:
    return g.answer.words | g.things | frozenset(f"+{d}" for d in g.deeds)


def _score(claim: Gist, members: Sequence[Gist], weigh: dict[str, float]) -> float:
    looked = members if len(members) <= _LOOKS else [*members[: _LOOKS // 2], *members[-_LOOKS // 2 :]]
    scores = sorted((score_likeness(claim, m, weigh) for m in looked), reverse=True)
    if NEVER in scores:
        return NEVER
    nearest = scores[:_NEAREST]
    return (sum(scores) / len(scores) + sum(nearest) / len(nearest)) / 2
