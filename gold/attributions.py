"""Attributions against the gold's, one to one."""

from __future__ import annotations

from gold.stories import GoldAttribution, GoldReport
from gold.tally import Score, chars, cut_words, dice, same_day
from reportedly.model import Attribution, Reading, Report

EXACT = 0.93  # room for a "that", a quotation mark or a comma
Pairs = dict[str, tuple[GoldAttribution, Attribution | None]]


def list_attributions(reading: Reading) -> list[Attribution]:
    """Each attribution once, in order; claims repeat theirs."""
    return list(dict.fromkeys(c.attribution for c in reading.claims if c.attribution))


def trim_chain(attribution: Attribution, report: Report) -> list[str]:
    """The names of a chain without the outlet that published the report."""
    names = [link.agent for link in attribution.chain]
    first = attribution.chain[0] if names else None
    if first and first.span is None and (first.inferred or first.agent == report.outlet):
        return names[1:]
    return names


def score_attributions(reading: Reading, gold: GoldReport, text: str, out: Score) -> Pairs:
    """Mark attributions by content, one to one; gives each of the gold with the one it was matched to, or None."""
    mine = list_attributions(reading)
    pairs = _pair(mine, gold.attributions)
    for g in gold.attributions:
        if not g.optional:
            _score_attribution(reading, gold, g, pairs[g.id][1], text, out)
    known = chars(s for g in gold.attributions for s in g.content)
    taken = [id(a) for _, a in pairs.values() if a]
    for a in mine:
        own = chars(a.content)
        if id(a) not in taken and len(own & known) < 0.5 * len(own):
            who = cut_words(text, [s.span for s in a.sources])
            out.over("content", f"{who!r} {cut_words(text, a.cue)!r}: {cut_words(text, a.content)}")
    return pairs


def _pair(mine: list[Attribution], wanted: tuple[GoldAttribution, ...]) -> Pairs:
    # Best first: contents of a nested pair overlap, and only source and cue tell which is which.
    ranked = []
    for i, g in enumerate(wanted):
        content, source, cue = chars(g.content), chars(g.source), chars(g.cue)
        for j, a in enumerate(mine):
            alike = dice(content, chars(a.content))
            if alike >= 0.5:
                shared = bool(chars(s.span for s in a.sources) & source) + bool(chars(a.cue) & cue)
                ranked.append((-alike - shared, g.optional, i, j))
    pairs: Pairs = {g.id: (g, None) for g in wanted}
    used: set[int] = set()
    for _, _, i, j in sorted(ranked):
        if pairs[wanted[i].id][1] is None and j not in used:
            used.add(j)
            pairs[wanted[i].id] = (wanted[i], mine[j])
    return pairs


def _score_attribution(
    reading: Reading, gold: GoldReport, g: GoldAttribution, a: Attribution | None, text: str, out: Score
) -> None:
    what = f"{cut_words(text, g.source)!r} {cut_words(text, g.cue)!r}: {cut_words(text, g.content)[:50]}"
    out.mark("content", a is not None, what)
    alike = dice(chars(a.content), chars(g.content)) if a else 0.0
    out.mark("content span", alike >= EXACT, f"{cut_words(text, a.content) if a else '-'} | {what}")
    names = [s.agent for s in a.sources] if a else []
    sources = chars(s.span for s in a.sources) if a else set()
    if g.source or g.cue:
        out.mark("source", a is not None and (bool(sources & chars(g.source)) if g.source else not sources), what)
    if g.cue:
        out.mark("cue", a is not None and bool(chars(a.cue) & chars(g.cue)), what)
    out.mark("kind", a is not None and a.kind in g.kinds, f"{'/'.join(g.kinds)} not {a.kind if a else '-'}: {what}")
    if g.source and g.agents:
        agents = [gold.agents[key] for key in g.agents]
        ok = all(any(agent.matches(name) for name in names) for agent in agents)
        out.mark("agent", ok, f"{'/'.join(g.agents)} not {names}: {what}")
        chain = trim_chain(a, reading.report) if a else []
        ok = any(
            len(chain) == len(keys) and all(gold.agents[k].matches(name) for k, name in zip(keys, chain, strict=True))
            for keys in g.chains
        )
        out.mark("chain", ok, f"{' -> '.join(g.chains[0])} not {' -> '.join(chain)}: {what}")
    if g.said:
        said = a.said if a else None
        for name in ("earliest", "latest", "place", "to"):
            want = getattr(g.said, name)
            have = getattr(said, name) if said else None
            if want:
                same = (
                    same_day(have, want)
                    if name in ("earliest", "latest")
                    else want.casefold() in (have or "").casefold()
                )
                out.mark("said", same, f"{name} {want} not {have}: {what}")
