"""Ledgers of every released version open, and hold what was put in; a version is frozen once and never written again.

python -m tests.store.test_upgrade      freezes the present version, where that was not done before
"""

import gzip
import sqlite3
from pathlib import Path

import pytest

from reportedly.errors import LedgerError, NewerLedgerError
from reportedly.store import Added, migrations, open_ledger, opening

from .readings import make_many, make_reading

FROZEN = Path(__file__).parent / "ledgers"
READINGS = [make_reading(), *make_many(2, claims=3)]


@pytest.fixture
def later(monkeypatch):
    """A reportedly one version later, which keeps notes as well."""

    def m_later(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE note (claim INTEGER REFERENCES claim (number), words TEXT) STRICT")
        connection.execute("INSERT INTO note SELECT number, 'kept since ' || id FROM claim")

    steps = (*migrations.MIGRATIONS, m_later)
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    monkeypatch.setattr(opening, "LEDGER_VERSION", len(steps))
    opening._expected_schema.cache_clear()
    yield steps
    monkeypatch.undo()
    opening._expected_schema.cache_clear()


def thaw(name: str, folder: Path) -> Path:
    path = folder / "ledger.db"
    path.write_bytes(gzip.decompress((FROZEN / name).read_bytes()))
    return path


VERSIONS = sorted(path.name for path in FROZEN.glob("v*.gz"))


def test_this_version_is_frozen():
    assert f"v{migrations.LEDGER_VERSION}.db.gz" in VERSIONS


@pytest.mark.parametrize("name", VERSIONS)
def test_a_ledger_of_each_version_is_brought_up_to_date(name, tmp_path):
    path = thaw(name, tmp_path)
    with open_ledger(path) as ledger:
        assert list(ledger.readings()) == READINGS
        assert ledger.check() == []
        assert ledger.add(READINGS[0]) is Added.UNCHANGED
        assert ledger.add(make_reading(path="b.txt", outlet="Gazette")) is Added.PUBLICATION
        for reading in make_many(3, claims=2, seed=9):
            assert ledger.add(reading) is Added.NEW
        assert ledger.check() == []
    with open_ledger(path, read_only=True) as ledger:
        assert len(list(ledger.readings())) == 6


def test_an_upgrade_keeps_what_is_there_and_the_way_back_is_shut(tmp_path, later, monkeypatch):
    path = thaw("v1.db.gz", tmp_path)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="older version"):
        open_ledger(path, read_only=True)
    assert path.read_bytes() == before
    with open_ledger(path) as ledger:
        assert list(ledger.readings()) == READINGS
        assert ledger._connection.execute("SELECT count(*) FROM note").fetchone() == (10,)
        assert ledger.check() == []
    with open_ledger(path, read_only=True) as ledger:
        assert list(ledger.readings()) == READINGS
    monkeypatch.setattr(opening, "LEDGER_VERSION", len(later) - 1)
    with pytest.raises(NewerLedgerError):
        open_ledger(path)


def test_an_upgrade_that_fails_changes_nothing(tmp_path, later, monkeypatch):
    def m_broken(connection: sqlite3.Connection) -> None:
        connection.execute("DROP VIEW claims")
        connection.execute("SELECT * FROM nowhere")

    path = thaw("v1.db.gz", tmp_path)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS[:-1], m_broken))
    with pytest.raises(LedgerError, match="nowhere"):
        open_ledger(path)
    monkeypatch.undo()
    opening._expected_schema.cache_clear()
    with open_ledger(path) as ledger:
        assert list(ledger.readings()) == READINGS
        assert ledger.check() == []


def freeze() -> None:
    target = FROZEN / f"v{migrations.LEDGER_VERSION}.db.gz"
    if target.exists():
        raise SystemExit(f"{target.name} is frozen already")
    path = target.with_suffix("")
    with open_ledger(path) as ledger:
        for reading in READINGS:
            ledger.add(reading)
    target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    path.unlink()


if __name__ == "__main__":
    freeze()
