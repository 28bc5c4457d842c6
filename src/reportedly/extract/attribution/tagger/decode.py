"""The likeliest roles of the words around cues: Viterbi over the network's scores and learned transitions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

# Outside, and beginning and inside of the source, the cue and the content.
ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
_OF = {name: k for k, name in enumerate(ROLES)}


def decode(scores: Scores, lengths: NDArray[np.int64], begins: Scores, moves: Scores) -> list[list[int]]:
    """The best path of each cue through `scores` (cues x words x roles, logarithms), as long as `lengths` says.

    It starts by `begins` (roles) and goes on by `moves` (roles x roles).

    >>> moves = np.zeros((7, 7), dtype=np.float32)
    >>> decode(np.eye(7, dtype=np.float32)[None, [0, 1, 2]], np.array([2]), moves[0], moves)
    [[0, 1]]
    """
    cues, words, roles = scores.shape
    best = begins + scores[:, 0]
    back = np.empty((words, cues, roles), dtype=np.int8)
    last = np.zeros((cues, roles), dtype=np.float32)
    last[lengths == 1] = best[lengths == 1]
    rows = np.arange(cues)
    for k in range(1, words):
        ways = best[:, :, None] + moves
        back[k] = ways.argmax(1)
        best = ways.max(1) + scores[:, k]
        ended = lengths == k + 1
        last[ended] = best[ended]
    paths = np.zeros((cues, words), dtype=np.int64)
    label = last.argmax(1)
    for k in range(words - 1, -1, -1):
        here = k < lengths
        paths[here, k] = label[here]
        if k:
            label = np.where(here, back[k, rows, label], label)
    return [path[:n].tolist() for path, n in zip(paths, lengths, strict=True)]


def list_ranges(path: list[int], role: str) -> list[tuple[int, int]]:
    """The runs (half-open) of a role in a path; a beginning opens a new run.

    >>> list_ranges([0, 5, 6, 0, 5, 5], "content")
    [(1, 3), (4, 5), (5, 6)]
    """
    begin, inside = _OF[f"B-{role}"], _OF[f"I-{role}"]
    runs: list[tuple[int, int]] = []
    for k, label in enumerate(path):
        if label == begin or (label == inside and not (runs and runs[-1][1] == k)):
            runs.append((k, k + 1))
        elif label == inside:
            runs[-1] = (runs[-1][0], k + 1)
    return runs
