"""Claims without a number on small stories of our own: which answer one question, and who denies whom.

python -m benchmarks.scenes [--split dev|test] [--verbose]

Prints precision, recall and F1 over pairs of claims and over denials; how each is counted is told in `gold/scene.py`.
"""

from __future__ import annotations

import argparse
import json
import sys

from gold.scene import load_scenes, score_scene
from gold.tally import Score

from reportedly.briefing import CompareOptions, compare_readings, load_nations
from reportedly.extract.assemble import extract_batch


def measure_scenes(split: str) -> Score:
    """Read and compare every scene of a split for itself."""
    total = Score()
    options = CompareOptions(nations=load_nations())
    for scene in (s for s in load_scenes() if s.split == split):
        readings = list(extract_batch(scene.reports))
        total.add(score_scene(scene, readings, compare_readings(readings, None, options)))
    return total


def summarise(total: Score) -> dict[str, float]:
    """Percentages, to one place."""
    out: dict[str, float] = {}
    for name in ("question pairs", "denies"):
        p, r = total.precision(name), total.recall(name)
        out |= {f"{name} P": p, f"{name} R": r, f"{name} F1": 2 * p * r / (p + r) if p + r else 0.0}
    return {name: round(100 * share, 1) for name, share in {**out, "who": total.recall("who")}.items()}


def main(argv: list[str]) -> int:
    """Compare all scenes and print the figures by split."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scenes")
    parser.add_argument("--split", choices=("dev", "test"))
    parser.add_argument(
        "--verbose", action="store_true", help="print each thing missing (-) and too much (+), of dev only"
    )
    args = parser.parse_args(argv)
    for split in ("dev", "test") if args.split is None else (args.split,):
        total = measure_scenes(split)
        if args.verbose and split == "dev":
            print(*total.lines, sep="\n")
        print(json.dumps({"split": split, **summarise(total)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
