"""Which claims without a number answer one question: written reports of fictional stories."""

import pytest

from reportedly.model import Relation, RelationKind, SlotKind

from ..mini import compare

A, B, C = ("The Harbour Post", "2024-03-05"), ("Border Monitor", "2024-03-06"), ("Delta Wire", "2024-03-07")

TOGETHER = {
    "other words for one deed": (
        "Spanish soldiers crossed the border near Elvas, the ministry said.",
        "Spain denied that its troops had entered Portugal.",
    ),
    "two words of a verb": (
        "The rebels withdrew from the fort at Elvas, police said.",
        "The rebels never pulled back from the fort, Ana Reis said.",
    ),
    "active and passive": (
        "The army destroyed the mill at Borba, farmers said.",
        "The mill at Borba was not destroyed, the army said.",
    ),
    "there was none": (
        "Petrol was stored in the cellar of the school, a teacher said.",
        "There was no petrol in the cellar, the mayor said.",
    ),
    "what is shut until Friday opens on Friday": (
        "The road to Borba remains closed until Friday, the council said.",
        "The road to Borba will open on Friday, police said.",
    ),
    "a noun for the deed": (
        "The mill at Borba was inspected in May, the owner said.",
        "No inspection took place in May, the union said.",
    ),
    "a pronoun for what it is done to": (
        "The divers saw the wreck. It was sabotaged, a sailor said.",
        "The ship was not sabotaged, the owner said.",
    ),
    "a denial by a pronoun": (
        "Spanish soldiers crossed the border near Elvas, the mayor said.",
        "The ministry in Madrid met on Monday. It denies that Spanish soldiers crossed the border.",
    ),
    "who it was that did it": (
        "Spanish soldiers attacked the mill at Elvas, the mayor said.",
        "It was the Portuguese who attacked the mill, Madrid said.",
    ),
    "an order, told and denied": (
        "A policeman told villagers to leave the valley, a priest said.",
        "Nobody ordered villagers to leave the valley, the mayor said.",
    ),
    "our soldiers": (
        "Portuguese soldiers entered Spain near Badajoz, the Spanish army said.",
        "“Our soldiers entered Spain,” said Elena Marsh, the Portuguese defence minister.",
    ),
}
APART = {
    "other sides": (
        "Spanish soldiers crossed the border near Elvas, the ministry said.",
        "Portuguese soldiers crossed the border near Elvas, Spain said.",
    ),
    "other places": (
        "Gunmen attacked a church in Lisbon, police said.",
        "Gunmen attacked a church in Seville, police said.",
    ),
    "other days": (
        "The rebels attacked the fort on 20 February, the army said.",
        "The rebels attacked the fort on 4 March, the army said.",
    ),
    "other things": (
        "A farmer destroyed the fence at Borba, police said.",
        "A farmer destroyed the statue at Borba, police said.",
    ),
    "other people": (
        "The baker bought a ticket, she said. Nadia Brisk had bought the ticket in May.",
        "Tobias Wenn sold tickets to the orchestra, he said.",
    ),
    "two who were arrested": (
        "Police in Elvas arrested Ana Reis on suspicion of fraud, her lawyer said.",
        "Police in Elvas arrested Tobias Wenn on suspicion of fraud, a neighbour said.",
    ),
    "a plan is no fact": (
        "The rebels will attack the fort, the general said.",
        "The rebels attacked the fort, the general said.",
    ),
    "open and shut": (
        "The bridge at Borba is open, the mayor said.",
        "The bridge at Borba is closed, the police said.",
    ),
}


def test_whose_shell_it_was_and_where_it_came_from_say_who_fired_it():
    found = compare(
        (*A, "A shell hit a bus in Elvas on Monday. “It was a Spanish shell,” the mayor said."),
        (*B, "The Spanish army denied it. “We did not hit any bus,” a colonel said."),
        (*C, "The shell came from the other bank, the fire brigade said."),
    )
    (c,) = [c for c in found if c.slot.kind is SlotKind.WHO]
    assert [(e.words, e.denies) for e in c.entries] == [
        ("It was a Spanish shell", False),
        ("The Spanish army denied it", True),
        ("We did not hit any bus", True),
        ("The shell came from the other bank", False),
    ]


