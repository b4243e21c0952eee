"""The limiter in simulated time: no real second passes here, and every run is the same."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import BadRequest, RetryAfter

from bot.delivery.failures import Flood, NothingSent
from bot.delivery.limiter import Priority, RateLimitArgs, SlidingWindowLimiter

EPSILON = 1e-9


class VirtualTime:
    """A clock that stands still until every task waits, then jumps to the next sleeper."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + max(seconds, 0.0), next(self._order), future))
        await future

    async def run(self, main: Awaitable[Any]) -> Any:
        """Drive time until `main` is done."""
        task = asyncio.ensure_future(main)
        while True:
            for _ in range(12):  # the longest chain of wake-ups between two sleeps is shorter
                await asyncio.sleep(0)
            if task.done():
                return task.result()
            while self._sleepers and self._sleepers[0][2].done():
                heapq.heappop(self._sleepers)
            assert self._sleepers, "everybody waits, and nobody sleeps"
            self.now, _, future = heapq.heappop(self._sleepers)
            future.set_result(None)


@dataclass
class Post:
    """One message as the far end saw it: when it started, was processed and answered."""

    chat_id: int
    name: str
    started: float
    processed: float
    answered: float


@dataclass
class Telegram:
    """A far end that takes `latency` seconds for each message and answers what `answers` says."""

    time: VirtualTime
    latency: Callable[[], float] = lambda: 0.01
    answers: Callable[[Post], Exception | None] = lambda _: None
    posts: list[Post] = field(default_factory=list)

    async def take(self, endpoint: str, data: dict[str, Any]) -> bool:
        del endpoint
        started, latency = self.time.now, self.latency()
        post = Post(data["chat_id"], data.get("text", ""), started, started + latency / 2, started + latency)
        self.posts.append(post)
        await self.time.sleep(latency)
        error = self.answers(post)
        if error is not None:
            raise error
        return True


@dataclass
class World:
    """A limiter before a far end, in simulated time."""

    limits: dict[str, Any] = field(default_factory=dict)
    time: VirtualTime = field(default_factory=VirtualTime)

    def __post_init__(self) -> None:
        self.telegram = Telegram(self.time)
        self.limiter = SlidingWindowLimiter(clock=self.time.clock, sleep=self.time.sleep, **self.limits)

    async def send(
        self,
        chat_id: int,
        text: str = "",
        *,
        priority: Priority = Priority.BROADCAST,
        after: float = 0,
        endpoint: str = "sendMessage",
        **more: Any,
    ) -> float:
        """Send one message, `after` seconds from now; return when it was answered."""
        if after:
            await self.time.sleep(after)
        data = {"chat_id": chat_id, "text": text, **more}
        await self.limiter.process_request(
            self.telegram.take, (endpoint, data), {}, endpoint, data, {"priority": priority.value}
        )
        return self.time.now

    def starts(self, chat_id: int | None = None) -> list[float]:
        return [post.started for post in self.telegram.posts if chat_id in (None, post.chat_id)]


def holds(times: list[float], limit: int, period: float) -> bool:
    """Whether no stretch of `period` seconds has more than `limit` of the times."""
    times = sorted(times)
    return all(late - early >= period - EPSILON for early, late in zip(times, times[limit:], strict=False))


arrivals = st.lists(
    st.tuples(
        st.sampled_from([1, 2, 3, -4, -5, *range(100, 160)]),
        st.integers(0, 3000).map(lambda ms: ms / 1000),
        st.booleans(),
        st.sampled_from([0.001, 0.02, 0.3, 1.5]),
    ),
    min_size=1,
    max_size=150,
)


@settings(max_examples=40, deadline=None)
@given(arrivals)
def test_no_window_ever_holds_more_than_its_limit(plan: list[tuple[int, float, bool, float]]) -> None:
    """Whatever arrives when, in whatever order the far end answers: no window is broken, order holds, all arrive."""

    async def run() -> World:
        world = World({"max_wait": 10_000})
        latencies = iter([latency for *_, latency in plan])
        world.telegram.latency = lambda: next(latencies)
        await world.time.run(
            asyncio.gather(
                *(
                    world.send(chat, str(i), after=at, priority=Priority.REPLY if reply else Priority.BROADCAST)
                    for i, (chat, at, reply, _) in enumerate(plan)
                )
            )
        )
        return world

    world = asyncio.run(run())
    posts = world.telegram.posts
    assert sorted(int(post.name) for post in posts) == list(range(len(plan)))
    assert holds([post.started for post in posts], 28, 1)
    assert holds([post.processed for post in posts], 30, 1)
    by_chat: dict[int, list[Post]] = defaultdict(list)
    for post in posts:
        by_chat[post.chat_id].append(post)
    for chat, sent in by_chat.items():
        assert all(late.started >= early.answered + 1 - EPSILON for early, late in itertools.pairwise(sent))
        assert chat > 0 or holds([post.processed for post in sent], 19, 60)
        for reply in (True, False):
            of_kind = [plan[int(post.name)][1] for post in sent if plan[int(post.name)][2] is reply]
            assert of_kind == sorted(of_kind)


