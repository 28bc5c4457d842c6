"""The question that claims answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.agent import AgentKind
from reportedly.model.attribution import AttributionKind
from reportedly.model.claim import Status
from reportedly.model.figure import Approximator, Change, CountedClass, FigureRole
from reportedly.model.reference import ClaimRef
from reportedly.model.span import Span


class SlotKind(StrEnum):
    """What sort of question it is."""

    HOW_MANY = "how many"
    WHETHER = "whether"  # did it happen, is it so, is it denied
    WHO = "who"  # who did it


class Phase(StrEnum):
    """Statuses that answer one question; a plan is not a fact, nor a possible total a present one."""

    HAPPENED = "happened"  # occurred, ongoing
    TO_COME = "to come"  # planned, predicted, possible
    OPEN = "open"  # the claims do not agree even on that: a denial stands with what it denies


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotEntry:
    """One answer to a slot's question, with all that a reader needs to weigh it.

    `words` are the figure's words, or the claim's, cut from the report at `span`, `event` the claim's lemma; `outlet`
    and `published` are the report's. `agent` is the innermost speaker (the outlet, or None where the outlet is unnamed,
    in its own voice), `speaker` the same agent's name across reports, `sides` the ISO codes of the countries it speaks
    for, `body` the organisation it belongs to; `nations` those whose people the answer is about (who is counted, or who
    does it). `chain` holds all names outlet first, `inferred` which steps of it the text does not write. `said` and
    `event` times are ISO 8601 days or moments; `as_of` is the day or moment at which the answer held: said, else
    published. `denies`: it says that the answer is not so.
    """

    ref: ClaimRef
    words: str
    span: Span
    status: Status
    certainty: float
    denies: bool = False
    event: str | None = None
    agent: str | None = None
    agent_kind: AgentKind | None = None
    speaker: str | None = None
    sides: tuple[str, ...] = ()
    body: str | None = None
    chain: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    own_voice: bool = False
    attribution: AttributionKind | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    said_earliest: str | None = None
    said_latest: str | None = None
    event_earliest: str | None = None
    event_latest: str | None = None
    as_of: str | None = None
    nations: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    approximator: Approximator = Approximator.NONE
    unit: str | None = None
    change: Change | None = None
    role: FigureRole = FigureRole.COUNT
    places: tuple[str, ...] = ()
    ambiguous: str | None = None  # why this entry may belong to another slot; shown, never hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The question that its entries answer, in plain words, with what keeps it apart from other questions.

    `entries` stand in time order. `counted` and `unit` are None for questions that are not about a number; `group`
    is what is counted or spoken of ("north korean troops"), `event` the lemma of what happens, `place` where, `scope`
    the time it is about ("2024-10-17/2024-10-18") and `qualifiers` what narrows it ("children", "per day").
    """

    id: str
    story: str | None
    kind: SlotKind
    question: str
    entries: tuple[ClaimRef, ...]
    phase: Phase = Phase.HAPPENED
    counted: CountedClass | None = None
    unit: str | None = None
    group: str | None = None
    event: str | None = None
    place: str | None = None
    scope: str | None = None
    qualifiers: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()  # why the entries stand together, strongest first
    decided: bool = False  # a person said same or not same
