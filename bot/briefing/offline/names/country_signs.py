"""Know countries by the sign that Korean and Japanese write for each: "日越両政府", "한미 정상"."""

from __future__ import annotations

import re
from functools import cache

from bot.briefing.offline.lines.gate import Sourced
from bot.briefing.offline.lines.lexicon import Lexicon, flat
from bot.briefing.offline.names.gazetteer import Entity, places, state
from bot.briefing.text.tables import alternatives, rows

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
    rf"|(?<!日中)(?<!中日)(?:[や、がはでA-ZＡ-Ｚ]|の(?:両|首脳|政府|外相|国防|防衛|財務|閣僚|外務|外交"
    rf"|通商|実務|次官|条約|協定|協議|交渉|犯罪人|運転|当局|[23三]カ?国)))"
    rf"|(?<![가-힣])(?!독일|중독|한인|중미|미인"
    rf"|한·중미)([{_SIGNS_KO}])[{_DOT}]?([{_SIGNS_KO}])[{_DOT}]?([{_SIGNS_KO}])?"
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
_ACTS_JA = (
    "政府|側|政権|上院|下院|議会|連邦議会|大統領|首相|外相|財務相|国防相|国務長官|商務長官|財務長官|国防長官|当局"
    "|国防総省"
)
_ACTS_KO = (
    "정부|행정부|의회|상원|하원|대통령|총리|국방장관|국무장관|재무장관|상무장관|외무장관|외교장관|당국"
    "|국방부|국무부|상무부"
    "|재무부|교통부|에너지부|법무부|무역대표부|해군|공군|육군"
)
_ALONE = Sourced(
    rf"([米英独仏露ロ印豪越加比泰伊台韓])(?<![一-龠ァ-ヴA-Za-z0-9０-９].)(?=(?:{_ACTS_JA}))"
    r"|([米英独仏露印豪韓])(?<![一-龠ぁ-んァ-ヴA-Za-z0-9０-９].)(?=、)"
    rf"|([미영독불러美中日獨佛英韓露印濠伊北])(?<![가-힣一-龠A-Za-z0-9].)(?= (?:{_ACTS_KO}))"
    r"|([美中日獨佛英韓露印濠伊北])(?<![가-힣一-龠A-Za-z0-9·.-].)(?=,? [\"“'‘]|, )"
)
"""The sign of a country that acts: "仏上院", "독 정부", "美, 협정 탈퇴"."""
_GOES_ON = re.compile("[ァ-ヴー]{2}")
"""Within a longer word in katakana: "日タイトル"."""
_UNION = Entity("European Union", "igo")


def paired(text: str) -> list[tuple[int, Entity]]:
    """Countries told by a sign each, with their places: "日越両政府", "한미 정상", "日米欧", "한·몽골"."""
    if text.isascii() or not _HAS_SIGN.search(text):
        return []
    codes = _signs_of_text()
    found = []
    after = 0
    for first in _MAY_PAIR.pattern.finditer(text):
        m = _PAIR.pattern.match(text, first.start()) if first.start() >= after else None
        if m is None:
            continue
        after = m.end()
        told = [(m.start(n), codes[m[n]]) for n in range(1, _PAIR.pattern.groups + 1) if m[n]]
        if len({code for _, code in told}) == len(told):
            found += told
    for m in _BESIDE.pattern.finditer(text):
        beside = text[m.end() : m.end() + 12]
        folded = flat(beside)
        named = [(h.start, h.end) for lexicon in (places(), _pacts()) for h in lexicon.find(beside, folded)]
        if any(start == 0 and not _GOES_ON.match(beside, end - 1) for start, end in named):
            found.append((m.start(), codes[m[1]]))
    found += [(m.start(), codes[m[m.lastindex or 0]]) for m in _ALONE.pattern.finditer(text)]
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
def _signs_of_text() -> dict[str, str]:
    """The signs of countries with their codes, and that of the European Union, which has none."""
    return {**signs(), "欧": ""}


@cache
def signs() -> dict[str, str]:
    """The signs of countries with their codes."""
    return {sign: code for code, cell in rows("country_signs.tsv", 2) for sign in alternatives(cell)}
