"""Words as vectors: those of similar use lie close ("slain", "killed"). Made by `training.pairing`, from a sentence
encoder's word pieces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.lang.pieces import Pieces

VECTORS = Path(__file__).parent / "words.npz"
Vectors = NDArray[np.float32]
_MOST_CACHED = 200_000


class Lexicon:
    """Word pieces and their vectors; a word is the mean of its pieces, of length one."""

    def __init__(self, pieces: Pieces, vectors: NDArray[np.int8]) -> None:
        self._pieces = pieces
        self._vectors = vectors
        self._known: dict[str, Vectors] = {}
        self.size = int(vectors.shape[1])

    def find(self, word: str) -> Vectors:
        """The vector of a word, of length one."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _MOST_CACHED:
                self._known.clear()
            ids = list(self._pieces.split(word))
            found = self._known[word] = _norm(self._vectors[ids].astype(np.float32).mean(axis=0))
        return found

    def mix(self, words: Iterable[str], weights: Mapping[str, float] | None = None) -> Vectors:
        """The weighted mean of several words, of length one; zeros where there are none."""
        total = np.zeros(self.size, dtype=np.float32)
        for word in words:
            total += self.find(word) * (weights.get(word, 1.0) if weights else 1.0)
        return _norm(total)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships, loaded once a process."""
    with np.load(VECTORS, allow_pickle=False) as file:
        return Lexicon(Pieces(file["pieces"].tobytes().decode("utf-8").split("\n")), file["vectors"])


def _norm(vector: Vectors) -> Vectors:
    length = float(np.linalg.norm(vector))
    return vector / length if length > 0 else vector
