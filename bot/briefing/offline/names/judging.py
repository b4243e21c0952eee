"""Judge whether a run of capitalised words is an organisation: by its words, and by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.briefing.offline.lines.edges import beginning, edges_before, edges_behind, ending
from bot.briefing.offline.lines.lexicon import Hit, flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import (
    acronym_deals,
    bids,
    english_names,
    european_names,
    gazetteer,
    german_names,
    passed_by,
    spanish_beside,
)
from bot.briefing.offline.names.beside_names import country_beside, take_kind
from bot.briefing.offline.names.runs import Known, Run

_SPEAKS = beginning(
    r"^,?\s(?:said|told|says|added|noted|explained|warned|dijo|afirmo|senalo|explico|a declare|a affirme"
    r"|a indique|explique|sagte|erklarte|betonte|"
    r"tweeted|won|scored|beat|finished)\b"
)
_WHO = beginning(
    r"^,? who\b|^,? [0-9][0-9],"
    r"|^, (?:its|their|his|her|the \w+'s) (?:chief|head|minister|president|chair\w*|director|ceo)\b"
    r"|^, (?:(?:an?|the|one of|former|acting) )?(?:[a-z-]+ ){0,3}?(?:chairman|chairwoman|chief executive|director"
    r"|president|analyst|economist|strategist|spokes(?:man|woman|person)|professor|lawyer|barrister|tycoon"
    r"|billionaire"
    r"|financier|magnate|patriarch|godfather|heir|editor|correspondent|ambassador|secretary|governor|treasurer|mayor)"
    r"(?: (?:of|at|for|with|in|to|from)\b|,)"
)
"""Behind the name of a person."""
_SAID_OF_THEM = re.compile(r"^\ssaid (?:on \w+day |in a statement |late \w+ )?(?:that )?(?:they|it)\b")
""""X said it would buy Y": companies speak of themselves as "it"."""
_PLACE = ending(
    r"\b(?:in|at|near|from|outside|around|of|off|en|desde|a|au|aux|dans|nach|bei|aus|zwischen|port of"
    r"|city of|province of|region of|"
    r"tramo|hidrovia|ruta|linea|ligne|liaison|strecke|bahnstrecke|corredor|corridor|axe|autopista|autoroute"
    r"|carretera|rio"
    r"|hacia|hasta|through|via|to|on|sur|sobre|cerca de|pres de|nahe)\s(?:the |la |el |le |der |dem )?$"
)
_BETWEEN = re.compile(r"entre |zwischen ")
_ROUTE = re.compile(
    r"\b(?:lineas?|lignes?|leitung|strecke|bahn\w*|rutas?|routes?|carreteras?|autopistas?|autoroutes?|tramos?|troncons?"
    r"|kilom\w+|cables?|\w*kabel|gasoductos?|gazoducs?|puentes?|ponts?|trenes|tren|trains?|liaisons?|conexion"
    r"|interconexion|interconnexion|vuelos?|vols?|flugen?|corredor|corridors?|\w*verbindung|\w*trasse|autobahn)"
    r"(?: [a-z'-]+){0,3} (?:entre|zwischen) (?:l'|(?:la|el|le|der|dem) )?(?:[\w'-]+ (?:[\w'-]+ )?(?:y|e|et|und) "
    r"(?:l'|(?:la|el|le|der|dem) )?)?$"
)
"""Before the two ends of a line or a road: "una línea eléctrica entre X y Y"."""
_WITH = ending(
    r"\b(?:with|between|by|con|entre|avec|par|mit|von|zwischen|and|und|y|et|a|a la|an"
    r"|with the)\s(?:the |la |el |le |les |der |dem |die |los )?$"
)
_SIGNS = beginning(
    r"^(?:'s?)?,?\s(?:(?:has|have|had|will|would|is|are|to|both|jointly|also|y|and|und|et|haben?|hat|wird|ont|a"
    r"|han|ha|se)\s){0,3}"
    r"(?:sign\w*|agree\w*|ink\w*|conclud\w*|announc\w*|form\w*|buy\w*|acquir\w*|merg\w*|suppl\w*|invest\w*"
    r"|lend\w*|provid\w*|abandon\w*|drop\w*|"
    r"negoci\w*|negotiat\w*|deliver\w*|win\w*|won|build\w*|propos\w*|firm\w*|suscrib\w*|acord\w*|pact\w*|cerr\w*"
    r"|compr\w*"
    r"|anunci\w*|construi\w*|suministr\w*|"
    r"signe\w*|conclu\w*|annonc\w*|rach\w*|fourni\w*|unterzeichn\w*|liefer\w*|verein\w*|einig\w*|kauf\w*"
    r"|ubern\w*|bau\w*|plan\w*|gab|gaben|geben|"
    r"said|says|declined|ending|launch\w*|creat\w*|join\w*|team\w*|withdr\w*|terminat\w*|call\w*|end(?:s|ed)|paus\w*"
    r"|cancel\w*|suspend\w*|scrap\w*|welcom\w*|oppos\w*|urge\w*|insist\w*"
    r"|object\w*|dismiss\w*|lobb\w*|applaud\w*|complain\w*|celebr\w*|denunci\w*|rechaz\w*|reclam\w*|denonc\w*"
    r"|soutien\w*|appu\w*|begrußt\w*|kritisier\w*|forder\w*|warn\w*|lehn\w*)\b"
)
_BESIDE_WORDS = 24
"""More characters than `_PLACE` and `_WITH` may have before a name."""
_BEFORE_COUNTRY = 4
_FROM = ending(r"\b(?:from|by|with) $")
"""Before a name that English may explain behind it: "an order from X, the developer of ..."."""
_HOME = ending(r"\b(?:la|el|le)\s[a-z]{3,}(?:an[oa]|ense|es|esa|in[oa]|ais|aise|ois|oise|ien|ienne|eno|ena|on|onne)\s$")
"""A town's adjective used as a noun before a company: "la valenciana X", "le lyonnais X"."""
_CONTRAST = beginning(r"^, (?:lui|elle|eux|elles|quant a)\b")
"""Behind the French subject that another is set against: "Dassault, lui, a démenti"."""
_COUNTED = re.compile(
    r"\b(?:zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|eine?|einen|einem|einer|keine?n?|mehr|viele|weitere[nr]?"
    r"|neue[nr]?|beide|alle|\d[\d.]*)\s$"
)
"""Before a German noun that is no name."""
_ACRONYM = re.compile(r"\s\([A-Z][A-Za-zÄÖÜ&-]{1,9}\)")
_LEGAL = re.compile(
    r"\b(?:Inc|Corp|Ltd|PLC|plc|GmbH|AG|SE|SA|S\.A\.|SpA|S\.p\.A\.|NV|N\.V\.|BV|B\.V\.|AB|Oyj?|ASA|Co|LLC|KGa?A?"
    r"|SAS|SARL|SASU|SL|S\.L\.|SRL|S\.R\.L\.|S\.r\.l\.|Ltda|ApS|OHG|eG|Sàrl|Sagl|Kft|Zrt|Nyrt|Berhad|Bhd|Tbk|Pty"
    r"|Limited)\.?$"
)


