"""Tell which addresses lead to the same page."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from urllib.parse import SplitResult, parse_qsl, quote, unquote, unquote_plus, unquote_to_bytes, urlsplit, urlunsplit

# Parameters that say where a reader came from, not what is read. Sources: the ClearURLs rules and the services' own
# documentation (Google Analytics, Google Ads, Meta, Microsoft, Mailchimp, HubSpot, Matomo, Adobe, Yandex, X).
_TRACKING = frozenset(
    {"fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "yclid", "ymclid", "twclid", "ttclid"}
    | {"igsh", "igshid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "hsctatracking", "vero_id"}
    | {"oly_enc_id", "oly_anon_id", "_openstat", "rb_clickid", "s_cid", "icid", "cmpid", "ncid", "ocid", "sr_share"}
    | {"smid", "smtyp", "ref_src", "ref_url", "cmp", "partner_id", "wt_mc", "wt_zmc", "xtor", "at_medium", "srnd"}
    | {"at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "fb_action_ids", "fb_action_types"}
    | {"fb_source", "guccounter", "guce_referrer", "guce_referrer_sig", "feedtype", "feedname", "traffic_source"}
    | {"__twitter_impression", "usqp", "amp_js_v", "amp_gsa", "amp_ct"}
)
_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "hsa_", "itm_", "stm_", "at_recipient", "ns_")
_AMP_PARAMETERS = frozenset(
    {("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp"), ("outputtype", "amp-type")}
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_KEPT_IN_PATH = ":@!$&'()*+,;=~-._"
_NO_HOST = re.compile(r"[\s%<>\"'\\^`{|}]")
_GOOGLE_NEWS = re.compile(r"/(?:rss/)?(?:articles|read)/([A-Za-z0-9_-]{20,})")
# Addresses that lead on by what they carry: host (google.co.uk counts as google.com) and path, and the parameters that
# hold the page. What leads on by a redirect alone (t.co, bit.ly, feedproxy.google.com) is followed when it is fetched.
_CARRIERS = {
    ("google.com", "/url"): ("url", "q"),  # Google Alerts, results of a search
    ("google.com", "/alerts/feeds"): ("url",),
    ("news.google.com", "/news/url"): ("url",),  # Google News until 2018
    ("bing.com", "/news/apiclick.aspx"): ("url",),  # Bing News
    ("bing.com", "/ck/a"): ("u",),  # results of a search: "a1" and the address in base64
    ("duckduckgo.com", "/l"): ("uddg",),
    ("l.facebook.com", "/l.php"): ("u",),
    ("lm.facebook.com", "/l.php"): ("u",),
    ("l.instagram.com", ""): ("u",),
    ("linkedin.com", "/redir/redirect"): ("url",),
    ("linkedin.com", "/safety/go"): ("url",),
    ("out.reddit.com", ""): ("url",),
    ("slack-redir.net", "/link"): ("url",),
    ("t.umblr.com", "/redirect"): ("z",),
    ("vk.com", "/away.php"): ("to",),
    ("youtube.com", "/redirect"): ("q",),
    ("safelinks.protection.outlook.com", ""): ("url",),  # mailed links, below a host for each region
}
# Those that carry it in their path: Yahoo's "RU=", and the AMP pages that Google keeps ("s" is https).
_YAHOO = re.compile(r"/RU=([^/]+)/", re.IGNORECASE)
_GOOGLE_AMP = re.compile(r"/amp/(s/)?([^/]+\.[^/]+/.*)")
_AMP_CACHE = re.compile(r"/[cv]/(s/)?([^/]+\.[^/]+(?:/.*)?)")
_REGIONAL = re.compile(r"^(google)\.(?:com?\.)?[a-z]{2}$|^.+\.(safelinks\.protection\.outlook\.com)$")
_HOST_PREFIX = re.compile(r"^(?:www\d?|amp|m|mobile)\.(?=[^.]+\.)")


def canonical_url(url: str) -> str:
    """Return `url` without what does not change the page: fragment, tracking parameters, default port, letter case
    of scheme and host; parameters sorted. Idempotent; what is no web address comes back as it is.
    """
    text = url.strip()
    parts = _web_address(text)
    if parts is None:
        return text
    scheme, host, port = parts.scheme.lower(), _ascii_host(parts.hostname or ""), parts.port
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        netloc = f"{netloc}:{port}"
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def identity(url: str) -> str:
    """Return what stands for the page at `url`, whichever way it is written: for storing each page once.

    As `canonical_url`, and https for http, no www., m. or amp. before the host, no AMP path or parameter, no slash at
    the end; the link of an aggregator is the page it carries. It need not be an address that works.
    """
    canonical = canonical_url(publisher_url(url))
    parts = _web_address(canonical)
    if parts is None:
        return canonical
    netloc = re.sub(r":(?:80|443)$", "", parts.netloc)  # http://host:443 is the page of https://host
    while (shorter := _HOST_PREFIX.sub("", netloc)) != netloc:
        netloc = shorter
    path = re.sub(r"(?:/(?:amp|index\.html?))+/*$", "", parts.path.rstrip("/"), flags=re.IGNORECASE)
    path = re.sub(r"(?:\.amp)+(\.html?)?$", r"\1", path, flags=re.IGNORECASE)
    query = "&".join(pair for pair in parts.query.split("&") if _decoded(pair) not in _AMP_PARAMETERS)
    return urlunsplit(("https", netloc, path.rstrip("/"), query, ""))


def publisher_url(url: str) -> str:
    """Return the page that a link of an aggregator, a search or a mail carries in itself; `url` where it carries none.

    Google News before 2024 wrote the address into the link; since then it keeps it to itself: see `keeps_its_page`.
    """
    while found := _carried(url):  # each is shorter than the one before
        url = found
    return url


def keeps_its_page(url: str) -> bool:
    """Whether `url` is a link of Google News that says nothing of the page it leads to (docs/decisions.md)."""
    parts = _web_address(url.strip())
    return parts is not None and bool(_google_news_token(parts)) and publisher_url(url) == url


def _carried(url: str) -> str | None:
    parts = _web_address(url.strip())
    if parts is None:
        return None
    host, path = _HOST_PREFIX.sub("", (parts.hostname or "").lower()), parts.path.rstrip("/")
    if regional := _REGIONAL.match(host):
        host = regional[2] or f"{regional[1]}.com"
    if token := _google_news_token(parts):
        found = _inside(token)
    elif names := _CARRIERS.get((host, path)) or _CARRIERS.get((host, "")):
        found = next((_plain(value) for key, value in parse_qsl(parts.query) if key in names), None)
    else:
        found = _in_path(host, parts.path)
        if found and parts.query and not host.endswith("yahoo.com"):
            found = f"{found}?{parts.query}"  # that of the page
    return found if found and len(found) < len(url) and _web_address(found) is not None else None


def _google_news_token(parts: SplitResult) -> str | None:
    token = _GOOGLE_NEWS.search(parts.path) if (parts.hostname or "").lower() == "news.google.com" else None
    return token[1] if token else None


def _plain(value: str) -> str | None:
    return (_inside(value[2:]) if value.startswith("a1") else None) or value


def _in_path(host: str, path: str) -> str | None:
    if host.endswith("search.yahoo.com") or host == "rds.yahoo.com":
        found = _YAHOO.search(path)
        return unquote(found[1]) if found else None
    kept = _GOOGLE_AMP if host == "google.com" else _AMP_CACHE if host.endswith(".cdn.ampproject.org") else None
    found = kept.match(path) if kept else None
    return f"http{'s' if found[1] else ''}://{found[2]}" if found else None


def _inside(token: str) -> str | None:
    """The address in base64, alone or in a message of Google News: a field of bytes that begins with http."""
    try:
        message = urlsafe_b64decode(token[:4000] + "=" * (-len(token) % 4))
    except ValueError:
        return None
    found = re.search(rb"https?://[\x21-\x7e]+", message)
    return found[0].decode() if found else None


def _web_address(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    usable = parts.scheme.lower() in _DEFAULT_PORTS and host.strip(".") and not _NO_HOST.search(host)
    return parts if usable else None


def _ascii_host(host: str) -> str:
    host = host.lower().rstrip(".")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _path(path: str) -> str:
    """Write each character of the path one way: `%7E` and `~` are the same."""
    return "/".join(quote(unquote_to_bytes(part), safe=_KEPT_IN_PATH) for part in path.split("/")) or "/"


def _query(query: str) -> str:
    """Keep each parameter as it is written: servers differ in what they make of `?a` and `?a=`."""
    pairs = re.sub(r"\s", "%20", query).split("&")
    return "&".join(sorted(pair for pair in pairs if pair and not _tracks(_decoded(pair)[0])))


def _decoded(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    return unquote_plus(name).lower(), unquote_plus(value).lower()


def _tracks(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)
