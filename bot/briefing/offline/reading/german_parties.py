"""Leave out German words of trade beside which stands nobody to trade with: "hat viele Geräte verkauft"."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import COUNTRIES, Clause
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag

_TRADED = re.compile(
    r"(?:auf|ver|ein)?(?:ge)?kauf(?:t|te|ten|en)\b|veraussert|erw(?:irb|arb|erb|orb)|ubern(?:ehm|imm|ahm|omm)"
    r"|(?:ge)?schluck"
    r"|abnahm\b|abgenommen\b|abnehmen\b|abrufe?n?\b|abgerufen\b|abtret|abgetreten|tritt ab|trat ab"
    r"|trenn(?:t|te|en|ten) sich von|(?:ab)?bestell(?:t|te|ten|en)\b"
    r"|(?:ge)?order(?:t|te|ten|n)\b|beauftragt?"
)
"""Verbs that name a kind of agreement, and stand for an everyday deed as well."""
_BUSINESS = re.compile(
    r"\b[a-z-]*(?:anteil(?:e|en|s)?|aktien|aktienpaket|mehrheit|beteiligung(?:en)?|tochter|tochterunternehmen"
    r"|tochterfirma|sparten?|geschaftsbereich\w*|kerngeschaft|unternehmens?|firma|firmen|konzerns?|hersteller[ns]?"
    r"|kette|ketten|anbieters?|betreibers?|start-?ups?|bank|banken|verlage?s?|fabrik|werke?s?|filialen?|filialnetz\w*"
    r"|rivalen?|konkurrent(?:en)?|spezialist(?:en)?|entwicklers?|versicherers?|brauerei|reederei|zulieferers?"
    r"|prozent|studios?|agentur|plattform|dienstleisters?|marke|handlers?|bauers?|gruppe|gesellschaft|werft|airline"
    r"|fluglinie|fluggesellschaft|kraftwerke?s?|minen?|klinik(?:en)?|hotels?|kaufhaus(?:er)?|warenhaus(?:er)?|markte"
    r"|supermarkte|zeitung(?:en)?|senders?|portal\w*|holding|produzenten?|lieferanten?|standorte?|molkerei"
    r"|raffinerie\w*"
    r"|labors?|netz(?:es)?|patente?n?|geschaft|maklers?|borse|kasse)\b"
)
"""What is bought and sold as a business."""
_TASKED = ("company", "research_education", "bank_fund", "association", "other")
"""Who is charged with work, or orders it."""
_WORKS = re.compile(r"(?:bestell|(?:ge)?order|beauftrag)")
_COUNTED = re.compile(
    r"\b(?:\d{1,3}|zwei|drei|vier|funf|sechs|zehn|dutzende?) (?!prozent|jahr|tage|uhr|euro)[a-z-]{4,}"
    r"|\bmit (?:de[mr]|einer|einem) (?:bau|planung|sanierung|errichtung|lieferung|wartung|entwicklung|betrieb"
    r"|modernisierung|erweiterung)\b"
)
"""How many are ordered, or what work is."""
_INVESTS = re.compile(r"(?:[a-z-]*invest(?:ier|ition))")
_TOGETHER = re.compile(
    r"\b(?:vereinbar\w*|[a-z-]*vertrag\w*|[a-z-]*abkommen|unterzeichn\w+|[a-z-]*beteilig\w+|einstieg\w*"
    r"|einsteig\w*|steig(?:t|en)"
    r"|gemeinsam\w*|zusammen|partner\w*|gesprache\w*|verhandl\w+|einigung|geeinigt|zugesagt|zusage\w*|foerder\w+"
    r"|fonds|start-?ups?|forderung)\b"
)
"""Beside who invests, that he does not do it alone."""
_TAKES_OVER = re.compile(r"ubern(?:ehm|imm|ahm)")
_OF_FACTION = re.compile(
    r" (?:der|von|des) (?:[a-z]+en )?(?:spd|cdu|csu|fdp|afd|union|linken?|linkspartei|grunen"
    r"|ovp|fpo|spo|neos|svp|opposition"
    r"|koalition|[a-z]+fraktion|fraktion(?:en)?|regierungsparteien|oppositionsparteien)\b"
)
"""Behind what one party of a parliament wants of the others: "Ein Vorstoß der AfD fand keine Mehrheit"."""
_GIVES = re.compile(r"(?:bei)?(?:ge)?steuer")
_IN_KIND = re.compile(r"\bim wert von\b")
_SUM = re.compile(
    r"\b(?:millionen|milliarden|mio|mrd|euro|dollar|franken|kredit\w*|darlehen\w*|zuschuss\w*|geld\w*|kosten)\b"
)
_QUARREL_OVER = re.compile(r"(?:streit\w*|konflikt\w*|zwist|prozess\w*|klage) (?:um|uber|wegen) (?:[\w-]+ ){0,3}$")
"""Before what a quarrel is about."""
_PAID_FOR = re.compile(
    r"\b(?:finanziert|bezahlt|gestemmt) (?:wird|werden|wurde|wurden|soll) (?:der|die|das) (?:[a-z]+ )?$"
)
_SUBJECT = re.compile(r"(?:sie|er|es|das unternehmen|der konzern|die gruppe|die firma|die gesellschaft) ")
_PRONOUN = re.compile(r" (?:er|sie|es) (?:den|die|das|einen?|samtliche|alle|\d)")
_FROM_WHOM = re.compile(
    r"\b(?:von|vom) (?:(?:der|dem|den) )?(?:[a-z]+en )?(?:familie|grunder\w*|eigner\w*|investor\w*|besitzer\w*"
    r"|[a-z]*fonds)\b"
)
_MARKS = (", ", "; ", ": ", " – ")
"""Between the parts of a sentence."""
_TAKES_PART = re.compile(r"beteilig(?:t|en|te|ten) sich")
_OWNS = re.compile(
    r"\b(?:[\d,]+ prozent|anteile?n?|kapital\w*|finanzierungsrunde|aktien\w*|mehrheitlich|minderheit\w*|runde)\b"
)
"""Beside who takes part, that he owns something then."""
_MEMBER = re.compile(r"(?:[a-z-]*mitglied|in (?:die|den|das) |schlie(?:ßen|ssen|ßt|sst) sich|schloss)")
_JOINED = re.compile(
    r"\b[a-z-]*(?:union|bundnis\w*|allianz|gemeinschaft|organisation|abkommens?|ubereinkommens?|konvention"
    r"|initiative|koalition"
    r"|eurozone|nato|zollunion|verbands?|staatenbund\w*)\b"
)
"""What is joined by agreement."""
_RAISES = re.compile(r"(?:auf)?(?:ge|zu)?stock")
_SIDE = re.compile(r"[a-z-]*(?:konsortium|arbeitsgemeinschaft|bieterkonsortium|bundnis)")
_WITH = re.compile(r"\b(?:mit|an|von|durch|fur|bei) (?:einem|einer|ein|eine|dem|der|das|die) (?:[a-z-]+ ){0,2}$")
"""Before a consortium that is one side of another agreement: "den Vertrag mit einem Konsortium um X gekündigt"."""
_FORBIDS = re.compile(r"verb[io]et|verbot|verhinder")


def able(nouns: list[Tag], clause: Clause) -> list[Tag]:
    """The nouns of a German clause beside which those stand who may agree so."""
    if any(noun.what == "loose" and _OF_FACTION.match(clause.line.folded, noun.end) for noun in nouns):
        nouns = [noun for noun in nouns if noun.what != "loose"]
    told = [noun for noun in nouns if _is_able(noun, clause)]
    if len(told) == 1:
        return told
    raised = [noun for noun in told if not _RAISES.match(clause.line.folded, noun.start)]
    told = raised or told  # "stockt ihren Kredit auf" tells of the loan
    sides = [
        noun
        for noun in told
        if _SIDE.match(clause.line.folded, noun.start) and _WITH.search(clause.line.folded[: noun.start])
    ]
    return [noun for noun in told if noun not in sides] if len(sides) < len(told) else told


def _is_able(noun: Tag, clause: Clause) -> bool:
    folded = clause.line.folded
    if noun.value == "accession":
        return _may_join(noun, clause)
    if (
        noun.value == "financing"
        and _GIVES.match(folded, noun.start)
        and (_IN_KIND.search(folded) or not _SUM.search(folded))
    ):
        return False  # "steuert Geräte im Wert von 2 Millionen Euro bei"
    if noun.value == "contract" and _QUARREL_OVER.search(folded, max(0, noun.start - 60), noun.start):
        return False
    if _PAID_FOR.search(folded, max(0, noun.start - 60), noun.start):
        return False  # "finanziert wird der Kauf über einen Kredit" tells of the loan
    if noun.value == "investment" and _TAKES_PART.match(folded, noun.start):
        return (
            _OWNS.search(folded) is not None or len({m.entity for m in clause.named if m.entity.kind == "company"}) > 1
        )
    if noun.value == "investment" and _INVESTS.match(folded, noun.start):
        firms = {m.entity for m in clause.named if m.entity.kind not in (*COUNTRIES, "person")}
        return len(firms) != 1 or _TOGETHER.search(folded) is not None
    if _TRADED.match(folded, noun.start) is None:
        return True
    firms = {m.entity for m in clause.named if m.entity.kind in _TASKED}
    if _WORKS.match(folded, noun.start) and firms and _COUNTED.search(folded):
        return True
    if _TAKES_OVER.match(folded, noun.start) and clause.line.text[noun.start].islower():
        return _is_taken_over(noun, clause)
    if noun.value == "merger_acquisition" and (_BUSINESS.search(folded) or len(firms) > 1):
        return True
    others = {m.entity for m in clause.named if m.entity.kind != "person"}
    return bool(firms) and len(others) > 1


def _is_taken_over(noun: Tag, clause: Clause) -> bool:
    """Whether beside "übernimmt" two are told, or one and a business: "Die Kurse übernimmt das Institut".

    Only what stands between the same marks counts.
    """
    folded = clause.line.folded
    start = max(folded.rfind(mark, 0, noun.start) for mark in _MARKS) + 1
    marks = [at for mark in _MARKS if (at := folded.find(mark, noun.end)) > 0]
    end = min(marks, default=len(folded))
    named = {m.entity: m for m in clause.named if start <= m.start < end and not m.weak and m.entity.kind != "person"}
    firms = [
        m
        for m in _BUSINESS.finditer(folded, start, end)
        if not any(0 <= x.start - m.end() <= 1 or x.start < m.end() <= x.end for x in clause.named)
    ]
    subject = _SUBJECT.match(folded, start + 1 if start else 0) or _SUBJECT.match(folded, 0)
    firms += _PRONOUN.finditer(folded, noun.end, end)
    return len(named) + len(firms) + (subject is not None and _FROM_WHOM.search(folded) is not None) * 2 > 1 or (
        bool(firms) and start > 0
    )


def _may_join(noun: Tag, clause: Clause) -> bool:
    """Whether it is states, or who has founded something by agreement, that somebody is a member of or joins."""
    if _MEMBER.match(clause.line.folded, noun.start) is None:
        return True
    joined = any(m.entity.kind in COUNTRIES for m in clause.named)
    return joined or _JOINED.search(clause.line.folded) is not None


def forbids(verb: Tag, line: Line) -> bool:
    """Whether a verb only tells that something is forbidden, which is no answer to an offer: "verbot den Streik"."""
    return _FORBIDS.match(line.folded, verb.start) is not None
