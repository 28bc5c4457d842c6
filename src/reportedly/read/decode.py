"""Bytes -> characters: what is no text is refused by name, what is text is decoded by the surest sign it carries."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reportedly.errors import EmptyInputError, NotTextError


class Decoded(NamedTuple):
    """The characters, the encoding they were read by, and what had to be mended on the way."""

    text: str
    encoding: str
    problems: tuple[str, ...] = ()


# (first bytes, what it is, what to do)
_UNPACK = "unpack it first; archives are never opened"
_EXPORT = "save its text as .txt or .html first"
_MEDIA = "only text can be read"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "save its text first, for example with pdftotext"),
    (b"%!PS", "a PostScript file", _EXPORT),
    (b"{\\rtf", "an RTF document", _EXPORT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _EXPORT),
    (b"\x1f\x8b", "a gzip file", _UNPACK),
    (b"BZh", "a bzip2 file", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz file", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd file", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"WARC/1.", "a web archive (WARC)", "save its pages as .html first"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _MEDIA),
    (b"\xff\xd8\xff", "a JPEG image", _MEDIA),
    (b"GIF87a", "a GIF image", _MEDIA),
    (b"GIF89a", "a GIF image", _MEDIA),
    (b"II*\x00", "a TIFF image", _MEDIA),
    (b"MM\x00*", "a TIFF image", _MEDIA),
    (b"RIFF", "an image, sound or film", _MEDIA),
    (b"OggS", "a sound or film", _MEDIA),
    (b"ID3", "a sound file", _MEDIA),
    (b"\x1aE\xdf\xa3", "a film", _MEDIA),
    (b"\x7fELF", "a program", _MEDIA),
    (b"SQLite format 3\x00", "an SQLite database", "a ledger is read with `reportedly claims`"),
    (b"bplist00", "a binary property list", _MEDIA),
    (b"PAR1", "a Parquet file", _EXPORT),
)
_OFFICE = ((b"word/", "a Word document"), (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"))
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчі")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_STRAY = re.compile("[\udc80-\udcff]+")
# As browsers do: pages that say Latin-1 or ASCII are Windows-1252 in truth.
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}
SAMPLE = 65_536


def decode_bytes(data: bytes, path: str, declared: str | None = None) -> Decoded:
    """Decode a document by, in this order: its byte order mark, UTF-16 or UTF-32 without one, UTF-8 where the bytes
    are valid, the encoding the page declares, UTF-8 with stray bytes, and the likeliest code page.

    Raises `EmptyInputError` on no bytes and `NotTextError`, naming `path` and what to do, on binary content.

    >>> decode_bytes("Москва опровергла это".encode("koi8-r"), "a.txt").text
    'Москва опровергла это'
    """
    if not data.strip():
        raise EmptyInputError(f"{path}: the file is empty")
    refuse_binary(data, path)
    text, encoding, problems = _decode(data, declared)
    controls = len(_CONTROL.findall(text[:SAMPLE]))
    if controls > 8 and controls > 0.02 * len(text[:SAMPLE]):
        raise NotTextError(f"{path}: this is binary data, not text; {_MEDIA}")
    return Decoded(text, encoding, problems)


def refuse_binary(data: bytes, path: str) -> None:
    """Raise `NotTextError` where the first bytes are those of a known binary format, saying what it is.

    >>> refuse_binary(b"%PDF-1.7", "report.pdf")
    Traceback (most recent call last):
    reportedly.errors.NotTextError: report.pdf: this is a PDF; save its text first, for example with pdftotext
    """
    for magic, what, advice in _MAGIC:
        if data.startswith(magic):
            # Some marks are letters too; binary data has other signs early on.
            if magic.isalnum() and not re.search(rb"[\x00-\x08\x0e-\x1a]", data[:512]):
                continue
            raise NotTextError(f"{path}: this is {what}; {advice}")
    if data.startswith(b"PK\x03\x04"):
        office = next((name for sign, name in _OFFICE if sign in data[:SAMPLE]), None)
        raise NotTextError(f"{path}: this is {office or 'a ZIP archive'}; {_EXPORT if office else _UNPACK}")
    if data[4:8] == b"ftyp" or data[257:262] == b"ustar":
        what = "a film or sound" if data[4:8] == b"ftyp" else "a tar archive"
        raise NotTextError(f"{path}: this is {what}; {_MEDIA if data[4:8] == b'ftyp' else _UNPACK}")


def _decode(data: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding)
    if encoding_found := _wide_without_mark(data[:SAMPLE]):
        return _lossy(data, encoding_found)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (text := _try(data, declared)) is not None:
        return Decoded(text, declared)
    if decoded := _mostly_utf8(data):
        return decoded
    return _guess_code_page(data)


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    problems = (f"{lost} pieces were not {encoding.upper()}; they became U+FFFD",) if lost > 0 else ()
    return Decoded(text, encoding, problems)


def _wide_without_mark(sample: bytes) -> str | None:
    # Text in two or four bytes a character shows as NULs that keep to one side.
    nulls = sample.count(0)
    if nulls < 2 or nulls < 0.02 * len(sample):
        return None
    if len(sample) % 4 == 0 and nulls > 0.7 * len(sample):
        for encoding in ("utf-32-le", "utf-32-be"):
            if _try(sample, encoding) is not None:
                return encoding
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) > 0.05 * max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(encoding, "ignore")
    good = sum(ch.isprintable() or ch in "\n\r\t\ufeff" for ch in text)
    return encoding if good > 0.95 * len(text) else None


def _try(data: bytes, name: str) -> str | None:
    try:
        encoding = codecs.lookup(name)
        if encoding.name.startswith(("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode")):
            return None
        return data.decode(_AS_BROWSERS_DO.get(encoding.name, encoding.name))
    except (LookupError, ValueError):
        return None


def _mostly_utf8(data: bytes) -> Decoded | None:
    # Pasted pieces in Windows-1252 ("\x93 ... \x94") inside UTF-8 are common; each stray byte is one character.
    text = data.decode("utf-8", "surrogateescape")
    stray = sum(len(m.group()) for m in _STRAY.finditer(text))
    whole = sum(1 for ch in text if ch > "\x7f") - stray
    if whole < 2 * stray:
        return None
    text = _STRAY.sub(lambda m: _windows(m.group().encode("utf-8", "surrogateescape")), text)
    return Decoded(text, "utf-8", (f"{stray} bytes were not UTF-8; they were read as Windows-1252",))


def _windows(data: bytes) -> str:
    # Five bytes have no character in Windows-1252.
    return data.decode("cp1252", "replace")


def _guess_code_page(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE]
    high, letters = len(_HIGH.findall(sample)), len(re.findall(rb"[A-Za-z]", sample))
    if high < 0.25 * letters:
        # Latin letters with some accents, quotes and dashes: the Windows code page has them all.
        encoding = "cp1252"
    elif cyrillic := _guess_cyrillic(sample):
        encoding = cyrillic
    else:
        best = from_bytes(sample).best()
        encoding = best.encoding if best else "cp1252"
    text = data.decode(encoding, "replace") if encoding != "cp1252" else _windows(data)
    return Decoded(text, encoding, (f"the encoding is not declared; it was read as {encoding}",))


def _guess_cyrillic(sample: bytes) -> str | None:
    # The commonest letters of Russian and Ukrainian in lower case: a wrong table turns the case or leaves the script.
    scores = []
    for order, encoding in enumerate(_CYRILLIC):
        high = [ch for ch in sample.decode(encoding, "replace") if ch > "\x7f"]
        scores.append((sum(ch in _COMMON_CYRILLIC for ch in high) / max(1, len(high)), -order, encoding))
    score, _, encoding = max(scores)
    return encoding if score > 0.6 else None
