"""How the writer frames what a source says: "claims", "confirmed", "revealed"."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.extract.certainty.clause import read_clause
from reportedly.extract.certainty.climb import look_up
from reportedly.extract.certainty.judge import join_tokens
from reportedly.extract.certainty.words import certainty_words
from reportedly.extract.parse import Parse
from reportedly.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """The writer's stand to a source's words, apart from how sure the source is.

    `stand` is "neutral" ("said"), "doubting" ("claims"), "endorsing" ("confirmed", "revealed") or "opposing"
    ("denied");
    `negated` where the cue itself is ("would not confirm"); `spans` are the words that say so.
    """

    stand: str
    negated: bool
    spans: tuple[Span, ...]


def judge_framing(parse: Parse, cue: int) -> Framing:
    """The framing by a cue, given the token of its head.

    >>> from reportedly.extract.parse import parse_report
    >>> judge_framing(parse_report("Seoul claims that officers are there."), 1).stand
    'doubting'
    """
    words = certainty_words()
    clause = read_clause(parse, cue, *parse.sentences[parse.sent[cue]])
    entry = look_up(parse, cue, "that", words)
    stand = "neutral"
    if entry is not None:
        stand = "opposing" if entry.group == "deny" else entry.frame or "neutral"
    negated = len(clause.negations) % 2 == 1
    tokens = [*clause.negations, *([] if stand == "neutral" else [cue])]
    return Framing(stand=stand, negated=negated, spans=join_tokens(parse, tokens))
