"""Compare a durable broadcast with bare sends: one briefing to 20,000 chats, leased, sent and recorded, limits off.

    python -m benchmarks.broadcast [--chats 20000] [--database sqlite postgres] [--slice 5000]

The server is a bare one on loopback, in a process of its own. The four ways take turns, a slice of the chats each, so
that what else the machine does befalls all: python-telegram-bot on our request class without any record, the outbox,
python-telegram-bot as it comes (httpx) with 64 in flight, and what the outbox sends with, without any record. The
targets are 0.7 of the first and five times the third; the fourth shows what the record costs. The third is the faster
the shorter its turns are: at 200 messages a turn it reaches twice what it does at a thousand.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

import structlog
from sqlalchemy import func, select, update
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.request import HTTPXRequest

from benchmarks import crowd
from benchmarks.sending import serve
from bot.delivery.limiter import IN_FLIGHT
from bot.delivery.message import Message
from bot.delivery.outcomes import Sent
from bot.delivery.render import briefing_message
from bot.delivery.sender import send
from bot.model import DeliveryState
from bot.outbox import deliver
from bot.store import briefings
from bot.store.engine import Store
from bot.store.followers import deliver_to_followers
from bot.store.schema import deliveries

BARE, OUTBOX, HTTPX, OURS = "bare sends", "the outbox", "as it comes", "without a record"
OF_BARE, OF_HTTPX = 0.7, 5.0
HTTPX_SHARE = 10
"""As it comes is so slow that it gets a tenth of each slice."""


async def plain_sends(bot: Bot, message: Message, chat_ids: Sequence[int]) -> None:
    """Send by the library's own method and without the outbox, as many in flight as it has."""
    todo = iter(chat_ids)
    keyboard = InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.text, url=b.url, callback_data=b.data) for b in row] for row in message.buttons]
    )

    async def worker(todo: Iterator[int]) -> None:
        for chat in todo:
            posted = await bot.send_message(
                chat,
                message.html,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
            assert posted.message_id

    await asyncio.gather(*(worker(todo) for _ in range(IN_FLIGHT)))


async def our_sends(bot: Bot, message: Message, chat_ids: Sequence[int]) -> None:
    """Send as the outbox does, without it."""
    todo = iter(chat_ids)

    async def worker(todo: Iterator[int]) -> None:
        for chat in todo:
            assert isinstance(await send(bot, chat, message), Sent)

    await asyncio.gather(*(worker(todo) for _ in range(IN_FLIGHT)))


async def measure(url: str, database: str, people: int, each: int) -> bool:
    """Print the rates and their ratios; return whether the targets are met."""
    store = await Store.open(database)
    seconds: dict[str, float] = defaultdict(float)
    work: dict[str, float] = defaultdict(float)
    sent: dict[str, int] = defaultdict(int)
    try:
        async with store.begin() as tx:
            ids = await crowd.add_chats(tx, people)
            await crowd.follow(tx, ids, crowd.EVERYTHING)
            briefing_id = await crowd.add_briefing(tx, await crowd.written())
            later = crowd.now() + timedelta(days=1)
            assert await deliver_to_followers(tx, briefing_id, now=later, push=True) == people
            stored = await briefings.get_briefing(tx, briefing_id)
        assert stored is not None
        message = briefing_message(stored)
        as_it_comes = Bot(crowd.TOKEN, base_url=f"{url}/bot", request=HTTPXRequest(connection_pool_size=256))
        async with crowd.telegram(url, None) as bot, crowd.services(store, bot) as services, as_it_comes:
            for at in range(0, people, each):
                chat_ids = ids[at : at + each]
                async with store.begin() as tx:
                    due = update(deliveries).where(deliveries.c.chat_id.in_(chat_ids))
                    await tx.execute(due.values(due_at=crowd.now()))
                ways = [
                    (BARE, len(chat_ids), plain_sends(bot, message, chat_ids)),
                    (OUTBOX, len(chat_ids), deliver(services)),
                    (HTTPX, len(chat_ids) // HTTPX_SHARE, plain_sends(as_it_comes, message, chat_ids[::HTTPX_SHARE])),
                    (OURS, len(chat_ids), our_sends(bot, message, chat_ids)),
                ]
                for name, number, way in ways if at // each % 2 else ways[::-1]:
                    start, worked = time.perf_counter(), time.process_time()
                    await way
                    seconds[name] += time.perf_counter() - start
                    work[name] += time.process_time() - worked
                    sent[name] += number
        async with store.read() as tx:
            recorded = select(func.count()).select_from(deliveries).where(deliveries.c.state == DeliveryState.SENT)
            assert await tx.scalar(recorded) == people
    finally:
        await store.close()
    rates = {name: sent[name] / seconds[name] for name in seconds}
    print(f"\n{people} chats, {IN_FLIGHT} in flight, {store.dialect}")
    print("| way | messages a second | of the outbox's work a message |\n|---|---|---|")
    for name in (BARE, OUTBOX, HTTPX, OURS):
        share = (work[name] / sent[name]) / (work[OUTBOX] / sent[OUTBOX])
        print(f"| {name} | {rates[name]:.0f} | {share:.2f} |")
    of_bare, of_httpx = rates[OUTBOX] / rates[BARE], rates[OUTBOX] / rates[HTTPX]
    met = of_bare >= OF_BARE and of_httpx >= OF_HTTPX
    print(f"outbox / bare sends {of_bare:.2f} (target {OF_BARE})")
    print(f"outbox / as it comes {of_httpx:.1f} (target {OF_HTTPX:g})")
    print(f"outbox / without a record {rates[OUTBOX] / rates[OURS]:.2f}")
    print("targets met" if met else "targets MISSED", flush=True)
    return met


def main() -> None:
    """Start the server, measure on each database, end it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chats", type=int, default=20_000)
    parser.add_argument("--slice", type=int, default=5000)
    parser.add_argument("--database", nargs="+", default=["sqlite", "postgres"], choices=["sqlite", "postgres"])
    options = parser.parse_args()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())  # a line a message is not what is measured
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    server.start()
    try:
        if not here.poll(30):
            raise SystemExit("the server did not start")
        url = f"http://127.0.0.1:{here.recv()}"
        for kind in options.database:
            with crowd.database(kind) as address:
                asyncio.run(measure(url, address, options.chats, options.slice))
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main()
