"""Words to word pieces: the uncased BERT scheme (Wu et al. 2016), each word looked up once a process."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

UNKNOWN, BEGIN, END, PAD = "[UNK]", "[CLS]", "[SEP]", "[PAD]"
# A longer word is one unknown piece, as in the original; a hostile one must not fill a window.
LONGEST_WORD, MOST_PIECES = 100, 12
_MOST_CACHED = 200_000


class Pieces:
    """A vocabulary of word pieces; `split` gives the ids of a word's pieces, at least one, at most `MOST_PIECES`."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.begin, self.end, self.pad = (self._ids[name] for name in (BEGIN, END, PAD))
        self._unknown = self._ids[UNKNOWN]

    def split(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces.

        >>> Pieces(["[UNK]", "[CLS]", "[SEP]", "[PAD]", "sold", "##iers"]).split("Soldiers")
        (4, 5)
        """
        ids = self._known.get(word)
        if ids is None:
            if len(self._known) >= _MOST_CACHED:
                self._known.clear()
            found = [i for part in _list_parts(word) for i in self._split_part(part)]
            ids = self._known[word] = tuple(found[:MOST_PIECES]) or (self._unknown,)
        return ids

    def _split_part(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self._unknown]
        ids: list[int] = []
        at = 0
        while at < len(part):
            for end in range(len(part), at, -1):
                number = self._ids.get(part[at:end] if at == 0 else f"##{part[at:end]}")
                if number is not None:
                    ids.append(number)
                    at = end
                    break
            else:
                return [self._unknown]
        return ids


def _list_parts(word: str) -> Iterator[str]:
    """A word in lower case without accents and control characters, its punctuation and ideographs apart."""
    held: list[str] = []
    for sign in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(sign)
        if category == "Mn" or category[0] == "C" or sign == "�":
            continue
        apart = category[0] == "P" or (sign.isascii() and not sign.isalnum()) or _is_ideograph(sign)
        if apart or sign.isspace():
            if held:
                yield "".join(held)
                held = []
            if not sign.isspace():
                yield sign
        else:
            held.append(sign)
    if held:
        yield "".join(held)


def _is_ideograph(sign: str) -> bool:
    code = ord(sign)
    return (
        0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F
    )
