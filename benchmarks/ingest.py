"""Measure how fast new articles become briefings, and commands that people give meanwhile.

    python -m benchmarks.ingest [--articles 600] [--seconds 20]

The whole bot runs, on SQLite and with the offline summarizer. Another process is the web (feeds, and the articles of
our sets as pages of a site) and Telegram: its people send /help, one each fifth of a second, and it measures until the
answer is there. The target: commands are answered during the ingest with a p99 of 50 ms or less above what they take
alone, which is measured for `--seconds`. The first seconds, in which tables are read and a worker process starts, are
told apart.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import multiprocessing
import os
import tempfile
import time
from datetime import timedelta
from email.utils import format_datetime
from multiprocessing.connection import Connection

import structlog
from aiohttp import web

from benchmarks import crowd
from benchmarks.limits import COMMANDS_A_SECOND, LATE_MS, p99
from benchmarks.quality import article_of, sets
from bot import serve
from bot.app import open_app
from bot.model import ArticleState, ArticleText
from bot.sandbox.methods import PostedMessage
from bot.sandbox.server import Sandbox
from bot.settings import Settings
from bot.store import feeds, stats
from bot.store.engine import Store

A_FEED = 10
"""Articles of each feed: of one that is new the bot reads no more."""
PEOPLE = 2000
COLD_SECONDS = 5
_ON_THE_WAY = (ArticleState.FOUND, ArticleState.READ)
_FURNITURE = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(120))


def page(article: ArticleText) -> str:
    """An article among the links of a site."""
    told = "".join(f"<p>{html.escape(each)}</p>" for each in article.text.split("\n") if each.strip())
    title = html.escape(article.title)
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><nav><ul>{_FURNITURE}</ul></nav>"
        f"<main><article><h1>{title}</h1>{told}</article></main><footer><ul>{_FURNITURE}</ul></footer></body></html>"
    )


class World:
    """The web and Telegram, in a process of its own."""

    def __init__(self) -> None:
        self.articles = [article_of(line) for lines in sets([]).values() for line in lines]
        self.asked: dict[int, float] = {}
        self.took: list[float] = []
        self.sandbox = Sandbox(token=crowd.TOKEN, limits=None, sample=False, on_message=self.note)
        self.sandbox.people.add_users(range(crowd.FIRST_CHAT, crowd.FIRST_CHAT + PEOPLE))
        self.people = iter(range(crowd.FIRST_CHAT, crowd.FIRST_CHAT + PEOPLE))

    def note(self, message: PostedMessage) -> None:
        """See an answer, and how long it took, in ms."""
        self.took.append((time.perf_counter() - self.asked.pop(message.chat_id)) * 1000)

    async def ask(self) -> None:
        """Send commands steadily, each from somebody else."""
        for chat_id in self.people:
            self.asked[chat_id] = time.perf_counter()
            self.sandbox.say(chat_id, chat_id, "/help")
            await asyncio.sleep(1 / COMMANDS_A_SECOND)

    async def run(self, port: Connection) -> None:
        """Serve; ask from one message of the port to the next, and return then how long the answers took."""
        site = web.Application()
        site.router.add_get(r"/{number:\d+}.xml", self.feed)
        site.router.add_get(r"/{number:\d+}", self.article)
        runner = web.AppRunner(site)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await self.sandbox.start()
        port.send((self.sandbox.api_url, f"http://127.0.0.1:{runner.addresses[0][1]}"))
        while True:
            await asyncio.to_thread(port.recv)
            asking = asyncio.create_task(self.ask())
            await asyncio.to_thread(port.recv)
            asking.cancel()
            while self.asked:  # noqa: ASYNC110 the last answers come within a moment
                await asyncio.sleep(0.05)
            port.send(self.took)
            self.took = []

    async def feed(self, request: web.Request) -> web.Response:
        """Ten of the articles, new today."""
        first, at = int(request.match_info["number"]) * A_FEED, format_datetime(crowd.now())
        items = "".join(
            f"<item><title>{html.escape(self.told(n).title)}</title><link>/{n}</link><pubDate>{at}</pubDate></item>"
            for n in range(first, first + A_FEED)
        )
        body = f'<rss version="2.0"><channel><title>All</title>{items}</channel></rss>'
        return web.Response(text=body, content_type="application/rss+xml")

    async def article(self, request: web.Request) -> web.Response:
        """One of them."""
        return web.Response(text=page(self.told(int(request.match_info["number"]))), content_type="text/html")

    def told(self, number: int) -> ArticleText:
        """The article of a number."""
        return self.articles[number % len(self.articles)]


def play(port: Connection) -> None:
    """Run the world until the process is ended."""
    asyncio.run(World().run(port))


async def measure(port: Connection, telegram: str, site: str, number: int, seconds: float) -> None:
    """Print articles a second and latencies."""
    os.environ |= {"TELEGRAM_BOT_TOKEN": crowd.TOKEN, "TELEGRAM_API_URL": telegram, "ALLOW_PRIVATE_NETWORKS": "true"}
    async with open_app(Settings()) as app:
        running = asyncio.create_task(serve.run(app))
        await asyncio.sleep(1)
        port.send("ask")
        await asyncio.sleep(seconds)
        alone = await _answers(port)
        async with app.services.store.begin() as tx:
            for feed in range(number // A_FEED):
                await feeds.add_feed(tx, f"{site}/{feed}.xml", crowd.now() - timedelta(seconds=1))
        start = time.perf_counter()
        port.send("ask")
        while await _on_the_way(app.services.store, number):  # noqa: ASYNC110 the tables tell, nothing else does
            await asyncio.sleep(0.5)
        took = time.perf_counter() - start
        during = await _answers(port)
        app.services.stop()
        await running
    cold, warm = during[: COLD_SECONDS * COMMANDS_A_SECOND], during[COLD_SECONDS * COMMANDS_A_SECOND :]
    late = p99(warm) - p99(alone)
    print(f"{number} articles in {took:.0f} s: {number / took:.1f} a second")
    print(f"commands: p99 {p99(alone):.0f} ms alone, {p99(warm):.0f} ms during the ingest (target {LATE_MS:g} more)")
    print(f"in its first {COLD_SECONDS} s: {max(cold):.0f} ms at most")
    print("target met" if late <= LATE_MS else "target MISSED", flush=True)


async def _answers(port: Connection) -> list[float]:
    """Let the people end, and return how long their answers took."""
    port.send("end")
    took: list[float] = await asyncio.to_thread(port.recv)
    return took


async def _on_the_way(store: Store, number: int) -> bool:
    async with store.read() as tx:
        found = await stats.counts(tx, crowd.now())
    known = {state: int(found[f"articles_{state}"] or 0) for state in ArticleState}
    return sum(known.values()) < number or any(known[state] for state in _ON_THE_WAY)


def main() -> None:
    """Start the world, measure, end it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    here, there = multiprocessing.Pipe()
    world = multiprocessing.get_context("spawn").Process(target=play, args=(there,), daemon=True)
    world.start()
    try:
        if not here.poll(60):
            raise SystemExit("the sandbox did not start")
        telegram, site = here.recv()
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            asyncio.run(measure(here, telegram, site, options.articles, options.seconds))
            os.chdir("/")
    finally:
        world.terminate()
        world.join()


if __name__ == "__main__":
    main()
