"""Figures in single sentences: the words, the bounds, what is counted."""

from __future__ import annotations

import pytest

from reportedly.extract.parse import parse_report
from reportedly.extract.quantity import extract_figures
from reportedly.model import Figure

NBSP, THIN, NARROW = "\u00a0", "\u2009", "\u202f"


def _figures(text: str) -> list[Figure]:
    figures, problems = extract_figures(parse_report(text))
    assert problems == []
    return figures


VALUES = {
    "comma": ("They sent 12,000 troops.", "12,000", 12000, 12000),
    "space": ("They sent 12 000 troops.", "12 000", 12000, 12000),
    "no-break space": (f"They sent 12{NBSP}000 troops.", f"12{NBSP}000", 12000, 12000),
    "thin space": (f"They sent 12{THIN}000 troops.", f"12{THIN}000", 12000, 12000),
    "narrow space": (f"They sent 1{NARROW}250{NARROW}000 leaflets.", f"1{NARROW}250{NARROW}000", 1250000, 1250000),
    "apostrophe": ("They sent 12'000 troops.", "12'000", 12000, 12000),
    "full stops": ("Voters number 1.234.567 people.", "1.234.567", 1234567, 1234567),
    "lakhs": ("It helps 12,34,567 people.", "12,34,567", 1234567, 1234567),
    "decimals": ("The river rose 3.75 metres.", "3.75", 3.75, 3.75),
    "bare decimals": ("A rate of .5 percent applies.", ".5", 0.5, 0.5),
    "words": ("Two hundred and fifty people marched.", "Two hundred and fifty", 250, 250),
    "hyphen": ("Twenty-five houses burnt.", "Twenty-five", 25, 25),
    "thousands in words": ("Three thousand two hundred men came.", "Three thousand two hundred", 3200, 3200),
    "dozen": ("A dozen ships left.", "A dozen", 12, 12),
    "half a million": ("Half a million people fled.", "Half a million", 500000, 500000),
    "half a dozen": ("Half a dozen cars burnt.", "Half a dozen", 6, 6),
    "million and a half": ("A million and a half people fled.", "A million and a half", 1500000, 1500000),
    "two and a half": ("Two and a half million people fled.", "Two and a half million", 2500000, 2500000),
    "mixed": ("It gave 4 hundred million dollars.", "4 hundred million", 4e8, 4e8),
    "bn": ("It cost $13.6bn.", "13.6bn", 13.6e9, 13.6e9),
    "M": ("It cost $13.6M.", "13.6M", 13.6e6, 13.6e6),
    "mn": ("It cost 5 mn euros.", "5 mn", 5e6, 5e6),
    "k": ("It has 80k users.", "80k", 80000, 80000),
    "glyph": ("It took 2½ hours.", "2½", 2.5, 2.5),
    "fraction": ("It holds 1/16 of a pint.", "1/16", 1 / 16, 1 / 16),
    "minus": ("It was minus 30 degrees.", "minus 30", -30, -30),
    "two thirds": ("Two-thirds of homes have power.", "Two-thirds", 2 / 3, 2 / 3),
    "a third": ("A third of the fleet sank.", "A third", 1 / 3, 1 / 3),
    "half": ("Half of the fleet sank.", "Half", 0.5, 0.5),
    "one in five": ("One in five children is hungry.", "One in five", 0.2, 0.2),
    "nine out of ten": ("Nine out of ten shops closed.", "Nine out of ten", 0.9, 0.9),
    "doubled": ("Prices doubled.", "doubled", 2, 2),
    "tripled": ("Exports have tripled.", "tripled", 3, 3),
    "halved": ("The garrison was halved.", "halved", 0.5, 0.5),
    "dozens": ("Dozens of people died.", "Dozens", 24, None),
    "scores": ("Scores of people died.", "Scores", 40, None),
    "hundreds": ("Hundreds of people died.", "Hundreds", 200, None),
    "tens of thousands": ("Tens of thousands of people fled.", "Tens of thousands", 20000, None),
    "several hundred": ("Several hundred people fled.", "Several hundred", 300, 900),
    "a few thousand": ("A few thousand people fled.", "A few thousand", 2000, 9000),
    "no": ("There were no casualties.", "no", 0, 0),
    "between": ("Between 20 and 30 people died.", "20 and 30", 20, 30),
    "dash": ("The army fired 20-30 shells.", "20-30", 20, 30),
    "en dash": ("The army fired 20–30 shells.", "20–30", 20, 30),
    "to": ("It lies 10 to 15 kilometres away.", "10 to 15", 10, 15),
    "lent scale": ("It cost $3 to 5 billion.", "3 to 5 billion", 3e9, 5e9),
    "or": ("Three or four tanks were hit.", "Three or four", 3, 4),
    "range from": ("Prices range from 1,500 to 3,000 euros.", "1,500 to 3,000", 1500, 3000),
}  # fmt: skip


