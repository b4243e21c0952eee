"""Tell which organisation a noun with its article means: "die Behörde", "la universidad", "la banque", "의료원은"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention

_FIRM = (
    "operadora|compania|empresa|firma|petrolera|electrica|aerolinea|multinacional|fabricante|constructora|naviera"
    "|minera|concesionaria|consorcio|cuprifera|siderurgica|farmaceutica|cervecera|productora|distribuidora"
    "|cementera|gasista|astillero|grupo|groupe|entreprise|societe|compagnie|industriel|operateur|constructeur|fabricant"
    "|armateur|chantier|laboratoire|energeticien|motoriste|consortium|equipementier|avionneur|start-up|brasseur|negociant"
    "|unternehmen|konzern|hersteller|gesellschaft|versorger|betreiber|staatskonzern|werft|reederei|fluglinie"
    "|fluggesellschaft|zulieferer|autobauer|brauerei|bauer|konsortium"
)
_BANK = "banco|bank|banque|entidad|geldhaus|prestamista|fonds|fondo|sparkasse|forderbank"
_BODY = "behorde|ministerium|amt|agentur|autoridad|ministerio|agencia|organismo|cartera|agence|ministere|autorite"
_SCHOOL = (
    "universidad|instituto|hospital|laboratorio|universite|institut|hopital|etablissement|universitat|hochschule"
    "|klinikum|klinik|forschungsinstitut|universitatsklinikum"
)
_CLUB = (
    "sindicato|gremio|asociacion|federacion|cooperativa|syndicat|federation|association|cooperative|gewerkschaft"
    "|verband|genossenschaft|fundacion|fondation|stiftung|club"
)
_KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_FIRM.split("|"), ("company", "other", "bank_fund")),
    **dict.fromkeys(_BANK.split("|"), ("bank_fund",)),
    **dict.fromkeys(_BODY.split("|"), ("government_body",)),
    **dict.fromkeys(_SCHOOL.split("|"), ("research_education",)),
    **dict.fromkeys(_CLUB.split("|"), ("association",)),
    "entidad": ("bank_fund", "company", "government_body"),
    "institut": ("research_education", "bank_fund"),
    "etablissement": ("research_education", "bank_fund"),
}
"""Which kinds of organisations a noun may mean."""
_FIRMS = frozenset(_FIRM.split("|"))
_BODIES = frozenset(_BODY.split("|"))
_ANY = (
    "compania|empresa|firma|grupo|groupe|entreprise|societe|compagnie|unternehmen|konzern|gesellschaft|consorcio"
    "|consortium|konsortium|operadora|operateur|betreiber|fabricante|fabricant|constructeur|constructora|industriel"
    "|hersteller"
)
_ANY_FIRM = frozenset(_ANY.split("|"))
"""Nouns for whichever company is spoken of."""
_NAME_BEHIND = re.compile(
    r"(?: (?!(?:y|e|et|o|u|ou|a|au|aux|avec|con|del?|des?|du|en|dans|por|par|pour|para|la|le|el|les|los|une?|una|que"
    r"|qui|ha|est|es|sur|sobre|chez)\b)[a-zà-ÿ'’-]+)? [«“\"]?[A-ZÀ-Þ]"
)
"""Behind a noun with its name: "la naviera suiza MSC"."""
_NOUN = rf"({_FIRM}|{_BANK}|{_BODY}|{_SCHOOL}|{_CLUB})"
_NOT_NAMED = r"\b(?! (?:d[eu]s?|del|d'|der|fur|von|vom|que|qui) ?)(?! \w+(?: \w+)? (?:ag|gmbh|sa)\b)"
"""Behind a noun that is no beginning of a name: "la autoridad de puertos", "die Behörde für Verkehr"."""
SUBJECT = gated(
    r"(?:[\w ]{2,24}, |(?:[\w.,-]+ ){1,9}(?:hat|haben|will|wird|soll|muss|plant|verhandelt|pruft|lehnt|schloss"
    r"|schliesst|unterzeichnete|vereinbarte|pokert|ringt|feilscht|spricht|lotet|sucht|einigte|kundigte|verlangerte|fuhrt|bezieht"
    r"|erhalt|verkauft|bestellte) (?:sich )?)?"
    rf"(?:la|el|le|l'|(?:das|der|die)(?: [a-z]+er)?) ?{_NOUN}{_NOT_NAMED}"
)
"""The subject of a Spanish, French or German sentence that stands for the organisation spoken of."""
OTHER_SIDE = gated(
    rf"\b(?:(?:mit )?(?:dem|der)|con (?:el|la)|al|a la|avec (?:le|la|l')|au|a l'|aupres d(?:u|e la|e l')) ?{_NOUN}"
    rf"{_NOT_NAMED}"
    r"|\ba la (?:direccion|direction)\b|\bder (?:geschaftsfuhrung|konzernleitung|unternehmensleitung"
    r"|geschaftsleitung)\b"
)
"""To whom, or with whom, a clause tells something, without the name."""


def is_named(text: str, end: int, who: Sequence[Mention], language: str) -> bool:
    """Whether a noun that ends at `end` is part of a name of `who`, or has one behind it: "la naviera suiza MSC"."""
    if any(m.start < end <= m.end for m in who):
        return True
    if language == "de":
        return text[end + 1 : end + 2].isupper()
    return _NAME_BEHIND.match(text, end) is not None


def told_by(
    noun: str, topic: Mention | None, heard: Sequence[tuple[str, Mention]], names: Container[Entity]
) -> Mention | None:
    """Whom a noun means, or nobody: who is called so, else whom the article is about, else the last of its kind.

    `heard` are the organisations that were named, each with the folded words around it, the last one last; who is in
    `names` is not meant.
    """
    kinds = _KINDS.get(noun, ())
    others = [(words, m) for words, m in reversed(heard) if m.entity not in names]
    fitting = [(words, m) for words, m in others if m.entity.kind in kinds]
    if noun not in _ANY_FIRM and kinds:
        may = (*kinds, "state") if noun in _BODIES else kinds  # "le ministère sénégalais" is Senegal
        called = next((m for words, m in others if noun in words and m.entity.kind in may), None)
        if called is not None:
            return called
    if topic is None or topic.entity.kind in kinds or not kinds:
        return topic if topic is None or topic.entity not in names or not fitting else fitting[0][1]
    return fitting[0][1] if fitting else (topic if noun in _FIRMS else None)
