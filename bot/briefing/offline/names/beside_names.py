"""Take from the words beside a name what is named, and of which country: "insurer X", "X, a Swiss bank"."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.briefing.offline.lines.edges import ending
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.runs import Known, Run

_BESIDE = re.compile(
    r"'?s?[\s\"“«„(]*(?:(?:the|la|el) |(?!from|with|near|into|over|that|which|after|about"
    r"|under|between|against|towards)[a-z]{4,14} )?[\"“«„]?"
)
"""What may stand between "company" and a name: an article, or the adjective of "consorcio chino X"."""
_MAKER = ending(r"\b[a-z]{3,}(?:makers?|builders?|miners?|growers?|processors?)\s[\"“]?$")
"""English words for companies that no list is long enough for: "toolmaker"."""
_COMPOUNDS = {
    "behorde": "government_body",
    "agentur": "government_body",
    "amt": "government_body",
    "bank": "bank_fund",
    "fonds": "bank_fund",
    "geldhaus": "bank_fund",
    "pensionskasse": "bank_fund",
    "verband": "association",
    "verein": "association",
    "organisation": "association",
    "hilfswerk": "association",
    "trager": "association",
    "bundnis": "association",
    "netzwerk": "association",
    "gewerkschaft": "association",
    "institut": "research_education",
    "universitat": "research_education",
}
_COMPOUND = ending(
    r"[\w-]+(konzern|hersteller|bauer|versicherer|anbieter|betreiber|gesellschaft|riese|behorde|agentur|bank|fonds"
    r"|verband|verein|bundnis|netzwerk|gewerkschaft|institut|universitat|"
    r"entwickler|firma|reeder|zentrum|stiftung|kammer|borse|zulieferer|handler|brauerei|kette|zuchter"
    r"|dienstleister|finanzierer|vermarkter|versorger"
    r"|produzent|reederei|werft|produzenten|unternehmen|gruppe|verarbeiter"
    r"|hutte|muhle|spedition|versicherung|klinik|labor|verlag"
    r"|forderer|spezialist|erzeuger|lieferant|veranstalter|vermieter|entsorger|ausruster|makler|bieter"
    r"|holding|techniker|elektroniker|automatisierer|fluglinie|roster|medienhaus|handelshaus|verwalter|multi"
    r"|spediteur"
    r"|paketdienst|schmiede|funker|investor|kasse|zentrale|verpacker|juwelier|abfuller|genossenschaft"
    r"|beteiliger|logistiker|optiker|chemiker|drucker|rechner|planer|werker|fertiger|importeur|exporteur|fuhrer|geber"
    r"|tochter|ableger|schwesterfirma|organisation|hilfswerk|sender|zeitung|plattform|portal|club|klub"
    r"|orchester|trager"
    r"|staatsbetrieb|familienbetrieb|dienst|studio|raffinerie|mine|marke|flieger|abwickler|fabrik|bergwerk|kanzlei"
    r"|weingut|mobelhaus|modehaus|auktionshaus|verlagshaus|kaufhaus|warenhaus|ingenieurburo|architekturburo|reiseburo"
    r"|planungsburo|schifffahrtslinie|rennstall|artikler|diagnostiker)(?:s|n|en)?\s[\"„]?$"
)
_BARE = ending(
    r"\b(fluglinie|labor|entsorger|kanzlei|weingut|bergwerk|fabrik|rennstall|geldhaus|pensionskasse)(?:s|n|en)?\s[\"„]?$"
)
"""German words for organisations that are words of other languages, too, or no English ones."""
_APPOSITION = re.compile(
    r"^\s?(?:\([\w.& -]{2,12}\))?,\s(?:(?:an?|the|el|la|una?|le|une|der|die|das|ein|eine|son|sa|su"
    r"|sein|seine|ihr|ihre|leur)\s|l')?([^,.;]{3,60})"
)
_SAYS_WHAT = re.compile(
    r"\s?(?:\([\w.& -]{2,12}\))?,\s(?:(?:der|die|das|ein|eine|sein|seine|ihr|ihre) (?!es\b|sich\b|in\b|an\b"
    r"|auf\b)|[a-z-]+(?:tochter|konzern)\b)"
)
"""What says in German what somebody is begins with an article: ", teilte das Unternehmen mit" does not."""
_APPOSED = (",", " ,", "(", " (")
"""What an apposition, or the acronym before it, begins with."""
_CLAUSE_BEHIND = re.compile(
    r"^\s?(?:\([\w.& -]{2,12}\))?,\s(?:who|whose|where|said|says|and|but|as|after|with|for|in|on)\b"
)
"""Behind "X," these begin something else than what X is."""
_BETWEEN = re.compile(r"(?:'s?)?\s(?:[\w-]+\s){0,5}(?:\(\s?)?")
_APART = re.compile(
    r"\b(?:and|y|und|et|with|to|in|con|avec|mit|a|of|for|said|has|have|had|is|will|agreed|signed|hat|haben|ont"
    r"|han|ha)\s"
)
_FAR = 50
"""Characters from which on a country is no longer told of a name."""
_OF = re.compile(r",?\s(?:of|from|de|du|aus|von|d')\s?(?:the |la |el )?")
_WITH_FIELD = re.compile(
    r"s?(?: [a-z-]{4,14})?(?: (?:de|des|du|d')"
    r"(?: ?(?!de |du |des |a |en |et |y |avec |con |par |por )[a-z'-]+| (?:a|de|en|et|y)"
    r"(?= [a-z'-]+ )){1,5}) "
)
"""What a company makes, between the word for it and its name: "fabricant genevois de pompes à chaleur X"."""
_CLOSED = re.compile(r"[^,.;]{3,90}[,.;]")
"""What something else than English says of a name ends with a comma; "dans son usine, le groupe a livré" does not."""


def take_kind(run: Run, line: Line, before: str, after: str, language: str, may: int) -> bool:
    """Take the kind that a word beside the name tells: "insurer X", "X, a Swiss bank". Whether one stands before it.

    `may`: the patterns that the word before the name allows.
    """
    score = run.score
    near = None
    for hit in gazetteer.kinds_told(line.folded):
        if hit.end > run.start:
            break
        near = hit
    if near is not None and _stands_beside(line, near.end, run.start, language):
        run.kind = run.kind or near.value.kind
        run.score += 2
    elif language == "en" and _MAKER.end(before, may):
        run.kind = run.kind or "company"
        run.score += 2
    elif language == "de" and (m := _COMPOUND.end(_last_word(before), may) or _BARE.end(_last_word(before), may)):
        run.kind = run.kind or _COMPOUNDS.get(m[1], "company")
        run.score += 2
    beside = run.score > score
    if not after.startswith(_APPOSED):
        return beside
    behind = None if _CLAUSE_BEHIND.match(after) else _APPOSITION.match(after)
    if behind and language == "de" and not _SAYS_WHAT.match(line.folded, run.end):
        behind = None
    if behind and language != "en" and not _CLOSED.match(line.folded, run.end + behind.start(1)):
        behind = None
    if behind and (told := gazetteer.organisation_words("before").find(behind[1], behind[1])):
        run.kind = run.kind or told[-1].value.kind
        run.score += 2
    return beside


def _last_word(before: str) -> str:
    """The word before a name with what stands behind it, a space or a space and a mark of quotation."""
    return before[before.rfind(" ", 0, max(0, len(before) - 2)) + 1 :]


def country_beside(run: Run, line: Line, known: list[Known]) -> str:
    """The country said beside the name: "Malaysia's X", "German chipmaker X", "X of France"."""
    for start, end, form, code in reversed(known):
        if form == "organisation":
            continue
        if end <= run.start:
            if code and _told_of(line, end, run.start):
                return code
        elif start >= run.end:
            if _OF.fullmatch(line.folded, run.end, start):
                return code
        elif run.start <= start and end <= run.end:
            return code
    return ""


def _told_of(line: Line, end: int, start: int) -> bool:
    """Whether a country that ends at `end` is that of the name which begins at `start`."""
    between = line.text[end:start]
    if len(between) >= _FAR or not (between.islower() or not any(map(str.isupper, between))):
        return False
    return _BETWEEN.fullmatch(line.folded, end, start) is not None and not _APART.search(line.folded[end:start])


@lru_cache(maxsize=2048)
def tells_kind(word: str) -> bool:
    """Whether a noun tells what the name behind it is: "Eisenbahnbehörde ARF", "Chipmaker Norvane"."""
    folded = flat(word)
    return bool(_COMPOUND.pattern.search(f"x{folded} ") or _MAKER.pattern.search(f"{folded} ")) or bool(
        gazetteer.organisation_words("before").find(word, folded)
    )


def _stands_beside(line: Line, end: int, start: int, language: str) -> bool:
    """Whether only an article, an adjective or what a company makes stands between the word for it and its name."""
    if _BESIDE.fullmatch(line.folded, end, start) is not None:
        return True
    fields = language in ("es", "fr") and " d" in line.folded[end:start]
    return fields and _WITH_FIELD.fullmatch(line.folded, end, start) is not None
