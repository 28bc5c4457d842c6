"""Pages: the text without its debris, what the head says, and pages made to hurt."""

import sys
import time
from functools import partial
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import EmptyInputError, InputError
from reportedly.model import Report
from reportedly.read import Document, ReadOptions, read_document
from reportedly.read.html import choose_text, load_trafilatura
from reportedly.read.main_text import find_main_text
from reportedly.read.markup import scan_markup
from reportedly.read.page import lay_out_page
from reportedly.read.page_head import read_head
from tests.growth import assert_linear
from tests.read.pages import DEBRIS, PAGES, PARAGRAPHS, TITLE, URL, SavedPage

# ruff: noqa: E501

SENTENCE = "The ministry said on Thursday that about 1,500 troops had arrived."


def read(html: str | bytes, **options: object) -> tuple[Report, list[str]]:
    data = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
    document = Document(path="a.html", data=data)
    report, problems = read_document(document, ReadOptions(**options))  # type: ignore[arg-type]
    return report, [p.message for p in problems]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_saved_pages(page: SavedPage) -> None:
    report, problems = read(page.html)
    assert report.text.split("\n\n") == list(page.paragraphs)
    assert (report.title, report.outlet, report.published) == (TITLE, page.outlet, page.published)
    assert report.url in (URL, None)
    assert not any(debris in report.text for debris in DEBRIS)
    assert len(problems) == (page.name == "text by script only")


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != "text by script only"], ids=lambda p: p.name)
def test_saved_pages_without_trafilatura(page: SavedPage) -> None:
    assert find_main_text(lay_out_page(page.html), TITLE).split("\n\n") == list(page.paragraphs)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_the_report_is_the_same_where_trafilatura_is_not_installed(
    page: SavedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = read(page.html)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    load_trafilatura.cache_clear()
    assert load_trafilatura() is None
    assert read(page.html) == installed
    load_trafilatura.cache_clear()


def test_where_the_two_extractions_differ_theirs_is_taken() -> None:
    ours = "\n\n".join(PARAGRAPHS)
    assert choose_text(ours, "\n\n".join(PARAGRAPHS).replace("\u00a0", " ")) == ours
    assert choose_text(ours, "Home Sport " + " ".join(PARAGRAPHS)) == ours
    assert choose_text(ours, "\n\n".join(PARAGRAPHS[:3])) == "\n\n".join(PARAGRAPHS[:3])
    assert choose_text("\n\n".join(PARAGRAPHS[:3]), ours) == ours
    assert choose_text(ours, "") == ours
    assert choose_text("", ours) == ours


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A","datePublished":"2024-10-18T09:30:00+09:00"}'
            '</script><meta property="article:published_time" content="2024-10-19">',
            "2024-10-18T09:30:00+09:00",
        ),
        (
            '<meta property="article:published_time" content="2024-10-18T09:30:00Z"><article><time datetime="2024-10-01">'
            "</time></article>",
            "2024-10-18T09:30:00+00:00",
        ),
        ('<meta content="2024-10-18" itemprop=datePublished>', "2024-10-18"),
        ('<meta name="pubdate" content="Fri, 18 Oct 2024 09:30:00 +0900">', "2024-10-18T09:30:00+09:00"),
        ('<article><time datetime="2024-10-18T09:30+09:00">Friday</time></article>', "2024-10-18T09:30:00+09:00"),
        ('<time datetime="2024-10-17"></time><time itemprop=datePublished datetime="2024-10-18"></time>', "2024-10-18"),
        ('<aside><time datetime="2024-10-01"></time></aside><time datetime="2024-10-18"></time>', "2024-10-18"),
        (
            '<div class=related><time datetime="2024-10-01"></time></div><time datetime="2024-10-18"></time>',
            "2024-10-18",
        ),
        ("<time>18 October</time>", None),
        ("", None),
        ('<script type="application/ld+json">{"@type":"Event","startDate":"2024-10-18"}</script>', None),
        ('<script type="application/ld+json">{broken</script><meta name=date content=2024-10-18>', "2024-10-18"),
        (
            '<script type="application/ld+json">[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":'
            '"http://schema.org/NewsArticle","headline":"A","datePublished":"2024-10-18"}]</script>',
            "2024-10-18",
        ),
        (
            '<link rel=canonical href="https://a.example/2"><script type="application/ld+json">[{"@type":"Article",'
            '"headline":"Other","url":"https://a.example/1","datePublished":"2020-01-01"},{"@type":"Article","headline":'
            '"This","mainEntityOfPage":{"@id":"https://a.example/2"},"datePublished":"2024-10-18"}]</script>',
            "2024-10-18",
        ),
    ],
)
def test_time_of_publication_keeps_its_zone(head: str, published: str | None) -> None:
    assert read(f"<html><head>{head}</head><body><p>{SENTENCE}</p>")[0].published == published


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ('<meta name=date content="2999-01-01">', "time of publication in meta date was not used: the year 2999"),
        ('<meta name=date content="10/11/2024">', "time of publication in meta date was not used: “10/11/2024”"),
        ("<time datetime=2024-10-17></time><time datetime=2024-10-18></time>", "the page bears several dates"),
    ],
)
def test_a_date_that_cannot_be_used_is_told(head: str, problem: str) -> None:
    report, problems = read(f"{head}<p>{SENTENCE}</p>")
    assert report.published is None
    assert len(problems) == 1
    assert problems[0].startswith(problem)