async def test_a_broadcast_uses_nearly_all_of_the_rate() -> None:
    """A broadcast to many chats runs at 0.97 or more of the permitted rate."""
    world = World()
    await world.time.run(asyncio.gather(*(world.send(chat) for chat in range(1, 1401))))
    starts = world.starts()
    assert holds(starts, 28, 1)
    assert (len(starts) - 1) / (starts[-1] - starts[0]) >= 0.97 * 28


async def test_slow_answers_do_not_lower_the_rate() -> None:
    """Seventy milliseconds to Telegram and back leave the rate where it is."""
    world = World()
    world.telegram.latency = lambda: 0.07
    await world.time.run(asyncio.gather(*(world.send(chat) for chat in range(1, 561))))
    starts = world.starts()
    assert (len(starts) - 1) / (starts[-1] - starts[0]) >= 0.97 * 28


async def test_a_long_and_steady_way_does_not_lower_the_rate() -> None:
    """Half a second to Telegram and back costs no rate, once many answers have told how long the way takes."""
    world = World()
    world.telegram.latency = lambda: 0.5
    await world.time.run(asyncio.gather(*(world.send(chat) for chat in range(1, 1401))))
    starts = world.starts()[200:]
    assert (len(starts) - 1) / (starts[-1] - starts[0]) >= 0.97 * 28
    assert holds([post.processed for post in world.telegram.posts], 30, 1)


async def test_an_unsteady_way_never_breaks_the_limit() -> None:
    """Where some answers take a second longer than the quickest, what is processed in any second stays within 30."""
    world = World()
    latencies = itertools.cycle([0.2, 1.3, 0.21, 0.9, 0.5, 0.2, 0.2, 1.2])
    world.telegram.latency = lambda: next(latencies)
    await world.time.run(asyncio.gather(*(world.send(chat) for chat in range(1, 1401))))
    assert holds([post.processed for post in world.telegram.posts], 30, 1)


async def test_messages_that_bunch_on_the_way_do_not_break_the_limit() -> None:
    """Messages that started in time and arrive late, together with the next ones, are still at most 30 a second."""
    world = World()
    latencies = itertools.chain([1.8] * 28, itertools.repeat(0.01))  # the far end processes half-way, at 0.9 s
    world.telegram.latency = lambda: next(latencies)
    await world.time.run(asyncio.gather(*(world.send(chat, priority=Priority.REPLY) for chat in range(1, 85))))
    assert holds([post.processed for post in world.telegram.posts], 30, 1)


@pytest.mark.parametrize("late", [lambda _: 0.005, lambda rng: rng.uniform(0, 0.1) if rng.random() < 0.3 else 0.0])
async def test_a_late_timer_does_not_lower_the_rate(late: Callable[[random.Random], float]) -> None:
    """A busy event loop that wakes every timer five milliseconds late costs no rate, nor does a busy machine that wakes
    one of three up to a tenth of a second late."""
    world = World()
    on_time, rng = world.time.sleep, random.Random(1)
    world.limiter = SlidingWindowLimiter(clock=world.time.clock, sleep=lambda seconds: on_time(seconds + late(rng)))
    await world.time.run(asyncio.gather(*(world.send(chat) for chat in range(1, 561))))
    starts = world.starts()
    assert holds(starts, 28, 1)
    assert (len(starts) - 1) / (starts[-1] - starts[0]) >= 0.97 * 28


