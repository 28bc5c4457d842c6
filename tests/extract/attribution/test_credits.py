"""Ways of crediting that are rare and sure, each with made-up words: openings, tails, numbers, courts, labels."""

from __future__ import annotations

import pytest

from reportedly import Report, extract_claims
from reportedly.model import Claim

# The reader whose words `{}` are, in each way of saying so.
OPENINGS = {
    "as reports": ("As the Vesper reports, {}.", "Vesper"),
    "as noted": ("As the press service of the harbour noted, {}.", "press service of the harbour"),
    "in the words of": ("In the words of Elena Marsh, {}.", "Elena Marsh"),
    "by the words of": ("By the words of a witness, {}.", "witness"),
    "in her view": ("Elena Marsh has seen it. In her view, {}.", "Elena Marsh"),
    "report at the end": ("{}, partners on the ground report.", "partners"),
    "dash": ("{} - civil protection", "civil protection"),
    "dash office": ("{} – mayor’s office", "mayor’s office"),
    "court heard": ("{}, a court in Cork heard yesterday.", "court"),
    "inquest heard": ("The inquest heard that {}.", "inquest"),
    "role and name": ("According to the harbour’s director, Pavel Kubin, {}.", "Pavel Kubin"),
    "dated": ("According to the assessment, dated 6 October, {}.", "assessment"),
    "seen by": ("{}, an intelligence assessment seen by the Vesper says.", "intelligence assessment"),
    "with reference to": ("As the Vesper writes with reference to the police, {}.", "police"),
}
CONTENTS = ["two ferries sank off the island on Monday", "about 40 miners were trapped", "the bridge has collapsed"]

NUMBERS = {
    "put the toll": ("The ministry put the toll at {} dead.", "ministry"),
    "put it": ("Two agencies measured the quake. The Geology Board put it at {}.", "Geology Board"),
    "measured": ("The Geology Board measured it at {}.", "Geology Board"),
    "poll": ("A poll by the Agora institute had put Marsh at {} percent.", "Agora institute"),
    "spoken of": ("The power company counts again. The company had spoken of {} homes.", "company"),
    "capital": ("Lisbon later put the number of crew at {}.", "Lisbon"),
}


def claim_of(text: str, words: str) -> Claim:
    """The claim that holds the end of some words."""
    reading = extract_claims(Report(text=text, published="2031-05-18"))
    at = text.index(words) + len(words) - 1
    return min((c for c in reading.claims if c.span.start <= at < c.span.end), key=lambda c: c.span.end - c.span.start)


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("name", OPENINGS)
def test_words_are_credited_whole(name: str, content: str) -> None:
    pattern, agent = OPENINGS[name]
    words = content[0].upper() + content[1:] if pattern.startswith("{") else content
    text = pattern.format(words)
    claim = claim_of(text, words)
    assert claim.attribution is not None
    assert claim.attribution.chain[-1].agent.endswith(agent) or agent in claim.attribution.chain[-1].agent
    assert claim.span.cut(text).endswith(words[1:])
    assert words[1:] in "".join(s.cut(text) for s in claim.attribution.content)


@pytest.mark.parametrize("number", ["14", "6.8", "at least 31,000"])
@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_credited_to_who_gives_them(name: str, number: str) -> None:
    pattern, agent = NUMBERS[name]
    text = pattern.format(number)
    claim = claim_of(text, number)
    assert claim.attribution is not None
    assert agent in claim.attribution.chain[-1].agent
    assert [number in f.span.cut(text) for f in claim.figures] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "As the sun rose, two ferries sank off the island.",
        "As the minister spoke, about 40 miners were trapped.",
        "In a word, the bridge has collapsed.",
        "The crane put the boat in the water at the pier.",
        "The court heard from three witnesses, and the bridge has collapsed.",
        "The bridge has collapsed - again",
    ],
)
def test_what_looks_alike_credits_nobody(text: str) -> None:
    reading = extract_claims(Report(text=text, published="2031-05-18"))
    assert [c.attribution for c in reading.claims] == [None] * len(reading.claims)
    assert reading.claims


def test_one_and_another_of_a_group_speak() -> None:
    text = "Relatives waited at the gate. One said her son had called her. Another said she had been told nothing."
    reading = extract_claims(Report(text=text))
    told = [c.attribution.chain[-1].agent for c in reading.claims if c.attribution]
    assert told == ["One", "Another"]


def test_a_comment_of_the_reporter_is_not_what_was_said() -> None:
    text = "Voltheim said it would shed 1,200 jobs, sending its shares to a two-year low."
    (claim,) = [c for c in extract_claims(Report(text=text)).claims if c.attribution]
    assert claim.attribution is not None
    assert [s.cut(text) for s in claim.attribution.content] == ["it would shed 1,200 jobs"]


