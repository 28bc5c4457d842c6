from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.store import open_ledger

from ..store.readings import make_many, make_reading
from .gold import share_gold
from .server import Served, serve


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A workbench over four reports, for tests that change nothing."""
    path: Path = tmp_path_factory.mktemp("web") / "ledger.db"
    with open_ledger(path) as ledger:
        for reading in (make_reading(), *make_many(3, claims=30)):
            ledger.add(reading)
    with serve(path) as running:
        yield running


@pytest.fixture(scope="session")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the large gold story, compared."""
    return share_gold(tmp_path_factory)