async def test_a_message_is_told_that_its_turn_has_come() -> None:
    """Just before its request; where it refuses to start, its turn is not used up, and nobody waits for it."""
    time = VirtualTime()
    limiter = SlidingWindowLimiter(overall=1, clock=time.clock, sleep=time.sleep)
    told: list[tuple[str, float]] = []

    async def post(name: str, starting: Callable[[], None]) -> object:
        async def request() -> bool:
            told.append((name, time.now))
            return True

        args: RateLimitArgs = {"priority": Priority.BROADCAST, "starting": starting}
        return await limiter.process_request(request, (), {}, "sendMessage", {"chat_id": ord(name)}, args)

    def refuse() -> None:
        raise NothingSent("no")

    async def run() -> list[object]:
        starts = [lambda: told.append(("start", time.now)), refuse, lambda: told.append(("start", time.now))]
        posts = (post(name, starting) for name, starting in zip("abc", starts, strict=True))
        return await asyncio.gather(*posts, return_exceptions=True)

    first, refused, last = await time.run(run())
    assert (first, type(refused), last) == (True, NothingSent, True)
    assert [name for name, _ in told] == ["start", "a", "start", "c"]
    assert told[0][1] == told[1][1] < told[2][1] == told[3][1]


async def asked(world: World, after: float, chat: int) -> float:
    """Seconds that a reply waits which somebody asks for then."""
    await world.time.sleep(after)
    before = world.time.now
    return await world.send(chat, priority=Priority.REPLY) - before


async def test_a_reply_does_not_wait_behind_a_broadcast() -> None:
    """During a broadcast a reply starts within one step of the overall window, 36 ms."""
    world = World()

    broadcast = [world.send(chat) for chat in range(1, 1001)]
    replies = [asked(world, 2 + 0.77 * i, 5000 + i) for i in range(40)]
    results = await world.time.run(asyncio.gather(*replies, *broadcast))
    assert max(results[:40]) <= 0.01 + 1 / 28 + EPSILON
    assert holds(world.starts(), 28, 1)


async def test_who_writes_on_during_a_broadcast_is_answered_at_once() -> None:
    """After a reply broadcasts leave a place free for the next: of five a second only the first waits."""
    world = World()

    broadcast = [world.send(chat) for chat in range(1, 1001)]
    replies = [asked(world, 2 + 0.2 * i, 5000 + i) for i in range(100)]
    results = await world.time.run(asyncio.gather(*replies, *broadcast))
    assert max(results[1:100]) <= 0.01 + EPSILON
    starts = world.starts()
    assert holds(starts, 28, 1)
    assert len([at for at in starts if 1005 <= at < 1020]) >= 0.95 * 28 * 15


async def test_a_reply_passes_the_broadcasts_of_its_own_chat() -> None:
    """A reply goes before the broadcasts that wait for the same chat; each kind keeps its order."""
    world = World()
    plan = [("a", Priority.BROADCAST), ("b", Priority.BROADCAST), ("c", Priority.BROADCAST)]
    plan += [("x", Priority.REPLY), ("y", Priority.REPLY)]
    await world.time.run(asyncio.gather(*(world.send(7, name, priority=priority) for name, priority in plan)))
    assert [post.name for post in world.telegram.posts] == ["a", "x", "y", "b", "c"]


async def test_a_group_gets_nineteen_a_minute() -> None:
    """The twentieth reply in a group waits until a minute after the first; other chats go on."""
    world = World()
    await world.time.run(
        asyncio.gather(*(world.send(-9, priority=Priority.REPLY) for _ in range(20)), world.send(1, after=30))
    )
    starts = world.starts(-9)
    assert starts[18] - starts[0] < 20
    assert 60 <= starts[19] - starts[0] < 60.1
    assert world.starts(1)[0] == pytest.approx(1030)


async def test_a_broadcast_to_a_full_group_comes_again_later() -> None:
    """A broadcast that would wait most of a minute for its group is turned away with the time to come again."""
    world = World()

    async def run() -> None:
        for _ in range(19):
            await world.send(-9)
        with pytest.raises(Flood) as turned_away:
            await world.send(-9)
        await world.time.sleep(turned_away.value.seconds)
        await world.send(-9)

    await world.time.run(run())
    assert holds(world.starts(-9), 19, 60)
    assert len(world.starts(-9)) == 20


@pytest.mark.parametrize("endpoint", ["getMe", "answerCallbackQuery", "sendChatAction", "deleteMessage"])
async def test_what_makes_no_message_is_not_limited(endpoint: str) -> None:
    """Only messages and edits count."""
    world = World()
    await world.time.run(asyncio.gather(*(world.send(1, endpoint=endpoint) for _ in range(100))))
    assert set(world.starts()) == {1000.0}


