"""Reports that render another in other words: how many planted ones are found, and how many ECB+ gives that are none.

    python -m benchmarks.translations [ECB+.jsonl]

Planted: each gold report of some length is told in an invented tongue (every word that is no name is written backwards,
number words too) with every third sentence left out, the whole of it or with sentences moved; all go beside the reports
of their folder, without a word that says what they are. With `said`, their language is told as well.

ECB+: its reports, story by story as its topics and subtopics have them, and all together as one story. What shares
words is a copy and counted apart; what remains is too much.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gold.links import find_linked, load_links

from reportedly.link.copying import Sheet, compare_sheets
from reportedly.link.direction import Published
from reportedly.link.passage import lay_out
from reportedly.link.rendered import find_translations
from reportedly.model import Reading, Report

ECB = Path("../shared/bench/data/stories.ecbplus.jsonl")
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 8  # sentences


def tell_otherwise(text: str, draw: random.Random, *, moved: bool) -> str:
    """A text in a tongue that nobody speaks, shorter by a third."""
    sentences = _SENTENCE.split(text)
    kept = [s for n, s in enumerate(sentences) if n % 3 != 2]
    if moved:
        draw.shuffle(kept)
    small = {w for w in _WORD.findall(text) if w[0].islower()}
    return " ".join(_WORD.sub(lambda m: _turn(m[0], small), s) for s in kept)


def _turn(word: str, small: set[str]) -> str:
    turned = word[::-1].lower()
    if word[0].islower():
        return turned
    return turned.capitalize() if word.lower() in small or len(word) < 3 else word


def count_planted(*, moved: bool, said: bool) -> tuple[int, int, int]:
    """How many were planted, how many found from their source, how many edges lead elsewhere."""
    draw = random.Random(4)
    planted = found = wrong = 0
    for name in find_linked():
        reports = list(load_links(name).reports.values())
        for report in reports:
            if len(_SENTENCE.split(report.text)) < _LEAST:
                continue
            told = Report(
                text=tell_otherwise(report.text, draw, moved=moved), outlet="Mirror", published="2030-01-01",
                language="xx" if said else "en",
            )  # fmt: skip
            planted += 1
            readings = [Reading(report=r) for r in (*reports, told)]
            for one in find_translations(readings):
                if one.copy == told.id and one.source == report.id:
                    found += 1
                elif one.copy == told.id:
                    wrong += 1
    return planted, found, wrong


def count_edges(groups: Iterable[list[Report]]) -> tuple[int, int]:
    """Edges found in reports that are held for one story: those with copied words, and those without."""
    copies = others = 0
    for reports in groups:
        by_id = {r.id: r for r in reports}
        for one in find_translations(Reading(report=r) for r in by_id.values()):
            pair = [by_id[i] for i in (one.source, one.copy) if i]
            sheets = [Sheet(published=Published(id=r.id, text=r.text), passage=lay_out(r.text)) for r in pair]
            copy, _ = compare_sheets(sheets[0], sheets[1], same_story=True) if len(sheets) == 2 else (None, [])
            copies, others = copies + (copy is not None), others + (copy is None)
    return copies, others


def main(argv: list[str]) -> int:
    """Plant, count, print."""
    for moved in (False, True):
        for said in (False, True):
            planted, found, wrong = count_planted(moved=moved, said=said)
            way = ("moved" if moved else "in order") + (", language told" if said else "")
            print(f"{way:26} {found}/{planted} found, {wrong} from another source")
    path = Path(argv[0]) if argv else ECB
    if not path.exists():
        print(f"{path} is not there: ECB+ is left out")
        return 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    stories: dict[str, list[Report]] = {}
    for n, row in enumerate(rows):
        # Each a day later than the one before, so that all can be told apart in time.
        day = f"{2000 + n // 336}-{1 + n // 28 % 12:02}-{1 + n % 28:02}"
        stories.setdefault(row["story"], []).append(Report(text=row["text"], published=day))
    within = count_edges(stories.values())
    print(f"ECB+, {len(stories)} stories: {within[0]} edges beside copied words, {within[1]} others")
    together = count_edges([[replace(r, outlet=None) for found in stories.values() for r in found]])
    print(f"ECB+ as one story: {together[0]} edges beside copied words, {together[1]} others")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
