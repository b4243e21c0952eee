"""What `communique brief` does: articles in, briefings out."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.articles.extract import extract_article
from bot.articles.language import detect_language
from bot.briefing.endpoint.ledger import MemoryLedger
from bot.briefing.json import briefing_to_json
from bot.clients import build_fetcher, open_analyst, utc_now
from bot.delivery.render import briefing_message
from bot.errors import CommuniqueError, ConfigurationError, NoArticleText
from bot.feeds.fetch import Fetcher
from bot.model import ArticleText, Briefing, Source, StoredBriefing
from bot.pages import read_page
from bot.ports import Analyst
from bot.settings import Settings

MAX_FILE_BYTES = 5 * 1024 * 1024
AT_ONCE = 8
"""Articles on their way to a model; the offline summarizer takes one at a time anyway."""


class ArticleLine(BaseModel):
    """One line of `--jsonl`. `published` is ISO 8601; without a time zone it is UTC."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str | int
    title: str = ""
    text: str
    published: datetime | None = None
    lang: str | None = None
    url: str | None = None

    def article(self) -> ArticleText:
        """Return what a summarizer reads."""
        published = self.published
        if published is not None:
            published = published.astimezone(UTC) if published.tzinfo else published.replace(tzinfo=UTC)
        language = self.lang or detect_language(f"{self.title}\n{self.text}")
        return ArticleText(str(self.id), self.title, self.text, published, language, self.url)


async def brief_sources(settings: Settings, sources: list[str], *, as_json: bool) -> int:
    """Print the briefing of each source; return how many failed, each with a line on standard error."""
    failed = 0
    async with build_fetcher(settings) as fetcher, open_analyst(settings, MemoryLedger(utc_now)) as analyst:
        for source in sources:
            try:
                article = await _read_source(fetcher, source)
            except CommuniqueError as e:
                typer.echo(f"communique: {e}", err=True)
                failed += 1
                continue
            briefing = await analyst.brief(article)
            if as_json:
                typer.echo(json.dumps(briefing_to_json(briefing), ensure_ascii=False))
            else:
                typer.echo(_as_text(article, briefing))
    return failed


def _as_text(article: ArticleText, briefing: Briefing) -> str:
    source = Source(0, article.title, article.url or "", article.id, article.published_at, article.author)
    return briefing_message(StoredBriefing(0, 0, 1, utc_now(), briefing, (source,))).plain + "\n"


async def _read_source(fetcher: Fetcher, source: str) -> ArticleText:
    if source.startswith(("http://", "https://")):
        address: str | None
        page, address = await read_page(fetcher, source, robots=False)
    else:
        body = await asyncio.to_thread(_read_file, source)
        page = await asyncio.to_thread(extract_article, body, url=source)
        address = page.canonical_url or None
    language = page.language or detect_language(f"{page.title}\n{page.text}")
    title, picture = page.title or "", page.picture
    return ArticleText(source, title, page.text, page.published_at, language, address, page.author, picture)


def _read_file(source: str) -> bytes:
    """Read a file or, for `-`, standard input; at most MAX_FILE_BYTES."""
    try:
        if source == "-":
            body = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        else:
            with Path(source).open("rb") as file:
                body = file.read(MAX_FILE_BYTES + 1)
    except OSError as e:
        raise ConfigurationError(f"{source}: {e.strerror}; name a web address, a file or -") from None
    if len(body) > MAX_FILE_BYTES:
        raise NoArticleText(source, f"more than {MAX_FILE_BYTES} bytes")
    if not body.strip():
        raise NoArticleText(source, "empty")
    return body


async def brief_lines(settings: Settings, file: Path) -> int:
    """Print one briefing a line for each line of `file`, in its order; return how many lines failed."""
    try:
        lines = await asyncio.to_thread(file.read_bytes)
    except OSError as e:
        raise ConfigurationError(f"{file}: {e.strerror}") from None
    failed = 0
    async with open_analyst(settings, MemoryLedger(utc_now)) as analyst:
        async for number, line, outcome in _in_order(analyst, _numbered(lines)):
            if isinstance(outcome, str):
                failed += 1
                typer.echo(f"communique: {file}:{number}: {outcome}", err=True)
            else:
                assert line is not None
                sys.stdout.write(json.dumps(outcome | {"id": line.id}, ensure_ascii=False) + "\n")
    return failed


def _numbered(data: bytes) -> Iterator[tuple[int, bytes]]:
    return ((n, line) for n, line in enumerate(data.split(b"\n"), 1) if line.strip())


async def _in_order(
    analyst: Analyst, lines: Iterator[tuple[int, bytes]]
) -> AsyncIterator[tuple[int, ArticleLine | None, dict[str, Any] | str]]:
    """Brief a few articles at once and yield the results in the order of the lines."""
    waiting: list[tuple[int, ArticleLine, asyncio.Task[Any]]] = []
    for number, raw in lines:
        try:
            line = ArticleLine.model_validate_json(raw)
        except ValidationError as e:
            while waiting:
                yield await _finished(waiting.pop(0))
            problem = e.errors()[0]
            yield number, None, f"{'.'.join(map(str, problem['loc']))} {problem['msg']}".strip()
            continue
        waiting.append((number, line, asyncio.create_task(analyst.brief(line.article()))))
        if len(waiting) >= AT_ONCE:
            yield await _finished(waiting.pop(0))
    while waiting:
        yield await _finished(waiting.pop(0))


async def _finished(
    work: tuple[int, ArticleLine, asyncio.Task[Any]],
) -> tuple[int, ArticleLine, dict[str, Any]]:
    number, line, task = work
    return number, line, briefing_to_json(await task)
