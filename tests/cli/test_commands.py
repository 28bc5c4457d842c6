"""Finding, showing and exporting from the command line."""

import csv
import io
import json
import re
import tomllib
from pathlib import Path

import click
import pytest

from reportedly import __version__
from reportedly.cli import COMMANDS, main
from reportedly.codec import decode_reading
from reportedly.model import Decision, Subject, Verdict
from reportedly.pipeline import BatchOptions
from reportedly.read import ReadOptions
from reportedly.show import EXPORTERS
from reportedly.store import open_ledger

from ..store.readings import make_many, make_reading


def walk(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    found = [(path, command)] if path else []
    for name, child in getattr(command, "commands", {}).items():
        found += walk(child, (*path, name))
    return found


@pytest.mark.parametrize("path", [path for path, _ in walk(main)], ids=" ".join)
def test_every_help_has_an_example_of_its_own(path, run):
    done = run(*path, "--help")
    assert (done.code, done.err) == (0, "")
    example = done.out.partition("Example:")[2]
    assert f"reportedly {' '.join(path)}" in example
    assert all(option in done.out for option in ("--help",))


def test_every_option_and_command_says_what_it_does():
    for path, command in walk(main):
        assert command.help, path
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, (path, parameter.name)


def test_json_everywhere():
    for path, command in walk(main):
        if hasattr(command, "commands") or path[-1] in ("export", "completion", "serve"):
            continue
        assert any("--json" in parameter.opts for parameter in command.params), path


def test_version(run):
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert __version__ == project["version"]
    assert __version__ in run("--version").out


def test_claims_lists_by_report(run, ledger):
    done = run("claims")
    assert (done.code, done.err) == (0, "")
    report = make_reading().report.id[:8]
    assert f"{report}  selby.txt   Selby Post   10 Apr 2024" in done.out
    assert "1-19 of 19 claims" in done.out
    for command in re.findall(r"reportedly (show \S+)", done.out):
        assert run(*command.split()).code == 0, "what it says to run next runs"


def test_claims_filters_sorts_and_pages(run, ledger):
    out = run("claims", "--source", "reyes", "--status", "denied", "--outlet", "selby").out
    assert "any ship was lost" in out
    assert "1-1 of 1 claim;" in out
    assert "1-5 of 19 claims; more with --page 2" in run("claims", "--limit", 5).out
    last = run("claims", "--limit", 5, "--page", 4).out
    assert "16-19 of 19 claims;" in last
    assert "--page" not in last
    assert "page 9 is empty" in run("claims", "--page", 9).out
    ids = re.findall(r"(?m)^ *([0-9a-f]{8}:\d)  ", run("claims", "--sort", "figure", "--attributed").out)
    assert len(set(ids)) == len(ids) > 10
    assert "no claim meets that" in run("claims", "--text", "zeppelin").out


def test_claims_as_json_has_the_shape_of_read(run, ledger):
    done = run("claims", "--json", "--source", "reyes", "--outlet", "selby")
    readings = [decode_reading(line) for line in done.out.splitlines()]
    assert [claim for reading in readings for claim in reading.claims] == list(make_reading().claims[1:3])
    assert run("claims", "--json", "--text", "zeppelin") == (0, "", "")


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2024-05-01", "2024-05-01", [1]),
        ("2024-04", "2024-04-07", [4, 1]),
        ("2024-04-10", "2024-04-10", [1, 2, 3]),
        ("2025", "2025", []),
        ("2024", "2024", [1, 2, 3, 4]),
    ],
)
def test_claims_by_date(run, ledger, since, until, found):
    done = run("claims", "--json", "--since", since, "--until", until, "--outlet", "Selby Post")
    positions = {claim.id: number for number, claim in enumerate(make_reading().claims, start=1)}
    listed = [positions[decode_reading(line).claims[0].id] for line in done.out.splitlines()]
    assert sorted(listed) == sorted(found)


