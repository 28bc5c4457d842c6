"""Times for the public scorer: the TIMEX3 cores of the drafts that `read` makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.extract.parse import Parse, parse_reports
from reportedly.extract.time import draft_times
from reportedly.model import Anchor, TimeRole


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line a document of `id`, `text` and `date`."""
    for doc in docs:
        yield predict_parsed(doc, next(parse_reports([doc["text"]])))


def predict_parsed(doc: dict[str, Any], parse: Parse) -> dict[str, Any]:
    """The times of one parsed document. A full date that is the document's own is kept apart in corpora."""
    drafts, _ = draft_times(parse, doc["date"])
    times = []
    for draft in drafts:
        if draft.role is TimeRole.PUBLISHED and draft.anchor is Anchor.ITSELF:
            continue
        for part in draft.parts or [draft]:
            start, end = part.core
            times.append({"start": start, "end": end, "type": part.type, "value": part.value})
    return {"id": doc["id"], "times": times}
