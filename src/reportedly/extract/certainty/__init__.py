"""How sure a proposition is, and whether it happened.

Two views of one event. The *source's* (`judge_event` with a scope) is worked out by rules over the words of its content
and the cue it hangs on; a flat "will be sent" is +3. The *reader's* (without a scope, or `judge_readings` for many) is
what annotators of whole sentences make of it, on their scale, by a small learned model over the same features; its
status, hedges and reasons are those of the rules.
"""

from __future__ import annotations

from reportedly.extract.certainty.framing import judge_framing
from reportedly.extract.certainty.judge import Judgement, judge_by_rules
from reportedly.extract.certainty.reader import judge_readings
from reportedly.extract.parse import Parse
from reportedly.model import Span

__all__ = ["Judgement", "judge_event", "judge_framing", "judge_readings"]


def judge_event(parse: Parse, event: int, scope: Span | None = None) -> Judgement:
    """Judge the proposition whose core (verb, noun or predicate adjective) is token `event`.

    With `scope` (the span of a claim's content) only words inside it count, and the governor it hangs on ("denied",
    "believes"; of that one its own modals and adverbs do not): how sure the *source* is. Without it every word of the
    sentence counts: what a *reader* concludes. Values run from -3 (certainly not) to +3 (certainly).

    >>> from reportedly.extract.parse import parse_report
    >>> p = parse_report("Officials said the troops might not be sent.")
    >>> judged = judge_event(p, p.word.index("sent"), Span(15, 43))
    >>> judged.status.value, [h.cut(p.text) for h in judged.certainty.hedge]
    ('possible', ['might not'])
    """
    if scope is None:
        return judge_readings([(parse, event)])[0]
    first, last = parse.sentences[parse.sent[event]]
    first = max(first, parse.token_at(scope.start))
    last = min(last, parse.token_at(scope.end - 1) + 1)
    if not first <= event < last:
        first, last = parse.sentences[parse.sent[event]]
    return judge_by_rules(parse, event, first, last)
