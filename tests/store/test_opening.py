"""Only ledgers are opened; all else is refused, with a reason, and not touched."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.errors import LedgerError, LedgerFullError, NewerLedgerError, NotALedgerError, NotFoundError
from reportedly.store import Added, open_ledger
from reportedly.store.migrations import APPLICATION_ID, LEDGER_VERSION

from .readings import make_many, make_reading


def make_ledger(path: Path, count: int = 12) -> Path:
    with open_ledger(path) as ledger:
        for reading in make_many(count, claims=4):
            ledger.add(reading)
    return path


def look(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.is_file()}


def sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def write_database(path: Path) -> None:
    sql(path, "CREATE TABLE report (id TEXT)", "INSERT INTO report VALUES ('mine')")


def write_log_database(path: Path) -> None:
    sql(path, "PRAGMA journal_mode = WAL", "CREATE TABLE mail (id TEXT)", "INSERT INTO mail VALUES ('mine')")


def write_namesake(path: Path) -> None:
    write_database(path)
    sql(path, f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {LEDGER_VERSION}")


def write_half(path: Path) -> None:
    data = make_ledger(path).read_bytes()
    path.write_bytes(data[: len(data) // 2])


def write_first_page(path: Path) -> None:
    path.write_bytes(make_ledger(path).read_bytes()[:4096])


def write_header(path: Path) -> None:
    path.write_bytes(make_ledger(path).read_bytes()[:100])


def write_zeros(path: Path) -> None:
    data = make_ledger(path).read_bytes()
    path.write_bytes(data[:100] + bytes(len(data) - 100))


def write_trigger(path: Path) -> None:
    make_ledger(path)
    sql(path, "CREATE TRIGGER evil AFTER INSERT ON claim BEGIN DELETE FROM report; END")


def write_other_table(path: Path) -> None:
    make_ledger(path)
    sql(path, "DROP TABLE problem", "CREATE TABLE problem (anything)")


NO_LEDGERS = {
    "a text": lambda path: path.write_text("Yonhap said so.\n" * 100),
    "a short text": lambda path: path.write_text("Hm."),
    "an empty file": lambda path: path.touch(),
    "the magic alone": lambda path: path.write_bytes(b"SQLite format 3\x00"),
    "a PDF": lambda path: path.write_bytes(b"%PDF-1.7\n" + os.urandom(5000)),
    "another database": write_database,
    "another database with a log": write_log_database,
    "a database that calls itself a ledger": write_namesake,
    "half a ledger": write_half,
    "its first page": write_first_page,
    "its header": write_header,
    "its header and zeros": write_zeros,
    "a ledger with a trigger": write_trigger,
    "a ledger with a table of another shape": write_other_table,
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("read_only", [True, False], ids=["to read", "to write"])
@pytest.mark.parametrize("name", NO_LEDGERS)
def test_what_is_no_ledger_is_refused_and_left_alone(name, read_only, tmp_path):
    path = tmp_path / "x.db"
    NO_LEDGERS[name](path)
    before = look(tmp_path)
    with pytest.raises(NotALedgerError) as caught:
        open_ledger(path, read_only=read_only)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert look(tmp_path) == before


@pytest.mark.parametrize("read_only", [True, False], ids=["to read", "to write"])
def test_a_newer_ledger_is_refused_and_left_alone(read_only, tmp_path):
    path = make_ledger(tmp_path / "x.db")
    sql(path, f"PRAGMA user_version = {LEDGER_VERSION + 1}")
    before = look(tmp_path)
    with pytest.raises(NewerLedgerError, match="later reportedly"):
        open_ledger(path, read_only=read_only)
    assert look(tmp_path) == before


def test_a_missing_ledger_is_made_to_write_and_missed_to_read(tmp_path):
    with pytest.raises(NotFoundError, match="no such ledger"):
        open_ledger(tmp_path / "x.db", read_only=True)
    assert look(tmp_path) == {}
    open_ledger(tmp_path / "x.db").close()
    assert list(look(tmp_path)) == ["x.db"]
    with open_ledger(tmp_path / "x.db", read_only=True) as ledger:
        assert ledger.counts().reports == 0
    with pytest.raises(LedgerError, match="cannot be made"):
        open_ledger(tmp_path / "no such folder" / "x.db")


@pytest.mark.parametrize(
    "name", ["q?mode=memory.db", "a#b.db", "100%25.db", "a b.db", "Örnvik 😀.db", "file:x.db", ":memory:"]
)
def test_any_name_will_do(name, tmp_path):
    make_ledger(tmp_path / name, count=1)
    assert list(look(tmp_path)) == [name]
    with open_ledger(tmp_path / name, read_only=True) as ledger:
        assert ledger.counts().reports == 1


def test_what_users_add_is_theirs(tmp_path):
    path = make_ledger(tmp_path / "x.db", count=2)
    sql(path, "CREATE TABLE notes (t)", "CREATE VIEW mine AS SELECT 1", "CREATE INDEX own ON claim (event_lemma)")
    with open_ledger(path) as ledger:
        assert ledger.add(make_reading()) is Added.NEW
        assert ledger.check() == []


def test_two_who_make_one_ledger_at_once_make_one(tmp_path):
    path = tmp_path / "x.db"
    code = (
        "import sys; from tests.store.readings import make_many; from reportedly.store import open_ledger\n"
        "with open_ledger(sys.argv[1]) as ledger:\n"
        "    for reading in make_many(20, claims=2, seed=int(sys.argv[2])): ledger.add(reading)\n"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(path), str(seed)], cwd=root, stderr=subprocess.PIPE)
        for seed in (1, 2, 3)
    ]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0)] * 3
    assert list(look(tmp_path)) == ["x.db"]
    with open_ledger(path) as ledger:
        assert ledger.counts().reports == 60
        assert ledger.check() == []


def test_a_file_that_may_only_be_read(tmp_path):
    """As a user without rights, in a folder without rights: reading works, writing says why not."""
    folder = tmp_path / "shut"
    folder.mkdir()
    path = make_ledger(folder / "x.db", count=3)
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        if os.geteuid() != 0:
            _read_but_not_write(path)
            return
        for parent in (folder.parent, *folder.parent.parents):
            if not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)
        child = os.fork()
        if child == 0:
            try:
                os.setgid(65534)
                os.setuid(65534)
                _read_but_not_write(path)
                os._exit(0)
            except BaseException as error:
                sys.__stderr__.write(f"{error!r}\n")
                os._exit(1)
        assert os.waitpid(child, 0)[1] == 0
    finally:
        folder.chmod(0o755)


def _read_but_not_write(path: Path) -> None:
    with open_ledger(path, read_only=True) as ledger:
        assert len(list(ledger.readings())) == 3
    with pytest.raises(LedgerError, match="may only be read"):
        open_ledger(path)
    with pytest.raises(LedgerError):
        open_ledger(path.with_name("new.db"))


def test_no_room_to_make_a_ledger(tmp_path):
    code = (
        "import resource, sys\n"
        "from reportedly.errors import LedgerFullError; from reportedly.store import open_ledger\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try: open_ledger(sys.argv[1])\n"
        "except LedgerFullError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.db")], capture_output=True, text=True, check=True
    )
    assert "no room" in done.stdout or "cannot be made" in done.stdout
    assert look(tmp_path) == {}
    assert LedgerFullError.__mro__[1] is LedgerError


def test_a_read_only_ledger_cannot_be_written(tmp_path):
    path = make_ledger(tmp_path / "x.db", count=1)
    with open_ledger(path, read_only=True) as ledger, pytest.raises(LedgerError, match="may only be read"):
        ledger.add(make_reading())


def test_a_copied_ledger_is_a_ledger(tmp_path):
    path = make_ledger(tmp_path / "x.db")
    shutil.copy(path, tmp_path / "copy.db")
    with open_ledger(tmp_path / "copy.db", read_only=True) as copy, open_ledger(path) as ledger:
        assert list(copy.readings()) == list(ledger.readings())


def test_an_sqlite_that_is_too_old_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(LedgerError, match=r"needs SQLite 3\.37"):
        open_ledger(tmp_path / "x.db")
    assert look(tmp_path) == {}
