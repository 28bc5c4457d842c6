"""What stands in quotation marks beside a cue: which quotations a verb may take as its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.extract.attribution.frame import Frame, Ranges
from reportedly.extract.attribution.quotes import Quote
from reportedly.extract.parse import Parse

_STOPS = frozenset((".", "!", "?", "...", "…", ";"))
_INNER_STOPS = frozenset(",.!?…-–—")
# Words between a cue and the quotation it takes: "said X, the longest-serving ... in an interview on Monday".
FARTHEST = 60


def mark_quoted(p: Parse, quotes: Sequence[Quote]) -> list[int]:
    """For each token the number of the quotation it stands in, or -1."""
    inside = [-1] * len(p)
    for number, quote in enumerate(quotes):
        for i in range(quote.first, min(quote.last, len(p))):
            inside[i] = number
    return inside


def list_quote_frames(
    p: Parse, v: int, quotes: Sequence[Quote], inside: Sequence[int], sayings: frozenset[str]
) -> Iterator[Frame]:
    """The quotations before and after verb `v`, in its own sentence or just across its edge.

    Frame names: `q<` a quotation before, `q>` one after, `q<>` one before that goes on after; `q:` one that a
    colon or a new paragraph introduces. A `+` takes the unquoted beginning of the sentence along.
    """
    lemma = p.lemma(v)
    before, after = find_neighbours(p, v, quotes, inside)
    if before >= 0:
        quote = quotes[before]
        gap = _gap(quote.last, v)
        whole: Ranges = with_chain(p, quotes, before, inside, sayings)
        joined = [] if _speaks_again(p, v, after, quotes, sayings) else _continue(p, v, after, quotes, inside, sayings)
        name = f"q<{_ending(p, quote)}{gap}"
        begin = _sentence_start(p, quote.first, inside)
        if begin < quote.first:
            # a quotation that starts in lower case goes on with what its sentence began with
            name += "l" if p.word[min(quote.first + 1, len(p) - 1)][:1].islower() else ""
            extended = [(begin, whole[0][1]), *whole[1:]]
            yield Frame(v, lemma, f"+{name}", extended)
            if joined:
                yield Frame(v, lemma, f"+{name}>", extended + joined)
        yield Frame(v, lemma, f"{name}", whole)
        if joined:
            yield Frame(v, lemma, f"{name}>", whole + joined)
    if after >= 0:
        quote = quotes[after]
        mark = p.word[quote.first - 1] if quote.first else ""
        sign = (
            mark
            if mark in (",", ":")
            else "v"
            if quote.first - 1 == v
            else p.lower[quote.first - 1]
            if quote.first - v < 6
            else "~"
        )
        if sign not in (",", ":", "v", "that", "as", "~", "to", "of", "the", "a"):
            sign = "w"
        kind = "" if p.para[quote.first] == p.para[v] else "¶"
        yield Frame(
            v, lemma, f"q>{sign}{kind}{_gap(v + 1, quote.first)}", with_chain(p, quotes, after, inside, sayings)
        )


def list_loose_frames(p: Parse, v: int, inside: Sequence[int]) -> Iterator[Frame]:
    """Where the parse is no help: the rest of the sentence, its beginning, the paragraph after a colon."""
    lemma = p.lemma(v)
    low, high = p.paragraphs[p.para[v]]
    end = v + 1
    while end < min(high, v + FARTHEST) and p.word[end] not in _STOPS:
        end += 1
    if end - v > 1:
        if end == high and p.word[end - 1] == ":" and high < len(p) and inside[high] < 0:
            yield Frame(v, lemma, "block", [p.paragraphs[p.para[high]]])
        else:
            tag = p.tag[v + 1]
            plain = p.dep[v + 1] == "prep"  # the preposition is the cue's
            kind = "prep" if plain else tag if tag[0] in "NVJPDRWCU,:" else p.lower[v + 1] if tag == "IN" else "-"
            yield Frame(v, lemma, f"rest:{kind}", [(v + 1 + (plain and end - v > 2), end)])
    begin = v
    while begin > max(low, v - FARTHEST) and p.word[begin - 1] not in _STOPS:
        begin -= 1
    comma = next((k for k in range(v - 1, begin, -1) if p.word[k] in (",", "—", "–", "-")), -1)
    if comma > begin and end - v <= 12:
        yield Frame(v, lemma, f"rest<:{'e' if end - v == 1 else '~'}{_gap(comma + 1, v)}", [(begin, comma)])


def _speaks_again(p: Parse, v: int, after: int, quotes: Sequence[Quote], sayings: frozenset[str]) -> bool:
    """Whether another cue stands before the next quotation: "...," he said, adding, "..."."""
    if after < 0:
        return False
    return any(p.tag[k][0] == "V" and p.lemma(k) in sayings for k in range(v + 1, quotes[after].first))


def find_neighbours(p: Parse, v: int, quotes: Sequence[Quote], inside: Sequence[int]) -> tuple[int, int]:
    """The numbers of the nearest quotations on both sides of `v` that no sentence end parts from it, or -1."""
    low, high = p.paragraphs[p.para[v]]
    before = after = -1
    for i in range(v - 1, max(low, v - FARTHEST) - 1, -1):
        if inside[i] >= 0:
            before = inside[i]
            break
        if p.word[i] in _STOPS:
            break
    for i in range(v + 1, min(high, v + FARTHEST)):
        if inside[i] >= 0:
            after = inside[i]
            break
        if p.word[i] in _STOPS:
            break
        if p.word[i] == ":" and i == high - 1:
            after = inside[high] if high < len(p) and inside[high] >= 0 and quotes[inside[high]].first == high else -1
    return before, after


def is_credited_after(p: Parse, quote: Quote, inside: Sequence[int], sayings: frozenset[str]) -> bool:
    """Whether the words right after a quotation credit it ("...," she added), so that no cue before it may take it."""
    n = len(p)
    text = p.text[max(quote.span.start, quote.span.end - 3) : quote.span.end].rstrip("\"'”’»`")
    if text.endswith(","):
        return True
    for i in range(quote.last, min(n, quote.last + 7)):
        if inside[i] >= 0 or p.word[i] in _STOPS or p.para[i] != p.para[quote.last - 1]:
            return False
        if p.tag[i].startswith("V") and p.lemma(i) in sayings:
            return True
    return False


def _continue(
    p: Parse, v: int, after: int, quotes: Sequence[Quote], inside: Sequence[int], sayings: frozenset[str]
) -> Ranges:
    """What a quotation before the cue goes on with: one later in the sentence, or opening the next sentence."""
    high = p.paragraphs[p.para[v]][1]
    if after < 0:
        i = v + 1
        while i < min(high, v + FARTHEST) and p.word[i] not in _STOPS and inside[i] < 0:
            i += 1
        if i + 1 < high and p.word[i] in _STOPS and inside[i + 1] >= 0 and inside[i] != inside[i + 1]:
            after = inside[i + 1]
    if after < 0 or p.para[quotes[after].first] != p.para[v]:
        return []
    quote = quotes[after]
    if is_credited_after(p, quote, inside, sayings):
        return []
    return with_chain(p, quotes, after, inside, sayings)


def with_chain(
    p: Parse, quotes: Sequence[Quote], number: int, inside: Sequence[int], sayings: frozenset[str]
) -> Ranges:
    """A quotation and those that it continues or that continue it over paragraphs, as token ranges."""
    first = last = number
    while quotes[first].follows >= 0 and _fills_paragraph(p, quotes[quotes[first].follows]):
        first = quotes[first].follows
    while last + 1 < len(quotes) and quotes[last + 1].follows == last:
        if is_credited_after(p, quotes[last + 1], inside, sayings):
            break
        last += 1
    return [(quotes[k].first, quotes[k].last) for k in range(first, last + 1)]


def _fills_paragraph(p: Parse, quote: Quote) -> bool:
    low, high = p.paragraphs[p.para[quote.first]]
    return quote.first == low and quote.last >= high


def _sentence_start(p: Parse, i: int, inside: Sequence[int]) -> int:
    low = p.paragraphs[p.para[i]][0]
    begin = i
    while begin > max(low, i - FARTHEST) and p.word[begin - 1] not in _STOPS and inside[begin - 1] < 0:
        begin -= 1
    while begin < i and (p.word[begin] in (",", ":", "-", "–", "—") or p.lower[begin] in ("and", "but")):
        begin += 1
    return begin


def _ending(p: Parse, quote: Quote) -> str:
    text = p.text[quote.span.start : quote.span.end].rstrip("\"'”’»`")
    last = text[-1:]
    sign = last if last in _INNER_STOPS else "w"
    if sign == "w" and quote.last < len(p) and p.word[quote.last] == ",":
        return "w,"
    return sign


def _gap(i: int, j: int) -> str:
    n = max(0, j - i)
    return "0" if n == 0 else "1" if n <= 3 else "2" if n <= 8 else "3" if n <= 20 else "4"