@pytest.mark.parametrize("endpoint", ["editMessageText", "sendDocument", "copyMessage", "sendRichMessage"])
async def test_edits_and_files_count_like_messages(endpoint: str) -> None:
    """An edit waits its second in a chat like a message."""
    world = World()
    await world.time.run(asyncio.gather(world.send(1), world.send(1, endpoint=endpoint)))
    assert world.starts()[1] - world.starts()[0] >= 1


async def test_inline_messages_count_overall_only() -> None:
    """An inline message has no chat id: each is its own, and only the overall window holds it."""
    world = World()

    async def edit(i: int) -> None:
        data = {"chat_id": None, "inline_message_id": str(i)}
        await world.limiter.process_request(
            world.telegram.take, ("editMessageText", data), {}, "editMessageText", data, None
        )

    await world.time.run(asyncio.gather(*(edit(i) for i in range(56))))
    assert holds(world.starts(), 28, 1)
    assert world.starts()[-1] - world.starts()[0] < 1.1


async def test_a_named_channel_is_a_group_and_a_number_in_a_string_is_a_number() -> None:
    """`@Channel` and `@channel` share a window, and so do 5 and "5"."""
    world = World()

    async def send(chat_id: object) -> None:
        data = {"chat_id": chat_id}
        await world.limiter.process_request(world.telegram.take, ("sendMessage", data), {}, "sendMessage", data, None)

    await world.time.run(asyncio.gather(*(send(chat) for chat in ("@Wire", "@wire", 5, "5"))))
    assert sorted(world.starts()) == pytest.approx([1000, 1000, 1001.01, 1001.01])


async def test_paid_broadcasts_run_at_a_thousand_a_second_and_leave_replies_alone() -> None:
    """With allow_paid_broadcast a broadcast has a window of its own, of nearly a thousand a second."""
    world = World()
    await world.time.run(
        asyncio.gather(
            *(world.send(chat, allow_paid_broadcast=True) for chat in range(1, 4001)),
            *(world.send(9000 + i, priority=Priority.REPLY, after=2) for i in range(5)),
        )
    )
    paid = [post.started for post in world.telegram.posts if post.chat_id <= 4000]
    assert holds(world.starts(), 1000, 1)
    assert (len(paid) - 1) / (paid[-1] - paid[0]) >= 0.94 * 1000
    assert [post.started for post in world.telegram.posts if post.chat_id > 4000] == [1002.0] * 5


# ------------------------------------------------------------------ 429


@pytest.mark.parametrize(("seconds", "at_once"), [(0.001, 24), (0.02, 80), (0.3, 256)])
async def test_as_many_paid_broadcasts_are_on_their_way_as_answers_take(seconds: float, at_once: int) -> None:
    """Enough for a thousand a second however far Telegram is, and no queue at a far end that is near: replies would
    wait behind it. Free ones are 64."""
    world = World({"paid_broadcast": True, "paid": 1000})
    world.telegram.latency = lambda: seconds
    assert world.limiter.broadcasts_at_once == 64
    await world.time.run(asyncio.gather(*(world.send(chat) for chat in range(1, 101))))
    assert world.limiter.broadcasts_at_once == at_once
    assert World().limiter.broadcasts_at_once == 64


async def test_a_flood_holds_its_chat_only_and_the_message_is_not_lost() -> None:
    """After a 429 the chat's messages wait as long as Telegram said, then go in order; other chats go on."""
    world = World()
    refusals = iter([Flood(7)])
    world.telegram.answers = lambda post: next(refusals, None) if post.chat_id == 1 else None
    await world.time.run(
        asyncio.gather(*(world.send(1, name) for name in "abc"), *(world.send(2, after=i) for i in range(1, 8)))
    )
    assert [post.name for post in world.telegram.posts if post.chat_id == 1] == ["a", "a", "b", "c"]
    assert world.starts(1)[1] == pytest.approx(1007.01)
    assert world.starts(2) == pytest.approx([1001 + 1.01 * i for i in range(7)], abs=0.1)


async def test_floods_in_two_chats_hold_everything() -> None:
    """A second 429 in another chat a moment later means the whole bot."""
    world = World()
    world.telegram.answers = lambda post: Flood(5) if post.chat_id in (1, 2) and world.time.now < 1002 else None
    await world.time.run(asyncio.gather(world.send(1), world.send(2, after=0.5), world.send(3, after=1)))
    assert world.starts(3)[0] == pytest.approx(1005.51, abs=0.04)


