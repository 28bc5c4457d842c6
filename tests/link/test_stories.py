"""Whole small stories (`stories.toml`): do the figures that answer one question stand together?"""

import re
import tomllib
from itertools import combinations
from pathlib import Path

from reportedly.model import SlotKind

from ..mini import compare

STORIES = tomllib.loads(Path(__file__).with_name("stories.toml").read_text(encoding="utf-8"))
_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")
LEAST_PRECISION, LEAST_RECALL = 0.8, 0.7


def count_pairs(reports):
    """Pairs of figures that belong together and stand together, all that belong, and all that stand together."""
    told, marks = [], {}
    for report in reports:
        outlet, day, text = report["outlet"], report["published"], report["text"]
        plain = _MARK.sub(lambda m: m[2], text)
        told.append((outlet, day, plain))
        shift = 0
        for m in _MARK.finditer(text):
            start = m.start() - shift
            marks[outlet, day, start, start + len(m[2])] = m[1]
            shift += len(m[0]) - len(m[2])
    slots = {}
    for n, c in enumerate(compare(*told)):
        if c.slot.kind is not SlotKind.HOW_MANY:
            continue
        for e in c.entries:
            for outlet, day, start, end in marks:
                if (e.outlet, e.published) == (outlet, day) and e.span.start < end and e.span.end > start:
                    slots.setdefault((outlet, day, start, end), set()).add(n)
    found = wanted = together = 0
    for a, b in combinations(marks, 2):
        joined = bool(slots.get(a, set()) & slots.get(b, set()))
        same = marks[a] == marks[b]
        found += same and joined
        wanted += same
        together += joined
    return found, wanted, together


def test_most_figures_of_one_question_stand_together_and_few_others():
    found, wanted, together = (sum(x) for x in zip(*map(count_pairs, STORIES.values()), strict=True))
    assert found >= LEAST_PRECISION * together, f"{together - found} of {together} pairs are wrong"
    assert found >= LEAST_RECALL * wanted, f"{wanted - found} of {wanted} pairs are missing"
