"""Find runs of capitalised words in a line, which may be names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer, trades
from bot.briefing.offline.names.word_forms import (
    BEGINS,
    ENDS,
    FACTS,
    GOES_ON,
    IS_ELIDED,
    IS_SMALL,
    JOINS,
    PEOPLE,
    PIECES,
    TOKEN,
    Token,
    without_article,
)
from bot.briefing.text.tables import alternatives, rows

Known = tuple[int, int, str, str]
"""A listed mention: start, end, form, country."""
TICKER = "ticker"
"""Form of the sign of a share, which is no part of a name."""
ENOUGH = 2
"""A name with this score is taken for that of an organisation."""
_GENITIVE = re.compile(r"['’]s?$")
_GENITIVE_ENDS = "s'’"
_MORE = re.compile(r"\s(?:[A-Z][\w-]+\s){0,3}?([A-Z][\w-]{3,})(?=\W\s|\s[^A-Z]|\W?$|['’])")
"""Capitalised words behind a name up to the last of them."""
_OF_TOWN = re.compile(r" (?:de|du|d') ?[A-ZÀ-Þ][a-z]+")
_SHORTEST = 4
_SECOND = re.compile(
    r" ([A-Z][a-z]{3,})(?=,? (?:and|have|has|is|are|will|said|to|of|in|on|for|from|with|signed"
    r"|agreed)\b|\.|,)"
)
_OF_PRODUCTS = re.compile(r"\b(?:an?|the|its|their|new|of|more|\d+)\s(?:\w+\s)?$|['’]s\s$")
"""Before the name of a product: "a Toyota Corolla"."""
_BEFORE = re.compile(r"(?<=[a-z,] )([A-Z][a-z]+) $")
"""A capitalised word within a sentence, before a name."""
_ACRONYM = re.compile(r"((?:[A-Z][\w-]*\s){1,5})\(([A-Z]{3,9})\)")
_OF_ROMANCE = ("de", "del", "du", "des", "do", "da", "dos", "das")
_FIELDS = re.compile(
    r"\b(?:minist|department|agenc|federation|chamber|institut|ofici|office|autorid|comision|consejo|secretar"
    r"|direcc|authorit|commission|council|organi[sz]a|camara|chambre|bundesverband|kammer)"
)
"""Names that list their fields: "Ministry of Trade and Industry"."""
_MORE_FIELDS = re.compile(r"(?: [A-Z][\w-]+)?(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?)*,? and [A-Z]")
_COMPASS = {"western", "central", "eastern", "northern", "southern", "north", "south", "east", "west"}
_LISTED = re.compile(r" of .* and ")
_BODY_BEHIND = re.compile(
    r"(?:[A-Z][\w-]+\s){1,3}?(?:Commission|Authority|Agency|Board|Council|Ministry|Department|Association|Bank|Fund"
    r"|Institute|Organi[sz]ation|Corporation|Administration|Chamber|Federation|Union|Bureau|Office|Service|Company)\b"
)
"""Behind the "and" of "Competition and Consumer Commission"."""
_KIN = ("Sons", "Sons'", "Daughters", "Brothers", "Bros", "Bros.", "Associates", "Co", "Co.", "Cie")
"""Behind the "and" of a name: "Edwards and Sons"."""
_AND_OF_COMPOUNDS = ("und", "og", "och", "en")
_GAP = 3
"""Characters between two words of a name at most."""
QUOTES = "\"“«'‘„"


@dataclass(slots=True)
class Run:
    """Capitalised words that follow one another, with what speaks for a name of an organisation."""

    line: int
    start: int
    end: int
    text: str
    kind: str = ""
    country: str = ""
    score: int = 0
    first: bool = False
    """It begins the sentence, where any word has a capital."""


def find_runs(n: int, line: Line, known: list[Known], language: str) -> list[Run]:
    """The runs of line `n` outside the listed names that it has."""
    text = line.text
    taken = [
        (s, e)
        for s, e, form, _ in known
        if form == TICKER or (form == "organisation" and not _goes_on(text, e) and not goes_back(text, s, e))
    ]
    found: list[Run] = []
    current: list[Token] = []
    at = 0
    for piece in text.split(" "):
        begins, words = PIECES[piece]
        for word, place, facts in words if begins or current else ():  # most pieces have nothing to begin a name
            start = at + place
            if not current and not facts & (BEGINS | IS_ELIDED):
                continue
            if current and facts & IS_SMALL and not (facts & JOINS or text.endswith("- ", 0, start)):
                _close(n, text, current, found)  # as most names end
                continue
            m, own = Token(word, start, start + len(word)), facts
            if facts & IS_ELIDED:
                m = without_article(text, word, start)
                own = FACTS[m.text]
            if not current and not own & BEGINS:
                continue
            if (
                text.startswith("$", m.end)
                or (m.text in ("US", "U.S.") and text.startswith(" $", m.end))
                or (taken and _is_in(m, taken))
            ):
                if current:
                    _close(n, text, current, found)  # the "A" of "A$5 million", or a listed name
            else:
                _take(n, text, m, own, current, found, language)
        at += len(piece) + 1
    if current:
        _close(n, text, current, found)
    return found


def _is_in(m: Token, taken: list[tuple[int, int]]) -> bool:
    """Whether a word is part of a listed name."""
    for start, end in taken:  # noqa: SIM110  a loop is twice as fast as a generator
        if start < m.end and m.start < end:
            return True
    return False


def _take(n: int, text: str, m: Token, facts: int, current: list[Token], found: list[Run], language: str) -> None:
    """Go on the name that is `current` with a word, or close it and begin another."""
    joined = bool(current) and (_follows(text, current[-1], m) or _lists_on(text, current, m))
    if facts & (GOES_ON if joined else BEGINS):
        if current and not joined:
            _close(n, text, current, found)
        current.append(m)
        if facts & ENDS:
            _close(n, text, current, found)
    elif joined and _goes_on_small(text, current, m, language):
        current.append(m)
    elif current:
        _close(n, text, current, found)


def _has_second(text: str, end: int) -> bool:
    """Whether the one word of a listed name goes on with one more, as "Hitachi Zosen" does, and is no product's."""
    start = text.rfind(" ", 0, end - 1) + 1
    m = _SECOND.match(text, end)
    if m is None or not text[start:end].isalpha() or len(text[start:end]) < _SHORTEST or text[start:end].isupper():
        return False
    word = flat(m[1])
    plain = any(word in name_words(what) for what in ("title", "suffix", "event", "calendar", "pact", "joiner"))
    return not plain and word not in nations() and not _OF_PRODUCTS.search(text, 0, start)


