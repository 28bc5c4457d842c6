"""The words for what is counted, and the class of a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.lang import load_words
from reportedly.model import CountedClass

Kind = CountedClass


@dataclass(frozen=True, slots=True)
class CountedWords:
    """The tables of `counted.toml`: nouns by lemma, and what befalls the people counted, by verb or state."""

    nouns: dict[str, Kind]
    military: frozenset[str]
    arms: frozenset[str]
    ambiguous: dict[str, Kind]
    collective: dict[str, Kind]
    containers: frozenset[str]
    toll: dict[str, Kind]
    object: dict[str, Kind]
    subject: dict[str, Kind]
    state: dict[str, Kind]
    turn: frozenset[Kind]
    lives: frozenset[str]
    reach: frozenset[str]
    transitive: frozenset[str]
    none: frozenset[Kind]
    none_nouns: frozenset[str]
    makers: frozenset[str]
    beasts: frozenset[str]


_CRAFT = ("liner", "craft", "mobile", "copter", "plane", "ship", "boat")


def _turn(rows: dict[str, list[str]]) -> dict[str, Kind]:
    return {word: Kind(name) for name, words in rows.items() for word in words}


@cache
def counted_words() -> CountedWords:
    """What is counted, read once a process."""
    t = load_words("counted")
    ambiguous = {
        **dict.fromkeys(t["ambiguous"]["troops"], Kind.TROOPS),
        **dict.fromkeys(t["ambiguous"]["units"], Kind.UNITS),
        **dict.fromkeys(t["ambiguous"]["weapons"], Kind.WEAPONS),
    }
    return CountedWords(
        _turn(t["nouns"]), frozenset(t["ambiguous"]["military"]), frozenset(t["ambiguous"]["arms"]), ambiguous,
        _turn(t["collective"]), frozenset(t["containers"]["words"]), _turn(t["toll"]), _turn(t["befell"]["object"]),
        _turn(t["befell"]["subject"]), _turn(t["befell"]["state"]),
        frozenset(Kind(x) for x in t["turn"]["people"]), frozenset(t["turn"]["lives"]),
        frozenset(t["change"]["reach"]),
        frozenset(t["change"]["transitive"]), frozenset(Kind(x) for x in t["none"]["classes"]),
        frozenset(t["none"]["nouns"]), frozenset(t["makers"]["words"]),
        frozenset(t["beasts"]["words"]),
    )  # fmt: skip


def class_of_noun(p: Parse, first: int, head: int) -> Kind | None:
    """The class of a noun phrase by its head and, where that is general, by the words before it; None where unknown."""
    words = counted_words()
    lemma = noun_lemma(p, head)
    found = words.nouns.get(lemma) or words.nouns.get(p.lower[head])
    if found is not None:
        beast = found is Kind.KILLED and any(p.lower[i] in words.beasts for i in range(first, head))
        return None if beast else found
    if lemma == "round" and p.dep[head] in ("dobj", "nsubjpass") and p.lemma(p.head[head]) in ("fire", "shoot"):
        return Kind.WEAPONS
    kind = words.ambiguous.get(lemma)
    if kind is not None:
        modifiers = p.lower[max(first, head - 3) : head]
        wanted = words.arms if kind is Kind.WEAPONS else words.military
        if any(word in wanted for word in modifiers):
            return kind
        return Kind.PEOPLE if kind is Kind.TROOPS else None
    if "-" in lemma and (found := words.nouns.get(lemma.rpartition("-")[2])):
        return found
    if head - first >= 1 and lemma in ("variant", "type", "model"):
        return words.nouns.get(noun_lemma(p, head - 1))
    made = any(p.lower[i] in words.makers for i in range(max(first, head - 3), head))
    if made or lemma.endswith(_CRAFT) or (lemma in words.makers and p.word[head][0].isupper()):
        return Kind.VEHICLES  # "787 Dreamliners", "Boeing jets"
    if (
        p.tag[head] in ("NNPS", "NNS")
        and p.word[head][0].isupper()
        and p.word[head][1:2].islower()
        and lemma.endswith(("an", "ian", "ese", "i", "ish", "er"))
    ):
        return Kind.PEOPLE
    if (
        lemma.endswith("ist")
        and len(lemma) > 6
        and p.tag[head] == "NNS"
        and not lemma.endswith(("klist", "ylist", "tlist"))
    ):
        return Kind.PEOPLE  # "pianists", "loyalists"
    if (
        lemma.endswith(("man", "woman", "men", "women", "worker", "goer", "holder", "people", "mate"))
        and len(lemma) > 5
    ):
        return Kind.PEOPLE
    return None


def noun_lemma(p: Parse, i: int) -> str:
    """The singular of a noun, also where the tagger took a plural for a name."""
    word = p.lower[i]
    if p.tag[i] in ("NNP", "NNPS", "JJ", "VBN") and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    lemma = p.lemma(i)
    if lemma == word and word.endswith("s") and not word.endswith("ss") and p.tag[i] in ("NNS", "NNPS"):
        return word[:-1]
    return lemma
