"""HTML: the report's text and what its page says of it; `trafilatura` finds the text where it is installed."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from reportedly.errors import EmptyInputError
from reportedly.read.decode import decode_bytes
from reportedly.read.document import Document, Format, Found
from reportedly.read.main_text import find_main_text
from reportedly.read.page import Page, lay_out_page
from reportedly.read.page_head import read_head

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,80}encoding=["']([\w.-]+)""", re.I
)
_OPENING = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html\b)", re.I | re.S)
_INSIDE = re.compile(rb"<(?:head|body|article|main|p|div)\b[^<>]*>", re.IGNORECASE)
# Beyond these trafilatura's time grows with the square of the page, or its parser gives up.
_MOST_ELEMENTS, _DEEPEST = 10_000, 200
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
    text = _find_text(decoded.text, page, head.title)
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
        problems=decoded.problems + head.problems,
    )


def _find_text(html: str, page: Page, title: str | None) -> str:
    plain = find_main_text(page, title)
    extract = load_trafilatura()
    if extract is None or len(page.name) > _MOST_ELEMENTS or page.depth > _DEEPEST:
        return plain
    found = extract(html, include_comments=False, include_tables=True, output_format="txt")
    lines = [line.translate(_UNSEEN).strip() for line in _BULLET.sub("", found or "").split("\n")]
    lines = [line for line in lines if line]
    if title and lines and _letters(lines[0]) == _letters(title):
        lines = lines[1:]
    better = "\n\n".join(lines)
    # Where it keeps but a part of the sentences, the page was of a kind it does not know.
    return better if len(better) >= 0.5 * len(plain) else plain


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
