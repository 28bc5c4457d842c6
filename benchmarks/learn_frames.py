"""Learn the weights in lang/en/frames.toml from an annotated corpus: counts of words and frames, no text.

python -m benchmarks.learn_frames GOLD.jsonl > src/reportedly/lang/en/frames.toml

GOLD.jsonl holds documents with `text` and `attributions`, as for the public scorer. A logistic regression over the
features of `reportedly.extract.attribution.weigh`; words inside a gold content are skipped, for such corpora
do not annotate attributions inside attributions.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.extract.attribution.candidates import list_candidates
from reportedly.extract.attribution.quoted import mark_quoted
from reportedly.extract.attribution.quotes import drop_titles, find_quotes
from reportedly.extract.attribution.weigh import describe
from reportedly.extract.parse import Parse, parse_reports

STEPS, RATE, RIDGE, SMALLEST, RAREST = 220, 0.06, 2e-5, 0.08, 5


def main(path: str) -> None:
    """Read gold, learn, print TOML."""
    if path.endswith(".pkl"):  # documents with their parses, kept from an earlier run
        documents, parses = pickle.loads(Path(path).read_bytes())
    else:
        documents = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
        parses = parse_reports(d["text"] for d in documents)
    rows: list[list[str]] = []
    labels: list[bool] = []
    for document, p in zip(documents, parses, strict=True):
        for names, good in list_examples(document, p):
            rows.append(names)
            labels.append(good)
    print_weights(learn(rows, np.array(labels, dtype=np.float64)))


def list_examples(document: dict[str, Any], p: Parse) -> list[tuple[list[str], bool]]:
    """The described frames of one document, each with whether it is the best frame of a gold attribution."""
    gold = [{role: to_tokens(p, a[role]) for role in ("source", "cue", "content")} for a in document["attributions"]]
    by_cue = {i: g for g in gold for i in g["cue"] if g["content"]}
    skipped = {i for g in gold for i in g["content"]} | {i for g in gold for i in g["source"]}
    quotes = drop_titles(p, find_quotes(p))
    inside = mark_quoted(p, quotes)
    out = []
    for frames in list_candidates(p, quotes, inside, every=True):
        cue = frames[0][0].cue
        g = by_cue.get(cue)
        if g is None and cue in skipped:
            continue
        scores = [overlap(f.content, g["content"]) if g else 0.0 for f, _ in frames]
        best = max(scores)
        for (f, source), score in zip(frames, scores, strict=True):
            good = score >= 0.5 and score >= best - 0.02
            out.append((describe(p, f, source, inside, [r for r, _ in frames]), good))
    return out


def overlap(ranges: list[tuple[int, int]], gold: set[int]) -> float:
    """Dice of two sets of tokens."""
    mine = {i for a, b in ranges for i in range(a, b)}
    return 2 * len(mine & gold) / (len(mine) + len(gold)) if mine or gold else 0.0


def to_tokens(p: Parse, spans: list[list[int]]) -> set[int]:
    """The tokens that overlap some spans."""
    found = set()
    for start, end in spans:
        i = p.token_at(start)
        while i < len(p) and p.start[i] < end:
            found.add(i)
            i += 1
    return found


def learn(rows: list[list[str]], labels: np.ndarray) -> dict[str, float]:
    """Logistic regression with a ridge, by Adam over the whole set; rare features are left out."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, n in counts.items() if n >= RAREST)
    number = {name: k for k, name in enumerate(names)}
    pairs = [(r, number[name]) for r, row in enumerate(rows) for name in row if name in number]
    row_of = np.array([r for r, _ in pairs])
    column = np.array([c for _, c in pairs])
    w = np.zeros(len(names))
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        scores = np.bincount(row_of, weights=w[column], minlength=len(rows))
        error = 1 / (1 + np.exp(-scores)) - labels
        gradient = np.bincount(column, weights=error[row_of], minlength=len(names)) / len(rows) + RIDGE * w
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        w -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-9)
    p = np.clip(1 / (1 + np.exp(-scores)), 1e-9, 1 - 1e-9)
    loss = -np.mean(labels * np.log(p) + (1 - labels) * np.log(1 - p))
    print(f"{len(rows)} frames, {int(labels.sum())} good, {len(names)} features, loss {loss:.4f}", file=sys.stderr)
    return {name: round(float(value), 2) for name, value in zip(names, w, strict=True) if abs(value) >= SMALLEST}


def print_weights(weights: dict[str, float]) -> None:
    """The weights as TOML, a table for each kind of feature."""
    print("# Written by benchmarks/learn_frames.py: how much each sight of a frame speaks for an attribution. No text.")
    table = ""
    for name in sorted(weights):
        kind, rest = name.split(":", 1)
        if kind != table:
            table = kind
            print(f"\n[{kind}]")
        print(f"{json.dumps(rest, ensure_ascii=False)} = {weights[name]}")


if __name__ == "__main__":
    main(sys.argv[1])
