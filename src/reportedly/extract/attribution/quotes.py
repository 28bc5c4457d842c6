"""Where a report quotes: every pair of quotation marks, whatever their style, in one pass over the marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportedly.extract.parse import Parse
from reportedly.model import Span

_MARKS = re.compile(r"``|''|‘‘|’’|,,(?=\w)|[“”„«»‘’\"']")
_OPENS_AFTER = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/>…“\"‘'«`:")
_ELISIONS = re.compile(
    r"(?:\d\ds?\b|(?:em|til|cause|bout|tis|twas|n|round|cept|nuff|neath|kay|ere|im|er)\b)", re.IGNORECASE
)
# A quotation may run over paragraphs without being opened anew; past these it was never closed.
_FARTHEST = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks: characters `span`, tokens `first` .. `last` (half-open).

    `follows` is the number of the quotation in the paragraph before that this one continues, or -1. `closed` is
    false where the closing mark is missing (as it should be in a paragraph that goes on in the next).
    """

    span: Span
    first: int
    last: int
    follows: int
    closed: bool
    single: bool


class _Mark(NamedTuple):
    start: int
    end: int
    style: str  # what opens and closes together
    opens: bool
    closes: bool


def find_quotes(p: Parse) -> list[Quote]:
    """The outermost quotations of a report, in order; quotations inside quotations are left to their outer one.

    >>> from reportedly.extract.parse import parse_report
    >>> text = "“They left,” he said. ''We stayed.''"
    >>> [q.span.cut(text) for q in find_quotes(parse_report(text))]
    ['“They left,”', "''We stayed.''"]
    """
    marks = _read_marks(p.text)
    if not marks:
        return []
    found: list[Quote] = []
    starts = [m.start for m in marks]
    pending = -1  # number of the quotation left open by the paragraph before
    for first, last in p.paragraphs:
        begin, end = p.start[first], p.end[last - 1]
        low, high = bisect_left(starts, begin), bisect_right(starts, end)
        if low == high:
            pending = -1
            continue
        pending = _read_paragraph(p, marks[low:high], begin, end, found, pending)
    return found


def _read_paragraph(p: Parse, marks: list[_Mark], begin: int, end: int, found: list[Quote], pending: int) -> int:
    open_mark: _Mark | None = None
    follows = -1
    k = 0
    if pending >= 0:
        first = marks[0]
        style = _style_of(p.text, found[pending])
        if first.style == style and first.start - begin <= 1 and first.opens:
            follows = pending
        elif first.style == style and first.closes and not first.opens and style != "'":
            # the closing mark of a quotation that ran over the paragraph's end
            found.append(_make(p, begin, first.end, pending, closed=True, single=False))
            k = 1
    inner = False  # within a quotation of the other double style
    while k < len(marks):
        mark = marks[k]
        k += 1
        if open_mark is None:
            if mark.opens and not (mark.style == "'" and not _has_close(marks, k)):
                open_mark, inner = mark, False
            continue
        if {mark.style, open_mark.style} == {"“", '"'}:
            # careless typing mixes both: a closing mark that nothing inside opened closes the quotation
            if mark.opens or inner:
                inner = mark.opens
                continue
            found.append(_make(p, open_mark.start, mark.end, follows, closed=True, single=False))
            open_mark, follows = None, -1
            continue
        if mark.style == open_mark.style:
            if mark.style == "'" and not _ends_single(p.text, marks, k, mark):
                continue
            if mark.closes and (not mark.opens or mark.style in "\"'"):
                if mark.start > open_mark.end:
                    found.append(_make(p, open_mark.start, mark.end, follows, closed=True, single=mark.style == "'"))
                open_mark, follows = None, -1
            elif mark.opens and mark.style in ("“", "''"):
                # a second opening mark: the first was never closed
                found.append(_make(p, open_mark.start, mark.start, follows, closed=False, single=False))
                open_mark, follows = mark, -1
    if open_mark is not None and open_mark.style != "'" and end > open_mark.end:
        found.append(_make(p, open_mark.start, end, follows, closed=False, single=False))
        return len(found) - 1
    return -1


