"""How well two answers fit one question: a list of features, each with its weight and a reason a person can read.

A feature gives a number (what it adds, times its weight), `NEVER` where the two cannot answer one question whatever
else agrees, or None where it has nothing to go by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import asin, cos, radians, sin, sqrt

from reportedly.lang import load_words
from reportedly.link.answer import BEFALLEN, Answer
from reportedly.link.group import EVERYBODY
from reportedly.model import CountedClass, Place, Precision
from reportedly.model.bounds import may_be_equal

NEVER = float("-inf")
_NEAR_KM, _FAR_KM = 60.0, 150.0
_WIDE = (Precision.COUNTRY, Precision.AREA, Precision.REGION, Precision.UNRESOLVED)
_SAME_DAYS = 1  # "late on Sunday" and "Monday" may be one night
_SOON = 3  # days within which answers to one question contradict each other
_LONG_AGO = 60  # days before its report that an event must lie to be no part of what the report is about
_STUFF = (CountedClass.WEIGHT, CountedClass.VOLUME)
_PEOPLE = (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing to compare; `field` is what people call it, `apart` says why two answers are kept apart."""

    field: str
    func: Callable[[Answer, Answer], float | None]
    weight: float
    apart: str
    together: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The sum over all features, with the fields that speak for one question and those that forbid it."""

    score: float
    fits: tuple[str, ...]
    forbids: tuple[str, ...]


def score_fit(a: Answer, b: Answer) -> Fit:
    """How well two answers fit one question; 1 and more is good, `NEVER` cannot be."""
    total = 0.0
    fits: list[tuple[float, str]] = []
    forbids: list[str] = []
    for feature in FEATURES:
        value = feature.func(a, b)
        if value is None:
            continue
        if value == NEVER:
            forbids.append(feature.field)
            continue
        total += feature.weight * value
        if value > 0:
            fits.append((feature.weight * value, feature.together))
    fits.sort(key=lambda x: (-x[0], x[1]))
    return Fit(score=NEVER if forbids else total, fits=tuple(t for _, t in fits), forbids=tuple(forbids))


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
        return shared if shared >= (0.4 if a.lemma == b.lemma else 0.6) else NEVER
    return 0.4 + shared if mine and mine == theirs else NEVER


def _is_unit(word: str) -> bool:
    return word in ("tonne", "ton", "kilo", "kilogram", "gram", "litre", "liter", "metre", "meter", "gallon", "barrel")


def compare_phase(a: Answer, b: Answer) -> float | None:
    """A plan is no fact."""
    return None if a.phase is b.phase else NEVER


def compare_change(a: Answer, b: Answer) -> float | None:
    """A rise is no level, and what is counted a day no total."""
    if a.entry.change is not b.entry.change or a.rate != b.rate:
        return NEVER
    return None


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
    if a.kind in BEFALLEN:
        # "Two women" and "two people" may be the same two; "four children" and "nine people" are not.
        if may_be_equal(a.entry, b.entry):
            return -0.1
        if (a.group.bare and mine == EVERYBODY) or (b.group.bare and theirs == EVERYBODY):
            return 0.0  # "the toll rises to seven" names nobody
        return -1.2 if EVERYBODY in (mine, theirs) and {mine, theirs} & set(words["some"]) else -0.6
    if a.group.nations & b.group.nations and a.kind is CountedClass.TROOPS:
        return 0.0
    return -1.5 if EVERYBODY in (mine, theirs) or a.kind in _PEOPLE else NEVER


def compare_family(a: Answer, b: Answer) -> float | None:
    """What happened to them."""
    if a.kind in BEFALLEN:
        return None if a.family == b.family else NEVER  # taken prisoner, and handed over again
    if not a.family or not b.family:
        return None if a.lemma == b.lemma else -0.3
    if a.family == b.family:
        return 1.0
    if a.group.head == b.group.head and a.group.population != EVERYBODY:
        return -1.0  # gunmen who opened fire, and gunmen who popped up
    return -2.0 if a.kind is not None else -0.5


def compare_part(a: Answer, b: Answer) -> float | None:
    """A part is not the whole it is a part of."""
    if a.whole == b.ref or b.whole == a.ref:
        return NEVER
    if a.is_part != b.is_part:
        return -0.5 if may_be_equal(a.entry, b.entry) else -1.2
    return None


def compare_narrowing(a: Answer, b: Answer) -> float | None:
    """Words that narrow the count."""
    if a.group.narrowed == b.group.narrowed:
        return None
    return -0.5 * len(a.group.narrowed ^ b.group.narrowed)


def compare_places(a: Answer, b: Answer) -> float | None:
    """Where."""
    if not a.places or not b.places:
        return None
    best = max(_compare_place(x, y) for x, y in product(a.places, b.places))
    if best > 0:
        return best
    return NEVER if best <= -1 and not _is_one_statement(a, b) else -0.5


def _compare_place(x: Place, y: Place) -> float:
    if x.geonames_id is not None and x.geonames_id == y.geonames_id:
        return 1.0
    if x.name.casefold() == y.name.casefold():
        return 1.0
    if Precision.UNRESOLVED in (x.precision, y.precision):
        return 0.0
    if x.country and y.country and x.country == y.country and (x.precision in _WIDE or y.precision in _WIDE):
        return 0.5
    if x.lat is not None and x.lon is not None and y.lat is not None and y.lon is not None:
        far = measure_km(x.lat, x.lon, y.lat, y.lon)
        if far < _NEAR_KM and not (x.precision in _WIDE and y.precision in _WIDE):
            return 0.4
        if far < _FAR_KM and x.country == y.country:
            return 0.0
    if not x.country or not y.country:
        return 0.0
    return -1.0


def measure_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, by the haversine of a round earth.

    >>> round(measure_km(38.88, -7.16, 38.88, -6.97))  # Elvas, Badajoz
    16
    """
    half_lat, half_lon = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    h = sin(half_lat) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(half_lon) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(h)))