@pytest.mark.parametrize(("text", "number", "low", "high"), VALUES.values(), ids=VALUES.keys())
def test_value(text: str, number: str, low: float, high: float | None) -> None:
    figures = _figures(text)
    assert [f.number.cut(text) for f in figures] == [number]
    assert figures[0].low == pytest.approx(low)
    assert figures[0].high == (None if high is None else pytest.approx(high))


HEDGES = {
    "about": ("About 300 men died.", "about", "About"),
    "around": ("It took around 300 days.", "about", "around"),
    "some": ("Some 300 men died.", "about", "Some"),
    "nearly": ("Nearly 300 men died.", "about", "Nearly"),
    "almost": ("He said almost 300 men died.", "about", "almost"),
    "close to": ("He sent close to 300 men.", "about", "close to"),
    "an estimated": ("An estimated 300 men died.", "about", "An estimated"),
    "tilde": ("He sent ~300 men.", "about", "~"),
    "or so": ("He sent 300 or so men.", "about", "or so"),
    "odd": ("He sent 300-odd men.", "about", "odd"),
    "at least": ("At least 300 men died.", "at least", "At least"),
    "no fewer than": ("No fewer than 300 men died.", "at least", "No fewer than"),
    "or more": ("He sent 300 or more men.", "at least", "or more"),
    "plus sign": ("He sent 300+ men.", "at least", "+"),
    "up to": ("Up to 300 men died.", "up to", "Up to"),
    "as many as": ("As many as 300 men died.", "up to", "As many as"),
    "no more than": ("No more than 300 men died.", "up to", "No more than"),
    "at most": ("At most 300 men died.", "up to", "At most"),
    "more than": ("More than 300 men died.", "more than", "More than"),
    "over": ("He sent over 300 men.", "more than", "over"),
    "in excess of": ("He sent in excess of 300 men.", "more than", "in excess of"),
    "exceed": ("The losses exceeded 300 men.", "more than", "exceeded"),
    "fewer than": ("Fewer than 300 men died.", "fewer than", "Fewer than"),
    "under": ("The bill came to just under $300.", "fewer than", "just under"),
    "less than": ("Less than 300 km remain.", "fewer than", "Less than"),
}


@pytest.mark.parametrize(("text", "approximator", "hedge"), HEDGES.values(), ids=HEDGES.keys())
def test_approximator(text: str, approximator: str, hedge: str) -> None:
    (figure,) = _figures(text)
    assert figure.approximator == approximator
    assert figure.hedge is not None
    assert figure.hedge.cut(text) == hedge
    assert (figure.low, figure.high) == (300, 300)
    assert figure.span.covers(figure.hedge) or hedge == "exceeded"


NO_HEDGE = {
    "spoke about": "He spoke about 10 000 soldiers.",
    "spoke in Brussels about": "He spoke in Brussels about 10,000 soldiers that might come.",
    "talked about": "They talked about 40 villages.",
    "complained about": "Farmers complained about 30 wolves.",
    "control over": "They have control over 12 villages.",
}


@pytest.mark.parametrize("text", NO_HEDGE.values(), ids=NO_HEDGE.keys())
def test_preposition_belongs_to_verb(text: str) -> None:
    (figure,) = _figures(text)
    assert (figure.approximator, figure.hedge) == ("none", None)


