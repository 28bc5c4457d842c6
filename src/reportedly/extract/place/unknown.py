"""Names that the gazetteer lacks, where the words leave no doubt that a place is meant."""

from __future__ import annotations

from reportedly.extract.parse import Parse
from reportedly.extract.place.context import context_words
from reportedly.extract.place.role import is_motion
from reportedly.extract.place.scan import Names

_COMMAS = frozenset((",", "and", "or"))
_SETTLED = frozenset(
    ("city", "town", "village", "settlement", "hamlet", "suburb", "towns", "villages", "settlements", "port", "cities")
)
# After these only a near spelling of a known town counts: persons and firms stand here too.
_PRONE = frozenset(("in", "near", "outside", "around", "toward", "towards", "into"))
_MOVED = frozenset(("from", "to"))  # these only with a verb of motion


def find_unknown(parse: Parse, names: Names, pinned: list[bool]) -> list[tuple[int, int, bool]]:
    """Token ranges of unknown names, and whether a place is surely meant.

    Sure are "the village of X", and X in a list of known places; "near X" is not.
    """
    word, lower, tag = parse.word, parse.lower, parse.tag
    taken = {i for m in names.mentions for i in range(m.first, m.last)}
    taken |= {i for a, b, _ in names.demonyms for i in range(a, b)}
    before = {m.first for m, yes in zip(names.mentions, pinned, strict=True) if yes}
    after = {m.last for m, yes in zip(names.mentions, pinned, strict=True) if yes}
    found = []
    for begin, end in parse.sentences:
        i = begin
        while i < end:
            if i in taken or not word[i][0].isupper() or tag[i] not in ("NNP", "NNPS"):
                i += 1
                continue
            j = i + 1
            while j < end and j not in taken and j - i < 4 and word[j][0].isupper() and tag[j] in ("NNP", "NNPS"):
                j += 1
            if _is_named_so(lower, word, i, begin) or _is_listed(lower, i, j, begin, end, before, after):
                found.append((i, j, True))
            elif j == i + 1 and i > begin and len(word[i]) > 5 and _may_be_town(parse, i):
                found.append((i, j, False))
            i = j
    return found


def _may_be_town(parse: Parse, i: int) -> bool:
    p = parse.lower[i - 1]
    if parse.lower[i] in context_words().first_names or parse.word[i].isupper():
        return False
    return p in _PRONE or (p in _MOVED and is_motion(parse, parse.head[i - 1]))


def _is_named_so(lower: list[str], word: list[str], i: int, begin: int) -> bool:
    return i - 2 >= begin and lower[i - 1] == "of" and lower[i - 2] in _SETTLED and word[i - 2].islower()


def _is_listed(lower: list[str], i: int, j: int, begin: int, end: int, before: set[int], after: set[int]) -> bool:
    # Between two known places: "Vladivostok, X, Khabarovsk and ...".
    opened = i - 1 > begin and lower[i - 1] in _COMMAS and i - 1 in after
    return opened and j < end and lower[j] in _COMMAS and j + 1 in before and j - i == 1
