"""NewsQuant: values and modifiers of quantities, by the conventions of its annotators.

They differ from the product's in these points, all mapped here and nowhere else: "dozens" and "hundreds" run to ten
times the word ("hundreds" is 100 to 1000), a change "from 240 to 273" is one interval, "one of the best" and ages
count, "no casualties", "doubled" and "a three-year plan" do not, "an additional 15" is a plain 15, and a drop named
by a noun ("a 3 per cent drop") is a plain 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.extract.parse import parse_reports
from reportedly.extract.quantity import read_quantities
from reportedly.extract.quantity.quantity import Quantity
from reportedly.model import Approximator, Change, CountedClass

MODIFIERS = {
    Approximator.NONE: "=",
    Approximator.ABOUT: "~",
    Approximator.AT_LEAST: ">",
    Approximator.MORE_THAN: ">",
    Approximator.UP_TO: "<",
    Approximator.FEWER_THAN: "<",
}


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line of quantities for each document."""
    for doc, parse in _parsed(docs):
        rows = [to_row(q) for q in merge_levels(read_quantities(parse)) if _counts(doc["text"], q)]
        yield {"id": doc["id"], "quantities": rows}


def _counts(text: str, q: Quantity) -> bool:
    lasting = q.kind is CountedClass.DURATION and text[q.end : q.end + 1] == "-" and q.weak is None
    return q.form not in ("zero", "times") and not lasting


def _parsed(docs: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Any]]:
    kept = list(docs)
    yield from zip(kept, parse_reports(doc["text"] for doc in kept), strict=True)


def merge_levels(quantities: list[Quantity]) -> list[Quantity]:
    """Join the two levels of a change into the interval that the annotators give."""
    lower = {id(q.pair) for q in quantities if q.pair is not None}
    return [q for q in quantities if id(q) not in lower]


def to_row(q: Quantity) -> dict[str, Any]:
    """One quantity as the scorer reads it."""
    low, high = q.low, q.high
    if q.pair is not None:
        low = q.pair.low
    if q.form == "vague" and high is None:
        low, high = (low / 2, low * 5)
    modifier = MODIFIERS[q.approximator]
    if modifier == "=" and q.change is not None and q.change_by in ("verb", "adverb", "sign"):
        modifier = "up" if q.change is Change.UP else "down"
    if modifier == "=" and q.averaged:
        modifier = "~"
    return {"low": low, "high": high if high is not None else low, "modifier": modifier, "text": [q.start, q.end]}
