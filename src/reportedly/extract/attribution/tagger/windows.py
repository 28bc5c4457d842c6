"""A report cut into windows that the encoder takes at once: whole paragraphs where they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.extract.parse import Parse

# Pieces a window holds, without its two marks. Narrower ones cost content (94: full 53.6 for 54.9); showing the words
# before a window again, up to 64 pieces of them, gained nothing.
WIDEST = 158


def cut_windows(p: Parse, sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Token ranges (half-open), in order and without gaps, of a report whose words have `sizes` pieces."""
    windows: list[tuple[int, int]] = []
    held = 0
    for low, high in list_parts(p, sizes):
        size = sum(sizes[low:high])
        if windows and held + size <= WIDEST:
            windows[-1] = windows[-1][0], high
            held += size
        else:
            windows.append((low, high))
            held = size
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
