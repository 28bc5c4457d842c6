"""Deeds named by a noun beside a verb that says little: "no inspection took place", "carried out an attack"."""

from __future__ import annotations

import re

from reportedly.link.deed import list_words, name_noun
from reportedly.link.stems import split_words
from reportedly.model import Claim

_PLACE = re.compile(r"\W*place\b")
_FEW = 6  # words after "there was" in which the noun stands


def find_nominal(claim: Claim, text: str) -> tuple[frozenset[str], bool]:
    """The deeds of the noun, and whether it is the subject, so that nobody is told to do it; none where there is none.

    Where `be` has no "there" before it, its subject is no event.
    """
    lemma, after = claim.event.lemma, text[claim.event.span.end : claim.span.end]
    if lemma == "be":
        before = split_words(text[claim.span.start : claim.event.span.start])
        return (_name(after, _FEW), True) if "there" in before[-4:] else (frozenset(), False)
    if lemma in list_words("nominal", "happening") and (lemma != "take" or _PLACE.match(after)):
        return _name(_cut(claim, "agent", text)), True
    if lemma in list_words("nominal", "light"):
        return _name(_cut(claim, "patient", text)), False
    return frozenset(), False


def _cut(claim: Claim, role: str, text: str) -> str:
    return next((p.span.cut(text) for p in claim.participants if p.role == role), "")


def _name(told: str, most: int | None = None) -> frozenset[str]:
    """The deeds of the last word of a noun phrase, before what only qualifies it."""
    words: list[str] = []
    for word in split_words(told)[:most]:
        if word in list_words("nominal", "ends"):
            break
        words.append(word)
    return name_noun(words[-1]) if words else frozenset()
