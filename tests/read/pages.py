"""Pages as news sites write them, around one invented report; each keeps its own kind of debris about the text."""

from dataclasses import dataclass

# ruff: noqa: E501

PARAGRAPHS = (
    "About 1,200 people left the flooded villages along the Orle on Tuesday, the regional rescue service said.",
    "“The water rose by two metres in six hours,” Ana Ferreira, who heads the service, told reporters in Velmar.",
    "According to the ministry of the interior, at least 14 bridges were closed and 12\u00a0000 homes had no power.",
    "Police denied reports that a dam above the town had given way. “It holds,” a spokesman said.",
    "The weather office expects more rain by Friday, though less than in the past week.",
)
TITLE = "Floods drive 1,200 from villages on the Orle"
OUTLET = "The Velmar Courier"
PUBLISHED = "2023-05-09T18:40:00+02:00"
URL = "https://courier.example/2023/05/09/floods"
DEBRIS = (
    "Subscribe to our newsletter",
    "Most read",
    "Ten places to swim this summer, and why they are worth it.",
    "Accept all cookies",
    "All rights reserved",
    "Share on",
    "I was there and it was worse than they say, believe me.",
    "A photograph shows the bridge at Velmar under water.",
    "Sport",
)


@dataclass(frozen=True)
class SavedPage:
    name: str
    html: str
    paragraphs: tuple[str, ...] = PARAGRAPHS
    published: str | None = PUBLISHED
    outlet: str | None = OUTLET


def _entities(text: str) -> str:
    return text.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("\u00a0", "&nbsp;")


def _paragraphs(tag: str = "p", attributes: str = "") -> str:
    return "\n".join(f"<{tag}{attributes}>{_entities(p)}</{tag}>" for p in PARAGRAPHS)


_LD = f"""<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
{{"@type": "Organization", "@id": "#us", "name": "{OUTLET}", "url": "https://courier.example"}},
{{"@type": "BreadcrumbList", "itemListElement": [{{"@type": "ListItem", "name": "News"}}]}},
{{"@type": ["NewsArticle"], "headline": "{TITLE}", "datePublished": "{PUBLISHED}", "dateModified":
"2023-05-10T08:00:00+02:00", "publisher": {{"@id": "#us"}}, "url": "{URL}"}}]}}</script>"""
_METAS = f"""<meta property="og:site_name" content="{OUTLET}"><meta property="og:title" content="{TITLE} | {OUTLET}">
<meta property="article:published_time" content="{PUBLISHED}"><link rel="canonical" href="{URL}">"""

BLOG_SYSTEM = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE} | {OUTLET}</title>{_LD}
<style>.x {{ color: red }}</style></head><body class="single has-sidebar nav-open">
<header class="site-header"><a href="/">{OUTLET}</a><nav><ul><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li>
</ul></nav></header><div id="page"><main><article class="post tag-floods"><header><h1>{TITLE}</h1>
<div class="byline">By <a href="/a">Mira Kos</a> <time datetime="2023-05-09">9 May 2023</time></div></header>
<div class="social-share"><a href="#">Share on Facer</a><a href="#">Share on Chirp</a></div>
<div class="entry-content">{_paragraphs()}
<figure><img src="b.jpg"><figcaption>A photograph shows the bridge at Velmar under water.</figcaption></figure></div>
</article><section id="comments"><h2>Comments</h2><p>I was there and it was worse than they say, believe me.</p></section>
</main><aside class="sidebar"><h3>Most read</h3><p>Ten places to swim this summer, and why they are worth it.</p></aside></div>
<footer><p>All rights reserved. {OUTLET}, 4 Quay Street.</p></footer><script>var text = "<p>Not this either.</p>";</script>
</body></html>"""

DIVISIONS = f"""<!doctype html><html><head><meta charset=utf-8><title>{TITLE} - {OUTLET}</title>{_METAS}</head><body>
<div class="cookie-banner"><p>We use small files to know what you read. Please choose below.</p><button>Accept all cookies
</button></div><div class="wrap"><div class="top-menu"><a href=/>Home</a> <a href=/sport>Sport</a></div>
<div class="col-main"><h1>{TITLE}</h1><div class="body-copy">{_paragraphs("div", ' class="para"')}</div>
<div class="newsletter"><p>Subscribe to our newsletter and get the day in five minutes.</p></div></div>
<div class="col-side"><div class="most-read"><h4>Most read</h4><ul><li><a href="/1">Ten places to swim this summer, and why
they are worth it.</a></li></ul></div></div></div><div class="footer">All rights reserved</div></body></html>"""

OLD_TABLES = f"""<HTML><HEAD><TITLE>{OUTLET}: {TITLE}</TITLE><META NAME="date" CONTENT="{PUBLISHED}">
<META NAME="application-name" CONTENT="{OUTLET}"></HEAD><BODY BGCOLOR=white><TABLE WIDTH=800><TR><TD WIDTH=150>
<A HREF=a.html>News</A><BR><A HREF=b.html>Sport</A><BR><A HREF=c.html>Weather</A></TD><TD><FONT SIZE=5><B>{TITLE}</B></FONT>
<BR><BR>{"<BR><BR>".join(_entities(p) for p in PARAGRAPHS)}</TD></TR></TABLE><CENTER><A HREF=/>Back</A></CENTER></BODY></HTML>"""

WRAPPED_IN_A_FORM = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{_METAS}</head>
<body><form method="post" action="page.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="{"A" * 5000}">
<div role="navigation"><a href="/">Home</a> | <a href="/press">Press</a></div><div id="content"><h1>{TITLE}</h1>
{_paragraphs()}</div><div role="contentinfo"><p>All rights reserved, ministry of the interior.</p></div></form></body></html>"""

