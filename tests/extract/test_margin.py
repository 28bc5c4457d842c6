"""What stands in the margin of a text and is no part of its sentences."""

from __future__ import annotations

import pytest

from reportedly import Report, extract_claims
from reportedly.extract.margin import find_labels, is_furniture, trim_margin
from reportedly.extract.paragraph import split_paragraphs
from reportedly.model import Span

STAMPS = ["1032 GMT:", "14.05", "[14:05]", "5.30pm:", "10:15 -", "09h30 —", "12:40 BST", "10:15 |", "2.15 a.m."]
TAGS = ["UPDATE:", "UPDATE 2-", "URGENT -", "BREAKING:", "CORRECTION:", "Update:", "FLASH —", "Breaking news:"]
BULLETS = ["•", "▪", "- ", "*", "–  ", "→"]
SENTENCES = ["The road is shut.", "12 people died, the police said.", "“We left,” he said."]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("stamp", [*STAMPS, *TAGS, *BULLETS, *(f"{s} {t}" for s in STAMPS[:3] for t in TAGS[:3])])
def test_stamps_tags_and_bullets_are_left_out(stamp: str, sentence: str) -> None:
    text = f"{stamp} {sentence}"
    kept = trim_margin(text, Span(0, len(text)))
    assert kept is not None
    assert kept.cut(text) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "9.30 on Monday was the time.",
        "1,500 soldiers came.",
        "2030 was a bad year.",
        "3.5 million people left.",
        "Live on the hill, he said.",
        "Updates are to follow.",
        "New York is cold.",
        "By noon it was over.",
        "By Friday, the army had left",
        "Recommended doses were exceeded, he said.",
        "Watch officers saw it.",
        "Photographs show two ships.",
        "Comments were posted by him.",
        "Related charges were dropped.",
        "-5C was measured in Oslo.",
        "Reported by nobody, it went on.",
    ],
)
def test_what_is_told_is_kept_whole(text: str) -> None:
    kept = trim_margin(text, Span(0, len(text)))
    assert kept is not None
    assert kept.cut(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "By Agata Rolska and Henrik Dahl",
        "BY ELENA MARSH",
        "By Elena Marsh, Political Editor",
        "By Ana de la Vega in Sfax",
        "Dahl reported from Warsaw. Editing by P. Lind",
        "(Reporting by Ana Li; Editing by Bo Ek)",
        "Read more: Ten dead in Braga",
        "READ ALSO: The bridge that fell",
        "Related articles",
        "Photo: A. Lind",
        "Image caption: The harbour on Monday",
        "Advertisement",
        "We use cookies to improve your experience.",
        "Sign up for our morning newsletter",
        "That’s all from us for now. Thank you for reading.",
        "___",
        "* * *",
        "© 2031 The Evening Tide",
    ],
)
def test_lines_about_the_page_are_furniture(line: str) -> None:
    assert is_furniture(line)


def test_a_clock_in_the_margin_is_no_figure() -> None:
    text = "14.05 The police have shut 3 roads.\n\n13.40 UPDATE: 48,000 homes are dark."
    reading = extract_claims(Report(text=text))
    assert [f.low for c in reading.claims for f in c.figures] == [3, 48000]


def test_labels_take_turns() -> None:
    text = "Q: Who fired?\n\nA: They did.\n\nQ: When?\n\nA: At noon."
    spans = split_paragraphs(text)
    assert [s.cut(text) for s in spans] == ["Q:", "Who fired?", "A:", "They did.", "Q:", "When?", "A:", "At noon."]


def test_a_list_of_topics_is_no_conversation() -> None:
    text = "Health: two clinics opened.\n\nFood: 40 tons arrived.\n\nWater: wells are dry."
    assert find_labels(text, split_paragraphs(text)) == {}
