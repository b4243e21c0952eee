"""Read what a page says of itself: title, date, language, canonical link, whether it is for subscribers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from bot.articles.links import canonical_url
from bot.bylines import by_line
from bot.htmltext import html_to_text

_REFRESH = re.compile(r"\s*\d{1,2}(?:\.\d*)?\s*[;,]\s*url\s*=\s*[\"']?([^\"'\s>]{1,2048})", re.IGNORECASE)
_PRINT_ADDRESS = re.compile(r"^(?!javascript:).*(?:[/._?&=-]|\b)print", re.IGNORECASE)
_PRINT_LABEL = re.compile(r"\bprint|drucken|druckversion|imprimer|imprimir|stampa|인쇄|印刷", re.IGNORECASE)
_LOCATION = re.compile(r"location(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*[\"']([^\"'\s]{1,2048})[\"']")
MAX_STUB = 1500
"""Characters of a page, scripts included, up to which it may be nothing but a way on."""
_USUAL_LINK = re.compile(r"https?://([a-z0-9.-]+)(?:[/?#]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageSays:
    """What was found; None where the page does not say."""

    title: str | None
    language: str | None
    canonical: str | None
    published_at: datetime | None
    paywalled: bool
    body: str
    """The text of the article in JSON-LD, paragraphs separated by a blank line; "" where there is none."""
    author: str | None
    picture: str | None
    versions: tuple[str, ...]
    """Where the page sends its readers at once, its AMP page, its page for printing; absolute."""


def read_metadata(root: etree._Element, url: str) -> PageSays:
    """Return what the page from `url` says in meta elements, JSON-LD and link elements."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if name and (content := (element.get("content") or "").strip()):
            meta.setdefault(name, content[:2000])
    published: str | None = None
    headline: str | None = None
    paywalled, body, author = False, "", None
    for block in _json_ld(root):
        published = published or _string(block.get("datePublished"))
        if published and block.get("datePublished"):
            headline = headline or _string(block.get("headline"))
        author = author or by_line(_names(block.get("author")))
        body = max(body, _string(block.get("articleBody")) or "", key=len)
        paywalled = paywalled or str(block.get("isAccessibleForFree", "")).lower() == "false"
    paywalled = paywalled or meta.get("article:content_tier", "").lower() == "locked"
    moment = parse_moment(published)
    for name in ("article:published_time", "datepublished", "og:published_time", "dc.date.issued", "parsely-pub-date"):
        moment = moment or parse_moment(meta.get(name))
    for element in root.iter("time"):
        if moment is None and element.get("datetime"):
            moment = parse_moment(element.get("datetime"))
    language = (root.get("lang") or meta.get("og:locale") or "").strip().lower()[:2]
    return PageSays(
        headline or meta.get("og:title"),
        language if language.isalpha() else None,
        _canonical(root, url, meta),
        moment,
        paywalled,
        html_to_text(re.sub(r"\n+", "<p>", body)),
        author or by_line(filter(None, map(meta.get, ("author", "article:author", "dc.creator")))),
        _absolute(url, meta.get("og:image") or meta.get("twitter:image") or ""),
        tuple(_versions(root, url)),
    )


def _versions(root: etree._Element, url: str) -> Iterator[str]:
    for element in root.iter("meta"):
        found = _REFRESH.match(element.get("content") or "")
        sends = (element.get("http-equiv") or "").strip().lower() == "refresh"
        if sends and found and (target := _absolute(url, found[1])):
            yield target
    if target := _scripted(root, url):
        yield target
    for element in root.iter("link"):
        kinds = (element.get("rel") or "").lower().split()
        other = "amphtml" in kinds or ("alternate" in kinds and (element.get("media") or "").strip().lower() == "print")
        if (
            other
            and same_site(element.get("href") or "", url)
            and (target := _absolute(url, element.get("href") or ""))
        ):
            yield target
    for element in root.iter("a"):
        href = element.get("href") or ""
        label = f"{''.join(element.itertext())} {element.get('title') or ''} {element.get('class') or ''}"[:80]
        printed = _PRINT_ADDRESS.search(href) and _PRINT_LABEL.search(label) and same_site(href, url)
        if printed and (target := _absolute(url, href)):
            yield target


def _scripted(root: etree._Element, url: str) -> str | None:
    """Where a page that holds nothing but a script sends its readers, as those of links that are counted do."""
    scripts = [element.text or "" for element in root.iter("script") if not element.get("src")]
    body = "".join(root.itertext())
    if len(scripts) != 1 or len(body) > MAX_STUB:
        return None
    found = _LOCATION.search(scripts[0])
    return _absolute(url, found[1].replace("\\/", "/")) if found else None


def _absolute(url: str, link: str) -> str | None:
    """`link` as seen from `url`, where it is a web address other than `url` itself."""
    try:
        target = urljoin(url, link.strip())
    except ValueError:
        return None
    good = link.strip() and target.startswith(("http://", "https://")) and len(target) <= 2048
    return target if good and target != url else None


def _names(author: object) -> Iterator[str]:
    """The names of JSON-LD's authors; organisations are none."""
    for each in author if isinstance(author, list) else [author]:
        name: object = each
        if isinstance(each, dict):
            name = each.get("name") if "Organization" not in str(each.get("@type")) else None
        if isinstance(name, str):
            yield name


def _json_ld(root: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those of a graph one by one."""
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            waiting = [json.loads(element.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(200):
            if not waiting:
                break
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting[:0] = value[:50]
            elif isinstance(value, dict):
                yield value
                waiting.append(value.get("@graph"))


def _canonical(root: etree._Element, url: str, meta: dict[str, str]) -> str | None:
    """The address the page gives for itself, if it is one of the same site: a page cannot speak for another's."""
    named = [element.get("href") for element in root.iter("link") if "canonical" in (element.get("rel") or "").lower()]
    for href in [*named, meta.get("og:url")]:
        try:
            link = urljoin(url, (href or "").strip())
            same = same_site(link, url)
            deep = len(urlsplit(link).path) > 1 or len(urlsplit(url).path) <= 1  # some name their front page
        except ValueError:
            continue
        if href and link.startswith(("http://", "https://")) and same and deep and len(link) <= 2048:
            return canonical_url(link)
    return None


def same_site(link: str, url: str) -> bool:
    """Whether `link`, absolute or not, leads from `url` to the same site or a part of it. Raises nothing."""
    if link.startswith("/") and not link.startswith("//"):
        return True  # joining takes longer than all the rest
    usual = _USUAL_LINK.match(link)
    try:
        there, here = _site(usual[1] if usual else urlsplit(urljoin(url, link)).hostname), _site(urlsplit(url).hostname)
    except ValueError:
        return False
    return there == here or there.endswith(f".{here}") or here.endswith(f".{there}")


def _site(host: str | None) -> str:
    return re.sub(r"^(?:www\d?|m|mobile|amp)\.", "", (host or "").lower())


def parse_moment(text: str | None) -> datetime | None:
    """Return the moment of an ISO 8601 text, aware and in UTC; no zone means UTC. None when it is none."""
    try:
        moment = datetime.fromisoformat((text or "").strip()[:40])
    except ValueError:
        return None
    try:
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return moment if 1980 <= moment.year <= 2200 else None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None
