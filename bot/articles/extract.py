"""Turn a web page into the text of its article."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import datetime

import trafilatura
from lxml import etree  # type: ignore[import-untyped]

from bot.articles.html import parse_page, remove_hidden
from bot.articles.language import detect_language
from bot.articles.metadata import parse_moment, read_metadata
from bot.articles.notices import no_article
from bot.charset import to_text
from bot.errors import NoArticleText
from bot.htmltext import paragraphs

MAX_PAGE = 3_000_000
# Some 50 microseconds are spent on each; the longest article pages have a tenth as many.
MAX_ELEMENTS = 50_000
MAX_TEXT = 200_000
MAX_TITLE = 500
MAX_ABOVE_TITLE = 4
"""Blocks in which the headline is looked for: below a section's name, a kicker, a date."""
MAX_KICKER = 60
MAX_WRAPPED = 120
_MARKDOWN_IMAGE = re.compile(r"!\[[^\[\]]{0,1000}(?:\[[^\[\]]{0,200}\][^\[\]]{0,200})?\]\([^()\s]{1,2000}\)")
_TEXT_TYPES = ("text/plain", "text/markdown")
_TAG = re.compile(rb"<(?:!doctype|html|head|body|div|p|article|title|meta|span|h1|a|br|table|section)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article's text with what its page says of it; paragraphs are separated by a blank line."""

    title: str | None
    text: str
    language: str | None
    canonical_url: str | None
    published_at: datetime | None


def extract_article(body: bytes, *, url: str, content_type: str = "") -> Extracted:
    """Return the article on the page `body` from `url`; plain text is taken as it is, without HTML in it.

    Blocking (a few to some hundred milliseconds) and pure. Text that the page hides from readers is left out.
    Raises NoArticleText, and nothing else, where there is no article, with the reason.
    """
    body = body[:MAX_PAGE]
    text = to_text(body, content_type)
    kind = content_type.partition(";")[0].strip().lower()
    if kind in _TEXT_TYPES or (kind not in ("text/html", "application/xhtml+xml") and not _TAG.search(body[:50_000])):
        return _from_plain_text(text, url, kind)
    root = parse_page(text)
    if root is None:
        raise NoArticleText(url, "is empty")
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise NoArticleText(url, f"has more than {MAX_ELEMENTS:,} elements")
    says = read_metadata(root, url)
    remove_hidden(root)
    visible = paragraphs(" ".join(root.itertext("p", "div", "h1", "h2", "noscript", "span", "body", "li")))[:20_000]
    found = _extract(root, url)
    article = paragraphs(re.sub(r"\n+", "\n\n", found.text or "")) if found is not None else ""
    title = _title(says.title or (found.title if found is not None else None))
    article = _without_title(article, title)[:MAX_TEXT]
    if reason := no_article(article, visible, paywalled=says.paywalled):
        raise NoArticleText(url, reason)
    return Extracted(
        title,
        article,
        detect_language(f"{title or ''}\n{article}") or says.language,
        says.canonical,
        says.published_at or parse_moment(found.date if found is not None else None),
    )


def _from_plain_text(text: str, url: str, kind: str) -> Extracted:
    if kind and not kind.startswith("text/") and "xml" not in kind and kind != "application/octet-stream":
        raise NoArticleText(url, f"is {kind[:60]}, no page with text")
    if not text.strip():
        raise NoArticleText(url, "is empty")
    sample = text[:5000]
    if sum(not character.isprintable() and not character.isspace() for character in sample) * 20 > len(sample):
        raise NoArticleText(url, "is no text")
    if _one_paragraph_a_line(text):
        text = text.replace("\n", "\n\n")
    text = _MARKDOWN_IMAGE.sub("", text)
    blocks = paragraphs(text).split("\n\n")
    first = blocks[0].split("\n")
    # A short first line without a full stop is the headline.
    has_title = len(blocks) + len(first) > 2 and len(first[0]) <= 200 and not first[0].endswith((".", "。", "!", "?"))
    title = first[0] if has_title else None
    rest = "\n\n".join(filter(None, ["\n".join(first[1:]) if has_title else blocks[0], *blocks[1:]]))
    return Extracted(_title(title), rest[:MAX_TEXT], detect_language(text), None, None)


def _one_paragraph_a_line(text: str) -> bool:
    """Whether lines are whole paragraphs, as scrapers write them, and not wrapped to a width as people do."""
    lines = [len(line) for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and max(lines) > MAX_WRAPPED and "\n\n" not in text.strip()


def _extract(root: etree._Element, url: str) -> trafilatura.settings.Document | None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs an error for each page without an article
    try:
        found = trafilatura.bare_extraction(
            root,
            url=url,
            favor_precision=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception:  # noqa: BLE001 arbitrary pages provoke arbitrary errors in it and its dependencies
        return None
    return found if isinstance(found, trafilatura.settings.Document) else None


def _without_title(article: str, title: str | None) -> str:
    """Leave out the headline at the top, with a section's name or the like above it."""
    blocks = article.split("\n\n")
    for number, block in enumerate(blocks[:MAX_ABOVE_TITLE]):
        if title and " ".join(block.split()) == title:
            return "\n\n".join(blocks[number + 1 :]) or article
        if len(block) > MAX_KICKER:
            break
    return article


def _title(title: str | None) -> str | None:
    return " ".join((title or "").split())[:MAX_TITLE] or None
