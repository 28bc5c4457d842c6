"""The tree behind an answer: origins at the root, reports as leaves, laid out in rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.model import ClaimRef, EdgeKind, Origin, OriginEdge, OriginMember

Key = ClaimRef | str


@dataclass(slots=True, kw_only=True)
class Node:
    """One step between an origin and the reports that rest on it; `edge` leads upstream, None at the root.

    `member` is set where the step is a claim of the slot itself: a report that gives the answer. `column` counts from
    the root, `row` down the page.
    """

    name: str
    edge: OriginEdge | None = None
    member: OriginMember | None = None
    branches: dict[Key, Node] = field(default_factory=dict)
    column: int = 0
    row: float = 0.0

    def walk(self) -> Iterator[tuple[Node | None, Node]]:
        """All nodes below and this one first, each with the node it hangs on."""
        yield None, self
        yield from self._walk()

    def _walk(self) -> Iterator[tuple[Node | None, Node]]:
        for branch in self.branches.values():
            yield self, branch
            yield from branch._walk()


def build_tree(origin: Origin, first_row: float = 0.0) -> Node:
    """The tree of one origin, its rows counted from `first_row`; leaves take a row each, forks stand between theirs.

    A member's path runs from its claim upstream; here it hangs on the root, so that what passed through the same hands
    shares a branch.
    """
    root = Node(name=origin.agent or "nobody named")
    for member in origin.members:
        node = root
        # The last step of a path leads to the origin itself, which is the root.
        for near, far in zip(reversed(member.path[:-1]), reversed(member.path[1:]), strict=True):
            node = node.branches.setdefault(near.claim or near.name.casefold(), Node(name=near.name, edge=far))
        leaf = node.branches.setdefault(member.claim, Node(name="", edge=member.path[0] if member.path else None))
        leaf.member = member
        leaf.edge = leaf.edge or (member.path[0] if member.path else None)
    _place(root, 0, first_row)
    return root


def _place(node: Node, column: int, row: float) -> float:
    # Gives each node its place; returns the next free row.
    node.column = column
    if not node.branches:
        node.row = row
        return row + 1
    rows = row
    if node.member:  # a report that others rest on has a row of its own for its name
        node.row, rows = row, row + 1
    for branch in node.branches.values():
        rows = _place(branch, column + 1, rows)
    if not node.member:
        placed = list(node.branches.values())
        node.row = (placed[0].row + placed[-1].row) / 2
    return rows


DASHES: dict[EdgeKind, list[float]] = {
    EdgeKind.CREDIT: [1, 0],
    EdgeKind.SAME_STATEMENT: [7, 3],
    EdgeKind.COPIED_NARRATIVE: [1, 0],
    EdgeKind.SHARED_QUOTATION: [2, 3],
    EdgeKind.TRANSLATED: [8, 3, 2, 3],
    EdgeKind.SHARED_RARE_ERROR: [1.5, 2],
}
WORDS: dict[EdgeKind, str] = {
    EdgeKind.CREDIT: "credits",
    EdgeKind.SAME_STATEMENT: "same statement",
    EdgeKind.COPIED_NARRATIVE: "copies",
    EdgeKind.SHARED_QUOTATION: "same quotation",
    EdgeKind.TRANSLATED: "translates",
    EdgeKind.SHARED_RARE_ERROR: "same rare error",
}
