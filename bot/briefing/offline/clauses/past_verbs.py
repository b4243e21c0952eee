"""Tell whether a verb of agreement tells of what was before the news: "had signed", "signed last year"."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.german_mood import is_reported, was_before
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import ENDED, VERBS, Tag

_OWN_TIME = re.compile(
    r"\b(?:signed|agreed|concluded|struck|reached|negotiated|adopted|launched|announced|won|inked|initialled"
    r"|initialed"
    r"|begun|opened|founded|dating|dated|suspended|cancelled|broken off|frozen|ratified|proposed|made|drawn up|halted"
    r"|paused|interrupted|postponed|shelved|started|formed|created|set up|established|built|ordered|awarded|granted"
    r"|bought|acquired|joined)"
    r" (?:[\w]+ ){0,5}?$"
)
"""Before a time that belongs to a participle: "the treaty, signed in 2024, took effect"."""
_PAST_BEFORE, _PAST_AFTER = 30, 16
_HAD = re.compile(
    r"\b(?:had|had been|had \w+ly been|had (?:earlier|first|once|long) been|habian?|avai(?:t|ent)|hatten?"
    r"|(?:was|were) first)\s(?:\w+\s)?$|\b(?:habian?|avai(?:t|ent))\s(?:[\w']+\s){0,4}$"
)
"""The pluperfect: what was before the event."""
_OF_HAD = ("had", "habia", "avai", "hatte", "first")
"""One of these is in every match of it."""
_HAS = re.compile(r"\b(?:has|have) (?:\w+ ){0,2}$")
_ROMANCE = ("es", "fr")
_OF_LATE = re.compile(
    r"\b(?:quelques (?:heures|jours) (?:plus tot|auparavant)|la veille|le meme jour|(?:horas|dias"
    r"|minutos) antes|poco antes"
    r"|el dia anterior|la vispera|peu avant|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
    r"|(?:este|el) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))\b"
)
"""Beside a pluperfect, that it is hardly older than the news."""
_REPORTED = re.compile(
    r"\b(?:said|says|announced|confirmed|reported|told \w+(?: \w+)?|added|disclosed|revealed|statement"
    r"|filing|(?:reports?|speculation|news|claim(?:s|ed)?|suggest(?:s|ed)|rumou?rs|emerged|understood)"
    r" that)\b[^.;]{0,180}"
    r"\bhad(?: been| now| also| jointly)?\s(?:\w+ly\s)?$|\band that (?:it|they) had (?:\w+ )?$"
)
"""Reported speech: what "said it had signed" tells is news."""
_LATELY = gated(
    r"\b(?:hours?|minutes|(?:a|one|two|three|four|five|six|some|a few|several) days|a day|the (?:day|night"
    r"|evening|morning)"
    r"|a week) (?:before|earlier)\b|\bthe previous (?:day|evening|night|afternoon|week)\b|\bthe same (?:day"
    r"|morning|week)\b"
    r"|\bearlier (?:on|in the (?:day|week)|that day|this week)\b|\b(?:on|late|early|by) (?:last )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:this (?:week|morning)|in the morning|over the weekend"
    r"|overnight)\b"
)
"""Beside a pluperfect, that it is hardly older than the news: "a day earlier the two had signed"."""
_SINCE_YEAR = re.compile(
    r"^[^,.;]{0,60}? (?:since (?:19|20)\d\d|(?:in|over) the (?:past|last) (?:\w+ )?(?:years?|decades?|months))\b"
)
"""Behind a perfect, that it tells of many years: "has invested $3 billion in Peru since 2015"."""
_CLAUSE = re.compile(r"\b(?:after|because|which|who|that|since|although|though|while|when|until)\b")
"""What begins another clause."""
_ENDS = re.compile(rf",(?!\d)|;|{_CLAUSE.pattern}")
_AFTER = re.compile(
    r"\b(?:(?:after|following|tras|apres|nach)\s(?:\w+\s){0,2}"
    r"|(?:apres|tras|despues de|luego de|al cabo de|al termino de|al final de|fruto de|resultado de|au terme d[eu']"
    r"|a l'issue d[eu']|au bout d[eu']|a la suite d[eu']|fruit d[eu']|nach|am ende|infolge|ergebnis)"
    r"\s?(?:(?!mit|zu|et|y|und|con|avec|angaben|worten|informationen|berichten|aussagen|auskunft)[\w'-]+\s){0,6})$"
)
"""Of "after talks" the talks are over."""
_SINCE = re.compile(r"\s(?:depuis|desde|seit)\s(?:[\w']+\s){0,4}$")
"""Between a verb and a year, that what it tells still holds."""
_OF_YEAR = re.compile(r" (?:de|del|du|von|aus dem jahr) $")
"""Before the year of what is ended now: "ha rescindido el contrato de 2021"."""
_LENGTH_OF = re.compile(
    r"\b(?:after|following|in|during|over|through|despite) (?:[\w-]+ ){0,5}(?:hours|days|weeks|months|years?|decades?"
    r"|rounds?|century|marathon|night) of (?:[\w-]+ ){0,2}$"
)
""""After two years of talks", "in three days of indirect talks"."""
_ENDED_BEFORE = re.compile(
    r"\b(?:after|following|despite|because of|owing to|amid|ending|ended|ends|lifted|lifts) (?:[\w-]+ ){0,3}$"
)
_NOUN_OF_END = re.compile(
    r"(?:delay|pause|suspension|cancellation|termination|withdrawal|breakdown|rejection|refusal|postponement)s?\b"
)
"""Before a noun of what is over: "after a pause of two years"."""
_BEGAN = re.compile(r"\b(?:beg[au]n|opened|started|entered|launched) ")
_OF_WEEKS = re.compile(r"\b(?:days?|weeks?|a month|(?:one|two|three|four|five|six) months) ago\b")
"""When talks began that go on."""
_PAST_IN_ENGLISH = 90
_WEEKDAY = re.compile(r"\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|today)\b")
"""Between a verb and an earlier time, today's: "signed on Monday an accord that changes one of 2019"."""
_AT_HEAD = 12
_PARTED = re.compile(r",(?!\d)|;|\b(?:and|but|which|since|that|who|whose)\b")
_AND_WAS = re.compile(r"\band (?:was|were|then|later)\b")
"""Between two verbs of one subject: "last year's auction drew one bid and was annulled"."""
_ATTRIBUTIVE = re.compile(
    r"(?:체결|서명|합의|조인|타결)한|맺은|結んだ[一-龠]|署名した[一-龠]|締結した[一-龠]|合意した[一-龠]"
)