CUT_UP = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{_METAS}</head><body><article>
<h1>{TITLE}</h1><section>{_paragraphs().split(chr(10))[0]}<div class="ad-slot" aria-hidden="true">Advertisement</div>
{_paragraphs().split(chr(10))[1]}</section><aside><p>Subscribe to our newsletter and get the day in five minutes.</p></aside>
<section>{"".join(_paragraphs().split(chr(10))[2:4])}<div class="related-stories"><h3>Read more</h3><ul><li><a href="/1">Ten
places to swim this summer, and why they are worth it.</a></li></ul></div>{_paragraphs().split(chr(10))[4]}</section>
</article></body></html>"""

NEVER_CLOSED = f"""<html><head><meta charset=utf-8><title>{TITLE}</title>{_METAS}<body><div class=nav><a href=/>Home<a href=/s>Sport
</div><div><h1>{TITLE}</h1>{"".join("<p>" + _entities(p) for p in PARAGRAPHS)}</div><div class=footer>All rights reserved"""

BY_SCRIPT = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "{PUBLISHED}", "publisher": {{"name": "{OUTLET}"}},
"articleBody": "{"".join("<p>" + p + "</p>" for p in PARAGRAPHS)}"}}</script></head><body><div id="app">Loading ...</div>
<script src="app.js"></script></body></html>"""

TEASERS = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{_METAS}</head><body>
<div class="story"><h1>{TITLE}</h1>{_paragraphs()}</div><div class="river">{
    "".join(
        f'<article class="card"><a href="/{n}"><h3>Another town, another story number {n}</h3></a></article>'
        for n in range(12)
    )
}
</div></body></html>"""

NAMED_LIKE_ASIDES = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{_METAS}</head>
<body class="has-menu no-comments"><div class="layout sidebar-right overflow-hidden"><div class="hidden md:block"><h1>{TITLE}</h1>
<div class="post-12 post tag-social category-share no-ads related-none-shown" id="post-12">{_paragraphs("p", ' class="paywall"')}</div></div>
<div class="c-sidebar__list"><p>Ten places to swim this summer, and why they are worth it.</p></div></div></body></html>"""

LONG_COMMENTS = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{_METAS}</head><body>
<div class="page"><div class="main"><h1>{TITLE}</h1>{_paragraphs()}</div><div id="comments" class="comments-area">
{"<div class='c'><p>I was there and it was worse than they say, believe me.</p></div>" * 60}</div></div></body></html>"""

PAGES = [
    SavedPage("blog system", BLOG_SYSTEM),
    SavedPage("divisions without paragraphs", DIVISIONS),
    SavedPage("old tables and line breaks", OLD_TABLES),
    SavedPage("wrapped in a form", WRAPPED_IN_A_FORM),
    SavedPage("cut up by advertisements", CUT_UP),
    SavedPage("tags never closed", NEVER_CLOSED),
    SavedPage("text by script only", BY_SCRIPT),
    SavedPage("among teasers", TEASERS),
    SavedPage("class names like those of asides", NAMED_LIKE_ASIDES),
    SavedPage("more comments than report", LONG_COMMENTS),
]
