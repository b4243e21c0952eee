"""Queries of articles and the stories they tell: each entry stored once, each article found again until it is final."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, exists, func, select, update

from bot.model import Article, ArticleState, FeedEntry
from bot.store.columns import CleanText, Tx, UtcTime, insert, key
from bot.store.schema import articles as table
from bot.store.schema import stories

ROWS_AT_ONCE = 200
"""So many rows are written before the event loop has its turn again: some ten milliseconds' worth."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What reading an article brought: `title` and `url` replace the feed's where given, `published_at` only fills a
    gap; where nobody tells a date, it is the time that the article was seen."""

    id: int
    story_id: int
    text: str
    language: str | None
    fingerprint: dict[str, Any]
    title: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    author: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class FeedEntries:
    """The entries of one feed, with one identity for each; `backlog`: the feed had never answered before."""

    feed_id: int
    entries: Sequence[FeedEntry]
    identities: Sequence[str]
    backlog: bool


async def add_batch(tx: Tx, batch: Sequence[FeedEntries], *, now: datetime, backlog_limit: int) -> dict[int, list[int]]:
    """Store the entries of feeds that are new, and return their ids by feed, newest first; safe against a second
    process doing the same.

    An entry is known by its guid within the feed, and by its identity across feeds. In a backlog the newest
    `backlog_limit` entries are FOUND and the rest ARCHIVED.
    """
    rows: dict[str, dict[str, Any]] = {}
    for each in batch:
        for row in _rows(each, now, backlog_limit):
            rows.setdefault(row["identity"], row)
    if not rows:
        return {}
    # In one order for everybody: two processes that insert the same rows in different orders would deadlock.
    ordered = [rows[identity] for identity in sorted(rows)]
    adding = insert(tx, table).on_conflict_do_nothing().returning(table.c.id, table.c.identity)
    ids: dict[str, int] = {}
    for start in range(0, len(ordered), ROWS_AT_ONCE):
        ids |= {row.identity: row.id for row in await tx.execute(adding, ordered[start : start + ROWS_AT_ONCE])}
    new: dict[int, list[int]] = {}
    for identity, row in rows.items():
        if identity in ids:
            new.setdefault(row["feed_id"], []).append(ids[identity])
    return new


def _rows(feed: FeedEntries, now: datetime, backlog_limit: int) -> Iterator[dict[str, Any]]:
    """The rows of a feed's entries, newest first."""
    pairs = sorted(
        zip(feed.entries, feed.identities, strict=True), key=lambda p: p[0].published_at or now, reverse=True
    )
    for place, (entry, identity) in enumerate(pairs):
        old = feed.backlog and place >= backlog_limit
        yield {
            "feed_id": feed.feed_id,
            "guid": key(entry.guid),
            "identity": key(identity),
            "url": entry.url,
            "title": entry.title,
            "content": entry.content,
            "full": entry.full,
            "language": entry.language,
            "author": entry.author,
            "publisher": entry.publisher,
            "publisher_url": entry.publisher_url,
            "published_at": entry.published_at,
            "seen_at": now,
            "next_try_at": now,
            "backlog": feed.backlog,
            "state": ArticleState.ARCHIVED if old else ArticleState.FOUND,
        }


async def get_article(tx: Tx, article_id: int) -> Article | None:
    """Return an article, or None."""
    row = (await tx.execute(select(table).where(table.c.id == article_id))).one_or_none()
    return _article(row) if row else None


async def due_articles(tx: Tx, now: datetime, limit: int) -> list[tuple[int, ArticleState]]:
    """Return ids and states of up to `limit` articles to read (FOUND) or to brief (READ) now.

    What is new comes before what was there when its feed was added; within both the oldest comes first.
    """
    due = (
        select(table.c.id, table.c.state)
        .where(table.c.state.in_((ArticleState.FOUND, ArticleState.READ)), table.c.next_try_at <= now)
        .order_by(table.c.backlog, func.coalesce(table.c.published_at, table.c.seen_at), table.c.id)
        .limit(limit)
    )
    return [(row.id, ArticleState(row.state)) for row in await tx.execute(due)]


async def fingerprint_of(tx: Tx, article_id: int) -> dict[str, Any] | None:
    """Return the fingerprint of an article that was read, or None."""
    found: dict[str, Any] | None = await tx.scalar(select(table.c.fingerprint).where(table.c.id == article_id))
    return found


async def fingerprints_told(tx: Tx, story_id: int) -> list[dict[str, Any]]:
    """Return the fingerprints of a story's articles that are done with, briefed or not."""
    done = table.c.state.in_((ArticleState.BRIEFED, ArticleState.JOINED, ArticleState.NOTHING))
    found = select(table.c.fingerprint).where(table.c.story_id == story_id, done, table.c.fingerprint.is_not(None))
    return list((await tx.execute(found)).scalars())


async def published(tx: Tx, article_ids: Collection[int]) -> dict[str, datetime]:
    """Return when articles came out, by id as evidence has it; no article is newer than when it was seen first."""
    found = await tx.execute(
        select(table.c.id, table.c.published_at, table.c.seen_at).where(table.c.id.in_(article_ids))
    )
    return {str(row.id): min(row.published_at or row.seen_at, row.seen_at) for row in found}


