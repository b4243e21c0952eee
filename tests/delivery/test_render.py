"""What messages say, and that Telegram takes every one of them, whatever the articles hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.buttons import More, Open, Page, PageKind, Proof, unpack
from bot.delivery.digests import DigestArgumentsRefused
from bot.delivery.message import Message
from bot.delivery.render import (
    answer_message,
    briefing_list,
    briefing_message,
    choices,
    digest_messages,
    digest_parts,
    feeds,
    proof_messages,
    texts,
    topic_code,
    topic_command,
)
from bot.delivery.render.html import utf16
from bot.delivery.render.labels import amount, flag
from bot.delivery.render.words import words
from bot.model import (
    AgreementStatus,
    Answer,
    Chat,
    Feed,
    Figure,
    Follow,
    FollowKind,
    PartyRole,
    StoredBriefing,
)
from tests.factories import (
    NOON,
    agreement,
    briefing,
    evidence,
    figure,
    party,
    sector,
    source,
    stored_briefing,
)
from tests.telegram_oracle import parse_html

SECTOR_CODES = json.loads((files("bot.briefing") / "data" / "sectors.json").read_text(encoding="utf-8"))
CHAT = Chat(
    1, "private", "Ana", "Asia/Seoul", digest_time=time(8), next_digest_at=NOON, follows=(Follow(FollowKind.ALL),)
)
SECTORS = {"semiconductors": "Semiconductors", "ai": "Artificial intelligence"}

# ------------------------------------------------------------------ any content

any_text = st.text(max_size=300) | st.sampled_from(
    [
        "<b>&nbsp;</b>",
        "&lt;script&gt;",
        'a"b',
        "x" * 5000,
        "🇨🇦" * 900,
        "긴 제목 " * 800,
        "a\u202eb",
        "\ud800",
        "</a>",
        "\n\n",
    ]
)
evidences = st.builds(evidence, any_text, st.sampled_from(["1", "2", "x"]))
quotes = any_text
parties = st.builds(
    party, any_text, st.sampled_from(["KR", None, "??", "kr"]), st.sampled_from(PartyRole), quote=quotes
)
agreements = st.builds(agreement, any_text, st.sampled_from(AgreementStatus), quote=quotes)
sectors = st.builds(sector, st.sampled_from(["ai", "critical-minerals"]), any_text, quotes)
figures = st.builds(figure, st.floats(), st.sampled_from(["USD", "percent", "tonnes", "", "<b>"]), any_text, quotes)
sources = st.builds(
    source,
    st.sampled_from(
        [
            "https://a.example/x?y=1&z=2#top",
            "javascript:alert(1)",
            "http://localhost/a",
            "",
            "https://a.example/" + "x" * 3000,
        ]
    ),
    any_text,
    st.integers(1, 3),
)


def several(items: st.SearchStrategy[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    """Up to `most`, sometimes the same many times over: long lists without slow examples."""
    few = st.lists(items, max_size=3).map(tuple)
    return few | st.tuples(items, st.integers(1, most)).map(lambda pair: (pair[0],) * pair[1])


contents = st.builds(
    briefing,
    any_text,
    any_text,
    parties=several(parties, 60),
    agreements=several(agreements, 60),
    sectors=several(sectors, 60),
    figures=several(figures, 60),
    relevant=st.booleans(),
    summarizer=st.sampled_from(["offline", "openai"]),
    model=st.none() | any_text,
)
stored_briefings = st.builds(
    stored_briefing, contents, id_=st.integers(1, 2**40), sources=several(sources, 60), revision=st.integers(1, 3)
)


def accepted(message: Message) -> str:
    """Check that Telegram takes the message, as HTML and as plain text; return what people see."""
    parsed = parse_html(message.html)
    assert len(message.html.encode()) <= 32_768
    assert 1 <= utf16(parsed.text) <= 4096
    assert 1 <= utf16(message.plain) <= 4096
    assert len(parsed.entities) <= 100
    assert sum(map(len, message.buttons)) <= 100
    assert all(row for row in message.buttons)
    return parsed.text


@settings(max_examples=60, deadline=None)
@given(stored_briefings)
def test_telegram_takes_a_briefing_of_anything(stored: StoredBriefing) -> None:
    """A briefing, its proof and its place in a list are messages within every limit, whatever they tell."""
    accepted(briefing_message(stored))
    for part in proof_messages(stored):
        accepted(part)
    accepted(
        briefing_list([stored] * 10, title=stored.briefing.headline, page=Page(PageKind.LATEST, "", 10), older=True)
    )


@settings(max_examples=30, deadline=None)
@given(any_text, st.lists(any_text, max_size=12), stored_briefings)
def test_telegram_takes_an_answer_of_anything(text: str, quoted: list[str], stored: StoredBriefing) -> None:
    """An answer is one message, whatever was answered and quoted."""
    accepted(answer_message(Answer(text, tuple(quoted), "openai"), stored))


@settings(max_examples=20, deadline=None)
@given(st.lists(stored_briefings, min_size=1, max_size=6), st.integers(1, 8))
def test_telegram_takes_a_digest_of_anything(items: list[StoredBriefing], times: int) -> None:
    """A digest of up to 48 briefings comes in parts within every limit, each with the buttons of its own entries."""
    items = [replace(stored, id=number) for number, stored in enumerate(items, start=1)]
    parts = digest_messages(NOON.date(), items * times)
    assert digest_parts(NOON.date(), items * times, "en", {}) == len(parts)
    for part in parts:
        accepted(part)
    numbers = [button.text for part in parts for row in part.buttons for button in row]
    assert numbers == [str(n) for n in range(1, len(items) * times + 1)]
    for part in parts:
        for row in part.buttons:
            assert all(f"{button.text}." in part.plain for button in row)


# ------------------------------------------------------------------ a briefing


def test_a_briefing_says_who_what_how_far() -> None:
    """Flags, statuses in words beside their mark, figures with units, tappable topics, sources, and who wrote it."""
    said = accepted(briefing_message(stored_briefing()))
    assert "Parties  🇨🇦 Canada · 🇮🇩 Indonesia" in said
    assert "✅ Signed — Comprehensive Economic Partnership Agreement" in said
    assert "CA$5.1 billion — two-way merchandise trade" in said
    assert "/topic_agriculture" in said
    assert said.endswith("Source: Newswire\nWritten by the offline analyst")


def test_the_authors_stand_beside_the_first_source() -> None:
    """Nobody is named for the others, nor where the publisher is the author; markup in a name is text."""
    first, second = source(), source("https://b.example/", "Bee", 2)
    said = accepted(
        briefing_message(
            stored_briefing(sources=(replace(first, author="Ann <b>Lee</b>, Bo Park"), replace(second, author="Cy")))
        )
    )
    assert "Sources: Newswire (Ann <b>Lee</b>, Bo Park), Bee\n" in said
    said = accepted(briefing_message(stored_briefing(sources=(replace(first, url="", author="Ann Lee"),))))
    assert "Source: Newswire (Ann Lee)\n" in said
    said = accepted(briefing_message(stored_briefing(sources=(replace(first, author="NEWSWIRE"),))))
    assert "Source: Newswire\n" in said


def test_proof_is_folded_and_linked_to_its_place() -> None:
    """Each quote stands once, below all that it proves, and links to its place in the source."""
    parsed = parse_html(briefing_message(stored_briefing()).html)
    folded = [text for kind, text, _ in parsed.entities if kind == "ExpandableBlockQuote"]
    assert len(folded) == 1
    assert folded[0].count("Canada and Indonesia signed the agreement on Wednesday.") == 1
    links = {text: url for kind, text, url in parsed.entities if kind == "TextUrl"}
    assert (
        links["✅ signed · Canada · Indonesia"] == "https://news.example.org/a?b=1&c=2"
        "#:~:text=Canada%20and%20Indonesia%20signed%20the%20agreement%20on%20Wednesday."
    )


def test_a_role_is_told_where_it_says_something() -> None:
    """Signing goes without saying; mediating does not."""
    stored = stored_briefing(briefing(parties=(party(), party("Qatar", "QA", PartyRole.MEDIATOR))))
    assert "🇨🇦 Canada · 🇶🇦 Qatar (mediator)" in accepted(briefing_message(stored))


@pytest.mark.parametrize("status", AgreementStatus)
def test_every_status_is_told_in_words(status: AgreementStatus) -> None:
    """The word stands beside the mark, and no two statuses share a mark."""
    said = accepted(briefing_message(stored_briefing(briefing(agreements=(agreement(status=status),)))))
    assert f"{status.value.replace('_', ' ').capitalize()} — " in said


def test_what_is_called_the_same_is_told_once() -> None:
    """Of two entries on one agreement the furthest; those among others, or by another name, stay."""
    signed = agreement("Licence", AgreementStatus.SIGNED)
    entries = (
        agreement("Licence", AgreementStatus.AGREED),
        signed,
        agreement("Licence", AgreementStatus.PROPOSED, parties=("Canada", "Japan")),
    )
    told = accepted(briefing_message(stored_briefing(briefing(agreements=entries))))
    assert "✅ Signed — Licence\n📝 Proposed — Licence" in told
    assert "Agreed" not in told


def test_the_model_is_named() -> None:
    """A briefing by a model says which; a later revision says so."""
    stored = stored_briefing(briefing(summarizer="openai", model="gpt-4.1-mini"), revision=2)
    assert accepted(briefing_message(stored)).endswith("Written by gpt-4.1-mini · revision 2")


def test_buttons_of_a_briefing() -> None:
    """The source, how to ask, and more of its first topic; all evidence only where some was left out."""
    buttons = [button for row in briefing_message(stored_briefing()).buttons for button in row]
    assert [button.text for button in buttons] == ["Newswire", "💬 Ask", "More on: Agriculture"]
    assert unpack(buttons[2].data) == More("agriculture")
    many = stored_briefing(briefing(parties=tuple(party(f"Party {n}", quote=f"Quote {n}.") for n in range(30))))
    assert any(unpack(b.data) == Proof(7) for row in briefing_message(many).buttons for b in row)
    assert "Quote 29." in accepted(proof_messages(many)[0])


def test_an_odd_address_is_no_link_and_no_button() -> None:
    """A script address is neither linked nor put on a button; the publisher's name stays."""
    message = briefing_message(stored_briefing(sources=(source("javascript:alert(1)"),)))
    assert "javascript" not in message.html
    assert "Newswire" in accepted(message)
    assert all(button.url is None for row in message.buttons for button in row)


