"""Stories for the public scorer: the documents go to a ledger of their own, and that is linked as a user's is.

The documents carry no dates, so time tells nothing here; their claims are not read, for stories do not rest on them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportedly.linking import LinkOptions, link_ledger
from reportedly.model import Reading, Report
from reportedly.store import open_ledger


def predict(docs: Iterable[dict[str, Any]], options: LinkOptions | None = None) -> Iterator[dict[str, Any]]:
    """One label a document; two of the same text are one report, and so stand in one story."""
    kept = [(doc["id"], Report(text=doc["text"], published=doc.get("date"))) for doc in docs]
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "stories.db") as ledger:
        for _, report in kept:
            ledger.add(Reading(report=report))
        link_ledger(ledger, options)
        label = {report: story.id for story in ledger.stories() for report in story.reports}
    yield from ({"id": name, "story": label[report.id]} for name, report in kept)
