"""Files, folders, patterns, links and standard input: all that can be read is, in order; the rest is told."""

import io
import os
import sys
from pathlib import Path

import pytest

from reportedly.errors import EmptyInputError, InputError, NotTextError, TooLargeError
from reportedly.model import Problem, Report
from reportedly.read import FORMATS, ReadOptions, find_documents, read_report, read_reports


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a.txt",
        "sub/c.md",
        "sub/deeper/d.html",
        "sub/deeper/e",
        ".hidden",
        ".git/config",
        "sub/x.TXT",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<!DOCTYPE html><p>This is {name}.</p>" if name.endswith(".html") else f"This is {name}.")
    return tmp_path


def shown(*paths: str | Path) -> list[str]:
    return [f.path if isinstance(f, Report) else f"! {f.message}" for f in read_reports(paths)]  # type: ignore[misc]


def test_a_folder_is_read_sorted_and_whole(folder: Path) -> None:
    names = ["a.txt", "b.txt", "sub/c.md", "sub/deeper/d.html", "sub/deeper/e", "sub/x.TXT"]
    assert shown(".") == [f"./{name}" for name in names]
    assert shown(folder) == [f"{folder}/{name}" for name in names]
    assert shown("b.txt", "sub/", "a.txt", "a.txt")[:2] == ["b.txt", "sub/c.md"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("?.txt", ["a.txt", "b.txt"]),
        ("[!a].txt", ["b.txt"]),
        ("sub/*/d*", ["sub/deeper/d.html"]),
        ("**/*.md", ["sub/c.md"]),
        ("**/*.txt", ["a.txt", "b.txt"]),
        ("sub/**", ["sub/c.md", "sub/deeper/d.html", "sub/deeper/e", "sub/x.TXT"]),
        ("sub/**/[de]*", ["sub/deeper/d.html", "sub/deeper/e"]),
        ("./**/e", ["./sub/deeper/e"]),
        ("*.nothing", ["! *.nothing: no file fits this pattern"]),
        ("**/*.nothing", ["! **/*.nothing: no file fits this pattern"]),
        ("nowhere/**", ["! nowhere: cannot be opened: No such file or directory"]),
    ],
)
def test_patterns(folder: Path, pattern: str, names: list[str]) -> None:
    assert shown(pattern) == names


def test_files_beside_saved_pages_are_told_and_not_read(folder: Path) -> None:
    for name, data in {
        "style.css": "p { }",
        "a.pdf": "%PDF-1.4",
        "story.php": "<!DOCTYPE html><p>Kyiv denied it.",
    }.items():
        (folder / "sub" / name).write_text(data)
    assert shown("sub")[:2] == [
        "! sub/a.pdf: this is a PDF; save its text first, for example with pdftotext",
        "sub/c.md",
    ]
    assert shown("sub")[4:6] == [
        "sub/story.php",
        "! sub/style.css: .css is not a kind of report that is known; name the file to read it as text",
    ]
    assert shown("sub/style.css", "sub/*.css") == ["sub/style.css", "sub/style.css"]


def test_a_file_whose_name_looks_like_a_pattern(folder: Path) -> None:
    Path("[1] *.txt").write_text("This.")
    assert shown("[1] *.txt") == ["[1] *.txt"]


