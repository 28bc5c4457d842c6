"""Hostile reports stay text: on every page that shows them, in a real browser."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from reportedly.linking import link_ledger
from reportedly.model import (
    Agent,
    AgentKind,
    Attribution,
    AttributionKind,
    Certainty,
    Claim,
    ClaimRef,
    Comparison,
    Counts,
    Event,
    Link,
    Origin,
    OriginMember,
    Place,
    Reading,
    Relation,
    RelationKind,
    Report,
    Slot,
    SlotEntry,
    SlotKind,
    Source,
    Span,
    Statement,
    Status,
    Story,
)
from reportedly.store import open_ledger

from ..web.server import Served, serve
from .conftest import Watch

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg/onload=alert(3)>",
    "\"'><iframe srcdoc='<script>parent.alert(4)</script>'>",
    "{{ 7*7 }}{% raw %}${7*7}#{7*7}",
    "</textarea></title></script><script>alert(5)</script>",
    "<a href=javascript:alert(6)>x</a>",
    "&lt;script&gt;alert(7)&lt;/script&gt;",
    "\x1b[31mred\x1b[0m\u202eturned\u2066",
    "=cmd|' /C calc'!A0",
    "<style>body{display:none}</style>",
    "<meta http-equiv=refresh content=0;url=http://evil.test>",
    "<base href=http://evil.test/>",
    "<form action=http://evil.test><input name=a></form>",
    "data-m=1 data-c='1' onpointerover=alert(8) ",
)


def make_hostile() -> Reading:
    """One report where every string is a payload: text, title, outlet, address, names, places."""
    text = "".join(f"{p} said {p} died in {p}.\n" for p in PAYLOADS)
    report = Report(
        text=text,
        published="2024-04-10",
        outlet=PAYLOADS[0],
        title=PAYLOADS[1] + PAYLOADS[8],
        url="https://example.org/",
        path=PAYLOADS[2],
    )
    claims, agents, at = [], [], 0
    for number, payload in enumerate(PAYLOADS):
        who = Span(at, at + len(payload))
        cue = Span(who.end + 1, who.end + 5)
        content = Span(cue.end + 1, cue.end + 1 + 2 * len(payload) + len(" died in "))
        where = Span(content.end - len(payload), content.end)
        verb = Span(cue.end + 1 + len(payload) + 1, cue.end + 1 + len(payload) + 5)
        at = content.end + 2
        agents.append(Agent(id=f"a{number}", name=payload, kind=AgentKind.PERSON, mentions=(who,)))
        attribution = Attribution(
            kind=AttributionKind.INDIRECT,
            sources=(Source(span=who, agent=payload, agent_id=f"a{number}"),),
            cue=(cue,),
            content=(content,),
            chain=(Link(agent=payload, agent_id=f"a{number}", span=who),),
        )
        claims.append(
            Claim(
                id=f"hostile{number:02}",
                span=content,
                attribution=attribution,
                event=Event(span=verb, lemma=payload, type=payload),
                certainty=Certainty(value=3.0),
                status=Status.OCCURRED,
                places=(Place(span=where, name=payload, corrected_from=payload),),
            )
        )
    return Reading(report=report, claims=tuple(claims), agents=tuple(agents))


def make_comparison(hostile: Reading, story: Story) -> Comparison:
    """A board where every string is a payload, as if the rules had made it of that report."""
    refs = [ClaimRef(report=hostile.report.id, claim=c.id, number=n) for n, c in enumerate(hostile.claims, start=1)]
    entries = tuple(
        SlotEntry(
            ref=ref,
            words=payload,
            span=claim.span,
            status=Status.OCCURRED,
            certainty=1.0,
            agent=payload,
            chain=(payload, payload, payload),
            inferred=(payload,),
            outlet=payload,
            title=payload,
            published="2024-04-10",
            as_of="2024-04-10",
            low=float(n),
            high=float(n),
            ambiguous=payload,
        )
        for n, (ref, claim, payload) in enumerate(zip(refs, hostile.claims, PAYLOADS, strict=True))
    )
    relations = tuple(
        Relation(kind=RelationKind.CONFLICTS, left=refs[0], right=ref, fields=(payload,), reason=payload)
        for ref, payload in zip(refs[1:], PAYLOADS[1:], strict=True)
    )
    origins = tuple(
        Origin(
            id=f"o{n}",
            agent=payload,
            statement=Statement(earliest=None, latest=None, report=ref.report, content=payload),
            members=(OriginMember(claim=ref),),
            known=bool(n % 2),
            reason=payload,
        )
        for n, (ref, payload) in enumerate(zip(refs, PAYLOADS, strict=True))
    )
    slot = Slot(
        id="hostile",
        story=story.id,
        kind=SlotKind.HOW_MANY,
        question=PAYLOADS[0] + PAYLOADS[8],
        entries=tuple(refs),
        place=PAYLOADS[1],
        scope=PAYLOADS[2],
        qualifiers=PAYLOADS,
        reasons=PAYLOADS,
        unit=PAYLOADS[3],
    )
    return Comparison(
        story=story,
        slot=slot,
        entries=entries,
        relations=relations,
        origins=origins,
        counts=Counts(reports=1, origins=len(refs), independent=0),
    )


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path: Path = tmp_path_factory.mktemp("hostile") / "ledger.db"
    hostile = make_hostile()
    # A ledger may come from elsewhere, with an address in it that no reader of ours would have kept.
    other = Report(text="Nothing.", url="javascript:alert(9)", title="x")
    with open_ledger(path) as ledger:
        ledger.add(hostile)
        ledger.add(Reading(report=other))
        ledger.add_failure(PAYLOADS[1], PAYLOADS[0])
        link_ledger(ledger)
        story = ledger.story(hostile.report.id)
        ledger.keep_comparisons(story.id, [make_comparison(hostile, story)], ledger.fingerprint(story.id))
    with serve(path) as running:
        yield running


def list_addresses() -> list[str]:
    report = make_hostile().report.id
    agents = [f"/agent?name={quote(p, safe='')}" for p in PAYLOADS[:6]]
    claims = [f"/claim/hostile{n:02}" for n in range(len(PAYLOADS))]
    searches = [f"/search?text={quote(p, safe='')}" for p in PAYLOADS]
    return ["/reports", "/agents", "/search", "/journal", f"/report/{report}", *agents, *claims, *searches]


def test_payloads_stay_text_everywhere(page: Page, served: Served) -> None:
    for address in list_addresses():
        page.goto(served.address + address)
        check_inert(page)


def check_inert(page: Page) -> None:
    """Nothing on the page was made by a payload."""
    made = "document.querySelectorAll('main img, main iframe, main style, base, meta[http-equiv]').length"
    assert page.evaluate(made) == 0
    assert page.evaluate("[...document.querySelectorAll('script')].every((s) => s.src.startsWith(location.origin))")
    assert page.evaluate("getComputedStyle(document.body).display") != "none"
    handlers = "[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames()).filter((n) => /^on/i.test(n))"
    assert page.evaluate(handlers) == []
    links = "[...document.links].filter((a) => !['http:', 'https:'].includes(a.protocol)).length"
    assert page.evaluate(links) == 0
    assert "49" not in page.title()


def test_the_text_shows_what_stands_there(page: Page, served: Served) -> None:
    hostile = make_hostile()
    page.goto(f"{served.address}/report/{hostile.report.id}")
    shown = "\n".join(page.locator("[data-text] p").evaluate_all("all => all.map((p) => p.textContent)"))
    assert len(shown) == len(hostile.report.text.rstrip("\n"))
    for payload in PAYLOADS:
        if payload.isprintable():
            assert payload in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "␛[31mred" in shown


def test_what_is_read_there_is_shown_as_text(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/report/{make_hostile().report.id}")
    page.locator("[data-text] span.l0-who").first.click()
    expect(page.locator("#fields")).to_contain_text("<script>alert(1)</script>")
    assert page.evaluate("document.querySelectorAll('#fields script').length") == 0


def test_a_board_of_payloads_stays_text(page: Page, served: Served) -> None:
    story = f"/story/{served.ask('/stories.json').json()['stories'][0]['id']}"
    for address in ("/", story, story + "?all=1", "/slot/hostile"):
        page.goto(served.address + address)
        check_inert(page)
    expect(page.locator("article")).to_have_count(len(PAYLOADS))
    panel = page.locator(".chart")
    for name in ("Over time", "Source tree"):
        page.get_by_role("tab", name=name).click()
        expect(panel.locator("svg")).to_be_visible()
        expect(panel).not_to_have_attribute("aria-busy", "true")
        check_inert(page)
        assert panel.locator("script, foreignObject, image, style").count() == 0


def test_an_address_that_is_none_is_no_link(page: Page, served: Served) -> None:
    other = replace(Report(text="Nothing."), title="x").id
    page.goto(f"{served.address}/report/{other}")
    expect(page.get_by_text("javascript:alert(9) (not a web address)")).to_have_count(1)


def test_another_site_cannot_look_inside(page: Page, served: Served, watch: Watch) -> None:
    # Another origin of this machine: its frames and fetches of the workbench are refused.
    page.goto(f"http://localhost:{served.port}/reports")
    outcome = page.evaluate(
        "(url) => fetch(url + '/reports.json', { mode: 'no-cors' }).then((r) => r.type, () => 'refused')",
        served.address,
    )
    assert outcome == "refused"
    watch.complaints.clear()
