"""A report's dateline: "LISBON, March 10 (Lusitan Press) — " says where and when it was filed, and claims nothing."""

from __future__ import annotations

import re

from reportedly.extract.parse import Parse

_LONGEST = 120  # characters
# A place in capitals or with one capital, perhaps a region, a day and an agency, then a dash: "KYIV, Ukraine (AP) —".
_DATELINE = re.compile(
    r"[\"“]?(?P<place>[A-Z][A-Z .'’-]{2,40}|[A-Z][\w.'’-]{2,20}(?: [A-Z][\w.'’-]{2,20}){0,2})"
    r"(?P<more>(?:[,/] ?[\w.'’ ]{2,30}){0,3})"
    r"(?P<agency> ?[(\[][^()\[\]\n]{2,40}[)\]])?\s*(?P<dash>--?|[—–]|:)\s"
)


def find_dateline(p: Parse) -> tuple[int, int]:
    """The tokens (half-open) of the report's dateline; (0, 0) where it has none.

    Looked for at the start of the first three paragraphs: a headline and a byline may come before.

    >>> from reportedly.extract.parse import parse_report
    >>> p = parse_report("LISBON, March 10 (Lusitan Press) — Troops crossed the border.")
    >>> p.span(*find_dateline(p)).cut(p.text)
    'LISBON, March 10 (Lusitan Press) —'
    """
    for first, last in p.paragraphs[:3]:
        start = p.start[first]
        match = _DATELINE.match(p.text, start, min(p.end[last - 1], start + _LONGEST))
        if match and _is_dateline(match) and not (match["dash"] == ":" and _is_digest(p)):
            end = p.token_at(match.end("dash") - 1) + 1
            # "U.N. — founded in 1945 — said": what follows a dateline is a sentence.
            if end < last and not p.word[end][:1].islower():
                return first, end
    return 0, 0


def _is_digest(p: Parse) -> bool:
    """Whether several paragraphs open with a place in capitals: those are headings of a round-up."""
    opened = (_DATELINE.match(p.text, p.start[i], min(p.end[j - 1], p.start[i] + _LONGEST)) for i, j in p.paragraphs)
    return sum(bool(m and m["dash"] == ":" and _is_dateline(m)) for m in opened) > 1


def _is_dateline(match: re.Match[str]) -> bool:
    if match["agency"]:
        return match["dash"] != ":"
    return bool(match["place"].isupper()) and len(match["place"].strip()) > 2
