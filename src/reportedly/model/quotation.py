"""One speaker's words in two reports."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedQuotation:
    """The same quoted words of the same speaker in two reports (`left` and `right` are their ids, in that order).

    It shows that both heard the same, not that one copied the other. `speaker` is the name as `left` gives it;
    `words` is how many words the two share.
    """

    left: str
    right: str
    speaker: str
    left_span: Span
    right_span: Span
    words: int
