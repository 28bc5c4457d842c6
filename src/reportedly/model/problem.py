"""What could not be done."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a stage could not do, said to the user, with the place where it stands.

    `span` is None only where the whole report or file is meant; `path` then names the file.
    """

    message: str
    span: Span | None = None
    path: str | None = None
