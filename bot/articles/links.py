"""Tell which addresses lead to the same page."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from urllib.parse import SplitResult, parse_qsl, quote, unquote_plus, unquote_to_bytes, urlsplit, urlunsplit

# Parameters that say where a reader came from, not what is read. Sources: the ClearURLs rules and the services' own
# documentation (Google Analytics, Google Ads, Meta, Microsoft, Mailchimp, HubSpot, Matomo, Adobe, Yandex, X).
_TRACKING = frozenset(
    {"fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "yclid", "ymclid", "twclid", "ttclid"}
    | {"igsh", "igshid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "hsctatracking", "vero_id"}
    | {"oly_enc_id", "oly_anon_id", "_openstat", "rb_clickid", "s_cid", "icid", "cmpid", "ncid", "ocid", "sr_share"}
    | {"smid", "smtyp", "ref_src", "ref_url", "cmp", "partner_id", "wt_mc", "wt_zmc", "xtor", "at_medium", "srnd"}
    | {"at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "fb_action_ids", "fb_action_types"}
    | {"fb_source", "guccounter", "guce_referrer", "guce_referrer_sig", "feedtype", "feedname", "traffic_source"}
    | {"__twitter_impression"}
)
_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "hsa_", "itm_", "stm_", "at_recipient", "ns_")
_AMP_PARAMETERS = frozenset(
    {("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp"), ("outputtype", "amp-type")}
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_KEPT_IN_PATH = ":@!$&'()*+,;=~-._"
_NO_HOST = re.compile(r"[\s%<>\"'\\^`{|}]")
_GOOGLE_NEWS = re.compile(r"/(?:rss/)?(?:articles|read)/([A-Za-z0-9_-]{20,})")
# Addresses of aggregators that lead on, and the parameters that say where to.
_CARRIERS = {
    ("google.com", "/url"): ("url", "q"),
    ("google.com", "/alerts/feeds"): ("url",),
    ("bing.com", "/news/apiclick.aspx"): ("url",),
    ("l.facebook.com", "/l.php"): ("u",),
    ("lm.facebook.com", "/l.php"): ("u",),
    ("linkedin.com", "/redir/redirect"): ("url",),
    ("slack-redir.net", "/link"): ("url",),
}
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
    """Return the page that a link of a news aggregator or a mail carries in itself; `url` where it carries none.

    Google News before 2024 wrote the address into the link; since then it keeps it to itself. Others have it in a
    parameter.
    """
    parts = _web_address(url.strip())
    if parts is None:
        return url
    host, found = _HOST_PREFIX.sub("", (parts.hostname or "").lower()), None
    if host == "news.google.com" and (token := _GOOGLE_NEWS.search(parts.path)):
        found = _inside(token[1])
    elif name := _CARRIERS.get((host, parts.path.rstrip("/"))):
        found = next((value for key, value in parse_qsl(parts.query) if key in name), None)
    return found if found and _web_address(found) is not None else url


def _inside(token: str) -> str | None:
    """The address in a base64 message of Google News: a field of bytes that begins with http."""
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
