"""Find who acts in the sentences about an agreement beside those who conclude it: "The union wants it blocked"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.briefing.offline.lines.lexicon import Hit, flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import spoken_words

_STATE = "state"
_CLAUSE = re.compile(
    r"[;:–—»“”\"]\s|,\s(?:(?:and|but|while|whereas|though|that|dass|que|mientras(?: que)?|pero|y|tandis(?: que)?|mais"
    r"|et|wahrend|aber|und)\s)?"
    r"|\s(?:while|whereas|but|that|which|because|if|whether|as|mientras que|tandis que|pero|mais|que|parce que|dass"
    r"|weil)\s"
)
_NO_SUBJECT = re.compile(
    r"\b(?:of|in|by|with|from|at|to|for|on|against|including|include[sd]?|among|between|about|over|than|like|into"
    r"|under|after|before|that|as|de|del|en|con|por|para|a|al|contra|entre|sobre|segun|ante|que|du|des|dans|avec|par"
    r"|pour|au|aux|sur|contre|chez|d'|von|vom|mit|bei|fur|an|am|im|zu|zum|zur|aus|durch|gegen|uber|nach|vor|laut"
    r"|dass|whose|hat|hatte|hatten|haben|is|are|was|were|has|have|had|said|told)\b"
)
_HEAD = 70
"""Characters in which a clause may say what its subject is."""
_BRACKETS = r"\)?(?:\s?\([^()]{1,24}\))?"
_ASIDE = r"(?:,\s(?:[^,;.]|[,.](?=\d)){3,130},|,)?"
_INSTITUTION = (
    r"((?:['’]s?)?\s(?:[\w-]+\s){0,2}?(?:government|ministry|minister|president|board|parliament|spokes\w+"
    r"|officials?|chief|executives?|envoys?|council|chair\w*|diplomats?|negotiators?|lawmakers|regulators?)"
    r"(?:\s(?!and)[A-Z][\w'-]+){0,3}(?:\sin\s(?:the\s)?[a-z-]+)?)?"
)
_VERB = {
    "en": re.compile(
        rf"{_BRACKETS}{_INSTITUTION}{_ASIDE}\s(?:the (?:rest|remaining|remainder|balance)"
        r"|(?:(?:also|both|all|still|now|then|each)\s)?(?!(?:as|its|his|vs|news|sales|shares|officials|workers"
        r"|products|needs|analysts|based|named|called|led|owned|controlled|backed)\b)"
        r"(?:[a-z]{2,}(?:ed|es|ts|ks|ns|ls|rs|ds|ms|ps|gs|ws|ys|hs)|has|had|have|is|are|was|were|will|would|can|could"
        r"|may|might|must|should|says?|said|did|does|do|put|gave|took|made|sent|held|won|lent|met|left|told|saw|sought"
        r"|brought|withdrew|chose|bought|sold|stood|came|went|kept|want|oppose|demand|support|back|plan|hope|urge|need"
        r"|insist|reject|welcome|seek|sign|join|buy|sell|build|supply|hold|own|lend|fund|finance|provide|deliver|operate"
        r"|receive|contribute|invest|agree|expect|intend|propose|object|complain|warn|get|take|pay|refuse|keep))\b"
    ),
    "es": re.compile(
        rf"{_BRACKETS}{_ASIDE}\s(?!(?:de|del|y|e|en|con|a|al|para|por|que|o|u|desde|hasta|como|quien|cuyo|cuya|sobre"
        r"|entre|segun|ni)\b)[a-z]+"
    ),
    "fr": re.compile(
        rf"{_BRACKETS}{_ASIDE}\s(?!(?:de|du|des|et|en|avec|a|au|aux|pour|par|que|qui|ou|dans|comme|dont|sur|entre|selon"
        r"|ni|d')\b)[a-z]+"
    ),
    "de": re.compile(
        rf"{_BRACKETS}{_ASIDE}\s(?!(?:der|die|das|des|dem|den|und|aus|in|im|mit|von|vom|zu|zum|zur|fur|oder|als|wie"
        r"|bei|an|am|auf|sowie|ein|eine|einen|nicht|uber)\b)[a-z]+"
    ),
    "ko": re.compile(
        r"(?:\([^()]{1,24}\))?(?:\s?(정부|당국|측|의회|이사회|총리|대통령|외교부|장관))?(?:은|는|이|가|측은|측이|에서는|(도))\s"
    ),
    "ja": re.compile(r"」?(?:[\((][^()()]{1,24}[\))])?(政府|当局|側|議会|首相|大統領|外務省)?(?:は|が|(も))"),
}
"""What stands behind the subject of a sentence: its verb, in Korean and Japanese its particle."""
_LIST = re.compile(
    r"\)?(?:\s?\([^()]{1,24}\))?(?:,|,? (?:and|y|e|et|und|sowie|as well as)|[와과]|や|と|、|·|・)\s?"
    r"(?:(?:the|el|la|los|las|le|les|der|die|das)\s|l')?(?:[^\W\d][\w'’-]*\s){0,3}"
)
_REACH = 12
"""Characters behind its verb in which a country's stance is told, except in Korean and Japanese."""
_SPOKESMAN = re.compile(r"(?:said|says|told|warned)\b")
_OF_REGULATORS = {
    "ko": re.compile(
        r"(?:\([^()]{1,24}\))?(?: 집행위원회| 정부)?의 (?:[가-힣]+ )?"
        r"(?:심사|승인|허가|인가|반대|중재|요청|보증|지원|요구|동의)"
    ),
    "ja": re.compile(r"(?:[\((][^()()]{1,24}[\))])?の(?:審査|承認|認可|反対|仲介|要請|保証|支援|要求|同意|許可)"),
}
"""Whose approval or objection a Korean or Japanese sentence tells."""
_GIVEN = {
    "en": re.compile(r"\b(?:to|from|with|by|through)\s(?:the\s)?(?:[\w'’-]+\s){0,3}$"),
    "es": re.compile(r"\b(?:a|al|con|por|de parte de)\s(?:la\s|los\s|las\s|el\s)?(?:[a-z]+\s){0,2}$"),
    "fr": re.compile(r"(?:\b(?:a|au|aux|avec|par|saisi|aupres de)\s(?:la\s|les\s|le\s)?|l')(?:[a-z]+\s){0,2}$"),
    "de": re.compile(r"\b(?:mit|von|vom|an|beim?)\s(?:der\s|den\s|dem\s|die\s|das\s)?(?:[a-z]+\s){0,3}$"),
    "ko": re.compile(r"(?:\([^()]{1,24}\))?(?:에게?|으?로부터|와|과)\s"),
    "ja": re.compile(r"(?:[\((][^()()]{1,24}[\))])?(?:に|から|と|へ|を)(?![一-龠]?って)"),
}
"""What makes an organisation the counterpart of what a party does: "sells to X", "borrowed from X"."""
_ASKED = re.compile(
    r"\b(?:bring in|brought in|asked|urged|invited|pressed|called on|calls on|urges|asks|accused|sued|lobbied|chairs"
    r"|chaired|joined|join|hire|hired|persuade[ds]?)\s(?:the\s)?(?:[a-z-]+\s){0,3}$"
)
"""Before whom a party asks, or takes along."""
_RULES = re.compile(r"\s(?:\w+\s)?(?:government|cabinet|parliament|president|prime minister|chancellor|\w+ minister)\b")
"""Behind the adjective of a country that acts by its government."""
_CONTRIBUTES = re.compile(
    r"\b(?:will|would|is to|are to|must|may|agree[sd]?|accept(?:s|ed)?|pay(?:s|ing)?|paid|suppl(?:y|ies|ied|ying)"
    r"|sells?"
    r"|sold|buys?|bought|takes?|shoulders?|bears?|puts?|gives?|gets?|gave|receives?|lends?|lent|funds?|financ(?:es?|ed)"
    r"|invests?|invested|insures?|insured|negotiat\w+|talks|delivers?|signs?|signed|approach|bid(?:s|der)?|clearance"
    r"|consent|licen[cs]ed?|keeps?|retains?|leads? the (?:consortium|group|tender)"
    r"|set aside|hoping|pleased|relieved|feared|begged|angry|unhappy|furious|delighted|argu(?:es?|ed)|estimates?)\b"
)
"""What tells of a part in something, where a line speaks of nobody else: others of the trade only "lead the market"."""
_BETWEEN = re.compile(
    r"\b(?:agreements?|deal|pact|accord|treaty|talks|negotiations|contract|merger|venture|partnership|truce|ceasefire"
    r"|memorandum|tie-up|dispute)\b[^,.;]{0,40}?\bbetween\s"
)
_PAIR = re.compile(r"(?:the\s)?(?:[\w'’-]+\s){0,4}(?:and\s(?:the\s)?(?:[\w'’-]+\s){0,4})?")
_SAME_NAME = 60
_OFFICIALS_OF = re.compile(
    r"\b(?:officials|negotiators|ministers|delegates|delegations|envoys|diplomats|experts|representatives|teams|leaders"
    r"|lawmakers|commanders|regulators)\s(?:from|of)\s(?:the\s)?(?:[\w'’-]+(?:\s[\w'’-]+)?(?:,"
    r"|,? and)\s(?:the\s)?){0,5}$"
)
"""Before those for whom somebody acts: "Officials from Tórshavn, London and Oslo are to meet again"."""


