"""Find the verbs and nouns by which a Spanish, French or German clause tells its news, without what stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import ENDED, Tag

_ABOUT = re.compile(
    r"[^,;.]{0,40}?\b(?:uber|zur|zum|fur|sur|pour|visant a|portant sur|relati(?:f|ve)s? a|sobre|para|con vistas a)"
    r"\s(?:[\w']+\s){0,3}"
)
_OWN = re.compile(
    r"[\w-]*(?:abkommen|vertrag|vereinbarung|absichtserklarung|memorand|protokoll|erklarung|pakt|partnerschaft)"
    r"|accord"
    r"|entente|convention|traite|protocole|contrat|partenariat|declaration|lettre d'intention|pacte|alliance|acuerdo"
    r"|convenio|tratado|pacto|alianza|declaracion|carta de intencion"
)
_LEAVES = re.compile(r"steig(?:t|en)|stieg(?:en)?|(?:aus|ein)gestiegen|(?:aus|ein)(?:zu)?steigen")
"""German verbs of leaving and coming in, beside which a noun knows better what is left."""
_SIGNING = re.compile(r"(?:la |las |su )?(?:firmas?|rubrica)|(?:la )?signature|[a-z]*unterzeichnung|unterschrift")
_TO_COME = re.compile(
    r" (?:[\w'-]+ ){0,4}?(?:se (?:espera|preve|realizara|producira|hara)|esta(?:ba|n)? previst\w+|tendra lugar"
    r"|sera\b|aguarda|queda"
    r" pendiente|(?:est|sont) (?:attendue?s?|prevue?s?|programmee?s?)|aura lieu|interviendra|devrait|reste a|soll\b"
    r"|ist (?:fur|im|in"
    r" den)\b|steht (?:noch )?aus|wird\b|folgt\b|erwartet)"
)
"""Behind a signing that lies ahead: "cuya firma se espera en mayo"."""
_WHOSE = re.compile(r"\b(?:cuy[oa]s?|dont (?:le|la|les)|deren|dessen)\s$|\bdont l'$")
_THAT_ENDS = re.compile(
    r"(?:accords?|contrat|pacte|traite|entente|protocole|texte|document|acuerdo|convenio|contrato|pacto|tratado|acta"
    r"|documento|protocolo|memorando|dokument|papier|[\w-]*(?:abkommen|vertrag"
    r"|vereinbarung))"
    r"(?:,)? (?:[\w'-]+ ){0,3}?(?:qui|que|das|der|die|por el que|par lequel|con el que)\s(?:[\w'-]+ ){0,6}$"
)
"""Behind what is signed, that it ends something: "un accord qui met fin à deux ans de conflit"."""
_RELATIVE = re.compile(
    r",\s(?:der|die|das|dem|den|deren|dessen|qui|dont|cuy[oa]s?|que)\s(?!(?:die|der"
    r"|das)\b)[^,;.:]{8,120},(?!\s(?:und|et|y|e)\b)"
)
"""A relative clause in the middle of a sentence, which tells no news of its own."""
_TALKS = re.compile(
    r"negociations?\b|discussions?\b|pourparlers|tractations|negociacion|conversaciones|tratativas|verhandlung"
    r"|gesprach"
    r"|\w*gesprache|sondierung|ronda"
)
_OBJECT = 24
"""Characters between a verb and the talks that are its object: "ont rompu les négociations"."""
_MADE_WITH = re.compile(r" (?:entre|avec|con|par|por|en|el|le|a|hace|il y a)\b")
"""Behind the participle of an agreement that was made before: with whom, by whom, or when."""
_EARLIER = re.compile(
    r"\b(?:que|qu'|qui)\s?(?:[\w']+\s){0,3}?(?:habian?|hubo|avai(?:en)?t|etai(?:en)?t)\s(?:[\w']+\s){0,2}$"
    r"|\b(?:acuerdos?|alianza|contrato|convenio|pacto|tratado|memorando|protocolo) que (?:se )?(?:ambas |ambos )?$"
)
"""Before a verb that tells what was agreed earlier."""
_AIM = re.compile(
    r"\b(?:en vue d[e']|afin d[e']|visant a|destinee?s? a|con vistas a|con el fin de|a fin de|con el objetivo de"
    r"|para) ?"
    r"(?:lui |leur |se |s'|le |la |les |l')?$"
)
"""Before an infinitive that only tells what something is for: "en vue de lui céder son usine"."""
_FOR = re.compile(r"\bpour (?:lui |leur |se |s'|le |la |les |l')?$")
_INFINITIVE = re.compile(r"[a-z]{2,}(?:er|ir|dre|ure|tre|vre)")
"""What tells an aim behind the French "pour": "en discussions pour céder sa filiale"."""
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
_HOPED_TO = re.compile(r"(?:hoff|streb|versuch|bemuh|plan|erwag|bot|biet|schlug|schlag)\w*[^;:]*, [^,;:]*")
_WITH_TO = re.compile(r"(?:ab|an|auf|aus|bei|ein|fort|durch|um|vor|zusammen|wieder\w*)zu[a-z]")
"""A German infinitive with its "zu" inside."""
_APPROVED = re.compile(r"(?:ha |han |a |ont )?(?:aprob|aprueb|approuv|ratif|refrend|aval|enterin|adopt)")
_ANNOUNCED = re.compile(r"anunci|annonc|kundig|verkund|inform|confirm|comunic")
"""Verbs that only say what is to be done."""
_TALKS_ABOUT = re.compile(
    r"\b(?:negociations?|discussions?|pourparlers|negociacion(?:es)?|conversaciones|dialogo|gesprache"
    r"|verhandlungen)\b"
    r"[^,;.]{0,30}?\b(?:sur|sobre|uber|zu|zur|zum|acerca de)\s(?:(?:el|la|los|las|le|les|un|une|una|su|son|sa"
    r"|leur|eine?[nmrs]?|de[nrms]|die|das) |l')?$"
)
_QUARREL = re.compile(
    r"(?: (?!con\b|avec\b|mit\b)[\w'-]+){0,3}? ?(?:l'|d')?(?:huelga|paro|paralizacion|conflicto|disputa|litigio"
    r"|pleito|contencioso|guerra"
    r"|hostilidades|bloqueo|protestas?|greve|conflit|litige|guerre|blocage|contentieux|differend|combats"
    r"|[a-z]*streik\w*"
    r"|[a-z]*streit\w*|konflikt\w*|krieg\w*|blockade)\b"
)
"""Behind "puts an end to", what ends by an agreement."""
_PUTS_END = re.compile(r"(?:p[ou]s|pon|m[ei]|beend|leg|end)")
_ASKS_FOR = re.compile(
    r"(?:invit\w+|propus\w*|propon\w*|pid\w+|pide\w*|solicit\w+|ofreci\w*|ofrec\w+|quier\w+|plante\w+|reclam\w+"
    r"|insto|insta"
    r"|pret\w*|dispuest\w+|propos\w*|demand\w*|souhait\w*|veu\w+|appel\w*|sollicit\w*|offr\w+|offert)\b"
    r"[^,;.]{0,60}? (?:a|de|d'|a que|que) ?(?:re)?$"
)
"""Before the infinitive of talks that are only wanted: "invitó a Guyana a negociar"."""
_TO_TALK = re.compile(r"(?:re)?negoci(?:ar|er)\b|dialog(?:ar|uer)\b|discut(?:ir|er)\b|convers(?:ar|er)\b")
_OVER_THE = re.compile(r"[^,;.]{0,60}?\buber (?:(?:ein|d|ihr|sein)\w* )?(?:[\w-]+ ){0,2}?$")
"""Between a German verb of talks and what they are about: "verhandelt über einen Einstieg"."""
_FINANCE_ROUND = re.compile(
    r"(?:la |una |su )?ronda (?:de (?:financiacion|inversion|capital|\d)|semilla|serie|puente|[a-z]+ de \d)"
)
"""A round in which a company is given money, and no round of talks."""
_PRESENT_PASSIVE = re.compile(r" (?:wird|werden) ")
"""Behind a German participle at the head of a clause: "unterzeichnet wird es im Mai"."""
DONE = ("in_force", "ratified", "signed")
_AUXILIARY = re.compile(
    r"\b(?:ha|han|he|haber|fue|fueron|sido|ser|es|son|queda|quedan|quedo|quedaron|esta|estan|estaba|sigue|siguen"
    r"|permanece\w*|deja|dejo|da|dan|dio|a|ont|est|sont|ete|etre|avoir|reste|restent|demeure\w*)\s(?:[\w']+\s){0,3}$"
)
_PARTICIPLE = re.compile(
    r"\w+(?:ad[oa]s?|id[oa]s?|scrit[oa]s?|puest[oa]s?|suelt[oa]s?|rot[oa]s?|e|ee|es|ees|u|ue|us|ues|i|ie|is|ies)$"
)


def main_nouns(nouns: Sequence[Tag], line: Line) -> list[Tag]:
    """The nouns without those of what an agreement is about: of "Abkommen über die Lieferung" the first.

    Of "un crédito ... cuyo contrato quedó firmado" it is the loan that is signed.
    """
    first = min((n.start for n in nouns if n.what == "kind"), default=len(line.folded))
    nouns = [n for n in nouns if n.start <= first or not _WHOSE.search(line.folded, max(0, n.start - 12), n.start)]
    if any(n.what == "kind" and _OWN.match(line.folded, n.start, n.end) for n in nouns):
        nouns = [n for n in nouns if not _LEAVES.fullmatch(line.folded, n.start, n.end)]
    owners = [n for n in nouns if n.what == "kind" and _OWN.match(line.folded, n.start, n.end)]
    return [
        n for n in nouns if not any(o.end < n.start and _ABOUT.fullmatch(line.folded, o.end, n.start) for o in owners)
    ]


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
        or not any(_OFFERED_TO.fullmatch(line.folded, o.start, v.start) or _is_hoped(o, v, line) for o in offers)
    ]


def _is_hoped(offer: Tag, verb: Tag, line: Line) -> bool:
    """Whether somebody hopes or tries to do it: "hofft, die Verhandlungen bis Mai abzuschließen"."""
    before = _HOPED_TO.fullmatch(line.folded, offer.start, verb.start)
    return before is not None and _WITH_TO.match(line.folded, verb.start) is not None


def _is_talked_of(verb: Tag, line: Line) -> bool:
    """Whether an end is only what talks are about: "des négociations sur le retrait des soldats"."""
    return _TALKS_ABOUT.search(line.folded, max(0, verb.start - 90), verb.start) is not None


def _without_matters(told: list[tuple[Tag, str]], line: Line) -> list[tuple[Tag, str]]:
    """The verbs without those that only say what is talked about, wanted or over: a quarrel, talks asked for."""
    folded = line.folded
    told = [(v, s) for v, s in told if s != "negotiating" or not _FINANCE_ROUND.match(folded, v.start)]
    told = [
        (v, s)
        for v, s in told
        if s != "signed" or not (_SIGNING.fullmatch(folded, v.start, v.end) and _TO_COME.match(folded, v.end))
    ]
    told = [
        (v, "proposed" if s == "signed" and _PRESENT_PASSIVE.match(folded, v.end) else s)
        for v, s in told
        if s != "negotiating"
        or not (_TO_TALK.match(folded, v.start) and _ASKS_FOR.search(folded, max(0, v.start - 90), v.start))
    ]
    if len(told) > 1 and any(s in ("signed", "agreed") for _, s in told):
        told = [
            (v, s)
            for v, s in told
            if s not in ENDED or not (_PUTS_END.match(folded, v.start) and _QUARREL.match(folded, v.end))
        ]
    talks = [v for v, s in told if s == "negotiating"]
    return [
        (v, s)
        for v, s in told
        if not (line.text[v.start].isupper() and any(_OVER_THE.fullmatch(folded, t.end, v.start) for t in talks))
        or s == "negotiating"
    ]


def main_verbs(told: list[tuple[Tag, str]], line: Line) -> list[tuple[Tag, str]]:
    """The verbs without participles of what had stopped before: "acordaron construir la línea, proyecto aplazado".

    Of talks that are broken off their noun tells nothing: "les négociations sont au point mort".
    """
    told = _without_matters(_as_offered(_of_rounds(told, line), line), line)
    if any(status in ("signed", "agreed", "ratified") for _, status in told):
        made = [v.end for v, s in told if s in ("signed", "agreed")]
        told = [
            (v, s)
            for v, s in told
            if s not in ENDED
            or not (describes(v, line) or any(_THAT_ENDS.search(line.folded, end, v.start) for end in made))
        ]
    aims = [(v, s) for v, s in told if _is_aim(v, line)]
    if any(s for told_one in told if told_one not in aims for s in told_one[1:]):
        told = [told_one for told_one in told if told_one not in aims]
    if any(s in (*ENDED, "in_force", "ratified") and not describes(v, line) for v, s in told) or any(
        s == "agreed" and _APPROVED.match(line.folded, v.start) and not describes(v, line) for v, s in told
    ):
        told = [(v, s) for v, s in told if s not in ("agreed", "signed") or not _is_attribute(v, line)]
    if any(s == "in_force" for _, s in told):
        told = [(v, s) for v, s in told if s not in ("ratified", "signed", "agreed") or not describes(v, line)]
    if any(s == "agreed" and v.what == "status" and not _ANNOUNCED.match(line.folded, v.start) for v, s in told):
        told = [(v, s) for v, s in told if s != "proposed" or v.value != "signed"]
    told = [(v, s) for v, s in told if s not in ENDED or not _is_talked_of(v, line)]
    told = _without_earlier(told, line)
    asides = [m.span() for m in _RELATIVE.finditer(line.folded)] if len(told) > 1 and "," in line.folded else []
    outer = [(v, s) for v, s in told if s in DONE or not any(start < v.start < end for start, end in asides)]
    told = outer if any(s for _, s in outer) else told
    ends = [v for v, s in told if s in ENDED and not describes(v, line)]
    if not ends:
        return told
    return [(v, s) for v, s in told if s != "negotiating" or not _is_ended(v, ends, line)]


def _is_aim(verb: Tag, line: Line) -> bool:
    """Whether an infinitive only tells what something is for."""
    return _is_for(verb, line) or _AIM.search(line.folded, max(0, verb.start - 24), verb.start) is not None


def _is_for(verb: Tag, line: Line) -> bool:
    """Whether a French infinitive stands behind "pour"."""
    behind = _FOR.search(line.folded, max(0, verb.start - 12), verb.start) is not None
    return behind and _INFINITIVE.fullmatch(line.folded, verb.start, verb.end) is not None


def _without_earlier(told: list[tuple[Tag, str]], line: Line) -> list[tuple[Tag, str]]:
    """The verbs without what had been agreed before what a sentence tells: "renuncia a la planta que había pactado"."""
    if not any(s in ENDED or s == "in_force" for _, s in told):
        return told
    return [
        (v, s)
        for v, s in told
        if s not in ("agreed", "signed") or not _EARLIER.search(line.folded, max(0, v.start - 40), v.start)
    ]


def _is_ended(talks: Tag, ends: Sequence[Tag], line: Line) -> bool:
    """Whether one of the verbs tells the end of the talks that a noun names."""
    if _TALKS.match(line.folded, talks.start) is None:
        return False
    return any(v.start >= talks.end or 0 <= talks.start - v.end <= _OBJECT for v in ends)


def _is_attribute(verb: Tag, line: Line) -> bool:
    """Whether a participle right behind a noun only tells of what was made: "l'accord conclu entre", "firmado con"."""
    return describes(verb, line) and _MADE_WITH.match(line.folded, verb.end) is not None


def describes(verb: Tag, line: Line) -> bool:
    participle = _PARTICIPLE.fullmatch(line.folded, verb.start, verb.end) is not None
    return participle and _AUXILIARY.search(line.folded, max(0, verb.start - 40), verb.start) is None
