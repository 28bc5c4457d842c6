"""What is kept is found anew after any write, and only so many things are."""

from pathlib import Path

from reportedly.store import open_ledger
from reportedly.web.kept import Kept, make_mark

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


def test_reading_makes_nothing_old(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(make_many(1, claims=1)[0])
    marks = {make_mark(path)}
    for _ in range(3):
        with open_ledger(path, read_only=True) as ledger:
            assert ledger.counts().reports == 1
            marks.add(make_mark(path))
        marks.add(make_mark(path))
    assert len(marks) == 1
