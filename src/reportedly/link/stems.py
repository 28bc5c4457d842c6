"""Words as links compare them: lower case, singular, without what only joins."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lang import load_words

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ODD = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "bodies": "body",
    "people": "people",
    "dead": "dead",
}
_KEPT = ("ss", "us", "is", "ous", "forces", "remains", "police", "series", "corps", "news")


@cache
def make_singular(word: str) -> str:
    """The singular of a lower-case noun, by its letters.

    >>> [make_singular(w) for w in ("soldiers", "bodies", "women", "servicemen", "losses", "buses", "corps")]
    ['soldier', 'body', 'woman', 'serviceman', 'loss', 'bus', 'corps']
    """
    if word in _ODD:
        return _ODD[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith(("’s", "'s")):
        return make_singular(word[:-2])
    if word.endswith(_KEPT) or not word.endswith("s") or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "buses", "gases", "zes")):
        return word[:-2]
    return word[:-1]


def split_words(text: str) -> list[str]:
    """The words of a text in lower case, singular, in order; numbers are none."""
    return [make_singular(w.lower().replace("'", "’")) for w in _WORD.findall(text)]


@cache
def get_stop_words() -> frozenset[str]:
    """Words that hold nothing together."""
    return frozenset(load_words("slots")["stop"]["words"])


def find_content_words(text: str) -> frozenset[str]:
    """The words that a sentence is about, cut to a stem so that "trained" and "training" are one.

    >>> sorted(find_content_words("The soldiers are being trained in training camps"))
    ['camp', 'soldier', 'train']
    """
    return frozenset(make_stem(w) for w in split_words(text) if w not in get_stop_words() and len(w) > 2)


@cache
def make_stem(word: str) -> str:
    """A word without its verb endings; rough, the same for every form of a regular verb."""
    for ending in ("ing", "ed", "es", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls" else word
