"""What a fold looks like: everything that came at once in one message, whatever the headlines."""

from __future__ import annotations

import pytest

from bot.delivery.buttons import Open
from bot.delivery.folding import BURST, FULL
from bot.delivery.render import LANGUAGES, fold_message
from bot.delivery.render.html import MAX_UNITS, utf16
from tests.factories import briefing, party, stored_briefing
from tests.telegram_oracle import parse_html

STATES = (("Canada", "CA"), ("Indonesia", "ID"), ("South Korea", "KR"), ("Chile", "CL"), ("Morocco", "MA"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [BURST + 1, FULL])
def test_all_are_told_with_a_button_each(language: str, count: int) -> None:
    """Long headlines and many flags: within Telegram's limits, and each can be opened."""
    long = briefing("💼 " + "Countries agree on very much " * 9, parties=tuple(party(*state) for state in STATES))
    message = fold_message([stored_briefing(long, id_=number) for number in range(1, count + 1)], language)
    pressed = [button.data for row in message.buttons for button in row]
    assert pressed == [Open(number).pack() for number in range(1, count + 1)]
    assert all(f"\n{number}. " in message.plain for number in range(1, count + 1))
    assert str(count) in message.plain.split("\n")[0]
    assert utf16(message.plain) <= MAX_UNITS
    assert parse_html(message.html).text == message.plain
