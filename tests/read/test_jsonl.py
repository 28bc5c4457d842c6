"""One report a line: a bad line is told by its number, and the rest goes on."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import EmptyInputError, InputError, NotTextError
from reportedly.model import Problem, Report
from reportedly.read import Document, ReadOptions, read_document, read_report, read_reports


def read_lines(tmp_path: Path, *lines: bytes, name: str = "a.jsonl") -> list[tuple[str | None, str]]:
    """(path, text or message) of all that comes back, with the folder cut off."""
    file = tmp_path / name
    file.write_bytes(b"\n".join(lines))
    found = list(read_reports([file]))
    cut = len(str(tmp_path)) + 1
    return [
        ((f.path or "")[cut:], f.text if isinstance(f, Report) else f.message.replace(str(tmp_path) + "/", ""))
        for f in found
    ]


def test_fields() -> None:
    line = (
        b'{"text": "Kyiv denied it.", "published": "2024-10-18T09:30:00+09:00", "outlet": "AP", "url": "https://a.example/1",'
        b' "title": "A", "language": "en", "id": 7, "other": [1]}'
    )
    report, problems = read_document(Document(path="a.jsonl:1", data=line), ReadOptions())
    assert report == Report(
        text="Kyiv denied it.",
        published="2024-10-18T09:30:00+09:00",
        outlet="AP",
        url="https://a.example/1",
        title="A",
        path="a.jsonl:1",
    )
    assert problems == ()


def test_a_bad_line_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    assert read_lines(
        tmp_path,
        b'{"text": "One."}',
        b"{broken",
        b"",
        b"[1, 2]",
        b'{"title": "no text"}',
        b'{"text": 5}',
        b'{"text": "  "}',
        b'{"text": "caf\xe9"}',
        b"[" * 100_000,
        b'{"text": "Two."}',
    ) == [
        ("a.jsonl:1", "One."),
        ("a.jsonl:2", "a.jsonl:2: not JSON at column 2: Expecting property name enclosed in double quotes"),
        ("a.jsonl:4", "a.jsonl:4: a list, not an object; write one object a line"),
        ("a.jsonl:5", "a.jsonl:5: the object has no “text”"),
        ("a.jsonl:6", "a.jsonl:6: the object has a “text” that is a number, not a string"),
        ("a.jsonl:7", "a.jsonl:7: its “text” is empty"),
        ("a.jsonl:8", "a.jsonl:8: not UTF-8 at byte 14"),
        ("a.jsonl:9", "a.jsonl:9: not JSON that can be read: nested too deep, or a number too long"),
        ("a.jsonl:10", "Two."),
    ]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"published": "2999-01-01"}, "time of publication was not used: the year 2999"),
        ({"published": "10/11/2024"}, "time of publication was not used: “10/11/2024” is not a date"),
        ({"published": 1729243800}, "“published” is a number, not a string; it was not used"),
        ({"outlet": ["AP"]}, "“outlet” is a list, not a string; it was not used"),
        ({"url": "javascript:alert(1)"}, "the address was not used: it is not an http or https one"),
        ({"language": "fr"}, "the report says it is in “fr”"),
    ],
)
def test_a_bad_field_is_told_and_the_report_is_read(tmp_path: Path, fields: dict[str, object], problem: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": "Kyiv denied it."} | fields))
    told, report = read_reports([file])
    assert isinstance(told, Problem)
    assert told.message.startswith(problem)
    assert told.path == f"{file}:1"
    assert isinstance(report, Report)
    assert (report.published, report.outlet, report.url) == (None, None, None)


@given(
    st.text().filter(
        lambda t: t.strip(" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffd\x00")
    )
)
def test_text_is_kept_to_the_character(text: str) -> None:
    line = json.dumps({"text": text}).encode()
    try:
        report, _ = read_document(Document(path="a.jsonl:1", data=line, format="jsonl"), ReadOptions())
    except EmptyInputError:
        return
    assert len(report.text) == len(text)
    assert all(
        a == b or (b == "\ufffd" and (a == "\x00" or "\ud800" <= a <= "\udfff"))
        for a, b in zip(text, report.text, strict=True)
    )
    report.text.encode()


def test_a_mark_windows_line_ends_and_long_lines(tmp_path: Path) -> None:
    long = "word " * 60_000
    lines = [b'\xef\xbb\xbf{"text": "One."}\r', json.dumps({"text": long}).encode() + b"\r", b'{"text": "Two."}']
    assert [text for _, text in read_lines(tmp_path, *lines)] == ["One.", long, "Two."]


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "One."}\n' + b'{"text": "' + b"x" * 500_000 + b'"}\n{"text": "Two."}\n')
    for limit in (60, 100_000):
        one, problem, two = read_reports([file], ReadOptions(max_bytes=limit))
        assert isinstance(problem, Problem)
        assert problem.message == f"{file}:2: more than {limit:,} bytes; split it, or raise the limit (max_bytes)"
        assert [r.text for r in (one, two) if isinstance(r, Report)] == ["One.", "Two."]


def test_lines_are_found_without_a_suffix(tmp_path: Path) -> None:
    assert read_lines(tmp_path, b'{"text": "One."}', b'{"text": "Two."}', name="feed") == [
        ("feed:1", "One."),
        ("feed:2", "Two."),
    ]


def test_a_json_file_holds_one_object(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{\n  "text": "One.",\n  "outlet": "AP"\n}\n')
    assert read_report(file).outlet == "AP"
    file.write_text('[{"text": "One."}]')
    with pytest.raises(InputError, match="a list, not an object; write one object a line"):
        read_report(file)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\x1f\x8b\x08\x00" + bytes(50), NotTextError),
        ('{"text": "One."}'.encode("utf-16"), InputError),
        (b'{"text": "One."}\n{"text": "Two."}', InputError),
        (b"\n\n", InputError),
    ],
)
def test_a_file_that_is_no_single_report(tmp_path: Path, data: bytes, error: type[InputError]) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(data)
    with pytest.raises(error, match=r"a\.jsonl"):
        read_report(file)


def test_ten_thousand_lines_are_read_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("".join(f'{{"text": "Number {n}."}}\n' for n in range(10_000)))
    texts = [r.text for r in read_reports([file]) if isinstance(r, Report)]
    assert texts == [f"Number {n}." for n in range(10_000)]
