"""From paths to readings, document by document.

1. find      paths -> documents          (here, lazily)
2. read      document -> report          (in a worker)
3. extract   report -> reading           (in the same worker)
4. encode    reading -> one line of JSON (what comes back from it)

Storing is the caller's: `Ledger.add(outcome.reading)`, one transaction a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from reportedly.codec import decode_reading, encode_reading
from reportedly.model import Problem, Reading, Report
from reportedly.read import Document, ReadOptions, find_documents, read_document
from reportedly.workers import Done, WorkerOptions, count_cores, run_tasks

READING_VERSION = 2
"""Raised whenever the rules read differently: a ledger then reads what it holds anew when it is given again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOptions:
    """How a batch is read: what the user says of the reports, and how many workers may do what.

    `workers` are processes (None: one a core; 0: all in this process, without limits). A document may take
    `seconds` of wall time, its worker `memory` bytes. `bias` is the ISO code of a country that places likelier lie in.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    workers: int | None = None
    seconds: float = 60.0
    memory: int = 2_000_000_000
    bias: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one document: its reading, or the reason why it `failed`; `problems` are those of both."""

    path: str
    reading: Reading | None = None
    problems: tuple[Problem, ...] = ()
    failed: str | None = None


def read_batch(paths: Iterable[str | Path], options: BatchOptions | None = None) -> Iterator[Outcome]:
    """Read all reports that the paths lead to; outcomes stream in the order of the input under any worker count.

    What cannot be read, goes over a limit or crashes its worker comes back as failed, and the batch goes on. Raises
    `ModelError` where the models cannot be loaded.
    """
    options = options or BatchOptions()
    return read_documents(((found, options.read) for found in find_documents(paths, options.read)), options)


def read_documents(
    found: Iterable[tuple[Document | Problem, ReadOptions]], options: BatchOptions | None = None
) -> Iterator[Outcome]:
    """Read documents that are at hand, each with its own choices, as `read_batch` reads those of its paths."""
    options = options or BatchOptions()
    workers = WorkerOptions(
        task="reportedly.pipeline:run_document",
        initialiser="reportedly.pipeline:load_models",
        workers=count_cores() if options.workers is None else options.workers,
        seconds=options.seconds,
        memory=options.memory,
    )
    with closing(run_tasks(_list_jobs(found, options.bias), workers)) as done:
        yield from map(_conclude, done)


def load_models() -> None:
    """Load all that `run_document` needs, by reading one sentence; the parent process never loads it."""
    from reportedly.extract.assemble import extract_claims

    extract_claims(Report(text="Officials in Seoul said on Friday that about 20 had left.", published="2024-10-18"))


def run_document(payload: bytes) -> bytes:
    """Steps 2 to 4 on one packed document and its options; raises `InputError` where there is no report in it."""
    from reportedly.extract.assemble import extract_claims
    from reportedly.extract.place import PlaceOptions

    document, options, bias = msgspec.msgpack.decode(payload, type=tuple[Document, ReadOptions, str | None])
    report, problems = read_document(document, options)
    reading = extract_claims(report, PlaceOptions(bias=bias))
    return encode_reading(replace(reading, problems=problems + reading.problems))


def _list_jobs(
    documents: Iterable[tuple[Document | Problem, ReadOptions]], bias: str | None
) -> Iterator[tuple[str | Problem, bytes | None]]:
    for found, options in documents:
        packed = None if isinstance(found, Problem) else msgspec.msgpack.encode((found, options, bias))
        yield found if isinstance(found, Problem) else found.path, packed


def _conclude(done: Done[str | Problem]) -> Outcome:
    if isinstance(done.key, Problem):
        return Outcome(path=done.key.path or "", problems=(done.key,), failed=done.key.message)
    if done.result is None:
        failed = done.failed or "it was not read"
        return Outcome(path=done.key, problems=(Problem(message=failed, path=done.key),), failed=failed)
    reading = decode_reading(done.result)
    return Outcome(path=done.key, reading=reading, problems=reading.problems)
