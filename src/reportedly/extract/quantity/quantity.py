"""The working form of a figure, filled in step by step."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Approximator, Change, CountedClass, FigureRole, Span


@dataclass(slots=True, eq=False)
class Quantity:
    """A number on its way to a `Figure`; offsets are code points of the text, `first` .. `last` its tokens (half-open).

    `form` is "digits", "words", "vague" ("dozens"), "share" ("a third"), "zero" ("no") or "times" ("doubled"). `plain`
    are digits without separator, sign or decimals: years and labels look so. `scale` is the last "thousand",
    "million" ... in the number. `begin` .. `stop` run over currency,
    number and unit. `pair` is the level a change starts from ("from 1,500" for "to 3,000"), `base` one it is set
    against ("500, up from 320"). `weak` says why the
    product leaves the figure out though others count it ("one of the best", "a 50-year-old").
    """

    start: int
    end: int
    first: int
    last: int
    low: float
    high: float | None
    form: str
    plain: bool = False
    scale: float = 1.0
    begin: int = 0
    stop: int = 0
    unit: str | None = None
    unit_span: Span | None = None
    kind: CountedClass | None = None
    approximator: Approximator = Approximator.NONE
    hedge: Span | None = None
    change: Change | None = None
    change_by: str | None = None
    counted: Span | None = None
    finish: int = 0
    head: int = -1
    part_of: Span | None = None
    pair: Quantity | None = None
    base: Quantity | None = None
    weak: str | None = None
    joined: bool = False
    listed: Quantity | None = None
    code: bool = False
    averaged: bool = False
    group: CountedClass | None = None
    role: FigureRole = FigureRole.COUNT
    role_span: Span | None = None
    year: int | None = None
    year_span: Span | None = None

    def __post_init__(self) -> None:
        self.begin = self.begin or self.start
        self.stop = self.stop or self.end