def test_show_marks_the_fields(run, ledger):
    report = make_reading().report.id[:8]
    done = run("show", f"{report}:2")
    assert (done.code, done.err) == (0, "")
    assert "“About 300" in done.out
    assert re.search(r"(?m)^ +-a-+ +b-+ c--- d-+$", done.out), done.out
    assert "hedge" in done.out
    claim = make_reading().claims[1]
    assert run("show", claim.id[:7]).out == done.out
    (line,) = run("show", claim.id, "--json").out.splitlines()
    assert decode_reading(line).claims == (claim,)


def test_export_jsonl_is_the_ledger(run, ledger):
    done = run("export")
    assert [decode_reading(line) for line in done.out.splitlines()] == [make_reading(), *make_many(3, claims=5)]
    only = run("export", "--own-voice", "--outlet", "Selby Post").out.splitlines()
    assert [decode_reading(line).claims for line in only] == [make_reading().claims[3:]]


def test_export_writes_what_people_corrected(run, ledger):
    claim = make_reading().claims[3].id
    value = json.dumps({"status": "denied", "times": [{"at": 0, "edtf": "2024-04-06"}]})
    edit = Decision(
        verdict=Verdict.EDIT, about=Subject.CLAIM, keys=(claim,), who="ana", at="2024-04-12T09:00:00+00:00", value=value
    )
    with open_ledger(ledger) as opened:
        opened.decide(edit)
    for options, status, anchor in (((), "denied", "hand"), (("--as-read",), "occurred", "narrative")):
        done = run("export", "--text", "boats", *options)
        assert done.code == 0
        (told,) = json.loads(done.out)["claims"]
        assert (told["status"], told["times"][0]["anchor"]) == (status, anchor)
        assert ("1 claim of the ledger written as people corrected" in done.err) == (not options)


def test_export_csv_to_a_file(run, ledger, tmp_path):
    done = run("export", "--format", "csv", "-o", "claims.csv")
    assert done == (0, "", "")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "claims.csv").read_text("utf-8-sig"))))
    assert len(rows) == 19
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.csv", "ledger.db"]


def test_answers_are_exported_as_compare_shows_them(run, ferry_ledger, tmp_path):
    assert run("export", "--answers", "-o", "answers.csv").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "answers.csv").read_text("utf-8-sig"))))
    assert {"14", "19", "21"} <= {row["low"] for row in rows}
    assert len(run("export", "--answers").out.splitlines()) == len({row["question_id"] for row in rows})
    assert run("export", "--answers", "--format", "geojson").code == 2
    assert "leave out" in run("export", "--answers", "--source", "guard").err


def test_the_ending_of_the_file_says_what_to_write(run, ledger, tmp_path):
    begins = {"a.csv": b"\xef\xbb\xbfreport", "a.GeoJSON": b'{"type":"Feature', "a.parquet": b"PAR1"}
    for name, first in begins.items():
        assert run("export", "-o", name).code == 0
        assert (tmp_path / name).read_bytes().startswith(first)
    assert run("export", "--format", "csv", "--raw", "-o", "a.jsonl").code == 0
    assert (tmp_path / "a.jsonl").read_bytes().startswith(b"report,")


@pytest.mark.parametrize("exporter", [exporter.name for exporter in EXPORTERS])
def test_every_exporter_is_on_the_command_line(exporter, run, ledger):
    assert exporter in run("export", "--help").out
    assert run("export", "--format", exporter, "--raw").code == 0


def test_formulas_do_not_leave_as_such(run, tmp_path):
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(make_reading(title="=cmd|' /C calc'!A0", outlet="@SUM(1)", path="+1.txt"))
    for line in csv.DictReader(io.StringIO(run("export", "--format", "csv").out.lstrip("\ufeff"))):
        assert (line["title"], line["outlet"], line["path"]) == ("'=cmd|' /C calc'!A0", "'@SUM(1)", "'+1.txt")
    for line in csv.DictReader(io.StringIO(run("export", "--format", "csv", "--raw").out)):
        assert (line["title"], line["outlet"], line["path"]) == ("=cmd|' /C calc'!A0", "@SUM(1)", "+1.txt")


