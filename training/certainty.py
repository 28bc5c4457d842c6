"""Train the reader's view of certainty; see docs/models/certainty.md.

python training/certainty.py --data DIR [--folds 5] [--out src/reportedly/extract/certainty/weights.json]

DIR holds certainty.{uw,meantime,uds}.train.jsonl. Needs lightgbm and scikit-learn, which the package does not. Prints
cross-validation grouped by sentence, then trains on everything and writes the weights with the hashes of its inputs.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge

from reportedly.extract.certainty.climb import climb
from reportedly.extract.certainty.features import (
    FAMILIES,
    describe_numbers,
    describe_style,
    describe_voice,
    describe_words,
    find_family,
)
from reportedly.extract.certainty.judge import fold
from reportedly.extract.certainty.model import hash_name
from reportedly.extract.parse import parse_tokens

CORPORA = ("uds", "uw", "meantime")
SEED = 1
WORD_BITS, VOICE_BITS = 14, 14
# The web expert learns from UDS alone, the news expert from the other two; MEANTIME is small and counts more.
MEANTIME_WEIGHT = 8.0
# The rules' own value keeps this share of the news expert's: they were made for news and cannot overfit it.
RULES_SHARE = 0.2
# Added to the gate's score: in doubt, news.
GATE_SHIFT = -0.25
# An error of the gate costs a sentence of a small corpus as much as one of a large.
VOICE_BOOST = (1.0, 1.5, 20.0)
TREES: dict[str, Any] = {
    "objective": "l2",
    "num_leaves": 16,
    "max_depth": 8,
    "learning_rate": 0.05,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.4,
    "extra_trees": True,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": SEED,
}
EXPERTS: tuple[tuple[int, dict[str, Any]], ...] = (
    (400, {}),
    (400, {"learning_rate": 0.03, "feature_fraction": 0.6}),
)
GATE_TREES = 150
GATE: dict[str, Any] = {
    **TREES,
    "objective": "binary",
    "num_leaves": 8,
    "extra_trees": False,
    "learning_rate": 0.06,
    "feature_fraction": 0.6,
    "bagging_fraction": 1.0,
    "bagging_freq": 0,
}


def read_corpora(data: Path) -> tuple[list[tuple[int, int, int, float]], list[Any], dict[str, str]]:
    """Rows (corpus, sentence, event, certainty), the parses, and the hash of each file."""
    hashes = {f"certainty.{c}.train.jsonl": "" for c in CORPORA}
    rows: list[tuple[int, int, int, float]] = []
    known: dict[tuple[str, ...], int] = {}
    for number, corpus in enumerate(CORPORA):
        name = f"certainty.{corpus}.train.jsonl"
        raw = (data / name).read_bytes()
        hashes[name] = hashlib.sha256(raw).hexdigest()
        for line in raw.decode("utf-8").splitlines():
            doc = json.loads(line)
            sentence = known.setdefault(tuple(doc["tokens"]), len(known))
            rows.append((number, sentence, doc["target"], doc["certainty"]))
    sentences = list(known)
    parses = [p for at in range(0, len(sentences), 512) for p in parse_tokens(sentences[at : at + 512])]
    return rows, parses, hashes


def hash_rows(rows: list[list[int]], bits: int) -> Any:
    indptr = np.cumsum([0] + [len(r) for r in rows])
    indices = np.array([i for r in rows for i in r], dtype=np.int32)
    return sparse.csr_matrix((np.ones(len(indices), np.float32), indices, indptr), shape=(len(rows), 1 << bits))


class Features:
    """All matrices: numbers, hashed words by family, hashed voices by sentence, and the labels."""

    def __init__(self, rows: list[tuple[int, int, int, float]], parses: list[Any]) -> None:
        numbers: list[list[float]] = []
        slots: list[list[list[int]]] = [[] for _ in range(FAMILIES)]
        for _, sentence, event, _ in rows:
            p = parses[sentence]
            place = p.sentences[p.sent[event]]
            levels = climb(p, event, *place)
            numbers.append(describe_numbers(p, event, levels, fold(p, levels), describe_style(p, *place)))
            pairs = {(hash_name(n) & ((1 << WORD_BITS) - 1), find_family(n)) for n in describe_words(p, event, levels)}
            for family in range(FAMILIES):
                slots[family].append(sorted(s for s, f in pairs if f == family))
        self.numbers = np.array(numbers, dtype=np.float32)
        self.families = [hash_rows(s, WORD_BITS) for s in slots]
        self.words = sum(self.families[1:], self.families[0]).tocsr()
        # A voice is told sentence by sentence: the one the event stands in.
        places = [p.sentences[p.sent[event]] for p, event in ((parses[s], e) for _, s, e, _ in rows)]
        keys = sorted({(s, place) for (_, s, _, _), place in zip(rows, places, strict=True)})
        line = {key: i for i, key in enumerate(keys)}
        self.voice_of = np.array([line[s, place] for (_, s, _, _), place in zip(rows, places, strict=True)])
        mask = (1 << VOICE_BITS) - 1
        voices = [sorted({hash_name(n) & mask for n in describe_voice(parses[s], *place)}) for s, place in keys]
        matrix = hash_rows(voices, VOICE_BITS)
        norm = 4.0 / np.sqrt(np.maximum(1, np.asarray(matrix.sum(1)).ravel()))
        self.voices = (sparse.diags(norm) @ matrix).tocsr()
        self.styles = np.array([describe_style(parses[s], *place) for s, place in keys])
        self.corpus = np.array([c for c, _, _, _ in rows])
        self.sentence = np.array([s for _, s, _, _ in rows])
        self.gold = np.array([y for _, _, _, y in rows])
        self.voice_corpus = np.zeros(len(keys), dtype=int)
        self.voice_corpus[self.voice_of] = self.corpus
        counts = np.bincount(self.voice_of, minlength=len(keys))
        self.voice_weight = counts * np.array(VOICE_BOOST)[self.voice_corpus] / 2.0


def quantise(weights: Any) -> tuple[Any, float]:
    scale = float(np.abs(weights).max()) / 127.0
    return np.round(weights / scale).astype(np.int8), scale


def fit_heads(f: Features, fit: Any) -> list[tuple[Any, float, float]]:
    """The linear head of each expert: bytes, scale, bias."""
    heads = []
    for web in (True, False):
        mine = fit[(f.corpus[fit] == 0) == web]
        weight = np.where(f.corpus[mine] == 2, 3.0, 1.0)
        model = Ridge(alpha=25.0, solver="lsqr", max_iter=80).fit(f.words[mine], f.gold[mine], sample_weight=weight)
        heads.append((*quantise(model.coef_), float(model.intercept_)))
    return heads


def apply_heads(f: Features, heads: list[tuple[Any, float, float]], rows: Any) -> Any:
    columns = []
    for weights, scale, bias in heads:
        parts = [np.asarray(m[rows] @ weights.astype(np.float64)) * scale for m in f.families]
        columns += [*parts, sum(parts) + bias]
    return np.stack(columns, axis=1)


def fit_voice(f: Features, lines: Any) -> tuple[Any, float, float]:
    """The gate's linear part: bytes, scale, bias; positive for the web."""
    model = LogisticRegression(C=2.0, max_iter=300)
    model.fit(f.voices[lines], f.voice_corpus[lines] == 0, sample_weight=f.voice_weight[lines])
    return (*quantise(model.coef_[0]), float(model.intercept_[0]))


