"""Which "no", "none" and "not one" count something."""

from __future__ import annotations

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.befell import children_of
from reportedly.extract.quantity.counted import Kind, counted_words
from reportedly.extract.quantity.quantity import Quantity
from reportedly.model import Change

_THINGS = (Kind.TROOPS, Kind.WEAPONS, Kind.VEHICLES, Kind.UNITS)


def holds_zero(p: Parse, q: Quantity) -> bool:
    """Whether a quantity counts something: all but zeros that only deny ("no reason", "none of this is so") do.

    >>> from reportedly.extract.parse import parse_report
    >>> from reportedly.extract.quantity import extract_figures
    >>> [f.low for f in extract_figures(parse_report("There were no casualties, and no reason was given."))[0]]
    [0]
    """
    if q.form != "zero":
        return True
    word = p.lower[q.first]
    if word == "no" and p.lower[q.last : q.last + 1] == ["one"]:
        return False
    words = counted_words()
    if word == "not":
        return q.kind not in (None, Kind.OTHER)
    if q.change is Change.DOWN:
        return False
    if q.kind in words.none or (q.head >= 0 and p.lemma(q.head) in words.none_nouns):
        return True
    if word == "none":
        return _is_none_done(p, q)
    return q.kind in _THINGS and q.head >= 0 and p.tag[q.head] == "NNS" and _is_told_absent(p, q.head)


def _is_none_done(p: Parse, q: Quantity) -> bool:
    """ "None had been paid", "none of which was sold", "there were none"; not "none of this could be checked"."""
    if p.lower[q.last : q.last + 2] in (["of", "this"], ["of", "that"], ["of", "it"]):
        return False
    return _is_told_absent(p, q.first)


def _is_told_absent(p: Parse, i: int) -> bool:
    """Whether something was done to none of it, or none of it was there, with no "could" or "would" about it."""
    verb = p.head[i]
    if p.tag[verb][0] != "V" or any(p.tag[c] == "MD" for c in children_of(p, verb)):
        return False
    there = any(p.dep[c] == "expl" for c in children_of(p, verb))
    return p.dep[i] == "nsubjpass" or (p.dep[i] == "attr" and there)
