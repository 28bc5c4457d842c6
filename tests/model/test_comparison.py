import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.codec import decode_noun, encode_noun
from reportedly.model import (
    Approximator,
    ClaimRef,
    Comparison,
    Copy,
    CountedClass,
    Counts,
    Development,
    EdgeKind,
    Evidence,
    Kept,
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
    WordChange,
    WordChangeKind,
)

FIRST = ClaimRef(report="3f2a91c0aa55", claim="c1", number=9, figure=0)
SECOND = ClaimRef(report="77aa00112233", claim="c2", number=2, figure=1)


def make_comparison(words: str = "About 300 troops", name: str = "Elena Marsh") -> Comparison:
    entries = tuple(
        SlotEntry(
            ref=ref, words=words, span=Span(4, 20), status=Status.OCCURRED, certainty=2.5, agent=name,
            chain=("The Harbour Post", name), outlet="The Harbour Post", published="2024-10-20",
            said_latest="2024-10-18", low=300, high=None, approximator=Approximator.AT_LEAST, places=("Elvas",),
        )
        for ref in (FIRST, SECOND)
    )  # fmt: skip
    edge = OriginEdge(
        kind=EdgeKind.CREDIT, name=name, reason="the text credits her", inferred=True,
        evidence=(Evidence(report=FIRST.report, span=Span(1, 3)),),
    )  # fmt: skip
    return Comparison(
        story=Story(id="s1", title="Ferry", reports=(FIRST.report, SECOND.report), earliest="2024-10-18"),
        slot=Slot(
            id="q1", story="s1", kind=SlotKind.HOW_MANY, question="How many troops left?", entries=(FIRST, SECOND),
            phase=Phase.HAPPENED, counted=CountedClass.TROOPS, group="troops", event="leave", qualifiers=("first",),
        ),
        entries=entries,
        relations=(
            Relation(
                kind=RelationKind.MISREPORTS, left=SECOND, right=FIRST, fields=("approximator",),
                reason="“at least” was dropped", evidence=(Evidence(report=SECOND.report, span=Span(2, 9)),),
            ),
        ),
        origins=(
            Origin(
                id="o1", agent=name, known=True, reason="she speaks for herself",
                statement=Statement(earliest=None, latest="2024-10-18", report=FIRST.report, content=words),
                members=(OriginMember(claim=FIRST), OriginMember(claim=SECOND, path=(edge,))),
            ),
        ),
        counts=Counts(reports=2, origins=1, independent=1),
        range=Range(low=300, high=None, lowest=(FIRST,), open_above=True),
        developments=(Development(at="2024-10-18", before=FIRST, after=SECOND, reason="it rose"),),
    )  # fmt: skip


def make_copy() -> Copy:
    kept = Kept(source=Span(0, 9), copy=Span(4, 13))
    change = WordChange(kind=WordChangeKind.INSERTED, source=None, copy=Span(13, 16), turns=True)
    return Copy(
        source="a", copy="b", directed=True, reason="published first", of_source=0.9, of_copy=0.5, kept=(kept,),
        changes=(change,), quotations=(kept,),
    )  # fmt: skip


@pytest.mark.parametrize("noun", [make_comparison(), make_copy(), make_comparison().slot, FIRST], ids=str)
def test_a_noun_comes_back_equal(noun: object) -> None:
    assert decode_noun(encode_noun(noun), type(noun)) == noun


@given(st.text(max_size=60).filter(lambda t: t.isprintable()), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_and_names_survive(words: str, name: str) -> None:
    comparison = make_comparison(words, name)
    assert decode_noun(encode_noun(comparison), Comparison) == comparison


def test_an_address_is_what_show_takes() -> None:
    assert FIRST.address == "3f2a91c0:9"
