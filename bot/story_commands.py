"""What `communique stories …` does."""

from __future__ import annotations

import typer

from bot import joining
from bot.clients import open_store, utc_now
from bot.settings import Settings
from bot.store import stories


async def show(settings: Settings, limit: int) -> None:
    """List the stories told last, each with its articles."""
    async with open_store(settings) as store, store.read() as tx:
        found = await stories.latest_stories(tx, limit)
    if not found:
        typer.echo("no stories yet: they come with the articles of the feeds")
    for story_id, told in found:
        typer.echo(f"story {story_id}")
        for article_id, title in told:
            typer.echo(f"{article_id:8}  {title}")


async def why(settings: Settings, one: int, other: int) -> None:
    """Say why two articles are one story or two."""
    async with open_store(settings) as store, store.read() as tx:
        lines = await joining.why(tx, one, other)
    typer.echo("\n".join(lines))


async def split(settings: Settings, article: int) -> None:
    """Take an article out of its story."""
    async with open_store(settings) as store, store.begin() as tx:
        story = await joining.split(tx, article, utc_now())
    typer.echo(f"article {article} is story {story} now; a running communique tells it within seconds")


async def join(settings: Settings, one: int, other: int) -> None:
    """Make the stories of two articles one."""
    async with open_store(settings) as store, store.begin() as tx:
        story = await joining.join(tx, one, other, utc_now())
    typer.echo(f"articles {one} and {other} are story {story} now")
