"""Reports that are dropped or pasted: held in memory, read in worker processes, added as they are done.

What is sent is never written to disk by its name, and its name leads nowhere: it is only shown.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly.errors import InputError, ReportedlyError
from reportedly.model import Problem
from reportedly.pipeline import READING_VERSION, BatchOptions, read_documents
from reportedly.read import Document, ReadOptions, split_document
from reportedly.store import open_ledger
from reportedly.web.comparer import Comparer
from reportedly.web.page import Setting, answer_json
from reportedly.web.requests import take_body

MOST_BYTES = 20_000_000  # of one file
MOST_WAITING = 200_000_000  # bytes that wait to be read
_MOST_LINES = 500  # outcomes that are remembered
_LONGEST_WAIT = 3.0  # seconds a page waits for news
_WAIT = 60.0  # seconds a reading waits for another writer: it is worth more than a message


@dataclass(slots=True)
class Queue:
    """What waits, what is being read and what came of it; one thread reads as long as anything waits."""

    ledger: Path
    comparer: Comparer
    options: BatchOptions = field(default_factory=BatchOptions)
    lock: threading.Condition = field(default_factory=threading.Condition)
    waiting: deque[tuple[Document | Problem, ReadOptions]] = field(default_factory=deque)
    bytes_waiting: int = 0
    sent: int = 0
    done: int = 0
    lines: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=_MOST_LINES))
    thread: threading.Thread | None = None

    def put(self, found: list[tuple[Document | Problem, ReadOptions]]) -> None:
        """Add documents to what waits, and see that somebody reads; raises `HTTPException` where it is too much."""
        size = sum(len(d.data) for d, _ in found if isinstance(d, Document))
        with self.lock:
            if self.bytes_waiting + size > MOST_WAITING:
                raise HTTPException(413, f"more than {MOST_WAITING:,} bytes wait to be read; try again when some are")
            if self.thread is None and self.done == self.sent:
                self.sent = self.done = 0
            self.waiting.extend(found)
            self.bytes_waiting += size
            self.sent += len(found)
            if self.thread is None:
                self.thread = threading.Thread(target=self._run, name="reading", daemon=True)
                self.thread.start()

    def tell(self, after: int | None = None) -> dict[str, Any]:
        """How far the reading is, and what came of each report, the latest last.

        With `after` it waits, some seconds at most, until another number than that are done or all is.
        """
        with self.lock:
            if after is not None:
                self.lock.wait_for(lambda: self.thread is None or self.done != after, _LONGEST_WAIT)
            running = self.thread is not None
            return {"sent": self.sent, "done": self.done, "running": running, "reports": list(self.lines)}

    def _take(self) -> Iterator[tuple[Document | Problem, ReadOptions]]:
        while True:
            with self.lock:
                if not self.waiting:
                    return
                document, options = self.waiting.popleft()
                self.bytes_waiting -= len(document.data) if isinstance(document, Document) else 0
            yield document, options

    def _run(self) -> None:
        while True:
            try:
                self._read()
            except ReportedlyError as error:
                self._tell("", failed=str(error))
                with self.lock:  # nothing can be read: do not try the rest one by one
                    self.done += len(self.waiting)
                    self.waiting.clear()
                    self.bytes_waiting = 0
            with self.lock:
                if not self.waiting:
                    self.comparer.wake()
                    self.thread = None
                    self.done = self.sent
                    self.lock.notify_all()
                    return

    def _read(self) -> None:
        with open_ledger(self.ledger, wait=_WAIT) as ledger:
            for outcome in read_documents(self._take(), self.options):
                if outcome.reading is None:
                    reason = outcome.failed or "it could not be read"
                    ledger.add_failure(outcome.path, reason)
                    self._tell(outcome.path, failed=reason)
                else:
                    added = ledger.add(outcome.reading, version=READING_VERSION)
                    report = outcome.reading.report
                    self._tell(
                        outcome.path,
                        report=report.id,
                        added=added.value,
                        claims=len(outcome.reading.claims),
                        problems=len(outcome.problems),
                    )

    def _tell(self, path: str, **told: Any) -> None:
        with self.lock:
            self.done = min(self.sent, self.done + 1)
            self.lines.append({"name": path, **told})
            self.lock.notify_all()


def make_adding_routes(setting: Setting) -> list[Route]:
    """`/read` takes one file or text, `/reading.json` tells how far the reading is."""
    queue = Queue(ledger=setting.ledger, comparer=setting.comparer)

    async def add(request: Request) -> Response:
        data = await take_body(request, MOST_BYTES)
        query = request.query_params
        given = {k: query[k].strip()[:500] for k in ("date", "outlet", "title", "url") if query.get(k, "").strip()}
        try:
            options = ReadOptions(max_bytes=MOST_BYTES, **given)  # type: ignore[arg-type]
            name = query.get("name", "").strip()[:200] or "pasted text"
            found = await run_in_threadpool(lambda: list(split_document(name, data, options)))
        except InputError as error:
            raise HTTPException(400, str(error)) from None
        queue.put([(document, options) for document in found])
        return answer_json(queue.tell(), 202)

    async def tell(request: Request) -> Response:
        return answer_json(await run_in_threadpool(queue.tell, _take_number(request)))

    async def tell_comparing(request: Request) -> Response:
        return answer_json(await run_in_threadpool(setting.comparer.tell, _take_number(request)))

    return [
        Route("/read", add, methods=["POST"]),
        Route("/reading.json", tell, methods=["GET"]),
        Route("/comparing.json", tell_comparing, methods=["GET"]),
    ]


def _take_number(request: Request) -> int | None:
    after = request.query_params.get("after", "")
    return int(after[:9]) if after.isdecimal() and after.isascii() else None
