"""A program that keeps readings and reports each one as done, to be killed or starved by the tests.

python -m tests.store.writer LEDGER COUNT SEED [LARGEST_FILE]
"""

import resource
import sys

from reportedly.errors import LedgerError
from reportedly.store import open_ledger

from .readings import make_many


def main() -> None:
    path, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    readings = make_many(count, claims=6, seed=seed)
    if len(sys.argv) > 4:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]),) * 2)
    try:
        with open_ledger(path) as ledger:
            print("ready", flush=True)
            for reading in readings:
                ledger.add(reading)
                print(reading.report.id, len(reading.claims), flush=True)
    except LedgerError as error:
        print(type(error).__name__, error, flush=True)
        sys.exit(3)


main()
