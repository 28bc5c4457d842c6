"""The nouns: frozen, slotted, keyword-only dataclasses, one noun a file. Imports nothing heavy."""

from reportedly.model.agent import Agent, AgentKind
from reportedly.model.attribution import Attribution, AttributionKind, Link, Reader, Said, Source
from reportedly.model.claim import Certainty, Claim, Event, Framing, Participant, Stand, Status
from reportedly.model.comparison import Comparison, Development, Range
from reportedly.model.copy import Copy, Kept, WordChange, WordChangeKind
from reportedly.model.decision import Decision, Subject, Verdict
from reportedly.model.edtf import write_edtf
from reportedly.model.edtf_bounds import name_edtf, read_edtf
from reportedly.model.figure import Approximator, Change, Converted, Counted, CountedClass, Figure, FigureRole
from reportedly.model.identity import Alias, Identity, Member
from reportedly.model.origin import Counts, EdgeKind, Origin, OriginEdge, OriginMember, Statement
from reportedly.model.place import Candidate, Place, PlaceRole, Precision
from reportedly.model.problem import Problem
from reportedly.model.quotation import SharedQuotation
from reportedly.model.reading import Reading
from reportedly.model.reference import ClaimRef, Evidence
from reportedly.model.relation import Relation, RelationKind
from reportedly.model.report import Report
from reportedly.model.slot import Phase, Slot, SlotEntry, SlotKind
from reportedly.model.span import Span
from reportedly.model.story import Story
from reportedly.model.time import Anchor, Time, TimeRole
from reportedly.model.translation import Translation

__all__ = [
    "Agent",
    "AgentKind",
    "Alias",
    "Anchor",
    "Approximator",
    "Attribution",
    "AttributionKind",
    "Candidate",
    "Certainty",
    "Change",
    "Claim",
    "ClaimRef",
    "Comparison",
    "Converted",
    "Copy",
    "Counted",
    "CountedClass",
    "Counts",
    "Decision",
    "Development",
    "EdgeKind",
    "Event",
    "Evidence",
    "Figure",
    "FigureRole",
    "Framing",
    "Identity",
    "Kept",
    "Link",
    "Member",
    "Origin",
    "OriginEdge",
    "OriginMember",
    "Participant",
    "Phase",
    "Place",
    "PlaceRole",
    "Precision",
    "Problem",
    "Range",
    "Reader",
    "Reading",
    "Relation",
    "RelationKind",
    "Report",
    "Said",
    "SharedQuotation",
    "Slot",
    "SlotEntry",
    "SlotKind",
    "Source",
    "Span",
    "Stand",
    "Statement",
    "Status",
    "Story",
    "Subject",
    "Time",
    "TimeRole",
    "Translation",
    "Verdict",
    "WordChange",
    "WordChangeKind",
    "name_edtf",
    "read_edtf",
    "write_edtf",
]
