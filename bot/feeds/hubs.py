"""WebSub: find the hub that pushes a feed, and tell what comes from it from what does not."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

from bot.feeds.parse import ParsedFeed

LEASE = timedelta(days=10)
"""How long we ask to be told; the hub may say otherwise."""
SHORTEST_LEASE, LONGEST_LEASE = timedelta(minutes=10), timedelta(days=30)
MAX_ADDRESS = 2000
_LINK = re.compile(r"""<([^<>]{1,2000})>([^,<]{0,300})""")
_REL = re.compile(r"""rel\s*=\s*"?([^";]{1,100})""", re.IGNORECASE)
_HASHES = frozenset({"sha1", "sha256", "sha384", "sha512"})


def told_hub(feed: ParsedFeed, headers: Mapping[str, str], url: str) -> tuple[str, str] | None:
    """Return the hub of a feed that was found at `url`, and the feed's address there; None where it names none.

    What the HTTP Link header says stands above what the feed says.
    """
    told: dict[str, str] = {}
    for target, parameters in _LINK.findall(headers.get("Link", "")[:5000]):
        if rel := _REL.search(parameters):
            for name in rel[1].lower().split():
                told.setdefault(name, target)
    hub = _address(told.get("hub") or feed.hub, url)
    topic = _address(told.get("self") or feed.topic, url) or url
    return (hub, topic) if hub else None


def path_of(feed_id: int, secret: str) -> str:
    """Return the path at which a hub tells us of a feed: nobody else can guess it."""
    return f"/websub/{feed_id}/{hmac.digest(secret.encode(), b'path', 'sha256').hex()[:32]}"


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether X-Hub-Signature proves that `body` comes from who knows `secret`."""
    method, _, given = signature.strip().partition("=")
    if method.lower() not in _HASHES:
        return False
    expected = hmac.new(secret.encode(), body, getattr(hashlib, method.lower())).hexdigest()
    return hmac.compare_digest(expected.encode(), given.strip().lower().encode())


def lease_of(text: str) -> timedelta:
    """Return the lease that a hub grants, within reason; what we asked for where it says nothing."""
    if not (text.isascii() and text.isdigit()):
        return LEASE
    return max(SHORTEST_LEASE, min(timedelta(seconds=int(text[:9])), LONGEST_LEASE))


def _address(link: str | None, base: str) -> str | None:
    try:
        joined = urljoin(base, link) if link else ""
        usable = urlsplit(joined).scheme in ("http", "https") and len(joined) <= MAX_ADDRESS
    except ValueError:
        return None
    return joined if usable else None
