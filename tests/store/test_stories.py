"""Articles are found by keys within the window, and move between stories."""

from __future__ import annotations

from datetime import timedelta

from bot.model import ArticleState
from bot.store import articles, stories
from bot.store.columns import Tx
from bot.store.engine import Store
from bot.store.stories import Asked, Told
from tests.factories import NOON
from tests.rows import add_article, read_article

WINDOW = timedelta(days=3)


async def _told(tx: Tx, keys: list[int], *, hours: int = 0) -> int:
    """An article that was read, and told `hours` after noon."""
    article_id = await read_article(tx)
    await stories.add_keys(tx, [Asked(article_id, tuple(keys), NOON + timedelta(hours=hours))])
    return article_id


async def _found(tx: Tx, keys: list[int], limit: int = 9) -> list[int]:
    (found,) = await stories.candidates(tx, [Asked(0, tuple(keys), NOON)], WINDOW, limit, known=())
    return [each.article_id for each in found]


async def test_candidates_share_keys(store: Store) -> None:
    """Whoever shares a key is found, with its story; where there is room for few, who shares most."""
    async with store.begin() as tx:
        one = await _told(tx, [1, 2, 3])
        two = await _told(tx, [3, 4])
        await _told(tx, [5])
        assert await _found(tx, []) == []
        assert await _found(tx, [1, 2, 3, 4]) == [one, two]
        assert await _found(tx, [1, 2, 3, 4], limit=1) == [one]
        story_of = await articles.stories_of(tx, [one, two])
        asked = [Asked(0, keys, NOON) for keys in ((4,), (), (2, 1, 4), (6,))]
        kept = {"words": 8}
        assert await stories.candidates(tx, asked, WINDOW, 9, known={two}) == [
            [Told(two, 1, story_of[two], None)],
            [],
            [Told(one, 2, story_of[one], kept), Told(two, 1, story_of[two], None)],
            [],
        ]


async def test_candidates_are_of_the_window(store: Store) -> None:
    """Three days before and after, to the microsecond; what was indexed and never read is no candidate."""
    async with store.begin() as tx:
        near = [await _told(tx, [7], hours=hours) for hours in (-72, 72)]
        for hours in (-73, 73):
            await _told(tx, [7], hours=hours)
        await stories.add_keys(tx, [Asked(await add_article(tx), (7,), NOON)])
        assert sorted(await _found(tx, [7])) == near


async def test_a_common_key_leads_to_the_newest(store: Store) -> None:
    """However many articles have it: a look costs the same."""
    async with store.begin() as tx:
        ids = [await _told(tx, [7], hours=-n // 10) for n in range(stories.A_KEY + 10)]
        found = await _found(tx, [7], limit=99)
        assert len(found) == stories.A_KEY
        assert set(ids[:10]) <= set(found)


async def test_keys_and_fingerprints_go_with_the_window(store: Store) -> None:
    """Those of articles seen before; with none seen since, all of them."""
    async with store.begin() as tx:
        await _told(tx, [1, 2])
        assert await stories.prune(tx, NOON, 0) == 0
        assert len(await stories.latest_fingerprints(tx, 9)) == 1
        assert await stories.prune(tx, NOON + timedelta(seconds=1), 0) == 2
        assert await _found(tx, [1, 2]) == []
        assert await stories.latest_fingerprints(tx, 9) == []
        assert await stories.prune(tx, NOON + timedelta(seconds=1), 0) == 0


async def test_the_latest_articles_are_kept_however_old(store: Store) -> None:
    """What tells common terms from rare ones outlives the window where few articles come."""
    async with store.begin() as tx:
        for n in range(3):
            await _told(tx, [n, n + 1])
        assert await stories.prune(tx, NOON + timedelta(seconds=1), 3) == 0
        assert await stories.prune(tx, NOON + timedelta(seconds=1), 1) == 4
        assert len(await stories.latest_fingerprints(tx, 9)) == 1


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
        (story_id,) = await stories.open_stories(tx, 1, NOON)
        await stories.move_articles(tx, [told, nothing], story_id, NOON)
        assert await stories.article_ids(tx, story_id) == [told, nothing]
        found = [await articles.get_article(tx, each) for each in (told, nothing)]
        assert [each.state for each in found if each] == [ArticleState.READ, ArticleState.NOTHING]


async def test_the_latest_stories_come_with_their_articles(store: Store) -> None:
    """Newest first; a story without articles is none."""
    async with store.begin() as tx:
        one = await articles.get_article(tx, await read_article(tx, title="One"))
        two = await articles.get_article(tx, await read_article(tx, title="Two"))
        await stories.open_stories(tx, 1, NOON - timedelta(days=1))
        assert one is not None
        assert two is not None
        assert await stories.latest_stories(tx, 9) == [
            (two.story_id, [(two.id, "Two")]),
            (one.story_id, [(one.id, "One")]),
        ]
