"""Times for the public scorer: the TIMEX3 cores of the drafts that `read` makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Any

from reportedly.extract.parse import Parse, parse_reports
from reportedly.extract.time import draft_times
from reportedly.model import Anchor, TimeRole


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line a document of `id`, `text` and `date`."""
    ours, texts = tee(docs)
    for doc, parse in zip(ours, parse_reports(d["text"] for d in texts), strict=True):
        yield predict_parsed(doc, parse)


def predict_parsed(doc: dict[str, Any], parse: Parse) -> dict[str, Any]:
    """The times of one parsed document. A full date that is the document's own is kept apart in corpora."""
    drafts, _ = draft_times(parse, doc["date"])
    times = []
    for draft in drafts:
        if draft.role is TimeRole.PUBLISHED and draft.anchor is Anchor.ITSELF:
            continue
        if draft.named:  # "the September 11 attacks": the name of an event, which TimeML does not mark
            continue
        for part in draft.parts or [draft]:
            start, end = part.core
            times.append({"start": start, "end": end, "type": part.type, "value": part.value})
    return {"id": doc["id"], "times": times}
