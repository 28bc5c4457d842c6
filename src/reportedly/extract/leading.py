"""Verbs that only lead to what is told: "no evidence that it was altered", "saw them cross"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.lang import load_words

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_words("events")["leading"][name])


@cache
def _falsities() -> frozenset[str]:
    return frozenset(load_words("certainty")["words"]["falsities"])


def find_led(p: Parse, event: int, members: Container[int]) -> int | None:
    """The verb of the clause that the verb at `event` only leads to; None where it is news itself."""
    if p.tag[event][0] != "V":
        return None
    lemma = p.lemma(event)
    if lemma in _words("showing") and not any(p.dep[c] == "dobj" for c in p.children[event]):
        for c in p.children[event]:
            clause = p.dep[c] == "ccomp" or (p.dep[c] == "xcomp" and _is_passive(p, event))
            if clause and c in members and c > event and p.tag[c][0] == "V" and _is_told(p, lemma, c):
                return c
    for noun in _nouns_below(p, event):
        for c in p.children[noun]:
            if c not in members or p.dep[c] not in ("acl", "ccomp") or p.tag[c][0] != "V":
                continue
            finite = any(p.dep[k] in _SUBJECTS for k in p.children[c])
            leads = p.dep[noun] == "nsubj" or p.lemma(noun) in _words("nouns")
            if finite if leads else p.lemma(noun) in _words("intents") and not finite:
                return c
    return None


def _is_told(p: Parse, lemma: str, clause: int) -> bool:
    first = p.left[clause]
    if p.tag[clause] == "VBG" and lemma not in _words("seeing"):
        return False  # "a video shows people standing on the deck" tells of the video
    if p.tag[first] in ("WP", "WRB", "WDT") or p.lower[first] in ("whether", "if"):
        return False
    return lemma != "hear" or p.lower[first] != "that"  # what is heard of is no more than told


def is_led(p: Parse, event: int) -> bool:
    """Whether the verb at `event` has a clause of its own below what only leads to it."""
    if not any(p.dep[c] in _SUBJECTS for c in p.children[event]):
        return False
    head = p.head[event]
    if p.tag[head][0] == "V":
        return p.dep[event] == "ccomp" and p.lemma(head) in _words("showing")
    return p.dep[event] in ("acl", "ccomp") and p.dep[head] in ("dobj", "attr", "nsubj", "pobj")


def find_charged(p: Parse, cue: int, members: Container[int] | None = None) -> int | None:
    """The verb of what somebody is accused of or blamed for: "accused the army of shelling the market"."""
    for c in (*p.children[cue], *(k for o in p.children[cue] if p.dep[o] == "dobj" for k in p.children[o])):
        if p.dep[c] == "prep" and p.lower[c] in ("of", "for") and c > cue:
            for k in p.children[c]:
                deed = (p.dep[k] == "pcomp" and p.tag[k][0] == "V") or (p.dep[k] == "pobj" and p.tag[k] == "VBG")
                if deed and (members is None or k in members):
                    return k
    return None


def is_accusing(p: Parse, verb: int) -> bool:
    """Whether a verb says that somebody did something: "accused", "blamed"."""
    return p.tag[verb][0] == "V" and p.lemma(verb) in _words("accusing")


def is_seen(p: Parse, verb: int) -> bool:
    """Whether a verb says that something was seen or heard."""
    return p.lemma(verb) in _words("seeing")


def _nouns_below(p: Parse, event: int) -> Iterator[int]:
    for c in p.children[event]:
        dep = p.dep[c]
        if dep in ("dobj", "attr") or (dep == "nsubj" and _calls_false(p, event)):
            yield c


def _calls_false(p: Parse, event: int) -> bool:
    # "The reports that it had waited are baseless."
    predicates = [c for c in p.children[event] if p.dep[c] in ("acomp", "attr")]
    return p.lemma(event) == "be" and any(p.lower[c] in _falsities() for c in predicates)


def _is_passive(p: Parse, i: int) -> bool:
    return any(p.dep[c] == "auxpass" for c in p.children[i])
