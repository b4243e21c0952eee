"""Read what Korean and Japanese write beside a name: that a country is only a place, that an acronym is a company."""

from __future__ import annotations

from bot.briefing.offline.lines.gate import Sourced

_STATE_WORDS = (
    "政府|側|当局|外|国防|国務|国会|財務|首|大統領|大使|議会|上院|下院|連邦議会|両|間|軍|代表|使節|勢|内閣|農|経済|経産|通商|商務|運輸|保健|司法"
    "|交渉|皇太子|国王|防衛|海|空|陸|自衛"
)
"""Words behind a country that acts."""
_PRIVATE_JA = (
    "(?<![両同])社|会社|企業|メーカー|大手|業者|農家|バイヤー|商社|銀行|大学|研究所|研究者|研究機関|工場|消費者|投資家|スタートアップ"
    "|財閥|ファンド|病院|学校|学生|労働者|農園|船主|チェーン|ブランド|百貨店|航空会社"
)
_PRIVATE_KO = (
    "(?<![대영특행인공양])사|업체|기업|회사|은행|대학|대학교|연구소|연구진|공장|소비자|투자자|농가|바이어|스타트업|재벌|펀드|병원"
    "|학생|근로자|농장|선주|체인|브랜드|백화점"
)
"""What has its home in a country and does not act for it: "독일의 제약사", "ドイツのバイヤー"."""
_PLACE = Sourced(
    r"^\s?(?:에서|에 |으로 들어|내 |산 |시(?:[와는가의에티]|청)|주(?:에|에서|의) |で(?!は)|にある|国内|産|への(?!加盟)"
    r"|(?:외곽|인근|근교|시내|도심|현지|북부|남부|동부|서부|중부|법인|지사|지점|공장)(?![가-힣]{0,3} 정부)"
    r"|[어인형계판제](?=[ 의를을로과와,])|어 |어(?:능력|교육|학|선|연수)|[발행] |沖"
    r"|(?:프랑|달러|파운드|루피|페소|리알|디나르)|어치"
    r"| (?:[가-힣]+ ){0,2}(?:법인|자회사|지사|공장|현지|시장|사업부?|광산|유전|기업|업체|노선|제품|소비자)"
    r"(?:[은는이가을를의과와에]|에서|으로)? "
    r"|(?:と|や|、|・)[一-龠ァ-ヴー]{2,8}で(?!は)|[과와] [가-힣]{2,6}에서 "
    rf"|[ァ-ヴ]|(?!{_STATE_WORDS})[一-龠]"
    r"|(?:의 [가-힣]+ )?(?:침공|전쟁|내전|사태|시장)"
    r"|・[一-龠ァ-ヴー]{1,8}(?:市|州|県|郡|区|港|島|省)(?!と|は|が|政府)"
    r"| (?!정부|당국|외교|대통령|총리|의회|국방|재무|보건)[가-힣]{2,7}(?:에서|[주시]에|[주시]의) "
    r"|の(?:首都|南部|北部|東部|西部|中部|最大都市|港湾都市)(?!は|が|も)"
    r"|に(?!よる|よれ|対)[^、。は]{0,24}(?:設け|建て|建設|設立|新設|開設|構え|つくる|進出)"
    r"|の[ァ-ヴー・一-龠]{0,16}?(?:鉱山|[銅金]山|炭鉱|油田|ガス田|鉱区|鉱床|塩湖|製鉄所|製油所|製錬所|発電所|原発)[のをにで、]"
    r"|의 (?:[가-힣]+ ){0,2}[가-힣]*(?:광산|유전|가스전|광구|염호|제련소|제철소|발전소|정유소)[의을를에 ]"
    r"|[와과]의 (?:국경|접경)|와 접한|との国境|と接する"
    r"|(?:の[ァ-ヴー]+)?(?:侵攻|侵略|戦争|情勢|市場))"
)
_HOME = Sourced(
    rf"の[一-龠ァ-ヴー]{{0,10}}?(?:{_PRIVATE_JA})(?=[とがはにをもでへのや、数0-9])"
    rf"|의 (?:[가-힣]+ ){{0,2}}?[가-힣]{{0,6}}?(?:{_PRIVATE_KO})(?=[과와은는이가을를에의, ]|들)"
)
_GIVEN = Sourced(
    r"^에(?:게)? (?:[^,.]{2,40} )?(?:제안|제의|요청|촉구|요구|빌려|차관|대출|융자|지원하|원조|제공하|공여|통보|전달"
    r"|기부|양도|반환)"
    r"|^への[^、。]{0,16}(?:融資|貸し付け|円借款|借款|支援|供与|提案|無償|寄付|返還|譲渡|援助)"
    r"|^に(?:対し)?[^、。]{0,24}(?:提案|融資|要請|申し入れ|打診|供与|貸し|支援する|寄付|返還|譲渡|通告|伝え|求め)"
)
"""Behind a country to which something is given or told: "칠레에 협력을 제안", "ケニアへの融資"."""
_GOVERNS = Sourced(
    r"(?:은|는|이|가|과|와|도|측)(?![가-힣])|측은|측이|의 | 정부| 당국|[はがともの、]|側|政府|当局|[·・\-]"
)
"""Behind a capital that stands for its government."""
_FIRM_BEFORE = Sourced(r"(?:회사|기업|업체|공사|그룹|[가-힣]사|会社|大手|企業|公社)(?:의|の)?\s?$")


def named_as_place(after: str) -> bool:
    """Whether a country before `after` (folded) is only a place there, or an attribute: "방콕 외곽", "日本企業"."""
    if after[:2].isascii():  # what stands behind a Latin name is none of these
        return False
    return _PLACE.pattern.match(after) is not None and _GIVEN.pattern.match(after) is None


def named_as_home(after: str) -> bool:
    """Whether a country before `after` (folded) is only where somebody has a home: "독일의 제약사"."""
    return after[:1] in ("の", "의") and _HOME.pattern.match(after) is not None


def is_no_government(text: str, end: int) -> bool:
    """Whether a capital that ends at `end` in Hangul, kana or kanji is a town, or a part of a name: "서울아산병원"."""
    return text[end - 1] >= "\u1100" and _GOVERNS.pattern.match(text, end) is None


def is_firm_told(before: str) -> bool:
    """Whether `before` a name a word says that it is a company: "국영 전력회사 SEC"."""
    return _FIRM_BEFORE.pattern.search(before) is not None
