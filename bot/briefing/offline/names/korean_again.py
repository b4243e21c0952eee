"""Find where the names of a Korean text stand again, in full or shortened: "한빛 측" of "한빛바이오텍"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.named import Name, ending_of, is_common, places

TAIL = re.compile(
    r"(?:[은는이가을를과와의도에로만]|으로|측|까지|부터|등|들"
    r"|(?:장관|청장|이사장|회장|총재|원장|총장|사장|대표|관계자|차관|위원장|본부장|대변인)(?:[은는이가을를과와의도]|$))"
)
"""What may be written onto a name."""
_SHORTENED = ("company", "bank_fund")
_BODIES = ("association", "government_body", "research_education")
_SHORTEST, _TAIL, _LONGEST = 2, 3, 6
_NO_TAIL = frozenset(["연구원", "공무원", "위원회", "대학교", "사무소", "본부장", "지방청"])
"""Ends of names that name somebody, or something, else by themselves."""
_ACTS = (" 측", " 총장", " 사장", " 회장", " 대표")
_PARTICLES = frozenset("은는이가과와도의")
_NO_SHORT = frozenset(
    [
        "대한",
        "한국",
        "우리",
        "국민",
        "국제",
        "국내",
        "세계",
        "현대",
        "중앙",
        "제일",
        "동방",
        "대우",
        "서울",
        "부산",
        "신한",
    ]
)
"""What begins names and is a word, or another name, by itself."""


def _acts_as(short: str, text: str) -> bool:
    """Whether a short form stands in a text as somebody who acts: "한빛 측은", "두온이"."""
    for at in places(short, text):
        end = at + len(short)
        if not text[at - 1 : at].isalnum() and (
            text.startswith(_ACTS, end) or (text[end : end + 1] in _PARTICLES and text[end + 1 : end + 2] == " ")
        ):
            return True
    return False


def short_forms(judged: dict[str, Entity], lines: list[Line]) -> dict[str, Entity]:
    """How texts shorten the names: "한빛" of "한빛바이오텍", "건국대" of "건국대학교"."""
    found: dict[str, Entity] = {}
    text = "\n".join(line.text for line in lines)
    for name, entity in judged.items():
        ending = ending_of(name)
        short = name[: -ending[0]] if ending and entity.kind in _SHORTENED else ""
        if name.endswith(("대학교", "대학")):
            short = name[: name.rindex("대학") + 1]
        if len(short) < _SHORTEST or " " in short or short in judged or is_common(short, "ko"):
            continue
        if short not in _NO_SHORT and short not in gazetteer.place_names() and _acts_as(short, text):
            found[short] = entity
    spaced = text.replace("\n", " ")
    tails = [tail for name, entity in judged.items() if entity.kind in _BODIES for tail in _tails(name)]
    for name, entity in judged.items():
        for tail in _tails(name) if entity.kind in _BODIES else ():
            if f" {tail}" in spaced and tails.count(tail) == 1 and _acts_as(tail, text):
                found[tail] = entity
    return found


def _tails(name: str) -> list[str]:
    """By which of its last words a body may be meant: "의료원" of "국립중앙의료원"."""
    if " " in name:
        return []
    return [name[at:] for at in range(max(1, len(name) - _LONGEST), len(name) - _TAIL + 1) if name[at:] not in _NO_TAIL]


def again(line: Line, judged: dict[str, Entity]) -> Iterator[Name]:
    """Where the names stand, whatever stands beside them there."""
    for stem, entity in judged.items():
        for at in places(stem, line.text):
            end = at + len(stem)
            tail = line.text[end : end + 8]
            free = not (line.text[at - 1 : at].isalnum() if at else False)
            if free and (not tail[:1].isalnum() or TAIL.match(tail)):
                yield Name(at, end, entity)
