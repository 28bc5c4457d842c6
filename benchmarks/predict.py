"""Predict for one task of the public scorer, with the code that `read` runs.

python -m benchmarks.predict TASK < IN.jsonl > OUT.jsonl
"""

from __future__ import annotations

import json
import sys
from importlib import import_module

from benchmarks.tasks import TASKS


def main(argv: list[str]) -> int:
    """Read documents from standard input, write one line of predictions for each."""
    if len(argv) != 1 or argv[0] not in TASKS:
        print(f"usage: python -m benchmarks.predict {{{'|'.join(TASKS)}}} < IN.jsonl > OUT.jsonl", file=sys.stderr)
        return 2
    predict = import_module(f"benchmarks.tasks.{argv[0]}").predict
    documents = (json.loads(line) for line in sys.stdin if line.strip())
    for prediction in predict(documents):
        sys.stdout.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
