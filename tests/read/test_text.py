"""Plain text is kept to the character but for line ends; what no store keeps becomes U+FFFD."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import EmptyInputError, InputError, NotTextError, TooLargeError
from reportedly.read import Document, ReadOptions, read_document, read_report


def read(data: bytes, path: str = "a.txt", **options: object) -> tuple[str, list[str]]:
    report, problems = read_document(Document(path=path, data=data), ReadOptions(**options))  # type: ignore[arg-type]
    return report.text, [p.message for p in problems]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"  One.\n\nTwo. \n", "  One.\n\nTwo. \n"),
        (b"One.\r\nTwo.\rThree.\r\n", "One.\nTwo.\nThree.\n"),
        (b"\xef\xbb\xbfOne.\r\n", "One.\n"),
        (
            "👨‍👩‍👧 said “12\u00a0000”; \u202eabc\u202c e\u0301".encode(),
            "👨‍👩‍👧 said “12\u00a0000”; \u202eabc\u202c e\u0301",
        ),
        ("قال المتحدث".encode(), "قال المتحدث"),
        (b"So", "So"),
        (b"---\nnot a heading\n---\nText.", "---\nnot a heading\n---\nText."),
        (b"---\ntitle: A\ncolour: red\n---\nText.", "---\ntitle: A\ncolour: red\n---\nText."),
        (b"<b>No page</b> begins like this.", "<b>No page</b> begins like this."),
    ],
)
def test_text_is_kept(data: bytes, text: str) -> None:
    assert read(data)[0] == text


@given(st.text(min_size=1))
def test_offsets_are_those_of_text_mode(text: str) -> None:
    data = ("Kyiv: " + text).encode("utf-8", "surrogatepass")
    try:
        kept, _ = read(data)
    except NotTextError:
        return
    if "\x00" not in text and not any("\ud800" <= ch <= "\udfff" for ch in text):
        assert kept == ("Kyiv: " + text).replace("\r\n", "\n").replace("\r", "\n")
    kept.encode()


def test_nul_keeps_its_place() -> None:
    text, problems = read(b"Some 12\x00000 left, he said." + b" More." * 20)
    assert text.startswith("Some 12\ufffd000 left")
    assert problems == ["1 NUL characters or lone surrogates became U+FFFD"]


def test_a_marked_heading_is_read() -> None:
    data = b"---\ntitle: Floods\nOutlet: The Courier\npublished: 2023-05-09T18:40+02:00\nurl: https://c.example/1\n---\n\nText.\n"
    report = read_report(data)
    assert (report.text, report.title, report.outlet) == ("Text.\n", "Floods", "The Courier")
    assert (report.published, report.url) == ("2023-05-09T18:40:00+02:00", "https://c.example/1")


def test_options_win_and_no_date_is_no_date() -> None:
    data = b"---\ntitle: Floods\npublished: 2023-05-09\n---\nText."
    report = read_report(data, ReadOptions(date="2024-01-02", outlet="O", title="T", url="https://a.example/"))
    assert (report.published, report.outlet, report.title, report.url) == ("2024-01-02", "O", "T", "https://a.example/")
    assert read_report(b"Text.").published is None


@pytest.mark.parametrize("published", ["2101-01-01", "1066-10-14", "soon"])
def test_an_implausible_date_is_a_problem_and_not_used(published: str) -> None:
    document = Document(path="a.txt", data=f"---\npublished: {published}\n---\nText.".encode())
    report, problems = read_document(document, ReadOptions())
    assert report.published is None
    assert problems[0].message.startswith("time of publication was not used: ")
    assert problems[0].path == "a.txt"


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\xef\xbb\xbf", "\u200b\ufeff \u2060".encode(), b"---\ntitle: A\n---\n"]
)
def test_no_text_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInputError, match=r"^<bytes>: "):
        read_report(data)


def test_xml_is_refused() -> None:
    with pytest.raises(NotTextError, match="XML"):
        read_report(b"<?xml version='1.0'?><rss><item>Text.</item></rss>")


def test_a_mail_is_refused_and_a_dateline_is_not() -> None:
    mail = b"From: <Saved>\nSubject: Floods\n rise\nMIME-Version: 1.0\nContent-Type: multipart/related\n\nText."
    with pytest.raises(NotTextError, match="MHTML"):
        read_report(mail)
    assert read_report(b"Velmar: 12 hurt\nOrle: none\nSo it was said.").text.startswith("Velmar")


def test_too_many_bytes_and_too_many_characters() -> None:
    with pytest.raises(TooLargeError, match="more than 10 bytes"):
        read_report(b"x" * 11, ReadOptions(max_bytes=10))
    assert read_report(b"x" * 10, ReadOptions(max_bytes=10)).text == "x" * 10
    text, problems = read(b"word " * 1000, max_chars=2003)
    assert text == ("word " * 400).rstrip()
    assert problems == [f"the text has 5000 characters; it was cut after {len(text)}"]
    assert len(read(b"x" * 5000, max_chars=2003)[0]) == 2003


def test_other_scripts_are_told() -> None:
    _, problems = read("Представитель ведомства заявил, что военные прибыли.".encode())
    assert problems == ["most letters are not Latin ones; only English can be read well"]


@pytest.mark.parametrize("options", [{"max_bytes": 0}, {"max_chars": 0}])
def test_limits_of_nothing_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(InputError):
        ReadOptions(**options)  # type: ignore[arg-type]


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(InputError, match="no format “docx”; they are: html, jsonl, json, text"):
        read_report(b"Text.", kind="docx")
