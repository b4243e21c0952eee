"""Say in one line for a person why a fetch failed."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus

import aiohttp

from bot.errors import SourceUnavailable
from bot.feeds.addresses import shown
from bot.feeds.freshness import retry_after_seconds

_OS_REASONS = {
    errno.ECONNREFUSED: "the connection was refused",
    errno.ECONNRESET: "the connection broke off",
    errno.EHOSTUNREACH: "the host cannot be reached",
    errno.ENETUNREACH: "the network cannot be reached",
    errno.ETIMEDOUT: "the host does not answer",
}


def error_reason(error: Exception) -> str:
    """Return one line for a person; never the error's own text, which may hold the address with its query."""
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        certificate = error.certificate_error
        return "the certificate is not valid: " + str(getattr(certificate, "verify_message", "") or "not trusted")
    if isinstance(cause, ssl.SSLError):
        return "a secure connection could not be made"
    if isinstance(error, aiohttp.ClientConnectorDNSError) or isinstance(cause, socket.gaierror):
        return "the host name does not resolve"
    if isinstance(cause, OSError) and cause.errno in _OS_REASONS:
        return _OS_REASONS[cause.errno]
    if isinstance(error, aiohttp.ClientPayloadError | aiohttp.ServerDisconnectedError | aiohttp.ClientConnectionError):
        return "the connection broke off"
    if isinstance(error, aiohttp.ClientResponseError):
        return "the answer is no proper HTTP"
    return "the address cannot be asked"


def refused_by_server(
    url: str, status: int, headers: Mapping[str, str], answered: str | None = None
) -> SourceUnavailable:
    """Return what a status means that is no success: its phrase, how long to wait, whether it is gone for good.

    `answered` is the address that said so, where `url` was redirected to it.
    """
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = ""
    wait = retry_after_seconds(headers.get("Retry-After"), datetime.now(UTC))
    asked = f", asks to wait {wait:.0f} s" if wait else ""
    gone = status == HTTPStatus.GONE
    where = f" at {shown(answered)}" if answered and shown(answered) != shown(url) else ""
    reason = f"HTTP {status}{phrase}{where}{asked}"
    return SourceUnavailable(shown(url), reason, retry_after=wait, gone=gone, status=status)
