"""Decide which addresses are asked at all."""

from __future__ import annotations

import ipaddress
from urllib.parse import urljoin, urlsplit

from yarl import URL

from bot.errors import AddressRefused

MAX_URL = 2048

_WEB_PORTS_BELOW_1024 = frozenset({80, 443})
# From 1024 up: the "bad ports" of the WHATWG fetch standard, and services that must not be spoken to by accident.
_OTHER_SERVICES = frozenset(
    {1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5900}
    | {6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9042, 9200, 9300, 10080, 10250, 11211, 27017}
)
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# What `is_global` of the oldest Python we run on takes for public, though IANA's registry does not: IETF protocol
# assignments, the old 6to4 relay, benchmarking, ORCHIDs, documentation.
_ALSO_SPECIAL = tuple(
    map(
        ipaddress.ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "2001::/23", "2001:db8::/32", "3fff::/20"),
    )
)
# Azure answers for its own machines at a public address.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def checked_url(url: str, *, trusted: bool = False) -> URL:
    """Return `url` parsed, when it is one that may be asked as far as the text of it tells.

    Only http and https, no user name or password, ports 80, 443 and from 1024 up except those of well-known other
    services. A `trusted` origin may have any port. The addresses a name resolves to are checked on connecting.
    Raises AddressRefused.
    """
    text = url.strip()
    if len(text) > MAX_URL:
        raise AddressRefused(shown(text[:200]), f"the address is longer than {MAX_URL} characters")
    parsed = parsed_url(text)
    if parsed is None:
        raise AddressRefused(shown(text), "this is no web address")
    host, port = parsed.host, parsed.port
    if parsed.scheme not in ("http", "https"):
        raise AddressRefused(shown(text), "only http:// and https:// addresses are asked")
    if not host:
        raise AddressRefused(shown(text), "the address has no host")
    if parsed.user is not None or parsed.password is not None:
        raise AddressRefused(shown(text), "addresses with a user name or password in them are not asked")
    if not trusted and (port is None or not _web_port(port)):
        raise AddressRefused(shown(text), f"port {port} is not one where web pages are")
    if _numeric(host) and parse_address(host) is None:
        # The system's resolver would take 2130706433 and 0177.0.0.1 for 127.0.0.1.
        raise AddressRefused(shown(text), "the host is written as an unusual number")
    return parsed


def refusal(address: str) -> str | None:
    """Say why the IP `address` is not asked, or None when it is a public one."""
    ip = parse_address(address)
    if ip is None:
        return "the host has no usable address"
    if ip in _METADATA:
        return f"{ip} is an address of the machine's own network"
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _embedded(ip)
        if inner is not None:
            return refusal(str(inner))
        if ip not in _GLOBAL_UNICAST:
            return _kind(ip)
    public = ip.is_global and not ip.is_multicast and not ip.is_reserved
    return None if public and not any(ip in network for network in _ALSO_SPECIAL) else _kind(ip)


def parse_address(text: str) -> Address | None:
    """Return the IP address `text` is, without a zone, or None."""
    try:
        return ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None


def shown(url: str) -> str:
    """Return `url` as it may be logged and shown: without user name, password, query and fragment."""
    parsed = parsed_url(url)
    if parsed is None:
        return url.partition("?")[0].partition("#")[0].rpartition("@")[2][:200]
    plain = parsed.with_user(None) if parsed.host else parsed
    base = str(plain.with_query(None).with_fragment(None))
    return f"{base}?…" if parsed.query_string else base


def parsed_url(text: str) -> URL | None:
    """Return the URL `text` is, None when it is none."""
    try:
        parsed = URL(text)
        _ = parsed.port, parsed.host, parsed.absolute
    except (ValueError, IndexError):  # IndexError: yarl, for "http://[]@"
        return None
    return parsed


def web_address(link: str, base: str) -> str | None:
    """Return `link`, found at `base`, as an absolute address of the web with its scheme in small letters.

    None where it is none, or longer than `MAX_URL`. Whether it may be asked `checked_url` tells.
    """
    try:
        absolute = urljoin(base, link.strip())
        parts = urlsplit(absolute)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and len(absolute) <= MAX_URL
    except ValueError:
        return None
    return f"{parts.scheme}{absolute[len(parts.scheme) :]}" if usable else None


def origin(url: URL) -> str:
    """Return scheme, host and port, as `Fetcher.allowed_origins` has them."""
    return str(url.origin())


def _web_port(port: int) -> bool:
    return port in _WEB_PORTS_BELOW_1024 or (port >= 1024 and port not in _OTHER_SERVICES)


def _numeric(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit() or host.lower().startswith("0x")


def _embedded(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, 6to4, Teredo, NAT64."""
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None


def _kind(ip: Address) -> str:
    if ip.is_loopback:
        kind = "this machine itself"
    elif ip.is_link_local:
        kind = "a link-local address"
    elif ip.is_multicast:
        kind = "a multicast address"
    else:
        kind = "a private or reserved address"
    return f"{ip} is {kind}"
