"""What `communique feeds …` and `communique stats` do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import typer

from bot.articles.links import keeps_its_page
from bot.catalogue import add_checked_feed, add_configured_feeds, check_feed, opml_feeds
from bot.clients import build_fetcher, open_store, utc_now
from bot.errors import AddressRefused, ConfigurationError, NoArticleText, SourceUnavailable
from bot.feeds.addresses import checked_url
from bot.feeds.opml import OpmlFeed, write_opml
from bot.feeds.polling import LONGEST, own_interval, rhythm_of
from bot.model import Feed, FeedEntry
from bot.pages import HEADLINE_ONLY
from bot.publishers import Publishers
from bot.settings import Settings
from bot.starter import starter_feeds, take_starter
from bot.store import feeds
from bot.store.stats import counts

SHOWN_ENTRIES = 3
BY_HEADLINE = (
    "{} of its links are Google News's, which do not say where they lead. Each page is looked for by its headline at "
    "its publisher, in the news sitemap or the feed that is there; what is not found for certain is left out"
)


async def add(settings: Settings, url: str) -> None:
    """Check a feed and watch it. Raises SourceUnavailable or NotAFeed."""
    async with open_store(settings) as store, build_fetcher(settings) as fetcher:
        feed, created = await add_checked_feed(store, fetcher, utc_now, url)
    typer.echo(f"{'added' if created else 'already there'}: {feed.id}  {feed.url}  {feed.title or ''}".rstrip())


async def show(settings: Settings) -> None:
    """List the feeds, one a line."""
    async with open_store(settings) as store, store.read() as tx:
        found = await feeds.list_feeds(tx)
    if not found:
        typer.echo("no feeds yet: communique feeds add URL, or set FEEDS")
    for feed in found:
        polled = f"{feed.last_polled_at:%Y-%m-%d %H:%M} UTC" if feed.last_polled_at else "not polled yet"
        typer.echo(f"{feed.id:4}  {feed.url}  {feed.title or '(no title)'}  {polled}  {_state(feed)}")


def _state(feed: Feed) -> str:
    if feed.retired_at is not None:
        return f"retired {feed.retired_at:%Y-%m-%d}: {feed.last_error}"
    if feed.failures:
        return f"failing ({feed.failures}): {feed.last_error}; again {feed.next_poll_at:%Y-%m-%d %H:%M} UTC"
    return "ok"


async def remove(settings: Settings, which: str) -> None:
    """Stop watching a feed, by number or address."""
    async with open_store(settings) as store, store.begin() as tx:
        removed = await feeds.remove_feed(tx, int(which) if which.isdigit() else which)
    if not removed:
        raise ConfigurationError(f"no feed {which!r}; communique feeds list shows their numbers")
    typer.echo(f"removed: {which}")


async def check(settings: Settings, url: str) -> None:
    """Say what an address holds, how it was found and how often it would be asked; show three entries."""
    async with build_fetcher(settings) as fetcher:
        checked = await check_feed(fetcher, url)
        publishers = Publishers(fetcher, utc_now)
        shown = checked.feed.entries[:SHOWN_ENTRIES]
        led = await asyncio.gather(*(_leads_to(publishers, each) for each in shown))
    feed = checked.feed
    typer.echo(f"{url} {checked.how}" + (f": {checked.url}" if checked.url != url else ""))
    told = [f"{len(feed.entries)} entries", *([f"{feed.broken} without link or words"] if feed.broken else [])]
    typer.echo(
        f"{feed.title or '(no title)'} ({', '.join(filter(None, (feed.kind, feed.language)))}): {', '.join(told)}"
    )
    if checked.headlines:
        typer.echo(checked.unreadable or BY_HEADLINE.format(checked.headlines))
    typer.echo(_rhythm(feed.entries))
    if feed.hub:
        typer.echo(f"pushed by {feed.hub}, where WEBHOOK_URL is set")
    for entry, leads_to in zip(shown, led, strict=True):
        when = f"{entry.published_at:%Y-%m-%d %H:%M} UTC" if entry.published_at else "no date"
        typer.echo(f"  {when}  {entry.title}\n    {leads_to}")
    for other in checked.others[:SHOWN_ENTRIES]:
        typer.echo(f"also: {other}")
    if checked.instead:
        typer.echo(f"also: {checked.instead}, whose links say where they lead")


async def _leads_to(publishers: Publishers, entry: FeedEntry) -> str:
    """Say where an entry is read, or why it is not."""
    if not keeps_its_page(entry.url):
        return f"{entry.url}  {'full text' if entry.full else 'summary only'}"
    if entry.publisher_url is None:
        return HEADLINE_ONLY
    published_at = entry.published_at or utc_now()
    try:
        found = await publishers.find(entry.publisher_url, entry.publisher, entry.title, published_at)
    except NoArticleText as e:
        return e.reason
    except SourceUnavailable as e:
        return str(e)
    return f"{found.url}  found at {entry.publisher or entry.publisher_url} by its headline"


def _rhythm(entries: Sequence[FeedEntry]) -> str:
    now = utc_now()
    rhythm = rhythm_of((each.published_at for each in entries), now)
    if rhythm.gap is None or rhythm.newest_at is None:
        return "too few dates to tell its rhythm from: asked each POLL_INTERVAL"
    minutes = own_interval(rhythm, now=now, base=LONGEST).total_seconds() / 60
    gap, newest = rhythm.gap.total_seconds() / 3600, f"{rhythm.newest_at:%Y-%m-%d %H:%M} UTC"
    return f"an entry each {gap:.1f} h, the newest of {newest}: asked each {minutes:.0f} min"


async def import_opml(settings: Settings, file: Path) -> int:
    """Watch the feeds of an OPML file; return how many were left out, each with a line on standard error."""
    found = opml_feeds(file)
    titles: dict[str, str] = {}
    for feed in found:
        try:
            checked_url(feed.url)
        except AddressRefused as e:
            typer.echo(f"left out: {e}", err=True)
        else:
            titles[feed.url] = feed.title
    async with open_store(settings) as store:
        added = await add_configured_feeds(store, utc_now, titles, titles)
    known = f"; {len(titles) - added} there already" if added < len(titles) else ""
    typer.echo(f"{added} of {len(found)} feeds added{known}")
    return len(found) - len(titles)


async def export(settings: Settings) -> None:
    """Print the feeds as OPML."""
    async with open_store(settings) as store, store.read() as tx:
        found = await feeds.list_feeds(tx)
    typer.echo(write_opml([OpmlFeed(feed.url, feed.title or feed.url) for feed in found]).decode())


async def starter(settings: Settings, *, add: bool) -> int:
    """Print the feeds to begin with as OPML, or ask each and watch those that answer; return how many were left out."""
    if not add:
        typer.echo(write_opml(starter_feeds(), "Feeds to begin with").decode())
        return 0
    async with open_store(settings) as store, build_fetcher(settings) as fetcher:
        return await take_starter(store, fetcher, utc_now, typer.echo, again=True)


async def stats(settings: Settings, *, as_json: bool) -> None:
    """Print counts, lags and spending."""
    async with open_store(settings) as store, store.read() as tx:
        numbers = await counts(tx, utc_now(), prices=settings.llm_prices)
    if as_json:
        typer.echo(json.dumps(numbers))
        return
    width = max(map(len, numbers))
    for name, value in numbers.items():
        typer.echo(f"{name.replace('_', ' '):{width}}  {'-' if value is None else value}")
