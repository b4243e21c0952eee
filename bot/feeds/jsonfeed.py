"""Read JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from bot.feeds.dates import parse_date
from bot.feeds.entries import INNER, MAX_READ, RawEntry, RawFeed


def _text(value: object) -> str | None:
    """Ids are often numbers; anything else that is no text counts as missing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)


Text = Annotated[str | None, BeforeValidator(_text)]


class _Item(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: Text = None
    url: Text = None
    external_url: Text = None
    title: Text = None
    summary: Text = None
    content_html: Text = None
    content_text: Text = None
    date_published: Text = None
    date_modified: Text = None
    language: Text = None
    author: Any = None
    authors: Any = None


class _Hub(BaseModel):
    model_config = ConfigDict(extra="ignore")
    type: Text = None
    url: Text = None


def _hubs(value: object) -> object:
    """What is no list of hubs is none."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


class _Feed(BaseModel):
    model_config = ConfigDict(extra="ignore")
    version: Text = None
    title: Text = None
    feed_url: Text = None
    hubs: Annotated[list[_Hub], BeforeValidator(_hubs)] = []
    language: Text = None
    items: list[Any]


def read_json_feed(text: str, url: str) -> RawFeed | None:
    """Return the JSON Feed in `text`, or None when it is none. An item of the wrong shape becomes an empty entry."""
    del url  # links are made absolute with the entries
    try:
        feed = _Feed.model_validate(json.loads(text))
    except (ValueError, RecursionError, ValidationError):
        return None
    if "jsonfeed" not in (feed.version or "") and not feed.items:
        return None
    hub = next((each.url for each in feed.hubs if (each.type or "").lower() == "websub"), None)
    if len(feed.items) > MAX_READ:
        del feed.items[INNER]
    entries = tuple(map(_entry, feed.items))
    return RawFeed(feed.title, feed.language, entries, "JSON Feed", hub, feed.feed_url)


def _names(authors: object) -> Iterator[str]:
    for each in authors if isinstance(authors, list) else ():
        if isinstance(each, dict) and isinstance(name := each.get("name"), str):
            yield name


def _entry(item: object) -> RawEntry:
    try:
        read = _Item.model_validate(item)
    except ValidationError:
        read = _Item()
    return RawEntry(
        guid=read.id,
        link=read.url or read.external_url,
        title=read.title,
        summary=read.summary,
        content=read.content_html or read.content_text,
        published_at=parse_date(read.date_published) or parse_date(read.date_modified),
        language=read.language,
        authors=tuple(_names(read.authors or [read.author])),
        title_is_html="&" in (read.title or ""),  # some escape what is plain
        summary_is_html="&" in (read.summary or ""),
        content_is_html=bool(read.content_html),
    )