def _make(p: Parse, start: int, end: int, follows: int, *, closed: bool, single: bool) -> Quote:
    text = p.text
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Quote(Span(start, end), p.token_at(start), bisect_left(p.start, end), follows, closed, single)


def _has_close(marks: list[_Mark], k: int) -> bool:
    return any(m.style == "'" and m.closes for m in marks[k : k + 12])


def _ends_single(text: str, marks: list[_Mark], k: int, mark: _Mark) -> bool:
    """Whether a single mark ends a quotation, rather than a plural possessive ("the voters' rights")."""
    if not mark.closes:
        return False
    if text[mark.start - 1 : mark.start] in ("s", "S") and text[mark.end : mark.end + 1] == " ":
        after = text[mark.end + 1 : mark.end + 2]
        if after.islower():
            later = marks[k] if k < len(marks) else None
            return not (later is not None and later.style == "'" and later.closes and not later.opens)
    return True


def _style_of(text: str, quote: Quote) -> str:
    two = text[quote.span.start : quote.span.start + 2]
    return _style(two if two in ("``", "''", "‘‘", "’’", ",,") else two[:1])


def _style(mark: str) -> str:
    if mark in "“”„":
        return "“"
    if mark in ("``", "''", "‘‘", "’’", ",,"):
        return "''"
    if mark in "«»":
        return "«"
    return '"' if mark == '"' else "'"


def _read_marks(text: str) -> list[_Mark]:
    marks = []
    for m in _MARKS.finditer(text):
        start, end, sign = m.start(), m.end(), m.group()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        style = _style(sign)
        if sign in ("“", "„", "«", "``", "‘‘", ",,"):
            # „German“ closes with what opens in English
            opens, closes = True, sign == "“" and not before.isspace() and not (after.isalnum() or after in "([…$")
            opens = opens and not (closes and before not in _OPENS_AFTER)
        elif sign in ("”", "»", "’’"):
            opens, closes = sign == "”" and before in _OPENS_AFTER and after.isalnum(), True
            closes = not opens
        elif sign in ('"', "''"):
            opens = before in _OPENS_AFTER and not after.isspace()
            closes = not before.isspace() or not opens
            if opens and closes:
                closes = before not in " \n\t([{" and not after.isalnum()
                opens = not closes
        else:
            if before.isalnum() and after.isalnum():
                continue  # an apostrophe
            opens = ((before in _OPENS_AFTER and before not in "-–—") or before in '"“') and (
                after.isalnum() or after in "[(…$£€"
            )
            if opens and sign != "‘" and _ELISIONS.match(text, end):
                continue
            closes = not opens and not before.isspace() and not after.isalnum()
            if sign == "‘":
                opens, closes = True, False
            if not (opens or closes):
                continue
        marks.append(_Mark(start, end, style, opens, closes))
    return marks


def drop_titles(p: Parse, quotes: list[Quote]) -> list[Quote]:
    """The quotations that quote somebody, without the titles of works: the author of "War and Peace"."""
    kept: list[Quote] = []
    number: dict[int, int] = {}
    for k, quote in enumerate(quotes):
        if quote.follows < 0 and _is_title(p, quote):
            continue
        number[k] = len(kept)
        kept.append(replace(quote, follows=number.get(quote.follows, -1)) if quote.follows >= 0 else quote)
    return kept


def _is_title(p: Parse, quote: Quote) -> bool:
    before = quote.first - 1
    if quote.last - quote.first > 10 or before < 0 or p.para[before] != p.para[quote.first]:
        return False
    if p.tag[before][0] in ",:V" or p.word[before] in ".!?;" or p.lower[before] in ("that", "as", "saying"):
        return False
    words = [p.word[i] for i in range(quote.first + 1, quote.last - 1) if p.word[i][0].isalpha()]
    return (
        bool(words)
        and words[0][0].isupper()
        and all(w[0].isupper() or len(w) <= 4 for w in words)
        and (len(words) > 1 or p.tag[before] in ("POS", "NNP", "IN"))
    )
