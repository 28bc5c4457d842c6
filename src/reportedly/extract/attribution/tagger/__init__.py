"""The tagger: a small encoder that reads a report's words, its parse and what the rules made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from reportedly.extract.attribution.tagger.decode import ROLES, Scores, decode, list_ranges
from reportedly.extract.attribution.tagger.network import Network
from reportedly.extract.attribution.tagger.sights import View, see_pairs
from reportedly.extract.attribution.tagger.windows import cut_windows

__all__ = ["Tagged", "tag_report"]

# Words likelier a cue than this, by the encoder or by the rules, are read closely; lower bounds found little and cost
# time, and what they found was mostly wrong (match 77.7 at .15 and .2, 78.4 here).
LEAST_CUE, LEAST_OPTION = 0.25, 0.4
# Cues that are read at once; more only takes memory. Windows go one by one: padding them to one width costs more.
MOST_CUES, MOST_DECODED = 12, 128
# A window of news holds a dozen at most; hostile text would take seconds for each.
MOST_IN_WINDOW = 24


@dataclass(frozen=True, slots=True, eq=False)
class Tagged:
    """What the network reads around a cue: its token, how likely it holds (0 to 1), token ranges of each role.

    `reach` is the last token (half-open) that it could see: content may go on past it.
    """

    cue_head: int
    holds: float
    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    reach: int


def tag_report(view: View, network: Network) -> list[Tagged]:
    """Each word of a report that may be a cue, with the roles of the words around it, by the cue's place."""
    pieces = [network.pieces.split(word) for word in view.parse.word]
    close: list[_Close] = []
    for low, high in cut_windows(view.parse, [len(x) for x in pieces]):
        here, there, likely = _encode(view, network, pieces[low:high], low, high)
        cues = sorted(_list_cues(view, low, high, likely), key=lambda c: (-likely[c - low], c))[:MOST_IN_WINDOW]
        for k in range(0, len(cues), MOST_CUES):
            close += _read_cues(view, network, (low, high), cues[k : k + MOST_CUES], here, there)
    close.sort(key=lambda c: c.cue)
    return [t for k in range(0, len(close), MOST_DECODED) for t in _decode_cues(close[k : k + MOST_DECODED], network)]


class _Close(NamedTuple):
    """A cue that was read: its token, its window, the scores of roles (words x roles), how likely it holds."""

    cue: int
    window: tuple[int, int]
    roles: Scores
    holds: float


def _decode_cues(close: Sequence[_Close], network: Network) -> Iterator[Tagged]:
    lengths = np.array([len(c.roles) for c in close])
    scores = np.zeros((len(close), int(lengths.max()), len(ROLES)), dtype=np.float32)
    for row, c in zip(scores, close, strict=True):
        row[: len(c.roles)] = c.roles
    scores -= np.log(np.exp(scores).sum(axis=2, keepdims=True))
    for c, path in zip(close, decode(scores, lengths, network.begins, network.moves), strict=True):
        low, high = c.window
        source, marked, content = (
            [(i + low, j + low) for i, j in list_ranges(path, role)] for role in ("source", "cue", "content")
        )
        yield Tagged(c.cue, c.holds, source, marked, content, high)


def _encode(
    view: View, network: Network, pieces: Sequence[tuple[int, ...]], low: int, high: int
) -> tuple[Scores, Scores, Scores]:
    """Of each word in a window: as seen from a cue, as a cue (words x size), how likely it is one (words)."""
    known = network.pieces
    ids = np.array([[known.begin, *(i for word in pieces for i in word), known.end]], dtype=np.int64)
    sizes = [len(word) for word in pieces]
    sights = np.zeros((1, ids.shape[1], view.words.shape[1]), dtype=np.int64)
    sights[0, 1:-1] = np.repeat(view.words[low:high], sizes, axis=0)
    first = np.cumsum([1, *sizes[:-1]], dtype=np.int64)[None]
    inputs = {"pieces": ids, "sights": sights, "mask": np.ones_like(ids), "first": first}
    here, there, cue = network.encoder.run(["here", "there", "cue"], inputs)
    return here[0], there[0], 1 / (1 + np.exp(-cue[0]))


def _list_cues(view: View, low: int, high: int, likely: Scores) -> Iterator[int]:
    """The tokens of a window to read closely: the rules' cues, and one of each run the encoder marks."""
    p, options = view.parse, view.options
    run: list[int] = []
    for k in range(low, high + 1):
        if k < high and likely[k - low] >= LEAST_CUE:
            run.append(k)
            continue
        by_rules = any(c in options and options[c].total >= LEAST_OPTION for c in run)
        if run and not by_rules and max(likely[c - low] for c in run) >= 2 * LEAST_CUE:
            verbs = [c for c in run if p.tag[c][0] == "V" and p.dep[c] not in ("aux", "auxpass")]
            yield verbs[-1] if verbs else max(run, key=lambda c: likely[c - low])
        run = []
    for k in range(low, high):
        option = options.get(k)
        if option and (option.total >= LEAST_OPTION or (option.total >= 0.02 and likely[k - low] >= LEAST_CUE)):
            yield k


def _read_cues(
    view: View, network: Network, window: tuple[int, int], cues: Sequence[int], here: Scores, there: Scores
) -> Iterator[_Close]:
    low, high = window
    sights = np.stack([see_pairs(view, c, low, high, network.labels) for c in cues])
    at = np.array(cues, dtype=np.int64) - low
    mask = np.ones(sights.shape[:2], dtype=np.float32)
    same = np.broadcast_to(here, (len(cues), *here.shape))
    inputs = {"here": np.ascontiguousarray(same), "there": there[at], "sights": sights, "mask": mask, "at": at}
    roles, holds = network.reader.run(["roles", "holds"], inputs)
    for cue, scores, logit in zip(cues, roles, holds, strict=True):
        yield _Close(cue, window, scores, float(1 / (1 + np.exp(-logit))))
