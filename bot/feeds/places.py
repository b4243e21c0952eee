"""Say where the feeds are of what people paste: addresses of well-known services, and usual places of sites."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, quote, urlsplit, urlunsplit

USUAL = ("feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feeds")
_YOUTUBE = "https://www.youtube.com/feeds/videos.xml"
_PREFIX = re.compile(r"^(?:www|m|old|new|music)\.")
# Playlists that YouTube makes for one person, or for one video.
_PERSONAL = ("RD", "UL", "LL", "WL")
_CHANNEL = re.compile(r"UC[\w-]{22}")
# Pages of YouTube have no link element for some visitors, but tell their channel in one of these forms.
_CHANNEL_IN_PAGE = re.compile(
    r"""(?:channel_id=|/channel/|"(?:externalId|channelId)":\s*"|itemprop="(?:identifier|channelId)"\s+content=")(UC[\w-]{22})"""
)
_GITHUB_PAGES = frozenset(
    {"about", "collections", "features", "login", "marketplace", "orgs", "pricing", "search", "settings", "topics"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a feed should be, and what it is of, for a person."""

    url: str
    what: str


def written_address(text: str) -> str:
    """Return what somebody pasted as an address: `feed:` is https, and so is what has no scheme."""
    text = text.strip().strip("<>")
    if re.match(r"feed:https?://", text, re.IGNORECASE):
        return text[5:]
    if re.match(r"feed:/*", text, re.IGNORECASE):
        return "https://" + re.sub(r"^feed:/*", "", text, flags=re.IGNORECASE)
    no_scheme = not re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", text, re.IGNORECASE)
    if no_scheme and re.match(r"[\w-]+(\.[\w-]+)+(?::\d+)?(?:[/?#]|$)", text):
        return f"https://{text}"
    return text


def known_places(url: str) -> tuple[Place, ...]:
    """Return the feeds of a page of YouTube, Reddit, GitHub, Google News or Bing News, the likeliest first."""
    parts = _split(url)
    if parts is None:
        return ()
    host = _PREFIX.sub("", parts.hostname or "")
    find = _SERVICES.get(host)
    steps = [step for step in parts.path.split("/") if step]
    return find(parts, steps) if find else ()


def places_in_page(url: str, text: str) -> tuple[str, ...]:
    """Return the feeds that a page of a known service has without naming them: YouTube's channels and their videos."""
    parts = _split(url)
    if parts is None or not (parts.hostname or "").endswith(("youtube.com", "youtu.be")):
        return ()
    found = _CHANNEL_IN_PAGE.search(text)
    return (f"{_YOUTUBE}?channel_id={found[1]}",) if found else ()


def usual_places(url: str) -> tuple[str, ...]:
    """Return addresses where sites often have their feed: below the page first, then at the top."""
    parts = _split(url)
    if parts is None:
        return ()
    top = [urlunsplit((parts.scheme, parts.netloc, f"/{name}", "", "")) for name in USUAL]
    path = parts.path.rstrip("/")
    if not path or "." in path.rpartition("/")[2]:
        return tuple(top)
    return (urlunsplit((parts.scheme, parts.netloc, f"{path}/feed", "", "")), *top)


def _youtube(parts: SplitResult, steps: list[str]) -> tuple[Place, ...]:
    query = parse_qs(parts.query)
    if (playlist := query.get("list")) and not playlist[0].startswith(_PERSONAL):
        return (Place(f"{_YOUTUBE}?playlist_id={quote(playlist[0])}", "a playlist on YouTube"),)
    if len(steps) >= 2 and steps[0] == "channel" and _CHANNEL.fullmatch(steps[1]):
        return (Place(f"{_YOUTUBE}?channel_id={steps[1]}", "a channel on YouTube"),)
    if len(steps) >= 2 and steps[0] == "user":
        return (Place(f"{_YOUTUBE}?user={quote(steps[1])}", "a channel on YouTube"),)
    return ()


def _reddit(parts: SplitResult, steps: list[str]) -> tuple[Place, ...]:
    if not steps:
        return (Place("https://www.reddit.com/.rss", "the front page of Reddit"),)
    if steps == ["search"] and parts.query:
        return (Place(f"https://www.reddit.com/search.rss?{parts.query}", "a search on Reddit"),)
    if len(steps) < 2 or steps[0] not in ("r", "u", "user") or steps[-1].endswith(".rss"):
        return ()
    path = "/".join(["user" if steps[0] == "u" else steps[0], *steps[1:]])
    what = f"r/{steps[1]} on Reddit" if steps[0] == "r" else f"a person on Reddit, {steps[1]}"
    return (Place(urlunsplit(("https", "www.reddit.com", f"/{path}/.rss", parts.query, "")), what),)


def _github(parts: SplitResult, steps: list[str]) -> tuple[Place, ...]:
    del parts
    if not steps or steps[0] in _GITHUB_PAGES or steps[-1].endswith(".atom"):
        return ()
    if len(steps) == 1:
        return (Place(f"https://github.com/{steps[0]}.atom", f"what {steps[0]} does on GitHub"),)
    name = f"{steps[0]}/{steps[1].removesuffix('.git')}"
    base = f"https://github.com/{name}"
    releases = Place(f"{base}/releases.atom", f"releases of {name} on GitHub")
    commits = Place(f"{base}/commits.atom", f"commits of {name} on GitHub")
    tags = Place(f"{base}/tags.atom", f"tags of {name} on GitHub")
    section = steps[2] if len(steps) > 2 else ""
    if section in ("commits", "tree") and len(steps) > 3:
        branch = "/".join(steps[3:])
        return (Place(f"{base}/commits/{branch}.atom", f"commits of {name} on GitHub, {branch}"),)
    chosen = {"releases": (releases,), "commits": (commits,), "tags": (tags,), "": (releases, commits, tags)}
    return chosen.get(section, ())


def _google_news(parts: SplitResult, steps: list[str]) -> tuple[Place, ...]:
    if steps[:1] == ["u"]:
        steps = steps[2:]  # news.google.com/u/0/…: of which of a person's accounts
    kinds = {"topics": "a topic", "search": "a search", "publications": "a publication", "stories": "a story"}
    if steps[:1] in (["home"], ["topstories"]):
        steps = []
    kind = kinds.get(steps[0]) if steps else "the front page"
    if kind is None:
        return ()
    url = urlunsplit(("https", "news.google.com", "/".join(["/rss", *steps]), parts.query, ""))
    return (Place(url, f"{kind} on Google News"),)


def _bing_news(parts: SplitResult, steps: list[str]) -> tuple[Place, ...]:
    query = parse_qs(parts.query)
    if steps != ["news", "search"] or "q" not in query or "format" in query:
        return ()
    return (bing_news(query["q"][0]),)


def bing_news(words: str) -> Place:
    """Return the feed of a search of Bing News, whose links carry their pages. A region makes it a page instead; what
    Google's own operators ask for is left out."""
    plain = " ".join(re.sub(r"\b(?:when|after|before):\S+", " ", words).split())
    return Place(f"https://www.bing.com/news/search?q={quote(plain, safe='')}&format=rss", "a search on Bing News")


_SERVICES: dict[str, Callable[[SplitResult, list[str]], tuple[Place, ...]]] = {
    "youtube.com": _youtube,
    "reddit.com": _reddit,
    "github.com": _github,
    "news.google.com": _google_news,
    "bing.com": _bing_news,
}


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
