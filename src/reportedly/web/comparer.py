"""Stories and comparisons kept up to date behind the pages: one thread, awake only while something has changed."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly.briefing import compare_ledger
from reportedly.errors import NotFoundError, ReportedlyError
from reportedly.linking import link_ledger
from reportedly.store import Ledger, open_ledger
from reportedly.web.kept import make_mark
from reportedly.who import join_agents

_WAIT = 60.0  # seconds to wait for whoever writes
_LONGEST_WAIT = 3.0  # seconds a page waits for news
_REST = 10  # times as long as joining took it is left alone


@dataclass(slots=True)
class Comparer:
    """Links what is new and compares the stories that have changed; pages show what was kept last meanwhile.

    `wake` costs next to nothing where nothing has changed. What goes wrong is kept in `failed`, for the page to tell.
    """

    ledger: Path
    lock: threading.Condition = field(default_factory=threading.Condition)
    thread: threading.Thread | None = None
    again: bool = False
    known: tuple[tuple[int, int], ...] | None = None  # what the files looked like when all was compared last
    round: int = 0  # rises whenever something was compared
    failed: str | None = None
    ended: bool = False
    joined: float | None = None  # when the agents were joined last, and how many seconds that took
    join_took: float = 0.0
    joins: int = 0  # rises whenever agents were joined
    waits: bool = False  # whether they are to be joined again later

    def wake(self, first: str | None = None) -> None:
        """Look whether anything has changed and bring it up to date; the story `first` before the others."""
        with self.lock:
            if self.ended or (self.thread is None and make_mark(self.ledger) == self.known):
                return
            if self.thread is not None:
                self.again = True
                return
            self.thread = threading.Thread(target=self._run, args=(first,), name="comparing", daemon=True)
            self.thread.start()

    def tell(self, after: int | None = None) -> dict[str, Any]:
        """Whether it is at work and how often something changed; with `after` it waits some seconds for news."""
        with self.lock:
            if after is not None:
                self.lock.wait_for(lambda: self.thread is None or self.round != after, _LONGEST_WAIT)
            return {
                "running": self.thread is not None,
                "round": self.round,
                "joins": self.joins,
                "failed": self.failed,
            }

    def end(self) -> None:
        """Start nothing more, and wait until what runs has come to the end of its story."""
        with self.lock:
            self.ended = True
            thread = self.thread
        if thread is not None:
            thread.join()

    def _run(self, first: str | None) -> None:
        while True:
            failed = None
            try:
                self._bring_up_to_date(first)
            except ReportedlyError as error:
                failed = str(error)
            except Exception:
                # The thread ends here whatever happens: else the pages would wait for it for ever.
                logging.getLogger(__name__).exception("comparing failed")
                failed = "the reports could not be compared; the terminal that runs `reportedly serve` says more"
            with self.lock:
                self.failed = failed
                if self.again and not self.ended:
                    self.again = False
                    continue
                self.known = None if self.waits else make_mark(self.ledger)
                self.thread = None
                self.lock.notify_all()
                return

    def _bring_up_to_date(self, first: str | None) -> None:
        with open_ledger(self.ledger, wait=_WAIT) as ledger:
            if link_ledger(ledger).reports:
                self._count()
            stories = [story.id for story in ledger.stories()]
            for story in sorted(stories, key=lambda s: s != first):
                if self.ended:
                    return
                try:
                    if not ledger.is_compared(story):
                        for _ in compare_ledger(ledger, story):
                            self._count()
                except NotFoundError:
                    continue  # it went into another story since
            self._join(ledger)

    def _join(self, ledger: Ledger) -> None:
        # All agents are joined anew for every report that comes in: that shall take no more than a share of the time.
        begun = time.monotonic()
        if self.joined is not None and begun < self.joined + _REST * self.join_took:
            self.waits = True
            return
        self.waits = False
        if not self.ended and join_agents(ledger):
            self.joined = time.monotonic()
            self.join_took = self.joined - begun
            with self.lock:
                self.joins += 1

    def _count(self) -> None:
        with self.lock:
            self.round += 1
            self.lock.notify_all()
