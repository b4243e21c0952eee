"""What was on its way at a crash: sent again or uncertain, and nobody else's."""

from __future__ import annotations

from datetime import timedelta

from bot.store import deliveries, recovery
from bot.store.engine import Store
from tests.factories import NOON
from tests.rows import add_chat, owe_digest
from tests.store.test_deliveries import SOON, lease, owe, stored


async def test_what_was_on_its_way_at_a_kill_follows_the_policy(database_url: str) -> None:
    """A briefing is uncertain and not sent again, a digest is; what was pending goes out; sent stays sent."""
    killed = await Store.open(database_url)
    async with killed.begin() as tx:
        (briefing_id,) = await owe(tx, 1, 2)
        await owe_digest(tx, 1, briefing_id)
        await add_chat(tx, 3)
        digest_id = await owe_digest(tx, 3, briefing_id)
        one, two, three = await lease(tx)
        await deliveries.mark_all_sent(tx, {two.id: 5}, NOON)
    following = await Store.open(database_url)
    async with following.begin() as tx:
        assert await recovery.recover_expired(tx, NOON) == 0
        assert await recovery.recover_all(tx, NOON) == 2
        assert await recovery.recover_all(tx, NOON) == 0
        assert [(await stored(tx, d.id)).state for d in (one, two, three)] == ["uncertain", "sent", "pending"]
        again = await lease(tx)
        assert [(d.chat_id, d.digest_id is None, d.attempts) for d in again] == [(1, False, 0), (3, False, 1)]
        assert again[1].digest_id == digest_id
    await following.close()
    await killed.close()


async def test_expired_leases_are_recovered_and_others_are_not(store: Store) -> None:
    """Also the other way round, where a policy asks for it."""
    async with store.begin() as tx:
        (briefing_id,) = await owe(tx, 1)
        await add_chat(tx, 2)
        await owe_digest(tx, 2, briefing_id)
        briefing, digest = await lease(tx)
        assert await recovery.recover_expired(tx, NOON) == 0
        expired = NOON + timedelta(minutes=3)
        recovered = await recovery.recover_expired(tx, expired, resend_briefings=True, resend_digests=False)
        assert recovered == 2
        assert [(await stored(tx, d.id)).state for d in (briefing, digest)] == ["pending", "uncertain"]


async def test_another_owners_messages_are_left_to_it(store: Store) -> None:
    """A worker that starts does not take for lost what another one is sending."""
    async with store.begin() as tx:
        await owe(tx, 1)
        await deliveries.lease(tx, now=NOON, lease_until=SOON, limit=1, owner="worker-1")
        assert await recovery.recover_all(tx, NOON, owner="worker-2") == 0
        assert await recovery.recover_all(tx, NOON, owner="worker-1") == 1
