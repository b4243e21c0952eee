"""Find names in Japanese by their form: what stands behind them in brackets, a city that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.named import Name, is_common

_BRACKETED = re.compile(
    r"(?:(?<=の)|(?<=、)|(?<=と)|(?<=は)|(?<=が)|^)([一-龠ァ-ヴーA-Za-z・&]{2,20})[((]([^()()]{2,20})[))](?=は|が|と|の|に|から|も|へ|を)"
)
_SHORT = re.compile(r"[A-Z]{2,}[A-Za-z]*|[A-Z][a-z]+[A-Z][A-Za-z]*")
_NO_BODY = re.compile(
    r"(?:炉|車|機|法|税|型|器|剤|材|権|率|制度|技術|知能|ガス|協定|条約|会議|計画|構想|枠組み|指数|物質|燃料|炭素|産|衛星|網|通貨|基準|規格"
    r"|システム|計算機|モデル|議定書|連携|援助|特区|油|酸|線|量|液|体|値|額|期|度|性|症|薬|ロボット|サービス|データ|メモリー|ディスプレー)$"
)
_ACTS = re.compile(
    r"合意|協定|契約|覚書|協議|交渉|提携|連携|共同|締結|署名|結|交わし|出資|投資|買収|売却|融資|供給|受注|発注|寄付|拠出|打ち切|撤退|解消|合弁|協力"
)
_FIRM = re.compile(r"(?<![一-龠ァ-ヴー・A-Za-z])([ァ-ヴー・]{2,}|[A-Z][A-Za-z]+)社(?=[とをにがはのへ、]|から|製)")
"""A company by the word for it: "タタラ社と"."""
_CITY = re.compile(
    r"(?:(?<![一-龠ァ-ヴー])|(?<=[東西南北中央]部)|(?<=[県府道州])|(?<=[米英仏独印中豪加伊露韓台]))"
    r"([一-龠]{2,3}[市町村区]|[ァ-ヴー]{2,10}(?:市|州|省|県|郡)|[一-龠]{2}[府都州])"
    r"(?=は|が|と(?!い|し|な|み|こ)|も|との|や|側|政府|当局|議会|の(?:視察団|代表団|知事|市長|州首相|当局|政府|幹部|投資))"
)
_NO_CITY = re.compile(
    r"(?<!京)都市$|[同各両本]|政府|首都|市区$|地区$|学区$|特区$|海区$|区画|(?:市|町)村$|下町$|農村$|漁村$|港町$|[南北東西中]州$"
    r"|(?:外務|財務|国防|経済|商務|内務|法務|環境|農業|エネルギー|産業|運輸|教育|保健|デジタル|インフラ)省$"
)


def formed(line: Line) -> Iterator[Name]:
    """The names of a line that their form tells."""
    if line.part and not _ACTS.search(line.text):
        return
    for m in _BRACKETED.finditer(line.text):
        country = _country(m[2])
        foreign = m[1][-1] == "ー" or "ァ" <= m[1][-1] <= "ヴ" or m[1][-1].isascii()
        body = _SHORT.fullmatch(m[2]) and not (_NO_BODY.search(m[1]) or is_common(m[1], "ja"))
        if (country and foreign and not _country(m[1])) or body:
            yield Name(m.start(1), m.end(1), Entity(m[1], "company", country))
    for m in _FIRM.finditer(line.text):
        if not is_common(m[1], "ja"):
            yield Name(m.start(1), m.end(1), Entity(m[1], "company"))
    for m in _CITY.finditer(line.text):
        if not _NO_CITY.search(m[1]):
            yield Name(m.start(1), m.end(1), Entity(m[1], "government_body"))


def _country(text: str) -> str:
    """The code of the country that `text` names, and nothing else."""
    hits = gazetteer.places().find(text, text)
    return next((h.value.code for h in hits if h.start == 0 and h.end == len(text)), "")