def test_the_second_half_of_what_was_said_is_said_too() -> None:
    text = 'Rafael Ocampo said the pilot "smelled of drink" and had twice ignored his warnings.'
    reading = extract_claims(Report(text=text))
    assert {c.event.lemma: c.attribution is not None for c in reading.claims} == {"smell": True, "ignore": True}


def test_citing_stays_in_its_half_of_the_sentence() -> None:
    text = "An official told Nordpress that it carried arms; the ministry, citing the airline, said it carried oranges."
    reading = extract_claims(Report(text=text))
    chains = [[link.agent for link in c.attribution.chain] for c in reading.claims if c.attribution]
    assert chains == [["official"], ["ministry", "airline"]]


def test_a_quotation_over_three_paragraphs_is_one_persons() -> None:
    said = ['"It burned," Morag Sinclair said. "The roof went first.', '"Then it fell in.', '"Nobody was inside it."']
    text = "\n\n".join(said)
    reading = extract_claims(Report(text=text))
    assert {c.attribution.chain[-1].agent if c.attribution else "own" for c in reading.claims} == {"Morag Sinclair"}


INTERVIEW = """The reservoir is half empty: an interview with Samira Haddad

Lantern: How bad is it?

Haddad: We have 41 million cubic metres left. The ministry says it is enough.

Lantern: Is it wrong?

Haddad: We think it is three months. I told the union that 3,000 wells would be closed.

Q: Have they been told?

A: Trucks are bringing water to 27 villages."""


def test_labels_say_who_speaks() -> None:
    reading = extract_claims(Report(text=INTERVIEW, outlet="Lantern"))
    who = {c.event.lemma: c.attribution.chain[-1].agent for c in reading.claims if c.attribution}
    assert who["have"] == who["close"] == who["bring"] == "Samira Haddad"
    assert any(a.name == "ministry" for a in reading.agents)
    assert all(
        s.cut(INTERVIEW) in ("Haddad", "Samira Haddad")
        for a in reading.agents
        if "Haddad" in a.name
        for s in a.mentions
    )


def test_questions_claim_nothing() -> None:
    reading = extract_claims(Report(text=INTERVIEW, outlet="Lantern"))
    assert not [c for c in reading.claims if "How bad" in c.span.cut(INTERVIEW) or "wrong" in c.span.cut(INTERVIEW)]


def test_a_lone_name_before_a_colon_is_no_conversation() -> None:
    text = "Kyiv: two people died.\n\nThe river rose again."
    assert [c.event.lemma for c in extract_claims(Report(text=text)).claims] == ["die", "rise"]


@pytest.mark.parametrize("that", ["", "that "])
@pytest.mark.parametrize("amount", ["250 tonnes of oil", "250 tonnes", "300 litres of fuel"])
def test_a_verb_that_the_parser_takes_for_a_participle(amount: str, that: str) -> None:
    text = f"The company said {that}{amount} leaked from the ship."
    (claim,) = extract_claims(Report(text=text)).claims
    assert claim.attribution is not None
    assert (claim.event.lemma, claim.attribution.chain[-1].agent) == ("leak", "company")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("“One child, not two,” says Eusébio Canhoto.", [1, 2]),
        ("“Three dead,” said Eusébio Canhoto.", [3]),
        ("“Two of my cousins,” Eusébio Canhoto said.", [2]),
    ],
)
def test_quotations_without_a_verb_keep_their_numbers(text: str, numbers: list[int]) -> None:
    (claim,) = extract_claims(Report(text=text)).claims
    assert claim.attribution is not None
    assert claim.attribution.chain[-1].agent == "Eusébio Canhoto"
    assert [f.low for f in claim.figures] == numbers


def test_a_number_in_an_aside_on_a_source_is_the_outlets() -> None:
    text = "Management left, said the Seafarers' Guild, which represents 420 of the company's 600 staff."
    by = {c.event.lemma: c.attribution for c in extract_claims(Report(text=text)).claims}
    assert by["represent"] is None
    assert by["leave"] is not None


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("“They took us in white buses,” one fighter told the Vesper.", "take"),
        ("The judge said the defendants “knew of the danger and did nothing”.", "know"),
        ("The colonel said the foreigners numbered “no fewer than 1,200”.", "number"),
    ],
)
def test_nobody_speaks_inside_a_quotation_but_who_is_quoted(text: str, event: str) -> None:
    claims = extract_claims(Report(text=text)).claims
    assert event in [c.event.lemma for c in claims]
    assert all(c.attribution and len(c.attribution.chain) == 1 for c in claims)
