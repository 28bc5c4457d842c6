"""The names of agents as links compare them: folded words, and what sort of name they make."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reportedly.lang import load_words
from reportedly.model import Agent, AgentKind

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*\.?")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_SMALL = frozenset(["the", "a", "an", "of", "and", "for", "in", "at", "on", "to", "de", "la", "le", "s"])
_PARTICLES = frozenset(
    ["al", "el", "de", "van", "von", "der", "den", "bin", "ibn", "da", "di", "del", "dos", "du", "ter", "y"]
)


class Sort(StrEnum):
    """How a name tells who is meant."""

    PERSON = "person"  # a name of a person
    HOLDER = "holder"  # a person by office alone: "the prime minister"
    ORGANISED = "organised"  # a name that only one organisation bears
    OFFICE = "office"  # an organisation that every country has: "the defence ministry"
    GOVERNMENT = "government"
    APART = "apart"  # unnamed, unresolved, a group: nobody knows whether it is the same elsewhere


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists that names are sorted by."""

    roles: frozenset[str]
    trades: frozenset[str]  # nouns of organisations, and what stands in the names of companies
    everywhere: frozenset[str]


@cache
def load_lists() -> Lists:
    """From `agents.toml`, once a process."""
    words = load_words("agents")
    suffixes = frozenset(w for listed in words["suffixes"].values() for w in listed)
    return Lists(
        roles=frozenset((*words["titles"], *words["roles"], *words["persons"], *words["honorifics"])),
        trades=frozenset((*words["organisations"], *words["outlets"], *words["trades"])) | suffixes,
        everywhere=frozenset(words["everywhere"]),
    )


@cache
def fold(word: str) -> str:
    """A word without case, accents and the letters that transliterations differ in.

    >>> fold("Zelenskyy") == fold("Zelenskiy") == fold("Zelensky"), fold("Łukasz")
    (True, 'lukasz')
    """
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.replace("’", "'").removesuffix("'s").replace("'", "").replace(".", "")
    return re.sub(r"(?:yy|iy|ij|yi)$", "y", plain)


def split_name(name: str) -> tuple[str, ...]:
    """The folded words of a name, small ones left out.

    >>> split_name("the Ministry of Public Works")
    ('ministry', 'public', 'works')
    """
    return tuple(w for word in _WORD.findall(name) if (w := fold(word)) and w not in _SMALL)


def find_common_words(name: str) -> frozenset[str]:
    """The words that stand without a capital: of "South Korea's news agency" news and agency."""
    return frozenset(fold(w) for w in _WORD.findall(name) if w[0].islower() and fold(w) not in _SMALL)


def key_of(sort: Sort, name: str) -> tuple[str, ...]:
    """What two equal names have in common: a person's name without middle initials, any other in any order."""
    words = split_name(name)
    if sort is Sort.PERSON:
        return tuple(w for i, w in enumerate(words) if len(w) > 1 or i in (0, len(words) - 1))
    return tuple(sorted(words)) if sort is Sort.OFFICE else words


def find_land_words(text: str, nations: Mapping[str, str]) -> dict[str, str]:
    """The folded words that tell a country, with its ISO code; `nations` maps lower-case words ("north korean").

    >>> find_land_words("the South Korean news agency", {"south korean": "KR", "korean": "KR"})
    {'south': 'KR', 'korean': 'KR'}
    """
    words = _WORD.findall(text)
    found: dict[str, str] = {}
    at = 0
    while at < len(words):
        step = 1
        for size in (3, 2, 1):
            some = words[at : at + size]
            name = " ".join(some).lower().replace("’s", "").removesuffix("'s")
            code = nations.get(name) if some[0][:1].isupper() else None
            if code:
                found |= dict.fromkeys((fold(w) for w in some), code)
                step = len(some)
                break
        at += step
    return found


def sort_of(agent: Agent, land_words: Container[str] = ()) -> Sort:
    """How the name of an agent tells who is meant; `land_words` are its words that tell a country."""
    if agent.kind in (AgentKind.UNNAMED, AgentKind.UNRESOLVED, AgentKind.GROUP):
        return Sort.APART
    words = [w for w in _WORD.findall(agent.name) if fold(w) not in land_words]
    folded = [fold(w) for w in words]
    lists = load_lists()
    if agent.kind is AgentKind.PERSON:
        bare = any(
            w[0].islower() and f not in _PARTICLES and f not in _SMALL for w, f in zip(words, folded, strict=True)
        )
        if bare or all(f in lists.roles or f in lists.everywhere for f in folded):
            return Sort.HOLDER
        return Sort.PERSON
    if agent.kind is AgentKind.GOVERNMENT and agent.name.endswith("(government)"):
        return Sort.GOVERNMENT
    known = [f for f in folded if f not in _SMALL]
    if all(f in lists.trades or f in lists.everywhere for f in known) or not any(w[0].isupper() for w in words):
        return Sort.OFFICE
    return Sort.ORGANISED


def is_short_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one name is the other without the words that only say what it is.

    >>> is_short_of(("castell",), ("castell", "holdings")), is_short_of(("castell",), ("castell", "beach", "patrol"))
    (True, False)
    """
    rest = long[len(short) :]
    return 0 < len(short) < len(long) and long[: len(short)] == short and all(w in load_lists().trades for w in rest)


def initials_of(name: str) -> str:
    """The first letters of a name's words: "National Intelligence Service" is nis."""
    words = split_name(name)
    return "".join(w[0] for w in words) if len(words) > 1 else ""
