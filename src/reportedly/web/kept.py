"""What took long to find is kept while the ledger's file stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Generic, TypeVar

_Found = TypeVar("_Found")


def make_mark(ledger: Path) -> tuple[tuple[int, int], ...]:
    """What the file of a ledger, and the log beside it, look like now: any write changes that."""
    marks = []
    for path in (ledger, ledger.with_name(ledger.name + "-wal")):
        try:
            found = path.stat()
            # Whoever only reads makes an empty log and takes it away again.
            marks.append((found.st_mtime_ns, found.st_size) if found.st_size else (0, 0))
        except OSError:
            marks.append((0, 0))
    return tuple(marks)


class Kept(Generic[_Found]):
    """The last `most` things found, by what they were found for and the state of the ledger then."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, _Found] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, ledger: Path, key: Hashable, find: Callable[[], _Found]) -> _Found:
        """What was kept under `key`, or else what `find` finds now."""
        whole = (ledger, make_mark(ledger), key)  # taken first: what is written meanwhile shall not pass for old
        with self._lock:
            if whole in self._found:
                self._found.move_to_end(whole)
                return self._found[whole]
        found = find()
        with self._lock:
            self._found[whole] = found
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        return found
