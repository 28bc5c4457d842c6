"""Open the right file, and only that: what is no ledger is refused before SQLite touches it."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import struct
from functools import cache
from pathlib import Path

from reportedly.errors import LedgerError, LedgerFullError, NewerLedgerError, NotALedgerError, NotFoundError
from reportedly.store.faults import explain_fault, explain_faults
from reportedly.store.migrations import APPLICATION_ID, LEDGER_VERSION, migrate

_MAGIC = b"SQLite format 3\x00"
_LEAST_SQLITE = (3, 37)  # STRICT tables
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_WAL_PAGES = 4000  # 16 MB: an eighth faster in bulk than SQLite's 4 MB
_WAL_LIMIT = 64 * 2**20  # bytes of write-ahead log kept after a checkpoint


def connect(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    """A connection to the ledger at `path`, made and brought up to this version where need be.

    `wait` is how long, in seconds, to wait for another writer. Raises `NotFoundError` for a missing file that may
    only be read, `NotALedgerError`, `NewerLedgerError`, `LedgerFullError`, or `LedgerError` for all else.
    """
    if sqlite3.sqlite_version_info < _LEAST_SQLITE:
        least = ".".join(map(str, _LEAST_SQLITE))
        raise LedgerError(f"{path}: needs SQLite {least} or later, this Python has {sqlite3.sqlite_version}")
    if not _is_there(path):
        if read_only:
            raise NotFoundError(f"{path}: no such ledger; make one with: reportedly read --db {path} ARTICLE")
        _create(path)
    _check_header(path)
    if not read_only and not os.access(path, os.W_OK):
        raise LedgerError(f"{path}: may only be read; change its permissions or name another file with --db")
    with explain_faults(path):
        connection = _connect_to_read(path, wait) if read_only else _connect(path, "mode=rw", wait)
        try:
            _set_up(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _is_there(path: Path) -> bool:
    try:
        status = path.stat()
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise LedgerError(f"{path}: cannot be opened ({error})") from error
    if stat.S_ISDIR(status.st_mode):
        raise NotALedgerError(f"{path}: is a folder; name a file in it with --db")
    if not stat.S_ISREG(status.st_mode):
        raise NotALedgerError(f"{path}: is no ordinary file; name another with --db")
    return True


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    if not header:
        raise NotALedgerError(f"{path}: is empty, no ledger; delete it or name another file with --db")
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise NotALedgerError(f"{path}: is no ledger; name another file with --db")
    (application,) = struct.unpack(">I", header[68:72])
    if application != APPLICATION_ID:
        raise NotALedgerError(f"{path}: is an SQLite database, but no ledger; name another file with --db")


def _create(path: Path) -> None:
    # Made whole under another name, then linked into place: nobody ever sees half a ledger, and of two who make one
    # at once the first wins.
    making = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        making.unlink(missing_ok=True)
        descriptor = os.open(making, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
        os.close(descriptor)
        connection = sqlite3.connect(making, isolation_level=None)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            migrate(connection)
            connection.execute("COMMIT")
        finally:
            connection.close()
        try:
            os.link(making, path)
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            making.rename(path)
    except sqlite3.Error as error:
        raise explain_fault(error, path) from error
    except OSError as error:
        kind = LedgerFullError if error.errno in _NO_ROOM else LedgerError
        raise kind(f"{path}: cannot be made ({error.strerror}); name another file with --db") from error
    finally:
        for leftover in (making, making.with_name(making.name + "-wal"), making.with_name(making.name + "-shm")):
            leftover.unlink(missing_ok=True)


def _connect(path: Path, how: str, wait: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, cached_statements=256)


def _connect_to_read(path: Path, wait: float) -> sqlite3.Connection:
    # A reader that could not write would leave the files of the log behind, which the last to close takes away;
    # `query_only` keeps it from writing anything else.
    both = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    connection = _connect(path, "mode=rw" if both else "mode=ro", wait)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        connection.close()
        # A write-ahead ledger wants a file beside it even to be read; in a folder that may not be written to it is
        # read as it lies there, which is right as long as no log stands beside it.
        if both or error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _connect(path, "mode=ro&immutable=1", wait)
    return connection


def _set_up(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < 1:
        raise NotALedgerError(f"{path}: has no ledger version; nothing was changed")
    if version > LEDGER_VERSION:
        raise NewerLedgerError(
            f"{path}: written by a later reportedly (ledger version {version}, this one knows {LEDGER_VERSION}); "
            "upgrade with: pip install --upgrade reportedly"
        )
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        if version < LEDGER_VERSION:
            raise LedgerError(
                f"{path}: of an older version; bring it up to date with: reportedly read --db {path} FILE"
            )
    else:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA journal_size_limit = {_WAL_LIMIT}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
        if version < LEDGER_VERSION:
            connection.execute("BEGIN IMMEDIATE")
            migrate(connection)
            connection.execute("COMMIT")
    _check_schema(connection, path)
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    # Tables, views and indexes that others add are theirs; ours must be as we made them, with no trigger but our own.
    found = {name: (kind, sql) for name, kind, sql in connection.execute("SELECT name, type, sql FROM sqlite_schema")}
    for name, what in _expected_schema().items():
        if found.get(name) != what:
            raise NotALedgerError(f"{path}: its {what[0]} {name!r} is not a ledger's; nothing was changed")
    if any(kind == "trigger" and name not in _expected_schema() for name, (kind, _) in found.items()):
        raise NotALedgerError(f"{path}: holds triggers that are not a ledger's; nothing was changed")


@cache
def _expected_schema() -> dict[str, tuple[str, str | None]]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    rows = connection.execute("SELECT name, type, sql FROM sqlite_schema").fetchall()
    connection.close()
    # The tables inside a search index are SQLite's own and differ by its version.
    return {name: (kind, sql) for name, kind, sql in rows if "_search_" not in name}
