"""The sentence that holds a place of the text."""

from __future__ import annotations

import re

from reportedly.model import Span

_ENDS = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|\n")
_NO_END = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Capt|Sgt|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\s+$")


def find_sentence(text: str, at: int) -> Span:
    """The sentence that holds a place of the text, by its marks.

    >>> text = "Two died. Gen. Ito said five were hurt in Elvas. It rained."
    >>> find_sentence(text, text.index("five")).cut(text)
    'Gen. Ito said five were hurt in Elvas. '
    """
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if end < 0 else end
    for mark in _ENDS.finditer(text, start, end):
        if _NO_END.search(text, max(start, mark.start() - 6), mark.end()):
            continue
        if mark.end() > at:
            return Span(start, mark.end())
        start = mark.end()
    return Span(start, end)
