"""Words a second of the whole `read` against spaCy's tagger and parser alone, on the same texts, in turn, on one core.

python -m benchmarks.speed [--texts FILE.jsonl] [--runs N]

`spaCy` is the model's tok2vec, tagger and parser over the texts as they are, one call of `nlp.pipe`; `spaCy by
paragraph` the same over the paragraphs that `read` cuts, which is faster. `extract` is parse to claims in memory;
`read` is also decoding, the JSON codec and a commit to a real ledger a report.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportedly.codec import decode_reading, encode_reading
from reportedly.extract.assemble import extract_batch
from reportedly.extract.paragraph import split_paragraphs
from reportedly.extract.parse import load_parser
from reportedly.extract.place import open_gazetteer
from reportedly.model import Report
from reportedly.store import open_ledger

HERE = Path(__file__).parent


def load_texts(path: Path | None) -> list[dict[str, Any]]:
    """Documents with `text` and perhaps `date`; our own gold stories where no file is named."""
    if path:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    stories = sorted((HERE.parent / "gold").glob("*/reports/*.txt"))
    return [{"text": p.read_bytes().decode("utf-8", "replace"), "date": "2025-03-14"} for p in stories] * 6


def run_spacy(docs: list[dict[str, Any]]) -> None:
    """The parser alone, over whole texts."""
    nlp = load_parser()
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        for _ in nlp.pipe(d["text"] for d in docs):
            pass


def run_paragraphs(docs: list[dict[str, Any]]) -> None:
    """The parser alone, over paragraphs."""
    nlp = load_parser()
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        for d in docs:
            for _ in nlp.pipe([s.cut(d["text"]) for s in split_paragraphs(d["text"])], batch_size=128):
                pass


def run_extract(docs: list[dict[str, Any]]) -> None:
    """Parse to claims."""
    for _ in extract_batch(Report(text=d["text"], published=d.get("date")) for d in docs):
        pass


def run_read(docs: list[dict[str, Any]]) -> None:
    """Parse to claims, through the codec into a ledger."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "speed.db") as ledger:
        for reading in extract_batch(Report(text=d["text"], published=d.get("date")) for d in docs):
            ledger.add(decode_reading(encode_reading(reading)))


RUNS: tuple[tuple[str, Callable[[list[dict[str, Any]]], None]], ...] = (
    ("spaCy", run_spacy),
    ("spaCy by paragraph", run_paragraphs),
    ("extract", run_extract),
    ("read", run_read),
)


def main(argv: list[str]) -> int:
    """Time each in turn, several times over, and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args(argv)
    docs = load_texts(options.texts)
    words = sum(len(d["text"].split()) for d in docs)
    open_gazetteer()
    run_read(docs[:2])
    seconds: dict[str, list[float]] = {name: [] for name, _ in RUNS}
    for _ in range(options.runs):
        for name, run in RUNS:
            begun = time.process_time()
            run(docs)
            seconds[name].append(time.process_time() - begun)
    print(f"{len(docs)} texts, {words} words, {options.runs} runs, processor time")
    for name, took in seconds.items():
        ratio = statistics.median(a / b for a, b in zip(seconds["spaCy"], took, strict=True))
        close = statistics.median(a / b for a, b in zip(seconds["spaCy by paragraph"], took, strict=True))
        each = words / statistics.median(took)
        print(f"{name:20} {each:8.0f} words/s   {ratio:5.2f} of spaCy   {close:5.2f} of spaCy by paragraph")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
