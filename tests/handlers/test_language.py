"""In which language a chat is answered: its person's at first, then the one that it chose."""

from __future__ import annotations

from typing import Any

import pytest

from bot.delivery.buttons import Speak
from bot.delivery.render import LANGUAGES, texts
from bot.delivery.render.words import words
from bot.model import Follow, FollowKind
from bot.store import feeds
from tests.factories import NOON
from tests.handlers.conftest import ANA, BEN, CHANNEL, GROUP, Talk
from tests.rows import add_briefing


def speaking(language: str | None, user: int = ANA) -> dict[str, Any]:
    """Who writes, with the language of their Telegram."""
    return {"from": {"id": user, "is_bot": False, "first_name": "Ana", "language_code": language}}


@pytest.mark.parametrize(
    ("tag", "language", "said"),
    [
        ("ko", "ko", "구독"),
        ("ja-JP", "ja", "ご登録"),
        ("es-419", "es", "Suscríbase"),
        ("fr", "fr", "Abonnez-vous"),
        ("de-CH", "de", "Abonnieren Sie"),
        ("pt-br", "en", "Subscribe"),
        (None, "en", "Subscribe"),
    ],
)
async def test_a_new_chat_has_the_language_of_who_starts_it(
    talk: Talk, tag: str | None, language: str, said: str
) -> None:
    """The region is left out, and what the bot does not speak is English; it stays when the phone's changes."""
    (welcome,) = await talk.say("/start", having=speaking(tag))
    assert said in welcome.text
    await talk.say("/help", having=speaking("fr"))
    assert (await talk.chat()).language == language


async def test_a_channel_is_english_and_a_group_has_its_starters_language(talk: Talk) -> None:
    """A channel has nobody whose language it could be."""
    await talk.say("/start", chat=CHANNEL)
    await talk.say("/start", chat=GROUP, having=speaking("ko"))
    assert ((await talk.chat(CHANNEL)).language, (await talk.chat(GROUP)).language) == ("en", "ko")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_language_is_set_by_word_and_by_button_and_confirmed_in_it(talk: Talk, language: str) -> None:
    """By its code, by its own name, or by a button; the answer is already in it."""
    confirmed = words(language).tell("language_set").plain
    for given in (language, LANGUAGES[language].upper()):
        (said,) = await talk.say(f"/language {given}")
        assert said.text == confirmed
    (said,) = await talk.press(Speak(language).pack())
    assert said.text == confirmed
    assert (await talk.chat()).language == language


async def test_without_a_word_the_languages_are_offered(talk: Talk) -> None:
    """Six buttons, and so for a language that is not known, which changes nothing."""
    for given in ("/language", "/language <b>tlh"):
        (said,) = await talk.say(given)
        assert sum(map(len, said.markup)) == 6 if hasattr(said, "markup") else True
        assert "/language en · ko · ja · es · fr · de" in said.text
    assert (await talk.chat()).language == "en"


async def test_in_a_group_only_administrators_set_the_language(talk: Talk) -> None:
    """By command and by button, as for what comes there."""
    await talk.say("/language ko", chat=GROUP, user=BEN)
    await talk.press(Speak("ko").pack(), chat=GROUP, user=BEN)
    assert talk.telegram.alerts == [texts.alert("admins_only")]
    assert (await talk.chat(GROUP)).language == "en"


@pytest.mark.parametrize("data", ["g:", "g:xx", "g:KO", "g:ko:1"])
async def test_a_forged_button_sets_nothing(talk: Talk, data: str) -> None:
    """What is no language of ours is an old button."""
    await talk.press(data)
    assert talk.telegram.alerts == [texts.alert("gone")]
    assert (await talk.chat()).language == "en"


async def test_everything_is_answered_in_the_chats_language(talk: Talk) -> None:
    """Lists, subscriptions, mistakes."""
    async with talk.store.begin() as tx:
        await add_briefing(tx)
    await talk.say("/language de")
    said = [
        (await talk.say(text))[0].text
        for text in ("/latest", "/subscribe chips", "/subscribe chips", "/digest 25:00", "/lastest", "/topic Peru")
    ]
    begins = ["Neueste Meldungen", "Abonniert: Halbleiter", "Das haben Sie bereits abonniert.", "In 25:00 konnte"]
    begins += ["Diesen Befehl kenne ich nicht.", "Nichts gefunden zu Peru"]
    assert [s[: len(b)] for s, b in zip(said, begins, strict=True)] == begins


async def test_feeds_are_told_of_in_the_chats_language(talk: Talk) -> None:
    """The list, a change and each refusal; why a feed cannot be had stays as the log has it."""
    await talk.say("/language de")
    said = [(await talk.say("/feeds add https://a.example/feed"))[0].text]
    said += [(await talk.say("/feeds add https://a.example/feed"))[0].text]
    async with talk.store.begin() as tx:
        (known,) = await feeds.list_feeds(tx)
        await feeds.record_failures(tx, [feeds.PollFailed(known.id, next_poll_at=NOON, reason="answered 503")], NOON)
    said += [(await talk.say("/feeds"))[0].text.replace("\n", " ")]
    async with talk.store.begin() as tx:
        await feeds.retire_feed(tx, known.id, now=NOON, reason="is gone (410)")
    said += [(await talk.say("/feeds"))[0].text.replace("\n", " ")]
    said += [(await talk.say(f"/feeds {words}"))[0].text for words in ("add https://a.example/page<b>", "add")]
    said += [(await talk.say(f"/feeds remove {number}"))[0].text for number in (99, known.id)]
    said += [(await talk.say("/feeds remove 1", user=BEN))[0].text, (await talk.say("/feeds"))[0].text]
    told = ["Hinzugefügt: Newswire.", "Diesen Feed gibt es schon", "gestört: answered 503"]
    told += ["eingestellt: is gone (410)", "Dieser Feed wurde nicht hinzugefügt: that is a page", "Schreiben Sie es so"]
    told += ["Einen Feed mit dieser Nummer gibt es nicht", "Entfernt.", "Nur die Administratoren", "Noch keine Feeds."]
    assert [part for part, whole in zip(told, said, strict=True) if part not in whole] == []


async def test_sectors_are_found_by_the_name_that_the_chat_sees(talk: Talk) -> None:
    """What the bot calls a sector in the chat's language is a topic and can be followed."""
    await talk.say("/language fr")
    await talk.say("/subscribe Semi-conducteurs")
    assert (await talk.chat()).follows == (Follow(FollowKind.SECTOR, "semiconductors"),)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_is_followed_by_the_name_that_the_chat_sees(talk: Talk, language: str) -> None:
    """The word for everything, in each language, is no word to be looked for."""
    await talk.say(f"/subscribe {words(language)('everything')}")
    assert (await talk.chat()).follows == (Follow(FollowKind.ALL),)