SPANS = {
    "adjectives": ("It sent close to 1 500 special forces troops to a base.", "close to 1 500 special forces troops"),
    "of": ("About 11 000 of North Korean infantry are training.", "About 11 000 of North Korean infantry"),
    "relative clause": ("It is sending 10 000 North Korean soldiers that might fight.", "10 000 North Korean soldiers"),
    "unit": ("It is about 20 km away.", "about 20 km"),
    "money": ("They paid more than US$2 million.", "more than US$2 million"),
    "rate": ("Oil cost $58.24 per barrel.", "$58.24 per barrel"),
    "killed or wounded": ("The army has 1,100 killed or wounded.", "1,100 killed or wounded"),
    "them": ("It seized 300 of them.", "300 of them"),
    "between": ("Between about 20 and 30 women marched.", "Between about 20 and 30 women"),
    "strong": ("A 3,000-strong force came.", "3,000-strong force"),
    "another": ("Another 1,500 troops came.", "Another 1,500 troops"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "span"), SPANS.values(), ids=SPANS.keys())
def test_span(text: str, span: str) -> None:
    (figure,) = _figures(text)
    assert figure.span.cut(text) == span


KINDS = {
    "killed, active": ("The raid killed 12 people.", 12, "people killed"),
    "killed, passive": ("12 people were killed.", 12, "people killed"),
    "killing": ("A bomb went off, killing at least 12.", 12, "people killed"),
    "dead": ("The crash left 12 dead.", 12, "people killed"),
    "toll": ("The death toll rose to 12.", 12, "people killed"),
    "lives": ("The flood claimed 30 lives.", 30, "people killed"),
    "soldiers who died": ("He mourned 40 soldiers who died.", 40, "people killed"),
    "wounded, bare": ("12 were wounded.", 12, "people wounded"),
    "wounded soldiers": ("A train took 40 wounded soldiers away.", 40, "people wounded"),
    "either": ("It lost 1,100 killed or wounded.", 1100, "people killed or wounded"),
    "casualties": ("It suffered 300 casualties.", 300, "people killed or wounded"),
    "captured": ("Rebels captured 20 soldiers.", 20, "people captured"),
    "hostages": ("They hold 20 hostages.", 20, "people captured"),
    "missing": ("After the quake 20 people are missing.", 20, "people missing"),
    "refugees": ("It took 20,000 refugees.", 20000, "people displaced"),
    "displaced": ("The war displaced 20,000 families.", 20000, "people displaced"),
    "arrested": ("Police arrested 20 people.", 20, "people detained"),
    "troops": ("It sent 20 soldiers.", 20, "troops"),
    "civilians": ("It sheltered in a cellar with 20 civilians.", 20, "civilians"),
    "people": ("It employs 20 workers.", 20, "people"),
    "brigades": ("It has 20 brigades.", 20, "military units"),
    "missiles": ("It fired 20 cruise missiles.", 20, "weapons"),
    "systems": ("It bought 20 air defence systems.", 20, "weapons"),
    "tanks": ("It lost 20 tanks.", 20, "vehicles"),
    "houses": ("It burnt 20 houses.", 20, "buildings"),
    "strikes": ("It made 20 air strikes.", 20, "attacks"),
    "money": ("It cost 20 million euros.", 20e6, "money"),
    "share": ("It fell 20 per cent.", 20, "share"),
    "area": ("It took 20 square kilometres.", 20, "area"),
    "distance": ("It moved 20 miles.", 20, "distance"),
    "duration": ("It lasted 20 hours.", 20, "duration"),
    "weight": ("It carried 20 tonnes of grain.", 20, "weight"),
    "speed": ("It went at 20 km/h.", 20, "speed"),
    "temperature": ("It was 20 degrees Celsius.", 20, "temperature"),
    "label": ("Wounded: 20.", 20, "people wounded"),
    "force": ("A force of 20 was sent.", 20, "troops"),
    "convoy": ("A convoy of 20 left.", 20, "vehicles"),
    "crowd": ("A crowd of 20 was there.", 20, "people"),
    "said of the number": ("20 were women.", 20, "people"),
    "villages": ("It took 20 villages.", 20, "other"),
}


