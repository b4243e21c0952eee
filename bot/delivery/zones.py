"""Find the IANA time zone that a person means: by its name, a city, a country with one zone, or an offset."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global

_LANGUAGES = ("en", "ko", "ja", "es", "fr", "de")
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+−–-])\s*(\d{1,2})(?::?00)?")
_FURTHEST_EAST, _FURTHEST_WEST = 14, 12
_OTHER_CITIES = {
    "Africa/Johannesburg": "pretoria, cape town",
    "Africa/Lagos": "abuja",
    "America/Chicago": "houston, dallas, austin, ct, cdt",
    "America/Los_Angeles": "pt, pst, pdt, san francisco, silicon valley, seattle, san diego",
    "America/New_York": "et, est, edt, washington, washington dc, boston, philadelphia, miami, atlanta",
    "America/Sao_Paulo": "brasilia, rio, rio de janeiro",
    "America/Toronto": "ottawa, montreal",
    "Asia/Bangkok": "hanoi",
    "Asia/Dubai": "abu dhabi",
    "Asia/Jerusalem": "tel aviv",
    "Asia/Hong_Kong": "hkt",
    "Asia/Karachi": "islamabad, lahore",
    "Asia/Kolkata": "delhi, new delhi, mumbai, bombay, bangalore, bengaluru, chennai, hyderabad",
    "Asia/Seoul": "kst, busan, incheon, sejong",
    "Asia/Shanghai": "beijing, shenzhen, guangzhou",
    "Asia/Singapore": "sgt",
    "Asia/Tokyo": "jst, osaka, kyoto, nagoya, fukuoka",
    "Australia/Sydney": "canberra",
    "Europe/Amsterdam": "the hague, rotterdam",
    "Europe/Berlin": "munich, frankfurt, hamburg, cologne, bonn, stuttgart",
    "Europe/Istanbul": "ankara",
    "Europe/London": "bst, edinburgh, manchester",
    "Europe/Madrid": "barcelona",
    "Europe/Paris": "strasbourg, lyon",
    "Europe/Rome": "milan, turin",
    "Europe/Warsaw": "krakow, gdansk",
    "Europe/Zurich": "geneva, bern, basel, davos",
}
"""Seats of governments, markets and institutions that have no zone of their own name, and common short forms."""
_FIXED = {"EST"}
"""IANA keeps it without summer time (it is Panama's); who writes it means New York."""


def find_zone(words: str) -> str | None:
    """Return the IANA name for `words` (`seoul`, `New York`, `asia/tokyo`, `서울`, `Japan`, `UTC+9`), or None."""
    if len(words) > 64:
        return None
    key = _key(words)
    return _names().get(key) or _offset(key) or _cities().get(key)


@cache
def _names() -> dict[str, str]:
    """IANA names as the pinned tzdata has them: the same on every machine."""
    names = (files("tzdata") / "zones").read_text().split()
    return {_key(name): name for name in names if name not in _FIXED} | {"z": "UTC", "utc": "UTC", "gmt": "UTC"}


@cache
def _cities() -> dict[str, str]:
    """Cities of the zones, by their last part and by CLDR's names; countries that have one zone; other cities."""
    located = dict(get_global("zone_territories"))
    cities = {_key(city): zone for zone, listed in _OTHER_CITIES.items() for city in listed.split(",")}
    for zone in sorted(_names().values(), key=lambda name: (name not in located, name)):
        if "/" in zone:
            cities.setdefault(_key(zone.rsplit("/", 1)[1]), zone)
    current = set(_names().values())
    single = {code: zones[0] for code, zones in get_global("territory_zones").items() if len(zones) == 1}
    for language in _LANGUAGES:
        locale = Locale(language)
        for zone, names in locale.time_zones.items():
            if zone in current and isinstance(city := names.get("city"), str):
                cities.setdefault(_key(city), zone)
        for code, zone in single.items():
            if zone in current and code in locale.territories:
                cities.setdefault(_key(locale.territories[code]), zone)
    return cities


def _offset(key: str) -> str | None:
    """Read a whole-hour offset; names of such zones count westward (`Etc/GMT-9` is nine hours east)."""
    found = _OFFSET.fullmatch(key)
    if found is None:
        return None
    east, hours = found[1] == "+", int(found[2])
    if hours == 0:
        return "UTC"
    if hours > (_FURTHEST_EAST if east else _FURTHEST_WEST):
        return None
    return f"Etc/GMT{'-' if east else '+'}{hours}"


def _key(words: str) -> str:
    """Fold case, accents and separators."""
    folded = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", " ".join(bare.replace("_", " ").replace(".", "").split()))
