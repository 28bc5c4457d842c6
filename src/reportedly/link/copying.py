"""Two reports that share words: is one's narrative in the other, and whose quotations do both give?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.link.align import Index, Run, find_runs, list_changes, list_kept
from reportedly.link.direction import Published, decide_direction
from reportedly.link.passage import SHINGLE, Passage
from reportedly.model import Copy, Kept, SharedQuotation, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOptions:
    """When words that two reports share make one a copy: `least` of the shorter narrative, and so many `words`.

    Reports of two stories must share `across` of it: what less they share is how such reports are written. Quotations
    count from `quoted` words on.
    """

    least: float = 0.2
    words: int = 20
    across: float = 0.5
    quoted: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A report as copies are found in it: `worn` are the places of words that belong to boilerplate.

    `speakers` are the stretches that are credited to somebody, with the name; `index` is that of `index_words`.
    """

    published: Published
    passage: Passage
    worn: frozenset[int] = frozenset()
    speakers: tuple[tuple[Span, str], ...] = ()
    index: Index | None = None


def compare_sheets(
    one: Sheet, other: Sheet, *, same_story: bool, options: CopyOptions | None = None
) -> tuple[Copy | None, list[SharedQuotation]]:
    """The copy that one of two reports is of the other, if any, and the quotations of one speaker that both give."""
    options = options or CopyOptions()
    first, directed, reason = decide_direction(one.published, other.published)
    source, copy = (one, other) if first else (other, one)
    a, b = source.passage, copy.passage
    runs = find_runs(a.words, b.words, source.index)
    told, kept = _count_kept(runs, source, copy)
    of_source = _share(told, a.narrative - len([i for i in source.worn if not a.quoted[i]]))
    of_copy = _share(kept, b.narrative - len([i for i in copy.worn if not b.quoted[i]]))
    quotations = _share_quotations(one, other, options)
    least = options.least if same_story else options.across
    if max(of_source, of_copy) < least or min(told, kept) < options.words:
        return None, quotations
    return Copy(
        source=source.published.id,
        copy=copy.published.id,
        directed=directed,
        reason=reason,
        of_source=of_source,
        of_copy=of_copy,
        kept=list_kept(runs, a.words, b.words),
        changes=list_changes(runs, a, b),
        quotations=tuple(
            Kept(source=q.left_span if first else q.right_span, copy=q.right_span if first else q.left_span)
            for q in quotations
        ),
    ), quotations


def find_worn(passage: Passage, sampled: dict[int, list[int]], worn: frozenset[int]) -> frozenset[int]:
    """The places of words in boilerplate: between shingles known as `worn`, and some words to either side.

    `sampled` are the kept shingles of the narrative with the places of their first words.
    """
    places = sorted((place, number in worn) for number, found in sampled.items() for place in found)
    marked: set[int] = set()
    for i, (place, is_worn) in enumerate(places):
        if not is_worn:
            continue
        # A shingle in eight is known: boilerplate reaches about half-way to the next one.
        before = places[i - 1] if i else (-SHINGLE, False)
        after = places[i + 1] if i + 1 < len(places) else (len(passage.words), False)
        start = before[0] + SHINGLE if before[1] else max(before[0] + SHINGLE, place - SHINGLE)
        end = after[0] if after[1] else min(after[0], place + 2 * SHINGLE)
        marked.update(range(max(0, start), min(len(passage.words), max(end, place + SHINGLE))))
    return frozenset(marked)


def _count_kept(runs: Sequence[Run], source: Sheet, copy: Sheet) -> tuple[int, int]:
    # Only stretches of a shingle or more of the reports' own words count, in either of them once.
    told: set[int] = set()
    kept: set[int] = set()
    for run in runs:
        stretch: list[int] = []
        for k in range(run.length + 1):
            i, j = run.source + k, run.copy + k
            plain = (
                k < run.length
                and not (source.passage.quoted[i] or copy.passage.quoted[j])
                and not (i in source.worn or j in copy.worn)
            )
            if plain:
                stretch.append(k)
                continue
            if len(stretch) >= SHINGLE:
                told.update(run.source + s for s in stretch)
                kept.update(run.copy + s for s in stretch)
            stretch = []
    return len(told), len(kept)


def _share(part: int, whole: int) -> float:
    return round(min(1.0, part / whole), 4) if whole > 0 else 0.0


def _share_quotations(one: Sheet, other: Sheet, options: CopyOptions) -> list[SharedQuotation]:
    a, b = ([i for i, quoted in enumerate(s.passage.quoted) if quoted] for s in (one, other))
    left, right = ([sheet.passage.words[i] for i in places] for sheet, places in ((one, a), (other, b)))
    found: list[SharedQuotation] = []
    if min(len(left), len(right)) < options.quoted:
        return found
    for run in find_runs(left, right):
        # Words of several quotations may follow each other here; each shared quotation stands in one of both.
        start = 0
        for k in range(1, run.length + 1):
            ends = k == run.length or any(
                sheet.passage.words[places[first + k]].start >= _quote_end(sheet, places[first + k - 1])
                for sheet, places, first in ((one, a, run.source), (other, b, run.copy))
            )
            if not ends:
                continue
            if k - start >= options.quoted:
                spans = [
                    Span(words[first + start].start, words[first + k - 1].end)
                    for words, first in ((left, run.source), (right, run.copy))
                ]
                speaker = _same_speaker(_find_speakers(one, spans[0]), _find_speakers(other, spans[1]))
                if speaker:
                    found.append(
                        SharedQuotation(
                            left=one.published.id,
                            right=other.published.id,
                            speaker=speaker,
                            left_span=spans[0],
                            right_span=spans[1],
                            words=k - start,
                        )
                    )
            start = k
    return found


def _quote_end(sheet: Sheet, place: int) -> int:
    start = sheet.passage.words[place].start
    return next((quote[1] for quote in sheet.passage.quotes if quote[0] <= start < quote[1]), start)


def _find_speakers(sheet: Sheet, span: Span) -> list[str]:
    return [name for stretch, name in sheet.speakers if stretch.overlaps(span)]


def _same_speaker(left: Sequence[str], right: Sequence[str]) -> str | None:
    # A name that is part of the other ("Reyes", "Ana Reyes") is taken for the same where both give the same words.
    for name in left:
        mine = set(name.casefold().replace(".", " ").split())
        for also in right:
            theirs = set(also.casefold().replace(".", " ").split())
            if mine and theirs and (mine <= theirs or theirs <= mine or name.split()[-1] == also.split()[-1]):
                return name
    return None
