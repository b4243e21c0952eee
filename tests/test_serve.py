"""Whole processes against a Telegram that stays: starting, stopping, running once, sharing jobs, what goes wrong."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot import longpoll, serve
from bot.app import App, open_app
from bot.errors import ConfigurationError, DatabaseUnavailable, TokenRefused
from bot.handlers import COMMANDS
from bot.model import DeliveryState, Follow, FollowKind
from bot.sandbox.faults import Fault
from bot.sandbox.server import ANA, BEN, Sandbox
from bot.schedule import keep_ticking, tick
from bot.settings import Settings
from bot.store import chats, feeds
from bot.store.engine import Store
from bot.store.schema import deliveries, handled_updates
from tests.moments import until
from tests.rows import add_briefing
from tests.site import Site, pact, serve_site

TOKEN = "1:serve"
CROWD = range(5000, 5100)
Log = list[Any]


@pytest.fixture(autouse=True)
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """What is logged; and settings come from the test alone."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    with capture_logs() as lines:
        yield lines


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A Telegram that outlives the bot."""
    server = Sandbox(token=TOKEN, sample=False)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A news site that outlives the bot."""
    async with serve_site() as served:
        yield served


Make = Callable[..., Settings]


@pytest.fixture
def settings(sandbox: Sandbox, tmp_path: Path) -> Make:
    """A maker of settings for a bot with a token, on a database of its own."""

    def make(**options: Any) -> Settings:
        ours: dict[str, Any] = {
            "telegram_bot_token": TOKEN,
            "telegram_api_url": sandbox.api_url,
            "database_url": f"sqlite:///{tmp_path / 'serve.db'}",
            "allow_private_networks": True,
            "poll_interval": 1,
        }
        return Settings(_env_file=None, **(ours | options))

    return make


@asynccontextmanager
async def running(settings: Settings, **options: Any) -> AsyncIterator[App]:
    """The bot as `communique run` has it; stopped in the end, in time and without an error."""
    async with open_app(settings, **options) as app:
        serving = asyncio.create_task(serve.run(app))
        try:
            yield app
        finally:
            app.services.stop()
            await asyncio.wait_for(serving, 10)


def told(sandbox: Sandbox, chat_id: int, word: str = "") -> list[str]:
    """What the bot said in a chat, with a word in it."""
    kept = sandbox.world.messages.get(chat_id, {}).values()
    return [m["text"] for m in kept if m.get("from", {}).get("is_bot") and word in m["text"]]


def events(logged: Log) -> Counter[str]:
    """How often each event was logged."""
    return Counter(line["event"] for line in logged)


async def owe_crowd(store: Store, sandbox: Sandbox) -> None:
    """Owe everybody in the crowd a briefing."""
    sandbox.people.add_users(CROWD)
    now = datetime.now(UTC)
    async with store.begin() as tx:
        for chat in CROWD:
            await chats.upsert_chat(tx, chat, "private", "", "UTC")
            await chats.subscribe(tx, chat, Follow(FollowKind.ALL), now=now, welcome=0)
        await chats.deliver_to_followers(tx, await add_briefing(tx), now=now, push=True)


async def states(store: Store) -> Counter[str]:
    """How many deliveries are in each state."""
    async with store.read() as tx:
        return Counter((await tx.execute(select(deliveries.c.state))).scalars())


# ------------------------------------------------------------------ run


async def test_a_start_sets_the_menu_and_people_are_answered(sandbox: Sandbox, settings: Make, logged: Log) -> None:
    """The commands are in the menu; a command is answered, also after a stop and another start, and once."""
    for number in (1, 2):
        async with running(settings()):
            sandbox.say(ANA.id, ANA.id, "/help")
            await until(lambda number=number: len(told(sandbox, ANA.id)) == number)  # type: ignore[misc]
    assert [c["command"] for c in sandbox.world.menu()] == list(COMMANDS)
    assert len(told(sandbox, ANA.id)) == 2
    assert events(logged)["running"] == events(logged)["stopping"] == 2