def acting(
    line: Line,
    mentions: Sequence[Mention],
    language: str,
    *,
    near: bool,
    speaks: bool,
    back: bool,
    parties: frozenset[Entity],
) -> Iterator[Entity]:
    """Whom a line tells to do something about the agreements.

    `near`: the line, or that before, tells of them; `speaks`: it has a word of agreements; `back`: it tells of other
    times; `parties` are those of the agreements.
    """
    strong = [m for m in mentions if not m.weak and (m.form != "adjective" or _RULES.match(line.folded, m.end))]
    if all(m.entity in parties for m in strong):
        return
    words = spoken_words("actor_words.tsv", language).find(line.text, line.folded)
    told = {hit.value for hit in words}
    if not {"stance", "about"} <= told if back else ("apart" in told and "names" not in told):
        return
    stances = [hit for hit in words if hit.value == "stance"]
    linked = near or "about" in told or any(m.entity in parties for m in mentions)
    if language == "en" and not (linked or stances or "names" in told or _CONTRIBUTES.search(line.folded)):
        return  # "Shoprite and Game left Kenya years ago."
    last: Mention | None = None
    for m in reversed(strong):
        state = m.entity.kind == _STATE or m.form == "government"
        if (state and not (linked or speaks)) or _is_bare(m.entity, language):
            continue
        listed = last is not None and _LIST.fullmatch(line.folded, m.end, last.start) is not None
        acts = listed or _is_subject(line, m, strong, stances, language)
        if acts or (
            not back and (("names" in told and not state) or ((speaks or near) and _is_given(line, m, language)))
        ):
            yield m.entity
        last = m if acts else None


