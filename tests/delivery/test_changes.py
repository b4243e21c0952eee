"""What is told of a revision: what moved and who joined, proved, and within Telegram's limits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.delivery.buttons import Open
from bot.delivery.render import LANGUAGES, briefing_message, change_message
from bot.delivery.render.html import MAX_UNITS, utf16
from bot.model import AgreementStatus, Changes, Evidence, Moved
from tests.factories import agreement, party, source, stored_briefing
from tests.telegram_oracle import parse_html

QUOTE = "The pact entered into force on Friday."


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_moved_links_to_the_article_that_says_so(language: str) -> None:
    """The proof of a later article points to that article, in the briefing as in the news of it."""
    later = source("https://other.example.org/b", "Other", 2)
    now = replace(agreement(status=AgreementStatus.IN_FORCE), evidence=Evidence("2", QUOTE))
    stored = stored_briefing(sources=(source(), later), revision=2)
    stored = replace(stored, briefing=replace(stored.briefing, agreements=(now,)))
    news = parse_html(change_message(stored, Changes((Moved(now, AgreementStatus.SIGNED),)), language).html)
    links = {url for kind, _, url in news.entities if kind == "TextUrl" and url}
    assert all(url.startswith("https://other.example.org/b#:~:text=The%20pact") for url in links)
    assert links
    whole = parse_html(briefing_message(stored, language, updated=True).html)
    assert any((url or "").startswith("https://other.example.org/b#:~:text=The%20pact") for *_, url in whole.entities)
    assert whole.text.startswith("🔄 ")
    pressed = [b.data for row in change_message(stored, Changes(joined=(party(),)), language).buttons for b in row]
    assert Open(stored.id).pack() in pressed


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_number_of_changes_is_one_message(language: str) -> None:
    """Long titles and quotes: as many as fit."""
    long = [replace(agreement("pact " * 60), evidence=Evidence("1", "They agreed on very much. " * 60))] * 30
    changes = Changes(tuple(Moved(a, AgreementStatus.AGREED) for a in long), tuple(long), (party("N" * 300),) * 30)
    message = change_message(stored_briefing(), changes, language)
    assert parse_html(message.html).text
    assert utf16(message.plain) <= MAX_UNITS
