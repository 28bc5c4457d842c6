"""Pages and their twins over a real socket."""

import re
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .server import Served


def list_addresses(served: Served) -> list[str]:
    report = served.ask("/reports.json").json()["reports"][-1]["address"]
    claim = served.ask("/search.json").json()["claims"][0]["address"]
    agent = served.ask("/agents.json").json()["agents"][0]["address"]
    return ["/reports", "/search", "/agents", report, claim, agent]


def test_every_page_has_a_twin_that_it_names(served: Served) -> None:
    for address in list_addresses(served):
        page = served.ask(address)
        assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8"), address
        named = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', page.text)
        assert named
        twin = served.ask(named[1].replace("&amp;", "&"))
        assert (twin.status, twin.headers["content-type"]) == (200, "application/json"), address
        assert twin.json()


def test_every_link_leads_somewhere(served: Served) -> None:
    seen = set()
    for address in list_addresses(served):
        for link in re.findall(r'(?:href|src)="(/[^"#]*)', served.ask(address).text):
            if link not in seen and len(seen) < 120:
                seen.add(link)
                assert served.ask(link.replace("&amp;", "&")).status in (200, 307), (address, link)
    assert len(seen) > 40


def test_a_short_id_leads_to_the_whole_one(served: Served) -> None:
    report = served.ask("/reports.json").json()["reports"][0]["id"]
    moved = served.ask(f"/report/{report[:10]}")
    assert (moved.status, moved.headers["location"]) == (307, f"/report/{report}")
    claim = served.ask("/search.json").json()["claims"][0]["claim"]["id"]
    assert served.ask(f"/claim/{claim[:9]}.json").headers["location"] == f"/claim/{claim}.json"


@pytest.mark.parametrize(
    "path", ["/report/ffff", "/claim/none", "/agent?name=nobody", "/x", "/static/a/../x", "/agent"]
)
def test_what_is_not_there(served: Served, path: str) -> None:
    answer = served.ask(path)
    assert answer.status == 404
    assert "Traceback" not in answer.text


def test_facets_count_what_they_lead_to(served: Served) -> None:
    found = served.ask("/search.json?text=people").json()
    for facets in found["facets"].values():
        for facet in facets:
            led = served.ask(facet["address"].replace("/search?", "/search.json?")).json()
            # A month's claims may begin in it or before it; all others are counted exactly.
            assert led["total"] >= facet["claims"] if facet["field"] == "month" else led["total"] == facet["claims"], (
                facet
            )


def test_long_lists_come_in_parts(served: Served) -> None:
    first = served.ask("/search.json").json()
    second = served.ask("/search.json?page=2").json()
    assert first["total"] == second["total"] == 94
    assert (len(first["claims"]), len(second["claims"])) == (50, 44)
    assert served.ask("/search.json?page=99").json()["claims"] == second["claims"]
    assert served.ask("/search.json?page=-1").json()["claims"] == first["claims"]


_SYNTAX = [
    '" AND (',
    "NEAR(a b)",
    "words:ferry",
    "a*",
    "^a",
    "%",
    "';--",
    "-",
    "*",
    "\x00",
    "{",
    "OR OR",
    '"""',
    "col : x",
]


@pytest.mark.parametrize("words", _SYNTAX)
def test_search_takes_words_as_they_stand(served: Served, words: str) -> None:
    for field in ("text", "source", "place", "outlet", "agent", "status", "since", "until", "order", "page"):
        assert served.ask("/search?" + urlencode({field: words})).status == 200


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=40), field=st.sampled_from(["text", "source", "place", "agent", "since"]))
def test_no_search_breaks(served: Served, words: str, field: str) -> None:
    address = f"/search.json?{field}=" + quote(words.encode("utf-8", "surrogatepass"))
    answer = served.ask(address)
    assert answer.status == 200
    assert isinstance(answer.json()["total"], int)


def test_only_named_files_are_static(served: Served) -> None:
    named = re.findall(r'="(/static/[^"]+)"', served.ask("/reports").text)
    assert {n.rpartition(".")[2] for n in named} == {"css", "js", "svg"}
    for address in named:
        answer = served.ask(address)
        assert (answer.status, "immutable" in answer.headers["cache-control"]) == (200, True)
    folder = named[0].rpartition("/")[0]
    for name in ("..%2fapp.py", "%2e%2e/app.py", "app.py", "__init__.py"):
        assert served.ask(f"{folder}/{name}").status == 404
