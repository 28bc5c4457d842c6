"""Bytes of every kind, and the characters or the refusal they must lead to."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import EmptyInputError, NotTextError
from reportedly.read.decode import decode_bytes

ENGLISH = "The minister’s aide said: “About 1,500 left.” A café in Malmö – closed."
LATIN = "The café in Malmö was closed, the señor said; £5 was paid."
RUSSIAN = "В четверг представитель ведомства заявил, что в регион прибыли около 1500 военных."
UKRAINIAN = "У четвер речник відомства заявив, що до регіону прибули близько 1500 військових."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "utf-32-le"),
        (ENGLISH, "cp1252"),
        (LATIN, "latin-1"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "mac-cyrillic"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        ("Москва отрицает", "koi8-r"),
        ("🙂 שלום “so”", "utf-8"),
        ("Kyiv", "ascii"),
    ],
)
def test_text_comes_back_from_its_encoding(text: str, encoding: str) -> None:
    assert decode_bytes(text.encode(encoding), "a.txt").text == text


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf8() -> None:
    greek = "Η Αθήνα διέψευσε"
    assert decode_bytes(greek.encode("iso8859-7"), "a.html", "iso-8859-7").text == greek
    assert decode_bytes(greek.encode(), "a.html", "iso-8859-7").text == greek


@pytest.mark.parametrize("declared", ["no-such-encoding", "utf-7", "rot13", "zip", "hex", "unicode_escape", "", "\x00"])
def test_a_declared_encoding_that_cannot_be_is_passed_over(declared: str) -> None:
    assert decode_bytes(LATIN.encode("latin-1"), "a.html", declared).text == LATIN


def test_pieces_of_windows_1252_inside_utf8() -> None:
    data = "Kyiv — Łódź, ".encode() + "“so”".encode("cp1252") + "; Київ".encode()
    decoded = decode_bytes(data, "a.txt")
    assert decoded.text == "Kyiv — Łódź, “so”; Київ"
    assert decoded.problems == ("2 bytes were not UTF-8; they were read as Windows-1252",)


def test_a_cut_character_at_the_end() -> None:
    assert decode_bytes("Łódź і Київ".encode()[:-1], "a.txt").text.startswith("Łódź і Киї")
    assert "1 pieces" in decode_bytes("abc".encode("utf-16") + b"x", "a.txt").problems[0]


def _zip(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "text " * 100)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF; save its text first, for example with pdftotext"),
        (_zip("../x.txt"), "a ZIP archive; unpack it first"),
        (_zip("word/document.xml"), "a Word document; save its text"),
        (gzip.compress(b"text " * 100_000), "a gzip file; unpack it first; archives are never opened"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a JPEG image"),
        (b"{\\rtf1\\ansi text}", "an RTF document"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "an image, sound or film"),
        (b"\x00\x00\x00\x20ftypmp42" + bytes(50), "a film or sound"),
        (b"SQLite format 3\x00" + bytes(90), "an SQLite database"),
        (bytes(range(256)) * 20, "binary data"),
        (bytes(1000), "binary data"),
        (b"\x00\x01\x02\x03\x04\x05\x06\x0e" * 40, "binary data"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(NotTextError) as refused:
        decode_bytes(data, "folder/a.bin")
    assert str(refused.value).startswith("folder/a.bin: this is ")
    assert what in str(refused.value)


@pytest.mark.parametrize(
    "text", ["RIFF-raff gathered in the square, police said.", "ID3 was the code.", "BZh was said."]
)
def test_text_that_begins_as_a_binary_does(text: str) -> None:
    assert decode_bytes(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInputError, match=r"a\.txt: the file is empty"):
        decode_bytes(data, "a.txt")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_utf8_comes_back(text: str) -> None:
    data = text.encode()
    if not data.startswith(("\ufeff".encode(), b"%PDF-", b"%!PS", b"{\\rtf", b"WARC/1.")) and data.strip():
        assert decode_bytes(data, "a.txt").text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode_bytes(data, "a.bin")
    except (NotTextError, EmptyInputError):
        return
    decoded.text.encode()  # no lone surrogates
