"""The same words in two reports, and every planted change between them, by exact spans."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.align import find_runs, list_changes, list_kept
from reportedly.link.passage import lay_out
from reportedly.model import WordChangeKind

STORY = (
    "Some 300 soldiers crossed the border near Elvas on Tuesday and seized the pumping station, the ministry said. "
    "The building was in use and at least 17 guards were inside when the shooting began shortly before dawn. "
    "Nobody has said what became of the two lorries that were seen on the road to Campo Maior. "
    "“We will answer this at the table and nowhere else,” the minister told reporters in Lisbon. "
    "The truce that both sides signed in March had held until 15 April."
)


def compare(source: str, copy: str) -> list[tuple[str, str | None, str | None, bool]]:
    a, b = lay_out(source), lay_out(copy)
    changes = list_changes(find_runs(a.words, b.words), a, b)
    return [
        (c.kind.value, c.source.cut(source) if c.source else None, c.copy.cut(copy) if c.copy else None, c.turns)
        for c in changes
    ]


@pytest.mark.parametrize(
    ("was", "now", "change"),
    [
        ("was in use", "was not in use", ("inserted", None, "not", True)),
        ("Nobody has said", "It has been said", ("replaced", "Nobody", "It", True)),
        ("at least 17", "up to 17", ("replaced", "at least", "up to", True)),
        ("at least 17", "17", ("deleted", "at least", None, True)),
        ("Some 300", "Some 500", ("replaced", "300", "500", True)),
        ("on Tuesday", "on Monday", ("replaced", "Tuesday", "Monday", True)),
        ("15 April", "15 May", ("replaced", "April", "May", True)),
        ("two lorries", "two trucks", ("replaced", "lorries", "trucks", False)),
        ("We will answer", "We will not answer", ("inserted", None, "not", True)),
        ("the two lorries", "three of the lorries", ("inserted", None, "three of", True)),
    ],
)
def test_a_planted_change_shows_in_its_words(was, now, change):
    copy = STORY.replace(was, now)
    assert change in compare(STORY, copy)
    if change[0] == "inserted" and change[2] == "not":
        assert compare(copy, STORY) == [("deleted", "not", None, True)]


def test_a_sentence_left_out_stands_apart_from_a_change_beside_it():
    copy = STORY.replace(
        " Nobody has said what became of the two lorries that were seen on the road to Campo Maior.", ""
    )
    copy = copy.replace("“We will", "“We may")
    found = compare(STORY, copy)
    assert ("replaced", "will", "may", True) in found
    assert [c for c in found if c[0] == "deleted"] == [
        (
            "deleted",
            "Nobody has said what became of the two lorries that were seen on the road to Campo Maior",
            None,
            False,
        )
    ]


def test_what_was_moved_is_found_without_a_change():
    sentences = STORY.split(". ")
    moved = ". ".join(sentences[2:] + sentences[:2])
    a, b = lay_out(STORY), lay_out(moved)
    runs = find_runs(a.words, b.words)
    assert sum(run.length for run in runs) >= len(a.words) - 2
    assert compare(STORY, moved) == []


def test_the_same_text_has_one_run_and_no_change():
    a = lay_out(STORY)
    assert [tuple(run) for run in find_runs(a.words, a.words)] == [(0, 0, len(a.words))]
    assert compare(STORY, STORY) == []


def test_words_repeated_without_end_take_no_time():
    a = lay_out("the tank is on the bridge " * 3000)
    runs = find_runs(a.words, a.words)
    assert sum(run.length for run in runs) == len(a.words)
    assert find_runs(lay_out("ha " * 18_000).words, lay_out("ha " * 9_000 + "ho " + "ha " * 9_000).words)


WORDS = st.lists(
    st.sampled_from(["not", "two", "boats", "left", "selby", "on", "may", "15", "he", "said."]), max_size=60
)


@given(WORDS, WORDS)
def test_runs_are_the_same_words_and_no_word_of_the_copy_counts_twice(one, other):
    source, copy = " ".join(one), " ".join(other)
    a, b = lay_out(source), lay_out(copy)
    runs = find_runs(a.words, b.words)
    for run in runs:
        assert [w.form for w in a.words[run.source : run.source + run.length]] == [
            w.form for w in b.words[run.copy : run.copy + run.length]
        ]
    covered = [i for run in runs for i in range(run.copy, run.copy + run.length)]
    assert len(covered) == len(set(covered))
    for kept in list_kept(runs, a.words, b.words):
        assert kept.source.cut(source).lower() == kept.copy.cut(copy).lower()
    for change in list_changes(runs, a, b):
        assert (change.source is None) == (change.kind is WordChangeKind.INSERTED)
        assert (change.copy is None) == (change.kind is WordChangeKind.DELETED)


@pytest.mark.parametrize("seed", range(20))
def test_written_changes_all_come_back(seed):
    """Changes put in from a list are demanded back, at least two sentences apart."""
    chance = random.Random(seed)
    numbers = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
    sentences = [
        f"The {word} company of the {word} brigade reached village {n} with {n + 20} men and took it by night."
        for n, word in enumerate(chance.sample(numbers, 8))
    ]
    changed, wanted = list(sentences), []
    for n in chance.sample(range(0, 8, 2), 2):
        was, now = chance.choice([(f"with {n + 20}", f"with up to {n + 20}"), ("took", "never took"), ("night", "day")])
        changed[n] = sentences[n].replace(was, now)
        words = [w for w in now.split() if w not in was.split()]
        wanted.append(" ".join(words))
    found = compare(" ".join(sentences), " ".join(changed))
    assert sorted(wanted) == sorted(str(copy) for _, _, copy, _ in found)
