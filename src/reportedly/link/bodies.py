"""Names of bodies that speak for themselves, for a state, or hand on what others say."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lang import load_words

_OF = re.compile(r"\s+of\s+")
_PARTS = re.compile(r"\s*(?:[,;:(]|\s[-–—]\s)\s*")
_WORDS = re.compile(r"\w[\w-]*")


def cut_document(name: str) -> tuple[str, bool]:
    """The name of who publishes without that of the paper it is published in, and whether there was one.

    >>> cut_document("Ministry of Health, press release No. 4"), cut_document("OCHA Flash Update 2")
    (('Ministry of Health', True), ('OCHA', True))
    >>> cut_document("The Tagus Mail (translated)")
    ('The Tagus Mail (translated)', False)
    """
    parts = [p.strip(" )") for p in _PARTS.split(name)]
    documents, departments = _load_pattern("documents"), _load_pattern("departments")
    if inside := documents.search(parts[0]):
        return (parts[0][: inside.start()].rstrip() or name), inside.start() > 0
    own = [bool(n and (documents.search(p) or departments.search(p))) for n, p in enumerate(parts)]
    first = next((n for n, p in enumerate(own) if p), None)
    return (name, False) if first is None else (", ".join(parts[:first]), True)


@cache
def _load_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_words('slots')['bodies'][name])})\b", re.IGNORECASE)


def is_outlet(name: str) -> bool:
    """Whether a name is that of an outlet or a news agency, and of no office.

    >>> is_outlet("Lusitan Press"), is_outlet("Border Observer Mission"), is_outlet("Defence Ministry Press Office")
    (True, False, True)
    """
    words = _WORDS.findall(name.casefold())
    if not set(words) & _list("outlets"):
        return False
    # "Observer" and "Monitor" are in the names of papers and of those who watch a truce.
    return words[-1] not in _list("offices") or bool(set(words) & _list("tellers"))


def publishes_itself(name: str) -> bool:
    """Whether who publishes is no outlet but a body: by its name, or by the paper in which it gives its own word.

    >>> publishes_itself("UN Refugee Agency, operational update"), publishes_itself("Radio Libertad, press conference")
    (True, False)
    """
    body, in_document = cut_document(name)
    if not in_document:
        return is_office(name)
    if _load_pattern("documents").search(name) is None and is_outlet(body):
        return False  # a paper's own press office speaks of the paper
    return not set(_WORDS.findall(body.casefold())) & _list("tellers")


def is_office(name: str) -> bool:
    """Whether a name is that of a body that speaks for itself.

    >>> is_office("Ministry of National Defence"), is_office("City of Elvas"), is_office("The Tagus Mail")
    (True, True, False)
    """
    if is_outlet(name):
        return False
    head = _OF.split(name.casefold())[0].split()
    return bool(set(_WORDS.findall(name.casefold())) & _list("offices")) or (
        " of " in name and head[-1] in _list("towns")
    )


def speaks_for_state(words: str) -> bool:
    """Whether a name or an office is that of a state, whichever it is: "army spokesman", "Prime Minister"."""
    return bool(set(re.findall(r"[a-z]+", words.casefold())) & _list("state"))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_words("slots")["bodies"][name])
