"""Tell in Japanese what is no organisation though it ends in a word for one: mines, plants and goods."""

from __future__ import annotations

import re

from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.named import is_common

_SITE = re.compile(
    r"(?:[ァ-ヴー](?:[金銀銅鉄鉛錫]|亜鉛|石炭|ウラン|ニッケル|リチウム)?鉱山"
    r"|[銅金銀]山|炭鉱|炭坑|油田|ガス田|鉱区|鉱床|塩湖|製鉄所|製油所|製錬所|発電所|原発|火力|工場|ダム|油井|農場"
    r"|事業所|車両基地|データセンター|変電所|物流センター|橋|(?<!電)線)$"
)
"""What is mined, made or driven on, and is no organisation: "パンパ・ロハ銅鉱山"."""
_GOODS = re.compile(
    r"(?:塗料|食品|繊維|電線|ビール|金属|ガス|セメント|タイヤ|油脂|鋼管|特殊鋼|薬品|石油|硝子|種苗|自動車|建機|重機|農機|オイル|ソフト|電機|化学|計器)$"
)
"""Words that end names of companies and of what they make."""
_OF_GOODS = re.compile(
    r"(?:[性用型式製系]|冷凍|即席|加工|健康|機能性?|高級|特殊|合成|海底|次世代|高機能|粉体|防汚|耐熱|電動|軽|貴|非鉄|希少|卑|新型|中古|小型|大型"
    r"|車載|産業|業務|電力|光|超電導|高圧|液化|潤滑|食用|工業|建築|船舶|板|強化|無添加|介護|ベビー|ペット|ハラル|クラフト)$"
)
"""Before such a word, that it is what is made: "水性塗料", "冷凍食品"."""
_MADE = re.compile(
    r"を[^、。]{0,8}?(?:供給|納入|納め|生産|輸出|輸入|製造|量産|出荷|調達|販売|売り|使|塗|購入|買い付け|運[びぶ]|引き取)"
)


def is_of_nation(stem: str) -> bool:
    """Whether a country stands before what a company does, which names none: "ベトナム建設"."""
    hits = [h for h in gazetteer.places().find(stem, stem) if h.start == 0]
    return any(h.end == len(stem) or is_common(stem[h.end :], "ja") for h in hits)


def is_site(name: str) -> bool:
    """Whether a name is that of a mine, a plant or a line."""
    return _SITE.search(name) is not None


def is_goods(text: str, end: int, stem: str, run: str) -> bool:
    """Whether a name is that of what is made, by the word before or by what is done with it."""
    return _GOODS.search(run) is not None and (_OF_GOODS.search(stem) is not None or _MADE.match(text, end) is not None)
