"""All that was read in one report."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.agent import Agent
from reportedly.model.claim import Claim
from reportedly.model.problem import Problem
from reportedly.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report with its claims, the agents they are credited to, and what could not be done."""

    report: Report
    claims: tuple[Claim, ...] = ()
    agents: tuple[Agent, ...] = ()
    problems: tuple[Problem, ...] = ()
