"""Numbers without a noun ("Spain admits to two"): whether they count anything, and what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reportedly.lang import load_words
from reportedly.link.answer import BEFALLEN, Standing
from reportedly.link.befell import find_label, find_topic_class, get_befalling
from reportedly.link.group import EVERYBODY, Group, find_population
from reportedly.link.lists import get_list
from reportedly.link.nations import find_nations
from reportedly.link.side import cut_before
from reportedly.link.stems import make_stem, split_words
from reportedly.link.told import Before
from reportedly.model import Change, Claim, CountedClass, Figure

_CLOCK, _HOURS = ("by", "until", "till", "before", "since"), 12
_AFTER = re.compile(r"[\s“”\"'’]*([\w-]+|[.,;:!?)–—])")


def stands_bare(figure: Figure, claim: Claim, text: str, nations: Mapping[str, str]) -> bool:
    """Whether a number stands for what it counts ("Spain admits to two."), and is no label ("article 12")."""
    if figure.counted is not None and figure.counted.span != figure.number:
        return False
    after = _AFTER.match(text, figure.number.end)
    word = after[1].lower() if after and after[1] else ""
    before = text[max(0, figure.span.start - 16) : figure.span.start].lower().split()
    if before and before[-1].strip('(“"') in get_list("bare", "not_after"):
        return False
    if before and before[-1] in _CLOCK and not figure.change and (figure.low or 0) <= _HOURS:
        return False  # "was under control by six"
    if not word or not word[0].isalnum() or word in get_list("bare", "before"):
        return True
    if any(p.span.end == figure.number.end for p in claim.participants):
        return True  # "The 2,000 exist only on paper"
    return word in nations  # "22 Spanish and 14 Portuguese soldiers"


def counts_on(figure: Figure, before: Claim, text: str) -> bool:
    """A number without a noun that goes on from the one before: "and 1,500 more", "19 of them"."""
    if figure.counted is not None and figure.counted.span != figure.number:
        return False
    between = text[before.span.start : figure.number.start]
    if figure.part_of is not None:
        return split_words(figure.part_of.cut(text))[-1:] in (["them"], ["whom"], ["those"], ["these"])
    return figure.change is Change.UP and not re.search(r"[.!?]\s", between)


def may_count_people(figure: Figure, before: Before | None, text: str) -> bool:
    """Whether a bare number may count people at all; `before` is the figure told before it."""
    # "at least 150 million" goes on from a sum of money, "about 180,000" without people before from who knows what.
    if re.search(r"(?:m|b|tr)illion", figure.number.cut(text), re.IGNORECASE):
        return False
    number = figure.high or figure.low or 0.0
    held = (before[1].high or before[1].low or 0.0) if before else 500.0
    return number <= 100 * max(held, 10.0)


def find_patients(claim: Claim, before: Before | None, text: str) -> CountedClass | None:
    """The class of a bare object: "saved eight", "moved 120", "while Uruguay keeps fewer than 900"."""
    for name, lemmas in load_words("slots")["makes"].items():
        if claim.event.lemma in lemmas:
            return CountedClass(name)
    families = load_words("slots")["families"]
    if claim.event.lemma in families["rescue"]:
        return CountedClass.PEOPLE
    if before is None or before[2].kind in BEFALLEN:
        return None
    between = text[before[0].span.start : claim.span.start]
    parallel = not re.search(r"[.!?]\s", between) or claim.event.lemma in ("have", "keep", "count", "number")
    return before[2].kind if parallel else None


def inherit_group(at: Standing, figure: Figure, group: Group, heir: Before | None) -> Group:
    """The group of a bare number: what its own words tell, else that of the figure it goes on from."""
    if at.claim.event.lemma in get_list("bare", "summing"):
        return Group(population=EVERYBODY)
    if heir:
        old = heir[2].group
        text = at.reading.report.text
        others = [p for p in at.claim.participants if p.role == "agent" and not p.span.covers(figure.number)]
        own = group.nations or frozenset(
            n
            for p in others
            if old.population == "military" and heir[2].kind not in BEFALLEN
            for n in find_nations(p.span.cut(text), at.nations)
        )
        return replace(old, bare=True, nations=own if len(own) == 1 else group.nations or old.nations)
    words = cut_before(at, figure)
    label = split_words(find_label(at.claim, at.reading.report.text))
    told = find_population(split_words(words)) or find_population(label)
    nations = group.nations or find_nations(words, at.nations)
    if told is None and label and not _tells_fate(label):
        told = label[-1]
    return Group(
        population=told or EVERYBODY, head=None, nations=nations if len(nations) == 1 else frozenset(), bare=True
    )


def _tells_fate(words: list[str]) -> bool:
    stems = {make_stem(w) for w in words}
    return any(stems & telling for telling in get_befalling().values())


def is_complement(claim: Claim, text: str) -> bool:
    """Whether what befell those counted is told by their own words: "the dead are 22"; "of those, 17 are dead"."""
    # "Of those, 17 are dead" is told by its own class; "the dead are 22" counts the dead.
    return claim.event.lemma == "be" and find_topic_class(claim, text) is not None
