"""Parts that a sentence tells of right after their whole: "390 buildings, 310 of them homes"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.link.answer import BEFALLEN, Answer
from reportedly.model import ClaimRef, CountedClass
from reportedly.model.bounds import get_number

_NEAR = 90  # characters from a whole to its part
_TOLD_BEFORE = re.compile(
    r"\b(?:of (?:which|whom|these|those|them|that|it)|among (?:them|whom|which|these|those)|including|included?s?)"
    r"\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_TOLD_AFTER = re.compile(r"^\s*(?:\w+\s+)?of (?:them|whom|which|th[eo]se(?! [A-Z]))\b")
_MEASURES = (CountedClass.MONEY, CountedClass.SHARE)
_GAP = "…"


def find_told_parts(answers: Sequence[Answer]) -> Iterator[tuple[Answer, Answer]]:
    """Figures that are told as a part ("of whom", "among them") of the one right before them, each with that whole.

    `answers` are the figures of one story.
    """
    by_report: dict[str, list[Answer]] = defaultdict(list)
    for a in answers:
        by_report[a.ref.report].append(a)
    for told in by_report.values():
        told.sort(key=lambda a: a.entry.span)
        taken: set[ClaimRef] = set()
        for n, part in enumerate(told):
            whole = next((w for w in reversed(told[:n]) if w.ref not in taken), None)
            if whole is not None and part.whole is None and _is_told_part(part, whole):
                taken.add(part.ref)  # "31 of them girls, five of them under ten": both of the first
                yield part, whole


def _is_told_part(part: Answer, whole: Answer) -> bool:
    if part.entry.span.start - whole.entry.span.end > _NEAR or part.phase is not whole.phase:
        return False
    if not _is_less(part, whole) or _are_of_two_kinds(part, whole):
        return False
    before, _, after = part.told.partition(_GAP)
    if before.rstrip().lower().endswith("all but"):
        return False
    return any((_TOLD_BEFORE.search(before), _TOLD_AFTER.search(after), _TOLD_AFTER.search(part.noun)))


def _are_of_two_kinds(part: Answer, whole: Answer) -> bool:
    if part.entry.unit != whole.entry.unit or (part.kind is not whole.kind and part.kind in _MEASURES):
        return True
    # "Five died, three were hurt": the hurt are none of the dead.
    return part.kind is not whole.kind and part.kind in BEFALLEN and whole.kind in BEFALLEN


def _is_less(part: Answer, whole: Answer) -> bool:
    small, large = get_number(part.entry), get_number(whole.entry)
    return small is not None and large is not None and 0 < small < large
