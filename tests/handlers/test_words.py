"""Reading commands, follows and mentions; guessing which briefing a question is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.relevance import features, rank
from bot.handlers.words import (
    Command,
    closest_command,
    meant_sectors,
    parse_command,
    read_follows,
    search_words,
    without_mention,
)
from tests.factories import briefing, party, stored_briefing


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/latest", Command("latest", None, "")),
        (" /Latest@Communique_Bot  5 ", Command("latest", "Communique_Bot", "5")),
        ("/topic\ngreen\nhydrogen", Command("topic", None, "green\nhydrogen")),
        ("/новости все", Command("новости", None, "все")),
        ("/topic_ai", Command("topic_ai", None, "")),
        ("latest", None),
        ("/", None),
        ("/ latest", None),
        ("//", None),
        ("/" + "x" * 65, None),
        ("", None),
    ],
)
def test_commands_are_told_from_texts(text: str, command: Command | None) -> None:
    """Name, bot and words of a command; None for anything else."""
    assert parse_command(text) == command


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    """No text raises, as a command, as a follow or as a mention."""
    parse_command(text)
    without_mention(text, "communique_bot")
    assert all(len(follow.value) <= 100 for follow in read_follows(text, lambda words: ()))


SECTORS = {"chips": "semiconductors", "bank": "finance", "power": "power", "artificial intelligence": "ai"}


def known(words: str) -> tuple[str, ...]:
    """Sectors of a small world: each whose word occurs."""
    return tuple(code for word, code in SECTORS.items() if word in words.casefold())


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("chips", ("semiconductors",)),
        ("Chips", ("semiconductors",)),
        ("memory chips", ("semiconductors",)),
        ("chips power", ("semiconductors", "power")),
        ("Artificial Intelligence", ("ai",)),
        ("Bank of Japan", ()),
        ("Samsung chips", ()),
        ("", ()),
    ],
)
def test_a_name_beside_a_sector_means_the_name(words: str, codes: tuple[str, ...]) -> None:
    """Who names the Bank of Japan does not mean banking."""
    assert meant_sectors(words, known) == codes


def test_small_words_need_not_be_found() -> None:
    """A search for "trade with Japan" finds what tells of Japan's trade."""
    assert search_words("trade with Japan") == ["trade", "Japan"]
    assert search_words("the") == ["the"]


def test_mentions_are_whole_names() -> None:
    """The bot's name is cut out wherever it stands; a longer name is somebody else's."""
    assert without_mention("Hey @Communique_Bot, who signed?", "communique_bot") == "Hey who signed?"
    assert without_mention("@communique_bot2 who signed?", "communique_bot") is None


def test_the_closest_command() -> None:
    """A typo finds its command, nonsense none."""
    assert closest_command("subcribe", ["subscribe", "unsubscribe", "latest"]) == "subscribe"
    assert closest_command("zzz", ["latest"]) is None


def test_rare_words_count_more() -> None:
    """A name that one briefing has outweighs words that all have."""
    first = stored_briefing(briefing("Trade pact of Canada", "A trade pact.", parties=(party("Canada"),)), id_=1)
    second = stored_briefing(briefing("Trade pact of Peru", "A trade pact.", parties=(party("Peru", "PE"),)), id_=2)
    assert [stored.id for _, stored in rank("Which trade pact does Peru want?", [first, second])] == [2, 1]
    assert rank("하나도 없다", [first, second]) == []


def test_words_are_compared_in_any_script() -> None:
    """Plural, accents and case are folded; scripts without blanks are compared by pairs of characters."""
    assert features("Agreements") == features("agreement")
    assert features("Pérou") == features("perou")
    assert features("半導体協定") & features("半導体")
    assert not features("who and what will it be")
