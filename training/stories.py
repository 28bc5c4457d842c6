"""Count in how many documents of public sets each word stands: `src/reportedly/link/background.tsv`.

python -m training.stories --data DIR

A set about one subject (an election, a county) must not make its own words common: of each word the second largest
rate over five groups of sets counts, out of 2 000 documents. ECB+, on which stories are scored, is not among them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from reportedly.link.terms import BACKGROUND, DOCUMENTS
from reportedly.link.words import cut_words, fold_stem

ROOT = Path(__file__).parent.parent
GROUPS = (
    ("attribution.polnear.train", "attribution.polnear.dev"),
    ("place.lgl",),
    ("place.trnews", "place.gwn"),
    ("time.timebank", "time.aquaint"),
    ("time.meantime", "quantity.newsquant"),
)
LEAST = 5  # documents in 2 000; what is rarer counts as unseen


def count_rates(data: Path, sets: tuple[str, ...]) -> dict[str, float]:
    """The share of the documents of some sets that hold each stem."""
    counts: Counter[str] = Counter()
    documents = 0
    for name in sets:
        for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
            if line.strip():
                documents += 1
                counts.update({fold_stem(word.form) for word in cut_words(json.loads(line)["text"])})
    return {stem: count / documents for stem, count in counts.items()}


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    rates = [count_rates(data, sets) for sets in GROUPS]
    lines = []
    for stem in sorted(set().union(*rates)):
        count = round(sorted(rate.get(stem, 0.0) for rate in rates)[-2] * DOCUMENTS)
        if count >= LEAST:
            lines.append(f"{stem}\t{count}\n")
    (ROOT / "src" / "reportedly" / "link" / BACKGROUND).write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} stems")


if __name__ == "__main__":
    main()
