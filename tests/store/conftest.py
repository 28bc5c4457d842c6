"""Every store passes one suite: tests that ask for `open_store` run once for each."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from reportedly.store import Ledger, open_ledger

STORES = {"sqlite": open_ledger}


@pytest.fixture(params=list(STORES))
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., Ledger]]:
    """Opens the store under test, the same file at each call; closes all at the end."""
    with ExitStack() as opened:

        def opener(**options: object) -> Ledger:
            return opened.enter_context(STORES[request.param](tmp_path / "ledger.db", **options))

        yield opener
