"""Fetching from real servers on loopback, good and bad ones."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.errors import AddressRefused, SourceUnavailable
from bot.feeds.connecting import Resolver, guarded_socket
from bot.feeds.fetch import Fetcher
from bot.feeds.freshness import retry_after_seconds
from bot.feeds.reasons import error_reason
from tests.feeds.server import FEED, Server, serving

NOW = datetime(2025, 5, 28, 12, tzinfo=UTC)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A server on loopback."""
    async with serving() as running:
        yield running


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    """A fetcher that may ask loopback, with small limits."""
    async with Fetcher(allow_private=True, timeout=1.0, max_bytes=1024 * 1024) as opened:
        yield opened


async def refused(fetcher: Fetcher, url: str, **options: int) -> SourceUnavailable:
    """Fetch what must fail; return the error."""
    with pytest.raises(SourceUnavailable) as failed:
        await fetcher.fetch(url, max_bytes=options.get("max_bytes"))
    assert "\n" not in failed.value.reason
    return failed.value


@pytest.mark.parametrize("name", ["plain", "gzip", "deflate", "brotli"])
async def test_a_body_comes_back_unpacked(server: Server, fetcher: Fetcher, name: str) -> None:
    """Plain, gzip, deflate and brotli give the same bytes."""
    fetched = await fetcher.fetch(f"{server.url}/{name}")
    assert (fetched.status, fetched.body, fetched.not_modified) == (200, FEED, False)
    assert fetched.url == f"{server.url}/{name}"


async def test_the_request_says_who_asks_and_nothing_more(server: Server, fetcher: Fetcher) -> None:
    """An honest User-Agent, only encodings that are understood, and cookies are never sent back."""
    for _ in range(2):
        await fetcher.fetch(f"{server.url}/cookie")
    headers = server.requests[-1][1]
    assert headers["User-Agent"].startswith("Communique/")
    assert headers["Accept-Encoding"] == "gzip, deflate, br"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


async def test_what_did_not_change_is_not_sent_again(server: Server, fetcher: Fetcher) -> None:
    """The validators of the first answer make the second one a 304 without a body."""
    first = await fetcher.fetch(f"{server.url}/conditional")
    by_tag = await fetcher.fetch(f"{server.url}/conditional", etag=first.headers.get("ETag"))
    by_date = await fetcher.fetch(f"{server.url}/conditional", last_modified=first.headers.get("Last-Modified"))
    for again in (by_tag, by_date):
        assert (again.not_modified, again.body) == (True, b"")


async def test_validators_that_would_break_a_request_are_left_out(server: Server, fetcher: Fetcher) -> None:
    """A stored ETag with a line break injects no header."""
    await fetcher.fetch(f"{server.url}/plain", etag='"a"\r\nX-Evil: 1', last_modified="\ud800")
    headers = server.requests[-1][1]
    assert not {"If-None-Match", "If-Modified-Since", "X-Evil"} & set(headers)


async def test_utf16_comes_back_as_it_is(server: Server, fetcher: Fetcher) -> None:
    """Decoding is the parser's affair."""
    assert (await fetcher.fetch(f"{server.url}/utf16")).body.decode("utf-16") == "<rss>é</rss>"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("status/404", "HTTP 404 Not Found"),
        ("status/500", "HTTP 500 Internal Server Error"),
        ("status/599", "HTTP 599"),
        ("status/304", "HTTP 304 Not Modified"),
        ("slow", "took longer than 1 s"),
        ("endless?pause=0.05", "took longer than 1 s"),
        ("endless", "is more than 1 MiB"),
        ("huge", "is more than 1 MiB"),
        ("bomb", "is more than 1 MiB"),
        ("zstd", "is compressed with 'zstd', which was not asked for"),
        ("damaged", "the compressed body is cut off"),
        ("loop", "redirects more than 10 times"),
        ("circle", "redirects in a circle, as sites do that want cookies"),
        ("nowhere", "HTTP 302 without an address to go to"),
    ],
)
async def test_failures_have_a_reason_for_a_person(server: Server, fetcher: Fetcher, path: str, reason: str) -> None:
    """Each failure is a SourceUnavailable with one line that says what happened."""
    limit = 20 * 1024 * 1024 if "pause" in path else 1024 * 1024
    assert (await refused(fetcher, f"{server.url}/{path}", max_bytes=limit)).reason == reason
    assert server.streamed < 20 * 1024 * 1024


