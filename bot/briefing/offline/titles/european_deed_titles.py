"""Name a German, French or Spanish agreement by what somebody does: "Venta de dos buques", "Zwei Korvetten"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.titles.european_things import LEAST, MAX_TITLE, POINTS, thing

_GERMAN_DEED = re.compile(
    r"\b(?:bestell|liefer|kauf|bau|beschaff|erwirb|erworb|charter|leas|Auftrag|geeinigt|einig|verständig)"
)
_GERMAN_COUNTED = re.compile(
    r"(?<!\bfür )(?<!\bin )(?<!\bvon )(?<!\bbis )\b((?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
    r"|\d[\d.]*)"
    r"(?: (?:weitere|neue|[a-zäöüß]{4,}e))* [A-ZÄÖÜ][\w-]{3,}(?<!Millionen)(?<!Milliarden)(?<!Prozent)(?<!Euro)"
    r"(?<!Jahre)(?<!Jahren)(?<!Monate)(?<!Länder)"
    r"(?<!Unternehmen)(?<!Seiten)(?<!Partner)(?<!Firmen)|\d[\d,.]* Prozent mehr (?:Lohn|Gehalt|Geld))\b"
)
"""What is counted: "zwei Korvetten", "3,8 Prozent mehr Lohn"."""
_THING_BEGINS = re.compile(
    r"(?:,? (?:también|además|aussi|en outre|par ailleurs|ensemble|en exclusividad),?)? "
    r"((?:el|la|los|las|un|una|unos|unas|su|sus|le|les|l['’]|une|des|du|ses|sa|son|leurs?|\d[\d.,]*|dos|tres"
    r"|cuatro|cinco|seis|diez|deux|trois|quatre|cinq|six|dix"
    r"|[a-zé-ú]{4,}(?:s|x))\b(?! (?:que|qui|día|jour)).*)"
)
_TO_WHOM = re.compile(r"(?: en \w+,?)?(?: à| au| aux| a| al)(?: l['’]| (?:la|el|le|les|los))? ?(?:[a-zà-ÿ]\S* ){0,2}$")
_BRACKET = re.compile(r" ?\([^()]{1,30}\)")


@cache
def _deeds() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    told = {
        "es": {
            "Compra": r"compr(?:ará|arán|ó|aron|a|an)|adquiri(?:rá|rán|ó|eron)|ha adquirido|ha comprado",
            "Venta": r"vend(?:erá|erán|ió|ieron|e)|ha vendido|han vendido|traspas(?:a|ó|ará)",
            "Suministro": r"suministrar(?:á|án|ía)|suministra",
            "Entrega": r"entregar(?:á|án)|entregó",
            "Construcción": r"construir(?:á|án)|construyen?|levantar(?:á|án)",
            "Financiación": r"financiar(?:á|án)|financia",
            "Explotación": r"explotar(?:á|án)|operar(?:á|án)",
            "Producción": r"producir(?:á|án)|fabricar(?:á|án)|elaborar(?:á|án)",
            "Prórroga": r"prorrog(?:ó|aron|ará|an)|renov(?:ó|aron)",
            "Cesión": r"ced(?:erá|erán|ió|ieron)",
            "Concesión": r"conced(?:erá|ió|ieron)|otorg(?:ó|ará)",
            "Creación": r"crear(?:á|án)|crearon",
        },
        "fr": {
            "Achat": r"achèter(?:a|ont)|achète|a acheté|commande(?:ra)?|a commandé",
            "Rachat": r"rachèter(?:a|ont)|rachète|a racheté|s['’]offre|absorbe",
            "Vente": r"vendra|vendront|a vendu|ont vendu",
            "Cession": r"cède|cédera|a(?: également)? cédé|ont cédé",
            "Livraison": r"livrer(?:a|ont)|livre",
            "Fourniture": r"fournir(?:a|ont)|fournit|s['’]est engagée? à fournir|fournira (?:en échange|par ailleurs)",
            "Construction": r"construir(?:a|ont)|construit|bâtir(?:a|ont)",
            "Financement": r"financer(?:a|ont)|finance",
            "Exploitation": r"exploiter(?:a|ont)",
            "Versement": r"verser(?:a|ont)|a versé|s['’]est engagée? à verser",
            "Création": r"créer(?:a|ont)|ouvrir(?:a|ont)|ont lancé|a lancé",
            "Prolongation": r"prolonger(?:a|ont)|ont prorogé|a prorogé|a reconduit|ont reconduit",
            "Acquisition": r"acquiert|a acquis|acquerra",
        },
    }
    return {
        language: tuple(
            (noun, re.compile(rf"\b(?:{verbs})\b(?: ensemble| également| aussi)?")) for noun, verbs in of.items()
        )
        for language, of in told.items()
    }


def by_deed(text: str, who: Sequence[Mention], language: str) -> str:
    """What somebody does, by the noun of the verb: "Venta de celdas"."""
    if language == "de":
        m = _GERMAN_COUNTED.search(text)
        return m[1][:1].upper() + m[1][1:] if m and _GERMAN_DEED.search(text) else ""
    for noun, verbs in _deeds()[language]:
        m = verbs.search(text)
        if m is not None and text.endswith((" la ", " lo ", " las ", " los "), 0, m.start()):
            continue  # "la terminal la construirá X"
        if m is None or any(x.start <= m.start() < x.end for x in who):
            continue
        start = m.end()
        other = next((x for x in sorted(who, key=lambda x: x.start) if _TO_WHOM.fullmatch(text, start, x.start)), None)
        if other is not None:
            start = _after_bracket(text, other.end)
        begun = _THING_BEGINS.match(text, start)
        told = thing(text, begun.start(1), who, MAX_TITLE - len(noun), language) if begun else ""
        if len(told) >= LEAST - 4 and " " in told and not POINTS.search(told):
            return noun + _of(told, language)
    return ""


def _after_bracket(text: str, at: int) -> int:
    m = _BRACKET.match(text, at)
    return m.end() if m else at


def _of(told: str, language: str) -> str:
    """What is done to a thing, with the article that its language joins to the preposition."""
    if language == "es":
        return f" del {told[3:]}" if told.startswith("el ") else f" de {told}"
    for article, joined in (("le ", " du "), ("les ", " des "), ("des ", " de ")):
        if told.startswith(article):
            rest = told.removeprefix(article)
            return f" d'{rest}" if joined == " de " and rest[0] in "aeiouéèh" else joined + rest
    return f" d'{told}" if told[0].lower() in "aeiouyéèê" else f" de {told}"
