"""From a ledger of readings to stories and copies: the links between reports, kept in the ledger.

1. stories   what is new joins a story or opens one, a chunk of reports at a time
2. copies    what is new is held against what shares its words

Each chunk is one transaction: a process killed at any point leaves whole steps behind, and the next call goes on from
there. What is linked already is not looked at again, so a second call changes nothing.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportedly.link.cluster import ClusterOptions, cluster
from reportedly.link.terms import find_terms, unpack_terms, weigh, weigh_terms
from reportedly.store import Ledger
from reportedly.store import story_steps as steps

LINK_VERSION = 1
"""Raised whenever the rules link differently."""

_KEYS = 24  # terms that a report is found by


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOptions:
    """How reports are linked: a `chunk` is one transaction; of a story the `latest` reports are compared.

    Of those the `loose` latest may leave it again, where what came in since shows two stories in one. No more than
    `groups` of reports are compared at a time.
    """

    chunk: int = 256
    latest: int = 200
    loose: int = 60
    groups: int = 1500
    cluster: ClusterOptions = field(default_factory=ClusterOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking did: how many reports were new to it."""

    reports: int


def link_ledger(ledger: Ledger, options: LinkOptions | None = None) -> Linked:
    """Link all that is not linked yet; raises `LedgerError` where the ledger cannot be written."""
    options = options or LinkOptions()
    reports = 0
    while count := _link_stories(ledger, options):
        reports += count
    return Linked(reports=reports)


def name_story(report_id: str) -> str:
    """The id of the story that a report opens."""
    return hashlib.sha256(f"story:{report_id}".encode()).hexdigest()[:16]


@dataclass(slots=True)
class _Group:
    """Reports that stand together when clustering begins; `rest`: those of its story that are not loaded belong too."""

    reports: list[int]
    story: int | None = None
    anchor: bool = False
    rest: bool = False


def _link_stories(ledger: Ledger, options: LinkOptions) -> int:
    with ledger.writing() as connection:
        new = steps.select_unlinked(connection, ledger.path, options.chunk)
        if not new:
            return 0
        packed = {report.number: find_terms(report.text) for report in new}
        steps.insert_terms(connection, [(r.number, LINK_VERSION, name_story(r.id), packed[r.number]) for r in new])
        days = {report.number: _read_day(report.published) for report in new}
        keys = _choose_keys(connection, ledger.path, packed)
        steps.insert_keys(connection, keys)
        found = [story for story, _ in steps.find_candidates(connection, ledger.path, keys)]
        groups = [_Group([report.number]) for report in new]
        groups += _load_stories(connection, ledger.path, found, options, packed, days)
        together = _cluster(connection, ledger.path, groups, packed, days, options.cluster)
        _write(connection, groups, together, found)
        return len(new)


def _choose_keys(connection: sqlite3.Connection, path: Path, packed: dict[int, bytes]) -> dict[int, dict[int, float]]:
    counts, among = _count_terms(connection, path, packed)
    keys = {}
    for report, terms in packed.items():
        weights = weigh_terms(terms, counts, among)
        keys[report] = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEYS])
    return keys


def _count_terms(connection: sqlite3.Connection, path: Path, packed: dict[int, bytes]) -> tuple[dict[int, int], int]:
    terms = {term for one in packed.values() for term, _ in unpack_terms(one)}
    return steps.count_term_stories(connection, path, terms), steps.count_stories(connection)


def _load_stories(
    connection: sqlite3.Connection,
    path: Path,
    found: Sequence[int],
    options: LinkOptions,
    packed: dict[int, bytes],
    days: dict[int, int | None],
) -> list[_Group]:
    # The likeliest stories come first: while there is room their latest reports are free to leave again.
    groups: list[_Group] = []
    room = options.groups - len(packed)
    for story, (_, size, decided) in steps.select_stories(connection, path, found).items():
        if room < 1:
            break
        members = steps.select_members(connection, path, story, options.latest)
        for member in members:
            packed[member.number], days[member.number] = member.terms, _read_day(member.published)
        free = 0 if decided else min(options.loose, len(members), room - 1)
        groups += [_Group([m.number], story, m.opens) for m in members[:free]]
        if core := members[free:]:
            named = any(m.opens for m in core) or not any(m.opens for m in members[:free])
            groups.append(_Group([m.number for m in core], story, named, rest=size > len(members)))
        room -= free + bool(core)
    return groups


def _cluster(
    connection: sqlite3.Connection,
    path: Path,
    groups: list[_Group],
    packed: dict[int, bytes],
    days: dict[int, int | None],
    options: ClusterOptions,
) -> list[list[int]]:
    counts, among = _count_terms(connection, path, packed)
    reports = [report for group in groups for report in group.reports]
    place = {report: i for i, report in enumerate(reports)}
    vectors = [weigh_terms(packed[report], counts, among) for report in reports]
    weights = {term: weigh(term, counts.get(term, 0), among) for vector in vectors for term in vector}
    of_story: dict[int, list[int]] = {}
    for i, group in enumerate(groups):
        if group.story is not None:
            of_story.setdefault(group.story, []).append(i)
    apart = [
        (a, b)
        for one, other in steps.select_apart(connection, path, list(of_story))
        for a in of_story[one]
        for b in of_story[other]
    ]
    together = [[place[report] for report in group.reports] for group in groups]
    return cluster(vectors, weights, [days[report] for report in reports], together, apart, options)


def _write(connection: sqlite3.Connection, groups: list[_Group], together: list[list[int]], found: list[int]) -> None:
    # A story goes where the report is that opened it; of two in one group the older one stays.
    placed: list[tuple[int, list[int]]] = []
    touched = set(found)
    for members in sorted(together):
        reports = [report for i in members for report in groups[i].reports]
        stories = sorted({story for i in members if groups[i].anchor and (story := groups[i].story) is not None})
        target = stories[0] if stories else steps.open_story(connection, reports)
        for i in members:
            if groups[i].rest and (story := groups[i].story) not in (None, target):
                steps.move_rest(connection, int(story or 0), target)
        for story in stories[1:]:
            steps.join_stories(connection, story, target)
        placed.append((target, reports))
        touched.add(target)
    for target, reports in placed:
        steps.move_reports(connection, reports, target)
    steps.settle_stories(connection, touched)


def _read_day(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None
