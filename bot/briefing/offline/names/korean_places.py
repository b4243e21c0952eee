"""Tell in Korean a listed name from another word with the same syllables: "건지는 작업", "금리가", "카카오 열매"."""

from __future__ import annotations

import re

from bot.briefing.offline.names.named import final_consonant

_BEFORE = "대반친주재방북남동서중옛범탈비"
"""What is written onto the front of a country: "대이란 제재", "주베트남 대사"."""
_BEFORE_LONG = "한"
_LONG = 3
_NO_PREFIX = frozenset(["남기니", "반대만", "주인도", "중수단", "비수단", "대수단"])
"""Of these only a diplomat's post is a country: "주인도 대사"."""
_POST = re.compile(r" ?(?:대사|한국|총영사|일본|미국)")
_PARTICLE = r"(?=[^가-힣]|$|[는은가이와과를을의에로도](?![가-힣])|에서|에게|까지|부터|으로|[시발행](?![가-힣]))"
_CAPITALS = ("다카", "리가", "리마", "나소", "딜리", "바쿠", "카불", "탈린", "반줄", "팀부", "주바", "도하", "방기")
"""Towns of two syllables that begin other words: "다카이치", "딜리버리"."""
_BEHIND = {name: re.compile(_PARTICLE) for name in _CAPITALS} | {
    name: re.compile(f"(?!{others})")
    for name, others in (
        ("가나", "가와|자와|다라|안[ 의]|초콜릿"),
        ("건지", r"[는고며려면던자라기지]|[ ?.\"'”’]?$|\?"),
        ("기니", "피그"),
        ("그리스", "도(?:교|인|회)|도 교회|찬"),
        ("대만", "큼"),
        ("로마", "자|법|네|노|스|니| ?(?:조약|규정|클럽|시대)"),
        ("말리", "[고지기려면던며키]|거나|도록|겠|지만"),
        ("부탄", "가스|올|디|엔"),
        ("수단", "으로|과 방법|이 되|이 될|을 (?:동원|강구|마련|모두|총|찾)|[과와]? ?가운데"),
        ("아이티", "센|디|엠|밸리| ?(?:기업|업체|산업|서비스)"),
        ("암만", "해도|큼"),
        ("오만", "[하함했해]|한 |방자|불손|스러|과 편견"),
        ("이란", "성 쌍|격석"),
        (
            "인도",
            "주의|적[ 인으]|차이나|태평양|양[ 과의에은]|받|하[기는고여지려며]|한[ 다]|했|할 |[되된될됐돼]"
            "|량|분[ 을은이]|일[은이을]|식[을이은에]"
            "| ?(?:조약|시점|시기|기한|지연|대금|물량|일정|절차|예정|완료)",
        ),
        ("요르단", " ?(?:강|계곡)"),
        ("조지아", "주|공대|텍| 주[에의]"),
        ("터키", "석|색"),
        ("파리", "바게|생제|크라상|목숨| ?(?:협정|기후|클럽|올림픽|조약)"),
        ("피지", "컬|오|크"),
        ("호주", "머니|제[를가 ]"),
    )
}
_AFTER = {
    "말리": re.compile(r"(?<![을를이가도])$"),
    "수단": re.compile(r"(?:^|[,.·\-\"'“‘(]|[과와는은이가에인]|에서|으로|아프리카|내전)$"),
    "인도": re.compile(
        r"(?<!범죄인)(?<!용의자)(?<!피의자)(?<!선박)(?<!함정)(?<!항공기)(?<!호기)(?<!호선)(?<!기체)(?<!차량)(?<!포로)(?<!시신)(?<!인질)(?<!제품)(?<!초도)$"
    ),
    "조지아": re.compile(r"(?<!미국)(?<!미)$"),
}
"""What may stand before a name that is a word too."""
_ACTS = {
    "수단": re.compile(r" ?(?:정부|군부|내전|신속)|군[은이과 ]"),
    "건지": re.compile(r"섬| 정부| 당국| 금융"),
    "말리": re.compile("[^고지기려면던며거도겠는키]|$"),
}
"""Behind which it is the country, whatever stands before."""
_FIRMS = {
    name: re.compile(others)
    for name, others in (
        ("기아", " ?(?:문제|퇴치|종식|대책|인구|난민|상태|해결|위기|선상)|에 (?:허덕|시달)|[와과] (?:빈곤|질병|가난)"),
        ("라인", "업|강"),
        ("메타", "버스|물질|데이터|인지"),
        ("삼성", "동[ 에의]|역[ 에]"),
        ("아마존", " ?(?:열대|우림|강|유역|밀림|지역|보호|기금|산림|숲|삼림)"),
        ("애플", "망고|민트"),
        ("카카오", " ?(?:열매|빈|콩|농가|농장|원두|가격|가공|생산|버터|나무|재배|씨앗|수출|수입)"),
        ("하이브", "리드"),
        ("한화", " 약 | ?\\(?[0-9]|로 (?:약 )?[0-9]"),
    )
}
"""What stands behind the name of a company where it is another word."""
_NEAR = 8
_CLOSING = re.compile(r"[”’」』》)\]]$|[A-Za-z0-9%가-힣][\"']$|[A-Za-z0-9%]$")
"""Behind what "이란" is no Iran but a particle: "‘탄소국경조정’이란"."""
_FINAL_N, _FINAL_L = 4, 8


def is_no_place(text: str, start: int, end: int) -> bool:
    """Whether the Korean name of a place at `start` is part of another word, or another word."""
    if not "가" <= text[start] <= "힣":
        return False
    name = text[start:end]
    before = text[start - 1 : start]
    if "가" <= before <= "힣" and not _may_precede(before, name, text[end : end + 4]):
        return True
    acts = _ACTS.get(name)
    if acts is not None and acts.match(text, end):
        return False
    behind = _BEHIND.get(name)
    if behind is not None and not behind.match(text, end):
        return True
    near = text[max(0, start - _NEAR) : start]
    after = _AFTER.get(name)
    if after is not None and not after.search(near.rstrip()):
        return True
    if name == "건지":
        return _ends_adnominal(near)
    return name == "이란" and _CLOSING.search(near) is not None


def is_no_firm(text: str, start: int, end: int) -> bool:
    """Whether the Korean name of a company at `start` is another word: "하이브리드", "한화 약 5000억원"."""
    others = _FIRMS.get(text[start:end])
    return others is not None and others.match(text, end) is not None


def _may_precede(before: str, name: str, behind: str) -> bool:
    """Whether a syllable written onto the front of a name leaves it a country: "대미국", not "금리가"."""
    if before + name in _NO_PREFIX:
        return _POST.match(behind) is not None
    if name in _CAPITALS:
        return False
    return before in _BEFORE or (len(name) >= _LONG and before in _BEFORE_LONG)


def _ends_adnominal(before: str) -> bool:
    """Whether a verb that stands before a noun ends a text: "해지할 건지"."""
    last = before.rstrip()[-1:]
    return "가" <= last <= "힣" and final_consonant(last) in (_FINAL_N, _FINAL_L)
