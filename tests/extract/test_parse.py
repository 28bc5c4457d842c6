import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.parse import UNSEEN, find_lemma, parse_report, parse_reports, parse_tokens


def check(text: str) -> None:
    p = parse_report(text)
    n = len(p)
    assert all(0 <= p.start[i] < p.end[i] <= len(text) for i in range(n))
    assert all(p.end[i] <= p.start[i + 1] for i in range(n - 1))
    assert all(p.word[i] == UNSEEN.sub("", text[p.start[i] : p.end[i]]) for i in range(n))
    assert [i for a, b in p.sentences for i in range(a, b)] == list(range(n))
    assert [i for a, b in p.paragraphs for i in range(a, b)] == list(range(n))
    for i in range(n):
        assert p.sent[p.head[i]] == p.sent[i]
        assert p.left[i] <= i < p.right[i]
        assert p.left[p.head[i]] <= p.left[i]
        assert p.right[i] <= p.right[p.head[i]]
        a, b = p.sentences[p.sent[i]]
        assert a <= i < b


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "Yonhap said so.",
        "One.\n\nTwo two.\nThree.",
        "He said 🚢 “no”.\u2028Next \u00a0 line\x00here.",
        "قال الناطق إن السفينة غرقت.\nShe said.",
        "a  b \t c\r\nd",
        "“" * 300 + "word",
        "the mi\u00adnis\u200btry",
    ],
    ids=["empty", "space", "plain", "paragraphs", "odd spaces", "right to left", "CRLF", "quotes", "unseen"],
)
def test_the_layout_holds(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_the_layout_holds_for_any_text(text: str) -> None:
    check(text)


def test_grouped_thousands_are_one_token_and_keep_their_offsets() -> None:
    p = parse_report("About 12 000 troops and 1 500 000 shells, in 2024 500 more.")
    assert [w for w in p.word if w[0].isdigit()] == ["12 000", "1 500 000", "2024", "500"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gusts reached 180 km/h. Storm surge is likely.", ["km", "/", "h", "."]),
        ("The sea rose by 3 m. Trains stopped.", ["3", "m", "."]),
        ("It weighs 4 t.", ["4", "t", "."]),
    ],
)
def test_a_unit_ends_its_sentence(text: str, words: list[str]) -> None:
    p = parse_report(text)
    first, last = p.sentences[0]
    assert p.word[first:last][-len(words) :] == words
    assert "".join(w + " " * (b - a) for w, a, b in zip(p.word, p.end, [*p.start[1:], len(text)], strict=True)) == text


def test_many_texts_parse_as_each_alone() -> None:
    texts = ["Kyiv denied it.", "", "The agency said so.\nIt rained."]
    assert [p.word for p in parse_reports(texts)] == [parse_report(t).word for t in texts]


def test_tokens_stay_as_given() -> None:
    (p,) = parse_tokens([["They", "did", "n't", "go", "."]])
    assert p.word == ["They", "did", "n't", "go", "."]
    assert len(p.sentences) >= 1


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("said", "VBD", "say"),
        ("told", "VBN", "tell"),
        ("troops", "NNS", "troop"),
        ("'s", "VBZ", "be"),
        ("n't", "RB", "not"),
        ("wo", "MD", "will"),
        ("denies", "VBZ", "deny"),
        ("agencies", "NNS", "agency"),
        ("planning", "VBG", "plan"),
        ("may", "MD", "may"),
    ],
)
def test_lemmas(word: str, tag: str, lemma: str) -> None:
    assert find_lemma(word, tag) == lemma