def _is_past_in_english(verb: Tag, line: Line, past: list[tuple[int, int]], tags: list[Tag]) -> bool:
    """Whether an earlier time belongs to the verb: behind it, or at the head of the sentence; reports are news."""
    before = line.folded[max(0, verb.start - 30) : verb.start]
    if _was_before(before):
        reported = _REPORTED.search(line.folded[max(0, verb.start - 240) : verb.start])
        if reported and any(start <= len("in ") for start, _ in past):
            return True  # "In 2019 X said it had signed"
        return not (reported or _is_of_late(verb, line))
    if "ha" in before and _HAS.search(before[-20:]):
        long = _SINCE_YEAR.search(line.folded[verb.end :]) if verb.value in ("agreed", "signed") else None
        return long is not None or any(
            line.folded.startswith(("in the past", "in previous", "previously"), start) for start, _ in past
        )
    if verb.value == "negotiating" and _BEGAN.search(line.folded, max(0, verb.start - 24)):
        past = [(start, end) for start, end in past if not _OF_WEEKS.search(line.folded, max(0, start - 24), end)]
    for start, end in past:
        if 0 <= start - verb.end <= _PAST_IN_ENGLISH and not _is_parted(verb, start, line, tags):
            if _OWN_TIME.search(line.folded, max(verb.end + 1, start - 40), start):
                continue
            return _WEEKDAY.search(line.folded, verb.end, start) is None
        if end <= verb.start and (start <= _AT_HEAD or verb.start - end <= _PAST_AFTER):
            if _OWN_TIME.search(line.folded, max(0, start - 40), start):
                continue
            parted = _first_parting(end + 1, verb.start, line, tags)
            whose = line.folded.startswith(("'s ", "’s "), end) or line.folded.startswith(("'s ", "’s "), end - 2)
            return parted is None or (whose and _AND_WAS.search(line.folded, end, verb.end) is not None)
    return False


