"""The database is opened, migrated and shared; what is wrong with it is said in words."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from bot.errors import DatabaseUnavailable
from bot.store import feeds, migrations
from bot.store.columns import key
from bot.store.engine import Store, parse_url
from bot.store.failures import explain
from bot.store.schema import feeds as feeds_table
from bot.store.schema import metadata
from tests.factories import NOON


async def _number_of_feeds(store: Store) -> int:
    async with store.read() as tx:
        return await tx.scalar(select(func.count()).select_from(feeds_table)) or 0


# ------------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    ("url", "driver", "database"),
    [
        ("sqlite:///communique.db", "sqlite+aiosqlite", "communique.db"),
        ("sqlite:////var/lib/communique.db", "sqlite+aiosqlite", "/var/lib/communique.db"),
        ("sqlite+aiosqlite:///x.db", "sqlite+aiosqlite", "x.db"),
        ("postgres://u:p@host/name", "postgresql+psycopg", "name"),
        ("postgresql://u:p@host:5433/name?sslmode=require", "postgresql+psycopg", "name"),
        ("postgresql+psycopg://u:p@host/name\n", "postgresql+psycopg", "name"),
    ],
)
def test_usual_forms_of_address_are_taken(url: str, driver: str, database: str) -> None:
    """Every common spelling of an address leads to the one driver that we ship."""
    address = parse_url(url)
    assert (address.drivername, address.database) == (driver, database)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "secret",
        "mysql://u:secret@host/name",
        "postgresql+asyncpg://u:secret@host/name",
        "postgresql://u:secret@host:port/name",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite://secret.db",
    ],
)
def test_a_bad_address_is_refused_without_showing_it(url: str) -> None:
    """What is no address of ours gets the forms that are, and no password reaches the message."""
    with pytest.raises(DatabaseUnavailable, match=r"sqlite:///communique\.db") as e:
        parse_url(url)
    assert "secret" not in str(e.value)


# ------------------------------------------------------------------ migrations


async def test_migrations_lead_to_the_schema_in_the_code(store: Store) -> None:
    """What the migrations build is what the tables in schema.py say, on both databases."""

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with store.begin() as tx:
        assert await tx.run_sync(differences) == []


async def test_upgrading_twice_changes_nothing(store: Store) -> None:
    """A second upgrade keeps what is stored."""
    async with store.begin() as tx:
        await feeds.add_feed(tx, "https://example.org/feed", NOON)
        await migrations.upgrade(tx)
        assert await migrations.is_current(tx)
    assert await _number_of_feeds(store) == 1


async def test_the_newest_revision_is_the_one_that_the_code_names(store: Store) -> None:
    """HEAD, which spares a start the loading of the scripts, follows them."""

    def head(connection: Connection) -> str | None:
        return ScriptDirectory.from_config(migrations.config(connection)).get_current_head()

    async with store.begin() as tx:
        assert await tx.run_sync(head) == migrations.HEAD


async def test_two_processes_that_start_together_migrate_once(tmp_path: Path, postgres_server: str) -> None:
    """Both find a migrated database; neither fails on the other's tables."""
    with psycopg.connect(postgres_server.format(database="postgres"), autocommit=True) as admin:
        admin.execute("CREATE DATABASE fresh")
    for url in (f"sqlite:///{tmp_path}/fresh.db", postgres_server.format(database="fresh")):
        stores = await asyncio.gather(*(Store.open(url) for _ in range(4)))
        for store in stores:
            assert await _number_of_feeds(store) == 0
            await store.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_a_database_of_a_newer_version_is_left_alone(kind: str, request: pytest.FixtureRequest) -> None:
    """An older program says so instead of working on tables that it does not know."""
    database_url = request.getfixturevalue(f"{kind}_url")
    store = await Store.open(database_url)
    async with store.begin() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await store.close()
    with pytest.raises(DatabaseUnavailable, match="newer version"):
        await Store.open(database_url)


# ------------------------------------------------------------------ transactions


