"""A figure of a claim as an answer: its class, its group, the whole it is a part of."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.link.answer import BEFALLEN, Answer, Standing
from reportedly.link.bare import inherit_group
from reportedly.link.counting import find_counting
from reportedly.link.group import EVERYBODY, Group, describe_group, find_population
from reportedly.link.lay import make_answer
from reportedly.link.lists import get_list
from reportedly.link.nations import find_nations
from reportedly.link.side import find_own_side
from reportedly.link.stems import split_words
from reportedly.link.told import Told
from reportedly.link.when import find_window
from reportedly.link.whole import find_whole
from reportedly.model import CountedClass, Figure

_ITS_OWN = re.compile(r"\b(?:its|their|our) own\b", re.IGNORECASE)
_SIDES = 2
_FEW = re.compile(r"\b(?:first|last|other|some)\b", re.IGNORECASE)


def answer_figure(
    at: Standing,
    index: int,
    figure: Figure,
    told: Told,
    window: tuple[str | None, str | None] | None,
    inherited: bool,
) -> Answer | None:
    """A figure as an answer; None where it counts nothing. `told` are the figures before it."""
    claim, text = at.claim, at.reading.report.text
    counting = find_counting(at, figure, told)
    if counting is None:
        return None
    kind, heir = counting.kind, counting.heir
    nouns = split_words(figure.counted.span.cut(text)) if figure.counted else []
    if nouns and nouns[-1] in get_list("ignored", "heads") and kind not in (CountedClass.SHARE, *BEFALLEN):
        return None
    lead = told.find(claim, text, befallen=kind in BEFALLEN)
    group = describe_group(figure, claim, text, at.nations, lead[2].group if lead else None)
    # "Its own dead" are its own, whoever the number before counted.
    open_side = not group.nations or (group.bare and _ITS_OWN.search(text, claim.span.start, claim.span.end))
    own = find_own_side(at, figure) if kind in BEFALLEN and open_side else frozenset()
    if kind in BEFALLEN and group.head in get_list("ignored", "heads"):
        group = replace(group, population=EVERYBODY, head=None)  # "the list of the missing had 17 names"
    nobody = figure.counted is None and group.population is None and group.head is None
    if kind in BEFALLEN and nobody and len(find_nations(text, at.nations)) < _SIDES:
        # Where two nations are spoken of, it may be of one of them.
        group = replace(group, population=EVERYBODY, bare=True)  # "the toll is final: 43" names nobody
    if counting.bare:
        group = inherit_group(at, figure, group, heir or (lead if kind in BEFALLEN else None))
    if counting.label:
        label = counting.label
        whose = find_nations(label.words, at.nations)
        everybody = kind in BEFALLEN
        group = Group(
            population=find_population([label.head]) or (EVERYBODY if everybody else label.head),
            head=label.head,
            nations=whose,
        )
    if own:
        group = replace(group, nations=own)
    is_part, whole = find_whole(figure, claim, text, kind=kind, head=group.head, heir=heir, told=told)
    if counting.definite and not _FEW.search(figure.span.cut(text)):
        is_part = is_part and figure.part_of is None  # "the five of the minibus", "the 3,000 of which she speaks"
    if counting.inner:
        window = None
    elif kind in BEFALLEN and not inherited:
        window = find_window(claim, text, kind)
    return make_answer(
        at, index=index, figure=figure, counting=counting, group=group, window=window, inherited=inherited,
        whole=whole, is_part=is_part,
    )  # fmt: skip