def test_the_rest_goes_on_after_what_cannot_be_read(folder: Path) -> None:
    Path("a.txt").write_bytes(b"")
    Path("aa.pdf").write_bytes(b"%PDF-1.4\n")
    Path("ab.zip").write_bytes(b"PK\x03\x04" + bytes(30))
    os.mkfifo("ac.txt")
    assert shown("missing.txt", ".", "b.txt\x00")[:6] == [
        "! missing.txt: cannot be opened: No such file or directory",
        "! ./a.txt: the file is empty",
        "! ./aa.pdf: this is a PDF; save its text first, for example with pdftotext",
        "! ./ab.zip: this is a ZIP archive; unpack it first; archives are never opened",
        "! ./ac.txt: not a regular file",
        "./b.txt",
    ]
    assert shown("b.txt\x00") == ["! b.txt\x00: cannot be opened: embedded null byte"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission(folder: Path) -> None:
    Path("a.txt").chmod(0)
    assert shown("a.txt", "b.txt") == ["! a.txt: cannot be opened: Permission denied", "b.txt"]


def test_an_unreadable_file_among_others(folder: Path) -> None:
    # A file of /proc that opens and then cannot be read, whoever asks.
    unreadable = "/proc/self/mem"
    first, second = shown(unreadable, "b.txt")
    assert first.startswith("! /proc/self/mem: cannot be opened: ")
    assert second == "b.txt"


def test_links_in_a_folder_lead_nowhere_new(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("Not for the ledger.")
    sub = folder / "sub"
    (sub / "loop").symlink_to(folder)
    (sub / "self").symlink_to(sub / "self")
    (sub / "inside").symlink_to(sub / "c.md")
    (sub / "out").symlink_to(outside)
    (sub / "outdir").symlink_to(outside.parent)
    (sub / "up").symlink_to("../../../../../../../../etc/passwd")
    link = "a link out of the folder is not followed; name its target to read it"
    assert shown("sub") == [
        "sub/c.md",
        "sub/deeper/d.html",
        "sub/deeper/e",
        f"! sub/loop: {link}",
        f"! sub/out: {link}",
        f"! sub/outdir: {link}",
        "! sub/self: a link that leads nowhere",
        f"! sub/up: {link}",
        "sub/x.TXT",
    ]
    told = [line for line in shown("**") if line.startswith("! ")]
    assert told == [
        f"! ./sub/out: {link}",
        f"! ./sub/outdir: {link}",
        "! ./sub/self: a link that leads nowhere",
        f"! ./sub/up: {link}",
    ]
    assert shown("sub/out", "sub/inside") == ["sub/out", "sub/inside"]


def test_a_link_that_is_named_may_loop(folder: Path) -> None:
    (folder / "self").symlink_to(folder / "self")
    assert shown("self") == ["! self: cannot be opened: Too many levels of symbolic links"]


def test_names_that_are_not_utf8(folder: Path) -> None:
    Path(os.fsdecode(b"sub/\xff.txt")).write_text("This.")
    assert shown("sub")[-1] == "sub/\\xff.txt"


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"Kyiv denied it.\r\n", ["Kyiv denied it.\n"]),
        (b"<html><title>T</title><p>Kyiv denied it.</p>", ["Kyiv denied it."]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'{"text": "' + b"x" * 100_000 + b'"}\n{"text": "Two."}\n', ["x" * 100_000, "Two."]),
        ("Kyiv denied it.".encode("utf-16"), ["Kyiv denied it."]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", _Input(data))
    reports = [r for r in read_reports(["-"]) if isinstance(r, Report)]
    assert [r.text for r in reports] == texts
    assert all((r.path or "").startswith("<stdin>") for r in reports)


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert shown("-") == ["! there is no standard input to read"]


def test_a_single_line_of_50_mb_is_refused_without_being_held(folder: Path) -> None:
    with Path("big.txt").open("wb") as file:
        file.truncate(50_000_000)
        file.write(b"word " * 20_000)
    assert shown("big.txt") == ["! big.txt: more than 20,000,000 bytes; split it, or raise the limit (max_bytes)"]
    assert shown("/dev/zero") == ["! /dev/zero: more than 20,000,000 bytes; split it, or raise the limit (max_bytes)"]


def test_a_page_named_txt_is_a_page(folder: Path) -> None:
    Path("page.txt").write_text("\n<!-- saved -->\n<!DOCTYPE html><title>T</title><p>Kyiv denied it.</p>")
    assert read_report("page.txt").text == "Kyiv denied it."


def test_documents_are_read_from_disk_only_as_they_are_asked_for(folder: Path) -> None:
    documents = find_documents(["a.txt", "b.txt"], ReadOptions())
    assert not isinstance(next(documents), Problem)
    Path("b.txt").unlink()
    assert isinstance(next(documents), Problem)


@pytest.mark.parametrize(
    ("name", "error"),
    [("missing.txt", InputError), (".", InputError), ("empty.txt", EmptyInputError), ("a.pdf", NotTextError)],
)
def test_read_report_raises(folder: Path, name: str, error: type[InputError]) -> None:
    Path("empty.txt").touch()
    Path("a.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(error, match=name.replace(".", r"\.")):
        read_report(name)
    with pytest.raises(TooLargeError, match=r"a\.txt: more than 3 bytes"):
        read_report(Path("a.txt"), ReadOptions(max_bytes=3))


def test_formats_are_named_once() -> None:
    assert [f.name for f in FORMATS] == ["html", "jsonl", "json", "text"]
    suffixes = [s for f in FORMATS for s in f.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_every_format_and_field_is_documented() -> None:
    documented = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")
    for kind in FORMATS:
        for suffix in kind.suffixes:
            assert f"`{suffix}`" in documented
