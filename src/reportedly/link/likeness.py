"""How far two claims say, or deny, one and the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from reportedly.link.answer import NEVER
from reportedly.link.deed import is_culpable, list_stems
from reportedly.link.gist import Gist
from reportedly.link.party import APART, compare_parties
from reportedly.link.same_place import compare_places
from reportedly.link.same_time import compare_windows
from reportedly.link.stems import make_stem, split_words
from reportedly.model import Phase

DULLEST = 0.1  # the weight of a word that leads nobody anywhere
_COMMON = 0.35  # share of a story's claims from which a word is such
_DEED, _OWN_DEED = 0.45, 0.35  # what the same deed is worth, of a list and by its word alone
_RARE, _FEW = 0.25, 4  # what a deed that few claims tell of adds, and how many are few
_WEAK = frozenset(
    [
        "captive", "lie_there", "know", "order", "launch", "end", "receive", "use", "find", "arrive", "supply", "raise",
        "lower", "train", "build", "win", "visit", "permit", "refuse", "dig", "test", "recall",
    ]
)  # said of too many things  # fmt: skip
_TURNING = frozenset(["fly", "enter", "spill"])  # what does it in one report is what it is done with in another
_MUTUAL = frozenset(["trade", "meet", "sign", "ram"])
_LASTING = frozenset(["gate"])  # what is closed until Friday will open on Friday


def score_likeness(a: Gist, b: Gist, weigh: dict[str, float]) -> float:
    """How far two claims say (or deny) the same, 0 to about 1.5; `NEVER` across times, places, or from plan to fact."""
    if are_at_odds(a, b):
        return NEVER
    x, y = a.answer, b.answer
    where, when = compare_places(x, y), compare_windows(x, y)
    if NEVER in (where, when):
        return NEVER
    total = 0.3 * _cosine(x.words, y.words, weigh) + 0.2 * (where or 0.0) + 0.15 * (when or 0.0)
    who = compare_parties(a.doer, b.doer)
    if a.deeds & b.deeds & _MUTUAL and (a.doer.words & b.things or b.doer.words & a.things):
        who = 0.8  # who sells to whom, who met whom
    if may_be_rivals(a, b):
        who = None if who is None or who < 0 else who
    elif who == APART:
        return NEVER
    if not a.deeds & b.deeds:
        # Other words for what is done: only what is told in nearly the same words besides is the same.
        sure = 0.0 if a.doer.anybody or b.doer.anybody else who or 0.0
        return _cosine(x.words, y.words, weigh) + 0.15 * sure + 0.1 * (where or 0.0) + 0.1 * (when or 0.0) + 0.15
    listed = any(d[0] != "=" and d not in _WEAK for d in a.deeds & b.deeds)
    total += (_DEED if listed else _OWN_DEED) + 0.35 * (who or 0.0)
    things = compare_things(a, b, weigh)
    total += things
    if things >= 0.0 and (who is None or who > 0.0):
        # Nothing speaks against it, and few claims of the story tell of such a deed.
        total += max((_weigh_deed(d, weigh) for d in a.deeds & b.deeds), default=0.0)
    return total + (0.1 if a.denies != b.denies else 0.0)


def _weigh_deed(deed: str, weigh: dict[str, float]) -> float:
    if deed in _WEAK:
        return 0.0
    return _RARE * weigh.get(f"+{deed}", 0.0)


def are_at_odds(a: Gist, b: Gist) -> bool:
    """Whether one has happened and the other is to come, or one says open and the other shut."""
    return (a.phase is not b.phase and not _may_cross_phases(a, b)) or _are_opposite(a, b)


def _may_cross_phases(a: Gist, b: Gist) -> bool:
    # Who denies a deed denies that it happened and that it will; what is shut until Friday will open on Friday.
    negative = a.denies or b.denies or a.doer.anybody or b.doer.anybody
    return negative or bool(a.deeds & b.deeds & _LASTING)


def _are_opposite(a: Gist, b: Gist) -> bool:
    """Whether one says open and the other shut, of the same time."""
    if "gate" not in a.deeds & b.deeds or a.phase is not b.phase:
        return False
    return _is_shut(a) != _is_shut(b)


def _is_shut(g: Gist) -> bool:
    return bool({make_stem(w) for w in split_words(g.answer.entry.words)} & list_stems("shut"))


def compare_things(a: Gist, b: Gist, weigh: dict[str, float]) -> float:
    """What it is done to: who says less of it need not say all that the other says."""
    if a.whom and b.whom and not a.whom & b.whom:
        return -0.6  # two people of other names, arrested on the same charge
    if not a.things or not b.things:
        return 0.0
    shared = _weigh_shared(a.things, b.things, weigh)
    if not shared and a.deeds & b.deeds & _TURNING:  # "the drones flew", "we have no drones in the air"
        shared = 0.7 * bool((a.things & b.doer.words) | (a.doer.words & b.things))
    if not shared and (a.borrowed or b.borrowed):
        return 0.0
    return 0.45 * shared if shared else -0.45


def may_be_rivals(a: Gist, b: Gist) -> bool:
    """Whether two claims may name different doers of one deed: one says first of all who it was."""
    return (a.accuses or b.accuses) and is_culpable(a.deeds & b.deeds) and a.phase is b.phase is Phase.HAPPENED


def _weigh_shared(a: frozenset[str], b: frozenset[str], weigh: dict[str, float]) -> float:
    """The share, by weight, of the words of who says less that the other has too, and of all that either says."""
    mine, theirs, shared = (sum(weigh.get(w, 1.0) for w in words) for words in (a, b, a & b))
    small, large = sorted((mine, theirs))
    return (2 * shared / small + shared / large) / 3 if small else 0.0


def weigh_words(claims: Sequence[Gist]) -> dict[str, float]:
    """The weight of every word, and of every deed ("+kill"), that the claims of a story have: the rarer, the more."""
    counts = Counter(w for c in claims for w in c.answer.words | c.things | c.doer.words)
    most = max(3.0, _COMMON * len(claims))
    weights = {w: log(1 + len(claims) / n) if n <= most else DULLEST for w, n in counts.items()}
    deeds = Counter(d for c in claims for d in c.deeds)
    return weights | {f"+{d}": min(1.0, _FEW / n) for d, n in deeds.items()}


def _cosine(a: frozenset[str], b: frozenset[str], weigh: dict[str, float]) -> float:
    shared = sum(weigh.get(w, 1.0) ** 2 for w in a & b)
    size = sqrt(sum(weigh.get(w, 1.0) ** 2 for w in a) * sum(weigh.get(w, 1.0) ** 2 for w in b))
    return shared / size if size else 0.0
