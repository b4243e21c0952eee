"""When digests are due, on every kind of local day, and what people may write to set them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.digests import DigestArgumentsRefused, local_date, next_digest_at, parse_digest_args
from bot.delivery.zones import find_zone

ZONES = [
    "UTC",
    "Asia/Seoul",
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "Africa/Casablanca",
]
MOMENTS = st.integers(915_148_800, 1_893_456_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
"""From 1999 to 2030."""


def utc(text: str) -> datetime:
    """`2025-03-09 07:00` in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_next_is_today_or_tomorrow() -> None:
    """Before the local time it is today's, at it or after it tomorrow's."""
    assert next_digest_at(time(8), "Asia/Seoul", utc("2025-05-27 22:59")) == utc("2025-05-27 23:00")
    assert next_digest_at(time(8), "Asia/Seoul", utc("2025-05-27 23:00")) == utc("2025-05-28 23:00")


def test_a_skipped_time_moves_to_the_end_of_the_gap() -> None:
    """New York has no 02:30 on 9 March 2025: the digest comes when clocks show 03:00."""
    assert next_digest_at(time(2, 30), "America/New_York", utc("2025-03-09 00:00")) == utc("2025-03-09 07:00")
    assert next_digest_at(time(2, 30), "America/New_York", utc("2025-03-09 07:00")) == utc("2025-03-10 06:30")


def test_a_gap_of_half_an_hour_ends_where_it_ends() -> None:
    """Lord Howe Island moves its clocks by thirty minutes, from 02:00 to 02:30."""
    assert next_digest_at(time(2, 15), "Australia/Lord_Howe", utc("2025-10-04 14:00")) == utc("2025-10-04 15:30")


def test_a_repeated_time_counts_once_at_its_first() -> None:
    """New York has 01:30 twice on 2 November 2025: the first counts, the second is not a digest of its own."""
    first = next_digest_at(time(1, 30), "America/New_York", utc("2025-11-02 00:00"))
    assert first == utc("2025-11-02 05:30")
    assert next_digest_at(time(1, 30), "America/New_York", first) == utc("2025-11-03 06:30")


def test_a_day_that_never_was_has_no_digest() -> None:
    """Samoa went from 29 to 31 December 2011."""
    after = utc("2011-12-29 18:00")
    assert local_date("Pacific/Apia", after).day == 29
    due = next_digest_at(time(8), "Pacific/Apia", after)
    assert due == utc("2011-12-30 18:00")
    assert local_date("Pacific/Apia", due).day == 31


@given(
    MOMENTS,
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES),
)
def test_one_digest_a_local_day(after: datetime, local: time, zone: str) -> None:
    """Going from one to the next meets each local day once, in order, and never earlier than its time."""
    days = []
    moment = after
    for _ in range(4):
        following = next_digest_at(local, zone, moment)
        assert moment < following <= moment + timedelta(hours=50)
        shown = following.astimezone(ZoneInfo(zone))
        assert shown.time() >= local
        days.append(local_date(zone, following))
        moment = following
    assert days == sorted(set(days))


@pytest.mark.parametrize(
    ("text", "local", "zone"),
    [
        ("8:00", time(8), None),
        ("  08:00  ", time(8), None),
        ("7.30", time(7, 30), None),
        ("7h30 Paris", time(7, 30), "Europe/Paris"),
        ("8am", time(8), None),
        ("12 am", time(0), None),
        ("8:15 p.m. New York", time(20, 15), "America/New_York"),
        ("9 seoul", time(9), "Asia/Seoul"),
        ("09:00, in asia/tokyo", time(9), "Asia/Tokyo"),
        ("23:59 UTC", time(23, 59), "UTC"),
        ("20:15 UTC+9", time(20, 15), "Etc/GMT-9"),
        ("6:00 -3", time(6), "Etc/GMT+3"),
        ("9:00 서울", time(9), "Asia/Seoul"),
        ("9:00 ソウル", time(9), "Asia/Seoul"),
        ("9:00 são paulo", time(9), "America/Sao_Paulo"),
        ("9:00 Geneva", time(9), "Europe/Zurich"),
        ("9:00 Vietnam", time(9), "Asia/Ho_Chi_Minh"),
        ("9:00 EST", time(9), "America/New_York"),
        ("٨:٠٠", time(8), None),
        ("８：００　ソウル", time(8), "Asia/Seoul"),
    ],
)
def test_what_people_write_is_understood(text: str, local: time, zone: str | None) -> None:
    """Times with and without minutes, am and pm; zones by name, city, country and offset, in several scripts."""
    setting = parse_digest_args(text)
    assert (setting.time, setting.time_zone) == (local, zone)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "time"),
        ("soon", "time"),
        ("24:00", "time"),
        ("8:60", "time"),
        ("13pm", "time"),
        ("0am", "time"),
        ("8:00Berlin", "time"),
        ("-8:00", "time"),
        ("8:00 Atlantis", "zone"),
        ("8:00 UTC+15", "zone"),
        ("8:00 +05:30", "zone"),
        ("8:00 ../../etc/passwd", "zone"),
        ("8:00 " + "x" * 4000, "zone"),
    ],
)
def test_what_is_not_understood_is_named(text: str, part: str) -> None:
    """The error names the part that was not understood, for any length and script."""
    with pytest.raises(DigestArgumentsRefused) as refused:
        parse_digest_args(text)
    assert refused.value.part == part


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but the refusal, and what is read has a zone that exists."""
    try:
        setting = parse_digest_args(text)
    except DigestArgumentsRefused:
        return
    if setting.time_zone is not None:
        ZoneInfo(setting.time_zone)


@pytest.mark.parametrize("name", ["", "seoul tower", "x" * 65])
def test_no_zone_for_what_is_none(name: str) -> None:
    """What is no name of a place finds nothing."""
    assert find_zone(name) is None
