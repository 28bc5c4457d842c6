"""How many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.span import Span


class Approximator(StrEnum):
    """How the figure is bounded in the words around it; `about` belongs to the number, never to the verb."""

    NONE = "none"
    ABOUT = "about"
    AT_LEAST = "at least"
    UP_TO = "up to"
    MORE_THAN = "more than"
    FEWER_THAN = "fewer than"


class Change(StrEnum):
    """Where the figure is a difference, not a level ("rose by 300", "another 1,500", "fell 20 %")."""

    UP = "up"
    DOWN = "down"


class FigureRole(StrEnum):
    """What the figure is to others of its kind; only counts and totals answer "how many are there?"."""

    COUNT = "count"
    TOTAL = "total"  # the words call it one: "bringing the total to 3,000", "300 in all"
    BEFORE = "before"  # the level that a change started from: "rose from 1,500"
    CHANGE = "change"  # a difference: "another 1,500", "up 20 %"
    PART = "part"  # a part of a whole that is named: "300 of them", "including 12 children"


class CountedClass(StrEnum):
    """What sort of thing is counted."""

    KILLED = "people killed"
    WOUNDED = "people wounded"
    CASUALTIES = "people killed or wounded"
    CAPTURED = "people captured"
    MISSING = "people missing"
    DISPLACED = "people displaced"
    DETAINED = "people detained"
    TROOPS = "troops"
    CIVILIANS = "civilians"
    PEOPLE = "people"
    UNITS = "military units"
    WEAPONS = "weapons"
    VEHICLES = "vehicles"
    BUILDINGS = "buildings"
    ATTACKS = "attacks"
    MONEY = "money"
    SHARE = "share"
    AREA = "area"
    DISTANCE = "distance"
    DURATION = "duration"
    WEIGHT = "weight"
    VOLUME = "volume"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    RATIO = "ratio"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The words that say what is counted, and their class; `kind` is `class` in JSON.

    `group` is the class they belong to whatever befell them: of "1,100 soldiers were killed or wounded" the class is
    people killed or wounded, the group troops. None where the words name no group ("1,100 were killed").
    """

    span: Span
    kind: CountedClass
    group: CountedClass | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A measure in the metric unit of its kind, worked out, never written in the report; rounded to its precision."""

    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as the report gives it: `low` and `high` are equal unless a range is written.

    `span` runs over approximator, number, unit and what is counted; `number` over the number's own words;
    `hedge` over the approximator's. What is counted, and the hedge, may stand outside it ("The death toll rose to
    12"). `low` or `high` is None only where a vague word gives no bound ("dozens" has a `low` of 24 and no `high`).
    `unit` is a standard symbol ("USD", "km", "%") or None for plain counts; a rate has its denominator ("t/day").
    `role_span` are the words that give the role, `base` the number that a level rose or fell from, `year` and
    `year_span` the year whose money a sum is told in ("in 2015 dollars"), `converted` a metric equivalent.
    """

    span: Span
    number: Span
    low: float | None
    high: float | None
    approximator: Approximator = Approximator.NONE
    hedge: Span | None = None
    counted: Counted | None = None
    unit: str | None = None
    change: Change | None = None
    part_of: Span | None = None  # "300 of them": the whole that this is a part of
    slot: str | None = None
    role: FigureRole = FigureRole.COUNT
    role_span: Span | None = None
    base: Span | None = None
    year: int | None = None
    year_span: Span | None = None
    converted: Converted | None = None
