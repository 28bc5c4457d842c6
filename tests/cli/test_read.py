"""Reading from the command line: what is printed is what is kept, and the exit code says how it went."""

import json
import re
import sqlite3

import pytest

from reportedly.codec import decode_reading
from reportedly.store import open_ledger

from .conftest import start

FERRY = (
    "Two ferries collided off Karsk on Friday, police said. "
    "About 300 people were rescued, the coast guard told Reuters.\n"
)
OTHER = "The mayor said on Monday that 12 houses had burned down.\n"


@pytest.fixture
def texts(tmp_path):
    (tmp_path / "ferry.txt").write_text(FERRY)
    (tmp_path / "other.txt").write_text(OTHER)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\n\x00\x01\x02")
    return tmp_path


def read(run, *arguments):
    return run("read", "--workers", 0, *arguments)


def test_one_report_is_a_table(run, texts):
    done = read(run, "--date", "2025-03-09", "ferry.txt")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("ferry.txt   9 Mar 2025   ")
    assert "~300" in done.out
    assert "ledger.db: new;" in done.out
    (command,) = re.findall(r"reportedly (show \S+)", done.out)
    assert run(*command.split()).code == 0
    with open_ledger(texts / "ledger.db", read_only=True) as ledger:
        (reading,) = ledger.readings()
    assert (reading.report.text.strip(), reading.report.published) == (FERRY.strip(), "2025-03-09")
    assert len(reading.claims) >= 2


def test_again_changes_nothing_and_shows_what_is_kept(run, texts):
    first = read(run, "--date", "2025-03-09", "ferry.txt").out
    before = (texts / "ledger.db").read_bytes()
    for arguments in (["--date", "2025-03-09"], []):
        again = read(run, *arguments, "ferry.txt")
        assert again.code == 0
        assert again.out.replace("known already, nothing changed", "new") == first
    assert (texts / "ledger.db").read_bytes() == before


def test_a_date_given_later_reads_anew(run, texts):
    assert "no date" in read(run, "ferry.txt").out
    done = read(run, "--date", "2025-03-09", "ferry.txt")
    assert "read anew" in done.out
    assert "9 Mar 2025" in done.out
    copy = texts / "copy.txt"
    copy.write_text(FERRY)
    assert "a further publication" in read(run, "--outlet", "Gazette", "copy.txt").out
    with open_ledger(texts / "ledger.db", read_only=True) as ledger:
        counts = ledger.counts()
        assert (counts.reports, counts.publications) == (1, 2)


def test_several_reports_are_a_line_each(run, texts):
    done = read(run, "ferry.txt", "other.txt")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert [line.split()[0] for line in lines] == ["ferry.txt", "other.txt", "ledger.db:"]
    assert "2 read; it now holds" in lines[2]
    assert all(line.endswith("new") for line in lines[:2])


def test_some_that_fail_are_told_kept_and_exit_1(run, texts):
    done = read(run, "ferry.txt", "empty.txt", "scan.pdf", "none.txt", "other.txt")
    assert done.code == 1
    assert [line.split()[0] for line in done.out.splitlines()] == ["ferry.txt", "other.txt", "ledger.db:"]
    assert "2 read, 3 failed" in done.out
    assert len(done.err.splitlines()) == 3
    assert all(line.startswith("reportedly: ") for line in done.err.splitlines())
    with open_ledger(texts / "ledger.db", read_only=True) as ledger:
        assert [path for path, _ in ledger.failures()] == ["empty.txt", "none.txt", "scan.pdf"]
    (texts / "empty.txt").write_text("Nobody said anything.")
    assert read(run, "empty.txt").code == 0
    with open_ledger(texts / "ledger.db", read_only=True) as ledger:
        assert [path for path, _ in ledger.failures()] == ["none.txt", "scan.pdf"]


def test_all_that_fail_exit_2(run, texts):
    done = read(run, "empty.txt", "scan.pdf")
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 2


def test_json_is_what_the_ledger_keeps(run, texts):
    done = read(run, "--json", "--outlet", "Selby Post", "ferry.txt", "other.txt")
    assert (done.code, done.err) == (0, "")
    printed = [decode_reading(line) for line in done.out.splitlines()]
    with open_ledger(texts / "ledger.db", read_only=True) as ledger:
        assert printed == list(ledger.readings())
    for line in done.out.splitlines():
        for claim in json.loads(line)["claims"]:
            start_at, end = claim["span"]
            assert 0 <= start_at < end <= len(json.loads(line)["report"]["text"])


def test_standard_input(texts):
    import subprocess

    program = start("read", "--json", "--workers", "0", "--title", "Ferries", "-", cwd=texts, stdin=subprocess.PIPE)
    out, err = program.communicate(FERRY.encode())
    assert (program.returncode, err) == (0, b"")
    assert decode_reading(out).report.title == "Ferries"


def test_workers_as_a_program(texts):
    program = start("read", "--workers", "1", "--date", "2025-03-09", "ferry.txt", "scan.pdf", "other.txt", cwd=texts)
    out, err = program.communicate()
    assert program.returncode == 1, err
    assert [line.split()[0] for line in out.decode().splitlines()] == ["ferry.txt", "other.txt", "ledger.db:"]
    assert err.decode().startswith("reportedly: scan.pdf")


def test_names_of_files_say_nothing_to_the_terminal(run, texts):
    evil = "\x1b[31m\u202eevil.txt"
    (texts / evil).write_text(FERRY)
    (texts / ("bad" + evil)).write_bytes(b"\x00\x01")
    done = read(run, evil, "bad" + evil)
    assert r"\x1b[31m\u202eevil.txt" in done.out
    assert "\x1b" not in done.out + done.err
    assert "\u202e" not in done.out + done.err


def test_a_file_name_that_is_no_unicode(run, texts):
    name = b"\xff\xfe.txt".decode("utf-8", "surrogateescape")
    (texts / name).write_text(FERRY)
    done = read(run, name)
    assert done.code in (0, 2)
    assert "Traceback" not in done.err
    assert done.code == 0 or done.err.count("\n") == 1


def test_a_ledger_without_room_says_so(run, texts, monkeypatch):
    read(run, "ferry.txt")
    real = sqlite3.connect

    def connect(*arguments, **options):
        connection = real(*arguments, **options)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect)
    (texts / "long.txt").write_text(OTHER * 60)
    done = read(run, "--max-bytes", 10**6, "long.txt")
    monkeypatch.undo()
    assert done.code == 2
    assert "no room to write" in done.err
    assert done.err.count("\n") == 1
    with open_ledger(texts / "ledger.db") as ledger:
        assert ledger.check() == []
        assert ledger.counts().reports == 1


def test_a_bias_decides_between_towns_and_reads_anew(run, texts):
    (texts / "shells.txt").write_text("Shells fell on Tripoli, officials said.\n")

    def countries(*arguments):
        done = read(run, "--json", *arguments, "shells.txt")
        assert done.code == 0, done.err
        return [p["country"] for c in json.loads(done.out)["claims"] for p in c["places"]]

    assert countries() == [None]
    assert countries("--bias", "LB") == ["LB"]
    assert countries("--bias", "libya") == ["LY"]
    assert countries() == ["LY"]  # what is kept


def test_a_bias_that_is_no_country_is_told(run, texts):
    done = read(run, "--bias", "Atlantis", "ferry.txt")
    assert done.code == 2
    assert "Atlantis" in done.err
    assert not (texts / "ledger.db").exists()