def test_figures_of_one_clause_are_told_together() -> None:
    """The words once, also where one figure has a bracket more; those of other clauses and quotes apart."""
    quote, other = evidence("They pay 5 pesos ($2) a head."), evidence("They pay.")
    figures = (
        Figure("They pay 5 pesos", 5, "MXN", "amount", quote),
        Figure("They pay 5 pesos ($2) a head", 2, "USD", "amount", quote),
        Figure("", 7, "people", "count", quote),
        Figure("They pay", 9, "days", "term", other),
    )
    told = briefing_message(stored_briefing(briefing(figures=figures))).plain
    assert "• MX$5 · $2 — They pay 5 pesos ($2) a head\n• 7 people\n• 9 days — They pay\n" in told


def test_figures_of_a_long_clause_are_told_together() -> None:
    """Two cuts of one clause that overlap are told once, as the quote has them; those too long together apart."""
    clause = "They pay 5 pesos for each of the crates of hake that the 40 vessels land"
    quote = evidence(f"{clause} {'and haul ' * 12}to 9 ports.")
    figures = (
        Figure("They pay 5 pesos for each of the crates…", 5, "MXN", "amount", quote),
        Figure("…crates of hake that the 40 vessels land…", 40, "vessels", "count", quote),
        Figure(f"…land {'and haul ' * 12}to 9 ports", 9, "ports", "count", quote),
    )
    told = briefing_message(stored_briefing(briefing(figures=figures))).plain
    assert f"• MX$5 · 40 vessels — {clause}…\n• 9 ports — …land" in told


