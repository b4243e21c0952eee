"""Know in Spanish, French and German how an offer was answered in one sentence, and what a lender pledges to pay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.names.mention import Mention

_REFUSED = {
    "es": gated(
        r"\b(?:ofreci|ofrec|propus|propon|propuest|plante|pidi|pedid|solicit|invit|oferta|peticion"
        r"|ofrecimient)[^;]{3,170}?"
        r",? (?:(?:pero|aunque|lo que|la cual|(?:idea|oferta|propuesta|peticion|invitacion) que"
        r"|que) (?:[\w']+ ){0,5}?)"
        r"(?:se (?:nego|negaron)\b|rechaz(?:o|aron|ado)\b|declin(?:o|aron)\b|desech|descart(?:o|aron)\b"
        r"|rehus(?:o|aron)\b"
        r"|dijo que no\b|no acepto\b)"
        r"|\bse (?:nego|negaron) a (?:participar|sumarse|unirse|cooperar|colaborar)\b[^;]{0,60}\bque (?:le"
        r"|les) (?:propus|ofrec"
        r"|pidi)"
    ),
    "fr": gated(
        r"\b(?:propos|offert|offre|demand|invit|sollicit|sugger|candidatur)[^;]{3,170}?,? (?:(?:mais|ce que"
        r"|ce qu'|(?:idee|offre"
        r"|proposition|demande|invitation) que|qu'|que) ?(?:[\w']+ ){0,5}?)(?:refuse\b|rejete?e?\b|decline?e?\b"
        r"|ecarte"
        r"|repouss|dit non\b)"
        r"|\brefus\w* de (?:participer|se joindre|cooperer|collaborer|prendre part)\b[^;]{0,60}\bque (?:lui"
        r"|leur) propos"
    ),
    "de": gated(
        r"\b(?:vorschl[au]g|vorgeschlagen|angeboten|angebot|bot|boten|bat|baten|bitte|gebeten|antrag|einladung"
        r"|eingeladen"
        r"|vorstoss)\w*\b[^;]{3,170}?(?:, was|, doch|, aber|, den|, die|, das|, dies|:) (?:[\w-]+ ){0,7}?"
        r"(?:abgelehnt|ablehnten?|lehnten? (?:[\w-]+ ){0,4}ab\b|verwarf|ausschlug\w*|zuruckwies\w*"
        r"|wies(?:en)? (?:[\w-]+ ){0,4}zuruck\b|winkten? ab\b)"
    ),
}
_ACCEPTED = {
    "es": gated(
        r"\b(?:ofreci|propus|propuest|plante|pidi|invit|oferta|peticion|ofrecimient)[^;]{3,170}?"
        r",? (?:oferta que|propuesta que|idea que|lo que|que|y) (?:[\w']+ ){0,5}?(?:acepto|aceptaron"
        r"|ha aceptado|aceptada)\b"
        r"(?! (?:a|que|tramite))"
    ),
    "fr": gated(
        r"\b(?:propos|offert|offre|invit|sugger)[^;]{3,170}?,? (?:ce que|ce qu'|offre que|proposition que|que|qu'|et)"
        r" ?(?:[\w']+ ){0,5}?(?:a accepte|ont accepte|acceptee?s?)\b(?! (?:a|que|l'examen))"
    ),
    "de": gated(
        r"\b(?:vorschl[au]g|vorgeschlagen|angeboten|angebot|bot|boten|bat|gebeten|eingeladen)\w*\b[^;]{3,170}?"
        r"(?:, was|, den|, das|, die|:) (?:[\w-]+ ){0,7}?(?:angenommen|annahmen?|akzeptierten?|akzeptiert hat"
        r"|zusagten?)\b"
    ),
}
_PLEDGED = {
    "es": gated(
        r"\b(?:se comprometio|se comprometieron|se ha comprometido|se compromete|se comprometen|acepto|accedio) a "
        r"(?:financiar|cubrir|aportar|poner|costear|sufragar|adelantar|anticipar|prestar|donar|garantizar|pagar"
        r"|desembolsar)"
        r"|\b(?:subvencion|financi|cofinanci|apoy|dot)(?:a|ara|o|aran|aron)\b[^;.]{0,90}\bcon (?:unos |hasta |casi "
        r"|otros )?\d"
    ),
    "fr": gated(
        r"\b(?:s'est engagee?|se sont engagee?s|s'engage|s'engagent|a accepte|a promis|ont promis"
        r"|est pret\w*) (?:a|de|d')"
        r" ?(?:financer|couvrir|apporter|verser|prendre en charge|avancer|preter|garantir|payer|debloquer"
        r"|mobiliser|decaisser)"
        r"|\bvien(?:t|nent|dra|dront) en aide\b[^;.]{0,90}\ba hauteur d(?:e|') ?\d"
        r"|\b(?:financ|cofinanc|subventionn)(?:e|era|ent|eront)\b[^;.]{0,90}\ba hauteur d(?:e|') ?\d"
        r"|\b(?:soutient|soutiendra)\b[^;.]{0,90}\ba hauteur d(?:e|') ?\d"
    ),
    "de": gated(
        r"\b(?:fordert|fordern|unterstutzt|bezuschusst|finanziert)\b[^;.]{0,90}\bmit (?:rund |bis zu |knapp "
        r"|weiteren )?\d"
        r"|\b(?:verpflichtete[nt]? sich|hat sich verpflichtet|haben sich verpflichtet|erklarte[n]? sich bereit"
        r"|sagte[n]? zu"
        r"|hat zugesagt|haben zugesagt|versprach\w*)\b[^;]{0,120}?\b(?:zu finanzieren|zu tragen|zu ubernehmen"
        r"|zu zahlen|zu leihen"
        r"|beizusteuern|bereitzustellen|zuzuschiessen|vorzustrecken|zu decken)\b"
        r"|\btragt (?:zu [\w-]+ [\w-]+ |zur halfte |grosstenteils |vollstandig )?(?:die|der"
        r"|das) [^,;.]*(?:stiftung|bank|fonds)\b"
    ),
}
_MONEY = re.compile(
    r"\b\d[\d.,]*\s(?:%|mio|mrd|millon|million|milli|mil millones|euro|dollar|dolares|franken|francs|pour cent"
    r"|por ciento"
    r"|prozent)"
    r"|\b(?:la mitad|la moitie|die halfte|ein drittel|zwei dritteln?|un tercio|un tiers|les deux tiers)\b"
)
_ONLY_TELL = re.compile(
    r"\b(?:ont|a) (?:[a-z]+ )?(?:indique|annonce|precise|fait savoir|explique|rapporte|dit|declare|confirme|informe)\b"
    r"|\b(?:indiquent|annoncent|precisent|expliquent|font savoir)\b"
)
"""Who only tells something in it."""
_STATES = ("state", "igo")
_PAIR = 2
_LENDERS = ("bank_fund", "igo", "state", "government_body", "association", "research_education")
STATED_JOINTLY = gated(
    r"\b(?:dans|par) (?:un|une) (?:communique|declaration|lettre|texte|tribune) (?:[a-z]+ )?(?:commune?|conjointe?)\b"
)
"""That two say the same in one French paper: "ont condamné, dans un communiqué conjoint, ..."."""
TOLD = {
    language: (_REFUSED[language], _ACCEPTED[language], _PLEDGED[language], *[STATED_JOINTLY] * (language == "fr"))
    for language in _PLEDGED
}
"""By language, what tells of an agreement beside no verb of data/event_words.tsv."""


@lru_cache(maxsize=128)  # who cuts a line into clauses, and who reads each, ask for its answer
def answered(folded: str, language: str) -> tuple[str, int]:
    """How an offer was answered that a sentence tells, and where: "rejected", "agreed", or "" where it does not say."""
    if (told := _REFUSED[language].search(folded)) is not None:
        return "rejected", told.end()
    told = _ACCEPTED[language].search(folded)
    return ("agreed", told.end()) if told else ("", 0)


def states_jointly(folded: str, who: Sequence[Mention]) -> bool:
    """Whether two states, or two other organisations, say in one French paper what they both think."""
    sides = [{m.entity for m in who if (m.entity.kind in _STATES) == states} for states in (True, False)]
    if all(len({e for e in side if e.kind != "government_body"}) < _PAIR for side in sides):
        return False
    return STATED_JOINTLY.search(folded) is not None and _ONLY_TELL.search(folded) is None


def pledges(folded: str, language: str, who: Sequence[Mention]) -> bool:
    """Whether a bank, a fund or a government binds itself to pay: "s'est engagée à couvrir la moitié des coûts"."""
    lends = any(m.entity.kind in _LENDERS for m in who)
    return lends and _PLEDGED[language].search(folded) is not None and _MONEY.search(folded) is not None
