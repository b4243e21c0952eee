"""Read what Spanish, French and German clauses tell besides: objects of agreements, restated deals, old ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.gate import gated
from bot.briefing.offline.mention import Mention
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import ENDED, Tag

LANGUAGES = ("es", "fr", "de")
_ABOUT = re.compile(
    r"[^,;.]{0,40}?\b(?:uber|zur|zum|fur|sur|pour|visant a|portant sur|relati(?:f|ve)s? a|sobre|para|con vistas a)"
    r"\s(?:[\w']+\s){0,3}"
)
_OWN = re.compile(
    r"[\w-]*(?:abkommen|vertrag|vereinbarung|absichtserklarung|memorand|protokoll|erklarung|pakt|partnerschaft)"
    r"|accord"
    r"|entente|convention|traite|protocole|contrat|partenariat|declaration|lettre d'intention|pacte|alliance|acuerdo"
    r"|convenio|tratado|pacto|contrato|alianza|declaracion|carta de intencion"
)
_THAT_ENDS = re.compile(
    r"(?:accords?|contrat|pacte|traite|entente|protocole|texte|document|acuerdo|convenio|contrato|pacto|tratado|acta"
    r"|documento|protocolo|memorando|dokument|papier|[\w-]*(?:abkommen|vertrag"
    r"|vereinbarung))"
    r"(?:,)? (?:[\w'-]+ ){0,3}?(?:qui|que|das|der|die|por el que|par lequel|con el que)\s(?:[\w'-]+ ){0,6}$"
)
"""Behind what is signed, that it ends something: "un accord qui met fin à deux ans de conflit"."""
_DEFINITE = re.compile(r"(?:der|die|das|le|la|les|l'|el|los|las)\s?(?:[\w-]+\s){0,2}?$")
_RELATIVE = re.compile(
    r",\s(?:der|die|das|dem|den|deren|dessen|qui|dont|cuy[oa]s?|que)\s(?!(?:die|der"
    r"|das)\b)[^,;.:]{8,120},(?!\s(?:und|et|y|e)\b)"
)
"""A relative clause in the middle of a sentence, which tells no news of its own."""
_DONE = ("in_force", "ratified", "signed")
_CLOSES = re.compile(r"\s?(?:[.,;:!]|$|und |oder )")
_SIDE = re.compile(r"\b(?:von|vom|bei|an|mit|aus|fur)\s(?:(?:der|dem|den)\s)?(?:[\w-]+\s){0,2}$")
"""Before the other side of a purchase."""
_PUTS_IN = re.compile(
    r"aport|apport|contribu|steuer|schiess|pondr|mettr|beigesteuert|cofinanc|sufrag|kofinanz|cofinanc"
)
_AND_THE = re.compile(r" (?:y|e|et|und) (?:el|la|los|las|le|les|der|die|das|l')\s?$")
"""Before what was told, in the second part of a sentence: "y el contrato se suscribirá en mayo"."""
_CONCLUDES = re.compile(r"suscrib|firmar|signer|conclu|cerr|cierr|finalis|boucl|abgeschlossen|besiegel|geschlossen")
_WORK = gated(
    r"\b(?:lohn\w*|gehalt\w*|gehalter|arbeitszeit\w*|standort\w*|gewerkschaft\w*|tarif\w*|stellen\w*|kundigung\w*"
    r"|entgelt\w*"
    r"|syndicats?|salair\w*|salari\w*|emplois?|licenciements?|remunerations?|sindicatos?|sueldos?|huelga|greve"
    r"|streik|jornada"
    r"|empleos?|despidos?|plantilla)\b"
)
_TO_SIGN = re.compile(
    r"(?:a la )?firmas?|(?:firm|suscrib|rubric|formaliz|sell)[ai]r|signer|parapher|formaliser|signature.*|firma"
    r"|rubrica.*"
    r"|unterzeichnen|unterschreiben|unterzeichnung.*|unterschrift.*|besiegeln|intercambi\w+|formaliz\w+|formalis\w+"
    r"|sell\w+"
    r"|suscrit\w*|suscrib\w*"
)
"""Words of a signing that is named, or only to be."""
_HEAD = 36
"""Characters in which a sentence names what it is about."""
_AUXILIARY = re.compile(
    r"\b(?:ha|han|he|haber|fue|fueron|sido|ser|es|son|queda|quedan|quedo|quedaron|esta|estan|estaba|sigue|siguen"
    r"|permanece\w*|deja|dejo|da|dan|dio|a|ont|est|sont|ete|etre|avoir|reste|restent|demeure\w*)\s(?:[\w']+\s){0,3}$"
)
_TALKS = re.compile(
    r"negociations?\b|discussions?\b|pourparlers|tractations|negociacion|conversaciones|tratativas|verhandlung"
    r"|gesprach"
    r"|\w*gesprache|sondierung|ronda"
)
_DISPUTE = re.compile(
    r"litig|streit|pleit|contenci|contentieux|disput|differend|conflit|conflict|arbitra|klage|querell|querelle"
    r"|huelga|greve"
    r"|streik|prozess|reclamaci|소송|분쟁|訴訟|紛争|争議"
)
_OBJECT = 24
"""Characters between a verb and the talks that are its object: "ont rompu les négociations"."""
_SINCE = re.compile(r"\b(?:depuis|desde|seit)\b")
_OF_YEAR = re.compile(r"\b(?:de|del|von|aus dem jahr|vom jahr) $")
"""Before the year of what is ended now: "le protocole de 2023 a été dénoncé"."""
_PARTICIPLE = re.compile(
    r"\w+(?:ad[oa]s?|id[oa]s?|scrit[oa]s?|puest[oa]s?|suelt[oa]s?|rot[oa]s?|e|ee|es|ees|u|ue|us|ues|i|ie|is|ies)$"
)
_MADE_WITH = re.compile(r" (?:entre|avec|con|par|por|en|el|le|a|hace|il y a)\b")
"""Behind the participle of an agreement that was made before: with whom, by whom, or when."""
_AIM = re.compile(
    r"\b(?:en vue d[e']|afin d[e']|visant a|destinee?s? a|con vistas a|con el fin de|a fin de|con el objetivo de) ?"
    r"(?:lui |leur |se |s'|le |la |les |l')?$"
)
"""Before an infinitive that only tells what something is for: "en vue de lui céder son usine"."""
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


def talks_with_one(told: Sequence[tuple[Tag, str]], line: Line, who: Sequence[Mention]) -> bool:
    """Whether somebody who is not named talks with the only one who is: "Darüber verhandelt sie noch mit X"."""
    if len({m.entity for m in who}) != 1 or not any(v.what == "status" and s == "negotiating" for v, s in told):
        return False
    with_one = any(_WITH.search(line.folded, max(0, m.start - 60), m.start) for m in who)
    return with_one and who[0].entity.kind != "government_body"  # which prosecutes, or supervises


_GOES_BACK = re.compile(
    r"(?:das|dies|darauf|dazu|hierzu|daruber|hieruber|dem|diesem|esto|ello|eso|asi lo|a ello|cela|ceci|c'est ce)\b"
)
"""Begins a sentence about what the one before tells."""


def goes_back(told: Sequence[tuple[Tag, str]], line: Line, named: bool) -> str:
    """How far a sentence tells that to be which the one before told: "Das vereinbarten die Minister am Freitag".

    `named`: it names who acts.
    """
    verbs = [(v, s) for v, s in told if v.what == "status"]
    if not named and any(s == "negotiating" for _, s in verbs):
        return "negotiating"
    if _GOES_BACK.match(line.folded):
        return next((s for _, s in verbs if s in ("agreed", "signed", "negotiating")), "")
    return ""


def main_nouns(nouns: Sequence[Tag], line: Line) -> list[Tag]:
    """The nouns without those of what an agreement is about: of "Abkommen über die Lieferung" the first."""
    owners = [n for n in nouns if n.what == "kind" and _OWN.match(line.folded, n.start, n.end)]
    return [
        n for n in nouns if not any(o.end < n.start and _ABOUT.fullmatch(line.folded, o.end, n.start) for o in owners)
    ]


_ROUND = re.compile(
    r"\b(?:verhandlungs|gesprachs)(?:runde|session|serie)"
    r"|\brunde (?:der|ihrer|von|an)\b[^,;.]{0,30}(?:gesprach|verhandl)"
    r"|\b(?:ronda|rueda|sesion|serie) (?:de|tecnica|negociadora)\b|\b(?:cycle|round|tour|session|serie) (?:de|des)\s"
    r"(?:[\w']+ )?(?:negoc|discuss|pourparl|entretien)"
)
"""A round of talks, after which there may be another."""
_OVER = re.compile(
    r"(?:han? |a |ont |fue |ete )?(?:beend|abgeschl|schlie|schlo|endet|conclu|acab|finaliz|termin|cerr|cierr|clausur"
    r"|achev|clos|boucl|celebr)"
)
"""What happens to a round of talks, which tells no end and no agreement."""
_OFFERED_TO = re.compile(
    r"(?:schlug|schlag\w*|bot|biet\w*|angeboten|vorgeschlagen|angeregt|regt\w*|erwog\w*|erwag\w*"
    r"|prufe?n?|pruft|plan\w*)"
    r"[^;:]*,[^,;:]* zu "
)
"""From a German verb of offering to the infinitive of what is offered."""


def _of_rounds(told: list[tuple[Tag, str]], line: Line) -> list[tuple[Tag, str]]:
    """The verbs, of which the end of a round tells that two talk: "haben die dritte Verhandlungsrunde beendet"."""
    if not told or _ROUND.search(line.folded) is None:
        return told
    return [
        (v, "negotiating") if s in ("agreed", "terminated") and _OVER.match(line.folded, v.start) else (v, s)
        for v, s in told
    ]


def _as_offered(told: list[tuple[Tag, str]], line: Line) -> list[tuple[Tag, str]]:
    """The verbs without what somebody offers to do: "hat angeboten, ein Terminal zu errichten"."""
    offers = [v for v, s in told if s == "proposed"]
    return [
        (v, s)
        for v, s in told
        if s not in ("agreed", "signed")
        or not any(_OFFERED_TO.fullmatch(line.folded, o.start, v.start) for o in offers)
    ]


_CRITICS = re.compile(
    r"\b(?:sindicatos?|gewerkschaft\w*|syndicats?|ong|umwelt\w+|ecologist[ae]s?|ambientalistas|naturschutz\w*"
    r"|bauernverband"
    r"|greenpeace|wwf|oposicion|opposition|kritiker\w*|criticos|burgerinitiative\w*|collectifs?|anwohner\w*"
    r"|vecinos|riverains"
    r"|fischer|pescadores|pecheurs|agricultor\w*|agriculteurs|organizacion (?:agraria|ecologista|ambiental\w*)"
    r"|activist\w+"
    r"|aktivist\w+|associations?|bauern|ganaderos|gremios?)\b[^;:]{0,140}$"
)
_OFFER = re.compile(
    r"vorsto|antrag|forderung|demande|peticion|solicitud"
    r"|ofert|offert|offre|angebot|propuest|propos|vorschlag|preac|tarif|convenio colectivo|huelga|lohn|salar"
)


def is_criticism(verb: Tag, line: Line) -> bool:
    """Whether those who have no part in an agreement speak against it: "Greenpeace rechaza el memorando"."""
    return _CRITICS.search(line.folded, 0, verb.start) is not None and _OFFER.search(line.folded) is None


_APPROVED = re.compile(r"(?:ha |han |a |ont )?(?:aprob|aprueb|approuv|ratif|refrend|aval|enterin|adopt)")
_ANNOUNCED = re.compile(r"anunci|annonc|kundig|verkund|inform|confirm|comunic")
"""Verbs that only say what is to be done."""
_TALKS_ABOUT = re.compile(
    r"\b(?:negociations?|discussions?|pourparlers|negociacion(?:es)?|conversaciones|dialogo|gesprache"
    r"|verhandlungen)\b"
    r"[^,;.]{0,30}?\b(?:sur|sobre|uber|zu|zur|zum|acerca de)\s(?:(?:el|la|los|las|le|les|un|une|una|su|son|sa"
    r"|leur|eine?[nmrs]?|de[nrms]|die|das) |l')?$"
)


def _is_talked_of(verb: Tag, line: Line) -> bool:
    """Whether an end is only what talks are about: "des négociations sur le retrait des soldats"."""
    return _TALKS_ABOUT.search(line.folded, max(0, verb.start - 90), verb.start) is not None


def main_verbs(told: list[tuple[Tag, str]], line: Line) -> list[tuple[Tag, str]]:
    """The verbs without participles of what had stopped before: "acordaron construir la línea, proyecto aplazado".

    Of talks that are broken off their noun tells nothing: "les négociations sont au point mort".
    """
    told = _as_offered(_of_rounds(told, line), line)
    if any(status in ("signed", "agreed", "ratified") for _, status in told):
        made = [v.end for v, s in told if s in ("signed", "agreed")]
        told = [
            (v, s)
            for v, s in told
            if s not in ENDED
            or not (_describes(v, line) or any(_THAT_ENDS.search(line.folded, end, v.start) for end in made))
        ]
    aims = [(v, s) for v, s in told if _AIM.search(line.folded, max(0, v.start - 24), v.start)]
    if any(s for told_one in told if told_one not in aims for s in told_one[1:]):
        told = [told_one for told_one in told if told_one not in aims]
    if any(s in (*ENDED, "in_force", "ratified") and not _describes(v, line) for v, s in told) or any(
        s == "agreed" and _APPROVED.match(line.folded, v.start) and not _describes(v, line) for v, s in told
    ):
        told = [(v, s) for v, s in told if s not in ("agreed", "signed") or not _is_attribute(v, line)]
    if any(s == "in_force" for _, s in told):
        told = [(v, s) for v, s in told if s not in ("ratified", "signed", "agreed") or not _describes(v, line)]
    if any(s == "agreed" and v.what == "status" and not _ANNOUNCED.match(line.folded, v.start) for v, s in told):
        told = [(v, s) for v, s in told if s != "proposed" or v.value != "signed"]
    told = [(v, s) for v, s in told if s not in ENDED or not _is_talked_of(v, line)]
    asides = [m.span() for m in _RELATIVE.finditer(line.folded)] if len(told) > 1 and "," in line.folded else []
    outer = [(v, s) for v, s in told if s in _DONE or not any(start < v.start < end for start, end in asides)]
    told = outer if any(s for _, s in outer) else told
    ends = [v for v, s in told if s in ENDED and not _describes(v, line)]
    if not ends:
        return told
    return [(v, s) for v, s in told if s != "negotiating" or not _is_ended(v, ends, line)]


def _is_ended(talks: Tag, ends: Sequence[Tag], line: Line) -> bool:
    """Whether one of the verbs tells the end of the talks that a noun names."""
    if _TALKS.match(line.folded, talks.start) is None:
        return False
    return any(v.start >= talks.end or 0 <= talks.start - v.end <= _OBJECT for v in ends)


def _describes(verb: Tag, line: Line) -> bool:
    participle = _PARTICIPLE.fullmatch(line.folded, verb.start, verb.end) is not None
    return participle and _AUXILIARY.search(line.folded, max(0, verb.start - 40), verb.start) is None


def _is_attribute(verb: Tag, line: Line) -> bool:
    """Whether a participle right behind a noun only tells of what was made: "l'accord conclu entre", "firmado con"."""
    return _describes(verb, line) and _MADE_WITH.match(line.folded, verb.end) is not None


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


def ends_dispute(status: str, noun: Tag, line: Line) -> bool:
    """Whether it is a quarrel that ends, by an agreement: "pone fin al litigio"."""
    return (
        status in ("terminated", "suspended")
        and noun.value == "settlement"
        and _DISPUTE.search(line.folded, noun.start, noun.end) is not None
    )


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


def takes_it_up(status: str, noun: Tag, line: Line, span: tuple[int, int], who: Sequence[Mention]) -> bool:
    """Whether the second part of a sentence tells what became of what its first tells: "; le traité est en vigueur".

    `who` are those named in the line.
    """
    start, end = span
    if not line.folded.startswith(";", start) or status not in _DONE or any(start <= m.start < end for m in who):
        return False
    part = line.folded[start + 1 : noun.start].lstrip()
    return _DEFINITE.fullmatch(part) is not None


def restates(verb: Tag, status: str, noun: Tag, line: Line, start: int) -> bool:
    """Whether a clause only says when what was told is signed: "Der Vertrag wird im Mai unterzeichnet".

    `start` is where it begins.
    """
    concludes = verb.value == "signed" or _CONCLUDES.match(line.folded, verb.start) is not None
    if status != "proposed" or not concludes:
        return False
    if _AND_THE.search(line.folded, max(start, noun.start - 12), noun.start):
        return True
    if noun.start - start > _HEAD:
        return False
    start += line.folded.startswith("; ", start) * 2
    return _DEFINITE.match(line.folded, start, noun.start) is not None


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
    if backs:
        named = any(t.what == "kind" and t.start < _HEAD for t in found)
        return named and not years and _DEFINITE.match(line.folded[:_HEAD]) is not None and bool(verbs)
    if any(t.value in ENDED and not _describes(t, line) for t in verbs) and all(
        _SINCE.search(line.folded, max(0, y - 2 * _HEAD), y) or _OF_YEAR.search(line.folded, max(0, y - 16), y)
        for y, _ in years
    ):
        return True
    return any(all(v.end < y and _WITHIN.search(line.folded, v.end, y) for y, _ in years) for v in verbs)
