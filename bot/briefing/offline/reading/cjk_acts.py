"""Read in Korean and Japanese what one does to or with another by ordinary verbs: sell, entrust, build side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.event import COUNTRIES
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention

_BRACKETS = r"(?:[\((][^()()]{1,20}[\))])?"
_OTHER_SIDE = re.compile(rf"{_BRACKETS}(?:社|側|측)?(?:に|から|へ|向けに|에게?|에서|으?로부터|의|の)")
_PARTNER = re.compile(rf"{_BRACKETS}(?:社|側|측)?(?:とは?(?![いし])|との|、|・|[와과] |[와과]는 |하고 |·|, )")
_ACTS = re.compile(rf"{_BRACKETS}(?:社|側|측|グループ)?(?:は|が|も|은|는|이|가)")
_END = (
    r"(?=。|、|$|と(?:発表|明らか|いう)|こと(?:に|で|を|が)|方針|計画|予定|意向|考え|見通し|方向|ため|という|契約|[」])"
)
_TRADED_JA = gated(
    r"(?:売(?:る|った|り、|り渡す|り渡した)|買(?:う|った|い、|い入れる|い入れた|い付ける)|購入(?:する|した"
    r"|し、)|調達(?:する|した|し、)"
    r"|引き取(?:る|った|り、)|引き受け(?:る|た|、)|卸(?:す|した|し、)|納め(?:る|た|、)|託(?:す|した|し、)"
    r"|委ね(?:る|た|、)|任せ(?:る|た|、)|預け(?:る|た|、)"
    r"|仕入れ(?:る|た|、)|提供(?:する|した|し、)|輸出(?:する|した|し、)|輸入(?:する|した|し、)|借り(?:る"
    r"|た|、)|貸(?:す|した|し、)|射止め(?:る|た|、)|譲(?:る|った|り、)"
    rf"|手放(?:す|した|し、)|払(?:う|った|い、)|支払(?:う|った|い、)|出(?:す|した|し、)|投じ(?:る|た|、)"
    rf"|つぎ込(?:む|んだ)|注ぎ込(?:む|んだ)){_END}"
)
_TOGETHER_JA = gated(
    rf"(?:共同で|一緒に|折半で|組んで|組み、|手を携え|相互に|互いに|ともに|共に)[^。]{{0,40}}?"
    rf"(?:[うくすつぬむるぐぶ]|[いしちびみりえけせてねべめれげじ]た|った|んだ|いだ){_END}"
)
_TRADED_KO = gated(
    r"(?:판다|팔았다|팔기로|산다|샀다|사기로|사 ?온다|사 ?왔다|들여온다|들여왔다|들여오기로|댄다|댔다"
    r"|대기로|맡긴다|맡겼다|맡기기로|넘긴다|넘겼다|넘기기로"
    r"|공급한다|공급했다|공급하게 (?:됐|된)|납품한다|납품하게 (?:됐|된)|수출한다|수출하게 (?:됐|된)"
    r"|수입한다|빌린다|빌렸다|빌려준다|내준다|내줬다|투입한다|투입하기로|넣는다|넣기로"
    r"|쏟아붓는다|지급한다|지급하기로|제공한다|유치했다|유치한다|받는다|따낸다|거머쥐었다|품는다"
    r"|품에 안는다|품에 안았다)"
)
_PRESENT = "".join(chr(at) for at in range(ord("간"), ord("힣"), 28))
"""Syllables that end in ㄴ, as the present of a Korean verb does before 다: "짓는다", "연다"."""
_TOGETHER_KO = gated(
    r"(?:함께|공동으로|같이|손잡고|손을 잡고|힘을 합쳐|반반씩|절반씩|나란히|50대 ?50으로|5대 ?5로"
    r"|서로)(?: [^\s.]+){0,5} "
    rf"[가-힣]*(?:[{_PRESENT}]다(?:고 |(?![가-힣]))|기로 했)"
)
_OF_COMPANY = re.compile(
    r"事業|部門|工場|会社|株式?(?![主式]会社)|持ち分|経営権|店舗|資産|権益|사업부?|부문|공장|회사|법인"
    r"|지분|주식|경영권|자산|광구"
)
_OBJECT = re.compile(r"(.*)[を을를][^を을를]{0,30}$")
"""What is handed over, with what stands before it: "지분 30%를 노던리소스에 넘긴다"."""
_OTHERS = re.compile("[はがにへ、]|から|(?:에게?|로부터|은|는|이|가) ")
"""What parts it from those between whom it goes."""
_OF_MONEY = re.compile(
    r"\d(?:千|百)?(?:億|万|兆)?(?:円|ドル|ユーロ|元|ウォン|ポンド)を|\d[억조만천]* ?(?:원|달러|유로|엔)을? ?"
)
_LENT = re.compile(r"貸|借|円借款|빌|차관")
_PUT_IN = re.compile(r"出|投じ|つぎ込|注ぎ込|投|투입|넣|쏟아|유치")
_PAID = re.compile(r"払|지급")
_HOPED = re.compile(r"方針|計画|意向|考え|検討|目指|めざ|提案|要請|求め|たい|계획|방침|검토|추진|제안|요청|희망")
_TALKED = re.compile(r"交渉|協議|話し合|調整|詰め|협상|협의|논의|조율")
_NONE = re.compile(r"てきた|ていた|ている|なかった|ない。|せず|해 왔|하고 있|왔다|않")
_TRADES = {"ja": _TRADED_JA, "ko": _TRADED_KO}
_TOGETHER = {"ja": _TOGETHER_JA, "ko": _TOGETHER_KO}
CJK_ACTS = frozenset({*_TRADES.values(), *_TOGETHER.values()})
"""What tells an act beside no word of data/event_words.tsv."""


def act_between(line: Line, who: Sequence[Mention], language: str) -> tuple[str, str] | None:
    """The kind and status of what two firms or bodies do by an ordinary verb; None for nothing."""
    actors = [m for m in who if m.entity.kind not in COUNTRIES]
    if len({m.entity for m in who}) < 2 or not actors or not any(_ACTS.match(line.text, m.end) for m in who):
        return None
    together = _TOGETHER[language].search(line.folded)
    if together is not None and any(_PARTNER.match(line.text, m.end) for m in who):
        return _told("partnership", line, together)
    traded = _TRADES[language].search(line.folded)
    if traded is None or not any(_OTHER_SIDE.match(line.text, m.end) for m in who):
        return None
    return _told(_kind_of_trade(traded[0], line.text[: traded.start()]), line, traded)


def _kind_of_trade(verb: str, before: str) -> str:
    """What it is that changes hands: money lent or put in, a part of a company, or goods and work."""
    if _LENT.match(verb) and _OF_MONEY.search(before):
        return "financing"
    if _PUT_IN.match(verb):
        return "investment" if _OF_MONEY.search(before) else ""
    if _PAID.match(verb):
        return "settlement" if "金" in before[-16:] or "금" in before[-16:] else ""
    object_ = _OBJECT.match(before)
    what = _OTHERS.split(object_[1] if object_ else before)[-1]
    return "merger_acquisition" if _OF_COMPANY.search(what) else "contract"


def _told(kind: str, line: Line, verb: re.Match[str]) -> tuple[str, str] | None:
    behind = line.text[verb.end() : verb.end() + 24]
    if not kind or _NONE.search(line.text[verb.end() - 6 : verb.end() + 3]):
        return None
    if _TALKED.search(behind):
        return kind, "negotiating"
    return kind, "proposed" if _HOPED.search(behind) else "agreed"