def goes_back(text: str, start: int, end: int) -> bool:
    """Whether a listed word is only the end of another name: "Maruti Suzuki"."""
    m = _BEFORE.search(text, max(0, start - 24), start)
    if m is None or not text[start:end].isalpha() or text[start:end].isupper():
        return False
    word = flat(m[1])
    plain = word in name_words("title") or word in nations() or word in name_words("prefix")
    return not (
        plain or word.endswith(("based", "'s")) or bool(gazetteer.organisation_words("before").find(m[1], word))
    )


def _goes_on(text: str, end: int) -> bool:
    """Whether a listed name is only the beginning of another: "Council of Europe Development Bank"."""
    if _OF_TOWN.match(text, end):
        return True  # "Institut Pasteur de Dakar"
    m = _MORE.match(text, end)
    word = flat(m[1]) if m else ""
    rest = text[end : m.end()] if m else ""
    found = gazetteer.organisation_words("in").find(rest, flat(rest)) if m else []
    return (bool(found) and word not in name_words("suffix")) or _has_second(text, end)


def _follows(text: str, last: Token, m: Token) -> bool:
    between = text[last.end : m.start]
    if between == " " and last.text[-1] != ".":
        return True
    if m.start - last.end > _GAP:
        return False
    if between in ("' ", "’ ") and PEOPLE.search(f"{last.text}'"):
        return True
    if between == "- ":
        return m.text in _AND_OF_COMPOUNDS  # "Speditions- und Logistikverband", "Spar- og Kreditkassen"
    return between in (" ", "\u00a0", " & ") and not (last.text.endswith(".") and len(last.text) > 4)


def _close(n: int, text: str, current: list[Token], found: list[Run]) -> None:
    while current and FACTS[current[-1].text] & JOINS:
        current.pop()
    if current:
        start, end = current[0].start, current[-1].end
        name = text[start:end].removesuffix(".")
        if name[-1] in _GENITIVE_ENDS:
            name = _GENITIVE.sub("", name)
        found.append(Run(n, start, start + len(name), name, first=start == 0 or text[start - 1] in QUOTES))
    current.clear()


def _is_one_name(before: str, rest: str) -> bool:
    """Whether the acronym in brackets stands for both sides of "and": "UK Research and Innovation (UKRI)"."""
    m = _ACRONYM.match(rest)
    if m is None:
        return False
    name = f"{before} {m[1]}".removeprefix("The ")
    initials = "".join(word if word.isupper() else word[0] for word in name.split() if word[0].isupper())
    return initials == m[2]


