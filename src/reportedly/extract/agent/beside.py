"""What stands beside a name between commas or in brackets: an age, a role, a short form, what an organisation is."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from reportedly.extract.agent.layout import Layout, find_segments, lay_out
from reportedly.extract.agent.naming import is_short_form, make_key
from reportedly.extract.agent.words import AgentWords
from reportedly.extract.parse import Parse
from reportedly.model import Span


@dataclass(slots=True, kw_only=True)
class Beside:
    """What the segments beside a name tell of whoever bears it."""

    is_org: bool
    personal: bool
    role: Span | None = None
    affiliation: Span | None = None
    age: str | None = None
    role_words: list[str] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)
    about: tuple[str, ...] = ()
    short_forms: tuple[Span, ...] = ()
    called: tuple[Span, ...] = ()  # short forms, and what an organisation is called: "South Korea's news agency"


def read_beside(
    p: Parse, at: Layout, names: Set[str], words: AgentWords, *, is_org: bool, personal: bool, several: bool
) -> Beside:
    """Read the segments in turn, up to the first that tells a role or what an organisation is.

    `is_org` and `personal` are what the name itself has told; `several` whether it has more than one word.
    """
    out = Beside(is_org=is_org, personal=personal)
    for s, e in find_segments(p, at):
        if is_short_form(p, s, e) and p.word[s].isalpha():
            if out.is_org or several:
                out.short_forms += (p.span(s, e),)
                out.called += (p.span(s, e),)
                out.is_org = out.is_org or not out.personal
            continue
        if _is_age(p, s, e):
            out.age, out.personal = next((p.lower[k] for k in range(s, e) if p.lower[k].isdigit()), None), True
            continue
        part = lay_out(p, s, e, _find_top(p, s, e), names, words)
        top = part.end - 1
        noun = p.lemma(top) if p.tag[top][:2] == "NN" else p.lower[top]
        if part.run < part.end and p.lower[top] not in words.common and not words.is_role(p.lower[top]):
            continue  # another name
        if words.is_organisation(noun) and not out.personal:
            out.is_org = True
            out.nouns.append(noun)
            out.called += (p.span(part.first, max(part.end, part.after)),)
            out.about += make_key(p, part.first, part.after)
            break
        if words.is_role(noun) and not out.is_org and p.lower[s] not in ("including", "among"):
            _take_role(p, part, noun, words, out)
            break
    return out


def _take_role(p: Parse, part: Layout, noun: str, words: AgentWords, out: Beside) -> None:
    out.personal = True
    begin = part.owned + (p.lower[part.owned] in words.determiners and part.end - part.owned > 1)
    out.role = p.span(begin, part.end)
    out.role_words += [p.lower[i] for i in range(begin, part.end - 1)] + [noun]
    if part.after > part.end + 1:
        out.affiliation = p.span(part.end + 1, part.after)
    elif part.owned > part.first and p.lower[part.first] not in words.personal:
        out.affiliation = p.span(part.first, part.owned - 1)
    out.about += make_key(p, part.first, part.after)


def _is_age(p: Parse, s: int, e: int) -> bool:
    if p.lower[s].isdigit() and len(p.lower[s]) < 4 and (e == s + 1 or p.lower[s + 1] in ("-", "years", "year")):
        return True
    return "year" in p.lower[s : s + 6] and p.lower[e - 1] == "old"


def _find_top(p: Parse, start: int, end: int) -> int:
    """The head of the words in `start` .. `end`: the noun that all others hang on."""
    top = next((i for i in range(start, end) if not start <= p.head[i] < end and p.tag[i][:2] == "NN"), None)
    return end - 1 if top is None else top
