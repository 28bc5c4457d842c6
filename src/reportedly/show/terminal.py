"""Text from articles, titles and file names, made safe to print: it can neither move the cursor nor turn the line."""

from __future__ import annotations

import unicodedata

# Formats that join emoji, Persian and Indic letters; they draw nothing by themselves and turn nothing around.
_HARMLESS_FORMATS = "\u200c\u200d"


def make_safe(text: str, *, keep_lines: bool = False) -> str:
    r"""`text` with every control character, escape and direction override written out as a visible escape.

    Line breaks and tabs become spaces, or stay with `keep_lines`. The result holds no character that a terminal acts
    on, so it may be printed whatever the article says.

    >>> print(make_safe("Kyiv\x1b[31m denied\u202eit"))
    Kyiv\x1b[31m denied\u202eit
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_SAFE.get(letter) or _make_letter_safe(letter, keep_lines) for letter in text)


def _make_letter_safe(letter: str, keep_lines: bool) -> str:
    if letter.isprintable() or letter in _HARMLESS_FORMATS:
        return letter
    if letter in "\n\t":
        return letter if keep_lines else " "
    # All kinds of white space but the line and paragraph separators, which terminals may take for a line break.
    if unicodedata.category(letter) == "Zs":
        return " "
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


# Printable by Unicode's own account, and yet not seen where they stand.
_SAFE = {"\u115f": "\\u115f", "\u1160": "\\u1160", "\u3164": "\\u3164", "\uffa0": "\\uffa0", "\u2800": "\\u2800"}
