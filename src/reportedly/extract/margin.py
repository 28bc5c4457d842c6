"""The margin of a text: time stamps and tags of alerts, bullets, labels of speakers, bylines, lines about the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from reportedly.extract.unread import is_foreign, is_row
from reportedly.lang import load_words
from reportedly.model import Span

# Longer paragraphs are told, whatever they begin with.
_LONGEST_NOTE, _LONGEST_BYLINE = 160, 140
_BULLET = re.compile(r"(?:[•▪◦■□●○‣▸►·∙✦➤➔→*]|[-–](?=\s))\s*")
_RULE = re.compile(r"[\W_]+")
_CLOCK = r"(?:[01]?\d|2[0-4])[:.hH][0-5]\d"
_NAME = r"(?:(?:[A-Z][\w'’.-]*|al-\w+|de|van|von|bin|da|la|der) ?){1,5}"
_BYLINE = re.compile(
    rf"[Bb][Yy]:? (?P<first>{_NAME})(?:(?:, | and |, and | & | AND ){_NAME}){{0,5}}(?:(?:,| in | \|).{{0,60}})?"
)
# "Haddad:", "Q:", "Interviewer:", "MARSH:"; what follows begins a sentence.
_LABEL = re.compile(r"(?P<who>[QA]|[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}) ?[:.](?=\s+[\"“'‘]?[A-Z0-9…])")


@cache
def _load(name: str) -> tuple[str, ...]:
    return tuple(sorted(load_words("margin")[name], key=len, reverse=True))


@cache
def _days() -> frozenset[str]:
    return frozenset(load_words("cues")["days"])


@cache
def _stamp() -> re.Pattern[str]:
    """A clock time and the tags of an alert, in either order, each with the mark that ends it."""
    zone = "|".join(map(re.escape, _load("zones")))
    tag = "|".join(re.escape(t).replace("\\ ", " ") for t in _load("tags"))
    clock = rf"[\[(]?(?:{_CLOCK}(?:\s?(?:{zone})(?!\w)\.?)*|\d{{4}}\s?(?:{zone})\b|\d{{1,2}}\s?(?:[ap]\.?m\b\.?))[\])]?"
    word = rf"(?-i:(?:{tag.upper()})(?:[ -]?\d{{1,2}})?)|(?:{tag})(?:[ -]?\d{{1,2}})?(?=\s*[:—–|]|\s-\s|$)"
    ends = r"\s*(?:[:|—–-]+|(?=\s)|$)\s*"
    return re.compile(
        rf"(?:(?:{clock}){ends}(?:(?:{word}){ends})?|(?:{word})\s*(?:[:|—–]|-\s|(?<=\d)-|$)\s*)", re.IGNORECASE
    )


@cache
def _credits() -> re.Pattern[str]:
    """ "Editing by P. Lind": at the beginning or after a stop, with a name behind it."""
    names = "|".join(map(re.escape, _load("credits")))
    return re.compile(rf"(?:^|[.;(|]\s?)(?i:{names})\b:?(?: [A-Z@]|$)")


def trim_margin(text: str, span: Span) -> Span | None:
    """A paragraph without the time stamp, tag or bullet before its words; None where it is no more than that, a byline,
    a line about the page, a row of a table or in another script.

    >>> text = "14.05 UPDATE: The road is shut."
    >>> trim_margin(text, Span(0, len(text))).cut(text)
    'The road is shut.'
    """
    start, end = span.start, span.end
    if (
        is_row(text[start:end])
        or is_foreign(text[start:end])
        or is_furniture(text[start : min(end, start + _LONGEST_NOTE + 1)])
    ):
        return None
    if m := _BULLET.match(text, start, end):
        start = m.end()
    stamped = False
    while (m := _stamp().match(text, start, end)) and m.end() > start and _begins(text, m.end(), end):
        start, stamped = m.end(), True
    if stamped and (m := _BULLET.match(text, start, end)):
        start = m.end()
    if start >= end or (start > span.start and _RULE.fullmatch(text, start, end)):
        return None
    return Span(start, end)


def _begins(text: str, at: int, end: int) -> bool:
    """Whether a sentence begins here, or nothing is left: "9.30 The police", not "9.30 on Monday"."""
    while at < end and text[at] in "\"'“‘«([…*":
        at += 1
    if text[at - 1 : at] and text[:at].rstrip()[-1:] in (":", "-", "–", "—", "|"):
        return True
    return at >= end or text[at].isupper() or text[at].isdigit() or not text[at].isascii()


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph is a byline, a rule, a credit or a line about the page it stood on.

    >>> [is_furniture(s) for s in ("By Agata Rolska and Henrik Dahl", "Read more: Ten dead", "By noon it was over.")]
    [True, True, False]
    """
    if len(paragraph) > _LONGEST_NOTE:
        return False
    if not any(c.isalnum() for c in paragraph):
        return True
    bare = paragraph.strip(" \t*_()[]<>»›→•-–—").replace("’", "'")
    lower = bare.lower()
    byline = _BYLINE.fullmatch(bare) if len(bare) <= _LONGEST_BYLINE and bare[-1:] != "." else None
    if byline and byline["first"].split()[0].lower() not in _days():
        return True
    if _credits().search(bare):
        return True
    return any(_opens(lower, words) for words in _load("furniture"))


def _opens(lower: str, words: str) -> bool:
    """Whether a line opens with these words and goes on as such lines do: with a mark, or to its end."""
    if not lower.startswith(words):
        return False
    rest = lower[len(words) :]
    if not words[-1].isalnum():
        return True
    if rest[:1].isalnum():
        return False
    long = " " in words or words[0] == "©"
    return not rest.strip(" .!…»›→") or rest.lstrip()[:1] in (":", "|", "»", "›", "→", "-", "–") or long


def find_labels(text: str, paragraphs: Sequence[Span]) -> dict[int, int]:
    """Where the labels of speakers end, by the paragraph's number, in a text that is a conversation: "Haddad:", "Q:".

    One is where a label returns, or questions and answers take turns; a lone "Kyiv: two dead" is no label.
    """
    found = {n: m for n, span in enumerate(paragraphs) if (m := _LABEL.match(text, span.start, span.end))}
    found = {n: m for n, m in found.items() if text[m.end() - 1] == ":" or m["who"] in ("Q", "A")}
    counts = Counter(m["who"] for m in found.values())
    speaking = {who for who, times in counts.items() if times > 1 or who in ("Q", "A")}
    if len(speaking) < 2 and sum(counts[who] for who in speaking) < 3:
        return {}
    return {n: m.end() for n, m in found.items() if m["who"] in speaking}
