"""What a clause says of those it counts, in its own words, for a question about them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from reportedly.lang import load_words
from reportedly.link.answer import Answer
from reportedly.model import Phase

_ENDS = re.compile(
    r"(?<!\b(?:St|Mr|Dr|Lt|No))(?<!\bGen)[;:.—–“”\"()]|,\s|\s(?:who|which|when|while|because|although|but|as)\s"
    r"|\sand\s(?!\d|\w+\s*$)"
)
_DANGLING = re.compile(r"(?:\s+(?:and|or|of|in|at|on|to|by|from|with|the|a|an|for|near|that|…))+$", re.IGNORECASE)
_PLURAL = {"was": "were", "is": "are", "has": "have", "does": "do"}
_LONGEST, _WHOLE = 70, 90


@cache
def _compile_lead() -> re.Pattern[str]:
    words = "|".join(load_words("slots")["asking"]["leads"])
    return re.compile(rf"(?:[^…,]{{0,60}},\s*)?(?:(?:{words})\s+)*…\s*", re.IGNORECASE)


def tell_clause(a: Answer) -> str | None:
    """What the clause says of those counted where they are its subject: "opened fire on the convoy", else None.

    The words are the report's own, up to where the clause ends.
    """
    lead = _compile_lead().match(a.told)
    if not lead:
        return None
    rest = a.told[lead.end() :]
    helping = load_words("slots")["asking"]["helping"]
    words = [w.strip(",").lower() for w in rest.split()[:5]]
    verb = a.verb.lower()
    if verb not in words:
        if not words or words[0] not in helping or words[0] == "to":
            return None
    elif any(w not in helping and not w.endswith("ly") for w in words[: words.index(verb)]):
        return None
    if words[0] in _PLURAL:  # "one soldier was shot": how many were
        rest = _PLURAL[words[0]] + rest[len(words[0]) :]
    at = rest.lower().find(verb) + len(verb) if verb in words else 0
    rest = _cut(rest, at)
    return rest if len(rest.split()) > 1 or rest.lower() == verb else None


def tell_event(a: Answer) -> str | None:
    """What happened to those counted: "were pulled from the water"; None where they are neither object nor there."""
    coming = a.phase is Phase.TO_COME
    if a.lemma in ("be", "have", "exist") or not a.lemma.isalpha():
        return "will there be" if coming else "are there"
    if a.part != "patient":
        return None
    past = make_participle(a.lemma, a.verb)
    after = a.told.partition("…")[2].strip()
    where = _cut(after, 0) if after.partition(" ")[0] in load_words("slots")["asking"]["particles"] else ""
    return f"{'will be' if coming else 'were'} {past} {where}".rstrip()


def quote_clause(a: Answer) -> str:
    """The claim's words around the gap where the figure stood, in quotation marks and short."""
    before, gap, after = a.told.partition("…")
    if not gap:
        before, after = a.told, ""
    room = _WHOLE - min(len(after), _WHOLE // 2)
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    room = _WHOLE - min(len(before), _WHOLE // 2)
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    blank = "___" if gap else ""
    return "“" + f"{before}{blank}{after}".strip(" .,;:“”\"'") + "”"


def _cut(words: str, at: int) -> str:
    # Up to where the clause ends, looked for from `at`.
    end = _ENDS.search(words, at)
    words = words[: end.start()] if end else words
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition(" ")[0]
    return _DANGLING.sub("", words.strip(" ,"))


def make_participle(lemma: str, told: str = "") -> str:
    """The past participle of a verb; `told` is its form in the report, which tells that of a regular verb.

    >>> [make_participle(v) for v in ("send", "rescue", "carry", "deploy", "grab")]
    ['sent', 'rescued', 'carried', 'deployed', 'grabbed']
    >>> make_participle("open", "opened"), make_participle("sweep", "swept")
    ('opened', 'swept')
    """
    table = load_words("slots")["participles"]
    if lemma in table:
        return str(table[lemma])
    told = told.lower()
    if told.endswith(("ed", "pt", "lt", "ught", "own", "orn")) and told[:2] == lemma[:2]:
        return told
    if lemma.endswith("ed"):
        return lemma
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    if 2 < len(lemma) < 5 and lemma[-1] not in "aeiouwxyh" and lemma[-2] in "aeiou" and lemma[-3:-2] not in "aeiou":
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def write_stretch(first: str | None, last: str | None) -> str:
    """A stretch of days as it is said in a question.

    >>> write_stretch("2024-03-05", "2024-03-05"), write_stretch("2024-03-05", "2024-03-09")
    (' on 5 March 2024', ' between 5 and 9 March 2024')
    >>> write_stretch("1974-01-01", "1974-12-31"), write_stretch("2024-03-05", None), write_stretch(None, None)
    (' in 1974', ' since 5 March 2024', '')
    """
    if not first:
        return ""
    start = date.fromisoformat(first[:10])
    if not last:
        return f" since {_write(start)}"
    end = date.fromisoformat(last[:10])
    if start == end:
        return f" on {_write(start)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f" in {start.year}" if start.year == end.year else f" between {start.year} and {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f" between {start.day} and {_write(end)}"
    return f" between {_write(start)} and {_write(end)}"


def _write(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
