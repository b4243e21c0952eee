"""Know countries and organisations by name: lexicons of data/countries.tsv, data/organisations.tsv and CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from bot.briefing.names import cldr_aliases, cldr_cities, country_name
from bot.briefing.offline.gate import Sourced
from bot.briefing.offline.lexicon import Hit, Lexicon, flat
from bot.briefing.offline.ministries import ministry_aliases
from bot.briefing.tables import alternatives, rows


class Entity(NamedTuple):
    """An actor by its canonical English name; `country` is ISO 3166-1 alpha-2 or empty."""

    name: str
    kind: str
    country: str = ""


_SIGNS_JA = "韓日米美中英独獨仏佛露ロ印豪濠越加比泰伊台伯土欧蘭尼蒙墨朝"
_SIGNS_KO = "한일미중영독불러인호베캐태필뉴"
_DOT = "·ㆍ・∙-"
"""What Korean writes between the signs of countries."""
_MADE = (
    "정상|양국|정부|외교|자유무역|경제|통상|국방|협정|장관|관계|공동|간 |무역|관세|어업|조약|군사|안보|방산|원자력|원전"
    "|통화|투자|협상|협력|회담|합의|조선|항공|해운|공급망|재계|재무|실무|고위|3국|양자|FTA|CEPA|EPA|MOU|두 나라|방위비"
    "|동맹|조세|사회보장"
)
_TOGETHER = (
    "両|首脳|外相|政府|間の?|関係|共同|協定|経済|貿易|通商|関税|交渉|協議|協力|合意|条約|租税|防衛|安保|同盟|投資|漁業"
    "|[234二三四]カ?国|企業|産業|財務|など"
)
"""What countries have together: the words behind their signs, in Korean and Japanese."""
_HAS_SIGN = re.compile("[\u3040-\ud7a3]")
_PAIR = Sourced(
    rf"(?:(?<![一-龠0-9０-９])|(?<=[0-9０-９]日))(?!土日|欧米|中米|中欧|台中)"
    rf"([{_SIGNS_JA}])[・と]?([{_SIGNS_JA}])[・と]?([{_SIGNS_JA}])?[・と]?([{_SIGNS_JA}])?"
    rf"(?=(?:{_TOGETHER}| ?(?:{_MADE}))"
    rf"|(?<!日中)(?<!中日)(?:[や、がはでA-ZＡ-Ｚ]|の(?:両|首脳|政府|外相|国防|防衛|財務|閣僚|[23三]カ?国)))"
    rf"|(?<![가-힣])(?!독일|중독|한인|중미|미인|한·중미)([{_SIGNS_KO}])[{_DOT}]?([{_SIGNS_KO}])[{_DOT}]?([{_SIGNS_KO}])?"
    rf"(?= ?(?:{_MADE})| (?:반도체|과학|기업|산업|에너지|수소))"
    rf"|(?<![가-힣A-Za-z·])(?!인[{_DOT}]태)([{_SIGNS_KO}])[{_DOT}]([{_SIGNS_KO}])(?:[{_DOT}]([{_SIGNS_KO}]))?"
    rf"(?=(?:[은는이가과와의도을를에간]|에서)?(?:[^가-힣{_DOT}]|$))"
    rf"|(?<![가-힣一-龠A-Za-z])([{_SIGNS_JA}])[{_DOT}]([{_SIGNS_JA}])[{_DOT}]?([{_SIGNS_JA}])?(?![一-龠])"
)
"""Signs of two to four countries before what they do together."""
_MAY_PAIR = Sourced(rf"[{_SIGNS_JA}{_SIGNS_KO}](?=[と{_DOT}]?[{_SIGNS_JA}{_SIGNS_KO}])")
"""Where `_PAIR` may begin: what begins with a set of characters is found sooner than what begins with a look-behind."""
_BESIDE = Sourced(
    rf"([{_SIGNS_KO}{_SIGNS_JA}])(?<![가-힣一-龠A-Za-z0-9０-９].)"
    rf"(?:[{_DOT}](?=[가-힣]{{2}}|[A-Z]{{2}}|[ァ-ヴ]{{2}})|(?=EU|ASEAN|ＥＵ|ＡＳＥＡＮ|GCC|[ァ-ヴ]{{2}}))"
)
"""The sign of a country before the name of another: "한·몽골", "韓-UAE", "日EU"."""
_GOES_ON = re.compile("[ァ-ヴー]{2}")
"""Within a longer word in katakana: "日タイトル"."""
_UNION = Entity("European Union", "igo")
_OFTEN = ("KR", "JP", "US", "CN")
"""Whose signs articles put before the name of another country."""
_PACTS = ("EU", "ASEAN", "ＡＳＥＡＮ", "GCC", "아세안", "걸프", "メルコスール", "유럽연합", "메르코수르")
_MARKS = ("", "·", "・", "-", "ㆍ")
Form = Literal["name", "adjective", "government"]
WordPlace = Literal["in", "before"]


class Place(NamedTuple):
    """How a text speaks of a country: by its name, by an adjective, or by the seat of its government."""

    code: str
    form: Form


class OrganisationWord(NamedTuple):
    """What kind of organisation a word tells of."""

    kind: str
    word: str


@lru_cache(maxsize=512)
def state(code: str) -> Entity:
    """A country as an actor, by its code."""
    return Entity(country_name(code) or code, "state", code)


@cache
def places() -> Lexicon[Place]:
    """Countries, by name and capital: proper names in all six languages."""
    found: dict[str, Place] = {}
    for code, names, _, capitals in rows("countries.tsv", 4):
        for name in (*alternatives(names), *cldr_aliases(country_name(code) or code)):
            if len(name) > 1:
                found.setdefault(name, Place(code, "name"))
        for capital in alternatives(capitals):
            for name in (capital, *cldr_cities(capital)):
                found.setdefault(name, Place(code, "government"))
    return Lexicon(found.items(), proper=True)


@cache
def place_names() -> frozenset[str]:
    """The names of countries and capitals, folded."""
    return frozenset(places().entries())


def may_end_place(text: str) -> bool:
    """Whether `text` ends as the name of a country or a capital does: most words do not."""
    return text[-2:] in _place_endings()


@cache
def _place_endings() -> frozenset[str]:
    return frozenset(written[-2:] for written in place_names())


def paired(text: str) -> list[tuple[int, Entity]]:
    """Countries told by a sign each, with their places: "日越両政府", "한미 정상", "日米欧", "한·몽골"."""
    if text.isascii() or not _HAS_SIGN.search(text):
        return []
    signs = _signs_of_text()
    found = []
    after = 0
    for first in _MAY_PAIR.pattern.finditer(text):
        m = _PAIR.pattern.match(text, first.start()) if first.start() >= after else None
        if m is None:
            continue
        after = m.end()
        told = [(m.start(n), signs[m[n]]) for n in range(1, _PAIR.pattern.groups + 1) if m[n]]
        if len({code for _, code in told}) == len(told):
            found += told
    for m in _BESIDE.pattern.finditer(text):
        beside = text[m.end() : m.end() + 12]
        folded = flat(beside)
        named = [(h.start, h.end) for lexicon in (places(), _pacts()) for h in lexicon.find(beside, folded)]
        if any(start == 0 and not _GOES_ON.match(beside, end - 1) for start, end in named):
            found.append((m.start(), signs[m[1]]))
    return [(at, state(code) if code else _UNION) for at, code in sorted(set(found))]


@cache
def _pacts() -> Lexicon[str]:
    """The organisations of countries that stand beside one: "한·아세안", "日·EU"."""
    return Lexicon(
        (
            (alias, name)
            for name, kind, _, cell in rows("organisations.tsv", 4)
            if kind == "igo"
            for alias in (name, *alternatives(cell))
        ),
        proper=True,
    )


@cache
def _signs() -> dict[str, str]:
    return {sign: code for code, cell in rows("country_signs.tsv", 2) for sign in alternatives(cell)}


@cache
def _signs_of_text() -> dict[str, str]:
    """The signs of countries with their codes, and that of the European Union, which has none."""
    return {**_signs(), "欧": ""}


@cache
def adjectives() -> Lexicon[Place]:
    """The adjectives of countries and the names of their people, in lower or upper case."""
    return Lexicon(
        (word, Place(code, "adjective")) for code, _, cell, _ in rows("countries.tsv", 4) for word in alternatives(cell)
    )


@cache
def inhabitants() -> frozenset[str]:
    """The last words of the names of people and of their adjectives, folded: "lankan", "swedes"."""
    cells = (cell for _, _, cell, _ in rows("countries.tsv", 4))
    return frozenset(flat(word).rpartition(" ")[2] for cell in cells for word in alternatives(cell) if "*" not in word)


@cache
def heads() -> Lexicon[str]:
    """Those who act for a country, with its code."""
    return Lexicon(((name, code) for code, cell in rows("heads.tsv", 2) for name in alternatives(cell)), proper=True)


@cache
def organisations() -> Lexicon[Entity]:
    """Well-known organisations and companies."""
    return Lexicon(
        (
            (alias, Entity(name, kind, "" if country == "-" else country))
            for name, kind, country, cell in rows("organisations.tsv", 4)
            for alias in (name, *alternatives(cell), *_shortened(name))
        ),
        proper=True,
    )


def _shortened(name: str) -> Iterator[str]:
    """A name with the legal form as news write it: "Mitsubishi Corp"."""
    for whole, short in (("Corporation", "Corp"), ("Company", "Co"), ("Limited", "Ltd"), ("Incorporated", "Inc")):
        if name.endswith(f" {whole}"):
            yield name.removesuffix(whole) + short


@cache
def organisation_words(place: WordPlace) -> Lexicon[OrganisationWord]:
    """The words that tell the kind of an organisation: in its name, or before it."""
    return Lexicon(
        (
            (word, OrganisationWord(kind, word))
            for kind, where, cell in rows("organisation_words.tsv", 3)
            if where == place
            for word in alternatives(cell)
        ),
        group="" if place == "before" else "names",
    )


@lru_cache(maxsize=4096)
def kinds_in(name: str) -> tuple[Hit[OrganisationWord], ...]:
    """The words of a name that tell its kind: kept, because articles repeat names."""
    return tuple(organisation_words("in").find(name, flat(name)))


@lru_cache(maxsize=64)
def kinds_told(folded: str) -> tuple[Hit[OrganisationWord], ...]:
    """The words of a folded line that tell the kind of what stands beside them."""
    return tuple(organisation_words("before").find(folded, folded))


@cache
def name_endings() -> dict[str, str]:
    """Korean and Japanese words that end the name of an organisation, with its kind."""
    return {
        word: kind
        for kind, where, cell in rows("organisation_words.tsv", 3)
        if where == "in"
        for word in alternatives(cell)
        if word[0] >= "\u1100"
    }


def aliases(name: str) -> Iterator[str]:
    """Other names of a country or organisation, by its canonical English name."""
    yield from _aliases().get(name.casefold(), ())
    if name.startswith("Ministry of "):
        yield from ministry_aliases(name)


def _pair_names(code: str) -> tuple[str, ...]:
    """How a country is named together with each other one that has a sign: 日越, 한·중."""
    return tuple(
        joined
        for own, mine in _signs().items()
        for sign, other in _signs().items()
        if mine == code != other and (own >= "가") == (sign >= "가")
        for mark in _MARKS
        for joined in (f"{own}{mark}{sign}", f"{sign}{mark}{own}")
    )


def _beside_names(code: str) -> Iterator[str]:
    """How a country is named by its sign beside the name of another: 日トルコ, 한·몽골."""
    signs = [(sign, sign >= "가") for sign, other in _signs().items() if other == code]
    for _, names, _, _ in rows("countries.tsv", 4):
        for name in (n for n in alternatives(names) if n[0] >= "ァ"):
            korean = name[0] >= "가"
            yield from (f"{s}{mark}{name}" for s, hangul in signs if korean or not hangul for mark in _MARKS)


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, names, words, capitals in rows("countries.tsv", 4):
        known = tuple(w.rstrip("*") for cell in (names, words, capitals) for w in alternatives(cell))
        found[(country_name(code) or code).casefold()] = known + _pair_names(code)
    for code in _OFTEN:
        pacts = (
            f"{s}{mark}{other}"
            for s, signed in _signs().items()
            if signed == code
            for mark in _MARKS
            for other in _PACTS
        )
        found[(country_name(code) or code).casefold()] += (*_beside_names(code), *pacts)
    for code, cell in rows("heads.tsv", 2):
        found[(country_name(code) or code).casefold()] += alternatives(cell)
    for name, _, cell in rows("regions.tsv", 3):
        found[name.casefold()] = alternatives(cell)
    for name, _, _, cell in rows("organisations.tsv", 4):
        found[name.casefold()] = alternatives(cell)
    for name, _, cell, words in rows("european_regions.tsv", 4):
        known = alternatives(cell) + tuple(w.rstrip("*") for w in alternatives(words))
        found[name.casefold()] = (*found.get(name.casefold(), ()), *known)
    return found


@cache
def bare_words() -> frozenset[str]:
    """The words that tell a kind, folded: alone they name nobody."""
    return frozenset(
        flat(word.rstrip("*")) for _, _, cell in rows("organisation_words.tsv", 3) for word in alternatives(cell)
    )


@cache
def name_words(what: str) -> frozenset[str]:
    """The words of data/name_words.tsv that are `what`: joiner, institution, title ..."""
    return frozenset(word for kind, cell in rows("name_words.tsv", 2) if kind == what for word in alternatives(cell))
