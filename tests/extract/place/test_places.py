"""Places from sentences: pins, areas, roles, spelling, and what must get no pin."""

import os
import random
import subprocess
import sys
import tomllib
from functools import partial
from pathlib import Path

import pytest
from benchmarks.own_places import score_texts
from tests.growth import assert_linear

from reportedly.extract.parse import parse_report, parse_reports
from reportedly.extract.place import PlaceOptions, extract_places, find_demonyms, open_gazetteer
from reportedly.model import PlaceRole, Precision

ROOT = Path(__file__).parents[3]


def read(text, options=None):
    places, _ = extract_places(parse_report(text), open_gazetteer(), options)
    return places


def pins(text, options=None):
    return {p.span.cut(text): p for p in read(text, options)}


# --- what is meant -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words", "known"),
    [
        ("Shells hit Kherson and Mykolaiv in southern Ukraine.", "Kherson", 706448),
        ("Police in Paris, Texas, arrested a man.", "Paris", 4717560),
        ("The French president spoke in Paris on Monday.", "Paris", 2988507),
        ("Lebanon, Pa. firefighters were called at noon.", "Lebanon", 5197517),
        ("Troops crossed from Syria into Lebanon.", "Lebanon", 272103),
        ("The war in Georgia began when Russia bombed Gori and Tbilisi.", "Georgia", 614540),
        ("Kiev and Odessa were hit, Ukrainian officials said.", "Odessa", 698740),
        ("A rally was held in Odessa, Texas, on Sunday.", "Odessa", 5527554),
        ("The governor of the Kharkiv region said two people died.", "Kharkiv region", 706482),
        ("North Korea launched a missile.", "North Korea", 1873107),
        ("The U.S. and the UK imposed sanctions.", "U.S.", 6252001),
        ("Officials in Washington, D.C., refused to comment.", "Washington, D.C.", 4140963),
    ],
)
def test_resolution(text, words, known):
    found = pins(text)
    assert words in found, found
    assert found[words].geonames_id == known
    assert found[words].lat is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russian and Ukrainian officials met the Israelis.", ("Russian", "Ukrainian", "Israelis")),
        ("Mr Jackson told Madison Carter that Judge Lincoln was ill.", ("Jackson", "Madison", "Lincoln")),
        ("President Washington and Senator Houston said so.", ("Washington", "Houston")),
        ("It may be nice to march in August, he said.", ("nice", "march", "August")),
        ("Paris Hilton and Chelsea Clinton attended.", ("Paris", "Chelsea", "Clinton")),
        ("The WHO and NATO welcomed the ACT.", ("WHO", "NATO", "ACT")),
    ],
)
def test_no_pin(text, words):
    spans = [text.index(w) for w in words]
    for p in read(text):
        if p.lat is not None:
            assert not any(p.span.start <= s < p.span.end for s in spans), p


@pytest.mark.parametrize(
    ("text", "words", "country", "precision"),
    [
        ("They are being trained in eastern Russia.", "eastern Russia", "RU", Precision.AREA),
        ("Jets bombed northern Syria overnight.", "northern Syria", "SY", Precision.AREA),
        ("Fighting raged in the north-east of Syria.", "north-east of Syria", "SY", Precision.AREA),
        ("A patrol was hit 20 km south of Kherson in Ukraine.", "20 km south of Kherson", "UA", Precision.AREA),
        ("Guards closed the Syria-Turkey border.", "Syria-Turkey border", None, Precision.AREA),
        ("Guards closed the border between Syria and Turkey.", "border between Syria and Turkey", None, Precision.AREA),
        ("Shells fell across the Donbas.", "Donbas", "UA", Precision.AREA),
        ("The ship sank in the Black Sea.", "Black Sea", None, Precision.WATER),
        ("Aid reached the Gaza Strip.", "Gaza Strip", "PS", Precision.AREA),
        ("Villages in the West Bank were raided by Israel.", "West Bank", "PS", None),
    ],
)
def test_areas(text, words, country, precision):
    found = pins(text)
    assert words in found, found
    assert found[words].country == country
    if precision:
        assert found[words].precision is precision


def test_a_directional_area_is_never_the_capital():
    (place,) = read("About 11 000 soldiers are being trained in eastern Russia.")
    assert place.geonames_id is None
    assert place.lon is None or place.lon > 90


