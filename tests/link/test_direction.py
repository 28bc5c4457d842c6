import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.direction import Published, decide_direction

WIRE = Published(id="1", text="Two died, police said.", outlet="The Lusitan Press", published="2024-04-10")
POST = Published(id="2", text="Two died, police told Lusitan Press.", outlet="Selby Post", published="2024-04-10")
SIGNED = Published(
    id="3", text="SELBY, May 3 (Central Desk) - Two died.", outlet="Central Desk", published="2024-04-10"
)


def change(report, **facts):
    from dataclasses import replace

    return replace(report, **facts)


@pytest.mark.parametrize(
    ("one", "other", "first", "directed", "words"),
    [
        (WIRE, POST, True, True, "credits The Lusitan Press"),
        (change(WIRE, published="2024-04-12"), POST, True, True, "though dated before"),
        (WIRE, change(POST, text="Two died.", credits=("Lusitan Press",)), True, True, "credits"),
        (WIRE, change(POST, text="Two died.", published="2024-04-11"), True, True, "published later"),
        (change(WIRE, published="2024-04-10T10:00+02:00"), change(POST, text="", published="2024-04-10T09:00Z"),
         True, True, "published later (2024-04-10T09:00Z after"),
        (change(WIRE, published="2024-04-10T23:00-05:00"), change(POST, text="", published="2024-04-11"),
         True, True, "published later"),
        (WIRE, change(POST, text="Two died."), True, False, "published on one day"),
        (change(WIRE, published=None), change(POST, text="Two died."), False, False, "not both are dated"),
        (SIGNED, change(POST, text="Two died."), True, True, "own dateline"),
        (WIRE, change(WIRE, id="9", published="2024-04-11"), True, True, "both by The Lusitan Press"),
        (change(WIRE, outlet=None), change(POST, text="", outlet=None, published="2024-04-11"), True, True, "later"),
    ],
)  # fmt: skip
def test_credit_goes_before_time_and_both_are_told(one, other, first, directed, words):
    found = decide_direction(one, other)
    assert found[:2] == (first, directed)
    assert words in found[2]
    assert decide_direction(other, one)[0] is not first


NAMES = st.sampled_from([None, "", "AP", "Selby Post", "The Post", "(", "Lusitan Press"])
DATES = st.sampled_from(
    [None, "", "x", "2024-04-10", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "2024-04-10T09:00"]
)
REPORTS = st.builds(Published, id=st.sampled_from(["a", "b"]), text=st.text(max_size=40), outlet=NAMES, published=DATES)


@given(REPORTS, REPORTS)
def test_whatever_is_given_the_two_ways_agree(one, other):
    (first, directed, reason), back = decide_direction(one, other), decide_direction(other, one)
    assert reason
    assert directed == back[1]
    if directed:
        assert first != back[0]
