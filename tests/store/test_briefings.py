"""A story has one briefing, which comes back as it was, with its sources, and is found by sectors and words."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.model import ArticleState, Briefing, Dropped
from bot.store import articles, briefings, feeds, stories
from bot.store.articles import ReadArticle
from bot.store.columns import Tx
from bot.store.engine import Store
from tests.factories import NOON, agreement, briefing, evidence, figure, party, sector
from tests.rows import add_article, add_briefing, read_article


def _about(headline: str, *codes: str) -> Briefing:
    sectors = tuple(sector(code, code.title()) for code in codes)
    return briefing(headline, "", parties=(), agreements=(), sectors=sectors, figures=())


async def _story(tx: Tx, article_id: int) -> int:
    article = await articles.get_article(tx, article_id)
    assert article is not None
    assert article.story_id is not None
    return article.story_id


async def test_a_briefing_comes_back_as_it_was_stored(store: Store) -> None:
    """Every fact with its evidence, in order, and what was dropped."""
    async with store.begin() as tx:
        article_id = await read_article(tx)
        story_id = await _story(tx, article_id)
        written = replace(
            briefing("한국, 日本 sign", parties=(party(country=None), party("Indonesia", "ID")), model="m"),
            id=str(article_id),
            agreements=(agreement(parties=()), agreement("MOU")),
            figures=(figure(0.1), figure(1e15, quote='a "quote"\n\\')),
            dropped=(Dropped("claim", "no quote"),),
            prompt_version="briefing/1",
        )
        briefing_id = await briefings.add_briefing(tx, story_id, article_id, written, NOON)
        assert briefing_id is not None
        stored = await briefings.get_briefing(tx, briefing_id)
    assert stored is not None
    assert stored.briefing == written
    assert (stored.story_id, stored.revision, stored.created_at) == (story_id, 1, NOON)


async def test_a_story_has_one_briefing(store: Store) -> None:
    """The second one is refused without an error, and the first stays."""
    async with store.begin() as tx:
        article_id = await read_article(tx)
        story_id = await _story(tx, article_id)
        first = await briefings.add_briefing(tx, story_id, article_id, briefing("First"), NOON)
        assert await briefings.add_briefing(tx, story_id, article_id, briefing("Second"), NOON) is None
        assert first is not None
        stored = await briefings.get_briefing(tx, first)
        assert stored is not None
        assert stored.briefing.headline == "First"


async def test_two_processes_brief_a_story_once(database_url: str) -> None:
    """Exactly one of them stores its briefing."""
    stores = [await Store.open(database_url) for _ in range(3)]
    async with stores[0].begin() as tx:
        article_id = await read_article(tx)
        story_id = await _story(tx, article_id)

    async def write(store: Store) -> int | None:
        async with store.begin() as tx:
            return await briefings.add_briefing(tx, story_id, article_id, briefing(), NOON)

    written = await asyncio.gather(*(write(store) for store in stores))
    assert len([id_ for id_ in written if id_ is not None]) == 1
    for store in stores:
        await store.close()


async def test_sources_are_the_articles_of_the_story(store: Store) -> None:
    """First the article that was briefed, then the others; not those that say nothing; the feed's title or the host."""
    async with store.begin() as tx:
        first = await read_article(tx, title="First")
        story_id = await _story(tx, first)
        briefed, empty = [await read_article(tx, story_id=story_id, title=t) for t in ("Briefed", "Empty")]
        await articles.mark_final(tx, empty, ArticleState.NOTHING)
        await articles.mark_final(tx, first, ArticleState.JOINED)
        briefing_id = await briefings.add_briefing(tx, story_id, briefed, briefing(), NOON)
        assert briefing_id is not None
        stored = await briefings.get_briefing(tx, briefing_id)
        assert stored is not None
        assert [(s.article_id, s.title) for s in stored.sources] == [(briefed, "Briefed"), (first, "First")]
        assert {s.publisher for s in stored.sources} == {"Newswire"}
        assert stored.sources[0].published_at == NOON
        await feeds.remove_feed(tx, "https://news.example.org/feed")
        without_feed = await briefings.get_briefing(tx, briefing_id)
        assert without_feed is not None
        assert {s.publisher for s in without_feed.sources} == {"news.example.org"}