async def test_the_host_that_is_not_there_has_a_reason(fetcher: Fetcher) -> None:
    """No listener and no such name are told apart."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert (await refused(fetcher, f"http://127.0.0.1:{port}/")).reason == "the connection was refused"

    async def no_such_name(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    async with Fetcher(resolve=no_such_name) as other:
        assert (await refused(other, "http://nowhere.example/")).reason == "the host name does not resolve"


async def test_something_that_is_no_web_server_has_a_reason(fetcher: Fetcher) -> None:
    """A service that speaks first, and plain HTTP behind https, end in a reason."""

    async def speak(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH\r\n" * 3)
        await writer.drain()
        writer.close()

    listener = await asyncio.start_server(speak, "127.0.0.1", 0)
    async with listener:
        port = listener.sockets[0].getsockname()[1]
        assert (await refused(fetcher, f"http://127.0.0.1:{port}/")).reason == "the answer is no proper HTTP"
        assert (await refused(fetcher, f"https://127.0.0.1:{port}/")).reason == "a secure connection could not be made"


async def test_a_server_that_says_wait_is_heard(server: Server, fetcher: Fetcher) -> None:
    """429 and 503 carry the seconds of Retry-After."""
    error = await refused(fetcher, f"{server.url}/status/429?after=120")
    assert (error.retry_after, error.reason) == (120, "HTTP 429 Too Many Requests, asks to wait 120 s")
    assert (await refused(fetcher, f"{server.url}/status/503")).retry_after is None


async def test_gone_is_told(server: Server, fetcher: Fetcher) -> None:
    """410 says that the source will not come back, 404 does not."""
    assert (await refused(fetcher, f"{server.url}/status/410")).gone
    assert not (await refused(fetcher, f"{server.url}/status/404")).gone


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120), (" 0 ", 0), ("Wed, 28 May 2025 12:02:00 GMT", 120), ("Wed, 28 May 2025 11:00:00 GMT", 0),
        ("soon", None), ("-5", None), ("", None), (None, None), ("9" * 400, 999999999),
    ],
)  # fmt: skip
def test_retry_after_is_a_number_or_a_date(value: str | None, seconds: float | None) -> None:
    """Both forms of RFC 9110, and whatever else servers write."""
    assert retry_after_seconds(value, NOW) == seconds


async def test_redirects_are_followed_and_permanent_ones_told(server: Server, fetcher: Fetcher) -> None:
    """Relative and absolute targets; only an unbroken row of permanent redirects moves the feed."""
    permanent = await fetcher.fetch(f"{server.url}/to/301?url=/to/308%3Furl%3D/plain")
    assert (permanent.url, permanent.moved_to) == (f"{server.url}/plain", f"{server.url}/plain")
    temporary = await fetcher.fetch(f"{server.url}/to/302?url={server.url}/plain")
    assert (temporary.url, temporary.moved_to) == (f"{server.url}/plain", None)
    mixed = await fetcher.fetch(f"{server.url}/to/301?url=/to/307%3Furl%3D/plain")
    assert mixed.moved_to == f"{server.url}/to/307?url=/plain"
    assert (await fetcher.fetch(f"{server.url}/plain")).moved_to is None


async def test_a_failure_behind_a_redirect_says_where_it_is(server: Server, fetcher: Fetcher) -> None:
    """Whoever has to mend it would look at the wrong address."""
    failure = await refused(fetcher, f"{server.url}/to/301?url=/status/404%3Fkey=1")
    assert failure.reason == f"HTTP 404 Not Found at {server.url}/status/404?…"


async def test_long_headers_are_read(server: Server, fetcher: Fetcher) -> None:
    """Policies of some sites are longer than eight kilobytes."""
    assert (await fetcher.fetch(f"{server.url}/policy")).body == FEED


@pytest.mark.parametrize(
    "target",
    ["ftp://example.org/", "file:///etc/passwd", "http://user:pass@127.0.0.1/", "http://127.0.0.1:22/", "http://["],
)
async def test_redirects_are_checked_like_any_address(server: Server, fetcher: Fetcher, target: str) -> None:
    """A redirect leads to nothing that would not be asked directly, and the reason says that it is one."""
    reason = (await refused(fetcher, f"{server.url}/to/302?url={target}")).reason
    assert reason.startswith("redirects to ")
    assert len(server.requests) == 1


# ------------------------------------------------------------------ private addresses


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "0x7f000001", "169.254.169.254"]
)
async def test_private_addresses_are_not_asked(server: Server, host: str) -> None:
    """Literal or by name, nothing reaches the server without ALLOW_PRIVATE_NETWORKS."""
    port = server.url.rpartition(":")[2]
    async with Fetcher() as guarded:
        with pytest.raises(AddressRefused) as failed:
            await guarded.fetch(f"http://{host}:{port}/plain")
    assert server.requests == []
    assert "\n" not in failed.value.reason


async def test_only_the_allowed_origin_is_asked_and_not_where_it_redirects(server: Server) -> None:
    """The sandbox's own feed is asked; a redirect from it to another port of loopback is not followed."""
    async with serving() as other, Fetcher(allowed_origins=frozenset({server.url})) as guarded:
        assert (await guarded.fetch(f"{server.url}/plain")).body == FEED
        with pytest.raises(AddressRefused):
            await guarded.fetch(f"{server.url}/to/302?url={other.url}/plain")
        with pytest.raises(AddressRefused):
            await guarded.fetch(f"{other.url}/plain")
        assert other.requests == []


