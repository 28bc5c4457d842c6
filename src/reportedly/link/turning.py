"""A plain clause turned into a question: "soldiers crossed the border" to "Did soldiers cross the border?"."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lang import load_words
from reportedly.link.clause import make_participle
from reportedly.link.gist import Gist
from reportedly.link.stems import get_stop_words

LONGEST = 100
_SUBJECT = 70  # characters
_AUX = "was|were|is|are|has|have|had|will|would|can|could|may|might|must|should|did|does|do"
_HELPED = re.compile(
    rf"^(.+?)\s+({_AUX})"
    r"((?:\s+(?:also|now|still|again|always|yet|ever|long|just|often|reportedly|already|be|been|being|have|\w+ly))*)$",
    re.IGNORECASE,
)
_HELPED_TO = re.compile(rf"^(.+?)\s+({_AUX})\s+(.+\sto)$", re.IGNORECASE)
_STATE = re.compile(r"^((?:(?!\b(?:who|which|that)\b)[^,;:])+?)\s+(was|were|is|are)\s+([^,;:]+)$", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:(?:in|on|at|for|with|under|despite|through|after|before|during|by|last|earlier|previously|meanwhile|however"
    r"|instead|then|also|\w+ly)\b[^,]{0,50}),\s+",
    re.IGNORECASE,
)
# Each word whole, so that a word that is "ly" over and over is tried one way only.
_OFTEN = re.compile(r"^(?:\s*\b(?:also|now|still|again|then|later|reportedly|already|ever|\w+ly)\b)*\s*$")
LEAD = re.compile(
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
_MANY = re.compile(
    r"(?:^(?:they|we|all|some|many|two|three|several)\b|(?:[^s]s|people|police|men|women|troops)$)", re.IGNORECASE
)


def turn_round(g: Gist) -> str | None:
    """A plain clause turned into a question; None where its words do not show how."""
    words = _BEFORE.sub("", LEAD.sub("", _open_up(strip_quotes(g.answer.entry.words))))
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
        return finish_question(f"{verb.capitalize()} {lower_first(lead)}{rest}")
    subjects = [m[1] for m in (_HELPED_TO.match(lead), _HELPED.match(lead)) if m]
    if any(re.search(rf"\s(?:{_AUX})\s", f" {told} ", re.IGNORECASE) for told in subjects):
        return None  # a clause within a clause
    if helped := _HELPED.match(lead):
        subject, helper, often = helped[1], helped[2].lower(), helped[3]
        return finish_question(f"{helper.capitalize()} {lower_first(subject)}{often} {verb}{_make_any(rest)}")
    if helped := _HELPED_TO.match(lead):  # "is believed to be"
        return finish_question(f"{helped[2].capitalize()} {lower_first(helped[1])} {helped[3]} {verb}{rest}")
    if state := _STATE.match(lead):  # "was 31 years old", "is the lake's only"
        return finish_question(f"{state[2].capitalize()} {lower_first(state[1])} {state[3]} {verb}{rest}")
    if infinitive := re.match(r"^(.+?)\s+to$", lead):
        more = infinitive[1].removeprefix(g.doer.told).split() if g.doer.told else []
        if len(more) == 1 and infinitive[1] != more[0] and more[0].endswith("s"):  # "Spain plans to move"
            return finish_question(f"Does {lower_first(g.doer.told)} {more[0][:-1]} to {verb}{rest}")
        return finish_question(
            f"{'Are' if _is_many(infinitive[1]) else 'Is'} {lower_first(infinitive[1])} to {verb}{rest}"
        )
    subject, often = _part_subject(g, lead)
    if subject is None or verb.lower().endswith("ing") or _OFTEN.match(subject):
        return None
    if not g.doer.told and verb.lower().endswith("ed"):  # a headline: "lineman arrested"
        return finish_question(f"{'Were' if _is_many(subject) else 'Was'} {lower_first(subject)} {verb}{rest}")
    third = verb.lower() in ("has", f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies")
    bare = verb.lower() in ("have", lemma) and verb.lower() != make_participle(lemma)
    helper = "Does" if third else "Do" if bare else "Did"
    return finish_question(f"{helper} {lower_first(subject)}{often} {lemma}{_make_any(rest)}")


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


def _make_any(rest: str) -> str:
    """ "Holds no prisoners" is asked as whether it holds any."""
    return re.sub(r"^(\s+)(?:no|not a single)\b", r"\1any", re.sub(r"^(\s+)nothing\b", r"\1anything", rest))


def _is_many(subject: str) -> bool:
    head = re.split(r"\s+(?:of|in|at|on|from|with|near|within|who|which)\s+", subject)[0]
    last = head.split()[-1:]
    named = bool(last) and last[0][:1].isupper() and last[0].lower() not in _small()
    if named and not re.match(r"(?:the|some|many|all|most|several|few|two|three|\d+)\s", head, re.IGNORECASE):
        return False  # "DeGeneres" is one
    return bool(_MANY.search(head))


def strip_quotes(words: str) -> str:
    """Words without quotation marks and what stands around a sentence."""
    return " ".join(re.sub(r"[“”\"]", "", words).strip(" .,;:'").split())


def lower_first(subject: str) -> str:
    """A subject as it is written inside a sentence."""
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


def finish_question(words: str) -> str:
    """Words with a question mark, cut where they are too long to read."""
    words = " ".join(words.split()).strip(" .,;:'")
    return f"{words if len(words) <= LONGEST else words[: LONGEST - 2].rsplit(' ', 1)[0] + ' …'}?"