_WORDS_OF_PERSON = 4
_FIELD_OF = ending(
    r"\b(?:ministerio|ministere|ministry|department|secretaria|cartera|ministr[oae]s?|minister) "
    r"(?:of |for |de la |de l'|del |de |des |du |d')(?:the )?$"
)
"""Before the field of a ministry: "el ministerio de Finanzas"."""
_TOLD = 2
"""Points of what tells an organisation though "in" or "to" stands before it: "a stake in X"."""


_MEMBERS = ("board member ", "council member ", "committee member ", "cabinet member ", "team member ", "union member ")
"""Titles of two words."""
_PLURAL = re.compile(r"[A-Z][a-z]+(?:s|men|people)")
"""What may be people where it begins a sentence."""
_PEOPLE = 4
_BEHIND_COUNTRY = {1: (" ", "'s "), 2: ("'s ",)}
"""What may stand between a country and a name of so many words that is of there."""


def judge(run: Run, line: Line, known: list[Known], language: str) -> None:
    """Score what speaks for an organisation: its words, what stands before and behind it; persons and places lose."""
    folded = line.folded
    before, after = folded[max(0, run.start - 60) : run.start], folded[run.end : run.end + 60]
    beside = before[-_BESIDE_WORDS:]
    may = edges_before(folded, run.start) | edges_behind(folded, run.end)
    name = _told_by_words(run.text)
    own_words = name.words
    run.kind = name.kind
    run.score += name.points
    if language == "de" and flat(run.text.partition(" ")[0]).endswith(("ministerium", "ministeriums")):
        _german_ministry(run, line, known)
    placed = not run.kind and _PLACE.end(beside, may) is not None
    told_behind = not placed or _FROM.end(before, may) is not None
    near = take_kind(run, line, before, after if told_behind else "", language, may)
    run.country = country_beside(run, line, known) or run.country
    if run.country and not (language == "de" and own_words == 1 and not run.kind and not run.text.isupper()):
        # One word right behind an adjective ("la luxemburguesa Millicom") is hardly a person.
        run.score += 2 if _is_right_behind(run, own_words, folded, known) else 1
    if language in ("es", "fr") and _HOME.end(before, may):
        run.score += 2
    if language == "en" and run.country and folded.startswith(" of ", run.end):
        # "Puna Litio of Argentina", but not "Citizens of Georgia"
        run.score += -_PEOPLE if run.first and not run.kind and _PLURAL.fullmatch(run.text) else 1
    if _SIGNS.begin(after, may):
        run.score += 1
    _judge_listed(run, known)
    told = _points_of_language(run, before, after, language, may)
    told += acronym_deals.points(run, line, before, after, language, may)
    run.score += told
    if _WITH.end(beside, may):
        run.score += 1
    if line.text.startswith("(", run.end + 1) and _ACRONYM.match(line.text, run.end):
        run.score += 2
    titled = _is_titled(before)
    told_otherwise = run.kind and near and not titled and not name.is_person
    person = not told_otherwise and (titled or _is_person(run, name, after, may))
    if person or _FIELD_OF.end(before, may):
        _judge_person(run, name, bidder=language == "en" and bids.is_bidder(before, after, may))
    elif placed and told < _TOLD and not (run.kind or run.country):
        run.score -= 2
    elif not run.kind and _is_end_of_route(before, language, may):
        run.score -= 4 if language != "en" else 6
    if language == "de" and not run.kind and own_words == 1 and not run.country and not run.text.isupper():
        run.score -= 2


