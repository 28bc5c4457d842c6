"""Names as the gazetteer keys them: no case, no diacritics, no punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "ħ": "h", "ŧ": "t",
        "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng",
    }
)  # fmt: skip
_DROPPED = re.compile(r"['’‘ʼʻ`´ʹʺ.]")
_GAPS = re.compile(r"[^0-9a-z]+")
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024F\u1E00-\u1FFF]")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> str:
    """The key of a name: lower-case ASCII words with single spaces; empty where no Latin letter is left.

    >>> fold_name("Sana'a"), fold_name("São Paulo"), fold_name("St. Mary’s"), fold_name("U.S.")
    ('sanaa', 'sao paulo', 'saint marys', 'us')
    """
    lower = name.lower()
    if lower.isalpha() and lower.isascii():
        return _SHORT.get(lower, lower)
    if not lower.isascii():
        lower = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
        lower = "".join(c for c in lower if not unicodedata.combining(c))
    lower = _GAPS.sub(" ", _DROPPED.sub("", lower)).strip()
    if not lower:
        return ""
    if "t" in lower:
        return " ".join([_SHORT.get(w, w) for w in lower.split(" ")])
    return lower


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters, as English news would print it."""
    return name.isascii() or not _NOT_LATIN.search(name)
