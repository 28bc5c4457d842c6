"""Learn the weights of the place models: python -m training.place.train OUT.json SET.jsonl ... [--parses FOLDER]

Each set is JSON Lines with `id`, `text` and `places` (`start`, `end`, `lat`, `lon`, `geonames_id`). Prints, by
five-fold cross-validation over documents, how many pins are right. Needs numpy, which spaCy brings along.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.extract.parse import parse_report
from reportedly.extract.place import recognise
from reportedly.extract.place.context import link_names
from reportedly.extract.place.gazetteer import open_gazetteer
from reportedly.extract.place.resolve import (
    Evidence,
    describe_entry,
    describe_link,
    describe_report,
    trim_entries,
    weigh_names,
)
from reportedly.extract.place.scan import scan_names

FOLDS = 5
HIDDEN, L2, EPOCHS = 12, 1e-3, 24


def load_documents(paths: list[Path], parses: Path | None) -> list[dict[str, Any]]:
    documents = []
    for path in paths:
        kept = parses / (path.stem + ".pickle") if parses else None
        known = pickle.loads(kept.read_bytes()) if kept and kept.is_file() else {}  # our own cache, never user data
        fresh = False
        for d in read_set(path):
            if d["text"] not in known:
                known[d["text"]] = parse_report(d["text"])
                fresh = True
            documents.append({**d, "set": path.stem, "parse": known[d["text"]]})
        if kept and fresh:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps(known))
    return documents


def read_set(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a JSONL set, or of our own texts in TOML."""
    if path.suffix == ".toml":
        for number, t in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["text"]):
            places = []
            for words, lat, lon, _ in t.get("places", ()):
                start = t["text"].index(words)
                places.append({"start": start, "end": start + len(words), "text": words, "lat": lat, "lon": lon})
            for words in (*t.get("open", ()), *t.get("areas", ())):
                start = t["text"].index(words)
                places.append({"start": start, "end": start + len(words), "text": words, "lat": None, "lon": None})
            yield {"id": f"own{number}", "text": t["text"], "places": places, "areas": t.get("areas", [])}
        return
    for line in path.open(encoding="utf-8"):
        if line.strip():
            yield json.loads(line)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    p1, p2 = math.radians(a[0]), math.radians(b[0])
    h = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(h)))


def matches(document: dict[str, Any], m: Any) -> list[dict[str, Any]]:
    p = document["parse"]
    start, end = p.start[m.first], p.end[m.last - 1]
    return [g for g in document["places"] if g["lat"] is not None and g["start"] < end and start < g["end"]]


def is_right(entry: Any, gold: dict[str, Any], km: float = 161.0) -> bool:
    return entry.id == gold.get("geonames_id") or distance_km((entry.lat, entry.lon), (gold["lat"], gold["lon"])) <= km


class Ranker:
    """A log-linear choice among the entries of a name."""

    def __init__(self) -> None:
        self.rows: list[tuple[list[list[tuple[str, float]]], list[bool], float]] = []

    def add(self, features: list[list[tuple[str, float]]], right: list[bool], weight: float) -> None:
        if len(right) > 1 and any(right):
            self.rows.append((features, right, weight))

    def fit(self, l2: float = 1e-3, steps: int = 400) -> dict[str, float]:
        index: dict[str, int] = {}
        for entries, _, _ in self.rows:
            for row in entries:
                for name, _ in row:
                    index.setdefault(name, len(index))
        most = max(len(e) for e, _, _ in self.rows)
        x = np.zeros((len(self.rows), most, len(index)), dtype=np.float32)
        mask = np.full((len(self.rows), most), -1e9, dtype=np.float32)
        gold = np.zeros((len(self.rows), most), dtype=np.float32)
        for r, (entries, right, _) in enumerate(self.rows):
            for k, row in enumerate(entries):
                mask[r, k] = 0
                gold[r, k] = right[k]
                for name, value in row:
                    x[r, k, index[name]] += value
        weight = np.array([w for _, _, w in self.rows], dtype=np.float32)
        weight /= weight.sum()
        w = np.zeros(len(index), dtype=np.float32)
        m, v = np.zeros_like(w), np.zeros_like(w)
        for step in range(1, steps + 1):
            z = x @ w + mask
            z -= z.max(1, keepdims=True)
            p = np.exp(z)
            p /= p.sum(1, keepdims=True)
            q = p * gold
            q /= q.sum(1, keepdims=True) + 1e-9
            g = np.einsum("r,rk,rkf->f", weight, p - q, x) + l2 * w
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            w -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
        return {name: round(float(w[i]), 3) for name, i in sorted(index.items())}