@pytest.mark.parametrize(("text", "low", "kind"), KINDS.values(), ids=KINDS.keys())
def test_kind(text: str, low: float, kind: str) -> None:
    (figure,) = _figures(text)
    assert figure.low == low
    assert figure.counted is not None
    assert figure.counted.kind == kind


def test_parts_share_what_befell_the_whole() -> None:
    text = "Twelve people, including three children, were killed and 30 wounded."
    assert [(f.low, f.counted and f.counted.kind.value) for f in _figures(text)] == [
        (12, "people killed"), (3, "people killed"), (30, "people wounded"),
    ]  # fmt: skip


def test_ministry_list_counts_by_its_labels() -> None:
    text = "Enemy losses: tanks ‒ 9,113 (+7); artillery systems ‒ 20,500 (+25)"
    assert [(f.low, f.change, f.counted and f.counted.kind.value) for f in _figures(text)] == [
        (9113, None, "vehicles"), (7, "up", "vehicles"), (20500, None, "weapons"), (25, "up", "weapons"),
    ]  # fmt: skip


PARTS = {
    "of which": ("It fired 60 rockets, of which 45 were intercepted.", [(60, "weapons"), (45, "weapons")]),
    "of whom": ("It took 20 villagers, seven of whom were freed.", [(20, "people"), (7, "people")]),
    "out of": ("Only 18 of the 60 ambulances run.", [(18, "vehicles"), (60, "vehicles")]),
    "total": ("Another 40 soldiers died, bringing the total to 300.", [(40, "people killed"), (300, "people killed")]),
}


@pytest.mark.parametrize(("text", "wanted"), PARTS.values(), ids=PARTS.keys())
def test_parts_and_totals_count_what_the_whole_does(text: str, wanted: list[tuple[float, str]]) -> None:
    assert [(f.low, f.counted and f.counted.kind.value) for f in _figures(text)] == wanted


@pytest.mark.parametrize("text", ["They are many.", "He gave it to no one in particular."])
def test_no_figures_and_no_problems(text: str) -> None:
    assert extract_figures(parse_report(text)) == ([], [])


def test_part_of() -> None:
    text = "They hold 900 men; 300 of them are ill, and a third of the guards have left."
    assert [f.part_of and f.part_of.cut(text) for f in _figures(text)] == [None, "them", "the guards"]


CHANGES = {
    "by": ("The number rose by 300.", [(300, "up")]),
    "up": ("Exports are up 20%.", [(20, "up")]),
    "down": ("Exports were down 20%.", [(20, "down")]),
    "fell": ("Exports fell 20% to $3bn.", [(20, "down"), (3e9, None)]),
    "from to": ("The garrison rose from 1,500 to 3,000 men.", [(1500, None), (3000, None)]),
    "another": ("Another 1,500 men came.", [(1500, "up")]),
    "additional": ("It asked for an additional 15 tanks.", [(15, "up")]),
    "more": ("About 1,000 more will come.", [(1000, "up")]),
    "noun": ("A 3 percent drop followed.", [(3, "down")]),
    "level": ("The total is 300.", [(300, None)]),
    "closed down": ("The index closed down 45 points.", [(45, "down")]),
    "shot down": ("It shot down 62 drones.", [(62, None)]),
    "lost things": ("It lost 12 tanks.", [(12, None)]),
}


@pytest.mark.parametrize(("text", "wanted"), CHANGES.values(), ids=CHANGES.keys())
def test_change(text: str, wanted: list[tuple[float, str | None]]) -> None:
    assert [(f.low, f.change) for f in _figures(text)] == wanted


def test_both_levels_of_a_change_count_the_same() -> None:
    figures = _figures("The garrison rose from 1,500 to 3,000 men.")
    assert [f.counted and f.counted.kind for f in figures] == ["people", "people"]


