"""Kill the bot again and again while it broadcasts, and let Telegram fail in every way: nothing is lost.

    python -m benchmarks.soak kills [--kills 200] [--chats 2000] [--rate 250] [--database sqlite|postgres] [--seed 1]
    python -m benchmarks.soak faults [--chats 2000] [--rounds 3] [--probability 0.01] [--database sqlite|postgres]

`kills`: `communique run` as a process of its own gets SIGKILL at random moments, from its start on, while it sends
pushes and digests to that many chats, and is started again; the Bot API (the sandbox) goes on. In the end every message
is accounted for: what a kill left in doubt is printed, with how much of it had arrived and what was sent twice.
`faults`: each send meets a 429, a 500, a reset before or after delivery, a time-out, a block or a migration with that
probability; each chat has to end as docs/operations.md says for exactly what befell it. Exit code 1 if one does not.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import func, insert, select

from benchmarks import crowd
from bot.delivery import sender
from bot.delivery.limiter import SlidingWindowLimiter
from bot.model import Briefing, DeliveryKind, DeliveryState, Follow, FollowKind
from bot.outbox import deliver
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.store import chats as chat_store
from bot.store.digests import NewDigest, open_digests
from bot.store.engine import Store
from bot.store.schema import chats, deliveries

PENDING, SENDING, SENT, UNCERTAIN, DEAD = (
    DeliveryState.PENDING,
    DeliveryState.SENDING,
    DeliveryState.SENT,
    DeliveryState.UNCERTAIN,
    DeliveryState.DEAD,
)
EVERYTHING = (Follow(FollowKind.ALL),)


@dataclass
class World:
    """The database, the Bot API, and the bot between them."""

    store: Store
    address: str
    sandbox: Sandbox
    folder: Path
    content: Briefing
    rate: float
    """Messages a second that the bot is told Telegram takes."""
    told: int = 0
    process: asyncio.subprocess.Process | None = None
    doubtful: set[int] = field(default_factory=set)
    """Deliveries that were on their way at a kill."""

    async def start(self) -> None:
        """Start the bot."""
        settings = {
            "TELEGRAM_BOT_TOKEN": crowd.TOKEN,
            "TELEGRAM_API_URL": self.sandbox.api_url,
            "DATABASE_URL": self.address,
            "TELEGRAM_RATE": str(self.rate),
            "LOG_LEVEL": "ERROR",
        }
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parent.parent), **settings},
        )

    async def kill(self) -> int:
        """Kill it, and return how many messages were on their way."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()
        async with self.store.read() as tx:
            sending = select(deliveries.c.id).where(deliveries.c.state == SENDING)
            on_their_way = set((await tx.execute(sending)).scalars())
        self.doubtful |= on_their_way
        return len(on_their_way)

    async def owe_push(self, chat_ids: Iterable[int]) -> None:
        """Owe chats a new briefing."""
        self.told += 1
        async with self.store.begin() as tx:
            briefing_id = await crowd.add_briefing(tx, replace(self.content, headline=f"Push {self.told}"), self.told)
            rows = [
                {
                    "chat_id": chat_id,
                    "briefing_id": briefing_id,
                    "state": PENDING,
                    "due_at": crowd.now(),
                    "created_at": crowd.now(),
                }
                for chat_id in chat_ids
            ]
            await tx.execute(insert(deliveries), rows)

    async def owe_digest(self, chat_ids: Iterable[int]) -> None:
        """Owe chats a digest of a day that has none."""
        self.told += 1
        day = date(2000, 1, 1) + timedelta(days=self.told)
        async with self.store.begin() as tx:
            briefing_id = await crowd.add_briefing(
                tx, replace(self.content, headline=f"In digest {self.told}"), self.told
            )
            await open_digests(tx, [NewDigest(tuple(chat_ids), day, (briefing_id,), 1)], crowd.now())

    async def owed(self) -> int:
        """How many messages are pending or on their way."""
        async with self.store.read() as tx:
            unsettled = deliveries.c.state.in_((PENDING, SENDING))
            return await tx.scalar(select(func.count()).select_from(deliveries).where(unsettled)) or 0

    async def rows(self) -> list[Any]:
        """Every delivery."""
        async with self.store.read() as tx:
            return list((await tx.execute(select(deliveries).order_by(deliveries.c.id))).all())

    def arrived(self) -> dict[int, Counter[int]]:
        """How often each message (its number) stands in each chat."""
        found: dict[int, Counter[int]] = {}
        for chat_id, messages in self.sandbox.world.messages.items():
            texts = (m["text"] for m in messages.values() if "text" in m)
            found[chat_id] = Counter(number for text in texts if (number := _number(text)) is not None)
        return found


def _number(text: str) -> int | None:
    """The number of the push or digest that a message is."""
    for mark in ("In digest ", "Push "):
        _, found, rest = text.partition(mark)
        if found:
            return int("".join(c for c in rest[:6].split()[0] if c.isdigit()))
    return None


