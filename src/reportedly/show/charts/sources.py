"""The source tree: on whom the answers to one question rest, credits and copies told apart."""

from __future__ import annotations

from typing import Any

from reportedly.model import ClaimRef, Comparison, EdgeKind, Origin, SlotEntry
from reportedly.show.board import write_answer
from reportedly.show.charts.picture import Picture, finish, load_altair, tidy
from reportedly.show.charts.plane import Plane
from reportedly.show.charts.theme import ACCENT, INK, MUTED, SURFACE, choose_look
from reportedly.show.charts.tree import DASHES, WORDS, Node, build_tree
from reportedly.show.wording import write_count, write_dates, write_day

_COLUMN, _ROW, _LEFT, _TOP = 205.0, 27.0, 262.0, 14.0
_LETTER = 6.3  # pixels


def draw_sources(comparison: Comparison, *, title: str | None = None, links: str | None = None) -> Picture:
    """The origins behind a slot's answers and the ways from them to the reports; needs the extra `charts`.

    With `links`, each report's mark leads to that prefix and its claim's id.
    """
    title = tidy(title or f"Who stands behind: {comparison.slot.question}", 160)
    origins = comparison.origins
    trees: list[tuple[Origin, Node]] = []
    row = 0.0
    for origin in origins:
        tree = build_tree(origin, row)
        trees.append((origin, tree))
        row = max(node.row for _, node in tree.walk()) + 1.35
    entries = {entry.ref: entry for entry in comparison.entries}
    counts = comparison.counts
    subtitle = f"{write_count(counts.reports, 'report')}, {write_count(counts.origins, 'origin')}, "
    subtitle += f"{counts.independent} known to be independent. Origins left, reports right; grey: inferred."
    description = tidy(describe_sources(comparison), 1500)
    rows = [
        _write_row(origin, number, member.claim, member.path, entries)
        for number, origin in enumerate(origins)
        for member in origin.members
    ]
    return Picture(
        kind="sources",
        title=title,
        description=description,
        columns=("origin", "lineage", "way to the report", "outlet", "published", "answer", "claim"),
        rows=tuple(rows),
        claims=tuple(member.claim.claim for origin in origins for member in origin.members),
        chart=finish(_draw(trees, row, entries, links), title, subtitle, description),
        notes=(
            "Full square: an origin that speaks for itself. Hollow: its lineage is not known, so it never counts as "
            "independent. A double line is a copy, a single one a credit.",
        ),
    )


def describe_sources(comparison: Comparison) -> str:
    """What the tree shows, in sentences."""
    counts = comparison.counts
    text = f"{comparison.slot.question} {write_count(counts.reports, 'report')} rest on "
    text += f"{write_count(counts.origins, 'origin')}, {counts.independent} known to be independent."
    for origin in sorted(comparison.origins, key=lambda origin: -len(origin.members))[:6]:
        known = "" if origin.known else ", lineage unknown"
        text += f" {tidy(origin.agent or 'nobody named', 40)}: {write_count(len(origin.members), 'answer')}{known}."
    return text


def _write_row(
    origin: Origin, number: int, ref: ClaimRef, path: tuple[Any, ...], entries: dict[ClaimRef, SlotEntry]
) -> tuple[str, ...]:
    entry = entries.get(ref)
    way = " ← ".join(f"{WORDS[e.kind]} {tidy(e.name, 40)}{' (inferred)' if e.inferred else ''}" for e in path)
    return (
        f"{choose_look(number).letter} {tidy(origin.agent or 'nobody named', 60)}",
        "known" if origin.known else "unknown",
        way or "is the origin",
        tidy((entry.outlet if entry else None) or "no outlet", 40),
        write_day(entry.published) if entry and entry.published else "no date",
        _write_answer(entry) if entry else "",
        ref.address,
    )


def _write_answer(entry: SlotEntry) -> str:
    return entry.status.value if entry.low is None and entry.high is None else write_answer(entry)


