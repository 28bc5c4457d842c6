"""Claims without a number, grouped by what they say: did it happen, who did it, is it denied."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt

from reportedly.link.answer import NEVER, Answer
from reportedly.link.same_place import compare_places
from reportedly.link.same_time import compare_windows
from reportedly.link.slots import Gathering, Verdicts

LEAST = 0.62  # the mean likeness that a claim needs to join
_LOOKS = 8
_COMMON = 0.35  # share of a story's claims from which a word leads nobody anywhere
_DULL = frozenset(["state", "other"])


def gather_claims(answers: Iterable[Answer], verdicts: Verdicts = Verdicts()) -> list[Gathering]:  # noqa: B008
    """Claims of one story that say, or deny, the same; only those that two reports give, or that somebody denies.

    Claims meet over the rarer words that they share, so that work grows with shared words, not with pairs.
    """
    claims = sorted((a for a in answers if a.ref.figure is None and _says_enough(a)), key=_rank)
    weigh = _weigh_words(claims)
    slots: list[Gathering] = []
    by_word: dict[str, set[int]] = defaultdict(set)
    for claim in claims:
        near = Counter(n for w in claim.words if weigh.get(w, 0) > 0 for n in by_word[w])
        best, score = None, LEAST
        for n, shared in near.most_common(24):
            if shared < 2 and len(claim.words) > 3 and not claim.entry.denies:
                continue
            slot = slots[n]
            judged = {verdicts.judge(claim.ref, m.ref) for m in slot.members}
            if True in judged:
                best, slot.decided = n, True
                break
            if False in judged:
                slot.decided = True
                continue
            found = _score(claim, slot.members, weigh)
            if found > score:
                best, score = n, found
        if best is None:
            best = len(slots)
            slots.append(Gathering())
        slots[best].members.append(claim)
        for w in claim.words:
            by_word[w].add(best)
    return [s for s in slots if _is_worth_asking(s.members)]


def score_likeness(a: Answer, b: Answer, weigh: dict[str, float]) -> float:
    """How far two claims say (or deny) the same, 0 to about 1.5; `NEVER` across times, places, or from plan to fact."""
    if a.phase is not b.phase and not (a.entry.denies or b.entry.denies):
        return NEVER
    where, when = compare_places(a, b), compare_windows(a, b)
    if NEVER in (where, when):
        return NEVER
    total = _cosine(a.words, b.words, weigh)
    if a.lemma == b.lemma:
        total += 0.25
    elif a.family and a.family == b.family and a.family not in _DULL:
        total += 0.2
    if a.entry.denies != b.entry.denies and a.family == b.family:
        total += 0.2  # denials are short: they need not say again what they deny
    if a.group.nations and b.group.nations:
        total += 0.1 if a.group.nations & b.group.nations else -0.3
    for mine, theirs in ((a.who, b.who), (a.whom, b.whom)):
        if mine and theirs:
            total += 0.15 * (len(mine & theirs) / len(mine | theirs)) - (0.1 if not mine & theirs else 0.0)
    return total + 0.1 * (where or 0.0) + 0.1 * (when or 0.0)


def _says_enough(a: Answer) -> bool:
    # "Nobody crossed" says enough of an event that is of a kind of its own.
    return len(a.words) > 2 or (a.entry.denies and bool(a.family) and a.family not in _DULL)


def _score(claim: Answer, members: Sequence[Answer], weigh: dict[str, float]) -> float:
    looked = members if len(members) <= _LOOKS else [*members[: _LOOKS // 2], *members[-_LOOKS // 2 :]]
    scores = [score_likeness(claim, m, weigh) for m in looked]
    return NEVER if NEVER in scores else sum(scores) / len(scores)


def _weigh_words(claims: Sequence[Answer]) -> dict[str, float]:
    counts = Counter(w for c in claims for w in c.words)
    most = max(3.0, _COMMON * len(claims))
    return {w: log(1 + len(claims) / n) if n <= most else 0.1 for w, n in counts.items()}


def _cosine(a: frozenset[str], b: frozenset[str], weigh: dict[str, float]) -> float:
    shared = sum(weigh[w] ** 2 for w in a & b)
    size = sqrt(sum(weigh[w] ** 2 for w in a) * sum(weigh[w] ** 2 for w in b))
    return shared / size if size else 0.0


def _is_worth_asking(members: Sequence[Answer]) -> bool:
    if len(members) < 2:
        return False
    if all(m.has_figure for m in members):
        return False  # their figures stand in slots of their own
    denied = {m.entry.denies for m in members}
    return len({m.ref.report for m in members}) > 1 or (len(denied) > 1 and len({m.entry.speaker for m in members}) > 1)


def _rank(a: Answer) -> tuple[object, ...]:
    return (a.entry.as_of or "~", a.ref.report, a.ref.number)
