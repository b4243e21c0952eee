"""Render several briefings: lists with a button for each, and the digest of a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton

from bot.delivery.buttons import Open, Page, Subscribe
from bot.delivery.message import Button, Message
from bot.delivery.render.html import MAX_UNITS, Rich, bold, group, italic, join, line, link, rich
from bot.delivery.render.labels import flag, status_label, weightiest
from bot.delivery.render.proof import source_of
from bot.delivery.render.words import DEFAULT, Words, words
from bot.model import StoredBriefing

ROW = 5
"""Number buttons in a row: they stay wide enough for a thumb."""
MAX_FLAGS = 4
UPDATED = "🔄"
"""The sign of the word `updated`."""
_MAX_TITLE = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What a list tells of a briefing: two lines, once they have a number."""

    stored: StoredBriefing
    topic: str
    headline: str
    about: Rich

    def numbered(self, number: int) -> Rich:
        """Return the lines."""
        return join((bold(f"{number}.") + f" {self.headline}", self.about))


def briefing_list(
    items: Sequence[StoredBriefing],
    *,
    title: str,
    page: Page,
    older: bool,
    time_zone: str = "UTC",
    follow: str = "",
    language: str = DEFAULT,
) -> Message:
    """Render a page of a list, numbered, with a button to open each and to turn the page.

    `page` is the one shown; `older` says whether there is another behind it. `follow` is the
    sector that a button offers to follow.
    """
    w = words(language)
    entries = [_told(stored, w, time_zone).numbered(number) for number, stored in enumerate(items, start=1)]
    text = join((bold(line(title, _MAX_TITLE)), *entries), "\n\n")
    newest = _page_button(w("button.newest"), replace(page, before_id=0)) if page.before_id else ()
    older_row = _page_button(w("button.older"), replace(page, before_id=items[-1].id)) if older and items else ()
    follow_row = (Button(w("button.follow"), data=Subscribe(follow).pack()),) if follow else ()
    rows = (*_number_rows(items), (*newest, *older_row), follow_row)
    return Message(text.html, text.plain, tuple(row for row in rows if row))


def digest_messages(day: date, items: Sequence[StoredBriefing], language: str = DEFAULT) -> tuple[Message, ...]:
    """Render the digest of a local day, grouped by topic, in as many messages as that takes; none when empty."""
    if not items:
        return ()
    w = words(language)
    told = _by_topic([_told(stored, w) for stored in items])
    ordered = [one.stored for one in told]
    messages, first = [], 0
    for index, blocks_of_one in enumerate(group(_digest_blocks(day, told, w))):
        last = first + len(blocks_of_one) - (1 if index == 0 else 0)
        text = join(blocks_of_one, "\n\n")
        messages.append(Message(text.html, text.plain, _number_rows(ordered[first:last], first + 1)))
        first = last
    return tuple(messages)


def digest_parts(
    day: date, items: Sequence[StoredBriefing], language: str, known: MutableMapping[tuple[int, str], Told]
) -> int:
    """Return in how many messages `digest_messages` would render them; `known` keeps what is the same in the next."""
    if not items:
        return 0
    w = words(language)
    for stored in items:
        if (stored.id, language) not in known:
            known[stored.id, language] = _told(stored, w)
    return len(group(_digest_blocks(day, _by_topic([known[stored.id, language] for stored in items]), w)))


def _digest_blocks(day: date, told: Sequence[Told], w: Words) -> Iterator[Rich]:
    title = bold(w("digest_title", day=long_date(day, w)))
    yield join((title, w.tell("digest_count_one" if len(told) == 1 else "digest_count", n=len(told))))
    topic = None
    for number, one in enumerate(told, start=1):
        entry = one.numbered(number)
        yield join((italic(one.topic), entry)) if one.topic != topic else entry
        topic = one.topic


def fold_message(
    items: Sequence[StoredBriefing], language: str = DEFAULT, *, updated: Collection[int | None] = ()
) -> Message:
    """Render briefings that came at once as one message, a line and a button each; 40 of them always fit.

    `updated`: the ids of those that are not new, but have news.
    """
    w = words(language)
    title = bold(w("fold_title", n=len(items)))
    room = (MAX_UNITS - title.units) // max(len(items), 1) - len("\n\n")
    entries = [
        _one_line(f"{number}." + (f" {UPDATED}" if stored.id in updated else ""), stored, room, w)
        for number, stored in enumerate(items, start=1)
    ]
    text = join((title, *entries), "\n\n")
    return Message(text.html, text.plain, _number_rows(items))


def _one_line(number: str, stored: StoredBriefing, units: int, w: Words) -> Rich:
    """Number, flags, headline and status in at most `units`."""
    flags, status = _flags(stored), weightiest(agreement.status for agreement in stored.briefing.agreements)
    before = bold(number) + (f" {flags} " if flags else " ")
    behind = f" · {status_label(status, w)}" if status else ""
    headline = line(stored.text(w.language).headline, min(160, units - before.units - rich(behind).units))
    return before + (headline or w("no_headline")) + behind


def _flags(stored: StoredBriefing) -> str:
    marks = dict.fromkeys(mark for party in stored.briefing.parties if (mark := flag(party.country)))
    return "".join(list(marks)[:MAX_FLAGS])


def long_date(day: date, w: Words) -> str:
    """Weekday, day, month and year as the language writes them."""
    return format_date(day, "EEEE, d MMMM y" if w.language == DEFAULT else "full", locale=w.language)


def _topic(stored: StoredBriefing, w: Words) -> str:
    sector = next(iter(stored.briefing.sectors), None)
    return line(w.sector(sector.code, sector.name), 60) if sector else w("other_news")


def _by_topic(told: Sequence[Told]) -> list[Told]:
    """Bring briefings of one topic together: topics by their first briefing, each topic in the order given."""
    topics = list(dict.fromkeys(one.topic for one in told))
    return sorted(told, key=lambda one: topics.index(one.topic))


def _told(stored: StoredBriefing, w: Words, time_zone: str | None = None) -> Told:
    """Headline; flags, status, day (where a time zone is given) and source."""
    status = weightiest(agreement.status for agreement in stored.briefing.agreements)
    source = source_of(stored)
    published = (source.published_at if source else None) or stored.created_at
    about = join(
        (
            status_label(status, w) if status else "",
            _day(published, time_zone, w) if time_zone else "",
            link(line(source.publisher, 40) or w("button.source"), source.url) if source else "",
        ),
        " · ",
    )
    headline = line(stored.text(w.language).headline, 160) or w("no_headline")
    return Told(stored, _topic(stored, w), headline, join((_flags(stored), about), "  "))


def _day(moment: datetime, time_zone: str, w: Words) -> str:
    day = moment.astimezone(ZoneInfo(time_zone)).date()
    if w.language == DEFAULT:
        return format_date(day, "d MMM", locale=w.language)  # as the rest of the world writes English
    return str(format_skeleton("MMMd", day, locale=w.language))


def _number_rows(items: Sequence[StoredBriefing], first: int = 1) -> tuple[tuple[Button, ...], ...]:
    buttons = [Button(str(n), data=Open(stored.id).pack()) for n, stored in enumerate(items, start=first)]
    return tuple(tuple(buttons[at : at + ROW]) for at in range(0, len(buttons), ROW))


def _page_button(text: str, page: Page) -> tuple[Button, ...]:
    """The button, or none where the words are too long for one."""
    return (Button(text, data=page.pack()),) if page.fits else ()
