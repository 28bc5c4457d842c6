"""The tagger: a small encoder that reads a report's words, its parse and what the rules made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.attribution.tagger.decode import decode, list_ranges
from reportedly.extract.attribution.tagger.network import Network
from reportedly.extract.attribution.tagger.sights import View, see_pairs
from reportedly.extract.attribution.tagger.windows import Window, cut_windows

__all__ = ["Tagged", "tag_report"]

# Words likelier a cue than this, by the encoder or by the rules, are read closely.
LEAST_CUE, LEAST_OPTION = 0.15, 0.2
# Windows and cues that are read at once; more only takes memory.
MOST_WINDOWS, MOST_CUES = 4, 12


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
    p = view.parse
    pieces = [network.pieces.split(word) for word in p.word]
    windows = cut_windows(p, [len(x) for x in pieces])
    order = sorted(range(len(windows)), key=lambda k: windows[k].high - windows[k].low)
    found: list[Tagged] = []
    for k in range(0, len(order), MOST_WINDOWS):
        batch = [windows[n] for n in order[k : k + MOST_WINDOWS]]
        here, there, cue = _encode(view, network, pieces, batch)
        wanted = [(b, c) for b, w in enumerate(batch) for c in _list_cues(view, w, cue[b])]
        for at in range(0, len(wanted), MOST_CUES):
            found += _read_cues(view, network, batch, wanted[at : at + MOST_CUES], here, there)
    return sorted(found, key=lambda t: t.cue_head)


def _encode(
    view: View, network: Network, pieces: Sequence[tuple[int, ...]], batch: Sequence[Window]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    known = network.pieces
    rows = [[known.begin, *(i for k in range(w.low, w.high) for i in pieces[k]), known.end] for w in batch]
    wide, words = max(map(len, rows)), max(w.high - w.low for w in batch)
    ids = np.full((len(batch), wide), known.pad, dtype=np.int64)
    mask = np.zeros((len(batch), wide), dtype=np.int64)
    sights = np.zeros((len(batch), wide, view.words.shape[1]), dtype=np.int64)
    first = np.zeros((len(batch), words), dtype=np.int64)
    for b, (w, row) in enumerate(zip(batch, rows, strict=True)):
        sizes = [len(pieces[k]) for k in range(w.low, w.high)]
        ids[b, : len(row)], mask[b, : len(row)] = row, 1
        first[b, : len(sizes)] = np.cumsum([1, *sizes[:-1]])
        sights[b, 1 : len(row) - 1] = np.repeat(view.words[w.low : w.high], sizes, axis=0)
    inputs = {"pieces": ids, "sights": sights, "mask": mask, "first": first}
    here, there, cue = network.encoder.run(["here", "there", "cue"], inputs)
    return here, there, 1 / (1 + np.exp(-cue))


def _list_cues(view: View, window: Window, likely: NDArray[np.float32]) -> Iterator[int]:
    """The tokens of a window's own words to read closely: the rules' cues, and one of each run the encoder marks."""
    p = view.parse
    run: list[int] = []
    for k in range(window.own, window.high + 1):
        inside = k < window.high and likely[k - window.low] >= LEAST_CUE
        if inside:
            run.append(k)
            continue
        by_rules = any(c in view.options and view.options[c].total >= LEAST_OPTION for c in run)
        if run and not by_rules and max(likely[c - window.low] for c in run) >= 2 * LEAST_CUE:
            verbs = [c for c in run if p.tag[c][0] == "V" and p.dep[c] not in ("aux", "auxpass")]
            yield verbs[-1] if verbs else max(run, key=lambda c: likely[c - window.low])
        run = []
    for k in range(window.own, window.high):
        option = view.options.get(k)
        if option and (option.total >= LEAST_OPTION or (option.total >= 0.02 and likely[k - window.low] >= LEAST_CUE)):
            yield k


def _read_cues(
    view: View,
    network: Network,
    batch: Sequence[Window],
    wanted: Sequence[tuple[int, int]],
    here: NDArray[np.float32],
    there: NDArray[np.float32],
) -> Iterator[Tagged]:
    words = max(batch[b].high - batch[b].low for b, _ in wanted)
    seen = [see_pairs(view, c, batch[b].low, batch[b].high, network.labels) for b, c in wanted]
    sights = np.zeros((len(wanted), words, seen[0].shape[1]), dtype=np.int64)
    mask = np.zeros((len(wanted), words), dtype=np.float32)
    for n, rows in enumerate(seen):
        sights[n, : len(rows)], mask[n, : len(rows)] = rows, 1
    owner = np.array([b for b, _ in wanted])
    at = np.array([c - batch[b].low for b, c in wanted], dtype=np.int64)
    inputs = {"here": here[owner, :words], "there": there[owner, at], "sights": sights, "mask": mask, "at": at}
    roles, holds = network.reader.run(["roles", "holds"], inputs)
    roles = roles - np.log(np.exp(roles).sum(axis=2, keepdims=True))
    lengths = np.array([len(rows) for rows in seen])
    paths = decode(roles, lengths, network.begins, network.moves)
    for (b, cue), path, logit in zip(wanted, paths, holds, strict=True):
        low = batch[b].low
        source, marked, content = (
            [(i + low, j + low) for i, j in list_ranges(path, role)] for role in ("source", "cue", "content")
        )
        yield Tagged(cue, float(1 / (1 + np.exp(-logit))), source, marked, content, batch[b].high)
