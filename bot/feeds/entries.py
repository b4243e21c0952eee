"""Make an entry as a feed has it into one that can be stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.bylines import by_line
from bot.charset import clean
from bot.feeds.addresses import MAX_URL, web_address
from bot.htmltext import html_to_text
from bot.model import FeedEntry

MAX_TITLE = 500
MAX_CONTENT = 200_000
MAX_GUID = 1000
MAX_PUBLISHER = 100
MAX_READ = 1000
INNER = slice(MAX_READ // 2, -MAX_READ // 2)
"""Of more entries than so many those inside are left out: the newest come first, or last."""
# Shorter than this, what a feed carries may be a teaser, unless it is clearly longer than its own summary.
FULL_LENGTH = 600
_TITLE_FROM_CONTENT = 100
# An absolute address that joining would leave as it is: most are, and joining takes longer than all the rest.
_USUAL_LINK = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/(?!\.)[\w~%+,=-]+(?:\.\w+)*)*/?(?:\?[\w~%+,=&.:/-]+)?", re.ASCII
)
_CUT_OFF = re.compile(
    r"([\[(]?(…|\.\.\.)[\])]?"
    r"|(continue reading|read more|weiterlesen|lire la suite|leer más|더보기|続きを読む)[\s.»>→]*)$",
    re.IGNORECASE,
)


class BrokenEntry(Exception):
    """The entry has no link, or no words."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry of any kind of feed: texts may be HTML (`*_html`) or plain."""

    guid: str | None
    link: str | None
    title: str | None
    summary: str | None
    content: str | None
    """The text that feeds carry beside or instead of a summary."""
    published_at: datetime | None
    language: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    """Whose the entry is, in a feed over many publishers (the `source` of RSS 2.0), and their address."""
    publisher_url: str | None = None
    title_is_html: bool = True
    summary_is_html: bool = True
    content_is_html: bool = True
    enclosure: str | None = None
    """A file that comes with it, and is its link where it has no page."""


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed of any kind, before its entries are made fit."""

    title: str | None
    language: str | None
    entries: tuple[RawEntry, ...]
    kind: str = ""
    """RSS, Atom, JSON Feed and the like, for a person."""
    hub: str | None = None
    """The WebSub hub that pushes it, and under which address it is known there."""
    topic: str | None = None


def clean_entry(raw: RawEntry, base: str, language: str | None) -> FeedEntry:
    """Return `raw` with absolute link, plain text and bounded lengths. Raises BrokenEntry."""
    link = _web_link(raw.link, base) or _web_link(raw.guid, None) or _web_link(raw.enclosure, base)
    if link is None:
        raise BrokenEntry
    summary = _plain(raw.summary, is_html=raw.summary_is_html)
    content = _plain(raw.content, is_html=raw.content_is_html)
    text = content if len(content) >= len(summary) else summary
    title = " ".join(_plain((raw.title or "")[:10_000], is_html=raw.title_is_html).split()) or _first_words(text)
    if not title:
        raise BrokenEntry
    publisher_url = _web_link(raw.publisher_url, None)
    publisher = _name(raw.publisher) if raw.publisher and publisher_url else None
    return FeedEntry(
        guid=(clean(raw.guid or "").strip() or link)[:MAX_GUID],
        url=link,
        title=(_without(title, publisher) if publisher else title)[:MAX_TITLE],
        content=text[:MAX_CONTENT],
        published_at=raw.published_at,
        full=_is_full(content, summary),
        language=language_code(raw.language) or language,
        author=by_line(raw.authors),
        publisher=publisher,
        publisher_url=publisher_url,
    )


def language_code(tag: str | None) -> str | None:
    """Return the ISO 639-1 part of a language tag ("ko-KR"), None when there is none."""
    code = re.split(r"[-_]", (tag or "").strip().lower(), maxsplit=1)[0]
    return code if re.fullmatch("[a-z]{2}", code) else None


def _name(publisher: str) -> str | None:
    return " ".join(_plain(publisher[:1000], is_html=True).split())[:MAX_PUBLISHER] or None


def _without(title: str, publisher: str) -> str:
    """`title` without what Google News adds to it: "Headline - Publisher"."""
    return title.removesuffix(f" - {publisher}").rstrip() or title


def _is_full(content: str, summary: str) -> bool:
    if not content or _CUT_OFF.search(content[-60:].rstrip()):
        return False
    longer = summary not in ("", content) and len(content) >= 300 and len(content) >= 2 * len(summary)
    return len(content) >= FULL_LENGTH or longer


def _plain(text: str | None, *, is_html: bool) -> str:
    text = clean(text or "")
    if is_html:
        return html_to_text(text)
    blocks = re.split(r"\n\s*\n", text[: MAX_CONTENT * 2])
    return "\n\n".join(block for block in (" ".join(each.split()) for each in blocks) if block)


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _TITLE_FROM_CONTENT:
        return line
    cut = line[:_TITLE_FROM_CONTENT]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _web_link(told: str | None, base: str | None) -> str | None:
    text = re.sub(r"[\t\r\n]", "", clean(told or "").strip())
    if not text or len(text) > MAX_URL:
        return None
    if _USUAL_LINK.fullmatch(text):
        return text
    link = web_address(text, base or "")
    return None if link is None else link.replace(" ", "%20")
