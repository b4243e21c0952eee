"""The way of an article, step by step over real HTTP and both databases: once, in order, and never lost."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot import joining, pipeline, polls
from bot.articles.notices import is_enough
from bot.briefing.offline import OfflineAnalyst
from bot.feeds.fetch import Fetcher
from bot.model import (
    AgreementStatus,
    Article,
    ArticleState,
    ArticleText,
    Briefing,
    DeliveryState,
    Follow,
    FollowKind,
    PartyRole,
)
from bot.pipeline import Services
from bot.store import articles, briefings, chats, deliveries, feeds, schema
from bot.store.engine import Store
from tests.desks import services_for
from tests.moments import Timeline
from tests.site import Site, Story, football, pact, serve_site

START = datetime(2025, 9, 24, 12, tzinfo=UTC)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A news site with nothing on it yet."""
    async with serve_site() as served:
        yield served


@pytest.fixture
async def services(store: Store) -> AsyncIterator[Services]:
    """Everything real but Telegram, which these steps do not ask."""
    async with Fetcher(allow_private=True) as fetcher:
        yield services_for(store, fetcher, Timeline())


async def later(s: Services, **wait: float) -> None:
    """Let time pass."""
    assert isinstance(s.clock, Timeline)
    s.clock.now += timedelta(**wait)


async def work(s: Services) -> None:
    """Do what the tables say is due, until nothing is; what was only deferred is forgotten, as by a crash."""
    steps: dict[str, Callable[..., Awaitable[None]]] = {
        "poll_feed": lambda s, feed_id: polls.Poller(s).poll(feed_id),
        "read_article": pipeline.read_article,
        "write_briefing": pipeline.write_briefing,
    }
    for _ in range(20):
        due = [(job, ids) for job, ids in await pipeline.due_work(s) if job in steps]
        if not due:
            return
        for job, ids in due:
            await steps[job](s, **ids)
    raise AssertionError(f"still due: {due}")


async def watch(s: Services, site: Site) -> int:
    """Add the site's feed."""
    async with s.store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, site.feed_url, s.clock())
    return feed.id


async def subscriber(s: Services, chat_id: int = 7, *, digest: time | None = None) -> None:
    """A chat that follows everything and has had its welcome."""
    async with s.store.begin() as tx:
        await chats.upsert_chat(tx, chat_id, "private", "Ana", "UTC")
        await chats.subscribe(
            tx, chat_id, Follow(FollowKind.ALL), now=s.clock(), digest_time=digest, next_digest_at=START, welcome=0
        )


async def all_articles(s: Services) -> dict[str, Article]:
    """Every article by the last part of its address."""
    async with s.store.read() as tx:
        ids = (await tx.execute(select(schema.articles.c.id))).scalars().all()
        found = [await articles.get_article(tx, number) for number in ids]
    return {a.url.rsplit("/", 1)[1]: a for a in found if a is not None}


async def owed(s: Services) -> list[int]:
    """The briefings that are pending for any chat, leased and put back."""
    async with s.store.begin() as tx:
        leased = await deliveries.lease(tx, now=s.clock(), lease_until=s.clock(), limit=100)
        for delivery in leased:
            await deliveries.requeue(tx, delivery.id, s.clock(), "looked at")
    assert all(d.state is DeliveryState.SENDING for d in leased)
    return [d.briefing_id for d in leased if d.briefing_id is not None]


async def test_a_feed_becomes_a_briefing_for_its_subscribers(services: Services, site: Site) -> None:
    """A new article is fetched in full, briefed with evidence from its page, and owed to each subscriber once."""
    await subscriber(services)
    await watch(services, site)
    await work(services)
    site.stories += [pact("pact"), football("match")]
    await later(services, minutes=6)
    await work(services)
    found = await all_articles(services)
    assert {slug: a.state for slug, a in found.items()} == {
        "pact": ArticleState.BRIEFED,
        "match": ArticleState.NOTHING,
    }
    async with services.store.read() as tx:
        (stored,) = await briefings.latest_briefings(tx, 10)
    text = f"{found['pact'].title}\n{found['pact'].text}"
    written = stored.briefing
    lists = (written.parties, written.agreements, written.sectors, written.figures)
    quotes = [fact.evidence.quote for facts in lists for fact in facts]
    assert {"Norway", "Chile"} <= {p.name for p in stored.briefing.parties}
    assert quotes
    assert all(quote in text for quote in quotes)
    assert stored.sources[0].url.endswith("/pact")
    assert await owed(services) == [stored.id]
    await work(services)
    assert await owed(services) == [stored.id]


