"""One report's words in another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.span import Span


class WordChangeKind(StrEnum):
    """What became of words on the way."""

    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """Words that differ: `source` is None where they were inserted, `copy` where they were deleted.

    `turns`: the change can turn the meaning round (a negation, another number, a hedge that came or went).
    """

    kind: WordChangeKind
    source: Span | None
    copy: Span | None
    turns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The same words in both reports."""

    source: Span
    copy: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The narrative of the report `source` stands in the report `copy`, with what was changed on the way.

    Both are report ids. `directed` is False where nothing tells which was first: then the names are only an order;
    `reason` says what decided it. `of_source` is the share of the source's words that the copy holds, `of_copy` the
    share of the copy's words that the source holds (0 to 1). Quotations that both give of one speaker stand apart in
    `quotations`: they show that both heard the same, not that one copied the other.
    """

    source: str
    copy: str
    directed: bool
    reason: str
    of_source: float
    of_copy: float
    kept: tuple[Kept, ...] = ()
    changes: tuple[WordChange, ...] = ()
    quotations: tuple[Kept, ...] = ()
