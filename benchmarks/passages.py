"""Chains of sources and mentions of agents on our own passages.

python -m benchmarks.passages [--split dev|test] [--verbose | --floors]

Prints chain accuracy, mention precision, recall and F1 (over pairs of words), and how many open words stay open;
how each is counted is told in `gold/passage.py`.
"""

from __future__ import annotations

import argparse
import json
import sys

from gold.passage import load_passages, score_passage
from gold.tally import Score


def summarise(total: Score) -> dict[str, float]:
    """Percentages, to one place."""
    precision, recall = total.precision("mention"), total.recall("mention")
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shares = {
        "chain": total.recall("chain"),
        "mention P": precision,
        "mention R": recall,
        "mention F1": f1,
        "open": total.recall("open"),
    }
    return {name: round(100 * share, 1) for name, share in shares.items()}


def main(argv: list[str]) -> int:
    """Read all passages and print the figures by split."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.passages")
    parser.add_argument("--split", choices=("dev", "test"))
    parser.add_argument("--verbose", action="store_true", help="print each thing missing (-) and wrong (+)")
    parser.add_argument("--floors", action="store_true", help="print what stands now as lines for gold/floors.toml")
    args = parser.parse_args(argv)
    from reportedly.extract.assemble import extract_claims

    for split in ("dev", "test") if args.split is None else (args.split,):
        passages = [p for p in load_passages() if p.split == split]
        total = Score()
        for passage in passages:
            total.add(score_passage(extract_claims(passage.report), passage))
        if args.verbose:
            print(*total.lines, sep="\n")
        if args.floors:
            print(f"[passages.{split}]", *total.list_floors(), "", sep="\n")
            continue
        print(json.dumps({"split": split, "passages": len(passages), **summarise(total)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
