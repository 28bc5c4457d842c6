"""Agents of many reports, led to one identity or left open."""

from __future__ import annotations

import pytest

from reportedly.extract.assemble import extract_batch
from reportedly.extract.place import open_gazetteer
from reportedly.link.alias import AgentTable, link_agents
from reportedly.model import Identity, Reading, Report


def read(*reports: str | tuple[str, str]) -> list[Reading]:
    dated = [r if isinstance(r, tuple) else ("2022-05-18", r) for r in reports]
    return list(extract_batch([Report(text=text, published=day) for day, text in dated]))


def link(readings: list[Reading]) -> AgentTable:
    return link_agents(readings, open_gazetteer().nations)


def find(table: AgentTable, readings: list[Reading], number: int, words: str) -> Identity:
    """The identity of the agent of a report whose first mention begins with these words."""
    reading = readings[number]
    found = [a for a in reading.agents if any(m.cut(reading.report.text).startswith(words) for m in a.mentions)]
    assert len(found) == 1, [a.name for a in reading.agents]
    return table.lookup(reading.report.id, found[0].id)


ONE = {
    "full name": ("Elena Marsh, the mayor, said it was safe.", "It was not safe, Elena Marsh said.", "Elena Marsh"),
    "surname": ("Elena Marsh, the mayor, said it was safe.", "It was not safe, Marsh said.", "Marsh"),
    "middle initial": ("Harold P. Quigley said it rained.", "It snowed, Harold Quigley said.", "Harold"),
    "spelling": ("Oleksiy Marenskyy said it rained.", "It snowed, Oleksiy Marenskiy said.", "Oleksiy"),
    "taught by apposition": (
        "Orsa, Norway’s news agency, said the ship had sunk.",
        "The Norwegian news agency said the ship was afloat.",
        "The Norwegian news agency",
    ),
    "taught by apposition the other way round": (
        "Norway’s largest news agency, Orsa, said the ship had sunk.",
        "The Norwegian news agency said the ship was afloat.",
        "The Norwegian news agency",
    ),
    "taught in brackets": (
        "The Federal Office of Water (FOW) said the wells were dry.",
        "The FOW said the wells were full.",
        "The FOW",
    ),
    "office of a country": (
        "Chilean President Lucia Ferrer said the border was shut.",
        "The Chilean president said the border was open.",
        "The Chilean president",
    ),
    "ministry of a country": (
        "The Portuguese defence ministry said the tanks had gone.",
        "Portugal’s defence ministry said the tanks were back.",
        "Portugal’s",
    ),
    "firm": ("Castell Holdings said it would sue.", "Castell said it would not sue.", "Castell"),
    "country that speaks": (
        "Chile said the border was shut.",
        "The Chilean government said it was open.",
        "The Chilean",
    ),
}


@pytest.mark.parametrize(("first", "second", "words"), ONE.values(), ids=ONE)
def test_one_agent_in_two_reports(first: str, second: str, words: str) -> None:
    for pair, there in (((first, second), 1), ((second, first), 0)):
        readings = read(*pair)
        table = link(readings)
        one = find(table, readings, there, words)
        assert {m.report for m in one.members} == {r.report.id for r in readings}, table.identities
        assert not one.ambiguous
        for member in one.members:
            assert member.evidence


APART = {
    "two persons of one surname": ("Jorge Salcedo said it rained.", "Mateo Salcedo said it snowed."),
    "the ministry of two countries": (
        "The Portuguese defence ministry said the tanks had gone.",
        "The Spanish defence ministry said the tanks were back.",
    ),
    "unnamed officials": ("An official said the road was shut.", "An official said the road was open."),
    "groups": ("Residents said the road was shut.", "Residents said the road was open."),
    "ministries of nobody knows which country": (
        "The defence ministry said it rained.",
        "The defence ministry said it snowed.",
    ),
}


@pytest.mark.parametrize(("first", "second"), APART.values(), ids=APART)
def test_two_agents_stay_apart(first: str, second: str) -> None:
    table = link(read(first, second))
    assert [len(one.members) for one in table.identities] == [1, 1]


