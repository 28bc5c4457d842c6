"""A slot's question in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from reportedly.lang import load_words
from reportedly.link.answer import BEFALLEN, Answer
from reportedly.link.clause import quote_clause, tell_clause, tell_event, write_stretch
from reportedly.link.group import EVERYBODY
from reportedly.link.nations import Nations
from reportedly.model import Change, CountedClass, Phase, PlaceRole, Precision

_SAID = {
    CountedClass.KILLED: ("were killed", "will be killed"),
    CountedClass.WOUNDED: ("were wounded", "will be wounded"),
    CountedClass.CASUALTIES: ("were killed or wounded", "will be killed or wounded"),
    CountedClass.CAPTURED: ("were captured", "will be captured"),
    CountedClass.MISSING: ("are missing", "will be missing"),
    CountedClass.DISPLACED: ("were displaced", "will be displaced"),
    CountedClass.DETAINED: ("were detained", "will be detained"),
}
_PRESENCE = {"presence"}
_MEASURES = {
    CountedClass.MONEY: "How much money",
    CountedClass.AREA: "How large an area",
    CountedClass.DISTANCE: "How far",
    CountedClass.DURATION: "How long",
    CountedClass.WEIGHT: "How heavy",
    CountedClass.VOLUME: "How much",
    CountedClass.SPEED: "How fast",
    CountedClass.TEMPERATURE: "How hot or cold",
    CountedClass.SHARE: "What share",
    CountedClass.RATIO: "How many times",
}
_UNCHANGED = frozenset(
    ["people", "personnel", "troops", "police", "military", "infantry", "crew", "staff", "aircraft", "remains"]
)
_LONGEST = 90
_PLAIN = 3  # words of an event that stands alone: "will be sent"
_NOTHING = 6  # a claim with fewer characters beside its figure says nothing
_Value = TypeVar("_Value")


def ask_how_many(members: Sequence[Answer], nations: Nations) -> str:
    """The question that figures answer: who, what happened to them, where and when, as far as the members agree.

    `nations` gives the words for countries and their people.
    """
    first = _find_fullest(members)
    kind = _most([a.kind for a in members])
    if first.entry.unit or kind in _MEASURES:
        head = (_MEASURES.get(kind) if kind else None) or "How much"
        return f"{head}: {quote_clause(first)}?"
    group = name_group(members, nations, kind)
    many = f"How many more {group}" if first.entry.change is Change.UP else f"How many {group}"
    if first.entry.change is Change.DOWN:
        many = f"By how many has the number fallen of {group}"
    tail = (
        _tell_where(members, nations)
        + _tell_when(members)
        + (f" per {first.rate}" if first.rate and "/" not in first.rate else "")
    )
    if kind in BEFALLEN and kind is not None:
        return f"{many} {_SAID[kind][first.phase is Phase.TO_COME]}{tail}?"
    families = {a.family for a in members}
    if families <= {"presence", ""} and kind in (CountedClass.TROOPS, CountedClass.UNITS, CountedClass.WEAPONS):
        if first.phase is Phase.TO_COME:
            return f"{many} are to come{_in_all(members)}{tail}?"
        return (
            f"{many} are already {tail.strip()}?"
            if _tell_where(members, nations)
            else f"{many} are there already{tail}?"
        )
    return _ask_event(members, many, group, tail)


def name_group(members: Sequence[Answer], nations: Nations, kind: CountedClass | None) -> str:
    """What is counted, in words: "North Korean troops"."""
    owners = Counter(n for a in members for n in a.group.nations)
    whose = nations.peoples.get(owners.most_common(1)[0][0], "") if owners else ""
    population = _most([a.group.population for a in members if a.group.population])
    # Of people of a country, only that they are: "nine Portuguese people".
    words = Counter("people" if a.group.head in nations.words else w for a in members if (w := _name_noun(a)))
    noun = words.most_common(1)[0][0] if words else None
    if kind is CountedClass.TROOPS:
        noun = "troops"
    elif (kind in BEFALLEN and (noun is None or population == EVERYBODY)) or (
        population in ("everybody",) and kind is CountedClass.PEOPLE
    ):
        noun = "people"
    if noun is None:
        noun = kind.value if kind and kind is not CountedClass.OTHER else "things"
    return f"{whose} {noun}".strip()


def _name_noun(a: Answer) -> str | None:
    head = a.group.head
    if head is None or head.endswith("ed") or not _is_known_noun(head):
        return None
    if head in _UNCHANGED:
        return head
    irregular = {
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people",
        "life": "lives",
        "body": "bodies",
    }
    for one, many in irregular.items():
        if head == one or (head.endswith(one) and one in ("man", "woman")):
            return head[: -len(one)] + many
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return head[:-1] + "ies"
    return head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s")


def _ask_event(members: Sequence[Answer], many: str, group: str, tail: str) -> str:
    lemmas = Counter(a.lemma for a in members if a.family) or Counter(a.lemma for a in members)
    lemma = lemmas.most_common(1)[0][0]
    alike = sorted((a for a in members if a.lemma == lemma), key=lambda a: (len(a.told), a.ref.key)) or list(members)
    for a in alike:
        if a.entry.change is None and (clause := tell_clause(a)):
            return f"How many {_name_counted(a) or group} {clause}?"
    for a in alike:
        if event := tell_event(a):
            # Words of the report that follow the verb tell where already.
            return f"{many} {event}{'' if len(event.split()) > _PLAIN else tail}?"
    if len(alike[0].told) < _NOTHING:
        return f"{many} are there{tail}?"
    return f"{many}: {quote_clause(alike[0])}?"


def _name_counted(a: Answer) -> str:
    # The report's own noun: "gunmen", "of the trucks".
    if a.entry.low == 1 or a.group.bare:
        return ""
    return a.noun if not a.noun or a.noun.split()[0] not in ("of", "and", "to") or a.noun.startswith("of the ") else ""


def _tell_where(members: Sequence[Answer], nations: Nations) -> str:
    places = Counter(
        p.name
        for a in members
        for p in {x.name: x for x in a.places}.values()
        if p.precision is not Precision.UNRESOLVED
    )
    if not places:
        return ""
    name, times = places.most_common(1)[0]
    with_place = sum(bool(a.places) for a in members)
    if with_place * 2 < len(members) or (with_place * 2 == len(members) and len(members) > 1):
        return ""  # most do not say: no part of the question
    if times < with_place:
        countries = Counter(c for a in members for c in {p.country for p in a.places if p.country})
        return _in_country(countries, nations) if countries and countries.most_common(1)[0][1] == with_place else ""
    role = next(p.role for a in members for p in a.places if p.name == name)
    going = role is PlaceRole.TO and all(a.phase is Phase.TO_COME for a in members)
    return f" {'to' if going else 'in'} {name}"


def _in_country(countries: Counter[str], nations: Nations) -> str:
    name = nations.names.get(countries.most_common(1)[0][0])
    return f" in {name}" if name else ""


def _tell_when(members: Sequence[Answer]) -> str:
    windows = Counter(a.window for a in members if a.window)
    if not windows:
        return ""
    window, times = windows.most_common(1)[0]
    if window is None or (times * 2 <= len(members) and len(members) > 1):
        return ""
    return write_stretch(*window)


def _in_all(members: Sequence[Answer]) -> str:
    return " in all" if not any(a.entry.change for a in members) else ""


@cache
def _is_known_noun(word: str) -> bool:
    counted = load_words("counted")
    nouns = {w for words in counted["nouns"].values() for w in words}
    told = {w for words in load_words("slots")["populations"].values() for w in words} - set(
        load_words("slots")["populations"][EVERYBODY]
    )
    last = word.rpartition("-")[2]
    return last in nouns or last in told or not any(last in v for v in counted["befell"]["state"].values())


def _shorten(words: str) -> str:
    words = words.strip(" .,;:“”\"'")
    return words if len(words) <= _LONGEST else words[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"


def _find_fullest(members: Sequence[Answer]) -> Answer:
    return max(members, key=lambda a: (bool(a.group.nations) + bool(a.window) + bool(a.places), a.ref.report))


def _most(values: Sequence[_Value | None]) -> _Value | None:
    counted = Counter(v for v in values if v is not None)
    return counted.most_common(1)[0][0] if counted else None
