"""Whom speakers speak for: countries, bodies, and outlets that publish their own word. All of it is fiction."""

import pytest

from reportedly.briefing import load_nations
from reportedly.link.bodies import cut_document, is_office, is_outlet, publishes_itself
from reportedly.link.home import find_home
from reportedly.link.speaker import OUTLET, find_speakers
from reportedly.model import AgentKind

from ..mini import read

NATIONS = load_nations()


def speakers(*told):
    """By the name of the agent in its report: who it is over all reports."""
    readings = read(*told)
    found = find_speakers(readings, NATIONS.words, NATIONS.capitals)
    by_name = {a.name: found[r.report.id, a.id] for r in readings for a in r.agents if (r.report.id, a.id) in found}
    return by_name | {r.report.outlet: found[r.report.id, OUTLET] for r in readings if (r.report.id, OUTLET) in found}


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("MADRID, March 13 (Meseta Nine) - Spain has no plans.", ("ES", True)),
        ("ELVAS, Portugal, March 18 (Central Desk) — Two armies met.", ("PT", False)),
        ("MINISTRY OF NATIONAL DEFENCE\nPRESS NOTE\nLisbon, 10 March 2019, 21:30\n\nNothing.", ("PT", True)),
        ("Communiqué 31, Montevideo, 3 May 2021\n\nNo soldier crossed.", ("UY", True)),
        ("MADRID/LISBON, March 26 (Lusitan Press) — They met.", (None, False)),
        ("Spain has no plans, said Madrid on 3 May 2021.", (None, False)),
        ("In Paris, Texas, 12 people met.", (None, False)),
    ],
)
def test_where_a_report_was_filed(text, home):
    (reading,) = read(("Post", "2024-03-05", text))
    assert find_home(reading, NATIONS.words, NATIONS.capitals) == home


@pytest.mark.parametrize(
    ("name", "outlet", "office"),
    [
        ("Lusitan Press", True, False),
        ("Border Monitor", True, False),
        ("Border Observer Mission", False, True),
        ("Tagus News Service", True, False),
        ("Ministry of National Defence", False, True),
        ("City of Elvas", False, True),
        ("Iberia Brief", False, False),
        ("Interior Ministry, statement", False, True),
    ],
)
def test_bodies_and_outlets_by_their_names(name, outlet, office):
    assert (is_outlet(name), is_office(name)) == (outlet, office)


@pytest.mark.parametrize(
    ("name", "body", "itself"),
    [
        ("Ministry of Health, press release No. 4", "Ministry of Health", True),
        ("Castell Holdings plc, third-quarter earnings call (excerpt)", "Castell Holdings plc", True),
        ("OCHA Flash Update 2", "OCHA", True),
        ("Ministry of Defence, Press Service", "Ministry of Defence", True),
        ("Sofia Press Service", "Sofia Press Service", False),
        ("Radio Litoral, press office", "Radio Litoral", False),
        ("The Tagus Mail, clarification", "The Tagus Mail, clarification", False),
        ("Radio Libertad, press conference (transcript)", "Radio Libertad", False),
        ("Alpine Direct (live)", "Alpine Direct (live)", False),
    ],
)
def test_who_publishes_a_paper_of_its_own(name, body, itself):
    assert cut_document(name)[0] == body
    assert publishes_itself(name) == itself


def test_two_papers_of_one_body_are_of_one_speaker():
    found = find_speakers(
        read(
            ("Castell Holdings plc, news release", "2024-03-05", "Some 340 jobs will go."),
            ("Castell Holdings plc, statement", "2024-04-05", "Some 360 jobs will go."),
            ("The Continental", "2024-03-06", "Chipmaker Castell said some 340 jobs will go."),
        ),
        NATIONS.words,
        NATIONS.capitals,
    )
    assert len({s.key for s in found.values()}) == 1


