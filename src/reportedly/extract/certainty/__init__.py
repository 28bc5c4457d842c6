"""How sure a proposition is, and whether it happened."""

from __future__ import annotations

from reportedly.extract.certainty.judge import Judgement, judge_by_rules
from reportedly.extract.parse import Parse
from reportedly.model import Span

__all__ = ["Judgement", "judge_event"]


def judge_event(parse: Parse, event: int, scope: Span | None = None) -> Judgement:
    """Judge the proposition whose core (verb, noun or predicate adjective) is token `event`.

    With `scope` (the span of a claim's content) only words inside it count, and the governor it hangs on: how sure
    the *source* is. Without it every word of the sentence counts: what a *reader* concludes.

    >>> from reportedly.extract.parse import parse_report
    >>> p = parse_report("Officials said the troops might not be sent.")
    >>> judged = judge_event(p, p.word.index("sent"), Span(15, 43))
    >>> judged.status.value, [h.cut(p.text) for h in judged.certainty.hedge]
    ('possible', ['might not'])
    """
    first, last = parse.sentences[parse.sent[event]]
    if scope is not None:
        first = max(first, parse.token_at(scope.start))
        last = min(last, parse.token_at(scope.end - 1) + 1)
        if not first <= event < last:
            first, last = parse.sentences[parse.sent[event]]
    return judge_by_rules(parse, event, first, last)
