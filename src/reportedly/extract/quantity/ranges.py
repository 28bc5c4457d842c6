"""Two numbers that are one figure ("between 20 and 30"), two levels ("from 1,500 to 3,000"), or a score."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.hedge import hedge_words
from reportedly.extract.quantity.phrase import find_phrase
from reportedly.extract.quantity.quantity import Quantity
from reportedly.lang import load_words
from reportedly.model import CountedClass, Span

_DASHES = frozenset(("-", "–", "—", "‑", "−"))
_WIDE_DASHES = frozenset((" – ", " - ", " — "))
WINDOW = 9  # tokens between the two levels of a change


@cache
def _score_words() -> frozenset[str]:
    return frozenset(load_words("numbers")["labels"]["scores"])


@cache
def change_verbs() -> frozenset[str]:
    """Verbs that say a level went up or down."""
    table = load_words("counted")["change"]
    return frozenset(table["up"] + table["down"] + ["go", "change", "move", "revise", "extend", "take", "bring"])


def join_ranges(p: Parse, found: list[Quantity]) -> list[Quantity]:
    """Join the two ends of each range, drop scores, and tie the two levels of a change by `pair`."""
    found = _join(p, found, _join_dash)
    found = _join(p, found, _join_words)
    for a, b in pairwise(found):
        if _is_change(p, a, b):
            b.pair = a
            _share_unit(a, b)
    return found


def _join(p: Parse, found: list[Quantity], join: object) -> list[Quantity]:
    kept: list[Quantity] = []
    i = 0
    while i < len(found):
        a = found[i]
        b = found[i + 1] if i + 1 < len(found) else None
        if (
            b is not None
            and b.begin - a.stop <= 12
            and p.sent[a.first] == p.sent[b.first]
            and not a.joined
            and not b.joined
            and a.form not in ("times", "zero")
            and b.form not in ("times", "zero")
        ):
            made = join(p, a, b)  # type: ignore[operator]
            if made is not None:
                kept += made
                i += 2
                continue
        kept.append(a)
        i += 1
    return kept


def _join_dash(p: Parse, a: Quantity, b: Quantity) -> list[Quantity] | None:
    gap = p.text[a.stop : b.begin]
    if gap == "" and p.text[b.start] == "-" and b.low < 0 and a.form == "digits":
        gap, b.low, b.high, b.start, b.begin = "-", -b.low, -b.low, b.start + 1, b.begin + 1
    if gap not in _DASHES and gap not in _WIDE_DASHES:
        return None
    low, high = _spread(a, b)
    if gap in _WIDE_DASHES:
        return (
            [_merge(a, b, low, high)] if low < high and b.unit and not a.unit and a.form == b.form == "digits" else None
        )
    if a.unit is not None and b.unit is not None and a.unit != b.unit:
        return None
    if a.form != "digits" or b.form != "digits":
        return [_merge(a, b, low, high)] if low < high else None
    if a.plain and b.unit is None and (low >= high or _is_score(p, a, b)):
        return []
    return [_merge(a, b, low, high)] if low < high else None


def _is_score(p: Parse, a: Quantity, b: Quantity) -> bool:
    start, stop = p.sentences[p.sent[a.first]]
    around = p.lower[max(start, a.first - 3) : a.first] + p.lower[b.last : min(stop, b.last + 2)]
    if b.high is not None and b.high >= 1000 and a.low < 1000 and a.end - a.start == 3 and b.end - b.start == 4:
        return True  # 555-1234 is a telephone number
    return any(word in _score_words() for word in around) and not (
        b.last < stop and p.tag[b.last] in ("NNS", "NNPS") and p.lower[b.last] != "votes"
    )


def _spread(a: Quantity, b: Quantity) -> tuple[float, float]:
    """Both ends, the scale word of the second ("1 to 2 thousand") lent to the first."""
    low, high = a.low, b.high if b.high is not None else b.low
    if b.scale != 1 and a.scale == 1 and low < high / b.scale and a.form != "vague":
        low *= b.scale
    return low, high


def _merge(a: Quantity, b: Quantity, low: float, high: float) -> Quantity:
    a.low, a.high = low, high
    a.end, a.last, a.stop = b.end, b.last, max(a.stop, b.stop)
    a.joined, a.plain, a.scale = True, False, b.scale
    if b.unit is not None and (a.unit is None or (b.stop > b.end and b.unit.startswith(a.unit))):
        a.unit, a.unit_span, a.kind = b.unit, b.unit_span, b.kind
    return a


def _before(p: Parse, q: Quantity) -> tuple[str, int]:
    """The word before a number and its approximator ("between about 20"), and its token."""
    i = p.token_at(q.begin) - 1
    words = hedge_words().before
    for length in (3, 2, 1):
        if i - length + 1 > 0 and tuple(p.lower[i - length + 1 : i + 1]) in words:
            i -= length
            break
    return (p.lower[i], i) if i >= p.sentences[p.sent[q.first]][0] else ("", -1)


def _join_words(p: Parse, a: Quantity, b: Quantity) -> list[Quantity] | None:
    gap = p.text[a.stop : b.begin].lower().replace("\u00a0", " ").strip()
    gap = gap.removesuffix("-").removeprefix("-").strip()
    hedged = gap.split(" ", 1)
    if len(hedged) == 2 and tuple(hedged[1].split()) in hedge_words().before:
        gap = hedged[0]
    if gap not in ("to", "and", "or", "or even", "through", "up to"):
        return None
    before, at = _before(p, a)
    low, high = _spread(a, b)
    same = a.unit is None or b.unit is None or a.unit == b.unit or b.unit.startswith(a.unit + "/")
    if not same or a.form == "share" != b.form:
        return None
    if gap == "and":
        if before != "between" or low >= high:
            return None
        return [_open(p, _merge(a, b, low, high), at)]
    if gap in ("or", "or even"):
        close = low < high <= 2 * low + 1 or (a.form == "vague" and low < high)
        return (
            [_merge(a, b, low, high)]
            if close and (a.unit is None or b.unit is not None) and a.form != "share"
            else None
        )
    if gap == "up to" and before != "from":
        return None
    if before == "from":
        if _changes(p, at) or low >= high:
            return None  # two levels; `_is_change` ties them
        return [_open(p, _merge(a, b, low, high), at)]
    if gap == "to" and (told := _read_odds(p, a, b)) is not None:
        return told
    if low >= high:
        return None
    if before == "between":
        return [_open(p, _merge(a, b, low, high), at)]
    if before == "by" and high > 5 * low:
        return None  # "by $43 billion to $419 billion": the change, then the level
    verb = p.token_at(a.begin) - 1
    bare = a.unit is None and b.unit is None and find_phrase(p, b.last) is None
    apart = a.unit is not None and b.unit is not None and gap == "to" and a.unit_span != b.unit_span
    if (bare or apart) and verb >= 0 and p.tag[verb][0] == "V" and p.lemma(verb) in change_verbs():
        return None  # "fell 3 to 12": the change, then the level
    return [_merge(a, b, low, high)]


def _read_odds(p: Parse, a: Quantity, b: Quantity) -> list[Quantity] | None:
    """ "odds of 5 to 1" are no figure, "a ratio of 3 to 1", "outnumbered three to one" one; None for other pairs."""
    start = p.sentences[p.sent[a.first]][0]
    around = {p.lemma(i) for i in range(max(start, a.first - 6), a.first)} | {
        p.lemma(i) for i in range(b.last, min(b.last + 3, len(p)))
    }
    if "odd" in around or "odds" in around or "favourite" in around or "outsider" in around:
        return []
    if a.unit is None and b.unit is None and b.low and around & {"ratio", "outnumber", "margin"}:
        merged = _merge(a, b, a.low / b.low, a.low / b.low)
        merged.unit, merged.unit_span, merged.kind = "x", Span(a.start, a.end), CountedClass.RATIO
        return [merged]
    return None


def _open(p: Parse, q: Quantity, at: int) -> Quantity:
    q.begin = p.start[at]
    return q


def _changes(p: Parse, at: int) -> bool:
    """Whether the "from" at a token hangs on a verb or noun of change; ranges "range", "vary", "cost from"."""
    head = p.head[at]
    for _ in range(3):
        if p.tag[head][0] in "VN" and p.lemma(head) in change_verbs():
            return True
        if p.tag[head][0] == "V" or p.head[head] == head:
            break
        head = p.head[head]
    for i in range(at - 1, max(at - 7, p.sentences[p.sent[at]][0] - 1), -1):
        lemma = p.lemma(i)
        if lemma in ("range", "vary", "anywhere", "price", "savings", "claim", "cost"):
            return False
        if p.tag[i][0] == "V" and lemma in change_verbs():
            return True
    return False


def _is_change(p: Parse, a: Quantity, b: Quantity) -> bool:
    """ "from 208 pounds to 193", "from 20 mpg in 2008 to 29 mpg in 2020": two levels of one change."""
    if p.sent[a.first] != p.sent[b.first] or b.first - a.last > WINDOW or a.pair is not None or a.joined:
        return False
    before, _ = _before(p, a)
    after, _ = _before(p, b)
    if before != "from" or after != "to":
        return False
    if a.unit and b.unit and a.unit != b.unit:
        shorter, longer = sorted((a.unit, b.unit), key=len)
        if not longer.startswith(shorter) and {a.kind, b.kind} != {a.kind}:
            return False
    return "," not in p.lower[a.last : b.first]


def _share_unit(a: Quantity, b: Quantity) -> None:
    if b.unit is None and a.unit is not None:
        b.unit, b.kind = a.unit, a.kind
        if a.unit_span:
            b.unit_span = Span(*a.unit_span)
    elif a.unit is None and b.unit is not None:
        a.unit, a.kind, a.unit_span = b.unit, b.kind, b.unit_span
        if b.scale != 1 and a.scale == 1 and a.low < b.low / b.scale:
            a.low *= b.scale
            a.high = a.low