def _draw(
    trees: list[tuple[Origin, Node]],
    rows: float,
    entries: dict[ClaimRef, SlotEntry],
    links: str | None,
) -> Any:
    alt = load_altair()
    columns = max((node.column for _, tree in trees for _, node in tree.walk()), default=1)
    lines: dict[tuple[EdgeKind | None, bool], list[dict[str, Any]]] = {}
    ways, leaves, hands, roots, names, dates = [], [], [], [], [], []
    thread = 0
    for number, (origin, tree) in enumerate(trees):
        look = choose_look(number)
        for above, node in tree.walk():
            x, y = _LEFT + node.column * _COLUMN, _TOP + node.row * _ROW
            told = _tell(node, origin, entries, links)
            if above is not None:
                thread += 1
                kind = node.edge.kind if node.edge else None
                drawn = _draw_edge(_LEFT + above.column * _COLUMN, _TOP + above.row * _ROW, x, y)
                group = lines.setdefault((kind, bool(node.edge and node.edge.inferred)), [])
                group += [{"x": px, "y": py, "n": n, "line": thread, **told} for n, (px, py) in enumerate(drawn)]
                way = WORDS[kind] if kind else "is the origin"
                if node.edge and node.edge.inferred:
                    way += " (inferred)"
                ways.append({"x": x - 10, "y": y - 8, "name": way})
            mark = {"x": x, "y": y, **told}
            if above is None:
                date = write_dates(origin.statement.earliest, origin.statement.latest)
                below = ", ".join(part for part in (date, "" if origin.known else "lineage unknown") if part)
                names.append(
                    {
                        "x": x - 16,
                        "y": y - (6 if below else 0),
                        "name": f"{look.letter}  {tidy(node.name, 36)}",
                        "head": True,
                    }
                )
                dates.append({"x": x - 16, "y": y + 8, "name": below})
                roots.append({**mark, "known": origin.known, "colour": look.colour})
            elif node.member:
                leaves.append(mark)
                names.append({"x": x + 10, "y": y, "name": told["name"], "head": False})
            else:
                hands.append(mark)
                names.append({"x": x - 4, "y": y + 12, "name": tidy(node.name, 32), "head": False})
    longest = max((len(str(name["name"])) for name in names if not name["head"]), default=20)
    plane = Plane(alt, _LEFT + columns * _COLUMN + 20 + longest * _LETTER, _TOP * 2 + max(rows - 1, 1) * _ROW)
    layers = [layer for (kind, inferred), found in lines.items() for layer in _draw_lines(plane, kind, inferred, found)]
    layers.append(plane.text(ways, align="right", color=MUTED, fontSize=9.5, halo=True))
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("name", "way", "reason", "words")]
    href = {"href": "href:N"} if links is not None else {}
    for known in (True, False):
        for root in (root for root in roots if root["known"] is known):
            fill = root["colour"] if known else SURFACE
            sign = plane.data([root]).mark_point(
                shape="square", size=150, fill=fill, stroke=root["colour"], strokeWidth=2, opacity=1,
                strokeDash=[1, 0] if known else [3, 2],
            )  # fmt: skip
            layers.append(sign.encode(x=plane.x, y=plane.y, tooltip=tooltip, description="told:N"))
    for marks, look_of in (
        (hands, {"shape": "circle", "fill": SURFACE, "stroke": INK}),
        (leaves, {"shape": "circle", "fill": INK, "stroke": INK}),
    ):
        if marks:
            sign = plane.data(marks).mark_point(size=52, opacity=1, strokeWidth=1.5, **look_of)
            layers.append(sign.encode(x=plane.x, y=plane.y, tooltip=tooltip, description="told:N", **href))
    layers.append(plane.text([name for name in names if name["head"]], align="right", fontWeight=600))
    layers.append(plane.text(dates, align="right", color=MUTED, fontSize=10))
    layers.append(plane.text([name for name in names if not name["head"]], halo=True))
    kept = [layer for layer in layers if layer is not None]
    return alt.layer(*kept).properties(width=plane.width, height=plane.height)


def _tell(node: Node, origin: Origin, entries: dict[ClaimRef, SlotEntry], links: str | None) -> dict[str, Any]:
    entry = entries.get(node.member.claim) if node.member else None
    name = node.name
    if node.member:
        outlet = tidy((entry.outlet if entry else None) or "no outlet", 34)
        date = f", {write_day(entry.published[:10])}" if entry and entry.published else ""
        name = f"{outlet}{date}" + (f": {_write_answer(entry)}" if entry else "")
    way = WORDS[node.edge.kind] if node.edge else "the origin"
    reason = node.edge.reason if node.edge else origin.reason
    claim = node.member.claim.claim if node.member else ""
    return {
        "name": tidy(name, 60),
        "way": way,
        "reason": tidy(reason, 200),
        "words": tidy(entry.words, 160) if entry else tidy(origin.statement.content, 160),
        "claim": claim,
        "told": tidy(f"{name}; {way}: {reason}", 240),
        "href": f"{links}{claim}" if links is not None and claim else "",
    }


def _draw_edge(ax: float, ay: float, bx: float, by: float) -> list[tuple[float, float]]:
    # Few points, for Vega to bend: along, then down or up, then along.
    return [(ax, ay)] + ([] if ay == by else [(ax + 8, ay), (ax + 36, by), (ax + 44, by)]) + [(bx, by)]


def _draw_lines(plane: Plane, kind: EdgeKind | None, inferred: bool, found: list[dict[str, Any]]) -> list[Any]:
    colour = MUTED if inferred else INK
    dash = DASHES[kind] if kind else [1, 0]
    looks = [{"color": colour, "strokeWidth": 1.3, "strokeDash": dash, "interpolate": "monotone"}]
    if kind == EdgeKind.COPIED_NARRATIVE:  # a double line
        looks = [
            {"color": ACCENT if not inferred else MUTED, "strokeWidth": 4.2},
            {"color": SURFACE, "strokeWidth": 1.8},
        ]
    tooltip = [plane.alt.Tooltip(f"{name}:N") for name in ("way", "reason")]
    return [
        plane.data(found)
        .mark_line(**look)
        .encode(x=plane.x, y=plane.y, order="n:Q", detail="line:N", tooltip=tooltip, description="told:N")
        for look in looks
    ]