# ------------------------------------------------------------------ kills


async def kills(world: World, chat_ids: range, number: int, rng: random.Random) -> bool:
    """Kill the bot `number` times; print and return whether nothing was lost."""
    turns = [chat_ids[at::3] for at in range(3)] if len(chat_ids) > 3 else [chat_ids]
    in_doubt: list[int] = []
    begun, broadcasts = time.monotonic(), 0
    while len(in_doubt) < number:
        if await world.owed() < len(turns[0]) // 10:
            broadcasts += 1
            owe = world.owe_digest if broadcasts % 3 == 0 else world.owe_push
            await owe(turns[broadcasts % len(turns)])
        before = _total(world)
        await world.start()
        if rng.random() < 0.75:  # in the middle of sending; else at any moment of the start
            for _ in range(600):
                await asyncio.sleep(0.05)
                if _total(world) > before:
                    break
            await asyncio.sleep(rng.uniform(0, 1.5))
        else:
            await asyncio.sleep(rng.uniform(0, 4))
        in_doubt.append(await world.kill())
        if len(in_doubt) % 10 == 0:
            print(f"{len(in_doubt)} kills, {broadcasts} broadcasts, {time.monotonic() - begun:.0f} s", flush=True)
    await world.start()
    for _ in range(1200):
        await asyncio.sleep(0.5)
        if not await world.owed():
            break
    assert world.process is not None
    world.process.send_signal(signal.SIGTERM)
    stopped = time.monotonic()
    code = await asyncio.wait_for(world.process.wait(), 30)
    print(f"stopped by SIGTERM in {time.monotonic() - stopped:.1f} s with exit code {code}")
    return await _account(world, in_doubt, broadcasts)


def _total(world: World) -> int:
    return sum(map(len, world.sandbox.world.messages.values()))


async def _account(world: World, in_doubt: list[int], broadcasts: int) -> bool:
    arrived, rows = world.arrived(), await world.rows()
    numbers = await _numbers(world)
    lost, again, wrong, missing, came = 0, 0, 0, Counter[str](), 0
    for row in rows:
        times = arrived.get(row.chat_id, Counter())[numbers[row.id]]
        if row.state == SENT:
            lost += times == 0
            allowed = 2 if row.id in world.doubtful else 1
            wrong += times > allowed and row.kind == DeliveryKind.PUSH
            again += max(0, times - 1)
        elif row.state == UNCERTAIN:
            missing["uncertain"] += 1
            came += times > 0
            wrong += row.id not in world.doubtful or times > 1
        else:
            lost += 1
    states = Counter(row.state for row in rows)
    doubts = sum(in_doubt)
    print(f"{len(rows)} messages of {broadcasts} broadcasts, {len(in_doubt)} kills: {dict(states)}")
    print(f"on their way at a kill: {doubts} in all, {max(in_doubt)} at most; lost: {lost}; unaccounted for: {wrong}")
    print(f"uncertain: {missing['uncertain']}, of which {came} had arrived; sent twice (digests, by policy): {again}")
    return lost == wrong == 0 and again <= doubts


async def _numbers(world: World) -> dict[int, int]:
    """Which number each delivery's message has: briefings were stored in that order."""
    from bot.store.schema import briefings, digests

    async with world.store.read() as tx:
        headlines = dict((await tx.execute(select(briefings.c.id, briefings.c.headline))).all())
        told = dict((await tx.execute(select(digests.c.id, digests.c.briefing_ids))).all())
        owed = select(deliveries.c.id, deliveries.c.briefing_id, deliveries.c.digest_id)
        return {
            row.id: _number(headlines[row.briefing_id if row.digest_id is None else told[row.digest_id][0]]) or 0
            for row in await tx.execute(owed)
        }


# ------------------------------------------------------------------ faults


READ_SECONDS = 3.0
"""How long a reply is waited for: each time-out takes so long, and this process never stands still for as long."""
FAULTS = {
    "429": Fault("status", status=429, description="Too Many Requests: retry after 1", retry_after=1, times=None),
    "500": Fault("status", status=500, times=None),
    "reset before": Fault("reset_before", times=None),
    "reset after": Fault("reset_after", times=None),
    "time-out": Fault("timeout_after", seconds=3 * READ_SECONDS, times=None),
    "403": Fault("leave", times=None),
    "migration": Fault("migrate", times=None),
}
NOT_SENT = {"429", "500", "migration"}
UNKNOWN = {"reset before", "reset after", "time-out"}
DELIVERED = {"reset after", "time-out"}


