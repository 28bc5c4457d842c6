"""What is done: words that may tell of one event, so that "crossed" and "sent over the border" answer one question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang import load_words
from reportedly.link.nations import find_nations
from reportedly.link.stems import get_stop_words, make_singular, make_stem, split_words
from reportedly.model import Claim

_NEAR = 4  # words after the verb in which its particle stands, where the phrase does not say more
_REACH = 6  # words after that in which what it goes over stands
_TAIL = 120  # characters
_MEANS = re.compile(r"\b(?:intention|plans?|wish|desire|thought) (?:of|to) (\w+)")  # "has no intention of resigning"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    verb: frozenset[str]
    then: frozenset[str]
    what: frozenset[str]
    who: frozenset[str]
    deed: str
    reach: int


@cache
def _by_lemma() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, row in load_words("deeds")["deeds"].items():
        for lemma in (*row["verbs"], *row["nouns"]):
            found[lemma].add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


@cache
def _by_stem() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for lemma, names in _by_lemma().items():
        found[make_stem(lemma)] |= names
    return {stem: frozenset(names) for stem, names in found.items()}


def name_verb(word: str) -> frozenset[str]:
    """The deeds of a verb in any of its regular forms."""
    return _by_stem().get(make_stem(word), frozenset([f"={make_stem(word)}"]))


@cache
def _phrases() -> tuple[_Phrase, ...]:
    return tuple(
        _Phrase(
            verb=frozenset(row["verb"]),
            then=frozenset(make_singular(w) for w in row["then"]),
            what=frozenset(w if w.isupper() else make_singular(w) for w in row["what"]),
            who=frozenset(row.get("who", ())),
            deed=row["deed"],
            reach=row.get("reach", _NEAR),
        )
        for row in load_words("deeds")["phrases"]
    )


@cache
def name_deeds(word: str) -> frozenset[str]:
    """The deeds that a lemma may tell of; one that is in no list is a deed of its own, what only carries is none.

    >>> sorted(name_deeds("shelling")), sorted(name_deeds("knit")), sorted(name_deeds("be"))
    (['attack'], ['=knit'], [])
    """
    if found := _by_lemma().get(word):
        return found
    dull = word in load_words("slots")["neutral"]["words"] or word in get_stop_words() or not word.isalpha()
    return frozenset() if dull or word in ("have", "do") else frozenset([f"={make_stem(word)}"])


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for row in load_words("deeds")["deeds"].values() for noun in row["nouns"])


def name_noun(word: str) -> frozenset[str]:
    """The deeds that a noun names; none where it names no event.

    >>> sorted(name_noun("inspection")), sorted(name_noun("shelling")), sorted(name_noun("palace"))
    (['inspect'], ['attack'], [])
    """
    if word in _nouns():
        return _by_lemma()[word]
    return _by_stem().get(make_stem(word), frozenset()) if word.endswith("ing") else frozenset()


def find_deeds(claim: Claim, text: str, nations: Mapping[str, str]) -> frozenset[str]:
    """What a claim says is done, by its event and the words that go with it."""
    lemma = claim.event.lemma
    end = min(claim.span.end, claim.event.span.end + _TAIL)
    tail = text[claim.event.span.end : end]
    words = split_words(tail)
    before = split_words(text[claim.span.start : claim.event.span.start])
    for phrase in _phrases():
        if lemma in phrase.verb and _follows(phrase, words, tail, before, nations):
            return frozenset([phrase.deed])
    if meant := _MEANS.search(text, claim.span.start, end):
        return name_deeds(lemma) if lemma not in ("have", "be") else name_verb(meant[1].lower())
    if lemma == "be" and ("there" in before[-4:] or claim.event.span.cut(text).lower() == "there"):
        return frozenset(["lie_there"])
    return name_deeds(lemma)


def _follows(phrase: _Phrase, words: list[str], tail: str, before: list[str], nations: Mapping[str, str]) -> bool:
    at = next((n for n, w in enumerate(words[: phrase.reach]) if w in phrase.then), None)
    if at is None:
        return False
    if phrase.who and not phrase.who & {*before, *words}:
        return False
    if not phrase.what:
        return True
    near = words[at + 1 : at + 1 + _REACH]
    return bool(phrase.what & set(near)) or ("COUNTRY" in phrase.what and bool(find_nations(tail, nations)))


def is_culpable(deeds: frozenset[str]) -> bool:
    """Whether people ask who did it."""
    table = load_words("deeds")["deeds"]
    return any(table[d].get("culpable") for d in deeds if d in table)


def is_undergone(deeds: frozenset[str]) -> bool:
    """Whether the subject of these, where there is no object, is what it happens to: "the bridge collapsed"."""
    table = load_words("deeds")["deeds"]
    return any(table[d].get("undergone") for d in deeds if d in table)


def name_misdeed(deeds: frozenset[str]) -> str:
    """What people call it who ask who did it: "attack"."""
    table = load_words("deeds")["deeds"]
    return next((str(table[d]["noun"]) for d in sorted(deeds) if d in table and "noun" in table[d]), "deed")


@cache
def _same() -> Mapping[str, str]:
    found = {}
    for word, others in load_words("deeds")["same"].items():
        for other in (word, *others):
            found[make_stem(other)] = make_stem(word)
    return found


def fold_words(stems: frozenset[str]) -> frozenset[str]:
    """Stems with those of one thing made one: "frontier" is "border"."""
    return frozenset(_same().get(s, s) for s in stems)


@cache
def list_words(section: str, name: str = "words") -> frozenset[str]:
    """A list of `deeds.toml`."""
    return frozenset(load_words("deeds")[section][name])


@cache
def list_stems(section: str, name: str = "words") -> frozenset[str]:
    """The stems of a list of `deeds.toml`."""
    return frozenset(make_stem(w) for w in list_words(section, name))


@cache
def list_deed_stems(deeds: frozenset[str]) -> frozenset[str]:
    """The stems of all words that tell of some deeds: they say nothing of what it was done to."""
    table = load_words("deeds")["deeds"]
    told = {w for d in deeds if d in table for w in (*table[d]["verbs"], *table[d]["nouns"])}
    told |= {w for phrase in _phrases() if phrase.deed in deeds for w in phrase.then}
    return frozenset(make_stem(w) for w in told)
