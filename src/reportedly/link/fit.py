"""How well two answers fit one question: a list of features, each with its weight and a reason a person can read.

A feature gives a number (what it adds, times its weight), `NEVER` where the two cannot answer one question whatever
else agrees, or None where it has nothing to go by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.link.answer import NEVER, Answer
from reportedly.link.same_number import compare_context, compare_speakers, compare_values, compare_words
from reportedly.link.same_place import compare_nearby, compare_places
from reportedly.link.same_thing import (
    compare_change,
    compare_class,
    compare_family,
    compare_narrowing,
    compare_nations,
    compare_part,
    compare_phase,
    compare_population,
)
from reportedly.link.same_time import compare_days, compare_windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing to compare; `field` is what people call it, `apart` says why two answers are kept apart."""

    field: str
    func: Callable[[Answer, Answer], float | None]
    weight: float
    apart: str
    together: str
    forbids: bool = True  # whether it can give `NEVER`


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The sum over all features, with the fields that speak for one question and those that forbid it."""

    score: float
    fits: tuple[str, ...]
    forbids: tuple[str, ...]


def score_fit(a: Answer, b: Answer) -> Fit:
    """How well two answers fit one question; 1 and more is good, `NEVER` cannot be."""
    total = 0.0
    fits: list[tuple[float, str]] = []
    forbids: list[str] = []
    for feature in FEATURES:
        value = feature.func(a, b)
        if value is None:
            continue
        if value == NEVER:
            forbids.append(feature.field)
            continue
        total += feature.weight * value
        if value > 0:
            fits.append((feature.weight * value, feature.together))
    fits.sort(key=lambda x: (-x[0], x[1]))
    return Fit(score=NEVER if forbids else total, fits=tuple(t for _, t in fits), forbids=tuple(forbids))


def find_forbidding(a: Answer, b: Answer) -> tuple[str, ...]:
    """The fields that keep two answers from answering one question, as `score_fit` gives them, and nothing else."""
    return tuple(f.field for f in FEATURES if f.forbids and f.func(a, b) == NEVER)


FEATURES = (  # what is cheap and forbids most stands first
    Feature(field="status", func=compare_phase, weight=1.0, apart="one is to come, one has happened", together=""),
    Feature(field="change", func=compare_change, weight=1.0, apart="one is a change, one a level", together=""),
    Feature(field="class", func=compare_class, weight=1.0, apart="count different things",
            together="the same is counted"),
    Feature(field="whose", func=compare_nations, weight=1.0, apart="count the people of different countries",
            together="the same country’s"),
    Feature(field="who", func=compare_population, weight=1.0, apart="count different groups",
            together="the same group"),
    Feature(field="event", func=compare_family, weight=1.0, apart="different events", together="the same event"),
    Feature(field="part", func=compare_part, weight=1.0, apart="one is a part of the other", together=""),
    Feature(field="narrowing", func=compare_narrowing, weight=1.0, apart="one is narrowed down", together=""),
    Feature(field="place", func=compare_places, weight=0.8, apart="different places", together="the same place"),
    Feature(field="nearby", func=compare_nearby, weight=0.6, apart="", together="places told before"),
    Feature(field="context", func=compare_context, weight=2.0, apart="", together="the same words around",
            forbids=False),
    Feature(field="time", func=compare_windows, weight=0.8, apart="different times", together="the same time"),
    Feature(field="figure", func=compare_values, weight=0.7, apart="numbers far apart", together="the same number",
            forbids=False),
    Feature(field="day", func=compare_days, weight=1.0, apart="", together="told in the same days", forbids=False),
    Feature(field="speaker", func=compare_speakers, weight=0.6, apart="", together="the same speaker", forbids=False),
    Feature(field="words", func=compare_words, weight=0.8, apart="", together="the same words", forbids=False),
)  # fmt: skip
