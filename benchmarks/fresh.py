"""What the product makes of the fresh stories of `gold/fresh`, from text to relations.

python -m benchmarks.fresh [--split dev|test] [--stories]

Each story is read and compared on its own. Counted are pairs of marked figures, of marked claims, of marks that rest on
one origin (found, missing, or too much), and the relations listed, by kind. What was not read is missing. `--stories`
prints each story of the dev split; the test split is looked at for totals only.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from gold.fresh import count_story, list_fresh

from reportedly.extract.assemble import extract_batch

PAIRS = ("figure pairs", "claim pairs", "origin pairs")


def main(argv: list[str]) -> int:
    """Read, compare, count and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fresh", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument("--stories", action="store_true", help="print each story, of dev only")
    args = parser.parse_args(argv)
    if args.stories and args.split == "test":
        parser.error("the test split is looked at for totals only: leave out --stories, or give --split dev")
    counts: Counter[tuple[str, str]] = Counter()
    for story in list_fresh(args.split):
        own = count_story(story, list(extract_batch(story.reports)))
        counts += own
        if args.stories:
            print(story.name, *_list_lines(own), sep="\n  ")
    print(*_list_lines(counts), sep="\n")
    return 0


def _list_lines(counts: Counter[tuple[str, str]]) -> list[str]:
    lines = []
    for field in PAIRS:
        found, wanted, over = (counts[field, name] for name in ("found", "wanted", "too much"))
        p, r = found / max(1, found + over), found / max(1, wanted)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        lines.append(
            f"{field}: P {100 * p:.1f} R {100 * r:.1f} F1 {100 * f1:.1f} ({found} of {wanted}, {over} too much)"
        )
    for field in sorted({field for field, _ in counts} - set(PAIRS)):
        found, wanted = counts[field, "found"], counts[field, "wanted"]
        lines.append(f"{field}: {found} of {wanted}, {100 * found / max(1, wanted):.1f} %")
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
