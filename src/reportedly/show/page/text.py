"""Text of articles on a page: nothing in it turns, hides or leads anywhere, and every character keeps its place."""

from __future__ import annotations

# Controls get their picture, one character for one, so that offsets into the text hold on the page too.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_PICTURES |= {0x7F: 0x2421}
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)
_TABLE = {**_PICTURES, **dict.fromkeys((*range(0x80, 0xA0), *_TURNING, 0xFFF9, 0xFFFA, 0xFFFB), 0xFFFD)}


def make_inert(text: str) -> str:
    r"""`text` with controls, escapes and direction overrides as visible signs, one for each; its length stays.

    >>> make_inert("Kyiv\x1b[31m denied\u202eit")
    'Kyiv␛[31m denied�it'
    """
    return text if text.isprintable() else text.translate(_TABLE)
