"""Batches through real workers: what one document does never costs another, and the bytes are the same everywhere."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.codec import encode_reading
from reportedly.extract.assemble import extract_claims
from reportedly.model import Report
from reportedly.pipeline import BatchOptions, Outcome, read_batch
from reportedly.read import ReadOptions

TEXTS = {
    "a.txt": "Some 40 people left Velmar on Friday, Ana Ferreira said. “We had no choice,” she told reporters.\n",
    "b.txt": "According to the ministry, at least 12\u00a0000 homes may have no power. 🙂 Police denied it.\n",
    "d.txt": "Officials in Kyiv reportedly moved about 1,500 troops. They will soon send more, the agency said.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7")
    page = "<html lang=en><meta property=og:site_name content='The Courier'><p>Some 300 fled, Ana Ferreira said.</p>"
    (folder / "e.html").write_text(page)
    lines = [{"text": "Twelve were hurt, the mayor said.", "published": "2999-01-01"}, {"no": "text"}]
    (folder / "f.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def summarise(outcomes: Iterator[Outcome]) -> list[tuple[str, bytes | str | None]]:
    return [(Path(o.path).name, encode_reading(o.reading) if o.reading else o.failed) for o in outcomes]


OPTIONS = ReadOptions(date="2024-10-20")


@pytest.fixture(scope="module")
def here(folder: Path) -> list[tuple[str, bytes | str | None]]:
    return summarise(read_batch([folder], BatchOptions(workers=0, read=OPTIONS)))


def test_every_document_has_an_outcome_in_order(folder: Path) -> None:
    outcomes = list(read_batch([folder, folder / "missing.txt"], BatchOptions(workers=0)))
    assert [Path(o.path).name for o in outcomes] == [
        "a.txt", "b.txt", "c.pdf", "d.txt", "e.html", "f.jsonl:1", "f.jsonl:2", "missing.txt"]  # fmt: skip
    failed = {Path(o.path).name: o.failed for o in outcomes if o.failed}
    assert sorted(failed) == ["c.pdf", "f.jsonl:2", "missing.txt"]
    assert "this is a PDF" in failed["c.pdf"]
    assert "f.jsonl:2: the object has no “text”" in failed["f.jsonl:2"]
    for o in outcomes:
        assert (o.reading is None) == (o.failed is not None)
        assert o.failed is None or [p.message for p in o.problems] == [o.failed]
    readings = {Path(o.path).name: o.reading for o in outcomes}
    page, line = readings["e.html"], readings["f.jsonl:1"]
    assert page is not None
    assert line is not None
    assert page.report.outlet == "The Courier"
    assert line.report.published is None
    assert line.problems[0].message.startswith("time of publication was not used: the year 2999")


def test_a_reading_is_what_the_library_gives(folder: Path) -> None:
    (outcome,) = read_batch([folder / "a.txt"], BatchOptions(workers=0, read=OPTIONS))
    report = Report(text=TEXTS["a.txt"], published="2024-10-20", path=str(folder / "a.txt"))
    assert outcome.reading == extract_claims(report)
    assert outcome.problems == extract_claims(report).problems


@pytest.mark.parametrize(
    ("workers", "environment"),
    [
        (2, {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C"}),
        (1, {"PYTHONHASHSEED": "99", "TZ": "America/Lima", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"}),
    ],
)
def test_the_same_bytes_in_any_surroundings(
    folder: Path,
    here: list[tuple[str, bytes | str | None]],
    monkeypatch: pytest.MonkeyPatch,
    workers: int,
    environment: dict[str, str],
) -> None:
    # Workers are fresh interpreters, so the surroundings hold for all that reads and extracts.
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert summarise(read_batch([folder], BatchOptions(workers=workers, read=OPTIONS))) == here


def test_a_document_over_its_time_fails_alone(folder: Path, tmp_path: Path) -> None:
    slow = tmp_path / "slow.txt"
    slow.write_text(TEXTS["a.txt"] * 9_000)
    paths = [folder / "a.txt", slow, folder / "d.txt"]
    first, late, last = read_batch(paths, BatchOptions(workers=1, seconds=2.5))
    assert first.reading is not None
    assert last.reading is not None
    assert late == Outcome(path=str(slow), problems=late.problems, failed="over the time limit of 2.5 s", reading=None)
    assert [(p.message, p.path) for p in late.problems] == [("over the time limit of 2.5 s", str(slow))]


def test_documents_are_found_as_they_are_needed(folder: Path) -> None:
    taken = []

    def paths() -> Iterator[Path]:
        while True:
            taken.append(1)
            yield folder / "c.pdf"

    outcomes = read_batch(paths(), BatchOptions(workers=1))
    assert next(outcomes).failed
    assert len(taken) <= 8
    outcomes.close()  # type: ignore[attr-defined]