def _is_end_of_route(before: str, language: str, may: int) -> bool:
    """Whether a name is one end of a line or a road: "a railway between X and Y"."""
    if language == "en":
        return passed_by.ROUTE.end(before, may) is not None
    return _BETWEEN.search(before) is not None and _ROUTE.search(before) is not None


def _judge_person(run: Run, name: _Name, *, bidder: bool) -> None:
    """Score a person as none who agrees anything, unless it is one with a first name who bids for a company."""
    if bidder and name.is_person and not name.has_title:
        run.kind, run.score = "person", max(run.score, 0) + _TOLD
    else:
        run.score -= 6


def _is_right_behind(run: Run, words: int, folded: str, known: list[Known]) -> bool:
    """Whether a name of one or two `words` stands right behind a country: "Kenya's Safaricom"."""
    between = _BEHIND_COUNTRY.get(words)
    if between is not None:
        for _, end, _, _ in known:
            if folded[end : run.start] in between:
                return True
    return False


def _judge_listed(run: Run, known: list[Known]) -> None:
    """Score the listed names within a run: "Hitachi Zosen" is one more company, "Host South Korea" a country."""
    for start, end, form, _ in known:
        if form == "organisation" and run.start <= start and end <= run.end:
            run.score += 2
        elif form == "name" and run.first and not run.kind and run.start < start and end == run.end:
            run.score -= _BEFORE_COUNTRY if " " not in run.text[: start - run.start - 1] else 0


