"""Charsets, dates and the HTML inside feeds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.charset import to_text
from bot.feeds.dates import parse_date
from bot.htmltext import html_to_text

SCRIPT = b"<script charset='utf-8'></script>"
RUSSIAN = "<?xml version='1.0' encoding='utf-8'?><rss>Россия и Китай подписали соглашение о поставках газа</rss>"
KOREAN = "<rss>한국과 일본이 반도체 공급망 협정을 체결했다</rss>"
JAPANESE = "<rss>日本と韓国が半導体の供給網に関する協定に署名したと、経済産業省が火曜日に東京で発表した。</rss>"
FRENCH = "<?xml version='1.0' encoding='utf-8'?><rss>L’Algérie a signé un accord à Paris, à l’été dernier</rss>"
META = b"<meta http-equiv=Content-Type content='text/html; charset=shift_jis'>"


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("é한".encode(), "text/xml; charset=iso-8859-1", "é한"),
        (b'<?xml encoding="utf-8"?>' + "é".encode("latin-1"), "", '<?xml encoding="utf-8"?>é'),
        (b'<?xml encoding="euc-kr"?>' + "한국".encode("euc-kr"), "text/xml", '<?xml encoding="euc-kr"?>한국'),
        ("日本".encode("shift_jis"), "text/html; charset=Shift_JIS", "日本"),
        ("中国".encode("gbk"), 'text/xml; charset="gb2312"', "中国"),
        ("한국".encode("utf-16"), "", "한국"),
        ("<a>é".encode("utf-16-be"), "", "<a>é"),
        ("<a>é".encode("utf-16-le"), "", "<a>é"),
        ("<a>é".encode("utf-32"), "", "<a>é"),
        (b"\xef\xbb\xbf<a>", "", "<a>"),
        (SCRIPT + META + "日本".encode("cp932"), "", (SCRIPT + META).decode() + "日本"),
        (SCRIPT * 200 + META + "日本".encode("cp932"), "text/html", (SCRIPT * 200 + META).decode() + "日本"),
        (META + "日本".encode("cp932") * 40 + b"\x81 .", "text/html", META.decode() + "日本" * 40 + "\ufffd ."),
        ("한국".encode("euc-kr") * 40 + b"\xff.", "text/html; charset=euc-kr", "한국" * 40 + "\ufffd."),
        ("“smart”".encode("cp1252"), "text/html; charset=iso-8859-1", "“smart”"),
        ("“smart”".encode("cp1252"), "text/html; charset=punycode", "“smart”"),
        ("日本".encode("iso-2022-jp"), "text/html; charset=iso-2022-jp", "日本"),
        (RUSSIAN.encode("cp1251"), "text/xml; charset=utf-8", RUSSIAN),
        (RUSSIAN.encode("cp1251"), "text/xml; charset=iso-8859-1", RUSSIAN),
        (RUSSIAN.encode("koi8-r"), "", RUSSIAN),
        (KOREAN.encode("cp949"), "", KOREAN),
        (KOREAN.encode("cp949"), "text/xml; charset=iso-8859-1", KOREAN),
        (JAPANESE.encode("euc-jp"), "", JAPANESE),
        (JAPANESE.encode("cp932"), "text/xml; charset=utf-8", JAPANESE),
        (FRENCH.encode("cp1252"), "text/xml; charset=utf-8", FRENCH),
        (b"a\x00b\x0bc", "", "abc"),
        ("가나다라마바사아자차카타파하".encode() * 5 + b"\xea", "", "가나다라마바사아자차카타파하" * 5 + "\ufffd"),
    ],
)  # fmt: skip
def test_bytes_become_the_text_that_was_meant(body: bytes, content_type: str, text: str) -> None:
    """Byte order marks, wide encodings without them, declarations that are wrong, missing, or a script's; a few bytes
    that are wrong; other scripts than Latin behind the declaration of a Western encoding."""
    assert to_text(body, content_type) == text


@given(st.binary(max_size=100), st.text(max_size=20))
def test_any_bytes_become_text(body: bytes, charset: str) -> None:
    """Decoding never fails, and what comes out is legal in XML."""
    text = to_text(body, f"text/xml; charset={charset}")
    text.encode()
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Wed, 28 May 2025 19:27:00 +0900", datetime(2025, 5, 28, 10, 27, tzinfo=UTC)),
        ("Wed, 28 May 2025 19:27 GMT", datetime(2025, 5, 28, 19, 27, tzinfo=UTC)),
        ("28 May 2025 19:27:00 EST", datetime(2025, 5, 29, 0, 27, tzinfo=UTC)),
        ("2025-05-28T19:27:00Z", datetime(2025, 5, 28, 19, 27, tzinfo=UTC)),
        ("2025-05-28T19:27:00.123+09:00", datetime(2025, 5, 28, 10, 27, 0, 123000, tzinfo=UTC)),
        ("2025-05-28", datetime(2025, 5, 28, tzinfo=UTC)),
        ("2025-05-28 19:27:00", datetime(2025, 5, 28, 19, 27, tzinfo=UTC)),
        ("2025.05.28 19:27 KST", datetime(2025, 5, 28, 10, 27, tzinfo=UTC)),
        ("2025年5月28日 19:27", datetime(2025, 5, 28, 19, 27, tzinfo=UTC)),
        ("2025년 5월 28일", datetime(2025, 5, 28, tzinfo=UTC)),
        ("2025/5/28 19:27 -0330", datetime(2025, 5, 28, 22, 57, tzinfo=UTC)),
        ("2025-05-28 오후 3:20", datetime(2025, 5, 28, 15, 20, tzinfo=UTC)),
        ("2025年5月28日(水) 19時27分", datetime(2025, 5, 28, 19, 27, tzinfo=UTC)),
        ("2025-05-28T10:00:00+09:00[Asia/Seoul]", datetime(2025, 5, 28, 1, tzinfo=UTC)),
        ("Tue May 27 22:00:00 EDT 2025", datetime(2025, 5, 28, 2, tzinfo=UTC)),
        ("mer. 28 mai 2025, 10h30", datetime(2025, 5, 28, 10, 30, tzinfo=UTC)),
        ("28 de mayo de 2025 10:30 +0200", datetime(2025, 5, 28, 8, 30, tzinfo=UTC)),
        ("Mi, 28. März 2025 10:00:00 +0200", datetime(2025, 3, 28, 8, tzinfo=UTC)),
        ("Thursday, 28th of May 2025", datetime(2025, 5, 28, tzinfo=UTC)),
        ("May 28, 2025 3:00 PM", datetime(2025, 5, 28, 15, tzinfo=UTC)),
        ("28 May 2025 12:00 a.m. GMT", datetime(2025, 5, 28, tzinfo=UTC)),
        ("28/05/2025 10:00", datetime(2025, 5, 28, 10, tzinfo=UTC)),
        ("05/06/2025", datetime(2025, 6, 5, tzinfo=UTC)),
        ("5/6/2025 3:00:00 PM", datetime(2025, 5, 6, 15, tzinfo=UTC)),
        ("28.05.2025", datetime(2025, 5, 28, tzinfo=UTC)),
        ("1748427000", datetime(2025, 5, 28, 10, 10, tzinfo=UTC)),
        ("1748427000000", datetime(2025, 5, 28, 10, 10, tzinfo=UTC)),
        ("20250528", datetime(2025, 5, 28, tzinfo=UTC)),
        ("Mon, 26th Nov 2026 5pm KST", datetime(2026, 11, 26, 8, tzinfo=UTC)),
        ("Thu, 26 Nov 2026 17:00:00 KST", datetime(2026, 11, 26, 8, tzinfo=UTC)),
        ("Thu, 26 Nov 2026 17:00:00 CET", datetime(2026, 11, 26, 16, tzinfo=UTC)),
        ("Thu, 26 Nov 2026 17:00 IST", datetime(2026, 11, 26, 11, 30, tzinfo=UTC)),
        ("Thu, 26 Nov 2026 17:00:00 GMT+0900", datetime(2026, 11, 26, 8, tzinfo=UTC)),
        ("Thu Nov 26 2026 17:00:00 GMT+0900 (Korean Standard Time)", datetime(2026, 11, 26, 8, tzinfo=UTC)),
        ("Thu, 26 Nov 2026 17:00:00 +09", datetime(2026, 11, 26, 8, tzinfo=UTC)),
        ("Thu, 26 Nov 2026 17:00:00 +9999", datetime(2026, 11, 26, 17, tzinfo=UTC)),
        ("Thu, 26 Nov 2026 24:00:00 GMT", datetime(2026, 11, 27, tzinfo=UTC)),
        ("Thu, 26 Nov 2026 17:00:60 GMT", datetime(2026, 11, 26, 17, 0, 59, tzinfo=UTC)),
        ("26-Nov-26 17:00", datetime(2026, 11, 26, 17, tzinfo=UTC)),
        ("17:00, 26 Nov 2026", datetime(2026, 11, 26, 17, tzinfo=UTC)),
        ("Nov. 26, 2026 5:00 p.m. ET", datetime(2026, 11, 26, 22, tzinfo=UTC)),
        ("July 4, 2026 at 5 PM ET", datetime(2026, 7, 4, 21, tzinfo=UTC)),
        ("2026-11-26 5:00 PM", datetime(2026, 11, 26, 17, tzinfo=UTC)),
        ("2026-11-26 17:00:00 EST", datetime(2026, 11, 26, 22, tzinfo=UTC)),
        ("20261126170000", datetime(2026, 11, 26, 17, tzinfo=UTC)),
        ("am 26.11.2026 um 17.30 Uhr", datetime(2026, 11, 26, 17, 30, tzinfo=UTC)),
        ("чт, 26 ноя 2026 17:30:00 +0300", datetime(2026, 11, 26, 14, 30, tzinfo=UTC)),
        ("2026-11-26 오전 12:03", datetime(2026, 11, 26, 0, 3, tzinfo=UTC)),
        ("2026년 11월 26일 오후 5시", datetime(2026, 11, 26, 17, tzinfo=UTC)),
        ("2026年11月26日（木） 午後5時30分", datetime(2026, 11, 26, 17, 30, tzinfo=UTC)),
        ("２０２６年１１月２６日17時", datetime(2026, 11, 26, 17, tzinfo=UTC)),
        ("令和8年11月26日", datetime(2026, 11, 26, tzinfo=UTC)),
        ("yesterday", None),
        ("Thu, 26 Nov 2026 17:60:00 GMT", None),
        ("99 May 2025", None),
        ("12 Foober 2025", None),
        ("2025-13-45", None),
        ("0001-01-01T00:00:00Z", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_in_many_forms(text: str | None, moment: datetime | None) -> None:
    """What feeds write as a date becomes an aware moment in UTC, or nothing."""
    assert parse_date(text) == moment


@given(
    st.text(max_size=40) | st.from_regex(r"\d{1,5}[-./]\d{1,3}[-./]\d{1,3} \d\d:\d\d [+-]\d\d:?\d\d", fullmatch=True)
)
def test_any_text_is_a_date_or_none(text: str) -> None:
    """Nothing raises, and what is found is aware."""
    moment = parse_date(text)
    assert moment is None or moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain  text\nand on", "plain text and on"),
        ("<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree"),
        ("a<script>bad()</script>b<style>p{}</style>", "ab"),
        ("AT&amp;T &lt;b&gt; &nbsp;x", "AT&T <b> x"),
        ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
        ("<p>One <b>two</b></p><span class='sr-only'>no</span>", "One two"),
        ("<p>seen<span style='display : none'>hidden</span> on</p>", "seen on"),
        ("<div aria-hidden=true>no</div><div hidden>no</div><p style='font-size:0px'>no</p>yes", "yes"),
        ("<p style='font-size:0.9em'>yes</p>", "yes"),
        ("5 < 6", "5 < 6"),
        ("<!-- a --><b>x</b>", "x"),
        ("<?php echo 1 ?>x", "x"),
        ("", ""),
    ],
)
def test_html_becomes_what_a_reader_sees(markup: str, text: str) -> None:
    """Blocks become paragraphs; scripts, styles and what is hidden leave nothing."""
    assert html_to_text(markup) == text


def test_deep_nesting_is_read() -> None:
    """Ten thousand elements inside each other are no error."""
    assert isinstance(html_to_text("<div>" * 10_000 + "x"), str)


@settings(max_examples=100)
@given(st.text(alphabet=st.sampled_from("<>/!-=\"' abp&;#x0[]?\n"), max_size=80) | st.text(max_size=60))
def test_any_markup_becomes_text(markup: str) -> None:
    """Nothing raises."""
    assert isinstance(html_to_text(markup), str)
