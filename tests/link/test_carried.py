"""Sentences that credit nobody and only carry on what somebody was just credited with. All of it is fiction."""

import pytest

from ..mini import compare

SAID = "Four soldiers were killed near Redondo, the Chief of Staff’s office said."


def credit(text, number):
    entries = [e for c in compare(("Lusitan Paper", "2024-03-31", text)) for e in c.entries if e.low == number]
    return {(e.agent, e.own_voice, e.inferred) for e in entries}


@pytest.mark.parametrize("goes_on", ["Two others were hurt.", "Two more were hurt.", "Two of them were women."])
def test_what_counts_the_rest_of_them_is_inferred_to_be_told_by_the_same(goes_on):
    told = credit(f"{SAID} {goes_on}", 2)
    assert told
    assert all("Staff" in agent and not own and agent in guessed for agent, own, guessed in told)


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID} Two helicopters burned out.",
        f"{SAID}\n\nTwo others were hurt.",
        "Four soldiers were killed near Redondo. Two others were hurt.",
    ],
)
def test_what_may_be_the_outlet_s_own_stays_so(text):
    assert all(own for _, own, _ in credit(text, 2))


def test_what_stands_between_two_sayings_of_one_is_inferred_to_be_his():
    text = (
        "A shell struck the school, the town council said. Nobody was hurt and 12 pupils were sent home. "
        "The council said that the roof was lost."
    )
    told = credit(text, 12)
    assert told == {("town council", False, ("town council",))}
