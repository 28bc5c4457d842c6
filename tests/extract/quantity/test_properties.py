"""What holds for any text: spans inside it, bounds in order, the same figures wherever they stand, linear time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.growth import assert_linear

from reportedly.extract.parse import parse_report
from reportedly.extract.quantity import extract_figures

PIECES = [
    "12", "3,000", "1 500", "two", "hundred", "million", "a", "half", "dozen", "dozens", "of", "tens", "thousands",
    "between", "and", "to", "from", "-", "–", "%", "$", "km", "killed", "people", "troops", "about", "at least",
    "or more", "no", "none", "one", "in", "five", "doubled", "2019", "May", "5.5", "1/2", "½", ".", ",", "(", ")",
    "was", "rose", "by", "up", "m", "bn", "€", "🙂", "مئة", "\u202f", "\n\n", "minus", "'", "\u200f", "٣٤", "1.2.3",
    "+", "~", "x", "third", "several", "per", "day", "per cent", "four-", "N", "#", "[", "]", "pounds", ":", "0",
]  # fmt: skip


def _check(text: str) -> None:
    figures, _ = extract_figures(parse_report(text))
    for figure in figures:
        assert figure.span.covers(figure.number)
        assert figure.span.end <= len(text)
        assert figure.low is not None
        assert figure.high is None or figure.low <= figure.high
        assert any(c.isalnum() for c in figure.number.cut(text))
        for part in (figure.hedge, figure.part_of, figure.counted and figure.counted.span):
            assert part is None or part.end <= len(text)
    starts = [figure.number.start for figure in figures]
    assert starts == sorted(starts)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([" ", ""]))
def test_spans_of_odd_mixtures(pieces: list[str], joint: str) -> None:
    _check(joint.join(pieces))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80))
def test_spans_of_any_text(text: str) -> None:
    _check(text)


@pytest.mark.parametrize("before", ["🙂🙂 ", "Ahead.\n\n", "  "])
def test_a_prefix_moves_the_spans(before: str) -> None:
    text = "About 11 000 soldiers came.\n\nThey lost 20 to 30 tanks."
    plain = extract_figures(parse_report(text))[0]
    moved = extract_figures(parse_report(before + text))[0]
    assert [f.span.shift(len(before)) for f in plain] == [f.span for f in moved]


@pytest.mark.parametrize(
    "piece",
    [
        "12 ", "1,000,", "two ", "hundred and ", "a million ", "from 1 to ", "between 1 and ", "$", "about ", "-1",
        "1-", "no ", "half a ", "5 % of ", "1 000 ", "tens of ", "1/2/", "1:", "killed 1 ", "1 of ",
    ],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    def work(n: int) -> Callable[[], object]:
        return partial(extract_figures, parse_report(piece * n))

    assert_linear(work, 1500, slack=0.02)
