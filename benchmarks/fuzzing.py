"""Feed made-up bytes to everything that reads what comes from outside, guided by coverage (atheris).

    pip install atheris
    python benchmarks/fuzzing.py [TARGET] [-max_total_time=600] [FOLDER_FOR_FINDINGS ...]

TARGET is one of the names below, or `all` (the default: the first byte chooses). Other arguments are libFuzzer's. It
stops at the first input that raises what it must not, breaks a promise, or takes longer than ten seconds.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bot"]):
    from bot.articles.headlines import Titles
    from bot.charset import to_text
    from bot.errors import AddressRefused, NotAFeed
    from bot.feeds.addresses import checked_url, shown
    from bot.feeds.bodies import BodyDamaged, BodyReader, BodyTooBig
    from bot.feeds.dates import parse_date
    from bot.feeds.discover import feed_links
    from bot.feeds.opml import read_opml
    from bot.feeds.parse import parse_feed
    from bot.feeds.sitemaps import likely_news, read_sitemap
    from bot.htmltext import html_to_text

URL = "https://wire.example/feeds/all.xml"
SEEDS = Path(__file__).parent.parent / "tests" / "data" / "feeds"
LIMIT = 10_000
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def feed(data: bytes) -> None:
    """Any bytes are a feed or none; entries have a web address, words, and can be stored."""
    with suppress(NotAFeed):
        for entry in parse_feed(data, url=URL).entries:
            assert entry.url.startswith(("http://", "https://")), entry.url
            assert entry.title, entry
            assert entry.guid, entry
            f"{entry.guid}{entry.title}{entry.content}{entry.url}".encode()


def sitemap(data: bytes) -> None:
    """Any bytes are a sitemap or none; a title of it is looked up without harm."""
    with suppress(BodyTooBig, BodyDamaged):
        read = read_sitemap(data, url=URL)
        assert all(each.url.startswith(("http://", "https://")) and each.title for each in read.pages)
        titles = Titles(read.pages, URL)
        for each in read.pages[:5]:
            titles.find(each.title, each.publication, each.published_at or NOON)
        likely_news(read.sitemaps, NOON)


def page(data: bytes) -> None:
    """Any bytes name feeds or none."""
    assert all(link.startswith(("http://", "https://")) for link in feed_links(data, URL))


def opml(data: bytes) -> None:
    """Any bytes are a list of feeds or none."""
    with suppress(NotAFeed):
        read_opml(data)


def body(data: bytes) -> None:
    """Any bytes unpack within the limit or are refused."""
    names = ("gzip", "deflate", "br", "")
    with suppress(BodyTooBig, BodyDamaged):
        reader = BodyReader(names[data[0] % len(names)] if data else "", LIMIT)
        for start in range(1, len(data), 50):
            reader.feed(data[start : start + 50])
        assert len(reader.finish()) <= LIMIT


def text(data: bytes) -> None:
    """Any bytes become text, a date or none, an address or none."""
    read = to_text(data)
    html_to_text(read).encode()
    moment = parse_date(read)
    assert moment is None or moment.tzinfo is not None
    shown(read)
    with suppress(AddressRefused):
        assert checked_url(read).scheme in ("http", "https")


TARGETS = {"feed": feed, "sitemap": sitemap, "page": page, "opml": opml, "body": body, "text": text}


def everything(data: bytes) -> None:
    """Let the first byte choose the target."""
    if data:
        list(TARGETS.values())[data[0] % len(TARGETS)](data[1:])


def main() -> None:
    """Fuzz until told to stop."""
    arguments = sys.argv[1:]
    name = arguments.pop(0) if arguments and arguments[0] in (*TARGETS, "all") else "all"
    prefix = bytes([0]) if name == "all" else b""
    with tempfile.TemporaryDirectory() as corpus:
        for seed in SEEDS.iterdir():
            (Path(corpus) / seed.name).write_bytes(prefix + seed.read_bytes())
        folders = [each for each in arguments if not each.startswith("-")] or [corpus]
        options = [each for each in arguments if each.startswith("-")]
        atheris.Setup(
            [sys.argv[0], "-timeout=10", "-max_len=4096", *options, *folders, corpus], TARGETS.get(name, everything)
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
