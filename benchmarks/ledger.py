"""How fast the ledger is: reports kept and loaded a second, and what each filter and order takes.

    python -m benchmarks.ledger [REPORTS]      5 000 reports of 20 claims each by default

Prints one JSON object; times are processor time of this process, queries the median of five pages of 50.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.store.readings import make_many

from reportedly.model import CountedClass, Status
from reportedly.store import ClaimFilter, Ledger, Order, open_ledger

FILTERS = {
    "all": ClaimFilter(),
    "text": ClaimFilter(text="people left"),
    "source": ClaimFilter(source="reyes"),
    "place": ClaimFilter(place="Selby"),
    "country": ClaimFilter(place="SE"),
    "dates": ClaimFilter(since="2024-06-01", until="2024-06-07"),
    "status": ClaimFilter(status=(Status.DENIED,)),
    "figure class": ClaimFilter(figure_class=(CountedClass.KILLED,)),
    "own voice": ClaimFilter(own_voice=True),
    "several": ClaimFilter(text="left", source="reyes", place="Selby", since="2024-06-01", status=(Status.DENIED,)),
}


def main(reports: int) -> None:
    """Build a ledger, ask it everything, print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with open_ledger(path) as ledger:
            spent = wall = 0.0
            for seed in range(-(-reports // 500)):
                readings = make_many(min(500, reports - 500 * seed), seed=seed)
                clock, began = time.process_time(), time.perf_counter()
                for reading in readings:
                    ledger.add(reading)
                spent += time.process_time() - clock
                wall += time.perf_counter() - began
        with open_ledger(path, read_only=True) as ledger:
            counts = ledger.counts()
            took = {f"{name}, ms": measure(ledger, wanted, Order.REPORT) for name, wanted in FILTERS.items()}
            took |= {f"by {order}, ms": measure(ledger, ClaimFilter(), order) for order in Order}
            clock = time.process_time()
            loaded = sum(1 for _ in ledger.readings())
            loading = time.process_time() - clock
        print(
            json.dumps(
                {
                    "reports": counts.reports,
                    "claims": counts.claims,
                    "kept a second of processor time": round(counts.reports / spent),
                    "kept a second": round(counts.reports / wall),
                    "loaded a second of processor time": round(loaded / loading),
                    "bytes a report": round(path.stat().st_size / counts.reports),
                    **took,
                },
                indent=1,
            )
        )


def measure(ledger: Ledger, wanted: ClaimFilter, order: Order) -> float:
    """The median of five first pages, in milliseconds of processor time."""
    times = []
    for _ in range(5):
        clock = time.process_time()
        list(ledger.claims(wanted, order, limit=50))
        times.append(time.process_time() - clock)
    return round(1000 * statistics.median(times), 1)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
