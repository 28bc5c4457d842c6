"""Clauses with marks: {braces} hold the source's content, *stars* the event."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from reportedly.model import Span

GOLD = Path(__file__).parents[3] / "gold" / "certainty"


def read_marks(marked: str) -> tuple[str, int, Span | None]:
    """The plain text, where the event starts, and the scope."""
    text, event, opened, scope = "", -1, 0, None
    for character in marked:
        if character == "*":
            event = len(text) if event < 0 else event
        elif character == "{":
            opened = len(text)
        elif character == "}":
            scope = Span(opened, len(text))
        else:
            text += character
    return text, event, scope


def read_clauses(half: str) -> list[dict[str, Any]]:
    """The clauses of gold/certainty/<half>.toml."""
    clauses: list[dict[str, Any]] = tomllib.loads((GOLD / f"{half}.toml").read_text(encoding="utf-8"))["clause"]
    return clauses
