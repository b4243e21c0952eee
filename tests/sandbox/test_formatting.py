"""How a text and its entities are mended, against Telegram's own library: what is stored is what Telegram stores.

`parseMarkdown` runs the library's `fix_formatted_text` without trimming; on a text without Markdown it does nothing
else, so cleaning, nesting, splitting and merging are compared there. Trimming has hand-picked pairs: no request that
works offline does it. What the library detects by itself (`getTextEntities`) is compared for commands, mentions and
tags; of links the sandbox knows those that begin with http(s).
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.entities import Entity
from bot.sandbox.formatting import detected, mended, utf16_length, with_detected
from bot.sandbox.html import parse_html
from tests.sandbox.oracle import KINDS, Found, ask, entities_of

NAMES = {kind: name for name, kind in reversed(KINDS.items())}
FOUND_ALONE = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "text_mention", "date_time"}
EXTRA: dict[str, dict[str, Any]] = {
    "text_link": {"url": "http://example.org/"},
    "custom_emoji": {"custom_emoji_id": "7"},
}
ENTITIES = st.builds(
    lambda kind, offset, length: Entity(kind, offset, length, dict(EXTRA.get(kind, {}))),
    st.sampled_from(sorted(set(KINDS.values()) - FOUND_ALONE)),
    st.integers(0, 11),
    st.integers(0, 8),
)


def as_found(entities: list[Entity]) -> list[Found]:
    return [(e.type, e.offset, e.length, e.extra) for e in entities]


def telegram_mends(text: str, entities: list[Entity]) -> Any:
    given_entities = [
        {
            "@type": "textEntity",
            "offset": e.offset,
            "length": e.length,
            "type": {"@type": NAMES[e.type].removesuffix("Code") if e.type == "pre" else NAMES[e.type], **e.extra},
        }
        for e in entities
    ]
    answer = ask(type="parseMarkdown", text={"@type": "formattedText", "text": text, "entities": given_entities})
    assert answer["@type"] == "formattedText", answer
    return answer["text"], entities_of(answer)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(ENTITIES, max_size=7), st.text(alphabet="ab \n\r\t\u2028\u200e\u200f\u030a한", min_size=20, max_size=24)
)
def test_mended_as_telegram_does(entities: list[Entity], text: str) -> None:
    """Any entities over any text: the same nesting, splitting, merging and the same text."""
    expected = telegram_mends(text, entities)
    mended_text, found = mended(text, entities, trim=False)
    if mended_text:
        assert (mended_text, as_found(found)) == expected
    else:
        assert not expected[0].strip(" \n\u200c\u200e\u200f")


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("  a  ", "a", []),
        ("\n\n<b> a </b>\n", " a", [("bold", 0, 2)]),
        (" <b>👍 </b>", "👍", [("bold", 0, 2)]),
        ("<b>a</b><b>b</b>", "ab", [("bold", 0, 2)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 1), ("bold", 1, 1), ("italic", 1, 1)]),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("a\r\n<i>b</i>", "a\nb", [("italic", 2, 1)]),
        ("<i> </i>", "", []),
        ("\u200b\u00a0&#8203;", "", []),
        ("\u3164", "\u3164", []),
    ],
)
def test_trimmed_and_merged(html: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    """White space goes at the end, at the start up to the first entity; formatting is merged and cut."""
    found_text, found = mended(*parse_html(html))
    assert (found_text, [(e.type, e.offset, e.length) for e in found]) == (text, entities)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(["/", "@", "#", "$", "a", "start", "ABC", "7", "_", " ", "한", "<", ">", "abcdef", "👍"]))
)
def test_detected_as_telegram_does(pieces: list[str]) -> None:
    """Commands, mentions and tags are found where Telegram finds them."""
    text = "".join(pieces)
    expected = [e for e in entities_of(ask(type="getTextEntities", text=text)) if e[0] not in ("url", "email")]
    assert as_found(detected(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "/start", "/start@communique_bot x", "see /help.", "1/2", "and/or", "/한", "//x", "</b>", "/a/b", "/x@ab",
        "https://example.org/a?b=1.", "(https://example.org/a)", "http://127.0.0.1:8080/articles/x", "http://localhost/x",
        "mail ana@example.org now", "@ana and @communique_bot", "a@communique", "#trade2026 #1 #a#b",
        "$EUR $12 $TOOLONGNAME", "https://example.org/한국", "",
    ],
)  # fmt: skip
def test_detected_in_what_people_write(text: str) -> None:
    """The same links, commands, mentions and tags as Telegram finds."""
    assert as_found(detected(text)) == entities_of(ask(type="getTextEntities", text=text))


def test_detected_among_formatting() -> None:
    """A link in bold cuts the bold; a command in code, or in a link, is none."""
    text, entities = mended(*parse_html('<b>see http://a.org now</b> <code>/x</code> <a href="http://b.org">/y</a> /z'))
    found = [(e.type, e.offset, e.length) for e in with_detected(text, entities)]
    assert found == [
        ("bold", 0, 4), ("url", 4, 12), ("bold", 4, 12), ("bold", 16, 4), ("code", 21, 2), ("text_link", 24, 2),
        ("bot_command", 27, 2),
    ]  # fmt: skip


def test_lengths_are_of_utf16() -> None:
    """Characters beyond the basic plane count two."""
    assert [utf16_length(text) for text in ("", "abc", "é한", "👍a")] == [0, 3, 2, 3]
