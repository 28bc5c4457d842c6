"""How many planted copies are found: our own gold reports, shortened, moved about, reworded, with a negation put in.

    python -m benchmarks.copies

Each gold report with enough words gives one copy for each way of copying; all go to one ledger with all other gold
reports. Prints for each way how many were found, how many the right way round, and how often the planted word shows.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
from pathlib import Path

from gold.links import find_linked, load_links

from reportedly.linking import link_ledger
from reportedly.model import Reading, Report
from reportedly.store import open_ledger

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_LEAST = 10  # sentences of a report that is copied from
WAYS = {"whole": 1.0, "half": 0.5, "a third": 0.34, "moved": 0.7, "reworded": 0.8, "with own words": 0.5}


def copy_text(text: str, way: str, others: list[str], draw: random.Random) -> tuple[str, str]:
    """A copy of a text, and the planted word with what stands beside it."""
    sentences = _SENTENCE.split(text)
    count = max(4, round(len(sentences) * WAYS[way]))
    start = draw.randint(0, len(sentences) - count)
    part = sentences[start : start + count]
    if way == "moved":
        draw.shuffle(part)
    if way == "reworded":
        part = [_reword(sentence, draw) for sentence in part]
    if way == "with own words":
        part = draw.sample(others, count) + part
    planted = ""
    for i in draw.sample(range(len(part)), len(part)):
        found = re.search(r"\b(was|were|had|has|have|is|are|will) (\w+)", part[i])
        if found and part[i] not in others:
            part[i] = part[i].replace(found[0], f"{found[1]} not {found[2]}", 1)
            planted = f"not {found[2]}"
            break
    return " ".join(part), planted


def _reword(sentence: str, draw: random.Random) -> str:
    # One word in twelve is another, as a hand that rewrites in haste leaves it.
    words = sentence.split(" ")
    return " ".join("elsewhere" if draw.random() < 1 / 12 else word for word in words)


def main() -> int:
    """Plant, link, count."""
    draw = random.Random(4)
    links = [load_links(name) for name in find_linked()]
    originals = [(n, report) for n, one in enumerate(links) for report in one.reports.values()]
    planted: dict[str, tuple[str, str, str]] = {}
    copies: list[Report] = []
    for n, report in originals:
        if len(_SENTENCE.split(report.text)) < _LEAST:
            continue
        others = [s for m, r in originals if m != n for s in _SENTENCE.split(r.text)]
        for way in WAYS:
            text, word = copy_text(report.text, way, others, draw)
            copy = Report(text=text, published="2030-01-01", outlet=f"Mirror {len(copies)}")
            planted[copy.id] = (report.id, way, word)
            copies.append(copy)
    result: dict[str, dict[str, int]] = {
        way: dict.fromkeys(("planted", "found", "right way", "negations", "shown"), 0) for way in WAYS
    }
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "copies.db") as ledger:
        for report in [*(report for _, report in originals), *copies]:
            ledger.add(Reading(report=report))
        link_ledger(ledger)
        found = {(copy.source, copy.copy): copy for copy in ledger.copies()}
        for copy in copies:
            source, way, word = planted[copy.id]
            row = result[way]
            row["planted"] += 1
            edge = found.get((source, copy.id))
            row["found"] += bool(edge or (copy.id, source) in found)
            row["right way"] += bool(edge and edge.directed)
            if word:
                row["negations"] += 1
                row["shown"] += bool(
                    edge and any(c.turns and c.copy and "not" in c.copy.cut(copy.text) for c in edge.changes)
                )
        story_of = {report: one.id for one in ledger.stories() for report in one.reports}
        across = sum(story_of[a] != story_of[b] for a, b in found)
    print(json.dumps({**result, "edges": len(found), "edges across stories": across}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
