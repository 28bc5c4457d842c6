"""The dossier from the command line."""

import json

import pytest


@pytest.fixture
def ledger(ferry_ledger):
    return ferry_ledger


def test_a_ledger_becomes_one_file(run, ledger, tmp_path):
    done = run("dossier", "-o", "all.html", "--made", "2024-05-20", "--no-charts", "--title", "All of it")
    assert (done.code, done.err) == (0, "")
    page = (tmp_path / "all.html").read_text()
    assert "<title>All of it – dossier</title>" in page
    assert "made 20 May 2024" in page
    assert run("dossier", "-o", "again.html", "--made", "2024-05-20", "--no-charts", "--title", "All of it").code == 0
    assert (tmp_path / "again.html").read_text() == page


def test_what_was_written_as_json(run, ledger, tmp_path):
    told = json.loads(run("dossier", "-o", "all.html", "--no-charts", "--json").out)
    assert told["reports"] == 2
    assert told["bytes"] == (tmp_path / "all.html").stat().st_size


def test_mistakes_are_explained(run, ledger, tmp_path):
    for arguments, message in (
        (["-o", "ledger.db"], "is the ledger itself"),
        (["-o", "none/a.html", "--no-charts"], "cannot be written"),
        (["-o", "a.html", "--made", "soon"], "“soon” is no day"),
        (["nosuchstory", "-o", "a.html"], "nosuchstory"),
        (["-o", "a.html", "--borders", "none.json"], "none.json: cannot be read"),
    ):
        done = run("dossier", *arguments)
        assert done.code == 2, arguments
        assert message in done.err
    assert (tmp_path / "ledger.db").read_bytes().startswith(b"SQLite")
