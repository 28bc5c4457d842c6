"""HTML as a stream of tags and text, in time linear in its length whatever is left open in it.

The standard library's parser looks for the end of each unclosed comment or tag over the rest of the page again, so
that a hostile page of a megabyte holds it for hours; here a mark that was not found once is not looked for again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from html import unescape as _unescape
from typing import NamedTuple


class Kind(IntEnum):
    """What a piece of markup is."""

    TEXT = 0
    OPEN = 1
    CLOSE = 2
    RAW = 3  # the content of a script or style element, whose name it carries


class Piece(NamedTuple):
    """One piece: `name` is the element's in lower case; `body` its raw attributes, or text with entities resolved."""

    kind: Kind
    name: str
    body: str


_NAME = re.compile(r"/?([a-zA-Z][^\s/<>]{0,60})")
_TAG_STOP = re.compile(r"""(>)|=\s*(["'])""")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_NO_MARKUP_INSIDE = ("script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _NO_MARKUP_INSIDE}
# Python refuses to read numbers of thousands of digits; no character has more than seven.
_ENDLESS_NUMBER = re.compile(r"&#\d{8,};?")
LONGEST_ATTRIBUTES = 20_000


def scan_markup(page: str) -> Iterator[Piece]:
    """The pieces of a page in order; comments, declarations and processing instructions are left out.

    >>> [(p.name, p.body) for p in scan_markup("<p class=a>Kyiv &amp; Seoul<br>")]
    [('p', ' class=a'), ('', 'Kyiv & Seoul'), ('br', '')]
    """
    find = _Finder(page)
    at, text_from, end = 0, 0, len(page)
    while at < end:
        at = page.find("<", at)
        if at < 0:
            break
        after, pieces = _read_tag(page, at, find)
        if after < 0:
            at += 1
            continue
        if text_from < at:
            yield Piece(Kind.TEXT, "", unescape(page[text_from:at]))
        yield from pieces
        at = text_from = after
    if text_from < end:
        yield Piece(Kind.TEXT, "", unescape(page[text_from:]))


def read_attributes(raw: str) -> dict[str, str]:
    """The attributes of a tag; of two of one name the first holds, as in browsers.

    >>> read_attributes(' property="og:title" content="A &amp; B" hidden')
    {'property': 'og:title', 'content': 'A & B', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(raw[:LONGEST_ATTRIBUTES]):
        plain = value[1:-1] if value[:1] in ("'", '"') else value
        found.setdefault(name.lower(), unescape(plain))
    return found


def unescape(text: str) -> str:
    """Resolve character references; what stands for no character becomes U+FFFD.

    >>> unescape("12&nbsp;000 &ldquo;men&rdquo; &#0;")
    '12\\xa0000 “men” �'
    """
    if "&" not in text:
        return text
    return _unescape(_ENDLESS_NUMBER.sub("\ufffd", text))


class _Finder:
    """`str.find` that remembers which marks are not to be found any more."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.gone: set[str] = set()

    def __call__(self, mark: str, start: int) -> int:
        if mark in self.gone:
            return -1
        at = self.page.find(mark, start)
        if at < 0:
            self.gone.add(mark)
        return at


def _read_tag(page: str, at: int, find: _Finder) -> tuple[int, tuple[Piece, ...]]:
    # Where the markup that begins at `at` ends, and its pieces; -1 where "<" is but a character.
    following = page[at + 1 : at + 2]
    if following in ("!", "?"):
        if page.startswith("<!--", at) and (close := find("-->", at + 2)) >= 0:
            return close + 3, ()
        close = find(">", at)
        return (close + 1 if close >= 0 else -1), ()
    name_match = _NAME.match(page, at + 1)
    if not name_match:
        return -1, ()
    close = _tag_end(page, name_match.end(), find)
    if close < 0:
        return -1, ()
    name = name_match.group(1).lower()
    if following == "/":
        return close + 1, (Piece(Kind.CLOSE, name, ""),)
    tag = Piece(Kind.OPEN, name, page[name_match.end() : close])
    if name in _RAW_END and f"</{name}" not in find.gone:
        ending = _RAW_END[name].search(page, close)
        if ending:
            body = page[close + 1 : ending.start()]
            return ending.start(), (tag, Piece(Kind.RAW, name, body if name == "script" else unescape(body)))
        find.gone.add(f"</{name}")
    return close + 1, (tag,)


def _tag_end(page: str, at: int, find: _Finder) -> int:
    # ">" inside a quoted value does not end the tag; a value that is never closed ends at the next ">".
    if ">" in find.gone:
        return -1
    begun = at
    close = find(">", at)
    if close < 0:
        return -1
    if page.count('"', at, close) % 2 == 0 and page.count("'", at, close) % 2 == 0:
        return close  # nearly all tags: each quotation mark before the ">" has its other half
    while match := _TAG_STOP.search(page, at):
        if match.group(1):
            return match.start()
        close = find(match.group(2), match.end())
        if close < 0:
            return find(">", match.end())
        at = close + 1
    return find(">", begun)
