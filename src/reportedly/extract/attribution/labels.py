"""Conversations as they are printed: what follows "Haddad:" is Haddad's, up to the next label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.extract.attribution.choose import Found
from reportedly.extract.attribution.frame import Frame, Ranges
from reportedly.extract.parse import Parse

_LONGEST = 6  # tokens of a label
_ASKED = frozenset(("q", "a"))


def credit_labels(p: Parse, found: Sequence[Found]) -> list[Found]:
    """The attributions with what labels credit; cues in it stand as they are, nested in it.

    "A:" is the one other than the asker whom the labels name, or whom the text says it talks to; where nobody is
    named so, the label itself stands.
    """
    turns = list(_list_turns(p))
    if not turns:
        return list(found)
    labels = [label for label, _ in turns]
    answers = _find_answerer(p, labels)
    made: list[Found] = []
    for label, content in turns:
        name = p.lower[label[0]] if label[1] - label[0] == 2 else ""
        who = answers if name == "a" and answers else (label[0], label[1] - 1)
        head = _find_head(p, *who)
        cue = label if who == answers else (label[1] - 1, label[1])
        made.append(Found(Frame(cue[1] - 1, ":", "label", content), 1.0, head, who, cue, content))
    kept = [f for f in found if not any(a <= f.cue[0] < b for a, b in labels)]
    return [f for f in kept if not _is_label(f, labels)] + made


def _list_turns(p: Parse) -> Iterator[tuple[tuple[int, int], Ranges]]:
    """Each label with the paragraphs behind it, as token ranges."""
    starts = [n for n, (i, j) in enumerate(p.paragraphs) if _ends_label(p, i, j)]
    if len(starts) < 3:
        return
    for n, at in enumerate(starts):
        last = starts[n + 1] if n + 1 < len(starts) else min(len(p.paragraphs), at + 2)
        content = [p.paragraphs[k] for k in range(at + 1, last)]
        content = [(i, j - (p.word[j - 1] in (".", "!", "?", "…"))) for i, j in content]
        content = [(i, j) for i, j in content if i < j]
        if content:
            yield p.paragraphs[at], content


def _ends_label(p: Parse, i: int, j: int) -> bool:
    """Whether a paragraph is a label cut off by `margin.find_labels`: its sentence goes on in the same line."""
    if not 2 <= j - i <= _LONGEST or p.word[j - 1] not in (":", ".") or j >= len(p):
        return False
    return p.word[i][0].isupper() and "\n" not in p.text[p.end[j - 1] : p.start[j]]


def _find_answerer(p: Parse, labels: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    named = [(i, j - 1) for i, j in labels if p.lower[i] not in _ASKED or j - i > 2]
    words = {" ".join(p.lower[i:j]) for i, j in named}
    for i in range(min(labels)[0]):
        talks = p.lower[i] in ("with", "to") and p.lower[p.head[i]] in (
            "interview",
            "spoke",
            "talked",
            "speaks",
            "talks",
        )
        target = next((k for k in p.children[i] if p.dep[k] == "pobj"), -1) if talks else -1
        if target >= 0 and p.tag[target][:3] == "NNP":
            return p.left[target], target + 1
    return named[0] if len(words) == 1 else None


def _find_head(p: Parse, i: int, j: int) -> int:
    return next((k for k in range(i, j) if not i <= p.head[k] < j or p.head[k] == k), j - 1)


def _is_label(f: Found, labels: Sequence[tuple[int, int]]) -> bool:
    """Whether an attribution's source stands in a label: the parser saw a cue where there is none."""
    return f.source is not None and any(a <= f.source[0] < b for a, b in labels)
