"""Learn the weights of the place models: python -m training.place.train OUT.json SET.jsonl ... [--parses FOLDER]

Each set is JSON Lines with `id`, `text` and `places` (`start`, `end`, `lat`, `lon`, `geonames_id`). Prints, by
five-fold cross-validation over documents, how many pins are right. Needs numpy, which spaCy brings along.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.extract.parse import parse_report
from reportedly.extract.place import recognise
from reportedly.extract.place.context import link_names
from reportedly.extract.place.gazetteer import open_gazetteer
from reportedly.extract.place.resolve import Evidence, describe_entry, describe_support, trim_entries, weigh_names
from reportedly.extract.place.scan import scan_names

FOLDS = 5


def load_documents(paths: list[Path], parses: Path | None) -> list[dict[str, Any]]:
    documents = []
    for path in paths:
        kept = parses / (path.stem + ".pickle") if parses else None
        known = pickle.loads(kept.read_bytes()) if kept and kept.is_file() else {}  # our own cache, never user data
        fresh = False
        for line in path.open(encoding="utf-8"):
            if not line.strip():
                continue
            d = json.loads(line)
            if d["text"] not in known:
                known[d["text"]] = parse_report(d["text"])
                fresh = True
            documents.append({**d, "set": path.stem, "parse": known[d["text"]]})
        if kept and fresh:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps(known))
    return documents


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
    """Logistic regression on whether a pin is right."""

    def __init__(self) -> None:
        self.rows: list[tuple[list[tuple[str, float]], bool, float]] = []

    def fit(self, l2: float = 3e-4, steps: int = 500) -> dict[str, float]:
        counts = Counter(name for row, _, _ in self.rows for name, _ in row)
        index = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= 8))}
        x = np.zeros((len(self.rows), len(index)), dtype=np.float32)
        for r, (row, _, _) in enumerate(self.rows):
            for name, value in row:
                if name in index:
                    x[r, index[name]] += value
        y = np.array([right for _, right, _ in self.rows], dtype=np.float32)
        weight = np.array([w for _, _, w in self.rows], dtype=np.float32)
        weight /= weight.sum()
        w = np.zeros(len(index), dtype=np.float32)
        m, v = np.zeros_like(w), np.zeros_like(w)
        for step in range(1, steps + 1):
            p = 1 / (1 + np.exp(-(x @ w)))
            g = x.T @ (weight * (p - y)) + l2 * w
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            w -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
        return {name: round(float(w[i]), 3) for name, i in index.items()}


def train(documents: list[dict[str, Any]], weights: dict[str, float]) -> dict[str, dict[str, float]]:
    gazetteer = open_gazetteer()
    learned: dict[str, dict[str, float]] = {}
    prepared = []
    for d in documents:
        names = scan_names(d["parse"], gazetteer)
        if names.mentions:
            link_names(d["parse"], names)
            evidence = Evidence(names)
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
                    rows = [describe_entry(e, most) + describe_support(m, e, names, evidence) for e in m.entries]
                    same = [e.id == gold[0].get("geonames_id") for e in m.entries]
                    right = same if any(same) else [is_right(e, gold[0], 40.0) for e in m.entries]
                    ranker.add(rows, right, weights.get(d["set"], 1.0))
        learned[stage] = ranker.fit()
    believer, namer = Believer(), Believer()
    for d, names, evidence in prepared:
        weigh_names(names, evidence, learned["second"], {})
        for m, row in zip(names.mentions, recognise.describe_beliefs(d["parse"], names, None), strict=True):
            gold = matches(d, m)
            right = bool(gold) and is_right(m.entries[m.best], gold[0])
            believer.rows.append((row, right, weights.get(d["set"], 1.0)))
            p = d["parse"]
            start, end = p.start[m.first], p.end[m.last - 1]
            named = any(
                g["start"] <= start + 2
                and g["end"] + 2 >= end
                and g["start"] < end
                and start < g["end"]
                and g["text"][0].isupper()
                for g in d["places"]
            )
            namer.rows.append((row, named, weights.get(d["set"], 1.0)))
    learned["belief"] = believer.fit()
    learned["named"] = namer.fit()
    return learned


def install(learned: dict[str, dict[str, float]]) -> None:
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