def test_nothing_to_report_is_said() -> None:
    """An article without any agreement says so instead of listing nothing."""
    stored = stored_briefing(briefing(relevant=False, parties=(), agreements=(), sectors=(), figures=()))
    assert "No agreement, talks or cooperation" in accepted(briefing_message(stored))
    foreign = replace(stored, briefing=replace(stored.briefing, language="pt"))
    assert "Only articles in English" in accepted(briefing_message(foreign))


# ------------------------------------------------------------------ lists and digests


def test_a_list_opens_turns_and_follows() -> None:
    """Numbers open their briefings; the page turns by the last one shown; a sector's list offers to follow it."""
    items = [stored_briefing(id_=n) for n in (9, 8, 5)]
    message = briefing_list(
        items, title="AI", page=Page(PageKind.SECTOR, "ai", 3, 12), older=True, time_zone="Asia/Seoul", follow="ai"
    )
    said = accepted(message)
    assert "1. Canada and Indonesia sign economic partnership\n🇨🇦🇮🇩  ✅ signed · 24 Sep · Newswire" in said
    numbers, turning, follow = message.buttons
    assert [unpack(button.data) for button in numbers] == [Open(9), Open(8), Open(5)]
    assert [button.text for button in turning] == ["« Newest", "Older ›"]
    assert unpack(turning[1].data) == Page(PageKind.SECTOR, "ai", 3, 5)
    assert [button.text for button in follow] == ["🔔 Follow this topic"]


