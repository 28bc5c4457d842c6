"""The pool: lazily fed, in order, and no document can hold or break the batch."""

from __future__ import annotations

import os
import selectors
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from reportedly.errors import ModelError
from reportedly.workers.child import load_function
from reportedly.workers.frames import Say, describe
from reportedly.workers.process import Process

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerOptions:
    """How documents are run.

    `task` is the dotted name ("package.module:function") of `bytes -> bytes`, `initialiser` that of a function
    without arguments that loads models. `workers` processes run side by side; 0 runs all in this process, where
    nothing can be killed. `seconds` is the wall time a document may take, `memory` the bytes a worker may hold,
    models included. A document whose worker crashes is tried `tries` times. A worker is replaced after `recycle`
    documents, since models remember words. `start_seconds` is for loading models.
    """

    task: str
    initialiser: str | None = None
    workers: int = 1
    seconds: float = 60.0
    memory: int = 2_000_000_000
    tries: int = 2
    recycle: int = 2_000
    start_seconds: float = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[K]):
    """What became of a payload: its result, or the reason why there is none; `key` is what came with it."""

    key: K
    result: bytes | None = None
    failed: str | None = None


def run_tasks(jobs: Iterable[tuple[K, bytes | None]], options: WorkerOptions) -> Generator[Done[K]]:
    """Run a task on each payload; the results come in the order of the jobs, whatever the number of workers.

    Jobs are taken from the iterable only as workers become free, a few ahead of the results. A job without payload
    keeps its place and comes back with neither result nor reason. A document over its limits is killed with its
    worker and comes back as failed; so does one that raises, or crashes its worker `tries` times; the batch goes on.
    All workers end when the iterator is closed, when this process dies (also by `kill -9`) and on Ctrl-C. They are
    fresh interpreters: the calling script is not imported again and needs no `if __name__ == "__main__":`.

    Raises `ModelError` where the functions cannot be loaded or no worker can be started.

    >>> options = WorkerOptions(task="base64:b64encode", workers=0)
    >>> [(d.key, d.result) for d in run_tasks([("a", b"x"), ("b", None)], options)]
    [('a', b'eA=='), ('b', None)]
    """
    if options.workers <= 0:
        yield from _run_here(jobs, options)
        return
    pool = _Pool(iter(jobs), options)
    try:
        yield from pool.run()
    finally:
        pool.close()


def count_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run_here(jobs: Iterable[tuple[K, bytes | None]], options: WorkerOptions) -> Iterator[Done[K]]:
    task = load_function(options.task)
    if options.initialiser:
        load_function(options.initialiser)()
    for key, payload in jobs:
        try:
            done = Done(key=key, result=None if payload is None else task(payload))
        except Exception as error:
            done = Done(key=key, failed=describe(error))
        yield done


@dataclass(slots=True, eq=False)
class _Job(Generic[K]):
    key: K
    payload: bytes | None
    crashes: int = 0
    done: Done[K] | None = None

    def conclude(self, result: bytes | None = None, failed: str | None = None) -> None:
        self.done = Done(key=self.key, result=result, failed=failed)
        self.payload = None

    @property
    def size(self) -> int:
        result = self.done.result if self.done else None
        return len(self.payload or b"") + len(result or b"")


_MOST_START_FAILURES = 3
_MOST_BYTES_AHEAD = 64_000_000


