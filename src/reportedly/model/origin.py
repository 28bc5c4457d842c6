"""Where a claim comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.reference import ClaimRef, Evidence


class EdgeKind(StrEnum):
    """Why a claim is taken to rest on another utterance."""

    CREDIT = "credit"  # the text names who said it
    SAME_STATEMENT = "same statement"  # the same agent, day and content elsewhere
    COPIED_NARRATIVE = "copied narrative"
    SHARED_QUOTATION = "shared quotation"
    TRANSLATED = "translated"
    SHARED_RARE_ERROR = "shared rare error"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginEdge:
    """One step upstream: to `name` (an agent, or the outlet of a report) and, where it is known, to `claim`.

    `inferred`: the step is not written in the report itself but learned from others; `reason` says from which.
    """

    kind: EdgeKind
    name: str
    reason: str
    claim: ClaimRef | None = None
    evidence: tuple[Evidence, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginMember:
    """A claim that rests on an origin, with the steps that lead there, nearest first; no step: it is the origin."""

    claim: ClaimRef
    path: tuple[OriginEdge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The utterance itself: when it was said (ISO 8601, where known), the report that gives it first, and its words."""

    earliest: str | None
    latest: str | None
    report: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The earliest utterance known behind claims: this agent, then, in this statement.

    `agent` is None where nobody is named. `known`: the lineage ends at somebody who speaks for themselves, so that it
    can be told apart from the others; what has no known lineage (an unnamed source, an unresolved "he", an outlet
    that does not say how it knows) never counts as independent. `reason` says why.
    """

    id: str
    agent: str | None
    statement: Statement
    members: tuple[OriginMember, ...]
    known: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The three counts that always stand together; `independent` are the origins known to be independent."""

    reports: int
    origins: int
    independent: int
