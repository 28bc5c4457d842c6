"""What the words of a source say about who speaks: name, role, affiliation, kind."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from reportedly.extract.agent.layout import OWNS, PREPOSITIONS, lay_out
from reportedly.extract.agent.words import AgentWords, load_agent_words
from reportedly.extract.parse import Parse
from reportedly.model import AgentKind, Span

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of somebody who may speak.

    `name` are the words that name them, `key` the same in lower case without titles and articles; `proper` says
    whether a name stands in it at all, `sure` whether its words tell the kind. `noun` is the head noun ("agency")
    where there is one, `mods` the words that tell which, `country` the capitalised words before it or that own it
    ("south", "korean"). `pronoun` is the kind of pronoun, if it is one; `owner` the token of "his" in "his lawyer".
    """

    span: Span
    head: int
    name: str
    key: tuple[str, ...]
    proper: bool
    kind: AgentKind
    sure: bool = True
    noun: str = ""
    mods: tuple[str, ...] = ()
    definite: bool = False
    plural: bool = False
    pronoun: str | None = None
    gender: str | None = None
    age: str | None = None
    role: Span | None = None
    affiliation: Span | None = None
    titles: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()  # what the one named may be called: "company" of "Kestrel Ltd"
    country: tuple[str, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()  # "the Federal Office of Water (FOW)"
    called: tuple[Span, ...] = ()  # the words beside it that say what else it is called
    about: tuple[str, ...] = ()  # words of role and affiliation
    owner: int = -1
    bare: bool = False  # no article: "police", "residents"
    fresh: bool = False  # "another official": nobody spoken of before
    stands_for: Span | None = None  # of "who" and "which": the noun before it
    introduced: str = ""  # "spokesman" of "the spokesman, Karl Lind": somebody spoken of before, now by name


def describe_mention(p: Parse, span: Span, head: int, names: Set[str] = NOBODY) -> Mention:
    """Read a source's words; `head` is the token index of the head of its noun phrase.

    `names` are words, in lower case, known to be names in this report: at the start of a sentence a capital tells
    nothing.
    """
    from reportedly.extract.agent.phrase import describe_phrase

    words = load_agent_words()
    first, last = p.token_at(span.start), p.token_at(span.end - 1) + 1
    stands_for: Span | None = None
    if not first <= head < last:
        head = next((i for i in range(first, last) if not first <= p.head[i] < last), first)
    if p.tag[head] in ("WDT", "WP") or (p.lower[first] in ("who", "which", "that") and last == first + 1):
        meant = head if p.tag[head][0] != "W" else find_antecedent(p, head)
        if meant is not None:
            head, first, last = meant, p.left[meant], max(meant + 1, min(p.right[meant], first))
            while last > head + 1 and not p.word[last - 1][0].isalnum():
                last -= 1
            stands_for = p.span(first, last) if last > first else None
    head, first, last = _pass_documents(p, head, first, last, words)
    if pronoun := _describe_pronoun(p, span, head, first, last, words):
        return pronoun
    layout = lay_out(p, first, last, head, names, words)
    return replace(describe_phrase(p, span, head, layout, names, words), stands_for=stands_for)


def find_antecedent(p: Parse, relative: int) -> int | None:
    """The noun that "who" or "which" stands for, None where the clause hangs on none."""
    verb = p.head[relative]
    for _ in range(4):
        if p.dep[verb] == "relcl":
            return p.head[verb]
        if p.dep[verb] not in ("conj", "xcomp", "ccomp"):
            return None
        verb = p.head[verb]
    return None


def _describe_pronoun(p: Parse, span: Span, head: int, first: int, last: int, words: AgentWords) -> Mention | None:
    lower = p.lower[head]
    if first < last - 1:
        # "the 61-year-old said": whoever was spoken of.
        end = p.lower[last - 1]
        numbers = [p.lower[i] for i in range(first, min(last, first + 4)) if p.lower[i].isdigit()]
        if p.lower[first] == "the" and head == last - 1 and p.tag[head] == "NN" and numbers:
            years = [k for k in range(first + 1, head) if p.lower[k].endswith("year-old")]
            years += [k for k in range(first + 3, head) if p.lower[k] == "old" and p.lower[k - 2] == "year"]
            if years and years[0] == head - 1 and not any(p.word[k][0].isupper() for k in range(first + 1, last)):
                return _pronoun(p, span, head, "person", noun=lower, age=numbers[0])
        aged = (end in ("old", "year-old") or end.endswith("-year-old")) and p.lower[first] in ("the", "this")
        if aged:
            digits = numbers[0] if numbers else "".join(c for c in end if c.isdigit()) or None
            return _pronoun(p, span, last - 1, "person", age=digits)
        generic = words.generic.get(lower) if p.lower[first] in ("the", "this") and head == last - 1 else None
        if generic and head <= first + 3:
            titles = tuple(p.lower[i] for i in range(first + 1, head) if p.lower[i] in words.titles)
            return None if titles else _pronoun(p, span, head, generic, noun=lower)
    if p.word[head].isupper() and len(lower) > 1:
        return None  # "IT", "US"
    if head == first and lower in words.pronouns and (last == first + 1 or p.tag[head] in ("PRP", "PRP$")):
        if p.tag[head] == "PRP$" and last > first + 1 and p.tag[first + 1][:2] in ("NN", "JJ"):
            return None
        return _pronoun(p, span, head, words.pronouns[lower])
    return None


def _pronoun(p: Parse, span: Span, head: int, kind: str, noun: str = "", age: str | None = None) -> Mention:
    return Mention(
        span=span,
        head=head,
        name=p.word[head] if noun or not age else span.cut(p.text),
        key=(p.lower[head],),
        proper=False,
        kind=AgentKind.UNRESOLVED,
        pronoun=kind,
        gender=kind if kind in ("male", "female") else None,
        plural=kind == "plural",
        definite=True,
        noun=noun,
        age=age,
    )


def _pass_documents(p: Parse, head: int, first: int, last: int, words: AgentWords) -> tuple[int, int, int]:
    # "the agency's report", "the statement of the ministry": who speaks is who made the document.
    if p.lower[last - 1] in words.documents and first < last - 2:  # the parser took "states" for a noun
        inside = {p.lower[i] for i in range(first, last - 1)}
        head = last - 1 if not inside.isdisjoint(OWNS) and inside.isdisjoint({",", *PREPOSITIONS}) else head
    for _ in range(3):
        if p.lower[head] not in words.documents or (p.tag[head][:3] == "NNP" and p.lower[head] != "report"):
            break
        if p.lower[head] in words.outlets and first < head and p.word[head - 1][0].isupper():
            break
        owned = next((i for i in range(head - 1, first, -1) if p.tag[i] == "POS" or p.lower[i] in OWNS), None)
        if owned is not None:
            head, last = owned - 1, owned
            continue
        if (
            owned is None
            and first == head
            and first > 1
            and p.lower[first - 1] in OWNS
            and p.sent[first - 2] == p.sent[first]
        ):
            head, first, last = first - 2, max(p.left[first - 2], first - 12), first - 1
            continue
        if p.tag[first] == "PRP$" and first < head:
            return first, first, first + 1
        of = head + 1
        if of >= last or p.lower[of] not in PREPOSITIONS or p.lower[of] in ("on", "to", "with", "as"):
            break
        below = (o for o in p.children[of] if p.dep[o] == "pobj" and of < o < last)
        owner = next(below, None)
        if (
            owner is None
            or p.tag[owner] == "CD"
            or (p.lower[of] in ("in", "for", "of", "at") and not _may_write(p, owner, words))
        ):
            break
        head, first, last = owner, of + 1, min(last, max(p.right[owner], owner + 1))
    return head, first, last


def _may_write(p: Parse, i: int, words: AgentWords) -> bool:
    lemma = p.lemma(i)
    return p.tag[i][:3] == "NNP" or words.is_role(lemma) or words.is_organisation(lemma) or p.lower[i] in words.groups
