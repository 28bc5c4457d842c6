"""Chains as `read` gives them: whom each sentence credits, outermost first, every step with its words."""

from __future__ import annotations

import pytest

from reportedly.extract.assemble import extract_claims
from reportedly.model import Attribution, Report

SHUT = "the port had been shut"
CHAINS = {
    "citing": ("The Vesper, citing the mayor, said {}.", ["Vesper", "mayor"]),
    "citing before": ("Citing a clerk, the Vesper said {}.", ["Vesper", "clerk"]),
    "citing after": ("{}, the Vesper reported, citing a port official.", ["Vesper", "port official"]),
    "citing after that": ("The Vesper reported that {}, citing the harbour police.", ["Vesper", "harbour police"]),
    "citing between": ("The Vesper reported, quoting two officers, that {}.", ["Vesper", "officers"]),
    "citing what is no source": ("The mayor said {}, citing safety.", ["mayor"]),
    "which cited": ("According to the Vesper, which cited the police, {}.", ["Vesper", "police"]),
    "which in turn": (
        "The Vesper said, quoting Channel Nine, which in turn cited a sailor, that {}.",
        ["Vesper", "Channel Nine", "sailor"],
    ),
    "in a report that": ("The Vesper, in a report that cited the captain, said {}.", ["Vesper", "captain"]),
    "two citing": (
        "The Vesper and Channel Nine, both citing a pilot, reported that {}.",
        ["Vesper; Channel Nine", "pilot"],
    ),
    "attributing": ("{}, the Vesper wrote, attributing the report to the fire brigade.", ["Vesper", "fire brigade"]),
    "blaming is no citing": ("{}, the mayor said, attributing the delay to the fire brigade.", ["mayor"]),
    "with reference to": (
        "{}, the Vesper reported with reference to the prison service.",
        ["Vesper", "prison service"],
    ),
    "referring to figures": ("{}, the mayor wrote, referring to figures from the hospital.", ["mayor", "hospital"]),
    "pictures": ("{}, a diplomat said, citing satellite pictures.", ["diplomat", "satellite pictures"]),
    "quoted as saying": ("The Vesper quoted the mayor as saying that {}.", ["Vesper", "mayor"]),
    "was quoted by": ("The mayor was quoted by the Vesper as saying that {}.", ["Vesper", "mayor"]),
    "was quoted at the end": ("“{},” the mayor was quoted as saying by the Vesper.", ["Vesper", "mayor"]),
    "quoted by": ("The mayor, quoted by state radio, said {}.", ["state radio", "mayor"]),
    "statement carried": ("“{},” the mayor said in a statement carried by the Vesper.", ["Vesper", "mayor"]),
    "comments published": ("The mayor said in comments published by the Vesper that {}.", ["Vesper", "mayor"]),
    "statement read": ("In a statement read on state television, the mayor said {}.", ["state television", "mayor"]),
    "through a spokesman": ("The mayor said through a spokesman that {}.", ["spokesman", "mayor"]),
    "told": ("The mayor told the Vesper that {}.", ["mayor"]),
    "according to, last": (
        "The spy agency told lawmakers that {}, according to Maren Holt.",
        ["Maren Holt", "spy agency"],
    ),
    "said, reported": ("The mayor said {}, the Vesper reported.", ["Vesper", "mayor"]),
    "his own mind": ("The minister said he expected that {}.", ["minister"]),
    "two in one": ("Police said witnesses had told them that {}.", ["Police", "witnesses"]),
}


def credit(text: str, words: str) -> Attribution:
    """The innermost attribution of some words."""
    reading = extract_claims(Report(text=text, published="2022-05-18"))
    at = text.index(words) + len("the port")
    found = [c.attribution for c in reading.claims if c.attribution]
    holding = [a for a in found if any(s.start <= at < s.end for s in a.content)]
    return min(holding, key=lambda a: sum(s.end - s.start for s in a.content))


@pytest.mark.parametrize("name", CHAINS)
def test_a_chain_step_by_step(name: str) -> None:
    pattern, chain = CHAINS[name]
    start = pattern.startswith(("{", "“{"))
    words = SHUT.capitalize() if start else SHUT
    text = pattern.format(words)
    found = credit(text, words)
    assert [link.agent for link in found.chain] == chain
    for link in found.chain:
        assert link.span is not None
        assert not link.inferred
        assert any(part.split()[-1] in link.span.cut(text) for part in link.agent.split("; "))
        assert not any(link.span.overlaps(content) for content in found.content)
