"""Find runs of capitalised words in a line, which may be names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from bot.briefing.kept import Kept
from bot.briefing.offline import gazetteer, trades
from bot.briefing.offline.lexicon import flat
from bot.briefing.offline.text import Line
from bot.briefing.tables import alternatives, rows

Known = tuple[int, int, str, str]
"""A listed mention: start, end, form, country."""
_TOKEN = re.compile(r"[^\W\d_][\w&+]*(?:['’.-][\w&]+)*\.?")
_WORDS = re.compile(f"({_TOKEN.pattern})")
_APOSTROPHES = ("'", "’")
_GENITIVE = re.compile(r"['’]s?$")
_GENITIVE_ENDS = "s'’"
_ELIDED = re.compile(r"[ldLD]['’](?=[A-ZÀ-Þ])")
_MORE = re.compile(r"\s(?:[A-Z][\w-]+\s){0,3}?([A-Z][\w-]{3,})(?=\W\s|\s[^A-Z]|\W?$|['’])")
"""Capitalised words behind a name up to the last of them."""
_OF_TOWN = re.compile(r" (?:de|du|d') ?[A-ZÀ-Þ][a-z]+")
_SHORTEST = 4
_MAX_KNOWN = 50_000
"""Words of texts whose facts are kept."""
_SECOND = re.compile(
    r" ([A-Z][a-z]{3,})(?=,? (?:and|have|has|is|are|will|said|to|of|in|on|for|from|with|signed"
    r"|agreed)\b|\.|,)"
)
_OF_PRODUCTS = re.compile(r"\b(?:an?|the|its|their|new|of|more|\d+)\s(?:\w+\s)?$|['’]s\s$")
"""Before the name of a product: "a Toyota Corolla"."""
_BEFORE = re.compile(r"(?<=[a-z,] )([A-Z][a-z]+) $")
"""A capitalised word within a sentence, before a name."""
_ACRONYM = re.compile(r"((?:[A-Z][\w-]*\s){1,5})\(([A-Z]{3,9})\)")
_PEOPLE = re.compile(r"(?:men|women|people|children|ers|ors|ists|ents|ees)['’]s?$")
"""Whose genitive goes on in a name: "Fishermen's Association"."""
_HOME = re.compile(r"-(?:based|led|backed|owned|listed|born|controlled|funded)$")
"""Of "Manila-based": where somebody is from, and no name."""
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
_AND_OF_COMPOUNDS = ("und", "og", "och", "en")
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


class Token(NamedTuple):
    """A word of a line where it stands."""

    text: str
    start: int
    end: int


_BEGINS, _GOES_ON, _JOINS, _ENDS, _IS_ELIDED, _IS_SMALL = (1 << n for n in range(6))
"""What the form of a word tells: that it may begin a name, go on one, stand within it or end it, ..."""


def find_runs(n: int, line: Line, known: list[Known], language: str) -> list[Run]:
    """The runs of line `n` outside the listed names that it has."""
    text = line.text
    taken = [
        (s, e)
        for s, e, form, _ in known
        if form == "organisation" and not _goes_on(text, e) and not _goes_back(text, s, e)
    ]
    found: list[Run] = []
    current: list[Token] = []
    parts = _WORDS.split(text)  # what stands between words, and the words, in turn
    words = parts[1::2]
    ends = list(accumulate(map(len, parts)))[1::2]
    for word, end, may in zip(words, ends, map(_FACTS.__getitem__, words), strict=True):
        if not current and not may & (_BEGINS | _IS_ELIDED):
            continue  # as most words
        start = end - len(word)
        if current and may & _IS_SMALL and not (may & _JOINS or text.endswith("- ", 0, start)):
            _close(n, text, current, found)  # as most names end
            continue
        m = _without_article(text, word, start) if may & _IS_ELIDED else Token(word, start, end)
        facts = _FACTS[m.text]
        if not current and not facts & _BEGINS:
            continue
        if text.startswith("$", m.end) or (taken and any(s < m.end and m.start < e for s, e in taken)):
            _close(n, text, current, found)  # the "A" of "A$5 million", or a listed name
            continue
        joined = bool(current) and (_follows(text, current[-1], m) or _lists_on(text, current, m))
        if facts & (_GOES_ON if joined else _BEGINS):
            if not joined:
                _close(n, text, current, found)
            current.append(m)
            if facts & _ENDS:
                _close(n, text, current, found)
        elif joined and _goes_on_small(text, current, m, language):
            current.append(m)
        else:
            _close(n, text, current, found)
    _close(n, text, current, found)
    return found


def _without_article(text: str, word: str, start: int) -> Token:
    """What stands behind the article of a word: of "d'Oxalux" the name."""
    behind = _TOKEN.match(text, start + 2)
    return Token(behind[0], *behind.span()) if behind else Token(word, start, start + len(word))


def _has_second(text: str, end: int) -> bool:
    """Whether the one word of a listed name goes on with one more, as "Hitachi Zosen" does, and is no product's."""
    start = text.rfind(" ", 0, end - 1) + 1
    m = _SECOND.match(text, end)
    if m is None or not text[start:end].isalpha() or len(text[start:end]) < _SHORTEST or text[start:end].isupper():
        return False
    word = flat(m[1])
    plain = any(
        word in gazetteer.name_words(what) for what in ("title", "suffix", "event", "calendar", "pact", "joiner")
    )
    return not plain and word not in nations() and not _OF_PRODUCTS.search(text, 0, start)