def _points_of_language(run: Run, before: str, after: str, language: str, may: int) -> int:
    """What one language tells: English phrases, the French contrast, a number before a German noun."""
    if language == "en":
        return english_names.points(run, before, after, may)
    if language == "fr" and _CONTRAST.begin(after, may):
        return 2
    if language == "de" and (before[-2:-1].isdigit() or (" " not in run.text and _COUNTED.search(before))):
        return -4
    if language == "de" and german_names.names_nobody(run.text):
        return -6
    told = european_names.points(run, before, after, language, may)
    return told + spanish_beside.points(run, before, after, may) if language == "es" else told


class _Name(NamedTuple):
    """What the words of a name tell."""

    words: int
    kind: str
    """The kind of an organisation, or empty."""
    points: int
    """How much speaks for one: "Bank", "GmbH", capitals within a word."""
    is_person: bool
    """Whether it begins with a first name."""
    has_title: bool
    """Whether one of its first words is a title."""


@lru_cache(maxsize=16384)
def _told_by_words(name: str) -> _Name:
    """What the words of a name tell of it."""
    kind, points = "", 0
    each = flat(name).split()
    told = gazetteer.kinds_in(name)
    if told and (len(each) > 1 or (told[0].end - told[0].start > 6 and told[-1].value.kind != "company")):
        kind, points = _kind(told), 2
    if legal := _LEGAL.search(name) is not None:
        kind, points = kind or "company", points + 3
    if len(each) == 1 and (name.isupper() or any(c.isupper() for c in name[1:])) and len(name) > 2:
        points += 1
    person = _begins_with_given(each) and not (told or legal or "&" in each)
    return _Name(len(each), kind, points, person, any(map(is_title, each[:4])))


def _begins_with_given(words: list[str]) -> bool:
    """Whether the folded words of a name are as many as those of a person, a first name before the others."""
    return 2 <= len(words) <= _WORDS_OF_PERSON and words[0].partition("-")[0] in name_words("given")


def _is_titled(before: str) -> bool:
    """Whether a title stands right before a name."""
    return ends_with_title(before) or before.endswith(_MEMBERS)


def _is_person(run: Run, name: _Name, after: str, may: int) -> bool:
    """Whether a name is that of a person, a title is part of it, or it speaks."""
    if name.is_person or name.has_title or _WHO.begin(after, may):
        return True
    speaks = not run.kind and _SPEAKS.begin(after, may)
    return bool(speaks and not _SAID_OF_THEM.match(after))


def _german_ministry(run: Run, line: Line, known: list[Known]) -> None:
    """A ministry of a word, with the adjective of its country: "das namibische Energieministerium"."""
    run.kind = "government_body"
    run.score += 2 if run.text.startswith("Bundes") else 1
    if run.text.startswith("Bundes"):
        run.country = "DE"
    rest = run.text.partition(" ")[2]
    for start, end, form, code in known:
        of_country = form == "name" and start == run.end - len(rest) and rest.endswith("s")
        if of_country or (form == "government" and line.folded[run.end : start] == " in " and end - start > 1):
            run.country, run.score = code, run.score + 2
    of = [start for start, end, form, _ in known if form == "adjective" and end == run.start - 1]
    if of and " " not in run.text:
        run.start, run.text = of[0], line.text[of[0] : run.end]


def _kind(words: Sequence[Hit[gazetteer.OrganisationWord]]) -> str:
    kinds = [w.value.kind for w in words]
    for kind in ("research_education", "government_body", "association", "bank_fund"):
        if kind in kinds:
            return kind
    return kinds[-1]


@lru_cache(maxsize=16384)
def is_title(word: str) -> bool:
    """Whether a folded word stands before the name of a person."""
    if word in name_words("title") or word.endswith(("minister", "ministerin")) or word.startswith("minister-"):
        return True
    return german_names.is_title(word)


def ends_with_title(before: str) -> bool:
    """Whether the last word of a folded text stands before the name of a person."""
    return is_title(before.rstrip().rpartition(" ")[2])
