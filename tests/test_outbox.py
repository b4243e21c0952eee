"""The outbox over real HTTP and both databases: each message ends as docs/operations.md says."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from structlog.testing import capture_logs
from telegram.ext import ExtBot

from bot import outbox
from bot.delivery import sender
from bot.delivery.limiter import SlidingWindowLimiter
from bot.delivery.message import Message
from bot.delivery.outcomes import Sent
from bot.delivery.request import AiohttpRequest
from bot.errors import DatabaseUnavailable, TokenRefused
from bot.feeds.fetch import Fetcher
from bot.model import Answer, ArticleText, Briefing, Delivery, DeliveryState, Follow, FollowKind
from bot.outbox import deliver
from bot.pipeline import Services
from bot.sandbox.faults import Fault
from bot.sandbox.server import GROUP_ID, Sandbox
from bot.settling import ATTEMPTS
from bot.store import chats, deliveries
from bot.store.columns import Tx, insert
from bot.store.engine import Store
from bot.store.schema import briefings, follows, holds
from bot.store.schema import chats as chat_table
from bot.store.schema import deliveries as table
from tests.factories import NOON, briefing
from tests.moments import until
from tests.rows import add_briefing, owe_digest

Json = dict[str, Any]
TOKEN = "1:outbox"
PENDING, SENDING, SENT, UNCERTAIN, DEAD, FOLDED = DeliveryState


@dataclass
class Timeline:
    """A clock that a test moves, for the database and for the limiter."""

    shift: float = 0

    def __call__(self) -> datetime:
        return NOON + timedelta(seconds=self.shift)

    def monotonic(self) -> float:
        """What the limiter takes for the time."""
        return time.monotonic() + self.shift


class Silent:
    """An analyst and a queue that the outbox has no use for."""

    name = "offline"

    async def brief(self, article: ArticleText) -> Briefing:
        raise AssertionError("the outbox briefs nothing")

    async def answer(self, question: str, briefing: Briefing, article: ArticleText) -> Answer:
        raise AssertionError("the outbox answers nothing")

    async def defer(self, job: str, /, **ids: int) -> None:
        raise AssertionError("the outbox defers nothing")


@dataclass
class World:
    """A database, a sandbox and an outbox between them."""

    store: Store
    sandbox: Sandbox
    services: Services
    clock: Timeline = field(default_factory=Timeline)

    async def owe(self, chat_ids: range | list[int], *headlines: str) -> None:
        """Owe these chats a briefing with each headline; those whom the sandbox does not know by an id from 5000 on
        have started the bot."""
        new = [chat for chat in chat_ids if chat >= 5000 and chat not in self.sandbox.world.rooms]
        for chat in new:
            self.sandbox.people.add_users(range(chat, chat + 1))
        async with self.store.begin() as tx:
            people = [
                {"id": chat, "kind": "private" if chat > 0 else "group", "title": "", "time_zone": "UTC"}
                for chat in chat_ids
            ]
            await tx.execute(insert(tx, chat_table).on_conflict_do_nothing(), people)
            followed = [{"chat_id": chat, "kind": FollowKind.ALL, "needle": "", "value": ""} for chat in chat_ids]
            await tx.execute(insert(tx, follows).on_conflict_do_nothing(), followed)
            for headline in headlines or ("News",):
                briefing_id = await add_briefing(tx, briefing(headline))
                await chats.deliver_to_followers(tx, briefing_id, now=self.clock(), push=True)

    async def owe_digest(self, chat_id: int) -> None:
        """Owe a chat a digest of one briefing that it is not owed by itself."""
        self.sandbox.people.add_users(range(chat_id, chat_id + 1))
        async with self.store.begin() as tx:
            await chats.upsert_chat(tx, chat_id, "private", "", "UTC")
            ids = [await add_briefing(tx, briefing("Digested"))]
            await owe_digest(tx, chat_id, *ids)

    def fail(self, kind: str = "status", **options: Any) -> None:
        """Script a fault of sendMessage."""
        self.sandbox.faults.add(Fault(kind, **options))

    async def rows(self) -> list[Any]:
        """Every delivery, oldest first."""
        async with self.store.read() as tx:
            return list((await tx.execute(select(table).order_by(table.c.id))).all())

    async def states(self) -> Counter[str]:
        """How many deliveries are in each state."""
        return Counter(row.state for row in await self.rows())

    def arrived(self, chat_id: int) -> list[str]:
        """The first lines of the bot's messages in a chat."""
        kept = self.sandbox.world.messages.get(chat_id, {}).values()
        return [m["text"].split("\n")[0] for m in kept if "text" in m]

    @property
    def total(self) -> int:
        """How many messages arrived in all chats."""
        return sum(len(self.arrived(chat)) for chat in self.sandbox.world.rooms)

    async def deliver_until_settled(self, passes: int = 20) -> int:
        """Deliver, move on to when something is due again, deliver; return how many passes that took."""
        for number in range(1, passes + 1):
            await deliver(self.services)
            async with self.store.read() as tx:
                waiting = table.c.state == PENDING
                heads = select(func.min(table.c.id)).where(waiting).group_by(table.c.chat_id)  # others wait for these
                due = await tx.scalar(select(func.min(table.c.due_at)).where(table.c.id.in_(heads)))
                held = await tx.scalar(select(func.max(holds.c.until)))
            if due is None:
                return number
            due = max(due, held) if held is not None else due
            self.clock.shift = max(self.clock.shift, (due - NOON).total_seconds())
        raise AssertionError(f"not settled: {await self.states()}")


