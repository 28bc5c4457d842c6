"""Steps 3 and 4 end to end: readings to comparisons."""

import json
from pathlib import Path

import pytest

from reportedly.briefing import CompareOptions, compare_readings, load_nations
from reportedly.codec import decode_noun, encode_noun
from reportedly.extract.assemble import extract_claims
from reportedly.link.slots import Verdicts
from reportedly.model import Comparison, RelationKind, Report

from .mini import compare, find, read, relate, slots

SEED = Path(__file__).parents[2] / "shared" / "seed"

STORY = (
    ("Lusitan Press", "2024-03-05", "At least 12 people were killed in Elvas on Monday, Portugal’s army said."),
    ("The Harbour Post", "2024-03-06", "12 people were killed in Elvas on Monday, the Portuguese army said."),
    ("Border Monitor", "2024-03-07", "The toll in Elvas rose to 17 dead, among them three children, Rui Lopo said."),
    ("Meseta Radio", "2024-03-07", "Spain’s Foreign Ministry denied that 17 people had been killed in Elvas."),
    ("The Gazette", "2024-03-08", "Spain has massed 3,000 troops near Badajoz and will send 1,500 more, Ana Rei said."),
)  # fmt: skip


@pytest.fixture(scope="module")
def readings():
    return read(*STORY)


@pytest.fixture(scope="module")
def options():
    return CompareOptions(nations=load_nations())


@pytest.fixture(scope="module")
def compared(readings, options):
    return compare_readings(readings, None, options)


def test_the_order_of_reports_changes_nothing(readings, options, compared):
    for order in (list(reversed(readings)), readings[2:] + readings[:2]):
        assert compare_readings(order, None, options) == compared


def test_comparisons_survive_json(compared):
    for c in compared:
        assert decode_noun(encode_noun(c), Comparison) == c


def test_a_toll_is_followed_through_the_days(compared):
    toll = find(compared, "At least 12 people")
    assert [e.words for e in toll.entries][:3] == ["At least 12 people", "12 people", "17 dead"]
    assert (toll.range.low, toll.range.high) == (12, 17)
    assert relate(compared, "12 people", "At least 12 people").kind is RelationKind.MISREPORTS
    assert relate(compared, "17 dead", "At least 12 people").kind is RelationKind.UPDATES
    assert relate(compared, "17 people", "17 dead").kind is RelationKind.DENIES
    assert toll.developments[0].reason.startswith("first told")
    assert {d.after.address for d in toll.developments[1:]} == {
        toll.entries[2].ref.address,
        toll.entries[3].ref.address,
    }


def test_a_plan_is_held_beside_the_fact_as_another_scope(compared):
    assert find(compared, "3,000 troops") != find(compared, "1,500 more")


def test_evidence_leads_to_the_words(readings, compared):
    texts = {r.report.id: r.report.text for r in readings}
    for c in compared:
        for e in c.entries:
            assert " ".join(e.span.cut(texts[e.ref.report]).split()) == e.words
        for r in c.relations:
            assert r.reason
            assert all(x.span.cut(texts[x.report]).strip() for x in r.evidence)


def test_people_decide_what_is_one_question(readings, options, compared):
    toll = find(compared, "At least 12 people")
    first, second, third = toll.entries[:3]
    pairs = frozenset(frozenset((e.ref.key, third.ref.key)) for e in (first, second))
    apart = CompareOptions(nations=options.nations, verdicts=Verdicts(apart=pairs))
    assert find(compare_readings(readings, None, apart), "17 dead") != find(
        compare_readings(readings, None, apart), "At least 12 people"
    )
    wrong = CompareOptions(nations=options.nations, wrong=frozenset([third.ref.claim]))
    assert "17 dead" not in [w for s in slots(compare_readings(readings, None, wrong)) for w in s]


def test_nothing_to_compare_is_no_error():
    assert compare() == []
    assert compare(("The Harbour Post", "2024-03-05", "It rained.")) == []


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not here")
def test_the_seed_s_conflicts_are_found_and_its_other_scopes_are_none():
    gold = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))["relations"]
    report = Report(text=(SEED / "article.txt").read_text(encoding="utf-8"), published="2024-10-18")
    found = compare_readings([extract_claims(report)], None, CompareOptions(nations=load_nations()))
    for slot in gold["slots"]:
        assert set(slot["figures"]) in [{e.words for e in c.entries} for c in found]
        assert relate(found, *slot["figures"]).kind.value == slot["relation"]
    for left, right in gold["other_scope"]:
        assert relate(found, left, right).kind is RelationKind.OTHER_SCOPE
