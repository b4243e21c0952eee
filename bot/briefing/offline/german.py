"""Read what German puts together or apart: compounds that end in an agreement, verbs whose particle ends the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.briefing.offline.gate import gated

_COMPOUNDS = {
    "vertrag": "kind:contract",
    "vertrage": "kind:contract",
    "auftrag": "kind:contract",
    "abkommen": "kind:treaty",
    "kredit": "kind:financing",
    "kredite": "kind:financing",
    "darlehen": "kind:financing",
    "allianz": "kind:partnership",
    "partnerschaft": "kind:partnership",
    "kooperation": "kind:partnership",
    "fusion": "kind:merger_acquisition",
    "ubernahme": "kind:merger_acquisition",
    "beteiligung": "kind:investment",
    "vereinbarung": "loose:other",
    "gesprache": "loose:other",
    "verhandlungen": "loose:other",
    "projekt": "may:",
    "programm": "may:",
    "vorhaben": "may:",
}
_COMPOUND = gated(rf"\b[a-z-]{{3,}}(?P<head>{'|'.join(sorted(_COMPOUNDS, key=len, reverse=True))})(?:e?s|en?)?\b")
_PARTICLE = re.compile(
    r"\s(ab|an|auf|aus|bei|bereit|durch|ein|fort|hin|vor|weiter|zu|zuruck|zusammen|in kraft|zur verfugung)"
    r"(?=[.,;:!?»“\"]|$| und | sowie )"
)
_VERBS = {
    "ab": (("lehn", "rejected", ""), ("br[eai]ch", "terminated", ""), ("ruf|rief", "agreed", "contract"),
           ("schl(?:iess|oss)", "agreed", ""), ("n(?:eh|ah|im)m", "agreed", "contract"), ("sag", "terminated", ""),
           ("wink", "rejected", ""), ("bl(?:as|aes|ies)", "terminated", ""), ("segn|nick", "agreed", "")),
    "an": (("schl(?:iess|oss)", "agreed", "accession"), ("kundig", "proposed", ""), ("b(?:iet|ot)", "proposed", ""),
           ("streb", "proposed", ""), ("n(?:eh|ah|im)m", "agreed", "")),
    "auf": (("kundig", "terminated", ""), ("los", "terminated", ""), ("n(?:eh|ah|im)m", "negotiating", ""),
           ("g(?:eb|ab|ib)", "terminated", "")),
    "aus": (("schl(?:ag|ug)", "rejected", ""), ("weit", "agreed", ""),
           ("st(?:eig|ieg)", "terminated", "partnership"), ("setz", "suspended", ""), ("handel", "agreed", "")),
    "bei": (("leg", "agreed", "settlement"), ("tr(?:et|itt|at)", "agreed", "accession")),
    "ein": (("st(?:eig|ieg)", "agreed", "investment"), ("fr(?:ier|or)", "suspended", ""),
           ("lad|lud", "proposed", "")),
    "bereit": (("stell", "agreed", "financing"),),
    "durch": (("wink", "agreed", ""), ("f(?:all|iel)", "rejected", "")),
    "fort": (("setz|f(?:uhr)", "negotiating", ""),),
    "hin": (("nehm|nahm|nimm", "agreed", ""),),
    "vor": (("schl(?:ag|ug)", "proposed", ""), ("leg", "proposed", "")),
    "weiter": (("verhandel", "negotiating", ""),),
    "zu": (("sag", "agreed", ""), ("sicher", "agreed", ""), ("stimm", "agreed", "")),
    "zuruck": (("z(?:ieh|og)", "terminated", ""), ("w(?:eis|ies)", "rejected", ""),
           ("tr(?:et|itt|at)", "terminated", "")),
    "zusammen": (("schl(?:iess|oss)", "agreed", "partnership"), ("t(?:un|at)", "agreed", "partnership")),
    "in kraft": (("tr(?:et|itt|at)", "in_force", ""),),
    "zur verfugung": (("stell", "agreed", "financing"),),
}  # fmt: skip
"""Particles with the stems of their verbs, the status that they tell and the kind, if they tell one."""
_PATTERNS = {
    particle: tuple((re.compile(rf"\b(?:{stem})[a-z]{{0,4}}\b"), status, kind) for stem, status, kind in verbs)
    for particle, verbs in _VERBS.items()
}
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
    (gated(r"\b(?:seit|ab) [^,.;:]{3,40}?\b(?:gilt|gelten|greift|greifen)\b(?! als\b)"), "in_force"),
)
"""Phrases whose words other words part, with the status that they tell."""
_SUITS = re.compile(r"\b(?:klagen?|beschwerden?|antrag|antrage|vorwurfe?|botschafter\w*)\b")
"""What is withdrawn without an agreement being broken."""
_CLAUSE = 140
"""Characters between a verb and its particle."""
Told = tuple[int, int, str, str]
"""Where a word stands, what it is and its value, as in data/event_words.tsv."""


def german_words(folded: str) -> Iterator[Told]:
    """The compounds and parted verbs of a folded German text."""
    for m in _COMPOUND.finditer(folded):
        what, _, value = _COMPOUNDS[m["head"]].partition(":")
        yield m.start(), m.end(), what, value
    for parted, status in _PARTED:
        if (said := parted.search(folded)) is not None:
            yield *said.span(), "status", status
    for m in _PARTICLE.finditer(folded):
        first = max(0, m.start() - _CLAUSE)
        for pattern, status, kind in _PATTERNS[m[1]]:
            verb = pattern.search(folded, first, m.start())
            if verb is not None and not _SUITS.search(folded, verb.end(), m.start()):
                yield verb.start(), verb.end(), "status", status
                if kind:
                    yield verb.start(), verb.end(), "kind", kind
