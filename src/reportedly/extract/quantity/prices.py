"""The year whose money a sum is told in: "$2 billion in 2015 dollars", "£40m at 2019 prices"."""

from __future__ import annotations

import re

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.quantity import Quantity
from reportedly.model import CountedClass, Span

_MONEY = (
    r"(?:(?:US|U\.S\.|Canadian|Australian)[ \u00a0])?"
    r"(?:dollars|euros|pounds|yen|yuan|rubles|roubles|money|prices|terms|values?)"
)
_AFTER = re.compile(
    r"[ ,(]{1,3}(?:(?:in|at|by)[ \u00a0])?(?:(?:constant|real|inflation-adjusted)[ \u00a0])?"
    rf"((?:19|20)\d\d)[ \u00a0]{_MONEY}\b"
)
_BEFORE = re.compile(
    rf"\b(?:in|at)[ \u00a0](?:constant[ \u00a0]|real[ \u00a0])?((?:19|20)\d\d)[ \u00a0]{_MONEY}\b", re.IGNORECASE
)
_MONEY_OF = re.compile(rf"((?:19|20)\d\d)[ \u00a0]{_MONEY}\b")
_LEAD = re.compile(r"(?:\b(?:in|at|by|constant|real|inflation-adjusted)|\()[ \u00a0]?$", re.IGNORECASE)


def is_money_of_year(text: str, start: int) -> bool:
    """Whether a number is the year in "in 2015 dollars", which is no sum."""
    return bool(_MONEY_OF.match(text, start) and _LEAD.search(text, max(0, start - 22), start))


def attach_years(p: Parse, found: list[Quantity]) -> None:
    """Give each sum of money the year it is told in: by the words right after it, or by those of its sentence."""
    for q in found:
        if q.kind is not CountedClass.MONEY:
            continue
        told = _AFTER.match(p.text, max(q.stop, q.finish)) or _AFTER.match(p.text, q.stop)
        if told is None:
            i, j = p.sentences[p.sent[q.first]]
            everywhere = list(_BEFORE.finditer(p.text, p.start[i], p.end[j - 1]))
            told = everywhere[0] if len(everywhere) == 1 else None
        if told is not None:
            q.year, q.year_span = int(told[1]), Span(*told.span(1))
