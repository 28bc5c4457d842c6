"""Which frames are attributions: the likeliest of each cue, and one of those that claim the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.extract.attribution.bounds import settle_content
from reportedly.extract.attribution.candidates import list_candidates
from reportedly.extract.attribution.cue import cue_range
from reportedly.extract.attribution.frame import Frame, Ranges
from reportedly.extract.attribution.quotes import Quote
from reportedly.extract.attribution.source import source_range
from reportedly.extract.attribution.weigh import describe, floor_of, weigh
from reportedly.extract.parse import Parse
from reportedly.model import Reader

# Nests deeper than this, and unquoted contents longer than this, are tables or nonsense; without a limit they take
# cubic time.
DEEPEST, LONGEST = 6, 400
# Below this sum over its frames a word is likelier no cue than one; measured on held-out news.
LEAST = 0.42
_NAMELESS = frozenset(("named", "identified", "anonymity", "anonymous", "anonymously"))
MARKS = frozenset("\"'”’»`")


@dataclass(slots=True)
class Found:
    """A frame that was chosen, with the token ranges of its parts; `head` is the source's (-1: nobody named)."""

    frame: Frame
    score: float
    head: int
    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: Ranges
    citing: int = -1  # "citing" that the parser took into the content
    by: Reader = Reader.RULES
    wide_cue: tuple[int, int] | None = None  # with what corpora count as part of it: "said [in a speech on Friday]"

    def holds(self, token: int) -> bool:
        """Whether a token stands in the content."""
        return any(i <= token < j for i, j in self.content)

    def meets(self, first: int, last: int) -> bool:
        """Whether some of the tokens `first` .. `last` (half-open) stand in the content."""
        return any(i < last and first < j for i, j in self.content)


class Option(NamedTuple):
    """A word that may be a cue: `total` is the probability that it is one, `frames` its likeliest with their own."""

    total: float
    cue: int
    frames: list[tuple[float, Frame, int]]


def weigh_options(p: Parse, quotes: Sequence[Quote], inside: Sequence[int]) -> list[Option]:
    """Every word that may be a cue, in no order, with its four likeliest frames, the likeliest first."""
    options: list[Option] = []
    for frames in list_candidates(p, quotes, inside):
        rivals = [f for f, _ in frames]
        weighed = [(max(floor_of(p, f, s), weigh(describe(p, f, s, inside, rivals))), f, s) for f, s in frames]
        weighed.sort(key=lambda t: -t[0])
        total = min(sum(w for w, _, _ in weighed), 1.0)
        options.append(Option(total, rivals[0].cue, weighed[:4]))
    return options


def choose_frames(p: Parse, quotes: Sequence[Quote], inside: Sequence[int], options: Sequence[Option]) -> list[Found]:
    """The attributions among `options`, in no order that matters; no two share most of their words unless nested."""
    likely = sorted((o for o in options if o.total >= LEAST), key=lambda o: (-o.total, o.cue))
    owner: dict[int, list[Found]] = {}
    kept: list[Found] = []
    for total, _, weighed in likely:
        for w, frame, head in weighed:
            if w < LEAST / 4:
                break
            made = make_found(p, frame, head, total, quotes, inside)
            if made and not _is_taken(made, owner):
                kept.append(made)
                for k in _words(made.content):
                    owner.setdefault(k, []).append(made)
                break
    return [f for f in kept if not hides_a_name(p, f)]


def hides_a_name(p: Parse, found: Found) -> bool:
    """Whether this only tells why a source is not named: "who asked not to be identified"."""
    i, j = found.content[-1]
    return j - i <= 24 and any(p.lower[k] in _NAMELESS for k in range(i, min(j, i + 6))) and _is_relative(p, found)


def _is_relative(p: Parse, found: Found) -> bool:
    return p.dep[found.frame.cue] in ("relcl", "acl", "advcl") or (
        found.head >= 0 and p.lower[found.head] in ("who", "that")
    )


def make_found(
    p: Parse, frame: Frame, head: int, score: float, quotes: Sequence[Quote], inside: Sequence[int]
) -> Found | None:
    """A frame with the ranges of its parts settled, or None where it holds no words or too many."""
    source = source_range(p, head, frame.cue) if head >= 0 else None
    content, citing = _drop_citing(p, frame.content)
    if sum(j - i for i, j in content) > LONGEST and not all(inside[i] >= 0 for i, _ in content):
        return None
    quote = inside[frame.cue]
    if quote >= 0:  # a cue in a quotation speaks of words in it
        low, high = quotes[quote].first, quotes[quote].last
        if p.text[quotes[quote].span.end - 1] in MARKS:
            high -= 1
        content = [(max(i, low), min(j, high)) for i, j in content if max(i, low) < min(j, high)]
    if source:
        pieces = ((i, min(j, source[0]), max(i, source[1]), j) for i, j in content)
        content = [r for a, b, c, d in pieces for r in ((a, b), (c, d)) if r[0] < r[1]] or content
    cue = cue_range(p, frame._replace(content=content), source)
    content = settle_content(p, content, [cue, source] if source else [cue], quotes, inside)
    return Found(frame, score, head, source, cue, content, citing) if content else None


def _drop_citing(p: Parse, content: Ranges) -> tuple[Ranges, int]:
    """Content without ", citing an official," at its beginning, and where that stands."""
    if not content:
        return content, -1
    i, j = content[0]
    while i < j and p.word[i] == ",":
        i += 1
    if i < j and p.lower[i] in ("citing", "quoting"):
        for k in range(i + 2, min(j - 1, i + 16)):
            if p.word[k] == ",":
                return [(k + 1, j), *content[1:]], i
    return content, -1


def _words(content: Ranges) -> Iterator[int]:
    for i, j in content:
        yield from range(i, j)


def _is_taken(found: Found, owner: dict[int, list[Found]]) -> bool:
    """Whether a likelier attribution claims most of the same words, neither standing inside the other."""
    size = 0
    shared: dict[int, int] = {}
    rivals: dict[int, Found] = {}
    for k in _words(found.content):
        size += 1
        others = owner.get(k, ())
        if len(others) >= DEEPEST:
            return True
        for o in others:
            shared[o.frame.cue] = shared.get(o.frame.cue, 0) + 1
            rivals[o.frame.cue] = o
    for key, o in rivals.items():
        if o.holds(found.frame.cue) != found.holds(o.frame.cue):
            continue  # one stands inside the other
        if 2 * shared[key] > size or o.holds(found.frame.cue):
            return True
    return False
