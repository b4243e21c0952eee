"""Queries of stories: which articles may tell the event of another one, and articles moved between stories."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, text, update
from sqlalchemy import insert as plain_insert

from bot.model import ArticleState
from bot.store.columns import EPOCH, MICROSECOND, Lock, Tx, take_lock
from bot.store.schema import articles, stories, story_keys

A_KEY = 24
"""Articles looked at for one key, the newest: a key that more have tells little, and costs no more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An article whose story is looked for: its keys, without repeats, and when it was told."""

    article_id: int
    keys: tuple[int, ...]
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """An article as a candidate: how many keys it shares, and its story."""

    article_id: int
    shared: int
    story_id: int


async def lock_stories(tx: Tx) -> None:
    """Let no other transaction decide on stories until this one ends (SQLite's write lock does so already)."""
    await take_lock(tx, Lock.STORIES)


async def candidates(tx: Tx, asked: Sequence[Asked], window: timedelta, limit: int) -> list[list[Told]]:
    """Return for each of `asked` up to `limit` articles that share the most of its keys, most first, and were told
    within `window` of it.

    One look into the index a key, at most `A_KEY` rows each: the cost does not depend on how many articles there are.
    """
    found: list[list[Told]] = [[] for _ in asked]
    if not any(each.keys for each in asked):
        return found
    look_up, keys = (_POSTGRES, _columns) if tx.dialect.name == "postgresql" else (_SQLITE, _json)
    rows = await tx.execute(look_up, {**keys(asked, window), "limit": limit})
    for row in rows:
        found[row.place].append(Told(row.id, row.shared, row.story_id))
    return found


# Written out: SQLAlchemy takes longer to put them together than the database to run them. Both run one subquery a key,
# which stops at `A_KEY` rows; the dialects have no form of that in common.
_MOST_SHARED = """
SELECT near.place, near.shared, articles.id, articles.story_id FROM (
    SELECT place, article_id, count(*) AS shared,
        row_number() OVER (PARTITION BY place ORDER BY count(*) DESC, article_id DESC) AS nth
    FROM ({each}) AS each GROUP BY place, article_id
) AS near JOIN articles ON articles.id = near.article_id
WHERE near.nth <= :limit AND articles.story_id IS NOT NULL AND articles.fingerprint IS NOT NULL
ORDER BY near.place, near.nth
"""
_SQLITE = text(
    _MOST_SHARED.format(
        each=f"""
    SELECT place, found.value AS article_id FROM (
        SELECT asked.key AS place, (
            SELECT json_group_array(article_id) FROM (
                SELECT article_id FROM story_keys WHERE key = keys.value
                AND told_at BETWEEN json_extract(asked.value, '$[0]')
                AND json_extract(asked.value, '$[1]') ORDER BY told_at DESC LIMIT {A_KEY}
            )
        ) AS ids FROM json_each(:asked) AS asked, json_each(asked.value, '$[2]') AS keys
    ) AS lists, json_each(lists.ids) AS found"""  # noqa: S608 a number alone is put in
    )
)
_POSTGRES = text(
    _MOST_SHARED.format(
        each=f"""
    SELECT place, article_id FROM unnest(
        CAST(:places AS integer[]), CAST(:keys AS bigint[]),
        CAST(:since AS timestamptz[]), CAST(:until AS timestamptz[])
    ) AS asked (place, key, since, until) CROSS JOIN LATERAL (
        SELECT article_id FROM story_keys WHERE story_keys.key = asked.key
        AND told_at BETWEEN asked.since AND asked.until ORDER BY told_at DESC LIMIT {A_KEY}
    ) AS found"""  # noqa: S608 a number alone is put in
    )
)


def _json(asked: Sequence[Asked], window: timedelta) -> dict[str, Any]:
    return {"asked": json.dumps([(*_bounds(each, window), each.keys) for each in asked])}


def _bounds(asked: Asked, window: timedelta) -> tuple[int, int]:
    return (asked.told_at - window - EPOCH) // MICROSECOND, (asked.told_at + window - EPOCH) // MICROSECOND


def _columns(asked: Sequence[Asked], window: timedelta) -> dict[str, Any]:
    rows = [(n, key, each.told_at - window, each.told_at + window) for n, each in enumerate(asked) for key in each.keys]
    return dict(zip(("places", "keys", "since", "until"), map(list, zip(*rows, strict=True)), strict=True))


async def add_keys(tx: Tx, asked: Iterable[Asked]) -> None:
    """Index articles by their keys."""
    rows = [(key, each.told_at, each.article_id) for each in asked for key in each.keys]
    if not rows:
        return
    rows.sort()  # neighbours in the index one after the other
    await tx.execute(
        plain_insert(story_keys),
        [{"key": key, "told_at": at, "article_id": article_id} for key, at, article_id in rows],
    )


async def prune(tx: Tx, before: datetime, keep: int) -> int:
    """Forget keys and fingerprints of the articles that were seen before `before`, but for the latest `keep` of all,
    and return how many keys; ids grow with time."""
    last = select(func.coalesce(func.max(articles.c.id), 0)).scalar_subquery()
    oldest = select(func.min(articles.c.id)).where(articles.c.seen_at >= before).scalar_subquery()
    kept = select(articles.c.id).order_by(articles.c.id.desc()).limit(1).offset(keep)
    bounds = (await tx.execute(select(func.coalesce(oldest, last + 1), func.coalesce(kept.scalar_subquery(), 0)))).one()
    old = story_keys.c.article_id < min(bounds[0], bounds[1] + 1)
    forgotten = articles.c.id.in_(select(story_keys.c.article_id).where(old))
    await tx.execute(update(articles).where(forgotten).values(fingerprint=None))
    return (await tx.execute(delete(story_keys).where(old))).rowcount


async def fingerprints(tx: Tx, ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return what is kept of articles, by article; of others nothing is kept any more."""
    if not ids:
        return {}
    found = select(articles.c.id, articles.c.fingerprint).where(
        articles.c.id.in_(ids), articles.c.fingerprint.is_not(None)
    )
    return {row.id: row.fingerprint for row in await tx.execute(found)}


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


async def open_stories(tx: Tx, count: int, now: datetime) -> list[int]:
    """Open stories, and return their ids in ascending order."""
    if not count:
        return []
    rows = [{"created_at": now, "last_seen_at": now}] * count
    return sorted((await tx.execute(plain_insert(stories).returning(stories.c.id), rows)).scalars())


async def move_articles(tx: Tx, article_ids: Iterable[int], story_id: int, now: datetime) -> None:
    """Give articles to another story; those that were told in the old one are to be told in the new one."""
    moved = articles.c.id.in_(list(article_ids))
    told = articles.c.state.in_((ArticleState.BRIEFED, ArticleState.JOINED))
    await tx.execute(update(articles).where(moved).values(story_id=story_id))
    await tx.execute(
        update(articles).where(moved, told).values(state=ArticleState.READ, next_try_at=now, attempts=0, reason=None)
    )
