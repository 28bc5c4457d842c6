"""The passages are sound, and chains and mentions do not fall under their measured floors."""

from __future__ import annotations

import itertools
import tomllib
from functools import cache

import pytest
from gold.passage import Passage, find_agent, load_passages, score_passage
from gold.stories import GOLD
from gold.tally import Score

from reportedly.extract.assemble import extract_claims
from reportedly.model import (
    Agent,
    AgentKind,
    Attribution,
    AttributionKind,
    Certainty,
    Claim,
    Event,
    Link,
    Reading,
    Source,
    Span,
    Status,
)

FLOORS = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8")).get("passages", {})
PASSAGES = load_passages()


@cache
def read(name: str) -> Reading:
    return extract_claims(next(p for p in PASSAGES if p.name == name).report)


def find(name: str) -> Passage:
    return next(p for p in PASSAGES if p.name == name)


# --- the gold itself -------------------------------------------------------------------------------------------------
def test_there_are_sixty_passages_and_half_are_kept_for_judging() -> None:
    splits = [p.split for p in PASSAGES]
    assert len(splits) >= 60
    assert abs(splits.count("dev") - splits.count("test")) <= 2


def test_no_two_passages_are_the_same() -> None:
    assert len({p.report.text for p in PASSAGES}) == len(PASSAGES)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p.name)
def test_no_words_stand_in_two_groups(passage: Passage) -> None:
    spans = sorted([s for group in passage.same for s in group] + [s for s, _ in passage.open])
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


# --- how it is held --------------------------------------------------------------------------------------------------
def make_reading(passage: Passage, names: list[str], groups: list[list[Span]]) -> Reading:
    """A reading that credits the first saying through `names`, with one agent a group of mentions."""
    saying = passage.says[0]
    agents = tuple(
        Agent(id=f"a{n}", name=n_name, kind=AgentKind.PERSON, mentions=tuple(group))
        for n, (n_name, group) in enumerate(zip([*names, *"xyz"], groups, strict=False))
    )
    attribution = Attribution(
        kind=AttributionKind.INDIRECT,
        sources=(Source(span=saying.source, agent=names[0], agent_id="a0"),),
        cue=(),
        content=(saying.what,),
        chain=tuple(Link(agent=n, agent_id=None, span=saying.source) for n in names),
    )
    claim = Claim(
        id="c",
        span=saying.what,
        attribution=attribution,
        event=Event(span=saying.what, lemma="be", type="other"),
        certainty=Certainty(value=3.0),
        status=Status.OCCURRED,
    )
    return Reading(report=passage.report, claims=(claim,), agents=agents)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["The Coastal Mirror", "Kestrel News Agency"], 1),
        (["The Coastal Mirror"], 0),
        (["Kestrel News Agency", "The Coastal Mirror"], 0),
        (["The Coastal Mirror", "Kestrel News Agency", "an official"], 0),
    ],
    ids=["right", "too short", "turned round", "too long"],
)
def test_a_chain_counts_only_when_every_link_is_right(names: list[str], found: int) -> None:
    passage = find("chains 1")
    out = score_passage(make_reading(passage, names, []), passage)
    assert (out.counts["chain", "found"], out.counts["chain", "wanted"]) == (found, 1)


def test_mentions_count_in_pairs() -> None:
    passage = find("names 6")
    foss, dahl = passage.same
    wrong = make_reading(passage, ["Lena Foss"], [[*foss, dahl[0]], [dahl[1]]])
    out = score_passage(wrong, passage)
    assert (out.counts["mention", "found"], out.counts["mention", "wanted"]) == (1, 2)
    assert out.counts["mention", "extra"] == 2


def test_words_lead_to_the_agent_whose_mention_is_most_like_them() -> None:
    near = Agent(id="near", name="near", kind=AgentKind.PERSON, mentions=(Span(0, 10),))
    far = Agent(id="far", name="far", kind=AgentKind.PERSON, mentions=(Span(0, 40),))
    assert find_agent([far, near], Span(0, 9)) == near
    assert find_agent([far], Span(0, 5)) is None


def test_an_open_word_must_keep_all_its_candidates() -> None:
    passage = find("pronouns 2")
    (span, _), *_ = passage.open
    kept, lost = (
        Agent(id="o", name="he", kind=AgentKind.UNRESOLVED, mentions=(span,), candidates=names)
        for names in (("Tom Garrick", "Paul Iverson"), ("Tom Garrick",))
    )
    for agent, found in ((kept, 1), (lost, 0)):
        out = score_passage(Reading(report=passage.report, agents=(agent,)), passage)
        assert out.counts["open", "found"] == found


# --- what is read from it --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("split", ["dev", "test"])
def test_no_figure_falls_under_its_floor(split: str) -> None:
    total = Score()
    for passage in PASSAGES:
        if passage.split == split:
            total.add(score_passage(read(passage.name), passage))
    floors = FLOORS.get(split, {})
    fallen = {name: total.share(name) for name, least in floors.items() if total.share(name) < least}
    assert fallen == {}
