"""Parts that a sentence tells of right after their whole."""

import pytest

from reportedly.briefing import CompareOptions, list_answers, load_nations
from reportedly.link.parts import find_told_parts

from ..mini import read


def find_parts(text):
    readings = read(("The Continental", "2024-03-05", text))
    figures = [a for a in list_answers(readings, CompareOptions(nations=load_nations())) if a.ref.figure is not None]
    return [(part.entry.low, whole.entry.low) for part, whole in find_told_parts(figures)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The lava destroyed 390 buildings, including 310 homes, the mayor said.", [(310, 390)]),
        ("The camp holds 52 armoured vehicles, of which 18 are tanks, the army said.", [(18, 52)]),
        ("Eleven boats took part, seven of them fishing boats.", [(7, 11)]),
        ("Partners seek $1.4 million, of which $350,000 has been received.", [(350000, 1400000)]),
        ("Hospitals treated 40 people and the fire destroyed 12 homes.", []),  # two counts side by side
        ("Nine trucks burned. The army lost 52 vehicles, the rebels 18.", []),
        ("The agency counted seven boats, all but two of them old.", []),
    ],
)
def test_what_is_told_as_a_part(text, parts):
    assert find_parts(text) == parts
