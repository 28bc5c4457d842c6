"""What a report is about, as numbers: its rarer words, names marked, each weighed by how many reports have it.

How common a word is comes from `background.tsv` (documents in 2 000 that hold it, counted by `training/stories.py`;
docs/models/stories.md) and from the ledger itself: in a ledger about one war the names of that war tell nothing.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from zlib import crc32

from reportedly.errors import ModelError
from reportedly.link.words import cut_words, find_outlet_lines, fold_stem

BACKGROUND = "background.tsv"
DOCUMENTS = 2000  # that the background counts are out of
_COMMON = 2.0  # weight under which a word tells nothing: it stands in more than about every seventh report
_NAME = 1.5  # times the weight, for a word that the report never writes small
_FIRST = 2000  # words that are looked at: a report tells first what matters


def find_terms(text: str) -> bytes:
    """The distinct words of a report that are not common everywhere, packed: sorted 32-bit numbers.

    The lowest bit of each tells a name, the others are a hash of the word; `unpack_terms` and `weigh` read them.
    """
    names: dict[int, bool] = {}
    text = text[: _FIRST * 20]
    footers = find_outlet_lines(text)
    words = [w for w in cut_words(text)[:_FIRST] if not any(start <= w.start < end for start, end in footers)]
    small = {w.form for w in words if not text[w.start].isupper()}
    for word in words:
        number = hash_term(fold_stem(word.form))
        is_name = text[word.start].isupper() and word.form not in small
        names[number] = names.get(number, False) or is_name
    kept = sorted(number << 1 | is_name for number, is_name in names.items() if weigh(number) >= _COMMON)
    return struct.pack(f"<{len(kept)}I", *kept)


def unpack_terms(packed: bytes) -> list[tuple[int, bool]]:
    """The numbers of the words that `find_terms` packed, and whether each is a name.

    >>> [is_name for _, is_name in unpack_terms(find_terms("The ferry Halden sank."))]
    [False, True, False]
    """
    count = len(packed) // 4
    return [(term >> 1, bool(term & 1)) for term in struct.unpack(f"<{count}I", packed[: 4 * count])]


def weigh_terms(packed: bytes, weights: Mapping[int, float]) -> dict[int, float]:
    """Packed terms as a vector of length 1; `weights` is what each tells by itself, as `weigh_all` gives it.

    >>> packed = find_terms("The ferry Halden sank.")
    >>> vector = weigh_terms(packed, weigh_all([packed]))
    >>> len(vector), round(sum(weight**2 for weight in vector.values()), 6)
    (3, 1.0)
    """
    found = {}
    for number, is_name in unpack_terms(packed):
        weight = weights.get(number, 0.0)
        if weight >= _COMMON:
            found[number] = weight * _NAME if is_name else weight
    length = math.sqrt(sum(weight * weight for weight in found.values())) or 1.0
    return {number: weight / length for number, weight in found.items()}


def weigh_all(packed: Iterable[bytes], stories: Mapping[int, int] | None = None, among: int = 0) -> dict[int, float]:
    """What each term of some reports tells; `stories` says in how many of `among` stories of the ledger it is key."""
    stories = stories or {}
    terms = {number for one in packed for number, _ in unpack_terms(one)}
    return {number: weigh(number, stories.get(number, 0), among) for number in terms}


def weigh(number: int, stories: int = 0, among: int = 0) -> float:
    """How much a term tells: the logarithm of how rare it is, in the background and in the ledger's stories."""
    return math.log((DOCUMENTS + among + 1) / (_load_background().get(number, 0) + stories + 1))


def hash_term(stem: str) -> int:
    """The number a term goes by: 31 bits of a checksum, the same on every machine."""
    return crc32(stem.encode("utf-8")) >> 1


@cache
def _load_background() -> dict[int, int]:
    try:
        lines = (files("reportedly.link") / BACKGROUND).read_text(encoding="utf-8").split("\n")
        return {hash_term(stem): int(count) for stem, count in (line.split("\t") for line in lines if line)}
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{BACKGROUND}: the word counts cannot be loaded ({error}); install reportedly anew"
        ) from error
