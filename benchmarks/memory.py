"""Measure the memory of a process that delivers, with few and with very many pending deliveries.

    python -m benchmarks.memory [--pending 1000 200000] [--seconds 8] [--database sqlite postgres]

Each number in a process of its own, which delivers for some seconds to a bare server, with Telegram's limits off. What
is compared is the most memory it had; the target is 50 MiB between 1,000 and 200,000 pending.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
from multiprocessing.connection import Connection

import structlog

from benchmarks import crowd
from benchmarks.sending import serve
from bot.outbox import deliver
from bot.store.engine import Store
from bot.store.followers import deliver_to_followers
from bot.store.stats import counts

TARGET_MIB = 50


async def fill(database: str, pending: int) -> None:
    """Owe that many chats a briefing."""
    store = await Store.open(database)
    async with store.begin() as tx:
        ids = await crowd.add_chats(tx, pending)
        await crowd.follow(tx, ids, crowd.EVERYTHING)
        briefing_id = await crowd.add_briefing(tx, await crowd.written())
        assert await deliver_to_followers(tx, briefing_id, now=crowd.now(), push=True) == pending
    await store.close()


def filled(database: str, pending: int) -> None:
    """The same, in a process that does not deliver."""
    asyncio.run(fill(database, pending))


def delivering(port: Connection, url: str, database: str, seconds: float) -> None:
    """Deliver for a while; send back how much went out and the most memory this process had, in MiB."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())

    async def run() -> int:
        store = await Store.open(database)
        async with crowd.telegram(url, None) as bot, crowd.services(store, bot) as services:
            asyncio.get_running_loop().call_later(seconds, services.stop)
            await deliver(services)
        async with store.read() as tx:
            sent = (await counts(tx, crowd.now()))["deliveries_sent"]
        await store.close()
        return int(sent or 0)

    sent = asyncio.run(run())
    port.send((sent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def main() -> None:
    """Measure each number of pending deliveries on each database."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pending", type=int, nargs="+", default=[1_000, 200_000])
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--database", nargs="+", default=["sqlite", "postgres"], choices=["sqlite", "postgres"])
    options = parser.parse_args()
    spawn = multiprocessing.get_context("spawn")
    here, there = multiprocessing.Pipe()
    server = spawn.Process(target=serve, args=(there,), daemon=True)
    server.start()
    try:
        url = f"http://127.0.0.1:{here.recv()}"
        for kind in options.database:
            had = []
            for pending in options.pending:
                with crowd.database(kind) as address:
                    filling = spawn.Process(target=filled, args=(address, pending))
                    filling.start()
                    filling.join()
                    one = spawn.Process(target=delivering, args=(there, url, address, options.seconds))
                    one.start()
                    sent, most = here.recv()
                    one.join()
                had.append(most)
                print(f"{kind}: {pending} pending, {sent} sent meanwhile: {most:.0f} MiB", flush=True)
            more = max(had) - min(had)
            print(
                f"difference {more:.0f} MiB: target {TARGET_MIB}: {'met' if more <= TARGET_MIB else 'MISSED'}",
                flush=True,
            )
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main()
