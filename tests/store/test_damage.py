"""Flipped bytes: refused or read right, never a wrong reading, never another kind of error."""

import random
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from reportedly.errors import LedgerError, NotALedgerError, NotFoundError
from reportedly.model import Status
from reportedly.store import ClaimFilter, Order, open_ledger, rows

from .readings import make_many, make_reading


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "ledger.db"
    readings = make_many(6, claims=3)
    with open_ledger(path) as ledger:
        for reading in readings:
            ledger.add(reading)
    return path.read_bytes(), {reading.report.id: reading for reading in readings}


def damage(data: bytes, chance: random.Random) -> bytes:
    broken = bytearray(data)
    kind = chance.randrange(4)
    at = chance.randrange(len(broken))
    if kind == 0:
        broken[at] ^= 1 << chance.randrange(8)
    elif kind == 1:
        for _ in range(20):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
    elif kind == 2:
        page = at // 4096 * 4096
        broken[page : page + 4096] = bytes(4096)
    else:
        del broken[at:]
    return bytes(broken)


def use(path: Path, known: dict) -> None:
    """Do all that a user does; whatever comes back must be right."""
    told: list[str] = []
    for read_only in (True, False):
        try:
            with open_ledger(path, read_only=read_only) as ledger:
                for step in (
                    lambda: [check_reading(r, known) for r in ledger.readings()],
                    lambda: [check_reading(e.reading, known) for e in ledger.claims(order=Order.SOURCE, limit=20)],
                    lambda: list(ledger.claims(ClaimFilter(text="reached", place="Selby", status=(Status.DENIED,)))),
                    ledger.counts,
                    ledger.check,
                    lambda: ledger.claim("3"),
                    lambda: None if ledger.read_only else ledger.add(make_reading()),
                    lambda: None if ledger.read_only else ledger.add(next(iter(known.values()))),
                ):
                    with suppress(LedgerError, NotFoundError):
                        step()
        except LedgerError as error:
            told.append(str(error))
    assert [line for line in told if str(path) not in line or "\n" in line] == []


def check_reading(reading, known) -> None:
    if reading.report.id != make_reading().report.id:
        assert reading == known[reading.report.id]


@pytest.mark.parametrize("seed", range(4))
def test_damage_is_never_read_as_truth(seed, sound, tmp_path):
    data, known = sound
    chance = random.Random(seed)
    for number in range(40):
        path = tmp_path / f"{number}.db"
        path.write_bytes(damage(data, chance))
        use(path, known)


def test_check_finds_what_was_changed(sound, tmp_path):
    data, _ = sound
    changes = {
        "UPDATE report SET text = text || '!' WHERE number = 1": "its text is not",
        "DELETE FROM claim WHERE number = 2": "its rows are not",
        "UPDATE report SET reading = x'789c' WHERE number = 2": "is damaged",
        "UPDATE report SET id = 'abc' WHERE number = 3": "of another text",
        "UPDATE report SET reading = (SELECT reading FROM report WHERE number = 1) WHERE number = 2": "of another text",
        "INSERT INTO agent (report, id, name, kind) VALUES (99, 'a', 'b', 'person')": "leads to no report",
        "INSERT INTO report_search (rowid, title, text) VALUES (77, 'a', 'b')": "report_search",
    }
    for number, (change, finding) in enumerate(changes.items()):
        path = tmp_path / f"{number}.db"
        path.write_bytes(data)
        with open_ledger(path) as ledger:
            assert ledger.check() == []
            ledger._connection.execute("PRAGMA foreign_keys = OFF")
            ledger._connection.execute(change)
            assert any(finding in line for line in ledger.check()), change


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b"3", b'{"report": 1}', b'{"claims": []}', b'{"claims": [3]}', b"\xff"]
)
def test_what_is_packed_well_but_no_reading(line, sound, tmp_path):
    data, _ = sound
    path = tmp_path / "odd.db"
    path.write_bytes(data)
    with open_ledger(path) as ledger:
        ledger._connection.execute("UPDATE report SET reading = ?", (zlib.compress(line),))
        with pytest.raises(NotALedgerError, match="damaged"):
            list(ledger.readings())
        assert len(ledger.check()) == 6


def test_a_packed_bomb_does_not_fill_the_memory(sound, tmp_path, monkeypatch):
    data, _ = sound
    path = tmp_path / "bomb.db"
    path.write_bytes(data)
    monkeypatch.setattr(rows, "_LARGEST", 100_000)
    with open_ledger(path) as ledger:
        ledger._connection.execute("UPDATE report SET reading = ?", (zlib.compress(b" " * 10**8),))
        with pytest.raises(LedgerError, match="damaged"):
            list(ledger.readings())
