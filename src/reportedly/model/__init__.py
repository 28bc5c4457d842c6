"""The nouns: frozen, slotted, keyword-only dataclasses, one noun a file. Imports nothing heavy."""

from reportedly.model.agent import Agent, AgentKind
from reportedly.model.attribution import Attribution, AttributionKind, Link, Said, Source
from reportedly.model.claim import Certainty, Claim, Event, Participant, Status
from reportedly.model.figure import Approximator, Change, Counted, CountedClass, Figure
from reportedly.model.place import Candidate, Place, PlaceRole, Precision
from reportedly.model.problem import Problem
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.time import Anchor, Time, TimeRole

__all__ = [
    "Agent",
    "AgentKind",
    "Anchor",
    "Approximator",
    "Attribution",
    "AttributionKind",
    "Candidate",
    "Certainty",
    "Change",
    "Claim",
    "Counted",
    "CountedClass",
    "Event",
    "Figure",
    "Link",
    "Participant",
    "Place",
    "PlaceRole",
    "Precision",
    "Problem",
    "Reading",
    "Report",
    "Said",
    "Source",
    "Span",
    "Status",
    "Time",
    "TimeRole",
]
