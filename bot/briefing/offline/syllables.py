"""Find names of organisations in Korean and Japanese: by the word that ends them, and by the word before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.briefing.offline import gazetteer
from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.text import Line

Span = tuple[int, int]
_KO_BEFORE = (
    r"(?:기업|업체|회사|석유사|항공사|제조사|통신사|보험사|해운사|건설사|제약사|공기업|전력사|가스사|광산업체|개발사|운용사|은행|그룹|"
    r"에너지사|스타트업|조선사|조선소|거래소|운영사|정유사|전력회사|가스회사|유통사|물류사|게임사|제련사|화학사|발전사|해운사|선사|재단|단체|펀드|연구소|대학|통신|반도체사|배터리사|자동차사|철강사"
    r"|국영사|투자사)"
)
_KO_NAME = re.compile(
    rf"{_KO_BEFORE}인? ([가-힣A-Za-z][가-힣A-Za-z0-9&·]{{1,14}})(?: ([가-힣A-Za-z]{{2,8}})(?=[과와은는이가] ))?"
)
_KO_WORD = re.compile(r"[가-힣A-Za-z0-9&]+")
_KO_GENERIC = re.compile(
    r"^(?:국영|민간|현지|외국|시중|해외|국내|글로벌|세계|다국적|대형|일부|관련|이들|양국|두|각|주요|한국|일본|중국|미국|상업|중앙|투자|개발|정책|"
    r"국책|지방|공적|동남아|유럽|완성|신재생|재생|친환경|원자력|수소|청정|전기|배터리|반도체|석유|화력|풍력|해상|식품|방위|국제|저비용|대한|"
    r"첨단|미래|바이오|핵심|소재|기간|관광|문화|콘텐츠|서비스|제조|농|수산|임|산|철강|자동차|해운|건설|인프라|에너지|금융|스마트|협력|공동|교통|물류|디지털|우주|정보|통신)$"
)
_LONGEST_ENDING = 9
_JOSA_BATCHIM, _JOSA_OPEN = "은이과을", "는가와를"
_JA_RUN = re.compile(r"[一-龠々ァ-ヴーA-Za-z0-9Ａ-Ｚａ-ｚ&＆・]+")
_JA_BEFORE = re.compile(
    r"(?:銀行|会社|企業|大手|メーカー|公社|最大手|中堅|新興|財閥|機関|子会社|事業者|商社|航空|電力|国営|社|公団|グループ)([ァ-ヴー・A-Za-zＡ-Ｚ]{3,})$"
)
_JA_BESIDE = re.compile(
    r"(?:メーカー|大手|会社|企業|銀行|新興|商社|公社|機関|業者|最大手)(?:の|、|「)([ァ-ヴー・A-Za-zＡ-Ｚ]{3,}[一-龠]{0,4})"
    r"|の([ァ-ヴー]{2,}・[ァ-ヴー・]{2,})(?=から|と|が|は|を|に|の|、|」)"
)
"""A foreign company behind what it is, or behind its country: "豪州のサンコースト・ハイドロジェン"."""
_JA_PERSON = re.compile(r"(?:氏|首相|大統領|外相|会長|社長|長官|大使|議員|代表|監督|選手|さん|容疑者)")
_JA_GENERIC = re.compile(
    r"^(?:日本|韓国|中国|米国|国営|民間|現地|両|同|各|商業|中央|政府系|地方|外資系|国際|大手|関連|主要|今|共同|合弁|持ち株|新|子|親|特別目的|国内|海外|"
    r"再生可能|再生可能エネルギー|水素|天然|液化天然|都市|自動車|鉄|半導体|太陽光|省|クリーン|データ|次世代|電気|企業|両国|複数の|機|温室効果|温暖化|排|原子力|投資|民間|二|経済|貿易|食料"
    r"|農業|国家|三|一)$"
)


@dataclass(slots=True)
class Name:
    """A name of an organisation in a line."""

    start: int
    end: int
    entity: Entity


def find_names(lines: list[Line], taken: list[list[Span]], language: str) -> list[list[Name]]:
    """The organisations of each line outside `taken`, which are listed already."""
    found = []
    for line, spans in zip(lines, taken, strict=True):
        names = _korean(line) if language == "ko" else _japanese(line)
        found.append(_free([n for n in names if not any(s <= n.start and n.end <= e for s, e in spans)]))
    return found


def _free(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _korean(line: Line) -> list[Name]:
    found = []
    for m in _KO_NAME.finditer(line.text):
        name = without_josa(m[1])
        if len(name) > 1 and not _KO_GENERIC.match(name) and not _common_korean(name):
            found.append(Name(m.start(1), m.start(1) + len(name), Entity(name, "company")))
    for m in _KO_WORD.finditer(line.text):
        word = m[0]
        ended = _ending(word)
        if ended is None:
            continue
        end, kind = ended
        rest = word[end:]
        if rest and not re.match(
            r"^(?:[은는이가을를과와의도에로]|에서|으로|에게|이라|와의|과의|측|만|까지|부터|장관|장은|청장|이사장|회장|총재|원장|총장|사장|대표|관계자|등|들)",
            rest,
        ):
            continue
        name = word[:end]
        stem = name[: -len(_stem_ending(name))]
        if stem and not _KO_GENERIC.match(stem):
            found.append(
                Name(
                    m.start(),
                    m.start() + end,
                    Entity(name, kind, "KR" if re.match("한국|대한|국민|서울", name) else ""),
                )
            )
        elif not stem and len(name) > 2 and kind == "government_body" and name[-1] in "부청군":
            start, country = _country_before(line, m.start())
            found.append(Name(start, m.start() + end, Entity(line.text[start : m.start() + end], kind, country)))
    return found


def _country_before(line: Line, at: int) -> tuple[int, str]:
    """Where "콜롬비아 국방부" begins, with the country; `at` and "" of a ministry at home."""
    before = line.text[max(0, at - 16) : at]
    for hit in gazetteer.places().find(before, before):
        if before[hit.end :] == " " and hit.value.code != "KR" and hit.value.form == "name":
            return at - len(before) + hit.start, hit.value.code
    return at, ""


def without_josa(word: str) -> str:
    """`word` without the particle that follows it, where the sound before shows that it is one."""
    last = word[-1:]
    if len(word) < 3 or not ("가" <= word[-2] <= "힣"):
        return word[:-1] if len(word) > 2 and last in _JOSA_OPEN + _JOSA_BATCHIM + "의에도" else word
    batchim = (ord(word[-2]) - 0xAC00) % 28 > 0
    if last in "의에도" or last in (_JOSA_BATCHIM if batchim else _JOSA_OPEN):
        return word[:-1]
    return word


def _common_korean(name: str) -> bool:
    return bool(re.search(r"(?:으로|에서|들이|들은|하는|했다|한다|대표|관계자|측|등|간)$", name))


@lru_cache(maxsize=8192)
def _ending(word: str) -> tuple[int, str] | None:
    """Where the last ending of an organisation's name ends in `word`, and its kind."""
    endings = gazetteer.name_endings()
    for end in range(len(word), 0, -1):
        for start in range(max(0, end - _LONGEST_ENDING), end):
            if (kind := endings.get(word[start:end])) is not None:
                return end, kind
    return None


