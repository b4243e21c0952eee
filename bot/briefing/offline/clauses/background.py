"""Tell which lines of an article, and which words of them, are about earlier times or about others."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from bot.briefing.offline.clauses import european_clauses
from bot.briefing.offline.clauses.modality import effective_status
from bot.briefing.offline.lines import months
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag

_Years = tuple[tuple[int, tuple[int, int]], ...]
"""Years with their places."""
_RIVALS = re.compile("rival|compet|concurr|konkurr|wettbewerb|경쟁|競合|ライバル|analist")
"""Words for others that tell of background only before the verb: "sous les yeux de ses concurrents" is an aside."""
_NAMED_RIVAL = re.compile(r"(?:Rivale|Konkurrent|Wettbewerber)n?(?:en)? [A-ZÄÖÜ]")
"""A German rival that a name behind tells to be one side of it: "mit dem Konkurrenten Solvana"."""
_HAD = re.compile(r"\b(?:hatten?|war|waren)\b")
_NOT_YET = re.compile(r"(?:bisher|bislang) (?:noch )?(?:nicht|keine?[nrs]?|ohne|nur|lediglich)\b")
_YEAR = re.compile(r"(?:19|20)(?<![\d.,$€£억조億兆]..)\d\d(?![\d%]|[.,]\d|[만억조万億兆명원톤人円トン])")
_LONG_AGO = re.compile(r"(?<=\bin )1[5-8]\d\d(?![\d%]|[.,]\d| [a-z]+s\b)")
"""A year of which "in" alone tells that it is one."""
_AHEAD = 7
"""Months that a plan may lie ahead."""
_PLAN = re.compile(
    r"\b(?:will|would|is to|are to|plans?|expected|due|hopes?|set to)\b|\b(?:agreed|decided|pledged) [^,.;]{0,50}?\bto "
)
_WILL = re.compile(r"\b(?:will|would|is to|are to) (?!have )(?:[\w'’-]+ ){1,8}$")
"""Before a month that lies ahead, whichever it is: "will become one company in January"."""
_TIME = re.compile(
    r"ago|last|year|month|earl|previous|was|were|past|first|original|formerly|19|20|time|histor|until"
    r"|before"
)
"""Words of earlier times, among those that tell of background."""
_ADDED = re.compile(
    r",\s(?:(?:first|originally|initially|jointly|formally|only)\s)?(?:signed|struck|concluded|agreed|reached|launched"
    r"|founded|formed|set up|opened|announced|negotiated|dating|in force|in place|ratified|begun|started|built"
    r"|created|placed|awarded|given|won"
    r"|granted|made|drawn up"
    r"|which|who|whose|where)\b(?:[^,;]|,(?=\d)){2,90}(?:,(?!\d)|\.?$)|\([^()]{2,60}\)"
)
"""What an English sentence adds to a noun, which tells of other times than the sentence."""
_AGREEMENT_OF = re.compile(
    r"\b(?:contract|agreement|deal|accord|treaty|pact|memorandum|framework|option|understanding"
    r"|partnership|order|arrangement"
    r"|programme|scheme|protocol|convention|venture|alliance|loan|concession|licen[cs]e|lease)s?"
    r" (?:of|from|dated) (?:\w+ )?$"
)
_DETERMINERS = (" its ", " their ", " the ", " a ", " that ", " this ", "'s ")
"""Before a year that tells which agreement is meant."""
_APPOSED = re.compile(r",\s(?!(?:y|e|et|und|ou|o|oder|pero|mais|aber|tras|apres|nach)\b)[^,;.:]{3,90}(?=,\s)")
"""What stands between commas."""
_NAMES = months.ENGLISH.split("|")
_IN_MONTH = gated(rf"\b(?:in|last|early|late|mid-?) ({months.ENGLISH})\b")
_OLD_DATE = re.compile(r"(?:19|20)\d\d[년年] ?\d{1,2}[월月](?: ?\d{1,2}[일日])?")
"""A date with its year, which is not that of the article."""
_IN_FORCE_SINCE = re.compile(
    r"(?:19|20)\d\d[年년](?:に|の|から|以降|以来|に?、|부터|에)?[^、。,.0-9]{0,30}(?:発効|施行|締約|발효|시행)"
)
"""The year in which something came into force."""
_MADE_THEN = re.compile(
    r"(?:(?:19|20)\d\d(?:年|년)|昨年|前年|지난해|작년|지난 ?\d+월)[^、。,]{0,24}?"
    r"(?:続けてきた|進めてきた|手がけてきた|行ってきた|이어온|이어 온|진행해 온|추진해 온"
    r"|結んだ|交わした|締結した|署名した|始めた|設立した|合意した|맺은|맺었던|체결한|체결했던|서명한"
    r"|시작한|설립한|합의한|발효한)"
)
"""What was agreed at an earlier time, before the noun that it describes."""
_THEN = re.compile(r" (?:when|after|because|as|once)\b")
"""Behind an earlier time: what follows happened then, or before."""
_STILL = re.compile(r"\b(?:will|is to|are to|plans?|now|today|but|since|has|have)\b")
"""Behind an earlier time with which a sentence begins: it tells of today as well."""
_PERFECT = re.compile(r"\b(?:has|have|having|had)\s")
"""Before a verb of the perfect."""
_NOW = gated(
    r"\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|today|this week|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day|este (?:lunes|martes|miercoles|jueves|"
    r"viernes|sabado|domingo)|hoy|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|am (?:montag|dienstag"
    r"|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag)|heute|the same day|le meme jour|el mismo dia|am (?:selben|gleichen) tag)\b"
    r"|\d{1,2}일\b|\d{1,2}日|이날|오늘|同日|きょう"
)


_STILL_SO = re.compile(
    r"まま(?:だ|で|、|と|再開|見通し|に)|(?:交渉|協議|調整|話し合い|折衝)(?:に|を|が"
    r"|は)[^、。]{0,12}(?:入って|続けて|続いて|進めて|進んで|重ねて)(?:おり|いる)"
    r"|詰めて(?:おり|いる)|交渉中|協議中|調整中"
    r"|(?:멈춰 선|중단된|보류된|묶인|얼어붙은|표류하는) 상태|(?:협상|협의|논의|조율"
    r"|대화)[^.,]{0,16}(?:중이다|벌이고 있|진행하고 있|진행 중|이어 ?가고 있|계속하고 있)"
)
"""That what began earlier goes on, or has been at a halt since: "既に交渉に入っている", "2023年に協議を止めたまま"."""
_SINCE_THEN = ("既に", "すでに", "昨年", "前年", "これまで", "이미", "지난해", "작년", "앞서", "그동안", "지금까지")
"""Words of earlier times that only tell when that began."""
_ALIKE = {"ja": ("同様の", "同じような", "似た"), "ko": ("비슷한", "유사한", "같은 내용")}
"""Words of agreements of others of that sort, which are news where they are proposed."""


def tells_today(line: Line) -> bool:
    """Whether a line names the day of the article: "on Monday", "heute", "오늘"."""
    return _NOW.search(line.folded) is not None


def _german_backs(backs: list[Tag], found: list[Tag], line: Line) -> list[Tag]:
    """The German words of earlier times and others but for named rivals, "bisher nicht", and others like it ahead."""
    told = {t.value for t in found if t.what == "status"}
    ahead = not told.isdisjoint(("proposed", "negotiating"))
    return [
        t
        for t in backs
        if not (
            _NAMED_RIVAL.match(line.text, t.start)
            or _NOT_YET.match(line.folded, t.start)
            or (ahead and not _HAD.search(line.folded) and line.folded.startswith("ebenfalls", t.start))
            or (ahead and line.folded.startswith(("ahnlich", "vergleichbar"), t.start))
        )
    ]


def is_background(line: Line, found: list[Tag], published: datetime | None, language: str) -> bool:
    """Whether a line, with its words `found`, tells of earlier times or of others, and no news beside it."""
    backs = [t for t in found if t.what == "back"]
    if backs and language == "de":
        backs = _german_backs(backs, found, line)
    dated = _years(line.text)
    if backs and language in _ALIKE and any(t.value == "proposed" for t in found):
        backs = [t for t in backs if not line.text.startswith(_ALIKE[language], t.start)]  # "同様の覚書を提案した"
    then = published is not None and language == "en" and _begins_then(line, published)
    if not (backs or dated or then):
        return False
    if language == "en":
        backs = _beside_asides(backs, line)
    elif language in european_clauses.LANGUAGES:
        backs, dated = _beside_apposition(backs, dated, found, line)
    aside = len(line.text)
    if language != "en" and backs:
        aside = min((t.start for t in found if t.what == "status"), default=aside)
    told = any(not (t.start > aside and _RIVALS.match(line.folded, t.start)) for t in backs)
    year = published.year if published else 0
    years = [y for y, _ in dated]
    if years and language == "en":
        times = [Tag(*span, "back", str(y)) for y, span in dated]
        years = [int(t.value) for t in _beside_asides(times, line)]
    old = then or (bool(years) and year > 0 and min(years) < year and max(years) <= year)
    if not told and not old:
        return False
    if _NOW.search(_OLD_DATE.sub("", line.folded)) and not any(
        "analyst" in line.folded[t.start : t.end] for t in backs
    ):
        return False
    if language == "en":
        return (told or old) and not _tells_news(line, found, published)
    if language in european_clauses.LANGUAGES:
        return not european_clauses.tells_news(line, found, [span for _, span in dated])
    return not (_ends_old(line, found) or is_still_so(line, backs))


def is_still_so(line: Line, backs: list[Tag]) -> bool:
    """Whether a Korean or Japanese line tells of talks that go on, or are at a halt, since the times of `backs`."""
    return _STILL_SO.search(line.text) is not None and all(line.text.startswith(_SINCE_THEN, t.start) for t in backs)


def took_effect(line: Line, published: datetime | None) -> bool:
    """Whether a Korean or Japanese line tells that something has been in force since an earlier year."""
    old = _OLD_DATE.search(line.text) or _IN_FORCE_SINCE.search(line.text)
    return old is not None and published is not None and int(old[0][:4]) < published.year


def past_spans(line: Line, found: list[Tag], published: datetime | None, language: str) -> list[tuple[int, int]]:
    """Where a line, or its clause with the words `found`, names an earlier time."""
    past = [(t.start, t.end) for t in found if t.what == "back" and not _RIVALS.match(line.folded, t.start)]
    if language == "en":
        past = [(start, end) for start, end in past if _TIME.search(line.folded, start, end)]
    if published is not None:
        past += [span for y, span in _years(line.text) if y < published.year and not _of_noun(line, span[0], language)]
        if language == "en":
            past += _months(line, published)
    return past


def _beside_asides(times: list[Tag], line: Line) -> list[Tag]:
    """Those of the times that are no part of what is only added: ", first signed in 2018,"."""
    if not times:
        return times
    asides = [m.span() for m in _ADDED.finditer(line.folded)]
    return [t for t in times if not any(start <= t.start and t.end <= end for start, end in asides)]


def _beside_apposition(backs: list[Tag], dated: _Years, found: list[Tag], line: Line) -> tuple[list[Tag], _Years]:
    """The words of earlier times, and the years, outside what a sentence only adds to a name before its verb."""
    asides = [
        m.span()
        for m in _APPOSED.finditer(line.folded)
        if any(t.what == "status" and t.start >= m.end() for t in found)
        and not any(t.what in ("status", "kind") and m.start() <= t.start < m.end() for t in found)
    ]
    if not asides:
        return backs, dated
    kept = [t for t in backs if not any(a <= t.start < b for a, b in asides)]
    return kept, tuple((y, span) for y, span in dated if not any(a <= span[0] < b for a, b in asides))


def _ends_old(line: Line, found: list[Tag]) -> bool:
    """Whether a Korean or Japanese line tells what becomes of what was agreed before: "2023年に結んだ契約を解消"."""
    made = _MADE_THEN.search(line.text)
    return made is not None and any(t.what == "status" and t.start >= made.end() for t in found)


def _tells_news(line: Line, found: list[Tag], published: datetime | None) -> bool:
    """Whether an English line has a verb of today beside an earlier time: "has now scrapped the accord of 2021"."""
    past = past_spans(line, found, published, "en")
    then = [m.start() for _, end in past if (m := _THEN.match(line.folded, end))]
    if then:  # "were dropped last year when the buyers walked away"
        found = [t for t in found if t.start < min(then)]
    begun = past and min(past)[0] <= len("in ") and not _STILL.search(line.folded, min(past)[1])
    return (any(t.what == "act" for t in found) and not begun) or any(
        t.what == "status" or (t.what in ("weak", "does") and _PERFECT.search(line.folded, max(0, t.start - 16), t.end))
        for t in found
        if t.what in ("status", "weak", "does") and effective_status(t, found, line, "en", past)
    )


def _begins_then(line: Line, published: datetime) -> bool:
    """Whether an English line begins with a month that is over: "In October, ..."."""
    return line.folded.startswith("in ") and any(start == 0 for start, _ in _months(line, published))


def _months(line: Line, published: datetime) -> list[tuple[int, int]]:
    """Where an English line says "in May" of a month that is over; of those ahead where it tells no plan."""
    told = list(_IN_MONTH.finditer(line.folded))
    if not told:
        return []
    near = _near_months(published.date().replace(day=1), ahead=_PLAN.search(line.folded) is not None)
    return [m.span() for m in told if m[1] not in near and not _WILL.search(line.folded, 0, m.start())]


@lru_cache(maxsize=64)
def _near_months(first: date, *, ahead: bool) -> frozenset[str]:
    """The names of the month that begins on `first` and of that before, and of those that lie ahead of a plan."""
    days = [first, first - timedelta(1), *(first + timedelta(31 * n) for n in range(1, _AHEAD if ahead else 1))]
    return frozenset(_NAMES[day.month - 1] for day in days)


@lru_cache(maxsize=64)
def _years(text: str) -> tuple[tuple[int, tuple[int, int]], ...]:
    """The years that a line names, and where."""
    found = [] if "20" not in text and "19" not in text else [(int(m[0]), m.span()) for m in _YEAR.finditer(text)]
    if "in 1" in text:
        found += [(int(m[0]), m.span()) for m in _LONG_AGO.finditer(text)]
    return tuple(found)


def _of_noun(line: Line, at: int, language: str) -> bool:
    """Whether an English year belongs to an older agreement: "ordered 24 guns under a contract of 2022"."""
    if language != "en":
        return False
    if line.folded.endswith(_DETERMINERS, 0, at) and line.folded[at + 5 : at + 6].isalpha():
        return True  # "its 2021 letter of intent"
    return _AGREEMENT_OF.search(line.folded, max(0, at - 40), at) is not None
