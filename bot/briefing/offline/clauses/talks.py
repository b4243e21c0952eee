"""Tell what became of talks that a clause names: concluded, taken up again, or told of in another sentence too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses import european_talks
from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.vocabulary.words import Tag

_CONCLUDES = re.compile(
    r"conclu|cerr|cierr|ultim|finaliz|boucl|achev|termine|abgeschlossen|schlo(?:ss|ß)|beend|besiegel|aboutis|culmin"
)
"""Verbs that end talks well: "concluyeron las negociaciones"."""
_OF_TALKS = re.compile(r"negocia|conversacion|pourparler|discussion|dialog|verhandlung|gesprach|tratativ")
_ROUND = gated(r"\b(?:rond[ae]|runde|round|cycle)\b")
_RESUMES = gated(r"reanud|retom|repren|repris|relanc|rouvr|wieder auf|재개|再開")
_FURTHER = gated(
    r"(?:覚書|協定|契約|交渉|協議|合意|開発|研究|事業|提携|出資|融資|買収|輸送|供給"
    r"|協力)も(?!含|対象)|(?:협의|논의|협상|협약|계약|협정|양해각서|mou|합의)(?:에)?도(?= )"
    r"|\b(?:pourparlers|negociations|discussions|negociaciones|conversaciones|gesprache|verhandlungen|tratativas)\s"
    r"(?:sur|sobre|uber|zu|zum|zur|para|acerca|en vue|pour)\b|(?:を巡る|をめぐる|についての"
    r"|に関する)[^、。]{0,8}(?:交渉|協議)"
    r"|(?:에 관한|을 둘러싼|를 둘러싼|에 대한) [^,]{0,8}(?:협상|협의|논의)"
)
_REACH = 48
NO_RESULT = gated(
    r"\b(?:fail(?:s|ed|ing)? to (?:\w+ ){0,2}?(?:agree|reach|find|settle|finish|conclude|bridge|overcome|resolve"
    r"|strike"
    r"|close|narrow|clinch)"
    r"|(?:did|could|do|have|has|had|can)(?: not|n[o']t) (?:\w+ ){0,2}?(?:agree|reach(?:ed)?|find|found|come to"
    r"|settled?|finish|conclude|bridge|resolve|close)\b"
    r"|without (?:an? |any |further |reaching an? )?(?:agreement|deal|result|breakthrough|accord|progress|text"
    r"|conclusion|outcome|document|paper|statement|signature|communique|handshake|compromise)"
    r"|(?:did not|didn't) (?:reach|come to|find|produce|yield|bring|get to) (?:an? |any )?(?:agreement|deal|conclusion"
    r"|accord|result|breakthrough|compromise|solution|settlement|text)"
    r"|(?:no|little|scant) (?:agreement|deal|breakthrough|progress|headway)"
    r"|remain\w* (?:far |wide |poles )?(?:apart|divided|deadlocked|at odds)|(?:could|can)(?: not|not) agree"
    r"|yet to agree|still disagree\w*|inconclusive(?:ly)?)\b"
)
"""What two have not agreed, or not yet."""
_GO_ON = re.compile(
    r"\b(?:meet(?:ing)?s? again|reconvene\w*|(?:will|would|to) (?:soon )?(?:resume|continue|carry on|go on|try again"
    r"|keep talking|hold (?:another|more|further|an? \w+ round))|next round|another (?:round|meeting|session|attempt)"
    r"|(?:further|more|fresh|new) (?:talks|rounds?|meetings?|negotiations|discussions)|back at the table"
    r"|(?:hold|meet for|sit down for|come together for) (?:an?|the|their) (?:[a-z]+(?:th|rd|nd|st)|\d+\w\w|second"
    r"|third) (?:round|session|meeting)|adjourned [^.;]{0,60}?\buntil"
    r"|(?:will|would|are to|is to) be back\b|(?:gave|giv(?:e|es|en|ing)|bought|allow(?:ed|s)?|grant(?:ed|s)?) "
    r"(?:themselves|itself|each other|negotiators|the talks|them) (?:an?|another|more|until|till|\w+ more|up to)"
    r"|(?<!no )(?:more|extra|additional) time|(?<!no )new (?:deadline|date) |extend(?:ed|s|ing)? (?:the|their)"
    r" (?:deadline|talks|mandate|negotiations)|pick(?:ed)? up (?:the thread|where)|sit down again"
    r"|return to the (?:negotiating )?table|(?:talks|negotiations|discussions|both sides) "
    r"(?:will |are to )?(?:go on|continue))\b"
)
"""That they talk on."""
_OPEN_YET: dict[str, tuple[Gated, Gated | re.Pattern[str]]] = {"en": (NO_RESULT, _GO_ON), **european_talks.OPEN_YET}


_ON = re.compile(
    r"\b(?:continu(?:e|es|ing)|go(?:es|ing)? on|under ?way|still|remain(?:s|ing)?|resum(?:e[sd]?|ing)|ongoing"
    r"|in progress"
    r"|keep(?:s)? (?:talking|negotiating|bargaining|haggling)|carr(?:y|ies) on|drag(?:s|ging)? on|next round"
    r"|(?:will|are to|is to|sit down|meets?) (?:\w+ )?again|have yet to|has yet to)\b"
)
_ON_BESIDE = {
    "fr": re.compile(r"\b(?:toujours|encore|poursui\w+|continu\w+)\b"),
    "es": re.compile(r"\b(?:todavia|aun|siguen?|continuan?|prosiguen?)\b"),
    "de": re.compile(r"\b(?:noch|weiter|weiterhin|unterdessen|derweil)\b"),
    "ko": re.compile(r"아직|여전히|계속|이어가|이어지|막바지|막판|조율|(?:협의|협상|논의) 중"),
    "ja": re.compile(r"なお|引き続き|続けて|続いて|続く|これから"),
}
_OF_TEXT = re.compile(
    r"\b(?:the|its|their|final|last|legal) (?:\w+ )?(?:text|wording|details?|fine print|small print|paperwork|papers"
    r"|translations?|contract|documents?)\b"
    r"|\b(?:lawyers|legal teams?|drafters|solicitors|attorneys)\b[^,.;]{0,40}?"
    r"\b(?:draft|writ|polish|prepar|finali[sz]|draw)\w*"
    r"|\bbeing (?:typed|written|printed)\b"
)
"""What is still worked on when two have agreed."""


def without_old(verbs: Sequence[Tag], folded: str) -> list[Tag]:
    """The verbs of a clause that tell how far talks are: not "talks" that were concluded, nor the old break."""
    open_talks = any(v.value == "negotiating" for v in verbs)
    resumed = open_talks and _RESUMES.search(folded) is not None
    rounds = open_talks and _ROUND.search(folded) is not None
    return [
        v
        for v in verbs
        if not (resumed and v.value in ("suspended", "terminated"))
        and not (rounds and v.value == "agreed" and _CONCLUDES.match(folded, v.start))
        and not (not rounds and _concluded(v, verbs, folded))
    ]


def is_further(folded: str) -> bool:
    """Whether it is told of one more agreement: "覚書も交わした", "les pourparlers sur la mobilité"."""
    return _FURTHER.search(folded) is not None


def still_open(folded: str, following: str, language: str) -> bool:
    """Whether a sentence tells that nothing was agreed, and it or the one behind it that two talk on."""
    if language not in _OPEN_YET:
        return False
    no_result, go_on = _OPEN_YET[language]
    if no_result.search(folded) is None:
        return False
    return go_on.search(folded) is not None or go_on.search(following) is not None


def goes_on(folded: str) -> bool:
    """Whether an English sentence about talks tells that they are not over."""
    return _ON.search(folded) is not None and _OF_TEXT.search(folded) is None


def goes_on_beside(folded: str, language: str) -> bool:
    """As `goes_on` for a sentence of another language."""
    return language in _ON_BESIDE and _ON_BESIDE[language].search(folded) is not None


def _concluded(talks: Tag, verbs: Sequence[Tag], folded: str) -> bool:
    return (
        talks.value == "negotiating"
        and _OF_TALKS.match(folded, talks.start) is not None
        and any(
            v.value in ("agreed", "signed")
            and _CONCLUDES.match(folded, v.start)
            and (0 < talks.start - v.end < _REACH or 0 < v.start - talks.end < _REACH)
            for v in verbs
        )
    )
