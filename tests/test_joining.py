"""Each event is one story, found through the index; a person sees why, and decides otherwise."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot import joining
from bot.articles.rarity import Commonness, Weighed
from bot.articles.stories import Fingerprint, choose
from bot.errors import ConfigurationError
from bot.joining import Joiner
from bot.model import ArticleState, ArticleText
from bot.sandbox.sample import load_articles
from bot.store import articles, briefings, feeds, stories
from bot.store.articles import FeedEntries
from bot.store.columns import Tx
from bot.store.engine import Store
from bot.store.revisions import story_briefing
from bot.store.schema import stories as stories_table
from tests.events import ARTICLES, EVENTS, PRINTS
from tests.factories import NOON, briefing
from tests.rows import entry


async def _found(tx: Tx, names: Sequence[str]) -> list[ArticleText]:
    """Articles of our own as they stand when their pages were read."""
    feed, _ = await feeds.add_feed(tx, "https://news.example.org/feed", NOON, title="Newswire")
    found = []
    for article in (ARTICLES[name] for name in names):
        assert article.published_at is not None
        new = entry(title=article.title, published_at=article.published_at)
        batch = [FeedEntries(feed.id, [new], [new.url], backlog=False)]
        ((article_id,),) = (await articles.add_batch(tx, batch, now=article.published_at, backlog_limit=0)).values()
        found.append(replace(article, id=str(article_id)))
    return found


async def _read(tx: Tx, joiner: Joiner, name: str) -> tuple[int, int]:
    """Read an article of our own as the pipeline does; return it and its story."""
    (article,) = await _found(tx, [name])
    assert article.published_at is not None
    (joined,) = await joiner.read(tx, [(article, PRINTS[name])], article.published_at)
    return int(article.id), joined.story_id


async def test_each_event_is_one_story(store: Store) -> None:
    """Of all our articles, in the order of their dates: none is told twice, and no two are joined."""
    told: dict[str, set[int]] = {}
    joiner = Joiner()
    async with store.begin() as tx:
        for name in ARTICLES:
            _, story_id = await _read(tx, joiner, name)
            told.setdefault(EVENTS[name], set()).add(story_id)
    assert {event: len(found) for event, found in told.items() if len(found) > 1} == {}
    assert len({story_id for found in told.values() for story_id in found}) == len(told)


@pytest.mark.parametrize("together", [2, 7, len(ARTICLES)])
async def test_articles_read_together_are_decided_one_by_one(store: Store, together: int) -> None:
    """Each knows those before it in its batch: the stories are the same, and the first article of each opens it."""
    told: dict[str, list[tuple[int, bool]]] = {}
    joiner, names = Joiner(), list(ARTICLES)
    async with store.begin() as tx:
        for start in range(0, len(names), together):
            batch = names[start : start + together]
            read = [(text, PRINTS[name]) for name, text in zip(batch, await _found(tx, batch), strict=True)]
            now = max(text.published_at for text, _ in read if text.published_at)
            for name, joined in zip(batch, await joiner.read(tx, read, now), strict=True):
                told.setdefault(EVENTS[name], []).append((joined.story_id, joined.opened))
    assert {event: len({story for story, _ in found}) for event, found in told.items()} == dict.fromkeys(told, 1)
    assert len({found[0][0] for found in told.values()}) == len(told)
    assert all([opened for _, opened in found] == [True] + [False] * (len(found) - 1) for found in told.values())


async def test_two_processes_that_read_one_event_tell_one_story(database_url: str) -> None:
    """Of many articles of one event read at the same moment the first opens the story, and the others join it."""
    opened = [await Store.open(database_url) for _ in range(2)]
    async with opened[0].begin() as tx:
        found = await _found(tx, ["ore-1"] * 6)

    async def read(store: Store, joiner: Joiner, text: ArticleText) -> int:
        async with store.begin() as tx:
            (joined,) = await joiner.read(tx, [(text, PRINTS["ore-1"])], NOON)
            return joined.story_id

    joiners = [Joiner(), Joiner()]
    told = await asyncio.gather(*(read(opened[n % 2], joiners[n % 2], text) for n, text in enumerate(found)))
    assert len(set(told)) == 1
    for store in opened:
        await store.close()


async def test_reading_twice_opens_one_story(store: Store) -> None:
    """An article that was read already keeps its story, alone or in a batch, and no other is opened."""
    async with store.begin() as tx:
        joiner = Joiner()
        one, two = await _found(tx, ["ore-1", "ore-talks"])
        (first,) = await joiner.read(tx, [(one, PRINTS["ore-1"])], NOON)
        again = await joiner.read(tx, [(one, PRINTS["ore-talks"]), (two, PRINTS["ore-talks"])], NOON)
        assert [each.opened for each in again] == [False, True]
        assert again[0].story_id == first.story_id
        assert await tx.scalar(select(func.count()).select_from(stories_table)) == 2


async def test_what_is_remembered_is_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for few fingerprints the stories are the same: what was forgotten is read again."""
    monkeypatch.setattr(joining, "REMEMBERED", 2)
    joiner, told = Joiner(), dict[str, set[int]]()
    async with store.begin() as tx:
        for name in ARTICLES:
            _, story_id = await _read(tx, joiner, name)
            told.setdefault(EVENTS[name], set()).add(story_id)
    assert {len(found) for found in told.values()} == {1}


