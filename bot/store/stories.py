"""Queries of stories: which articles may tell the event of another one, and articles moved between stories."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest
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
    """An article as a candidate: how many keys it shares, its story, and what is kept of it unless that is known."""

    article_id: int
    shared: int
    story_id: int
    fingerprint: dict[str, Any] | None


async def lock_stories(tx: Tx) -> None:
    """Let no other transaction decide on stories until this one ends (SQLite's write lock does so already)."""
    await take_lock(tx, Lock.STORIES)


async def candidates(
    tx: Tx, asked: Sequence[Asked], window: timedelta, limit: int, known: Container[int]
) -> list[list[Told]]:
    """Return for each of `asked` up to `limit` articles that share the most of its keys, most first, and were told
    within `window` of it; with the fingerprints of those that are not `known`.

    One look into the index a key, at most `A_KEY` rows each: the cost does not depend on how many articles there are.
    """
    if not any(each.keys for each in asked):
        return [[] for _ in asked]
    look_up, keys = (_POSTGRES, _columns) if tx.dialect.name == "postgresql" else (_SQLITE, _json)
    counted: list[Counter[str]] = [Counter() for _ in asked]
    for place, ids in await tx.execute(look_up, keys(asked, window)):
        counted[place].update(ids.split())
    most = [nlargest(limit, ((count, int(each)) for each, count in found.items())) for found in counted]
    near = {each for found in most for _, each in found}
    told = await _told(tx, [each for each in near if each in known], [each for each in near if each not in known])
    return [[Told(each, shared, *told[each]) for shared, each in found if each in told] for found in most]


async def _told(tx: Tx, known: Sequence[int], others: Sequence[int]) -> dict[int, tuple[int, dict[str, Any] | None]]:
    """Return the stories of articles, and the fingerprints of `others`, by article."""
    kept, ids = (_KEPT_POSTGRES, list) if tx.dialect.name == "postgresql" else (_KEPT_SQLITE, json.dumps)
    rows = await tx.execute(kept, {"known": ids(known), "others": ids(others)})
    return {article_id: (story_id, fingerprint) for article_id, story_id, fingerprint in rows}


# Written out: SQLAlchemy takes longer to put them together than the database to run them. Both run one subquery a key,
# which stops at `A_KEY` rows; the dialects have no form of that in common. Rows are counted here: in a list each, they
# take half the time that a database needs to count them.
_SQLITE = text(f"""
WITH asked AS MATERIALIZED (
    SELECT key AS place, json_extract(value, '$[0]') AS since, json_extract(value, '$[1]') AS until,
        json_extract(value, '$[2]') AS keys FROM json_each(:asked)
)
SELECT place, (
    SELECT group_concat(article_id, ' ') FROM (
        SELECT article_id FROM story_keys WHERE key = keys.value AND told_at BETWEEN since AND until
        ORDER BY told_at DESC LIMIT {A_KEY}
    )
) AS ids FROM asked, json_each(asked.keys) AS keys WHERE ids IS NOT NULL""")  # noqa: S608 a number alone is put in
_POSTGRES = text(f"""
SELECT place, string_agg(CAST(article_id AS text), ' ')
FROM unnest(CAST(:places AS integer[]), CAST(:keys AS bigint[])) AS asked (place, key) CROSS JOIN LATERAL (
    SELECT article_id FROM story_keys WHERE story_keys.key = asked.key AND told_at BETWEEN
        (CAST(:since AS timestamptz[]))[asked.place + 1] AND (CAST(:until AS timestamptz[]))[asked.place + 1]
    ORDER BY told_at DESC LIMIT {A_KEY}
) AS found GROUP BY place""")  # noqa: S608 a number alone is put in
_KEPT = """
SELECT id, story_id, fingerprint FROM articles WHERE id {others} AND story_id IS NOT NULL AND fingerprint IS NOT NULL
UNION ALL
SELECT id, story_id, NULL FROM articles WHERE id {known} AND story_id IS NOT NULL AND fingerprint IS NOT NULL"""
_KEPT_SQLITE, _KEPT_POSTGRES = (
    text(_KEPT.format(**{name: is_in.format(name) for name in ("known", "others")})).columns(
        articles.c.id, articles.c.story_id, articles.c.fingerprint
    )
    for is_in in ("IN (SELECT value FROM json_each(:{}))", "= ANY(CAST(:{} AS bigint[]))")
)


def _json(asked: Sequence[Asked], window: timedelta) -> dict[str, Any]:
    return {
        "asked": json.dumps(
            [(_stamp(each.told_at - window), _stamp(each.told_at + window), each.keys) for each in asked]
        )
    }


def _stamp(at: datetime) -> int:
    return (at - EPOCH) // MICROSECOND


def _columns(asked: Sequence[Asked], window: timedelta) -> dict[str, Any]:
    return {
        "places": [place for place, each in enumerate(asked) for _ in each.keys],
        "keys": [key for each in asked for key in each.keys],
        "since": [each.told_at - window for each in asked],
        "until": [each.told_at + window for each in asked],
    }


async def add_keys(tx: Tx, asked: Sequence[Asked]) -> None:
    """Index articles by their keys: neighbours in the index one after the other, and past the types of the columns,
    which would take longer than the database."""
    if tx.dialect.name == "postgresql":
        pairs = sorted((key, place) for place, each in enumerate(asked, 1) for key in each.keys)
        told, ids = [each.told_at for each in asked], [each.article_id for each in asked]
        columns = {"keys": [key for key, _ in pairs], "places": [place for _, place in pairs], "told": told, "ids": ids}
        await tx.execute(_ADD_POSTGRES, columns)
        return
    rows = sorted((key, at, each.article_id) for each in asked for at in (_stamp(each.told_at),) for key in each.keys)
    if rows:
        await tx.exec_driver_sql(_ADD_SQLITE, rows)


_ADD_SQLITE = "INSERT INTO story_keys (key, told_at, article_id) VALUES (?, ?, ?)"
_ADD_POSTGRES = text("""
INSERT INTO story_keys (key, told_at, article_id)
SELECT key, (CAST(:told AS timestamptz[]))[place], (CAST(:ids AS bigint[]))[place]
FROM unnest(CAST(:places AS integer[]), CAST(:keys AS bigint[])) AS added (place, key)""")


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
