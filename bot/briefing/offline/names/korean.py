"""Find names of organisations in Korean: by the word that ends them, their neighbours, and what they do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.korean_again import TAIL, again, short_forms
from bot.briefing.offline.names.korean_forms import GIVES, formed, is_loan
from bot.briefing.offline.names.named import Name, Span, ending_of, fits_particle, inside, is_common, outside

_BRACKET = re.compile(r"(\([^()\n]{2,32}\))([가-힣]{0,4})")
_WORD = re.compile(r"[가-힣A-Za-z0-9&]+(?:-[A-Za-z0-9]+)*")
_JOSA = re.compile(
    r"(?P<topic>은|는|도)$|(?P<subject>이|가|측은|측이|측도)$|(?P<partner>과|와|과의|와의|과는|와는|과도"
    r"|와도|측과|하고)$"
    r"|(?P<other>을|를|의|에|에게|에는|에도|에서|으로|로|으로부터|로부터|까지|부터|만|측|이라고|라고)$"
)
_KIND_BEFORE = re.compile(
    r"(?:기업|업체|대기업|스타트업|협동조합|그룹|조선소|거래소|재단|단체|펀드|연구소|벤처|컨소시엄|계열사"
    r"|자회사|운영사|반군|무장단체|정당|여당|야당|정파|투자사|노조|시민단체|환경단체|선주|해운선사|발주처"
    r"|바이어|브랜드|플랫폼|메이커|체인|체인점|할인점|백화점|프랜차이즈|리테일러|제조업체|운용사|벤더"
    r"|오퍼레이터"
    r"|[가-힣]사)(?:인|이자)?$"
)
"""What an organisation is, before its name: "배급사 도호라이브"."""
_PERSONS = re.compile(
    r"^(?:이사|의사|기사|인사|군사|공사|행사|조사|감사|박사|강사|역사|수사|심사|농사|지사|영사|본사|양사|각사|타사"
    r"|동사|당사|노사)$"
    r"|(?:대사|특사|판사|검사|변호사|회계사|간호사|교사|목사)$"
)
"""Words in 사 that name no kind of company."""
_AT_PLACE = re.compile(r"(?:에서|까지|부터)$")
_INTO = re.compile(r"에$")
_GIVES = re.compile(GIVES)
_SITES = re.compile(r"(?:조선소|거래소|연구소|공사)$")
"""What is a place too: "조선소 용접 인력"."""
_TITLE_BEHIND = re.compile(
    r" ?(?:전 |신임 )?(?:대통령|총리|장관|차관|회장|사장|부회장|부사장|대표|이사장|의장|총재|원장|교수|연구원"
    r"|애널리스트|대변인|본부장|위원장"
    r"|국장|의원|씨|감독|선수|팀장|대사|주석|왕세자|국왕|외교|수석|전무|상무|센터장|지사|시장)"
)
_OFFICE_BEHIND = re.compile(
    r" (?:전 )?([가-힣]{1,8}) (?:[가-힣]{2,8} )?"
    r"(?:대통령|총리|(?:[가-힣]{2})?장관|외무상|수상|주석|의원|국왕|왕세자|수반)"
)
"""Behind the name of a person the country or the place of the office: "바샤르 아사드 시리아 대통령"."""
_TELLS = re.compile(
    r"(?:체결|계약|협약|양해각서|MOU|합의|협의|논의|협상|협력|제휴|합작|공동|손잡|손을 잡|투자|인수|매각|공급|수주"
    r"|밝혔|밝힌|공시|발표|추진|제안)"
)
_TOGETHER = re.compile(
    r"(?:체결|합병|통합|결합|분쟁|소송|동맹|다툼|맞손|계약|협약|양해각서|MOU|합의|협의|논의|협상|협력|제휴"
    r"|합작|공동|손잡|손을 잡|맺)"
)
_VERB = re.compile(r"(?:[하되시키있없않받맡짓겠]|다|라|자|냐|려|며|면|던|든|않은|없는|했|됐|만드|늘리|줄이|지키|들)$")
_COMMON_END = re.compile(
    r"(?:들|자들|측|간|등|당국|관계자|소식통|업계|국가|각국|정부|기업|회사|업체|기관|금액|규모|가격|비율|비중|총액"
    r"|매출|이익|주가|지수"
    r"|수출|수입|교역|물량|기간|일정|시점|분야|부문|사업|사업비|제도|정책|조치|절차|방안|조건|내용|문제|상황|관세"
    r"|지역|공장|단지|법인|제련소|제철소|발전소|광산|유전|가스전|염호|농장"
    r"|시장|수요|생산|설비|기술|제품|서비스|인력|직원|노조|주민|단체|농가|국민|의회|의원|대통령|총리|장관|위원장"
    r"|대표단|협상단|실무단|사절단"
    r"|협정|협약|계약|합의|협상|회담|회의|서명|체결|발효|비준|협력|교류|지원|투자|인수|합병|매각|지분|자금|비용"
    r"|예산|대금|대출|보증"
    r"|(?:제품|후보|상품|고객|산업|업종|종목)군|취재단|기자단|특파원|(?:외무|방위|재무|환경|농림수산"
    r"|경제산업|국토교통|관방)상|생태환경부장|외교부장|상무부장"
    r"|[0-9]+[가-힣]{0,2})$"
)
_NAME_LIKE = re.compile(r"[A-Z]{2}|[A-Z][a-z]")
_FOREIGN = re.compile(r"[츠프트크스즈르브벡퍼텍텀쉬젠엑넥섬옥룩윅릭틱빅팜랩숍휠잉딩킹닉펙콤캠웰홀]")
_HEADLINE = re.compile(r"^[\"'‘“\[]*([가-힣A-Za-z0-9&]{2,16})(?=,|·|-|[과와] )")
_ENOUGH = 2
_BOUGHT = re.compile(r" (?:인수|지분|측|경영권|주식)")
_NATIONAL = re.compile(
    r"(?:상공회의소|상의|협회|거래소|연합회|연맹|투자청|관세청|중앙회|과학원|연구원|국립은행|항공|철도"
    r"|통신|텔레콤|전력|전력공사|가스공사|석유공사|석유|중앙은행|은행|개발은행|대학교|공사)$"
)
"""What is named by its country alone: "우즈베키스탄항공"."""
_PUBLIC = ("government_body", "association", "research_education")
_OFFICE = re.compile(r"(?<![가-힣])[가-힣]{2,10}(?:청|부|처|국|위원회)(?=[은는이가을를과와의에도 (]|으로|$)")
_NO_OFFICE = re.compile(
    r"(?:약|전|각|양|당|외|본|제|왕|연합|회원|가입|상대|참가|대|강|선진|개도|신흥|결|정|방송|공화|합중"
    r"|개)국$|(?:남|북|동|서|내|일|간|본|정|전|외|상|하|중|세|각|기|투|거|납|첨|학)부$|신청$|요청$|대처$"
    r"|근처$|상처$"
    r"|거래처$|구청$|시청$|도청$"
)
_STATES_IN_SHORT = ("미", "영", "독", "불", "중", "일", "러")
_DIVISIONS = frozenset({"의과", "공과", "법과", "경영", "부속", "산하", "대형", "시중", "상업"})


@dataclass(slots=True)
class _Word:
    """A word of a line with the particle behind it."""

    line: int
    start: int
    stem: str
    role: str
    end: int
    """Where its particle ends."""


def korean_names(lines: list[Line], taken: list[list[Span]]) -> list[list[Name]]:
    """The organisations of each line outside `taken`."""
    found = [[*_ended(line), *_offices_abroad(line), *formed(line)] for line in lines]
    known = {name.entity.name: name.entity for names in found for name in names}
    judged = _judge(lines, taken, known)
    forms = {**judged, **short_forms(judged, lines)}
    for n, line in enumerate(lines):
        found[n] += again(line, forms)
    return [outside(names, spans) for names, spans in zip(found, taken, strict=True)]


def _ended(line: Line) -> Iterator[Name]:
    """Names that end in a word for organisations: "대양은행", "콜롬비아 국방부"."""
    for m in _WORD.finditer(line.text):
        word = m[0]
        ended = _ending(word)
        if ended is None:
            continue
        end, length, kind = ended
        if word[end:] and not TAIL.match(word, end):
            continue
        stem = word[: end - length]
        if kind == "company" and len(stem) == 1 and "가" <= stem <= "힣":
            continue  # "지화학 자료"
        if stem and not is_common(stem, "ko") and stem not in _DIVISIONS:
            country = "KR" if re.match("한국|대한|국민|서울", stem) else _country_before(line, m.start())[1]
            yield Name(m.start(), m.start() + end, Entity(word[:end], kind, country))
        elif (
            stem
            and (_NATIONAL.search(word[:end]) or (length > 2 and kind in _PUBLIC))
            and gazetteer.places().find(stem, stem)
        ):
            yield Name(m.start(), m.start() + end, Entity(word[:end], kind, _place_at_end(stem)))
        elif stem not in _DIVISIONS and (stem or (length > 2 and not _goes_on(line, m.start() + end, kind))):
            start, country = _country_before(line, m.start())
            country = country or ("KR" if kind == "government_body" else "")
            office = not stem and kind == "government_body" and word[end - 1] in "부청처" and word[:end] != "주정부"
            if start < m.start() or office:
                yield Name(start, m.start() + end, Entity(line.text[start : m.start() + end], kind, country))


def _goes_on(line: Line, end: int, kind: str) -> bool:
    """Whether a word for companies only describes the next, or begins a name: "미국 반도체 설계업체"."""
    if kind != "company" and not is_loan(line.text[end + 1 : end + 4]):
        return False
    return kind in ("company", "bank_fund") and line.text[end : end + 1] == " "


def _offices_abroad(line: Line) -> Iterator[Name]:
    """Offices that a country stands before: "콜롬비아 국가인프라청", "파나마 운하청"."""
    for m in _OFFICE.finditer(line.text):
        if not _NO_OFFICE.search(m[0]):
            start, country = _country_before(line, m.start())
            if start < m.start():
                yield Name(start, m.end(), Entity(line.text[start : m.end()], "government_body", country))


@lru_cache(maxsize=8192)
def _ending(word: str) -> tuple[int, int, str] | None:
    """Where the last ending of an organisation's name ends in `word`, its length and its kind."""
    for end in range(len(word), 1, -1):
        if (ending := ending_of(word[:end])) is not None:
            return end, *ending
    return None