def _stem_ending(name: str) -> str:
    endings = gazetteer.name_endings()
    return next((name[n:] for n in range(max(0, len(name) - _LONGEST_ENDING), len(name)) if name[n:] in endings), "")


def _japanese(line: Line) -> list[Name]:
    found = []
    for m in _JA_BESIDE.finditer(line.text):
        group = 1 if m[1] else 2
        if not _JA_PERSON.match(line.text, m.end(group)):
            found.append(Name(m.start(group), m.end(group), Entity(m[group], _ja_kind(m[0]))))
    for m in _JA_RUN.finditer(line.text):
        run = m[0]
        if before := _JA_BEFORE.search(run):
            found.append(Name(m.start() + before.start(1), m.end(), Entity(before[1], _ja_kind(run))))
            continue
        ending = _stem_ending(run)
        stem = run[: len(run) - len(ending)]
        if ending and len(stem) > (1 if len(ending) > 1 else 2) and not _JA_GENERIC.match(stem):
            country = _ja_country(stem)
            found.append(Name(m.start(), m.end(), Entity(run, gazetteer.name_endings()[ending], country)))
        elif ending in ("省", "庁") and len(run) >= 3:
            found.append(Name(m.start(), m.end(), Entity(run, "government_body")))
    return found


def _ja_kind(run: str) -> str:
    return "bank_fund" if "銀行" in run else "company"


@cache
def _ja_country(stem: str) -> str:
    for hit in gazetteer.places().find(stem, stem):
        if hit.start == 0:
            return hit.value.code
    return ""