async def test_latest_come_newest_first_in_pages(store: Store) -> None:
    """Each page goes on where the last one ended."""
    async with store.begin() as tx:
        ids = [await add_briefing(tx) for _ in range(5)]
        first = await briefings.latest_briefings(tx, 3)
        assert [b.id for b in first] == ids[:1:-1]
        assert [b.id for b in await briefings.latest_briefings(tx, 3, before_id=first[-1].id)] == ids[1::-1]
        assert [b.id for b in await briefings.get_briefings(tx, [ids[2], 999, ids[0]])] == [ids[2], ids[0]]
        assert await briefings.get_briefing(tx, 999) is None


@pytest.mark.parametrize(
    ("sectors", "words", "found"),
    [
        (["batteries"], [], {"Batteries for Ungarn"}),
        (["batteries", "nuclear"], [], {"Batteries for Ungarn", "Reactors: 100% Česko_1"}),
        ([], ["ČESKO"], {"Reactors: 100% Česko_1"}),
        ([], ["reactor", "100%"], {"Reactors: 100% Česko_1"}),
        ([], ["reactor", "batteries"], set()),
        ([], ["%"], set()),
        ([], ["_"], set()),
        ([], ["or 1=1 --"], set()),
        (["batteries"], ["reactors"], {"Batteries for Ungarn", "Reactors: 100% Česko_1"}),
        (["unknown"], [], set()),
        ([], [], set()),
    ],
)
async def test_finding_takes_any_sector_or_all_words(
    store: Store, sectors: list[str], words: list[str], found: set[str]
) -> None:
    """Whatever the case and accents; wildcards of the database are characters like others."""
    async with store.begin() as tx:
        await add_briefing(tx, _about("Batteries for Ungarn", "batteries"))
        await add_briefing(tx, _about("Reactors: 100% Česko_1", "nuclear", "power"))
        hits = await briefings.find_briefings(tx, sectors=sectors, words=words, limit=9)
    assert {b.briefing.headline for b in hits} == found


async def test_finding_looks_into_facts_and_the_titles_of_sources(store: Store) -> None:
    """Parties, agreements, sectors and the article's own title are searched as well; pages go on."""
    async with store.begin() as tx:
        content = briefing(
            "Headline",
            "Summary",
            parties=(party("POSCO"),),
            agreements=(agreement("Alpha Treaty"),),
            sectors=(sector(),),
        )
        ids = [await add_briefing(tx, content, title="Original wording") for _ in range(2)]
        for word in ("posco", "alpha", "agriculture", "wording", "summary"):
            hits = await briefings.find_briefings(tx, sectors=[], words=[word], limit=9)
            assert [b.id for b in hits] == ids[::-1], word
        rest = await briefings.find_briefings(tx, sectors=[], words=["posco"], limit=9, before_id=ids[1])
        assert [b.id for b in rest] == ids[:1]


async def test_the_sectors_of_most_briefings_come_first(store: Store) -> None:
    """Those that as many are of come in the order of their codes; before the first briefing there are none."""
    async with store.begin() as tx:
        assert await briefings.common_sectors(tx, 3) == []
        for codes in (["rail", "power"], ["rail"], ["nuclear"], ["batteries"]):
            await add_briefing(tx, _about(" ".join(codes), *codes))
        assert await briefings.common_sectors(tx, 3) == ["rail", "batteries", "nuclear"]


async def test_the_article_behind_a_briefing_can_be_asked(store: Store) -> None:
    """Its id is the one that the evidence names."""
    async with store.begin() as tx:
        briefing_id = await add_briefing(tx)
        stored = await briefings.get_briefing(tx, briefing_id)
        article = await briefings.article_text(tx, briefing_id)
        assert stored is not None
        assert article is not None
        assert article.id == stored.briefing.id
        assert evidence().quote in article.text
        assert await briefings.article_text(tx, 999) is None


async def test_the_title_of_a_search_is_no_publisher(store: Store) -> None:
    """What a search over many publishers found bears the host of its page."""
    async with store.begin() as tx:
        found = await add_article(tx, feed_url="https://www.bing.com/news/search?q=pact&format=rss")
        (story_id,) = await stories.open_stories(tx, 1, NOON)
        await articles.mark_read(tx, [ReadArticle(found, story_id, "Text", "en", {}, author="Ann Lee")], NOON)
        briefing_id = await briefings.add_briefing(tx, story_id, found, briefing(), NOON)
        assert briefing_id is not None
        stored = await briefings.get_briefing(tx, briefing_id)
    assert stored is not None
    assert [(each.publisher, each.author) for each in stored.sources] == [("news.example.org", "Ann Lee")]