async def faults(world: World, chat_ids: list[int], probability: float, *, digests: bool) -> bool:
    """Broadcast to chats that each have one message to get; print and return whether each ended as it should."""
    scripted = {name: replace(fault, probability=probability) for name, fault in FAULTS.items()}
    world.sandbox.faults.faults = list(scripted.values())
    world.sandbox.faults.struck.clear()
    await (world.owe_digest if digests else world.owe_push)(chat_ids)
    limiter = SlidingWindowLimiter(overall=1000, chat=1000, group=1000)
    sender.READ_SECONDS = READ_SECONDS
    async with crowd.telegram(world.sandbox.url, limiter) as bot, crowd.services(world.store, bot) as services:
        while await world.owed():
            await deliver(services)
            await asyncio.sleep(0.2)
    world.sandbox.faults.faults = []
    names = {id(fault): name for name, fault in scripted.items()}
    befell: dict[int, list[str]] = defaultdict(list)
    moved = {room.migrated_to: room.id for room in world.sandbox.world.rooms.values() if room.migrated_to}
    for fault, chat in world.sandbox.faults.struck:
        name, chat_id = names[id(fault)], int(str(chat))
        if name != "migration" or (chat_id < 0 and chat_id not in moved and chat_id in moved.values()):
            befell[moved.get(chat_id, chat_id)].append(name)
    number, arrived, wrong = world.told, world.arrived(), 0
    owed = [row for row in await world.rows() if (await _numbers_cached(world))[row.id] == number]
    assert len(owed) == len(chat_ids)
    async with world.store.read() as tx:
        active = dict((await tx.execute(select(chats.c.id, chats.c.active))).all())
    for row in owed:
        chat_id = moved.get(row.chat_id, row.chat_id)
        state, times = expected(befell[chat_id], digests=digests)
        had = arrived.get(row.chat_id, Counter())[number] + (
            arrived.get(chat_id, Counter())[number] if chat_id != row.chat_id else 0
        )
        if (row.state, had, active[row.chat_id]) != (state, times, state != DEAD):
            wrong += 1
            ended = f"{row.state} with {had} after {row.attempts} attempts ({row.reason})"
            print(f"chat {row.chat_id}: {befell[chat_id]} ended as {ended}", flush=True)
    counted = Counter(name for names_ in befell.values() for name in names_)
    states = Counter(row.state for row in owed)
    kind = "digest" if digests else "push"
    print(f"{kind} to {len(owed)} chats: {dict(counted)} → {dict(states)}; otherwise than the table says: {wrong}")
    return wrong == 0


_cache: dict[int, dict[int, int]] = {}


async def _numbers_cached(world: World) -> dict[int, int]:
    if world.told not in _cache:
        _cache[world.told] = await _numbers(world)
    return _cache[world.told]


def expected(befell: list[str], *, digests: bool) -> tuple[DeliveryState, int]:
    """How a message ends, and how often it arrives, by what befell it in order: the table of docs/operations.md."""
    times = 0
    for at, name in enumerate(befell):
        last = at == len(befell) - 1
        times += name in DELIVERED
        if name == "403":
            return (DEAD if last else PENDING), times
        if name in UNKNOWN and not digests:
            return (UNCERTAIN if last else PENDING), times
    return SENT, times + 1


# ------------------------------------------------------------------ main


async def run(options: argparse.Namespace, address: str, folder: Path) -> bool:
    """Fill a database and a sandbox, and do what was asked for."""
    rng = random.Random(options.seed)
    sandbox = Sandbox(token=crowd.TOKEN, sample=False, limits=None)
    await sandbox.start()
    store = await Store.open(address)
    try:
        world = World(store, address, sandbox, folder, await crowd.written(), options.rate)
        if options.what == "kills":
            number = options.chats * 3
            sandbox.people.add_users(range(crowd.FIRST_CHAT, crowd.FIRST_CHAT + number))
            async with store.begin() as tx:
                ids = await crowd.add_chats(tx, number)
                await crowd.follow(tx, ids, EVERYTHING)
            return await kills(world, ids, options.kills, rng)
        good = True
        for turn in range(options.rounds):
            people = range(100_000 * (turn + 1), 100_000 * (turn + 1) + options.chats // 2)
            groups = [-chat_id for chat_id in people]
            sandbox.people.add_users(people)
            sandbox.people.add_groups(groups, people[0])
            async with store.begin() as tx:
                for chat_id in [*people, *groups]:
                    await chat_store.upsert_chat(tx, chat_id, "private" if chat_id > 0 else "group", "", "UTC")
            good &= await faults(world, [*people, *groups], options.probability, digests=turn % 2 == 1)
        return good
    finally:
        await store.close()
        await sandbox.stop()


def main() -> None:
    """Soak, and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["kills", "faults"])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--chats", type=int, default=2000)
    parser.add_argument("--rate", type=float, default=250.0)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--probability", type=float, default=0.01)
    parser.add_argument("--database", default="sqlite", choices=["sqlite", "postgres"])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    with tempfile.TemporaryDirectory() as folder, crowd.database(options.database) as address:
        good = asyncio.run(run(options, address, Path(folder)))
    print("as it should be" if good else "NOT as it should be")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
