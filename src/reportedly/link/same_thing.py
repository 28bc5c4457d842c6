"""Whether two answers count the same things, befallen by the same."""

from __future__ import annotations

from reportedly.lang import load_words
from reportedly.link.answer import BEFALLEN, NEVER, Answer, are_near
from reportedly.link.group import EVERYBODY
from reportedly.link.lists import get_list
from reportedly.model import CountedClass

_KIN = ({"military", "guards"}, {"military", "police"}, {"military", "armed"})
_STUFF = (CountedClass.WEIGHT, CountedClass.VOLUME)
_PEOPLE = (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS)


def compare_class(a: Answer, b: Answer) -> float | None:
    """The same class of thing; people, troops and civilians may be one where the noun is, other things by the noun."""
    if a.entry.unit != b.entry.unit:
        return NEVER
    if a.kind is b.kind:
        if a.kind in (CountedClass.OTHER, None) or a.entry.unit:
            return compare_subject(a, b)
        return 0.4
    if a.kind in _PEOPLE and b.kind in _PEOPLE:
        if (a.group.bare and a.group.population == EVERYBODY) or (b.group.bare and b.group.population == EVERYBODY):
            return 0.2  # "Three hundred crossed" names nobody
        return 0.2 if a.group.nations & b.group.nations or a.group.population == b.group.population else NEVER
    return NEVER


def compare_subject(a: Answer, b: Answer) -> float | None:
    """What has no class of its own, sums and measures: the same noun, or sentences about the same thing."""
    mine, theirs = a.group.head, b.group.head
    shared = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    if a.entry.unit and a.kind in _STUFF:
        # "1,800 tonnes of fertiliser", "the captain's 2,400 tonnes": of one stuff, or of none that is named.
        stuff = {h for h in (mine, theirs) if h and not _is_unit(h)}
        return 0.4 + shared if len(stuff) == 1 else NEVER if stuff else shared if shared >= 0.4 else NEVER
    if a.entry.unit:
        return _compare_measures(a, b, shared)
    return 0.4 + shared if mine and mine == theirs else NEVER


def _compare_measures(a: Answer, b: Answer, shared: float) -> float:
    if a.kind is CountedClass.MONEY and a.sums and b.sums:
        return 0.2 + shared if a.sums & b.sums else NEVER
    if _points_back(a, b):
        return 0.4
    alike = a.lemma == b.lemma or (bool(a.family) and a.family == b.family)
    least = 0.3 if alike and a.entry.low == b.entry.low else 0.4 if alike else 0.6
    if alike and a.kind is CountedClass.AREA and a.family == "destroy":
        least = 0.0  # one fire, one burnt area
    return shared if shared >= least else NEVER


def _is_unit(word: str) -> bool:
    return word in ("tonne", "ton", "kilo", "kilogram", "gram", "litre", "liter", "metre", "meter", "gallon", "barrel")


def compare_phase(a: Answer, b: Answer) -> float | None:
    """A plan is no fact, but "the 250" that are spoken of later may be those that were promised."""
    return None if a.phase is b.phase or _points_back(a, b) else NEVER


def compare_change(a: Answer, b: Answer) -> float | None:
    """A rise is no level, and what is counted a day no total."""
    if a.rate != b.rate:
        return NEVER
    return None if a.entry.change is b.entry.change or _points_back(a, b) else NEVER


def _points_back(a: Answer, b: Answer) -> bool:
    """Whether "the 250" of one may be the 250 of the other, whatever has become of them since."""
    same = a.entry.low is not None and a.entry.low == b.entry.low and not _is_small(a.entry.low)
    return same and (a.definite or b.definite) and a.kind not in BEFALLEN and not (a.is_part or b.is_part)


def _is_small(value: float) -> bool:
    return value < 10


def compare_nations(a: Answer, b: Answer) -> float | None:
    """Whose they are."""
    mine, theirs = a.group.nations, b.group.nations
    if not mine or not theirs:
        # Who names none may mean another's; a number that goes on from others ("then 12") need not name any.
        return -0.3 if mine != theirs and not a.group.bare and not b.group.bare else None
    return 1.0 if mine & theirs else NEVER


