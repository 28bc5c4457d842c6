"""The report's own text on a page, without other packages: what stands in the element with nearly all sentences."""

from __future__ import annotations

import re

from reportedly.read.asides import find_asides
from reportedly.read.page import Block, Page

_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_PROSE = 40  # shortest run that may be a paragraph
_NEARLY_ALL = 0.8
_SHORT = 30
_DEBRIS = re.compile(
    r"(?:advertisement|share(?: this)?|read (?:more|next|also)|related|more on this|loading|comments?|print|e-?mail|"
    r"copy link|follow us|sign up|subscribe|getty images|reuters/.{0,40})[.:…]*",
    re.IGNORECASE,
)


def find_main_text(page: Page, title: str | None = None) -> str:
    """The paragraphs of the report, joined by blank lines; "" where the page has none.

    The element is the one marked as article body, else the deepest one that holds four fifths of the characters in
    sentences. Runs made of links, asides by class name and a first line that repeats `title` are left out; where
    the class names would leave next to nothing, they are not believed.

    >>> from reportedly.read.page import lay_out_page
    >>> find_main_text(lay_out_page("<body><div class=menu>All the news there is.</div><p>Kyiv denied it.</p></body>"))
    'Kyiv denied it.'
    """
    weight = weigh(page)
    aside = find_asides(page, weight)
    own = [block for block in page.blocks if block.element < 0 or not aside[block.element]]
    if not any(map(_prose, own)) and any(map(_prose, page.blocks)):
        own = page.blocks
    scope = _find_scope(page, own)
    inside = _below(page, scope)
    kept = [b.text for b in own if (b.element < 0 or inside[b.element] or scope < 0) and _is_text(b)]
    if not kept:
        kept = [b.text for b in own if _is_text(b)]
    text = "\n\n".join(kept)
    first, _, rest = text.partition("\n\n")
    return rest if title and _same(first, title) else text


def _prose(block: Block) -> int:
    # How many characters stand in sentences: long enough, with an end, and not links.
    length = len(block.text) - block.links
    return length if length >= _PROSE and _SENTENCE.search(block.text) else 0


def weigh(page: Page, blocks: list[Block] | None = None) -> list[int]:
    """How many characters of prose each element holds, with all inside it."""
    weight = [0] * len(page.parent)
    for block in page.blocks if blocks is None else blocks:
        if block.element >= 0:
            weight[block.element] += _prose(block)
    # From the leaves up: a child has a greater index than its parent.
    for i in range(len(weight) - 1, -1, -1):
        if page.parent[i] >= 0:
            weight[page.parent[i]] += weight[i]
    return weight


def _find_scope(page: Page, blocks: list[Block]) -> int:
    weight = weigh(page, blocks)
    total = sum(map(_prose, blocks))
    marked = max(page.marked, key=lambda i: (weight[i], -i), default=-1)
    if marked >= 0 and weight[marked] >= 0.3 * total:
        return marked
    scope = -1
    for i, w in enumerate(weight):
        # In order of opening: each deeper element that still holds nearly all follows the one above it.
        if page.parent[i] == scope and w >= max(1, _NEARLY_ALL * total) and page.name[i] != "p":
            scope = i
    return scope


def _below(page: Page, scope: int) -> list[bool]:
    inside = [False] * len(page.parent)
    for i, parent in enumerate(page.parent):
        inside[i] = i == scope or (parent >= 0 and inside[parent])
    return inside


def _is_text(block: Block) -> bool:
    text = block.text
    if block.name == "h1" or not any(ch.isalnum() for ch in text):
        return False
    if block.links > 0.6 * len(text) and _prose(block) == 0:
        return False
    if len(text) >= _SHORT:
        return True
    return not _DEBRIS.fullmatch(text) and (block.name in _KEPT_SHORT or bool(_SENTENCE.search(text)))


_KEPT_SHORT = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "blockquote", "pre"])


def _same(line: str, title: str) -> bool:
    return "".join(filter(str.isalnum, line)).casefold() == "".join(filter(str.isalnum, title)).casefold()
