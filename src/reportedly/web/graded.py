"""Under which keys the journal knows an agent: a grade is of whoever is meant, not of a name in one report.

Ids of agents hang on the reports they were joined from and may change with more of them, names do not. So a grade is
kept under a name, unless another agent bears the same one; then under the id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.store import Ledger
from reportedly.store.identities import IdentityLine, find_own_names

PREFIX = "agent:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """`new` is the key that a new grade of an agent is kept under, `known` are all under which there may be one."""

    new: str
    known: tuple[str, ...]


def find_keys(ledger: Ledger, lines: Sequence[IdentityLine]) -> dict[str, Keys]:
    """The keys of agents by their ids."""
    own = find_own_names(ledger, (line.id for line in lines))
    return {
        line.id: Keys(
            new=line.name if line.name in own[line.id] else PREFIX + line.id,
            known=(PREFIX + line.id, *own[line.id]),
        )
        for line in lines
    }
