"""Cut out of Korean and Japanese lines what parts a phrase: "株式の51%を取得", "소송을 모두 취하했다"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from bot.briefing.offline.lines.lexicon import Hit

T = TypeVar("T")

_COUNTED = (
    r"(?:円|ドル|ユーロ|ウォン|ポンド|人民元|元|ルピー|%|％|株|隻|機|台|基|両|トン|棟|店舗?|カ所|か所|人|件|キロワット)"
)
_SUM_JA = (
    r"(?:約|計|最大で?|総額で?|合計|およそ|少なくとも)?\d[\d,.]*(?:[千百十]?[万億兆]\d*)*[千百万億兆]?"
    rf"(?:米|豪|香港|台湾|カナダ)?{_COUNTED}(?:超|弱|強|余り|余|前後|程度|規模|相当|分|以上)?"
)
_WHEN_JA = (
    r"\d{1,2}月(?:に|中に|末に?)|(?:\d{1,2}月)?\d{1,2}日(?:に|付で|付けで|までに|夜に?|未明に?|午[前後]に?)?"
    "|来月|来春|来秋|今春|今秋|年内に?|年度内に?|月内に|近く|同日|この日|このほど"
)
_HOW_JA = (
    "このまま|引き続き|今後も|当初は|すべて|全て|全部|いずれも|全面的に|正式に|新たに|改めて|そろって|互いに|相次いで"
    "|相次ぎ|当面|当分|一時|事実上|段階的に|一括で|追加で|無償で|さらに|ともに|それぞれ|連名で|初めて|電撃的に|一方的に"
    "|無期限で|最終的に|早期に|円満に|完全に|独自に|秘密裏に"
)
_NUMBER_KO = r"(?:약 |최대 |총 |최소 )?\d[\d,.]*(?:[만억조천] ?\d[\d,.]*)*[만억조천]* ?"
_MONEY_KO = "(?:원|달러|유로|엔|위안|파운드)"
_COUNTED_KO = f"(?:%|퍼센트|{_MONEY_KO}|주|척|대|기|톤|t|개|곳|명)(?: ?(?:규모|상당|어치|가량|안팎))?"
_WHEN_KO = r"(?:(?:오는 |지난 |다음 달 |내달 )?\d{1,2}일(?:까지|자로)?|이날|연내|내년|내달|조만간|곧)"
_HOW_KO = (
    "모두|전량|전부|일부|정식으로|공식적으로|공식|공동으로|함께|새로|추가로|최종적으로|최종|잇따라|잇달아|잠정적으로|잠정"
    "|무기한|전격적으로|전격|서로|직접|각각|일방적으로|사실상|처음으로|장기간|나란히|원만히|단독으로"
)
_BETWEEN = {
    "ja": re.compile(
        rf"(?<=[一-龠ァ-ヴー」A-Z])(?:の|、)?{_SUM_JA}(?=[をのに])"
        rf"|(?<=[をにとがは])(?:{_SUM_JA}(?:で|の)?、?|、?(?:{_WHEN_JA}|{_HOW_JA})、?)(?=[一-龠ぁ-んァ-ヴ])"
    ),
    "ko": re.compile(
        rf"(?<=[가-힣A-Z]) {_NUMBER_KO}{_COUNTED_KO}(?:의 ?|(?=[을를]))"
        rf"|(?<=[을를에과와]) {_NUMBER_KO}{_MONEY_KO}에(?= [가-힣])"
        rf"|(?<=[을를에과와서]) (?:{_WHEN_KO}|{_HOW_KO})(?= [가-힣])"
    ),
}
"""What may stand between an object and its verb, or a noun and its particle: sums, days, in which manner."""
_HAS_FINAL = 28
_FIRST, _LAST = "가", "힣"
_PARTICLES = {"을": "를", "를": "을"}
_SPANS_MORE = 1
"""Characters behind a cut that a phrase must have: a particle alone is none."""


def closed(text: str, language: str) -> tuple[str, list[int], list[int]] | None:
    """A text without what parts its phrases, where each of its characters stood, and its cuts; None for none."""
    gaps = [m.span() for m in _BETWEEN[language].finditer(text)]
    if not gaps:
        return None
    chars: list[str] = []
    places: list[int] = []
    cuts, at = [], 0
    for start, end in gaps:
        chars += text[at:start]
        places += range(at, start)
        cuts.append(len(places))
        at = end
    chars += text[at:]
    places += range(at, len(text))
    for cut in cuts if language == "ko" else ():
        _fit_particle(chars, cut)
    return "".join(chars), places, cuts


def across(hits: Iterable[Hit[T]], cuts: list[int]) -> list[Hit[T]]:
    """What was found in a closed text that goes across a cut."""
    return [h for h in hits if any(h.start < cut and h.end > cut + _SPANS_MORE for cut in cuts)]


def _fit_particle(chars: list[str], at: int) -> None:
    """Give a Korean noun that stood apart from its particle the form of it that fits: "지분 40%를", "지분을"."""
    if not 0 < at < len(chars) or chars[at] not in _PARTICLES or not _FIRST <= chars[at - 1] <= _LAST:
        return
    ends = (ord(chars[at - 1]) - ord(_FIRST)) % _HAS_FINAL != 0
    if ends != (chars[at] == "을"):
        chars[at] = _PARTICLES[chars[at]]
