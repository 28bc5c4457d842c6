"""Where a claim comes from, as a tree: from the words in the report up to the earliest utterance known."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from reportedly.model import ClaimRef, Comparison, EdgeKind, Origin, OriginEdge, OriginMember, SlotEntry
from reportedly.show.board import write_counts, write_speaker
from reportedly.show.terminal import make_safe
from reportedly.show.wording import write_day

_SIGNS = {
    EdgeKind.CREDIT: "credits",
    EdgeKind.SAME_STATEMENT: "same statement as",
    EdgeKind.COPIED_NARRATIVE: "copied from",
    EdgeKind.SHARED_QUOTATION: "same quotation as",
    EdgeKind.TRANSLATED: "translated from",
    EdgeKind.SHARED_RARE_ERROR: "same rare error as",
}


def print_origins(console: Console, comparison: Comparison, ref: ClaimRef) -> None:
    """Print how the claim at `ref` is known, then what else rests on the same origin and on others."""
    by_ref = {e.ref: e for e in comparison.entries}
    entry = by_ref[ref]
    origin, member = find_origin(comparison, ref)
    console.print(Text(make_safe(comparison.slot.question), style="bold"))
    console.print(Text(f"  {write_counts(comparison.counts)}"))
    console.print()
    tree = Tree(Text(make_safe(_describe(entry))))
    branch = tree
    for edge in member.path:
        branch = branch.add(_write_edge(edge))
    told = "known" if origin.known else "unknown lineage"
    style = "bold" if origin.known else "yellow"
    branch.add(
        Text.assemble(
            ("origin: ", "dim"), (make_safe(_name(origin)), style), (f"  ({told}: {make_safe(origin.reason)})", "")
        )
    )
    console.print(tree)
    others = [m for m in origin.members if m.claim != ref]
    if others:
        console.print()
        console.print(Text("The same origin, elsewhere:"))
        for other in others:
            console.print(Text(make_safe("  " + _describe(by_ref[other.claim]))))
            for edge in other.path[:1]:
                console.print(Text.assemble("    ", _write_edge(edge)))
    rest = [o for o in comparison.origins if o is not origin]
    if rest:
        console.print()
        console.print(Text("Other origins of answers to this question:"))
        for o in rest:
            mark = "known" if o.known else "unknown lineage"
            first = by_ref[o.members[0].claim]
            console.print(
                Text(make_safe(f"  {_name(o)}  ({mark}: {o.reason})  {first.words[:60]}  {first.ref.address}"))
            )


def find_origin(comparison: Comparison, ref: ClaimRef) -> tuple[Origin, OriginMember]:
    """The origin of an entry and its way there."""
    for origin in comparison.origins:
        for member in origin.members:
            if member.claim == ref:
                return origin, member
    raise LookupError(f"{ref.address} is no entry of this comparison")


def _name(origin: Origin) -> str:
    when = f", {write_day(origin.statement.latest[:10])}" if origin.statement.latest else ""
    return f"{origin.agent or 'nobody named'}{when}"


def _describe(entry: SlotEntry) -> str:
    where = " ".join(x for x in (entry.outlet, write_day(entry.published[:10]) if entry.published else None) if x)
    return f"{entry.ref.address}  {where or 'a report'}: “{entry.words[:80]}”, {write_speaker(entry)}"


def _write_edge(edge: OriginEdge) -> Text:
    address = f" {edge.claim.address}" if edge.claim else ""
    guess = "  [inferred]" if edge.inferred else ""
    return Text.assemble(
        (f"{_SIGNS[edge.kind]} ", "dim"), make_safe(edge.name), (address, "dim"), (guess, "yellow"),
        (f"  {make_safe(edge.reason)}" if edge.claim or edge.inferred else "", "dim"),
    )  # fmt: skip
