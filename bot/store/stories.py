"""Queries of stories: which articles may tell the event of another one, and articles moved between stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import TextClause, bindparam, delete, func, select, text, update
from sqlalchemy import insert as plain_insert

from bot.model import ArticleState
from bot.store.columns import Lock, Tx, UtcTime, take_lock
from bot.store.schema import articles, stories, story_keys

A_KEY = 24
"""Articles looked at for one key, the newest: a key that more have tells little, and costs no more."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article as a candidate: its story and what is kept of it."""

    article_id: int
    story_id: int
    fingerprint: dict[str, Any]


async def lock_stories(tx: Tx) -> None:
    """Let no other transaction decide on stories until this one ends (SQLite's write lock does so already)."""
    await take_lock(tx, Lock.STORIES)


async def candidates(tx: Tx, keys: Sequence[int], told_at: datetime, window: timedelta, limit: int) -> list[Told]:
    """Return up to `limit` articles that share the most of `keys` and were told within `window` of `told_at`.

    One look into the index a key, at most `A_KEY` rows each: the cost does not depend on how many articles there are.
    """
    if not keys:
        return []
    bounds = {"since": told_at - window, "until": told_at + window, "limit": limit}
    found = await tx.execute(_look_up(len(keys)), {f"key{at}": key for at, key in enumerate(keys)} | bounds)
    best = [row.article_id for row in found]
    rows = await tx.execute(
        select(articles.c.id, articles.c.story_id, articles.c.fingerprint).where(
            articles.c.id.in_(best), articles.c.story_id.is_not(None), articles.c.fingerprint.is_not(None)
        )
    )
    return [Told(row.id, row.story_id, row.fingerprint) for row in rows]


@cache
def _look_up(keys: int) -> TextClause:
    """The newest rows of each key, and which articles have most of them.

    Written out: SQLAlchemy takes longer to put it together than SQLite to run it.
    """
    one = (
        "SELECT article_id FROM (SELECT article_id FROM story_keys WHERE key = :key{0} "
        "AND told_at BETWEEN :since AND :until ORDER BY told_at DESC LIMIT {1}) AS k{0}"
    )
    every = " UNION ALL ".join(one.format(at, A_KEY) for at in range(keys))
    return text(
        f"SELECT article_id FROM ({every}) AS every GROUP BY article_id "  # noqa: S608 numbers alone are put in
        "ORDER BY count(*) DESC, article_id DESC LIMIT :limit"
    ).bindparams(bindparam("since", type_=UtcTime()), bindparam("until", type_=UtcTime()))


async def add_keys(tx: Tx, article_id: int, keys: Iterable[int], told_at: datetime) -> None:
    """Index an article by its keys; the keys are without repeats."""
    rows = [{"key": key, "told_at": told_at, "article_id": article_id} for key in keys]
    if rows:
        await tx.execute(plain_insert(story_keys), rows)


async def prune_keys(tx: Tx, before: datetime) -> int:
    """Forget the keys of the articles that were seen before `before`, and return how many; ids grow with time."""
    oldest = select(func.min(articles.c.id)).where(articles.c.seen_at >= before).scalar_subquery()
    newest = select(func.max(articles.c.id) + 1).scalar_subquery()
    gone = delete(story_keys).where(story_keys.c.article_id < func.coalesce(oldest, newest))
    return (await tx.execute(gone)).rowcount


async def latest_fingerprints(tx: Tx, limit: int) -> list[dict[str, Any]]:
    """Return the fingerprints of the articles that were seen last, the oldest of them first."""
    found = (
        select(articles.c.fingerprint)
        .where(articles.c.fingerprint.is_not(None))
        .order_by(articles.c.seen_at.desc(), articles.c.id.desc())
        .limit(limit)
    )
    return [row.fingerprint for row in await tx.execute(found)][::-1]


async def article_ids(tx: Tx, story_id: int) -> list[int]:
    """Return the articles of a story, oldest first."""
    found = select(articles.c.id).where(articles.c.story_id == story_id).order_by(articles.c.id)
    return [row.id for row in await tx.execute(found)]


async def latest_stories(tx: Tx, limit: int) -> list[tuple[int, list[tuple[int, str]]]]:
    """Return the stories that were told last, newest first, each with the ids and titles of its articles."""
    latest = select(stories.c.id).order_by(stories.c.last_seen_at.desc(), stories.c.id.desc()).limit(limit)
    ids = [row.id for row in await tx.execute(latest)]
    rows = await tx.execute(
        select(articles.c.story_id, articles.c.id, articles.c.title)
        .where(articles.c.story_id.in_(ids))
        .order_by(articles.c.id)
    )
    told: dict[int, list[tuple[int, str]]] = {story_id: [] for story_id in ids}
    for row in rows:
        told[row.story_id].append((row.id, row.title))
    return [(story_id, found) for story_id, found in told.items() if found]


async def open_story(tx: Tx, now: datetime) -> int:
    """Open a story, and return its id."""
    opened = await tx.execute(plain_insert(stories).values(created_at=now, last_seen_at=now).returning(stories.c.id))
    return int(opened.scalar_one())


async def move_articles(tx: Tx, article_ids: Iterable[int], story_id: int, now: datetime) -> None:
    """Give articles to another story; those that were told in the old one are to be told in the new one."""
    moved = articles.c.id.in_(list(article_ids))
    told = articles.c.state.in_((ArticleState.BRIEFED, ArticleState.JOINED))
    await tx.execute(update(articles).where(moved).values(story_id=story_id))
    await tx.execute(
        update(articles).where(moved, told).values(state=ArticleState.READ, next_try_at=now, attempts=0, reason=None)
    )