def compare_nearby(a: Answer, b: Answer) -> float | None:
    """Where the paragraphs play, if a claim itself does not say."""
    if a.places and b.places:
        return None
    mine, theirs = a.places or a.nearby or a.assumed, b.places or b.nearby or b.assumed
    if not mine or not theirs:
        return None
    best = max(_compare_place(x, y) for x, y in product(mine, theirs))
    guessed = not (a.places or a.nearby) or not (b.places or b.nearby)
    if best > 0:
        return None if guessed else best
    # Who names another place is not of those that name none, where the rest of the paragraph or story plays.
    named = bool(a.places) != bool(b.places)
    return (-1.6 if named else -0.8) if best <= -1 else -0.2


def compare_context(a: Answer, b: Answer) -> float | None:
    """The rarer words of the paragraphs around."""
    small = min(len(a.context), len(b.context))
    return len(a.context & b.context) / small - 0.2 if small > 3 else None


def compare_windows(a: Answer, b: Answer) -> float | None:
    """When it happened: yesterday's toll is not last week's."""
    if a.window is None and b.window is None:
        return None
    if a.window is None or b.window is None:
        given, other = (a, b) if a.window else (b, a)
        window = given.window
        asked = _day(other.entry.as_of)
        last = _day(window[1]) if window else None
        if asked and last and asked - last > _LONG_AGO:
            return NEVER if not _is_one_statement(a, b) else -0.5
        return None
    gap = _gap(a.window, b.window)
    if gap <= 0:
        return 1.0 if a.window == b.window else 0.5
    if gap <= _SAME_DAYS:
        return 0.2
    return NEVER if not _is_one_statement(a, b) else -0.5


