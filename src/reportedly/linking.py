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

from reportedly.link.align import index_words
from reportedly.link.cluster import ClusterOptions, cluster
from reportedly.link.copying import CopyOptions, Sheet, compare_sheets, find_worn
from reportedly.link.direction import Published
from reportedly.link.passage import Passage, lay_out, sample_shingles
from reportedly.link.terms import find_terms, unpack_terms, weigh_all, weigh_terms
from reportedly.model import Span
from reportedly.store import Ledger, copy_steps
from reportedly.store import story_steps as steps
from reportedly.store.story_decisions import replay_decisions

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
    copying: CopyOptions = field(default_factory=CopyOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking did: how many reports were new to it, and how many copies it found."""

    reports: int
    copies: int


def link_ledger(ledger: Ledger, options: LinkOptions | None = None) -> Linked:
    """Link all that is not linked yet; raises `LedgerError` where the ledger cannot be written."""
    options = options or LinkOptions()
    reports = copies = 0
    if _is_outdated(ledger):
        reports += _link_anew(ledger, options)
    while count := _link_next_stories(ledger, options):
        reports += count
    while (found := _link_copies(ledger, options)) is not None:
        copies += found
    return Linked(reports=reports, copies=copies)


def _is_outdated(ledger: Ledger) -> bool:
    with ledger.writing() as connection:
        return steps.is_outdated(connection, LINK_VERSION)


def _link_anew(ledger: Ledger, options: LinkOptions) -> int:
    # Other rules make other stories: all in one transaction, so that what people decided is never missing from them.
    reports = 0
    with ledger.writing() as connection:
        steps.forget_stories(connection)
        while count := _link_stories(connection, ledger.path, options):
            reports += count
        replay_decisions(connection, ledger.path)
    return reports


def _link_next_stories(ledger: Ledger, options: LinkOptions) -> int:
    with ledger.writing() as connection:
        return _link_stories(connection, ledger.path, options)


def name_story(report_id: str) -> str:
    """The id of the story that a report opens."""
    return hashlib.sha256(f"story:{report_id}".encode()).hexdigest()[:16]


@dataclass(slots=True)
class _Group:
    """Reports that stand together when clustering begins; `rest`: those of its story that are not loaded belong too."""

    reports: list[int]
    story: int | None = None
    anchor: bool = False
    decided: bool = False
    rest: bool = False


def _link_stories(connection: sqlite3.Connection, path: Path, options: LinkOptions) -> int:
    new = steps.select_unlinked(connection, path, options.chunk)
    if not new:
        return 0
    packed = {report.number: find_terms(report.text) for report in new}
    steps.insert_terms(connection, [(r.number, LINK_VERSION, name_story(r.id), packed[r.number]) for r in new])
    days = {report.number: _read_day(report.published) for report in new}
    keys = _choose_keys(connection, path, packed)
    steps.insert_keys(connection, keys)
    found = [story for story, _ in steps.find_candidates(connection, path, keys)]
    groups = [_Group([report.number]) for report in new]
    groups += _load_stories(connection, path, found, options, packed, days)
    together = _cluster(connection, path, groups, packed, days, options.cluster)
    _write(connection, groups, together, found)
    return len(new)


def _choose_keys(connection: sqlite3.Connection, path: Path, packed: dict[int, bytes]) -> dict[int, dict[int, float]]:
    weights = _weigh(connection, path, packed)
    keys = {}
    for report, terms in packed.items():
        vector = weigh_terms(terms, weights)
        keys[report] = dict(sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:_KEYS])
    return keys


def _weigh(connection: sqlite3.Connection, path: Path, packed: dict[int, bytes]) -> dict[int, float]:
    terms = {term for one in packed.values() for term, _ in unpack_terms(one)}
    counts = steps.count_term_stories(connection, path, terms)
    return weigh_all(packed.values(), counts, steps.count_stories(connection))


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
            groups.append(_Group([m.number for m in core], story, named, decided, rest=size > len(members)))
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
    weights = _weigh(connection, path, packed)
    reports = [report for group in groups for report in group.reports]
    place = {report: i for i, report in enumerate(reports)}
    vectors = [weigh_terms(packed[report], weights) for report in reports]
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
    # A story goes where the report is that opened it; of two in one group the one stays that a person decided about,
    # else the older one.
    placed: list[tuple[int, list[int]]] = []
    touched = set(found)
    for members in sorted(together):
        reports = [report for i in members for report in groups[i].reports]
        anchored = {
            story: groups[i].decided for i in members if groups[i].anchor and (story := groups[i].story) is not None
        }
        stories = sorted(anchored, key=lambda story: (not anchored[story], story))
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


def _link_copies(ledger: Ledger, options: LinkOptions) -> int | None:
    with ledger.writing() as connection:
        new = copy_steps.select_unprinted(connection, ledger.path, options.chunk)
        if not new:
            return None
        sources = copy_steps.select_sources(connection, ledger.path, new)
        passages = {report: lay_out(source.text) for report, source in sources.items()}
        samples = {report: sample_shingles(passage) for report, passage in passages.items()}
        copy_steps.forget_copies(connection, new)
        copy_steps.insert_fingerprints(connection, LINK_VERSION, samples)
        worn = copy_steps.find_worn_shingles(connection, ledger.path)
        pairs = copy_steps.find_pairs(connection, ledger.path, worn)
        known = {report for pair in pairs for report in pair[:2]} - set(sources)
        sources |= copy_steps.select_sources(connection, ledger.path, known)
        sheets = {r: _make_sheet(sources[r], worn, passages.get(r)) for pair in pairs for r in pair[:2]}
        copies = 0
        for one, other, same_story in pairs:
            copy, quotations = compare_sheets(
                sheets[one], sheets[other], same_story=same_story, options=options.copying
            )
            copy_steps.insert_quotations(connection, quotations)
            if copy:
                copy_steps.insert_copy(connection, copy)
                copies += 1
        return copies


def _make_sheet(source: copy_steps.Source, worn: frozenset[int], passage: Passage | None) -> Sheet:
    passage = passage or lay_out(source.text)
    return Sheet(
        published=Published(
            id=source.id,
            text=source.text,
            outlet=source.outlet,
            published=source.published,
            credits=source.credits,
        ),
        passage=passage,
        worn=find_worn(passage, sample_shingles(passage)[0], worn) if worn else frozenset(),
        index=index_words(passage.words),
        speakers=tuple((Span(start, end), name) for start, end, name in source.speakers),
    )


def _read_day(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None
