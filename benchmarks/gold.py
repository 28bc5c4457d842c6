"""Hold what the product reads in our gold stories against what a careful reader records of them.

python -m benchmarks.gold [STORY...] [--split dev|test] [--verbose | --floors]

Every field counts what is found of what is wanted, and what is extra:

content     an attribution whose content shares half its characters (Dice) with the gold's; one to one
            span: nearly all of them, for the matched one
source cue  the matched attribution's words overlap the gold's
kind agent  direct, indirect or mixed; the agents that the sources lead to
chain       all agents from the outermost that is credited to the speaker, the outlet itself left out
said        when, where and to whom, each that the gold gives
figure      its number stands in the gold's words; value = low, high and approximator; class; change; source
time        Dice of half; value = earliest and latest, with an open end where the gold has one; role
place       its words overlap the gold's; pin = the right place, or none where none is right; role
claim       its event is the gold's; voice = credited as in the gold, or to nobody; status; certainty
"""

from __future__ import annotations

import argparse
import sys

from gold.compare import FIELDS, score
from gold.stories import find_stories, load_story
from gold.tally import Score


def format_table(scores: dict[str, Score]) -> str:
    """One line a field: found/wanted and extras for each column."""
    rows = [f"{'':14}" + "".join(f"{name[:23]:>24}" for name in scores)]
    for name in FIELDS:
        cells = []
        for s in scores.values():
            wanted, extra = s.counts[name, "wanted"], s.counts[name, "extra"]
            share = f"{100 * s.recall(name):.0f}%" if wanted else "-"
            cells.append(f"{s.counts[name, 'found']}/{wanted} {share:>5}" + (f" +{extra:<3}" if extra else "     "))
        rows.append(f"{name:14}" + "".join(f"{cell:>24}" for cell in cells))
    return "\n".join(rows)


def main(argv: list[str]) -> int:
    """Read the stories asked for and print what is missing, what is extra, and the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.gold", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("stories", nargs="*", default=find_stories(), metavar="STORY")
    parser.add_argument("--split", choices=("dev", "test"))
    parser.add_argument("--verbose", action="store_true", help="print each thing missing (-) and extra (+)")
    parser.add_argument("--floors", action="store_true", help="print what stands now as lines for gold/floors.toml")
    args = parser.parse_args(argv)
    from reportedly.extract.assemble import extract_claims

    totals: dict[str, Score] = {}
    for story in args.stories:
        for gold in load_story(story):
            if args.split in (None, gold.split):
                got = score(extract_claims(gold.report), gold)
                if args.verbose:
                    print(f"\n{story}/{gold.file} ({gold.split})", *got.lines, sep="\n")
                totals.setdefault(f"{story}.{gold.split}", Score()).add(got)
    if args.floors:
        for name, total in totals.items():
            print(f"[{name}]", *total.list_floors(), "", sep="\n")
    else:
        print(format_table(totals))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
