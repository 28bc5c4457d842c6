"""How the writer frames what a source says: "claims", "confirmed", "revealed"."""

from __future__ import annotations

from reportedly.extract.certainty.clause import read_clause
from reportedly.extract.certainty.climb import look_up
from reportedly.extract.certainty.judge import join_tokens
from reportedly.extract.certainty.words import certainty_words
from reportedly.extract.parse import Parse
from reportedly.model import Framing, Stand


def judge_framing(parse: Parse, cue: int) -> Framing:
    """The framing by a cue, given the token of its head.

    >>> from reportedly.extract.parse import parse_report
    >>> judge_framing(parse_report("Seoul claims that officers are there."), 1).stand.value
    'doubting'
    """
    words = certainty_words()
    clause = read_clause(parse, cue, *parse.sentences[parse.sent[cue]])
    entry = look_up(parse, cue, "that", words)
    stand = Stand.NEUTRAL
    if entry is not None:
        stand = Stand.OPPOSING if entry.group == "deny" else Stand(entry.frame or "neutral")
    negated = len(clause.negations) % 2 == 1
    tokens = [*clause.negations, *([] if stand is Stand.NEUTRAL else [cue])]
    return Framing(stand=stand, negated=negated, spans=join_tokens(parse, tokens))