def _country_before(line: Line, at: int) -> tuple[int, str]:
    """Where "콜롬비아 국방부" begins, with the country; `at` and "" of a ministry at home."""
    before = line.text[max(0, at - 16) : at]
    if before[-1:] != " " or not gazetteer.may_end_place(before[:-1]):
        return at, ""
    for hit in gazetteer.places().find(before, before):
        if hit.start and "가" <= before[hit.start - 1] <= "힣":
            continue  # the "가나" of "페르가나"
        if before[hit.end :] == " " and hit.value.code != "KR" and hit.value.form == "name":
            return at - len(before) + hit.start, hit.value.code
    return at, ""


def _judge(lines: list[Line], taken: list[list[Span]], known: dict[str, Entity]) -> dict[str, Entity]:
    """The names that no word ends, by what speaks for them: their place in the headline, what stands beside them."""
    scores: dict[str, int] = defaultdict(int)
    seen: dict[str, set[int]] = defaultdict(set)
    countries: dict[str, str] = {}
    kinds: dict[str, str] = {}
    persons: set[str] = set()
    first = next((n for n, line in enumerate(lines) if line.part), 0)
    for n, line in enumerate(lines):
        if line.part == 0:
            if (m := _HEADLINE.match(line.text)) and n == 0:
                scores[m[1]] += 2
                seen[m[1]].add(n)
            continue
        for word in _words(n, line):
            if any(inside(word.start, word.start + len(word.stem), span) for span in taken[n]):
                continue
            if _TITLE_BEHIND.match(line.text, word.end) or _holds_office(word, line):
                persons.add(word.stem)
                continue
            seen[word.stem].add(n)
            points, kind, country = _speaks_for(word, line, first=n == first)
            scores[word.stem] += points
            kinds.setdefault(word.stem, kind)
            if country:
                countries[word.stem] = country
    title = " ".join(line.text for line in lines if line.part == 0)
    found = dict(known)
    for stem, score in scores.items():
        again = (len(seen[stem]) > 1) + (stem in title)
        if stem not in persons and score > 0 and score + min(again, 1) >= _ENOUGH and not is_common(stem, "ko"):
            found.setdefault(stem, Entity(stem, kinds.get(stem) or "company", countries.get(stem, "")))
    return found