def _was_before(before: str) -> re.Match[str] | None:
    """What makes a pluperfect of the verb behind it; nothing does that has not one of a few letters."""
    for letters in _OF_HAD:
        if letters in before:
            return _HAD.search(before)
    return None


def _is_of_late(verb: Tag, line: Line) -> bool:
    """Whether the clause of a pluperfect names a time that is hardly older than the news."""
    start = max((m.end() for m in _CLAUSE.finditer(line.folded, 0, verb.start)), default=0)
    behind = _ENDS.search(line.folded, verb.end)
    return _LATELY.search(line.folded, start, behind.start() if behind else len(line.folded)) is not None


def _is_parted(verb: Tag, start: int, line: Line, tags: list[Tag]) -> bool:
    """Whether the time at `start` belongs to something else than the verb: "signed a pact and in 2023 a treaty"."""
    return any(
        m[0] != "and" or any(m.end() <= t.start <= start for t in tags if t.what in VERBS)
        for m in _PARTED.finditer(line.folded, verb.end, start)
    )


def _first_parting(start: int, end: int, line: Line, tags: list[Tag]) -> re.Match[str] | None:
    """What parts a time from a verb behind it: no "and" that only joins two names, "In 2019 X and Y agreed"."""
    verbs = [t.start for t in tags if t.what in VERBS and start <= t.start < end]
    for parting in _PARTED.finditer(line.folded, start, end):
        if parting[0] != "and" or any(at < parting.start() for at in verbs):
            return parting
    return None


def _is_over(verb: Tag, line: Line) -> bool:
    """Whether an English noun names what went before: "after weeks of talks", "after a pause"."""
    if verb.value == "negotiating":
        return _LENGTH_OF.search(line.folded, max(0, verb.start - 64), verb.start) is not None
    ended = verb.value in ENDED and _NOUN_OF_END.match(line.folded, verb.start)
    return bool(ended) and _ENDED_BEFORE.search(line.folded, max(0, verb.start - 40), verb.start) is not None


def is_past(verb: Tag, line: Line, language: str, past: list[tuple[int, int]], tags: list[Tag]) -> bool:
    """Whether the verb tells what was before: "had signed", "signed last year", "2020년 맺은", "after talks"."""
    if language in ("ko", "ja"):
        near = any(0 <= verb.start - end <= _PAST_BEFORE for _, end in past)
        return near and _ATTRIBUTIVE.match(line.text, verb.start) is not None
    if verb.value == "negotiating" and _AFTER.search(line.folded[max(0, verb.start - 60) : verb.start]):
        return True
    if language == "en":
        return _is_over(verb, line) or _is_past_in_english(verb, line, past, tags)
    had = _was_before(line.folded[max(0, verb.start - 48) : verb.start])
    if language in _ROMANCE and had is not None and _OF_LATE.search(line.folded):
        had = None
    if language == "de" and had is not None and is_reported(line.text[: verb.start]):
        had = None
    if language == "de" and was_before(verb, line):
        return True
    return had is not None or any(
        0 <= start - verb.end <= _PAST_AFTER
        and not _SINCE.search(line.folded, verb.end, start)
        and not (verb.value in ENDED and _OF_YEAR.search(line.folded, verb.end, start))
        for start, _ in past
    )
