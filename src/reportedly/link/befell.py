"""What befell those whom a figure counts: its class, from its noun, its verb and what stands around."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lang import load_words
from reportedly.link.answer import BEFALLEN
from reportedly.link.fate import find_fate
from reportedly.link.stems import find_content_words, make_stem, split_words
from reportedly.model import Claim, CountedClass, Figure

_BESIDE = re.compile(r"\b(dead|missing|wounded|injured|killed)(?: (?:are|were|is|at|to))? *$", re.IGNORECASE)
_MAY_TURN = (CountedClass.PEOPLE, CountedClass.MISSING, CountedClass.DISPLACED, CountedClass.DETAINED)
_WHO = re.compile(r"\s+(?:of them\s+)?who ([^,.;]{3,60})")
_FRONTED = re.compile(
    r"(?:^|[.;:“\n]\s*)(?:Of|Among|of|among)\s+(?:(?:the|its|their|our|his|her|those|these|some|about)\s+)?(?:\w+ )?$"
)
_SOUGHT = re.compile(
    r"\b(?:search(?:ed|ing)?|look(?:ed|ing)?|hunt(?:ed|ing)?)\s+for\s+(?:the\s+)?(?:other\s+|last\s+|remaining\s+)?$",
    re.I,
)
_IN_HOSPITAL = re.compile(r"\s+(?:was|were|is|are|remain(?:ed)?|stay(?:ed)?|lay|lie)\s+(?:still )?in (?:\w+ )?hospital")
_OWN = re.compile(r"\s+(?:of them\s+)?(?:was|were|has been|have been|had been)\s+(?:\w+ly\s+)?([a-z]+(?:ed|t|n|ght))\b")
_UNMANNED = re.compile(r"\b(?:unmanned|uncrewed)\b", re.IGNORECASE)
_HELD = re.compile(r"\s+(?:held|detained|arrested|under arrest|in custody)(?: (hostage))?(?=[,.;])")
_OF_FORCE = re.compile(
    r"\s+of (?:the|its|their|our) (?:[\w’'-]+\s){0,2}?"
    r"(?:guards?|army|forces?|brigade|regiment|battalion|police)\b"
)
_ANY = frozenset(("report", "known", "confirm", "believ", "said", "fear", "thought", "list", "count", "not"))
_LABEL = re.compile(r"\W*((?:The |Their |Our )?[A-Z]?[a-z]+(?: [a-z]+)?)(?:\.|:)\s")
_HOMELESS = re.compile(
    r"\b(?:told|ordered|asked|urged|advised|had) to leave\b|"
    r"\b(?:taken|moved|brought|bussed|bused|ferried|flown|airlifted) (?:from [^.;]{3,60} to\b|"
    r"to (?:a |the |an? \w+ )?(?:safety|shelters?|schools?|camps?|gym\w*|hotels?|hall)\b)|"
    r"\b(?:in|into) (?:tents|shelters|emergency shelters|tent camps)\b|"
    r"\b(?:left|leave|leaving|drove|driven|drive|forced|chased)\b[^.;]{0,40}\b(?:homes?|houses)\b|\b(?:fled|flee|fleeing)\b",
    re.IGNORECASE,
)


def find_class(figure: Figure, claim: Claim, text: str) -> CountedClass | None:
    """The class of a figure, once its verb and what stands around have been heard."""
    kind = figure.counted.kind if figure.counted else None
    inner = is_inner(figure, claim, text)
    if kind is CountedClass.VEHICLES and figure.counted and _UNMANNED.search(figure.counted.span.cut(text)):
        return CountedClass.WEAPONS  # as drones by their shorter name
    if kind in (CountedClass.PEOPLE, CountedClass.TROOPS) and (held := _HELD.match(text, figure.span.end)):
        return CountedClass.CAPTURED if held[1] == "hostage" else CountedClass.DETAINED
    if kind in (None, *_MAY_TURN) and (found := _find_clause_class(figure, text)):
        return found
    if inner and kind is not None:
        return kind  # the verb of "3,900 of the 6,200 who fled have come home" is that of the 3,900
    if kind in (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS) and _SOUGHT.search(
        text, max(0, figure.span.start - 40), figure.span.start
    ):
        return CountedClass.MISSING
    if fate := find_fate(figure, kind, text):
        return fate
    if kind in (CountedClass.PEOPLE, CountedClass.TROOPS) and _IN_HOSPITAL.match(text, figure.span.end):
        return CountedClass.WOUNDED
    role = next((p.role for p in claim.participants if p.span.covers(figure.number)), None)
    beside = _BESIDE.search(text, max(0, figure.span.start - 24), figure.span.start)
    if beside and kind in (None, CountedClass.OTHER, *BEFALLEN):
        return next((name for name, stems in get_befalling().items() if make_stem(beside[1].lower()) in stems), kind)
    befell = load_words("counted")["befell"]
    if kind in _MAY_TURN and role is not None:
        # What the verb says befell them goes before what stands elsewhere in the sentence.
        ways = ("subject",) if role == "agent" else ("object", "subject")  # "six are known to have died"
        for name, lemmas in (row for way in ways for row in befell[way].items()):
            if claim.event.lemma in lemmas:
                return CountedClass(name)
        if kind is CountedClass.DISPLACED and role == "agent" and claim.event.lemma in ("return", "come", "go"):
            return CountedClass.PEOPLE  # "of the 340 who were evacuated, 260 have returned"
    if kind in (CountedClass.PEOPLE, CountedClass.CIVILIANS) and _leaves_home(figure, claim, text):
        return CountedClass.DISPLACED
    if kind is CountedClass.PEOPLE and role == "patient":
        for name, lemmas in load_words("slots")["makes"].items():
            if claim.event.lemma in lemmas:
                return CountedClass(name)
    if kind is CountedClass.DISPLACED and role == "agent" and claim.event.lemma in ("die", "perish", "drown"):
        return CountedClass.KILLED  # "five people fleeing the village died"
    soldiers = kind is CountedClass.TROOPS or (kind is CountedClass.PEOPLE and _OF_FORCE.match(text, figure.span.end))
    if soldiers and role == "agent" and claim.event.lemma == "fall":
        return CountedClass.KILLED  # "19 of its soldiers fell"
    if claim.event.lemma == "be" and kind in (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS):
        for p in claim.participants:  # "The dead are 22 Spanish and 14 Portuguese soldiers"
            if p.role == "agent" and not p.span.covers(figure.number) and len(p.span.cut(text).split()) < 4:
                stems = frozenset(make_stem(w) for w in split_words(p.span.cut(text)))
                if found := next((name for name, telling in get_befalling().items() if stems & telling), None):
                    return found
    if kind in (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS, CountedClass.OTHER, None):
        # "The number of people known to have died was cut from 31 to 27": the noun phrase says what befell them.
        table = befell
        holders = [p.span.cut(text) for p in claim.participants if p.span.covers(figure.number)]
        told = " ".join(holders or [p.span.cut(text) for p in claim.participants if p.role == "patient"])
        if kind is not None and re.search(r"\b(?:number|toll|count|tally)\b", told):
            stems = find_content_words(told)
            for way in ("object", "subject", "state"):
                for name, verbs in table[way].items():
                    if stems & find_content_words(" ".join(verbs)) or (name == "people killed" and "died" in told):
                        return CountedClass(name)
        if kind in (CountedClass.PEOPLE, CountedClass.CIVILIANS, CountedClass.TROOPS):
            for name, lemmas in table["subject"].items():
                if claim.event.lemma in lemmas:
                    return CountedClass(name)
            if claim.event.lemma == "miss" and claim.event.span.cut(text).lower() == "missing":
                return CountedClass.MISSING
        if claim.event.lemma in table["object"]["people captured"] and _may_be_captured(figure, kind, text):
            return CountedClass.CAPTURED
    return kind


def _may_be_captured(figure: Figure, kind: CountedClass | None, text: str) -> bool:
    # "14 Spaniards" are people of no known class; "three villages" are taken and no prisoners.
    if kind is CountedClass.OTHER and figure.counted:
        return figure.counted.span.cut(text).split()[-1][:1].isupper()
    return kind is CountedClass.TROOPS


def find_topic_class(claim: Claim, text: str, figure: Figure | None = None) -> CountedClass | None:
    """What befell those whom a bare number counts, from its own clause, or from the question asked just before it."""
    if figure and (own := _OWN.match(text, figure.span.end)) and make_stem(own[1].lower()) not in _ANY:
        # "Nineteen died, and five were brought up alive": the verb behind the number goes before the clause.
        stem = make_stem(own[1].lower())
        return next((name for name, telling in get_befalling().items() if stem in telling), None)
    lead = text[max(0, claim.span.start - 120) : claim.span.start]
    asked = lead.rpartition("\n")[2] if "how many" in lead.lower() else ""
    for words in (claim.span.cut(text), asked, find_label(claim, text)):
        stems = {make_stem(w) for w in split_words(words)}
        for name, telling in get_befalling().items():
            if stems & telling:
                return name
    return None


def is_inner(figure: Figure, claim: Claim, text: str) -> bool:
    """Whether a figure is the whole that another one is taken from: "500 of the 2,000", "of the nine, four lived"."""
    if any(f is not figure and f.part_of is not None and f.part_of.overlaps(figure.number) for f in claim.figures):
        return True
    return is_fronted(figure, text)


def is_fronted(figure: Figure, text: str) -> bool:
    """ "Of the nine who boarded, four lived": the whole stands first."""
    return bool(_FRONTED.search(text[max(0, figure.span.start - 24) : figure.number.start]))


def has_clause(figure: Figure, text: str) -> bool:
    """Whether a clause tells what befell the counted, whatever the claim says: "the 500 who fled may return"."""
    return _find_clause_class(figure, text) is not None


def _find_clause_class(figure: Figure, text: str) -> CountedClass | None:
    """What befell those of whom a clause tells: "the 340 who had to flee", "500 residents who were moved"."""
    clause = _WHO.match(text, figure.span.end) if figure.part_of is None else None
    if clause is None:
        return None
    if _HOMELESS.search(clause[1]):
        return CountedClass.DISPLACED
    words = split_words(clause[1].partition(" and ")[0])[:4]
    stems = {make_stem(w) for w in words}
    if words and words[0] in ("was", "were", "had", "have", "has", "be", "been"):
        for name, lemmas in load_words("slots")["makes"].items():
            if stems & {make_stem(w) for w in lemmas}:
                return CountedClass(name)
    return next((name for name, telling in get_befalling().items() if stems & telling), None)


def _leaves_home(figure: Figure, claim: Claim, text: str) -> bool:
    """ "drove 5,000 people from their homes", "6,200 residents have left their homes"."""
    return bool(_HOMELESS.search(claim.span.cut(text))) and figure.part_of is None


def find_label(claim: Claim, text: str) -> str:
    """The words that head a claim’s paragraph: "The wounded. The army speaks of 150."; "Prisoners: 40 are back."."""
    start = text.rfind("\n", 0, claim.span.start) + 1
    found = _LABEL.match(text, start)
    return found[1] if found and found.end() <= claim.span.start + 1 else ""


@cache
def get_befalling_verbs() -> frozenset[str]:
    """The stems of all words that tell what befell people."""
    table = load_words("counted")["befell"]
    told = (w for way in ("object", "subject", "state") for words in table[way].values() for w in words)
    return frozenset(make_stem(w) for w in told) - {make_stem(w) for w in ("bury", "shelter")}


@cache
def get_befalling() -> dict[CountedClass, frozenset[str]]:
    """For the classes that a bare number may have, the stems of words that tell it."""
    table = load_words("counted")["befell"]
    found: dict[CountedClass, set[str]] = {}
    for name in (CountedClass.KILLED, CountedClass.WOUNDED, CountedClass.MISSING, CountedClass.CAPTURED):
        words = [w for way in ("object", "subject", "state") for w in table[way].get(name.value, [])]
        words += [w for w, kind in load_words("counted")["toll"].items() if kind == name.value]
        words += load_words("counted")["toll"].get(name.value, [])
        found[name] = {make_stem(w) for w in words if "-" not in w} - {"bury", "neutral"}
    return {name: frozenset(stems) for name, stems in found.items()}
