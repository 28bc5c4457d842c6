import json
import subprocess
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.codec import decode_reading, encode_reading, reading_to_json
from reportedly.model import (
    Agent,
    AgentKind,
    Attribution,
    AttributionKind,
    Certainty,
    Claim,
    Counted,
    CountedClass,
    Event,
    Figure,
    Link,
    Place,
    Problem,
    Reading,
    Report,
    Said,
    Source,
    Span,
    Status,
    Time,
)  # fmt: skip

TEXT = "About 300 troops left Kherson on Friday, Elena Marsh said. 🚢"


def make_reading(text: str = TEXT, name: str = "Elena Marsh") -> Reading:
    source = Source(span=Span(41, 52), agent=name, agent_id="e1")
    attribution = Attribution(
        kind=AttributionKind.INDIRECT,
        sources=(source,),
        cue=(Span(53, 57),),
        content=(Span(0, 39),),
        chain=(
            Link(agent="The Harbour Post", agent_id=None, span=None),
            Link(agent=name, agent_id="e1", span=source.span),
        ),
        said=Said(earliest="2024-10-18", latest="2024-10-18", spans=(Span(30, 39),)),
    )
    claim = Claim(
        id="c1",
        span=Span(0, 39),
        attribution=attribution,
        event=Event(span=Span(17, 21), lemma="leave", type="movement"),
        certainty=Certainty(value=2.5, hedge=(Span(0, 5),)),
        status=Status.OCCURRED,
        figures=(
            Figure(
                span=Span(0, 16), number=Span(6, 9), low=300, high=None,
                counted=Counted(span=Span(10, 16), kind=CountedClass.TROOPS),
            ),
        ),
        times=(Time(span=Span(30, 39), value="2024-10-18", type="DATE", earliest="2024-10-18", latest="2024-10-18"),),
        places=(Place(span=Span(22, 29), name="Kherson"),),
    )  # fmt: skip
    return Reading(
        report=Report(text=text, published="2024-10-20T09:00:00+03:00", outlet="The Harbour Post"),
        claims=(claim,),
        agents=(Agent(id="e1", name=name, kind=AgentKind.PERSON, mentions=(Span(41, 52),)),),
        problems=(Problem(message="nothing"),),
    )


def test_a_reading_comes_back_equal() -> None:
    reading = make_reading()
    assert decode_reading(encode_reading(reading)) == reading


def test_the_shape_is_the_one_that_is_promised() -> None:
    data = json.loads(encode_reading(make_reading()))
    assert {"id", "outlet", "title", "published", "language", "url"} <= data["report"].keys()
    claim = data["claims"][0]
    assert claim["span"] == [0, 39]
    assert claim["attribution"]["chain"] == ["The Harbour Post", "Elena Marsh"]
    assert claim["attribution"]["sources"][0] == {"span": [41, 52], "agent": "Elena Marsh", "agent_id": "e1"}
    assert claim["times"][0]["timex"] == "2024-10-18"
    assert claim["figures"][0]["counted"] == {"span": [10, 16], "class": "troops", "group": None}
    assert claim["certainty"] == {"value": 2.5, "hedge": [[0, 5]], "reasons": []}
    assert claim["event"] == {"span": [17, 21], "lemma": "leave", "type": "movement"}


def test_offsets_count_code_points() -> None:
    data = reading_to_json(make_reading("🚢" + TEXT))
    assert data["report"]["text"][1] == "A"


@pytest.mark.parametrize("line", ["{}", "[]", '{"claims": []}', '{"claims": [], "report": {"text": 3}}'])
def test_another_shape_is_refused(line: str) -> None:
    with pytest.raises((msgspec.ValidationError, KeyError, TypeError)):
        decode_reading(line)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
def test_any_text_and_name_survive(text: str, name: str) -> None:
    reading = make_reading(text, name)
    assert decode_reading(encode_reading(reading)) == reading


_RACE = """
import sys, threading
from reportedly.codec import decode_reading
sys.setswitchinterval(1e-6)
line = sys.stdin.buffer.read()
together = threading.Barrier(8)
threads = [threading.Thread(target=lambda: (together.wait(), decode_reading(line))) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_threads_may_decode_from_the_start() -> None:
    # Without types learnt beforehand every other fresh interpreter dies here.
    for _ in range(8):
        done = subprocess.run([sys.executable, "-c", _RACE], input=encode_reading(make_reading()), check=False)
        assert done.returncode == 0
