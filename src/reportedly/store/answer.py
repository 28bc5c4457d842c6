"""What a ledger answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model import Claim, Reading


class Added(StrEnum):
    """What adding a reading did to the ledger."""

    NEW = "new"  # a text not known before
    UNCHANGED = "unchanged"  # known, with all that was said of it now
    REPLACED = "replaced"  # known, but read anew with other metadata or by newer rules
    PUBLICATION = "publication"  # a known text found elsewhere: kept as one more publication, the claims as they were


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim of the ledger with the reading it stands in; `number` is its place in the report, from 1."""

    reading: Reading
    claim: Claim
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a ledger holds; `agents` counts distinct names, `failures` documents that could not be read."""

    reports: int
    publications: int
    claims: int
    own_voice: int
    agents: int
    figures: int
    times: int
    places: int
    problems: int
    failures: int
