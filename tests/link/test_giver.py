"""Whose a number is that a sentence only hands on. All of it is fiction."""

import pytest

from ..mini import compare, find

ARMY = (
    "Border Paper",
    "2024-03-18",
    "22 Spanish soldiers were killed in Elvas, Portuguese army spokesman Vasco Luz said.",
)
CASES = [
    ("given by", "Nine soldiers died. That is far below the 22 given by the Portuguese army.", "army"),
    ("as it says", "Nine Spanish soldiers were killed, not 22, as Lisbon claims.", "Lisbon"),
    ("its figure", "Nine Spanish soldiers died. She called the Portuguese army’s figure of 22 a lie.", "army"),
    ("its count", "By now 22 Spanish soldiers are dead, by the Portuguese army’s count.", "army"),
    ("puts it at", "The Portuguese army put the number of Spanish soldiers killed in Elvas at 22.", "army"),
    ("its own toll", "Nine Spanish soldiers died on Monday. The Portuguese army’s own toll stands at 22.", "army"),
    ("sees it at", "The Portuguese army sees the number of Spanish soldiers killed in Elvas at 22.", "army"),
    ("makes it", "Nine Spanish soldiers were killed in Elvas. The Portuguese army makes it 22.", "army"),
    ("says it", "Nine Spanish soldiers were killed in Elvas. The Portuguese army said 22 on Monday.", "army"),
]


@pytest.mark.parametrize(("name", "text", "who"), CASES, ids=[c[0] for c in CASES])
def test_who_gives_a_number(name, text, who):
    entries = [e for c in compare(ARMY, ("Meseta Paper", "2024-03-19", text)) for e in c.entries]
    mine = [e for e in entries if e.outlet == "Meseta Paper" and e.low == 22]
    assert who in (mine[0].agent or "")
    assert not mine[0].own_voice
    assert not mine[0].denies


def test_what_is_handed_on_restates_what_its_side_said():
    told = "Nine Spanish soldiers were killed. The number is below the 22 given by the Portuguese army on Monday."
    c = find(compare(ARMY, ("Meseta Paper", "2024-03-19", told)), "22 Spanish soldiers")
    mine = [o for o in c.origins if any(m.claim.report == e.ref.report for m in o.members for e in c.entries)]
    (army,) = [o for o in mine if o.agent == "Vasco Luz"]
    assert len(army.members) == 2
    assert any(e.inferred and "one side" in e.reason for m in army.members for e in m.path)


def test_one_ministry_of_two_is_nobody_s():
    c = compare(
        ("Border Paper", "2024-03-18", "12 people were killed in Elvas, Portugal’s Defence Ministry said."),
        ("Meseta Paper", "2024-03-18", "12 people were killed in Elvas, Spain’s Defence Ministry said."),
        ("Tagus Paper", "2024-03-19", "In Elvas 12 people were killed, by the ministry’s account."),
    )[0]
    mine = next(e for e in c.entries if e.outlet == "Tagus Paper")
    assert mine.sides == ()


def test_it_goes_on_from_who_spoke_before():
    told = "Half of the people have returned to Odda, the municipality said. It put the damage at 190 million euros."
    entry = next(e for c in compare(("Fjord Paper", "2024-03-18", told)) for e in c.entries if e.low == 190e6)
    assert entry.agent == "municipality"
