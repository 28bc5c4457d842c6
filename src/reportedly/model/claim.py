"""What is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.attribution import Attribution
from reportedly.model.figure import Figure
from reportedly.model.place import Place
from reportedly.model.span import Span
from reportedly.model.time import Time


class Status(StrEnum):
    """What the claim says of its event."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PREDICTED = "predicted"
    POSSIBLE = "possible"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How sure the source is that the event happens or happened: -3 (certainly not) to +3, as in FactBank.

    `hedge` are the words that lower or turn it: hedges, modals, negations. `reasons` say in words what made the value
    and the status, the outermost first ("deny: 'denied'", "modal 'may'", "past tense").
    """

    value: float
    hedge: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()


class Stand(StrEnum):
    """How the reporter stands to what a source says, by the word it is reported with."""

    NEUTRAL = "neutral"  # "said"
    DOUBTING = "doubting"  # "claims"
    ENDORSING = "endorsing"  # "confirmed", "revealed"
    OPPOSING = "opposing"  # "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """The reporter's layer over a source's words, apart from how sure the source is.

    `negated` where the reporting itself is ("would not confirm"); `spans` are the words that say so, none for "said".
    """

    stand: Stand
    negated: bool = False
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The core of a claim: the word that names what happens, its lemma and a coarse type."""

    span: Span
    lemma: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who does it (`agent`) and to whom or what it is done (`patient`)."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition: who says (or the outlet's own voice where `attribution` is None) that what happened.

    `span` runs over the proposition's own words inside the content. `status_spans` are the words that give the
    status ("will", "has decided to"). `framing` is the reporter's stand to the source; None in the outlet's own voice.
    """

    id: str
    span: Span
    attribution: Attribution | None
    event: Event
    certainty: Certainty
    status: Status
    status_spans: tuple[Span, ...] = ()
    participants: tuple[Participant, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    framing: Framing | None = None