async def test_a_restart_forgets_nothing(store: Store) -> None:
    """A new process finds the stories of the one before."""
    async with store.begin() as tx:
        _, first = await _read(tx, Joiner(), "ore-1")
        assert [(await _read(tx, Joiner(), name))[1] == first for name in ("ore-2", "ore-talks", "ore-3")] == [
            True,
            False,
            True,
        ]


async def test_why_tells_what_is_shared(store: Store) -> None:
    """Facts of both, the verdict, and each feature with what it counts."""
    async with store.begin() as tx:
        joiner = Joiner()
        one, _ = await _read(tx, joiner, "hydrogen-de")
        two, _ = await _read(tx, joiner, "hydrogen-es")
        three, _ = await _read(tx, joiner, "lithium-en")
        lines = await joining.why(tx, one, two)
        others = await joining.why(tx, three, two)
    said = "\n".join(lines)
    for expected in (
        "Deutschland und Chile",
        "parties: Chile, Germany",
        "one story",
        "one event",
        "figures 0.50 (+2.0)",
    ):
        assert expected in said
    assert any(line.startswith("two stories") for line in others)
    assert any("two events" in line for line in others)


async def test_why_says_what_was_never_compared(store: Store) -> None:
    """Beyond the window two articles were not compared, however alike."""
    async with store.begin() as tx:
        joiner = Joiner()
        five, _ = await _read(tx, joiner, "asean-5")
        six, _ = await _read(tx, joiner, "asean-6")
        assert any("24 days apart" in line for line in await joining.why(tx, five, six))
        with pytest.raises(ConfigurationError, match="no such article"):
            await joining.why(tx, five, 0)


async def _brief(tx: Tx, article_id: int, story_id: int) -> int:
    briefing_id = await briefings.add_briefing(tx, story_id, article_id, briefing(article_id=str(article_id)), NOON)
    assert briefing_id is not None
    await articles.mark_final(tx, article_id, ArticleState.BRIEFED)
    return briefing_id


async def _states(tx: Tx, *ids: int) -> list[tuple[int | None, ArticleState]]:
    found = [await articles.get_article(tx, each) for each in ids]
    return [(each.story_id, each.state) for each in found if each]


async def test_a_split_article_is_told_by_itself(store: Store) -> None:
    """It leaves the briefing of its old story, and waits to be briefed in its own."""
    async with store.begin() as tx:
        joiner = Joiner()
        one, story = await _read(tx, joiner, "steel-1")
        two, _ = await _read(tx, joiner, "steel-2")
        briefing_id = await _brief(tx, one, story)
        await articles.mark_final(tx, two, ArticleState.JOINED)
        new = await joining.split(tx, two, NOON)
        assert await _states(tx, one, two) == [(story, ArticleState.BRIEFED), (new, ArticleState.READ)]
        kept = await story_briefing(tx, story)
        assert kept is not None
        assert (kept.id, [source.article_id for source in kept.sources]) == (briefing_id, [one])
        with pytest.raises(ConfigurationError, match="nothing to split"):
            await joining.split(tx, two, NOON)


async def test_joined_stories_have_one_briefing(store: Store) -> None:
    """The older story stays; the articles of the other one are told in it, and its briefing goes."""
    async with store.begin() as tx:
        joiner = Joiner()
        one, story = await _read(tx, joiner, "steel-1")
        two, _ = await _read(tx, joiner, "steel-2")
        (other,) = await stories.open_stories(tx, 1, NOON)
        await stories.move_articles(tx, [two], other, NOON)
        await _brief(tx, one, story)
        await _brief(tx, two, other)
        assert await joining.join(tx, two, one, NOON) == story
        assert await _states(tx, one, two) == [(story, ArticleState.BRIEFED), (story, ArticleState.READ)]
        assert await story_briefing(tx, other) is None
        with pytest.raises(ConfigurationError, match="one story already"):
            await joining.join(tx, one, two, NOON)


def test_a_date_to_come_counts_as_now() -> None:
    """Feeds err by a time zone; what was published stays, what has no date was told when it was seen."""
    assert joining.told_at(NOON + timedelta(hours=9), NOON) == NOON
    assert joining.told_at(NOON - timedelta(days=2), NOON) == NOON - timedelta(days=2)
    assert joining.told_at(None, NOON) == NOON


def test_the_sample_feed_tells_each_event_once() -> None:
    """Of the sandbox's articles three tell of one contract, two of talks that pause and resume; no others are one."""
    commonness, known = Commonness(), list[tuple[int, Fingerprint]]()
    stories_of: dict[int, list[str]] = {}
    for number, sample in enumerate(load_articles()):
        at = NOON + timedelta(minutes=37 * number)
        text = "\n\n".join(sample.paragraphs)
        new = joining.fingerprint_of(ArticleText(sample.slug, sample.title, text, at, sample.language))
        commonness.add(new)
        choice = choose(Weighed(new, commonness), known)
        story_id = number if choice.story_id is None else choice.story_id
        known.append((story_id, new))
        stories_of.setdefault(story_id, []).append(sample.slug)
    assert [told for told in stories_of.values() if len(told) > 1] == [
        ["namibia-ammonia-contract", "namibia-ammonia-german-buyer", "namibia-ammonia-steel"],
        ["canada-bangladesh-talks-paused", "canada-bangladesh-talks-resume"],
    ]