@pytest.mark.parametrize(
    ("head", "outlet", "title", "url", "language"),
    [
        ("<title>Floods rise | The Courier</title><meta property=og:site_name content='The Courier'>", "The Courier",
         "Floods rise", None, "en"),
        ("<title>The Courier: Floods rise</title><meta name=application-name content='The Courier'>", "The Courier",
         "Floods rise", None, "en"),
        ("<title>A</title><h1>Floods <em>rise</em></h1>", None, "Floods rise", None, "en"),
        ("<meta property=og:url content=https://a.example/1><link rel=canonical href='javascript:alert(1)'>", None, None,
         "https://a.example/1", "en"),
        ("<link rel=canonical href='/relative'>", None, None, None, "en"),
        ("<meta property=og:title content='A &amp; B\x1b[31m\n C'>", None, "A & B [31m C", None, "en"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":["H"],"publisher":[{"name":"P"}],'
         '"url":"https://a.example/1","inLanguage":"en-US"}</script>', "P", "H", "https://a.example/1", "en"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":{"a":1},"publisher":7,"url":[]}</script>',
         None, None, None, "en"),
    ],
)  # fmt: skip
def test_what_the_head_says(head: str, outlet: str | None, title: str | None, url: str | None, language: str) -> None:
    report, _ = read(f"{head}<p>{SENTENCE}</p>")
    assert (report.outlet, report.title, report.url, report.language) == (outlet, title, url, language)


def test_the_language_of_the_page_is_kept_and_told() -> None:
    report, problems = read(f"<html lang=uk-UA><p>{SENTENCE}</p>")
    assert report.language == "uk"
    assert problems == ["the report says it is in “uk”; only en can be read well"]


