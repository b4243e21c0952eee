"""Let an article open its story's briefing or revise it, and owe chats what is new to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.articles.stories import Fingerprint, is_copy
from bot.briefing.revising import Revised, revise, without_articles
from bot.delivery.render.briefing import MAX_SOURCES
from bot.model import Article, ArticleState, Briefing, Changes, StoredBriefing
from bot.store import articles, briefings
from bot.store.columns import Tx
from bot.store.followers import deliver_to_followers
from bot.store.revisions import NOTHING_OWED, Owed, add_revision, owe_revision, remove_briefing, story_briefing


@dataclass(frozen=True, slots=True)
class Told:
    """What a briefing became: `revision` is None where it stayed as it was, 1 where it is new."""

    briefing_id: int
    language: str
    revision: int | None = None
    news: bool = False
    owed: Owed = NOTHING_OWED


async def is_told(tx: Tx, article: Article) -> bool:
    """Whether an article is a copy of one of its story that is done with: no model has to read it again."""
    own = await articles.fingerprint_of(tx, article.id)
    if own is None or article.story_id is None:
        return False
    new = Fingerprint.from_json(own)
    return any(
        is_copy(new, Fingerprint.from_json(old)) for old in await articles.fingerprints_told(tx, article.story_id)
    )


async def tell(tx: Tx, article: Article, briefing: Briefing | None, now: datetime) -> Told | None:
    """Store what an article tells of its story, in its own `briefing` (None: it is a copy), and owe it to chats.

    None where neither it nor an article before it has anything to report.
    """
    assert article.story_id is not None
    told = await _join(tx, article, briefing, now)
    if told is not None or briefing is None or not briefing.relevant:
        if told is None:
            await articles.mark_final(tx, article.id, ArticleState.NOTHING)
        return told
    briefing_id = await briefings.add_briefing(tx, article.story_id, article.id, briefing, now)
    if briefing_id is None:  # another process was faster
        return await _join(tx, article, briefing, now)
    await articles.mark_final(tx, article.id, ArticleState.BRIEFED)
    pushes = await deliver_to_followers(tx, briefing_id, now=now, push=not article.backlog)
    return Told(briefing_id, briefing.language, 1, not article.backlog, Owed(pushes=pushes))


async def _join(tx: Tx, article: Article, briefing: Briefing | None, now: datetime) -> Told | None:
    """Make an article a source of its story's briefing, revised by what it adds; None where there is none.

    With nothing to add it is one more source, and that a revision as long as the message shows it. What a feed held
    when it was added is no news.
    """
    assert article.story_id is not None
    stored = await story_briefing(tx, article.story_id)
    if stored is None:
        return None
    await articles.mark_final(tx, article.id, ArticleState.JOINED)
    revised = Revised(stored.briefing, Changes(), told_anew=False)
    if briefing is not None and briefing.relevant:
        published = await articles.published(tx, [source.article_id for source in stored.sources])
        revised = revise(stored.briefing, briefing, published)
    if not revised.told_anew and article.id not in [source.article_id for source in stored.sources[:MAX_SOURCES]]:
        return Told(stored.id, stored.briefing.language)
    return await _rewrite(tx, stored, revised, article_id=article.id, news=not article.backlog, now=now)


async def story_changed(tx: Tx, story_id: int, now: datetime) -> Told | None:
    """Bring a story's briefing in line with its articles; None where it has no briefing, or none any more.

    Call it for each story that articles were moved from or to, in the transaction that moves them, when their
    `story_id` is the new one; set those that were moved READ, and they are told anew in their new story (a model's
    answers are kept: that costs nothing). Facts of articles that left are taken back; when the article left that
    headline and summary are from, another is told anew in its place. Chats get an edit of what they have, and nothing
    that notifies them. The briefing of a story without articles goes, with what is owed of it.
    """
    stored = await story_briefing(tx, story_id)
    if stored is None:
        return None
    if not stored.sources:
        await remove_briefing(tx, stored.id)
        return None
    kept = frozenset(str(source.article_id) for source in stored.sources)
    left = without_articles(stored.briefing, kept)
    if left.id not in kept:
        first = stored.sources[0].article_id
        left = replace(left, id=str(first))
        await articles.tell_again(tx, first, now)
    return await _rewrite(tx, stored, Revised(left, Changes(), told_anew=True), article_id=int(left.id), now=now)


async def _rewrite(
    tx: Tx, stored: StoredBriefing, revised: Revised, *, article_id: int, now: datetime, news: bool = False
) -> Told:
    searched = await briefings.searched_text(tx, stored.id)
    revision = await add_revision(tx, stored, revised.briefing, article_id=article_id, changes=revised.changes, now=now)
    news = news and bool(revised.changes)
    owed = await owe_revision(tx, stored, searched, revision, now=now, news=news)
    return Told(stored.id, revised.briefing.language, revision, news, owed)
