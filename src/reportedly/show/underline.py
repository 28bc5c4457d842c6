"""Words with their marks underlined by letters: readable without colour, in any width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from reportedly.model import Span
from reportedly.show.terminal import make_safe

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def underline(text: str, window: Span, marks: Sequence[tuple[str, Span]], width: int) -> list[tuple[str, str]]:
    """The words of a window of the text in lines of at most `width` columns, each followed by its underlines.

    `marks` are letters with spans. Returns pairs: `("text", line)` and `("mark", line)`; a mark's line holds
    `a----` below the words of mark a. Marks that overlap stand below each other.

    >>> for kind, line in underline("Kyiv denied it.", Span(0, 15), [("a", Span(0, 4)), ("b", Span(5, 11))], 40):
    ...     print(line)
    Kyiv denied it.
    a--- b-----
    """
    lines: list[tuple[str, str]] = []
    for start, end in _wrap(text, window, width):
        cells, shown = _lay_out(text, start, end)
        lines.append(("text", shown.rstrip()))
        lanes: list[list[str]] = []
        for letter, span in marks:
            first, last = max(span[0], start), min(span[1], end)
            if first < last and text[first:last].strip():
                _draw(lanes, letter, cells[first - start], cells[last - start], begins=span[0] >= start)
        lines += [("mark", "".join(lane).rstrip()) for lane in lanes]
    return lines


def _draw(lanes: list[list[str]], letter: str, left: int, right: int, *, begins: bool) -> None:
    right = max(right, left + 1)
    for lane in lanes:
        # One column is kept free on either side, so that neighbours do not run into one line.
        if all(sign == " " for sign in lane[max(left - 1, 0) : right + 1]):
            break
    else:
        lane = []
        lanes.append(lane)
    lane.extend(" " * (right - len(lane)))
    lane[left:right] = (letter if begins else "-") + "-" * (right - left - 1)
    if not begins and right - left > 1:
        lane[left + 1 : left + 2] = letter


def _lay_out(text: str, start: int, end: int) -> tuple[list[int], str]:
    # The column where each character of the line begins, and where the last one ends.
    cells, column, shown = [], 0, []
    for letter in text[start:end]:
        cells.append(column)
        safe = make_safe(letter)
        shown.append(safe)
        column += cell_len(safe)
    cells.append(column)
    return cells, "".join(shown)


def _wrap(text: str, window: Span, width: int) -> Iterator[tuple[int, int]]:
    start, column, gap = window[0], 0, -1
    at = start
    while at < window[1]:
        letter = text[at]
        if letter == "\n":
            if text[start:at].strip():
                yield start, at
            start, column, gap = at + 1, 0, -1
        else:
            column += cell_len(make_safe(letter))
            if letter.isspace():
                gap = at
            if column > width and not (letter.isspace() or unicodedata.combining(letter)) and at > start:
                end = gap if gap > start else at
                yield start, end
                start = gap + 1 if gap > start else at
                at, column, gap = start - 1, 0, -1
        at += 1
    if text[start : window[1]].strip():
        yield start, window[1]
