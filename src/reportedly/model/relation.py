"""How two claims stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.reference import ClaimRef, Evidence

MAY_CONFLICT = 0.5  # the score of two answers that conflict only if they are of one time, which nothing tells


class RelationKind(StrEnum):
    """Read as a sentence, left first: `left` updates `right`, `left` is part of `right`."""

    AGREES = "agrees"
    UPDATES = "updates"
    CONFLICTS = "conflicts"
    PART_OF = "part of"
    OTHER_SCOPE = "other scope"
    DENIES = "denies"
    MISREPORTS = "misreports"
    COPIES = "copies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`left` stands to `right` as `kind` says, in `fields` ("figure", "status", "time"), for a reason a person reads.

    `agrees`, `conflicts` and `other scope` hold both ways. `evidence` are the words it rests on. `score` (0 to 1)
    tells how sure the rules are; `inferred` that a step was not written in either report; `decided` that a person
    said so.
    """

    kind: RelationKind
    left: ClaimRef
    right: ClaimRef
    fields: tuple[str, ...]
    reason: str
    evidence: tuple[Evidence, ...] = ()
    score: float = 1.0
    inferred: bool = False
    decided: bool = False

    @property
    def may_conflict(self) -> bool:
        """Whether it is a conflict only if both answers are of one time, which nothing tells."""
        return self.kind is RelationKind.CONFLICTS and self.score <= MAY_CONFLICT
