"""Attributions for the public scorer, from the code that `read` runs.

Its corpora annotate no attribution inside another: of a nest only the outermost is handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.extract.attribution import extract_attributions
from reportedly.extract.draft import AttributionDraft
from reportedly.extract.parse import parse_reports


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line of predictions for each document, in order."""
    documents = list(documents)
    for document, parse in zip(documents, parse_reports(d["text"] for d in documents), strict=True):
        yield {"id": document["id"], "attributions": list_outermost(extract_attributions(parse))}


def list_outermost(drafts: list[AttributionDraft]) -> list[dict[str, Any]]:
    """The attributions that stand inside no other's content or source, as the scorer wants them."""
    return [_row(d) for d in drafts if d.parent is None and not _is_in_source(d, drafts)]


def _is_in_source(draft: AttributionDraft, drafts: list[AttributionDraft]) -> bool:
    return any(s.covers(draft.cue[0]) for d in drafts if d is not draft for s in d.sources)


def _row(draft: AttributionDraft) -> dict[str, Any]:
    return {
        # joint sources are one span there, with the words that join them
        "source": [[draft.sources[0].start, draft.sources[-1].end]] if draft.sources else [],
        "cue": [list(draft.wide_cue)] if draft.wide_cue else [list(s) for s in draft.cue],
        "content": [list(s) for s in draft.content],
    }
