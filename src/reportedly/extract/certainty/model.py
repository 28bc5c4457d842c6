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
    """Gate (`voices`: web, news, wiki), the two linear heads (web, news) and the two experts."""

    voices: tuple[Linear, ...]
    voice_numbers: tuple[tuple[float, ...], ...]
    heads: tuple[Linear, ...]
    experts: tuple[Trees, ...]
    slope: float
    shift: float


@cache
def load_model() -> Model:
    """The weights, read once a process. Raises `ModelError` where they are missing or broken."""
    try:
        raw = json.loads(files("reportedly.extract.certainty").joinpath(WEIGHTS).read_text(encoding="utf-8"))
        return Model(
            voices=tuple(_read_linear(x) for x in raw["voices"]),
            voice_numbers=tuple(tuple(x["numbers"]) for x in raw["voices"]),
            heads=tuple(_read_linear(x) for x in raw["heads"]),
            experts=tuple(_read_trees(x) for x in raw["experts"]),
            slope=raw["gate"]["slope"],
            shift=raw["gate"]["shift"],
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


def describe_event(p: Parse, event: int, levels: Sequence[Level], judged: Judgement) -> list[float]:
    """The row an expert's trees see: numbers, then for each head its five families' sums and their total."""
    row = describe_numbers(p, event, levels, judged)
    names = describe_words(p, event, levels)
    heads = load_model().heads
    sums = [[0] * FAMILIES for _ in heads]
    mask = len(heads[0].weights) - 1
    for slot, family in sorted({(hash_name(name) & mask, find_family(name)) for name in names}):
        for head, total in zip(heads, sums, strict=True):
            total[family] += head.weights[slot]
    for head, total in zip(heads, sums, strict=True):
        parts = [t * head.scale for t in total]
        row += parts
        row.append(sum(parts) + head.bias)
    return row


def weigh_voice(p: Parse, first: int, last: int) -> float:
    """How likely a sentence is written as on the web rather than as edited news (0..1)."""
    model = load_model()
    mask = len(model.voices[0].weights) - 1
    slots = sorted({hash_name(name) & mask for name in describe_voice(p, first, last)})
    norm = 4.0 / math.sqrt(max(1, len(slots)))
    numbers = describe_shape(p, first, last)
    scores = []
    for voice, weights in zip(model.voices, model.voice_numbers, strict=True):
        score = norm * voice.scale * sum(voice.weights[s] for s in slots) + voice.bias
        scores.append(score + sum(a * b for a, b in zip(numbers, weights, strict=True)))
    web, *news = scores
    top = max(news)
    margin = web - top - math.log(sum(math.exp(s - top) for s in news))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, model.slope * margin + model.shift))))


def describe_shape(p: Parse, first: int, last: int) -> tuple[float, float, float]:
    """Length (logarithm), mean length of a word in tens, share of capitalised words."""
    words = p.word[first:last]
    n = len(words)
    return math.log(n), sum(map(len, words)) / n / 10, sum(w[:1].isupper() for w in words) / n


def predict_values(rows: Sequence[Sequence[float]], voices: Sequence[float]) -> list[float]:
    """The reader's view (-3..+3) of many events: their rows, and how likely each is written as on the web."""
    import numpy as np

    model = load_model()
    values: list[float] = []
    for at in range(0, len(rows), _BLOCK):
        block = np.array(rows[at : at + _BLOCK], dtype=np.float64)
        web = np.array(voices[at : at + _BLOCK])
        said = [_walk(trees, block) for trees in model.experts]
        mixed = web * said[0] + (1.0 - web) * said[1]
        values += [round(float(v), 3) + 0.0 for v in np.clip(mixed, -3.0, 3.0)]
    return values


def _walk(trees: Trees, block: Any) -> Any:
    import numpy as np

    node = np.broadcast_to(trees.roots, (len(block), len(trees.roots)))
    lines = np.arange(len(block))[:, None]
    for _ in range(trees.depth):
        goes_left = block[lines, trees.feature[node]] <= trees.number[node]
        node = np.where(goes_left, trees.left[node], trees.right[node])
    return trees.number[node].sum(axis=1)
