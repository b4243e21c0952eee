"""Tell which Spanish verbs of agreement are still to come, or only date something: "tratan de llegar a un pacto"."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag

_REACH = 48
_INFINITIVE = re.compile(
    r"(?:llegar|alcanzar|cerrar|concluir|lograr|firmar|suscribir|rubricar|sellar|acordar|pactar|obtener|renovar"
    r"|prorrogar|formalizar|conseguir)\b"
)
_BARGAINS = re.compile(r"(?:llegar|alcanzar|cerrar|concluir|lograr|acordar|pactar|conseguir)")
"""What those do who talk already."""
_TO_COME = re.compile(
    r"\b(?:intent\w+|trat(?:a|an|aba|aban|aron|o|ando|ar|aran?) de|busc\w+|necesidad de|interes\w*(?: en)?"
    r"|objetivo (?:de|es)|con el fin de|posibilidad de|dispuest[oa]s? a|condicion\w* (?:de|para)|necesari[oa]"
    r"|oportunidad de|plazo para|fracas\w+ (?:en|al)|capac\w+ (?:de|para)|capaz de|capaces de|urg\w+ a?|inst[aoe]\w* a"
    r"|llam\w+ a|pid\w+|exhort\w+ a|deb\w+|hay que|ten\w+ que|tien\w+ que|dificil|dificultad\w* (?:de|para)|sin"
    r"|antes de|a punto de|cerca de|voluntad de|esfuerzos? (?:de|por|para)|esperan?(?: poder)?|confia\w* en|aspir\w+ a"
    r"|(?:reun\w+|se citan?|se citaron|se sent\w+|se sientan?|se ver[ae]n?|convers\w+|dialog\w+) (?:[\w]+ ){0,6}?para"
    r"|prometi\w+|promet\w+|negociaciones para|conversaciones para|negocia\w* para|reun\w+ para|paso para|intencion de"
    r"|opcion de|puntos? (?:de|para)|condicionad\w* a|podri?an?|puede\w*|queria\w*|quiere\w*|desea\w*|pretend\w+"
    r"|intencion era|prioritari[oa])"
    r"(?: (?:que|a|de|en|los|las|el|la|se|poder|un|una|pronto|ambos|paises|partes|dos|todos|ello|esto))*\s?$"
)
"""Before an infinitive of what somebody wants, has to do, or fails to."""
_WHEN = re.compile(r"\b(?:cuando|desde que|en (?:el|la) que|fecha en que|dia en que|hasta que) (?:[\w]+ ){0,3}?$")
_PRETERITE = re.compile(r"(?:se |lo |la )?\w+(?:ó|aron|ieron)\b")


def still_to_come(verb: Tag, line: Line) -> str | None:
    """How far the infinitive of an agreement tells it to be: "negotiating" or "proposed"; "" of a date; else None."""
    if verb.value not in ("agreed", "signed"):
        return None
    if _INFINITIVE.match(line.folded, verb.start):
        if _TO_COME.search(line.folded, max(0, verb.start - _REACH), verb.start) is None:
            return None
        return "negotiating" if _BARGAINS.match(line.folded, verb.start) else "proposed"
    if _PRETERITE.match(line.text, verb.start) and _WHEN.search(line.folded, max(0, verb.start - 30), verb.start):
        return ""
    return None
