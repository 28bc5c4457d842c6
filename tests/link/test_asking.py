"""Questions of claims without a number read as plain words."""

import pytest

from reportedly.model import SlotKind

from ..mini import compare

A, B = ("The Harbour Post", "2024-03-05"), ("Border Monitor", "2024-03-06")

ASKED = {
    "a plain past": ("Spanish soldiers crossed the river, police said.", "Did Spanish soldiers cross the river?"),
    "a passive": ("The mill was destroyed on Monday, farmers said.", "Was the mill destroyed on Monday?"),
    "a perfect": ("The army has withdrawn from Borba, a priest said.", "Has the army withdrawn from Borba?"),
    "a plan": ("The minister will resign on Monday, officials said.", "Will the minister resign on Monday?"),
    "a present": ("The army holds the ship, a priest said.", "Does the army hold the ship?"),
    "a denial": ("No Spanish soldier crossed the river, the army said.", "Did any Spanish soldier cross the river?"),
    "will not": ("The mill won’t be sold, the mayor said.", "Will the mill be sold?"),
    "believed to be": ("The mill is believed to be empty, police said.", "Is the mill believed to be empty?"),
    "a name in s": ("Elena Marks has a plan, the mayor said.", "Does Elena Marks have a plan?"),
    "a lead": ("In March, the mill was sold, the mayor said.", "Was the mill sold?"),
    "nobody": ("Nobody warned the town of Borba, the mayor said.", "Did anybody warn the town of Borba?"),
    "not": ("The mill was not destroyed, the army said.", "Was the mill destroyed?"),
    "there": ("There was no petrol in the cellar, the mayor said.", "Was there any petrol in the cellar?"),
    "a state": ("The mill at Borba was 90 years old, the mayor said.", "Was the mill at Borba 90 years old?"),
    "what one means to do": (
        "Spain plans to close the bridge at Elvas, it said.", "Does Spain plan to close the bridge at Elvas?"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "question"), ASKED.values(), ids=ASKED)
def test_a_claim_is_asked_in_its_own_words(text, question):
    found = compare((*A, text), (*B, f"{text} It rained."))
    assert question in [c.slot.question for c in found if c.slot.kind is SlotKind.WHETHER]


def test_the_question_is_taken_from_who_names_the_doer():
    found = compare(
        (*A, "They came over the river, the defence minister said."), (*B, "No Spanish soldier crossed the river.")
    )
    assert [c.slot.question for c in found] == ["Did any Spanish soldier cross the river?"]


def test_a_word_that_repeats_an_ending_costs_no_time():
    word = "ly" * 30 + "x"
    found = compare((*A, f"{word} {word[:6]} crossed the river, he said."), (*B, f"{word} crossed the river, it said."))
    assert all(c.slot.question.endswith("?") for c in found)
