"""Decide which story an article tells, say why, and let an administrator decide otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot import revisions
from bot.articles.likeness import LATEST, Commonness, Weighed
from bot.articles.stories import Facts, Fingerprint, Match, StoryChoice, choose, fingerprint, same_event
from bot.articles.story_keys import story_keys
from bot.briefing.offline import draft_briefing
from bot.errors import ConfigurationError
from bot.model import Article, ArticleText
from bot.store import articles, stories
from bot.store.columns import Tx

STORY_WINDOW = timedelta(days=3)
"""Articles told further apart than this tell different events."""
CANDIDATES = 16


def fingerprint_of(article: ArticleText) -> Fingerprint:
    """Return what is kept of an article, with the facts that rules find in it; pure, some five milliseconds."""
    draft = draft_briefing(article)
    facts = Facts(
        frozenset(party.name for party in draft.parties),
        frozenset(f"{each.kind} {each.status}" for each in draft.agreements),
        frozenset(f"{each.value:.12g} {each.unit}" for each in draft.figures),
        frozenset(each.code for each in draft.sectors),
    )
    return fingerprint(
        article.title, article.text, language=article.language, published_at=article.published_at, facts=facts
    )


class Joiner:
    """Joins articles to stories as they come. It remembers which terms are common, and learns that from the store."""

    def __init__(self) -> None:
        self._commonness: Commonness | None = None

    async def join(self, tx: Tx, article_id: int, new: Fingerprint, *, told_at: datetime) -> StoryChoice:
        """Choose the article's story among those told within the window, and index the article for those to come.

        Call `stories.lock_stories` before. `told_at`: when the article was published.
        """
        commonness = await self.commonness(tx)
        commonness.add(new)
        keys = story_keys(Weighed.of(new, commonness))
        found = await stories.candidates(tx, keys, told_at, STORY_WINDOW, CANDIDATES)
        choice = choose(new, [(each.story_id, Fingerprint.from_json(each.fingerprint)) for each in found], commonness)
        await stories.add_keys(tx, article_id, keys, told_at)
        return choice

    async def commonness(self, tx: Tx) -> Commonness:
        """Return which terms are common; read from the store the first time."""
        if self._commonness is None:
            latest = await stories.latest_fingerprints(tx, LATEST)
            self._commonness = Commonness(map(Fingerprint.from_json, latest))
        return self._commonness


def told_at(published_at: datetime | None, now: datetime) -> datetime:
    """Return when an article told its event: a date to come is a mistake, or a time zone's."""
    return min(published_at or now, now)


# ------------------------------------------------------------------ what an administrator asks and decides


async def why(tx: Tx, one_id: int, other_id: int) -> list[str]:
    """Say in lines why two articles are one story or two. Raises ConfigurationError for one that was not read."""
    one, other = await _article(tx, one_id), await _article(tx, other_id)
    match = same_event(_print(one), _print(other), await Joiner().commonness(tx))
    return [*_described(one), *_described(other), *_compared(one, other, match)]


async def split(tx: Tx, article_id: int, now: datetime) -> int:
    """Take an article out of its story into one of its own, and return that; both are told anew where they changed.

    Raises ConfigurationError for an article without a story, or alone in it.
    """
    await stories.lock_stories(tx)
    old = _story(await _article(tx, article_id))
    if len(await stories.article_ids(tx, old)) == 1:
        raise ConfigurationError(f"article {article_id} is alone in story {old}; there is nothing to split")
    new = await stories.open_story(tx, now)
    await _move(tx, [article_id], old, new, now)
    return new


async def join(tx: Tx, one_id: int, other_id: int, now: datetime) -> int:
    """Make the stories of two articles one, the older of them, and return it; the other's briefing goes.

    Raises ConfigurationError for articles that are of one story already, or of none.
    """
    await stories.lock_stories(tx)
    kept, gone = sorted([_story(await _article(tx, one_id)), _story(await _article(tx, other_id))])
    if kept == gone:
        raise ConfigurationError(f"articles {one_id} and {other_id} are of one story already: {kept}")
    await _move(tx, await stories.article_ids(tx, gone), gone, kept, now)
    return kept


async def _move(tx: Tx, article_ids: list[int], old: int, new: int, now: datetime) -> None:
    await stories.move_articles(tx, article_ids, new, now)
    for story_id in (old, new):
        await revisions.story_changed(tx, story_id, now)


async def _article(tx: Tx, article_id: int) -> Article:
    article = await articles.get_article(tx, article_id)
    if article is None or article.text is None:
        state = "there is no such article" if article is None else f"it was not read ({article.state})"
        raise ConfigurationError(f"article {article_id}: {state}; communique stories list shows what there is")
    return article


def _story(article: Article) -> int:
    if article.story_id is None:
        raise ConfigurationError(f"article {article.id} is of no story")
    return article.story_id


def _print(article: Article) -> Fingerprint:
    return fingerprint_of(
        ArticleText(
            str(article.id), article.title, article.text or "", article.published_at, article.language, article.url
        )
    )


def _described(article: Article) -> Iterator[str]:
    at = told_at(article.published_at, article.seen_at)
    yield f"article {article.id}: {article.title} ({article.language or 'language unknown'}, {at:%Y-%m-%d %H:%M} UTC)"
    facts = _print(article).facts
    kinds = ("parties", facts.parties), ("agreements", facts.agreements), ("figures", facts.figures)
    for name, found in (*kinds, ("sectors", facts.sectors)):
        if found:
            yield f"    {name}: {', '.join(sorted(found))}"


def _compared(one: Article, other: Article, match: Match) -> Iterator[str]:
    yield (
        f"one story: {one.story_id}"
        if one.story_id == other.story_id
        else (f"two stories: {one.story_id} and {other.story_id}")
    )
    apart = abs(told_at(one.published_at, one.seen_at) - told_at(other.published_at, other.seen_at))
    if apart > STORY_WINDOW:
        yield f"told {apart.days} days apart: beyond {STORY_WINDOW.days} days articles are not compared"
    verdict = "one event" if match.joined else "two events"
    yield f"from the two alone: {verdict}, {match.score:.2f} (0.50 joins; a story counts with all its articles)"
    yield from (f"    {reason}" for reason in match.reasons)
