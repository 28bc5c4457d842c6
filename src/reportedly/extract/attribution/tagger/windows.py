"""A report cut into windows that the encoder takes at once: whole paragraphs where they fit, with some before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.extract.parse import Parse

# Pieces a window holds, without its two marks.
WIDEST = 158
# Pieces of the words before that a window shows again, for what they tell of pronouns and speakers.
MOST_BEFORE = 32


class Window(NamedTuple):
    """Tokens `low` .. `high` (half-open); what has its cue from `own` on is read from this window."""

    low: int
    own: int
    high: int


def cut_windows(p: Parse, sizes: Sequence[int]) -> list[Window]:
    """The windows of a report whose words have `sizes` pieces; every word is `own` in exactly one."""
    windows: list[Window] = []
    parts = list(list_parts(p, sizes))
    k = 0
    while k < len(parts):
        low = own = parts[k][0]
        before = k
        held = 0
        while before and held + sum(sizes[slice(*parts[before - 1])]) <= MOST_BEFORE:
            before -= 1
            held += sum(sizes[slice(*parts[before])])
            low = parts[before][0]
        high = own
        while k < len(parts):
            size = sum(sizes[slice(*parts[k])])
            if held + size > WIDEST and high > own:
                break
            if held + size > WIDEST:  # alone it fits, with what stands before it does not
                low, held = own, 0
            high = parts[k][1]
            held += size
            k += 1
        windows.append(Window(low, own, high))
    return windows


def list_parts(p: Parse, sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Token ranges (half-open): paragraphs; those too long for a window cut at sentences, and those at words."""
    for first, last in p.paragraphs:
        if sum(sizes[first:last]) <= WIDEST:
            yield first, last
            continue
        low, held = first, 0
        for k in range(first, last):
            if held and (held + sizes[k] > WIDEST or (held > WIDEST // 2 and p.sent[k] != p.sent[k - 1])):
                yield low, k
                low, held = k, 0
            held += sizes[k]
        yield low, last
