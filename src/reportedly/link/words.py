"""A report as words: what stories and copies are both found by."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_LONGEST = 60  # characters of a word; what is longer is no word and may be anything


class Word(NamedTuple):
    """One word: `form` is folded (no case, straight apostrophe), `start` and `end` are code points of the text."""

    form: str
    start: int
    end: int


def cut_words(text: str) -> list[Word]:
    """All words of a text in order, hyphens, apostrophes and decimal points inside them kept.

    >>> [word.form for word in cut_words("Kyiv didn’t say 12.5 % of F-16s")]
    ['kyiv', "didn't", 'say', '12.5', 'of', 'f-16s']
    """
    return [
        Word(match[0][:_LONGEST].casefold().replace("’", "'"), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def fold_stem(form: str) -> str:
    """A folded word without its commonest endings: crude, fast, and the same for every spelling of an inflection.

    >>> [fold_stem(word) for word in ("bodies", "ferry's", "collided", "strikes", "passes", "us")]
    ['body', 'ferry', 'collid', 'strik', 'pass', 'us']
    """
    for ending, instead in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: -len(ending)] + instead
    return form


_ENDINGS = (
    ("'s", ""),
    ("ies", "y"),
    ("sses", "ss"),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("ly", ""),
)
