"""Which figures answer one question: written pairs, each of two reports of one fictional story."""

import pytest

from reportedly.model import SlotKind

from ..mini import compare, slots

A, B = ("The Harbour Post", "2024-03-05"), ("Border Monitor", "2024-03-06")

TOGETHER = {
    "the same dead": ("At least 12 people were killed in Elvas, police said.", "Police said 14 people had died."),
    "soldiers are troops": (
        "Spain has sent 3,000 soldiers to Badajoz, the ministry said.",
        "About 2,800 Spanish troops are deployed in Badajoz, Elena Marsh said.",
    ),
    "a toll that rises": ("The death toll stands at 20, rescuers said.", "The death toll rose to 23, rescuers said."),
    "people may be women": ("Two women were killed in Elvas.", "Police said two people were killed in Elvas."),
    "missing, said two ways": ("30 people are missing, police said.", "About 35 people were missing, said Ana Reis."),
    "denied": ("40 soldiers were killed in Elvas.", "The ministry denied that 40 soldiers had been killed."),
    "plans": ("Spain will send 3,000 troops.", "Madrid plans to send 2,500 Spanish soldiers, Elena Marsh said."),
    "wounded soldiers": ("Nine soldiers were wounded in Elvas.", "Ten soldiers were injured in Elvas, the army said."),
}  # fmt: skip
APART = {
    "killed and wounded": ("12 people were killed.", "12 people were wounded."),
    "killed and casualties": ("60 people were killed.", "60 people were killed or wounded."),
    "a plan is no fact": ("Spain plans to send 3,000 troops.", "Spain has sent 3,000 troops."),
    "whose dead": ("17 Spanish soldiers were killed.", "17 Portuguese soldiers were killed."),
    "children and all": ("Four children were killed in Elvas.", "31 people were killed in Elvas."),
    "more and all": ("Spain sent another 1,500 soldiers.", "Spain sent 1,500 soldiers."),
    "last week's": ("Nine people were killed on 20 February.", "Nine people were killed on 4 March."),
    "elsewhere": ("12 people were killed in Lisbon.", "14 people were killed in Seville."),
    "soldiers and civilians": ("Eight soldiers were killed.", "Eight civilians were killed."),
    "what is destroyed": ("12 houses were destroyed.", "12 tanks were destroyed."),
    "a day and in all": ("200 people a day leave Elvas.", "200 people left Elvas."),
    "killed and missing": ("14 people died.", "14 people are missing."),
    "other things": ("The council repaired 14 pumps.", "The council repaired 14 doors."),
}


@pytest.mark.parametrize("pair", TOGETHER.values(), ids=TOGETHER)
def test_answers_to_one_question_stand_together(pair):
    assert len(slots(compare((*A, pair[0]), (*B, pair[1])))) == 1


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_answers_to_two_questions_stand_apart(pair):
    found = slots(compare((*A, pair[0]), (*B, pair[1])))
    assert len(found) == 2, found


def test_what_says_little_joins_what_it_fits():
    found = slots(
        compare(
            (*A, "17 Spanish soldiers were killed in Elvas. Four Portuguese soldiers were killed in Elvas."),
            (*B, "Reports from Elvas said 17 had been killed. Police denied it."),
        )
    )
    assert sorted(map(len, found)) == [1, 2]


def test_the_question_is_in_plain_words():
    told = (
        ("Spain plans to send 3,000 troops to Badajoz.", "How many Spanish troops are to come in all"),
        ("Nine people were wounded in Elvas.", "How many people were wounded in Elvas?"),
        ("17 Spanish soldiers were killed.", "How many Spanish soldiers were killed?"),
        ("The service rescued 71 passengers.", "How many passengers were rescued?"),
        ("Two helicopters joined the search.", "How many helicopters joined the search?"),
        ("Some 20 gunmen opened fire on the convoy.", "How many gunmen opened fire on the convoy?"),
        ("One Spanish drone was shot down near Elvas.", "How many Spanish drones were shot down near Elvas?"),
        ("Divers pulled 62 people from the lake.", "How many people were pulled from the lake?"),
        ("Five of the trucks burned out.", "How many of the trucks burned out?"),
        ("The bus carried 31 people to Elvas, with two drivers.", "How many people were carried to Elvas?"),
        ("Repairs will cost 3 million euros.", "How much money: “Repairs will cost ___”?"),
        ("Spain sent another 1,500 soldiers.", "How many more Spanish troops are there already?"),
    )
    for text, question in told:
        c = min((c for c in compare((*A, text)) if c.slot.kind is SlotKind.HOW_MANY), key=lambda c: c.entries[0].span)
        assert c.slot.question.startswith(question), c.slot.question


def test_claims_without_a_number_meet_where_one_denies_the_other():
    comparisons = compare(
        (*A, "Spanish forces crossed the border near Elvas overnight, the ministry said."),
        (*B, "Spain denied that its forces had crossed the border near Elvas."),
    )
    (asked,) = [c for c in comparisons if c.slot.kind is SlotKind.WHETHER]
    assert [r.kind.value for r in asked.relations] == ["denies"]
    assert asked.slot.question == "Did Spanish forces cross the border near Elvas overnight?"
