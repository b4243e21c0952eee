"""Measure how many articles a second find their stories in a large archive, and whether that depends on its size.

    python -m benchmarks.story_speed [--archive 100000 1000000] [--window 100000] [--articles 1000]
        [--database sqlite postgres]

Archives are synthetic. `--window` of an archive's articles are of the last three days, so that the index has their keys
(older ones are pruned); give it the size of the archive to have all of it in the window. As in the bot, so many
articles are read at a time (`CONCURRENT_READS`), and those that wait are joined in one transaction. What is measured is
that, committed to disk: look-up, decision, story, keys. Reading an article's words and facts goes before it, in
threads, and is measured by itself.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from benchmarks import crowd
from bot.articles.fingerprints import Facts, Fingerprint, fingerprint
from bot.articles.rarity import Commonness, Weighed
from bot.articles.story_keys import story_keys
from bot.batches import Batches
from bot.joining import STORY_WINDOW, Joined, Joiner, fingerprint_of
from bot.model import ArticleText, FeedEntry
from bot.pipeline import CONCURRENT_READS
from bot.serve import spare_what_stays
from bot.store import articles, feeds
from bot.store.articles import FeedEntries
from bot.store.columns import EPOCH, MICROSECOND
from bot.store.engine import Store

NOW = datetime(2026, 11, 1, tzinfo=UTC)
AN_EVENT = 3
"""Articles that tell one event."""
WORDS = 250
SYLLABLES = [first + second for first in "bdfglmnprstvwxzk" for second in "aeiou"]


class News:
    """Synthetic news: Zipf's words, four names an event, two countries, a sum, and an agency's everyday sentences."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._plain = [self._word(3) for _ in range(4_000)]
        self._weights = [1 / (rank + 3) for rank in range(len(self._plain))]
        self._countries = [self._word(3).title() for _ in range(190)]

    def _word(self, syllables: int) -> str:
        return "".join(self._random.choice(SYLLABLES) for _ in range(syllables))

    def event(self) -> Iterator[Fingerprint]:
        """Fingerprints of articles that tell one event in other words."""
        names = [self._word(4).title() for _ in range(4)]
        parties = self._random.sample(self._countries, 2)
        amount = self._random.randrange(10, 900)
        facts = Facts(frozenset(parties), frozenset({"treaty signed"}), frozenset({f"{amount}000000 USD"}))
        for _ in range(AN_EVENT):
            words = self._random.choices(self._plain, self._weights, k=WORDS)
            for at in range(5, WORDS, 12):
                words[at] = self._random.choice([*names, *parties])
            words[40] = f"{amount} million"
            title = " ".join([*parties, *self._random.choices(self._plain, k=4), names[0]])
            yield fingerprint(title, " ".join(words), language="en", published_at=NOW, facts=facts)


Table = tuple[str, str, Iterable[Sequence[object]]]
"""Its name, columns, and rows."""


def tables(size: int, window: int, at: Callable[[datetime], object]) -> Iterator[Table]:
    """Rows of an archive of `size` articles, the last `window` of them with keys; `at`: a time as a database has it."""
    news, commonness = News(1), Commonness()
    base = [each for _ in range(2_000) for each in news.event()]
    for each in base:
        commonness.add(each)
    shown = [json.dumps(each.to_json()) for each in base]
    keys = [story_keys(Weighed(each, commonness)) for each in base]
    first = size - window
    stamps = [at(NOW - timedelta(days=300 * (size - n) / size)) for n in range(first)]
    stamps += [at(NOW - STORY_WINDOW * (window - n) / window) for n in range(window)]
    yield "stories", "created_at, last_seen_at", ((stamp, stamp) for stamp in stamps)
    yield (
        "articles",
        "guid, identity, url, title, text, seen_at, published_at, fingerprint, state, story_id, next_try_at",
        (
            (
                f"a{n}",
                f"a{n}",
                f"https://example.org/a{n}",
                "A title",
                "A text",
                stamp,
                stamp,
                shown[n % len(base)] if n >= first else None,
                "nothing",
                n + 1,
                stamp,
            )
            for n, stamp in enumerate(stamps)
        ),
    )
    noise = random.Random(2)
    # A third of the keys is shared with others, and the rest is the article's own.
    yield (
        "story_keys",
        "key, told_at, article_id",
        sorted(
            (key if place % 3 == 0 else noise.getrandbits(63), stamps[n], n + 1)
            for n in range(first, size)
            for place, key in enumerate(keys[n % len(base)])
        ),
    )