on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what is the same on every database."""


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[Any]]:
    """What is logged; printing it takes longer than sending."""
    with capture_logs() as lines:
        yield lines


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A Bot API server without limits of its own."""
    server = Sandbox(token=TOKEN, sample=False, limits=None)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def requests() -> AsyncIterator[tuple[AiohttpRequest, AiohttpRequest]]:
    """What carries requests, open."""
    sending, polling = AiohttpRequest(), AiohttpRequest(connections=1)
    async with sending, polling:
        yield sending, polling


def build(store: Store, sandbox: Sandbox, carriers: tuple[AiohttpRequest, AiohttpRequest], **options: Any) -> World:
    """An outbox; `options`: `token`, and those of the limiter, which by default lets a thousand a second through."""
    clock = Timeline()
    token = options.pop("token", TOKEN)
    rates = {"overall": 1000, "chat": 1000, "group": 1000} | options
    bot = ExtBot(
        token,
        base_url=f"{sandbox.api_url}/bot",
        request=carriers[0],
        get_updates_request=carriers[1],
        rate_limiter=SlidingWindowLimiter(clock=clock.monotonic, **rates),
    )
    services = Services(
        store=store,
        fetcher=Fetcher(),
        analyst=Silent(),
        bot=bot,
        queue=Silent(),
        clock=clock,
        poll_interval=timedelta(minutes=5),
        jitter=lambda: 0.0,
        sender="test",
    )
    return World(store, sandbox, services, clock)


Build = Callable[..., World]


@pytest.fixture
def built(store: Store, sandbox: Sandbox, requests: tuple[AiohttpRequest, AiohttpRequest]) -> Build:
    """A maker of outboxes on one database and one sandbox."""
    return lambda **options: build(store, sandbox, requests, **options)


@pytest.fixture
def world(built: Build) -> World:
    """An outbox that is fast."""
    return built()


# ------------------------------------------------------------------ what works


async def test_what_is_owed_is_sent_and_recorded(world: World) -> None:
    """A message arrives once, and its row has Telegram's id of it."""
    await world.owe([5000], "News")
    await deliver(world.services)
    (row,) = await world.rows()
    assert (row.state, row.message_id, row.sent_at, row.attempts) == (SENT, 1, NOON, 0)
    await deliver(world.services)
    assert world.arrived(5000) == ["News"]


