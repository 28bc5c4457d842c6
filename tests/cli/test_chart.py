"""Charts from the command line."""

import json

import pytest

from reportedly.cli.chart import KINDS


@pytest.fixture
def ledger(ferry_ledger):
    return ferry_ledger


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_to_every_format(kind, run, ledger, tmp_path):
    for name, begins in {"a.svg": b"<svg", "a.png": b"\x89PNG", "a.json": b"{"}.items():
        done = run("chart", kind, "-o", name)
        assert (done.code, done.err) == (0, "")
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert "vega-lite" in json.loads((tmp_path / "a.json").read_text())["$schema"]


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_file_the_drawing_is_told_in_words(kind, run, ledger):
    done = run("chart", kind)
    assert done.code == 0
    assert any(line.split()[-1] == "claim" for line in done.out.splitlines() if line.strip())
    assert len(done.out.splitlines()) > 4


@pytest.mark.parametrize("kind", KINDS)
def test_the_data_as_json(kind, run, ledger):
    told = json.loads(run("chart", kind, "--json").out)
    assert (told["kind"], bool(told["description"])) == (kind, True)
    assert all("claim" in row for row in told["rows"])


def test_a_question_is_chosen_by_its_words(run, ledger):
    assert "passengers" in run("chart", "figures", "--slot", "passengers").out.splitlines()[0]
    done = run("chart", "sources", "--slot", "elephants")
    assert (done.code, "no question with “elephants”" in done.err) == (2, True)


def test_a_page_that_can_be_hovered_over(run, ledger, tmp_path):
    assert run("chart", "map", "--title", "Here & there", "-o", "a.html").code == 0
    assert "<title>Here &amp; there</title>" in (tmp_path / "a.html").read_text()


MISTAKES = {
    "no such ending": (["chart", "map", "-o", "a.gif"], "a.gif: give the file one of these endings"),
    "nothing to draw": (["chart", "map", "--source", "nobody at all"], "nothing to draw"),
    "no borders": (["chart", "map", "--borders", "none.json"], "none.json: cannot be read"),
    "no folder": (["chart", "map", "-o", "none/a.svg"], "cannot be written"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_are_explained(name, run, ledger):
    arguments, message = MISTAKES[name]
    done = run(*arguments)
    assert done.code == 2
    assert message in done.err
