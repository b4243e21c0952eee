"""Which addresses are asked."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import AddressRefused
from bot.feeds.addresses import checked_url, refusal, shown

REFUSED = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "168.63.129.16", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1",
    "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "64:ff9b::7f00:1",
    "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "100::1", "5f00::1",
    "not an address",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    """Loopback, private, link-local, shared, multicast, reserved, metadata: in IPv4, IPv6 and IPv4 inside IPv6."""
    assert refusal(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_asked(address: str) -> None:
    """A public address is asked, also inside an IPv6 form."""
    assert refusal(address) is None


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "file:///etc/passwd", "gopher://example.org", "javascript:alert(1)", "example.org", "",
        "http://", "http:///path", "http://user@example.org/", "http://user:pass@example.org/", "http://[::1",
        "http://2130706433/", "http://0177.0.0.1/", "http://127.1/", "http://0x7f000001/", "http://0x7f.0.0.1/",
        "http://example.org:22/", "http://example.org:25/", "http://example.org:6379/", "http://example.org:0/",
        "http://example.org:99999/", "https://example.org/" + "a" * 3000,
    ],
)  # fmt: skip
def test_urls_that_are_not_asked(url: str) -> None:
    """Other schemes, credentials, numbers for hosts, other services' ports and overlong addresses are refused."""
    with pytest.raises(AddressRefused) as refused:
        checked_url(url)
    assert "\n" not in refused.value.reason


@pytest.mark.parametrize("url", ["http://example.org", "https://example.org:8443/a?b=c", " https://한국.kr/뉴스 "])
def test_ordinary_urls_are_asked(url: str) -> None:
    """Web addresses with usual ports and with names in any script are asked."""
    assert checked_url(url).host


def test_a_trusted_origin_may_have_any_port() -> None:
    """The sandbox's own feed may stand at a port that a stranger's may not."""
    assert checked_url("http://127.0.0.1:81/feed", trusted=True).port == 81


def test_what_is_shown_has_no_secrets() -> None:
    """User name, password, query and fragment never come into a log or message."""
    assert shown("https://me:secret@example.org/feed?key=secret#secret") == "https://example.org/feed?…"
    assert "secret" not in shown("http://me:secret@[bad/feed?key=secret")


@example("]@", "http://[")
@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://[", "//"]))
def test_any_text_is_accepted_or_refused(text: str, before: str) -> None:
    """No text raises anything but AddressRefused, and it can always be shown."""
    with contextlib.suppress(AddressRefused):
        checked_url(before + text)
    assert isinstance(shown(before + text), str)