async def test_floods_in_one_chat_alone_never_hold_the_rest() -> None:
    """However often one chat answers 429, others do not wait; after three times the caller hears of it."""
    world = World()
    world.telegram.answers = lambda post: Flood(2) if post.chat_id == 1 else None
    results = await world.time.run(
        asyncio.gather(world.send(1), *(world.send(10 + i, after=i / 2) for i in range(12)), return_exceptions=True)
    )
    assert isinstance(results[0], Flood)
    assert len(world.starts(1)) == 3
    assert [post.started - 1000 for post in world.telegram.posts if post.chat_id >= 10] == [i / 2 for i in range(12)]


async def test_a_long_hold_is_told_to_the_caller_at_once() -> None:
    """Who would be held longer than `max_wait` gets Flood with the seconds that are left, and nothing is sent."""
    world = World({"max_wait": 10})
    world.telegram.answers = lambda post: Flood(300) if world.time.now < 1100 else None

    async def run() -> None:
        first = await asyncio.gather(world.send(1), world.send(1), world.send(1), return_exceptions=True)
        assert [type(error) for error in first] == [Flood] * 3
        assert len(world.telegram.posts) == 1
        await world.time.sleep(100)
        with pytest.raises(Flood) as held:
            await world.send(1)
        assert held.value.seconds == pytest.approx(200)
        assert world.limiter.held(1) == pytest.approx(200)
        assert world.limiter.held(2) == 0
        await world.send(2)
        await world.time.sleep(200)
        await world.send(1)

    await world.time.run(run())
    assert len(world.telegram.posts) == 3


async def test_a_long_hold_of_everything_turns_everybody_away() -> None:
    """When the whole bot is held for long, every message that waits comes back to its caller."""
    world = World()
    world.telegram.answers = lambda post: Flood(60)
    results = await world.time.run(asyncio.gather(*(world.send(i) for i in range(1, 100)), return_exceptions=True))
    assert all(isinstance(error, Flood) for error in results)
    assert len(world.telegram.posts) <= 4


async def test_a_stored_hold_can_be_set_again() -> None:
    """A hold that outlived a restart is set from outside, also while messages already wait for their turn."""
    world = World()

    async def run() -> None:
        sending = [asyncio.ensure_future(world.send(chat)) for chat in range(1, 31)]
        await world.time.sleep(0.1)
        world.limiter.hold(5, 30)
        await asyncio.gather(*sending)
        world.limiter.hold(3)
        await world.send(40)

    await world.time.run(run())
    assert world.starts(30)[0] == pytest.approx(1005.1)
    assert world.starts(40)[0] == pytest.approx(1005.11 + 3)


async def test_the_librarys_own_retry_after_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    """A RetryAfter of another request class holds like ours."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    world = World()
    refusals = iter([RetryAfter(4)])
    world.telegram.answers = lambda _: next(refusals, None)
    await world.time.run(world.send(1))
    assert world.starts(1)[1] == pytest.approx(1004.01)


async def test_other_errors_pass_and_count_as_sent() -> None:
    """What Telegram refuses has still been one of the chat's messages."""
    world = World()
    world.telegram.answers = lambda post: BadRequest("chat not found") if post.name == "a" else None
    results = await world.time.run(asyncio.gather(world.send(1, "a"), world.send(1, "b"), return_exceptions=True))
    assert isinstance(results[0], BadRequest)
    assert world.starts(1) == pytest.approx([1000, 1001.01])


async def test_what_was_not_sent_does_not_count() -> None:
    """A message that never left gives its place in every window back."""
    world = World()
    world.telegram.answers = lambda post: NothingSent("no connection") if post.name == "a" else None
    results = await world.time.run(asyncio.gather(world.send(1, "a"), world.send(1, "b"), return_exceptions=True))
    assert isinstance(results[0], NothingSent)
    assert world.starts(1) == pytest.approx([1000, 1000.01], abs=0.03)


