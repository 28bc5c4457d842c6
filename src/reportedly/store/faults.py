"""What SQLite's errors mean to a user: one line that names the file and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from reportedly.errors import LedgerError, LedgerFullError, NotALedgerError

# A file-size limit (EFBIG) and a quota (EDQUOT) come as failed writes, not as "full".
_FULL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}


Kind: TypeAlias = type | tuple[type, ...]


@contextmanager
def explain_faults(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside the block into a `LedgerError` about the ledger at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain_fault(error, path) from error
    except UnicodeDecodeError as error:
        raise NotALedgerError(f"{path}: damaged, its text is no UTF-8; restore a copy") from error


def check_types(rows: list[Any], types: Sequence[Kind], path: Path) -> list[Any]:
    """The rows, if each holds values of those types; else `NotALedgerError`.

    SQLite checks what is written, not what it reads: a damaged page can give any value for any column.
    """
    for row in rows:
        for value, kind in zip(row, types, strict=True):
            if not isinstance(value, kind):
                raise NotALedgerError(f"{path}: damaged, a {type(value).__name__} where none can be; restore a copy")
    return rows


def explain_fault(error: sqlite3.Error, path: Path) -> LedgerError:
    """The `LedgerError` that says what went wrong and what to do."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    primary = code & 0xFF
    told = " ".join(str(error).split())[:120]
    if code in _FULL or primary == sqlite3.SQLITE_FULL:
        return LedgerFullError(
            f"{path}: no room to write (disk full, quota or file-size limit); all that was reported as kept is safe; "
            "free some space and run the same command again"
        )
    if primary in _DAMAGED or told.startswith("Could not decode"):
        return NotALedgerError(f"{path}: damaged or no ledger ({told}); nothing was changed; restore a copy")
    if primary in _LOCKED:
        return LedgerError(f"{path}: another program is writing to this ledger; wait for it, then try again")
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return LedgerError(f"{path}: may only be read; change its permissions or name another file with --db")
    if primary == sqlite3.SQLITE_CANTOPEN:
        return LedgerError(f"{path}: cannot be opened; check that the folder exists and may be written to")
    if primary == sqlite3.SQLITE_INTERRUPT:
        return LedgerError(f"{path}: the search took too long and was stopped; narrow it down")
    return LedgerError(f"{path}: {told}")
