"""Know German capitalised words that name no organisation: titles of persons, bodies of any name, places, media."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.names.beside_names import tells_kind
from bot.briefing.offline.names.runs import nations

_TITLE = re.compile(
    r"(?:[a-z]*-)*[a-z]*(?:prasident|kanzler|hauptmann|botschafter|kollege|abgeordneter?|landesrat|stadtrat"
    r"|gemeinderat|burgermeister|obmann|obfrau|sekretar|sprecher|kandidat|anwalt|kommissar|klubchef|parteichef"
    r"|premier"
    r"|regierungschef|staatschef|vorstand|direktor|okonom|volkswirt|lobbyist|journalist|beauftragter?|mandatar"
    r"|verhandler|diktator|machthaber|ehefrau|ehemann|witwe|bruder|schwester|papst|bischof|kardinal"
    r"|geschaftsfuhrer|generalsekretar|funktionar|politiker|gewerkschafter|milliardar|starinvestor|schauspieler"
    r"|trainer)"
    r"(?:in|s|es|en|n|innen)?"
    r"|[a-z]+-(?:chef|grunder|manager|boss|general|mann|frau|experte|expertin|analyst|vize|star|legende)(?:in|s|n)?"
)
"""What stands before the name of a person."""
_MINISTER = re.compile(
    r"(?:Bundesrat|Bundesrätin|Staatssekretär(?:in)?|(?:EU-)?Kommissar(?:in)?) [A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ]"
)
"""A German title with the two names of a person."""
_BODIES = re.compile(
    r"\w*(?:hochschulen|universitaten|banken|firmen|unternehmen|behorden|konzerne|verbande|institute|hersteller"
    r"|betriebe|werke|reedereien|versicherer|airlines|fluggesellschaften|investoren|handler|bauern|exporteure|importeure"
    r"|medien|anbieter|zulieferer|produzenten|werften|hafen|stadte|forscher|arzte|fonds|kliniken|vertreter)"
    r"|parlament|regierung|kabinett|nationalrat|standerat|bundesrat"
)
"""German words that name nobody behind a nation: "Schweizer Hochschulen", "Schweizer Parlament"."""
_OF_TOWN = re.compile(
    r"[A-ZÄÖÜ][\w-]+er (?:Konzern|Unternehmen|Hersteller|Firma|Versorger|Reederei|Autobauer|Behörde|Werk|Zulieferer"
    r"|Anbieter"
    r"|Betreiber|Pharmakonzern|Energiekonzern|Maschinenbauer|(?:Landes|Kantons|Staats|Stadt)?[Rr]egierung|Senat|Rathaus|Parlament|Gericht|Landgericht|Börse"
    r"|Flughafen"
    r"|Hafen|Gruppe|Mittelständler|Familienunternehmen|Startup|Start-up)s?"
)
"""A town and what is there, in German no name: "der Essener Konzern"."""
_ANY = re.compile(
    r"(?:[a-z]{2,4}-|[a-z-]*ische[nrs]? |[a-z]+er )?[a-z-]*(?:behorden?|initiativen?|gemeinden|medien|ministerien"
    r"|parteien|gewerkschaften|organisationen|agenturen|amter|kammern|gerichte|vereine|verbande|kirchen|bundeslander"
    r"|lander|staaten|konzerne|unternehmen|firmen|banken|hersteller|anbieter|betreiber|investoren|fonds|verlage"
    r"|vertreter|vertretern|hauptstadt|institutionen|universitaten|hochschulen|schulen|kliniken|spitaler|zeitungen"
    r"|dienste|geheimdienste|kunden|partnern?|glaubiger|geldgeber|aktionare?n?|verhandlern?|burger|burgern"
    r"|mitgliedstaaten|mitgliedsstaaten|mitgliedslander|truppen|rebellen|milizen|soldaten|piloten)"
)
"""Those of whom there are many, or all: "US-Behörden", "Wiener Gemeinden"."""
_SORT = re.compile(
    r"(?:us|eu|un|it|uk|tv|pc|uno|nato|usa|ddr|ex|tech|web|online|internet|bio|top)-[a-z]*(?:konzern|hersteller"
    r"|unternehmen|firma"
    r"|anbieter|behorde|riese|gigant|bank|fonds|sender|dienst|kette|dienstleister|investor|giganten|riesen|rivale"
    r"|gericht|ministerium|justiz|regierung|aussenminister|delegation|bericht|gipfel|notenbank|borse|kongress|senat"
    r"|armee|militar|luftwaffe|botschaft|presse|amt|tochter|mutter|plattform|portal|reederei|airline"
    r"|fluglinie)(?:s|es|en|n)?"
)
"""What tells only where a body is at home: "US-Internetkonzern"."""
_PLACE = re.compile(
    r"(?:[a-z]+-)?(?:hauptstadt|landesteils?|bezirks?|wahrung|insel|provinz|stadtteils?|stadtviertels?|viertel|dorf"
    r"|grenzstadt|hafenstadt|kustenstadt|millionenstadt|metropole|ortschaft|halbinsel|teilrepublik"
    r"|bundesstaat(?:s|es)?"
    r"|(?:sud|nord)?(?:osten|westen)|suden|norden|zentrum"
    r"|causa|mission|unterstutzung|vorarlberger|ara|annexion|kurznachrichtendienst(?:s|es)?|nachbar|besuch"
    r"|nachrichtenagentur|tageszeitung|zeitung|wochenzeitung|magazin|nachrichtenmagazin|nachrichtensender|sendung)"
)
"""What is named behind these is a place, a thing or a medium."""
_CUT = re.compile(r"[a-z-]+- (?:und|oder) ")
_BODY_AFTER_CUT = re.compile(
    r"(?:kammer|verband|ministerium|bank|gesellschaft|anwaltschaft|amt|gmbh|ag|holding|rat|behorde|gewerkschaft|bund"
    r"|institut|universitat|akademie|agentur|kasse|stiftung|verein|beteiligungs|museum|kg)s?\b"
)
_HEADS_OF_NONE = ("vize", "ex", "co", "film", "bundes", "landes", "partei", "klub", "ressort", "noch", "polizei")
_DAY = re.compile(
    r" (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(?:vormittag|nachmittag|mittag|abend"
    r"|nacht|fruh|morgen)?s?$"
)
_COALITION = re.compile(r"koalition|sondier|regierungsverhandl|regierungspakt|dreierbundnis")
_MEDIUM_BEFORE = re.compile(
    r"\b(?:nachrichtenagentur|presseagentur|kurznachrichtendienst(?:es)?|(?:tages|wochen|sonntags|wirtschafts"
    r"|boulevard)?zeitung"
    r"|(?:nachrichten|wochen|wirtschafts|online)?magazins?|branchendienst|fachblatt|blatt|blog|nachrichtensender"
    r"|onlinedienst)\s[\"„]?$"
)
"""Before the name of a medium."""
_SOLD = re.compile(r"\b(?:kauf\w*|verkauf\w*|ubern[aio]\w+|beteilig\w*|anteil\w*|streik\w*|[a-z]*rechte)\b")
"""Beside a medium that is dealt in itself."""


def is_title(word: str) -> bool:
    """Whether a folded German word stands before the name of a person: "Landeshauptmann"."""
    return _TITLE.fullmatch(word) is not None


@lru_cache(maxsize=16384)
def names_nobody(name: str) -> bool:
    """Whether German words name no body: they tell of a person, of any of many, or only whose or where a body is."""
    return _only_says_whose(name) or names_any(name)


def _only_says_whose(name: str) -> bool:
    """Whether a name is a title with a person, or only tells whose bodies they are: "Italiens Netzbetreiber"."""
    if _MINISTER.match(name):
        return True
    if _OF_TOWN.fullmatch(name):
        return True
    first, _, rest = name.partition(" ")
    whose = flat(first)
    if " " not in rest and whose.endswith(("ische", "ischen")) and whose[:-1].removesuffix("e") in nations():
        return _BODIES.fullmatch(flat(rest)) is not None  # "Chinesische Banken", but "Österreichische Post"
    nation = not first.isupper() and " " not in rest and whose.removesuffix("s") in nations()
    return nation and bool(rest) and (tells_kind(rest) or _BODIES.fullmatch(flat(rest)) is not None)


def names_any(name: str) -> bool:
    """Whether a German name is none of one body: "US-Behörden", "Fleisch- und Wursthersteller"."""
    folded = flat(name)
    if _ANY.fullmatch(folded) or _SORT.fullmatch(folded) or "islamischer staat" in folded:
        return True
    if _CUT.match(folded) and _BODY_AFTER_CUT.search(folded) is None:
        return True
    first, _, rest = folded.partition(" ")
    return bool(rest) and _PLACE.fullmatch(first) is not None


def heads_none(head: str) -> bool:
    """Whether what stands before "-Chef" is no company: "Vize-Chef"."""
    return flat(head) in _HEADS_OF_NONE


def without_day(name: str) -> str:
    """A name without the day that stands behind it: "GPA-djp Donnerstagabend"."""
    day = _DAY.search(flat(name)) if " " in name else None
    return name[: day.start()] if day else name


def is_faction(name: str, folded: str) -> bool:
    """Whether a name is that of a political party, which takes part in nothing but the making of a government."""
    return flat(name) in name_words("faction") and _COALITION.search(folded) is None


def is_medium(name: str, start: int, folded: str) -> bool:
    """Whether a name is that of a medium which only tells something: "sagte er der Nachrichtenagentur X"."""
    known = flat(name) in name_words("media", "media_de")
    told = known or _MEDIUM_BEFORE.search(folded, max(0, start - 40), start) is not None
    return told and _SOLD.search(folded) is None
