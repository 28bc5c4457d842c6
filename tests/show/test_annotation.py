"""Fields as W3C Web Annotations: both selectors must find the same words."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Report, Span
from reportedly.show.annotation import select
from reportedly.show.mark import list_marks

from ..store.readings import TEXT, make_reading
from .test_export import export


def test_every_mark_is_an_annotation_on_its_words():
    reading = make_reading(url="https://example.org/port")
    page = json.loads(export("annotations", [reading]))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    marks = [mark for claim in reading.claims for mark in list_marks(reading, claim)]
    assert len(page["items"]) == len(marks)
    assert len({item["id"] for item in page["items"]}) == len(marks)
    for item, mark in zip(page["items"], marks, strict=True):
        quote, position = item["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"] == mark.span.cut(TEXT)
        assert item["target"]["source"] == "https://example.org/port"
        assert item["target"]["state"]["cached"] == f"urn:reportedly:report:{reading.report.id}"
        if mark.field != "claim":
            bodies = {body["purpose"]: body.get("value", body.get("source")) for body in item["body"]}
            assert bodies["tagging"] == mark.field
            assert bodies["linking"].startswith("urn:reportedly:claim:")


def test_a_report_without_a_safe_address_goes_by_its_hash():
    for url in (None, "javascript:alert(1)", "file:///etc/passwd", "https://a.example/\nx"):
        reading = make_reading(url=url)
        page = json.loads(export("annotations", [reading]))
        assert {item["target"]["source"] for item in page["items"]} == {f"urn:reportedly:report:{reading.report.id}"}


@given(st.text(min_size=2, max_size=120), st.data())
def test_the_quote_with_its_surroundings_is_found_where_the_position_says(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote, position = select(text, Span(start, end))
    assert (position["start"], position["end"]) == (start, end)
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert whole in text
    assert text[start : start + len(quote["exact"])] == quote["exact"]
    assert text[start - len(quote["prefix"]) : start] == quote["prefix"]
    assert text[end : end + len(quote["suffix"])] == quote["suffix"]


def test_words_beyond_the_first_plane_are_counted_as_one():
    text = "😀😀 Nobody knows."
    reading = make_reading()
    claim = replace(reading.claims[2], attribution=None, span=Span(3, 9), event=reading.claims[2].event)
    claim = replace(claim, event=replace(claim.event, span=Span(10, 15)), certainty=replace(claim.certainty, hedge=()))
    reading = replace(reading, report=Report(text=text), claims=(claim,))
    first = json.loads(export("annotations", [reading]))["items"][0]["target"]["selector"]
    assert first[0]["exact"] == "Nobody"
    assert (first[0]["prefix"], first[1]) == ("😀😀 ", {"type": "TextPositionSelector", "start": 3, "end": 9})
