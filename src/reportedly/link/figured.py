"""A figure of a claim as an answer: its class, its group, the whole it is a part of."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.link.answer import BEFALLEN, Answer, Standing
from reportedly.link.bare import counts_on, find_patients, inherit_group, is_complement, may_count_people, stands_bare
from reportedly.link.befell import find_class, find_topic_class
from reportedly.link.group import describe_group
from reportedly.link.lay import make_answer
from reportedly.link.lists import get_list
from reportedly.link.side import find_own_side
from reportedly.link.stems import split_words
from reportedly.link.told import Before, Told
from reportedly.link.when import find_window
from reportedly.link.whole import may_hold
from reportedly.model import Approximator, CountedClass, Figure

_RATE = re.compile(r"\b(?:a|an|each|every|per)\s+(hour|day|night|week|month|year)\b", re.IGNORECASE)
_DIFFERS = re.compile(r"\s+(?:more|fewer|less) than\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"(?:^|[.;,:“]\s*|\n)\s*(?:of|among) (?:the|its|their|those|these)\b[^,.;]*$", re.IGNORECASE)
_OWNED = (["its"], ["their"], ["our"], ["his"], ["her"])
_OF_THE = re.compile(r"\s+of the \w", re.IGNORECASE)
_PART = re.compile(r"\b(?:of (?:them|whom|those|these)|including|among (?:them|whom))\b[^.;]*$")
_NEAR = 40  # characters before a number that may say it is a part


def answer_figure(
    at: Standing,
    index: int,
    figure: Figure,
    told: Told,
    window: tuple[str | None, str | None] | None,
    inherited: bool,
) -> Answer | None:
    """A figure as an answer; None where it counts nothing that is known. `told` are the figures before it."""
    claim, text = at.claim, at.reading.report.text
    kind = find_class(figure, claim, text)
    nouns = split_words(figure.counted.span.cut(text)) if figure.counted else []
    role = next((p.role for p in claim.participants if p.span.covers(figure.number)), None)
    before = told.find(claim, text, befallen=False)
    heir: Before | None = None
    if _DIFFERS.match(text, figure.number.end) and figure.approximator is Approximator.NONE:
        return None  # "two more than the army first announced" is no number of anything
    bare = kind is None and figure.unit is None and stands_bare(figure, text, at.nations)
    if bare and before and counts_on(figure, before[0], text):
        heir, kind = before, before[2].kind
    elif bare:
        kind = find_topic_class(claim, text)
        carries = claim.event.lemma in (*get_list("neutral", "words"), *get_list("giving", "verbs"))
        if kind is None and not may_count_people(figure, before, text):
            return None
        last = told.find(claim, text, befallen=True) if carries and role != "agent" else None
        if kind is None and last and last[2].kind in BEFALLEN:
            heir, kind = last, last[2].kind
        elif kind is None and role == "patient" and (found := find_patients(claim, before, text)):
            heir, kind = before, found
        elif kind is None and role == "agent" and not is_complement(claim, text):
            # "Three hundred crossed": people, of the sort just spoken of, who did something of their own.
            heir = before
            kind = CountedClass.TROOPS if heir and heir[2].group.population == "military" else CountedClass.PEOPLE
        elif kind is None and (carries or role is None):
            heir = told.find(claim, text, befallen=True)
            kind = heir[2].kind if heir else None
    if kind is None and figure.unit is None:
        return None
    if nouns and nouns[-1] in get_list("ignored", "heads") and kind is not CountedClass.SHARE:
        return None
    lead = told.find(claim, text, befallen=kind in BEFALLEN)
    group = describe_group(figure, claim, text, at.nations, lead[2].group if lead else None)
    own = find_own_side(at, figure) if kind in BEFALLEN and not group.nations else frozenset()
    if bare:
        group = inherit_group(at, figure, group, heir or (lead if kind in BEFALLEN else None))
    if own:
        group = replace(group, nations=own)
    lead_words = text[max(0, figure.span.start - _NEAR) : figure.number.start].lower()
    follow = text[figure.number.end : figure.number.end + 12].lower()
    is_part = (
        (figure.part_of is not None and split_words(figure.part_of.cut(text))[:1] not in _OWNED)
        or any(lead_words.rstrip().endswith(w) or follow.lstrip().startswith(w) for w in get_list("scope", "part"))
        or bool(_PART.search(lead_words))
        or bool(_OF_THE.match(text, figure.number.end))
    )
    near = told.by_head.get(group.head or "") or told.find(claim, text, befallen=True)
    whole = near[2].ref if is_part and near and may_hold(near[1], figure) else None
    if near and whole and near[2].kind is not kind:
        is_part = False  # "three were shot, two of them killed": all the killed
    if heir and heir[0] is claim and _OF_WHICH.search(text[max(0, heir[1].span.start - 40) : heir[1].number.start]):
        is_part, whole = True, heir[2].ref  # "of the firm's 35 workers, six had been on duty"
    rate = _RATE.search(text[figure.number.end : claim.span.end][:40])
    if kind in BEFALLEN and not inherited:
        window = find_window(claim, text, kind)
    return make_answer(
        at,
        span=figure.span,
        figure=index,
        kind=kind,
        group=group,
        window=window,
        inherited=inherited,
        values=figure,
        rate=(rate[1].lower() if rate else None) or (figure.unit if figure.unit and "/" in figure.unit else None),
        whole=whole,
        is_part=is_part,
    )
