"""Numbers of which one is the other with a slip: a nought too many, two digits in the wrong order."""

from __future__ import annotations

from reportedly.model import SlotEntry
from reportedly.model.bounds import get_number

_LEAST = 3  # digits of a number whose neighbours are swapped by mistake rather than by chance
_TENS = (10.0, 1000.0)  # a nought, or a million for a thousand
_GROWN = 1.1  # numbers closer than this are as likely a count that went on
_EXACT = 1e-6


def is_slip(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether one figure is the other with a slip: ten or a thousand times it, or two neighbours swapped.

    >>> from reportedly.model import ClaimRef, Span, Status
    >>> def entry(n): return SlotEntry(ref=ClaimRef(report="r", claim="c", number=1), words="", span=Span(0, 1),
    ...     status=Status.OCCURRED, certainty=3, low=n, high=n)
    >>> is_slip(entry(1400), entry(14000)), is_slip(entry(203), entry(230)), is_slip(entry(10), entry(100))
    (True, True, False)
    """
    one, other = (e.low if e.low == e.high else None for e in (a, b))
    if not one or not other or one == other:
        return False
    small, large = sorted((one, other))
    if large < _GROWN * small:
        return False  # a toll of 112 may well have grown to 121
    digits, others = (f"{n:.10g}".replace(".", "") for n in (one, other))
    if digits.strip("0") == others.strip("0"):
        return len(digits.strip("0")) > 1 and any(abs(large / small - times) < _EXACT for times in _TENS)
    told = max(len(digits.rstrip("0")), len(others.rstrip("0")))  # 203 and 230, but not 12,000 and 21,000
    return len(digits) == len(others) and told >= _LEAST and _are_swapped(digits, others)


def are_near(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether two numbers are of one order, less than ten times apart."""
    small, large = sorted((get_number(a) or 0.0, get_number(b) or 0.0))
    return large < _TENS[0] * small


def _are_swapped(a: str, b: str) -> bool:
    return any(a[:n] + a[n + 1] + a[n] + a[n + 2 :] == b for n in range(len(a) - 1))
