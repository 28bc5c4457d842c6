"""How the answers on a board stand to each other: relations gathered by kind and by the answers they join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.model import ClaimRef, Relation, RelationKind

_VERBS = {
    RelationKind.CONFLICTS: "conflicts with",
    RelationKind.AGREES: "agrees with",
    RelationKind.OTHER_SCOPE: "has another scope than",
    RelationKind.PART_OF: "is part of",
}
_NAMED = 4  # pairs of a standing that are named
_ALERT = (RelationKind.CONFLICTS, RelationKind.DENIES, RelationKind.MISREPORTS)
_ORDER = (
    RelationKind.CONFLICTS,
    RelationKind.DENIES,
    RelationKind.MISREPORTS,
    RelationKind.UPDATES,
    RelationKind.PART_OF,
    RelationKind.OTHER_SCOPE,
    RelationKind.COPIES,
    RelationKind.AGREES,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How answers stand to each other: `count` pairs of two columns of one kind, told by the best; some are named."""

    kind: RelationKind
    verb: str
    left: str
    right: str
    relation: Relation
    pairs: tuple[tuple[str, str], ...]
    count: int
    alert: bool


def gather_standings(
    relations: Sequence[Relation], numbers: Mapping[ClaimRef, int], place: Mapping[ClaimRef, str]
) -> tuple[Standing, ...]:
    """All relations of a comparison, by kind and by the columns they join; `place` has each answer's column."""
    groups: dict[tuple[bool, RelationKind, str, str], list[Relation]] = defaultdict(list)
    for r in relations:
        left, right = place.get(r.left, ""), place.get(r.right, "")
        if r.kind in (RelationKind.CONFLICTS, RelationKind.AGREES, RelationKind.OTHER_SCOPE):
            left, right = sorted((left, right))
        groups[(r.may_conflict, r.kind, left, right)].append(r)
    found = []
    for (may, kind, left, right), pairs in sorted(groups.items(), key=lambda g: (g[0][0], _ORDER.index(g[0][1]))):
        first = max(pairs, key=lambda r: (r.decided, not r.inferred, r.score))
        named = tuple((_name(r.left, numbers), _name(r.right, numbers)) for r in pairs[:_NAMED])
        found.append(
            Standing(
                kind=kind,
                verb="may conflict with" if may else _VERBS.get(kind, kind.value),
                left=left,
                right=right,
                relation=first,
                pairs=named,
                count=len(pairs),
                alert=is_grave(first),
            )
        )
    return tuple(found)


def is_grave(r: Relation) -> bool:
    """Whether a relation says that two answers cannot both be right."""
    return r.kind in _ALERT and not r.may_conflict


def _name(ref: ClaimRef, numbers: Mapping[ClaimRef, int]) -> str:
    return str(numbers[ref]) if ref in numbers else ref.address
