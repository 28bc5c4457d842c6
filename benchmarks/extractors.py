"""Words a second of each extractor alone, on parsed texts, beside spaCy's tagger and parser on the same; one core.

python -m benchmarks.extractors [--texts FILE.jsonl] [--runs N] [--record]

Each is timed over all texts in processor time, several times over; the median counts, and every ratio is of times taken
in the same run. The parse, which all extractors share, is not in their times. --record writes the figures to
measured.json, from which docs/benchmarks.md is made.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.measured import record
from benchmarks.speed import load_texts, run_paragraphs
from reportedly.extract.attribution import extract_attributions
from reportedly.extract.certainty import judge_event
from reportedly.extract.parse import Parse, parse_reports
from reportedly.extract.place import extract_places, open_gazetteer
from reportedly.extract.quantity import extract_figures
from reportedly.extract.time import extract_times

Parsed = list[tuple[dict[str, Any], Parse]]


def parse_all(docs: list[dict[str, Any]]) -> Parsed:
    """The texts with their parses."""
    return list(zip(docs, parse_reports(d["text"] for d in docs), strict=True))


def run_times(parsed: Parsed) -> None:
    """All times of all texts."""
    for doc, parse in parsed:
        extract_times(parse, doc.get("date"))


def run_quantities(parsed: Parsed) -> None:
    """All figures of all texts."""
    for _, parse in parsed:
        extract_figures(parse)


def run_places(parsed: Parsed) -> None:
    """All places of all texts."""
    gazetteer = open_gazetteer()
    for _, parse in parsed:
        extract_places(parse, gazetteer)


def run_certainty(parsed: Parsed) -> None:
    """Certainty and status of every verb in its sentence, by the rules that the ledger shows."""
    for _, parse in parsed:
        for i, tag in enumerate(parse.tag):
            if tag[:1] == "V" and parse.dep[i] not in ("aux", "auxpass"):
                judge_event(parse, i, parse.sentence_span(parse.sent[i]))


def run_attributions(parsed: Parsed) -> None:
    """All attributions of all texts."""
    for _, parse in parsed:
        extract_attributions(parse)


EXTRACTORS: tuple[tuple[str, Callable[[Parsed], None]], ...] = (
    ("time", run_times),
    ("quantity", run_quantities),
    ("place", run_places),
    ("certainty", run_certainty),
    ("attribution", run_attributions),
)


def main(argv: list[str]) -> int:
    """Time each in turn and print words a second and the ratio to spaCy's time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--record", action="store_true", help="write the figures to measured.json")
    options = parser.parse_args(argv)
    docs = load_texts(options.texts)
    words = sum(len(d["text"].split()) for d in docs)
    for _, run in EXTRACTORS:
        run(parse_all(docs[:3]))
    seconds: dict[str, list[float]] = {"spaCy": [], **{name: [] for name, _ in EXTRACTORS}}
    for _ in range(options.runs):
        begun = time.process_time()
        run_paragraphs(docs)
        seconds["spaCy"].append(time.process_time() - begun)
        for name, run in EXTRACTORS:
            parsed = parse_all(docs)  # anew: a parse keeps what was looked up in it
            begun = time.process_time()
            run(parsed)
            seconds[name].append(time.process_time() - begun)
    print(f"{len(docs)} texts, {words} words, {options.runs} runs, processor time")
    figures: dict[str, dict[str, float]] = {}
    for name, took in seconds.items():
        each = words / statistics.median(took)
        ratio = statistics.median(a / b for a, b in zip(seconds["spaCy"], took, strict=True))
        figures[name] = {"words_per_second": round(each), "times_spacy": round(ratio, 2)}
        print(f"{name:12} {each:9.0f} words/s   {ratio:6.2f} of spaCy by paragraph")
    if options.record:
        record("extractors", {**figures, "texts": {"number": len(docs), "words": words}})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