async def test_what_a_feed_held_when_it_was_added_is_not_pushed(services: Services, site: Site) -> None:
    """Old entries are briefed for /latest, ten at most, and owed to nobody."""
    places = [("Norway", "Chile"), ("Japan", "Kenya"), ("Peru", "Italy"), ("Ghana", "Spain")]
    site.stories += [pact(f"old-{n}", *places[n], field_=f) for n, f in enumerate(("steel", "fish", "rail", "tea"))]
    site.stories += [football(f"match-{n}") for n in range(15)]
    await subscriber(services)
    await watch(services, site)
    await work(services)
    states = [a.state for a in (await all_articles(services)).values()]
    assert states.count(ArticleState.ARCHIVED) == 19 - polls.BACKLOG_BRIEFED
    assert not await owed(services)


async def test_two_articles_on_one_event_are_one_briefing_with_two_sources(services: Services, site: Site) -> None:
    """The second article of an event joins the first's story: no second push, one more source."""
    await subscriber(services)
    await watch(services, site)
    await work(services)
    site.stories.append(pact("first"))
    await later(services, minutes=6)
    await work(services)
    copy = pact("second")
    copy.title = "Chile, Norway in hydrogen memorandum"
    site.stories.append(copy)
    await later(services, hours=5)
    await work(services)
    assert (await all_articles(services))["second"].state is ArticleState.JOINED
    async with services.store.read() as tx:
        (stored,) = await briefings.latest_briefings(tx, 10)
    assert [source.url.rsplit("/", 1)[1] for source in stored.sources] == ["first", "second"]
    assert await owed(services) == [stored.id]


async def test_an_unchanged_feed_is_not_read_again(services: Services, site: Site) -> None:
    """The second poll asks conditionally, is told 304, and the next is due an interval later."""
    site.stories.append(pact("pact"))
    feed_id = await watch(services, site)
    await work(services)
    await later(services, minutes=6)
    await work(services)
    assert (site.asked["/feed.xml"], site.not_modified) == (2, 1)
    async with services.store.read() as tx:
        feed = await feeds.get_feed(tx, feed_id)
    assert feed is not None
    assert feed.next_poll_at == services.clock() + services.poll_interval
    assert site.asked["/pact"] == 1


async def test_a_failing_feed_is_recorded_and_polled_less_often_while_others_go_on(
    services: Services, site: Site
) -> None:
    """Each failure doubles the wait and keeps its reason; the other feed's article is briefed meanwhile."""
    async with serve_site() as broken:
        broken.feed_status = 500
        bad = await watch(services, broken)
        await watch(services, site)
        await work(services)
        site.stories.append(pact("pact"))
        await later(services, minutes=11)
        await work(services)
        async with services.store.read() as tx:
            feed = await feeds.get_feed(tx, bad)
        assert feed is not None
        assert feed.failures == 2
        assert "500" in (feed.last_error or "")
        assert feed.next_poll_at - services.clock() == timedelta(minutes=20)
        assert (await all_articles(services))["pact"].state is ArticleState.BRIEFED
        broken.feed_status = 200
        await later(services, minutes=21)
        await work(services)
        async with services.store.read() as tx:
            mended = await feeds.get_feed(tx, bad)
        assert mended is not None
        assert (mended.failures, mended.last_error) == (0, None)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "empty"),
        (b"<!doctype html><html><head><title>Shop</title></head><body>Welcome</body></html>", ""),
        ("not a feed, whatever the header says".encode("utf-16"), ""),
    ],
)
async def test_a_feed_that_is_none_is_a_failure_with_a_reason(
    services: Services, site: Site, body: bytes, says: str
) -> None:
    """HTML, nothing, or rubbish where a feed should be: recorded, and nothing else stops."""
    site.feed_body = body
    feed_id = await watch(services, site)
    await work(services)
    async with services.store.read() as tx:
        feed = await feeds.get_feed(tx, feed_id)
    assert feed is not None
    assert feed.failures == 1
    assert says in (feed.last_error or "no reason").lower()


