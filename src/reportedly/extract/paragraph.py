"""Where a text's paragraphs stand: sentences never run over them."""

from __future__ import annotations

import re

from reportedly.extract.margin import find_labels, trim_margin
from reportedly.model import Span

_BLANK = re.compile(r"(?:[^\S\n]*\n){2,}[^\S\n]*")
_LINE = re.compile(r"[^\n]+")
_TERMINAL = re.compile(r"[.!?:;,\"'”’)»…\]_-]\s*$")
# Tables and dumps without a line break would make one sentence of thousands of tokens: slow, and never right.
LONGEST = 12_000


def split_paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, as spans without surrounding white space, in order.

    Blank lines part paragraphs. A single line break does so too, unless the block is hard-wrapped: lines of
    much the same length that stop in mid-sentence. What stands in the margin (time stamps, bullets, bylines) is left
    out; in a conversation the labels of speakers are paragraphs of their own. Paragraphs over 12 000 characters are cut
    at a space.

    >>> [s.cut("One.\\nTwo.\\n\\nThree.") for s in split_paragraphs("One.\\nTwo.\\n\\nThree.")]
    ['One.', 'Two.', 'Three.']
    """
    spans: list[Span] = []
    start = 0
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        spans += _split_block(text, start, end)
        start = blank.end() if blank else end
    told = [told for span in spans if (told := trim_margin(text, span))]
    labels = find_labels(text, told)
    parted = (_part(text, span, labels.get(n, span.start)) for n, span in enumerate(told))
    return [piece for spans in parted for span in spans for piece in _cut_long(text, span)]


def _part(text: str, span: Span, label: int) -> list[Span]:
    """A speaker's label and what is said after it, as paragraphs of their own."""
    pieces = (_trim(text, span.start, label), _trim(text, label, span.end))
    return [piece for piece in pieces if piece]


def _split_block(text: str, start: int, end: int) -> list[Span]:
    lines = [span for m in _LINE.finditer(text, start, end) if (span := _trim(text, m.start(), m.end()))]
    if len(lines) > 1 and _is_wrapped(text, lines):
        return [Span(lines[0].start, lines[-1].end)]
    return lines


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    body = lines[:-1]
    longest = max(line.end - line.start for line in lines)
    if longest > 100 or longest < 40:
        return False
    open_ends = sum(not _TERMINAL.search(text, max(line.start, line.end - 8), line.end) for line in body)
    full = sum(line.end - line.start > 0.6 * longest for line in body)
    return open_ends >= 0.5 * len(body) and full >= 0.7 * len(body)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _cut_long(text: str, span: Span) -> list[Span]:
    pieces = []
    start = span.start
    while span.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        if piece := _trim(text, start, cut):
            pieces.append(piece)
        start = cut
    if piece := _trim(text, start, span.end):
        pieces.append(piece)
    return pieces
