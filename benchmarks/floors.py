"""Hold the extractors to the floors in floors.json, on fixed slices of the public sets.

python -m benchmarks.floors [--data DIR] [--only NAME] [--raise] [--record]

A floor may rise and never silently falls: --raise lifts each to the figure measured less a margin of 0.3 (0.01 for
figures below 2), so that another machine's rounding does not break the build. Without the data it says so and passes.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.measured import record

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
HIDDEN = ("attributions", "times", "quantities", "places", "certainty", "story")


def load_scorer(data: Path) -> Any:
    """The public scorer, from beside its data."""
    spec = importlib.util.spec_from_file_location("score", data.parent / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def read_slice(path: Path, size: int | None) -> list[dict[str, Any]]:
    """Every n-th document, so that the slice runs over the whole file and is the same each time."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    step = max(1, len(lines) // size) if size else 1
    return [json.loads(line) for line in lines[::step]][:size]


def measure(name: str, entry: dict[str, Any], data: Path, scorer: Any) -> dict[str, float]:
    """Predict one slice and score it; figures are flattened ("match.F1")."""
    task = name.split(".")[0]
    gold = read_slice(data / f"{name}.jsonl", entry["size"])
    inputs = ({k: v for k, v in doc.items() if k not in HIDDEN} for doc in gold)
    predictions = {p["id"]: p for p in import_module(f"benchmarks.tasks.{task}").predict(inputs)}
    figures = getattr(scorer, task)(gold, predictions)
    flat: dict[str, float] = {}
    for key, value in figures.items():
        flat.update({f"{key}.{k}": v for k, v in value.items()} if isinstance(value, dict) else {key: value})
    return flat


def main(argv: list[str]) -> int:
    """Measure all slices; 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "bench" / "data")
    parser.add_argument("--only", help="measure only sets whose name begins so")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is measured")
    parser.add_argument("--record", action="store_true", help="write what is measured to measured.json, for the docs")
    options = parser.parse_args(argv)
    if not options.data.is_dir():
        print(f"no public sets at {options.data}: floors not checked (give --data DIR)")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    scorer = load_scorer(options.data)
    failed = False
    for name, entry in floors.items():
        if options.only and not name.startswith(options.only):
            continue
        begun = time.perf_counter()
        figures = measure(name, entry, options.data, scorer)
        if options.record:
            record("floors", {name: {key: round(figures[key], 3) for key in entry["floors"]}})
        for key, floor in entry["floors"].items():
            got = figures[key]
            under = got > floor if key == "MAE" else got < floor
            failed = failed or under
            print(f"{'FAIL' if under else 'ok':4} {name:28} {key:24} {got:8.3f}   floor {floor}")
            if options.lift:
                margin = 0.01 if abs(got) < 2 else 0.3
                lifted = round(got + margin, 3) if key == "MAE" else round(got - margin, 3)
                entry["floors"][key] = min(floor, lifted) if key == "MAE" else max(floor, lifted)
        print(f"     {name}: {time.perf_counter() - begun:.0f} s")
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return int(failed and not options.lift)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
