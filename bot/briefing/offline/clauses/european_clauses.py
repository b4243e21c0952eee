"""Read what Spanish, French and German clauses tell besides: who only criticises, what was told before, what is old."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.european_main import DONE, describes
from bot.briefing.offline.clauses.event import Clause
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import ENDED, Tag

LANGUAGES = ("es", "fr", "de")
_PAPER = re.compile(
    r"[a-z-]*(?:vertrag|vertrage|vertrags|abkommen|kontrakt)|contrat\b[^,;.]*|convention\b[^,;.]*"
    r"|contrato\b[^,;.]*"
)
_SO_THEY_CAN = re.compile(r"(?:damit|dann|nun|jetzt|danach) (?:kann|konnen|konnte|konnten|soll|sollen|will|wollen) ")
_THE = re.compile(r"\b(?:den|die|das) (?:[a-z]+en )?$")
"""Before a paper that is still to be signed: "Damit kann das Amt den ausgehandelten Vertrag unterzeichnen"."""
_THE_PAPER = re.compile(
    r"(?:kauf|liefer|rahmen|kooperations|uberna\w+|pacht|miet|konzessions|kredit|darlehens|gesellschafter?s?)?vertrage?s?"
    r"|kontrakte?s?|abkommens?|[a-z]*vereinbarung|papiers?|dokuments?|vertragswerk|abmachung|ubereinkunft|pakts?|(?:[a-z]+s?)?urkunden?"
)
_IS_MADE = re.compile(
    r"(?:han? |a |ont )?(?:ge|abge|abzu|zu )?schl(?:oss|iess|ossen)\w*|schloss\w*|schliess\w*|(?:a |ont )?conclu\w*"
)
_BY_WORD = re.compile(
    r"\b(?:verbalement|mundlich|de palabra|verbalmente|verhandlungen|gesprache|negociations?"
    r"|negociacion\w*)\b"
)
"""What is agreed by word of mouth, or talks that are concluded."""
_DEFINITE = re.compile(r"(?:der|die|das|le|la|les|l'|el|los|las)\s?(?:[\w-]+\s){0,2}?$")
_CLOSES = re.compile(r"\s?(?:[.,;:!]|$|und |oder )")
_SIDE = re.compile(r"\b(?:von|vom|bei|an|mit|aus|fur)\s(?:(?:der|dem|den)\s)?(?:[\w-]+\s){0,2}$")
"""Before the other side of a purchase."""
_PUTS_IN = re.compile(r"aport|apport|contribu|steuer|schiess|pondr|mettr|beigesteuert|cofinanc|sufrag|kofinanz")
_IN_IT = re.compile(r"\b(?:y (?=convien|s'engag|prevoi)|(?:darin|hierin) )")
"""Before a verb that tells what the agreement provides for: "La France et le Canada y conviennent de ..."."""
_AND_THE = re.compile(r" (?:y|e|et|und) (?:el|la|los|las|le|les|der|die|das|l')\s?$")
"""Before what was told, in the second part of a sentence: "y el contrato se suscribirá en mayo"."""
_CONCLUDES = re.compile(
    r"soll(?:en)? [^,;.]{0,40}\bfolgen|folg(?:t|en)\b"
    r"|(?:sera|seront|devrait|devraient) (?:sign|paraph)|suscrib|firmar|signer|conclu|cerr|cierr"
    r"|finalis|boucl|abgeschlossen|besiegel|geschlossen"
)
_WORK = gated(
    r"\b(?:lohn\w*|gehalt\w*|gehalter|arbeitszeit\w*|standort\w*|gewerkschaft\w*|tarif\w*|stellen\w*|kundigung\w*"
    r"|entgelt\w*|laufzeit|prozent mehr|mehr geld|sozialplan|einmalzahlung\w*|beschaftigt\w*"
    r"|syndicats?|salair\w*|salari\w*|emplois?|licenciements?|remunerations?|sindicatos?|sueldos?|huelga|greve"
    r"|streik|jornada"
    r"|empleos?|despidos?|plantilla)\b"
)
_TO_SIGN = re.compile(
    r"(?:a la )?firmas?|(?:firm|suscrib|rubric|formaliz|sell)[ai]r|signer|parapher|formaliser|signature.*"
    r"|rubrica.*"
    r"|unterzeichnen|unterschreiben|unterzeichnung.*|unterschrift.*|besiegeln|intercambi\w+|formaliz\w+|formalis\w+"
    r"|sell\w+"
    r"|suscrit\w*|suscrib\w*"
)
"""Words of a signing that is named, or only to be."""
_HEAD = 36
"""Characters in which a sentence names what it is about."""
_SINCE = re.compile(r"\b(?:depuis|desde|seit)\b")
_OF_YEAR = re.compile(r"\b(?:de|del|von|aus dem jahr|vom jahr) $")
"""Before the year of what is ended now: "le protocole de 2023 a été dénoncé"."""
_TOOK_EFFECT = re.compile(
    r"\b(?:entro|entraron|ha entrado|han entrado) en (?:vigor|vigencia)\b|\b(?:est|sont) entree?s? en vigueur\b"
    r"|\b(?:trat|traten|ist|sind) (?:[\w.]+ ){0,6}?in kraft\b"
)
"""That something took effect, which is news where no year of old stands beside it."""
_ALREADY = re.compile(r"(?:bereits|schon|deja|ya)$")
_WITHIN = re.compile(
    r",\s(?:qui|que|dont|das|die|der|den|dem|cuy[oa]s?|en el que|el cual)\b|\b(?:qui|signee?s?|conclue?s?"
    r"|firmad[oa]s?"
    r"|pactad[oa]s?|acordad[oa]s?|iniciad[oa]s?|suscrit[oa]s?|vigentes?|unterzeichnete[nrs]?|geschlossene[nrs]?"
    r"|vereinbarte[nrs]?|qu'|que une|en vigueur)\b"
)
"""Between a verb of today and the year of what it is done to: "dénonce la convention signée en 2019"."""
_WITH = re.compile(r"\b(?:mit|avec|con|aupres de)\s(?:[^\s,;.]+\s){0,5}$")
_GOES_BACK = re.compile(
    r"(?:das|dies|darauf|dazu|hierzu|daruber|hieruber|dem|diesem|esto|ello|eso|asi lo|a ello|cela|ceci|c'est ce)\b"
)
"""Begins a sentence about what the one before tells."""
_PAPERS = re.compile(
    r"(?:los|las|el|la|les|le|l'|die|der|das|beide|ambos|ambas|les deux) ?(?:documentos?|papeles|escrituras?|actas?"
    r"|firmas?"
    r"|rubricas?|documents?|papiers|signatures?|actes?|dokumente?|schriftstuck|urkunden?|papiere|unterschriften"
    r"|unterzeichnung)\b"
)
"""Begins a sentence about the papers of what was told before: "Los documentos se firmaron en Lima"."""
_CRITICS = re.compile(
    r"\b(?:sindicatos?|gewerkschaft\w*|syndicats?|ong|umwelt\w+|ecologist[ae]s?|ambientalistas|naturschutz\w*"
    r"|bauernverband"
    r"|greenpeace|wwf|oposicion|opposition|kritiker\w*|criticos|burgerinitiative\w*|collectifs?|anwohner\w*"
    r"|vecinos|riverains"
    r"|fischer|pescadores|pecheurs|agricultor\w*|agriculteurs|organizacion (?:agraria|ecologista|ambiental\w*)"
    r"|activist\w+"
    r"|aktivist\w+|associations?|bauern|ganaderos|gremios?)\b[^;:]{0,140}$"
)
_JOINS = re.compile(
    r"\b(?:entree|adhesion|accession|integration|ingreso|incorporacion|beitritt\w*|aufnahme)"
    r"(?: (?:de la |de l'|del |des |du |de |d')[\w'-]+(?: [\w'-]+)?)? (?:a|en|zu|zur|zum|in)"
    r" ?(?:la |l'|el |al |die |der |das )?(?:[\w-]+ ){0,2}?$"
)
"""Before the body that somebody is to join."""
_OFFER = re.compile(
    r"vorsto|antrag|forderung|demande|peticion|solicitud"
    r"|ofert|offert|offre|angebot|propuest|propos|vorschlag|preac|tarif|convenio colectivo|huelga|lohn|salar"
)


def without_joined(line: Line, who: list[Mention]) -> list[Mention]:
    """`who` without the body that one of two others is to join: "clôt leurs discussions sur l'entrée à l'OMC"."""
    joined = {
        m.entity
        for m in who
        if m.entity.kind == "igo" and _JOINS.search(line.folded, max(0, m.start - 60), m.start) is not None
    }
    kept = [m for m in who if m.entity not in joined] if joined else who
    return kept if len({m.entity for m in kept}) > 1 else who


def talks_with_one(told: Sequence[tuple[Tag, str]], line: Line, who: Sequence[Mention]) -> bool:
    """Whether somebody who is not named talks with the only one who is: "Darüber verhandelt sie noch mit X"."""
    if len({m.entity for m in who}) != 1 or not any(v.what == "status" and s == "negotiating" for v, s in told):
        return False
    with_one = any(_WITH.search(line.folded, max(0, m.start - 60), m.start) for m in who)
    return with_one and who[0].entity.kind != "government_body"  # which prosecutes, or supervises


def goes_back(told: Sequence[tuple[Tag, str]], line: Line, named: bool) -> str:
    """How far a sentence tells that to be which the one before told: "Das vereinbarten die Minister am Freitag".

    `named`: it names who acts.
    """
    verbs = [(v, s) for v, s in told if v.what == "status"]
    if not named and any(s == "negotiating" for _, s in verbs):
        return "negotiating"
    if _PAPERS.match(line.folded) and any(s == "signed" for _, s in verbs):
        return "signed"
    if _GOES_BACK.match(line.folded):
        return next((s for _, s in verbs if s in ("agreed", "signed", "negotiating")), "")
    return ""


def is_criticism(verb: Tag, line: Line) -> bool:
    """Whether those who have no part in an agreement speak against it: "Greenpeace rechaza el memorando"."""
    return _CRITICS.search(line.folded, 0, verb.start) is not None and _OFFER.search(line.folded) is None


def closes_clause(verb: Tag, line: Line) -> bool:
    """Whether a verb ends its clause, as in German: "will den Hersteller X kaufen"."""
    return _CLOSES.match(line.folded, verb.end) is not None


def bought_before(verb: Tag, line: Line, who: Sequence[Mention]) -> bool:
    """Whether an organisation stands right before a German verb of buying, as what is bought and no other side."""
    last = next((m for m in reversed(who) if m.form == "organisation" and m.end <= verb.start), None)
    beside = last is not None and verb.start - last.end <= 1
    return last is not None and beside and _SIDE.search(line.folded, 0, last.start) is None


def puts_in(verb: Tag, line: Line) -> bool:
    """Whether somebody puts a share into what was told before: "El municipio aportará otros 85 millones"."""
    return _PUTS_IN.match(line.folded, verb.start) is not None


def of_work(line: Line, who: Sequence[Mention]) -> bool:
    """Whether a company, or a body of employers, and a union agree about the work there."""
    kinds = [m.entity.kind for m in {m.entity: m for m in who}.values()]
    sides = "association" in kinds and ("company" in kinds or kinds.count("association") == len(kinds) > 1)
    return sides and _WORK.search(line.folded) is not None


def signed_beside(told: Sequence[tuple[Tag, str]], line: Line) -> bool:
    """Whether a clause that tells an agreement adds that it was signed: "a conclu un contrat, signé mardi"."""
    return any(
        s == "signed" and v.what == "status" and not _TO_SIGN.fullmatch(line.folded, v.start, v.end) for v, s in told
    )


def is_concluded(verb: Tag, noun: Tag, line: Line) -> bool:
    """Whether a paper is concluded, which is done by signing it: "haben einen Liefervertrag geschlossen"."""
    if not _PAPER.fullmatch(line.folded, noun.start, noun.end) or _BY_WORD.search(line.folded):
        return False
    return _IS_MADE.match(line.folded, verb.start) is not None


def takes_it_up(status: str, noun: Tag, line: Line, span: tuple[int, int], who: Sequence[Mention]) -> bool:
    """Whether the second part of a sentence tells what became of what its first tells: "; le traité est en vigueur".

    `who` are those named in the line.
    """
    start, end = span
    if not line.folded.startswith(";", start) or status not in DONE or any(start <= m.start < end for m in who):
        return False
    part = line.folded[start + 1 : noun.start].lstrip()
    return _DEFINITE.fullmatch(part) is not None


def restates(verb: Tag, status: str, noun: Tag, line: Line, start: int) -> bool:
    """Whether a clause only says when what was told is signed: "Der Vertrag wird im Mai unterzeichnet".

    `start` is where it begins.
    """
    if _IN_IT.search(line.folded, max(start, verb.start - 12), verb.end):
        return True
    concludes = verb.value == "signed" or _CONCLUDES.match(line.folded, verb.start) is not None
    if status != "proposed" or not concludes:
        return False
    if _AND_THE.search(line.folded, max(start, noun.start - 12), noun.start):
        return True
    if _SO_THEY_CAN.match(line.folded, start) and _THE.search(line.folded, max(start, noun.start - 40), noun.start):
        return True
    if noun.start - start > _HEAD:
        return False
    start += line.folded.startswith("; ", start) * 2
    return _DEFINITE.match(line.folded, start, noun.start) is not None


def names_the_contract(clause: Clause, noun: Tag) -> bool:
    """Whether a German clause that names nobody is of "the contract", of which the one before told."""
    folded, start = clause.line.folded, clause.spans[0][0]
    if noun.start - start > _HEAD or not clause.names_nobody():
        return False
    start += folded.startswith("; ", start) * 2
    the = _DEFINITE.match(folded, start, noun.start)
    return the is not None and _THE_PAPER.fullmatch(folded, noun.start, noun.end) is not None


def tells_news(line: Line, found: Sequence[Tag], years: Sequence[tuple[int, int]]) -> bool:
    """Whether a line with a word or a year of earlier times has news: something is done to what is old.

    `years` are the places of the years.
    """
    backs = [t for t in found if t.what == "back"]
    verbs = [t for t in found if t.what == "status"]
    if not years and _TOOK_EFFECT.search(line.folded):
        return True
    if any(not _ALREADY.match(line.folded, t.start, t.end) for t in backs):
        return False
    since = all(_SINCE.search(line.folded, max(0, y - 16), y) for y, _ in years)
    if years and since and any(t.value == "negotiating" for t in verbs):
        return True  # "verhandelt seit 2012"
    if backs:
        named = any(t.what == "kind" and t.start < _HEAD for t in found)
        return named and not years and _DEFINITE.match(line.folded[:_HEAD]) is not None and bool(verbs)
    if any(t.value in ENDED and not describes(t, line) for t in verbs) and all(
        _SINCE.search(line.folded, max(0, y - 2 * _HEAD), y) or _OF_YEAR.search(line.folded, max(0, y - 16), y)
        for y, _ in years
    ):
        return True
    return any(all(v.end < y and _WITHIN.search(line.folded, v.end, y) for y, _ in years) for v in verbs)
