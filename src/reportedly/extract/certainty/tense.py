"""The status an event has by its tense alone."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.certainty.clause import Clause, near_children
from reportedly.extract.certainty.climb import Level
from reportedly.extract.certainty.words import certainty_words
from reportedly.extract.parse import Parse

# "accused of supplying", "admitted supplying"
_LOOKING_BACK = frozenset(["claim", "factive", "deny", "report", "confirm", "suspect"])
_QUOTES = frozenset(['"', "“", "”", "``", "''", "«", "‘"])


def is_backshifted(p: Parse, levels: Sequence[Level], i: int) -> bool:
    """Whether a past-tense verb reports this level's clause ("said that they were in Russia"), not in quotes."""
    for level in levels[i:]:
        if level.link == "complement" and level.form == "that":
            g = level.governor
            if p.tag[g][:1] == "J":
                g = p.head[g]
            if p.tag[g] not in ("VBD", "VBN") and p.lower[g] not in ("was", "were", "had"):
                return False
            left = p.left[level.clause.verb]
            return not (p.lower[left] in _QUOTES or (left and p.lower[left - 1] in _QUOTES))
        if level.link not in ("beside", "same", "complement"):
            return False
    return False


def find_base(p: Parse, levels: Sequence[Level]) -> tuple[str, list[int], str]:
    """Status by tense ("occurred", "ongoing", "planned", "predicted"), the tokens that give it, and the reason."""
    words = certainty_words()
    for i, level in enumerate(levels):
        clause = level.clause
        lemma = p.lemma(clause.verb)
        stative = lemma in words.statives and (clause.passive < 0 or lemma == "be")
        tokens = [t for t in (clause.perfect, clause.passive, clause.progressive, clause.present_word) if t >= 0]
        if clause.tense == "past":
            return _past(p, levels, i, stative, tokens or [clause.verb])
        if clause.tense == "present":
            return _present(p, clause, stative, tokens or [clause.verb])
        if clause.tense == "modal" or clause.perfect >= 0:
            if clause.perfect >= 0:
                return "occurred", tokens, "perfect"
            if clause.progressive >= 0 or stative:
                return "ongoing", tokens or [clause.verb], "state under a modal"
            return "predicted", [clause.modal], "modal"
        if clause.tense == "infinitive" and (clause.progressive >= 0 or (stative and _holds_states(level))):
            return "ongoing", tokens or [clause.verb], "state in the infinitive"
        if p.tag[clause.verb] == "VBG" and level.predicate is not None and level.predicate.group in _LOOKING_BACK:
            return "occurred", [clause.verb], "gerund of what was done"
        if level.link in ("complement", "same", "beside") and i + 1 < len(levels):
            continue
        return _participle(p, clause)
    return _participle(p, levels[-1].clause)


def _holds_states(level: Level) -> bool:
    return level.predicate is not None and level.predicate.group in ("believe", "suspect", "seem", "report", "claim")


def _past(p: Parse, levels: Sequence[Level], i: int, stative: bool, tokens: list[int]) -> tuple[str, list[int], str]:
    clause = levels[i].clause
    if clause.perfect >= 0:
        return "occurred", tokens, "past perfect"
    still = any(p.lower[c] == "still" for c in near_children(p, clause.verb))
    if (stative or clause.progressive >= 0) and (clause.past_word < 0 or still) and is_backshifted(p, levels, i):
        return "ongoing", tokens, "reported in the past tense: true at the time of saying"
    if clause.progressive >= 0 and clause.future_word >= 0:
        return "planned", tokens, "progressive with a time to come"
    return "occurred", tokens, "past tense"


def _present(p: Parse, clause: Clause, stative: bool, tokens: list[int]) -> tuple[str, list[int], str]:
    if clause.perfect >= 0:
        if clause.progressive >= 0 and clause.past_word < 0:
            return "ongoing", tokens, "perfect progressive"
        if p.tag[clause.verb] == "VBG":
            return "ongoing", tokens, "perfect progressive"
        return "occurred", tokens, "present perfect"
    if clause.future_word >= 0 and not (stative and clause.progressive < 0):
        return "planned", [*tokens, clause.future_word], "present tense with a time to come"
    if clause.progressive < 0 and not stative and _is_headline(p, clause):
        return "occurred", tokens, "headline present"
    return "ongoing", tokens, "present tense"


def _is_headline(p: Parse, clause: Clause) -> bool:
    first, last = p.sentences[p.sent[clause.node]]
    return (
        last - first <= 25
        and p.lower[last - 1] not in (".", "!", "?", '"', "”", ":", ";", "''", ")")
        and p.paragraphs[p.para[first]] == (first, last)
    )


def _participle(p: Parse, clause: Clause) -> tuple[str, list[int], str]:
    v = clause.verb
    if p.tag[v] == "VBG" and not clause.nominal and p.dep[v] in ("acl", "amod", "relcl", "advcl", "pcomp", "ROOT"):
        if clause.perfect >= 0:
            return "occurred", [clause.perfect, v], "perfect participle"
        governor = p.head[v]
        if p.dep[v] == "pcomp":
            return "occurred", [v], "gerund"
        past = p.dep[v] == "advcl" and p.tag[governor] in ("VBD", "VBN")
        return ("occurred" if past else "ongoing"), [v], "participle"
    if clause.nominal:
        h = v
        for _ in range(4):
            h = p.head[h]
            if p.tag[h][:1] == "V":
                break
        present = p.tag[h] in ("VBZ", "VBP") or (p.tag[h] == "VBG" and p.dep[h] != "advcl")
        return ("ongoing" if present else "occurred"), [v], "noun"
    return "occurred", [v], "participle"