def _gap(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> int:
    first, second = (_day(a[0]) or 0, _day(a[1]) or 10**7), (_day(b[0]) or 0, _day(b[1]) or 10**7)
    return max(first[0], second[0]) - min(first[1], second[1])


def _day(iso: str | None) -> int | None:
    return date.fromisoformat(iso[:10]).toordinal() if iso else None


def _is_one_statement(a: Answer, b: Answer) -> bool:
    # The same speaker with the same number, in nearly the same words: a wrong date then is a misreport.
    same = a.entry.speaker is not None and a.entry.speaker == b.entry.speaker and a.entry.low == b.entry.low
    return same and a.entry.ref.report != b.entry.ref.report and a.lemma == b.lemma and a.entry.low is not None


def compare_days(a: Answer, b: Answer) -> float | None:
    """When they were said: reports of one day mostly tell of one thing."""
    mine, theirs = _day(a.entry.as_of), _day(b.entry.as_of)
    if mine is None or theirs is None:
        return None
    return max(-0.1, 0.2 - 0.05 * abs(mine - theirs))


def compare_values(a: Answer, b: Answer) -> float | None:
    """The number itself: the same one, above all a crooked one, is rarely chance."""
    if a.entry.low is None and a.entry.high is None:
        return None
    mine, theirs = a.entry.low or a.entry.high or 0.0, b.entry.low or b.entry.high or 0.0
    if mine == theirs:
        return 1.0 if _is_round(mine) else 1.5
    if may_be_equal(a.entry, b.entry):
        return 0.5
    small, large = sorted((mine, theirs))
    if small == 0:
        # "Nobody was hurt" contradicts who counts three on the same days; weeks later it is of another time.
        mine_day, their_day = _day(a.entry.as_of), _day(b.entry.as_of)
        apart = abs(mine_day - their_day) if mine_day and their_day else 0
        return -1.0 if apart <= _SOON else -2.5
    ratio = large / max(small, 1)
    return -1.2 if ratio > 30 else -0.5 if ratio > 10 else -0.3 if ratio > 5 else None


def _is_round(value: float) -> bool:
    return value < 10 or (value >= 100 and value % 100 == 0)


def compare_speakers(a: Answer, b: Answer) -> float | None:
    """Who says so."""
    return 0.5 if a.entry.speaker and a.entry.speaker == b.entry.speaker else None


def compare_words(a: Answer, b: Answer) -> float | None:
    """The words of the claims."""
    joined = len(a.words | b.words)
    return len(a.words & b.words) / joined if joined else None


FEATURES = (
    Feature(field="class", func=compare_class, weight=1.0, apart="count different things",
            together="the same is counted"),
    Feature(field="status", func=compare_phase, weight=1.0, apart="one is to come, one has happened", together=""),
    Feature(field="change", func=compare_change, weight=1.0, apart="one is a change, one a level", together=""),
    Feature(field="whose", func=compare_nations, weight=1.0, apart="count the people of different countries",
            together="the same country’s"),
    Feature(field="who", func=compare_population, weight=1.0, apart="count different groups",
            together="the same group"),
    Feature(field="event", func=compare_family, weight=1.0, apart="different events", together="the same event"),
    Feature(field="part", func=compare_part, weight=1.0, apart="one is a part of the other", together=""),
    Feature(field="narrowing", func=compare_narrowing, weight=1.0, apart="one is narrowed down", together=""),
    Feature(field="place", func=compare_places, weight=0.8, apart="different places", together="the same place"),
    Feature(field="nearby", func=compare_nearby, weight=0.6, apart="", together="places told before"),
    Feature(field="context", func=compare_context, weight=2.0, apart="", together="the same words around"),
    Feature(field="time", func=compare_windows, weight=0.8, apart="different times", together="the same time"),
    Feature(field="figure", func=compare_values, weight=0.7, apart="numbers far apart", together="the same number"),
    Feature(field="day", func=compare_days, weight=1.0, apart="", together="told in the same days"),
    Feature(field="speaker", func=compare_speakers, weight=0.6, apart="", together="the same speaker"),
    Feature(field="words", func=compare_words, weight=0.8, apart="", together="the same words"),
)  # fmt: skip
