"""Ask a site's robots.txt before reading its pages (RFC 9309)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import islice

from protego import Protego
from yarl import URL

from bot.charset import to_text
from bot.errors import AddressRefused, RobotsRefused, SourceUnavailable
from bot.feeds.addresses import shown

KEPT_SECONDS = 24 * 3600
KEPT_FAILURE_SECONDS = 600
KEPT_SITES = 2000
MAX_RULES = 500 * 1024
"""Of a robots.txt so many characters are read: as many as RFC 9309 asks for."""
MAX_DELAY = 30.0
MAX_SITEMAPS = 500

Load = Callable[[str], Awaitable[bytes]]
"""Return what an address has. Raises SourceUnavailable."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site lets us read. `unknown`: its robots.txt could not be had, which means nothing for now."""

    parsed: Protego | None
    unknown: str | None
    until: float


class Robots:
    """The robots.txt of sites, each asked once a day."""

    def __init__(self, load: Load, agent: str) -> None:
        """`agent` is our name in robots.txt, the part of the User-Agent before the slash."""
        self._load = load
        self._agent = agent
        self._sites: dict[str, asyncio.Task[Rules]] = {}

    async def check(self, url: URL) -> float:
        """Return the seconds between requests that the site asks for, 0 where it does not.

        Raises RobotsRefused where the page is not for us, SourceUnavailable where nobody can tell now.
        """
        rules = await self._known_rules(url)
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(str(url), self._agent):
            raise RobotsRefused(shown(str(url)), "its site's robots.txt keeps it from programs like this one")
        return min(float(rules.parsed.crawl_delay(self._agent) or 0), MAX_DELAY)

    async def sitemaps(self, url: URL) -> tuple[str, ...]:
        """Return the sitemaps that the site names, as they stand there. Raises SourceUnavailable as `check` does."""
        rules = await self._known_rules(url)
        return () if rules.parsed is None else tuple(islice(rules.parsed.sitemaps, MAX_SITEMAPS))

    async def _known_rules(self, url: URL) -> Rules:
        rules = await self._rules(str(url.origin()))
        if rules.unknown is not None:
            raise SourceUnavailable(shown(str(url)), f"its robots.txt cannot be had: {rules.unknown}")
        return rules

    async def _rules(self, site: str) -> Rules:
        task = self._sites.get(site)
        if task is None or (task.done() and _is_stale(task)):
            if len(self._sites) >= KEPT_SITES:
                self._sites = {name: each for name, each in self._sites.items() if not each.done()}
            task = self._sites[site] = asyncio.create_task(self._read(site), name="robots")
        return await asyncio.shield(task)

    async def _read(self, site: str) -> Rules:
        now = asyncio.get_running_loop().time()
        try:
            body = await self._load(f"{site}/robots.txt")
        except AddressRefused:
            raise
        except SourceUnavailable as e:
            if e.status is not None and 400 <= e.status < 500 and e.status != 429:
                return Rules(None, None, now + KEPT_SECONDS)  # there is none: everything may be read
            return Rules(None, e.reason, now + KEPT_FAILURE_SECONDS)
        parsed = await asyncio.to_thread(Protego.parse, to_text(body)[:MAX_RULES])
        return Rules(parsed, None, now + KEPT_SECONDS)


def _is_stale(task: asyncio.Task[Rules]) -> bool:
    if task.cancelled() or task.exception() is not None:
        return True
    return task.result().until <= asyncio.get_running_loop().time()
