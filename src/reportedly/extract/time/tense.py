"""Whether what a time belongs to lies before or after publication, by the tense of its verb."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.lang import load_words

PAST, OPEN, FUTURE = -1, 0, 1
_STEPS = 8  # how far up the tree the verb may be
_NEAR = 16  # how many dependents before a verb are looked at


@cache
def _time_words() -> frozenset[str]:
    words = load_words("times")
    return frozenset(
        w for table in ("part", "parts", "unit", "units", "weekday", "month", "month_short") for w in words[table]
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_words("times")["tense"][name])


def find_direction(p: Parse, i: int) -> int:
    """PAST, FUTURE or OPEN for the time at token `i`.

    >>> from reportedly.extract.parse import parse_report
    >>> p = parse_report("They will meet on Monday. They met on Friday.")
    >>> [find_direction(p, i) for i, w in enumerate(p.word) if w in ("Monday", "Friday")]
    [1, -1]
    """
    at, through_noun, act = i, False, False
    if p.dep[i] == "poss" and p.lemma(p.head[i]) in _words("happened"):
        return PAST  # "to get round Wednesday's ruling"
    if i and p.tag[i - 1] == "VBD" and p.lemma(i - 1) in _words("speech"):
        return PAST  # "said Tuesday his actions are", however it is parsed
    for _ in range(_STEPS):
        word = p.lower[at]
        if at != i and p.tag[at] in ("JJ", "VBN", "VBD") and _is_awaited(p, at):
            return PAST if "had" in _find_auxiliaries(p, at) else FUTURE
        if p.tag[at][0] == "V" and at != i:
            break
        if p.tag[at][0] == "N" and at != i and word not in _time_words():
            through_noun = True
            act = act or p.lemma(at) in _words("acts")
        if p.tag[at] in ("IN", "RB") and at != i:
            # "after Monday's attack", "ahead of Friday's vote": the noun itself lies before or after now
            if word in _words("past_before") and p.lower[i + 1 : i + 2] in (["'s"], ["’s"]):
                return PAST
            if word in _words("future_before") and p.lower[i + 1 : i + 2] in (["'s"], ["’s"]):
                return FUTURE
        if p.head[at] == at:
            return OPEN
        at = p.head[at]
    else:
        return OPEN
    if act and _is_announced(p, at):
        return FUTURE
    if through_noun and p.tag[at] in ("VBZ", "VBP"):
        return OPEN  # "Friday's purchases are": the present of the verb does not date the noun
    if p.lower[p.head[i]] == "for" and _is_set_for(p, p.head[i]) and "had" not in _find_auxiliaries(p, at):
        return FUTURE  # "an alert for Friday", "a meeting was pencilled in for Thursday"
    if p.lower[p.head[i]] == "by" and p.lemma(at) in _words("wants") and "had" not in _find_auxiliaries(p, at):
        return FUTURE  # "has demanded their release by Friday"
    return _tense_of(p, at, 4)


def _is_set_for(p: Parse, preposition: int) -> bool:
    """Whether something is set for a day: an alert, a meeting, or what is called or moved for it."""
    at = p.head[preposition]
    return p.lemma(at) in _words("set_for") or (
        p.tag[at][0] == "V" and any(p.lemma(c) in _words("set_for") for c in p.children[at][:_NEAR])
    )


def _is_announced(p: Parse, at: int) -> bool:
    """Whether a verb announces the act that hangs on it: "announced cuts, leading to the closure of two plants"."""
    for _ in range(_STEPS):
        if p.lemma(at) in _words("announces"):
            return p.tag[at] in ("VBD", "VBN", "VBZ", "VBP")
        if p.tag[at] not in ("VBG", "IN", "NN", "NNS") or p.head[at] == at:
            return False
        at = p.head[at]
    return False


def _is_awaited(p: Parse, at: int) -> bool:
    lemma = p.lemma(at)
    if lemma == "set":  # "a summit set for April", not "a record set in April"
        return p.tag[at] == "VBN" and any(p.lower[c] == "for" for c in p.children[at][:_NEAR])
    return lemma in _words("awaited")


def find_verb(p: Parse, i: int) -> int:
    """The verb that the time at token `i` hangs on; -1 where there is none near."""
    at = i
    for _ in range(_STEPS):
        if p.tag[at][0] == "V" and at != i:
            return at
        if p.head[at] == at:
            return -1
        at = p.head[at]
    return -1


def is_speech(p: Parse, verb: int) -> bool:
    """Whether a verb reports an utterance."""
    return verb >= 0 and p.lemma(verb) in _words("speech")


def _tense_of(p: Parse, verb: int, steps: int) -> int:
    tag = p.tag[verb]
    aux = _find_auxiliaries(p, verb)
    if any(w in _words("will") for w in aux):
        return PAST if "have" in aux and not {"will", "'ll", "’ll", "shall"}.intersection(aux) else FUTURE
    if "to" in aux:
        return _infinitive(p, verb, steps)
    if any(w in ("did", "had", "has", "have", "was", "were", "been", "'ve", "’ve") for w in aux):
        return PAST
    if tag == "VBD":
        # "if it happened on Friday": a past form of what may come
        return FUTURE if any(p.lower[c] == "if" for c in p.children[verb][:_NEAR]) else PAST
    lemma = p.lemma(verb)
    if tag == "VBN":
        return OPEN if aux else PAST  # "the case is heard in May" tells no direction
    if tag in ("VBZ", "VBP"):
        return PAST if lemma in _words("speech") else FUTURE
    if aux:  # "is meeting"
        return FUTURE
    head = p.head[verb]
    if tag == "VBG" and steps and head != verb:
        at = head
        for _ in range(3):
            if p.tag[at][0] == "V":
                return _tense_of(p, at, steps - 1)
            if p.head[at] == at:
                break
            at = p.head[at]
        return OPEN
    if tag == "VB" and p.dep[verb] in ("conj", "ccomp", "xcomp") and steps and head != verb and p.tag[head][0] == "V":
        return _tense_of(p, head, steps - 1)
    return OPEN


def _find_auxiliaries(p: Parse, verb: int) -> list[str]:
    # The last dependents before the verb only: a made-up sentence may hang thousands on one verb.
    children = p.children[verb]
    at = bisect_left(children, verb)
    return [p.lower[c] for c in children[max(0, at - _NEAR) : at + 1] if p.dep[c] in ("aux", "auxpass")]


def _infinitive(p: Parse, verb: int, steps: int) -> int:
    head = p.head[verb]
    if steps and head != verb and p.tag[head][0] == "V":
        matrix = _tense_of(p, head, steps - 1)
        if "had" in _find_auxiliaries(p, head):
            return PAST  # "had been due to end on Friday"
        if matrix == PAST and p.lemma(head) in _words("done"):
            return PAST
        if matrix == PAST and p.dep[verb] == "advcl":  # "met on Friday to sign": both happened
            return PAST
        if matrix == PAST and any(p.dep[c] == "attr" for c in p.children[head][:_NEAR]):
            return PAST  # "was the first to fall"
    if p.tag[head][0] == "N" and any(p.lower[c] in _ordinals() for c in p.children[head][:_NEAR]):
        return PAST  # "the second storm to hit the coast in a week"
    return FUTURE


@cache
def _ordinals() -> frozenset[str]:
    return frozenset([*load_words("times")["ordinal"], "last", "latest", "only", "next-to-last"])


def is_ahead(p: Parse, i: int) -> bool:
    """Whether the verb looks ahead by more than its present: "will drain in two days", not "drains in two days"."""
    if find_direction(p, i) != FUTURE:
        return False
    verb = find_verb(p, i)
    plain = verb >= 0 and p.tag[verb] in ("VBZ", "VBP") and not _find_auxiliaries(p, verb)
    return not plain or p.lemma(verb) == "be" or p.lemma(verb) in _words("timetabled")


def is_deadline(p: Parse, i: int) -> bool:
    """Whether "until" at token `i` sets an end still to come: "gave them until", "postponed until"."""
    verb = find_verb(p, i)
    return verb >= 0 and p.lemma(verb) in _words("deadline")
