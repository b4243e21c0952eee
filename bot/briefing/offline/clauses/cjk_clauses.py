"""Tell in Korean and Japanese clauses what is only an idea or one round of talks, and that a paper was signed."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import Clause
from bot.briefing.offline.lines.text import Line
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
_SIGNED_IT = re.compile(
    r"(?:서명|조인)(?:했|을 마쳤|식을 (?:열었|가졌|했))|署名(?:した|を終え|式を)|調印(?:した|を終え|式を)"
)
"""What is done to the paper of an agreement, which needs no noun then."""


def without_ideas(verbs: list[Tag], line: Line) -> list[Tag]:
    """The verbs of a clause without those that tell what is talked about, where others are left."""
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


def document_signed(told: list[tuple[Tag, str]], clause: Clause) -> str:
    """ "signed" where a clause tells that what was agreed was signed ("두 장관은 문서에 서명했다"), else empty."""
    return "signed" if any(s == "signed" and _SIGNED_IT.match(clause.line.text, v.start) for v, s in told) else ""
