"""Names of bodies that speak for themselves, for a state, or hand on what others say."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lang import load_words

_OF = re.compile(r"\s+of\s+")


def is_outlet(name: str) -> bool:
    """Whether a name is that of an outlet or a news agency, and of no office.

    >>> is_outlet("Lusitan Press"), is_outlet("Border Observer Mission"), is_outlet("Defence Ministry Press Office")
    (True, False, True)
    """
    words = name.casefold().split()
    if not set(words) & _list("outlets"):
        return False
    # "Observer" and "Monitor" are in the names of papers and of those who watch a truce.
    return words[-1] not in _list("offices") or bool(set(words) & _list("tellers"))


def is_office(name: str) -> bool:
    """Whether a name is that of a body that speaks for itself.

    >>> is_office("Ministry of National Defence"), is_office("City of Elvas"), is_office("The Tagus Mail")
    (True, True, False)
    """
    if is_outlet(name):
        return False
    head = _OF.split(name.casefold())[0].split()
    return bool(set(name.casefold().split()) & _list("offices")) or (" of " in name and head[-1] in _list("towns"))


def speaks_for_state(words: str) -> bool:
    """Whether a name or an office is that of a state, whichever it is: "army spokesman", "Prime Minister"."""
    return bool(set(re.findall(r"[a-z]+", words.casefold())) & _list("state"))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_words("slots")["bodies"][name])
