"""Find names in Korean by their form: several loanwords, an acronym behind in brackets, a city that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.named import Name, ending_of, fits_particle, is_common

_LOAN = re.compile(
    "마리타|타임|아메|파이|노바|알파|오메가|솔라|루나|테라|마루|아틀|라이|이언|아이|에너|오토|나이|다이|타이|바이|아르|에스|에이|유니|유로|네오|인터|메가|기가|마르|니아$|리아$|[닝던딘린란랑셋켓챗캣팟갤겔굿글넥닉딩덴델듀드디랙랜램랩랭러런럴럼레렉렌렐렘렛로론롤롬루룩룬룸르릭릴링맥맨먼멀멘멜몬뮤므밴뱅버벌베벡벤벨벳볼뷰브블빅빌샌샘샤"
    "센셀셔션셜셰셸솔쇼숍쉬쉘슈스슨싱앤앨앰엑엔엘엠엣오옥올와웍웨웰위윅윈윌윙잉잭젝젠젤젯쥬즈챈챌첸첼츠캐캔캠캡커컨컬컴컵케켄켈켐코콘"
    "콜콤쿠쿼퀀크클킨킬킹터턴테텍텐텔템토톤톰튜트튼틀티틱틴팀팅파팜패팩팬퍼펀펄페펙펜펠포폰폴푸퓨프플피핀필핑헤헨헬홀휠흐힐]"
)
"""Syllables that foreign words are written with more often than Korean ones."""
_TOKEN = re.compile(r"[가-힣]{2,10}")
GIVES = (
    "공급|납품|수출|판매|매각|넘기|넘겨|넘긴|투자|출자|제공|이전|대출|빌려|융자|지원|제안|제의|요청|통보|맡기|맡겼|맡긴|위탁|팔|인도하|발주|주문"
    "|요구|전달|타진|의뢰|신청|기부|알리|알려|알렸|약속"
)
"""What is done to whom "에" stands behind, who is no place then."""
_CLOSED = re.compile(
    r"(?:과|와|과의|와의|과도|와도|은|는|이|가|도|측과|측은|측이|으로부터|로부터|에게|에서)(?=[ ,])"
    r"|(?=\(| (?:측|지분|인수|주식|경영권))"
    rf"|(?<=정부)에(?= [^.]{{0,40}}(?:{GIVES}))"
    r"|[을를](?= (?:[가-힣0-9%]+ ){0,3}(?:인수|사들|매입|품))"
)
"""What stands behind a name that acts, or is bought."""
_KINDS = re.compile(
    r"(?:기업|업체|회사|그룹|은행|대기업|스타트업|법인|사인|업체인|기업인|[가-힣]사|선주|발주처|바이어|브랜드|플랫폼|메이커|체인|할인점|백화점|프랜차이즈|연구소|재단|펀드|벤처)$"
)
_TELLS = re.compile(
    r"체결|계약|협약|양해각서|MOU|합의|협의|논의|협상|협력|제휴|합작|공동|손잡|손을 잡|투자|인수|매각|공급|수주|맺"
    r"|서명|약정|기로 |사들|출자|융자|철회|철수|제안|제의|요청|결연|교류|유치|발주|주문|납품|건조|도입|위탁|맡|빌려"
)
_SHORT = re.compile(
    r"(?<![가-힣A-Za-z])([가-힣]{3,14})\([A-Z][A-Za-z0-9&. -]{1,30}\)"
    r"(?=(?:과|와|은|는|이|가|측|도|으로부터|로부터|에게)[ ,])"
)
_BODY = re.compile(r"(?:[국청부원단처회]|센터|기구|본부|연합|연맹|네트워크|아카데미|서비스|당국|총국|서)$")
_NO_BODY = re.compile(
    r"(?:일부|내부|외부|본부장|정상회|협의|총회|직원|회원|의원|지원|자원|차원|일원|수단|집단|영국|미국|중국|한국|태국)$"
)
_PROVINCES = "강원|제주|전북|전남|전라북|전라남|경북|경남|경상북|경상남|충북|충남|충청북|충청남|경기"
_ACTING = (
    r"(?=(?:[은는이가와과도]|측은|측이|와의|과의|에서는)[ ,]| 측(?:[은이과도]|과의)? | 정부|, ?[가-힣A-Z]|·[가-힣A-Z]"
    rf"|에 (?=[^.]{{0,40}}(?:{GIVES})))"
)
_CITY = re.compile(
    rf"(?<![가-힣])((?:[가-힣]{{2}}(?:특별|광역)|[가-힣]{{2,6}})시|(?:{_PROVINCES})(?:특별자치)?도|[가-힣]{{2}}군|[가-힣]{{2,7}}주"
    rf"|(?<=(?:서울|부산|대구|인천|광주|대전|울산) )[가-힣]{{2,3}}구){_ACTING}"
)
_GROUP = re.compile(
    r"(?<![A-Za-z가-힣])((?:AJ|BGF|BNK|CJ|DB|DGB|DL|GS|HDC|HD|HJ|HL|JB|JW|KB|KCC|KG|KT|LF|LG|LS|LX|NH|OCI|SGC|SK|SM|SNT|SPC|STX|TKG)"
    r"[가-힣]{2,10}?(?<![은는과와도의을를에]))(?=(?:[은는이가과와도의]|에|측은|측이|에서)?[ ,(])"
)
"""A firm by the letters of its group: "GS칼텍스"."""
_NO_CITY = re.compile(r"(?:[도출감제지과무명]|개|건|전|적|응|실|동|일|잠|역|택|표|필|계|공)시$")
_NO_COUNTY = re.compile(
    r"(?:후보|제품|직업|질환|환자|대조|실험|고객|산업|종목|연합|정부|점령|평화|상품|업종|[가-힣]국|일본|북한|이란|러시|다국)군$"
)
_NO_STATE = re.compile(
    r"(?:주주|선주|화주|사업주|고용주|건축주|지주|발주|수주|맥주|소주|우주|거주|이주|입주|관련주|방산주|테마주|기술주|[이다지매전금내]번?주)$"
)
_FOREIGN_CITY = 4
"""Syllables of a town and the word for it, from which on the town is a foreign one."""
_BOUND = re.compile(
    r"(?:으로|적인|[다라냐자]고|하고|하며|되고|에서|에게|까지|부터|보다|처럼|하는|되는|있는|없는|했던|위한|대한|통한|따른|관한)$"
)
"""Ends of words that are no names."""
_CLOSES = re.compile(r"[은는을를이과의]$|(?<=[가-힣]{3})(?:가|와)$")
"""A particle, behind which a space ends a name: "두산에너빌리티는 스미토모상사"; "메가 파마" is one yet."""
_NEAR = 16


def is_loan(word: str) -> bool:
    """Whether a word is written like a foreign one: "페트로노르"."""
    return _LOAN.search(word) is not None


def formed(line: Line) -> Iterator[Name]:
    """The names of a line that their form tells."""
    if line.part and not _TELLS.search(line.text):
        return
    yield from _several(line)
    for m in _SHORT.finditer(line.text):
        if _BODY.search(m[1]) and not (_NO_BODY.search(m[1]) or is_common(m[1], "ko")):
            yield Name(m.start(1), m.end(1), Entity(m[1], "government_body"))
    for m in _GROUP.finditer(line.text):
        if not is_common(m[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "ko"):
            yield Name(m.start(1), m.end(1), Entity(m[1], "company", "KR"))
    for m in _CITY.finditer(line.text):
        if (country := _of_town(line.text, m)) is not None:
            yield Name(m.start(1), m.end(1), Entity(m[1], "government_body", country))


def _of_town(text: str, m: re.Match[str]) -> str | None:
    """The country of a town or a part of a country that acts, empty where it is not told; None where it is none."""
    name, word = m[1], m[1][-1]
    abroad = _place_before(text[: m.start()].rstrip())
    if word == "시":
        if name.endswith(("특별시", "광역시")):
            return "KR"
        if name != "대전시" and _NO_CITY.search(name):
            return None
        abroad = _place_before(name[:-1]) or abroad
        if abroad or is_loan(name):
            return abroad
        return "KR" if len(name) <= _FOREIGN_CITY else None
    if word == "군":
        return None if _NO_COUNTY.search(name) or is_common(name, "ko") else "KR"
    if word == "주":
        foreign = (bool(abroad) and abroad != "KR") or is_loan(name)
        return abroad if foreign and not is_common(name, "ko") and not _NO_STATE.search(name) else None
    return "KR"


def _several(line: Line) -> Iterator[Name]:
    """Names of several loanwords: "호주 라이언 마이닝과", "스위스 루미나 다이어그노스틱스 인수"."""
    run: list[re.Match[str]] = []
    for m in _TOKEN.finditer(line.text):
        if run and not (run[-1].end() + 1 == m.start() and line.text[run[-1].end()] == " "):
            run = []
        end = _stem_end(line.text, m) if run else 0
        if end and (_is_name(line, run, end) or _names_institution(line, run, m, end)):
            start, stop = run[0].start(), end
            name = line.text[start:stop].removesuffix(" 그룹")
            ending = ending_of(name)
            yield Name(start, start + len(name), Entity(name, ending[1] if ending else "company"))
            run = []
        elif line.text[m.end() : m.end() + 1] == " " and _may_begin(line, m, run):
            run.append(m)
        else:
            run = []


def _may_begin(line: Line, m: re.Match[str], run: list[re.Match[str]]) -> bool:
    """Whether a word may be one of a name but the last: a loanword, or any behind a country."""
    word = m[0]
    if _is_closed(word):
        return False
    may = is_loan(word) or (not run and _ends_in_place(line.text[: m.start()].rstrip()) and not is_common(word, "ko"))
    return may and not (_BOUND.search(word) or _KINDS.search(word) or word in gazetteer.place_names())


def _is_closed(word: str) -> bool:
    """Whether a word ends in a particle that fits the sound before it, so that no name goes on behind it."""
    return _CLOSES.search(word) is not None and fits_particle(word[:-1], word[-1])


def _names_institution(line: Line, run: list[re.Match[str]], last: re.Match[str], end: int) -> bool:
    """Whether loanwords stand before a word for institutions: "페르가나 직업학교"."""
    ending = ending_of(line.text[last.start() : end])
    whole = ending is not None and ending[0] == end - last.start() and ending[1] != "company"
    return whole and not any(is_common(m[0], "ko") for m in run)


def _stem_end(text: str, m: re.Match[str]) -> int:
    """Where the word ends that a name may close with, before its particle; 0 where it closes none."""
    for end in range(m.end(), m.start() + 1, -1):
        if _CLOSED.match(text, end):
            return end
    return 0


def _is_name(line: Line, run: list[re.Match[str]], end: int) -> bool:
    """Whether what stands before a run of loanwords, or its last word, makes a name of it."""
    words = line.text[run[0].start() : end].split(" ")
    if (is_common(words[0], "ko") and ending_of(words[0]) is None) or sum(map(len, map(_LOAN.findall, words))) < len(
        words
    ):
        return False
    before = line.text[max(0, run[0].start() - _NEAR) : run[0].start()].rstrip()
    last = before.rpartition(" ")[2]
    if last and (_KINDS.search(last) or _ends_in_place(before)):
        return is_loan(words[-1]) or ending_of(words[-1]) is not None
    at_start = not before or before[-1] in ",·"
    return at_start and ending_of(words[-1]) is not None


def _ends_in_place(before: str) -> bool:
    return _place_before(before) != ""


def _place_before(before: str) -> str:
    """The code of the country, or of that of the capital, in which a text ends, or empty."""
    tail = before[-12:]
    if not gazetteer.may_end_place(tail):
        return ""
    return next((hit.value.code for hit in gazetteer.places().find(tail, tail) if hit.end == len(tail)), "")
