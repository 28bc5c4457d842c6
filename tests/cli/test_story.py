"""Stories from the command line: listed, shown, split, merged, pinned, and safe to print."""

import json

import pytest
from gold.links import load_links

from reportedly.linking import link_ledger
from reportedly.model import Reading, Report
from reportedly.store import open_ledger

REPORTS = {file[:2]: report for file, report in load_links("convoys").reports.items()}


@pytest.fixture
def stories(tmp_path):
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        for report in REPORTS.values():
            ledger.add(Reading(report=report))
    return path


def get(run, *arguments):
    done = run("story", *arguments, "--json")
    assert (done.code, done.err) == (0, "")
    return [json.loads(line) for line in done.out.splitlines()]


@pytest.mark.parametrize("words", [("story",), ("story", "list"), ("story", "list", "--all")])
def test_the_list_links_what_was_read_and_shows_it(words, run, stories):
    done = run(*words)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[1].split()[1:6] == ["5-8", "May", "2021", "2", "Six"]
    assert "Eleven Argentine soldiers" in lines[2]
    assert "2 stories; look closer with: reportedly story show" in lines[-1]
    assert [len(story["reports"]) for story in get(run, "list")] == [2, 7]


def test_show_tells_who_copies_whom_and_what_turned(run, stories):
    done = run("story", "show", REPORTS["01"].id[:8])
    assert done.code == 0
    assert "copies Rio Wire" in done.out
    assert "− “no”" in done.out
    assert "other change" in done.out
    every = run("story", "show", REPORTS["01"].id[:8], "--changes")
    assert "“told Rio Wire” → “said”" in " ".join(every.out.split())
    (told,) = get(run, "show", REPORTS["01"].id)
    assert [r["id"] for r in told["reports"]] == told["story"]["reports"]
    assert told["copies"][0]["changes"]
    assert told["decisions"] == []


def test_split_merge_pin_and_undo(run, stories):
    story, report = get(run, "list")[1]["id"], REPORTS["07"].id
    done = run("story", "split", story[:8], report[:8], "--note", "another road", "--who", "ana")
    assert done.code == 0
    assert done.out.count("[decided]") == 2
    assert "take it back with: reportedly decide undo 1" in done.out
    assert run("story", "split", story[:8], report[:8]).out == done.out
    (told,) = get(run, "show", story)
    assert (told["decisions"][0]["who"], told["decisions"][0]["note"]) == ("ana", "another road")
    assert "decided: split by ana" in run("story", "show", report).out
    (merged,) = get(run, "merge", story, report)
    assert len(merged["stories"]) == 1
    (pinned,) = get(run, "pin", story)
    assert pinned["stories"][0]["pinned"]
    for number in (3, 2, 1):
        assert run("decide", "undo", number).code == 0
    assert [(s["pinned"], s["decided"], len(s["reports"])) for s in get(run, "list")] == [
        (False, False, 2),
        (False, False, 7),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "ffffffff"), "no such story"),
        (("split", "ffffffff", "0000"), "no such story"),
        (("merge", REPORTS["01"].id, REPORTS["02"].id), "a merge needs two"),
        (("split", REPORTS["01"].id, REPORTS["05"].id), "no report of the story"),
        (("pin", ""), "no such story"),
        (("split", REPORTS["01"].id), "Missing argument"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(words, told, run, stories):
    done = run("story", *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert len(done.err.splitlines()) == 1


def test_no_ledger_is_made_and_an_empty_one_is_told(run, tmp_path):
    done = run("story")
    assert (done.code, done.out) == (2, "")
    assert "no such ledger" in done.err
    assert not (tmp_path / "ledger.db").exists()
    open_ledger(tmp_path / "ledger.db").close()
    assert "holds no reports" in run("story").out
    assert get(run, "list") == []


def test_a_ledger_that_may_only_be_read_shows_what_it_has(run, stories):
    with open_ledger(stories) as ledger:
        link_ledger(ledger)
        ledger.add(Reading(report=Report(text="One more report came in.")))
    stories.chmod(0o444)
    stories.parent.chmod(0o555)
    try:
        done = run("story")
    finally:
        stories.parent.chmod(0o755)
        stories.chmod(0o644)
    assert done.code == 0
    assert "Eleven Argentine" in done.out


HOSTILE = "\x1b[31mBreaking\x1b[0m \u202ednal]bold]" + "<script>" * 2


def test_hostile_words_are_shown_as_they_are_and_move_nothing(run, tmp_path):
    text = " ".join(f"The {n} boats \x1b[2J left \u202e Selby with {n} crew." for n in range(20))
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for n in range(2):
            words = text.replace("9 crew", "no crew") if n else text
            report = Report(text=words, title=HOSTILE, outlet=HOSTILE, published=f"2024-04-1{n}")
            ledger.add(Reading(report=report))
    for arguments in (("list",), ("show", report.id), ("show", report.id, "--changes"), ("pin", report.id)):
        done = run("story", *arguments)
        assert done.code == 0, done.err
        assert not set("\x1b\u202e") & set(done.out)
    assert "copies" in run("story", "show", report.id).out