async def test_a_broadcast_reaches_every_chat_once_and_in_order(world: World) -> None:
    """Five briefings for sixty chats: three hundred messages, each once, each chat's in the order they were written."""
    headlines = [f"News {number}" for number in range(5)]
    await world.owe(range(5000, 5060), *headlines)
    await deliver(world.services)
    assert all(world.arrived(chat) == headlines for chat in range(5000, 5060))
    assert await world.states() == {SENT: 300}


@on_sqlite
async def test_a_long_digest_arrives_in_its_parts_and_is_found_by_a_reply(world: World) -> None:
    """A digest's delivery is sent as a digest, and a reply to it is about its briefings."""
    await world.owe_digest(5000)
    await deliver(world.services)
    (row,) = await world.rows()
    assert row.state == SENT
    assert "Digested" in world.sandbox.world.messages[5000][1]["text"]
    async with world.store.read() as tx:
        assert len(await deliveries.briefing_of_message(tx, 5000, 1)) == 1


@on_sqlite
async def test_what_becomes_due_meanwhile_does_not_wait_for_a_slow_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While Telegram takes its time with one message, what another chat is owed since goes out."""
    monkeypatch.setattr(outbox, "LOOK_SECONDS", 0.05)
    world.fail("delay", chat_id=5000, seconds=0.6)
    await world.owe([5000])
    sending = asyncio.create_task(deliver(world.services))
    await until(lambda: world.sandbox.faults.happened != {})
    await world.owe([5001], "Later news")
    await until(lambda: world.arrived(5001) == ["Later news"], 0.5)
    assert not sending.done()
    await sending


async def test_two_senders_on_one_database_send_nothing_twice(built: Build) -> None:
    """Two outboxes at once, as two processes: they share the work."""
    first, second = built(), built()
    headlines = ["One", "Two"]
    await first.owe(range(5000, 5060), *headlines)
    await asyncio.gather(deliver(first.services), deliver(replace(second.services, sender="other")))
    await deliver(first.services)
    assert all(first.arrived(chat) == headlines for chat in range(5000, 5060))


# ------------------------------------------------------------------ nothing was sent


async def test_a_server_error_is_tried_again_with_growing_waits(world: World) -> None:
    """Three 500, then it passes: sent once, each wait four times the last."""
    world.fail(times=3)
    await world.owe([5000])
    waits = []
    for _ in range(3):
        await deliver(world.services)
        (row,) = await world.rows()
        waits.append((row.due_at - world.clock()).total_seconds())
        world.clock.shift += waits[-1]
    await deliver(world.services)
    (row,) = await world.rows()
    assert waits == [2, 8, 32]
    assert (row.state, row.attempts, row.reason) == (SENT, 3, None)
    assert world.arrived(5000) == ["News"]


@on_sqlite
async def test_an_attempt_too_many_is_the_last(world: World) -> None:
    """What fails eight times is dead, with the reason; what came after it in its chat is sent."""
    world.fail(chat_id=5000, times=ATTEMPTS)
    await world.owe([5000], "First", "Second")
    await world.deliver_until_settled()
    first, second = await world.rows()
    assert (first.state, first.attempts) == (DEAD, ATTEMPTS - 1)
    assert first.reason == "gave up after 8 attempts: Internal Server Error"
    assert second.state == SENT
    assert world.clock.shift > 3600  # an hour without Telegram loses nothing


@on_sqlite
async def test_no_connection_at_all_is_waited_out(world: World) -> None:
    """While Telegram cannot be reached everything stays owed; then it comes."""
    await world.owe([5000, 5001])
    port = world.sandbox._port
    await world.sandbox._runner.cleanup()  # type: ignore[union-attr]
    await deliver(world.services)
    assert await world.states() == {PENDING: 2}
    assert all("no connection" in row.reason for row in await world.rows())
    world.sandbox._port = port
    await world.sandbox.start()
    await world.deliver_until_settled()
    assert await world.states() == {SENT: 2}


async def test_a_429_holds_its_chat_as_long_as_telegram_says_and_is_no_attempt(world: World) -> None:
    """One chat is to wait for half a minute, and does, ten times over; the others do not."""
    world.fail(status=429, description="Too Many Requests: retry after 30", retry_after=30, chat_id=5000, times=10)
    await world.owe(range(5000, 5010))
    await deliver(world.services)
    assert await world.states() == {PENDING: 1, SENT: 9}
    (row,) = [row for row in await world.rows() if row.chat_id == 5000]
    assert (row.state, row.attempts) == (PENDING, 0)
    assert (row.due_at - world.clock()).total_seconds() == pytest.approx(30, abs=0.5)
    assert await world.deliver_until_settled() == 11
    (row,) = [row for row in await world.rows() if row.chat_id == 5000]
    assert (row.state, row.attempts) == (SENT, 0)


async def test_429_in_two_chats_holds_everything_also_after_a_restart(built: Build) -> None:
    """Telegram wants to hear nothing of the bot for a minute: nothing is asked, by this process or the next."""
    world = built()
    too_many: Json = {"status": 429, "description": "Too Many Requests: retry after 60", "retry_after": 60}
    world.fail(**too_many, chat_id=5000)
    world.fail(**too_many, chat_id=5001)
    await world.owe([5000])
    await deliver(world.services)
    await world.owe([5001], "More")
    await deliver(world.services)
    await world.owe(range(5002, 5010), "And more")
    for again in (world, built()):
        await deliver(again.services)
        assert world.total == 0
    world.clock.shift += 61
    await world.deliver_until_settled()
    assert world.total == 2 + 1 + 10
    assert {row.attempts for row in await world.rows()} == {0}


# ------------------------------------------------------------------ nobody knows


@pytest.mark.parametrize(
    ("fault", "arrived"),
    [
        (Fault("reset_before"), 0),
        (Fault("reset_after"), 1),
        (Fault("timeout_after", seconds=3), 1),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else "",
)
async def test_a_send_of_unknown_outcome(
    world: World, fault: Fault, arrived: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A briefing is uncertain and not sent again, also where it was lost; a digest is sent again."""
    for limit in ("READ_SECONDS", "WRITE_SECONDS", "CONNECT_SECONDS"):
        monkeypatch.setattr(sender, limit, 0.2)
    world.sandbox.faults.add(replace(fault, chat_id=5000), replace(fault, chat_id=5001))
    await world.owe([5000])
    await world.owe_digest(5001)
    await world.deliver_until_settled()
    pushed, digest = await world.rows()
    assert (pushed.state, pushed.message_id) == (UNCERTAIN, None)
    assert "Telegram" in pushed.reason
    assert (digest.state, digest.attempts) == (SENT, 1)
    assert (len(world.arrived(5000)), len(world.arrived(5001))) == (arrived, arrived + 1)


