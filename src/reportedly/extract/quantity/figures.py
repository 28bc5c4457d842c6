"""From a parsed report to its figures."""

from __future__ import annotations

from itertools import pairwise

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.change import attach_change
from reportedly.extract.quantity.convert import convert_measure
from reportedly.extract.quantity.hedge import attach_hedge
from reportedly.extract.quantity.height import join_heights
from reportedly.extract.quantity.kinds import attach_counted
from reportedly.extract.quantity.prices import attach_years
from reportedly.extract.quantity.quantity import Quantity
from reportedly.extract.quantity.ranges import join_ranges
from reportedly.extract.quantity.reject import reject_labels
from reportedly.extract.quantity.role import attach_roles
from reportedly.extract.quantity.unit import attach_unit
from reportedly.extract.quantity.words import find_numbers
from reportedly.extract.quantity.zero import holds_zero
from reportedly.model import Counted, CountedClass, Figure, Problem, Span


def extract_figures(parse: Parse) -> tuple[list[Figure], list[Problem]]:
    """The figures of a report in the order of its text, and the numbers that no figure could hold.

    Durations come with class `duration`; ages, "one of the ..." and numbers with nothing counted that stand for a
    person ("the two") are left out.

    >>> from reportedly.extract.parse import parse_report
    >>> figures, _ = extract_figures(parse_report("Close to 1,500 special forces troops arrived."))
    >>> [(f.low, f.approximator.value, f.counted.kind.value) for f in figures]
    [(1500.0, 'about', 'troops')]
    """
    figures: list[Figure] = []
    problems: list[Problem] = []
    for q in read_quantities(parse):
        if q.weak is not None:
            continue
        if q.low == float("inf") or (q.high is not None and q.high < q.low):
            problems.append(Problem(message="a number that cannot be held", span=Span(q.start, q.end)))
            continue
        figures.append(make_figure(q))
    return figures, problems


def read_quantities(p: Parse) -> list[Quantity]:
    """All quantities of a report, those included that the product leaves out (`weak`)."""
    found = find_numbers(p)
    if not found:
        return []
    before: Quantity | None = None
    for q in found:
        attach_unit(p, q, before)
        before = q
    kept = join_ranges(p, reject_labels(p, found))
    earlier: Quantity | None = None
    for q in kept:
        attach_hedge(p, q)
        attach_counted(p, q, earlier)
        if q.hedge is None:
            attach_hedge(p, q)
        attach_change(p, q, earlier)
        earlier = q
    for q in kept:
        if q.pair is not None and q.pair.kind is None:  # "rose from 1,500 to 3,000 men"
            q.pair.kind, q.pair.counted = q.kind, q.counted
    _share_hedges(p, kept)
    kept = join_heights(p, kept)
    attach_roles(p, kept)
    attach_years(p, kept)
    return [q for q in kept if holds_zero(p, q)]


def make_figure(q: Quantity) -> Figure:
    """The finished figure of a quantity."""
    base = q.pair or q.base
    counted = None
    if q.counted is not None and q.kind is not None:
        counted = Counted(span=q.counted, kind=q.kind, group=q.group)
    if counted is None and q.kind in (CountedClass.RATIO, CountedClass.SHARE):
        counted = Counted(span=Span(q.start, q.end), kind=q.kind)
    return Figure(
        span=Span(q.begin, max(q.stop, q.finish, q.end)),
        number=Span(q.start, q.end),
        low=q.low,
        high=q.high,
        approximator=q.approximator,
        hedge=q.hedge,
        counted=counted,
        unit="x" if q.form == "times" else q.unit,
        change=q.change,
        part_of=q.part_of,
        role=q.role,
        role_span=q.role_span,
        base=Span(base.start, base.end) if base is not None else None,
        year=q.year,
        year_span=q.year_span,
        converted=convert_measure(q.low, q.high, q.unit),
    )


def _share_hedges(p: Parse, kept: list[Quantity]) -> None:
    """ "over 7.5 million crowns ($1.1 million)": what bounds a sum bounds its conversion in brackets."""
    for a, b in pairwise(kept):
        gap = p.text[a.stop : b.begin]
        if a.unit is None or b.unit is None or a.unit == b.unit:
            continue
        between = gap.strip()
        if between == "(" or (between == "/" and "(" in p.text[max(0, b.begin - 30) : b.begin]):
            if b.hedge is None:
                b.approximator, b.hedge = a.approximator, a.hedge
            if b.change is None:
                b.change, b.change_by = a.change, a.change_by