def _goes_back(text: str, start: int, end: int) -> bool:
    """Whether a listed word is only the end of another name: "Maruti Suzuki"."""
    m = _BEFORE.search(text, max(0, start - 24), start)
    if m is None or not text[start:end].isalpha() or text[start:end].isupper():
        return False
    word = flat(m[1])
    plain = word in gazetteer.name_words("title") or word in nations() or word in gazetteer.name_words("prefix")
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
    return (bool(found) and word not in gazetteer.name_words("suffix")) or _has_second(text, end)


def _follows(text: str, last: Token, m: Token) -> bool:
    between = text[last.end : m.start]
    if between == " " and last.text[-1] != ".":
        return True
    if between in ("' ", "’ ") and _PEOPLE.search(f"{last.text}'"):
        return True
    if between == "- ":
        return m.text in _AND_OF_COMPOUNDS  # "Speditions- und Logistikverband", "Spar- og Kreditkassen"
    return between in (" ", "\u00a0", " & ") and not (last.text.endswith(".") and len(last.text) > 4)


def _facts(token: str) -> int:
    """What the form of a word tells, as a number with the bits of it."""
    facts = _BEGINS * _capital(token, joined=False) | _GOES_ON * _capital(token, joined=True)
    elided = token[1:2] in _APOSTROPHES and _ELIDED.match(token) is not None
    return (
        facts
        | _JOINS * _is_joiner(token)
        | _ENDS * _ends_name(token)
        | _IS_ELIDED * elided
        | _IS_SMALL * token.islower()
    )


_FACTS = Kept(_facts, _MAX_KNOWN)
"""The facts of the words of texts, which repeat them."""


def _capital(token: str, *, joined: bool) -> bool:
    """Whether a word may begin a name, or go on one that it is `joined` to."""
    if "-" in token and _HOME.search(token):
        return False
    if token[1:2] in _APOSTROPHES and token[2:3].islower():
        return False  # "L'organisation X"
    return token[0].isupper() or (token[1:2].isupper() and (joined or token[0].islower()))


def _ends_name(token: str) -> bool:
    """Whether a name ends with a genitive: "Norvane's", not "Fishermen's"."""
    if not token.endswith(("'s", "’s")):
        return False
    return flat(token[:-2]) not in gazetteer.name_words("owner") and not _PEOPLE.search(token)


def _is_joiner(token: str) -> bool:
    """Whether a small word may stand within a name."""
    return flat(token) in gazetteer.name_words("joiner")


def _close(n: int, text: str, current: list[Token], found: list[Run]) -> None:
    while current and _FACTS[current[-1].text] & _JOINS:
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
    return bool(_FACTS[m.text] & _JOINS) and _joins(text, current, m, language)


def _lists_fields(current: list[Token], following: str) -> bool:
    """Whether a name goes from one field of a body to the next."""
    fields = gazetteer.name_words("field")
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
    token = _TOKEN.match(rest)
    following = token[0] if token else ""
    small = bool(following and _FACTS[following] & _JOINS)
    if not rest[:1].isupper() and not small:
        return False
    so_far = flat(text[current[0].start : m.start])
    if m.text == "and" and flat(current[-1].text) in gazetteer.name_words("field") and _BODY_BEHIND.match(rest):
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
    return not gazetteer.name_words("institution").isdisjoint(so_far.split())


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
