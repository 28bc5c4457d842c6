"""When."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.span import Span


class TimeRole(StrEnum):
    """What the time tells."""

    EVENT = "event"
    SAID = "said"
    PUBLISHED = "published"


class Anchor(StrEnum):
    """What resolved the time."""

    ITSELF = "itself"  # a full date
    PUBLISHED = "published"  # reckoned from the day of publication
    NARRATIVE = "narrative"  # reckoned from a time the text mentioned before ("two days earlier")
    HAND = "hand"  # a person's word, in the journal
    UNRESOLVED = "unresolved"  # nothing to reckon from: no date was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression: its TIMEX3 `value` and `type` for exchange, `earliest` and `latest` for reckoning.

    `earliest` and `latest` are ISO 8601 days or moments, both inclusive; None is an open or unknown end ("by
    1 November" has only a latest). `anchor_span` is the expression a narrative time was reckoned from; `hedge` the
    words that call it approximate ("around").
    """

    span: Span
    value: str
    type: str
    earliest: str | None = None
    latest: str | None = None
    role: TimeRole = TimeRole.EVENT
    anchor: Anchor = Anchor.ITSELF
    anchor_span: Span | None = None
    hedge: Span | None = None
