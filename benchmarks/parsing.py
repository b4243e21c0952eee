"""Compare our reading of feeds with feedparser and its peers: on feedparser's own test cases, and in entries a second.

    python -m benchmarks.parsing [FOLDER_OF_FEEDPARSER_TESTS] [--seconds 2]

Without a folder the source distribution of feedparser is downloaded with pip. Cases that need HTTP headers are left
out. "same links": as many entries with the same links as feedparser finds; "same titles", "same dates": these too. The
speed is per second of processor time, over feeds of 20 entries; ours is told for reading alone, and with everything
that makes entries fit to be stored (plain text, absolute links), which the others leave to the caller. A peer that is
not installed is left out (fastfeedparser, feedparser-rs, atoma).
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tarfile
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]

from bot.errors import NotAFeed
from bot.feeds.dates import from_struct, parse_date
from bot.feeds.parse import parse_feed, read_feed
from bot.htmltext import html_to_text

URL = "https://wire.example/feeds/all.xml"
CASES = ("wellformed", "illformed", "encoding", "entities", "compression", "http")

Entry = tuple[str, str, datetime | None]
"""Link, title as plain text, date."""
Reader = Callable[[bytes], list[Entry]]


def by_feedparser(body: bytes) -> list[Entry]:
    """What feedparser finds."""
    parsed = feedparser.parse(body, response_headers={"content-location": URL})
    return [(each.get("link", ""), each.get("title", ""), first_date(each)) for each in parsed.entries]


def first_date(entry: Any) -> datetime | None:
    """The date that feedparser or its likeness has for an entry: published, else created, else updated."""
    dates = (from_struct(entry.get(f"{name}_parsed")) for name in ("published", "created", "updated"))
    return next(filter(None, dates), None)


def by_us(body: bytes) -> list[Entry]:
    """What we find, before entries without a link are left out."""
    try:
        raw = read_feed(body, url=URL)
    except NotAFeed:
        return []
    return [(each.link or "", each.title or "", each.published_at) for each in raw.entries]


def by_us_made_fit(body: bytes) -> list[Entry]:
    """What we store."""
    try:
        parsed = parse_feed(body, url=URL)
    except NotAFeed:
        return []
    return [(each.url, each.title, each.published_at) for each in parsed.entries]


def by_fastfeedparser(body: bytes) -> list[Entry]:
    """What fastfeedparser finds."""
    import fastfeedparser

    parsed = fastfeedparser.parse(body)
    return [
        (each.get("link") or "", each.get("title") or "", parse_date(each.get("published"))) for each in parsed.entries
    ]


def by_feedparser_rs(body: bytes) -> list[Entry]:
    """What feedparser-rs finds."""
    import feedparser_rs

    parsed = feedparser_rs.parse(body)
    return [(each.get("link") or "", each.get("title") or "", first_date(each)) for each in parsed.entries]


def by_atoma(body: bytes) -> list[Entry]:
    """What atoma finds, which wants to be told RSS from Atom."""
    import atoma

    if b"<feed" in body:
        return [
            (each.links[0].href if each.links else "", each.title.value, each.published)
            for each in atoma.parse_atom_bytes(body).entries
        ]
    return [(each.link or "", each.title or "", each.pub_date) for each in atoma.parse_rss_bytes(body).items]


PEERS: dict[str, tuple[str, Reader]] = {
    "ours": ("bot", by_us),
    "ours, made fit to store": ("bot", by_us_made_fit),
    "fastfeedparser": ("fastfeedparser", by_fastfeedparser),
    "feedparser-rs": ("feedparser_rs", by_feedparser_rs),
    "atoma": ("atoma", by_atoma),
}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--seconds", type=float, default=2)
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    with corpus(chosen.folder) as folder:
        cases = [body for body in read_cases(folder) if b"Header:" not in body]
        expected = [by_feedparser(body) for body in cases]
    base = entries_a_second(by_feedparser, chosen.seconds)
    print(f"{len(cases)} cases, of which {sum(map(bool, expected))} have entries\n")
    print(f"{'':24} {'same links':>12} {'same titles':>12} {'same dates':>12} {'entries/s':>12} {'x feedparser':>13}")
    print(f"{'feedparser':24} {'':>12} {'':>12} {'':>12} {base:12,.0f} {1:13.1f}")
    for name, (module, reader) in PEERS.items():
        if importlib.util.find_spec(module) is None:
            continue
        shares = [""] * 3 if reader is by_us_made_fit else compare(reader, cases, expected)
        speed = entries_a_second(reader, chosen.seconds)
        print(f"{name:24} {shares[0]:>12} {shares[1]:>12} {shares[2]:>12} {speed:12,.0f} {speed / base:13.1f}")


def compare(reader: Reader, cases: list[bytes], expected: list[list[Entry]]) -> list[str]:
    """Return the share of cases with the same links, with the same titles, with the same dates."""
    same = [0, 0, 0]
    for body, wanted in zip(cases, expected, strict=True):
        try:
            found = reader(body)
        except Exception:  # noqa: BLE001 what a reader does not take counts as different
            continue
        for column in range(3):
            same[column] += [seen(each)[column] for each in found] == [seen(each)[column] for each in wanted]
    return [f"{count / len(cases):.2%}" for count in same]


def seen(entry: Entry) -> tuple[str, str, datetime | None]:
    """An entry as a reader would see it: some give titles as HTML, some as text."""
    link, title, moment = entry
    return link.strip(), " ".join(html_to_text(title).split()), moment


def entries_a_second(reader: Reader, seconds: float) -> float:
    """Read feeds of 20 entries, RSS and Atom in turn, for some seconds."""
    feeds = [sample_rss(), sample_atom()]
    assert all(len(reader(body)) == 20 for body in feeds)
    count, begun = 0, time.process_time()
    while (spent := time.process_time() - begun) < seconds:
        for body in feeds:
            count += len(reader(body))
    return count / spent


def sample_rss(entries: int = 20) -> bytes:
    """An RSS feed as news sites have it: headline, link, guid, date, a paragraph."""
    items = "".join(
        f"<item><title>Ministers of two countries sign pact number {n} &amp; more</title>"
        f"<link>https://wire.example/news/{n}?utm_source=rss</link><guid isPermaLink='false'>wire-{n}</guid>"
        f"<pubDate>Wed, 28 May 2025 10:{n % 60:02}:00 +0900</pubDate><category>Trade</category>"
        f"<description>&lt;p&gt;{PARAGRAPH} ({n})&lt;/p&gt;</description></item>"
        for n in range(entries)
    )
    head = "<title>Wire</title><link>https://wire.example</link><description>News</description><language>en</language>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def sample_atom(entries: int = 20) -> bytes:
    """An Atom feed of the same kind."""
    items = "".join(
        f"<entry><title>Ministers of two countries sign pact number {n}</title><id>tag:wire.example,2025:{n}</id>"
        f'<link rel="alternate" type="text/html" href="https://wire.example/news/{n}"/>'
        f"<published>2025-05-28T10:{n % 60:02}:00Z</published><updated>2025-05-28T11:00:00Z</updated>"
        f'<summary type="html">&lt;p&gt;{PARAGRAPH} ({n})&lt;/p&gt;</summary></entry>'
        for n in range(entries)
    )
    head = "<title>Wire</title><id>tag:wire.example,2025:all</id><updated>2025-05-28T11:00:00Z</updated>"
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{head}{items}</feed>'.encode()


PARAGRAPH = (
    "The trade ministers of both countries signed an agreement in the capital on Wednesday that lowers tariffs on "
    "machines and farm goods, after talks that had lasted for two years, and will meet again in the autumn."
)


def read_cases(folder: Path) -> Iterator[bytes]:
    """The test cases that need no web server."""
    for name in CASES:
        for path in sorted((folder / name).rglob("*")):
            if path.is_file():
                yield path.read_bytes()


@contextmanager
def corpus(folder: Path | None) -> Iterator[Path]:
    """The folder of feedparser's tests: the one given, or one that is downloaded and removed again."""
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory() as place:
        download: list[Any] = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*download, "-d", place, "feedparser"], check=True)
        (archive,) = Path(place).glob("feedparser-*.tar.gz")
        with tarfile.open(archive) as packed:
            packed.extractall(place, filter="data")
        (tests,) = Path(place).glob("feedparser-*/tests")
        yield tests


if __name__ == "__main__":
    main()
