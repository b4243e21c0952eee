"""Trim what only begins a sentence, or tells what is named, from a run of capitalised words: a name may be left."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.beside_names import tells_kind
from bot.briefing.offline.names.runs import Run, nations
from bot.briefing.offline.vocabulary.words import is_event_word
from bot.briefing.text.tables import alternatives, rows

_MAX_NAME = 80
_PRODUCT = re.compile(r"[A-Z]{1,3}-?\d+\w*")
"""Codes of products, such as A350 and F-16."""
_ARMED = re.compile(r" (?:rebel|militia|group|movement|armed)")
"""Behind a code that is a group's name: "the M23 rebels"."""
_HALVES = ("anglo", "austro", "euro", "franco", "greco", "hispano", "indo", "italo", "luso", "russo", "sino", "turco")
"""How adjectives of two countries begin."""
_REPUBLICS = (
    "republik",
    "bundesrepublik",
    "konigreich",
    "furstentum",
    "emirat",
    "sultanat",
    "inselstaat",
    "grossherzogtum",
)
_SHORT_FORMS = re.compile(r"[A-Z]{2,5}s")
_ATTRIBUTE = re.compile(r"[A-ZÀ-Þ][\w.]*-(?:based|led|born|run|made|built|style|[a-z]{3,}ed) (?=[A-ZÀ-Þ])")
"""What is no part of the name behind it: "US-registered Vantor"."""
_NATIONAL = re.compile(r"([A-Z][a-z]+) (?=[A-Z]{2,5}$)")
"""Before the capitals of a firm or a party, perhaps where it is at home: "French STX"."""
_OPERATION = re.compile(r"operation [a-z]+(?: [a-z]+)?$")
"""What an army or the police call what they do."""
_LETTERS = re.compile(r"[^\W\d_]+")
_KIND_AND_NAME = re.compile(r" (?:[a-z-]+ ){0,2}?([a-z-]+) [A-ZÀ-Þ]")
_RELATIVES = (
    "unit",
    "subsidiary",
    "affiliate",
    "arm",
    "rival",
    "partner",
    "peer",
    "owner",
    "parent",
    "supplier",
    "counterpart",
)
"""Whose first word is a name: "Posco unit X"."""
_BODY = re.compile(
    r"(?:volksbank|raiffeisenbank|genossenschaftsbank|sparkasse|landesbank|arbeitgeberverband|gericht|universitat|hochschule"
    r"|klinikum|akademie|museum|stiftung)$"
)
"""What a German name begins with: "Volksbank Heidenrod", where it only tells what ARF of "Bahnbehörde ARF" is."""


_OFFICIAL = re.compile(
    r"(?:government of (?:the )?)?(?:(?:federal|democratic|people's|peoples|islamic|united|socialist|arab|cooperative"
    r"|plurinational|hashemite|grand|bolivarian|oriental|independent|co-operative) )*(?:republic|kingdom|state"
    r"|government|sultanate|principality|commonwealth|emirate|duchy|federation|states) of (?:the )?(.+)"
)
"""The whole name of a country: "Republic of Uganda"."""


def trim(run: Run, lines: list[Line], body: str, language: str) -> bool:
    """Trim words that only begin the sentence; whether a name is left. `body` is the text behind the title."""
    words = run.text.split()
    if run.first and words:
        first = words[0]
        begins = flat(first) in common_words(language) and not _is_of_body(words, language)
        common = begins or (len(words) == 1 and _is_word_of(body, first.lower()))
        if begins and len(words) > 1:
            run.start += len(first) + 1
            run.text = run.text[len(first) + 1 :]
            run.first = False
            while (w := run.text.split()) and flat(w[0]) in _beginnings(language) and not _is_of_body(w, language):
                cut = len(w[0]) + 1
                run.start, run.text = run.start + cut, run.text[cut:]
        elif len(words) == 1 and (common or (language == "en" and _tells_next(run, lines[run.line]))):
            return False
    elif len(words) == 1 and flat(words[0]) in common_words(language):
        return False
    if language == "en" and (attribute := _ATTRIBUTE.match(run.text)):
        run.start, run.text, run.first = run.start + attribute.end(), run.text[attribute.end() :], False
    if language == "en" and (home := _NATIONAL.match(run.text)) and _is_adjective(home[1]):
        run.start, run.text, run.first = run.start + home.end(), run.text[home.end() :], False
    if run.first and language != "de" and (cut := _company_before(run.text)):
        run.start, run.text, run.first = run.start + cut, run.text[cut:], False
    while language == "de" and (cut := _day_before(run.text) or _told_before(run.text)):
        run.start, run.text, run.first = run.start + cut, run.text[cut:], False
    if len(run.text) < 2 or len(run.text) > _MAX_NAME or (language != "en" and _is_republic(run.text)):
        return False
    if _PRODUCT.fullmatch(run.text) and not _ARMED.match(lines[run.line].folded, run.end):
        return False
    return _may_name(run.text, language)


def _is_of_body(words: list[str], language: str) -> bool:
    """Whether the first word begins the name of a Spanish or French body: "El Banco Agrario", not "El banco"."""
    return language in ("es", "fr") and len(words) > 1 and flat(words[0]) in name_words("institution")


