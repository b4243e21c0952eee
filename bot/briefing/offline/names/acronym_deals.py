"""Tell an organisation by its capitals alone where it deals with somebody: "NEK ordered fuel", "sold gas to DEPA"."""

from __future__ import annotations

from bot.briefing.offline.lines.edges import beginning, ending
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.european_names import is_acronym
from bot.briefing.offline.names.runs import Run

_LONGEST = 6
_POINTS = 2
_DOES = {
    "en": beginning(
        r"^ (?:(?:has|have|had|will|would|is|are|to|also|both|now) ){0,3}(?:order(?:s|ed|ing)?|award(?:s|ed|ing)?"
        r"|bought|hir(?:es?|ed|ing)|leas(?:es?|ed|ing)|charter(?:s|ed|ing)?|pick(?:s|ed|ing)?|select(?:s|ed|ing)?|chose"
        r"|sold|sells|lent|borrow(?:s|ed|ing)?|commission(?:s|ed|ing)?|renew(?:s|ed|ing)?|extend(?:s|ed|ing)?"
        r"|export(?:s|ed|ing)?|import(?:s|ed|ing)?|ship(?:s|ped|ping)?|grant(?:s|ed|ing)?)\b"
    ),
    "es": beginning(
        r"^ (?:(?:ha|han|va a|van a|y) ){0,2}(?:encarg|adjudic|contrat|vendi|venderan?\b|adquiri|alquil|arrend|pidi"
        r"|prest|concedi|otorg|elig|escog|seleccion|renov|prorrog|export|import|entreg)"
    ),
    "fr": beginning(
        r"^ (?:(?:a|ont|va|vont|et) ){0,2}(?:command|achet|achat|confi|attribu|vend|choisi|retenu|lou|pret|accord"
        r"|octroy|renouvel|prolong|export|import|livr|ced)"
    ),
    "de": beginning(
        r"^ (?:und [A-Za-zäöü-]{3,24} )?(?:hat|haben|hatten?|will|wollen|wird|werden|soll|sollen|darf|verhandelt"
        r"|verhandeln|bestellt|bestellen|unterzeichne\w+|schliess\w+|vergibt|vergab|beauftragt|mietet|least|ordert|verkauft|kauft"
        r"|exportiert|importiert|verlangert|gewahrt)\b"
    ),
}
_GETS = {
    "en": ending(
        r"\b(?:suppl(?:y|ies|ied|ying)|deliver(?:s|ed|ing)?|sells?|sold|selling|ship(?:s|ped|ping)?|lends?|lent|lending"
        r"|export(?:s|ed|ing)?|award(?:s|ed|ing)?|leas(?:es?|ed|ing)|grant(?:s|ed|ing)?|provid(?:es?|ed|ing)"
        r"|transfer(?:s|red|ring)?) [^,;.:]{2,50} to (?:the )?$"
    ),
    "es": ending(
        r"\b(?:suministr|vend|entreg|prest|adjudic|encarg|ced|otorg|conced|export|arriend|alquil)\w*"
        r" [^,;.:]{2,50} al?(?: la)? $"
    ),
    "fr": ending(
        r"\b(?:livr|vend|fourni|pret|attribu|confi|accord|ced|export|lou|octroy|command)\w*"
        r" [^,;.:]{2,50} (?:a|au)(?: la)? $"
    ),
    "de": ending(
        r"\b(?:liefert|liefern|lieferte|verkauft|verkaufen|verkaufte|vergibt|vergab|vermietet|ubergibt)"
        r" [^,;.:]{2,50} an(?: die| den)? $"
    ),
}


def points(run: Run, line: Line, before: str, after: str, language: str, may: int) -> int:
    """What it speaks for an organisation that a word in capitals does, or gets, what organisations do.

    `may`: the patterns that the words before and behind the name allow. A German verb may stand before who acts, so
    that only the first word of a sentence is told by what is behind it.
    """
    name = run.text
    if len(name) > _LONGEST or not name.isalpha() or not is_acronym(name) or line.text.isupper():
        return 0
    does = (run.first or language != "de") and _DOES[language].begin(after, may)
    return _POINTS if does or _GETS[language].end(before, may) else 0