async def test_a_page_that_fails_is_tried_again_and_then_given_up_with_a_reason(services: Services, site: Site) -> None:
    """A 503 is tried again with growing waits; the article ends as failed with its reason, or is briefed after all."""
    await watch(services, site)
    await work(services)
    site.stories += [replace(pact("down"), page=False), replace(pact("back", "Peru", "Italy", "rail"), page=False)]
    await later(services, minutes=6)
    await work(services)
    await pipeline.read_article(services, (await all_articles(services))["down"].id)  # as it was due a moment ago
    found = await all_articles(services)
    assert [found[s].state for s in ("down", "back")] == [ArticleState.FOUND, ArticleState.FOUND]
    assert [found[s].attempts for s in ("down", "back")] == [1, 1]
    site.stories[1].page = True
    for _ in range(pipeline.READ_ATTEMPTS):
        await later(services, hours=3)
        await work(services)
    found = await all_articles(services)
    assert found["back"].state is ArticleState.BRIEFED
    assert found["down"].state is ArticleState.FAILED
    assert "503" in (found["down"].reason or "")


async def test_who_wrote_an_article_is_kept_with_it(services: Services, site: Site) -> None:
    """Author and picture are stored, and the briefing's source names the author."""
    await watch(services, site)
    await work(services)
    head = "<meta name='author' content='Ann Lee'><meta property='og:image' content='/cod.jpg'>"
    site.stories.append(replace(pact("pact"), head=head))
    await later(services, minutes=6)
    await work(services)
    article = (await all_articles(services))["pact"]
    assert (article.author, article.picture) == ("Ann Lee", f"{site.url}/cod.jpg")
    async with services.store.read() as tx:
        (stored,) = await briefings.latest_briefings(tx, 10)
        lines = await joining.why(tx, article.id, article.id)
    assert [source.author for source in stored.sources] == ["Ann Lee"]
    assert "    by: Ann Lee" in lines


async def test_who_wrote_an_article_is_kept_where_only_its_feed_says(services: Services, site: Site) -> None:
    """A feed that carries the whole article names the author as well: its page is not asked."""
    await watch(services, site)
    await work(services)
    site.feed_body = (
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Wire</title><item>"
        f"<title>{pact('pact').title}</title><link>{site.url}/pact</link><dc:creator>Bo Park</dc:creator>"
        f"<content:encoded><![CDATA[<p>{'</p><p>'.join(pact('pact').paragraphs * 2)}</p>]]></content:encoded>"
        "</item></channel></rss>"
    ).encode()
    await later(services, minutes=6)
    await work(services)
    article = (await all_articles(services))["pact"]
    assert (article.state, article.author, site.asked["/pact"]) == (ArticleState.BRIEFED, "Bo Park", 0)


async def test_the_text_of_a_feed_stands_in_for_a_page_that_is_gone(services: Services, site: Site) -> None:
    """Where it is long enough to be an article: in Korean that takes half as many characters."""
    await watch(services, site)
    await work(services)
    text = (
        "한국과 일본이 26일 서울에서 반도체 공급망 협정에 서명했다고 산업통상부가 밝혔다. "
        "양해각서에 따라 양국은 1억2000만 달러 규모의 감광액을 공동으로 비축한다. "
        "협정은 내년 1월 발효된다. 양국 통상장관은 이틀간의 회담을 마친 뒤 서명식을 가졌다."
    )
    items = "".join(
        f"<item><title>한일 협정</title><link>{site.url}/{name}</link><description>{words}</description></item>"
        for name, words in (("long", text), ("short", text[:80]))
    )
    site.feed_body = f"<rss version='2.0'><channel><title>뉴스</title>{items}</channel></rss>".encode()
    for _ in range(pipeline.READ_ATTEMPTS):
        await later(services, hours=3)
        await work(services)
    found = await all_articles(services)
    assert (found["long"].state, found["short"].state) == (ArticleState.BRIEFED, ArticleState.FAILED)


async def test_a_headline_alone_is_not_briefed(services: Services, site: Site) -> None:
    """A link of Google News says nothing of its page, and its text in the feed is other headlines."""
    await subscriber(services)
    await watch(services, site)
    await work(services)
    headlines = "".join(f"<li>Norland and Sudland sign fisheries pact, paper {n} says</li>" for n in range(9))
    site.feed_body = (
        "<rss version='2.0'><channel><title>Pacts</title><item><title>Norland and Sudland sign pact - Wire</title>"
        "<link>https://news.google.com/rss/articles/CBMiWkFVX3lxTE5hYmNkZWZnaA</link>"
        f"<description><![CDATA[<ol>{headlines}</ol>]]></description></item></channel></rss>"
    ).encode()
    await later(services, minutes=6)
    await work(services)
    (article,) = (await all_articles(services)).values()
    assert (article.state, is_enough(article.content)) == (ArticleState.FAILED, True)
    assert "headline only" in (article.reason or "")
    assert await owed(services) == []


