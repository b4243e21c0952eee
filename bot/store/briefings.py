"""Queries of briefings: one a story, with its facts, its sources, and the text that searches look in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, and_, delete, exists, false, func, or_, select, true
from sqlalchemy import insert as plain_insert

from bot.model import (
    Agreement,
    ArticleState,
    ArticleText,
    Briefing,
    BriefingText,
    Dropped,
    Figure,
    Follow,
    FollowKind,
    Party,
    Sector,
    Source,
    StoredBriefing,
)
from bot.store.columns import Tx, insert
from bot.store.schema import articles, briefing_sectors, feeds
from bot.store.schema import briefings as table
from bot.store.search import fold, terms
from bot.store.texts import texts_of

SEARCHES = ("news.google.com", "www.bing.com", "www.google.com")
"""Hosts of feeds over many publishers, whose titles are the words that were looked for."""
_NEWEST = 200
"""Briefings whose sectors are counted."""
SOURCE_STATES = (ArticleState.READ, ArticleState.BRIEFED, ArticleState.JOINED)


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a briefing is stored as one JSON value: it is read whole, and never searched by the database."""

    parties: tuple[Party, ...]
    agreements: tuple[Agreement, ...]
    sectors: tuple[Sector, ...]
    figures: tuple[Figure, ...]
    dropped: tuple[Dropped, ...]


_facts = TypeAdapter(Facts)


async def add_briefing(tx: Tx, story_id: int, article_id: int, briefing: Briefing, now: datetime) -> int | None:
    """Store a story's briefing and return its id; None when the story has one, which then stays as it is."""
    added = await tx.execute(
        insert(tx, table)
        .values(story_id=story_id, article_id=article_id, created_at=now, **await content(tx, story_id, briefing))
        .on_conflict_do_nothing()
        .returning(table.c.id)
    )
    briefing_id: int | None = added.scalar_one_or_none()
    if briefing_id is not None:
        await store_sectors(tx, briefing_id, briefing)
    return briefing_id


async def content(tx: Tx, story_id: int, briefing: Briefing) -> dict[str, Any]:
    """Return the columns that hold what a briefing says, by name; the titles of the story's articles are searched."""
    titles = select(articles.c.title).where(articles.c.story_id == story_id, articles.c.state.in_(SOURCE_STATES))
    facts = Facts(briefing.parties, briefing.agreements, briefing.sectors, briefing.figures, briefing.dropped)
    return {
        "headline": briefing.headline,
        "summary": briefing.summary,
        "language": briefing.language,
        "summarizer": briefing.summarizer,
        "model": briefing.model,
        "prompt_version": briefing.prompt_version,
        "facts": _facts.dump_python(facts, mode="json"),
        "search_text": search_text(briefing, (await tx.execute(titles)).scalars()),
    }


async def store_sectors(tx: Tx, briefing_id: int, briefing: Briefing) -> None:
    """Let a briefing be found by just its sectors."""
    await tx.execute(delete(briefing_sectors).where(briefing_sectors.c.briefing_id == briefing_id))
    codes = dict.fromkeys(sector.code for sector in briefing.sectors)
    if codes:
        await tx.execute(plain_insert(briefing_sectors), [{"briefing_id": briefing_id, "code": c} for c in codes])


def search_text(briefing: Briefing, titles: Iterable[str] = ()) -> str:
    """Return what searches and keyword follows look in, folded."""
    return fold(
        "\n".join(
            (
                briefing.headline,
                briefing.summary,
                *(party.name for party in briefing.parties),
                *(agreement.title for agreement in briefing.agreements),
                *(sector.name for sector in briefing.sectors),
                *titles,
            )
        )
    )


async def get_briefing(tx: Tx, briefing_id: int) -> StoredBriefing | None:
    """Return a briefing with its sources, or None."""
    found = await get_briefings(tx, [briefing_id])
    return found[0] if found else None


async def get_briefings(tx: Tx, briefing_ids: Sequence[int]) -> list[StoredBriefing]:
    """Return those of the briefings that exist, in the order asked for."""
    found = {b.id: b for b in await _load(tx, select(table).where(table.c.id.in_(briefing_ids)))}
    return [found[id_] for id_ in briefing_ids if id_ in found]


async def searched_text(tx: Tx, briefing_id: int) -> str:
    """Return what searches and keyword follows look in now."""
    return await tx.scalar(select(table.c.search_text).where(table.c.id == briefing_id)) or ""


async def latest_briefings(tx: Tx, limit: int, before_id: int | None = None) -> list[StoredBriefing]:
    """Return the newest briefings, newest first; `before_id` goes on from the last one shown."""
    return await _load(tx, _page(true(), limit, before_id))