@on_sqlite
async def test_a_digest_is_not_sent_again_for_ever(world: World) -> None:
    """Where each attempt ends unknown there are eight, with growing waits, and it is uncertain in the end."""
    world.fail("reset_before", times=None)
    await world.owe_digest(5000)
    assert await world.deliver_until_settled() == ATTEMPTS
    (row,) = await world.rows()
    assert row.state == UNCERTAIN
    assert world.clock.shift > 3600


# ------------------------------------------------------------------ the chat


@pytest.mark.parametrize("how", ["blocked", "never started", "unknown", "deactivated", "kicked"])
async def test_a_chat_that_cannot_be_written_to_is_left_alone(world: World, how: str) -> None:
    """It is deactivated, what it was owed is dropped with Telegram's reason, and everybody else has theirs."""
    people, chat = world.sandbox.people, 5000
    reason = {
        "blocked": "bot was blocked by the user",
        "never started": "bot can't initiate conversation with a user",
        "unknown": "Chat not found",
        "deactivated": "user is deactivated",
        "kicked": "bot was kicked from the group chat",
    }[how]
    await world.owe([5001], "Earlier")
    if how == "unknown":
        chat = 77
    elif how == "kicked":
        chat = GROUP_ID
        people.set_member(chat, "kicked")
    else:
        people.add_users(range(chat, chat + 1), started=how != "never started")
    if how == "blocked":
        people.block(chat, blocked=True)
    if how == "deactivated":
        world.fail(status=403, description=f"Forbidden: {reason}", chat_id=chat)
    await world.owe([chat], "One", "Two", "Three")
    await deliver(world.services)
    mine = [row for row in await world.rows() if row.chat_id == chat]
    async with world.store.read() as tx:
        stored = await chats.get_chat(tx, chat)
    assert stored is not None
    assert not stored.active
    assert [(row.state, row.reason) for row in mine] == [(DEAD, reason)] * 3
    assert world.arrived(5001) == ["Earlier", "One", "Two", "Three"]


