"""Readings as they are put together."""

from reportedly.extract.assemble import extract_claims
from reportedly.model import Report


def test_two_sentences_that_the_parser_hangs_on_one_verb_are_one_claim():
    # Whether the abbreviation ends a sentence or not: no two claims of a report may bear one id.
    text = (
        "It is very likely to cross the coast between Chandipur and Sagar Island during the early hours of 10 May with "
        "maximum sustained wind speed of 155-165 km/h gusting to 180 km/h. Storm surge of about 2 to 3 metres above "
        "astronomical tide is likely to inundate low-lying areas of the districts."
    )
    reading = extract_claims(Report(text=text, published="2022-05-09"))
    assert len({c.id for c in reading.claims}) == len(reading.claims)
    assert sum(len(c.figures) for c in reading.claims) == 3
