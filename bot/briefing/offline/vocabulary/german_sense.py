"""Leave out German words that mean something else beside others: "im Gespräch mit der Zeitung", "vor einigen Tagen"."""

from __future__ import annotations

import re
from collections.abc import Callable

_WORDS = re.compile(
    r"(?P<interview>(?:im gesprach|in kontakt|im kontakt)\b)"
    r"|(?P<speaks>(?:spricht|sprach|redet|redete) uber\b)"
    r"|(?P<some>einigen\b)"
    r"|(?P<tasks>aufgaben\b)"
    r"|(?P<provides>(?:zur verfugung )?(?:ge|zu)?stell)"
    r"|(?P<attribute>vereinbar(?:te?[nr]?|en)\b)"
    r"|(?P<duty>ubern(?:ehm|imm|ahm|omm))"
    r"|(?P<died>gestorben\b)"
    r"|(?P<failed>scheiter)"
    r"|(?P<charged>beauftrag)"
    r"|(?P<named>bestell(?:t|te|ten|en)?\b)"
    r"|(?P<asked>anfragen?\b)"
    r"|(?P<heard>verhandl?(?:el|ung))"
    r"|(?P<clear>klargemacht\b)"
    r"|(?P<advised>(?:beriet(?:en)?|berat)\b)"
    r"|(?P<share>anteile an\b)"
    r"|(?P<longer>verlangerung\b)"
    r"|(?P<warrants>(?:garantien?|biet(?:et|en)|bot(?:en)?|angeboten)\b)"
    r"|(?P<helps>(?:kooperation|zusammenarbeit)\b)"
)
"""Words that are read twice, each with what it may be instead of an agreement."""
_NOUN = re.compile(r"n? (?![A-Z][\w-]*(?:ertr[aä]g|bkommen|auf|rbeit|ung\b))[A-ZÄÖÜ]")
_OF_IT = re.compile(r"\b(?:die|der|den|das|dem|des|im|am|zum|zur|ihre[nrm]?|seine[nrm]?|alle[nr]?|diese[nrs]?)\s$")
"""Around what only tells of a thing that it was agreed once: "hat die vereinbarten Meilensteine verfehlt"."""
_ENDS = ("terminated", "suspended", "rejected")
_IS = re.compile(
    r"\b(?:ist|sind|sei|seien|war|waren|steh(?:t|e|en)|stand(?:en)?|gestanden|bleib\w*|blieb\w*|befind\w+|befand\w*"
    r"|gewesen)\b"
)
"""Who "ist im Gespräch mit" somebody talks to him about something; who tells a thing "im Gespräch mit" him is asked."""
_WITH = re.compile(r"\b(?:mit|miteinander)\b")
_WITH_OR_ABOUT = re.compile(r"\b(?:mit|uber|sich|ob|wie)\b")
"""Beside who discusses something; who advises somebody "beriet ihn"."""
_HIGH = re.compile(r"\b(?:hohe|hohen|hoher|niedrige|niedrigen|grosse[nr]?|steigende[nr]?|geringe[nr]?) $")
"""Before shares that are no property."""
_AGREE = re.compile(
    r"einigen(?: sich\b|(?=[.,;:!?)»“\"]|$| und | oder | (?:konnen|konnten|wollen|wollten|mussen|mussten|werden"
    r"|wurden)\b))"
)
"""That some agree, where no preposition stands before it: "einigen sich", "sich auf einen Preis einigen"."""
_OF_SOME = re.compile(r"\b(?:vor|mit|nach|in|seit|bei|von|aus|zu|unter|auf|fur|an|uber|gegen|ohne) $")
_MONEY = re.compile(
    r"\b(?:euro|dollar|franken|pfund|million\w*|milliard\w*|mio|mrd|[a-z]*mittel|[a-z]*geld(?:er)?"
    r"|[a-z-]*kredit\w*|darlehen\w*|summe|betrag|finanz\w+)\b"
)
_DUTY = re.compile(
    r"\b(?:(?:[a-z-]*(?:kosten|leitung|fuhrung|verantwortung|vorsitz|prasidentschaft|amt|amtes|amter|ressorts?|posten"
    r"|agenden|aufgaben?|haftung|patenschaft|betreuung|vertretung|funktion|funktionen|herrschaft|geschafte|spitze"
    r"|erhebung|verpflichtung\w*|vormundschaft|koordination|finanzierung|burgschaft|zahlung|zahlungen|schicht"
    r"|bewachung|verteidigung|moderation|organisation))"
    r"|rolle|rollen|regie|kommando|macht|regierung|ruder|steuer|staffel\w*|rechnung|arbeit|arbeiten|schutz"
    r"|wortlaut|formulierung\w*|positionen?|ideen?|regeln?|richtlinien?|standards?|daten|bilder|videos|mandat"
    r"|erbe|titel"
    r"|pflege|transport|dienst|dienste|kontrolle|schulden|zinsen|risiko|risiken)\b"
)
"""What one takes on, and takes over of nobody: "übernimmt die Kosten", "den Vorsitz"."""
_FIRM = re.compile(
    r"\b[a-z-]*(?:anteil\w*|aktien\w*|mehrheit|beteiligung\w*|tochter\w*|sparte\w*|unternehmen\w*|firma|firmen"
    r"|konzern\w*|hersteller\w*|handelskette\w*|kette|ketten|anbieter\w*|start-?up\w*|bank|banken|verlag\w*"
    r"|fabrik\w*|filialen?|filialnetz\w*|rivalen?|konkurrent\w*|prozent)\b"
)
"""What is bought and sold as a business."""
_THING = re.compile(r"\b(?:projekt|plan|deal|vorhaben|fusion|ubernahme|vertrag|abkommen|idee)\b")
_GOVERNS = re.compile(
    r"\b(?:bildung (?:eine[rs]|der|des)|regierungsbildung|[a-z-]*strategie|[a-z-]*ermittl\w+"
    r"|kommission beauftragt|ministerium beauftragt"
    r"|prasident\w* (?:[^,;.]{2,60} )?beauftragt|untersuchung|ausarbeitung)\b"
)
"""What an office is charged with."""
_AS = re.compile(r"\b(?:als|zum|zur|zu|fix|gut|schlecht)\b")
_BEFORE_NAMED = re.compile(r"\b(?:als|zum|zur|ad hoc|gut|schlecht) (?:[\w-]+ ){0,3}$")
_ON_ASKING = re.compile(r"\b(?:auf|laut|parlamentarische\w*|eine[rn]?) (?:[\w-]+ ){0,3}(?:[\w-]+-)?$")
_WARRANTY = re.compile(
    r" (?:der|ihrer|seiner) (?:(?:hersteller|fahrzeug|neuwagen)?garantie|gewahrleistung\w*|garantiezeit)\b"
)
"""Behind what a maker lengthens for his customers."""
_TO_CUSTOMERS = re.compile(
    r"\b(?:seinen|ihren|den|allen|betroffenen|treuen|neuen|bestehenden|verargerten) (?:[a-z-]+en )?"
    r"(?:[a-z-]*(?:kunden|kundinnen|kaufern|nutzern|besitzern|abonnenten|konsumenten|verbrauchern|passagieren"
    r"|fahrgasten|lesern|spielern|mietern|haltern))\b"
)
"""To whom everybody offers something."""
_CLEARS_UP = re.compile(
    r" (?:bei|in|mit) (?:der |den |dem )?(?:(?:voll\w+|rasch\w+|luckenlos\w+|zustandig\w+) )?"
    r"(?:aufklarung|ermittl\w+|untersuchung\w*|justiz|staatsanw\w+|ermittlern?|behorden)\b"
)
"""In what who is accused promises to help."""
_PROMISED = re.compile(r" zu(?=[.,;:!]|$| und )| zugesagt\b| zugesichert\b")
"""Behind cooperation that is promised, with nobody who is told."""
_COURT = re.compile(
    r"\b(?:[a-z]*gericht\w*|richter\w*|angeklagte\w*|staatsanw\w+|[a-z]*urteil\w*|[a-z]*prozess\w*|strafe|haft"
    r"|plenar\w*"
    r"|hauptverhandlung|geschworene\w*|ogh|vfgh|bgh|parlament|nationalrat|bundestag|ausschuss)\b"
)
_THAT = re.compile(r",? dass\b| hat\b")
_DONE = re.compile(r"\b(?:neu|fertig|frisch|kurzlich|bereits|jungst) (?:aus)?$")
_TO_DO = re.compile(r",\sum\s[^,;:.]*$")