async def stories_of(tx: Tx, article_ids: Collection[int]) -> dict[int, int]:
    """Return the stories of those of the articles that were read, by article; no other transaction reads them now."""
    rows = await tx.execute(
        select(table.c.id, table.c.story_id).where(table.c.id.in_(article_ids)).order_by(table.c.id).with_for_update()
    )
    return {row.id: row.story_id for row in rows if row.story_id is not None}


async def mark_read(tx: Tx, read: Collection[ReadArticle], now: datetime) -> None:
    """Store texts and stories of articles; of one that was read already nothing changes.

    Call `stories.lock_stories` before choosing the stories.
    """
    if not read:
        return
    rows = [
        {
            "article_id": each.id,
            "new_story": each.story_id,
            "new_text": each.text,
            "new_language": each.language,
            "new_fingerprint": each.fingerprint,
            "new_title": each.title or None,
            "new_url": each.url or None,
            "new_date": each.published_at,
            "new_author": each.author,
            "new_picture": each.picture,
            "now": now,
        }
        for each in read
    ]
    await tx.execute(_MARK_READ, rows)
    told = {each.story_id for each in read}
    await tx.execute(update(stories).where(stories.c.id.in_(told)).values(last_seen_at=now))


_MARK_READ = (
    update(table)
    .where(table.c.id == bindparam("article_id"), table.c.story_id.is_(None))
    .values(
        text=bindparam("new_text"),
        language=bindparam("new_language"),
        title=func.coalesce(bindparam("new_title", type_=CleanText()), table.c.title),
        url=func.coalesce(bindparam("new_url", type_=CleanText()), table.c.url),
        fingerprint=bindparam("new_fingerprint"),
        author=func.coalesce(bindparam("new_author", type_=CleanText()), table.c.author),
        picture=bindparam("new_picture"),
        story_id=bindparam("new_story"),
        state=ArticleState.READ,
        attempts=0,
        next_try_at=bindparam("now"),
        reason=None,
        published_at=func.coalesce(table.c.published_at, bindparam("new_date", type_=UtcTime()), table.c.seen_at),
    )
)


async def retry_article(tx: Tx, article_id: int, *, next_try_at: datetime, reason: str) -> None:
    """Leave an article's state and try again later: one more attempt that came to nothing."""
    await tx.execute(
        update(table)
        .where(table.c.id == article_id)
        .values(next_try_at=next_try_at, reason=reason, attempts=table.c.attempts + 1)
    )


async def mark_final(tx: Tx, article_id: int, state: ArticleState, reason: str | None = None) -> None:
    """Put an article into a final state."""
    await tx.execute(update(table).where(table.c.id == article_id).values(state=state, reason=reason))


async def lead_to(tx: Tx, headline: Article, *, url: str, title: str, identity: str, now: datetime) -> int | None:
    """Let the page at `url` be an article of its own, and archive the headline that it was found by.

    Return its id; None where it is an article already, of whichever feed. The headline keeps its own identity, so
    that it is known again.
    """
    found = (
        insert(tx, table)
        .values(
            feed_id=headline.feed_id,
            guid=key(identity),
            identity=key(identity),
            url=url,
            title=title,
            published_at=headline.published_at,
            seen_at=headline.seen_at,
            next_try_at=now,
            backlog=headline.backlog,
            publisher=headline.publisher,
            publisher_url=headline.publisher_url,
            state=ArticleState.FOUND,
        )
        .on_conflict_do_nothing()
        .returning(table.c.id)
    )
    article_id: int | None = (await tx.execute(found)).scalar_one_or_none()
    await mark_final(tx, headline.id, ArticleState.ARCHIVED, reason=f"its page is {url}")
    return article_id


async def move(tx: Tx, article_id: int, story_id: int, now: datetime) -> None:
    """Let an article tell another story, where it is briefed anew; then call `revisions.story_changed` for both."""
    moved = update(table).where(table.c.id == article_id, table.c.text.is_not(None))
    await tx.execute(moved.values(story_id=story_id, state=ArticleState.READ, next_try_at=now, reason=None))


async def tell_again(tx: Tx, article_id: int, now: datetime) -> None:
    """Let an article that was read be briefed once more."""
    await tx.execute(
        update(table)
        .where(table.c.id == article_id, table.c.text.is_not(None))
        .values(state=ArticleState.READ, next_try_at=now, reason=None)
    )


async def is_first_unbriefed(tx: Tx, article: Article) -> bool:
    """Whether no earlier article of the same story still waits to be briefed: one of a story is briefed at a time."""
    earlier = exists().where(
        table.c.story_id == article.story_id, table.c.state == ArticleState.READ, table.c.id < article.id
    )
    return not await tx.scalar(select(case((earlier, 1), else_=0)))


def _article(row: Row[Any]) -> Article:
    return Article(
        id=row.id,
        feed_id=row.feed_id,
        guid=row.guid,
        url=row.url,
        title=row.title,
        seen_at=row.seen_at,
        next_try_at=row.next_try_at,
        published_at=row.published_at,
        content=row.content,
        full=row.full,
        text=row.text,
        language=row.language,
        state=ArticleState(row.state),
        backlog=row.backlog,
        story_id=row.story_id,
        attempts=row.attempts,
        reason=row.reason,
        author=row.author,
        picture=row.picture,
        publisher=row.publisher,
        publisher_url=row.publisher_url,
    )
