"""What a figure is to others: a total, the level before a change, a difference, a part, or a plain count."""

from __future__ import annotations

import re

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.quantity import Quantity
from reportedly.model import FigureRole, Span

# What stands right before the number and its approximator; `lead` are the words that say so.
_TOTAL_BEFORE = re.compile(
    r"(?P<lead>\b(?:(?:bring|brings|brought|bringing|take|takes|took|taking|push|pushes|pushed|pushing|raise|raised|raising|lift|lifted|lifting)"
    r"\s+(?:the|its|their|his|her|that|this)\s+(?:[\w’'-]+\s+){0,4}?(?:total|toll|tally|number|figure|count|sum)(?:\s+[\w’'-]+){0,6}?\s+to"
    r"|(?:a|the|for a|an overall|a grand|a combined|a cumulative)\s+(?:[\w-]+\s+)?(?:total|sum)\s+of"
    r"|(?:the|its|their)\s+(?:[\w-]+\s+){0,3}(?:total|toll|tally)(?:\s+[\w’'-]+){0,5}?\s+"
    r"(?:to|at|is|was|reached|stands at|stood at|now stands at|exceeds|exceeded|passed|hit)"
    r"|total(?:led|ed|s|ing|ling)))\s+$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(
    r"\s*,?\s+(?P<lead>in all|in total|all told|altogether|overall|combined)\b(?!\s+\w+(?:ing|ed)\b)", re.IGNORECASE
)
_TOTAL_LEAD = re.compile(r"^\W*(?P<lead>in all|in total|all told|altogether)\s*,\s*(?:\w+\s+){0,4}$", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?P<lead>(?:up|down|compared with|compared to|against|rising|falling)\s+(?:from\s+)?|from\s+)$", re.I
)
_BACK = 90  # characters before a number that are looked at


def attach_roles(p: Parse, found: list[Quantity]) -> None:
    """Set `role` and `role_span` of every figure, and tie "up from 320" to the level it is set against."""
    starts = {id(q.pair) for q in found if q.pair is not None}
    for k, q in enumerate(found):
        if id(q) in starts:
            q.role = FigureRole.BEFORE
            continue
        if q.change is not None and q.form != "zero":
            q.role = FigureRole.CHANGE
            continue
        earlier = found[k - 1] if k else None
        if earlier is not None and _is_set_against(p, earlier, q):
            continue
        lead = find_total(p, q)
        if lead is not None:
            q.role, q.role_span = FigureRole.TOTAL, lead
        elif q.part_of is not None:
            q.role, q.role_span = FigureRole.PART, q.part_of


def find_total(p: Parse, q: Quantity) -> Span | None:
    """The words that call a figure a total; None where none do."""
    i, j = p.sentences[p.sent[q.first]]
    first, last = p.start[i], p.end[j - 1]
    begin = min(q.begin, q.hedge.start) if q.hedge is not None and q.hedge.start < q.begin else q.begin
    window = p.text[max(first, begin - _BACK) : begin]
    offset = max(first, begin - _BACK)
    if m := _TOTAL_BEFORE.search(window):
        return Span(offset + m.start("lead"), offset + m.end("lead"))
    if begin - first < _BACK and (m := _TOTAL_LEAD.match(p.text[first:begin])):
        return Span(first + m.start("lead"), first + m.end("lead"))
    end = max(q.stop, q.finish, q.end)
    if end < last and (m := _TOTAL_AFTER.match(p.text, end, last)):
        return Span(m.start("lead"), m.end("lead"))
    return None


def _is_set_against(p: Parse, earlier: Quantity, q: Quantity) -> bool:
    """ "500 migrants arrived, up from 320 a week earlier": the second is what was there before."""
    if p.sent[earlier.first] != p.sent[q.first] or earlier.change is not None or earlier.pair is not None:
        return False
    begin = min(q.begin, q.hedge.start) if q.hedge is not None else q.begin
    m = _BEFORE.search(p.text, max(earlier.stop, begin - 24), begin)
    if m is None:
        return False
    comparable = q.unit == earlier.unit or (q.counted is None and q.unit is None)
    if not comparable or (m["lead"].lower().startswith("from") and earlier.role is not FigureRole.COUNT):
        return False
    if m["lead"].lower().startswith("from") and not _has_changed(p, earlier):
        return False
    q.role, q.role_span = FigureRole.BEFORE, Span(m.start("lead"), m.end("lead") - 1)
    if q.kind is None and q.unit is None and earlier.unit is None:
        q.kind, q.counted, q.group = earlier.kind, earlier.counted, earlier.group
    earlier.base = q
    return True


def _has_changed(p: Parse, q: Quantity) -> bool:
    """ "slowed to 3.2 % in March from 3.5 %": a level that was reached."""
    i = p.token_at(min(q.begin, q.hedge.start) if q.hedge is not None else q.begin) - 1
    return i >= 0 and p.lower[i] == "to"