class Believer:
    """A small network with one hidden layer: is a pin right, and do the words name a place?"""

    def __init__(self) -> None:
        self.rows: list[tuple[list[tuple[str, float]], bool, bool, float]] = []

    def fit(self, hidden: int = HIDDEN, l2: float = L2, epochs: int = EPOCHS) -> dict[str, Any]:
        counts = Counter(name for row, *_ in self.rows for name, _ in row)
        index = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= 8))}
        x = np.zeros((len(self.rows), len(index)), dtype=np.float32)
        for r, (row, *_) in enumerate(self.rows):
            for name, value in row:
                if name in index:
                    x[r, index[name]] += value
        y = np.array([[right, named] for _, right, named, _ in self.rows], dtype=np.float32)
        weight = np.array([w for *_, w in self.rows], dtype=np.float32)
        weight /= weight.mean()
        rng = np.random.default_rng(7)
        n, f = x.shape
        params = [
            rng.normal(0, 0.3, (f, hidden)).astype(np.float32),
            rng.normal(0, 0.3, (hidden, 2)).astype(np.float32),
            np.zeros((f, 2), dtype=np.float32),
        ]
        m, v = [np.zeros_like(w) for w in params], [np.zeros_like(w) for w in params]
        mean = [np.zeros_like(w) for w in params]
        step = averaged = 0
        for epoch in range(epochs):
            order = rng.permutation(n)
            rate = 0.004 * (1 - epoch / epochs) + 0.0002
            for at in range(0, n, 256):
                rows = order[at : at + 256]
                xb, yb, wb = x[rows], y[rows], weight[rows][:, None]
                h = np.tanh(xb @ params[0])
                p = 1 / (1 + np.exp(-(h @ params[1] + xb @ params[2])))
                d = wb * (p - yb) / len(rows)
                dh = (d @ params[1].T) * (1 - h * h)
                grads = [xb.T @ dh + l2 * params[0], h.T @ d + l2 * params[1], xb.T @ d + l2 * params[2]]
                step += 1
                for k, g in enumerate(grads):
                    m[k] = 0.9 * m[k] + 0.1 * g
                    v[k] = 0.999 * v[k] + 0.001 * g * g
                    params[k] -= rate * (m[k] / (1 - 0.9**step)) / (np.sqrt(v[k] / (1 - 0.999**step)) + 1e-8)
                if epoch >= epochs * 2 // 3:
                    averaged += 1
                    for k in range(3):
                        mean[k] += params[k]
        params = [w / averaged for w in mean]
        return {
            "hidden": {name: [round(float(a), 3) for a in params[0][i]] for name, i in index.items()},
            "direct": {name: [round(float(a), 3) for a in params[2][i]] for name, i in index.items()},
            "out": [[round(float(a), 3) for a in row] for row in params[1]],
        }