def test_gazetteer_info(run):
    done = run("gazetteer", "info", "--json")
    assert done.code == 0
    facts = json.loads(done.out)
    assert facts["places"] > 200_000
    assert Path(facts["path"]).is_file()
    assert str(facts["places"]) in run("gazetteer", "info").out


ERRORS = {
    "no ledger": (["claims"], "ledger.db: no such ledger"),
    "no ledger to show from": (["show", "1"], "ledger.db: no such ledger"),
    "no ledger to export": (["export", "--db", "x.db"], "x.db: no such ledger"),
    "not a ledger": (["claims", "--db", "notes.txt"], "notes.txt: is no ledger"),
    "a folder": (["claims", "--db", "."], "is a folder"),
    "unknown command": (["clams"], "No such command"),
    "unknown option": (["claims", "--sauce", "x"], "No such option"),
    "no such status": (["claims", "--status", "true"], "'true' is not one of"),
    "no such day": (["claims", "--since", "2024-02-30"], "“2024-02-30” is no day"),
    "no day at all": (["claims", "--until", "yesterday"], "“yesterday” is no day"),
    "no such month": (["claims", "--since", "2024-13"], "is no day"),
    "no such format": (["export", "--format", "xlsx"], "'xlsx' is not one of"),
    "page 0": (["claims", "--page", "0"], "0 is not in the range"),
    "no dump": (["gazetteer", "build", "none.zip"], "none.zip: no such file"),
    "no gazetteer": (["gazetteer", "info", "none.sqlite"], "none.sqlite"),
    "read: no such file": (["read", "--workers", "0", "none.txt"], "none.txt"),
    "read: no such date": (["read", "--date", "tomorrow", "notes.txt"], "date"),
    "read: no such address": (["read", "--url", "javascript:alert(1)", "notes.txt"], "url"),
    "read: into no ledger": (["read", "--db", "notes.txt", "notes.txt"], "notes.txt: is no ledger"),
    "read: into no folder": (["read", "--db", "none/x.db", "notes.txt"], "none/x.db: cannot be"),
    "read: limits": (["read", "--timeout", "0", "notes.txt"], "--timeout"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_errors_are_one_line_and_code_2(name, run, tmp_path):
    arguments, message = ERRORS[name]
    (tmp_path / "notes.txt").write_text("Yonhap said on Friday that 20 people had left.\n" * 3)
    done = run(*arguments)
    assert done.code == 2
    assert message in done.err
    assert done.err.startswith("reportedly: ")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err


def test_an_unknown_claim(run, ledger):
    done = run("show", "beef")
    assert done.code == 2
    assert "beef: no such claim" in done.err


def test_no_command_shows_the_help(run):
    done = run()
    assert "Usage:" in done.out + done.err
    assert {command.name for command in COMMANDS} <= set((done.out + done.err).split())


def test_the_ledger_may_be_named_by_the_environment(run, tmp_path, monkeypatch):
    with open_ledger(tmp_path / "elsewhere.db") as ledger:
        ledger.add(make_reading())
    monkeypatch.setenv("REPORTEDLY_DB", "elsewhere.db")
    assert "elsewhere.db: 1-4 of 4 claims" in run("claims").out


def test_an_export_never_replaces_the_ledger(run, ledger):
    before = ledger.read_bytes()
    done = run("export", "-o", "ledger.db")
    assert (done.code, "is the ledger itself" in done.err) == (2, True)
    assert ledger.read_bytes() == before
    done = run("export", "-o", "none/out.jsonl")
    assert (done.code, "none/out.jsonl: cannot be written" in done.err) == (2, True)


def test_limits_in_the_help_are_those_that_hold(run):
    out = " ".join(run("read", "--help").out.split())
    assert f"Seconds a document may take [default: {BatchOptions().seconds:g}]." in out
    assert f"Bytes a document may have [default: {ReadOptions().max_bytes}]." in out
