"""Where a name begins after the titles before it."""

from __future__ import annotations

from reportedly.extract.agent.layout import Layout
from reportedly.extract.agent.words import AgentWords
from reportedly.extract.parse import Parse


def pass_titles(p: Parse, at: Layout, words: AgentWords) -> int:
    """Where the name begins after titles: "Ukrainian President | Volodymyr Zelenskyy"."""
    begin = at.run
    if at.end - at.run > 1 and _is_suffix_there(p, at, words):
        return begin + words.is_firm(p.lower[begin]) * (at.end - begin > 2)
    for i in range(at.run, at.end):
        lower = p.lower[i].rstrip(".")
        if lower in words.titles or (lower in words.roles) or words.is_firm(lower):
            named = i == at.end - 1 and i > at.run and lower in words.surnames_too
            if not (named and p.lower[i - 1] in words.first_names):
                begin = i + 1
    first = at.run == at.first and p.sentences[p.sent[at.run]][0] == at.run
    if first and begin == at.run and at.end - at.run > 2 and p.lower[at.run + 1] in words.first_names:
        begin += words.is_role(p.lower[at.run])  # "Trainer Noel Fry" at the beginning of a sentence
    while begin < at.end - 1 and p.lower[begin] in ("-", ",", ".", "general", "designate", "elect"):
        begin += 1  # "Secretary-General", "President-elect"
    return begin


def find_determiner(p: Parse, at: Layout, words: AgentWords) -> str:
    """The determiner that a noun phrase begins with, "" where there is none."""
    return p.lower[at.first] if p.lower[at.first] in words.determiners and at.first < at.end - 1 else ""


def _is_suffix_there(p: Parse, at: Layout, words: AgentWords) -> bool:
    """Whether a name ends as an organisation's does: "Amherst Passenger Lines"; but "Mayor Post" is a person."""
    last, before = p.lower[at.end - 1].rstrip("."), p.lower[at.end - 2].rstrip(".")
    if last not in words.suffixes and last not in words.organisations:
        return False
    return not (before in words.titles and before != "general")
