"""People split, merge and pin stories: it is done at once, holds against the machine, and can be taken back."""

import json
import random
from pathlib import Path

import pytest
from gold.links import load_links
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reportedly import linking
from reportedly.errors import NotFoundError
from reportedly.linking import link_ledger
from reportedly.model import Decision, Reading, Report, Subject, Verdict
from reportedly.store import Ledger, open_ledger

LINKS = load_links("convoys")
REPORTS = {file[:2]: report for file, report in LINKS.reports.items()}


def decide(ledger: Ledger, verdict: Verdict, *keys: str, undoes: int | None = None) -> Decision:
    about = Subject.DECISION if undoes else Subject.STORY
    return ledger.decide(
        Decision(verdict=verdict, about=about, keys=keys, who="ana", at="2024-10-18T09:00:00+00:00", undoes=undoes)
    )


def look(ledger: Ledger) -> set[frozenset[str]]:
    name = {report.id: file for file, report in REPORTS.items()}
    return {frozenset(name.get(r, r) for r in story.reports) for story in ledger.stories()}


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in groups}


BEFORE = sets("01 02 03 04 06 07 08", "05 09")


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "ledger.db") as opened:
        for report in REPORTS.values():
            opened.add(Reading(report=report))
        link_ledger(opened)
        assert look(opened) == BEFORE
        yield opened
        assert opened.check() == []


def story_of(ledger: Ledger, file: str):
    return ledger.story(REPORTS[file].id)


def test_a_split_keeps_the_name_where_the_first_report_is(ledger):
    before = story_of(ledger, "01")
    made = decide(ledger, Verdict.SPLIT, before.id[:8], REPORTS["07"].id[:10], REPORTS["08"].id)
    assert look(ledger) == sets("01 02 03 04 06", "07 08", "05 09")
    assert story_of(ledger, "01").id == before.id
    assert story_of(ledger, "08").id != before.id
    assert story_of(ledger, "08").decided
    assert story_of(ledger, "01").decided
    assert not story_of(ledger, "05").decided
    assert made.keys == (before.id, REPORTS["07"].id, REPORTS["08"].id)
    assert len(json.loads(made.value or "")) == 2
    assert decide(ledger, Verdict.SPLIT, before.id[:8], REPORTS["07"].id[:10], REPORTS["08"].id) == made


def test_what_was_decided_otherwise_since_can_be_decided_again(ledger):
    one, two = story_of(ledger, "01").id, story_of(ledger, "05").id
    decide(ledger, Verdict.SPLIT, one, REPORTS["07"].id)
    new = story_of(ledger, "07").id
    decide(ledger, Verdict.MERGE, one, new)
    assert look(ledger) == BEFORE
    again = decide(ledger, Verdict.SPLIT, one, REPORTS["07"].id)
    assert again.number == 3
    assert look(ledger) == sets("01 02 03 04 06 08", "07", "05 09")
    third = decide(ledger, Verdict.MERGE, one, two)
    decide(ledger, Verdict.UNDO, undoes=third.number)
    assert decide(ledger, Verdict.MERGE, one, two).number == 6


def test_the_machine_does_not_undo_a_split_when_more_comes_in(ledger, tmp_path):
    first = story_of(ledger, "01")
    decide(ledger, Verdict.SPLIT, first.id, REPORTS["07"].id, REPORTS["08"].id)
    texts = [REPORTS[file].text for file in ("01", "02", "07", "08", "06")]
    for n in range(6):
        parts = random.Random(n).sample([p for text in texts for p in text.split("\n\n") if p], 6)
        ledger.add(Reading(report=Report(text="\n\n".join(parts), published="2021-05-08", outlet=f"Mirror {n}")))
        link_ledger(ledger)
    assert story_of(ledger, "07").id == story_of(ledger, "08").id != story_of(ledger, "01").id == first.id
    assert sum(len(story.reports) for story in ledger.stories()) == len(REPORTS) + 6


def test_taking_a_split_back_and_that_again(ledger):
    split = decide(ledger, Verdict.SPLIT, story_of(ledger, "01").id, REPORTS["01"].id, REPORTS["02"].id)
    after = sets("01 02", "03 04 06 07 08", "05 09")
    assert look(ledger) == after
    undo = decide(ledger, Verdict.UNDO, undoes=split.number)
    assert look(ledger) == BEFORE
    assert not any(story.decided for story in ledger.stories())
    assert ledger._connection.execute("SELECT count(*) FROM story_apart").fetchone() == (0,)
    decide(ledger, Verdict.UNDO, undoes=undo.number)
    assert look(ledger) == after


def test_a_merge_keeps_the_older_name_and_can_be_taken_back(ledger):
    one, other = story_of(ledger, "01").id, story_of(ledger, "05").id
    made = decide(ledger, Verdict.MERGE, one[:8], other[:8])
    assert len(ledger.stories()) == 1
    assert ledger.story(one) == ledger.story(other)
    assert ledger.stories()[0].decided
    assert decide(ledger, Verdict.MERGE, one[:8], other[:8]) == made, "deciding it again changes nothing"
    decide(ledger, Verdict.UNDO, undoes=made.number)
    assert look(ledger) == BEFORE
    assert {story.id for story in ledger.stories()} == {one, other}


