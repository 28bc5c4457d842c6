"""From a ledger of readings to stories: in any order, a chunk or one at a time, once and for all."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from gold.links import load_links

from reportedly.errors import LedgerError, NotFoundError
from reportedly.linking import LinkOptions, link_ledger, name_story
from reportedly.model import Reading, Report
from reportedly.store import open_ledger

ROOT = Path(__file__).parents[1]
STORIES = [load_links(name) for name in ("convoys", "lake-ferry")]
REPORTS = [report for links in STORIES for report in links.reports.values()]


def fill(path: Path, reports: list[Report]) -> None:
    with open_ledger(path) as ledger:
        for report in reports:
            ledger.add(Reading(report=report))


def look(path: Path) -> set[frozenset[str]]:
    with open_ledger(path, read_only=True) as ledger:
        return {frozenset(story.reports) for story in ledger.stories()}


GOLD = {frozenset(links.reports[file].id for file in story.files) for links in STORIES for story in links.stories}


@pytest.mark.parametrize("chunk", [1, 5, 100])
@pytest.mark.parametrize("seed", [0, 1])
def test_our_own_stories_come_apart_as_a_reader_would_have_them(chunk, seed, tmp_path):
    path = tmp_path / "ledger.db"
    fill(path, random.Random(seed).sample(REPORTS, len(REPORTS)))
    with open_ledger(path) as ledger:
        assert link_ledger(ledger, LinkOptions(chunk=chunk)).reports == len(REPORTS)
        assert ledger.check() == []
    assert look(path) == GOLD


def test_report_by_report_as_they_come_in(tmp_path):
    path = tmp_path / "ledger.db"
    ids: dict[str, str] = {}
    for report in random.Random(3).sample(REPORTS, len(REPORTS)):
        fill(path, [report])
        with open_ledger(path) as ledger:
            assert link_ledger(ledger).reports == 1
            story = ledger.story(report.id)
            assert report.id in story.reports
            # A story keeps its name while others join.
            ids.setdefault(story.id, report.id)
    with open_ledger(path) as ledger:
        assert {story.id for story in ledger.stories()} <= set(ids)
        assert all(ledger.story(story_id) for story_id in ids), "a story that went into another is found by its old id"
    assert look(path) == GOLD


def test_a_second_time_changes_nothing(tmp_path):
    path = tmp_path / "ledger.db"
    fill(path, REPORTS)
    with open_ledger(path) as ledger:
        link_ledger(ledger)
    before = path.read_bytes()
    with open_ledger(path) as ledger:
        assert link_ledger(ledger).reports == 0
        stories = ledger.stories()
    assert path.read_bytes() == before
    fill(path, [replace(REPORTS[0], title="Another headline")])
    with open_ledger(path) as ledger:
        link_ledger(ledger)
        assert [s.reports for s in ledger.stories()] == [s.reports for s in stories]


def test_a_story_has_its_first_title_its_days_and_its_reports_in_order(tmp_path):
    path = tmp_path / "ledger.db"
    undated = Report(text="The Lady Amherst sank in the lake.\nSecond line of it.")
    fill(path, [undated, *STORIES[1].reports.values()])
    with open_ledger(path) as ledger:
        link_ledger(ledger)
        story = ledger.story(undated.id[:8])
        days = [ledger.reading(i).report.published for i in story.reports]
        assert days[-1] is None, "what has no date stands last"
        assert days[:-1] == sorted(days[:-1])
        assert (story.earliest, story.latest) == (days[0][:10], days[-2][:10])
        assert story.title == ledger.reading(story.reports[0]).report.title
        assert (story.pinned, story.decided) == (False, False)
        assert ledger.story(story.id[:6]) == story
        for name in ("", "zzzz", "abc"):
            with pytest.raises(NotFoundError, match="no such story"):
                ledger.story(name)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00" * 50, "’" * 5000, "Selby " * 20_000, "".join(chr(0x1F600 + n % 60) for n in range(3000)), "1 2 3"],
    ids=["nothing", "space", "zeros", "marks", "one word", "emoji", "numbers"],
)
def test_odd_texts_stand_alone(text, tmp_path):
    path = tmp_path / "ledger.db"
    fill(path, [Report(text=text), *REPORTS[:3]])
    with open_ledger(path) as ledger:
        link_ledger(ledger)
        assert ledger.story(Report(text=text).id).reports == (Report(text=text).id,)


def test_a_date_that_cannot_be_is_no_date(tmp_path):
    path = tmp_path / "ledger.db"
    fill(path, [replace(report, published="9999-12-31") for report in REPORTS[:4]])
    fill(path, [replace(REPORTS[5], published="0001-01-01")])
    with open_ledger(path) as ledger:
        assert link_ledger(ledger).reports == 5


def test_a_ledger_that_may_only_be_read_is_not_linked(tmp_path):
    path = tmp_path / "ledger.db"
    fill(path, REPORTS[:2])
    with open_ledger(path, read_only=True) as ledger, pytest.raises(LedgerError, match="only be read"):
        link_ledger(ledger)


def test_the_name_of_a_story_is_that_of_the_report_that_opened_it(tmp_path):
    path = tmp_path / "ledger.db"
    fill(path, REPORTS[:1])
    with open_ledger(path) as ledger:
        link_ledger(ledger)
        assert [s.id for s in ledger.stories()] == [name_story(REPORTS[0].id)]


LINKER = """
import sys
from reportedly.linking import LinkOptions, link_ledger
from reportedly.store import open_ledger
with open_ledger(sys.argv[1]) as ledger:
    print("ready", flush=True)
    link_ledger(ledger, LinkOptions(chunk=2))
"""


def test_killed_at_any_point_it_goes_on(tmp_path):
    path = tmp_path / "ledger.db"
    fill(path, REPORTS)
    killed = 0
    for delay in (0.0, 0.005, 0.01, 0.015, 0.02, 0.03):
        linker = subprocess.Popen(
            [sys.executable, "-c", LINKER, str(path)], stdout=subprocess.PIPE, text=True, env={**os.environ}
        )
        assert linker.stdout is not None
        assert linker.stdout.readline() == "ready\n"
        time.sleep(delay)
        linker.send_signal(signal.SIGKILL)
        killed += linker.wait() == -signal.SIGKILL
        linker.stdout.close()
        with open_ledger(path) as ledger:
            assert ledger.check() == []
            placed = [report for story in ledger.stories() for report in story.reports]
            assert len(placed) == len(set(placed))
    assert killed
    with open_ledger(path) as ledger:
        link_ledger(ledger)
        assert ledger.check() == []
    assert look(path) == GOLD
