"""Our own sentences: the half that may be tuned on, and the half that shows how well the rules do unseen."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportedly.extract.parse import parse_reports
from reportedly.extract.quantity import extract_figures
from reportedly.model import Figure

GOLD = Path(__file__).parents[3] / "gold" / "quantities"


def _same(figure: Figure, gold: dict, start: int) -> bool:  # type: ignore[type-arg]
    inside = figure.number.start < start + len(gold["span"]) and start < figure.number.end
    high = gold.get("high")
    return (
        inside
        and figure.low == pytest.approx(gold["low"])
        and (figure.high == pytest.approx(high) if high is not None else figure.high is None)
    )


@pytest.mark.parametrize("half", ["dev", "test"])
def test_shares(half: str) -> None:
    rows = tomllib.loads((GOLD / f"{half}.toml").read_text(encoding="utf-8"))["sentence"]
    wanted = values = kinds = hedges = found = 0
    for row, parse in zip(rows, parse_reports(row["text"] for row in rows), strict=True):
        figures, _ = extract_figures(parse)
        found += len(figures)
        for gold in row["figures"]:
            wanted += 1
            hits = [f for f in figures if _same(f, gold, row["text"].index(gold["span"]))]
            if hits:
                values += 1
                kinds += hits[0].counted is not None and hits[0].counted.kind == gold["class"]
                hedges += hits[0].approximator == gold["approximator"]
    assert values / wanted >= 0.95
    assert values / found >= 0.95
    assert kinds / wanted >= 0.90
    assert hedges / wanted >= 0.95