def is_something_else(start: int, end: int, value: str, text: str, folded: str) -> bool:
    """Whether a German word of agreements tells of none where it stands."""
    if value in _ENDS and _is_aim(start, end, folded):
        return True
    word = _WORDS.match(folded, start)
    if word is None or word.lastgroup is None:
        return False
    return _SENSES[word.lastgroup](start, end, text, folded)


def is_done(start: int, folded: str) -> bool:
    """Whether what was negotiated is so no more: "das neu verhandelte Abkommen"."""
    return folded.startswith("verhandelte", start) and _DONE.search(folded, max(0, start - 16), start) is not None


def _clause(start: int, end: int, folded: str) -> str:
    """The words around a place up to the next marks."""
    before = max(folded.rfind(mark, 0, start) for mark in ",;:–")
    after = min((at for mark in ",;:–" if (at := folded.find(mark, end)) > 0), default=len(folded))
    return folded[before + 1 : after]


def _is_aim(start: int, end: int, folded: str) -> bool:
    """Whether it only tells what something else is for: ", um diese Entwicklung zu stoppen"."""
    before = folded[max(0, start - 120) : start]
    if not (before.endswith(" zu ") or "zu" in folded[start:end]):
        return False
    return _TO_DO.search(before) is not None


def _attributes(start: int, end: int, text: str, folded: str) -> bool:
    if "stillschweigen" in folded:
        return True
    return _NOUN.match(text, end) is not None and _OF_IT.search(folded, max(0, start - 10), start) is not None


