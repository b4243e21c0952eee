"""Tell in Korean and Japanese clauses what is only an idea or one round of talks, and that a paper was signed."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import Clause
from bot.briefing.offline.clauses.ratifying import passes_house
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import Tag

_ROUND = re.compile(
    r"(?:\d+차|첫|첫 번째|두 번째) (?:[가-힣]+ )?(?:협상|협의|회의|회담)[이을를]? ?"
    r"(?=[^,.]{0,20}(?:마무리|마쳤|마치|끝))"
    r"|(?:第?[0-9一二三四五六七八九十]+回(?:目の)?|初の?)(?:公式)?(?:交渉|会合|協議)[がを](?=[^。、]{0,8}終)"
)
_NEAR = 20
"""Characters between a round of talks and the verb that ends it."""
_IDEA = re.compile(
    r"[가-힣]{0,3}[는을를] (?:방안|안|문제|구상|계획|협상|논의|협의)(?:[을를은는도이가과의]|에 대해|에 관해|에 들어)"
    r"|[ぁ-ん]{0,2}(?:案|構想|方向|計画)(?:を|で|も|が|について)"
)
"""Behind a verb that only tells what is talked about: "협약을 맺는 방안을 협의하고 있다"."""
_CONTENT = re.compile(
    r"자[는고며] |라는 (?:제안|요청|요구)|달라[고는] |よう(?:に)?(?:提案|求め|要請|要望|打診|持ちかけ"
    r"|呼びかけ|申し入れ|促)"
    r"|との(?:提案|案を|打診)|ことを(?:提案|打診|要請|持ちかけ|申し入れ|呼びかけ)|ないか"
)
"""Behind what somebody only proposes that others do: "설비를 매각하자는 제안을 건넸다"."""
_BY_FORM: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "rejected",
        re.compile(
            r"['‘\"“](?:NO|No|노|아니오)['’\"”]|반대|안 된다|막아섰|막았|주지 않|않겠다|퇴짜|빗장"
            r"|「?(?:NO|ノン|ノー)」?|反対|許さな|許さず|認めず|拒"
        ),
    ),
    (
        "proposed",
        re.compile(
            r"자고 |자며 |[가-힣]자[\"”'’]|달라고|고 싶|겠다고|겠다[\"”'’]|촉구|바란다|의향|손짓|눈독|노린다|노리고"
            r"|たい|てほしい|ないかと|よう求|よう促|目指|めざ|狙|意欲|名乗り"
        ),
    ),
    (
        "negotiating",
        re.compile(
            r"(?<!두)(?<!맺)(?<!갖)(?<!가지)(?<!유지하)(?:[고어] 있다|[고어] 있으며)|는 중|아직|이견|막판"
            r"|씨름|따지고|놓고|둘러싸고|맞서|제자리|\d+차 "
            r"|詰めている|をめぐ|溝|駆け引き|大詰め|ヤマ場|最終段階"
        ),
    ),
    (
        "in_force",
        re.compile(
            r"시작됐|시작했|시작됩|시작한|오늘부터|이날부터|\d일부터|가동|행사하기|첫날|개시"
            r"|始ま|始動|スタート|きょうから|\d日から|動き出|動き始|初日"
        ),
    ),
)
"""What a clause that names an agreement and two parties has where its verb is in no table, by how far that tells it."""
_PAPER = re.compile(
    r"(?:계약|협약|협정|양해각서|MOU|각서|약정|의향서)(?:\s?교환)?[\"”'’]?$"
    r"|(?:契約|覚書|協定|議定書)[」]?$"
)
"""How a headline ends that tells of nothing but the paper: "이라크와 3조 본계약"."""
_SEVERAL = re.compile("[　…]")
"""Between the two things that a headline tells."""
_ONLY_NOUN = re.compile("交渉|協議|협상|협의|논의|회담|調整|折衝")
"""What may be what is wanted rather than what is done."""
_AIMS = re.compile(r"めざ|目指|方針|計画|調印|署名|締結|合意|妥結|결론|타결|체결|서명|목표|계획")
"""What those who talk want to reach."""
_EXAMINES = re.compile(
    r"(?:[\((][^()()]{1,16}[\))])?(?:などの?|の|による|의|등의) ?(?:[^、。,.は가이을를]{0,8})?"
    r"(?:承認|審査|認可|許可|心査|승인|심사|인가|허가)(?:が|を|待|は|後|の手続|를|을|가|이|절차"
    r"| 절차)(?!拒|得ら|し、|した|했)"
)
"""Behind who examines an agreement."""
_SIGNED_IT = re.compile(
    r"(?:서명|조인)(?:했|을 마쳤|식을 (?:열었|가졌|했))|署名(?:した|を終え|式を)|調印(?:した|を終え|式を)"
)
"""What is done to the paper of an agreement, which needs no noun then."""


def without_ideas(verbs: list[Tag], line: Line) -> list[Tag]:
    """The verbs of a clause without those that tell what is talked about, where others are left."""
    content = _CONTENT.search(line.text) if any(v.value == "proposed" for v in verbs) else None
    if content is not None and any(v.value == "proposed" and v.end > content.start() for v in verbs):
        verbs = [v for v in verbs if v.value == "proposed" or v.start > content.start()]
    return [v for v in verbs if not _IDEA.match(line.text, v.end)] or verbs


def as_rounds(told: list[tuple[Tag, str]], line: Line) -> list[tuple[Tag, str]]:
    """Verbs with how far they tell an agreement to be: who has ended a round of talks still talks."""
    rounds = [m.span() for m in _ROUND.finditer(line.text)]
    if not rounds:
        return told
    return [
        (v, "negotiating" if s == "agreed" and any(a <= v.start <= b + _NEAR for a, b in rounds) else s)
        for v, s in told
    ]


def without_goals(told: list[tuple[Tag, str]], line: Line) -> list[tuple[Tag, str]]:
    """Verbs with how far they tell it to be, without what those aim at who talk already: "条件を詰め、調印をめざす"."""
    talks = [v for v, s in told if s == "negotiating" and not _ONLY_NOUN.fullmatch(line.text, v.start, v.end)]
    if not talks:
        return told
    return [(v, s) for v, s in told if s != "proposed" or not _AIMS.match(line.text, v.start)]


def without_examiners(clause: Clause) -> list[Mention]:
    """Whom a clause names but those who only have to approve of it: "公取委の審査が続く", "당국의 승인을 거쳐"."""
    others = [m for m in clause.who if not _EXAMINES.match(clause.line.text, m.end)]
    return others or clause.who


def document_signed(told: list[tuple[Tag, str]], clause: Clause) -> str:
    """ "signed" where a clause tells that what was agreed was signed ("두 장관은 문서에 서명했다"), else empty."""
    return "signed" if any(s == "signed" and _SIGNED_IT.match(clause.line.text, v.start) for v, s in told) else ""


def told_by_form(clause: Clause) -> str:
    """How far an agreement is that a clause names between two parties with no verb of the tables; "" for unknown."""
    start, end = clause.spans[0]
    text = clause.line.text[start:end]
    if clause.line.part == 0 and not _SEVERAL.search(text) and _PAPER.search(text):
        return "signed"
    if passes_house(text):
        return "ratified"
    return next((status for status, form in _BY_FORM if form.search(text)), "")
