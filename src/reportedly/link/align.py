"""Where two reports have the same words, and what was changed between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from reportedly.lang import load_words
from reportedly.link.passage import SHINGLE, Passage
from reportedly.link.words import Word
from reportedly.model import Kept, Span, WordChange, WordChangeKind

_PLACES = 12  # of one shingle in the source that are looked at: a text of one word has it everywhere
_GAP = 60  # words between two runs that are still compared word by word
_SENTENCES, _NEAR = 60, 0.7  # sentences without a run that are looked at; share of words that makes two of them one
_REST = 12  # words of the sentence about a run that are


class Run(NamedTuple):
    """`length` words that follow each other in both, from word `source` and word `copy` on."""

    source: int
    copy: int
    length: int


Index = dict[tuple[str, ...], list[int]]


def index_words(words: Sequence[Word]) -> Index:
    """Where each five words that follow each other begin."""
    forms = [word.form for word in words]
    where: Index = {}
    for i, shingle in enumerate(zip(*(forms[k:] for k in range(SHINGLE)), strict=False)):
        places = where.setdefault(shingle, [])
        if len(places) < _PLACES:
            places.append(i)
    return where


def find_runs(source: Sequence[Word], copy: Sequence[Word], where: Index | None = None) -> list[Run]:
    """The stretches of at least five words that both have, in the order of the copy, each word of it once.

    What was moved is found as well. The time grows with the lengths, not with their product. `where` is the index of
    the source, where it is at hand.
    """
    least = SHINGLE
    a, b = [word.form for word in source], [word.form for word in copy]
    where = index_words(source) if where is None else where
    runs: list[Run] = []
    i = 0
    while i <= len(b) - least:
        places = where.get(tuple(b[i : i + least]), [])
        best = Run(0, i, 0)
        follows = runs[-1].source + runs[-1].length if runs else 0
        for place in sorted(places, key=lambda p: (p < follows, p)):
            length = least
            while i + length < len(b) and place + length < len(a) and a[place + length] == b[i + length]:
                length += 1
            if length > best.length:
                best = Run(place, i, length)
        if best.length:
            runs.append(best)
        i += best.length or 1
    return runs


def list_kept(runs: Sequence[Run], source: Sequence[Word], copy: Sequence[Word]) -> tuple[Kept, ...]:
    """The same words in both, as spans."""
    return tuple(
        Kept(source=_span(source, r.source, r.length), copy=_span(copy, r.copy, r.length)) for r in runs if r.length
    )


def list_changes(runs: Sequence[Run], source: Passage, copy: Passage) -> tuple[WordChange, ...]:
    """What was inserted, deleted and replaced between runs that follow each other in both reports.

    About other runs the sentence that they stand in is looked at, where both reports have it.
    """
    changes: list[WordChange] = []
    for n, run in enumerate(runs):
        end_a, end_b = run.source + run.length, run.copy + run.length
        after = runs[n + 1] if n + 1 < len(runs) else None
        if after and end_a <= after.source and max(after.source - end_a, after.copy - end_b) <= _GAP:
            changes += _compare(source, copy, (end_a, after.source), (end_b, after.copy))
            continue
        if after and end_a <= after.source and (after.source == end_a or after.copy == end_b):
            changes.append(_change(source, copy, (end_a, after.source), (end_b, after.copy)))
            continue
        changes += _compare_rest(source, copy, end_a, end_b)
        if after:
            changes += _compare_head(source, copy, after.source, after.copy)
    if runs:
        changes = [*_compare_head(source, copy, runs[0].source, runs[0].copy), *changes]
        changes += _compare_near(runs, source, copy, changes)
    return tuple(changes)


def _compare_near(
    runs: Sequence[Run], source: Passage, copy: Passage, told: Sequence[WordChange]
) -> Iterator[WordChange]:
    # Sentences so much reworded that no run is left in them, yet mostly of the same words.
    left = _list_sentences(source, {i for r in runs for i in range(r.source, r.source + r.length)})
    right = _list_sentences(copy, {i for r in runs for i in range(r.copy, r.copy + r.length)})
    for c, d in right[:_SENTENCES]:
        if any(t.copy and t.copy[0] < copy.words[d - 1].end and copy.words[c].start < t.copy[1] for t in told):
            continue
        mine = {word.form for word in copy.words[c:d]}
        shared = [
            (len(mine & {word.form for word in source.words[a:b]}) / min(len(mine), b - a), -a, (a, b))
            for a, b in left[:_SENTENCES]
        ]
        best = max(shared, default=(0.0, 0, (0, 0)))
        if best[0] >= _NEAR:
            yield from _compare(source, copy, best[2], (c, d))


def _list_sentences(passage: Passage, covered: set[int]) -> list[tuple[int, int]]:
    found, start = [], 0
    for i in range(1, len(passage.words) + 1):
        if i == len(passage.words) or passage.sentences[i] != passage.sentences[start]:
            if i - start >= SHINGLE and 2 * len(covered.intersection(range(start, i))) < SHINGLE:
                found.append((start, i))
            start = i
    return found


def _compare_rest(source: Passage, copy: Passage, a: int, b: int) -> list[WordChange]:
    # The sentence that a run ends in, where it goes on in both with other words.
    ends = []
    for passage, start in ((source, a), (copy, b)):
        end = start
        while end < len(passage.words) and passage.sentences[end] == passage.sentences[start - 1]:
            end += 1
        ends.append(end)
    return _compare_short(source, copy, (a, ends[0]), (b, ends[1]))


def _compare_head(source: Passage, copy: Passage, a: int, b: int) -> list[WordChange]:
    # The sentence that a run begins in, where it begins in both with other words.
    starts = []
    for passage, end in ((source, a), (copy, b)):
        start = end
        while start and passage.sentences[start - 1] == passage.sentences[end]:
            start -= 1
        starts.append(start)
    return _compare_short(source, copy, (starts[0], a), (starts[1], b))


def _compare_short(
    source: Passage, copy: Passage, in_source: tuple[int, int], in_copy: tuple[int, int]
) -> list[WordChange]:
    (a, b), (c, d) = in_source, in_copy
    longest = max(b - a, d - c)
    if longest > _REST:
        return []
    changes = list(_compare(source, copy, in_source, in_copy))
    same = (
        b - a - sum(1 for change in changes for i in range(a, b) if change.source and _covers(change.source, source, i))
    )
    # Another half of a sentence altogether is no change of words.
    return changes if longest <= 3 or same * 2 >= min(b - a, d - c) else []


def _covers(span: Span, passage: Passage, i: int) -> bool:
    return span[0] <= passage.words[i].start < span[1]


def _compare(
    source: Passage, copy: Passage, in_source: tuple[int, int], in_copy: tuple[int, int]
) -> Iterator[WordChange]:
    (a, b), (c, d) = in_source, in_copy
    left, right = [word.form for word in source.words[a:b]], [word.form for word in copy.words[c:d]]
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "replace":
            yield from _replace(source, copy, (a + i, a + j), (c + k, c + m))
        elif tag != "equal":
            yield _change(source, copy, (a + i, a + j), (c + k, c + m))


def _replace(
    source: Passage, copy: Passage, in_source: tuple[int, int], in_copy: tuple[int, int]
) -> Iterator[WordChange]:
    # Whole sentences that only one of the two has are no part of what was put for the rest.
    (a, b), (c, d) = in_source, in_copy
    more = (source.sentences[b - 1] - source.sentences[a]) - (copy.sentences[d - 1] - copy.sentences[c])
    if more > 0:
        cut = next(i for i in range(a, b) if source.sentences[i] - source.sentences[a] == more)
        yield _change(source, copy, (a, cut), (c, c))
        a = cut
    elif more < 0:
        cut = next(i for i in range(c, d) if copy.sentences[i] - copy.sentences[c] == -more)
        yield _change(source, copy, (a, a), (c, cut))
        c = cut
    yield _change(source, copy, (a, b), (c, d))


def _change(source: Passage, copy: Passage, in_source: tuple[int, int], in_copy: tuple[int, int]) -> WordChange:
    was, now = source.words[slice(*in_source)], copy.words[slice(*in_copy)]
    kind = WordChangeKind.REPLACED if was and now else WordChangeKind.DELETED if was else WordChangeKind.INSERTED
    # Sentences left out or put in stand on their own: they turn none of those that were kept.
    whole = not (was and now) and _is_whole(source, *in_source) and _is_whole(copy, *in_copy)
    return WordChange(
        kind=kind,
        source=_span(source.words, in_source[0], len(was)) if was else None,
        copy=_span(copy.words, in_copy[0], len(now)) if now else None,
        turns=not whole and _find_turning(was) != _find_turning(now),
    )


def _is_whole(passage: Passage, start: int, end: int) -> bool:
    numbers = passage.sentences
    return start == end or (
        (start == 0 or numbers[start - 1] != numbers[start])
        and (end == len(numbers) or numbers[end] != numbers[end - 1])
    )


def _find_turning(words: Sequence[Word]) -> list[str]:
    # In order and with how often: "not" for "not" turns nothing, "three" for "13" does.
    single, phrases = _load_turning()
    forms = [word.form for word in words]
    found = [form for form in forms if form in single or any(letter.isdigit() for letter in form)]
    found += [
        " ".join(phrase)
        for phrase in sorted(phrases)
        for i in range(len(forms) - len(phrase) + 1)
        if tuple(forms[i : i + len(phrase)]) == phrase
    ]
    return found


@cache
def _load_turning() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    words = [word for listed in load_words("copies")["turning"].values() for word in listed]
    return frozenset(w for w in words if " " not in w), frozenset(tuple(w.split()) for w in words if " " in w)


def _span(words: Sequence[Word], first: int, length: int) -> Span:
    return Span(words[first].start, words[first + length - 1].end)
