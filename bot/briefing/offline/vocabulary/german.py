"""Read what German puts together or apart: compounds that end in an agreement, verbs whose particle ends the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.vocabulary.german_compounds import compounds
from bot.briefing.offline.vocabulary.german_verbs import parted_forms
from bot.briefing.offline.vocabulary.told import Told

_PARTICLE = re.compile(
    rf"\s({'|'.join(sorted((p for p in parted_forms() if ' ' not in p), key=len, reverse=True))})"
    r"(?=[.,;:!?»“\"–)]| [–-] |$| und | sowie | oder )"
)
_PHRASE = gated(rf"\b({'|'.join(sorted((p for p in parted_forms() if ' ' in p), key=len, reverse=True))})\b")
"""What a verb makes a phrase with, which need not end the clause: "legt die Gespräche auf Eis und"."""
_PARTED = (
    (
        gated(r"\b(?:spricht|sprechen|sprach|sprachen|redet|reden|redete|redeten)\b(?=[^,;.]{0,50}\bmit\b)"),
        "negotiating",
    ),
    (
        gated(
            r"\b(?:vereinbarung|abmachung|ubereinkunft|absprache|regelung)\b[^,;.]{0,60}\b(?:traf|trafen|getroffen)\b"
            r"|\btr(?:af|afen|ifft|effen)\b[^,;.]{0,40}\b(?:vereinbarung|abmachung|ubereinkunft|absprache|regelung)\b"
        ),
        "agreed",
    ),
    (
        gated(
            r"\b(?:gaben|gab|veroffentlicht\w*|abgaben?) [^.;]{0,60}\bgemeinsame[nr]? (?:abschluss)?erklarung\b"
            r"|\bgemeinsame[nr]? (?:abschluss)?erklarung [^.;]{0,40}\b(?:veroffentlicht|abgegeben)\b"
        ),
        "agreed",
    ),
    (
        gated(
            r"\b(?:einigung|verstandigung|kompromiss|konsens)\b[^,.;]{0,90}\b(?:erziel(?:t|te|ten)|erreich(?:t|te|ten)"
            r"|gefunden|fand|fanden|gelangt|gekommen|zustande)\b"
            r"|\b(?:erziel(?:t|te|ten)|fand|fanden|kam|kamen|gelangten?)\b[^,.;]{0,50}\b(?:einigung|verstandigung"
            r"|kompromiss|konsens)\b"
        ),
        "agreed",
    ),
    (
        gated(
            r"\braum(?:t|te|en|ten)\b[^,;.]{0,90}\b(?:[a-z]*kredit\w*|[a-z]*darlehen\w*|[a-z]*linien?|[a-z]*rechte?"
            r"|option|frist|zugang)\b[^,;.]{0,60}\bein\b"
            r"|\b(?:[a-z]*kredit\w*|[a-z]*darlehen\w*|[a-z]*linien?|[a-z]*rechte?|option)\b[^,;.]{0,90}\beingeraumt\b"
        ),
        "agreed",
    ),
    (
        gated(
            r"\b(?:absage|abfuhr)\b[^,.;]{0,60}\b(?:erteilt|gab|gaben|gegeben)\b"
            r"|\b(?:erteil(?:t|en|te|ten)|gab|gaben)\b[^,.;]{0,60}\b(?:absage|abfuhr)\b"
        ),
        "rejected",
    ),
    (
        gated(
            r"\b(?:seit|ab) [^,.;:]{3,40}?\b(?:gilt|gelten|greift|greifen)\b(?! als\b)"
            r"|\bseit [^,.;:]{3,40}?\b(?:lauft|laufen) (?:ein|eine|der|die|das) [\w-]*(?:vertrag|vereinbarung|abkommen"
            r"|kooperation|partnerschaft|auftrag)\b|\bw(?:ird"
            r"|erden) [^,.;]{0,24}?\bseit [^,.;]{3,30}?\b(?:angewandt|angewendet"
            r"|umgesetzt)\b|\b(?:ist|sind) (?:seit|ab) [^,.;:]{3,40}?\b(?:vollmitglied|mitglied"
            r"|in kraft|wirksam)\b"
            r"|\b(?:jetzt|nun|offiziell|seit \w+|ist|sind) (?:[a-z]+tes |\d+\. |neues |jungstes |neuestes |voll\w* "
            r")(?:[a-z]+-)?(?:voll)?mitglied"
        ),
        "in_force",
    ),
    (
        gated(
            r"\b[a-z-]*(?:vertrag|vereinbarung|abkommen|absichtserklarung|zusage|vorvertrag)\b[^,;.]{0,40}?"
            r"\b(?:liegt|liegen|lag|lagen)\b[^,;.]{0,40}\bvor\b"
        ),
        "agreed",
    ),
    (gated(r"\bgehor(?:t|en|te) (?:bald|kunftig|nun|jetzt|demnachst|fortan|ab \w+) (?:de[mr]|zu[mr]?)\b"), "agreed"),
    (gated(r"\bverfehl(?:t|te|ten)\b[^,;.]{0,120}mehrheit\b|mehrheit\b[^,;.]{0,60}\bverfehlt\b"), "rejected"),
    (gated(r"\bsoll(?:en)?\b[^,;.]{0,40}\bfolgen\b"), "proposed"),
    (
        gated(
            r"\b(?:gebot|angebot|offerte|bewerbung)\b(?![^,.;]{0,60}\b(?:nie|nicht"
            r"|niemals)\b)[^,.;]{0,60}\b(?:abgegeben|eingereicht|vorgelegt|unterbreitet)\b"
            r"|\b(?:gab|gaben|gibt|geben|reicht|reichte|reichten)\b[^,.;]{0,70}\b(?:gebot|angebot|offerte|bewerbung)\b"
            r"[^,.;]{0,60}\b(?:ab|ein)\b"
            r"|\ban (?:der|einer|einem|dem|den) [^,.;]{0,70}\binteressiert\b"
        ),
        "proposed",
    ),
    (
        gated(
            r"\b(?:ausschreibung|wettbewerb|bieterverfahren)\b[^,.;]{0,60}\b(?:gewann|gewannen|gewonnen|fur sich)\b"
            r"|\b(?:gewann|gewannen|gewinnt|gewinnen)\b[^,.;]{0,60}\b(?:ausschreibung|wettbewerb|auftrag"
            r"|bieterverfahren)\b"
        ),
        "agreed",
    ),
    (
        gated(
            r"\b(?:neuer? (?:eigentumer|besitzer)(?:in)?|kaufer(?:in)?|erwerber(?:in)?|abnehmer(?:in)?)"
            r" (?:wird|ist|sei|werde)\b"
        ),
        "agreed",
    ),
    (
        gated(
            r"\bkam(?:en)?\b[^.;]{0,70}\b(?:runde|gesprachen|verhandlungen)\b[^.;]{0,60}\bzusammen\b"
            r"|\b(?:trafen|treffen|traf) sich\b[^.;]{0,70}\bzu (?:[\w-]+ ){0,3}?(?:gesprachen|verhandlungen"
            r"|verhandlungsrunde)\b"
            r"|\bam verhandlungstisch\b|\ban den verhandlungstisch\b"
        ),
        "negotiating",
    ),
)
"""Phrases whose words other words part, with the status that they tell."""
_JOINS = gated(r"\bin (?:die|den|das) (?:[\w-]+ ){1,3}?(?:aufgenommen|aufnehmen|eingetreten|eintreten)\b")
"""That somebody becomes a member: "wird in die OECD aufgenommen"."""
_SUITS = re.compile(r"\b(?:klagen?|verfahren|prozess|beschwerden?|antrag|antrage|vorwurfe?|botschafter\w*)\b")
"""What is withdrawn without an agreement being broken."""
_CLAUSE = 140
"""Characters between a verb and its particle."""
PARTED = "parted"
"""What a verb is whose particle stands apart: its status, "" where it tells none, is that of both together."""


def german_words(folded: str) -> Iterator[Told]:
    """The compounds and parted verbs of a folded German text."""
    yield from compounds(folded)
    for parted, status in _PARTED:
        if (said := parted.search(folded)) is not None:
            yield *said.span(), "status", status
    for m in _JOINS.finditer(folded):
        yield *m.span(), "kind", "accession"
    for m in (*_PARTICLE.finditer(folded), *_PHRASE.finditer(folded)):
        first = max(0, m.start() - _CLAUSE, folded.rfind("; ", 0, m.start()), folded.rfind(": ", 0, m.start()))
        for pattern, told in parted_forms()[m[1]]:
            verb = pattern.search(folded, first, m.start()) or _verb_behind(pattern, m, folded)
            if verb is not None and not _SUITS.search(folded, min(verb.end(), m.start()), m.start()):
                yield verb.start(), verb.end(), PARTED, told.status
                if told.kind:
                    yield verb.start(), verb.end(), "kind", told.kind


def _verb_behind(pattern: re.Pattern[str], phrase: re.Match[str], folded: str) -> re.Match[str] | None:
    """The verb of a phrase with which a clause begins: "Den Auftrag für die Kabel gab Terna an Prysmian"."""
    if " " not in phrase[1] or (phrase.start() and not folded.endswith((", ", "; ", ": ", " – "), 0, phrase.start())):
        return None
    end = min((at for mark in ",;:" if (at := folded.find(mark, phrase.end())) > 0), default=len(folded))
    return pattern.search(folded, phrase.end(), min(end, phrase.end() + _CLAUSE))