class _Pool(Generic[K]):
    def __init__(self, jobs: Iterator[tuple[K, bytes | None]], options: WorkerOptions) -> None:
        self.jobs = jobs
        self.options = options
        self.selector = selectors.DefaultSelector()
        self.busy: dict[Process, _Job[K]] = {}
        self.idle: list[Process] = []
        self.pending: deque[_Job[K]] = deque()  # taken from the jobs and not yet given out, in order
        self.again: deque[_Job[K]] = deque()  # to be tried once more
        self.start_failures = 0

    def run(self) -> Iterator[Done[K]]:
        more = True
        while True:
            while self.pending and self.pending[0].done:
                done = self.pending.popleft().done
                if done is not None:
                    yield done
            if self._may_take():
                if self.again:
                    self._assign(self.again.popleft())
                    continue
                if more and self._may_look_ahead():
                    more = self._take()
                    continue
            if not self.pending and not more:
                return
            self._wait()

    def close(self) -> None:
        """End all workers."""
        for worker in [*self.busy, *self.idle]:
            worker.kill()
        self.busy.clear()
        self.idle.clear()
        self.selector.close()

    def _may_take(self) -> bool:
        return bool(self.idle) or len(self.busy) < self.options.workers

    def _may_look_ahead(self) -> bool:
        if len(self.pending) >= 4 * self.options.workers + 4:
            return False
        return not self.pending or sum(job.size for job in self.pending) < _MOST_BYTES_AHEAD

    def _take(self) -> bool:
        key_and_payload = next(self.jobs, None)
        if key_and_payload is None:
            return False
        job = _Job(*key_and_payload)
        self.pending.append(job)
        if job.payload is None:
            job.conclude()
        else:
            self._assign(job)
        return True

    def _assign(self, job: _Job[K]) -> None:
        if self.idle:
            worker = self.idle.pop()
        else:
            worker = Process(self.options.task, self.options.initialiser, self.options.memory)
            self.selector.register(worker.line, selectors.EVENT_READ, worker)
        allowed = self.options.seconds if worker.ready else self.options.start_seconds
        worker.deadline = time.monotonic() + allowed
        self.busy[worker] = job
        worker.send_task(job.payload or b"")
        self._watch(worker)

    def _watch(self, worker: Process) -> None:
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if worker.outgoing else 0)
        self.selector.modify(worker.line, events, worker)

    def _wait(self) -> None:
        soonest = min(worker.deadline for worker in self.busy)
        for key, events in self.selector.select(max(0.0, soonest - time.monotonic())):
            worker: Process = key.data
            if events & selectors.EVENT_WRITE:
                worker.push()
                self._watch(worker)
            if events & selectors.EVENT_READ:
                self._hear(worker)
        # Only after all answers were heard: one that came while the caller was busy elsewhere is in time.
        now = time.monotonic()
        for worker in [w for w in self.busy if w.deadline <= now]:
            self._stop_late(worker)

    def _hear(self, worker: Process) -> None:
        frames, alive = worker.hear()
        kept = True
        for frame in frames:
            if frame.kind is Say.READY:
                self.start_failures = 0
                worker.ready = True
                worker.deadline = time.monotonic() + self.options.seconds
            elif frame.kind is Say.BROKEN:
                raise ModelError(f"a worker could not start: {frame.content.decode()}")
            else:
                kept = self._finish(worker, frame.kind, frame.content)
        if kept and not alive:
            self._bury(worker)

    def _finish(self, worker: Process, kind: Say, content: bytes) -> bool:
        job = self.busy.pop(worker)
        worker.served += 1
        if kind is Say.RESULT:
            job.conclude(result=content)
        elif kind is Say.FAILED:
            job.conclude(failed=content.decode())
        else:
            job.conclude(failed=f"over the memory limit of {self.options.memory / 1e6:,.0f} MB")
        if kind is not Say.SPENT and worker.served < self.options.recycle:
            self.idle.append(worker)
            return True
        self._retire(worker)
        return False

    def _stop_late(self, worker: Process) -> None:
        job = self.busy.pop(worker)
        self._retire(worker)
        if worker.ready:
            job.conclude(failed=f"over the time limit of {self.options.seconds:g} s")
        else:
            self._start_failed(job, f"not ready after {self.options.start_seconds:g} s")

    def _bury(self, worker: Process) -> None:
        # The child is gone: a fault in C code, `os._exit`, a signal from outside.
        self.selector.unregister(worker.line)
        how = worker.bury()
        job = self.busy.pop(worker, None)
        if job is None:
            self.idle.remove(worker)
        elif not worker.ready:
            self._start_failed(job, f"it {how}")
        else:
            job.crashes += 1
            if job.crashes < self.options.tries:
                self.again.append(job)
            else:
                times = f", {job.crashes} times" if job.crashes > 1 else ""
                job.conclude(failed=f"its worker {how}{times}")

    def _start_failed(self, job: _Job[K], how: str) -> None:
        self.start_failures += 1
        if self.start_failures >= _MOST_START_FAILURES:
            raise ModelError(f"no worker could start: {how} ({self.options.memory / 1e6:,.0f} MB of memory allowed)")
        self.again.append(job)

    def _retire(self, worker: Process) -> None:
        self.selector.unregister(worker.line)
        worker.kill()
