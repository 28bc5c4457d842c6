"""Memory while reading many reports, parent and workers together: flat, or it grows with the batch.

python -m benchmarks.memory [--reports 10000] [--workers 2]

The reports are paragraphs of our own gold stories in ever new order, so that no two are the same; they come as one JSON
Lines file and go to a real ledger. Resident memory of the parent and of all workers is taken at each tenth.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

import psutil

from reportedly.pipeline import BatchOptions, read_batch
from reportedly.store import open_ledger

HERE = Path(__file__).parent


def write_reports(path: Path, count: int) -> None:
    """One JSON Lines file of `count` different reports of about 150 words."""
    texts = [p.read_bytes().decode("utf-8", "ignore") for p in sorted(HERE.parent.glob("gold/*/reports/*.txt"))]
    paragraphs = [line for text in texts for line in text.splitlines() if len(line) > 80 and "\x00" not in line]
    draw = random.Random(1)
    with path.open("w", encoding="utf-8") as out:
        for n in range(count):
            text = "\n\n".join([f"Report {n}.", *draw.sample(paragraphs, 4)])
            out.write(json.dumps({"text": text, "published": "2025-03-14", "outlet": "The Harbour Post"}) + "\n")


def main(argv: list[str]) -> int:
    """Read them, and print resident memory as it goes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(argv)
    me, peak = psutil.Process(), 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        write_reports(path, options.reports)
        begun = time.perf_counter()
        with open_ledger(Path(folder) / "memory.db") as ledger:
            for n, outcome in enumerate(read_batch([path], BatchOptions(workers=options.workers)), 1):
                assert outcome.reading is not None, outcome
                ledger.add(outcome.reading)
                if n % max(1, options.reports // 10) == 0 or n == 100:
                    parent = me.memory_info().rss / 1e6
                    workers = [c.memory_info().rss / 1e6 for c in me.children(recursive=True)]
                    peak = max(peak, parent + sum(workers))
                    each = " ".join(f"{w:.0f}" for w in workers)
                    print(f"{n:7} reports   parent {parent:5.0f} MB   workers {each} MB", flush=True)
        took = time.perf_counter() - begun
    print(f"peak of the sum {peak:.0f} MB, {options.reports / took:.1f} reports/s with {options.workers} workers")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
