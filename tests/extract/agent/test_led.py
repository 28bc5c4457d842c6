"""Passages of `led.txt`: every source led to its agent, and what could be two left open."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from reportedly.extract.agent import Agents, resolve_agents
from reportedly.extract.parse import Parse, parse_reports
from reportedly.extract.place import extract_places, open_gazetteer
from reportedly.model import AgentKind, Span

MARK = re.compile(r"\[([^\]]+)\](=?)([0-9?!])")
KINDS = [str(kind) for kind in AgentKind]
UNDONE: dict[str, str] = {}


@cache
def load_passages() -> dict[str, tuple[str, str]]:
    """Name -> the marked text, and what its agents are called."""
    lines = Path(__file__).with_name("led.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if line.strip() and not line.startswith("#")]
    return {name.strip(): (text.strip(), called.strip()) for name, text, called in rows}


def strip_marks(marked: str) -> tuple[str, list[tuple[Span, bool, str]]]:
    """The plain text, and each marked span: whether it is a source, and its label."""
    text, spots, at = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        spots.append((Span(len(text), len(text) + len(m[1].rstrip(" ,"))), not m[2], m[3]))
        text += m[1]
        at = m.end()
    return text + marked[at:], spots


def find_head(p: Parse, span: Span) -> int:
    first, last = p.token_at(span.start), p.token_at(span.end - 1) + 1
    tops = [i for i in range(first, last) if not first <= p.head[i] < last or p.head[i] == i]
    return next((i for i in tops if p.dep[i] != "punct"), first)


@cache
def lead_all() -> dict[str, Agents]:
    """All passages, parsed in one go."""
    gazetteer = open_gazetteer()
    led = {}
    marked = {name: strip_marks(text) for name, (text, _) in load_passages().items()}
    for (name, (_, spots)), p in zip(marked.items(), parse_reports([t for t, _ in marked.values()]), strict=True):
        places, _ = extract_places(p, gazetteer)
        sources = [(span, find_head(p, span)) for span, is_source, _ in spots if is_source]
        led[name] = resolve_agents(p, sources, places, gazetteer, "report")
    return led


NAMED = [
    pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=UNDONE[name])) if name in UNDONE else name
    for name in load_passages()
]


@pytest.mark.parametrize("name", NAMED)
def test_every_source_leads_to_its_agent(name: str) -> None:
    marked, called = load_passages()[name]
    text, spots = strip_marks(marked)
    agents = lead_all()[name]
    ids: dict[str, str] = {}
    for span, is_source, label in spots:
        if is_source:
            agent = agents.by_span[span]
        else:
            agent = next(a for a in agents.listed if any(m.overlaps(span) for m in a.mentions))
        if label == "?":
            assert agent.kind is AgentKind.UNRESOLVED, f"{span.cut(text)} leads to {agent.name}"
            continue
        assert ids.setdefault(label, agent.id) == agent.id, f"{span.cut(text)} leads to {agent.name}"
    assert len(set(ids.values())) == len(ids), "two agents became one"
    by_id = {a.id: a for a in agents.listed}
    for item in filter(None, (s.strip() for s in called.split(";"))):
        label, *words = item.split(" ")
        agent = by_id[ids[label]]
        if words[-1] in KINDS:
            assert str(agent.kind) == words.pop()
        assert agent.name == " ".join(words)


def test_names_are_clean() -> None:
    for agents in lead_all().values():
        for a in agents.listed:
            assert a.name.removesuffix(" (government)") == a.name.removesuffix(" (government)").strip(" .,;:()[]"), (
                a.name
            )
            assert not a.name.endswith(("’s", "'s")), a.name


def test_spans_stand_in_the_text() -> None:
    for name, agents in lead_all().items():
        text, _ = strip_marks(load_passages()[name][0])
        for a in agents.listed:
            spans = [*a.mentions, *([a.role] if a.role else []), *([a.affiliation] if a.affiliation else [])]
            assert all(s.end <= len(text) and s.cut(text) == s.cut(text).strip(" ,") for s in spans), a