async def test_a_group_that_became_a_supergroup_has_its_messages_there(world: World) -> None:
    """The message that met the change follows to the new id, and the next ones go there at once, in order."""
    await world.owe([GROUP_ID], "One", "Two")
    new_id = world.sandbox.people.migrate(GROUP_ID)
    await deliver(world.services)
    assert world.arrived(new_id) == ["One", "Two"]
    assert [(row.chat_id, row.state) for row in await world.rows()] == [(new_id, SENT)] * 2
    async with world.store.read() as tx:
        assert await chats.get_chat(tx, GROUP_ID) is None
        moved = await chats.get_chat(tx, new_id)
    assert moved is not None
    assert moved.follows == (Follow(FollowKind.ALL),)


async def test_a_new_id_that_cannot_be_stored_stops_nobody_else(world: World) -> None:
    """What cannot be recorded is left to its lease; the other messages of that moment are recorded as sent."""
    nonsense = {"migrate_to_chat_id": 2**70}
    world.fail(status=400, description="Bad Request: group chat was upgraded", parameters=nonsense, chat_id=5000)
    await world.owe(range(5000, 5010))
    await deliver(world.services)
    assert await world.states() == {SENDING: 1, SENT: 9}
    world.clock.shift += outbox.LEASE.total_seconds()
    await deliver(world.services)
    assert await world.states() == {UNCERTAIN: 1, SENT: 9}


# ------------------------------------------------------------------ the message


@on_sqlite
async def test_html_that_telegram_refuses_goes_out_as_plain_text(world: World) -> None:
    """Once, at once, without an attempt counted; when the plain text is refused too, that is the end."""
    refused: Json = {"status": 400, "description": "Bad Request: can't parse entities: Unsupported start tag"}
    world.fail(**refused, chat_id=5000)
    world.fail(**refused, chat_id=5001, times=2)
    await world.owe([5000, 5001], "News")
    await deliver(world.services)
    first, second = sorted(await world.rows(), key=lambda row: int(row.chat_id))
    assert (first.state, first.plain, first.attempts) == (SENT, True, 0)
    assert not any(e["type"] == "bold" for e in world.sandbox.world.messages[5000][1].get("entities", []))
    assert (second.state, world.arrived(5001)) == (DEAD, [])
    assert "can't parse entities" in second.reason.lower()


@on_sqlite
@pytest.mark.parametrize("text", ["message is too long", "message text is empty", "something new"])
async def test_a_message_that_is_refused_for_good_is_dead_and_its_chat_is_not(world: World, text: str) -> None:
    """Any other 400 is about the message: the next one is sent."""
    world.fail(status=400, description=f"Bad Request: {text}")
    await world.owe([5000], "Refused", "Next")
    await deliver(world.services)
    first, second = await world.rows()
    assert (first.state, first.reason.lower()) == (DEAD, text)
    assert (second.state, world.arrived(5000)) == (SENT, ["Next"])


@on_sqlite
async def test_a_message_that_cannot_be_rendered_stops_no_other(world: World) -> None:
    """A defect in one briefing's data costs that message alone: tried eight times, then dead; a gone part at once."""
    await world.owe([5000], "Broken")
    await world.owe_digest(5001)
    await world.owe([5002], "Fine")
    async with world.store.begin() as tx:
        await _spoil(tx, world)
    await world.deliver_until_settled()
    by_chat = {(row.chat_id, row.state): row.reason for row in await world.rows()}
    assert by_chat[5001, DEAD] == "what it was to tell is gone"
    assert "could not be rendered" in by_chat[5000, DEAD]
    assert world.arrived(5002) == ["Fine"]
    assert world.arrived(5000) == ["Fine"]


