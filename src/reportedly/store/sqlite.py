"""The ledger as one SQLite file: one writer at a time, any number of readers beside it."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reportedly.errors import NotFoundError
from reportedly.model import Comparison, Copy, Decision, Reading, SharedQuotation, Story
from reportedly.store.adding import add_reading, load_publications
from reportedly.store.answer import Added, Counts, Entry
from reportedly.store.check import find_damage
from reportedly.store.comparisons import is_compared, keep_comparisons, load_comparisons, make_fingerprint
from reportedly.store.copies import load_copies, load_quotations
from reportedly.store.faults import Kind, check_types, explain_faults
from reportedly.store.filter import ClaimFilter, Order, build_condition, order_by
from reportedly.store.journal import add_decision, load_decisions, refuse_unseen
from reportedly.store.opening import connect
from reportedly.store.publication import Publication
from reportedly.store.rows import pack_reading, unpack_reading
from reportedly.store.stories import find_story, load_stories
from reportedly.store.story_decisions import apply_decision, complete_decision

_WAIT = 10.0  # seconds
_SLOWEST = 20.0  # seconds a search may take
_CHUNK = 200
_NUMBERED = re.compile(r"(?:([0-9a-fA-F]{4,64}):)?([0-9]{1,9})")


def open_ledger(
    path: str | PathLike[str], *, read_only: bool = False, wait: float = _WAIT, patience: float = _SLOWEST
) -> Ledger:
    """Open the ledger in the file at `path`; a file that is not there yet is made, unless it may only be read.

    `wait` is how long, in seconds, a write waits for another writer, `patience` how long one search may take. Raises
    `LedgerError` or one of its kinds where the file cannot be used, `NotFoundError` where it is to be read and is not
    there.

    >>> import tempfile
    >>> from reportedly.model import Reading, Report
    >>> with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/ledger.db") as ledger:
    ...     str(ledger.add(Reading(report=Report(text="Yonhap said so."))))
    'new'
    """
    return Ledger(Path(path), read_only=read_only, wait=wait, patience=patience)


class Ledger:
    """Readings kept in one file; open it with `open_ledger` and close it, best by `with`.

    A reading is kept whole or not at all, in one transaction: what `add` returned for survives a killed process and a
    power cut. Every method raises `LedgerError` or one of its kinds where the file cannot be used any more.
    """

    def __init__(self, path: Path, *, read_only: bool = False, wait: float = _WAIT, patience: float = _SLOWEST) -> None:
        self.path = path
        self._patience = patience
        self.read_only = read_only
        self._connection = connect(path, read_only=read_only, wait=wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the last to do so folds the log beside it into it."""
        self._connection.close()

    def add(self, reading: Reading, *, version: int = 1, anew: bool = False) -> Added:
        """Keep a reading, and say what that changed; `version` is that of the rules that read it.

        The report is known by its text alone. A text found elsewhere becomes a further publication of the same report,
        whose claims stay. The same publication with other or more metadata, or read by newer rules, replaces the
        reading; with the same or less metadata it changes nothing, unless `anew` says that it was read in another way
        (with a --bias) and comes out otherwise.
        """
        packed = pack_reading(reading)
        with self.writing() as connection:
            done = add_reading(connection, self.path, reading, packed, version, anew=anew)
            if reading.report.path is not None:
                connection.execute("DELETE FROM failure WHERE path = ?", (reading.report.path,))
        return done

    def add_failure(self, path: str, message: str) -> None:
        """Record that the document at `path` could not be read, and why; a later success takes it off again."""
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO failure VALUES (?, ?)", (path, message))

    def failures(self) -> list[tuple[str, str]]:
        """The documents that could not be read, by path, with the reasons."""
        return self.query((str, str), "SELECT path, message FROM failure ORDER BY path")

    def reading(self, report_id: str) -> Reading:
        """The reading of the report with that id, or the only one whose id starts so; else `NotFoundError`."""
        rows = self.query(
            (str,), "SELECT id FROM report WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 3", (report_id.lower(),)
        )
        if len(rows) != 1:
            told = f"fits {'several' if rows else 'no'} report{'s' if rows else ''} in {self.path}"
            raise NotFoundError(f"{report_id}: {told}; see: reportedly claims --db {self.path}")
        return self._load(rows[0][0])

    def readings(self, wanted: ClaimFilter | None = None) -> Iterator[Reading]:
        """All readings as they were first kept, one in memory at a time.

        With a filter only the claims that meet it, and only the reports that have any.
        """
        last, chunk = 0, "SELECT number, id FROM report WHERE number > ? ORDER BY 1 LIMIT ?"
        while rows := self.query((int, str), chunk, (last, _CHUNK)):
            chosen = self._choose(wanted, rows[0][0], rows[-1][0]) if wanted else None
            for number, report_id in rows:
                if chosen is None:
                    yield self._load(report_id)
                elif ids := chosen.get(number):
                    reading = self._load(report_id)
                    yield _with_claims(reading, ids)
            last = rows[-1][0]

    def claims(
        self,
        wanted: ClaimFilter | None = None,
        order: Order = Order.REPORT,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[Entry]:
        """The claims that meet a filter, sorted; `limit` and `offset` cut out a page."""
        condition, values = build_condition(wanted or ClaimFilter())
        rows = self.query(
            _CLAIM,
            f"{_CLAIMS} {condition} ORDER BY {order_by(order)} LIMIT ? OFFSET ?",
            [*values, -1 if limit is None else limit, offset],
        )
        load = lru_cache(maxsize=64)(self._load)
        for report_id, position, claim_id in rows:
            if entry := _find_entry(load(report_id), position, claim_id):
                yield entry

    def count_claims(self, wanted: ClaimFilter | None = None) -> int:
        """How many claims meet a filter."""
        condition, values = build_condition(wanted or ClaimFilter())
        return int(self.query((int,), f"SELECT count(*) FROM claim AS c WHERE {condition}", values)[0][0])  # noqa: S608

    def claim(self, name: str) -> Entry:
        """One claim, by its id or the start of it, or by report and number ("3f2a91c0:9").

        The number alone does where the ledger holds one report. Raises `NotFoundError` where none or several fit.
        """
        rows = self._find_claims(name.strip())
        if len(rows) == 1:
            report_id, position, claim_id = rows[0]
            if entry := _find_entry(self._load(report_id), position, claim_id):
                return entry
        if len(rows) < 2:
            raise NotFoundError(f"{name}: no such claim in {self.path}; see: reportedly claims --db {self.path}")
        some = ", ".join(f"{report_id[:8]}:{position}" for report_id, position, _ in rows[:3])
        raise NotFoundError(f"{name}: fits several claims in {self.path}; say which: {some} ...")

    def publications(self, report_id: str) -> list[Publication]:
        """All places where the report was published or found, in the order they were kept."""
        found = self.query((int,), "SELECT number FROM report WHERE id = ?", (report_id,))
        with explain_faults(self.path):
            return load_publications(self._connection, self.path, found[0][0]) if found else []

    def counts(self) -> Counts:
        """How much the ledger holds."""
        terms = ", ".join(f"(SELECT count(*) FROM {table})" for table in _COUNTED)  # noqa: S608
        row = self.query(
            (int,) * (len(_COUNTED) + 2),
            f"SELECT {terms}, (SELECT count(*) FROM claim WHERE attribution IS NULL), "  # noqa: S608
            "(SELECT count(DISTINCT name) FROM agent)",
        )[0]
        return Counts(**dict(zip([*_COUNTED.values(), "own_voice", "agents"], row, strict=True)))

    def stories(self) -> list[Story]:
        """All stories that `reportedly.linking` made, the latest first."""
        with explain_faults(self.path):
            return load_stories(self._connection, self.path)

    def story(self, name: str) -> Story:
        """The story whose id starts so, or that holds the report whose id does; else `NotFoundError`."""
        with explain_faults(self.path):
            return load_stories(self._connection, self.path, (find_story(self._connection, self.path, name),))[0]

    def copies(self, report_id: str | None = None, *, story: str | None = None) -> list[Copy]:
        """All copies that `reportedly.linking` found; those that one report is source or copy of; those of a story."""
        with explain_faults(self.path):
            number = find_story(self._connection, self.path, story) if story is not None else None
            return load_copies(self._connection, self.path, report_id, number)

    def quotations(self, report_id: str | None = None, *, story: str | None = None) -> list[SharedQuotation]:
        """All quotations of one speaker that two reports share; those of one report; those of a story."""
        with explain_faults(self.path):
            number = find_story(self._connection, self.path, story) if story is not None else None
            return load_quotations(self._connection, self.path, report_id, number)

    def comparisons(self, story: str) -> list[Comparison] | None:
        """What is kept of a story's comparisons, in their order; None where they have to be made (again)."""
        with explain_faults(self.path):
            number = find_story(self._connection, self.path, story)
            fingerprint = make_fingerprint(self._connection, self.path, number)
            return load_comparisons(self._connection, self.path, number, fingerprint)

    def fingerprint(self, story: str) -> str:
        """What a story's comparisons are made from, as a hash: it changes with its reports and with what is decided."""
        with explain_faults(self.path):
            return make_fingerprint(self._connection, self.path, find_story(self._connection, self.path, story))

    def is_compared(self, story: str) -> bool:
        """Whether what is kept of a story's comparisons was made from what the ledger holds now."""
        with explain_faults(self.path):
            number = find_story(self._connection, self.path, story)
            return is_compared(self._connection, number, make_fingerprint(self._connection, self.path, number))

    def keep_comparisons(self, story: str, comparisons: Sequence[Comparison], made_from: str) -> None:
        """Keep a story's comparisons in the place of those it had, with the `fingerprint` of what they were made from.

        Taken before the story was read, it tells later that something was added or decided while it was compared.
        """
        with self.writing() as connection:
            number = find_story(connection, self.path, story)
            keep_comparisons(connection, number, made_from, comparisons)

    def decide(self, decision: Decision, *, seen: int | None = None) -> Decision:
        """Write what a person decided into the journal, and return it with its number.

        The journal is only added to. What is in force already on the same keys is not written twice. Raises
        `NotFoundError` for an undo of what is not there or not in force, and for a story or report that is not there.

        About stories: `split` has the story and the reports that leave it as keys (ids or the starts of them), `merge`
        the stories, `pin` the story that nobody may join or leave. The stories change with it, and back with an undo.

        `seen` is the number of the last decision about these keys that the person knows of (0: none): where there is
        a later one, also an undo, nothing is written and `DecidedError` tells it.
        """
        with self.writing() as connection:
            if seen is not None:
                refuse_unseen(load_decisions(connection, self.path, in_force=False), decision, seen)
            decision = complete_decision(connection, self.path, decision)
            if decision.number is not None:
                return decision
            made = add_decision(connection, self.path, decision)
            apply_decision(connection, self.path, made)
            return made

    def decisions(self, key: str | None = None, *, in_force: bool = True) -> list[Decision]:
        """What people decided, in order; of one key only, where one is given; without what was undone."""
        with explain_faults(self.path):
            found = load_decisions(self._connection, self.path, in_force=in_force)
        return [d for d in found if key is None or key in d.keys]

    def check(self) -> list[str]:
        """What is wrong with the file, a line each; nothing where it is sound. Reads all of it."""
        with explain_faults(self.path):
            return list(find_damage(self._connection, self.path))

    def _find_claims(self, name: str) -> list[Any]:
        numbered = _NUMBERED.fullmatch(name)
        if numbered and (numbered[1] or self.query((int,), "SELECT count(*) FROM report")[0][0] == 1):
            start = (numbered[1] or "").lower()
            in_report = f"{_CLAIMS} r.id >= ? AND r.id < ? AND c.position = ? LIMIT 4"
            found = self.query(_CLAIM, in_report, (start, start + "g", int(numbered[2])))
            if found or numbered[1]:
                return found
        exact = self.query(_CLAIM, f"{_CLAIMS} c.id = ? LIMIT 4", (name,))
        # Ids are compared byte by byte, so all that start with the name lie between it and it with the last letter.
        return exact or self.query(_CLAIM, f"{_CLAIMS} c.id >= ? AND c.id < ? LIMIT 4", (name, name + "\U0010ffff"))

    def _choose(self, wanted: ClaimFilter, first: int, last: int) -> dict[int, set[str]]:
        condition, values = build_condition(wanted)
        chosen: dict[int, set[str]] = {}
        for number, claim_id in self.query(
            (int, str),
            f"SELECT c.report, c.id FROM claim AS c WHERE c.report BETWEEN ? AND ? AND {condition}",  # noqa: S608
            [first, last, *values],
        ):
            chosen.setdefault(number, set()).add(claim_id)
        return chosen

    def _load(self, report_id: str) -> Reading:
        rows = self.query((bytes,), "SELECT reading FROM report WHERE id = ?", (report_id,))
        if not rows:
            raise NotFoundError(f"{report_id[:8]}: no longer in {self.path}")
        return unpack_reading(rows[0][0], report_id, self.path)

    def query(self, types: Sequence[Kind], sql: str, values: Any = ()) -> list[Any]:
        """The rows of one SELECT whose values are of those types, for what no other method answers."""
        # Nobody's search shall hold the program for ever: the clock is looked at every so many steps.
        end = time.monotonic() + self._patience
        with explain_faults(self.path):
            self._connection.set_progress_handler(lambda: time.monotonic() > end, 100_000)
            try:
                rows = self._connection.execute(sql, [_bind(value) for value in values]).fetchall()
            finally:
                self._connection.set_progress_handler(None, 0)
        return check_types(rows, types, self.path)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all that is done with the connection inside the block is kept at its end, or nothing is.

        For steps of this package over the ledger's tables. Raises `LedgerError` or one of its kinds.
        """
        with explain_faults(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


_CLAIMS = "SELECT r.id, c.position, c.id FROM claim AS c JOIN report AS r ON r.number = c.report WHERE"
_CLAIM = (str, int, str)
_COUNTED = {
    "report": "reports",
    "publication": "publications",
    "claim": "claims",
    "figure": "figures",
    "time": "times",
    "place": "places",
    "problem": "problems",
    "failure": "failures",
}


def _find_entry(reading: Reading, position: int, claim_id: str) -> Entry | None:
    # None where somebody has replaced the reading since the list was made.
    if 0 < position <= len(reading.claims) and reading.claims[position - 1].id == claim_id:
        return Entry(reading=reading, claim=reading.claims[position - 1], number=position)
    return None


def _bind(value: Any) -> Any:
    # What UTF-8 cannot hold is in no ledger: asked for, it finds nothing.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _with_claims(reading: Reading, ids: set[str]) -> Reading:
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.id in ids))
