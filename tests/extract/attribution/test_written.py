"""Sentences written from a known source, cue and content, which must come back to the character."""

import itertools
import random

from reportedly.extract.attribution import extract_attributions
from reportedly.extract.parse import parse_reports

SOURCES = [
    "Kyiv", "the defence ministry", "Maria Lopez", "the mayor of Odesa", "South Korean officials", "a spokesman",
    "President Adama Barrow", "the Red Cross", "residents", "Interfax", "she",
]  # fmt: skip
CONTENTS = [
    "two soldiers were killed near the border",
    "at least 40 houses had burned down in the village",
    "the talks will resume in Geneva on Monday",
    "no ship has left the port since June",
    "the army holds most of the town",
]
VERBS = ["said", "announced", "claimed", "reported", "confirmed"]


def _first_up(words: str) -> str:
    return words[0].upper() + words[1:]


FORMS = {
    "verb": lambda s, v, c: (f"{_first_up(s)} {v} that {c}.", _first_up(s), v, [f"that {c}"]),
    "last": lambda s, v, c: (f"{_first_up(c)}, {s} {v}.", s, v, [_first_up(c)]),
    "according": lambda s, _, c: (f"{_first_up(c)}, according to {s}.", s, "according to", [_first_up(c)]),
    "according first": lambda s, _, c: (f"According to {s}, {c}.", s, "According to", [c]),
    "quoted last": lambda s, v, c: (f"“{_first_up(c)},” {s} {v}.", s, v, [f"“{_first_up(c)},”"]),
    "quoted first": lambda s, v, c: (f'{_first_up(s)} {v}: "{_first_up(c)}."', _first_up(s), v, [f'"{_first_up(c)}."']),
}


def write_claims(seed: int, count: int) -> list[tuple[str, str, str, list[str]]]:
    chosen = random.Random(seed)
    forms = itertools.cycle(FORMS.items())
    written = []
    while len(written) < count:
        name, form = next(forms)
        source, verb = chosen.choice(SOURCES), chosen.choice(VERBS)
        if source == "she" and name.startswith("according"):
            continue
        written.append(form(source, verb, chosen.choice(CONTENTS)))
    return written


def test_written_claims_come_back():
    claims = write_claims(seed=7, count=240)
    wrong = []
    for (text, source, cue, content), p in zip(claims, parse_reports(c[0] for c in claims), strict=True):
        top = [d for d in extract_attributions(p) if d.parent is None]
        found = [
            ([s.cut(text) for s in d.sources], [s.cut(text) for s in d.cue], [s.cut(text) for s in d.content])
            for d in top
        ]
        if found != [([source], [cue], content)]:
            wrong.append((text, found))
    assert wrong == []


def test_a_prefix_moves_every_span():
    claims = write_claims(seed=3, count=24)
    before = "\U0001f6a8 Nothing here.\n\n"
    plain = [extract_attributions(p) for p in parse_reports(c[0] for c in claims)]
    moved = [extract_attributions(p) for p in parse_reports(before + c[0] for c in claims)]
    for a, b in zip(plain, moved, strict=True):
        assert [[s.shift(len(before)) for s in d.content] for d in a] == [list(d.content) for d in b]
        assert [[s.shift(len(before)) for s in d.sources] for d in a] == [list(d.sources) for d in b]