async def _spoil(tx: Tx, world: World) -> None:
    """Make the first briefing unreadable, and the digest's delivery a part that there is none of."""
    first = (await tx.execute(select(table.c.briefing_id).where(table.c.chat_id == 5000).order_by(table.c.id))).scalar()
    await tx.execute(update(briefings).where(briefings.c.id == first).values(facts={"parties": [{}]}))
    await tx.execute(update(table).where(table.c.digest_id.is_not(None)).values(part=9))


async def test_a_refused_token_stops_the_process_and_loses_nothing(built: Build) -> None:
    """A 401 ends it with a message that says what to do; what was owed is still owed."""
    world = built(token="2:unknown")
    await world.owe(range(5000, 5070))
    await asyncio.wait_for(deliver(world.services), 5)
    assert world.services.stopping.is_set()
    assert isinstance(world.services.fatal[0], TokenRefused)
    assert "TELEGRAM_BOT_TOKEN" in str(world.services.fatal[0])
    assert await world.states() == {PENDING: 70}
    assert {row.attempts for row in await world.rows()} == {0}


# ------------------------------------------------------------------ stopping and starting


async def test_a_stop_finishes_what_is_in_flight_and_leaves_the_rest(built: Build) -> None:
    """In the middle of a broadcast at fifty a second: at once, nothing uncertain, and the next start sends the rest."""
    world = built(overall=50)
    await world.owe(range(5000, 5070))
    sending = asyncio.create_task(deliver(world.services))
    await until(lambda: world.total >= 10)
    world.services.stop()
    sent = world.total
    await sending
    assert world.total <= sent + 25, "what had not its turn yet is left, which would take a second more"
    states = await world.states()
    assert states == {SENT: world.total, PENDING: 70 - world.total}
    assert world.total < 60
    assert {row.attempts for row in await world.rows()} == {0}
    reply = await sender.send(world.services.bot, 5000, Message("An answer", "An answer"))
    assert isinstance(reply, Sent)  # what a person waits for is still sent
    assert world.arrived(5000).pop() == "An answer"
    again = built()
    await deliver(again.services)
    assert all(world.arrived(chat).count("News") == 1 for chat in range(5000, 5070))


@on_sqlite
async def test_a_stop_does_not_wait_for_telegram_to_want_us_again(built: Build) -> None:
    """While a 429 holds what was leased, a stop puts it back: none of it was sent, so none of it is uncertain."""
    world = built()
    too_many: Json = {"status": 429, "description": "Too Many Requests: retry after 9", "retry_after": 9}
    world.fail(**too_many, chat_id=5000)
    world.fail(**too_many, chat_id=5001)
    await world.owe(range(5000, 5020))
    sending = asyncio.create_task(deliver(world.services))
    await until(lambda: world.sandbox.faults.happened.get("status") == 2)
    await asyncio.sleep(0.05)
    world.services.stop()
    await asyncio.wait_for(sending, 1)
    assert set(await world.states()) <= {PENDING, SENT}
    assert (await world.states())[SENT] == world.total


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_one_process_sends_and_the_next_takes_over_the_moment_it_is_gone(built: Build, database_url: str) -> None:
    """While the first is alive the second sends nothing; when its connection is gone what it had on its way is settled
    at once, however long its lease."""
    first, other = built(), await Store.open(database_url)
    second = replace(first, services=replace(first.services, store=other, sender="other"), store=other)
    await first.owe([5000])
    await deliver(first.services)
    await first.owe(range(5001, 5004), "More")
    async with first.store.begin() as tx:
        await deliveries.lease(tx, now=NOON, lease_until=NOON + outbox.LEASE, limit=2, owner="first")
    await deliver(second.services)
    assert await first.states() == {SENT: 1, SENDING: 2, PENDING: 2}
    await first.store._sender.release()
    await deliver(second.services)
    assert await first.states() == {SENT: 3, UNCERTAIN: 2}
    await deliver(first.services)  # it finds that it is not the one any more
    await first.owe([5004], "Last")
    await deliver(first.services)
    assert (await first.states())[PENDING] == 5
    await other.close()
    await deliver(first.services)
    assert (await first.states())[PENDING] == 0


