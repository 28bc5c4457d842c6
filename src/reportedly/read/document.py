"""The nouns of reading: what comes in, what a format finds in it, and the choices of the user."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from reportedly.errors import InputError
from reportedly.read.dates import read_iso_date

MAX_BYTES = 20_000_000
MAX_CHARS = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user says of the reports, which wins over what the pages say, and how large a report may be.

    `date` is ISO 8601, a day or a moment; `max_bytes` counts one file, or one line of JSONL (20 MB), `max_chars`
    the text that is kept of a report (300 000 code points, longer than any; the rest is cut off with a `Problem`).
    Raises `InputError` where one of them cannot be used.
    """

    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    max_bytes: int = MAX_BYTES
    max_chars: int = MAX_CHARS

    def __post_init__(self) -> None:
        if self.date is not None:
            try:
                read_iso_date(self.date)
            except ValueError as error:
                raise InputError(f"date: {error}") from None
        if self.url is not None and clean_url(self.url) is None:
            raise InputError(f"url: “{self.url[:80]}” is not an http or https address")
        if self.max_bytes < 1 or self.max_chars < 1:
            raise InputError("max_bytes and max_chars must be 1 or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The bytes of one report before it is read; `path` names it to the user ("a.html", "b.jsonl:12", "<stdin>").

    `format` is the name of one of `FORMATS`, or None where the bytes themselves must tell.
    """

    path: str
    data: bytes
    format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a format found in a document, before the user's choices and the checks."""

    text: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of input: the suffixes that name it, a look at the first bytes, and its reader.

    `read` returns what it found and raises `InputError` where there is nothing to read. A format that is
    `by_line` holds one report a line; `read` then gets one line.
    """

    name: str
    suffixes: tuple[str, ...]
    looks_like: Callable[[bytes], bool]
    read: Callable[[Document], Found]
    by_line: bool = False


def clean_url(address: str | None) -> str | None:
    """The address where it is one of the web, None otherwise (`javascript:`, a file, a relative path).

    >>> clean_url(" https://example.org/a "), clean_url("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not address:
        return None
    plain = address.strip()
    try:
        parts = urlsplit(plain)
    except ValueError:
        return None
    fits = parts.scheme in ("http", "https") and parts.netloc and len(plain) <= 2000
    return plain if fits and plain.isprintable() and " " not in plain else None
