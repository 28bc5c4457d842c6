"""The learned model of the reader's view: what annotators of news and of the web make of an event.

Two experts, one a way of writing (edited news; mail, reviews and chat, whose annotators asked "did it happen?"), and a
gate that tells from a sentence how it is written. Each expert is a set of small regression trees over the numbers of
`features` and over sums of hashed word weights. `training/certainty.py` makes the weights; docs/models/certainty.md
says from what and how well it does.
"""

from __future__ import annotations

import base64
import json
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from zlib import crc32

from reportedly.errors import ModelError
from reportedly.extract.certainty.climb import Level
from reportedly.extract.certainty.features import (
    FAMILIES,
    describe_numbers,
    describe_style,
    describe_voice,
    describe_words,
    find_family,
)
from reportedly.extract.certainty.judge import Judgement
from reportedly.extract.parse import Parse

WEIGHTS = "weights.json"
# Rows of trees looked at together: 64 events by some hundred trees stay in the processor's cache.
_BLOCK = 64


@dataclass(frozen=True, slots=True)
class Linear:
    """Hashed weights of one byte each: `scale` times the sum of `weights[crc32(name) & mask]`, and the bias."""

    weights: array[int]
    scale: float
    bias: float


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees laid end to end: a row goes left where its `feature` is at most `number`; leaves lead to themselves.

    The `number` of a leaf is what it adds. All fields but `depth` are numpy arrays, one entry a node (`roots`: a tree).
    """

    roots: Any
    feature: Any
    number: Any
    left: Any
    right: Any
    depth: int


@dataclass(frozen=True, slots=True)
class Model:
    """The gate (`voice`: its words; `gate`: its trees), the two linear heads and the two experts, web first.

    `gate_shift` is added to the gate's score; `rules_share` is what the rules' value counts in the news expert's.
    """

    voice: Linear
    gate: Trees
    heads: tuple[Linear, ...]
    experts: tuple[Trees, ...]
    gate_shift: float
    rules_share: float


@cache
def load_model() -> Model:
    """The weights, read once a process. Raises `ModelError` where they are missing or broken."""
    try:
        raw = json.loads(files("reportedly.extract.certainty").joinpath(WEIGHTS).read_text(encoding="utf-8"))
        return Model(
            voice=_read_linear(raw["voice"]),
            gate=_read_trees(raw["gate"]),
            heads=tuple(_read_linear(x) for x in raw["heads"]),
            experts=tuple(_read_trees(x) for x in raw["experts"]),
            gate_shift=raw["gate_shift"],
            rules_share=raw["rules_share"],
        )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the certainty weights ({WEIGHTS}) cannot be read: {error}; reinstall reportedly") from error


def _read_linear(raw: dict[str, Any]) -> Linear:
    return Linear(array("b", base64.b64decode(raw["weights"])), raw["scale"], raw["bias"])


def _read_trees(raw: dict[str, Any]) -> Trees:
    import numpy as np

    def column(name: str, kind: str) -> Any:
        return np.frombuffer(base64.b64decode(raw[name]), dtype=kind)

    right = column("right", "u1").astype(np.int64)
    here = np.arange(len(right))
    return Trees(
        roots=column("roots", "<u2").astype(np.int64),
        feature=column("feature", "u1").astype(np.int64),
        number=column("number", "<f4").astype(np.float64),
        left=here + (right > 0),
        right=here + right,
        depth=raw["depth"],
    )


@lru_cache(maxsize=50_000)
def hash_name(name: str) -> int:
    """The hash of a feature's name, the same on every machine."""
    return crc32(name.encode("utf-8", "replace"))


def describe_event(
    p: Parse, event: int, levels: Sequence[Level], judged: Judgement, style: Sequence[float]
) -> list[float]:
    """The row an expert's trees see: numbers, then for each head its five families' sums and their total."""
    row = describe_numbers(p, event, levels, judged, style)
    names = describe_words(p, event, levels)
    heads = load_model().heads
    sums = [[0] * FAMILIES for _ in heads]
    mask = len(heads[0].weights) - 1
    # Sums of whole numbers: the set's order does not matter.
    for slot, family in {(hash_name(name) & mask, find_family(name)) for name in names}:
        for head, total in zip(heads, sums, strict=True):
            total[family] += head.weights[slot]
    for head, total in zip(heads, sums, strict=True):
        parts = [t * head.scale for t in total]
        row += parts
        row.append(sum(parts) + head.bias)
    return row


def describe_writing(p: Parse, first: int, last: int) -> list[float]:
    """The row the gate's trees see: the style of a sentence, then the sum of its hashed words' weights."""
    voice = load_model().voice
    mask = len(voice.weights) - 1
    slots = {hash_name(name) & mask for name in describe_voice(p, first, last)}
    norm = 4.0 / math.sqrt(max(1, len(slots)))
    # A sum of whole numbers: the set's order does not matter.
    return [*describe_style(p, first, last), norm * voice.scale * sum(voice.weights[s] for s in slots) + voice.bias]


def predict_values(rows: Sequence[Sequence[float]], writing: Sequence[Sequence[float]]) -> list[float]:
    """The reader's view (-3..+3) of many events, from the experts' row and the gate's row of each."""
    import numpy as np

    model = load_model()
    values: list[float] = []
    for at in range(0, len(rows), _BLOCK):
        block = np.array(rows[at : at + _BLOCK], dtype=np.float64)
        score = _walk(model.gate, np.array(writing[at : at + _BLOCK], dtype=np.float64)) + model.gate_shift
        web = 1.0 / (1.0 + np.exp(-score))
        said = [_walk(trees, block) for trees in model.experts]
        news = (1.0 - model.rules_share) * said[1] + model.rules_share * block[:, 0]
        mixed = web * said[0] + (1.0 - web) * news
        values += [round(float(v), 3) + 0.0 for v in np.clip(mixed, -3.0, 3.0)]
    return values


def _walk(trees: Trees, block: Any) -> Any:
    import numpy as np

    flat = block.ravel()
    lines = (np.arange(len(block)) * block.shape[1])[:, None]
    node = np.repeat(trees.roots[None, :], len(block), axis=0)
    for _ in range(trees.depth):
        goes_left = flat.take(lines + trees.feature.take(node)) <= trees.number.take(node)
        node = np.where(goes_left, trees.left.take(node), trees.right.take(node))
    return trees.number.take(node).sum(axis=1)