async def test_doing_a_step_twice_changes_nothing(services: Services, site: Site) -> None:
    """Every step run again, as after a crash, leaves one article, one briefing, one delivery."""
    await subscriber(services)
    feed_id = await watch(services, site)
    await work(services)
    site.stories.append(pact("pact"))
    await later(services, minutes=6)
    for _ in range(2):
        await polls.Poller(services).poll(feed_id)
    article_id = (await all_articles(services))["pact"].id
    for _ in range(2):
        await pipeline.read_article(services, article_id)
    for _ in range(2):
        await pipeline.write_briefing(services, article_id)
    assert len(await owed(services)) == 1
    assert site.asked["/pact"] == 1


# ------------------------------------------------------------------ stories that go on


class Counting(OfflineAnalyst):
    """The offline analyst, which counts what it is asked as a model would be."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    async def brief(self, article: ArticleText) -> Briefing:
        self.asked.append(article.title)
        return await super().brief(article)


def talks(slug: str) -> Story:
    """What `pact` tells, while it was not signed yet."""
    story = pact(slug)
    story.title = "Norway and Chile negotiate hydrogen memorandum"
    story.paragraphs[0] = (
        "Norway and Chile are negotiating a memorandum of understanding on hydrogen, the energy ministers of both "
        "countries said on Wednesday after talks that had lasted for most of the year."
    )
    return story


async def test_a_story_that_goes_on_revises_its_briefing(services: Services, site: Site) -> None:
    """Talks, then a signature: one briefing in its second revision, told by both articles, each fact by its own."""
    await subscriber(services)
    await watch(services, site)
    await work(services)
    site.stories.append(talks("talks"))
    await later(services, minutes=6)
    await work(services)
    (first,) = await owed(services)
    async with services.store.begin() as tx:
        for delivery in await deliveries.lease(tx, now=services.clock(), lease_until=services.clock(), limit=9):
            await deliveries.mark_all_sent(tx, {delivery.id: 1}, services.clock())
    signed = pact("signed")
    signed.published += timedelta(hours=3)
    signed.paragraphs.append("The ministers thanked the embassies of both countries for a year of patient work.")
    site.stories.append(signed)
    await later(services, hours=5)
    await work(services)
    async with services.store.read() as tx:
        (stored,) = await briefings.latest_briefings(tx, 10)
        kinds = (await tx.execute(select(schema.deliveries.c.kind).order_by(schema.deliveries.c.kind))).scalars().all()
    assert (stored.id, stored.revision) == (first, 2)
    (agreement,) = [a for a in stored.briefing.agreements if a.status is AgreementStatus.SIGNED]
    by_article = {str(source.article_id): source.url.rsplit("/", 1)[1] for source in stored.sources}
    assert by_article[agreement.evidence.article_id] == "signed"
    assert {by_article[f.evidence.article_id] for f in stored.briefing.figures} == {"talks"}
    assert {p.role for p in stored.briefing.parties} == {PartyRole.SIGNATORY}, "the later article knows them as such"
    assert stored.briefing.headline == "Norway and Chile sign hydrogen memorandum"
    assert kinds == ["change", "edit", "push"]


async def test_a_copy_is_a_source_that_no_model_reads(services: Services, site: Site) -> None:
    """The same text under another headline, of a briefed article and of one with nothing in it, costs nothing."""
    analyst = Counting()
    services = replace(services, analyst=analyst)
    await watch(services, site)
    await work(services)
    site.stories += [pact("pact"), football("match")]
    await later(services, minutes=6)
    await work(services)
    for original in (pact("pact-again"), football("match-again")):
        original.title = f"{original.title}, agencies say"
        site.stories.append(original)
    await later(services, hours=1)
    await work(services)
    assert len(analyst.asked) == 2
    found = await all_articles(services)
    assert [found[s].state for s in ("pact-again", "match-again")] == [ArticleState.JOINED, ArticleState.NOTHING]
    async with services.store.read() as tx:
        (stored,) = await briefings.latest_briefings(tx, 10)
    assert (stored.revision, len(stored.sources)) == (2, 2)
