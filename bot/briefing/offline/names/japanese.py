"""Find names of organisations in Japanese: by the word that ends them, their neighbours, and the headline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.japanese_forms import formed
from bot.briefing.offline.names.japanese_things import is_goods, is_of_nation, is_site
from bot.briefing.offline.names.named import Name, Span, ending_of, goes_on, inside, is_common, outside, places

_RUN = re.compile(r"[一-龠々ァ-ヴーA-Za-z0-9Ａ-Ｚａ-ｚ&＆・]+")
_WHAT = (
    r"(?:銀行|会社|企業|大手|メーカー|公社|最大手|中堅|新興|財閥|機関|子会社|事業者|商社|航空|電力|国営|公団"
    r"|グループ|業者|団体|組織"
    r"|スタートアップ|ベンチャー|ファンド|事業体|首位|連合|協会|財団|基金|生産者|法人|企業連合|当局|百貨店"
    r"|チェーン|工房|製造会社|野党|与党|政党|労組|組合)"
)
_BEFORE = re.compile(
    rf"(?:{_WHAT}|社)([ァ-ヴー・A-Za-zＡ-Ｚ]{{3,}}|[ァ-ヴー・]{{2,}}(?!各社|数社|首脳|幹部|担当|社長|会長|[株製系側向])[一-龠]{{2,4}})$"
)
_BESIDE = re.compile(
    rf"{_WHAT}(?:の|、|「|・)([ァ-ヴー・A-Za-zＡ-Ｚ]{{3,}}[一-龠]{{0,4}}|[一-龠]{{2,8}}(?=[はがとにからへも、」]))"
    r"|の([ァ-ヴー]{2,}・[ァ-ヴー・]{2,})(?=から|と|が|は|を|に|の|、|」)"
)
"""A company behind what it is, or a foreign one behind its country: "豪州のサンコースト・ハイドロジェン"."""
_ANY_BODY = re.compile(
    r"(?:企業|事業者|業者|生産者|機関|団体|組織|当局|法人|組合|協会|連合|製造会社|スタートアップ|ベンチャー)の"
)
_QUOTED = re.compile(r"(?:野党|与党|政党|団体|労組|組合|組織|NGO|NPO)「([^「」]{2,20})」(?=は|が|も|と|の)")
"""A group whose name stands in marks: "野党「緑の左派戦線」"."""
_WHAT_END = re.compile(rf"(?:{_WHAT}|[者社業型系製産式州県市省庁的用])$")
_WHAT_JOINED = re.compile(rf"[一-龠ァ-ヴー]*{_WHAT}・(?=[一-龠])")
_PERSON = re.compile(
    r"(?:氏|首相|大統領|外相|会長|社長|長官|大使|議員|代表|監督|選手|さん|容疑者|国防相|財務相|国王|皇太子|報道官"
    r"|教授|CEO)"
)
_PLACE = re.compile(r"(?:州|県|市|港|島|湾|海|川|空港|半島|諸島|地区|地方|村|町|郡|省の|駅)")
_HEADLINE = re.compile(r"^([一-龠々ァ-ヴーA-Za-z0-9Ａ-Ｚａ-ｚ&＆・]{2,18}?)(?=、|が|は|と[一-龠ァ-ヴA-Z])")
_SEAT = re.compile(
    r"([一-龠々ァ-ヴーA-Za-zＡ-Ｚａ-ｚ&＆・]{2,20})[((](?:東京・?|大阪|名古屋|横浜|京都|神戸|福岡|札幌|仙台"
    r"|広島)[^))]{0,8}[))]"
)
"""A company with the place of its seat: "北関精機(横浜市)"."""
_GOVERNS = re.compile(
    r"(?:は|が|と(?!い|し|な|み|こ)|との|も|や|、|・|側|庁|に(?:対し|[^。、]{0,24}(?:寄付|提案|申し入れ|要請|要望|伝え|通告|貸)))"
)
"""Behind a prefecture that acts."""
_TOPIC = re.compile(r"^(?:は|が)")
_DATED = re.compile(r"は[0-9０-９]{1,2}日(?:、|に|まで)")
"""Behind who announces something today."""
_NO_ACTOR = re.compile(
    r"(?:会議|会合|首脳|団|関係者|相|氏|者|員|会談|協議|交渉|問題|計画|事業|船|機|車|価格|額|率|株|量|制度|法案)$"
)
_SIGNS = "米英独仏伊加豪中韓印露蘭台"
_PLAIN = ("専門", "大手", "新興", "中堅", "民間", "有力", "老舗")
_PARTNER = re.compile(r"^(?:と(?!し|い|み|の見|ころ)|との|から|に|へ|を|は|が|も|の)")
_TELLS = re.compile(
    r"話し合|調整|組み|組ん|契約|協定|合意|協議|交渉|提携|連携|共同|覚書|締結|署名|結ん|結び|交わし|出資|投資|買収"
    r"|売却|融資|供給|受注"
    r"|発注|発表|明らかに|合弁|協力|撤回|調印"
    r"|手を|タッグ|折り合|株式|持ち分|増資|株主|傘下|子会社|新会社|経営権|TOB|統合|合併|買い|買う|購入|調達|売り|売る|譲[りるっ]|譲渡"
    r"|手放|委ね|任せ|託[すしさ]|委託|受託|請け負|落札|入札|獲得|射止め|納め|納入|卸[すしさ]|引き取|引き受け|応じ|ライセンス|供与"
    r"|運航|相互|協業|分け合|乗り入れ|共通化|持ちかけ|打診|申し入れ|申し出|名乗り|秋波|断[りるっ]|拒[みむん]|はねつけ|見送|断念"
    r"|あきらめ|解消|打ち切|破棄|白紙|棚上げ|凍結|先送り|見合わせ|離脱|撤退|訴訟|和解|詰めて|詰めの|すり合わせ|模索|接触"
)
_TAIL = re.compile(
    r"[一-龠]([ァ-ヴー][ァ-ヴー・]{3,})$|^[米英独仏伊加豪中韓印露蘭](?=[ァ-ヴA-Z])([ァ-ヴーA-Za-z][ァ-ヴーA-Za-z・&]{2,})$"
)
_BEHIND_WHAT = re.compile(rf"{_WHAT}・([一-龠][一-龠ァ-ヴー・A-Za-z]+)$")
_FOREIGN = re.compile(r"[ァ-ヴー]{3,}|[A-Z][A-Za-z]{2,}")
_NO_NAME = re.compile(
    r"[0-9０-９]|^(?:同|両|各|新会社)|両(?:国|政府|首脳|軍|者|社)|^[韓日米中英独仏露印豪欧伊加]+(?:EU|ASEAN)?$|^[韓日米中英独仏露印豪欧伊加蘭台]社$|[子親新]会社$|(?:合弁|持ち株|関連|運営|出資|管理)会社$"
    r"|(?:基地|郵便|薬|放送|消防|支|本)局$|(?:枠|番|仕|骨|取)組$"
    r"|^[一二三四五六七八九]+[大社]|(?:最|拡|増|巨|膨|莫|重|多|絶|強|肥|甚|過)大$"
)
_NATIONAL = re.compile(r"(?:航空|鉄道|国鉄|電力|石油|ガス|公社|通信|テレコム|放送)$")
_PREFECTURE = re.compile(r"(?:神奈川|和歌山|鹿児島|(?<![一-龠])[一-龠]{2})県")
_CITY = re.compile(
    r"(?:(?<=[県府道都])|(?<![一-龠ァ-ヴー]))(?!都市|同市|両市|各市|全市|当市|朝市)(?:[一-龠]{2,4}|[ァ-ヴー]{2,8})市"
    r"(?![一-龠])"
)
_BARE = re.compile(r"(?<![一-龠ァ-ヴー])同?([県市])(?=は|が|と(?!い|し|な|み|こ)|も|側)")
_ENOUGH = 2
_NEAR = 24
_BOUGHT = re.compile(
    r"買収|傘下|子会社|取得|選|指名|起用|統合|訴え|提訴|相手|通じ|中心|幹事|迎え|引き受け|支援|母体|含む"
)
"""What is done to a company."""
_THINGS = re.compile(
    r"(?:枠|量|額|率|価格|協定|交渉|協議|制度|法案|鉱山|問題|計画|会議|会合|首脳|団|関係者|者|員|会談|車|器|品|策|案|税|権|費|料|数|網|戦|化|性|度|状|面|力|点|内|外|間|後|前|上|下|中|年|月|期|回"
    r"|勢|層|側|隊|国|法|書|部門|分野|市場|工場|施設|住民|議会|世論|各社|政府|当局|陣営)$"
)
"""Ends of kanji words that name nobody by themselves."""


def japanese_names(lines: list[Line], taken: list[list[Span]]) -> list[list[Name]]:
    """The organisations of each line outside `taken`."""
    found = [[*_told(line), *formed(line)] for line in lines]
    known = {name.entity.name: name.entity for names in found for name in names}
    judged = _judge(lines, taken, known)
    forms = dict(sorted(_forms(judged, lines).items(), key=lambda pair: -len(pair[0])))
    homes = {"県": _only(_PREFECTURE, lines), "市": _only(_CITY, lines)}
    for n, line in enumerate(lines):
        found[n] += _again(line, forms)
        bare = ((m, homes[m[1]]) for m in _BARE.finditer(line.text))
        found[n] += [Name(m.start(), m.end(), home) for m, home in bare if home is not None]
    return [outside(names, spans) for names, spans in zip(found, taken, strict=True)]


def _only(named: re.Pattern[str], lines: list[Line]) -> Entity | None:
    """The only prefecture or city that an article names, which "県は" or "市と" means."""
    names = {m[0] for line in lines for m in named.finditer(line.text)}
    return Entity(names.pop(), "government_body", "JP") if len(names) == 1 else None


def _told(line: Line) -> Iterator[Name]:
    """Names that end in a word for organisations, or stand behind one."""
    for m in _BESIDE.finditer(line.text):
        group = 1 if m[1] else 2
        name = m[group]
        if _is_field(m[0], name) or _NO_NAME.search(name) or is_site(name) or (name[-1] == "社" and _is_place(name)):
            continue
        if not _PERSON.match(line.text, m.end(group)) and not is_common(name, "ja") and not _PLACE.search(name[-2:]):
            yield Name(m.start(group), m.end(group), Entity(name, _kind(m[0])))
    for m in _QUOTED.finditer(line.text):
        yield Name(m.start(1), m.end(1), Entity(m[1], "association"))
    for m in _SEAT.finditer(line.text):
        yield Name(m.start(1), m.end(1), Entity(m[1], "company", "JP"))
    for m in _RUN.finditer(line.text):
        what = _WHAT_JOINED.match(m[0])
        at, run = (m.start() + what.end(), m[0][what.end() :]) if what else (m.start(), m[0])
        if before := _BEFORE.search(run):
            if not is_common(before[1], "ja"):
                yield Name(at + before.start(1), m.end(), Entity(before[1], _kind(run)))
            continue
        ending = ending_of(run)
        if ending is None or _lists(run, ending[0]):
            continue
        if (name := _named_by_end(line, at, run, *ending)) is not None:
            yield name


def _named_by_end(line: Line, at: int, run: str, length: int, kind: str) -> Name | None:
    """The name at `at` that ends in a word for organisations, `length` long, if the rest of it names one."""
    end = at + len(run)
    if run[0] in _SIGNS and _FOREIGN.match(run, 1):  # the sign of a country: "仏トタルエナジーズ"
        at, run = at + 1, run[1:]
    stem = run[: len(run) - length]
    if run.endswith("会社") and is_of_nation(stem):
        return None  # "ベトナム建設会社"
    if is_site(run) or is_goods(line.text, end, stem, run):
        return None
    office = run[-1] in "省庁"
    if stem[:1] in _SIGNS and kind in ("company", "bank_fund") and (stem[1:] in _PLAIN or is_common(stem[1:], "ja")):
        return None  # "豪住宅会社" only tells what X of "豪住宅会社X" is
    home = run[-1] in "県府都" and not _GOVERNS.match(line.text, end)  # where something is
    known = office or not is_common(stem, "ja") or (_of_nation(run, length, kind) and _country(stem) != "")
    if len(stem) > 1 and not home and known and not _NO_NAME.search(run):
        return Name(at, end, Entity(run, kind, _country(stem)))
    return None


def _of_nation(run: str, length: int, kind: str) -> bool:
    """Whether a body is named by its country alone: "チリ大学", "韓国水産会"; of companies only national ones."""
    return length > 1 and (kind != "company" or _NATIONAL.search(run) is not None)


def _is_field(beside: str, name: str) -> bool:
    """Whether two characters behind "企業の" tell what is done with the companies: "新興企業の育成"."""
    return len(name) == 2 and "一" <= name[0] <= "龠" and _ANY_BODY.match(beside) is not None


def _judge(lines: list[Line], taken: list[list[Span]], known: dict[str, Entity]) -> dict[str, Entity]:
    """The names without such a word, by the headline that begins with them and by what they do."""
    scores: dict[str, int] = defaultdict(int)
    seen: dict[str, set[int]] = defaultdict(set)
    persons: set[str] = set()
    headline = _HEADLINE.match(lines[0].text) if lines and lines[0].part == 0 else None
    if headline:
        scores[headline[1]] += 2
    first = next((n for n, line in enumerate(lines) if line.part), 0)
    for n, line in enumerate(lines):
        for start, run in _runs(line, taken[n]) if line.part else ():
            behind = line.text[start + len(run) :]
            if _PERSON.search(run) or _PERSON.match(behind):
                persons.add(_PERSON.split(run)[0])
                continue
            seen[run].add(n)
            scores[run] += _speaks_for(run, line.text[:start], behind, first=n == first)
    short = headline[1] if headline else ""
    whole = next((run for run in seen if short and run.startswith(short) and run != short and scores[run]), "")
    if whole:  # "東洋エンジ" of the headline is "東洋エンジニアリング"
        scores[whole] += scores.pop(short)
    title = "\n".join(line.text for line in lines if line.part == 0)
    body = "\n".join(line.text for line in lines if line.part)
    found = dict(known)
    for name, score in scores.items():
        again = len(seen[name]) > 1 or name in title
        if score and score + again >= _ENOUGH and name not in persons and name in body and _may_name(name):
            whole_of_it = max((known_as for known_as in known if known_as.startswith(name)), key=len, default="")
            found.setdefault(name, known.get(whole_of_it) or Entity(name, "company"))  # "カナデ" is "カナデ化学工業"
    if whole in found:
        found[short] = found[whole]
    return found


def _runs(line: Line, taken: list[Span]) -> Iterator[tuple[int, str]]:
    """Words that may be names; of "生産者コンチャ・アスール" the part in katakana."""
    for m in _RUN.finditer(line.text):
        tail = _TAIL.search(m[0]) or _BEHIND_WHAT.search(m[0]) or _BEFORE.search(m[0])
        at = tail.start(tail.lastindex or 1) if tail and not _is_own(m[0][: tail.start(tail.lastindex or 1)]) else 0
        start, run = m.start() + at, m[0][at:]
        if len(run) > 1 and not any(inside(start, m.end(), span) for span in taken):
            yield start, run


def _is_own(before: str) -> bool:
    """Whether characters before katakana belong to the name: "東洋エンジニアリング"."""
    return len(before) in (2, 3) and not (_WHAT_END.search(before) or before[-1] in _SIGNS or is_common(before, "ja"))


def _speaks_for(run: str, before: str, behind: str, *, first: bool) -> int:
    """What speaks for a name in one line: whose country stands before it, its script, and what it does."""
    if not (_PARTNER.match(behind) and _TELLS.search(behind)):
        return 0
    if behind[0] == "を" and not _BOUGHT.search(behind[:_NEAR]):
        return 0  # what something is done to
    foreign = _FOREIGN.fullmatch(run) is not None
    own = "・" in run.strip("・") or foreign
    topic = not before and _TOPIC.match(behind) is not None
    dated = topic and first and _DATED.match(behind) is not None and not _NO_ACTOR.search(run)
    return int(topic) + int(dated) + int(bool(_country_before(before))) + int(own)


def _lists(run: str, length: int) -> bool:
    """Whether common words are listed before the word for organisations, `length` long, or with it."""
    return _is_list(run) or _is_list(run[:-length])


def _is_list(name: str) -> bool:
    """Whether common words are listed: "設計・調達・建設"."""
    parts = name.split("・")
    return len(parts) > 1 and all(is_common(part, "ja") for part in parts)


def _may_name(name: str) -> bool:
    if "一" <= name[-1] <= "龠" and _THINGS.search(name) and ending_of(name) is None:
        return False
    return not (is_site(name) or _is_list(name) or is_common(name, "ja") or _NO_NAME.search(name) or _is_place(name))


def _forms(judged: dict[str, Entity], lines: list[Line]) -> dict[str, Entity]:
    """Every form of the names: "ヴァルトハイム" for "ヴァルトハイム・ロボティクス", "北関" for "北関精機"."""
    found = dict(judged)
    text = "\n".join(line.text for line in lines)
    for name, entity in judged.items():
        first = name.split("・")[0]
        ending = ending_of(name)
        short = first if first != name else name[: -ending[0]] if ending else ""
        if len(short) <= (2 if short[:1] < "一" else 1) or short in found or not _may_name(short):
            continue
        if re.search(rf"(?<![一-龠ァ-ヴー]){re.escape(short)}[はがのとも]", text):
            found[short] = entity
    return found


def _again(line: Line, forms: dict[str, Entity]) -> Iterator[Name]:
    """Where the names stand as whole words."""
    for form, entity in forms.items():
        for at in places(form, line.text):
            end = at + len(form)
            if not _same_script(line.text[at - 1 : at], form[0]) and not _same_script(
                line.text[end : end + 1], form[-1]
            ):
                yield Name(at, end, entity)


def _same_script(beside: str, char: str) -> bool:
    """Whether a character goes on the word that ends or begins with another."""
    return bool(beside) and any(
        low <= beside <= high and low <= char <= high for low, high in (("一", "龠"), ("ァ", "ー"), ("A", "z"))
    )


def _kind(run: str) -> str:
    return "bank_fund" if "銀行" in run else "company"


def _country_before(before: str) -> str:
    if before[-1:] in _SIGNS and not "一" <= before[-2:-1] <= "龠":
        return before[-1:]
    tail = before[-10:]
    for hit in gazetteer.places().find(tail, tail):
        if hit.value.form == "name" and tail[hit.end :] in ("", "の", "・"):
            return hit.value.code
    return ""


def _is_place(name: str) -> bool:
    hits = gazetteer.places().find(name, name)
    return bool(_PLACE.search(name[-2:])) or any(not goes_on(name, h.start, h.end) for h in hits)


@cache
def _country(stem: str) -> str:
    for hit in gazetteer.places().find(stem, stem):
        if hit.start == 0:
            return hit.value.code
    return ""
