"""Figures of small fictional stories: which of two reports' figures answer one question, whatever the words."""

import pytest

from reportedly.model import SlotKind

from ..mini import Told, compare

A, B = ("The Harbour Post", "2024-03-05"), ("Border Monitor", "2024-03-07")

TOGETHER = {
    "those who fled": (
        "The flood drove about 4,000 people from their homes in Mértola.",
        "Of the 4,000 people who fled the flood in Mértola, 900 were back in their homes.",
        "4,000",
    ),
    "residents who were moved": (
        "A gas leak drove 700 people from their homes in Tavira on Monday.",
        "The 700 residents who were evacuated in Tavira have all returned, the mayor said.",
        "700",
    ),
    "home again": (
        "Some 300 of the 2,000 people who had to leave their homes in Faro went back on Tuesday.",
        "In Faro 1,200 of the 2,000 people who fled have gone home.",
        "300 1,200",
    ),
    "a sum goes on": (
        "The insurers put the damage in Sines at 40 million euros. The owner speaks of 55 million.",
        "The owner put the damage in Sines at 60 million euros.",
        "55 60",
    ),
    "weights go on": (
        "The store held 900 tonnes of grain, of which 200 burned, the owner said.",
        "In the store 250 tonnes of grain burned, firefighters said.",
        "200 250",
    ),
    "a side's own": (
        "The number of Spanish wounded was put at 31 by the army.",
        "Elena Marsh put the number of Spanish wounded at 35.",
        "31 35",
    ),
    "the dead grow": (
        "An avalanche killed five climbers near Covilhã, rescuers said.",
        "The number of dead of the avalanche near Covilhã rose to six, rescuers said.",
        "five six",
    ),
    "promised, then come": (
        "The ministry will send 120 doctors to Beja.",
        "Of the 120 doctors promised to Beja by the ministry, 70 have come.",
        "120 120",
    ),
    "others hurt": (
        "Two miners were killed in a blast at Aljustrel. Another nine were hurt.",
        "Eleven miners were injured in the blast at Aljustrel, the company said.",
        "nine Eleven",
    ),
    "in hospital": (
        "A fire in Braga killed one guest. Another 14 guests were in hospital, the town said.",
        "Twelve guests are still being treated in hospital after the fire in Braga.",
        "14 Twelve",
    ),
    "troops that a country has": (
        "Spain has massed about 4,000 soldiers in Badajoz, Lisbon says.",
        "Elvas is calm. At present there are some 4,500 Spanish soldiers in Badajoz, officers say.",
        "4,000 4,500",
    ),
    "number as a verb": (
        "The mission in Elvas has 120 observers.",
        "The observers in Elvas now number 97, their head said.",
        "120 97",
    ),
    "the who died": (
        "Four people died when a bus overturned near Serpa.",
        "The four who died in the bus near Serpa were buried on Wednesday.",
        "Four four",
    ),
    "in the same sentence": (
        "At least three people died after a landslide buried a camp site in Seia.",
        "In Seia the dead are five.",
        "three five",
    ),
}
APART = {
    "look-alikes of two countries": (
        "Three people died and about 20 were missing after a landslide swept away houses in Seia, police said.",
        "Three people died and about 20 were missing after a landslide buried a camp near Temuco, police said.",
        "20 20",
    ),
    "the part and the whole that fled": (
        "900 of the 4,000 people who fled Mértola have gone home.",
        "4,000 people fled Mértola.",
        "900 4,000",
    ),
    "found and there": (
        "Eleven drums of acid were in the building in Sines, a worker said.",
        "Police recovered four drums from the basin in Sines.",
        "Eleven four",
    ),
    "an hour is no figure": (
        "Six people were treated in Elvas.",
        "The fire in Elvas was under control by six.",
        "Six six",
    ),
}


def stand_together(first: Told, second: Told, numbers: str) -> bool:
    """Whether a figure of the first and one of the second whose words hold these numbers share a slot."""
    one, other = (numbers.split() * 2)[:2]
    for c in compare(first, second):
        if c.slot.kind is SlotKind.HOW_MANY:
            mine = any(one in e.words and e.outlet == first[0] for e in c.entries)
            if mine and any(other in e.words and e.outlet == second[0] for e in c.entries):
                return True
    return False


@pytest.mark.parametrize("pair", TOGETHER.values(), ids=TOGETHER)
def test_rewordings_of_one_answer_stand_together(pair):
    assert stand_together((*A, pair[0]), (*B, pair[1]), pair[2])


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_what_only_looks_alike_stands_apart(pair):
    assert not stand_together((*A, pair[0]), (*B, pair[1]), pair[2])
