"""Every field as a W3C Web Annotation, for Hypothesis, Recogito, INCEpTION and whatever else reads them.

https://www.w3.org/TR/annotation-model/: each annotation says what was read, and points at the words twice, by a quote
with the text around it (TextQuoteSelector) and by position (TextPositionSelector), which that standard counts in code
points, as we do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from reportedly.model import Claim, Reading, Report, Span
from reportedly.show.mark import list_marks
from reportedly.show.wording import make_web_address, write_certainty, write_speaker

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after a quote, as Hypothesis keeps them


def write_annotations(readings: Iterable[Reading], out: BinaryIO, raw: bool = False) -> None:  # noqa: ARG001
    """Write an AnnotationPage: one annotation a claim, then one a field, linked to it. `raw` changes nothing."""
    head = f'{{"@context":"{_CONTEXT}","id":"urn:reportedly:annotations","type":"AnnotationPage","items":['
    out.write(head.encode())
    between = b"\n"
    for reading in readings:
        for claim in reading.claims:
            for annotation in build_annotations(reading, claim):
                out.write(between + json.dumps(annotation, ensure_ascii=False, separators=(",", ":")).encode())
                between = b",\n"
    out.write(b"\n]}\n")


def build_annotations(reading: Reading, claim: Claim) -> Iterator[dict[str, Any]]:
    """The annotations of one claim: the claim itself, then each of its fields in the words it stands on."""
    report = reading.report
    name = f"urn:reportedly:claim:{claim.id}"
    told = f"{write_speaker(claim, reading)}: {claim.status.value}, {write_certainty(claim)} of -3 to +3"
    yield _annotate(report, claim.span, name, "describing", [_say("describing", told)])
    for number, mark in enumerate(list_marks(reading, claim)[1:], start=1):
        bodies = [_say("tagging", mark.field)]
        if mark.value:
            bodies.append(_say("describing", mark.value))
        bodies.append({"type": "SpecificResource", "purpose": "linking", "source": name})
        yield _annotate(report, mark.span, f"{name}:{number}", "tagging", bodies)


def select(text: str, span: Span) -> list[dict[str, Any]]:
    """The two selectors of the words at a span.

    >>> select("Yonhap said so.", Span(0, 6))[0]["exact"], select("Yonhap said so.", Span(0, 6))[1]["end"]
    ('Yonhap', 6)
    """
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.cut(text),
            "prefix": text[max(span.start - _AROUND, 0) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _annotate(report: Report, span: Span, name: str, motivation: str, bodies: list[dict[str, Any]]) -> dict[str, Any]:
    text = f"urn:reportedly:report:{report.id}"
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": make_web_address(report.url) or text,
        "selector": select(report.text, span),
        # The page may change; positions count in the text that was read, whose name is its hash.
        "state": {"type": "TimeState", "cached": text},
    }
    return {"id": name, "type": "Annotation", "motivation": motivation, "body": bodies, "target": target}


def _say(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "format": "text/plain", "purpose": purpose, "value": value}
