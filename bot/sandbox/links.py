"""Decide what Telegram makes of a link's address: normalised, or no link at all."""

from __future__ import annotations

import ipaddress
import re

_PART = re.compile(rb"(?:[A-Za-z0-9._!$,~*'();&+=\-\x80-\xff]|%[0-9A-Fa-f]{2})*")
_USERINFO = re.compile(rb"(?:[A-Za-z0-9._!$,~*'();&+=:\-\x80-\xff]|%[0-9A-Fa-f]{2})*")
_SCHEME = re.compile(rb"([^:/?#@\[\]]*)://")
_APP_SCHEME = re.compile(rb"(tg|tonsite|ton):(?://)?", re.IGNORECASE)
_USER = re.compile(rb"tg:(?://)?user/?\?([^#]*)", re.IGNORECASE)
_INT32_MAX = 2**31 - 1
_INT64_MAX = 2**63 - 1


def checked_link(link: bytes) -> str | None:
    """Return the address as Telegram stores it, or None where it drops the link (`javascript:`, no host, ...)."""
    app = _APP_SCHEME.match(link)
    if app is None and b"." not in link and b"[" not in link:
        return None  # no host has no dot; most texts that are no links end here, before they are taken apart
    rest = link[app.end() :] if app else link
    parsed = _parse(rest)
    if parsed is None:
        return None
    scheme, userinfo, host, port, query, ipv6 = parsed
    if app is None:
        if b"." not in host and not ipv6:
            return None
        url = scheme + b"://" + (userinfo + b"@" if userinfo else b"") + host + (b":%d" % port if port else b"") + query
        return url.decode("utf-8", "replace")
    if rest[:7].lower() == b"http://" or scheme == b"https" or userinfo or port or ipv6:
        return None
    name = app.group(1).lower()
    if not re.fullmatch(rb"[A-Za-z0-9_.\-]*" if name == b"tonsite" else rb"[A-Za-z0-9_\-]*", host):
        return None
    if query[1:2] == b"?":
        query = query[1:]
    return (name + b"://" + host + query).decode("utf-8", "replace")


def mentioned_user(link: bytes) -> int | None:
    """Return the user of a `tg://user?id=…` link."""
    match = _USER.match(link)
    if match is None:
        return None
    for parameter in match.group(1).split(b"&"):
        key, _, value = parameter.partition(b"=")
        if key.lower() == b"id":
            number = _integer(value, _INT64_MAX)
            return number if number is not None and 0 < number < 2**52 else None
    return None


def _integer(text: bytes, largest: int) -> int | None:
    if not re.fullmatch(rb"-?[0-9]+", text):
        return None
    value = int(text[:24])
    return value if -largest <= value <= largest else None


def _parse(url: bytes) -> tuple[bytes, bytes, bytes, int, bytes, bool] | None:
    scheme = b"http"
    if match := _SCHEME.match(url):
        scheme = match.group(1).lower()
        if scheme not in (b"http", b"https"):
            return None
        url = url[match.end() :]
    end = re.search(rb"[/?#]", url)
    authority, query = (url[: end.start()], url[end.start() :]) if end else (url, b"")
    host, port = _split_port(authority)
    if port < 0:
        return None
    userinfo, _, host = host.rpartition(b"@")
    ipv6 = host[:1] == b"[" and host[-1:] == b"]" and len(host) > 1
    if ipv6:
        try:
            ipaddress.IPv6Address(host[1:-1].decode("ascii", "replace"))
        except ValueError:
            return None
    host = host.lower()
    if host in (b"", b".") or not (ipv6 or (_PART.fullmatch(host) and _USERINFO.fullmatch(userinfo))):
        return None
    query = query.rstrip(b" \t\r\n\0\v") or b"/"
    if query[:1] != b"/":
        query = b"/" + query
    query = re.sub(rb"[\x00-\x20]", lambda m: b"%%%02X" % m.group()[0], query)
    return scheme, userinfo, host, port, query, ipv6


def _split_port(authority: bytes) -> tuple[bytes, int]:
    """Return host and port; 0 where none is named, -1 for a wrong one."""
    at = len(authority) - 1
    while at > 0 and authority[at : at + 1] not in (b":", b"]", b"@"):
        at -= 1
    if at <= 0 or authority[at : at + 1] != b":":
        return authority, 0
    port = _integer(authority[at + 1 :].lstrip(b"0") or b"0", _INT32_MAX)
    if port is None or not 1 <= port <= 65_535:
        return authority, -1
    return authority[:at], port
