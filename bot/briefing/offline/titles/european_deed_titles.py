"""Name a German, French or Spanish agreement by what somebody does: "Venta de dos buques", "Zwei Korvetten"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.titles.european_things import DAYS, LEAST, MAX_TITLE, POINTS, thing

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
    r"(?:,? (?:también|además|asimismo|aussi|en outre|par ailleurs|ensemble|en exclusividad|à parts égales"
    r"|a partes iguales|conjointement|conjuntamente"
    r"|jusqu['’](?:en|au|à) [\w ]{2,14}),?)? "
    r"((?:el|la|los|las|un|una|unos|unas|su|sus|le|les|l['’]|une|des|du|ses|sa|son|leurs?|\d[\d.,]*|dos|tres"
    r"|cuatro|cinco|seis|diez|deux|trois|quatre|cinq|six|dix"
    r"|[a-zé-ú]{4,}(?:s|x))\b(?! (?:que|qui|día|jour)).*)"
)
_TO_WHOM = re.compile(r"(?: en \w+,?)?(?: à| au| aux| a| al)(?: l['’]| (?:la|el|le|les|los))? ?(?:[a-zà-ÿ]\S* ){0,2}$")
_BRACKET = re.compile(r" ?\([^()]{1,30}\)")


_AUXILIARY = re.compile(r"(?<![a-z])(a|ont) (?=[a-zé])")
_WITH_ADVERB = r"\1 (?:en outre |par ailleurs |aussi |également )?"
"""Of a French verb that is told with "avoir", what may stand between."""


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
            "Participation": r"prend(?:ra)?(?= \d)|a pris(?= \d)",
            "Acquisition": r"acquiert|a acquis|acquerra",
        },
    }
    return {
        language: tuple(
            (noun, re.compile(rf"\b(?:{_AUXILIARY.sub(_WITH_ADVERB, verbs)})\b(?: ensemble| également| aussi)?"))
            for noun, verbs in of.items()
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


def _without_names(text: str, who: Sequence[Mention]) -> str:
    """The text with a sign for each letter of a name, of whose words none joins a thing to a verb."""
    for m in who:
        text = text[: m.start] + "X" * (m.end - m.start) + text[m.end :]
    return text


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


_TALKS = {
    "es": (
        re.compile(
            r"\b(?:negoci\w+|convers\w+|discut\w+|dialog\w+|tratativas|debat\w+)\b(?: (?:con|entre) [^,;:.]{2,60}?)?"
            r" (?:sobre|acerca de|en torno a) (?=(?:el|la|los|las|un|una|su|sus|\d|[a-z]{4,}) )"
        ),
        "Negociaciones sobre ",
    ),
    "fr": (
        re.compile(
            r"\b(?:discut\w+|négoci\w+|pourparlers|discussions|tractations|débatt\w+)\b"
            r"(?: (?:par ailleurs|en outre|aussi|également|en parallèle|encore|toujours|à nouveau))*"
            r"(?: (?:avec|entre) (?:(?! une? )[^,;:.]){2,60}?)?"
            r" (?P<of>d['’]|de |du |des |sur |autour (?:de |du |d['’]))"
            r"(?!ce[st]?\b|cette\b)(?=(?:la |l['’]|le |les |une? |leurs? |\d)?[a-zéèêàç])"
        ),
        "Négociations sur ",
    ),
    "de": (
        re.compile(
            r"\b(?:verhandel\w+|sprechen|spricht|Gespräche|Verhandlungen|berät|beraten|diskutier\w+|ringen|feilschen)\b"
            r"[^,;:.]{0,70}? über (?=(?:ein|den|die|das|ihr|zwei|drei|vier|\d|[A-ZÄÖÜ]))"
        ),
        "Verhandlungen über ",
    ),
}
_AGREED = {
    "es": (
        re.compile(
            rf"(?<!según )(?<!como )(?<!lo )\b(?:acord(?:ó|aron)|pact(?:ó|aron)|conv(?:ino|inieron))(?: {DAYS}| ayer)?"
            r" (?=(?:el|la|los|las|un|una) )(?!el pasado|la semana)"
        ),
        "Acuerdo sobre ",
    ),
    "fr": (
        re.compile(
            r"\bs['’](?:est|sont|étaient) (?:entendue?s?|accordée?s?|mise?s? d['’]accord)"
            r"(?:,? [^,;:.]{1,50}?,?(?:, [^,;:.]{1,60}?,)?)? sur (?=(?:le|la|les|un|une|leurs?|l['’]))"
        ),
        "Accord sur ",
    ),
    "de": (
        re.compile(
            r"\b(?:einig\w+ sich|geeinigt|verständig\w+ sich)\b[^,;:.]{0,60}? auf (?=(?:ein|den|die|das|\d|[A-ZÄÖÜ]))"
        ),
        "Einigung auf ",
    ),
}
_ARTICLES = {"du ": "le ", "des ": "les ", "autour du ": "le "}
_SUM_FOR = re.compile(
    r"\b(?P<sum>\d[\d.,]* (?:Millionen|Milliarden) (?:US-)?[A-Z]\w+|\d[\d.]* (?:Euro|Franken|Dollar))"
    r"(?=[^,;:.]{0,40}? (?P<what>für (?:den|die|das|ein|zwei|drei|vier|fünf|\d|[A-ZÄÖÜ])))"
)
_JOINT = re.compile(r"\b(?:ein|eine|einen) (?P<what>gemeinsame[nrs]? [A-ZÄÖÜ]\w+ (?:für|zur|zum|zu|an|mit) )")
_NO_SUM = re.compile(r"für (?:\w+ (?:Jahre|Monate)|\d)")


def by_talk(text: str, status: str, kind: str, who: Sequence[Mention], language: str) -> str:
    """What is talked about or agreed on, where nothing else names it; of German sums, what they are for."""
    told = _TALKS[language] if status in ("negotiating", "proposed", "suspended", "terminated") else _AGREED[language]
    m = told[0].search(_without_names(text, who))
    if m is not None:
        about = thing(text, m.end(), who, MAX_TITLE - len(told[1]), language)
        about = _ARTICLES.get(m.groupdict().get("of") or "", "") + about
        if len(about) >= LEAST - 4 and " " in about and not POINTS.search(about):
            return told[1] + about
    if language != "de":
        return ""
    if (joint := _JOINT.search(text)) is not None:
        about = thing(text, joint.start("what"), who, MAX_TITLE, language)
        if about.count(" ") > 1:
            return about[:1].upper() + about[1:]
    if kind in ("financing", "investment") and (given := _SUM_FOR.search(text)) is not None:
        about = "" if _NO_SUM.match(text, given.start("what")) else thing(text, given.start("what"), who, 60, language)
        return f"{given['sum']} {about}" if " " in about else ""
    return ""