def _no_talks(start: int, end: int, text: str, folded: str) -> bool:
    return _IS.search(_clause(start, end, folded)) is None


def _speaks(start: int, end: int, text: str, folded: str) -> bool:
    return _WITH.search(_clause(start, end, folded)) is None


def _some(start: int, end: int, text: str, folded: str) -> bool:
    return _OF_SOME.search(folded, max(0, start - 8), start) is not None or _AGREE.match(folded, start) is None


def _tasks(start: int, end: int, text: str, folded: str) -> bool:
    return text[start].isupper()


def _no_money(start: int, end: int, text: str, folded: str) -> bool:
    return "zur verfugung" in folded and _MONEY.search(folded) is None


def _duty(start: int, end: int, text: str, folded: str) -> bool:
    clause = _clause(start, end, folded)
    return _DUTY.search(clause) is not None and _FIRM.search(clause) is None


def _died(start: int, end: int, text: str, folded: str) -> bool:
    return _THING.search(folded) is None


def _failed(start: int, end: int, text: str, folded: str) -> bool:
    return text[start].islower() and " als " in folded[end : end + 60]


def _charged(start: int, end: int, text: str, folded: str) -> bool:
    return _GOVERNS.search(folded) is not None


def _named(start: int, end: int, text: str, folded: str) -> bool:
    behind = _AS.match(folded, end + 1) is not None
    return behind or _BEFORE_NAMED.search(folded, max(0, start - 40), start) is not None


def _asked(start: int, end: int, text: str, folded: str) -> bool:
    return _ON_ASKING.search(folded, max(0, start - 40), start) is not None


def _heard(start: int, end: int, text: str, folded: str) -> bool:
    return _COURT.search(folded) is not None


def _clear(start: int, end: int, text: str, folded: str) -> bool:
    return _THAT.match(folded, end) is not None


def _advised(start: int, end: int, text: str, folded: str) -> bool:
    return _WITH_OR_ABOUT.search(_clause(start, end, folded)) is None


def _share(start: int, end: int, text: str, folded: str) -> bool:
    return _HIGH.search(folded, max(0, start - 16), start) is not None


def _longer(start: int, end: int, text: str, folded: str) -> bool:
    return _WARRANTY.match(folded, end) is not None


def _warrants(start: int, end: int, text: str, folded: str) -> bool:
    if folded.startswith("garantie", start) and folded.endswith("verlangerung der ", 0, start):
        return True
    return _TO_CUSTOMERS.search(folded) is not None


def _helps(start: int, end: int, text: str, folded: str) -> bool:
    if _CLEARS_UP.match(folded, end):
        return True
    return _PROMISED.match(folded, end) is not None and _WITH.search(_clause(start, end, folded)) is None


_SENSES: dict[str, Callable[[int, int, str, str], bool]] = {
    "interview": _no_talks,
    "speaks": _speaks,
    "some": _some,
    "tasks": _tasks,
    "provides": _no_money,
    "attribute": _attributes,
    "duty": _duty,
    "died": _died,
    "failed": _failed,
    "charged": _charged,
    "named": _named,
    "asked": _asked,
    "heard": _heard,
    "clear": _clear,
    "advised": _advised,
    "share": _share,
    "longer": _longer,
    "warrants": _warrants,
    "helps": _helps,
}
