"""Numbers behind a label, as bulletins give them: "Cumulative cases: 1,402. Persons in camps: 23,400."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.lang import load_words
from reportedly.link.befell import get_befalling
from reportedly.link.stems import make_singular, make_stem, split_words
from reportedly.model import CountedClass, Figure

_LABEL = re.compile(
    r"(?:^|[\n.;,!?•–-]\s*)((?:[A-Z][\w’'-]*)(?: [\w’'-]+){0,4}):\s*(?:about |some |around |over |at least |up to )?$"
)
_WHOSE = re.compile(r"\b([\w’'-]+), whose numbers?\b[^.,;:\n]{0,40}$", re.IGNORECASE)
_REACH = 70  # characters
_OF = frozenset(["in", "of", "at", "on", "for", "from", "under", "by", "to", "with", "so"])
_SHELTERS = frozenset(["camp", "camps", "shelter", "shelters", "evacuated"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a label says its number counts; `head` is its noun in the singular, `words` the whole of it."""

    kind: CountedClass
    head: str
    words: str


def read_label(figure: Figure, text: str) -> Label | None:
    """The label before a number; None where there is none, or where it names nothing that is counted."""
    found = _LABEL.search(text, max(0, figure.span.start - _REACH), figure.span.start)
    if not found:
        return None
    words = split_words(found[1])
    plain = [w.lower() for w in found[1].split()]
    nouns = words[: next((n for n, w in enumerate(words) if w in _OF), len(words))]
    if not nouns:
        return None
    head = make_singular(nouns[-1])
    stems = {make_stem(w) for w in words}
    kind = next((name for name, telling in get_befalling().items() if stems & telling), None)
    if kind is None:
        classes = load_words("counted")["nouns"]
        kind = next((CountedClass(name) for name, known in classes.items() if head in known), None)
    if kind is CountedClass.PEOPLE and _SHELTERS & set(words):
        kind = CountedClass.DISPLACED
    if kind is None and head not in plain:
        kind = CountedClass.OTHER  # a plural names what is counted
    return Label(kind=kind, head=head, words=found[1]) if kind else None


def read_whose(figure: Figure, text: str) -> Label | None:
    """The noun whose number is given: "the marchers, whose number the police put at 4,000"."""
    found = _WHOSE.search(text, max(0, figure.span.start - _REACH), figure.span.start)
    if not found:
        return None
    head = make_singular(found[1].lower())
    classes = load_words("counted")["nouns"]
    kind = next((CountedClass(name) for name, known in classes.items() if head in known), None)
    return Label(kind=kind, head=head, words=found[1]) if kind else None