def test_options_win_over_the_page() -> None:
    report, _ = read(PAGES[0].html, date="2024-01-02", outlet="O", title="T", url="https://o.example/")
    assert (report.published, report.outlet, report.title, report.url) == ("2024-01-02", "O", "T", "https://o.example/")
    assert report.text == read(PAGES[0].html)[0].text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>12&nbsp;000 &ldquo;men&rdquo; &amp; a tro&shy;op&#x2c; &zzz; AT&T, he said.", None),
        ("<p>One line said so<br>another said so<br/><br/>a third said so.", "One line said so\nanother said so\n\na third said so."),
        ("<p>He said<sup>1</sup> it <b>was</b> <a href=x>so</a>.</p>", "He said1 it was so."),
        ("<p>He said: <q>It was so.</q></p>", "He said: “It was so.”"),
        ("<ul><li>Three were hurt, it said.<li>Two died, it said.</ul>", "Three were hurt, it said.\n\nTwo died, it said."),
        ("<p>He said <script>var a = '<p>no</p>';</script>so.<style>p{}</style></p>", "He said so."),
        ("<p>He said so.<!-- <p>Not this.</p> --></p>", "He said so."),
        ("<p>5 < 7 and 8 > 3, he said.</p>", "5 < 7 and 8 > 3, he said."),
        ("<p>He <span hidden>never </span>said so.</p>", "He said so."),
        ("<p>He <span style='display: none'>never </span>said so.</p>", "He said so."),
        ("<pre>Line one said so\n  line two said so.</pre>", "Line one said so\nline two said so."),
        ("<p>👨‍👩‍👧 He said “so” 🙂 قال المتحدث e\u0301.</p>", "👨‍👩‍👧 He said “so” 🙂 قال المتحدث e\u0301."),
        ("<p>He said\x00 so \ud800 again.</p>", "He said\ufffd so \ufffd\ufffd\ufffd again."),
        ("<p title='a > b' data-x=\"<p>\">He said so.</p>", "He said so."),
        ("<P>He Said So.</P><P CLASS=x>They denied it.</p>", "He Said So.\n\nThey denied it."),
        ("<b>He said so.<p>They denied it.</b> At once.</p>", "He said so.\n\nThey denied it. At once."),
    ],
)  # fmt: skip
def test_markup_becomes_text(html: str, text: str | None) -> None:
    page = lay_out_page(html.encode("utf-8", "surrogatepass").decode("utf-8", "replace").replace("\x00", "\ufffd"))
    assert find_main_text(page) == (text or "12\u00a0000 “men” & a troop, &zzz; AT&T, he said.")


def test_encodings_of_pages() -> None:
    page = f'<html><head><meta charset="windows-1251"><title>Новини</title></head><body><p>{SENTENCE} «Так».</p>'
    assert read(page.encode("cp1251"))[0].text == f"{SENTENCE} «Так»."
    assert read(page.encode("utf-16"))[0].text == f"{SENTENCE} «Так»."
    latin = f"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>“{SENTENCE}” Malmö.".encode(
        "cp1252"
    )
    assert read(latin)[0].text == f"“{SENTENCE}” Malmö."


@pytest.mark.parametrize(
    "html", ["<html><head><title>Only a title</title></head></html>", "<p></p>", "<!--", "<script>"]
)
def test_a_page_without_text_is_empty(html: str) -> None:
    with pytest.raises(EmptyInputError, match=r"^a\.html: no text was found on this page"):
        read(html)


_WORDS = st.text(
    st.characters(categories=["L", "N", "Po", "Ps", "Pe", "Pi", "Pf", "Sc", "So", "Sm", "Mn"]), min_size=1, max_size=12
)
_PARAGRAPHS = st.lists(_WORDS, min_size=8, max_size=20).map(lambda words: "He said " + " ".join(words) + " so today.")


@given(st.lists(_PARAGRAPHS, min_size=1, max_size=6, unique=True), st.sampled_from(["p", "div", "li", "blockquote"]))
def test_written_paragraphs_come_back_to_the_character(paragraphs: list[str], tag: str) -> None:
    body = "\n".join(f"<{tag}>{escape(p)}</{tag}>" for p in paragraphs)
    html = (
        f"<html><head><title>T</title></head><body><nav><a href='/'>Home</a></nav><main><h1>T</h1>{body}</main></body>"
    )
    assert find_main_text(lay_out_page(html), "T") == "\n\n".join(paragraphs)