async def test_an_error_rolls_back(store: Store) -> None:
    """Nothing of a transaction that failed is stored."""

    async def fail() -> None:
        async with store.begin() as tx:
            await feeds.add_feed(tx, "https://example.org/feed", NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await _number_of_feeds(store) == 0


async def test_what_was_committed_is_there_for_the_next_process(database_url: str) -> None:
    """A store that was never closed, as after kill -9, has lost nothing and holds nothing up."""
    killed = await Store.open(database_url)
    async with killed.begin() as tx:
        await feeds.add_feed(tx, "https://example.org/feed", NOON)
    following = await Store.open(database_url)
    assert await _number_of_feeds(following) == 1
    await following.close()
    await killed.close()


async def test_writers_take_turns_and_readers_do_not_wait(store: Store) -> None:
    """While one transaction writes, others read what was there before, and further writers lose no update."""

    async def write(number: int) -> None:
        async with store.begin() as tx:
            await feeds.add_feed(tx, f"https://example.org/{number}", NOON)

    async with store.begin() as tx:
        await feeds.add_feed(tx, "https://example.org/feed", NOON)
        writers = [asyncio.create_task(write(n)) for n in range(20)]
        assert await asyncio.wait_for(_number_of_feeds(store), 5) in range(21)
    await asyncio.gather(*writers)
    assert await _number_of_feeds(store) == 21


async def test_a_transaction_inside_a_transaction_is_a_clear_error(sqlite_url: str) -> None:
    """It would wait for itself for ever; it is refused instead."""
    store = await Store.open(sqlite_url)
    async with store.begin():
        with pytest.raises(RuntimeError, match="pass the open transaction on"):
            await store.begin().__aenter__()
    await store.close()


async def test_a_cancelled_writer_frees_its_turn(store: Store) -> None:
    """Cancelling a task in the middle of its transaction rolls back, and the next one can write."""
    inside = asyncio.Event()

    async def stuck() -> None:
        async with store.begin() as tx:
            await feeds.add_feed(tx, "https://example.org/feed", NOON)
            inside.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(stuck())
    await inside.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with store.begin() as tx:
        await feeds.add_feed(tx, "https://example.org/other", NOON)
    assert await _number_of_feeds(store) == 1


async def test_a_task_cancelled_at_any_moment_leaves_no_lock(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Wherever a task is cancelled that writes, the next one can write at once, though its traceback is still held."""
    monkeypatch.setattr("bot.store.engine.BUSY_SECONDS", 0.2)
    gc.disable()
    request.addfinalizer(gc.enable)
    store = await Store.open(sqlite_url)
    async with store.begin() as tx:
        for n in range(60):
            await feeds.add_feed(tx, f"https://example.org/{n}", NOON)

    async def write() -> None:
        async with store.begin() as tx:
            told = update(feeds_table).values(title="half done").returning(feeds_table.c.id)
            assert len((await tx.execute(told)).all()) == 60
            await tx.execute(update(feeds_table).values(title="all but done"))

    held: list[BaseException | None] = []
    for moment in range(40):
        task = asyncio.create_task(write())
        await asyncio.sleep(moment / 5_000)
        task.cancel()
        held += await asyncio.gather(task, return_exceptions=True)
        async with store.begin() as tx:
            await tx.execute(update(feeds_table).values(title="done"))
    assert any(isinstance(one, asyncio.CancelledError) for one in held)
    await store.close()


async def test_reading_refuses_to_write(store: Store) -> None:
    """A write in read() fails at once instead of being rolled back unseen."""
    with pytest.raises(DatabaseUnavailable):
        async with store.read() as tx:
            await feeds.add_feed(tx, "https://example.org/feed", NOON)


async def test_references_are_enforced(store: Store) -> None:
    """A row that points nowhere is refused on both databases."""
    with pytest.raises(IntegrityError):
        async with store.begin() as tx:
            await tx.execute(text("INSERT INTO briefing_sectors (briefing_id, code) VALUES (99, 'x')"))


# ------------------------------------------------------------------ values


@pytest.mark.parametrize(
    "moment",
    [
        NOON,
        datetime(1969, 7, 20, 20, 17, 40, 1, tzinfo=UTC),
        datetime(2038, 1, 19, 3, 14, 8, 999_999, tzinfo=UTC),
        datetime(2025, 3, 30, 2, 30, tzinfo=timezone(timedelta(hours=9))),
    ],
)
async def test_times_come_back_as_the_same_moment_in_utc(store: Store, moment: datetime) -> None:
    """To the microsecond, whatever zone they were given in."""
    async with store.begin() as tx:
        added, _ = await feeds.add_feed(tx, "https://example.org/feed", moment)
    assert added.next_poll_at == moment
    assert added.next_poll_at.utcoffset() == timedelta(0)


async def test_a_time_without_zone_is_refused(store: Store) -> None:
    """Nobody can say later which moment it was."""
    with pytest.raises(Exception, match="no time zone"):
        async with store.begin() as tx:
            await feeds.add_feed(tx, "https://example.org/feed", datetime(2025, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("title", "stored"),
    [
        ("a\0b", "ab"),
        ("half \ud83d pair", "half ? pair"),
        ("한국 – 日本 🇰🇷", "한국 – 日本 🇰🇷"),
        ("' OR 1=1 --", "' OR 1=1 --"),
    ],
)
async def test_any_text_can_be_stored(store: Store, title: str, stored: str) -> None:
    """What databases refuse is taken out; everything else comes back as it was."""
    async with store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, "https://example.org/feed", NOON, title=title)
    assert feed.title == stored


def test_long_keys_stay_apart_and_fit_an_index() -> None:
    """Two long guids that differ at the end are two; both are short enough for PostgreSQL's index."""
    one, two = key("x" * 5000 + "1"), key("x" * 5000 + "2")
    assert one != two
    assert max(len(one), len(two)) < 1000
    assert key("short") == "short"


# ------------------------------------------------------------------ what can be wrong


async def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The message has the path, and what must be there."""
    with pytest.raises(DatabaseUnavailable, match=r"missing/communique\.db: .*folder must exist"):
        await Store.open(f"sqlite:///{tmp_path}/missing/communique.db")


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """A text file in the place of the database stays what it is."""
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes. " * 100)
    with pytest.raises(DatabaseUnavailable, match="no SQLite database"):
        await Store.open(f"sqlite:///{path}")
    assert path.read_text().startswith("These are my notes.")


async def test_a_damaged_file_is_reported(sqlite_url: str) -> None:
    """Pages that were overwritten are noticed, and the message says how to go on."""
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    data = bytearray(path.read_bytes())
    data[100:] = b"\xa5" * (len(data) - 100)
    path.write_bytes(data)
    with pytest.raises(DatabaseUnavailable, match="damaged"):
        await Store.open(sqlite_url)


async def test_a_full_disk_loses_nothing_that_was_stored(sqlite_url: str) -> None:
    """The write that finds no room fails with a clear message; what was there before is there after."""
    store = await Store.open(sqlite_url)
    async with store.begin() as tx:
        await feeds.add_feed(tx, "https://example.org/feed", NOON)
        await tx.exec_driver_sql("PRAGMA max_page_count = 1")  # no page more than there are
    with pytest.raises(DatabaseUnavailable, match="disk is full"):
        async with store.begin() as tx:
            await feeds.add_feed(tx, "https://example.org/" + "x" * 500_000, NOON)
    assert await _number_of_feeds(store) == 1
    await store.close()


async def test_a_file_locked_by_another_process_is_reported(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a wait the message says who holds it and what to do."""
    monkeypatch.setattr("bot.store.engine.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseUnavailable, match="locked"):
        await Store.open(sqlite_url)
    other.execute("ROLLBACK")
    other.close()
    store = await Store.open(sqlite_url)
    await store.close()


async def test_an_unreachable_server_is_reported_without_the_password() -> None:
    """Nobody listens on port 1; the message has host and port, not the password."""
    with pytest.raises(DatabaseUnavailable, match=r"127\.0\.0\.1:1/name: the server cannot be reached") as e:
        await Store.open("postgresql://user:secret@127.0.0.1:1/name")
    assert "secret" not in str(e.value)


async def test_a_missing_database_of_a_server_is_reported(postgres_server: str) -> None:
    """The message says to create it."""
    with pytest.raises(DatabaseUnavailable, match="createdb"):
        await Store.open(postgres_server.format(database="nowhere"))


async def test_a_lost_connection_is_reported_and_made_anew(postgres_url: str) -> None:
    """A transaction whose connection dies says so; the next one works."""
    store = await Store.open(postgres_url)

    async def cut_off() -> None:
        async with store.begin() as tx:
            pid = await tx.scalar(text("SELECT pg_backend_pid()"))
            with psycopg.connect(postgres_url, autocommit=True) as admin:
                admin.execute("SELECT pg_terminate_backend(%s)", [pid])
            await feeds.add_feed(tx, "https://example.org/feed", NOON)

    with pytest.raises(DatabaseUnavailable):
        await cut_off()
    assert await _number_of_feeds(store) == 0
    await store.close()


@pytest.mark.parametrize(
    ("state", "words"), [("53100", "disk is full"), ("28P01", "password"), ("40P01", "tried again"), ("42601", None)]
)
def test_postgres_errors_are_told_apart_by_their_code(state: str, words: str | None) -> None:
    """What is the database's fault gets words; a wrong statement is a defect of ours and stays as it is."""

    class Error(Exception):
        sqlstate = state

    reason = explain(DBAPIError("SELECT", {}, Error("…")))
    assert (reason is None) == (words is None)
    assert words is None or words in (reason or "")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ('FATAL:  password authentication failed for user "u"', "refused user or password"),
        ("FATAL:  sorry, too many clients already", "no room"),
        ('FATAL:  role "u" does not exist', "refused user or password"),
        ("could not translate host name", "cannot be reached"),
    ],
)
def test_a_refused_connection_is_told_by_its_message(message: str, words: str) -> None:
    """Without a connection the driver gives no code."""
    error = OperationalError("connect", {}, psycopg.OperationalError(message))
    assert words in (explain(error) or "")


def test_other_sqlite_errors_are_no_fault_of_the_database() -> None:
    """A statement that is wrong is a defect of ours."""
    wrong = sqlite3.OperationalError("no such table")
    wrong.sqlite_errorcode = sqlite3.SQLITE_ERROR
    assert explain(DBAPIError("SELECT", {}, wrong)) is None
