"""Written claims: sentences made from known values must give back exactly those values and spans."""

from __future__ import annotations

import random

from reportedly.extract.parse import parse_reports
from reportedly.extract.quantity import extract_figures
from reportedly.model import Approximator, CountedClass

SMALL = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

HEDGES = {
    "": Approximator.NONE, "about": Approximator.ABOUT, "some": Approximator.ABOUT, "roughly": Approximator.ABOUT,
    "close to": Approximator.ABOUT, "nearly": Approximator.ABOUT, "an estimated": Approximator.ABOUT,
    "at least": Approximator.AT_LEAST, "no fewer than": Approximator.AT_LEAST, "up to": Approximator.UP_TO,
    "as many as": Approximator.UP_TO, "more than": Approximator.MORE_THAN, "over": Approximator.MORE_THAN,
    "fewer than": Approximator.FEWER_THAN, "just under": Approximator.FEWER_THAN,
}  # fmt: skip
FRAMES = [
    ("The ministry said it had sent {} to the border.", "North Korean soldiers", CountedClass.TROOPS),
    ("On Tuesday the shelling killed {} in the town.", "civilians", CountedClass.KILLED),
    ("The blast wounded {}, the mayor said.", "people", CountedClass.WOUNDED),
    ("Police arrested {} after the march.", "protesters", CountedClass.DETAINED),
    ("The rebels captured {} near the river.", "government troops", CountedClass.CAPTURED),
    ("According to the report, the army lost {} last week.", "battle tanks", CountedClass.VEHICLES),
    ("The country will buy {} from its ally.", "cruise missiles", CountedClass.WEAPONS),
    ("The storm destroyed {} on the coast.", "houses", CountedClass.BUILDINGS),
    ("The front moved {} to the west.", "kilometres", CountedClass.DISTANCE),
    ("Fire burnt {} of forest.", "hectares", CountedClass.AREA),
    ("The project cost {} in all.", "euros", CountedClass.MONEY),
    ("The union says {} have joined.", "farm workers", CountedClass.PEOPLE),
]


def _spell(n: int) -> str:
    if n < 20:
        return SMALL[n - 1]
    if n < 100:
        return TENS[n // 10 - 2] + ("-" + SMALL[n % 10 - 1] if n % 10 else "")
    if n < 1000:
        return SMALL[n // 100 - 1] + " hundred" + (" and " + _spell(n % 100) if n % 100 else "")
    return (
        _spell(n // 1000) + " thousand" + ((" " if n % 1000 >= 100 else " and ") + _spell(n % 1000) if n % 1000 else "")
    )


def _write(n: int, how: int) -> str:
    marks = [",", " ", "\u00a0", "\u2009", "\u202f"]
    if how < len(marks):
        return f"{n:,}".replace(",", marks[how])
    return _spell(n)


def _draw(random_: random.Random) -> int:
    n = int(10 ** random_.uniform(0.31, 5.99))
    return n if not 1000 <= n < 3000 else n + 3000  # bare years are another matter


def test_values_and_spans_come_back() -> None:
    random_ = random.Random(20241018)
    wanted, texts = [], []
    for _ in range(400):
        frame, noun, kind = random_.choice(FRAMES)
        hedge, n = random_.choice(list(HEDGES)), _draw(random_)
        number = _write(n, random_.randrange(6))
        span = " ".join(part for part in (hedge, number, noun) if part)
        if kind is CountedClass.AREA:
            span += " of forest"
            frame = frame.replace(" of forest", "")
        texts.append(frame.format(span))
        wanted.append((span, number, n, HEDGES[hedge], hedge or None, kind))
    wrong = []
    for text, want, parse in zip(texts, wanted, parse_reports(texts), strict=True):
        figures, _ = extract_figures(parse)
        found = [
            (
                f.span.cut(text), f.number.cut(text), f.low, f.approximator, f.hedge.cut(text) if f.hedge else None,
                f.counted.kind if f.counted else None,
            )
            for f in figures
        ]  # fmt: skip
        if found != [want]:
            wrong.append((text, want, found))
    assert wrong == []


def test_ranges_come_back() -> None:
    random_ = random.Random(7)
    forms = ["between {} and {} ", "{} to {} ", "{}-{} ", "{}–{} "]
    texts, wanted = [], []
    for _ in range(120):
        low = _draw(random_) % 5000 + 3
        high = low + random_.randrange(1, low)
        form = random_.choice(forms)
        span = form.format(f"{low:,}", f"{high:,}")
        texts.append(f"The army moved {span}soldiers to the port.")
        wanted.append((f"{span}soldiers", low, high))
    found = []
    for text, parse in zip(texts, parse_reports(texts), strict=True):
        figures, _ = extract_figures(parse)
        found += [(f.span.cut(text), f.low, f.high) for f in figures]
    assert found == wanted