def _is_whole(text: str, current: list[Token], rest: str) -> bool:
    """Whether "the" stands before a body of two fields: "the Depot and Petroleum Marketers Association"."""
    first, last = current[0], flat(current[-1].text)
    article = first.text == "The" or text[max(0, first.start - 4) : first.start].lower() == "the "
    if not article or not _BODY_BEHIND.match(rest):
        return False
    named = nations() - _COMPASS
    return not (current[-1].text.isupper() or last in named or flat(rest.split()[0]) in named)


def _goes_on_small(text: str, current: list[Token], m: Token, language: str) -> bool:
    """Whether a name goes on with a small word, as in "Spar- og Kreditkassen"."""
    if text.endswith("- ", 0, m.start):
        return True
    if m.text == "e" and not _is_spanish_field(text, m.end + 1):
        return False
    return bool(FACTS[m.text] & JOINS) and _joins(text, current, m, language)


def _is_spanish_field(text: str, at: int) -> bool:
    """Whether a body of a field before "e" is one of this field too: "Comercio e Industria", not "e Iberdrola"."""
    token = TOKEN.match(text, at)
    return token is not None and flat(token[0].rstrip(".")) in name_words("field_es")


def _lists_fields(current: list[Token], following: str) -> bool:
    """Whether a name goes from one field of a body to the next."""
    fields = name_words("field")
    return flat(current[-1].text) in fields and flat(following) in fields


def _lists_on(text: str, current: list[Token], m: Token) -> bool:
    """Whether the fields of a body go on behind a comma: "Department of Agriculture, Fisheries and Forestry"."""
    if not text.startswith(", ", current[-1].end) or not _lists_fields(current, m.text):
        return False
    so_far = flat(text[current[0].start : m.start])
    return " of " in so_far and bool(_FIELDS.search(so_far)) and _MORE_FIELDS.match(text, m.end) is not None


def _joins(text: str, current: list[Token], m: Token, language: str) -> bool:
    """Whether a small word goes on a name: only in names of institutions, and before another capital."""
    rest = text[m.end :].lstrip()
    token = TOKEN.match(rest)
    following = token[0] if token else ""
    small = bool(following and FACTS[following] & JOINS)
    if not rest[:1].isupper() and not small:
        return False
    so_far = flat(text[current[0].start : m.start])
    of_field = flat(current[-1].text) in name_words("field") and _BODY_BEHIND.match(rest)
    if m.text == "and" and (of_field or following in _KIN or (current[-1].text, following) == ("Savings", "Loan")):
        return True
    if m.text == "and" and (_is_whole(text, current, rest) or trades.goes_on([word.text for word in current], rest)):
        return True
    if m.text in _AND_OF_COMPOUNDS and text[: m.start].endswith("- "):
        return True
    if m.text == "and" and _is_one_name(text[current[0].start : m.start], rest):
        return True
    if m.text == "and" and (flat(current[-1].text) in nations() or _LISTED.search(so_far)):
        return False  # "the Ministry of Energy of Chile and Korea's KOGAS", "... of Trade and Industry and Oman Oil"
    if m.text == "and" and _lists_fields(current, following) and re.search(r"\b(?:of|for)\b", so_far):
        return True  # "Bank for Investment and Development"
    if m.text == "of" and len(current) == 1 and rest.startswith("the ") and _told_before(text, current[0].start):
        # "campaign group Forests of the World"
        return rest[4:5].isupper() and flat(rest[4:].partition(" ")[0]) not in nations()
    if m.text == "the" and len(current) == len(("Forests", "of")) and rest[:1].isupper():
        return True
    if m.text in ("and", "y", "et", "und"):
        return bool(re.search(r"\b(?:of|for|de|des|du|fur)\b", so_far)) and bool(_FIELDS.search(so_far))
    if m.text in _OF_ROMANCE and language != "de" and following and not small and flat(following) not in nations():
        return True  # "Aguas del Turia" is a name, "Presidente de Chile" is none
    return not name_words("institution").isdisjoint(so_far.split())


def _told_before(text: str, start: int) -> bool:
    """Whether a word right before a name tells what it is."""
    before = flat(text[max(0, start - 24) : start])
    hits = gazetteer.organisation_words("before").find(before, before)
    return bool(hits) and hits[-1].end == len(before.rstrip())


@cache
def nations() -> frozenset[str]:
    """Words of the names of countries, capitals and nationalities."""
    return frozenset(
        word
        for row in rows("countries.tsv", 4)
        for cell in row[1:]
        for name in alternatives(cell)
        for word in flat(name.rstrip("*")).split()
    ) - {"sur", "sud", "norte", "nord", "este", "est"}