def _is_bare(entity: Entity, language: str) -> bool:
    """Whether a name is only a word for bodies: that of "La Confédération nationale ..." goes on in small letters."""
    return language not in ("ko", "ja") and flat(entity.name) in gazetteer.bare_words()


def _is_given(line: Line, m: Mention, language: str) -> bool:
    """Whether an organisation is the counterpart of what the line tells, or a country is asked for something."""
    if m.form == "adjective":
        return False
    if language == "en" and _ASKED.search(line.folded, max(0, m.start - 40), m.start):
        return True
    if language == "en" and _is_between(line, m):
        return True
    if m.entity.kind == _STATE:
        return False
    if language in ("ko", "ja"):
        return _GIVEN[language].match(line.text, m.end) is not None
    return _GIVEN[language].search(line.folded, max(0, m.start - 40), m.start) is not None


def _is_between(line: Line, m: Mention) -> bool:
    """Whether it is one of those between whom there is an agreement: "an agreement between X and Y ran into ..."."""
    found = _BETWEEN.search(line.folded, 0, m.start)
    return found is not None and _PAIR.fullmatch(line.folded, found.end(), m.start) is not None


def takes_stance(line: Line, mentions: Sequence[Mention], language: str) -> bool:
    """Whether somebody who is named says or does something about an agreement."""
    named = any(not m.weak or m.form == "adjective" for m in mentions)
    return named and any(
        hit.value == "stance" for hit in spoken_words("actor_words.tsv", language).find(line.text, line.folded)
    )


def _is_subject(
    line: Line, m: Mention, mentions: Sequence[Mention], stances: Sequence[Hit[str]], language: str
) -> bool:
    """Whether a mention is whom a clause is about, and a country does more there than to be."""
    if language in _OF_REGULATORS and _OF_REGULATORS[language].match(line.text, m.end):
        return True
    verb = _VERB[language].match(line.folded, m.end)
    if verb is None:
        return False
    by_particle = language in ("ko", "ja")
    if m.entity.kind == _STATE or m.form == "government" or (by_particle and verb[2]):
        reach = len(line.text) if by_particle else verb.end() + _REACH
        spoken = verb[1] if by_particle else language == "en" and verb[1] and _SPOKESMAN.search(verb[0])
        if not spoken and not any(m.end <= hit.start < reach for hit in stances):
            return False
    if by_particle:
        return True
    # "The African Export-Import Bank (Afreximbank) is": what stands before the whole name tells.
    start = min(x.start for x in mentions if x.entity == m.entity and 0 <= m.start - x.start < _SAME_NAME)
    head = _without_names(line, mentions, max(0, start - _HEAD), start)
    cut = max((c.end() for c in _CLAUSE.finditer(head)), default=0)
    if language == "en" and _OFFICIALS_OF.search(head):
        return True
    return _NO_SUBJECT.search(head, cut) is None


def _without_names(line: Line, mentions: Sequence[Mention], start: int, end: int) -> str:
    """A part of a line in which the "of" of a name is none: "The Association of Growers and the Union said"."""
    head = line.folded[start:end]
    for m in mentions:
        a, b = max(m.start, start) - start, min(m.end, end) - start
        if m.form == "organisation" and 0 <= a < b <= len(head):
            head = f"{head[:a]}{'x' * (b - a)}{head[b:]}"
    return head
