"""The questions that claims without a number answer, in plain words: "Did Spanish forces cross the border?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.link.answer import Answer
from reportedly.link.deed import is_culpable, name_misdeed
from reportedly.link.gist import Gist
from reportedly.link.turning import LEAD, LONGEST, finish_question, lower_first, strip_quotes, turn_round
from reportedly.model import Precision, Status

_PRONOUN = re.compile(r"\b(?:they|it|he|she|we|i|its|their|his|her|our|ours|my|us|me|them)\b", re.IGNORECASE)


def ask_whether(members: Sequence[Gist]) -> str:
    """Whether it is so: the fullest plain wording of it, asked."""
    yes = [g for g in members if not g.denies and g.answer.entry.status is not Status.DENIED and g.denied is None]
    asked = [(q, g) for g in members if g.denied is None and (q := turn_round(g))]
    if asked:
        return min(asked, key=lambda pair: _rank(*pair, denied=bool(yes) and pair[1] not in yes))[0]
    return ask_plainly([g.answer for g in yes or members])


def ask_plainly(members: Sequence[Answer]) -> str:
    """Whether what one of the claims says is so, in its words."""
    words = min((a.entry.words for a in members), key=lambda w: (not 25 <= len(w) <= 90, len(w), w))
    return finish_question(f"Is it so that {lower_first(LEAD.sub('', strip_quotes(words)))}")


def _rank(question: str, g: Gist, *, denied: bool) -> tuple[object, ...]:
    # What needs the sentence before is no question by itself; who says whose soldiers they are asks best.
    named = g.doer.nations and _has_doer(g, question)
    short = not 25 <= len(question) <= LONGEST
    return (
        bool(_PRONOUN.search(question)),
        not _has_doer(g, question),
        short,
        not named,
        denied,
        len(question),
        question,
    )


def _has_doer(g: Gist, question: str) -> bool:
    """Whether a question has the words for who does it, where there are such."""
    return not g.doer.told or g.doer.anybody or strip_quotes(g.doer.told).casefold() in question.casefold()


def ask_who(members: Sequence[Gist]) -> str:
    """Who did it, as far as the members agree on where."""
    deeds = Counter(d for g in members for d in g.deeds if is_culpable(frozenset([d])))
    most = frozenset([deeds.most_common(1)[0][0]]) if deeds else frozenset()
    if not most:
        return f"Who was responsible{_tell_where(members)}?"
    return f"Who was behind the {name_misdeed(most)}{_tell_where(members)}?"


def _tell_where(members: Sequence[Gist]) -> str:
    for told in ([g.answer.places for g in members], [g.answer.nearby for g in members]):
        places = Counter(
            p.name
            for some in told
            for p in {x.name: x for x in some}.values()
            if p.precision is not Precision.UNRESOLVED
        )
        if places:
            name = places.most_common(1)[0][0]
            return f" {name}" if name[:1].islower() else f" in {name}"  # "south of Elvas"
    return ""
