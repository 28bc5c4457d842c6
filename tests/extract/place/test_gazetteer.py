"""Look-ups, the file's building, and what happens where it cannot be built."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reportedly.errors import InputError, ModelError
from reportedly.extract.parse import parse_report
from reportedly.extract.place import build_full, extract_places, open_gazetteer
from reportedly.extract.place.entry import Entry, Kind, pack_entry, unpack_entries
from reportedly.extract.place.fold import fold_name
from reportedly.extract.place.gazetteer import Gazetteer
from reportedly.model import Precision


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Odesa", "odesa"),
        ("São Paulo", "sao paulo"),
        ("Sana’a", "sanaa"),
        ("St. Petersburg", "saint petersburg"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Łódź", "lodz"),
        ("U.S.", "us"),
        ("Київ", ""),
        ("", ""),
        ("--", ""),
    ],
)
def test_fold(name, key):
    assert fold_name(name) == key


def test_entries_survive_packing():
    entries = (
        Entry(2013348, 4310562, 13187353, "RU", 3002, 65535, int(Kind.CITY), 9, 604901),
        Entry(-7, -9000000, -18000000, "", 0, 0, int(Kind.WATER), 0, 0),
    )
    assert unpack_entries(b"".join(pack_entry(e) for e in entries)) == entries


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Vladivostok", 2013348),
        ("Kiev", 703448),
        ("Kyiv", 703448),
        ("Odessa", 698740),
        ("Odesa", 698740),
        ("Kharkov", 706483),
        ("Zaporizhzhia Oblast", 687699),
        ("Donetsk Oblast", 709716),
        ("Laurel County", 4297480),
        ("abbr tx", 4736286),
        ("United States", 6252001),
        ("U.K.", 2635167),
        ("Black Sea", 6640396),
    ],
)
def test_known_names(name, known):
    assert known in [e.id for e in open_gazetteer().find_name(name)]


def test_unknown_name_and_id():
    gazetteer = open_gazetteer()
    assert gazetteer.find_name("Xyzzyqwert") == ()
    assert gazetteer.name_of(1) == ""
    assert gazetteer.extent_of(1) is None


def test_lookup_is_fast():
    import time

    gazetteer = open_gazetteer()
    names = ["kherson", "london", "springfield", "san jose", "zaporizhzhia", "nobody here", "kramatorsk", "aleppo"]
    fresh = Gazetteer(gazetteer.path)
    start = time.process_time()
    for name in names * 500:
        fresh._known.clear()
        if fresh.has_name(name):
            fresh.find_key(name)
    assert (time.process_time() - start) / 4000 < 400e-6  # 50 us where nothing else runs


def test_demonyms_come_with_the_file():
    demonyms = open_gazetteer().demonyms
    assert demonyms["north korean"] == "KP"
    assert demonyms["french"] == "FR"
    assert demonyms["chinese"] == "CN"
    assert demonyms["ukrainians"] == "UA"


def test_a_file_of_another_kind_is_refused(tmp_path):
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"no database at all")
    with pytest.raises(ModelError, match="no gazetteer"):
        Gazetteer(other)


def test_a_missing_file_says_how_to_make_it(tmp_path):
    with pytest.raises(ModelError, match="gazetteer build"):
        open_gazetteer(tmp_path / "nowhere.sqlite")


def _child(code: str, **env: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


_FAKE = """
import reportedly.extract.place.build as build, reportedly.extract.place.gazetteer as g, pathlib, time, json
def fake(path, meta):
    with open(pathlib.Path(path).parent / 'built', 'a') as f: f.write('x')
    time.sleep(.5)
    w = build.GazetteerWriter(path); build.add_table(w)
    w.close({**meta, 'demonyms': '{}', 'lands': '{}', 'words': '[]'})
