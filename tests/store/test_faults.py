"""Killed, full, locked, watched: the ledger stays sound and keeps what it reported."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reportedly.errors import LedgerError, LedgerFullError
from reportedly.model import Reading
from reportedly.store import Added, ClaimFilter, Ledger, open_ledger

from .readings import make_many, make_reading

ROOT = Path(__file__).parents[2]


def start_writer(path: Path, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.store.writer", str(path), *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": ""})


def read_reported(lines: list[str]) -> dict[str, int]:
    """The reports that the writer called done, with their claims; a last line cut off by the kill does not count."""
    whole = [line.split() for line in lines if line.endswith("\n")]
    return {words[0]: int(words[1]) for words in whole if len(words) == 2 and len(words[0]) == 64}


def check_keeps(path: Path, reported: dict[str, int]) -> None:
    with open_ledger(path) as ledger:
        assert ledger.check() == []
        held = {reading.report.id: len(reading.claims) for reading in ledger.readings()}
        rows = dict(
            ledger._connection.execute(
                "SELECT r.id, count(*) FROM report r JOIN claim c ON c.report = r.number GROUP BY 1"
            )
        )
    assert reported.items() <= held.items()
    assert rows == held, "a report that was not reported is there whole or not at all"


def test_killed_at_any_point_it_is_sound_and_goes_on(tmp_path):
    chance = random.Random(7)
    path = tmp_path / "ledger.db"
    reported: dict[str, int] = {}
    killed = 0
    for _ in range(8):
        writer = start_writer(path, 150, 1)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.25))
        writer.send_signal(signal.SIGKILL)
        reported |= read_reported(writer.stdout.readlines())
        killed += writer.wait() == -signal.SIGKILL
        writer.stdout.close()
        check_keeps(path, reported)
    assert killed >= 4, "the writer must be killed in mid-work for this to test anything"
    writer = start_writer(path, 150, 1)
    reported |= read_reported(writer.communicate()[0].splitlines(keepends=True))
    assert len(reported) == 150
    check_keeps(path, reported)


def test_killed_while_it_is_made(tmp_path):
    for delay in (0.0, 0.05, 0.1, 0.12, 0.14, 0.16, 0.2):
        path = tmp_path / f"{delay}.db"
        writer = start_writer(path, 1, 1)
        time.sleep(delay)
        writer.kill()
        writer.communicate()
        with open_ledger(path) as ledger:
            assert ledger.check() == []
            assert ledger.add(make_reading()) is Added.NEW


@pytest.mark.parametrize("limit", [200_000, 400_000, 1_000_000])
def test_a_file_that_may_not_grow(limit, tmp_path):
    path = tmp_path / "ledger.db"
    writer = start_writer(path, 300, 1, limit)
    lines = writer.communicate()[0].splitlines(keepends=True)
    assert writer.returncode == 3
    assert lines[-1].startswith("LedgerFullError")
    assert str(path) in lines[-1]
    reported = read_reported(lines)
    check_keeps(path, reported)
    with open_ledger(path) as ledger:
        assert ledger.add(make_reading()) is Added.NEW


def keep_all(ledger: Ledger, readings: list[Reading], kept: dict[str, int]) -> None:
    for reading in readings:
        ledger.add(reading)
        kept[reading.report.id] = len(reading.claims)


def test_a_full_disk(tmp_path):
    path = tmp_path / "ledger.db"
    readings = make_many(300, claims=6)
    kept = {}
    with open_ledger(path) as ledger:
        ledger._connection.execute("PRAGMA max_page_count = 200")
        with pytest.raises(LedgerFullError, match="no room to write"):
            keep_all(ledger, readings, kept)
        assert kept
        # Still open and of use: reading goes on, and so does writing once there is room.
        assert ledger.counts().reports == len(kept)
        with pytest.raises(LedgerFullError):
            ledger.add(readings[len(kept)])
        ledger._connection.execute("PRAGMA max_page_count = 100000")
        assert ledger.add(readings[len(kept)]) is Added.NEW
    check_keeps(path, kept)


def test_a_second_writer_waits_and_then_says_so(tmp_path):
    path = tmp_path / "ledger.db"
    with open_ledger(path) as first, open_ledger(path, wait=0.2) as second:
        first._connection.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(LedgerError, match="another program is writing"):
            second.add(make_reading())
        assert 0.15 < time.monotonic() - began < 5
        first._connection.execute("ROLLBACK")
        assert second.add(make_reading()) is Added.NEW
        assert first.add(make_reading()) is Added.UNCHANGED


def test_a_second_writer_that_waits_long_enough_writes(tmp_path):
    path = tmp_path / "ledger.db"
    added = []

    def write() -> None:
        with open_ledger(path, wait=20) as second:
            added.append(second.add(make_reading()))

    with open_ledger(path) as first:
        first._connection.execute("BEGIN IMMEDIATE")
        waiting = threading.Thread(target=write)
        waiting.start()
        time.sleep(0.3)
        assert not added
        first._connection.execute("ROLLBACK")
        waiting.join()
    assert added == [Added.NEW]


def test_readers_beside_a_writer_see_whole_reports(tmp_path):
    path = tmp_path / "ledger.db"
    readings = {reading.report.id: reading for reading in make_many(150, claims=6, seed=3)}
    open_ledger(path).close()
    writer = start_writer(path, 150, 3)
    seen = 0
    with open_ledger(path, read_only=True) as one, open_ledger(path, read_only=True) as other:
        while writer.poll() is None:
            for ledger in (one, other):
                for reading in ledger.readings():
                    assert reading == readings[reading.report.id]
                for entry in ledger.claims(ClaimFilter(place="Selby"), limit=5):
                    assert entry.claim in readings[entry.reading.report.id].claims
            seen += 1
    writer.communicate()
    assert seen > 1
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.counts().reports == 150


def test_the_log_does_not_grow_without_end(tmp_path):
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger, open_ledger(path, read_only=True) as reader:
        slow = reader.readings()
        for number, reading in enumerate(make_many(160, claims=20)):
            ledger.add(reading)
            if number % 30 == 1:
                next(slow, None)  # somebody who reads slowly all the while
        log = path.with_name("ledger.db-wal").stat().st_size
    assert log < 20 * 2**20, log
    assert not path.with_name("ledger.db-wal").exists()
