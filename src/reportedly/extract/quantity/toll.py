"""What a number counts that stands behind a total: "the death toll rose to 12", "the number of refugees is 40"."""

from __future__ import annotations

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.befell import BEFALLEN, children_of, find_befell
from reportedly.extract.quantity.counted import Kind, class_of_noun, counted_words, noun_lemma
from reportedly.extract.quantity.phrase import find_phrase
from reportedly.extract.quantity.quantity import Quantity

_COUNTS = ("number", "total", "toll", "tally", "count")
_FAR = 16  # tokens from the noun of a count to its number
_LEVELS = ("dobj", "nsubj", "nsubjpass")


def count_toll(p: Parse, q: Quantity, earlier: Quantity | None) -> None:
    """Set what is counted where a noun before tells: "the toll rose to 12", "a population of 3 million"."""
    words = counted_words()
    i = q.last - 1
    governor = p.head[i]
    if _take_inverted(p, q):
        return
    if p.dep[i] == "pobj" and p.lower[governor] in ("to", "at", "of", "by", "past", "from"):
        above = p.head[governor]
        while p.dep[above] in ("prep", "pobj", "pcomp") and p.head[above] != above and p.tag[above] in ("IN", "TO"):
            above = p.head[above]
        if p.tag[above][0] == "N":
            if p.lower[governor] == "of":
                _take_toll(p, q, above)
            elif p.lower[governor] in ("at", "to"):
                _take_level(p, q)
            return
        if p.lower[governor] in ("at", "to") and p.lemma(above) not in words.reach:
            _take_level(p, q)
        governor = above
    if p.tag[governor][0] != "V" or p.lemma(governor) not in words.reach:
        return
    for dep in ("dobj",) if p.lemma(governor) in words.transitive and p.tag[governor] != "VBN" else _LEVELS:
        for child in children_of(p, governor):
            if p.dep[child] == dep and child < q.first and (state := words.state.get(p.lower[child])):
                q.kind, q.counted, q.head = state, p.span(child, child + 1), child  # "the wounded numbered 300"
                return
            if p.dep[child] == dep and p.tag[child][0] == "N" and child < q.first:
                if _take_toll(p, q, child):
                    return
                if earlier is not None and p.lower[child] in ("total", "toll", "number", "tally", "figure", "count"):
                    # "another 40 soldiers died, bringing the total to 300"
                    if earlier.kind is not None and p.sent[earlier.first] == p.sent[q.first]:
                        q.kind, q.counted, q.head = earlier.kind, earlier.counted, earlier.head
                    return


def _take_level(p: Parse, q: Quantity) -> None:
    """ "puts the number of cases since Monday at 236", whatever the parse hung "at" on."""
    start, words = p.sentences[p.sent[q.first]][0], counted_words()
    for noun in range(q.first - 2, max(start, q.first - _FAR), -1):
        if p.tag[noun] == "CD" and p.tag[noun + 1] not in ("NNP", "IN") and p.tag[noun - 1] != "NNP":
            return
        if p.lower[noun] in _COUNTS:
            i = noun - 1
            while i > start and p.tag[i] in ("DT", "PRP$", "JJ", "NN", "POS", "NNP", "NNS"):
                i -= 1
            if p.tag[i][0] == "V" and p.lemma(i) in words.transitive:
                _take_toll(p, q, noun)
            return


def _take_inverted(p: Parse, q: Quantity) -> bool:
    """ "raised to six the number of those killed": what is counted stands behind."""
    i = q.first - 1
    if i < 1 or p.lower[i] != "to" or p.lower[q.last : q.last + 1] != ["the"] or q.last + 2 >= len(p):
        return False
    noun, verb = q.last + 1, i - 1
    if p.lower[noun] not in _COUNTS or p.tag[verb][0] != "V" or p.lemma(verb) not in counted_words().transitive:
        return False
    if kind := counted_words().state.get(p.lower[noun + 1]):  # "bringing to 16 the number killed"
        q.kind, q.counted, q.head = kind, p.span(noun + 1, noun + 2), noun + 1
        return True
    return p.lower[noun + 1] == "of" and _take_toll(p, q, noun)


def _take_toll(p: Parse, q: Quantity, noun: int) -> bool:
    words = counted_words()
    lemma = noun_lemma(p, noun)
    first = toll = noun
    kind: Kind | None = None
    of_it = p.lower[noun + 1 : noun + 2] == ["of"] and q.first - noun <= 6 and p.head[noun + 1] == noun
    if of_it and p.head[q.last - 1] == noun + 1 and lemma in words.collective:
        kind = words.collective[lemma]
    elif lemma in words.containers:
        inner = find_phrase(p, noun + 1) if p.lower[noun + 1 : noun + 2] == ["of"] else None
        if inner and p.tag[inner[1]] != "CD":
            first, noun = inner[0], inner[1]
            kind = class_of_noun(p, first, noun)
            if lemma == "toll" and kind not in (*words.turn, *BEFALLEN):  # "the toll of the quake"
                first = noun = toll
                kind = Kind.KILLED
            elif kind in words.turn:
                kind = find_befell(p, first, noun) or kind
        elif lemma == "toll" and p.lower[max(noun - 1, 0)] not in words.toll:
            kind = Kind.KILLED
        elif noun and (found := words.toll.get(p.lower[noun - 1])):
            first, kind = noun - 1, found
        elif (found := _befallen_of(p, noun)) is not None:
            first, noun, kind = noun + 2, noun + 2, found
        else:
            kind = words.nouns.get(lemma)  # "a crowd of several thousand"
            if kind is None:
                return False
    else:
        kind = class_of_noun(p, noun, noun) or words.collective.get(lemma)
        if kind is None and p.tag[noun] != "NNS":
            return False
    q.counted, q.kind, q.head = p.span(first, noun + 1), kind or Kind.OTHER, noun
    return True


def _befallen_of(p: Parse, noun: int) -> Kind | None:
    """ "the number of wounded", "a total of the missing": what befell those that a container noun holds."""
    if p.lower[noun + 1 : noun + 2] != ["of"]:
        return None
    state = counted_words().state
    return next((state[word] for word in p.lower[noun + 2 : noun + 4] if word in state), None)
