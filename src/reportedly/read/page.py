"""A page of HTML laid out flat: its elements as a list of parents, its blocks of text, and what its head says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.read.markup import Kind, Piece, read_attributes, scan_markup

# ruff: noqa: SIM905

# Never part of what a report says, with all they hold.
_SKIPPED = frozenset(
    "head script style noscript template svg math nav aside footer button select option textarea label iframe object "
    "video audio canvas menu dialog figcaption datalist map frameset".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr basefont frame".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub "
    "sup time tt u var wbr img".split()
)
# Stand inside sentences but hold nothing of them.
_QUIET = frozenset(
    "script style noscript template svg math button select label iframe object video audio canvas".split()
)
_IN_HEAD = frozenset("title script style noscript template".split())
_ENDED_BY_THEIR_LIKE = frozenset("p li td th tr dt dd option".split())
_MAY_HOLD_ALL = frozenset(("html", "body", "main", "article"))
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TELLING = re.compile(r"class|id\s*=|role|hidden|style|itemprop", re.IGNORECASE)
_LANDMARKS = frozenset("navigation banner contentinfo complementary search dialog alert menu".split())
_SPACES = re.compile(r"[ \t\n\r\f]+")
_MISNESTED = 50  # levels that a closing inline tag may reach up


@dataclass(slots=True)
class Block:
    """A run of text between block borders: the block element it stands in (an index into `Page.parent`), and how many
    of its characters are links.
    """

    text: str
    element: int
    name: str
    links: int


@dataclass(slots=True)
class Page:
    """Element `i` is a `name[i]` inside `parent[i]` (smaller than `i`; -1 at the top); `depth` is the deepest
    level, `tags` counts all opening tags, also of elements that hold nothing.
    """

    name: list[str] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)  # the class names and id of each element
    marked: list[int] = field(default_factory=list)  # elements that say they hold the article's body
    depth: int = 0
    tags: int = 0
    metas: dict[str, str] = field(default_factory=dict)
    json_ld: list[str] = field(default_factory=list)
    times: list[tuple[str, str, int]] = field(
        default_factory=list
    )  # datetime, "published" | "article" | "page", element
    canonical: str | None = None
    language: str | None = None
    title: str | None = None
    heading: str | None = None


def lay_out_page(page: str) -> Page:
    """Read a page in one pass, without recursion: elements nested 100 000 deep are as good as any.

    >>> [b.text for b in lay_out_page("<nav>Home</nav><p>Kyiv denied<p>it.").blocks]
    ['Kyiv denied', 'it.']
    """
    layout = _Layout()
    for piece in scan_markup(page):
        if piece.kind is Kind.TEXT:
            layout.add_text(piece.body)
        elif piece.kind is Kind.OPEN:
            layout.open(piece)
        elif piece.kind is Kind.CLOSE:
            layout.close(piece.name)
        else:
            layout.add_raw(piece)
    layout.flush()
    return layout.page


class _Open(NamedTuple):
    """An open element; `skipped` holds for all inside it; `block` is the nearest that is not inline."""

    name: str
    number: int
    skipped: bool
    block: int
    block_name: str


_OUTSIDE = _Open("", -1, False, -1, "")


class _Layout:
    """The state of the pass: the open elements, and the text of the block that is being gathered."""

    def __init__(self) -> None:
        self.page = Page()
        self.stack: list[_Open] = [_OUTSIDE]
        self.open_count: dict[str, int] = {}
        self.parts: list[str] = []
        self.links = 0
        self.in_heading = False
        self.script_type = ""

    def open(self, piece: Piece) -> None:
        name = piece.name
        self.page.tags += 1
        if name in ("meta", "link", "time", "html", "script"):
            self._read_head(name, read_attributes(piece.body))
        if name in _VOID:
            if name == "br":
                self.parts.append("\n")
            elif name == "hr":
                self.flush()
            return
        if self.stack[-1].name == "head" and name not in _IN_HEAD:
            self.close("head")
        inline = name in _INLINE or name in _QUIET
        top = self.stack[-1]
        if name == "a" and top.name == "a":
            self.close("a")
        elif name == "q":
            self.parts.append("“")
        if not inline and not top.skipped:
            self.flush()
            if top.name in _ENDED_BY_THEIR_LIKE and top.name in (name, "p"):
                self.close(top.name)
        self._push(piece, inline)
        if name == "h1" and self.page.heading is None:
            self.in_heading = True

    def _push(self, piece: Piece, inline: bool) -> None:
        name, outer, page = piece.name, self.stack[-1], self.page
        index = len(page.name)
        page.classes.append("")
        skipped = outer.skipped or self._is_left_out(piece) or (name == "header" and "article" not in self.open_count)
        page.name.append(name)
        page.parent.append(outer.number)
        block, block_name = (outer.block, outer.block_name) if inline else (index, name)
        self.stack.append(_Open(name, index, skipped, block, block_name))
        self.open_count[name] = self.open_count.get(name, 0) + 1
        page.depth = max(page.depth, len(self.stack) - 1)

    def close(self, name: str) -> None:
        if not self.open_count.get(name):
            if name == "p":
                self.flush()
            return
        if name in _INLINE:
            if name == "q":
                self.parts.append("”")
            # A closing inline tag must not close the article it was forgotten in.
            reach = self.stack[-1:-_MISNESTED:-1]
            inner = next((n for n, e in enumerate(reach) if e.name == name or e.name not in _INLINE), None)
            if inner is None or reach[inner].name != name:
                return
        elif name == "h1" or (name not in _QUIET and not self.stack[-1].skipped):
            self._end_block(name)
        while len(self.stack) > 1:
            last = self.stack.pop().name
            self.open_count[last] -= 1
            if not self.open_count[last]:
                del self.open_count[last]
            if last == name:
                return

    def _end_block(self, name: str) -> None:
        if name == "h1" and self.in_heading:
            self.page.heading = _tidy("".join(self.parts)).replace("\n", " ") or None
            self.in_heading = False
        self.flush()

    def add_text(self, text: str) -> None:
        if self.stack[-1].skipped and not self.in_heading:
            return
        if "pre" not in self.open_count:
            text = _SPACES.sub(" ", text)
        self.parts.append(text)
        if "a" in self.open_count:
            self.links += len(text)

    def add_raw(self, piece: Piece) -> None:
        if piece.name == "title" and self.page.title is None and "svg" not in self.open_count:
            self.page.title = _tidy(_SPACES.sub(" ", piece.body)) or None
        elif piece.name == "script" and "ld+json" in self.script_type:
            self.page.json_ld.append(piece.body)

    def flush(self) -> None:
        if self.parts:
            text = _tidy("".join(self.parts))
            top = self.stack[-1]
            if text and not top.skipped:
                self.page.blocks.append(Block(text, top.block, top.block_name, self.links))
            self.parts.clear()
        self.links = 0

    def _is_left_out(self, piece: Piece) -> bool:
        page, name = self.page, piece.name
        if name in _SKIPPED:
            return True
        if not _TELLING.search(piece.body):
            return False
        found = read_attributes(piece.body)
        if "articlebody" in found.get("itemprop", "").lower():
            page.marked.append(len(page.name))
        elif name not in _MAY_HOLD_ALL:
            page.classes[-1] = (found.get("class", "") + " " + found.get("id", ""))[:2000].lower()
            hidden = "hidden" in found or found.get("aria-hidden") == "true" or _UNSEEN.search(found.get("style", ""))
            return bool(hidden) or found.get("role", "").lower() in _LANDMARKS
        return False

    def _read_head(self, name: str, found: dict[str, str]) -> None:
        page, top = self.page, self.stack[-1]
        if name == "meta":
            key = found.get("property") or found.get("name") or found.get("itemprop") or found.get("http-equiv")
            if key and found.get("content", "").strip():
                page.metas.setdefault(key.strip().lower(), found["content"].strip())
        elif name == "link" and "canonical" in found.get("rel", "").lower().split():
            page.canonical = page.canonical or found.get("href")
        elif name == "html":
            page.language = page.language or found.get("lang") or found.get("xml:lang")
        elif name == "script":
            self.script_type = found.get("type", "").lower()
        elif name == "time" and found.get("datetime") and not top.skipped and len(page.times) < 200:
            says = "pubdate" in found or "publish" in (found.get("itemprop", "") + found.get("class", "")).lower()
            kind = "published" if says else "article" if "article" in self.open_count else "page"
            page.times.append((found["datetime"], kind, top.block))


_BREAKS = re.compile(r"[ \t\r]*\n[ \t\r]*")
_UNSEEN_CHARACTERS = re.compile("[\u00ad\u200b\ufeff]")  # soft hyphens and the like part words for the parser
_MANY_BREAKS = re.compile(r"\n{2,}")


def _tidy(text: str) -> str:
    text = _UNSEEN_CHARACTERS.sub("", text)
    return _MANY_BREAKS.sub("\n\n", _BREAKS.sub("\n", text)).strip()