def test_a_merge_named_the_younger_first_is_taken_back_to_the_names_there_were(ledger):
    one, other = story_of(ledger, "01").id, story_of(ledger, "05").id
    made = decide(ledger, Verdict.MERGE, other, one)
    decide(ledger, Verdict.UNDO, undoes=made.number)
    assert look(ledger) == BEFORE
    assert (story_of(ledger, "01").id, story_of(ledger, "05").id) == (one, other)
    decide(ledger, Verdict.SPLIT, one, REPORTS["01"].id)
    assert look(ledger) == sets("01", "02 03 04 06 07 08", "05 09")


def test_a_pinned_story_takes_nobody_in(ledger):
    story = story_of(ledger, "05")
    pin = decide(ledger, Verdict.PIN, story.id)
    assert story_of(ledger, "05").pinned
    again = Report(text=REPORTS["05"].text + "\n\nThat is all.", published="2021-05-09", outlet="Mirror")
    ledger.add(Reading(report=again))
    link_ledger(ledger)
    assert ledger.story(again.id).id != story.id
    assert story_of(ledger, "05").reports == story.reports
    assert [c.copy for c in ledger.copies()].count(again.id) == 1, "a copy is one in any story"
    decide(ledger, Verdict.UNDO, undoes=pin.number)
    assert not story_of(ledger, "05").pinned


def test_what_is_not_there_is_said_and_changes_nothing(ledger):
    story = story_of(ledger, "05")
    for keys, words in [
        ((), "no such story"),
        (("ffff0000",), "no such story"),
        ((story.id,), "not all or none"),
        ((story.id, *story.reports), "not all or none"),
        ((story.id, REPORTS["01"].id), "no report of the story"),
        ((story.id, ""), "no report of the story"),
    ]:
        with pytest.raises(NotFoundError, match=words):
            decide(ledger, Verdict.SPLIT, *keys)
    with pytest.raises(NotFoundError, match="needs two"):
        decide(ledger, Verdict.MERGE, story.id, story.id)
    assert ledger.decisions() == []
    assert look(ledger) == BEFORE


def test_newer_rules_make_stories_anew_and_keep_what_people_decided(ledger, monkeypatch):
    one, other = story_of(ledger, "01").id, story_of(ledger, "05").id
    decide(ledger, Verdict.SPLIT, one, REPORTS["07"].id, REPORTS["08"].id)
    gone = decide(ledger, Verdict.SPLIT, one, REPORTS["06"].id)
    decide(ledger, Verdict.UNDO, undoes=gone.number)
    decide(ledger, Verdict.PIN, other)
    before, copies = look(ledger), ledger.copies()
    monkeypatch.setattr(linking, "LINK_VERSION", 2)
    assert link_ledger(ledger).reports == len(REPORTS)
    assert look(ledger) == before == sets("01 02 03 04 06", "07 08", "05 09")
    assert story_of(ledger, "05").pinned
    assert ledger.copies() == copies
    assert link_ledger(ledger).reports == 0


class Stories(RuleBasedStateMachine):
    """Any order of decisions and undos: every report stands in one story, and undoing all gives no decided story."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.ledger = open_ledger(Path(self.folder.name) / "ledger.db")
        for report in list(REPORTS.values())[:6]:
            self.ledger.add(Reading(report=report))
        link_ledger(self.ledger)
        self.left = list(REPORTS.values())[6:]
        self.made: list[int] = []

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()

    @rule(data=st.data(), which=st.integers(0, 5))
    def split(self, data, which):
        story = self.ledger.stories()[which % len(self.ledger.stories())]
        out = data.draw(st.lists(st.sampled_from(story.reports), unique=True, max_size=len(story.reports)))
        self.try_to(Verdict.SPLIT, story.id, *out)

    @rule(one=st.integers(0, 5), other=st.integers(0, 5))
    def merge(self, one, other):
        stories = self.ledger.stories()
        self.try_to(Verdict.MERGE, stories[one % len(stories)].id, stories[other % len(stories)].id)

    @rule(which=st.integers(0, 5))
    def pin(self, which):
        stories = self.ledger.stories()
        self.try_to(Verdict.PIN, stories[which % len(stories)].id)

    @precondition(lambda self: self.made)
    @rule(which=st.integers(0, 20))
    def undo(self, which):
        number = self.made[which % len(self.made)]
        try:
            self.made.append(decide(self.ledger, Verdict.UNDO, undoes=number).number or 0)
        except NotFoundError:
            return

    @precondition(lambda self: self.left)
    @rule()
    def read(self):
        self.ledger.add(Reading(report=self.left.pop()))
        link_ledger(self.ledger)

    def try_to(self, verdict, *keys):
        try:
            self.made.append(decide(self.ledger, verdict, *keys).number or 0)
        except NotFoundError:
            return

    @invariant()
    def every_report_stands_in_one_story(self):
        stories = self.ledger.stories()
        placed = sorted(report for story in stories for report in story.reports)
        assert placed == sorted(r.report.id for r in self.ledger.readings())
        assert len({story.id for story in stories}) == len(stories)
        assert self.ledger.check() == []
        if not self.ledger.decisions():
            assert not any(story.decided or story.pinned for story in stories)


Stories.TestCase.settings = settings(max_examples=20, stateful_step_count=10, deadline=None)
TestStories = Stories.TestCase