async def test_a_name_with_one_private_address_is_not_asked() -> None:
    """A public address beside a private one does not help."""

    async def both(_host: str, _port: int) -> list[str]:
        return ["93.184.216.34", "10.0.0.1"]

    async with Fetcher(resolve=both) as guarded:
        with pytest.raises(AddressRefused, match=r"mixed\.example is 10\.0\.0\.1, a private or reserved address"):
            await guarded.fetch("http://mixed.example/")


async def test_the_address_that_was_checked_is_the_one_connected_to(server: Server) -> None:
    """A name that changes between check and connect is resolved once, and refused once it is private."""
    port = server.url.rpartition(":")[2]
    asked = 0

    async def rebinding(_host: str, _port: int) -> list[str]:
        nonlocal asked
        asked += 1
        return ["93.184.216.34" if asked == 1 else "127.0.0.1"]

    resolver = Resolver(rebinding, guarded=True)
    assert [each["host"] for each in await resolver.resolve("rebind.example", 80)] == ["93.184.216.34"]
    async with Fetcher(resolve=rebinding) as guarded:
        with pytest.raises(AddressRefused):
            await guarded.fetch(f"http://rebind.example:{port}/plain")
    assert asked == 2
    assert server.requests == []


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "2130706433", "fe80::1%lo"])
def test_the_socket_is_the_last_gate(address: str) -> None:
    """Whatever comes past the resolver, no socket is opened for a private address."""
    with pytest.raises(Exception, match="not asked"):
        guarded_socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, 80)))


async def test_errors_never_show_the_query(server: Server, fetcher: Fetcher) -> None:
    """Keys in addresses stay out of messages."""
    error = await refused(fetcher, f"{server.url}/status/404?key=secret")
    assert "secret" not in str(error)


def test_a_bad_certificate_is_told() -> None:
    """TLS errors that carry no detail still have a reason."""
    assert error_reason(ssl.SSLError("x")) == "a secure connection could not be made"


async def test_a_closed_fetcher_says_so(server: Server) -> None:
    """Using it outside `async with` is a mistake of ours, not of the source."""
    with pytest.raises(RuntimeError, match="async with"):
        await Fetcher(allow_private=True).fetch(f"{server.url}/plain")
