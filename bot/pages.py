"""Read the page of an article: where an aggregator leads, or another version where the page itself has no text."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from urllib.parse import urlsplit

from bot.articles.extract import Extracted, extract_article
from bot.articles.links import canonical_url, keeps_its_page, publisher_url
from bot.errors import NoArticleText, SourceUnavailable
from bot.feeds.addresses import shown
from bot.feeds.fetch import Fetcher
from bot.workers import Run

_FRONT = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-zA-Z]{2})?/?)?(?:(?:index|home|main|default)\.\w{2,5})?")
MAX_VERSIONS = 2
"""Of the versions that a page names, so many are asked for."""
HEADLINE_ONLY = "headline only: Google News does not say where its links lead"


async def read_page(fetcher: Fetcher, url: str, *, robots: bool, run: Run = asyncio.to_thread) -> tuple[Extracted, str]:
    """Return the article at `url` and the address it has.

    Where the page has none (it sends its readers on, it is built by scripts, it shows a teaser), where it leads or its
    AMP or print version is read; a version of a page for subscribers that is for subscribers too has no more to say.
    A link that says nothing of the page it leads to is not asked for. `robots` as in `Fetcher.fetch`; `run` does what
    takes time beside the event loop.
    Raises SourceUnavailable: for the first page, not for the versions.
    """
    if keeps_its_page(url):
        raise NoArticleText(shown(url), HEADLINE_ONLY)
    try:
        return await _read(fetcher, publisher_url(url), robots=robots, run=run)
    except NoArticleText as e:
        first = e
    for version in [each for each in first.versions if not _is_front(each)][:MAX_VERSIONS]:
        try:
            return await _read(fetcher, version, robots=robots, run=run)
        except SourceUnavailable:
            continue
    raise first


async def _read(fetcher: Fetcher, url: str, *, robots: bool, run: Run) -> tuple[Extracted, str]:
    fetched = await fetcher.fetch(url, robots=robots)
    if _is_front(fetched.url) and not _is_front(url):
        raise NoArticleText(shown(url), "leads to a front page: the article is gone, or not for this reader")
    work = partial(extract_article, fetched.body, url=fetched.url, content_type=fetched.content_type)
    page: Extracted = await run(work)
    return page, page.canonical_url or canonical_url(fetched.url)


def _is_front(url: str) -> bool:
    """Whether an address is that of a site's front page, in whichever language."""
    page = urlsplit(canonical_url(url))
    return not page.query and bool(_FRONT.fullmatch(page.path))
