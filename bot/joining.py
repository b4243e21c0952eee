"""Decide which story an article tells, say why, and let an administrator decide otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import revisions
from bot.articles.rarity import LATEST, Commonness, Weighed
from bot.articles.stories import Facts, Fingerprint, Match, choose, fingerprint, same_event
from bot.articles.story_keys import story_keys
from bot.briefing.offline import remembered_draft
from bot.errors import ConfigurationError
from bot.model import Article, ArticleText
from bot.store import articles, stories
from bot.store.articles import ReadArticle
from bot.store.columns import Tx
from bot.store.stories import Asked, Told

STORY_WINDOW = timedelta(days=3)
"""Articles told further apart than this tell different events."""
CANDIDATES = 16
REMEMBERED = 1_024
"""Fingerprints that are kept in memory, some 15 KB each: what is like an article is mostly as new."""
_OPENED = 1 << 62
"""From here on numbers stand for stories that are opened at the end of a batch, newer than any there is."""


def fingerprint_of(article: ArticleText) -> Fingerprint:
    """Return what is kept of an article, with the facts that rules find in it; fifteen milliseconds for 300 words."""
    draft = remembered_draft(article)
    facts = Facts(
        frozenset(party.name for party in draft.parties),
        frozenset(f"{each.kind} {each.status}" for each in draft.agreements),
        frozenset(f"{each.value:.12g} {each.unit}" for each in draft.figures),
        frozenset(each.code for each in draft.sectors),
    )
    return fingerprint(
        article.title, article.text, language=article.language, published_at=article.published_at, facts=facts
    )


@dataclass(frozen=True, slots=True)
class Joined:
    """The story of an article that was read; `opened`: the article is the first of it. `match`: why, or why not."""

    story_id: int
    opened: bool
    match: Match | None = None


class Joiner:
    """Joins articles to stories as they come. It remembers which terms are common, and learns that from the store."""

    def __init__(self) -> None:
        self._commonness: Commonness | None = None
        self._prints: dict[int, Fingerprint] = {}

    async def read(self, tx: Tx, batch: Sequence[tuple[ArticleText, Fingerprint]], now: datetime) -> list[Joined]:
        """Store articles as read, each in the story that it tells, chosen among those told within the window.

        They are decided one after the other, each of them knowing those before it. Of an article that was read already
        nothing changes.
        """
        await stories.lock_stories(tx)
        ids = [int(text.id) for text, _ in batch]
        known = await articles.stories_of(tx, ids)
        new = {article_id: each for article_id, each in zip(ids, batch, strict=True) if article_id not in known}
        found = await self._choose(tx, new, now)
        read = [_read(article_id, found[article_id].story_id, *each) for article_id, each in new.items()]
        await articles.mark_read(tx, read, now)
        return [found.get(each) or Joined(known[each], opened=False) for each in ids]

    async def _choose(
        self, tx: Tx, new: Mapping[int, tuple[ArticleText, Fingerprint]], now: datetime
    ) -> dict[int, Joined]:
        """Choose or open a story for each article, and index the articles for those to come."""
        commonness = await self.commonness(tx)
        for _, prints in new.values():
            commonness.add(prints)
        weighed = [Weighed(prints, commonness) for _, prints in new.values()]
        asked = [
            Asked(article_id, story_keys(each), told_at(text.published_at, now))
            for each, (article_id, (text, _)) in zip(weighed, new.items(), strict=True)
        ]
        known = self._prints.copy()
        found = await stories.candidates(tx, asked, STORY_WINDOW, CANDIDATES, known)
        known = self._remembered(known, (each for told in found for each in told))
        joined: dict[int, Joined] = {}
        for one, article, told in zip(asked, weighed, found, strict=True):
            near = [(each.shared, each.article_id, each.story_id, known[each.article_id]) for each in told]
            near += [
                (shared, each.article_id, joined[each.article_id].story_id, new[each.article_id][1])
                for each in asked[: len(joined)]
                if (shared := _shared(one, each))
            ]
            near.sort(key=lambda each: each[:2], reverse=True)
            choice = choose(article, [each[2:] for each in near[:CANDIDATES]])
            story_id = _OPENED + len(joined) if choice.story_id is None else choice.story_id
            joined[one.article_id] = Joined(story_id, choice.story_id is None, choice.match)
        self._prints |= {article_id: prints for article_id, (_, prints) in new.items()}
        await stories.add_keys(tx, asked)
        opened = [each.story_id for each in joined.values() if each.opened]
        ids = dict(zip(opened, await stories.open_stories(tx, len(opened), now), strict=True))
        return {n: replace(each, story_id=ids.get(each.story_id, each.story_id)) for n, each in joined.items()}

    def _remembered(self, known: Mapping[int, Fingerprint], told: Iterable[Told]) -> dict[int, Fingerprint]:
        """Return the fingerprints of articles; those that were asked for or read last are remembered."""
        found: dict[int, Fingerprint] = {}
        for each in told:
            if each.article_id not in found:
                found[each.article_id] = known.get(each.article_id) or Fingerprint.from_json(each.fingerprint or {})
                self._prints.pop(each.article_id, None)
        self._prints |= found
        while len(self._prints) > max(REMEMBERED, len(found)):
            del self._prints[next(iter(self._prints))]
        return found

    async def commonness(self, tx: Tx) -> Commonness:
        """Return which terms are common; read from the store the first time."""
        if self._commonness is None:
            latest = await stories.latest_fingerprints(tx, LATEST)
            self._commonness = Commonness(map(Fingerprint.from_json, latest))
        return self._commonness


def _shared(one: Asked, other: Asked) -> int:
    """How many keys two articles share that were told within the window."""
    return len(set(one.keys) & set(other.keys)) if abs(one.told_at - other.told_at) <= STORY_WINDOW else 0


def _read(article_id: int, story_id: int, text: ArticleText, prints: Fingerprint) -> ReadArticle:
    return ReadArticle(
        article_id,
        story_id,
        text.text,
        text.language,
        prints.to_json(),
        text.title,
        text.url,
        text.published_at,
        text.author,
        text.picture,
    )


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
    (new,) = await stories.open_stories(tx, 1, now)
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
    about = ("by", article.author), ("at", article.url), ("picture", article.picture)
    yield from (f"    {name}: {told}" for name, told in about if told)
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