build.build_embedded = fake
x = g.open_gazetteer()
print(x.path.name, len(x.find_name('Donbas')), *x.warnings)
"""


def test_processes_that_start_at_once_build_once(tmp_path):
    children = [_child(_FAKE, REPORTEDLY_CACHE=str(tmp_path)) for _ in range(4)]
    outputs = [c.communicate(timeout=60) for c in children]
    assert {out for out, _ in outputs} == {outputs[0][0]}, outputs
    assert outputs[0][0].strip().endswith(" 1"), outputs
    assert (tmp_path / "built").read_text() == "x"
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_cannot_be_written_falls_back_with_a_warning(tmp_path):
    (tmp_path / "file").write_text("in the way")
    spare = tmp_path / "spare"
    spare.mkdir()
    child = _child(_FAKE, REPORTEDLY_CACHE=str(tmp_path / "file" / "below"), TMPDIR=str(spare))
    out, err = child.communicate(timeout=60)
    assert "REPORTEDLY_CACHE" in out, err
    assert list(spare.glob("reportedly-*/places-*.sqlite"))


def test_no_folder_at_all_is_a_clear_error(tmp_path):
    (tmp_path / "file").write_text("in the way")
    code = _FAKE.replace("x = g", "import tempfile; tempfile.tempdir = '%s'; x = g" % (tmp_path / "file"))
    out, err = _child(code, REPORTEDLY_CACHE=str(tmp_path / "file" / "below")).communicate(timeout=60)
    assert "ModelError" in err, out + err
    assert "REPORTEDLY_CACHE" in err


# --- a full dump ---------------------------------------------------------------------------------
def _row(known, name, others, lat, lon, group, code, land, first, second, people):
    return "\t".join(
        [
            str(known),
            name,
            name,
            others,
            str(lat),
            str(lon),
            group,
            code,
            land,
            "",
            first,
            second,
            "",
            "",
            str(people),
            "",
            "0",
            "Europe/Kyiv",
            "2024-01-01",
        ]
    )


# Invented places; the form is that of a GeoNames table.
_DUMP = [
    _row(90000001, "Vesela Dolyna", "Vesyolaya Dolina,Весела Долина", 47.5, 36.5, "P", "PPL", "UA", "26", "91", 312),
    _row(90000002, "Stepova Air Base", "", 47.6, 36.6, "S", "AIRB", "UA", "26", "", 0),
    _row(
        90000003,
        "Stepovska Oblast",
        "Stepovska Oblast,Stepova Oblast",
        47.55,
        36.4,
        "A",
        "ADM1",
        "UA",
        "26",
        "",
        700000,
    ),
    _row(90000004, "Mala Richka", "", 47.7, 36.2, "H", "STM", "UA", "26", "", 0),
    _row(90000005, "Old Quarry Road", "", 47.7, 36.2, "R", "RD", "UA", "26", "", 0),
    _row(90000006, "Ruined Hamlet", "", 47.7, 36.2, "P", "PPLH", "UA", "26", "", 0),
    "90000007\tbroken line",
    _row(90000008, "Nowhere", "", "north", 36.2, "P", "PPL", "UA", "26", "", 0),
    _row(90000009, "Off The Globe", "", 147.7, 36.2, "P", "PPL", "UA", "26", "", 0),
    _row(90000010, "Big Town", "", 47.7, 36.2, "P", "PPLA", "UA", "26", "", 52000),
]


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("dump")
    with zipfile.ZipFile(folder / "allCountries.zip", "w") as archive:
        archive.writestr("allCountries.txt", "\n".join(_DUMP) + "\n")
    count = build_full(folder / "allCountries.zip", folder / "full.sqlite")
    return count, open_gazetteer(folder / "full.sqlite"), folder


@pytest.mark.parametrize(
    ("name", "known", "kind"),
    [
        ("Vesela Dolyna", 90000001, Kind.CITY),
        ("Vesyolaya Dolina", 90000001, Kind.CITY),
        ("Stepova Air Base", 90000002, Kind.SITE),
        ("Stepova", 90000003, Kind.ADMIN1),
        ("Mala Richka", 90000004, Kind.WATER),
        ("Ukraine", 690791, Kind.COUNTRY),
    ],
)
def test_full_dump_is_read(full, name, known, kind):
    (entry,) = [e for e in full[1].find_name(name) if e.id == known]
    assert entry.kind == kind


@pytest.mark.parametrize("name", ["Old Quarry Road", "Ruined Hamlet", "Nowhere", "Off The Globe"])
def test_full_dump_leaves_out(full, name):
    assert full[1].find_name(name) == ()


@pytest.mark.parametrize(
    ("text", "words", "known", "precision"),
    [
        ("Missiles hit Stepova Air Base in Ukraine overnight.", "Stepova Air Base", 90000002, Precision.POINT),
        ("Shells fell on the village of Vesela Dolyna in Ukraine.", "Vesela Dolyna", 90000001, Precision.CITY),
        ("Troops crossed the Mala Richka river in Ukraine.", "Mala Richka", 90000004, Precision.WATER),
    ],
)
def test_sites_and_villages_are_pinned_with_a_full_dump(full, text, words, known, precision):
    places, _ = extract_places(parse_report(text), full[1])
    found = {p.span.cut(text): p for p in places}
    place = next((p for cut, p in found.items() if cut.startswith(words)), None)
    assert place is not None, list(found)
    assert (place.geonames_id, place.precision) == (known, precision)


def test_full_dump_counts_what_it_kept(full):
    count, gazetteer, folder = full
    assert count == 5
    assert gazetteer.find_name("Donbas")
    assert not list(folder.glob("*.part"))


def test_full_dump_of_another_kind_is_refused(tmp_path):
    bad = tmp_path / "notes.txt"
    bad.write_text("a\tb\n")
    with pytest.raises(InputError, match="fields"):
        build_full(bad, tmp_path / "out.sqlite")
    assert not (tmp_path / "out.sqlite").exists()