async def test_a_kill_leaves_little_in_doubt(built: Build) -> None:
    """Of a broadcast at Telegram's rate no more is leased than goes out within a second: a kill leaves no more."""
    world = built(overall=28)
    await world.owe(range(5000, 5200))
    sending = asyncio.create_task(deliver(world.services))
    await until(lambda: world.total >= 20)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    states = await world.states()
    assert states[SENT] <= world.total <= states[SENT] + states[SENDING]
    assert states[SENDING] <= 28


# ------------------------------------------------------------------ the database


class Failing(Store):
    """A database that cannot be written for a while."""

    broken = 0
    """How many of the next transactions fail."""
    failed = 0

    @classmethod
    def of(cls, store: Store) -> Failing:
        """The same database, to be broken."""
        failing = cls(store._writer, store._reader, store._where)
        failing._sender = store._sender  # one process, one claim: whoever closes the store gives it back
        return failing

    def begin(self) -> Any:
        """Fail, or begin."""
        if self.broken > 0:
            self.broken -= 1
            self.failed += 1
            raise DatabaseUnavailable("database is locked")
        return super().begin()


async def test_what_telegram_took_is_recorded_when_the_database_is_back(
    built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database is locked while messages come back: they wait to be recorded, and nothing is sent twice or lost."""
    monkeypatch.setattr(outbox, "LOOK_SECONDS", 0.02)
    world = built()
    store = Failing.of(world.store)
    services = replace(world.services, store=store)
    world.fail("delay", times=None, seconds=0.1)
    await world.owe(range(5000, 5050), "One", "Two")
    sending = asyncio.create_task(deliver(services))
    await until(lambda: world.sandbox.faults.happened != {})
    store.broken = 5
    await sending
    assert store.failed == 5
    assert await world.states() == {SENT: 100}
    assert all(world.arrived(chat) == ["One", "Two"] for chat in range(5000, 5050))


@on_sqlite
async def test_a_database_that_stays_away_ends_the_job_and_nothing_is_sent_twice(
    built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a minute of it the job fails; what was sent is on its way until the lease ends, then uncertain."""
    monkeypatch.setattr(outbox, "LOOK_SECONDS", 0.001)
    world = built()
    store = Failing.of(world.store)
    services = replace(world.services, store=store)
    world.fail("delay", seconds=0.1)
    await world.owe([5000])
    sending = asyncio.create_task(deliver(services))
    await until(lambda: world.sandbox.faults.happened != {})
    store.broken = 10_000
    with pytest.raises(DatabaseUnavailable):
        await sending
    store.broken = 0
    assert await world.states() == {SENDING: 1}
    world.clock.shift += outbox.LEASE.total_seconds()
    await deliver(services)
    assert await world.states() == {UNCERTAIN: 1}
    assert world.arrived(5000) == ["News"]


@on_sqlite
async def test_outcomes_that_come_together_share_a_commit(built: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred messages take far fewer transactions than messages, and each waits for no other."""
    world = built()
    commits: list[int] = []
    recorded = outbox.record

    async def counted(s: Services, landed: Any, room: int = 0) -> list[Delivery]:
        if landed:
            commits.append(len(landed))
        return await recorded(s, landed, room)

    monkeypatch.setattr(outbox, "record", counted)
    world.fail("delay", times=None, seconds=0.05)
    await world.owe(range(5000, 5100))
    await deliver(world.services)
    assert sum(commits) == 100
    assert len(commits) <= 50
    assert max(commits) <= outbox.LEASED
