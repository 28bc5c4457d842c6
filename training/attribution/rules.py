"""What the rules make of annotated reports, without having learned from the very report: five-fold weights."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
from benchmarks.learn_frames import learn, list_examples

from reportedly.extract.attribution import weigh
from reportedly.extract.attribution.choose import Found, Option, choose_frames, weigh_options
from reportedly.extract.attribution.quoted import mark_quoted
from reportedly.extract.attribution.quotes import Quote, drop_titles, find_quotes
from reportedly.extract.attribution.standing import adopt_quotes
from reportedly.extract.parse import Parse

FOLDS = 5


class Ruled(NamedTuple):
    """What the rules made of a report: what `see_report` takes after the parse."""

    quotes: list[Quote]
    inside: list[int]
    options: list[Option]
    chosen: list[Found]


def run_rules(p: Parse) -> Ruled:
    """The rules over one report, with the weights in force."""
    quotes = drop_titles(p, find_quotes(p))
    inside = mark_quoted(p, quotes)
    options = weigh_options(p, quotes, inside)
    chosen = choose_frames(p, quotes, inside, options)
    adopt_quotes(p, chosen, quotes, inside)
    return Ruled(quotes, inside, options, chosen)


def cross_rules(documents: Sequence[Mapping[str, Any]], parses: Sequence[Parse], seed: int = 1) -> list[Ruled]:
    """The rules over each report, their weights learned from the four fifths that do not hold it."""
    examples = [list_examples(dict(d), p) for d, p in zip(documents, parses, strict=True)]
    folds = [k % FOLDS for k in range(len(documents))]
    random.Random(seed).shuffle(folds)
    made: list[Ruled | None] = [None] * len(documents)
    for fold in range(FOLDS):
        kept = [e for k, rows in enumerate(examples) if folds[k] != fold for e in rows]
        with _weights(learn([names for names, _ in kept], np.array([good for _, good in kept], dtype=np.float64))):
            for k, p in enumerate(parses):
                if folds[k] == fold:
                    made[k] = run_rules(p)
    return [r for r in made if r is not None]


@contextmanager
def _weights(weights: dict[str, float]) -> Iterator[None]:
    """Let the rules weigh with these weights, and with their own again afterwards."""
    own = weigh.load_weights
    weigh.load_weights = lambda: weights  # type: ignore[assignment]
    weigh.is_known.cache_clear()
    try:
        yield
    finally:
        weigh.load_weights = own
        weigh.is_known.cache_clear()
