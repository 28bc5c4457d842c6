"""What extractors hand to `assemble` before agents are known."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import AttributionKind, Reader, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionDraft:
    """An attribution as its words stand, before sources lead to agents.

    `sources` are the spans of joint sources ("A and B said"), each with the token index of its head in `heads`;
    both empty where nobody is named. `via` are the sources that the source itself credits, outermost first
    ("Yonhap, citing the spy agency, said": source Yonhap, via the spy agency); `carriers` those who passed its words
    on ("said in a statement carried by Kestrel"). `parent` is the index, in the same
    list, of the attribution inside whose content this one stands; None at the top. `cue_head` is the token index of
    the cue's head. `to` is the addressee ("told Reuters"); `confidence` is 0 to 1,
    `wide_cue` is the cue with what corpora count as part of it ("said [in a speech on Friday]"), `found_by` the reader
    that found it. `settled` names a pattern that is a saying whatever its words: "label", "reckons" ("put it
    at 14"); "untold" one that is none.
    """

    kind: AttributionKind
    sources: tuple[Span, ...]
    heads: tuple[int, ...]
    cue: tuple[Span, ...]
    cue_head: int
    content: tuple[Span, ...]
    via: tuple[Span, ...] = ()
    via_heads: tuple[int, ...] = ()
    carriers: tuple[Span, ...] = ()
    carrier_heads: tuple[int, ...] = ()
    parent: int | None = None
    wide_cue: Span | None = None
    to: Span | None = None
    confidence: float = 1.0
    found_by: Reader = Reader.RULES
    settled: str = ""