def test_range_or_change_is_decided_by_the_verb() -> None:
    change, level_range = "The toll rose from 1,500 to 3,000.", "Estimates range from 1,500 to 3,000."
    assert [(f.low, f.high) for f in _figures(change)] == [(1500, 1500), (3000, 3000)]
    assert [(f.low, f.high) for f in _figures(level_range)] == [(1500, 3000)]


def test_nothing_counted_stays_open() -> None:
    (figure,) = _figures("12,000 will follow.")
    assert figure.counted is None


UNITS = {
    "dollar": ("$5 bought it.", "USD"), "pound": ("It cost £5.", "GBP"), "euro after": ("It cost 5€.", "EUR"),
    "yen": ("It cost 5 yen.", "JPY"), "A$": ("It cost A$5.", "AUD"),
    "named dollars": ("It cost 5 Canadian dollars.", "CAD"),
    "many pounds": ("It cost 5 million pounds.", "GBP"), "percent": ("5 percent left.", "%"),
    "points": ("It rose 5 percentage points.", "pp"), "km": ("It flew 5km.", "km"), "sq km": ("It has 5 sq km.", "km2"),
    "mph": ("Winds hit 50mph.", "mph"), "per barrel": ("It cost $5 a barrel.", "USD/bbl"),
    "a day": ("It fires 5 shells a day.", "/day"), "shared": ("It cost £1.5-2m.", "GBP"),
    "naira": ("It cost N60 million.", "NGN"), "half a kilometre": ("It is half a kilometre away.", "km"),
    "plain": ("It has 5 boats.", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "unit"), UNITS.values(), ids=UNITS.keys())
def test_unit(text: str, unit: str | None) -> None:
    (figure,) = _figures(text)
    assert figure.unit == unit


