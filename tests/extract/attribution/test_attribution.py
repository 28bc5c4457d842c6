"""Who is credited with what: one case for each way news has of saying so."""

from functools import partial

import pytest
from tests.growth import assert_linear

from reportedly.extract.attribution import extract_attributions
from reportedly.extract.parse import parse_report, parse_reports

# name: text, then for each attribution wanted: kind, sources, cue, contents
CASES = {
    "that": (
        "The ministry said that two ships had left the port.",
        [("indirect", ["The ministry"], "said", ["that two ships had left the port"])],
    ),
    "no that": (
        "Officials say the bridge is closed.",
        [("indirect", ["Officials"], "say", ["the bridge is closed"])],
    ),
    "source after": (
        "Two ships have left the port, said Ivan Petrenko, head of the harbour office.",
        [("indirect", ["Ivan Petrenko, head of the harbour office"], "said", ["Two ships have left the port"])],
    ),
    "source last": (
        "Twelve people were killed, police said on Monday.",
        [("indirect", ["police"], "said", ["Twelve people were killed"])],
    ),
    "source inside": (
        "The village, residents say, has been without power since June.",
        [("indirect", ["residents"], "say", ["The village", "has been without power since June"])],
    ),
    "according to, first": (
        "According to the governor, four houses burned down.",
        [("indirect", ["the governor"], "According to", ["four houses burned down"])],
    ),
    "according to, last": (
        "Four houses burned down, according to the governor.",
        [("indirect", ["the governor"], "according to", ["Four houses burned down"])],
    ),
    "told": (
        "The commander told Reuters that his men had left the town.",
        [("indirect", ["The commander"], "told", ["that his men had left the town"])],
    ),
    "denied": (
        "Moscow denied that its forces had shelled the hospital.",
        [("indirect", ["Moscow"], "denied", ["that its forces had shelled the hospital"])],
    ),
    "confirmed a noun": (
        "The ministry confirmed the deaths of three soldiers.",
        [("indirect", ["The ministry"], "confirmed", ["the deaths of three soldiers"])],
    ),
    "spoke somewhere about a number": (
        "The president spoke in Geneva about 4,000 soldiers that might arrive.",
        [("indirect", ["The president"], "spoke", ["4,000 soldiers that might arrive"])],
    ),
    "nobody named": (
        "It was reported that the bridge had collapsed.",
        [("indirect", [], "was reported", ["that the bridge had collapsed"])],
    ),
    "as mentioned in": (
        "“The talks have failed and will not resume this year,” as mentioned in the statement of the foreign ministry.",
        [
            (
                "direct",
                ["the statement of the foreign ministry"],
                "as mentioned in",
                ["“The talks have failed and will not resume this year,”"],
            )
        ],
    ),
    "a document": (
        "The report says at least 40 civilians were killed.",
        [("indirect", ["The report"], "says", ["at least 40 civilians were killed"])],
    ),
    "direct, verb first": (
        "“We will stay,” said Olena Bondar, a teacher.",
        [("direct", ["Olena Bondar, a teacher"], "said", ["“We will stay,”"])],
    ),
    "direct, split over sentences": (
        '"We left at dawn," Ivan Petrenko told Reuters. "Nobody stayed behind."',
        [("direct", ["Ivan Petrenko"], "told", ['"We left at dawn,"', '"Nobody stayed behind."'])],
    ),
    "direct, split within one": (
        '"The bridge," said the mayor, "is gone."',
        [("direct", ["the mayor"], "said", ['"The bridge,"', '"is gone."'])],
    ),
    "direct after a colon": (
        "The mayor said in a speech on Friday: “The bridge is gone.”",
        [("direct", ["The mayor"], "said", ["“The bridge is gone.”"])],
    ),
    "mixed": (
        "The mayor said the bridge was “gone for good”.",
        [("mixed", ["The mayor"], "said", ["the bridge was “gone for good”"])],
    ),
    "two speakers": (
        "“We will stay,” Anna Kovach said. “We will go,” her brother said.",
        [
            ("direct", ["Anna Kovach"], "said", ["“We will stay,”"]),
            ("direct", ["her brother"], "said", ["“We will go,”"]),
        ],
    ),
    "a paragraph that goes on": (
        "“We heard the first blast at noon,” said Olena Bondar.\n\n“Then all the windows of the school broke.”",
        [
            (
                "direct",
                ["Olena Bondar"],
                "said",
                ["“We heard the first blast at noon,”", "“Then all the windows of the school broke.”"],
            )
        ],
    ),
    "joint": (
        "Seoul and Washington said 3,000 troops had arrived.",
        [("indirect", ["Seoul", "Washington"], "said", ["3,000 troops had arrived"])],
    ),
    "joint in one phrase": (
        "South Korean and US officials said 3,000 troops had arrived.",
        [("indirect", ["South Korean and US officials"], "said", ["3,000 troops had arrived"])],
    ),
    "quoted as saying": (
        "Interfax quoted the governor as saying that four people were killed.",
        [("indirect", ["Interfax"], "quoted", ["that four people were killed"])],
    ),
    "unnamed": (
        "A source who asked not to be named said the talks had failed.",
        [("indirect", ["A source who asked not to be named"], "said", ["the talks had failed"])],
    ),
    "scare quotes": ("The so-called “shadow fleet” sailed on.", []),
    "own voice": ("The bridge collapsed on Monday.", []),
}


