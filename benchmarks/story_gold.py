"""What the product makes of our own stories, end to end from text, against what a careful reader records of them.

python -m benchmarks.story_gold [--split dev|test] [--given] [--verbose | --floors] [--keep FILE]

The reports of every folder of `gold/` that has a `links.toml` are read as users read them into one ledger, which is
then linked and compared as `reportedly compare` does. What is counted, for each folder and half:

figure pairs    two figures of one slot: found, missing, or too much. Too much is a pair in one slot of the product of
claim pairs     which at least one is asked for in this half and which share no slot of the gold: of another slot, of
                the other half, or of no slot at all. What was not read is missing. Pairs with an optional entry of the
                same slot are neither. Claims are those without a number. Every pair weighs the same, so that
                large slots weigh most
whole slots     a slot of the product that holds all entries asked for, and nothing but optional ones beside
relations       of the pairs that the gold names: the kind, and which of the two it is that updates, denies, ... A pair
                in no relation is wrong, and so is one that has a kind beside the right one: only "copies" may have
                "agrees", and "misreports" may have "copies". Below it the same by the gold's kind
origins exact   the number of origins of the slot of the product that holds most of the gold slot's entries (at least
                two of them, and half, else it is wrong); `reports` and `independent` the same
origin pairs    two entries of one slot that rest on one origin

With `--given` relations and origins are judged on slots as the gold has them, so that only what was not read and what
is reckoned from the slots is counted, not how figures and claims were gathered.

For each folder, in neither half: copies, found and too much, either way round; of those found, which was first, and the
words that were changed, shown on both sides. Over all folders at once: B-cubed of the stories.

A figure is found by its number's place in the words of the gold, a claim by its event's.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from gold.finding import find_given, find_links
from gold.link_score import FIELDS, list_rates, rate_fields, score_copies, score_split, score_stories
from gold.links import find_linked, load_links
from gold.tally import Score

COPIES = ("copies", "copy direction", "copy changes")


def format_table(scores: dict[str, Score], fields: tuple[str, ...]) -> str:
    """One line a field: precision, recall and F1 of what can be too much, the share of what else is right."""
    rows = [f"{'':22}" + "".join(f"{name[:27]:>28}" for name in scores)]
    for name in fields:
        cells = []
        for s in scores.values():
            found, wanted = s.counts[name, "found"], s.counts[name, "wanted"]
            rates = rate_fields(s)
            if not wanted:
                cells.append("-")
            elif f"{name} F1" in rates:
                parts = (rates[f"{name} P"], rates[f"{name} R"], rates[f"{name} F1"])
                cells.append("P {:.1f} R {:.1f} F1 {:.1f}".format(*(100 * p for p in parts)))
            else:
                cells.append(f"{found}/{wanted} {100 * found / wanted:5.1f}%")
        rows.append(f"{name:22}" + "".join(f"{cell:>28}" for cell in cells))
    return "\n".join(rows)


def main(argv: list[str]) -> int:
    """Read, link and compare the folders asked for; print what is missing and too much, and the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.story_gold", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--split", choices=("dev", "test"))
    parser.add_argument(
        "--verbose", action="store_true", help="print each thing missing (-) and too much (+), of dev only"
    )
    parser.add_argument("--given", action="store_true", help="put the gold's slots in the place of those found")
    parser.add_argument(
        "--floors", action="store_true", help="print what stands now, as gold/link_floors.toml holds it"
    )
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep the ledger in this file, which must be new")
    args = parser.parse_args(argv)
    if args.verbose and args.split == "test":
        parser.error("the test half is looked at for totals only: leave out --verbose, or give --split dev")
    if args.keep and args.keep.exists():
        parser.error(f"{args.keep} is there already; name a new file")
    folders = [load_links(name) for name in find_linked()]
    with tempfile.TemporaryDirectory() as scratch:
        found = find_links(folders, args.keep or Path(scratch) / "stories.db")
    if args.floors:
        for part, rates in list_rates(folders, found).items():
            print(f'["{part}"]', *(f'"{name}" = {int(100 * rate) / 100}' for name, rate in rates.items()), "", sep="\n")
        return 0
    slots: dict[str, Score] = {}
    copies: dict[str, Score] = {}
    for links in folders:
        for split in ("dev", "test"):
            if args.split in (None, split) and any(s.split == split for s in links.slots):
                judged = find_given(links, found) if args.given else found
                score = slots[f"{links.name}.{split}"] = score_split(links, judged, split)
                if args.verbose and split == "dev":
                    print(f"\n{links.name}.{split}", *score.lines, sep="\n")
        if links.copies:
            score = copies[links.name] = score_copies(links, found)
            if args.verbose:
                print(f"\n{links.name}, copies", *score.lines, sep="\n")
    precision, recall = score_stories(folders, found)
    together = 2 * precision * recall / (precision + recall)
    print(format_table(slots, FIELDS), "", format_table(copies, COPIES), "", sep="\n")
    print(
        f"stories, B3 over {len(found.readings)} reports:",
        f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * together:.1f}",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