NOT_FIGURES = {
    "year": "It was signed in 1994.",
    "year of a thing": "The 2019 review was late.",
    "years": "It ran between 2014 and 2017.",
    "date": "He left on 14 May.",
    "date, month first": "He left on February 11, 2019.",
    "date, digits": "He left on 2024-10-18 or 18/10/2024.",
    "days of a month": "He stayed there March 3-5.",
    "clock": "He left at 5:30 p.m. and came back at 15:00.",
    "clock, dotted": "He left at 10.45pm.",
    "age": "Maria Lopez, 66, left.",
    "age in brackets": "Maria Lopez (66) left.",
    "year-old": "A 50-year-old man left.",
    "ordinal": "The 155th Brigade left on the 3rd attempt.",
    "aircraft": "The F-16 and the Su-27 flew.",
    "Boeing": "A Boeing 737 landed.",
    "road": "They closed Route 66.",
    "page": "See page 12 and section 4.",
    "flight": "Flight 370 vanished.",
    "score": "They won 3-1 on Saturday.",
    "score beside a name": "They beat the Texas Rangers 6-3.",
    "score between commas": "Duke topped the Wildcats, 79-67, at home.",
    "telephone": "Call +44 20 7946 0958 or (202) 555-0100.",
    "address": "He lives at 16-18 Harbour Road.",
    "decade": "It began in the 1990s.",
    "disease": "Covid-19 spread.",
    "version": "It needs version 3.2.1.",
    "address of a site": "See example.org/2024/12/report for more.",
    "one": "No one knew which one it was.",
    "at one point": "At one point he left.",
    "the two": "The two met again.",
    "no longer": "He is no longer there and has no doubt.",
    "fraction as ordinal": "A third person left in the first half.",
    "world war": "It was like World War Two.",
    "nine-eleven": "It began after 9/11.",
    "model number": "It ordered the 777-200LR and the 787 Dreamliner.",
    "toll-free number": "Call 1-888-310-1122 or 0845 125 222.",
    "chronicle": "1789 - President Washington issues a proclamation.",
    "party": "The Five-Star Movement won.",
    "age told": "She was 77.",
    "index": "The FTSE 100 closed.",
    "half past": "By half past seven they had left.",
    "ten past": "It sank at ten past three.",
    "twenty to": "It was about twenty to six when it sank, and at twenty to seven they came.",
    "at four": "They left at four.",
    "since five": "She had waited since five.",
    "clock, dotted, bare": "The line was cut at 15.12.",
    "No. and a full stop": "School No. 14 burnt.",
    "Nos.": "At stations Nos. 203, 208 and 211 he won.",
    "hours": "As at 18.00 hours nobody knew.",
    "section": "4.5 Our review has ended.",
    "station": "He was filmed at station 208.",
}


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("Five of the eight were hit from behind.", [5, 8]),
        ("A team of six visited the village.", [6]),
        ("All nine died.", [9]),
        ("The five were freed.", []),
        ("A boy of nine was hurt.", []),
        ("The toll stands at nine.", [9]),
        ("He put the dead at four.", [4]),
        ("The share closed at 11.20.", [11.2]),
        ("From ten to twelve people died.", [10]),
        ("Since 2 September three workers have died.", [3]),
        ("It was struck on 10 March and 12 were hurt.", [12]),
        ("They met on March 10 and 12.", []),
        ("In Lukamba, 63 of the 400 houses stand.", [63, 400]),
        ("Ana Lukamba, 63, of Leeds, left.", []),
        ("It watched 14 of the city's 412 polling stations.", [14, 412]),
        ("The owner said that one sailor was missing.", [1]),
        ("Eight were shot and one was crushed.", [8, 1]),
        ("Eight were shot. “They ran,” said one.", [8]),
        ("They had asked forty times. None had been paid.", [40, 0]),
        ("None of this could be checked.", []),
        ("There are no foreign troops here and no reason was given.", [0]),
        ("The slide killed five, scores missing.", [5, 40]),
        ("Of 400 asked, 90 were children under five.", [400, 90]),
        ("All were under 18.", []),
        ("The toll is over 75.", [75]),
        ("A trucker, 44, died.", []),
        ("By then 118 had been caught, exactly half.", [118, 0.5]),
        ("Observers counted a participation of barely a fifth.", [0.2]),
        ("He finished about a fifth time.", []),
    ],
)
def test_counts_without_a_noun_of_their_own(text: str, lows: list[float]) -> None:
    assert [f.low for f in _figures(text)] == lows


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The number of attackers is established at 17.", [(17, "people", "attackers")]),
        ("The state raised to six the number of marines killed in the raid.", [(6, "people killed", "marines")]),
        ("It puts the number of cases since 17 August at 236.", [(236, "other", "cases")]),
        (
            "He raised the number of villagers killed in Tiguira to 39 from 24.",
            [(39, "people killed", "villagers"), (24, "people killed", "villagers")],
        ),
        ("It struck again, bringing to 16 the number killed.", [(16, "people killed", "killed")]),
        ("Pictures showed eight burnt-out vehicles.", [(8, "vehicles", "burnt-out vehicles")]),
        ("He lives in a town of 18,000.", [(18000, "people", "town")]),
        ("Deaths to date: 14.", [(14, "people killed", "Deaths")]),
        ("Industrial consumers disconnected: 218.", [(218, "people", "consumers")]),
        ("Needed: tarpaulins (30,000), chlorine tablets.", [(30000, "other", "tarpaulins")]),
        (
            "It visited 231 polling stations out of 6,904.",
            [(231, "other", "polling stations"), (6904, "other", "polling stations")],
        ),
    ],
)
def test_what_is_counted_where_it_stands_apart(text: str, wanted: list[tuple[float, str, str]]) -> None:
    found = [
        (f.low, f.counted and f.counted.kind.value, f.counted and f.counted.span.cut(text)) for f in _figures(text)
    ]
    assert found == wanted


@pytest.mark.parametrize("text", NOT_FIGURES.values(), ids=NOT_FIGURES.keys())
def test_no_figure(text: str) -> None:
    assert [f.span.cut(text) for f in _figures(text)] == []


def test_list_numbers_count_nothing() -> None:
    assert [f.low for f in _figures("1. The army left.\n\n2) It lost 5 tanks.")] == [5]
