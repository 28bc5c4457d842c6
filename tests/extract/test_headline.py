"""Headlines that only repeat, and those that say something else."""

from __future__ import annotations

import pytest

from reportedly import Report, extract_claims

BODY = "\n\nA drone hit an oil depot in Karsk on Friday, killing three people, the governor said.\n\nFires burned on.\n"


def count_in_headline(headline: str, body: str = BODY) -> int:
    reading = extract_claims(Report(text=headline + body, published="2024-10-18"))
    assert any(c.span.start > len(headline) for c in reading.claims)
    return sum(c.span.end <= len(headline) for c in reading.claims)


def test_a_headline_that_repeats_makes_no_claim() -> None:
    assert count_in_headline("Three killed in drone strike on oil depot") == 0


@pytest.mark.parametrize(
    "headline",
    [
        "Five killed in drone strike on oil depot",  # another figure
        "Three may have been killed in drone strike",  # another status
        "Drone shot down over the coast",  # another event
        "Three killed in drone strike on oil depot.",  # a sentence of the text
    ],
)
def test_a_headline_that_says_otherwise_keeps_its_claim(headline: str) -> None:
    assert count_in_headline(headline) >= 1


def test_a_text_of_one_paragraph_has_no_headline() -> None:
    assert extract_claims(Report(text="Three killed in drone strike on oil depot", published="2024-10-18")).claims