def apply_voice(f: Features, voice: tuple[Any, float, float], lines: Any) -> Any:
    weights, scale, bias = voice
    linear = np.asarray(f.voices[lines] @ weights.astype(np.float64)) * scale + bias
    return np.hstack([f.styles[lines], linear[:, None]])


def fit_gate(f: Features, fit: Any, folds: Any) -> tuple[Any, Any]:
    """The gate: a linear part over words, then trees over it (fitted without the sentence's fold) and the style."""
    lines = np.unique(f.voice_of[fit])
    line_folds = np.zeros(f.voices.shape[0], dtype=int)
    line_folds[f.voice_of] = folds
    table = np.zeros((len(lines), f.styles.shape[1] + 1))
    for k in np.unique(line_folds[lines]):
        held = line_folds[lines] == k
        table[held] = apply_voice(f, fit_voice(f, lines[~held]), lines[held])
    data = lightgbm.Dataset(table, (f.voice_corpus[lines] == 0).astype(int), weight=f.voice_weight[lines])
    return fit_voice(f, lines), lightgbm.train(GATE, data, GATE_TREES)


def apply_gate(f: Features, gate: tuple[Any, Any], rows: Any) -> Any:
    voice, trees = gate
    return 1.0 / (1.0 + np.exp(-trees.predict(apply_voice(f, voice, f.voice_of[rows]), raw_score=True) - GATE_SHIFT))


def fit_all(f: Features, fit: Any, folds: Any) -> tuple[list[Any], tuple[Any, Any], list[Any]]:
    """Heads, gate and experts; the experts see heads fitted without the row's own fold."""
    inner = np.zeros((len(fit), 2 * (FAMILIES + 1)))
    for k in np.unique(folds[fit]):
        held = folds[fit] == k
        inner[held] = apply_heads(f, fit_heads(f, fit[~held]), fit[held])
    table = np.hstack([f.numbers[fit], inner])
    experts = []
    for web, (count, more) in zip((True, False), EXPERTS, strict=True):
        mine = (f.corpus[fit] == 0) == web
        weight = np.where(f.corpus[fit][mine] == 2, MEANTIME_WEIGHT, 1.0)
        data = lightgbm.Dataset(table[mine], f.gold[fit][mine], weight=weight)
        experts.append(lightgbm.train({**TREES, **more}, data, count))
    return fit_heads(f, fit), fit_gate(f, fit, folds), experts