def _holds_office(word: _Word, line: Line) -> bool:
    """Whether a country with an office stands behind a name: "라이스 미국 국무장관"."""
    m = _OFFICE_BEHIND.match(line.text, word.end) if word.role == "bare" else None
    return m is not None and (m[1] in gazetteer.place_names() or m[1] in _STATES_IN_SHORT)


def _words(n: int, line: Line) -> Iterator[_Word]:
    """The words of a line that may be names: no verbs, no common nouns, no short forms in brackets."""
    text = line.text
    brackets = "(" in text
    for m in _WORD.finditer(text):
        bracket = _BRACKET.match(text, m.end()) if brackets else None
        if bracket is not None:  # "세만(SEMAN)과": the particle stands behind the brackets
            _, particle, role = _split(f"가{bracket[2]}") if bracket[2] else ("", "", "bare")
            stem, end = m[0], bracket.end() if particle else bracket.end(1)
        else:
            stem, particle, role = _split(m[0])
            if not stem and _is_told(m[0], text[: m.start()]):
                stem, particle, role = _parted(m[0])
            end = m.start() + len(stem) + len(particle)
        short = brackets and text[m.start() - 1 : m.start()] == "(" and text[m.start() - 2 : m.start() - 1].isalnum()
        if len(stem) > 1 and not stem[0].isdigit() and not short:
            yield _Word(n, m.start(), stem, role, end)