def fill(address: str, size: int, window: int) -> None:
    """Put an archive into a new database, straight, for speed."""
    if address.startswith("postgres"):
        import psycopg

        with psycopg.connect(address) as server, server.cursor() as cursor:
            for name, columns, rows in tables(size, window, lambda at: at):
                with cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
        crowd.rest(address)
        return
    with sqlite3.connect(address.removeprefix("sqlite:///")) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA foreign_keys = OFF")
        for name, columns, rows in tables(size, window, lambda at: (at - EPOCH) // MICROSECOND):
            marks = ", ".join("?" * len(columns.split(", ")))
            db.executemany(f"INSERT INTO {name} ({columns}) VALUES ({marks})", rows)
        db.execute("ANALYZE")
    db.close()


async def rate(address: str, count: int, seed: int) -> tuple[float, float, float, float]:
    """Return articles a second, by the clock and of processor time; milliseconds of the slowest of a hundred; the
    share of the events that are one story."""
    store = await Store.open(address)
    joiner, news = Joiner(), News(seed)

    async def join(batch: Sequence[tuple[ArticleText, Fingerprint]]) -> list[Joined]:
        async with store.begin() as tx:
            return await joiner.read(tx, batch, NOW)

    fresh = [(n, each) for n in range(count // AN_EVENT) for each in news.event()]
    random.Random(seed).shuffle(fresh)
    async with store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, "https://news.example.org/feed", NOW)
        entries = [
            FeedEntry(f"{seed}-{n}", f"https://news.example.org/{seed}-{n}", "A title", "") for n in range(len(fresh))
        ]
        batch = [FeedEntries(feed.id, entries, [each.url for each in entries], backlog=False)]
        (ids,) = (await articles.add_batch(tx, batch, now=NOW, backlog_limit=0)).values()
        await joiner.commonness(tx)
    waiting = list(zip(ids, fresh, strict=True))
    batches, took = Batches(join, CONCURRENT_READS), list[float]()
    told: dict[int, set[int]] = {}

    async def read() -> None:
        while waiting:
            article_id, (event, each) = waiting.pop()
            begun = time.perf_counter()
            joined = await batches((ArticleText(str(article_id), "A title", "A text", NOW, "en"), each))
            took.append(time.perf_counter() - begun)
            told.setdefault(event, set()).add(joined.story_id)

    spare_what_stays()
    busy, start = time.process_time(), time.perf_counter()
    await asyncio.gather(*(read() for _ in range(CONCURRENT_READS)))
    busy, passed = time.process_time() - busy, time.perf_counter() - start
    await store.close()
    whole = sum(len(found) == 1 for found in told.values()) / len(told)
    return len(took) / passed, len(took) / busy, statistics.quantiles(took, n=100)[-1] * 1000, whole


def reading(count: int) -> tuple[float, float]:
    """Return how many articles a second one thread takes the words of, and the words and facts of."""
    text = " ".join(f"Norway and Chile signed a {n} million dollar agreement on hydrogen in Oslo." for n in range(20))
    article = ArticleText("1", "Norway and Chile sign hydrogen agreement", text, NOW, "en")
    start = time.process_time()
    for _ in range(count):
        fingerprint(article.title, article.text, language="en", published_at=NOW)
    words = count / (time.process_time() - start)
    others = [replace(article, title=f"{article.title}, part {n}") for n in range(count)]  # a draft is remembered
    start = time.process_time()
    for each in others:
        fingerprint_of(each)
    return words, count / (time.process_time() - start)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=int, nargs="+", default=[100_000, 1_000_000], help="articles in the archive")
    parser.add_argument("--window", type=int, default=100_000, help="of them in the last three days")
    parser.add_argument("--articles", type=int, default=1_000, help="how many are read")
    parser.add_argument("--database", nargs="+", default=["sqlite"], choices=["sqlite", "postgres"])
    args = parser.parse_args()
    words, facts = reading(100)
    print(f"words of an article: {words:.0f} a second; with facts: {facts:.0f} a second (one thread)")
    for kind in args.database:
        for size in args.archive:
            with crowd.database(kind) as address:
                asyncio.run(_create(address))
                fill(address, size, min(size, args.window))
                asyncio.run(rate(address, 100, 3))  # caches
                found, free, slowest, whole = asyncio.run(rate(address, args.articles, 4))
            print(
                f"archive of {size:9,}, {kind}: {found:.0f} articles a second ({free:.0f} a second of the bot's "
                f"processor time), 99 of 100 within {slowest:.1f} ms, {whole:.0%} of the events whole",
                flush=True,
            )


async def _create(address: str) -> None:
    await (await Store.open(address)).close()


if __name__ == "__main__":
    main()
