"""A report laid out for finding copies: its words, which of them are quoted, and a sample of its five-word shingles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from reportedly.link.words import Word, cut_words, find_outlet_lines
from reportedly.model import Span

SHINGLE = 5  # words
_SAMPLE = 8  # of so many narrative shingles one is kept, the same in every report
_WINDOW = 4  # of so many quoted shingles that follow each other at least one is kept
_LONGEST = 20_000  # words that are looked at
_LONGEST_QUOTE = 3000  # characters
# A quotation ends in its paragraph; single marks count only where they open curly, else they may be apostrophes.
_QUOTED = re.compile(rf"“[^“”\n]{{1,{_LONGEST_QUOTE}}}”|\"[^\"\n]{{1,{_LONGEST_QUOTE}}}\"|‘[^‘\n]{{1,300}}?’(?!\w)")
_STOP = re.compile(r"[.!?\n]|\)\s+[-–—]\s")  # also the dash after a dateline


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of a report, but for those about the outlet; `quoted` tells which stand in quotation marks.

    `quotes` are where those stand, `sentences` numbers the sentence of each word, as stops and line breaks tell it.
    """

    words: tuple[Word, ...]
    quoted: tuple[bool, ...]
    sentences: tuple[int, ...]
    quotes: tuple[Span, ...]

    @property
    def narrative(self) -> int:
        """How many words the report says itself."""
        return len(self.words) - sum(self.quoted)


def lay_out(text: str) -> Passage:
    """A report's text as a `Passage`.

    >>> passage = lay_out("“We saw no tanks,” said Ana Reyes.")
    >>> [word.form for word, quoted in zip(passage.words, passage.quoted) if not quoted]
    ['said', 'ana', 'reyes']
    """
    footers = find_outlet_lines(text)
    words = [w for w in cut_words(text)[:_LONGEST] if not any(start <= w.start < end for start, end in footers)]
    quotes = [Span(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    quoted, sentences = [], []
    at = sentence = last = 0
    for word in words:
        sentence += _STOP.search(text, last, word.start) is not None
        last = word.end
        sentences.append(sentence)
        while at < len(quotes) and quotes[at][1] <= word.start:
            at += 1
        quoted.append(at < len(quotes) and quotes[at][0] <= word.start)
    return Passage(words=tuple(words), quoted=tuple(quoted), sentences=tuple(sentences), quotes=tuple(quotes))


def sample_shingles(passage: Passage) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The kept shingles of the narrative and of the quotations, each with the places of its first words."""
    narrative: dict[int, list[int]] = {}
    quoted: dict[int, list[int]] = {}
    for start, end, is_quoted in _find_stretches(passage.quoted):
        hashes = [hash_shingle(passage.words[i : i + SHINGLE]) for i in range(start, end - SHINGLE + 1)]
        if is_quoted:
            chosen = {
                min(range(i, min(i + _WINDOW, len(hashes))), key=lambda j: (hashes[j], j))
                for i in range(max(1, len(hashes) - _WINDOW + 1) if hashes else 0)
            }
        else:
            chosen = {i for i, number in enumerate(hashes) if number % _SAMPLE == 0}
        into = quoted if is_quoted else narrative
        for i in sorted(chosen):
            into.setdefault(hashes[i], []).append(start + i)
    return narrative, quoted


def hash_shingle(words: Sequence[Word]) -> int:
    """A signed 64-bit number for some words, the same on every machine."""
    return int.from_bytes(
        blake2b("\0".join(word.form for word in words).encode("utf-8"), digest_size=8).digest(), "big", signed=True
    )


def _find_stretches(quoted: Sequence[bool]) -> Iterator[tuple[int, int, bool]]:
    start = 0
    for i in range(1, len(quoted) + 1):
        if i == len(quoted) or quoted[i] != quoted[start]:
            yield start, i, quoted[start]
            start = i
