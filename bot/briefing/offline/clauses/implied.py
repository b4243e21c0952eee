"""Tell who is meant where a sentence names nobody: "both countries", "両社", "양측", "同社"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.briefing.offline.clauses.event import COUNTRIES
from bot.briefing.offline.clauses.spoken_nouns import OTHER_SIDE, SUBJECT, is_named, told_by
from bot.briefing.offline.lines.gate import gated, opened
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity, state
from bot.briefing.offline.names.mention import Mention

_LATIN = ("es", "fr", "de")
_BOTH_STATES = gated(
    r"\b(?:the two|both) (?:countries|governments|nations|states)\b"
    r"|\b(?:ambos|los (?:dos|tres|cuatro|cinco)) (?:paises|gobiernos|estados)\b"
    r"|\b(?:ambas|las dos) (?:naciones|delegaciones|capitales)\b"
    r"|\b(?:les|des|entre les) (?:deux|trois) (?:pays|gouvernements|etats|capitales|voisins|presidents|dirigeants"
    r"|delegations)\b"
    r"|\bbeide[nr]? (?:landern?|regierungen|staaten|nachbarn|delegationen|hauptstadten?)\b"
    r"|\b(?:les (?:deux )?ministres|los (?:dos )?ministros|die (?:beiden )?minister)\b(?! d)"
    r"|양국|두 나라|양 정상|양 정부|両国|両政府|両首脳|二国間"
)
_BOTH_FIRMS = gated(
    r"\b(?:ambas|las dos) (?:instituciones|universidades|organizaciones|navieras|empresas|companias|firmas"
    r"|entidades|sociedades"
    r"|aerolineas)\b"
    r"|\b(?:ambos|los dos) (?:centros|organismos|grupos|bancos|socios|fabricantes|consorcios)\b"
    r"|\bque ambas [a-z]+(?:aban|ian|an|en)\b"
    r"|\b(?:les|des) deux (?:etablissements|universites|instituts|organismes|maisons|assureurs)\b"
    r"|\b(?:les|des) deux (?:groupes|entreprises|societes|compagnies|banques|partenaires|industriels|constructeurs)\b"
    r"|\bbeide[nr]? (?:einrichtungen|institute|hochschulen|universitaten|verbande|unternehmen"
    r"|firmen|konzerne|gesellschaften|partnern?"
    r"|konzernen|banken|herstellern?|instituten|verbanden|hausern?)\b"
    r"|양사|두 회사|두 기업|두 업체|양 기관|두 기관|両社|両行|両者|両機関|両大学"
)
_BOTH_SIDES = gated(
    r"\b(?:ambas|las dos) partes\b|\b(?:les|des) deux (?:parties|camps)\b|\bbeide[nr]? seiten\b|양측|양쪽|双方"
)
_SEVERAL = gated(
    r"(?:세|네|다섯|[3-5]) ?(?:기관|회사|기업|업체|단체|사)(?:는|은|가|이) |[3-6三四五六](?:社|者|行|団体"
    r"|機関|大学|カ国|か国|ヵ国)(?:は|が)"
)
"""Subjects that stand for all whom the sentence before names."""
_SAME = gated(
    r"(?<![一-龠ァ-ヴー])(?:公団|公社|機構|協会|組合|財団|大学|銀行|会社|病院|連盟)(?:側)?(?:は|が)"
    r"|同(?:社|行|大|機構|庁|省|グループ|協会|基金)(?!士|時)|(?<![가-힣])(?:회사|은행|공사|그룹|재단|협회|조합"
    r"|당사)(?:는|은|가|이|측)(?=[ \s측은이])"
)
_BETWEEN = re.compile(r"\bzwischen (?:den )?$")
_THE_COUNTRY = gated(
    r"\b(?:le pays|el pais|das land|l'etat)\b(?! (?:vasco|basque|de))"
    r"|\bel (?:gobierno|ejecutivo)\b(?! (?:de|del|[a-z]+(?:ano|ana|eno|es|ense|ino|ol|i|ita|aco))\b)"
    r"|\ble gouvernement\b(?! (?:de|du|des|d'\w+|[a-z]+(?:ais|ien|ois|ain|ol|and|ak|ec|tin|e))\b)"
    r"|\bdie regierung\b(?! (?:in|von|des|der|\w+s)\b)"
)
_TO = re.compile(r"\b(?:au|aux|a|al|a la|an|a los|dem|der|den) (?:la |l')?$")
_STAND_INS = frozenset({_BOTH_STATES, _BOTH_FIRMS, _BOTH_SIDES, _SEVERAL, _SAME, SUBJECT, OTHER_SIDE, _THE_COUNTRY})
_BEGINNING = 45
_LEADING = 4
_AROUND = 26
"""Characters around a name that tell what it is."""
NO_SUBJECT = {
    "ko": re.compile(r"[가-힣](?:은|(?<![와과에])(?<!에서)(?<!으로)는|이|가) "),
    "ja": re.compile(r"(?<![とにで円ル%分費額金割])は|が"),
}
"""What every subject of a sentence has behind it; without one the subject is that of the sentence before."""
_TOPIC = re.compile(r"\S{0,2}?(?:は|[은는] )|(?: [가-힣]{2,8})?[은는이가] ")
_FOREIGN_NAME = re.compile(r"[트프크스즈르브벡퍼텍켈롱룰]")
"""Syllables of foreign presidents, whose country the text need not say again."""
_WITH = re.compile(r"(?:[((][^()()]{1,16}[))])?(?:と(?!いう|いった)|[와과][는도의]? )")
"""Behind the other party of whoever the article is about: "徳島大学とは"."""
_AT_HOME = {
    "ko": (
        "KR",
        re.compile(
            r"^[가-힣]{3} 대통령(?=[과와은이] )"
            r"|(?:^|[과와은는] )[가-힣]{2,3} (?:국무총리|경제부총리|통상교섭본부장|(?:외교부|산업통상부|산업부|국방부"
            r"|국토교통부|기획재정부|고용노동부) 장관)(?=[과와은이] )"
            r"|(?<![가-힣] )(?<![가-힣])(?:우리 ?)?정부(?:는|가|와|도) |우리나라"
        ),
    ),
    "ja": (
        "JP",
        re.compile(
            r"(?<![一-龠ァ-ヴー])政府(?:は|が|と)"
            r"|(?<![一-龠ァ-ヴーの])(?![李王金朴尹韓趙習陳頼蔡卓黄張劉曹])(?:[一-龠]{3,5}|[一-龠]{2}[ぁ-ん]{1,3})?"
            r"(?:首相|外相|経済産業相|経産相|財務相|防衛相|農相|農林水産相|国交相|国土交通相|環境相|厚労相|総務相)"
            r"(?:は|が|と(?!し))"
        ),
    ),
}
"""The government of the country where the language is spoken, which needs no name there."""
_HOME_WORDS = {
    "ko": ("정부", "대통령", "국무총리", "경제부총리", "통상교섭본부장", " 장관", "우리나라"),
    "ja": ("政府", "相"),
}
"""One of these is in every match of its pattern."""


@dataclass(slots=True)
class Spoken:
    """Who was spoken of in the lines before: the parties of the last agreement, and countries in their order."""

    parties: list[Mention] = field(default_factory=list)
    countries: list[Mention] = field(default_factory=list)
    before: list[Mention] = field(default_factory=list)
    pair: list[Mention] = field(default_factory=list)
    """The last two organisations that one line named."""
    meant: list[Mention] = field(default_factory=list)
    """Whom the clause before was about."""
    paragraph: int = -1
    """That of the line before."""
    told: list[Mention] = field(default_factory=list)
    """Who was named in the paragraph so far."""
    topic: Mention | None = None
    heard: list[tuple[str, Mention]] = field(default_factory=list)
    """The organisations that were named, each with the words around it, folded."""

    def hear(self, line: Line, mentions: Sequence[Mention]) -> None:
        """Remember whom a line names, and which organisation it is about."""
        self.before = [m for m in mentions if not m.weak]
        self.told = [*(self.told if line.paragraph == self.paragraph else ()), *self.before]
        self.paragraph = line.paragraph
        self._pair(self.before)
        for m in mentions:
            about = (
                _TOPIC.match(line.text, m.end)
                if line.text[m.start] >= "\u1100" or line.text[m.end : m.end + 1] >= "\u1100"
                else m.start < _BEGINNING
            )
            aside = self.topic is not None and isinstance(about, re.Match) and about[0].strip()[-1:] in "이가"
            if m.form == "organisation" and line.part and about and not (m.weak or aside):
                self.topic = m
                break
        self.countries += [m for m in mentions if m.entity.kind in COUNTRIES]
        self.heard += [
            (_around(line, m), m) for m in mentions if not m.weak and (m.form != "name" or not m.entity.country)
        ]

    def two_told(self) -> bool:
        """Whether the paragraph has named two actors so far."""
        return len({m.entity for m in self.told}) == 2

    def agreed(self, parties: Sequence[Mention]) -> None:
        """Remember the parties of an agreement."""
        if len({m.entity for m in parties}) > 1 or not self.parties:
            self.parties = list(parties)
        self._pair(parties)

    def _pair(self, mentions: Sequence[Mention]) -> None:
        firms = {m.entity: m for m in mentions if m.entity.kind not in COUNTRIES}
        if len(firms) == 2:
            self.pair = list(firms.values())


def implied(
    line: Line, span: tuple[int, int], who: list[Mention], spoken: Spoken, language: str, *, told: bool
) -> list[Mention]:
    """`who` of a clause, and those whom its words stand for; `told`: the clause names a kind of agreement."""
    start, end = span
    found = list(who)
    home = _at_home(line.text, start, end, language) if language in _AT_HOME else None
    if home is not None and not _FOREIGN_NAME.search(home[0]):
        found.append(Mention(home.start(), home.end(), state(_AT_HOME[language][0]), "government"))
    found = [*_stand_ins(line, span, found, spoken, language), *found]
    names = {m.entity for m in found}
    if not names and told and line.paragraph == spoken.paragraph and len({m.entity for m in spoken.before}) > 1:
        found = _as_here(spoken.before, start, start)
    elif not names and told and language in _LATIN and line.paragraph == spoken.paragraph and spoken.two_told():
        found = _as_here(spoken.told, start, start)
    elif len(names) < 2 and language in NO_SUBJECT and not NO_SUBJECT[language].search(line.text, start, end):
        with_one = len(names) == 1 and spoken.topic is not None and _WITH.match(line.text, found[0].end)
        meant = [spoken.topic] if with_one and spoken.topic else spoken.meant
        found += _as_here([m for m in meant if m.entity not in names], start, start)
    if len({m.entity for m in found}) > 1:
        spoken.meant = found
    return sorted(found, key=lambda m: m.start)


def _at_home(text: str, start: int, end: int, language: str) -> re.Match[str] | None:
    """Where a clause names the government of the country where its language is spoken."""
    for word in _HOME_WORDS[language]:
        if word in text:
            return _AT_HOME[language][1].search(text, start, end)
    return None


def _stand_ins(
    line: Line, span: tuple[int, int], who: Sequence[Mention], spoken: Spoken, language: str
) -> list[Mention]:
    """Whom "both countries", "les deux groupes", "양측" and "the company" mean; none that are named in `who`."""
    text = line.folded
    start, end = span
    names = {m.entity for m in who}
    if opened(text).isdisjoint(_STAND_INS):
        return []
    meant: Sequence[Mention] = ()
    m: re.Match[str] | None = None
    by_both = bool(names) and language in _LATIN and _given_by_both(text, span, who)
    if (by_both or sum(e.kind in COUNTRIES for e in names) < 2) and (
        m := _BOTH_STATES.search(text, start, end)
    ) is not None:
        if names and _BETWEEN.search(text, max(start, m.start() - 12), m.start()):
            return []  # "das Kabel zwischen beiden Ländern" of two companies
        meant = _last_two(spoken, set() if by_both else names)
        if len(meant) == 1 and not names and language in _AT_HOME:
            meant = [*meant, replace(meant[0], entity=state(_AT_HOME[language][0]))]
    elif len(names) < 2 and (m := _BOTH_FIRMS.search(text, start, end)) is not None:
        subject = m.start() - start < _LEADING or line.text[m.end() : m.end() + 1] in tuple("은는이가はが")
        meant = [spoken.topic] if names and spoken.topic and not subject else _both_firms(spoken, language)
    elif len(names) < 2 and (m := _BOTH_SIDES.search(text, start, end)) is not None:
        meant = spoken.before if len({m.entity for m in spoken.before}) == 2 else spoken.parties
    elif (m := _SEVERAL.search(text)) is not None:
        meant = [p for p in spoken.before if p.entity.kind not in COUNTRIES]
    elif (same := _same(line, (start, end), who, language)) is not None:
        firms = [p for p in spoken.parties if p.entity.kind not in COUNTRIES]
        home = _home_behind(line, same.end()) if language in _LATIN else ""
        own = [p for p in firms if home and p.entity.country == home][:1]
        meant = own or _topic(same, spoken, names) or firms[:1]
        if language == "ja" and line.text.startswith("と", same.end()):  # "同社とは": another than the article is about
            meant = [*meant, *[p for p in spoken.before if p.entity.kind not in COUNTRIES and p not in meant][-1:]]
        return _as_here([p for p in meant if p.entity not in names], same.start(), same.end())
    elif len(names) == 1 and language in _LATIN and (given := _to_same(line, (start, end), who, language)) is not None:
        meant = _topic(given, spoken, names)
        return _as_here([p for p in meant if p.entity not in names], given.start(), given.end())
    elif (m := _THE_COUNTRY.search(text, start, end)) is not None and not any(e.kind == "state" for e in names):
        meant = [c for c in spoken.countries if not c.weak][-1:]
    at = m.start() if m else start
    return _as_here([p for p in meant if p.entity not in names], at, at)


def _given_by_both(text: str, span: tuple[int, int], who: Sequence[Mention]) -> bool:
    """Whether two propose something to those named behind: "Les deux pays proposent au Togo et au Mali de ..."."""
    m = _BOTH_STATES.search(text, *span)
    if m is None or m.start() - span[0] > _LEADING or not who:
        return False
    return all(x.start > m.end() and _TO.search(text, m.end(), x.start) for x in who)


def _both_firms(spoken: Spoken, language: str) -> Sequence[Mention]:
    """Whom "both companies" means: in Korean and Japanese the two of the last agreement, else the last two named."""
    agreed = {m.entity: m for m in spoken.parties if m.entity.kind not in COUNTRIES}
    return list(agreed.values()) if len(agreed) == 2 and language in NO_SUBJECT else spoken.pair


def _around(line: Line, m: Mention) -> str:
    """A name with the words around it, which may tell what it is: "la aerolínea chilena X", "X, concesionaria ..."."""
    return line.folded[max(0, m.start - _AROUND) : m.end + _AROUND * (m.form == "organisation")]


def _topic(told: re.Match[str], spoken: Spoken, names: set[Entity]) -> list[Mention]:
    """Whom "the company" or "the authority" means: its kind tells in Spanish, French and German."""
    found = told_by(told[1] if told.lastindex else "", spoken.topic, spoken.heard, names)
    return [found] if found else []


def _home_behind(line: Line, end: int) -> str:
    """The country of "la empresa chilena" or "le groupe suisse", by its adjective; "" where there is none."""
    behind = line.text[end + 1 : end + 20]
    hits = gazetteer.adjectives().find(behind, line.folded[end + 1 : end + 20])
    return hits[0].value.code if hits and hits[0].start == 0 else ""


def _to_same(line: Line, span: tuple[int, int], who: Sequence[Mention], language: str) -> re.Match[str] | None:
    """Where a clause gives something to "the company", without its name behind it."""
    m = OTHER_SIDE.search(line.folded, *span)
    return None if m is None or is_named(line.text, m.end(), who, language) else m


def _same(line: Line, span: tuple[int, int], who: Sequence[Mention], language: str) -> re.Match[str] | None:
    """Where a clause says "the company" without its name behind it."""
    latin = SUBJECT.pattern.match(line.folded, *span) if SUBJECT.may(line.folded) else None
    if latin is not None and is_named(line.text, latin.end(), who, language):
        return None
    return latin or _SAME.search(line.folded, *span)


def _last_two(spoken: Spoken, names: set[Entity]) -> list[Mention]:
    """The two countries that were named last, those with a part in an agreement first."""
    strong = [m for m in spoken.parties if m.entity.kind in COUNTRIES]
    last: dict[Entity, Mention] = {}
    for m in [
        *strong,
        *(m for m in reversed(spoken.countries) if not m.weak),
        *(m for m in reversed(spoken.countries) if m.form != "adjective"),
    ]:
        last.setdefault(m.entity, m)
    missing = 2 - sum(e.kind in COUNTRIES for e in names)
    return [m for entity, m in last.items() if entity not in names][:missing]


def _as_here(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    unique = {m.entity: m for m in mentions}
    return [replace(m, start=start, end=end, weak=False, form="name") for m in unique.values()]