@lru_cache(maxsize=4096)
def _may_name(name: str, language: str) -> bool:
    """Whether capitalised words may be a name: no word of everyday, no event, month or adjectives of two countries."""
    folded = flat(name)
    if "-" in folded and all(part in _HALVES or part in nations() for part in folded.split("-")):
        return False  # "the French-Italian maker"
    if len(name.split()) == 1 and (
        not {folded, folded.removesuffix("s")}.isdisjoint(gazetteer.bare_words())
        or (language == "de" and (is_event_word(name) or folded.removesuffix("s") in nations()))
        or (language == "en" and (folded in name_words("generic") or _names_no_body(name)))
    ):
        return False
    if language == "en" and (
        _OPERATION.match(folded) or ((m := _OFFICIAL.fullmatch(folded)) and _is_country(name[m.start(1) :]))
    ):
        return False
    return not (folded in name_words("calendar") or folded in name_words("pact") or _is_event(folded))


def _names_no_body(word: str) -> bool:
    """Whether an English word is a short form that is no name, or more of such, or only begins as a country does.

    "ISPs", "HIV", "US-friendly".
    """
    folded = flat(word)
    if _SHORT_FORMS.fullmatch(word) or folded in name_words("abbreviation") or folded in gazetteer.inhabitants():
        return True
    first, hyphen, rest = folded.partition("-")
    return bool(hyphen) and first in nations() and rest.isalpha() and word[len(first) + 1].islower()


def _is_adjective(word: str) -> bool:
    return bool(gazetteer.adjectives().find(word, flat(word)))


def _is_country(name: str) -> bool:
    return any(hit.start == 0 and hit.end == len(name) for hit in gazetteer.places().find(name, flat(name)))


@cache
def common_words(language: str) -> frozenset[str]:
    """Words that begin sentences without naming anything; "Bank" does in German alone."""
    spoken = (language,) if language == "en" else ("en", "es", "fr", "de")
    plain = frozenset(
        word for known, cell in rows("plain_words.tsv", 2) for word in alternatives(cell) if known in spoken
    )
    return plain | name_words("calendar")


def _is_word_of(text: str, word: str) -> bool:
    """Whether a word of letters stands in `text` as a whole."""
    at = text.find(word) if _LETTERS.fullmatch(word) else -1
    while at >= 0:
        end = at + len(word)
        if not _LETTERS.match(text[at - 1 : at]) and not _LETTERS.match(text, end):
            return True
        at = text.find(word, end)
    return False


def _tells_next(run: Run, line: Line) -> bool:
    """Whether the first word of an English sentence only tells what the next name is: "Drinks group Marrick"."""
    m = _KIND_AND_NAME.match(line.text, run.end)
    return m is not None and m[1] not in _RELATIVES and tells_kind(m[1])


def _is_event(folded: str) -> bool:
    """Whether a name is that of an event, and not of a body for such events."""
    words = folded.split()
    if name_words("event").isdisjoint(words):
        return False
    if "&" in words or (words[0] in name_words("institution") and "of" in words):
        return False  # "University of Cape Town", "Pecos & Gulf"
    ended = gazetteer.kinds_in(words[-1])
    return not ended or ended[0].value.kind == "company"


@lru_cache(maxsize=4096)
def _company_before(name: str) -> int:
    """How much of the beginning of a sentence only tells what the name is: "Chipmaker Norvane" → 10, else 0."""
    word, _, rest = name.partition(" ")
    if not rest[:1].isupper() or not tells_kind(word):
        return 0
    return 0 if gazetteer.kinds_in(word) else len(word) + 1  # "Bank Mandiri", "Université de X" are names


def _is_republic(name: str) -> bool:
    """Whether a name is the whole one of a country: "Republik Ghana", which the country in it stands for."""
    first, _, rest = flat(name).partition(" ")
    return first in _REPUBLICS and bool(rest) and nations().issuperset(rest.split())


def _day_before(name: str) -> int:
    """How much of the beginning of a German run is a day or a month: "am Montag Vollmitglied geworden" → 7, else 0."""
    first, _, rest = name.partition(" ")
    return len(first) + 1 if rest and flat(first) in name_words("calendar") else 0


@lru_cache(maxsize=4096)
def _told_before(name: str) -> int:
    """How much of a German name only tells what it is: "Mannheimer Rohstoffkonzern Rheinlith" → 27, else 0."""
    words = name.split()
    adjectives = 0
    while adjectives < len(words) and (
        words[adjectives].endswith("er") or flat(words[adjectives]).removesuffix("s") in nations()
    ):
        adjectives += 1
    for n in range(adjectives + 1):
        if n < len(words) - 1 and words[n + 1][0].isupper() and tells_kind(words[n]):
            if _BODY.search(flat(words[n])) and not words[n + 1].isupper():
                return sum(len(word) + 1 for word in words[:n])
            return sum(len(word) + 1 for word in words[: n + 1])
    return 0


@cache
def _beginnings(language: str) -> frozenset[str]:
    """What is no part of a name behind a word that only begins the sentence."""
    return name_words("joiner") | common_words(language)
