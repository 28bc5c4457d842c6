"""Who or what is counted: nations, population and what narrows it, from the words around a figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang import load_words
from reportedly.link.lists import get_list
from reportedly.link.nations import find_nations
from reportedly.link.stems import find_content_words, get_stop_words, make_singular, make_stem, split_words
from reportedly.model import Claim, CountedClass, Figure

EVERYBODY = "everybody"
_OF = re.compile(r"\s+of\s+(?:the|its|their|his|her|our|those|these)?\s*((?:[\w’'-]+\s*){1,4})", re.IGNORECASE)
_NEXT = re.compile(r"\s+([A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)")
_OWN = re.compile(r"\b(?:its|their|his|her|our) own\b", re.IGNORECASE)
_LOSSES = re.compile(r"\b(?:loss|losses|dead|toll|number|casualties|deaths|wounded|killed)\b", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|toll|count|tally|total|figures?) (?:of|among|for) (?:its |their |the )?"
    r"((?:[\w’'-]+ ){1,3}?[\w’'-]+) (?=(?:who|that|which|killed|wounded|missing|captured|has|have|had|is|was|were|at|"
    r"to|from|as|stands?|stood|rose|rises|risen|fell|falls|by|put|now)\b)",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\bon the ([A-Z][\w’-]+) side\b", re.IGNORECASE)
_BACK = 120  # characters before a number that may say what it numbers
_FORCES = (CountedClass.TROOPS, CountedClass.UNITS, CountedClass.WEAPONS, CountedClass.VEHICLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """`population` is a list of `slots.toml` or a noun; `nations` are ISO codes; `narrowed` are words before the noun.

    `bare`: the report names no noun here ("five wounded"): what is counted was taken from the figure before.
    """

    population: str | None
    head: str | None = None
    nations: frozenset[str] = frozenset()
    narrowed: frozenset[str] = frozenset()
    bare: bool = False


@cache
def _populations() -> dict[str, str]:
    table = load_words("slots")["populations"]
    return {w: name for name, words in table.items() for w in words}


@cache
def _get_synonyms() -> dict[str, str]:
    return {w: name for name, words in load_words("slots")["synonyms"].items() for w in words}


@cache
def _containers() -> frozenset[str]:
    return frozenset(load_words("slots")["containers"]["words"])


@cache
def _befalling() -> frozenset[str]:
    table = load_words("counted")["befell"]
    return frozenset(make_stem(w) for way in table.values() for words in way.values() for w in words)


@cache
def _narrowing() -> frozenset[str]:
    return frozenset(load_words("slots")["scope"]["narrowing"])


def describe_group(
    figure: Figure, claim: Claim, text: str, nations: Mapping[str, str], before: Group | None = None
) -> Group:
    """The group that a figure of a claim counts; `before` is that of the figure before it in the same sentence."""
    counted = figure.counted.span if figure.counted and figure.counted.span != figure.number else None
    words = counted.cut(text) if counted else ""
    nouns = [w for w in split_words(words) if w not in get_stop_words()]
    nouns = [_get_synonyms().get(w, w) for w in nouns]
    if "unmanned" in nouns or "uncrewed" in nouns:
        nouns = ["drone"]
    head = nouns[-1] if nouns else None
    if counted and (head is None or head in _containers()):
        follows = _OF.match(text, counted.end)
        if follows:
            more = [w for w in split_words(follows[1]) if w not in get_stop_words()]
            words += " " + follows[0]
            nouns = nouns[:-1] + more[:3] if head in _containers() else nouns + more[:3]
            head = nouns[-1] if nouns else head
    population = find_population(nouns)
    where = next((p for p in claim.participants if p.span.covers(figure.number)), None)
    own = find_nations(words, nations)
    if not own and where:
        # What stands after the counted words ("on the Portuguese frontier") tells where, not whose.
        own = find_nations(text[where.span.start : counted.end if counted else figure.number.end], nations)
    if not own:
        after = _NEXT.match(text, figure.number.end)  # "22 Spanish and 14 Portuguese soldiers"
        own = find_nations(after[1], nations) if after else own
    if not own:
        own = _find_numbered(figure, text, nations) or _find_owner(figure, claim, text, nations)
    if head in get_list("populations", "fellows"):
        return Group(population=None, head=None, nations=own, bare=True)  # "eleven of his colleagues": of whatever sort
    befallen = figure.counted is not None and _is_befallen(figure.counted.kind)
    bare = befallen and all(_populations().get(w) == EVERYBODY and w != "people" for w in nouns)
    if bare and before is not None and not own:
        return Group(
            population=before.population, head=before.head, nations=before.nations, narrowed=before.narrowed, bare=True
        )
    if population is None and befallen and head and (make_stem(head) in _befalling() or head in ("died", "buried")):
        population = EVERYBODY  # "five of them buried", "nobody was hurt"
    if population is None and befallen and (head is None or head in _containers()):
        population = EVERYBODY
    if head and not population and _is_people(words, head, nations):
        return Group(population=None, head=head, nations=own, bare=bare)  # "14 Spaniards": of whatever sort
    narrowed = frozenset(w for w in nouns[:-1] if w in _narrowing())
    return Group(population=population or head, head=head, nations=own, narrowed=narrowed, bare=bare)


def _find_numbered(figure: Figure, text: str, nations: Mapping[str, str]) -> frozenset[str]:
    """Whose: "put the number of Spanish wounded at 57", "cut the toll among Finnish guards from 31 to 27"."""
    start = max(text.rfind(mark, 0, figure.number.start) for mark in (". ", "; ", "\n")) + 1
    told = list(_NUMBER_OF.finditer(text, max(start, figure.number.start - _BACK), figure.number.start))
    if told and (found := find_nations(told[-1][1], nations)):
        return found
    side = _SIDE.search(text, start, figure.number.start)
    return find_nations(side[1], nations) if side else frozenset()


def _is_people(words: str, head: str, nations: Mapping[str, str]) -> bool:
    last = words.split()[-1].casefold() if words.split() else head
    return head in nations or last in nations


def _is_befallen(kind: CountedClass) -> bool:
    return kind.value.startswith("people ")


def find_population(nouns: list[str]) -> str | None:
    """The population that the last telling noun names, the narrower one first."""
    # The head says it; "female passengers" are passengers, "dead soldiers" soldiers, "soldiers killed" too.
    found = [_populations().get(w) or _populations().get(w.rpartition("-")[2]) for w in reversed(nouns)]
    return next((f for f in found if f and f != EVERYBODY), next((f for f in found if f), None))


def _find_owner(figure: Figure, claim: Claim, text: str, nations: Mapping[str, str]) -> frozenset[str]:
    agents = [p for p in claim.participants if p.role == "agent" and not p.span.covers(figure.number)]
    if (
        figure.counted
        and _is_befallen(figure.counted.kind)
        and claim.event.lemma in load_words("slots")["neutral"]["words"]
    ):
        # "Spanish losses came to 60", "the number of Spanish soldiers who died rose to 12": the subject says whose.
        for agent in agents:
            if not _OWN.search(agent.span.cut(text)) and (found := find_nations(agent.span.cut(text), nations)):
                return found if _LOSSES.search(agent.span.cut(text)) else frozenset()
    patients = [p for p in claim.participants if p.role == "patient"]
    own = any(_OWN.search(p.span.cut(text)) for p in patients)
    sends = figure.counted is not None and figure.counted.kind in _FORCES
    if own or (sends and claim.event.type not in ("attack", "capture", "destruction", "death", "injury")):
        for agent in agents:
            if found := find_nations(agent.span.cut(text), nations):
                return found if len(found) == 1 else frozenset()
    if own and claim.attribution:
        for source in claim.attribution.sources:
            if found := find_nations(source.span.cut(text), nations):
                return found
    return frozenset()


def name_words(group: Group) -> frozenset[str]:
    """The stems that the group's head and narrowing words have."""
    return find_content_words(" ".join([make_singular(group.head or ""), *group.narrowed]))
