"""The word that names an event where its verb says little: "was overloaded"."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.lang import load_words


@cache
def _copulas() -> frozenset[str]:
    return frozenset(load_words("events")["leading"]["copulas"])


def find_word(p: Parse, event: int, members: Container[int]) -> int:
    """The token that names the event of verb `event`: the state that a copula only carries, or itself."""
    if p.tag[event][0] != "V" or p.lemma(event) not in _copulas() or p.dep[event] == "xcomp":
        return event  # "is believed to be empty" is named by what is believed
    states = (c for c in p.children[event] if p.dep[c] == "acomp" and p.tag[c] in ("JJ", "VBN") and c > event)
    return next((c for c in states if c in members), event)