def predict(f: Features, made: tuple[list[Any], tuple[Any, Any], list[Any]], rows: Any) -> Any:
    heads, gate, experts = made
    table = np.hstack([f.numbers[rows], apply_heads(f, heads, rows)])
    web = apply_gate(f, gate, rows)
    news = (1.0 - RULES_SHARE) * experts[1].predict(table) + RULES_SHARE * f.numbers[rows, 0]
    return np.clip(web * experts[0].predict(table) + (1 - web) * news, -3.0, 3.0)


def score(gold: Any, said: Any) -> str:
    """As the public scorer: mean absolute error, Pearson r, macro-F1 over three bands."""
    band = lambda x: np.where(x < -0.5, 0, np.where(x > 2, 2, 1))  # noqa: E731
    g, s = band(gold), band(said)
    f1 = [200 * ((g == k) & (s == k)).sum() / max(1, (g == k).sum() + (s == k).sum()) for k in range(3)]
    r = np.corrcoef(gold, said)[0, 1]
    return f"MAE {np.abs(gold - said).mean():.3f}  r {r:.3f}  macro-F1 {np.mean(f1):.1f}"


def pack_trees(booster: Any) -> dict[str, Any]:
    """Nodes in preorder: a split's left child is the next node, `right` is how far on its right child is; 0: a leaf."""
    feature: list[int] = []
    number: list[float] = []
    right: list[int] = []
    roots: list[int] = []
    deepest = 0

    def add(node: dict[str, Any], depth: int) -> None:
        nonlocal deepest
        deepest = max(deepest, depth)
        here = len(feature)
        leaf = "leaf_value" in node
        feature.append(0 if leaf else node["split_feature"])
        number.append(node["leaf_value"] if leaf else node["threshold"])
        right.append(0)
        if not leaf:
            add(node["left_child"], depth + 1)
            right[here] = len(feature) - here
            add(node["right_child"], depth + 1)

    for tree in booster.dump_model()["tree_info"]:
        roots.append(len(feature))
        add(tree["tree_structure"], 0)
    columns = {"roots": (roots, "<u2"), "feature": (feature, "u1"), "number": (number, "<f4"), "right": (right, "u1")}
    return {**{k: _text(np.array(v, dtype=kind)) for k, (v, kind) in columns.items()}, "depth": deepest}


def pack(made: tuple[list[Any], tuple[Any, Any], list[Any]], hashes: dict[str, str]) -> dict[str, Any]:
    heads, (voice, gate), experts = made
    linear = [{"weights": _text(w), "scale": s, "bias": b} for w, s, b in (voice, *heads)]
    return {
        "inputs": hashes,
        "seed": SEED,
        "voice": linear[0],
        "gate": pack_trees(gate),
        "gate_shift": GATE_SHIFT,
        "rules_share": RULES_SHARE,
        "heads": linear[1:],
        "experts": [pack_trees(e) for e in experts],
    }


def _text(column: Any) -> str:
    return base64.b64encode(column.tobytes()).decode("ascii")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5, help="0: no cross-validation")
    parser.add_argument("--out", type=Path, default=Path("src/reportedly/extract/certainty/weights.json"))
    options = parser.parse_args()
    rows, parses, hashes = read_corpora(options.data)
    f = Features(rows, parses)
    folds = np.random.RandomState(SEED).randint(0, max(2, options.folds), f.sentence.max() + 1)[f.sentence]
    if options.folds:
        said = np.zeros(len(f.gold))
        for k in range(options.folds):
            held = np.where(folds == k)[0]
            said[held] = predict(f, fit_all(f, np.where(folds != k)[0], folds), held)
        for number, corpus in enumerate(CORPORA):
            mine = f.corpus == number
            print(f"{corpus:9} {mine.sum():6}  {score(f.gold[mine], said[mine])}", flush=True)
        print(f"together  {len(said):6}  {score(f.gold, said)}", flush=True)
    made = fit_all(f, np.arange(len(f.gold)), folds)
    text = json.dumps(pack(made, hashes), indent=0, sort_keys=True) + "\n"
    options.out.write_text(text, encoding="utf-8")
    print(f"{options.out}: {len(text) // 1000} kB")


if __name__ == "__main__":
    main()
