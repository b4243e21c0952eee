"""Measure a broadcast under the strict limits of Telegram, and commands that are answered meanwhile.

    python -m benchmarks.limits [--seconds 20] [--paid] [--database sqlite|postgres]

The sandbox, in a process of its own, counts as Telegram does and refuses what is too much. The targets are 0.97 of the
permitted rate without a single 429, and commands answered during the broadcast with a p99 of 50 ms or less above what
they take alone. `--paid`: a paid broadcast (972 a second beside 28 for replies), if the machine is fast enough.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import multiprocessing
import statistics
import time
from multiprocessing.connection import Connection

import structlog
from sqlalchemy import func, select
from telegram import Bot

from benchmarks import crowd
from bot.delivery.limiter import SlidingWindowLimiter
from bot.delivery.message import Message
from bot.delivery.outcomes import Sent
from bot.delivery.sender import send
from bot.delivery.windows import PAID_LIMIT
from bot.model import DeliveryState
from bot.outbox import deliver
from bot.sandbox.limits import Limits
from bot.sandbox.server import Sandbox
from bot.store.engine import Store
from bot.store.followers import deliver_to_followers
from bot.store.schema import deliveries

RATE, PAID_RATE = 28.0, PAID_LIMIT - 28.0
OF_RATE, LATE_MS = 0.97, 50.0
COMMANDS_A_SECOND = 5
ASKERS = 200


def serve(port: Connection, people: int) -> None:
    """Run the strict sandbox; answer on request how much was refused."""

    async def run() -> None:
        sandbox = Sandbox(token=crowd.TOKEN, limits=Limits(), sample=False)
        await sandbox.start()
        sandbox.people.add_users(range(crowd.FIRST_CHAT - ASKERS, crowd.FIRST_CHAT + people))
        gc.disable()  # to look through all these people takes it a tenth of a second, which would pass for Telegram's
        port.send(sandbox.api_url)
        while True:
            await asyncio.to_thread(port.recv)
            port.send(sandbox.gate.refused)

    asyncio.run(run())


async def commands(bot: Bot, seconds: float) -> list[float]:
    """Answer people steadily, each in a chat that rested, and return how long each answer took, in ms."""
    answer, took = Message("An answer", "An answer"), []
    askers = [crowd.FIRST_CHAT - 1 - number for number in range(ASKERS)]

    async def one(chat: int) -> None:
        start = time.perf_counter()
        outcome = await send(bot, chat, answer)
        assert isinstance(outcome, Sent), outcome
        took.append((time.perf_counter() - start) * 1000)

    async with asyncio.TaskGroup() as group:
        for number in range(int(seconds * COMMANDS_A_SECOND)):
            group.create_task(one(askers[number % ASKERS]))
            await asyncio.sleep(1 / COMMANDS_A_SECOND)
    return took


def p99(took: list[float]) -> float:
    """The time that 99 of 100 stay below."""
    return statistics.quantiles(took, n=100)[98]


async def measure(url: str, port: Connection, database: str, seconds: float, *, paid: bool) -> None:
    """Print rate, refusals and latencies."""
    rate = PAID_RATE if paid else RATE
    people = int(3 * rate * seconds)
    limiter = SlidingWindowLimiter(paid_broadcast=paid)
    store = await Store.open(database)
    try:
        async with crowd.telegram(url, limiter) as bot, crowd.services(store, bot) as services:
            async with store.begin() as tx:
                ids = await crowd.add_chats(tx, people)
                await crowd.follow(tx, ids, crowd.EVERYTHING)
                briefing_id = await crowd.add_briefing(tx, await crowd.written())
                await deliver_to_followers(tx, briefing_id, now=crowd.now(), push=True)
            alone = await commands(bot, seconds)
            await asyncio.sleep(2)
            sending = asyncio.create_task(deliver(services))
            await asyncio.sleep(3)
            sent, start = await sent_so_far(store), time.perf_counter()
            await asyncio.sleep(seconds / 2)
            reached = (await sent_so_far(store) - sent) / (time.perf_counter() - start)
            during = await commands(bot, seconds / 2 - 3)
            ended = sending.done()
            services.stop()
            await sending
            assert not ended, "the broadcast ended before the commands did"
    finally:
        await store.close()
    port.send(None)
    refused = port.recv()
    late = p99(during) - p99(alone)
    print(f"{store.dialect}, {'paid' if paid else 'free'}: {rate:g} a second permitted")
    print(f"reached {reached:.2f} a second, {reached / rate:.3f} of it (target {OF_RATE}); 429s: {refused} (target 0)")
    print(
        f"commands: p99 {p99(alone):.0f} ms alone, {p99(during):.0f} ms during the broadcast (target {LATE_MS:g} more)"
    )
    met = reached >= OF_RATE * rate and refused == 0 and late <= LATE_MS
    print("targets met" if met else "targets MISSED", flush=True)


async def sent_so_far(store: Store) -> int:
    """How many messages are recorded as sent."""
    async with store.read() as tx:
        sent = select(func.count()).select_from(deliveries).where(deliveries.c.state == DeliveryState.SENT)
        return await tx.scalar(sent) or 0


def main() -> None:
    """Start the sandbox, measure, end it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--paid", action="store_true")
    parser.add_argument("--database", default="sqlite", choices=["sqlite", "postgres"])
    options = parser.parse_args()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    people = int(3 * (PAID_RATE if options.paid else RATE) * options.seconds)
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there, people), daemon=True)
    server.start()
    try:
        if not here.poll(60):
            raise SystemExit("the sandbox did not start")
        url = here.recv()
        with crowd.database(options.database) as address:
            asyncio.run(measure(url, here, address, options.seconds, paid=options.paid))
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main()
