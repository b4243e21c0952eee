"""The command `communique`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import typer

from bot.errors import CommuniqueError, ConfigurationError, DatabaseUnavailable
from bot.log import set_up_logging
from bot.settings import Settings, load_settings

# Imports of what a command needs stand in the command: `communique --help` and `brief` start without the rest.

T = TypeVar("T")
DONE, SOME_FAILED, USAGE = 0, 1, 2

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
feeds_app = typer.Typer(help="The feeds that are watched.", no_args_is_help=True)
app.add_typer(feeds_app, name="feeds")
stories_app = typer.Typer(help="The stories: which articles tell one event.", no_args_is_help=True)
app.add_typer(stories_app, name="stories")


def main(args: list[str] | None = None) -> None:
    """Run a command (by default that of the command line) and exit.

    What a person did wrong ends in one line and exit code 2, never in a traceback.
    """
    try:
        app(args)
    except (ConfigurationError, DatabaseUnavailable) as e:
        typer.echo(f"communique: {e}", err=True)
        sys.exit(USAGE)
    except CommuniqueError as e:
        typer.echo(f"communique: {e}", err=True)
        sys.exit(SOME_FAILED)


def _settings(*, quiet: bool = False, summarizer: str | None = None) -> Settings:
    settings = load_settings(summarizer=summarizer) if summarizer else load_settings()
    secrets = [settings.telegram_bot_token, settings.openai_api_key, settings.webhook_secret]
    set_up_logging(
        level="WARNING" if quiet and settings.log_level == "INFO" else settings.log_level,
        form=settings.log_format,
        secrets=[s.get_secret_value() for s in secrets if s],
    )
    return settings


def _run(work: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(work)
    except KeyboardInterrupt:
        sys.exit(130)


@app.command()
def run(
    once: Annotated[bool, typer.Option("--once", help="Poll every feed once, brief, deliver, and exit.")] = False,
) -> None:
    """Watch feeds, write briefings, answer chats: everything in one process.

    Without TELEGRAM_BOT_TOKEN: the sandbox, with its chat page and a sample feed.
    """
    from bot import app as composition
    from bot import serve as serving

    settings = _settings()

    async def serve() -> None:
        async with composition.open_app(
            settings, on_post=_echo, share_jobs=not once, sender="once" if once else "run"
        ) as opened:
            if opened.sandbox is not None:
                typer.echo(_SANDBOX_BANNER.format(url=opened.sandbox.url))
            await (serving.run_once(opened) if once else serving.run(opened))

    _run(serve())


_SANDBOX_BANNER = """
  No TELEGRAM_BOT_TOKEN: this is the sandbox. Everything is real but Telegram and the news.

      Open  {url}  and type /start

  To connect Telegram and a model, see README.md. Ctrl-C stops.
"""


def _echo(post: Any) -> None:
    """Show a posted message in the terminal."""
    mark = " (edited)" if post.edited else ""
    lines = "\n".join(f"  │ {line}" for line in post.text.splitlines())
    typer.echo(f"\n  ┌ {post.chat_title}{mark}\n{lines}\n  └")


@app.command()
def brief(
    sources: Annotated[list[str] | None, typer.Argument(help="A web address, a file (HTML or text), or -.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a source.")] = False,
    jsonl: Annotated[
        Path | None, typer.Option(help="Articles in, one JSON object a line (id, title, text, published, lang, url).")
    ] = None,
    summarizer: Annotated[Literal["auto", "offline", "openai"] | None, typer.Option(help="Which one writes.")] = None,
) -> None:
    """Print the briefing of articles."""
    from bot import brief as command

    if bool(sources) == (jsonl is not None):
        raise typer.BadParameter("name one or more SOURCES, or --jsonl FILE")
    settings = _settings(quiet=True, summarizer=summarizer)
    if jsonl is not None:
        failed = _run(command.brief_lines(settings, jsonl))
    else:
        failed = _run(command.brief_sources(settings, sources or [], as_json=as_json))
    sys.exit(SOME_FAILED if failed else DONE)


@app.command()
def worker() -> None:
    """Take jobs of a PostgreSQL: run as many as you like beside one `communique run`."""
    from bot import app as composition
    from bot import serve as serving

    settings = _settings()

    async def serve() -> None:
        async with composition.open_app(settings, share_jobs=True, sends=False, sender="worker") as opened:
            await serving.work(opened)

    _run(serve())


@feeds_app.command("add")
def feeds_add(url: Annotated[str, typer.Argument(help="The address of a feed, or of a site that names one.")]) -> None:
    """Check a feed and watch it."""
    from bot import feed_commands as command

    _run(command.add(_settings(quiet=True), url))


@feeds_app.command("list")
def feeds_list() -> None:
    """List the feeds: number, address, when polled, and what failed."""
    from bot import feed_commands as command

    _run(command.show(_settings(quiet=True)))


@feeds_app.command("remove")
def feeds_remove(feed: Annotated[str, typer.Argument(help="The feed's number or address.")]) -> None:
    """Stop watching a feed; its articles and briefings stay."""
    from bot import feed_commands as command

    _run(command.remove(_settings(quiet=True), feed))


@feeds_app.command("check")
def feeds_check(url: str) -> None:
    """Say what an address holds, without storing it."""
    from bot import feed_commands as command

    _run(command.check(_settings(quiet=True), url))


@feeds_app.command("import")
def feeds_import(file: Annotated[Path, typer.Argument(help="An OPML file.")]) -> None:
    """Watch the feeds of an OPML file."""
    from bot import feed_commands as command

    left_out = _run(command.import_opml(_settings(quiet=True), file))
    sys.exit(SOME_FAILED if left_out else DONE)


@feeds_app.command("export")
def feeds_export() -> None:
    """Print the feeds as OPML."""
    from bot import feed_commands as command

    _run(command.export(_settings(quiet=True)))


@stories_app.command("list")
def stories_list(limit: Annotated[int, typer.Option(min=1, max=1000, help="How many.")] = 20) -> None:
    """List the stories told last, with the numbers of their articles."""
    from bot import story_commands as command

    _run(command.show(_settings(quiet=True), limit))


@stories_app.command("why")
def stories_why(one: int, other: int) -> None:
    """Say why two articles are one story or two: what they share, where they differ, and what that counts."""
    from bot import story_commands as command

    _run(command.why(_settings(quiet=True), one, other))


@stories_app.command("split")
def stories_split(article: int) -> None:
    """Take an article out of its story, into one of its own."""
    from bot import story_commands as command

    _run(command.split(_settings(quiet=True), article))


@stories_app.command("join")
def stories_join(one: int, other: int) -> None:
    """Make the stories of two articles one."""
    from bot import story_commands as command

    _run(command.join(_settings(quiet=True), one, other))


@feeds_app.command("starter")
def feeds_starter(
    add: Annotated[bool, typer.Option("--add", help="Ask each, and watch those that answer.")] = False,
) -> None:
    """Print feeds to begin with, by region and language, as OPML; or watch them."""
    from bot import feed_commands as command

    left_out = _run(command.starter(_settings(quiet=True), add=add))
    sys.exit(SOME_FAILED if left_out else DONE)


@app.command()
def stats(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Print counts, lags and spending."""
    from bot import feed_commands as command

    _run(command.stats(_settings(quiet=True), as_json=as_json))


if __name__ == "__main__":
    main()
