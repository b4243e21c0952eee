"""/feeds: everybody sees them, the bot's administrators change them."""

from __future__ import annotations

import pytest

from bot.store import feeds
from tests.factories import NOON
from tests.handlers.conftest import ANA, BEN, GROUP, Talk

URL = "https://news.example.org/feed?key=secret"


async def feed(talk: Talk) -> int:
    """A feed that failed last time."""
    async with talk.store.begin() as tx:
        added, _ = await feeds.add_feed(tx, URL, NOON, title="Newswire")
        await feeds.record_failures(tx, [feeds.PollFailed(added.id, next_poll_at=NOON, reason="answered 503")], NOON)
    return added.id


async def test_everybody_sees_the_feeds_and_their_trouble(talk: Talk) -> None:
    """Titles and the last error for all; addresses, which may hold a key, for administrators in private."""
    number = await feed(talk)
    (said,) = await talk.say("/feeds", user=BEN)
    assert "Newswire" in said.text
    assert "not working: answered 503" in said.text
    assert "secret" not in said.text
    (said,) = await talk.say("/feeds", chat=GROUP, user=ANA)
    assert "secret" not in said.text
    (said,) = await talk.say("/feeds", user=ANA)
    assert f"{number}. Newswire\n{URL}" in said.text


@pytest.mark.parametrize("words", ["add https://a.example/feed", "remove 1", "nonsense"])
async def test_others_change_nothing(talk: Talk, words: str) -> None:
    """Who is no administrator of the bot is refused, also an administrator of a group."""
    number = await feed(talk)
    talk.telegram.admins = {BEN}
    for chat in (ANA, GROUP):
        (said,) = await talk.say(f"/feeds {words}", chat=chat, user=BEN)
        assert said.text.startswith("Only this bot's administrators")
    async with talk.store.read() as tx:
        assert [known.id for known in await feeds.list_feeds(tx)] == [number]


async def test_add_and_remove(talk: Talk) -> None:
    """An administrator adds a feed, adds it once more, and removes it by its number."""
    (said,) = await talk.say("/feeds add https://a.example/feed")
    assert said.text.startswith("Added Newswire.")
    assert len(talk.woken) == 1
    (said,) = await talk.say("/feeds ADD https://a.example/feed")
    assert said.text == "That feed is there already: Newswire"
    async with talk.store.read() as tx:
        (known,) = await feeds.list_feeds(tx)
    (said,) = await talk.say(f"/feeds remove {known.id}")
    assert said.text.startswith("Removed.")
    (said,) = await talk.say("/feeds")
    assert said.text.startswith("No feeds yet.")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("add", "Write it like this"),
        ("add https://a.example/page<b>", "That feed was not added: that is a page, not a feed."),
        ("remove", "Write it like this"),
        ("remove 99", "There is no feed with that number"),
        ("remove -1", "Write it like this"),
        ("remove " + "9" * 40, "Write it like this"),
        ("löschen 1", "Write it like this"),
        ("add " + "x" * 3000, "That is too long"),
    ],
)
async def test_wrong_arguments_are_explained(talk: Talk, words: str, told: str) -> None:
    """Each mistake has its answer."""
    (said,) = await talk.say(f"/feeds {words}")
    assert said.text.startswith(told)