def test_distance_is_reckoned_from_the_town():
    (place,) = [p for p in read("A convoy was hit 20 km south of Kherson, Ukraine said.") if "Kherson" in p.name]
    town = pins("Shells hit Kherson in Ukraine.")["Kherson"]
    assert place.lat == pytest.approx(town.lat - 20 / 111.2, abs=0.01)
    assert place.lon == pytest.approx(town.lon, abs=0.01)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Troops were sent from Kursk to Belgorod.", {"Kursk": "from", "Belgorod": "to"}),
        ("He has sent troops to Russia's city of Vladivostok.", {"Vladivostok": "to"}),
        ("The ship left Odesa for Istanbul.", {"Odesa": "from", "Istanbul": "to"}),
        ("The minister arrived in Ankara on Monday.", {"Ankara": "to"}),
        ("The army withdrew from Kherson.", {"Kherson": "from"}),
        ("Rebels advanced toward Damascus.", {"Damascus": "to"}),
        ("Soldiers were killed in Bakhmut.", {"Bakhmut": "at"}),
        ("According to Moscow, it never happened.", {"Moscow": "at"}),
        ("They were moved to bases, including Vladivostok, Khabarovsk and Chita.",
         {"Vladivostok": "to", "Khabarovsk": "to", "Chita": "to"}),
    ],
)  # fmt: skip
def test_roles(text, roles):
    found = {p.span.cut(text): p.role.value for p in read(text)}
    assert {w: found.get(w, r if w == "Moscow" else None) for w, r in roles.items()} == roles


# --- spelling ------------------------------------------------------------------------------------
def test_a_misspelt_town_of_a_known_country_is_corrected():
    text = "Russian units left bases, including Vladivostok, Usuriysk, Khabarovsk and Chita."
    place = pins(text)["Usuriysk"]
    assert (place.geonames_id, place.corrected_from) == (2014006, "Usuriysk")


@pytest.mark.parametrize(
    "text",
    [
        "The town of Usuriysk was quiet.",  # no country named
        "Russian units are in the village of Xqzwvkt.",  # near nothing
        "Belarus sent a letter to Lukashenko on Monday.",  # near hamlets only
        "Ukraine said a letter came from Zelenskyy.",
        "Ukraine holds the town of Pokrovsk.",  # no misspelling at all
    ],
)
def test_nothing_is_corrected_without_need(text):
    assert all(p.corrected_from is None for p in read(text))


def test_a_misspelling_after_a_preposition_is_corrected():
    place = pins("Ukrainian defenders withdrew from Severodonetzk and regrouped in Bakhmut.")["Severodonetzk"]
    assert place.country == "UA"
    assert place.corrected_from == "Severodonetzk"
    assert abs(place.lat - 48.95) < 0.3


def test_pokrovsk_is_not_engels():
    place = pins("Russian forces advanced on Pokrovsk in Ukraine's Donetsk region.")["Pokrovsk"]
    assert place.country == "UA"


def test_unknown_place_stays_unresolved_and_says_so():
    parse = parse_report("Shells hit the village of Qwertovka in Ukraine.")
    places, problems = extract_places(parse, open_gazetteer())
    (place,) = [p for p in places if p.name == "Qwertovka"]
    assert place.precision is Precision.UNRESOLVED
    assert (place.lat, place.lon, place.geonames_id) == (None, None, None)
    assert any("Qwertovka" in q.message and q.span == place.span for q in problems)


# --- invariants ----------------------------------------------------------------------------------
def test_demonyms_are_found_but_make_no_place():
    text = "North Korean troops fight beside Russian soldiers."
    parse = parse_report(text)
    found = find_demonyms(parse, open_gazetteer())
    assert [(s.cut(text), e.country) for s, e in found] == [("North Korean", "KP"), ("Russian", "RU")]
    assert read(text) == []


def test_bias_decides_between_towns():
    text = "A fire broke out in Cambridge."
    both = [pins(text, PlaceOptions(bias=b, pin=0.0))["Cambridge"] for b in ("US", "GB")]
    assert [p.country for p in both] == ["US", "GB"]


def test_candidates_are_ranked_and_at_most_five():
    for place in read("Officials in Springfield and San Jose disagreed; Paris is in France."):
        scores = [c.score for c in place.candidates]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= 5


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "…", "A", "al-", "St.", "'s", "🙂 Київ", "Ky., Pa.", "of of of", "\u202eKyiv"]
)
def test_odd_text_makes_no_error(text):
    for place in read(text):
        assert place.span.cut(text)


def test_spans_are_code_points_behind_emoji():
    text = "🙂🙂 Shelling in Kherson, Ukraine 🙂 and in Kharkiv."
    assert {"Kherson", "Kharkiv"} <= set(pins(text))


@pytest.mark.parametrize(
    "unit",
    ["Paris, Texas, ", "North of the South of ", "Springfield ", "al-", "Mr Kyiv said. ", "20 km south of ", "St. "],
)
def test_time_is_linear(unit):
    gazetteer = open_gazetteer()

    def work(n):
        return partial(extract_places, parse_report("In Ukraine, " + unit * n + "Kherson."), gazetteer)

    assert_linear(work, 400, slack=0.02)