async def find_briefings(
    tx: Tx, *, sectors: Sequence[str], words: Sequence[str], limit: int, before_id: int | None = None
) -> list[StoredBriefing]:
    """Return the newest briefings that are of any of the sectors (codes), or contain all of the words; newest first.

    Words are compared without case and accents, as `store.search.terms` says. No sectors and no words find nothing.
    """
    return await _load(tx, _page(or_(_of_sectors(sectors), _with_words(words)), limit, before_id))


async def common_sectors(tx: Tx, limit: int) -> list[str]:
    """Return the sectors (codes) that most of the newest briefings are of, the most common first."""
    newest = select(table.c.id).order_by(table.c.id.desc()).limit(_NEWEST).subquery()
    code = briefing_sectors.c.code
    counted = select(code).join(newest, newest.c.id == briefing_sectors.c.briefing_id).group_by(code)
    ordered = counted.order_by(func.count().desc(), code).limit(limit)
    return list((await tx.execute(ordered)).scalars())


async def article_text(tx: Tx, briefing_id: int) -> ArticleText | None:
    """Return the article that a briefing was written from, for a question about it."""
    found = await tx.execute(
        select(articles).join(table, table.c.article_id == articles.c.id).where(table.c.id == briefing_id)
    )
    row = found.one_or_none()
    if row is None:
        return None
    return ArticleText(str(row.id), row.title, row.text or row.content, row.published_at, row.language, row.url)


def matched_by(follows: Sequence[Follow]) -> ColumnElement[bool]:
    """Return the condition that a briefing is one that these follows ask for."""
    if any(follow.kind is FollowKind.ALL for follow in follows):
        return true()
    sectors = [follow.value for follow in follows if follow.kind is FollowKind.SECTOR]
    keywords = [_with_words([follow.value]) for follow in follows if follow.kind is FollowKind.KEYWORD]
    return or_(_of_sectors(sectors), *keywords)


def _of_sectors(codes: Sequence[str]) -> ColumnElement[bool]:
    if not codes:
        return false()
    return exists().where(briefing_sectors.c.briefing_id == table.c.id, briefing_sectors.c.code.in_(codes))


def _with_words(words: Sequence[str]) -> ColumnElement[bool]:
    wanted = terms(words)
    if not wanted:
        return false()
    return and_(*(table.c.search_text.contains(term, autoescape=True) for term in wanted))


def _page(condition: ColumnElement[bool], limit: int, before_id: int | None) -> Any:
    found = select(table).where(condition).order_by(table.c.id.desc()).limit(limit)
    return found if before_id is None else found.where(table.c.id < before_id)


async def _load(tx: Tx, query: Any) -> list[StoredBriefing]:
    rows = (await tx.execute(query)).all()
    sources = await _sources(tx, {row.story_id: row.article_id for row in rows})
    translations = await texts_of(tx, [row.id for row in rows])
    return [_stored(row, sources[row.story_id], translations.get(row.id, ())) for row in rows]


async def _sources(tx: Tx, stories: dict[int, int]) -> dict[int, tuple[Source, ...]]:
    """Return the sources of stories (id → the article that was briefed): that article first, then oldest first."""
    found: dict[int, list[Source]] = defaultdict(list)
    if stories:
        query = (
            select(
                articles.c.id,
                articles.c.story_id,
                articles.c.title,
                articles.c.url,
                articles.c.published_at,
                articles.c.author,
                articles.c.publisher,
                feeds.c.title.label("feed_title"),
                feeds.c.url.label("feed_url"),
            )
            .outerjoin(feeds, feeds.c.id == articles.c.feed_id)
            .where(articles.c.story_id.in_(stories), articles.c.state.in_(SOURCE_STATES))
            .order_by(articles.c.id)
        )
        for row in await tx.execute(query):
            host = urlsplit(row.url).hostname or row.url
            named = row.feed_title and urlsplit(row.feed_url).hostname not in SEARCHES
            publisher = (row.publisher or (row.feed_title if named else host)).removeprefix("www.")
            source = Source(row.id, row.title, row.url, publisher, row.published_at, row.author)
            found[row.story_id].insert(0 if stories[row.story_id] == row.id else len(found[row.story_id]), source)
    return {story_id: tuple(found[story_id]) for story_id in stories}


def _stored(row: Row[Any], sources: tuple[Source, ...], translations: tuple[BriefingText, ...]) -> StoredBriefing:
    facts = _facts.validate_python(row.facts)
    briefing = Briefing(
        id=str(row.article_id),
        headline=row.headline,
        summary=row.summary,
        language=row.language,
        relevant=True,
        parties=facts.parties,
        agreements=facts.agreements,
        sectors=facts.sectors,
        figures=facts.figures,
        summarizer=row.summarizer,
        model=row.model,
        prompt_version=row.prompt_version,
        dropped=facts.dropped,
    )
    return StoredBriefing(row.id, row.story_id, row.revision, row.created_at, briefing, sources, translations)
