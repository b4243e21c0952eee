"""Know under which names a party may stand in an article: countries from CLDR in six languages, bodies by form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale

from bot.briefing.taxonomy import LANGUAGES
from bot.briefing.text.beginnings import LATIN, beginning, beginnings_of_sentence
from bot.briefing.text.folding import words as fold_words

Aliases = Callable[[str], Iterable[str]]
"""Other names of a party, by its canonical English name: ("South Korea") → "한국", "Seoul", ...; always the same."""

_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_ENGLISH = {"HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar", "TR": "Turkey", "CG": "Republic of the Congo"}
_ENGLISH |= {"CD": "Democratic Republic of the Congo", "PS": "Palestine", "CI": "Ivory Coast", "CZ": "Czech Republic"}
_ENGLISH |= {"TT": "Trinidad and Tobago", "BA": "Bosnia and Herzegovina", "ST": "São Tomé and Príncipe"}
_ENGLISH |= {"LC": "Saint Lucia", "VC": "Saint Vincent and the Grenadines", "AG": "Antigua and Barbuda"}
_ENGLISH |= {"KN": "Saint Kitts and Nevis", "TC": "Turks and Caicos Islands", "SH": "Saint Helena"}
"""Where CLDR's English name is not what newspapers write."""
_SHORT = {"US": ("US", "U.S.", "USA", "America"), "GB": ("UK", "U.K.", "Britain", "Great Britain"), "AE": ("UAE",)}
"""Short names in English that CLDR does not have."""
_LEGAL = re.compile(
    r"[\s,]+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|ag|sa|s\.a\.|se|gmbh|kg|nv|n\.v\.|spa|s\.p\.a\.|"
    r"ab|as|oyj|asa|a/s|sas|srl|bhd|pte|pty|kk|k\.k\.|holdings?|group|co\.,? ltd)\.?$",
    re.IGNORECASE,
)
_KOREAN_LEGAL = re.compile(r"^(?:주식회사|㈜|\(주\)|株式会社)\s*|\s*(?:주식회사|㈜|\(주\)|株式会社)$")


def country_code(claimed: str) -> str | None:
    """ISO 3166-1 alpha-2 of a code or of a country's name in any of the six languages, or None."""
    claimed = claimed.strip()
    return claimed.upper() if claimed.upper() in _territories() else code_of_name(claimed)