def test_words_too_long_for_a_button_leave_the_page_button_out() -> None:
    """A list of long words still shows its entries."""
    page = Page(PageKind.WORDS, "반도체 공급망 협력과 희토류 협정, 그리고 배터리", 5)
    assert len(briefing_list([stored_briefing()], title="x", page=page, older=True).buttons) == 1


def test_a_digest_has_its_day_and_is_grouped() -> None:
    """The local date stands on top, briefings of one topic stand together, the rest under other news."""
    other = stored_briefing(briefing("Something else", sectors=()), id_=2)
    items = [stored_briefing(id_=1), other, stored_briefing(briefing("More wheat"), id_=3)]
    (part,) = digest_messages(datetime(2025, 9, 24, tzinfo=UTC).date(), items)
    said = accepted(part)
    assert said.startswith("Digest · Wednesday, 24 September 2025\n3 briefings")
    assert said.index("More wheat") < said.index("Other news") < said.index("Something else")
    assert digest_messages(NOON.date(), []) == ()


# ------------------------------------------------------------------ labels


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (1.5e9, "USD", "$1.5 billion"),
        (5_123_456_789, "CAD", "CA$5,123,456,789"),
        (3e12, "KRW", "₩3 trillion"),
        (5e8, "CHF", "CHF\u00a0500 million"),
        (-2.5e6, "EUR", "−€2.5 million"),
        (15.2, "percent", "15.2%"),
        (12, "countries", "12 countries"),
        (1_234_567, "tonnes", "1,234,567 tonnes"),
        (2030, "year", "2030 year"),
        (0.25, "", "0.25"),
        (float("inf"), "USD", "$inf"),
        (1e300, "tonnes", "1e+300 tonnes"),
    ],
)
def test_figures_are_told_without_losing_a_digit(value: float, unit: str, told: str) -> None:
    """Millions and more in words where that is exact, else in full."""
    assert amount(Figure("", value, unit, "", evidence()), words("en")) == told


def test_flags_are_those_of_codes() -> None:
    """Two capital letters make a flag; anything else makes none."""
    assert flag("KR") == "🇰🇷"
    assert [flag(code) for code in (None, "", "kr", "KOR", "한국")] == [""] * 5


def test_topic_commands_are_read_back() -> None:
    """Every sector's command is one that Telegram takes, and gives its code again, also with the bot's name behind."""
    for code in SECTOR_CODES:
        assert re.fullmatch(r"/[a-z0-9_]{1,32}", topic_command(code))
        assert topic_code(topic_command(code)) == code
    assert topic_code("/topic_intellectual_property@communique_bot") == "intellectual-property"
    assert topic_code("/latest") is None


# ------------------------------------------------------------------ notices

