"""Figures whose class stands in the words beside them or in a label: small fictional reports, in many wordings."""

import pytest

from .test_written import stand_together

A, B = ("The Harbour Post", "2024-03-05"), ("Border Monitor", "2024-03-07")

TOGETHER = {
    "not found": (
        "A ferry sank off Setúbal on Monday. The search goes on for 36 missing people.",
        "Divers said that 31 have not been found off Setúbal.",
        "36 31",
    ),
    "to hospital": (
        "A gas leak in Braga on Monday killed three guests; eight had been taken to hospital.",
        "In hospital are 16 after the gas leak in Braga.",
        "eight 16",
    ),
    "under arrest": (
        "Eighteen officers have been arrested in Beja.",
        "The number of officers under arrest in Beja has reached 31.",
        "Eighteen 31",
    ),
    "a bulletin's label": (
        "Floods in Tavira have killed 37 people.",
        "Situation report on the floods in Tavira, 6 p.m. Confirmed dead: 52. Roads closed: 14.",
        "37 52",
    ),
    "in camps": (
        "Some 8,000 people have taken refuge in schools in Tavira.",
        "Situation in Tavira. Persons in camps: 9,400.",
        "8,000 9,400",
    ),
    "those in shelters": (
        "Some 8,000 people have taken refuge in schools in Tavira.",
        "Tavira. The number of those in shelters has trebled since Monday, to about 24,000.",
        "8,000 24,000",
    ),
    "a toll behind a colon": (
        "A bridge fell in Mora and killed 39 people.",
        "In Mora the toll is final: 43.",
        "39 43",
    ),
    "families of the dead": (
        "A bus overturned near Serpa and killed 34 people.",
        "The minister met the families of the 34 victims of the bus near Serpa.",
        "34 34",
    ),
    "in custody": (
        "Eighteen officers have been arrested in Beja.",
        "Of the 31 officers held, four were let go in Beja on Tuesday.",
        "Eighteen 31",
    ),
    "drones by their longer name": (
        "Air defences shot down 25 drones over Aveiro on Monday.",
        "The ministry says 25 unmanned aerial vehicles were shot down over Aveiro on Monday.",
        "25 25",
    ),
    "a wider noun": (
        "The mudslide destroyed some 30 vehicles in Silves.",
        "The mudslide destroyed 35 cars in Silves, the mayor said.",
        "30 35",
    ),
    "some of the guards": (
        "Nine guards were killed in Faro, the palace said.",
        "In Faro 14 of the guards are dead, a doctor said.",
        "Nine 14",
    ),
}
APART = {
    "of the doses": (
        "Of 90,000 doses received in Braga, 41,000 have been administered.",
        "Braga has received 90,000 doses.",
        "41,000 90,000",
    ),
    "two labels": ("Elvas. Deaths: 14. Arrests: 14.", "In Elvas 14 people were arrested.", "14. 14"),
    "something else counted between": (
        "A ferry sank off Faro. Still missing: 41. The list had 130 names; the port reckons with 150.",
        "Off Faro 38 people are still missing.",
        "150 38",
    ),
    "some of the missing": (
        "A ferry sank off Faro. Thirty-six people have not been found, among them eleven children.",
        "Off Faro rescuers have saved 14 people.",
        "eleven 14",
    ),
    "whose number": (
        "Nearly 700 have been hurt in Braga since Sunday. The marchers, whose number police put at 4,000, wait.",
        "In Braga 590 people were injured, doctors said.",
        "4,000 590",
    ),
    "buried by one": (
        "The toll of 52 is too low, said a priest in Silves, who has buried 31 in his parish alone.",
        "The flood in Silves killed 52 people.",
        "31 52",
    ),
    "cars and vehicles of one report": (
        "The mudslide destroyed 30 vehicles in Silves.",
        "The mudslide destroyed 30 cars and 12 buses in Silves.",
        "30 12",
    ),
    "deaths and cases": (
        "Bulletin on the cholera in Beja. Deaths: 31. Cumulative cases: 1,402.",
        "In Beja 27 people have died of cholera.",
        "1,402 27",
    ),
}


@pytest.mark.parametrize("pair", TOGETHER.values(), ids=TOGETHER)
def test_words_beside_a_number_tell_what_it_counts(pair):
    assert stand_together((*A, pair[0]), (*B, pair[1]), pair[2])


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_what_is_a_part_or_has_another_label_stands_apart(pair):
    assert not stand_together((*A, pair[0]), (*B, pair[1]), pair[2])
