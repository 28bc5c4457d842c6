"""The large gold story as `read` and `compare` leave it in a ledger."""

import fcntl
import os
from pathlib import Path

import pytest
from gold.stories import load_reports

from reportedly.briefing import compare_ledger
from reportedly.extract.assemble import extract_claims
from reportedly.store import open_ledger

GOLD = "border-clash"


def read_gold(path: Path) -> Path:
    with open_ledger(path) as ledger:
        for report in load_reports(GOLD).values():
            ledger.add(extract_claims(report))
        for _ in compare_ledger(ledger):
            pass
    return path


def share_gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That ledger, read once for all workers of a run; to be copied by whoever writes to it."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    path = folder / "gold.db"
    with (folder / "gold.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            read_gold(folder / "gold-part.db").rename(path)
    return path
