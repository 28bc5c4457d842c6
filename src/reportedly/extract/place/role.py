"""What a place is to the event: where it happens, where from, where to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.extract.place.context import context_words
from reportedly.lang import load_words
from reportedly.model import PlaceRole

_STEPS = 8  # up the tree, so that no text makes it slow


@dataclass(frozen=True, slots=True)
class _Words:
    to: frozenset[str]
    away: frozenset[str]
    motion_to: frozenset[str]
    motion_from: frozenset[str]
    bound: frozenset[str]
    carry: frozenset[str]
    includers: frozenset[str]


@cache
def _words() -> _Words:
    w = load_words("places")["roles"]
    return _Words(
        to=frozenset(w["to_prepositions"]),
        away=frozenset(w["from_prepositions"]),
        motion_to=frozenset(w["motion_to"]),
        motion_from=frozenset(w["motion_from"]),
        bound=frozenset(w["bound_for"]),
        carry=frozenset(w["carry"]),
        includers=frozenset(w["includers"]),
    )


@cache
def _same_place_nouns() -> frozenset[str]:
    # "the city of X" is X; "the capital of X" is not.
    return context_words().place_nouns - {"capital"}


def find_role(parse: Parse, first: int, last: int) -> PlaceRole:
    """The role of the place named by tokens `first` .. `last`, from prepositions and verbs of motion.

    A list takes the role of its first member, and what "bases, including X" names the role of the bases.
    """
    head, dep, lower = parse.head, parse.dep, parse.lower
    words, nouns = _words(), _same_place_nouns()
    at = last - 1
    while first <= head[at] < last and head[at] != at:
        at = head[at]
    for _ in range(_STEPS):
        up = head[at]
        if up == at:
            break
        d = dep[at]
        if (d in ("conj", "appos", "nmod", "npadvmod") and parse.tag[up][0] in "NC") or (
            d in ("poss", "compound") and lower[up] in nouns
        ):
            at = up
        elif d == "pobj":
            role = _judge_preposition(parse, up, words)
            if role is not None:
                return role
            above = head[up]
            if (
                (lower[up] == "of" and lower[above] in nouns)
                or lower[up] in words.includers
                or (lower[up] == "as" and dep[up] == "prep")
            ):
                at = above
            else:
                return PlaceRole.AT
        elif d == "dobj":
            lemma = parse.lemma(up)
            if lemma in words.motion_to:
                return PlaceRole.TO
            return PlaceRole.FROM if lemma in words.motion_from else PlaceRole.AT
        else:
            break
    return _judge_line(parse, first, words)


def _judge_preposition(parse: Parse, p: int, words: _Words) -> PlaceRole | None:
    lower = parse.lower
    above = parse.head[p]
    lemma = parse.lemma(above) if above != p else ""
    if lower[p] in words.away:
        return PlaceRole.FROM
    if lower[p] in ("into", "onto", "toward", "towards"):
        return PlaceRole.TO
    if lower[p] == "to":
        if lemma in words.carry or _has_from(parse, above):
            return PlaceRole.TO
        return PlaceRole.AT
    if lower[p] in ("in", "at", "on") and lemma in ("arrive", "land", "arrival", "landing"):
        return PlaceRole.TO
    if lower[p] == "for" and lemma in words.bound:
        return PlaceRole.TO
    if lower[p] == "of" and parse.lower[above] in context_words().place_nouns:
        return None
    if lower[p] == "out" or (lower[p] == "of" and p and lower[p - 1] == "out"):
        return PlaceRole.FROM
    return None if lower[p] in words.includers or lower[p] in ("of", "as") else PlaceRole.AT


def _has_from(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] == "from" for c in parse.children[verb][:12])


def _judge_line(parse: Parse, first: int, words: _Words) -> PlaceRole:
    # Where quotation marks or lists have broken the tree: the words just before.
    lower = parse.lower
    begin, _ = parse.sentences[parse.sent[first]]
    at = first - 1
    if at >= begin and lower[at] == "the":
        at -= 1
    if at < begin:
        return PlaceRole.AT
    if lower[at] in words.away:
        return PlaceRole.FROM
    if lower[at] in ("into", "toward", "towards"):
        return PlaceRole.TO
    if (
        lower[at] == "to"
        and at - 1 >= begin
        and any(parse.lemma(k) in words.carry for k in range(max(begin, at - 6), at) if parse.tag[k][0] in "VN")
    ):
        return PlaceRole.TO
    return PlaceRole.AT


def is_motion(parse: Parse, i: int) -> bool:
    """Whether a word moves someone or something: "withdrew", "sent", "deployment"."""
    words = _words()
    lemma = parse.lemma(i)
    return lemma in words.carry or lemma in words.motion_from or lemma in words.motion_to


def pass_on_roles(parse: Parse, spans: list[tuple[int, int]], roles: list[PlaceRole]) -> None:
    """In a list ("to bases, including A, B and C") each place takes the role of the one before."""
    lower, words = parse.lower, _words()
    for n, (first, last) in enumerate(spans):
        del last
        begin, _ = parse.sentences[parse.sent[first]]
        if roles[n] is not PlaceRole.AT:
            continue
        if n and spans[n - 1][1] > begin and roles[n - 1] is not PlaceRole.AT:
            between = lower[spans[n - 1][1] : first]
            if between and len(between) <= 3 and all(w in (",", "and", "or", "&", "the") for w in between):
                roles[n] = roles[n - 1]
                continue
        at = first - 1
        if at >= begin and lower[at] in ('"', "“", "'", "‘"):
            at -= 1
        if at > begin and lower[at] in words.includers:
            roles[n] = _role_of_class(parse, at, begin, words)


def _role_of_class(parse: Parse, at: int, begin: int, words: _Words) -> PlaceRole:
    # "transported to Russian bases, “including X": back to the noun, then to its preposition.
    for k in range(at - 1, max(begin, at - 5) - 1, -1):
        if parse.tag[k][0] == "N":
            for p in range(k - 1, max(begin, k - 5) - 1, -1):
                if parse.tag[p] in ("IN", "TO"):
                    role = _judge_preposition(parse, p, words)
                    return role or PlaceRole.AT
            return PlaceRole.AT
    return PlaceRole.AT