def test_same_answer_under_any_hash_seed():
    code = (
        "from reportedly.extract.parse import parse_report as p; from reportedly.extract.place import *; "
        "print(extract_places(p('Kyiv and Springfield, near Paris, Ohio, and Tripoli. Sheriff Lee left Alexandria.'), "
        "open_gazetteer()))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo"))
    }
    assert len(outputs) == 1


# --- written claims ------------------------------------------------------------------------------
_TOWNS = {
    "Ukraine": [
        ("Kramatorsk", 704508),
        ("Sloviansk", 693468),
        ("Kherson", 706448),
        ("Nikopol", 700051),
        ("Izium", 707292),
    ],
    "Syria": [("Aleppo", 170063), ("Homs", 169577), ("Hama", 170017), ("Idlib", 169389), ("Latakia", 173576)],
    "Sudan": [
        ("Khartoum", 379252),
        ("Omdurman", 365137),
        ("El Fasher", 379555),
        ("Nyala", 369004),
        ("Port Sudan", 377039),
    ],
}
_FRAMES = [
    ("Shells hit {a} and {b}, officials in {c} said.", "at", "at", "at"),
    ("Troops were moved from {a} to {b}, a source in {c} said.", "from", "to", "at"),
    ("The convoy left {a} for {b} after fighting near {c}.", "from", "to", "at"),
    ("Rebels entered {a}, and residents of {b} fled to {c}.", "to", "at", "to"),
]


def _written(seed):
    random_ = random.Random(seed)
    country = random_.choice(sorted(_TOWNS))
    towns = random_.sample(_TOWNS[country], 3)
    frame, *roles = random_.choice(_FRAMES)
    text = f"{country} remains at war. " + frame.format(a=towns[0][0], b=towns[1][0], c=towns[2][0])
    return text, [(name, known, role) for (name, known), role in zip(towns, roles, strict=True)]


def test_written_claims_come_back():
    cases = [_written(seed) for seed in range(60)]
    right = total = 0
    wrong = []
    for (text, wanted), parse in zip(cases, parse_reports(t for t, _ in cases), strict=True):
        places, _ = extract_places(parse, open_gazetteer())
        found = {p.span.cut(text): p for p in places}
        for name, known, role in wanted:
            total += 1
            p = found.get(name)
            assert p is None or p.geonames_id in (known, None), (text, p)
            if p is not None and p.geonames_id == known and p.role is PlaceRole(role):
                right += 1
            else:
                wrong.append((text, name, p and (p.geonames_id, p.role.value, p.score)))
    assert right >= 0.93 * total, wrong


# --- our own texts -------------------------------------------------------------------------------
@pytest.mark.parametrize(("part", "wrong", "found"), [("dev", 2.0, 88.0), ("test", 2.0, 86.0)])
def test_own_texts(part, wrong, found):
    counts = score_texts(ROOT / "gold" / "places" / f"{part}.toml")
    assert counts["wrong_%"] <= wrong
    assert counts["found_%"] >= found
    assert counts["areas_right"] >= counts["areas"] - 1
    assert counts["roles_right"] >= 0.95 * counts["roles"]


@pytest.mark.parametrize("part", ["dev", "test"])
def test_own_texts_are_well_formed(part):
    texts = tomllib.loads((ROOT / "gold" / "places" / f"{part}.toml").read_text(encoding="utf-8"))["text"]
    assert len(texts) == 75
    for t in texts:
        for words in [p[0] for p in t.get("places", ())] + t.get("areas", []) + t.get("none", []) + t.get("open", []):
            assert words in t["text"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a people is no ground for a correction where places are named
        ("Russian forces captured the village of Vozdvyzhenka in Donetsk region.", "Vozdvyzhenka"),
        ("Ukraine said Russian forces took the village of Novopil in Zaporizhzhia region.", "Novopil"),
    ],
)
def test_no_correction_leads_out_of_the_region_that_is_named(text, words):
    found = pins(text)
    assert found[words].precision is Precision.UNRESOLVED, found[words]


def test_a_noun_that_says_what_a_name_is_settles_it():
    assert pins("Shells fell in the Donetsk region.")["Donetsk region"].precision is Precision.REGION


def test_nautical_miles():
    place = pins("The ship was hit 70 nautical miles west of Hodeidah in Yemen.")["70 nautical miles west of Hodeidah"]
    town = pins("Shells hit Hodeidah in Yemen.")["Hodeidah"]
    assert place.lon == pytest.approx(town.lon - 70 * 1.852 / 107.6, abs=0.05)
