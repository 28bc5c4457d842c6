"""What a number counts by its label: "Wounded: 120", "tarpaulins (30,000)", "The missing number 12"."""

from __future__ import annotations

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.counted import Kind, class_of_noun, counted_words
from reportedly.extract.quantity.quantity import Quantity

_LABEL = 8  # tokens of a label


def count_label(p: Parse, q: Quantity, earlier: Quantity | None) -> bool:
    """ "Wounded: 120", "tanks – 9,113 (+7)": what is counted stands before a colon or dash."""
    i = p.token_at(q.begin) - 1
    start = p.paragraphs[p.para[q.first]][0]
    bracketed = i - 1 >= start and p.lower[i] == "(" and p.lower[q.last : q.last + 1] == [")"]
    if bracketed and p.tag[i - 1] == "NNS" and not (earlier is not None and earlier.last >= i - 1):
        # "tarpaulins (30,000)", not "30 tarpaulins (40)"
        q.kind, q.counted, q.head = class_of_noun(p, i - 1, i - 1) or Kind.OTHER, p.span(i - 1, i), i - 1
        return True
    if earlier is not None and i - 1 >= start and p.lower[i] == "(" and earlier.last >= i - 1 and earlier.counted:
        q.counted, q.kind, q.head = earlier.counted, earlier.kind, earlier.head
        return True
    if (
        i - 1 < start
        or p.lower[i] not in (":", "–", "—", "‒", "-")
        or (p.end[i - 1] == p.start[i] and p.lower[i] != ":")
    ):
        return False
    kind = counted_words().state.get(p.lower[i - 1]) or class_of_noun(p, max(start, i - 3), i - 1)
    noun = i - 1
    if kind is None and p.lower[i] == ":":
        noun = _find_labelled(p, i, max(start, p.sentences[p.sent[i]][0]))
        kind = Kind.OTHER if noun >= 0 else None
        kind = class_of_noun(p, max(start, noun - 2), noun) or kind if noun >= 0 else None
    if kind is None:
        return False
    q.kind, q.counted, q.head = kind, p.span(noun, noun + 1), noun
    return True


def _find_labelled(p: Parse, colon: int, start: int) -> int:
    """ "Deaths to date: 14", "Consumers disconnected: 218": the plural that a label of few words is about."""
    if colon - start > _LABEL or any(p.tag[k] in ("VBZ", "VBP", "MD", "PRP", ",") for k in range(start, colon)):
        return -1
    nouns = [k for k in range(start, colon) if p.tag[k] in ("NNS", "NNPS")]
    return nouns[0] if len(nouns) == 1 else -1


def count_numbering(p: Parse, q: Quantity) -> bool:
    """ "The missing number 12", "the observers in Elvas now number about 97": the parse takes the verb for a noun."""
    i, start = p.token_at(q.begin) - 1, p.sentences[p.sent[q.first]][0]
    if i <= start or p.lower[i] != "number" or not p.tag[i].startswith("N"):
        return False
    i -= 1
    while i > start and p.tag[i] in ("RB", "MD"):
        i -= 1
    if i > start + 1 and p.tag[i] in ("NNP", "EX") and p.tag[i - 1] == "IN":
        i -= 2
    kind = counted_words().state.get(p.lower[i]) or (class_of_noun(p, i, i) if p.tag[i] in ("NNS", "NNPS") else None)
    if kind is None:
        return False
    q.kind, q.counted, q.head = kind, p.span(i, i + 1), i
    return True