@pytest.fixture(scope="module")
def drafts():
    texts = [text for text, _ in CASES.values()]
    return {name: extract_attributions(p) for name, p in zip(CASES, parse_reports(texts), strict=True)}


@pytest.mark.parametrize("name", CASES)
def test_kind_source_cue_and_content(name, drafts):
    text, wanted = CASES[name]
    found = [
        (str(d.kind), [s.cut(text) for s in d.sources], d.cue[0].cut(text), [s.cut(text) for s in d.content])
        for d in drafts[name]
        if d.parent is None
    ]
    assert found == [tuple(w) for w in wanted]


VIA = {
    "citing before the verb": (
        "Yonhap, citing the spy agency, said that two ships had left.",
        "Yonhap",
        "the spy agency",
    ),
    "quoting after it": (
        "The agency reported, quoting an official, that two ships had left.",
        "The agency",
        "an official",
    ),
    "according to": ("According to Reuters, citing two sources, the talks failed.", "Reuters", "two sources"),
    "quoted as saying": ("Tass quoted the mayor as saying that two ships had left.", "Tass", "the mayor"),
    "a reason is no source": ("The airline said, citing safety, that it would not fly.", "The airline", None),
}


@pytest.mark.parametrize(("text", "source", "via"), VIA.values(), ids=VIA)
def test_sources_that_a_source_credits(text, source, via):
    (draft,) = [d for d in extract_attributions(parse_report(text)) if d.parent is None]
    assert [s.cut(text) for s in draft.sources] == [source]
    assert [s.cut(text) for s in draft.via] == ([via] if via else [])
    assert len(draft.via) == len(draft.via_heads)


def test_an_attribution_inside_another_names_its_parent():
    text = "Officials said the minister told parliament that the budget was ready."
    outer, inner = extract_attributions(parse_report(text))
    assert (outer.parent, inner.parent) == (None, 0)
    assert [s.cut(text) for s in inner.sources] == ["the minister"]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("The mayor told Reuters that the bridge was gone.", "Reuters"),
        ("“The bridge is gone,” the mayor told a crowd of reporters.", "a crowd of reporters"),
        ("The mayor said in an interview with the BBC that the bridge was gone.", "the BBC"),
        ("The mayor said that the bridge was gone.", None),
    ],
)
def test_who_was_told(text, to):
    (draft,) = extract_attributions(parse_report(text))
    assert (draft.to.cut(text) if draft.to else None) == to


def test_drafts_are_sorted_and_parents_stand_around_their_children():
    text = (
        "“It is over,” the mayor said. According to Reuters, the minister believes that the talks, which "
        "officials called hopeless, will fail.\n\nTwo people told the court the guard said he saw nothing."
    )
    drafts = extract_attributions(parse_report(text))
    assert [d.content[0].start for d in drafts] == sorted(d.content[0].start for d in drafts)
    for draft in drafts:
        if draft.parent is not None:
            assert any(s.covers(draft.cue[0]) for s in drafts[draft.parent].content)
        for span in (*draft.content, *draft.sources, *draft.cue):
            assert span.cut(text).strip() == span.cut(text)


@pytest.mark.parametrize(
    "piece",
    [
        "“He said the ",
        '"Word, he said',
        "According to A, citing B, ",
        "A said B said C said ",
        "he said, she added, they noted, ",
        "\n\n“Open and never closed",
        "that which who said ",
    ],
)
def test_odd_text_takes_linear_time(piece):
    assert_linear(lambda n: partial(extract_attributions, parse_report(piece * n)), 150, slack=0.1)
