"""Our own news sentences: the share of times whose interval is exactly right, on a half for tuning and a half kept."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportedly.extract.parse import parse_reports
from reportedly.extract.time import extract_times
from reportedly.model import Time

GOLD = Path(__file__).parents[3] / "gold" / "times"


def _dice(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return 2 * shared / (a[1] - a[0] + b[1] - b[0])


def score(name: str) -> tuple[int, int, list[str]]:
    """Exact intervals and times in all, and a line for each one missed or made up."""
    cases = tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    right = wanted = 0
    wrong = []
    for case, parse in zip(cases, parse_reports(c["text"] for c in cases), strict=True):
        times, _ = extract_times(parse, case["published"])
        left: list[Time] = list(times)
        for words, earliest, latest in case["times"]:
            start = case["text"].index(words)
            near = [t for t in left if _dice(t.span, (start, start + len(words))) >= 0.5]
            hit = next((t for t in near if (t.earliest or "", t.latest or "") == (earliest, latest)), None)
            wanted += 1
            if hit:
                right += 1
                left.remove(hit)
            else:
                got = [(t.span.cut(case["text"]), t.earliest, t.latest) for t in times]
                wrong.append(
                    f"{case['published']} {case['text']}\n    wanted {words!r} {earliest}..{latest}, got {got}"
                )
        made_up = [t for t in left if not any(_dice(t.span, _find(case["text"], w)) > 0 for w, _, _ in case["times"])]
        wanted += len(made_up)
        wrong += [f"{case['text']}\n    made up {t.span.cut(case['text'])!r}" for t in made_up]
    return right, wanted, wrong


def _find(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(("name", "share"), [("dev", 0.98), ("test", 0.95)])
def test_intervals_of_own_sentences(name: str, share: float) -> None:
    right, wanted, wrong = score(name)
    assert wanted >= 75
    assert right / wanted >= share, f"{right} of {wanted} exact\n" + "\n".join(wrong)
