"""Numbers that are ages: "Maria Lopez, 66,", "a trucker, 44,", "a girl of nine", "children under five"."""

from __future__ import annotations

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.counted import class_of_noun, counted_words
from reportedly.extract.quantity.phrase import find_phrase
from reportedly.extract.quantity.quantity import Quantity
from reportedly.model import CountedClass

_CLOSING = frozenset((",", ".", ";", "—", "–", "―", "-", ")", "from", "of", "who", "was", "is", "and", "told", "said"))
_PERSONS = (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS)


def is_of_age(p: Parse, q: Quantity, start: int) -> bool:
    """ "A firefighter of 26 died", "his daughter of three"."""
    i = q.first - 2
    if i <= start or p.lower[i + 1] != "of" or p.tag[i] != "NN":
        return False
    words = counted_words()
    if p.lemma(i) in words.collective or p.lemma(i) in words.containers:
        return False  # "a crowd of 90"
    return class_of_noun(p, i, i) in _PERSONS


def has_reached(p: Parse, q: Quantity) -> bool:
    """ "She was 77", "he turns 30", "Lopez will be 35": an age, where nothing is counted."""
    verb = p.head[q.last - 1]
    if (
        verb >= q.first
        or p.lemma(verb) not in ("be", "turn")
        or p.dep[q.last - 1] not in ("attr", "acomp", "dobj", "npadvmod")
    ):
        return False
    subjects = [c for c in p.children[verb][:12] if p.dep[c] == "nsubj"]
    return any(p.lower[c] in ("he", "she", "who", "i") or p.tag[c] == "NNP" for c in subjects)


def is_age(p: Parse, q: Quantity, start: int) -> bool:
    """ "Maria Lopez, 66, said", "Lopez (66)", "Lopez, 66." """
    if q.low > 120 or q.low != int(q.low) or q.first - 2 < start:
        return False
    opening = p.lower[q.first - 1]
    if opening not in (",", "("):
        return False
    if not p.tag[q.first - 2].startswith("NNP"):
        return opening == "," and _is_someone(p, q)
    closing = p.lower[q.last] if q.last < len(p) else "."
    if closing == "of" and q.last + 1 < len(p) and not p.tag[q.last + 1].startswith("NNP"):
        return False  # "In Lukamba, 63 of the 400 houses stand"; "Lopez, 66, of Leeds" has a name behind it
    if opening == "(":
        return closing == ")"
    if closing in ("-", "–") and p.start[q.last] == q.end:
        return False  # "the Wildcats, 79-67"
    return closing in _CLOSING


def _is_someone(p: Parse, q: Quantity) -> bool:
    """ "The man, 33, was dismissed", "a trucker, 44, died": between commas after one person."""
    i = q.first - 2
    closed = q.last < len(p) and p.lower[q.last] == "," and q.plain
    return closed and p.tag[i] == "NN" and class_of_noun(p, i, i) in _PERSONS


def is_age_limit(p: Parse, q: Quantity, start: int) -> bool:
    """ "children under five", "most of the victims were under 18"; not "fewer than five", "the toll is over 75"."""
    i = q.first - 1
    if q.low > 110 or i - 1 < start or p.lower[i] not in ("under", "over", "below", "above"):
        return False
    if find_phrase(p, q.last) is not None:
        return False
    words = counted_words()
    if class_of_noun(p, i - 1, i - 1) in _PERSONS and p.tag[i - 1] == "NNS":
        return True
    if p.lemma(i - 1) != "be":
        return False
    subjects = [c for c in p.children[i - 1][:12] if p.dep[c] == "nsubj"]
    return any(
        (class_of_noun(p, c, c) in _PERSONS and p.lemma(c) not in words.collective)
        or p.lower[c] in ("all", "they", "most", "many", "some", "both", "half", "none")
        or p.tag[c] == "CD"
        or p.lemma(c) in ("quarter", "third", "majority")
        for c in subjects
    )
