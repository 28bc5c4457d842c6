"""Which elements of a page say by their class names that they are not the report's own text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportedly.read.page import Page

# Words of a class name, between "-" and "_"; "paywall" and "teaser" are not among them, since sites put them on the
# report's own paragraphs. What readers write is never the report, however much they write.
# ruff: noqa: SIM905
_READERS = frozenset(("comment", "comments", "commentlist", "disqus", "respond", "discussion"))
_ASIDE = _READERS | frozenset(
    "ad adbox ads advert advertisement adverts author banner breadcrumb breadcrumbs byline caption captions consent "
    "cookie cookies copyright credit credits footer gdpr masthead menu mostread nav navbar navigation newsletter "
    "outbrain pagination popup promo promos promotion recirc recirculation recommendation recommendations "
    "recommended related share sharing sidebar signup social sponsor sponsored subscribe subscription taboola tags "
    "toolbar trending".split()
)
_PHRASES = re.compile(
    r"(?:^|[-_\s])(?:read-?(?:more|next|also)|more-?on|most-?(?:read|popular|viewed)|sr-only|visually-?hidden|"
    r"screen-reader-text|skip-?links?|side-bar|print-only|author-bio|also-like|in-?brief-list)(?:$|[-_\s])"
)
# "tag-floods", "has-sidebar", "no-comments", "post-related": said of the thing itself, not what it is.
_SAID_OF_ALL = (
    "tag-",
    "category-",
    "has-",
    "with-",
    "no-",
    "without-",
    "is-",
    "post-",
    "page-",
    "type-",
    "format-",
    "js-",
)
_WORD = re.compile(r"[a-z]+")
_MOST = 0.6


def find_asides(page: Page, weight: Sequence[int]) -> list[bool]:
    """For each element, whether it or one above it is an aside; `weight` is the prose each element holds.

    An element that holds most of the page's prose is no aside whatever it is called, unless readers wrote it.
    """
    total = sum(w for w, parent in zip(weight, page.parent, strict=True) if parent < 0)
    found: list[bool] = []
    for names, parent, held in zip(page.classes, page.parent, weight, strict=True):
        above = parent >= 0 and found[parent]
        kind = _judge(names) if names and not above else 0
        found.append(above or kind == 2 or (kind == 1 and held <= _MOST * total))
    return found


@lru_cache(maxsize=4096)
def _judge(names: str) -> int:
    # 0 nothing, 1 an aside, 2 what readers wrote
    kind = 1 if _PHRASES.search(names) else 0
    for name in names.split():
        if name.startswith(_SAID_OF_ALL):
            continue
        words = _WORD.findall(name)
        if any(word in _READERS for word in words):
            return 2
        if any(word in _ASIDE for word in words):
            kind = 1
    return kind
