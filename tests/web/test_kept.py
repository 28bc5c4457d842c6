"""What is kept is found anew after any write, and only so many things are."""

from pathlib import Path

from reportedly.store import open_ledger
from reportedly.web.kept import Kept

from ..store.readings import make_many


def test_a_write_makes_it_old(tmp_path: Path) -> None:
    path, found = tmp_path / "ledger.db", []
    kept: Kept[int] = Kept(2)

    def find() -> int:
        found.append(1)
        return len(found)

    with open_ledger(path) as ledger:
        first, second = make_many(2, claims=1)
        ledger.add(first)
        assert [kept.get(path, "a", find) for _ in range(3)] == [1, 1, 1]
        ledger.add(second)
        assert kept.get(path, "a", find) == 2
        assert [kept.get(path, key, find) for key in "bcab"] == [3, 4, 5, 6]