HOSTILE = {
    "nested in divisions": lambda n: "<div>" * n + SENTENCE + "</div>" * n,
    "nested in bold": lambda n: "<p>" + "<b>" * n + SENTENCE + "</b>" * n,
    "closed in another order": lambda n: "<i><p>" + "<b>" * n + SENTENCE + "</i>" * n,
    "flat paragraphs": lambda n: f"<p>{SENTENCE[:20]}</p>" * n,
    "paragraphs never closed": lambda n: f"<p>{SENTENCE[:20]}" * n,
    "tables in tables": lambda n: "<table><tr><td>" * n + SENTENCE,
    "lists in lists": lambda n: "<ul><li>" * n + SENTENCE,
    "line breaks": lambda n: f"<p>{SENTENCE}" + "<br>" * n,
    "comments never closed": lambda n: f"<p>{SENTENCE}</p>" + "<!--" * n,
    "angle brackets": lambda n: f"<p>{SENTENCE}</p>" + "<" * n,
    "tags never ended": lambda n: f"<p>{SENTENCE}</p>" + "<a" * n,
    "values never ended": lambda n: f"<p>{SENTENCE}</p>" + '<a href="' * n,
    "equal signs": lambda n: f"<p>{SENTENCE}</p>" + "<a" + " =" * n,
    "closing tags": lambda n: f"<p>{SENTENCE}</p>" + "</p>" * n,
    "scripts never closed": lambda n: f"<p>{SENTENCE}</p>" + "<script>" * n,
    "titles never closed": lambda n: f"<p>{SENTENCE}</p>" + "<title>" * n,
    "ampersands": lambda n: f"<p>{SENTENCE}" + "&" * n,
    "a number without end": lambda n: f"<p>{SENTENCE} &#" + "9" * n + ";",
    "an entity without end": lambda n: f"<p>{SENTENCE} &" + "a" * n,
    "attributes": lambda n: "<p" + " a=b" * n + f">{SENTENCE}",
    "class names": lambda n: "<div class='" + "x-y " * n + f"'><p>{SENTENCE}",
    "metas": lambda n: "<meta name=a content=b>" * n + f"<p>{SENTENCE}",
    "nested JSON-LD": lambda n: "<script type=application/ld+json>" + "[" * n + f"</script><p>{SENTENCE}",
    "many JSON-LD": lambda n: "<script type=application/ld+json>[]</script>" * n + f"<p>{SENTENCE}",
    "white space": lambda n: "<p>" + " \n" * n + SENTENCE,
    "times": lambda n: "<time datetime=2024-10-18>" * n + SENTENCE,
}


def _read(html: str) -> None:
    page = lay_out_page(html)
    head, text = read_head(page), find_main_text(page)
    assert SENTENCE[:20] in text
    assert not head.title


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_no_faster_than_the_page(name: str) -> None:
    assert_linear(lambda n: partial(_read, HOSTILE[name](n)), 4_000, slack=0.1)


@pytest.mark.parametrize("name", ["flat paragraphs", "line breaks", "closing tags", "nested in divisions"])
def test_pages_that_are_too_much_for_trafilatura_are_not_given_to_it(name: str) -> None:
    begun = time.process_time()
    assert SENTENCE[:20] in read(HOSTILE[name](50_000))[0].text
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("depth", [200, 100_000])
def test_deep_pages(depth: int) -> None:
    html = f"<html><body>{'<div>' * depth}<p>{SENTENCE}</p>{'</div>' * depth}</body></html>"
    assert read(html)[0].text == SENTENCE


def test_a_page_of_200_000_paragraphs() -> None:
    report, problems = read("<html><body>" + "<p>They said so.</p>" * 200_000)
    assert report.text.startswith("They said so.\n\nThey said so.\n\n")
    assert len(report.text) <= 1_000_000
    assert len(problems) == 1


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<div class=nav>", "</div>", "<a href='x'>", "</a>", "<!--", "-->", "<script>", "</script>", "<q>", "\x00",
     "<", ">", "\"", "'", "&", "&#", "&#x110000;", ";", "<b", "=", SENTENCE, " ", "\n", "<h1>", "</h1>", "<br/>", "<svg>",
     "</svg>", "<title>", "</title>", "<body>", "<head>", "</", "<!", "<?", "<meta name=date content=2024-10-18>"]),
    max_size=40))  # fmt: skip
def test_any_markup_is_a_report_or_empty(pieces: list[str]) -> None:
    html = "".join(pieces)
    list(scan_markup(html))
    read_head(lay_out_page(html))
    try:
        report, _ = read(html or " ")
    except InputError:
        return
    report.text.encode()
