"""Numbers of which one is the other with a slip."""

from dataclasses import replace

import pytest

from reportedly.model import ClaimRef, SlotEntry, Span, Status
from reportedly.reconcile.slips import is_slip


def say(number):
    return SlotEntry(
        ref=ClaimRef(report="r", claim="c", number=1, figure=0), words=str(number), span=Span(0, 5),
        status=Status.OCCURRED, certainty=3, low=number, high=number,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (1400, 14_000, True),
        (1_800_000, 18_000_000, True),
        (1.5, 15, True),
        (1_300_000, 1_300_000_000, True),
        (24, 2400, False),
        (268, 286, False),  # a count that went on
        (118, 181, True),
        (203, 230, True),
        (15.8, 18.5, True),
        (10, 100, False),  # round numbers grow by a nought
        (13, 31, False),  # two digits are swapped by chance
        (268, 268, False),
        (268, 862, False),
        (12_000, 21_000, False),
        (300, 0, False),
    ],
)
def test_slips(one, other, slip):
    assert is_slip(say(one), say(other)) == slip
    assert is_slip(say(other), say(one)) == slip


def test_a_range_is_no_slip():
    assert is_slip(say(203), say(230))
    assert not is_slip(replace(say(203), high=300), say(230))
