"""UW, MEANTIME and UDS: how sure a reader is of the event at one token of a sentence, on the annotators' scale.

The corpora annotate what a reader concludes, so this is the view without a scope; nothing but the tokens is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from reportedly.extract.certainty import judge_readings
from reportedly.extract.parse import Parse, parse_tokens

BATCH = 512


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One certainty for each document; each sentence of a batch is parsed once."""
    rest = iter(docs)
    while batch := list(islice(rest, BATCH)):
        sentences = list(dict.fromkeys(tuple(doc["tokens"]) for doc in batch))
        parses: dict[tuple[str, ...], Parse] = dict(zip(sentences, parse_tokens(sentences), strict=True))
        events = [(parses[tuple(doc["tokens"])], doc["target"]) for doc in batch]
        for doc, judged in zip(batch, judge_readings(events), strict=True):
            yield {"id": doc["id"], "certainty": judged.certainty.value}
