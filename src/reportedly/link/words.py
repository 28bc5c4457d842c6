"""A report as words: what stories and copies are both found by."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.lang import load_words

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_LONGEST_LINE = 600  # characters: an article without line breaks is no footer
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


def find_outlet_lines(text: str) -> list[tuple[int, int]]:
    """Where paragraphs stand that are about the outlet ("Subscribe to our newsletter"), not about the news.

    >>> text = "Two boats sank.\\nSubscribe to our newsletter."
    >>> [text[start:end] for start, end in find_outlet_lines(text)]
    ['Subscribe to our newsletter.']
    """
    found = []
    start = 0
    for line in text.split("\n"):
        # Most paragraphs are told apart by their letters alone, which is much faster than the expression.
        if len(line) <= _LONGEST_LINE and _holds_any(line.lower()) and _load_outlet().search(line):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _holds_any(line: str) -> bool:
    return any(phrase in line for phrase in load_words("copies")["outlet"]["phrases"])


@cache
def _load_outlet() -> re.Pattern[str]:
    phrases = load_words("copies")["outlet"]["phrases"]
    return re.compile("|".join(rf"(?<!\w){re.escape(p)}(?!\w)" for p in phrases), re.IGNORECASE)


@lru_cache(maxsize=50_000)
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