def test_a_label_of_a_transcript_is_the_person_of_that_surname_and_speaks_for_whose_note_it_is():
    told = read(
        (
            "Ministry of Health, press conference (transcript)",
            "2024-03-05",
            "QUESTION: How many died?\n\nIBARRA: We count 14 dead.\n\nSPOKESMAN: Nine others are missing.\n\n"
            "QUESTION: Who are they?\n\nIBARRA: We do not know.\n\nSPOKESMAN: The list is being drawn up.",
        ),
        ("The Continental", "2024-03-06", "14 people have died, said Hugo Ibarra, a surgeon."),
    )
    everybody = find_speakers(told, NATIONS.words, NATIONS.capitals)
    keys = {s.key for s in everybody.values() if s.name == "Hugo Ibarra"}
    assert len(keys) == 1
    assert sum(s.name == "Hugo Ibarra" for s in everybody.values()) == 2
    by_name = {s.name: s for s in everybody.values()}
    assert (by_name["SPOKESMAN"].kind, by_name["SPOKESMAN"].body) == (AgentKind.PERSON, "Ministry of Health")
    assert by_name["QUESTION"].body is None


def test_initials_are_those_of_the_body_that_publishes():
    found = find_speakers(
        read(
            ("Servicio Nacional de Rehabilitación (SNR), communiqué 118", "2024-03-05", "Some 24 prisoners died."),
            ("The Continental", "2024-03-06", "24 prisoners died, the prison service SNR said."),
            ("Border Monitor", "2024-03-07", "The SNR said that 24 prisoners died."),
        ),
        NATIONS.words,
        NATIONS.capitals,
    )
    assert len({s.key for s in found.values()}) == 1


def test_an_office_speaks_for_the_capital_it_speaks_in_where_no_report_tells_its_country():
    told = "MADRID, March 13 (Meseta Nine) - 800 soldiers are in Badajoz, the Defence Ministry said.\n\n"
    found = speakers(
        ("Meseta Nine", "2024-03-13", told + "Two died, Defence Minister Leocadia Ruiz told parliament."),
        ("Elvas Paper", "2024-03-14", "Three soldiers died in Elvas, said Rui Sousa, a baker."),
    )
    assert found["Defence Ministry"].sides == found["Leocadia Ruiz"].sides == {"ES"}
    assert found["Rui Sousa"].sides == frozenset()


def test_a_country_that_any_report_tells_goes_before_the_capital():
    found = speakers(
        ("Meseta Nine", "2024-03-13", "MADRID, March 13 (Meseta Nine) - Two died, Colonel Vasco Teles said."),
        ("Elvas Paper", "2024-03-14", "Two died, Portuguese army spokesman Vasco Teles said."),
    )
    assert found["Vasco Teles"].sides == {"PT"}


def test_who_heads_a_body_speaks_for_it_and_for_its_country():
    found = speakers(
        (
            "Border Paper",
            "2024-03-13",
            "Spain lost 17 men, according to Portugal’s Military Information Bureau.\n\n"
            "Tomé Lopes, who heads the bureau, said 60 were wounded.",
        ),
        ("Elvas Paper", "2024-03-15", "Tomé Lopes said 17 Spaniards had been killed."),
    )
    assert found["Tomé Lopes"].body == "Military Information Bureau"
    assert found["Tomé Lopes"].sides == {"PT"}


NOTES = (
    ("Ministry of National Defence", "2024-03-10", "Lisbon, 10 March 2024\n\nFourteen Spaniards have been taken."),
    ("Elvas Paper", "2024-03-11", "Fourteen were taken, Portugal’s Defence Ministry said."),
    ("Badajoz Paper", "2024-03-11", "None was taken, Spain’s Defence Ministry said."),
)


def test_a_body_that_publishes_its_own_word_is_the_one_that_others_credit():
    found = speakers(*NOTES)
    own = found["Ministry of National Defence"]
    assert own.kind is AgentKind.ORGANISATION
    assert own.sides == {"PT"}
    assert "Elvas Paper" not in found
    told = read(*NOTES)
    everybody = find_speakers(told, NATIONS.words, NATIONS.capitals)
    of_portugal = {s.key for (_, agent), s in everybody.items() if agent != OUTLET and s.sides == {"PT"}}
    assert of_portugal == {own.key}


def test_an_office_elsewhere_in_the_report_tells_whose_it_is():
    found = speakers(
        (
            "Lusitan Paper",
            "2024-03-26",
            "Spain’s prime minister gave way. Nineteen died, Prime Minister Ildefonso Ruiz said.",
        ),
    )
    assert found["Ildefonso Ruiz"].sides == {"ES"}