def compare_population(a: Answer, b: Answer) -> float | None:
    """Who they are: soldiers, children, everybody."""
    mine, theirs = a.group.population, b.group.population
    if a.entry.unit and a.kind not in _STUFF:
        return None  # euros and hectares are nobody
    if mine is None or theirs is None or (a.kind in _STUFF and (_is_unit(mine) or _is_unit(theirs))):
        return None
    if mine == theirs:
        # That both count "people" says little where nothing says what befell them.
        return 0.3 if mine == EVERYBODY and a.kind not in BEFALLEN else 1.0
    words = load_words("slots")["opposed"]
    opposed = words["populations"]
    if (a.group.bare or b.group.bare) and a.kind not in BEFALLEN:
        return 0.0
    if mine in opposed and theirs in opposed:
        return NEVER
    if {mine, theirs} in _KIN and a.group.nations & b.group.nations:
        return 0.5  # a country's guards fight beside its soldiers
    if a.kind in BEFALLEN:
        # "Two women" and "two people" may be the same two; "four children" and "nine people" are not.
        if are_near(a, b):
            return -0.1
        if (a.group.bare and mine == EVERYBODY) or (b.group.bare and theirs == EVERYBODY):
            return 0.0  # "the toll rises to seven" names nobody
        return -1.2 if EVERYBODY in (mine, theirs) and {mine, theirs} & set(words["some"]) else -0.6
    if a.group.nations & b.group.nations and a.kind is CountedClass.TROOPS:
        return 0.0
    if EVERYBODY in (mine, theirs) and a.entry.low == b.entry.low and not _is_small(a.entry.low or 0.0):
        return -0.3  # "35 people", "the firm's 35 workers"
    wider = load_words("slots")["wider"]
    if theirs in wider.get(mine, ()) or mine in wider.get(theirs, ()):
        # "30 vehicles" may be the 35 cars of another report; who tells of both in one report tells them apart.
        return NEVER if a.ref.report == b.ref.report else 0.0
    if a.kind not in _PEOPLE and (mine.endswith(theirs) or theirs.endswith(mine)):
        return 0.2  # ships and warships
    return -1.5 if EVERYBODY in (mine, theirs) or a.kind in _PEOPLE else NEVER


def are_opposed(a: Answer, b: Answer) -> bool:
    """Whether nobody counted by one is counted by the other, soldiers and civilians; or some by one, all by the other.

    "Four children" and "31 people" killed are two questions; "two women" and "two people" may be one.
    """
    words = load_words("slots")["opposed"]
    mine, theirs = a.group.population, b.group.population
    if mine is None or theirs is None or mine == theirs or a.entry.unit or a.group.bare or b.group.bare:
        return False
    if mine in words["populations"] and theirs in words["populations"]:
        return {mine, theirs} not in _KIN
    some = EVERYBODY in (mine, theirs) and bool({mine, theirs} & set(words["some"]))
    return some and a.kind in BEFALLEN and not are_near(a, b)


def compare_family(a: Answer, b: Answer) -> float | None:
    """What happened to them."""
    if a.kind in BEFALLEN:
        return None if a.family == b.family else NEVER  # taken prisoner, and handed over again
    if _points_back(a, b):
        return 0.0
    if (not a.lemma or not b.lemma) and not are_near(a, b):
        return -1.0  # "of the 14 charged, nine": nothing tells what the 14 did
    if not a.family or not b.family:
        if a.lemma == b.lemma or (a.family or b.family) not in get_list("ended", "families"):
            return None if a.lemma == b.lemma else -0.3
        # What was recovered, destroyed or let go is not what was there.
        plain = a if not a.family else b
        if not a.entry.unit and plain.lemma in get_list("ended", "states"):
            return NEVER
        return -1.0 if plain.lemma else -0.3
    if a.family == b.family:
        return 1.0
    both = {a.family, b.family}
    if both == {"destroy", "intercept"}:
        return 0.5  # drones lost, and drones shot down
    ended = both & set(get_list("ended", "families"))
    if ended and a.entry.unit:
        return -1.0
    if ended and both & set(get_list("ended", "began")):
        return NEVER  # of those that were fired, some were shot down
    if a.group.head == b.group.head and a.group.population != EVERYBODY:
        return -1.0  # gunmen who opened fire, and gunmen who popped up
    return -2.0 if a.kind is not None else -0.5


def compare_part(a: Answer, b: Answer) -> float | None:
    """A part is not the whole it is a part of."""
    if a.whole == b.ref or b.whole == a.ref:
        return NEVER
    if a.is_part != b.is_part:
        return -0.5 if are_near(a, b) else -1.2
    return None


def compare_narrowing(a: Answer, b: Answer) -> float | None:
    """Words that narrow the count."""
    if a.group.narrowed == b.group.narrowed:
        return None
    return -0.5 * len(a.group.narrowed ^ b.group.narrowed)
