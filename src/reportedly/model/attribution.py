"""Who is credited with what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.span import Span


class AttributionKind(StrEnum):
    """How the words are reported. A claim with nobody credited has no attribution: it is the outlet's own voice."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Reader(StrEnum):
    """Which of the two readers found an attribution: the rules over the parse, the trained tagger, or each by itself.

    Their agreement tells most of how far to trust it: on news kept from training, 86 of 100 that both read were right,
    57 of the tagger's alone, 42 of the rules' alone.
    """

    BOTH = "both"
    RULES = "rules"
    TAGGER = "tagger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words that name who is credited, and the agent they lead to (`Agent.id` and `Agent.name`)."""

    span: Span
    agent: str
    agent_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of a source chain, outlet first; `span` is None where the step is inferred, not written."""

    agent: str
    agent_id: str | None
    span: Span | None
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The saying itself: when (ISO 8601 day or moment, earliest and latest), where, and to whom.

    `spans` are the words all this rests on.
    """

    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    to: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content spans, as in PARC and PolNeAR, with the chain the content came through.

    `sources` may be empty ("it was reported that"). `chain` runs from the outlet to the innermost speaker. `found_by`
    tells which reader found it, `confidence` (0 to 1) how likely it is held to be one.
    """

    kind: AttributionKind
    sources: tuple[Source, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[Link, ...] = ()
    said: Said | None = None
    found_by: Reader = Reader.RULES
    confidence: float = 1.0
