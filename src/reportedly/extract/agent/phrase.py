"""A noun phrase that is no pronoun: a name with its titles, or a noun with what tells which one is meant."""

from __future__ import annotations

from collections.abc import Set

from reportedly.extract.agent.layout import Layout
from reportedly.extract.agent.mention import Mention
from reportedly.extract.agent.name import describe_name
from reportedly.extract.agent.naming import clean, make_key
from reportedly.extract.agent.noun import describe_noun
from reportedly.extract.agent.titles import pass_titles
from reportedly.extract.agent.words import AgentWords
from reportedly.extract.parse import Parse
from reportedly.model import AgentKind, Span


def describe_phrase(p: Parse, span: Span, head: int, at: Layout, names: Set[str], words: AgentWords) -> Mention:
    """Read a noun phrase laid out in its parts."""
    if _is_joint(p, at, words):
        return Mention(
            span=span,
            head=head,
            name=clean(p, at.first, at.end),
            key=make_key(p, at.first, at.end),
            proper=True,
            kind=AgentKind.GROUP,
            definite=True,
            plural=True,
        )
    if at.run < at.end:
        start = pass_titles(p, at, words)
        if start < at.end and not _is_noun_only(p, at, start, words):
            found = describe_name(p, span, at, start, names, words)
            if found:
                return found
    return describe_noun(p, span, at, names, words)


def _is_joint(p: Parse, at: Layout, words: AgentWords) -> bool:
    """Whether two names are joined: "Eva Lund and Karin Moe", not "Marks and Spencer Ltd"."""
    for i in range(at.first + 1, at.end - 1):
        if p.lower[i] == "and" and p.word[i - 1][0].isupper() and p.word[i + 1][0].isupper():
            sides = (range(max(at.first, i - 3), i), range(i + 1, min(at.end, i + 4)))
            if all(any(p.lower[k] in words.first_names or words.is_title(p.lower[k]) for k in s) for s in sides):
                return True
    return False


def _is_noun_only(p: Parse, at: Layout, start: int, words: AgentWords) -> bool:
    """ "The Service", "The Foreign Minister": capitals, but a noun."""
    if at.end - start == 1:
        lower = p.lower[start]
        if lower in words.named_nouns:
            return False
        if p.word[start].isupper() and len(lower) > 1:
            return lower in words.roles or lower in words.titles
        owned = at.owned > at.first or (start > at.first and p.lower[at.first] in words.determiners)
        owned = owned or start == at.first
        return owned and (lower in words.common or lower in words.suffixes) and at.run >= start - 1
    return False
