"""A comparison made by hand: a ferry's dead, told by an agency, those who copy it, a ministry and an unnamed source."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import (
    Approximator,
    ClaimRef,
    Comparison,
    CountedClass,
    Counts,
    Development,
    EdgeKind,
    Origin,
    OriginEdge,
    OriginMember,
    Phase,
    Range,
    Relation,
    RelationKind,
    Slot,
    SlotEntry,
    SlotKind,
    Span,
    Statement,
    Status,
    Story,
)

A = Approximator
_ANSWERS = (
    # outlet, published, agent, low, high, approximator, status, words
    (
        "Lake Wire",
        "2024-05-03T06:00:00+00:00",
        "Coast Guard",
        14,
        None,
        A.AT_LEAST,
        Status.OCCURRED,
        "at least 14 dead",
    ),
    ("The Harbour Post", "2024-05-03", "Coast Guard", 14, 14, A.NONE, Status.OCCURRED, "14 dead"),
    ("Le Phare", "2024-05-03", "Coast Guard", 14, None, A.AT_LEAST, Status.OCCURRED, "au moins 14 morts"),
    ("The Selby Echo", "2024-05-04", None, 40, 50, A.ABOUT, Status.POSSIBLE, "some 40 to 50 may have drowned"),
    ("Lake Wire", "2024-05-04T18:00:00+00:00", "Coast Guard", 21, 21, A.NONE, Status.OCCURRED, "21 dead"),
    ("Ministry of Transport", "2024-05-05", "Ministry of Transport", 19, 19, A.NONE, Status.OCCURRED, "19 people died"),
    ("Border Monitor", "2024-05-06", "Omar Haddad", None, 25, A.UP_TO, Status.PREDICTED, "up to 25"),
    ("The Selby Echo", None, "residents", 30, None, A.MORE_THAN, Status.DENIED, "more than 30"),
)


def make_comparison(*, hostile: str = "", kind: SlotKind = SlotKind.HOW_MANY) -> Comparison:
    """Eight answers of five origins, with every relation a chart draws; `hostile` is put into all texts."""
    entries = []
    for number, (outlet, published, agent, low, high, sign, status, words) in enumerate(_ANSWERS, start=1):
        ref = ClaimRef(report=f"{number:x}" * 64, claim=f"{number:016x}", number=number, figure=0)
        entries.append(
            SlotEntry(
                ref=ref, words=words + hostile, span=Span(0, 5), status=status, outlet=outlet + hostile,
                certainty=-3.0 if status == Status.DENIED else 1.0 if status == Status.POSSIBLE else 3.0,
                agent=agent and agent + hostile, chain=(outlet, *([agent] if agent else [])), published=published,
                low=low, high=high, approximator=sign, own_voice=agent is None, denies=status == Status.DENIED,
                as_of=published,
            )
        )  # fmt: skip
    wire, post, phare, echo, later, ministry, monitor, denied = (entry.ref for entry in entries)

    def edge(kind: EdgeKind, name: str, claim: ClaimRef | None = None, inferred: bool = False) -> OriginEdge:
        return OriginEdge(
            kind=kind, name=name + hostile, reason=f"the text says so{hostile}", claim=claim, inferred=inferred
        )

    credit, unnamed = edge(EdgeKind.CREDIT, "Coast Guard"), edge(EdgeKind.CREDIT, "residents")
    copied = edge(EdgeKind.COPIED_NARRATIVE, "Lake Wire", wire)
    translated = edge(EdgeKind.TRANSLATED, "Lake Wire", wire, inferred=True)

    def origin(name: str, agent: str | None, members: tuple[OriginMember, ...], known: bool = True) -> Origin:
        said = Statement(earliest="2024-05-03", latest="2024-05-03", report=wire.report, content="as it said" + hostile)
        return Origin(
            id=name,
            agent=agent and agent + hostile,
            statement=said,
            members=members,
            known=known,
            reason="so" + hostile,
        )

    origins = (
        origin(
            "o1", "Coast Guard",
            (
                OriginMember(claim=wire, path=(credit,)),
                OriginMember(claim=post, path=(copied, credit)),
                OriginMember(claim=phare, path=(translated, credit)),
                OriginMember(claim=later, path=(credit,)),
            ),
        ),
        origin("o2", None, (OriginMember(claim=echo),), known=False),
        origin("o3", "Ministry of Transport", (OriginMember(claim=ministry),)),
        origin("o4", "Omar Haddad", (OriginMember(claim=monitor, path=(edge(EdgeKind.CREDIT, "Omar Haddad"),)),)),
        origin("o5", "residents", (OriginMember(claim=denied, path=(unnamed,)),), known=False),
    )  # fmt: skip

    def relate(kind: RelationKind, left: ClaimRef, right: ClaimRef) -> Relation:
        return Relation(kind=kind, left=left, right=right, fields=("figure",), reason=f"{kind.value}{hostile}")

    return Comparison(
        story=Story(id="s1", title="The ferry" + hostile, reports=tuple(entry.ref.report for entry in entries)),
        slot=Slot(
            id="q1", story="s1", kind=kind, question="How many died in all on the ferry?" + hostile,
            entries=tuple(entry.ref for entry in entries), phase=Phase.HAPPENED, counted=CountedClass.KILLED,
            group="people" + hostile, event="die",
        ),
        entries=tuple(entries),
        relations=(
            relate(RelationKind.UPDATES, later, wire),
            relate(RelationKind.CONFLICTS, later, ministry),
            relate(RelationKind.CONFLICTS, echo, ministry),
            relate(RelationKind.COPIES, post, wire),
            relate(RelationKind.MISREPORTS, post, wire),
            relate(RelationKind.DENIES, monitor, echo),
        ),
        origins=origins,
        counts=Counts(reports=7, origins=5, independent=2),
        range=Range(low=14, high=50, lowest=(wire,), highest=(echo,), open_above=True),
        developments=(Development(at="2024-05-04", before=wire, after=later, reason="the same, later" + hostile),),
    )  # fmt: skip


def drop_dates(comparison: Comparison) -> Comparison:
    """The same without any date."""
    return replace(
        comparison, entries=tuple(replace(entry, published=None, as_of=None) for entry in comparison.entries)
    )
