"""HTML: the report's text and what its page says of it; `trafilatura` finds the text where it is installed."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from reportedly.errors import EmptyInputError
from reportedly.read.decode import decode_bytes
from reportedly.read.document import Document, Format, Found
from reportedly.read.main_text import find_main_text
from reportedly.read.page import lay_out_page
from reportedly.read.page_head import read_head

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,80}encoding=["']([\w.-]+)""", re.I
)
_OPENING = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html\b)", re.I | re.S)
_INSIDE = re.compile(rb"<(?:head|body|article|main|p|div)\b[^<>]*>", re.IGNORECASE)
# Beyond these trafilatura's time grows with the square of the page, or its parser gives up.
_MOST_TAGS, _DEEPEST = 10_000, 200
_UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\ufeff", ""))
_BULLET = re.compile(r"(?m)^- (?=\S)")


def looks_like_html(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a page."""
    return opens_as_html(head) or (_plain(head).startswith(b"<") and bool(_INSIDE.search(_plain(head))))


def opens_as_html(head: bytes) -> bool:
    """Whether the first words are the doctype or the opening tag of a page."""
    return bool(_OPENING.match(_plain(head)))


def _plain(head: bytes) -> bytes:
    # Without byte order marks and the zero bytes of UTF-16.
    plain = head[:4096].replace(b"\x00", b"")
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        plain = plain.removeprefix(mark)
    return plain.lstrip()


def read_html(document: Document) -> Found:
    """A page's main text as paragraphs parted by blank lines, with title, outlet, time, address and language.

    Raises `EmptyInputError` where the page holds no text of its own.

    >>> read_html(Document(path="a.html", data=b"<title>T</title><p>Kyiv denied it.</p>")).text
    'Kyiv denied it.'
    """
    match = _DECLARED.search(document.data[:8192])
    declared = (match.group(1) or match.group(2)).decode("ascii", "ignore") if match else None
    decoded = decode_bytes(document.data, document.path, declared)
    page = lay_out_page(decoded.text)
    head = read_head(page)
    text, problems = find_main_text(page, head.title), decoded.problems + head.problems
    if head.body and len(text) < 0.3 * len(head.body):
        # Pages that scripts fill hold their text in JSON-LD only.
        text, problems = head.body, (*problems, "the text is shown by scripts only; it was taken from JSON-LD")
    elif page.tags <= _MOST_TAGS and page.depth <= _DEEPEST:
        text = choose_text(text, _ask_trafilatura(decoded.text, head.title))
    if not text.strip():
        raise EmptyInputError(
            f"{document.path}: no text was found on this page; save it again once it is shown in full"
        )
    return Found(
        text=text,
        published=head.published,
        outlet=head.outlet,
        title=head.title,
        url=head.url,
        language=head.language,
        problems=problems,
    )


def choose_text(ours: str, theirs: str) -> str:
    """Of two extractions of one page, ours where both hold the same sentences, else theirs.

    So a page gives the same text, and the report the same id, with and without trafilatura wherever the two agree;
    ours keeps no-break spaces ("12 000") and line breaks between paragraphs, theirs knows more kinds of pages.

    >>> choose_text("Some 12\\xa0000 homes had no power, it said.", "Some 12 000 homes had no power, it said.")
    'Some 12\\xa0000 homes had no power, it said.'
    """
    if not theirs or not ours:
        return theirs or ours
    own, other = _paragraphs(ours), _paragraphs(theirs)
    if len("".join(own)) >= 0.8 * len("".join(other)) and "".join(own) in "".join(other):
        return ours  # theirs is the same with debris, or without paragraphs
    whole = "".join(other)
    if len(other) < len(own) and all(o in whole for o in own) and len("".join(own)) >= 0.5 * len(whole):
        return ours  # theirs ran the paragraphs together
    missing = _size(other.keys() - own.keys())
    extra = _size(own.keys() - other.keys())
    return ours if missing <= 0.05 * _size(other.keys()) and extra <= 0.2 * _size(own.keys()) else theirs


def _ask_trafilatura(html: str, title: str | None) -> str:
    extract = load_trafilatura()
    if extract is None:
        return ""
    try:
        found = extract(html, include_comments=False, include_tables=True, output_format="txt")
    except Exception:  # a fault of another package must not cost the page
        return ""
    lines = [line.translate(_UNSEEN).strip() for line in _BULLET.sub("", found or "").split("\n")]
    lines = [line for line in lines if line]
    if title and lines and _letters(lines[0]) == _letters(title):
        lines = lines[1:]
    return "\n\n".join(lines)


def _paragraphs(text: str) -> dict[str, None]:
    return dict.fromkeys(filter(None, map(_letters, text.split("\n"))))


def _size(paragraphs: AbstractSet[str]) -> int:
    # Headings, labels and crumbs of a few words do not tell two extractions apart.
    return sum(len(p) for p in paragraphs if len(p) >= 30)


@cache
def load_trafilatura() -> Any | None:
    """The `extract` function of trafilatura, or None where it is not installed; loaded once a process."""
    try:
        from trafilatura import extract
    except ImportError:
        return None
    return extract


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


FORMAT = Format(name="html", suffixes=(".html", ".htm", ".xhtml", ".shtml"), looks_like=looks_like_html, read=read_html)