def test_no_sign_of_an_attack_denies_that_there_was_one():
    (relation,) = relations(
        "The blackout in Borba was caused by an attack, the mayor said.",
        "There was no sign of an attack, the grid company said.",
    )
    assert relation.kind is RelationKind.DENIES


def groups(*texts: str) -> list[set[str]]:
    told = [(*at, text) for at, text in zip((A, B, C), texts, strict=False)]
    return [{e.outlet or "" for e in c.entries} for c in compare(*told) if c.slot.kind is not SlotKind.HOW_MANY]


def relations(*texts: str) -> list[Relation]:
    told = [(*at, text) for at, text in zip((A, B, C), texts, strict=False)]
    return [r for c in compare(*told) if c.slot.kind is not SlotKind.HOW_MANY for r in c.relations]


@pytest.mark.parametrize("pair", TOGETHER.values(), ids=TOGETHER)
def test_claims_of_one_question_stand_together(pair):
    assert {A[0], B[0]} in groups(*pair)


# What is learned from many stories does not yet tell these apart: everything but one word speaks for one question.
WEAK = ("other things", "other people")


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(pair, id=name, marks=[pytest.mark.xfail(strict=True)] if name in WEAK else [])
        for name, pair in APART.items()
    ],
)
def test_claims_of_two_questions_stand_apart(pair):
    assert {A[0], B[0]} not in groups(*pair)


ECHOES = {
    "denies it": "Police beat a reporter in Elvas, her editor said. The police denied it.",
    "dismissed the claim": "Police beat a reporter in Elvas, her editor said. The police dismissed the claim.",
    "pure invention": "Police beat a reporter in Elvas, her editor said. “Pure invention,” said a police spokesman.",
    "called that nonsense": "Police beat a reporter in Elvas, her editor said. The police called that nonsense.",
}


@pytest.mark.parametrize("text", ECHOES.values(), ids=ECHOES)
def test_a_denial_without_words_of_its_own_points_at_what_it_denies(text):
    (relation,) = relations(text)
    assert relation.kind is RelationKind.DENIES
    assert "editor" in relation.reason
    assert "olice" in relation.reason


def test_an_accusation_is_rejected_in_another_report():
    found = compare(
        (*A, "A convoy was attacked near Elvas on Monday. Portugal accused Spain of the attack."),
        (*B, "Spain rejected the accusation."),
    )
    (c,) = [c for c in found if c.slot.kind is SlotKind.WHO]
    assert c.slot.question == "Who was behind the attack in Elvas?"
    assert [(e.agent, e.denies) for e in c.entries] == [("The Harbour Post", False), ("Spain (government)", True)]
    (relation,) = c.relations
    assert relation.kind is RelationKind.DENIES
    assert (
        relation.reason
        == "Spain (government) denies what The Harbour Post itself says: “Spain rejected the accusation”"
    )


def test_two_that_are_named_contradict_each_other_and_a_denial_denies_one():
    found = compare(
        (*A, "A fire destroyed a mill in Borba. The mayor blamed a rival company for the fire."),
        (*B, "Two teenagers set the fire at the mill, police said."),
        (*C, "The rival company denied having anything to do with the fire."),
    )
    (c,) = [c for c in found if c.slot.kind is SlotKind.WHO]
    kinds = sorted((r.kind.value, r.fields) for r in c.relations)
    assert kinds == [("conflicts", ("who",)), ("denies", ("status",))]


def test_who_says_what_was_denied_before_denies_the_denial():
    (relation,) = relations(
        "Spanish troops have not crossed the border, Spain said.",
        "“Spanish soldiers entered Portugal,” said Elena Marsh.",
    )
    assert (relation.kind, relation.left.report != relation.right.report) == (RelationKind.DENIES, True)
    assert relation.reason == "Elena Marsh says what Spain (government) had denied: “Spanish soldiers entered Portugal”"