def train(documents: list[dict[str, Any]], weights: dict[str, float]) -> dict[str, Any]:
    gazetteer = open_gazetteer()
    learned: dict[str, Any] = {}
    prepared = []
    for d in documents:
        names = scan_names(d["parse"], gazetteer)
        if names.mentions:
            link_names(d["parse"], names)
            evidence = Evidence(names, None, recognise.find_cues(d["parse"]))
            trim_entries(names, evidence)
            prepared.append((d, names, evidence))
    for stage in ("first", "second"):
        ranker = Ranker()
        for d, names, evidence in prepared:
            if stage == "second":
                weigh_names(names, evidence, learned["first"], {})
                evidence.locate(names)
            for m in names.mentions:
                gold = matches(d, m)
                if gold:
                    most = max(e.population for e in m.entries)
                    rows = [
                        describe_entry(e, most) + describe_report(m.key, e, evidence) + describe_link(m, e, names)
                        for e in m.entries
                    ]
                    same = [e.id == gold[0].get("geonames_id") for e in m.entries]
                    right = same if any(same) else [is_right(e, gold[0], 40.0) for e in m.entries]
                    ranker.add(rows, right, weights.get(d["set"], 1.0))
        # No set tells how far a user's own country should weigh: about a factor of ten.
        learned[stage] = {**ranker.fit(), "bias land": 2.5}
        # A former or foreign name of one town against a spelling of another: too rare in the sets to be learned.
        w = learned[stage]
        w["named otherwise"] = min(w.get("named otherwise", 0.0), -2.0)
        w["other name"] = min(w["other name"], w["other spelling"] - 1.5)
    believer = Believer()
    for d, names, evidence in prepared:
        weigh_names(names, evidence, learned["second"], {})
        p = d["parse"]
        for m, row in zip(names.mentions, recognise.describe_beliefs(p, names, evidence, gazetteer), strict=True):
            start, end = p.start[m.first], p.end[m.last - 1]
            if any(words in d["text"][max(0, start - 40) : end] for words in d.get("areas", ())):
                continue  # a place in an area is right to be found, and no pin
            gold = matches(d, m)
            right = bool(gold) and is_right(m.entries[m.best], gold[0])
            named = any(
                abs(g["start"] - start) <= 2 and abs(g["end"] - end) <= 2 for g in d["places"] if g["text"][0].isupper()
            )
            believer.rows.append((row, right, named, weights.get(d["set"], 1.0)))
    learned["belief"] = believer.fit()
    return learned


def install(learned: dict[str, Any]) -> None:
    recognise.load_weights = lambda: learned  # type: ignore[assignment]
    for known in recognise._fixed:
        known.clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--parses", type=Path)
    parser.add_argument("--weight", action="append", default=[], help="SET=NUMBER")
    parser.add_argument("--no-folds", action="store_true")
    a = parser.parse_args()
    weights = {w.split("=")[0]: float(w.split("=")[1]) for w in a.weight}
    documents = load_documents(a.sets, a.parses)
    gazetteer = open_gazetteer()
    pins: list[tuple[str, float, bool, bool, str]] = []
    if not a.no_folds:
        for fold in range(FOLDS):
            inside = [d for d in documents if zlib.crc32(str(d["id"]).encode()) % FOLDS != fold]
            install(train(inside, weights))
            for d in documents:
                if zlib.crc32(str(d["id"]).encode()) % FOLDS != fold:
                    continue
                names = recognise.recognise_names(d["parse"], gazetteer)
                for m in names.mentions:
                    gold = matches(d, m)
                    right = bool(gold) and is_right(m.entries[m.best], gold[0])
                    p = d["parse"]
                    pins.append((d["set"], m.belief, right, bool(gold), p.text[p.start[m.first] : p.end[m.last - 1]]))
        report(documents, pins)
        (a.out.parent / "pins.json").write_text(json.dumps(pins)) if a.parses else None
    learned = train(documents, weights)
    text = json.dumps({"trained_on": sorted({d["set"] for d in documents}), **learned}, indent=1, sort_keys=True)
    a.out.write_text(text + "\n", encoding="utf-8")


def report(documents: list[dict[str, Any]], pins: list[tuple[str, float, bool, bool, str]]) -> None:
    for name in sorted({d["set"] for d in documents}):
        gold = sum(g["lat"] is not None for d in documents if d["set"] == name for g in d["places"])
        mine = [p for p in pins if p[0] == name]
        over = [p for p in mine if p[3]]
        print(name, "gold", gold, "mentions", len(mine), "on gold", len(over), "right", sum(p[2] for p in over))
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
            kept = [p for p in mine if p[1] >= threshold]
            right = sum(p[2] for p in kept)
            p_, r_ = right / max(1, len(kept)), right / max(1, gold)
            print(
                f"  {threshold}: pins {len(kept)} P {100 * p_:.1f} R {100 * r_:.1f} "
                f"F1 {200 * p_ * r_ / max(1e-9, p_ + r_):.1f}"
            )


if __name__ == "__main__":
    main()
