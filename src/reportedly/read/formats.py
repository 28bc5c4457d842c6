"""The formats that can be read, in the order in which they are tried, and the step from a document to a report."""

from __future__ import annotations

import re

from reportedly.errors import EmptyInputError, InputError
from reportedly.lang import LANGUAGES
from reportedly.model import Problem, Report
from reportedly.read import html, jsonl, text
from reportedly.read.dates import read_published
from reportedly.read.document import Document, Format, Found, ReadOptions, clean_url

# A new input is one file and one line here.
FORMATS: tuple[Format, ...] = (
    html.FORMAT,
    jsonl.FORMAT,
    jsonl.WHOLE,
    text.FORMAT,  # last: anything may be text
)

TEXT_SUFFIXES = text.FORMAT.suffixes

_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")
_NOTHING = re.compile("[\\s\u200b-\u200f\u2060\ufeff\ufffd]*")
_LETTER_SAMPLE = 20_000


def choose_format(path: str, head: bytes) -> Format:
    """The format of a file by its suffix, or by its first bytes where the suffix tells nothing.

    A page saved as `.txt` that begins as a page is read as one.

    >>> choose_format("a.jsonl", b"").name, choose_format("-", b"<!DOCTYPE html><p>A").name
    ('jsonl', 'html')
    """
    lower = path.lower()
    for kind in FORMATS:
        if lower.endswith(kind.suffixes) and kind is not text.FORMAT:
            return kind
    if lower.endswith(text.FORMAT.suffixes):
        return html.FORMAT if html.opens_as_html(head) else text.FORMAT
    return next(kind for kind in FORMATS if kind.looks_like(head))


def read_document(document: Document, options: ReadOptions) -> tuple[Report, tuple[Problem, ...]]:
    """One report from one document, with what could not be done on the way.

    What the user says in `options` wins over what the document says. NUL and lone surrogates, which no store
    keeps, become U+FFFD: the length stays. Raises `InputError` or one of its kinds where there is no report.

    >>> read_document(Document(path="a.txt", data=b"Kyiv denied it."), ReadOptions(date="2024-10-18"))[0].published
    '2024-10-18'
    """
    kind = next((k for k in FORMATS if k.name == document.format), None)
    if document.format is not None and kind is None:
        raise InputError(
            f"{document.path}: no format “{document.format}”; they are: {', '.join(f.name for f in FORMATS)}"
        )
    found = (kind or choose_format(document.path, document.data)).read(document)
    problems = list(found.problems)
    kept = _make_storable(found.text, problems)
    if _NOTHING.fullmatch(kept):
        raise EmptyInputError(f"{document.path}: there is no text in it")
    kept = _cut_long(kept, options.max_chars, problems)
    report = Report(
        text=kept,
        published=_choose_date(found, options, problems),
        outlet=options.outlet or _name(found.outlet),
        title=options.title or _name(found.title),
        url=options.url or _choose_url(found, problems),
        language=_choose_language(found.language, kept, problems),
        path=document.path,
    )
    return report, tuple(Problem(message=message, path=document.path) for message in problems)


def _make_storable(text: str, problems: list[str]) -> str:
    kept, count = _UNPRINTABLE.subn("\ufffd", text)
    if count:
        problems.append(f"{count} NUL characters or lone surrogates became U+FFFD")
    return kept


def _cut_long(text: str, longest: int, problems: list[str]) -> str:
    if len(text) <= longest:
        return text
    at = max(text.rfind(space, longest - 1000, longest) if longest > 1000 else -1 for space in ("\n", " "))
    at = at if at > 0 else longest
    problems.append(f"the text has {len(text)} characters; it was cut after {at}")
    return text[:at]


def _choose_date(found: Found, options: ReadOptions, problems: list[str]) -> str | None:
    if options.date is not None:
        return read_published(options.date)
    if found.published is None:
        return None
    try:
        return read_published(found.published)
    except ValueError as error:
        problems.append(f"time of publication was not used: {error}")
        return None


def _choose_url(found: Found, problems: list[str]) -> str | None:
    url = clean_url(found.url)
    if found.url and url is None:
        problems.append("the address was not used: it is not an http or https one")
    return url


def _name(value: str | None) -> str | None:
    if not value:
        return None
    return " ".join("".join(ch if ch.isprintable() else " " for ch in value).split())[:500].strip() or None


def _choose_language(said: str | None, text: str, problems: list[str]) -> str:
    code = re.split(r"[-_]", said.strip().lower())[0] if said else ""
    language = code if re.fullmatch(r"[a-z]{2,3}", code) else "en"
    sample = text[:_LETTER_SAMPLE]
    letters = [ch for ch in sample if ch.isalpha()]
    foreign = sum(ch > "\u024f" for ch in letters)
    if language not in LANGUAGES:
        problems.append(f"the report says it is in “{language}”; only {', '.join(LANGUAGES)} can be read well")
    elif len(letters) > 20 and foreign > 0.5 * len(letters):
        problems.append("most letters are not Latin ones; only English can be read well")
    return language