async def test_sigterm_in_the_middle_of_a_broadcast(sandbox: Sandbox, settings: Make) -> None:
    """With a poll open and 100 messages to send at 28 a second: ended within seconds, what is in flight recorded, the
    rest pending, nothing uncertain; one start later nobody has anything twice."""
    async with open_app(settings()) as app:
        await owe_crowd(app.services.store, sandbox)
        serving = asyncio.create_task(serve.run(app))
        await until(lambda: any(told(sandbox, chat) for chat in CROWD))
        await asyncio.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(serving, 10)
    arrived = sum(len(told(sandbox, chat)) for chat in CROWD)
    assert 0 < arrived < 90
    store = await Store.open(settings().database_url.get_secret_value())
    assert await states(store) == {DeliveryState.SENT: arrived, DeliveryState.PENDING: len(CROWD) - arrived}
    await store.close()
    async with running(settings()):
        await until(lambda: sum(len(told(sandbox, chat)) for chat in CROWD) >= arrived + 10)
    assert max(len(told(sandbox, chat)) for chat in CROWD) == 1


async def test_an_answer_that_takes_too_long_is_cut_off(
    sandbox: Sandbox, settings: Make, logged: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stop waits for what people were promised, but not for ever."""
    monkeypatch.setattr(serve, "GRACE_SECONDS", 0.3)
    async with running(settings()):
        sandbox.faults.add(Fault("delay", seconds=3))
        sandbox.say(ANA.id, ANA.id, "/help")
        await until(lambda: "delay" in sandbox.faults.happened)
    assert events(logged)["updates_cut_off"] == 1


async def test_two_runs_on_one_file_exclude_each_other(sandbox: Sandbox, settings: Make, tmp_path: Path) -> None:
    """The second is told what to do, and starts once the first is gone, be it by a kill; commands are let in."""
    options = settings()
    first = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": sandbox.api_url,
            "DATABASE_URL": options.database_url.get_secret_value(),
        },
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        sandbox.say(ANA.id, ANA.id, "/help")
        await until(lambda: told(sandbox, ANA.id), seconds=60)
        for sender in ("run", "once"):
            with pytest.raises(
                DatabaseUnavailable, match=r"serve\.db: another communique run uses it .* stop that one"
            ):
                async with open_app(options, sender=sender):
                    pass
        await (await Store.open(options.database_url.get_secret_value())).close()
    finally:
        first.kill()
        await first.wait()
    async with open_app(options):
        pass


async def test_a_second_poller_is_reported_and_survived(sandbox: Sandbox, settings: Make, logged: Log) -> None:
    """Another process takes the updates for a moment: it is in the log, and once it is gone people are answered."""
    async with running(settings()), aiohttp.ClientSession() as session:
        sandbox.say(ANA.id, ANA.id, "/help")
        await until(lambda: len(told(sandbox, ANA.id)) == 1)
        async with session.get(f"{sandbox.api_url}/bot{TOKEN}/getUpdates") as answer:
            assert answer.status == 200
        await until(lambda: events(logged)["second_poller"] > 0)
        sandbox.say(ANA.id, ANA.id, "/help")
        await until(lambda: len(told(sandbox, ANA.id)) == 2)
    assert next(line for line in logged if line["event"] == "second_poller")["hint"]


async def test_a_webhook_of_an_earlier_run_is_removed(sandbox: Sandbox, settings: Make) -> None:
    """Polling begins by that; or Telegram would answer each poll with 409."""
    async with aiohttp.ClientSession() as session:
        hook = {"url": "http://127.0.0.1:9/nobody"}
        async with session.post(f"{sandbox.api_url}/bot{TOKEN}/setWebhook", json=hook) as answer:
            assert answer.status == 200
    async with running(settings()):
        sandbox.say(ANA.id, ANA.id, "/help")
        await until(lambda: told(sandbox, ANA.id) != [])


async def test_telegram_that_cannot_be_reached_at_the_start(settings: Make, logged: Log) -> None:
    """The bot waits for it, says so, and starts when it is there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    opened = running(settings(telegram_api_url=f"http://127.0.0.1:{port}"))
    opening = asyncio.create_task(opened.__aenter__())
    await until(lambda: events(logged)["telegram_unreachable"] > 0)
    late = Sandbox(token=TOKEN, sample=False, port=port)
    await late.start()
    await asyncio.wait_for(opening, 10)
    late.say(ANA.id, ANA.id, "/help")
    await until(lambda: told(late, ANA.id) != [])
    await opened.__aexit__(None, None, None)
    await late.stop()


async def test_telegram_that_goes_away_later(
    sandbox: Sandbox, settings: Make, logged: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing gets through at first: the bot goes on trying, and once it is back people are answered; a stop while
    nothing gets through again is quick."""
    monkeypatch.setattr(longpoll, "LONGEST_WAIT", 0.2)
    sandbox.faults.add(Fault("reset_before", method="setMyCommands"), Fault("status", method="deleteWebhook"))
    for fault in (
        Fault("reset_before", method="getUpdates"),
        Fault("status", method="getUpdates", status=502, description="Bad Gateway"),
        Fault("status", method="getUpdates", status=429, description="Too Many Requests", retry_after=1),
    ):
        sandbox.faults.add(fault)
    async with running(settings()):
        await asyncio.sleep(3)
        print(logged)
        await until(lambda: events(logged)["polling_failed"] >= 3)
        sandbox.say(ANA.id, ANA.id, "/help")
        await until(lambda: told(sandbox, ANA.id) != [])
        sandbox.faults.add(Fault("reset_before", method="*", times=None))
        sandbox.people.block(ANA.id, blocked=True)  # ends the poll that is open
        await until(lambda: sandbox.faults.happened["reset_before"] > 4)
        start = time.monotonic()
    assert time.monotonic() - start < 5  # a poll that is tried again takes longer by far
    assert events(logged)["command_menu_not_set"] == 1


async def test_an_update_that_cannot_be_read_ends_nothing(
    sandbox: Sandbox, settings: Make, logged: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever Telegram makes of an update one day, the polling goes on."""
    monkeypatch.setattr(longpoll, "LONGEST_WAIT", 0.2)
    async with running(settings()):
        await until(lambda: events(logged)["running"] > 0)
        sandbox.world.put_update("message", {"message_id": "x", "chat": 7})
        await until(lambda: events(logged)["updates_unreadable"] >= 2)
        sandbox.world.confirm(sandbox.world.last_update_id + 1)
        sandbox.say(ANA.id, ANA.id, "/help")
        await until(lambda: told(sandbox, ANA.id) != [])


@pytest.mark.parametrize("method", ["getMe", "getUpdates", "sendMessage"])
async def test_a_token_that_is_refused_stops_the_process(sandbox: Sandbox, settings: Make, method: str) -> None:
    """At the start, while polling, or while sending: it ends with an error that names the setting."""
    sandbox.faults.add(Fault("status", method=method, status=401, description="Unauthorized", times=None))

    async def serving() -> None:
        async with open_app(settings()) as app:
            if method == "sendMessage":
                await owe_crowd(app.services.store, sandbox)
            await serve.run(app)

    with pytest.raises(TokenRefused, match="TELEGRAM_BOT_TOKEN"):
        await asyncio.wait_for(serving(), 10)


async def test_updates_by_webhook(sandbox: Sandbox, settings: Make) -> None:
    """With WEBHOOK_URL the sandbox pushes, with the derived secret; a taken port stops the start with its name."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    hooked = settings(webhook_url=f"http://127.0.0.1:{port}/hook", port=port)
    async with running(hooked):
        sandbox.say(ANA.id, ANA.id, "/help")
        await until(lambda: told(sandbox, ANA.id) != [])
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("0.0.0.0", port))
        taken.listen()
        with pytest.raises(ConfigurationError, match="PORT"):
            async with running(hooked) as app:
                await asyncio.wait_for(app.services.stopping.wait(), 5)


# ------------------------------------------------------------------ run --once, worker


async def test_once_takes_updates_polls_briefs_delivers_and_returns(
    sandbox: Sandbox, settings: Make, site: Site
) -> None:
    """For cron: the first run subscribes who asked and brings what there is, the next what is new, each once."""
    site.stories.append(pact("first"))
    sandbox.say(ANA.id, ANA.id, "/subscribe")
    sandbox.say(BEN.id, BEN.id, "/help")
    for _ in range(2):
        async with open_app(settings(feeds=site.feed_url), sender="once") as app:
            await asyncio.wait_for(serve.run_once(app), 20)
        assert len(told(sandbox, ANA.id, "Norway")) == 1
        assert len(told(sandbox, BEN.id)) == 1
    site.stories.append(pact("second", "Peru", "Italy", "rail"))
    async with open_app(settings(feeds=site.feed_url), sender="once") as app:
        await asyncio.wait_for(serve.run_once(app), 20)
    assert len(told(sandbox, ANA.id, "Peru")) == 1
    assert not sandbox.world.updates


async def test_once_waits_for_what_is_due_in_a_moment(sandbox: Sandbox, settings: Make) -> None:
    """An edit, which waits for others a few seconds, is made; what is due in an hour is left to the next run."""
    async with open_app(settings(), sender="once") as app:
        await owe_crowd(app.services.store, sandbox)
        async with app.services.store.begin() as tx:
            for chat, wait in ((CROWD[0], 1.0), (CROWD[1], 3600.0)):
                due_at = datetime.now(UTC) + timedelta(seconds=wait)
                theirs = update(deliveries).where(deliveries.c.chat_id == chat)
                await tx.execute(theirs.values(due_at=due_at))
        await asyncio.wait_for(serve.run_once(app), 30)
        assert await states(app.services.store) == {DeliveryState.SENT: len(CROWD) - 1, DeliveryState.PENDING: 1}
    assert told(sandbox, CROWD[0])
    assert not told(sandbox, CROWD[1])


async def test_once_goes_on_without_updates(sandbox: Sandbox, settings: Make, logged: Log, site: Site) -> None:
    """Where Telegram gives none (a webhook is set), feeds are still polled and briefings delivered."""
    conflict = "Conflict: can't use getUpdates method while webhook is active"
    sandbox.faults.add(Fault("status", method="getUpdates", status=409, description=conflict, times=None))
    async with open_app(settings(feeds=site.feed_url)) as app:
        await serve.run_once(app)
    assert events(logged)["updates_not_taken"] == 1
    assert site.asked["/feed.xml"] == 1


async def test_feeds_from_an_opml_file(settings: Make, tmp_path: Path) -> None:
    """FEEDS is the path of an OPML file: its feeds are watched, once, however often the bot starts."""
    outlines = "".join(f'<outline type="rss" xmlUrl="https://{n}.example.org/feed"/>' for n in range(3))
    file = tmp_path / "feeds.opml"
    file.write_text(f'<opml version="2.0"><body><outline text="Wires">{outlines}</outline></body></opml>')
    for _ in range(2):
        async with open_app(settings(feeds=str(file))) as app, app.services.store.read() as tx:
            listed = await feeds.list_feeds(tx)
    assert [feed.url for feed in listed] == [f"https://{n}.example.org/feed" for n in range(3)]


async def test_a_worker_needs_postgresql(settings: Make, tmp_path: Path) -> None:
    """On SQLite it says so, before it opens a database or a sandbox."""
    with pytest.raises(ConfigurationError, match="PostgreSQL"):
        async with open_app(settings(), share_jobs=True, sends=False):
            pass
    assert list(tmp_path.iterdir()) == []
    async with open_app(settings(), share_jobs=True) as app:
        with pytest.raises(ConfigurationError, match="PostgreSQL"):
            await serve.work(app)


async def test_a_sandbox_on_another_port_has_one_sample_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the port before is watched no more."""
    monkeypatch.chdir(tmp_path)
    watched: list[list[str]] = []
    for _ in range(2):
        async with open_app(Settings(_env_file=None, sandbox_port=0)) as app, app.services.store.read() as tx:
            watched.append([feed.url for feed in await feeds.list_feeds(tx)])
            assert app.sandbox is not None
            assert watched[-1] == [app.sandbox.feed_url]
    assert watched[0] != watched[1]


async def test_two_sandboxes_in_a_folder_keep_their_states_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of its own in DATABASE_URL, as the error of a second run advises, is enough."""
    monkeypatch.chdir(tmp_path)
    one, other = (
        Settings(_env_file=None, sandbox_port=0, database_url=SecretStr(f"sqlite:///{name}.db")) for name in "ab"
    )
    async with open_app(one) as first, open_app(other):
        assert first.sandbox is not None
        first.sandbox.say(ANA.id, ANA.id, "kept")
    async with open_app(one) as again:
        assert again.sandbox is not None
        assert [m["text"] for m in again.sandbox.world.messages[ANA.id].values()] == ["kept"]


async def test_run_and_worker_share_the_jobs(sandbox: Sandbox, settings: Make, site: Site, postgres_url: str) -> None:
    """Two processes on one PostgreSQL: an article becomes one briefing, in each chat once; both end when asked to."""
    sandbox.people.add_users(range(5000, 5010))
    shared = settings(database_url=postgres_url, feeds=site.feed_url)
    async with running(shared, share_jobs=True) as first, open_app(shared, share_jobs=True, sends=False) as second:
        working = asyncio.create_task(serve.work(second))
        for chat in range(5000, 5010):
            sandbox.say(chat, chat, "/subscribe")
        await until(lambda: all(told(sandbox, chat) for chat in range(5000, 5010)))
        await until(lambda: site.asked["/feed.xml"] > 1)
        site.stories.append(pact("shared"))
        await until(lambda: all(told(sandbox, chat, "Norway") for chat in range(5000, 5010)), 15)
        await asyncio.sleep(1)
        second.services.stop()
        await asyncio.wait_for(working, 10)
        assert await states(first.services.store) == {DeliveryState.SENT: 10}
    assert all(len(told(sandbox, chat, "Norway")) == 1 for chat in range(5000, 5010))


# ------------------------------------------------------------------ the tick


async def test_the_tick_survives_its_database_and_its_queue(
    settings: Make, logged: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a database nor a queue that is gone ends it; a start prunes, and a stop ends the ticking."""
    async with open_app(settings()) as app:
        services, queue = app.services, app.queue

        async def gone(job: str, /, **ids: int) -> None:
            raise DatabaseUnavailable("the database is gone")

        async with services.store.begin() as tx:
            await tx.execute(handled_updates.insert().values(update_id=1, handled_at=datetime(2020, 1, 1, tzinfo=UTC)))
        with monkeypatch.context() as patched:
            patched.setattr(queue, "defer", gone)
            await tick(services)
        assert events(logged)["tick_failed"] == 1
        ticking = asyncio.create_task(keep_ticking(services))
        for _ in range(100):
            async with services.store.read() as tx:
                kept = (await tx.execute(select(handled_updates))).all()
            if not kept:
                break
            await asyncio.sleep(0.02)
        ticking.cancel()
        assert kept == []
        services.stop()
        monkeypatch.setattr(queue, "defer", gone)
        await tick(services)
        assert events(logged)["tick_failed"] == 1
