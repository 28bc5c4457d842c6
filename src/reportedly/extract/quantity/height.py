"""Measures in two units that are one: "6ft 4in", "5 feet 10 inches", "five-foot-ten", "12 st 4 lb", "2 m 10 cm"."""

from __future__ import annotations

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.quantity import Quantity
from reportedly.model import Span

# The finer unit that may follow, and how many of it make one of the coarser.
_PARTS = {
    ("ft", "in"): 12,
    ("m", "cm"): 100,
    ("km", "m"): 1000,
    ("mi", "yd"): 1760,
    ("stone", "lb"): 14,
    ("lb", "oz"): 16,
    ("kg", "g"): 1000,
    ("USD", "cent"): 100,
    ("EUR", "cent"): 100,
    ("GBP", "pence"): 100,
}
_JOINTS = ("", "-", ",", "and")


def join_heights(p: Parse, found: list[Quantity]) -> list[Quantity]:
    """Join each measure with the finer one right after it, in the coarser unit; a height without "inches" too."""
    kept: list[Quantity] = []
    for q in found:
        last = kept[-1] if kept else None
        if last is not None and _continues(p, last, q):
            many = _PARTS[last.unit or "", q.unit or "in"]
            last.low += q.low / many
            last.high = None if last.high is None else last.high + q.low / many
            last.end = last.stop = max(q.stop, q.end)
            last.last, last.finish, last.joined = q.last, max(last.finish, q.finish if q.unit else q.end), True
            last.unit_span = last.unit_span or Span(q.start, q.end)
            continue
        kept.append(q)
    return kept


def _continues(p: Parse, a: Quantity, b: Quantity) -> bool:
    if a.low != a.high or b.low != b.high or a.high is None or a.low != int(a.low) or a.joined or b.joined:
        return False
    gap = p.text[a.stop : b.begin].strip()
    if p.sent[a.first] != p.sent[b.first] or gap not in _JOINTS or (gap == "," and b.unit is None):
        return False
    if b.unit is None:  # "a 5-foot-10 man", "6ft 4"
        return a.unit == "ft" and b.form in ("digits", "words") and 0 <= b.low < 12 and gap in ("", "-")
    many = _PARTS.get((a.unit or "", b.unit))
    return many is not None and b.low < many
