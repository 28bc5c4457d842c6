"""The words of a noun phrase by their places: owner, core, what follows by "of", and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from reportedly.extract.agent.words import AgentWords
from reportedly.extract.parse import Parse

STOPS = frozenset([",", "(", ")", "“", "”", '"', "``", "''", ";", ":", "—", "–", "--", "[", "]", "/"])
PREPOSITIONS = frozenset(["of", "from", "by", "in", "for", "at", "with", "on", "to", "as", "near", "behind", "inside"])
PARTICLES = frozenset(
    [
        "al",
        "el",
        "as",
        "an",
        "ad",
        "de",
        "van",
        "von",
        "bin",
        "ibn",
        "bint",
        "ben",
        "da",
        "di",
        "la",
        "le",
        "del",
        "della",
        "der",
        "den",
        "dos",
        "das",
        "do",
        "du",
        "ter",
        "ten",
        "af",
        "av",
        "abu",
        "umm",
        "zu",
        "y",
        "e",
        "ul",
        "ur",
        "ud",
        "-",
        "&",
        "’",
        "'",
        "+",
    ]
)
_JOINS = frozenset(["the", "of", "for", "and", "without", "against"])
OWNS = frozenset(["'s", "’s", "'", "’"])
_SKIPPED = frozenset(
    ["both", "even", "meanwhile", "only", "but", "and", "or", "all", "also", "just", "while", "as", "then"]
)
_RELATIVE = frozenset(["WDT", "WP", "WP$", "MD", "TO"])
FARTHEST = 40  # tokens: no noun phrase is followed further


@dataclass(slots=True)
class Layout:
    """Token indices (half-open) of the parts of a noun phrase.

    The core runs from `first` to `end`; in it the name, if there is one, from `run`. `owned` is where what is owned
    begins (just after "'s"; `first` where nobody owns it), `after` where an "of ..." phrase ends.
    """

    first: int
    owned: int
    run: int
    end: int
    after: int
    last: int


def lay_out(p: Parse, first: int, last: int, head: int, names: Set[str], words: AgentWords) -> Layout:
    """Find the parts of the noun phrase in tokens `first` .. `last`; `names` are words that stand for names here."""
    last = min(last, first + FARTHEST)
    while first < last - 1 and (p.lower[first] in _SKIPPED or p.tag[first] == "RB" or p.lower[first] in STOPS):
        first += 1
    end = _end_of_core(p, first, last, head)
    owned = first
    for i in range(first + 1, end - 1):
        if p.tag[i] == "POS" or (p.lower[i] in OWNS and p.tag[i] != "NNP" and p.start[i] == p.end[i - 1]):
            owned = i + 1
    while end > first + 1 and (p.lower[end - 1] in OWNS or p.lower[end - 1] in STOPS or p.lower[end - 1] == "."):
        end -= 1
    run = end
    while run > owned and _in_name(p, run - 1, owned, end, run, names, words):
        run -= 1
    while run < end and (p.lower[run] in PARTICLES and not p.word[run][:1].isalpha()):
        run += 1
    after = end
    if end < last and p.lower[end] in PREPOSITIONS:
        after = end + 1
        while after < last and not (
            p.lower[after] in STOPS or p.tag[after] in _RELATIVE or p.tag[after] in ("VBD", "VBZ")
        ):
            after += 1
        if after == end + 1:
            after = end
    return Layout(first, owned, run, end, after, last)


def _end_of_core(p: Parse, first: int, last: int, head: int) -> int:
    i = first + 1
    while i < last:
        lower, tag = p.lower[i], p.tag[i]
        if lower in STOPS:
            # A nickname: Marie “Mimi” Lafleur.
            if (
                lower in ("“", '"', "(")
                and i + 3 < last
                and p.lower[i + 2] in ("”", '"', ")")
                and p.word[i + 3][0].isupper()
            ):
                i += 3
                continue
            break
        if lower == p.word[i]:
            if lower in PARTICLES and i + 1 < last and (p.word[i + 1][:1].isupper() or p.lower[i + 1] in PARTICLES):
                i += 1
                continue
            if (tag in _RELATIVE and i > first) or (
                i > head and (tag in ("IN", "VBD", "VBZ", "VBP", "RB") or lower in PREPOSITIONS)
            ):
                break
            if i > head and tag in ("VBG", "VBN", "JJ", "DT", "PRP", "PRP$", "CC", "CD"):
                break
        i += 1
    return i


def is_capital(p: Parse, i: int, names: Set[str], words: AgentWords) -> bool:
    """Whether a token begins with a capital because it is a name, not because a sentence begins."""
    if not p.word[i][0].isupper():
        return False
    if i == p.sentences[p.sent[i]][0] or p.lower[i - 1] in ("“", '"', "``", ":", "‘"):
        lower = p.lower[i]
        if lower in names:
            return True
        if lower in words.organisations and i + 1 < len(p) and p.word[i + 1][0].isupper():
            return p.tag[i][:2] == "NN"
        return p.tag[i][:3] == "NNP" and not words.is_common(lower)
    return True


def _in_name(p: Parse, i: int, owned: int, end: int, run: int, names: Set[str], words: AgentWords) -> bool:
    lower = p.lower[i]
    if lower in ("mr", "mrs", "ms"):
        return True
    if is_capital(p, i, names, words):
        return p.tag[i] != "DT" or (i + 1 < end and p.lower[i + 1] == "-")
    if i > owned and p.lower[i - 1] in ("-", "‑") and i + 1 <= end and i >= owned + 2 and p.word[i - 2][0].isupper():
        return lower not in ("based", "born", "led", "backed", "old", "run", "style")
    if run == end:
        return lower.isdigit() and i > owned and p.word[i - 1][0].isupper()
    if lower in PARTICLES or (lower in STOPS and lower not in (",", ";", ":")):
        return i > owned or (lower in PARTICLES and lower.isalpha() and lower not in ("as", "an", "do", "e", "y"))
    # "Save the Marsh", "Médecins for Peace": small words between capitals of one name.
    return (
        lower in _JOINS
        and i > owned
        and p.word[i - 1][0].isupper()
        and not words.is_title(p.lower[i - 1])
        and p.tag[i - 1] != "DT"
    )


def find_segments(p: Parse, layout: Layout) -> Iterator[tuple[int, int]]:
    """What stands beside the phrase between commas or in brackets: "54", "the mayor", "Ian Colby"."""
    i = layout.after
    for _ in range(4):
        if i >= layout.last or p.lower[i] not in (",", "(", "–", "—", "-"):
            return
        start = i + 1
        if start < layout.last and p.tag[start] in _RELATIVE:
            return
        i = start
        while i < layout.last and p.lower[i] not in (",", ")", ";", "–", "—") and p.tag[i] not in ("WDT", "WP"):
            i += 1
        if start < i:
            yield start, i
        if i < layout.last and p.lower[i] == ")":
            i += 1
