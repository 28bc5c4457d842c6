"""Clock times that bear no "o'clock": "half past seven", "at ten to four", "since five", "at 20.43"."""

from __future__ import annotations

import re
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.phrase import find_phrase
from reportedly.extract.quantity.quantity import Quantity
from reportedly.lang import load_words

_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d$")
_PARTS = frozenset((5.0, 10.0, 20.0, 25.0))  # minutes told as "five past"
_NEAR = frozenset(("about", "around", "nearly", "almost", "exactly", "approximately", "precisely"))
_EDGES = frozenset(("since", "until", "till", "before", "after"))
_SHORTLY = frozenset(("shortly", "just", "soon", "right", "immediately"))


@cache
def _levels() -> frozenset[str]:
    return frozenset(load_words("numbers")["clock_levels"]["verbs"])


def is_clock(p: Parse, q: Quantity) -> bool:
    """Whether a number tells the time of day; what stands "at nine" as a level, a toll or a price does not.

    >>> from reportedly.extract.parse import parse_report
    >>> from reportedly.extract.quantity import extract_figures
    >>> [f.low for f in extract_figures(parse_report("At ten past five they fired; the toll stands at nine."))[0]]
    [9.0]
    """
    start, stop = p.sentences[p.sent[q.first]]
    before = p.lower[q.first - 1] if q.first > start else ""
    after = p.lower[q.last] if q.last < stop else ""
    if after == "past" and (q.form == "share" or q.low in _PARTS):
        return True
    dotted = q.form == "digits" and _DOTTED.match(p.text[q.start : q.end]) is not None
    hours = dotted and after == "hours" and before in ("at", "of", "by", "until", "till", "to", "from", "and", "since")
    if hours:
        return True
    if q.form == "share" or q.unit is not None or q.low > 24:
        return False
    if before == "past" and q.low <= 12:
        return _is_part(p, q.first - 2)
    phrase = find_phrase(p, q.last)
    if before == "to" and phrase is None and q.low <= 12:
        return _is_part(p, q.first - 2) and _leads(p, q.first - 3, start)
    if after == "to" and q.low in _PARTS and q.last + 1 < stop and p.tag[q.last + 1] == "CD":
        return find_phrase(p, q.last + 2) is None and _leads(p, q.first - 1, start)
    if phrase is not None and p.lower[phrase[0]] not in ("this", "yesterday"):
        return False
    if not dotted and not (q.low <= 12 and q.low == int(q.low) and (q.plain or q.form == "words")):
        return False
    i = q.first - 1
    if i > start and p.lower[i] in _NEAR:
        i -= 1
    if i < start:
        return False
    if p.lower[i] == "of" and i > start and p.lower[i - 1] == "as":
        return dotted
    if p.lower[i] in _EDGES:
        return dotted or p.lower[i] == "since" or (i > start and p.lower[i - 1] in _SHORTLY)
    if p.lower[i] != "at" or after == "of":
        return False
    on_a_day = after == "on" and q.last + 1 < stop and p.lower[q.last + 1].endswith("day")
    return on_a_day or not _is_level(p, i, dotted)


def _is_part(p: Parse, i: int) -> bool:
    """Whether the hour's part stands at token `i`: "half", "quarter", "ten", "twenty-five"."""
    return i >= 0 and p.lower[i] in ("half", "quarter", "five", "ten", "twenty", "10", "20", "5")


def _leads(p: Parse, i: int, start: int) -> bool:
    """Whether what stands at token `i` leads to a time: "at twenty to seven", and not "from ten to twelve"."""
    if i > start and p.lower[i] in _NEAR:
        i -= 1
    if i > start and p.lower[i] == "was":
        return p.lower[i - 1] == "it"
    return i >= start and p.lower[i] == "at"


def _is_level(p: Parse, at: int, dotted: bool) -> bool:
    """Whether "at" gives a level: "stands at nine", "a toll at nine", "closed at 11.20"."""
    governor = p.head[at]
    if p.tag[governor][0] == "N":
        nouns = load_words("numbers")["clock_levels"]["nouns"]
        return p.lemma(governor) in nouns if dotted else p.lower[governor] != "news"
    if p.lemma(governor) == "leave":  # "leaving the toll at nine", not "left at nine"
        return any(p.dep[c] == "dobj" for c in p.children[governor])
    return p.lemma(governor) in _levels()
