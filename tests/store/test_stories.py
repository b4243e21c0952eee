"""Articles are found by keys within the window, and move between stories."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.model import ArticleState
from bot.store import articles, stories
from bot.store.columns import Tx
from bot.store.engine import Store
from tests.factories import NOON
from tests.rows import add_article, read_article

WINDOW = timedelta(days=3)


async def _told(tx: Tx, keys: list[int], *, hours: int = 0) -> int:
    """An article that was read, and told `hours` after noon."""
    article_id = await read_article(tx)
    await stories.add_keys(tx, article_id, keys, NOON + timedelta(hours=hours))
    return article_id


async def _found(tx: Tx, keys: list[int], limit: int = 9) -> list[int]:
    return [each.article_id for each in await stories.candidates(tx, keys, NOON, WINDOW, limit)]


async def test_candidates_share_keys(store: Store) -> None:
    """Whoever shares a key is found, with story and fingerprint; where there is room for few, who shares most."""
    async with store.begin() as tx:
        one = await _told(tx, [1, 2, 3])
        two = await _told(tx, [3, 4])
        await _told(tx, [5])
        assert await _found(tx, []) == []
        assert sorted(await _found(tx, [1, 2, 3, 4])) == [one, two]
        assert await _found(tx, [1, 2, 3, 4], limit=1) == [one]
        (found,) = await stories.candidates(tx, [4], NOON, WINDOW, 9)
        article = await articles.get_article(tx, two)
        assert article is not None
        assert (found.story_id, found.fingerprint) == (article.story_id, {"words": 8})


async def test_candidates_are_of_the_window(store: Store) -> None:
    """Three days before and after, to the microsecond; what was indexed and never read is no candidate."""
    async with store.begin() as tx:
        near = [await _told(tx, [7], hours=hours) for hours in (-72, 72)]
        for hours in (-73, 73):
            await _told(tx, [7], hours=hours)
        await stories.add_keys(tx, await add_article(tx), [7], NOON)
        assert sorted(await _found(tx, [7])) == near


async def test_a_common_key_leads_to_the_newest(store: Store) -> None:
    """However many articles have it: a look costs the same."""
    async with store.begin() as tx:
        ids = [await _told(tx, [7], hours=-n // 10) for n in range(stories.A_KEY + 10)]
        found = await _found(tx, [7], limit=99)
        assert len(found) == stories.A_KEY
        assert set(ids[:10]) <= set(found)


async def test_keys_go_with_the_window(store: Store) -> None:
    """Those of articles seen before; with none seen since, all of them."""
    async with store.begin() as tx:
        await _told(tx, [1, 2])
        assert await stories.prune_keys(tx, NOON) == 0
        assert await stories.prune_keys(tx, NOON + timedelta(seconds=1)) == 2
        assert await _found(tx, [1, 2]) == []


async def test_the_latest_fingerprints_come_oldest_first(store: Store) -> None:
    """As many as asked for; of articles that were not read there are none."""
    async with store.begin() as tx:
        for _ in range(3):
            await read_article(tx)
        await add_article(tx)
        assert await stories.latest_fingerprints(tx, 2) == [{"words": 8}] * 2


async def test_moved_articles_are_told_anew(store: Store) -> None:
    """Who was told in the old story is to be told in the new one; what told nothing stays so."""
    async with store.begin() as tx:
        told, nothing = await read_article(tx), await read_article(tx)
        await articles.mark_final(tx, told, ArticleState.JOINED)
        await articles.mark_final(tx, nothing, ArticleState.NOTHING)
        story_id = await stories.open_story(tx, NOON)
        await stories.move_articles(tx, [told, nothing], story_id, NOON)
        assert await stories.article_ids(tx, story_id) == [told, nothing]
        found = [await articles.get_article(tx, each) for each in (told, nothing)]
        assert [each.state for each in found if each] == [ArticleState.READ, ArticleState.NOTHING]


async def test_the_latest_stories_come_with_their_articles(store: Store) -> None:
    """Newest first; a story without articles is none."""
    async with store.begin() as tx:
        one = await articles.get_article(tx, await read_article(tx, title="One"))
        two = await articles.get_article(tx, await read_article(tx, title="Two"))
        await stories.open_story(tx, NOON - timedelta(days=1))
        assert one is not None
        assert two is not None
        assert await stories.latest_stories(tx, 9) == [
            (two.story_id, [(two.id, "Two")]),
            (one.story_id, [(one.id, "One")]),
        ]


async def test_articles_that_are_read_together_see_each_other(database_url: str) -> None:
    """Of many articles of one event read at the same moment the first opens the story, and the others join it."""
    opened = [await Store.open(database_url) for _ in range(2)]
    async with opened[0].begin() as tx:
        ids = [await add_article(tx) for _ in range(6)]

    async def read(store: Store, article_id: int) -> int:
        async with store.begin() as tx:
            await stories.lock_stories(tx)
            known = await stories.candidates(tx, [1], NOON, WINDOW, 9)
            await stories.add_keys(tx, article_id, [1], NOON)
            return await articles.mark_read(
                tx,
                article_id,
                text="t",
                language="en",
                fingerprint={},
                story_id=known[0].story_id if known else None,
                now=NOON,
            )

    told = await asyncio.gather(*(read(opened[n % 2], id_) for n, id_ in enumerate(ids)))
    assert len(set(told)) == 1
    for store in opened:
        await store.close()
