"""Name a Japanese agreement by what its sentence says that it does: "減速機を供給する契約", "信号システムを受注"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.briefing.offline.names.mention import Mention

MAX_TITLE = 56
_LEAST = 6
"""Characters of a title: "覚書" alone says no more than its kind."""
_HEADS = re.compile(
    r"(?:契約|協定|覚書|条約|議定書|合意書|協約|枠組み|取り決め|計画|構想|案|プログラム|申し出|提案|方針|方向|権利|業務|事業"
    r"|制度|融資|円借款|借款|出資|寄付講座|共同開発|共同販売|独占供給|交流)"
    r"(?=[をがはでにもとの、。(]|へ|から|など)"
)
"""Nouns by which a sentence may name what is agreed, where a clause or another noun stands before them."""
_WHOM = re.compile(
    r"(?:\([^()]{1,24}\))?[一-龠ァ-ヶー]{0,5}?(?:など)?(?:\d社)?"
    r"(?:との間で|とは|とも|との|と|に対し|には|にも|に|への|へ|からは|から|向けに|側に|側と)"
)
_ACTS = re.compile(r"(?:\([^()]{1,24}\))?(?:など)?[^、。をは]{0,6}(?:は|が|も)")
_OWNS = re.compile(r"(?:両)?(?:政府)?(?:間)?の")
_BEFORE_WHOM = re.compile(r".*[をはが、]|.*(?<=[一-龠ァ-ヶー\d])(?:で|に)", re.DOTALL)
"""Behind which the words begin that tell who the other side is: "電気を|タイの公社に売る"."""
_TOPIC = re.compile(r".*(?<![でに])は(?!じめ)", re.DOTALL)
_ADVERBS = re.compile(
    r"^(?:(?:また|さらに|このほか|併せて|あわせて|一方|同時に|代わりに|新たに|別途|独自に|まずは?|ともに|共同で|今後|既に|すでに"
    r"|同日|この日|年内に|来年に?|来春に?|今春に?|今年|昨年|\d+年(?!間|当|ぶり)\d*月?(?:まで|から|以降)?に?"
    r"|\d+月(?:まで|から)?に?|\d+日(?!間|当|ぶり)(?:に|付で)?"
    r"|[一-龠ァ-ヶー]{2,8}では|最終的に|正式に|オンラインで|(?:東京|都内|現地|首都[ァ-ヶー]*|[ァ-ヶー]{3,8}|[一-龠]{2,3})で(?=[一-龠ァ-ヶー\d]))、?)+"
)
_DONE_BEFORE = re.compile(
    r"^(?:同[国社州市省行県](?:[がとに]|との間で))?(?:(?:19|20)\d\d年に?)?(?:\d+月に)?"
    r"(?:(?:結ん|進め|交わし|開い|続け|示し|求め|手がけ|取り組ん|(?:協議|計画|検討|予定|推進|締結|中断|準備|実施|交渉|提案)し)(?:でいた|ていた|てきた|てい|だ|た)"
    r"|(?:開発|参画|計画|検討)する|よる|なる|つくる|通じて)(?=[一-龠ァ-ヶーA-Z\d])"
)
"""What a noun begins with that only says that it was talked about: "|進めてきた|経営統合の協議"."""
_OPEN_BEGIN = re.compile(
    r"^[はがをにでともへの、・」)ー]|^(?:する|した|して|され|ある|など|ため|間の|当たり|対する|みられ)"
)
_MAY_END = re.compile(r"[のるうくすつぶむぐたないへ一-龠ァ-ヶーA-Za-z%\d)」]$")
_VAGUE = re.compile(
    r"^(?:両[国社者行]|今回|同[国社]?|政府|一連|複数|当局|独自|初|別|次|既存|従来|正式|最終|新た|双方|上記|当初|現在|現行|昨年|2者間"
    r"|日本|韓国|中国|米国|同額|関連|追加|その|この|年|約|同種|似た|同様|以前)の?(?:な)?$|^同[国社市州省行県][とや]"
)
_TWO_THINGS = re.compile(r"について|て[、契協覚]|ず、?|に関しては|という")
_DOES = re.compile(
    r"を(?P<how>[^をはが、。]{0,24}?)(?P<what>[一-龠々ァ-ヶー]{2,})(?:する|した|して|し(?=[、た])|される|された|され)"
)
_ENDS = re.compile(
    r".*(?:発表|締結|合意|決定|表明|公表|検討|協議|交渉|調整|提案|要請|要求|打診|中止|撤回|断念|終了|解消|凍結|延期|停止|中断|採択"
    r"|更新|延長|開始|再開|完了|実施|承認|批准|発効|署名|調印|受諾|拒否|推進|模索|目指|確認|議論|負担|意味|期待|予定|想定|解除|通告"
    r"|示唆|希望|歓迎|批判|説明|主張|強調|指摘|評価|確保|計画|提示|提出|要望|約束|見送|調査|可決|否決|満た|含)$"
)
"""What is done to any agreement, so that its object alone tells what it is about."""
_DONE_TO = re.compile(
    r"を(?:[^をはが、。]{0,16}?)(?:提案|打診|要請|提示|協議|検討|議論|打ち切|取りやめ|見送|断念|撤回|中止|終了|解消|終え"
    r"|停止|凍結|延ばし|延長|更新|請け負|受け[たる]|引き受け|獲得|得[るた]|手がけ|始め|進め|申し[入込]"
    r"|納め|引き取|買い取|買い付け|譲り|任せ|委ね|貸し出|受注|納入)"
    r"|で(?:の)?(?:大筋|基本|最終)?(?:合意|一致|妥結|覚書|協定|契約|提携)|(?:に|へ)(?:大筋|基本)?合意"
    r"|(?:を巡り|をめぐり|について)(?=[^。]{0,16}(?:協議|交渉|合意|調整))"
)
_OBJECT = re.compile(r"[^はがをにで、。「」]*$")
_VERB_FIRST = re.compile(r"^[一-龠]{0,2}[ぁ-ねは-ん]{1,4}(?=[一-龠ァ-ヶー])")
"""How what is cut from the clause that tells of a noun begins: "使う信号システム"."""
_CONTENT = re.compile(r"[一-龠ァ-ヶーA-Za-z]{2}")
_NOUN_END = re.compile(r"(?:[一-龠ァ-ヶーA-Za-z%\d]|[一-龠][しげれみりえいきけせびち])$")
_SHARES = re.compile(r"株式?(?:の(?:過半数|\d+%))?$|事業$")
"""What is bought: the deed tells more."""


def japanese_title(text: str, nouns: Sequence[tuple[int, int]], who: Sequence[Mention]) -> str:
    """What the agreement of a sentence is called; `nouns` are where it is named, `who` its mentions; "" for no more.

    The clause before the noun is taken without who acts and with whom; else what is done to what.
    """
    free = [(start, end) for start, end in _named(text, nouns) if not any(m.start <= start < m.end for m in who)]
    named = (title for start, end in free if (title := _by_noun(text, start, end, who)))
    title = max(named, key=len, default="")
    done = _by_deed(text, who) if not title or _SHARES.search(title) else ""
    return done or ("" if title.endswith("株") else title)


def _named(text: str, nouns: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    yield from nouns
    yield from (m.span() for m in _HEADS.finditer(text))


def _by_noun(text: str, start: int, end: int, who: Sequence[Mention]) -> str:
    noun = re.split(r"[をがにもは]", text[start:end])[0]
    before = _clause(text, start, who) if noun else ""
    if not before or _VAGUE.match(before) or _TWO_THINGS.search(before) or not _MAY_END.search(before):
        return ""
    more = re.match(r"[枠案書]|文書|協定|交渉|\([A-Za-z-]{2,10}\)", text[start + len(noun) :])
    title = before + noun + (more[0] if more else "")
    return title if _LEAST <= len(title) <= MAX_TITLE and _CONTENT.search(before) else ""


def _clause(text: str, end: int, who: Sequence[Mention]) -> str:
    """What stands before a place in its clause, without who acts and with whom."""
    begin = text.rfind("。", 0, end) + 1
    cut, owned = end, False
    for m in sorted(who, key=lambda m: -m.start):
        if not begin <= m.start < m.end <= cut:
            continue
        joined = text.startswith(("と", "や", "、", "・"), m.end) and any(x.start == m.end + 1 for x in who)
        acts = _ACTS.match(text, m.end, end)
        after = acts or (_WHOM.match(text, m.end, end) if not joined or owned else None)
        if after is None and (of := _OWNS.match(text, m.end, end)) and any(x.end + 1 == m.start for x in who):
            after, owned = of, True  # "日本とインドの|社会保障協定"
        if after is None:
            continue
        first = begin
        if not acts and not owned and "を" in text[begin : m.start] and (x := _BEFORE_WHOM.match(text, begin, m.start)):
            first = x.end()
        text = text[:first] + text[after.end() :]
        end -= after.end() - first
        cut = first
    told = _TOPIC.sub("", text[begin:end]).replace("を、", "を")
    comma = told.rfind("、")
    if comma >= 0 and ("を" in told[comma:] or not re.search(r"[るうくすたむぶつ]$", told)):
        told = told[comma + 1 :]
    told = _DONE_BEFORE.sub("", _ADVERBS.sub("", told.lstrip("、")))
    return "" if _OPEN_BEGIN.match(told) or told.count("」") != told.count("「") else told


def _by_deed(text: str, who: Sequence[Mention]) -> str:
    """What is done to what, as a headline has it: "信号システムを受注"; of what is only begun or ended, what it is."""
    for m in _DOES.finditer(text):
        if _ENDS.match(m["what"]):
            continue
        thing = _object(text, m.start(), who)
        how = "" if any(m.start("how") <= x.start < m.end("how") for x in who) else m["how"]
        if thing and _LEAST <= len(title := f"{thing}を{how}{m['what']}") <= MAX_TITLE:
            return title
    things = (_object(text, m.start(), who) for m in _DONE_TO.finditer(text))
    return next((thing for thing in things if len(thing) >= _LEAST), "")


def _object(text: str, end: int, who: Sequence[Mention]) -> str:
    """The noun before a particle, with what tells of it."""
    told = _clause(text, end, who)
    thing = _cut_object(told)
    while thing != told and _VERB_FIRST.match(thing) and told[len(told) - len(thing) - 1] in "をに":
        rest = told[: len(told) - len(thing) - 1]
        thing = told[len(rest) - len(_cut_object(rest)) :]
    thing = _DONE_BEFORE.sub("", _ADVERBS.sub("", thing))
    if _OPEN_BEGIN.match(thing) or _TWO_THINGS.search(thing) or _VERB_FIRST.match(thing):
        return ""
    good = _CONTENT.search(thing) and _NOUN_END.search(thing) and not _VAGUE.match(thing)
    return thing if good and len(thing) <= MAX_TITLE else ""


def _cut_object(told: str) -> str:
    m = _OBJECT.search(told)
    return m[0] if m else ""
