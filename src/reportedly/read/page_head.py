"""What a page says of itself: title, outlet, time of publication with its zone, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from reportedly.read.asides import find_asides
from reportedly.read.dates import read_published
from reportedly.read.document import clean_url
from reportedly.read.main_text import find_main_text, weigh
from reportedly.read.page import Page, lay_out_page

_ARTICLES = re.compile(r"(?:\w*Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)", re.ASCII)
_PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "citation_publication_date",
    "publication_date",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "date",
)
_LARGEST_JSON = 2_000_000
_MOST_NODES = 5_000
_LONGEST_NAME = 500


class Head(NamedTuple):
    """What the page says of itself, cleaned; `problems` are what it says in no readable way."""

    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None
    body: str | None
    problems: tuple[str, ...]


def read_head(page: Page) -> Head:
    """Gather what a page says of itself; see the precedence in `docs/inputs.md`.

    Published: JSON-LD, then `meta`, then `<time datetime>`; of `<time>` only one that says it is the publication's,
    one inside the article, or one that stands alone.
    """
    metas = page.metas
    nodes = list(_json_nodes(page.json_ld))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    addresses = [page.canonical, metas.get("og:url")]
    url = next(filter(None, map(clean_url, addresses)), None)
    article = _pick_article(nodes, url)
    outlet = metas.get("og:site_name") or _name_of(article.get("publisher"), by_id) or metas.get("application-name")
    outlet = outlet or _name_of(article.get("sourceOrganization"), by_id) or metas.get("dc.publisher")
    title = _text(article.get("headline")) or metas.get("og:title") or page.heading or page.title or metas.get("title")
    outlet = _clean(outlet)
    published, problems = _find_published(page, article)
    return Head(
        title=_without_outlet(_clean(title), outlet),
        outlet=outlet,
        published=published,
        url=url or clean_url(_text(article.get("url"))) or clean_url(_address(article.get("mainEntityOfPage"))),
        language=page.language or _text(article.get("inLanguage")) or metas.get("og:locale"),
        body=_read_body(article),
        problems=problems,
    )


def _json_nodes(scripts: list[str]) -> Iterator[dict[str, Any]]:
    # All objects in the order written, without recursion; a page may hold broken or endless JSON.
    left = _MOST_NODES
    for script in scripts:
        if len(script) > _LARGEST_JSON:
            continue
        plain = script.strip().removeprefix("<!--").removesuffix("-->").strip()
        plain = plain.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
        try:
            stack = [json.loads(plain, strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack and left:
            item = stack.pop()
            left -= 1
            if isinstance(item, dict):
                yield item
                stack.extend(v for v in reversed(list(item.values())) if isinstance(v, dict | list))
            elif isinstance(item, list):
                stack.extend(v for v in reversed(item) if isinstance(v, dict | list))


def _pick_article(nodes: list[dict[str, Any]], url: str | None) -> dict[str, Any]:
    articles = [n for n in nodes if any(_ARTICLES.fullmatch(t.rpartition("/")[2]) for t in _types(n))]
    articles = [n for n in articles if n.get("headline") or n.get("datePublished")]
    if url:
        for node in articles:
            if url in (_text(node.get("url")), _address(node.get("mainEntityOfPage")), _text(node.get("@id"))):
                return node
    return articles[0] if articles else {}


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [t for t in (kind if isinstance(kind, list) else [kind]) if isinstance(t, str)]


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)


def _name_of(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        value = by_id.get(value["@id"], {})
    return _text(value)


def _find_published(page: Page, article: dict[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    problems: list[str] = []
    written = [("JSON-LD", _text(article.get("datePublished")))]
    written += [(f"meta {name}", page.metas.get(name)) for name in _PUBLISHED_METAS]
    aside = find_asides(page, weigh(page)) if page.times else []
    times = [(value, kind) for value, kind, element in page.times if element < 0 or not aside[element]]
    for wanted in ("published", "article"):
        written += [("<time>", value) for value, kind in times if kind == wanted][:1]
    days = {value[:10]: value for value, kind in reversed(times) if kind == "page"}
    if len(days) == 1:
        written += [("<time>", value) for value in days.values()]
    for where, value in written:
        if not value:
            continue
        try:
            return read_published(value), tuple(problems)
        except ValueError as error:
            problems.append(f"time of publication in {where} was not used: {error}")
    if len(days) > 1 and not problems:
        problems.append("the page bears several dates and none says it is the report's; give one with --date")
    return None, tuple(problems)


def _read_body(article: dict[str, Any]) -> str | None:
    body = _text(article.get("articleBody"))
    if body and re.search(r"</?p\b|<br\b|&\w+;", body[:5000]):
        return find_main_text(lay_out_page(body)) or None
    return body


def _clean(value: str | None) -> str | None:
    if not value:
        return None
    plain = " ".join("".join(ch if ch.isprintable() else " " for ch in value).split())
    return plain[:_LONGEST_NAME].strip() or None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    if not title or not outlet:
        return title
    for mark in ("|", "-", "–", "—", "·", ":", "»"):
        front, found, back = title.rpartition(f" {mark} ")
        if found and back.strip().casefold() == outlet.casefold():
            return front.strip()
        front, found, back = title.partition(f"{mark} ")
        if found and front.strip().casefold() == outlet.casefold():
            return back.strip()
    return title
