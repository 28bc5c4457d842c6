"""Figures as they were last measured, in measured.json: docs/benchmarks.md is made from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

MEASURED = Path(__file__).parent / "measured.json"


def load_measured() -> dict[str, Any]:
    """What was measured last, by benchmark."""
    loaded: dict[str, Any] = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.is_file() else {}
    return loaded


def record(benchmark: str, figures: dict[str, Any]) -> None:
    """Keep the figures of a benchmark beside those of others; of sets measured apart each keeps its last."""
    measured = load_measured()
    measured[benchmark] = {**measured.get(benchmark, {}), **figures}
    MEASURED.write_text(json.dumps(measured, indent=2, sort_keys=True) + "\n", encoding="utf-8")
