"""A database of an older version is brought to the newest with what it holds."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from alembic import command
from sqlalchemy import create_engine, select, text

from bot.model import DeliveryKind, DeliveryState
from bot.store import deliveries, migrations
from bot.store.engine import Store, parse_url
from bot.store.schema import deliveries as table
from tests.factories import NOON

_ROWS = """
INSERT INTO chats (id, kind, title, time_zone) VALUES (1, 'private', 'Ana', 'UTC');
INSERT INTO stories (id, created_at, last_seen_at) VALUES (1, {now}, {now});
INSERT INTO articles (id, guid, identity, url, title, seen_at, state, next_try_at)
  VALUES (1, 'a', 'a', 'https://example.org/a', 'A', {now}, 'briefed', {now});
INSERT INTO briefings
  (id, story_id, article_id, created_at, headline, summary, language, summarizer, facts, search_text)
  VALUES (1, 1, 1, {now}, 'A', 'A', 'en', 'offline', '{{}}', 'a');
INSERT INTO digests (id, chat_id, local_date, briefing_ids, created_at) VALUES (1, 1, '2025-09-24', '[1]', {now});
INSERT INTO deliveries (id, chat_id, briefing_id, state, due_at, created_at, message_id, sent_at)
  VALUES (7, 1, 1, 'sent', {now}, {now}, 42, {now});
INSERT INTO deliveries (id, chat_id, digest_id, state, due_at, created_at) VALUES (9, 1, 1, 'pending', {now}, {now});
"""


@pytest.fixture(params=["sqlite", "postgres"])
def fresh_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/old.db"
    address: str = request.getfixturevalue("postgres_server")
    with psycopg.connect(address.format(database="postgres"), autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS old")
        admin.execute("CREATE DATABASE old")
    return address.format(database="old")


async def test_a_database_of_the_first_version_keeps_what_it_holds(fresh_url: str) -> None:
    """Deliveries are pushes and digests as before, and the next one gets a new id."""
    url = parse_url(fresh_url)
    engine = create_engine(url.set(drivername=url.drivername.replace("+aiosqlite", "")))
    with engine.begin() as connection:
        command.upgrade(migrations.config(connection), "0001")
        now = "'2025-09-24T12:00:00Z'" if url.get_backend_name() == "postgresql" else int(NOON.timestamp() * 1e6)
        for statement in _ROWS.format(now=now).strip().split(";\n"):
            connection.execute(text(statement.strip().removesuffix(";")))
    engine.dispose()
    store = await Store.open(fresh_url)
    try:
        async with store.begin() as tx:
            kept = select(table.c.id, table.c.kind, table.c.state, table.c.revision, table.c.message_id)
            assert [tuple(row) for row in await tx.execute(kept.order_by(table.c.id))] == [
                (7, DeliveryKind.PUSH, DeliveryState.SENT, 1, 42),
                (9, DeliveryKind.DIGEST, DeliveryState.PENDING, None, None),
            ]
            (leased,) = await deliveries.lease(tx, now=NOON, lease_until=NOON, limit=9)
            assert (leased.id, leased.digest_id) == (9, 1)
    finally:
        await store.close()