NOTICES: dict[str, Callable[[str], Message | Sequence[Message]]] = {
    "welcome": lambda text: texts.welcome(replace(CHAT, follows=())),
    "welcome back": lambda text: texts.welcome(CHAT),
    "help": lambda text: texts.help_message(["latest"]),
    "subscribed": lambda text: choices.subscribed(CHAT, [Follow(FollowKind.SECTOR, "ai")], asked=f"a {text}", owed=3),
    "following": lambda text: choices.already_following(
        replace(CHAT, follows=(Follow(FollowKind.KEYWORD, text),) * 60)
    ),
    "unsubscribed": lambda text: choices.unsubscribed(CHAT, [Follow(FollowKind.KEYWORD, text)]),
    "unsubscribed from all": lambda text: choices.unsubscribed(replace(CHAT, follows=()), []),
    "not following": lambda text: choices.not_following(CHAT),
    "following nothing": lambda text: choices.not_following(replace(CHAT, follows=())),
    "too many": lambda text: choices.too_many_follows(50),
    "no keyword": lambda text: choices.keyword_refused(),
    "digest": lambda text: choices.digest_setting(CHAT),
    "digest is off": lambda text: choices.digest_setting(replace(CHAT, digest_time=None)),
    "digest set": lambda text: choices.digest_set(CHAT),
    "digest of nothing": lambda text: choices.digest_set(replace(CHAT, follows=())),
    "digest off": lambda text: choices.digest_off(CHAT),
    "no time": lambda text: choices.digest_refused(DigestArgumentsRefused("time", text)),
    "no zone": lambda text: choices.digest_refused(DigestArgumentsRefused("zone", text)),
    "nothing yet": lambda text: texts.nothing_yet(),
    "nothing found": lambda text: texts.nothing_found(text, ["semiconductors", "rail"]),
    "nothing found, nor anything else": lambda text: texts.nothing_found(text, []),
    "topic": lambda text: texts.topic_usage(["critical-minerals"]),
    "topic of none": lambda text: texts.topic_usage([]),
    "latest": lambda text: texts.latest_usage(10),
    "not said": lambda text: texts.not_said(stored_briefing(briefing(text))),
    "no briefing": lambda text: texts.not_said(None),
    "how to ask": lambda text: texts.how_to_ask(),
    "too long": lambda text: texts.too_long(500),
    "text only": lambda text: texts.text_only(),
    "one at a time": lambda text: texts.one_at_a_time(),
    "admins": lambda text: texts.admins_only(),
    "unknown": lambda text: texts.unknown_command(None),
    "typo": lambda text: texts.unknown_command("latest"),
    "went wrong": lambda text: texts.went_wrong(),
    "feeds": lambda text: feeds.feed_list(
        [Feed(1, "https://a.example/?key=1", text, NOON, last_error=text)] * 40, admin=True
    ),
    "no feeds": lambda text: feeds.feed_list([], admin=False),
    "feed added": lambda text: feeds.feed_added(Feed(1, "https://a.example/", text, NOON), created=True),
    "feed known": lambda text: feeds.feed_added(Feed(1, "https://a.example/", None, NOON), created=False),
    "feed refused": feeds.feed_refused,
    "feed removed": lambda text: feeds.feed_removed(),
    "no such feed": lambda text: feeds.no_such_feed(),
    "feeds usage": lambda text: feeds.feeds_usage(),
    "bot admins": lambda text: feeds.bot_admins_only(),
}


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("text", ["Hyundai", "<b>" * 1000, "한국 " * 1000, "", 'a"&<>\u202e'])
def test_telegram_takes_every_notice(notice: str, text: str) -> None:
    """Whatever people wrote, the reply is one that Telegram takes, and it never has their markup."""
    made = NOTICES[notice](text)
    for message in [made] if isinstance(made, Message) else made:
        accepted(message)


def test_alerts_fit() -> None:
    """Answers to a pressed button have at most 200 characters."""
    alerts = (
        texts.alert("ask_hint"),
        texts.alert("gone"),
        texts.alert("briefing_gone"),
        texts.alert("no_older"),
        texts.alert("admins_only"),
        texts.alert("unchanged"),
        texts.alert("too_many"),
    )
    assert all(0 < len(alert) <= 200 for alert in alerts)


def test_feed_addresses_are_for_administrators() -> None:
    """An address may carry a subscriber's key: others see title or host, and the trouble. Without a title the address
    alone says which of a site's feeds it is."""
    feed = Feed(1, "https://a.example/rss?key=secret", None, NOON, last_error="answered 503")
    (everybody,) = feeds.feed_list([feed], admin=False)
    assert "secret" not in everybody.html
    assert "a.example" in everybody.html
    assert "answered 503" in everybody.html
    assert "https://a.example/rss?key=secret" in feeds.feed_list([feed], admin=True)[0].html
