"""Turn a web page into the text of its article."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime

import trafilatura
from lxml import etree  # type: ignore[import-untyped]

from bot.articles.bodies import join_bodies
from bot.articles.furniture import is_list, linked_texts, remove_link_lists, without_furniture
from bot.articles.html import parse_page, remove_hidden
from bot.articles.language import detect_language
from bot.articles.metadata import parse_moment, read_metadata
from bot.articles.notices import MIN_TEXT, no_article
from bot.charset import to_text
from bot.errors import NoArticleText
from bot.htmltext import paragraphs

MAX_PAGE = 3_000_000
# Some 50 microseconds are spent on each; the longest article pages have a tenth as many.
MAX_ELEMENTS = 50_000
MAX_TEXT = 200_000
MAX_TITLE = 500
LITTLE = 0.5
"""Share of the text in a page's own JSON-LD below which what was found in its HTML is taken for a piece of it."""
MAX_WRAPPED = 120
_A_LIST = "is a list of articles"
_MARKDOWN_IMAGE = re.compile(r"!\[[^\[\]]{0,1000}(?:\[[^\[\]]{0,200}\][^\[\]]{0,200})?\]\([^()\s]{1,2000}\)")
_TEXT_TYPES = ("text/plain", "text/markdown")
_TAG = re.compile(rb"<(?:!doctype|html|head|body|div|p|article|title|meta|span|h1|a|br|table|section)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article's text with what its page says of it; paragraphs are separated by a blank line.

    `picture` is an address; `author` has all names there are, separated by commas.
    """

    title: str | None
    text: str
    language: str | None
    canonical_url: str | None
    published_at: datetime | None
    author: str | None = None
    picture: str | None = None


def extract_article(body: bytes, *, url: str, content_type: str = "") -> Extracted:
    """Return the article on the page `body` from `url`; plain text is taken as it is, without HTML in it.

    Blocking (a few to some hundred milliseconds) and pure. Text that the page hides from readers is left out.
    Raises NoArticleText, and nothing else, where there is no article, with the reason.
    """
    body = body[:MAX_PAGE]
    if body.startswith(b"%PDF-"):
        raise NoArticleText(url, "is a PDF, no page with text")
    text = to_text(body, content_type)
    kind = content_type.partition(";")[0].strip().lower()
    if kind in _TEXT_TYPES or (kind not in ("text/html", "application/xhtml+xml") and not _TAG.search(body[:50_000])):
        return _from_plain_text(text, url, kind)
    root = parse_page(text)
    if root is None:
        raise NoArticleText(url, "is empty")
    if root.xpath("count(//*)") > MAX_ELEMENTS:
        raise NoArticleText(url, f"has more than {MAX_ELEMENTS:,} elements")
    says = read_metadata(root, url)
    remove_hidden(root)
    visible = paragraphs(" ".join(root.itertext("p", "div", "h1", "h2", "noscript", "span", "body", "li")))[:20_000]
    join_bodies(root)
    remove_link_lists(root, url)
    headings = ["".join(h.itertext()) for h in root.iter("h1")]
    linked = linked_texts(root)
    article, found = _read(root, url, with_metadata=not (says.title and says.published_at))
    if len(article) < LITTLE * len(says.body) and not says.paywalled:
        article = says.body
    title = _title(says.title or (found.title if found is not None else None))
    # What the lines around the article say tells a teaser from an article; afterwards they are left out.
    reason = no_article(article, visible, paywalled=says.paywalled) or (_A_LIST if is_list(article, linked) else None)
    article = without_furniture(article, [*headings, title or ""])[:MAX_TEXT]
    if reason := reason or no_article(article, "", paywalled=False):
        raise NoArticleText(url, reason, says.versions)
    return Extracted(
        title,
        article,
        detect_language(f"{title or ''}\n{article}") or says.language,
        says.canonical,
        says.published_at or parse_moment(found.date if found is not None else None),
        says.author,
        says.picture,
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


def _read(root: etree._Element, url: str, *, with_metadata: bool) -> tuple[str, trafilatura.settings.Document | None]:
    """The article's text, and what the library says of the page where `with_metadata` (a fifth of its time); where it
    is strict to the point of silence, again."""
    spare = deepcopy(root)  # the library takes the tree apart
    found = _extract(root, url, favor_precision=True, with_metadata=with_metadata)
    if len(_text(found)) < MIN_TEXT:
        other = _extract(spare, url, favor_precision=False, with_metadata=with_metadata)
        found = other if len(_text(other)) > len(_text(found)) else found
    return _text(found), found


def _text(found: trafilatura.settings.Document | None) -> str:
    return paragraphs(re.sub(r"\n+", "\n\n", found.text or "")) if found is not None else ""


def _extract(
    root: etree._Element, url: str, *, favor_precision: bool, with_metadata: bool
) -> trafilatura.settings.Document | None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs an error for each page without an article
    try:
        found = trafilatura.bare_extraction(
            root,
            url=url,
            favor_precision=favor_precision,
            include_comments=False,
            include_tables=True,
            with_metadata=with_metadata,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception:  # noqa: BLE001 arbitrary pages provoke arbitrary errors in it and its dependencies
        return None
    return found if isinstance(found, trafilatura.settings.Document) else None


def _title(title: str | None) -> str | None:
    return " ".join((title or "").split())[:MAX_TITLE] or None
