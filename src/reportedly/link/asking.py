"""The questions that claims without a number answer, in plain words: "Did Spanish forces cross the border?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from reportedly.lang import load_words
from reportedly.link.answer import Answer
from reportedly.link.clause import make_participle
from reportedly.link.deed import is_culpable, name_misdeed
from reportedly.link.gist import Gist
from reportedly.link.stems import get_stop_words
from reportedly.model import Precision, Status

_LONGEST = 100
_SUBJECT = 70  # characters
_AUX = "was|were|is|are|has|have|had|will|would|can|could|may|might|must|should|did|does|do"
_HELPED = re.compile(
    rf"^(.+?)\s+({_AUX})"
    r"((?:\s+(?:also|now|still|again|always|yet|ever|long|just|often|reportedly|already|be|been|being|have|\w+ly))*)$",
    re.IGNORECASE,
)
_HELPED_TO = re.compile(rf"^(.+?)\s+({_AUX})\s+(.+\sto)$", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:(?:in|on|at|for|with|under|despite|through|after|before|during|by|last|earlier|previously|meanwhile|however|instead|then|also|\w+ly)\b[^,]{0,50}),\s+",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"^(?:\s*(?:also|now|still|again|then|later|reportedly|already|ever|\w+ly))*\s*$")
_LEAD = re.compile(
    r"^(?:when|as|after|while|because|although|though|that|if|whether|and|but|how|where|then|so|yet)\s+", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|never)\s+|n[’']t(?=\s)", re.IGNORECASE)
_NO = re.compile(r"^(?:no|not a single|not one)\s+(?!one\b)", re.IGNORECASE)
_NOBODY = (
    ("nobody", "anybody"),
    ("no one", "anybody"),
    ("nothing", "anything"),
    ("none", "any"),
    ("neither", "either"),
)
_SHORT = {"'re": "are", "'m": "am", "'ve": "have"}
_PRONOUN = re.compile(r"\b(?:they|it|he|she|we|i|its|their|his|her|our|ours|my|us|me|them)\b", re.IGNORECASE)
_MANY = re.compile(
    r"(?:^(?:they|we|all|some|many|two|three|several)\b|(?:[^s]s|people|police|men|women|troops)$)", re.IGNORECASE
)


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
    return _finish(f"Is it so that {_lower(_LEAD.sub('', _strip(words)))}")


def _rank(question: str, g: Gist, *, denied: bool) -> tuple[object, ...]:
    # What needs the sentence before is no question by itself; who says whose soldiers they are asks best.
    named = g.doer.nations and find_told(g, question)
    short = not 25 <= len(question) <= _LONGEST
    return (
        bool(_PRONOUN.search(question)),
        not find_told(g, question),
        short,
        not named,
        denied,
        len(question),
        question,
    )


def find_told(g: Gist, question: str) -> bool:
    """Whether a question has the words for who does it, where there are such."""
    return not g.doer.told or g.doer.anybody or _strip(g.doer.told).casefold() in question.casefold()


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


def turn_round(g: Gist) -> str | None:
    """A plain clause turned into a question; None where its words do not show how."""
    words = _BEFORE.sub("", _LEAD.sub("", _open_up(_strip(g.answer.entry.words))))
    at = re.search(rf"(?<!\w){re.escape(g.verb)}(?!\w)", words) if g.verb else None
    if at is None or not g.answer.lemma.isalpha():
        return None
    lead, verb, rest = words[: at.start()].strip(), at[0], words[at.end() :]
    if not lead and g.doer.told and not g.answer.entry.words.startswith(g.doer.told):
        lead = g.doer.told  # "and seized a station": who did so is told before
    lead = _make_positive(lead)
    if not lead or len(lead) > _SUBJECT:
        return None
    lemma = g.answer.lemma
    verb = _SHORT.get(verb.lower().replace("’", "'"), verb)
    if verb.startswith("'"):
        return None
    if verb.lower() in ("was", "were", "is", "are"):
        rest = re.sub(r"^\s+(?:no|not|never)\b", " any" if lead.lower().endswith("there") else "", rest)
        return _finish(f"{verb.capitalize()} {_lower(lead)}{rest}")
    subjects = [m[1] for m in (_HELPED_TO.match(lead), _HELPED.match(lead)) if m]
    if any(re.search(rf"\s(?:{_AUX})\s", f" {told} ", re.IGNORECASE) for told in subjects):
        return None  # a clause within a clause
    if helped := _HELPED.match(lead):
        subject, helper, often = helped[1], helped[2].lower(), helped[3]
        return _finish(f"{helper.capitalize()} {_lower(subject)}{often} {verb}{_make_any(rest, words)}")
    if helped := _HELPED_TO.match(lead):  # "is believed to be"
        return _finish(f"{helped[2].capitalize()} {_lower(helped[1])} {helped[3]} {verb}{rest}")
    if infinitive := re.match(r"^(.+?)\s+to$", lead):
        more = infinitive[1].removeprefix(g.doer.told).split() if g.doer.told else []
        if len(more) == 1 and infinitive[1] != more[0] and more[0].endswith("s"):  # "Spain plans to move"
            return _finish(f"Does {_lower(g.doer.told)} {more[0][:-1]} to {verb}{rest}")
        return _finish(f"{'Are' if _is_many(infinitive[1]) else 'Is'} {_lower(infinitive[1])} to {verb}{rest}")
    subject, often = _part_subject(g, lead)
    if subject is None or verb.lower().endswith("ing") or _OFTEN.match(subject):
        return None
    if not g.doer.told and verb.lower().endswith("ed"):  # a headline: "lineman arrested"
        return _finish(f"{'Were' if _is_many(subject) else 'Was'} {_lower(subject)} {verb}{rest}")
    third = verb.lower() in ("has", f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies")
    bare = verb.lower() in ("have", lemma) and verb.lower() != make_participle(lemma)
    helper = "Does" if third else "Do" if bare else "Did"
    return _finish(f"{helper} {_lower(subject)}{often} {lemma}{_make_any(rest, words)}")


def _open_up(words: str) -> str:
    """ "We’ll", "won’t" and "can’t" with their helping verb whole."""
    words = re.sub(r"\bwo(?=n[’'] ?t\b)", "will", re.sub(r"[’']ll\b", " will", words))
    return re.sub(r"\bca(?=n[’'] ?t\b)", "can", words)


def _part_subject(g: Gist, lead: str) -> tuple[str | None, str]:
    told = g.doer.told
    if told and lead.startswith(told) and _OFTEN.match(lead[len(told) :]):
        return told, lead[len(told) :].rstrip()
    if len(lead.split()) < 8 and not re.search(r"\b(?:who|which|that|to)\b|[;:,]", lead):
        return lead, ""
    return None, ""


def _make_positive(lead: str) -> str:
    for nobody, anybody in _NOBODY:
        lead = re.sub(rf"^{nobody}\b", anybody, lead, flags=re.IGNORECASE)
    lead = _NO.sub("any ", lead)
    return " ".join(_NOT.sub(" ", lead + " ").split())


def _make_any(rest: str, words: str) -> str:
    """ "Holds no prisoners" is asked as whether it holds any."""
    del words
    return re.sub(r"^(\s+)(?:no|not a single)\b", r"\1any", re.sub(r"^(\s+)nothing\b", r"\1anything", rest))


def _is_many(subject: str) -> bool:
    head = re.split(r"\s+(?:of|in|at|on|from|with|near|within|who|which)\s+", subject)[0]
    last = head.split()[-1:]
    named = bool(last) and last[0][:1].isupper() and last[0].lower() not in _small()
    if named and not re.match(r"(?:the|some|many|all|most|several|few|two|three|\d+)\s", head, re.IGNORECASE):
        return False  # "DeGeneres" is one
    return bool(_MANY.search(head))


def _strip(words: str) -> str:
    return " ".join(re.sub(r"[“”\"]", "", words).strip(" .,;:'").split())


def _lower(subject: str) -> str:
    first = subject.split(" ", 1)[0]
    return subject[0].lower() + subject[1:] if first.lower() in _small() and first != "I" else subject


@cache
def _small() -> frozenset[str]:
    """Words that begin small wherever no sentence does."""
    populations = {w + s for words in load_words("slots")["populations"].values() for w in words for s in ("", "s")}
    numbers = load_words("numbers")
    told = {w for table in numbers.values() if isinstance(table, dict) for w in table}
    more = {
        "officers",
        "witnesses",
        "reports",
        "nobody",
        "anybody",
        "anything",
        "any",
        "several",
        "either",
        "gunmen",
        "many",
    }
    return frozenset(get_stop_words() | populations | told | more)


def _finish(words: str) -> str:
    words = " ".join(words.split()).strip(" .,;:'")
    return f"{words if len(words) <= _LONGEST else words[: _LONGEST - 2].rsplit(' ', 1)[0] + ' …'}?"
