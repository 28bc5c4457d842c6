"""The noun phrase that a number counts, from the tokens after it."""

from __future__ import annotations

from reportedly.extract.parse import Parse

_INSIDE = frozenset(
    ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "POS", "HYPH", "AFX", "``", "''", "FW", "CD")
)
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_TIMES = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tomorrow",
        "tonight", "overnight", "january", "february", "april", "june", "july", "august", "september", "october",
        "november", "december", "prisoner", "hostage", "captive", "worth", "ago",
    )
)  # fmt: skip
_HELD = frozenset(("prisoner", "hostage", "captive"))  # "taken prisoner", but "one prisoner"
LONGEST = 10  # tokens; a longer run before a noun is a parser's mistake


def find_phrase(p: Parse, i: int) -> tuple[int, int, bool] | None:
    """First token, head token of the noun phrase that starts at token `i`, and whether "of" stood before it.

    None where no noun follows ("12,000 will follow", "12 were wounded"). Determiners after "of" are left out of the
    phrase: `part_start` tells them.
    """
    if i >= len(p):
        return None
    sentence = p.sent[i - 1] if i else p.sent[i]
    if p.tag[i] in ("HYPH", ":") and i and p.end[i - 1] < p.start[i]:
        return None  # "1789 - President ...", not "12 - year"
    of = False
    if p.lower[i] == "of" and p.sent[i] == sentence:
        of = True
        i += 1
        while i < len(p) and p.sent[i] == sentence and p.tag[i] in ("DT", "PRP$", "PDT", "CD"):
            i += 1
    if i >= len(p) or p.sent[i] != sentence:
        return None
    head = _find_head(p, i, sentence)
    return None if head is None else (i, head, of)


def _find_head(p: Parse, i: int, sentence: int) -> int | None:
    tag, lower, heads = p.tag, p.lower, p.head
    last: int | None = None
    stop = min(i + LONGEST, len(p))
    j = i
    while j < stop and p.sent[j] == sentence:
        t = tag[j]
        if lower[j] in _TIMES and j > i:
            break
        if t in _NOUNS:
            if lower[j] in _TIMES and last is None and not (j == i and lower[j] in _HELD and lower[j - 1] == "one"):
                return None
            tight = j > i and p.tag[j - 1] == "HYPH" and p.end[j - 2] == p.start[j - 1]
            if last is not None and not tight and not _leads_on(p, last, j):
                break
            last = j
        elif t == "CC" and lower[j] in ("and", "or", "&"):
            # "Kia and Hyundai vehicles" goes on, "men and women" does not
            if last is None:
                if j == i or tag[j - 1] not in ("JJ", "VBN", "JJR"):
                    break
            elif not (
                heads[last] > j
                and heads[last] < stop
                and tag[heads[last]] in _NOUNS
                and p.dep[last] in ("compound", "nmod", "amod")
            ):
                break
        elif t == ",":
            if (
                last is not None
                or j == i
                or tag[j - 1] not in ("JJ", "VBN")
                or j + 1 >= stop
                or tag[j + 1] not in ("JJ", "VBN", "VBG")
            ):
                break
        elif t in ("RB", "RBR", "RBS"):
            if last is not None or j + 1 >= stop or tag[j + 1] not in ("JJ", "VBN", "JJR"):
                break
        elif t == "CD":
            if last is None and j > i and tag[j - 1] == "JJ" and j + 1 < stop and tag[j + 1] in _NOUNS:
                j += 1  # "five new 737 aircraft"
                continue
            if j == i or last is None or not (heads[j] > j or _leads_on(p, last, j)):
                break
        elif t in ("RP", "IN") and j > i and tag[j - 1] == "HYPH" and p.start[j] == p.end[j - 1]:
            pass  # "eight burnt-out vehicles"
        elif t in ("VBN", "VBG"):
            if last is not None and not _leads_on(p, last, j):
                break
            if (
                last is None
                and not (heads[j] > j and p.dep[j] in ("amod", "compound", "nmod", "acl"))
                and not _noun_next(p, j, stop)
                and not (j + 1 < stop and tag[j + 1] == "HYPH" and p.start[j + 1] == p.end[j])
            ):
                break
        elif t in ("JJ", "JJR", "JJS"):
            if lower[j] == "most" and j == i:
                break
            if last is not None and not _leads_on(p, last, j):
                break
            if lower[j] in ("more", "less", "fewer") and j + 1 < stop and lower[j + 1] == "than":
                break
        elif (
            t not in _INSIDE
            or (t in ("POS",) and (last is None or not _leads_on(p, last, j + 1)))
            or (t in ("``", "''") and last is not None)
        ):
            break
        j += 1
    return last


def _noun_next(p: Parse, j: int, stop: int) -> bool:
    """A participle right before a noun that the parse does not tie to it ("12 fighting vehicles")."""
    return j + 1 < stop and p.tag[j + 1] in ("NNS", "NNPS") and p.tag[j] == "VBN" and p.head[j + 1] != j


def _leads_on(p: Parse, noun: int, j: int) -> bool:
    """Whether the noun modifies one further right, at or after token `j`."""
    head = p.head[noun]
    if p.tag[head] == "CD" and head >= j:
        head = p.head[head]  # "Fortune 500 companies"
    return (
        head >= j
        and head - noun < LONGEST
        and p.tag[head] in _NOUNS
        and p.dep[noun] not in ("nsubj", "npadvmod", "dobj", "pobj", "conj")
    )