def test_a_surname_of_two_is_ambiguous_and_says_whom_it_may_mean() -> None:
    readings = read("Jorge Salcedo said it rained. Mateo Salcedo said it snowed.", "It was late, Salcedo said.")
    table = link(readings)
    one = find(table, readings, 1, "Salcedo")
    assert one.ambiguous
    assert sorted(table.by_id[other].name for other in one.may_be) == ["Jorge Salcedo", "Mateo Salcedo"]
    assert len(one.members) == 1


def test_an_office_that_two_persons_hold_in_turn() -> None:
    readings = read(
        ("2019-05-01", "Chilean President Lucia Ferrer said the border was shut."),
        ("2019-06-01", "The Chilean president said it would stay shut."),
        ("2019-07-01", "Chilean President Lucia Ferrer said it was open."),
        ("2021-09-01", "The Chilean president said nothing had changed."),
        ("2023-05-01", "Chilean President Rosa Paz said it was shut again."),
    )
    table = link(readings)
    assert find(table, readings, 1, "The Chilean").name == "Lucia Ferrer"
    assert [m.inferred for m in table.by_id[find(table, readings, 0, "Chilean").id].members] == [False, False, True]
    between = find(table, readings, 3, "The Chilean")
    assert sorted(table.by_id[other].name for other in between.may_be) == ["Lucia Ferrer", "Rosa Paz"]
    assert find(table, readings, 0, "Chilean").id != find(table, readings, 4, "Chilean").id


def test_aliases_show_the_words_they_were_learned_from() -> None:
    readings = read("Orsa, Norway’s news agency, said the ship had sunk.", "Orsa said it was afloat.")
    (orsa,) = link(readings).find("orsa")
    texts = {r.report.id: r.report.text for r in readings}
    told = {alias.name: [e.span.cut(texts[e.report]) for e in alias.evidence] for alias in orsa.aliases}
    assert told["Norway’s news agency"] == ["Norway’s news agency"]


def test_every_agent_has_one_identity_and_the_order_of_reports_changes_nothing() -> None:
    readings = read(
        *[text for pair in ONE.values() for text in pair[:2]], *[text for pair in APART.values() for text in pair]
    )
    table = link(readings)
    every = sorted((r.report.id, a.id) for r in readings for a in r.agents)
    assert sorted((m.report, m.agent) for one in table.identities for m in one.members) == every
    assert {one.id: {m.report for m in one.members} for one in link(readings[::-1]).identities} == {
        one.id: {m.report for m in one.members} for one in table.identities
    }


def test_finding_by_words_and_by_the_whole_name() -> None:
    readings = read("The Federal Office of Water (FOW) said the wells were dry.", "Nobody was hurt, Ana Reis said.")
    table = link(readings)
    assert [one.name for one in table.find("office water")] == ["Federal Office of Water"]
    assert [one.name for one in table.find("fow")] == ["Federal Office of Water"]
    assert table.find(" ") == ()
    named = table.named("the FOW")
    assert named is not None
    assert named.name == "Federal Office of Water"
    assert table.named("Office of Water") is None


def test_no_readings() -> None:
    table = link([])
    assert table.identities == ()
    assert table.find("anybody") == ()


def test_what_a_name_could_be_is_followed_to_where_it_was_placed():
    # "Corvane" taken for a person could be Corvane the company, which is then led to its full name.
    readings = read(
        "Corvane says the fire was out by half past seven.",
        "So yes, benzene did escape, and Corvane's statement that nothing left the site is wrong. Neighbors saw it.",
        "Corvane Petroleum told investors that Corvane was fine. The company said it was sorry.",
    )
    table = link(readings)
    assert find(table, readings, 0, "Corvane") is find(table, readings, 2, "Corvane")
    known = {one.id for one in table.identities}
    assert all(set(one.may_be) <= known - {one.id} for one in table.identities)
