"""Short passages for chains and mentions, and how a reading is held against them.

Each `passages/*.toml` lists `[[passage]]`s with `text` and any of

    says   attributions: `source` (its words), `what` (some words of its content), `chain` (a part of each agent's
           name, outermost first; `[]` where the words alone cannot tell)
    same   groups of words that all lead to one agent; words in different groups lead to different agents
    open   words that could lead to several agents and must stay open, with the names that remain as `candidates`

Words are found as in the stories (`find_words`). First of a file is dev, the second test, and so on in turn.

Chain accuracy: the share of `says` whose words are credited through exactly that chain.
Mention F1: over all pairs of words listed in one passage (open ones included); a pair is together in the gold where
both stand in one group, together in the reading where both lead to one agent. Open words are right where the reading
leaves them unresolved with all their candidates, or makes no mention of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from gold.attributions import list_attributions, trim_chain
from gold.stories import GOLD, GoldError, find_words
from gold.tally import Score
from reportedly.model import Agent, AgentKind, Reading, Report, Span

NEAR = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One attribution of a passage and the chain it comes through."""

    source: Span
    what: Span
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage with its gold; `open` pairs words with the names that remain for them."""

    name: str
    split: str
    report: Report
    says: tuple[Saying, ...]
    same: tuple[tuple[Span, ...], ...]
    open: tuple[tuple[Span, tuple[str, ...]], ...]


def load_passages(folder: Path = GOLD / "passages") -> list[Passage]:
    """All passages, file by file; raises `GoldError` on any slip in them."""
    passages = []
    for path in sorted(folder.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
        for number, row in enumerate(rows):
            passages.append(_load_passage(f"{path.stem} {number + 1}", "test" if number % 2 else "dev", row))
    return passages


def _load_passage(name: str, split: str, row: dict[str, Any]) -> Passage:
    if unknown := sorted(row.keys() - {"text", "says", "same", "open"}):
        raise GoldError(f"{name}: unknown key {unknown[0]!r}")

    def find(words: str) -> Span:
        return find_words(row["text"], words, name)

    return Passage(
        name=name,
        split=split,
        report=Report(text=row["text"], published="2022-05-18"),
        says=tuple(
            Saying(source=find(s["source"]), what=find(s["what"]), chain=tuple(s["chain"])) for s in row.get("says", [])
        ),
        same=tuple(tuple(find(w) for w in group) for group in row.get("same", [])),
        open=tuple((find(o["words"]), tuple(o["candidates"])) for o in row.get("open", [])),
    )


def score_passage(reading: Reading, gold: Passage) -> Score:
    """Hold one reading against its passage: fields `chain`, `mention` (pairs) and `open`."""
    out = Score()
    for saying in gold.says:
        if saying.chain:
            chains = find_chains(reading, saying)
            told = " or ".join(" -> ".join(c) for c in chains) or "nothing"
            ok = any(_same_chain(saying.chain, c) for c in chains)
            out.mark("chain", ok, f"{gold.name}: {' -> '.join(saying.chain)} not {told}")
    groups = {span: number for number, group in enumerate(gold.same) for span in group}
    groups |= {span: -1 - number for number, (span, _) in enumerate(gold.open)}
    led = {span: find_agent(reading.agents, span) for span in sorted(groups)}
    for a, b in combinations(sorted(groups), 2):
        first, second = led[a], led[b]
        together = first is not None and second is not None and first.id == second.id
        pair = f"{gold.name}: {a.cut(gold.report.text)} = {b.cut(gold.report.text)}"
        if groups[a] == groups[b]:
            out.mark("mention", together, pair)
        elif together:
            out.over("mention", pair)
    for span, candidates in gold.open:
        agent = led[span]
        ok = agent is None or (
            agent.kind is AgentKind.UNRESOLVED
            and all(any(c.casefold() in name.casefold() for name in agent.candidates) for c in candidates)
        )
        told = f"{agent.name} {agent.candidates}" if agent else "-"
        out.mark("open", ok, f"{gold.name}: {span.cut(gold.report.text)} is {told}")
    return out


def find_chains(reading: Reading, saying: Saying) -> list[list[str]]:
    """The chains of all attributions of a reading that credit these source words with these content words."""
    return [
        trim_chain(a, reading.report)
        for a in list_attributions(reading)
        if any(s.span.overlaps(saying.source) for s in a.sources) and any(s.overlaps(saying.what) for s in a.content)
    ]


def _same_chain(wanted: tuple[str, ...], have: list[str]) -> bool:
    return len(wanted) == len(have) and all(
        w.casefold() in h.casefold().replace("’", "'") for w, h in zip(wanted, have, strict=True)
    )


def find_agent(agents: Iterable[Agent], span: Span) -> Agent | None:
    """The agent with the mention most like these words; one that shares too little is none."""
    best: Agent | None = None
    most = NEAR
    for agent in agents:
        for m in agent.mentions:
            shared = min(m.end, span.end) - max(m.start, span.start)
            alike = 2 * shared / (m.end - m.start + span.end - span.start)
            if shared > 0 and alike > most:
                best, most = agent, alike
    return best