# ------------------------------------------------------------------ cancelling, stopping, memory


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 6), st.floats(0, 2), st.floats(0, 4)), min_size=1, max_size=60))
def test_a_cancelled_message_gives_its_place_back(plan: list[tuple[int, float, float]]) -> None:
    """Cancelling at any moment loses no place: whoever was not cancelled is sent, and the windows hold."""

    async def run() -> None:
        world = World({"overall": 5})

        async def impatient(chat: int, after: float, patience: float) -> None:
            task = asyncio.ensure_future(world.send(chat, "impatient", after=after))
            await world.time.sleep(patience)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

        patient = [world.send(chat, "patient", after=after) for chat, after, _ in plan]
        await world.time.run(asyncio.gather(*patient, *(impatient(*step) for step in plan)))
        assert sum(post.name == "patient" for post in world.telegram.posts) == len(plan)
        assert holds(world.starts(), 5, 1)
        before = world.time.now
        await world.time.run(world.time.sleep(5))
        started = await world.time.run(asyncio.gather(*(world.send(1000 + i, "late") for i in range(5))))
        assert max(started) - before - 5 < 1.1, "a place was lost"

    asyncio.run(run())


async def test_a_cancelled_reply_leaves_no_head_start_behind() -> None:
    """A broadcast behind a reply that was cancelled goes back to its own place in the order."""
    world = World({"overall": 1})

    async def run() -> None:
        await world.send(1)
        broadcasts = [asyncio.ensure_future(world.send(chat)) for chat in (2, 3, 4)]
        await world.time.sleep(0.1)
        reply = asyncio.ensure_future(world.send(4, priority=Priority.REPLY))
        await world.time.sleep(0.1)
        reply.cancel()
        await asyncio.gather(*broadcasts)

    await world.time.run(run())
    assert [post.chat_id for post in world.telegram.posts] == [1, 2, 3, 4]


async def test_cancelled_in_the_moment_of_its_turn() -> None:
    """A message whose turn came in the same breath as its cancelling passes the turn on."""
    world = World({"overall": 1})

    async def run() -> None:
        await world.send(1)
        waiting = asyncio.ensure_future(world.send(2))
        other = asyncio.ensure_future(world.send(3))
        await world.time.sleep(0.1)
        world.time.now += 1
        world.limiter._turns.pump()
        waiting.cancel()
        await asyncio.gather(waiting, other, return_exceptions=True)
        assert waiting.cancelled()
        assert other.exception() is None

    await world.time.run(run())
    assert [post.chat_id for post in world.telegram.posts] == [1, 3]
    assert world.starts(3)[0] == pytest.approx(1001.11)


async def test_stopping_turns_away_what_waits_and_finishes_what_is_in_flight() -> None:
    """At a stop nothing more starts: what waits ends as NothingSent, what is in flight gets its answer."""
    world = World()
    world.telegram.latency = lambda: 0.5

    async def run() -> list[Any]:
        sending = [asyncio.ensure_future(world.send(i)) for i in range(1, 41)]
        await world.time.sleep(0.2)
        await world.limiter.shutdown()
        with pytest.raises(NothingSent):
            await world.send(99)
        return await asyncio.gather(*sending, return_exceptions=True)

    results = await world.time.run(run())
    answered = [result for result in results if isinstance(result, float)]
    assert len(answered) == len(world.telegram.posts) > 0
    assert all(isinstance(result, NothingSent) for result in results if not isinstance(result, float))
    await world.limiter.initialize()
    await world.time.run(world.send(99))


async def test_idle_chats_are_forgotten() -> None:
    """Memory follows what is going on, not who was ever written to; a held chat stays known."""
    world = World({"overall": 10_000, "max_wait": 1e6})

    async def run() -> None:
        await asyncio.gather(*(world.send(chat) for chat in [*range(1, 500), *range(-500, -1)]))
        world.limiter.hold(500, 7)
        await world.time.sleep(2)
        await world.send(1)
        assert len(world.limiter._turns.chats) < 520
        await world.time.sleep(61)
        await world.send(2)
        assert len(world.limiter._turns.chats) == 2
        await world.time.sleep(500)
        await world.send(2)
        assert len(world.limiter._turns.chats) == 1
        assert not world.limiter._turns._timed
        assert not world.limiter._free.ready

    await world.time.run(run())


@pytest.mark.parametrize("rate", [0.5, 1, 1.5, 28.9])
async def test_any_rate_is_kept(rate: float) -> None:
    """A rate need be neither whole nor above one."""
    world = World({"overall": rate})
    await world.time.run(asyncio.gather(*(world.send(chat, priority=Priority.REPLY) for chat in range(1, 61))))
    assert holds(world.starts(), max(1, int(rate)), max(1, int(rate)) / rate)