def _is_told(word: str, before: str) -> bool:
    """Whether a word that ends as verbs do is a name, because its kind stands before it: "유통 체인 세포라에"."""
    stem, _, role = _parted(word)
    if role == "bare" or not stem.endswith(("라", "자", "다", "시", "지")) or _COMMON_END.search(stem):
        return False
    return before.endswith(" ") and _tells_kind(before.rstrip().rpartition(" ")[2])


@lru_cache(maxsize=8192)
def _split(word: str) -> tuple[str, str, str]:
    """A word without its particle, the particle, and its role; empty where the word is no noun."""
    stem, particle, role = _parted(word)
    return ("", "", "") if _VERB.search(stem) or _COMMON_END.search(stem) else (stem, particle, role)


def _parted(word: str) -> tuple[str, str, str]:
    """A word without its particle, the particle, and its role."""
    m = next((m for at in range(1, len(word)) if (m := _JOSA.match(word, at))), None)
    stem, particle, role = (word[: m.start()], m[0], str(m.lastgroup)) if m else (word, "", "bare")
    if m and not fits_particle(stem, particle):
        stem, particle, role = word, "", "bare"
    return stem, particle, role


def _speaks_for(word: _Word, line: Line, *, first: bool) -> tuple[int, str, str]:
    """What speaks for a name of an organisation in one line: points, its kind and its country."""
    before = line.text[: word.start].rstrip(" \"'“‘")
    behind = line.text[word.end :]
    last = before.rpartition(" ")[2]
    points, kind, country = 0, "", ""
    at_start = not before or before[-1] in ",·" or last in ("또", "한편", "이와", "별도로", "함께", "아울러", "앞서")
    if word.role in ("topic", "subject") and _TELLS.search(behind):
        points += 2 if first and (at_start or not before) else 1 if not before else 0
    if last and _tells_kind(last) and not (word.role == "bare" and _SITES.search(last)):
        points += 2
        kind = "bank_fund" if last.endswith(("은행", "펀드")) else "company"
    elif before and (found := _place_at_end(before)):
        country = found
        place = word.role == "other" and _is_at(line, word, behind)
        points += 2 if (word.role != "bare" and not place) or _BOUGHT.match(behind) else 0
    if word.role == "partner" and _TOGETHER.search(behind):
        points += 1
    if points and (_NAME_LIKE.search(word.stem) or len(_FOREIGN.findall(word.stem)) > 1):
        points += 1
    return points, kind, country


def _is_at(line: Line, word: _Word, behind: str) -> bool:
    """Whether a particle tells where something is: "고비에 관측소를", not "라이온에 투자"."""
    if _AT_PLACE.search(line.text, word.start, word.end):
        return True
    return bool(_INTO.search(line.text, word.start, word.end)) and not _GIVES.search(behind)


@lru_cache(maxsize=8192)
def _tells_kind(word: str) -> bool:
    """Whether a word tells that an organisation stands behind it, and no person."""
    return _KIND_BEFORE.search(word) is not None and not _PERSONS.search(word)


def _place_at_end(before: str) -> str:
    tail = before[-12:]
    if not gazetteer.may_end_place(tail):
        return ""
    for hit in gazetteer.places().find(tail, tail):
        if hit.end == len(tail) and hit.value.form == "name":
            return hit.value.code
    return ""
