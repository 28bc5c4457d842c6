"""Why the answers to one question stand as they do, in as few lines as tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model import ClaimRef, Comparison, Relation, RelationKind, SlotEntry
from reportedly.show.board import write_answer, write_speaker, write_verb

_ORDER = (
    RelationKind.DENIES,
    RelationKind.CONFLICTS,
    RelationKind.MISREPORTS,
    RelationKind.UPDATES,
    RelationKind.PART_OF,
)
_NAMED = 2  # speakers named of one answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One line: which answers, by their numbers (`1 conflicts with 2`), and why; `relation` is the first it tells."""

    pair: str
    text: str
    relation: Relation


def list_reasons(c: Comparison) -> list[Reason]:
    """What to say about how the answers stand to each other, the gravest first.

    All that contradict one answer share a line, whoever gives it. What the same two speakers say with the same figures
    elsewhere is not told again, nor updates that changed nothing.
    """
    numbers = {e.ref: n for n, e in enumerate(c.entries, start=1)}
    entries = {e.ref: e for e in c.entries}
    changes = {(d.after, d.before) for d in c.developments}
    told: set[str] = set()
    lines: list[Reason] = []
    for kind in _ORDER:
        if kind is RelationKind.CONFLICTS:
            lines += _tell_conflicts([r for r in c.relations if r.kind is kind], entries, numbers)
            continue
        for r in c.relations:
            if r.kind is not kind or (kind is RelationKind.UPDATES and (r.left, r.right) not in changes):
                continue
            key = str((kind, *sorted(str(_key(entries, ref)) for ref in (r.left, r.right))))
            if key not in told:
                told.add(key)
                lines.append(_tell_one(r, numbers))
    return lines


def _key(entries: dict[ClaimRef, SlotEntry], ref: ClaimRef) -> object:
    e = entries.get(ref)
    return (e.speaker, e.low, e.high) if e else ref.key


def _number(ref: ClaimRef, numbers: dict[ClaimRef, int]) -> str:
    return str(numbers[ref]) if ref in numbers else ref.address


def _tell_conflicts(
    relations: Sequence[Relation], entries: dict[ClaimRef, SlotEntry], numbers: dict[ClaimRef, int]
) -> list[Reason]:
    # By answer, in the order in which they were first given: each with those against it that are not told yet.
    against: dict[tuple[bool, bool, str], dict[str, list[Relation]]] = defaultdict(lambda: defaultdict(list))
    alone = []
    rank: dict[str, int] = {}
    for r in relations:
        if r.left not in entries or r.right not in entries or "figure" not in r.fields:
            alone.append(r)
            continue
        one, other = sorted((r.left, r.right), key=lambda ref: numbers[ref])
        for ref in (one, other):
            answer = write_answer(entries[ref])
            rank[answer] = min(rank.get(answer, numbers[ref]), numbers[ref])
        first, second = sorted((write_answer(entries[one]), write_answer(entries[other])), key=rank.__getitem__)
        against[(r.may_conflict, r.decided, first)][second].append(r)
    lines = []
    for (_, _, answer), others in sorted(against.items(), key=lambda g: (g[0][0], rank[g[0][2]])):
        pairs = [r for found in others.values() for r in found]
        if len(pairs) == 1:
            alone.append(pairs[0])
            continue
        own = {ref: None for r in pairs for ref in (r.left, r.right) if write_answer(entries[ref]) == answer}
        shown = ", ".join(
            _tell_answer(
                [ref for r in found for ref in (r.left, r.right) if write_answer(entries[ref]) == other], entries
            )
            for other, found in sorted(others.items(), key=lambda g: rank[g[0]])
        )
        theirs = {ref: None for r in pairs for ref in (r.left, r.right) if ref not in own}
        verb = write_verb(pairs[0]) if len(own) == 1 else write_verb(pairs[0]).replace("conflicts", "conflict")
        lines.append(
            Reason(
                pair=f"{_join(own, numbers)} {verb} {_join(theirs, numbers)}",
                text=f"{_tell_answer(list(own), entries)} against {shown}: {_why(pairs)}",
                relation=max(pairs, key=lambda r: (r.decided, r.score)),
            )
        )
    lines += [_tell_one(r, numbers) for r in alone]
    return sorted(lines, key=lambda line: line.relation.may_conflict)


def _tell_one(r: Relation, numbers: dict[ClaimRef, int]) -> Reason:
    pair = f"{_number(r.left, numbers)} {write_verb(r)} {_number(r.right, numbers)}"
    return Reason(pair=pair, text=r.reason, relation=r)


def _join(refs: dict[ClaimRef, None], numbers: dict[ClaimRef, int]) -> str:
    found = sorted(numbers[ref] for ref in refs)
    return ", ".join(map(str, found))


def _tell_answer(refs: Sequence[ClaimRef], entries: dict[ClaimRef, SlotEntry]) -> str:
    who = list(dict.fromkeys(write_speaker(entries[ref]).removeprefix("- ") for ref in refs))
    more = f" and {len(who) - _NAMED} more" if len(who) > _NAMED else ""
    return f"{write_answer(entries[refs[0]])} ({', '.join(who[:_NAMED])}{more})"


def _why(pairs: Sequence[Relation]) -> str:
    if pairs[0].may_conflict:
        return "one question, but one may have come after the other and updated it"
    return "one question, and no number fits both"