def code_of_name(name: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country's name, or None. A code is no name: "AI" is not Anguilla."""
    return _codes_by_name().get(fold_words(name).removeprefix("the "))


def country_name(code: str) -> str | None:
    """The English name of a country by its code, as newspapers write it, or None."""
    return _territories().get(code)


@cache
def cldr_aliases(name: str) -> tuple[str, ...]:
    """The names of a country in the six languages, from CLDR; nothing for what is no country."""
    code = code_of_name(name)
    if code is None:
        return ()
    found = [str(Locale(language).territories.get(code, "")) for language in LANGUAGES]
    return tuple(dict.fromkeys(n for n in (_territories()[code], *found, *_SHORT.get(code, ())) if n))


def cldr_cities(city: str) -> tuple[str, ...]:
    """The names in the six languages of a city that CLDR knows as the city of a time zone: "Bishkek" → "Bischkek"."""
    return _cities().get(city, ())


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for language in LANGUAGES:
        for zone, told in Locale(language).time_zones.items():
            if name := told.get("city"):
                found.setdefault(zone.rpartition("/")[2].replace("_", " "), {})[str(name)] = None
    return {city: tuple(names) for city, names in found.items()}


@lru_cache(maxsize=4096)
def forms(name: str) -> tuple[str, ...]:
    """Ways to write `name` itself: without legal form, article or bracketed acronym, and that acronym."""
    name = name.strip()
    found = [name]
    if m := re.fullmatch(r"(.{2,}?)\s*[((]([^()()]{2,40})[))]", name):
        found += [m[1], m[2]]
    for form in list(found):
        bare = _KOREAN_LEGAL.sub("", form).strip()
        while (shorter := _LEGAL.sub("", bare).strip()) != bare and len(shorter) > 1:
            bare = shorter
        found.append(re.sub(r"^(?:the|el|la|los|las|le|les|die|der|das)\s+|^l['’]", "", bare, flags=re.IGNORECASE))
    return tuple(dict.fromkeys(f for f in found if len(f) > 1 or f == name))


_WITHOUT_CAPITAL = re.compile(r"^(?:[a-zß-ÿ]\S* )+(?=[A-ZÀ-Þ])")
"""An adjective before a name that has a capital: "das rumänische Landwirtschaftsministerium"."""


class Names:
    """The forms under which a party may stand in a text; a country has a hundred, of which a sentence has one."""

    __slots__ = ("_last", "_needles", "every")

    def __init__(self, every: Iterable[str]) -> None:
        self.every = tuple(every)
        self._needles: dict[str, list[tuple[str, str]]] | None = None
        """The names by how their longest word begins, each with that word, of an acronym a letter."""
        self._last = self.every[0] if self.every else ""
        """The name that was found last, which stands in the next sentence mostly too; first the one that is claimed."""

    def stand_in(self, text: str, folded: str, begins: Callable[[str], Set[str]] = beginnings_of_sentence) -> bool:
        """Whether one of them stands in `text`; `folded` is its `folding.words`, `begins` tells how its words begin.

        Most are seen not to be there by the beginnings.
        """
        if self._last and stands(self._last, text, folded):
            return True
        needles = self._needles
        if needles is None:
            needles = self._needles = self._sorted()
        for each in begins(folded) & needles.keys():
            for needle, name in needles[each]:
                if needle in folded and stands(name, text, folded):
                    self._last = name
                    return True
        return False

    def written(self, name: str, text: str) -> str:
        """The longest of the names that stands in `text` as it is written there; empty where `name` itself does."""
        if name in text:
            return ""
        folded = fold_words(text)
        found = [n for n in self.every if stands(n, text, folded)]
        if len(folded) == len(text):
            found = [text[at : at + len(n)] for n in found if (at := folded.find(fold_words(n))) >= 0]
        return _WITHOUT_CAPITAL.sub("", max((n for n in found if n in text), key=len, default=""))

    def _sorted(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for name in self.every:
            wanted = _wanted(name)
            needle = wanted.folded[:1] if wanted.acronym else max(wanted.words, key=len)
            found.setdefault(beginning(needle), []).append((needle, name))
        return found


@lru_cache(maxsize=4096)
def names_of(name: str, aliases: Aliases) -> Names:
    """Every form under which `name` may stand in an article."""
    found = [*forms(name), *cldr_aliases(name)]
    for form in forms(name):
        found += aliases(form)
    return Names(dict.fromkeys(n for n in found if n.strip()))


@lru_cache(maxsize=4096)
def folded_names(name: str, aliases: Aliases) -> frozenset[str]:
    """`names_of` in `folding.words`."""
    return frozenset(fold_words(n) for n in names_of(name, aliases).every)


@lru_cache(maxsize=4096)
def words_of(name: str, aliases: Aliases) -> frozenset[str]:
    """The single words of `folded_names`."""
    return frozenset(w for folded in folded_names(name, aliases) for w in folded.split())


@lru_cache(maxsize=4096)
def folded_forms(name: str) -> frozenset[str]:
    """`name` and its `forms` in `folding.words`."""
    return frozenset(fold_words(form) for form in (name, *forms(name)))


@lru_cache(maxsize=8192)
def name_pattern(name: str) -> re.Pattern[str]:
    """A pattern for `name` in `folding.words`: whole Latin words with a case ending, anything else anywhere.

    The noun of "University of Leeds" and of "Keio University" may be that of several: "the universities of Porto and
    Leeds", as that of "Port of Koper".
    """
    folded = fold_words(name)
    if folded.startswith(("university of ", "port of ")):
        noun, _, own = folded.partition(" of ")
        nouns = "universit(?:y|ies)" if noun == "university" else "ports?"
        return re.compile(
            rf"(?<![{LATIN}]){nouns} of (?:[^.;:()]{{1,80}}?(?:,|\band) (?:the )?)?{re.escape(own)}(?![{LATIN}])"
        )
    if folded.endswith(" university"):
        own = re.escape(folded.removesuffix(" university"))
        return re.compile(rf"(?<![{LATIN}]){own}(?:(?:,| and) [^.;:()]{{1,80}})? universit(?:y|ies)(?![{LATIN}])")
    parts = []
    for word in folded.split(" "):
        ending = ""
        if len(word) > 3 and word.isascii() and word.isalpha():
            feminine = "|nes?" if word.endswith(("en", "on")) else ""  # "chilienne"
            ending = rf"(?:'?s|e[nrms]?|n{feminine})?"
        parts.append(re.escape(word) + ending)
    # Particles of Korean and Japanese stand right behind a Latin name (EU는): only Latin letters make another word.
    left = rf"(?<![{LATIN}])" if re.match(rf"[{LATIN}]", folded) else ""
    right = rf"(?:'s|s'|')?(?![{LATIN}])" if re.search(rf"[{LATIN}]$", folded) else ""
    return re.compile(left + r"[\s-]".join(parts) + right)


class _Wanted(NamedTuple):
    """A name as it is looked for."""

    folded: str
    words: tuple[str, ...]
    acronym: tuple[str, str] | None
    """Of a short acronym, which counts in its own spelling only ("US" is no "us"): small, without and with dots."""
    latin: tuple[bool, bool]
    """Whether it begins and ends with a Latin letter, so that another one beside it makes another word."""


@lru_cache(maxsize=8192)
def _wanted(name: str) -> _Wanted:
    folded = fold_words(name)
    short = len(name) < 4 and name.isascii() and name.isupper()
    acronym = (folded, ".".join(folded)) if short and name.isalpha() else ("", "") if short else None
    words = tuple("universit" if word == "university" else word for word in folded.split(" "))
    return _Wanted(folded, words, acronym, (_is_latin(folded[:1]), _is_latin(folded[-1:])))


def _is_latin(char: str) -> bool:
    return "a" <= char <= "z" or "0" <= char <= "9" or "à" <= char <= "ɏ"


def stands(name: str, text: str, folded: str) -> bool:
    """Whether `name` stands in `text` as a whole, with an ending of its case or without; `folded` is its `words`."""
    wanted = _wanted(name)
    if wanted.acronym is not None:
        may = wanted.acronym[0] in folded or wanted.acronym[1] in folded
        return may and acronym_pattern(name).search(text) is not None
    at = folded.find(wanted.folded)
    while at >= 0:  # mostly it stands as it is, and needs no pattern
        end = at + len(wanted.folded)
        begun = not wanted.latin[0] or not _is_latin(folded[at - 1 : at])
        if begun and not (wanted.latin[1] and _is_latin(folded[end : end + 1])):
            return True
        at = folded.find(wanted.folded, at + 1)
    if not all(word in folded for word in wanted.words):
        return False
    return name_pattern(name).search(folded) is not None


@lru_cache(maxsize=512)
def acronym_pattern(name: str) -> re.Pattern[str]:
    """A pattern for a short acronym in a text as it is written, full-width letters included."""
    wide = "".join(f"[{c}{chr(ord(c) + 0xFEE0)}]" if c.isalnum() else rf"\W?{re.escape(c)}" for c in name)
    dotted = r"\.".join(map(re.escape, name))
    return re.compile(rf"(?<![A-Za-z0-9])(?:{wide}|{dotted}\.?)(?![A-Za-z0-9])")


@cache
def _territories() -> dict[str, str]:
    english = Locale("en").territories
    codes = {str(c): str(n) for c, n in english.items() if re.fullmatch("[A-Z]{2}", str(c)) and c not in _NOT_COUNTRIES}
    return codes | _ENGLISH


@cache
def _codes_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if str(code) in _territories():
                found.setdefault(fold_words(str(name)), str(code))
    found |= {fold_words(name): code for code, name in _ENGLISH.items()}
    found |= {fold_words(name): code for code, names in _SHORT.items() for name in names}
    return found
