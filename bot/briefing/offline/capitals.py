"""Find names of organisations in Latin script: runs of capitalised words, judged by their words and their context."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.briefing.offline import gazetteer
from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.lexicon import Hit, flat
from bot.briefing.offline.text import Line
from bot.briefing.tables import alternatives, rows

Known = tuple[int, int, str, str]
"""A listed mention: start, end, form, country."""
_TOKEN = re.compile(r"[^\W\d_][\w&+]*(?:['’.-][\w&]+)*\.?")
_OWNERS = frozenset(
    ["king", "queen", "lloyd", "sotheby", "mcdonald", "children", "women", "people", "men", "st", "wendy", "levi", "macy", "sainsbury", "kellogg", "moody", "workers"]
)
"""Whose name goes on after the genitive: "King's College"."""
_ELIDED = re.compile(r"[ldLD]['’](?=[A-ZÀ-Þ])")
_JOINERS = frozenset(["of", "for", "the", "&", "de", "del", "la", "las", "los", "do", "da", "das", "dos", "du", "des", "für", "der", "et", "y", "und", "and", "d"])
_INSTITUTION = re.compile(
    r"\b(?:ministry|department|university|bank|agency|institute|authority|association|federation|commission|chamber|council|"
    r"organi[sz]ation|union|fund|office|ministerio|universidad|banco|agencia|instituto|asociacion|federacion|comision|camara|"
    r"ministere|universite|banque|agence|institut|association|federation|chambre|ministerium|universitat|verband|bundesverband|assembly|society|"
    r"college|school|port|city|state|republic|kingdom|yacimientos|compania|compagnie|societe|empresa|autoridad|autorite|office|conseil|consejo)\b"
)
_TITLE = re.compile(
    r"\b(?:minister|president|premier|chancellor|chief executive|chief|ceo|chair(?:man|woman)?|spokes(?:man|woman|person)|executive|analyst|"
    r"director|secretary|ambassador|governor|mayor|king|prince|queen|sheikh|mr|mrs|ms|dr|sir|lord|professor|economist|counterpart|senator|"
    r"commissioner|general|negotiator|envoy|presidente|presidenta|ministro|ministra|canciller|director|directora|portavoz|embajador|vicepresident[ea]|"
    r"ministre|directeur|directrice|porte-parole|ambassadeur|ministerin|prasident|prasidentin|kanzler|kanzlerin|chef|chefin|sprecher|"
    r"sprecherin|vorstandschef|geschaftsfuhrer|aussenminister|auẞenminister|\w+minister|\w+ministerin|head|founder|lawyer|judge|coach|player|driver)\.?$"
)
_SPEAKS = re.compile(
    r"^,?\s(?:said|told|says|added|noted|explained|warned|dijo|afirmo|senalo|explico|a declare|a affirme|a indique|explique|sagte|erklarte|betonte|"
    r"tweeted|won|scored|beat|finished)\b"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|outside|around|of|off|en|desde|a|au|aux|dans|nach|bei|in|aus|zwischen|port of|city of|province of|region of|"
    r"hacia|hasta|through|via|to|on|sur|sobre|cerca de|pres de|nahe)\s(?:the |la |el |le |der |dem )?$"
)
_WITH = re.compile(
    r"\b(?:with|between|by|con|entre|avec|par|mit|von|zwischen|and|und|y|et|between|a|a la|an|with the)\s(?:the |la |el |le |les |der |dem |die |los )?$"
)
_SIGNS = re.compile(
    r"^(?:'s?)?,?\s(?:(?:has|have|had|will|would|is|are|to|both|jointly|also|y|and|und|et|haben?|hat|wird|ont|a|han|ha|se)\s){0,3}"
    r"(?:sign\w*|agree\w*|ink\w*|conclud\w*|announc\w*|form\w*|buy\w*|acquir\w*|merg\w*|suppl\w*|invest\w*|lend\w*|provid\w*|abandon\w*|drop\w*|"
    r"negotiat\w*|deliver\w*|win\w*|won|build\w*|propos\w*|firm\w*|suscrib\w*|acord\w*|pact\w*|cerr\w*|compr\w*|anunci\w*|construi\w*|suministr\w*|"
    r"signe\w*|conclu\w*|annonc\w*|rach\w*|fourni\w*|unterzeichn\w*|liefer\w*|verein\w*|einig\w*|kauf\w*|ubern\w*|bau\w*|plan\w*|gab|gaben|geben|"
    r"said|says|declined|launch\w*|creat\w*|join\w*|team\w*|withdr\w*|terminat\w*|cancel\w*|suspend\w*|scrap\w*)\b"
)
_BESIDE = re.compile(r"'?s?[\s\"“«„(]*(?:(?:the|la|el|de|der) |[a-z]{4,14} )?[\"“«„]?")
"""What may stand between "company" and a name: an article, or the adjective of "consorcio chino X"."""
_COMPOUNDS = {
    "behorde": "government_body",
    "agentur": "government_body",
    "amt": "government_body",
    "bank": "bank_fund",
    "fonds": "bank_fund",
    "verband": "association",
    "gewerkschaft": "association",
    "institut": "research_education",
    "universitat": "research_education",
}
_COMPOUND = re.compile(
    r"\w+(konzern|hersteller|bauer|versicherer|anbieter|betreiber|gesellschaft|riese|behorde|agentur|bank|fonds|verband|gewerkschaft|institut|universitat|"
    r"entwickler|zulieferer|versorger|produzent|reederei|werft|produzenten|unternehmen|gruppe|verarbeiter|forderer|spezialist)s?\s[\"„]?$"
)
_NO_PARTY = re.compile(
    r"\b(?:agreement|pact|treaty|convention|protocol|declaration|conference|summit|forum|initiative|act|accord|partnership for|partnership$|plan|award|"
    r"prize|festival|exhibition|expo|cup|championship|league|series|olympics|week|day|road|street|hill|sea|ocean|gulf|strait|river|lake|mount|island|islands|"
    r"valley|province|region|county|war|acuerdo|tratado|convenio|declaracion|cumbre|foro|conferencia|iniciativa|plan|ley|convention|traite|sommet|forum|conference|"
    r"abkommen|gipfel|konferenz|gesetz|vertrag|erklarung|road|belt|rally|liga|copa|index|exchange)\b|^(?:cptpp|rcep|usmca|nafta|cepa|fta|epa|tpp|tlc|ale|mou|fda|cop\d\d|raa|acsa|aeo|ira|nft|"
    r"esg|sme|smes|k-pop|gdp|vat|r&d|lng|lpg|smr|smrs|evs|hbm|qr|5g|6g)$"
)
"""Names of pacts, events and places: they are no actors."""
_LEGAL = re.compile(
    r"\b(?:Inc|Corp|Ltd|PLC|plc|GmbH|AG|SE|SA|S\.A\.|SpA|S\.p\.A\.|NV|N\.V\.|AB|Oyj|ASA|Co|LLC|KG|SAS|Berhad|Bhd|Tbk|Pty|Limited)\.?$"
)


@dataclass(slots=True)
class Candidate:
    """A run of capitalised words taken for an organisation."""

    start: int
    end: int
    entity: Entity
    weak: bool = False


@dataclass(slots=True)
class _Run:
    line: int
    start: int
    end: int
    text: str
    kind: str = ""
    country: str = ""
    score: int = 0
    first: bool = False
    """It begins the sentence, where any word has a capital."""


def find_candidates(lines: list[Line], known: list[list[Known]], language: str) -> list[list[Candidate]]:
    """The organisations of each line that `known` (listed names) does not have."""
    runs = [run for n, line in enumerate(lines) for run in _runs(n, line, known[n], language)]
    seen = Counter(word for run in runs if not run.first for word in run.text.split())
    lower = set(re.findall(r"[^\W\d_]+", " ".join(line.text for line in lines[1:])))
    entities: dict[str, _Run] = {}
    for run in runs:
        if lines[run.line].part == 0 or not _usable(run, seen, lower, language):
            continue
        _judge(run, lines[run.line], known[run.line], language)
        key = flat(run.text)
        if key in entities:
            best = entities[key]
            best.score += run.score
            best.kind = best.kind or run.kind
            best.country = best.country or run.country
        elif run.text:
            entities[key] = run
    named = {key: run for key, run in entities.items() if run.score >= 2}
    return [_in_line(line, named) for line in lines]


def _runs(n: int, line: Line, known: list[Known], language: str) -> list[_Run]:
    taken = [(s, e) for s, e, form, _ in known if form in ("organisation",)]
    found: list[_Run] = []
    current: list[re.Match[str]] = []
    text = line.text

    def close() -> None:
        while current and flat(current[-1][0]) in _JOINERS:
            current.pop()
        if current:
            start, end = current[0].start(), current[-1].end()
            name = text[start:end]
            if name.endswith("."):
                name, end = name[:-1], end - 1
            name = re.sub(r"['’]s?$", "", name)
            found.append(_Run(n, start, start + len(name), name, first=start == 0 or text[start - 1] in "\"“«'‘"))
        current.clear()

    for whole in _TOKEN.finditer(text):
        elided = _ELIDED.match(whole[0])
        m = _TOKEN.match(text, whole.start() + 2) if elided else whole
        if m is None:
            continue
        token = m[0]
        if elided:
            close()
        gap = text[current[-1].end() : m.start()] if current else ""
        joined = (
            bool(current) and gap in (" ", "\u00a0") and not (current[-1][0].endswith(".") and len(current[-1][0]) > 4)
        )
        if any(s < m.end() and m.start() < e for s, e in taken):
            close()
            continue
        if (
            token[0].isupper()
            or (token[1:2].isupper() and joined)
            or (len(token) > 1 and token[0].islower() and token[1].isupper())
        ):
            if not joined:
                close()
            current.append(m)
            if token.endswith(("'s", "’s")) and flat(token[:-2]) not in _OWNERS:
                close()
        elif (joined and flat(token) in _JOINERS and _joins(text, current, m, token)) or (current and joined and token == "&"):
            current.append(m)
        else:
            close()
    close()
    return found


def _joins(text: str, current: list[re.Match[str]], m: re.Match[str], token: str) -> bool:
    """Whether a small word goes on a name: only in names of institutions, and before another capital."""
    rest = text[m.end() :].lstrip()
    following = _TOKEN.match(rest)
    small = following is not None and flat(following[0]) in _JOINERS
    if not rest[:1].isupper() and not small:
        return False
    so_far = flat(text[current[0].start() : m.start()])
    if token in ("and", "y", "et", "und"):
        return bool(re.search(r"\b(?:of|for|de|des|du|fur)\b", so_far)) and bool(
            re.search(r"\b(?:minist|department|agenc|federation|chamber|institut)", so_far)
        )
    return _INSTITUTION.search(so_far) is not None


def _usable(run: _Run, seen: Counter[str], lower: set[str], language: str) -> bool:
    """Trim words that only begin the sentence; whether a name is left."""
    words = run.text.split()
    if run.first and words:
        first = words[0]
        common = flat(first) in _common() or first.lower() in lower
        if common and len(words) > 1 and flat(words[0]) in _common():
            run.start += len(first) + 1
            run.text = run.text[len(first) + 1 :]
            run.first = False
            while (w := run.text.split()) and flat(w[0]) in _JOINERS | _common():
                cut = len(w[0]) + 1
                run.start, run.text = run.start + cut, run.text[cut:]
        elif common and len(words) == 1:
            return False
    elif words and flat(words[0]) in _common() and len(words) == 1:
        return False
    while language == "de" and len(words := run.text.split()) > 1 and _tells_kind(words[0]):
        cut = len(words[0]) + 1
        run.start, run.text, run.first = run.start + cut, run.text[cut:], False
    if len(run.text) < 2 or len(run.text) > 80:
        return False
    folded = flat(run.text)
    if len(words) == 1 and folded in gazetteer.bare_words():
        return False
    return folded not in _calendar() and not run.text.isdigit() and not _NO_PARTY.search(folded)


@lru_cache(maxsize=2048)
def _tells_kind(word: str) -> bool:
    """Whether a German noun tells what the name behind it is: "Eisenbahnbehörde ARF"."""
    folded = flat(word)
    return bool(_COMPOUND.search(f"x{folded} ")) or bool(gazetteer.organisation_words("before").find(word, folded))


def _judge(run: _Run, line: Line, known: list[Known], language: str) -> None:
    """Score what speaks for an organisation: its words, what stands before and behind it; persons and places lose."""
    folded = line.folded
    before, after = folded[max(0, run.start - 60) : run.start], folded[run.end : run.end + 60]
    words = gazetteer.organisation_words("in").find(run.text, flat(run.text))
    own_words = len(run.text.split())
    if words and (own_words > 1 or (words[0].end - words[0].start > 6 and words[-1].value.kind != "company")):
        run.kind = _kind(words)
        run.score += 2
    if _LEGAL.search(run.text):
        run.kind, run.score = run.kind or "company", run.score + 3
    near = gazetteer.organisation_words("before").find(before, before)
    if near and _BESIDE.fullmatch(before[near[-1].end :]):
        run.kind = run.kind or near[-1].value.kind
        run.score += 2
    elif language == "de" and (m := _COMPOUND.search(before)):
        run.kind = run.kind or _COMPOUNDS.get(m[1], "company")
        run.score += 2
    behind = re.match(
        r"^\s?(?:\([A-Z\w.& -]{2,12}\))?,\s(?:an?|the|el|la|una?|le|l'|un|une|der|die|das|ein|eine)\s([^,.;]{3,60})",
        after,
    )
    if behind and (told := gazetteer.organisation_words("before").find(behind[1], behind[1])):
        run.kind = run.kind or told[-1].value.kind
        run.score += 2
    run.country = _country(run, line, known) or run.country
    if run.country:
        run.score += 1
    if _SIGNS.match(after):
        run.score += 1
    if _WITH.search(before):
        run.score += 1
    if re.match(r"^\s\([A-Z][A-Za-z&-]{1,9}\)", line.text[run.end : run.end + 14]):
        run.score += 2
    if own_words == 1 and (run.text.isupper() or any(c.isupper() for c in run.text[1:])) and len(run.text) > 2:
        run.score += 1
    person = (
        _TITLE.search(before.rstrip())
        or any(_TITLE.fullmatch(w) for w in flat(run.text).split()[:4])
        or (_SPEAKS.match(after)
        and not run.kind)
    )
    if person and not (run.kind and near):
        run.score -= 6
    elif _PLACE.search(before) and not run.kind:
        run.score -= 2
    if language == "de" and not run.kind and own_words == 1 and not run.country and not run.text.isupper():
        run.score -= 1


def _kind(words: list[Hit[gazetteer.OrganisationWord]]) -> str:
    kinds = [w.value.kind for w in words]
    for kind in ("research_education", "government_body", "association", "bank_fund"):
        if kind in kinds:
            return kind
    return kinds[-1]


def _country(run: _Run, line: Line, known: list[Known]) -> str:
    """The country said beside the name: "Malaysia's X", "German chipmaker X", "X of France"."""
    for start, end, form, code in reversed(known):
        if end <= run.start and form != "organisation" and code:
            between = line.folded[end : run.start]
            if (
                len(between) < 50
                and re.fullmatch(r"(?:'s?)?\s(?:[\w-]+\s){0,5}(?:\(\s?)?", between)
                and not re.search(
                    r"\b(?:and|y|und|et|with|to|in|con|avec|mit|a|of|for|said|has|have|had|is|will|said|agreed|signed)\s",
                    between,
                )
            ):
                return code
        if (
            start >= run.end
            and form != "organisation"
            and re.fullmatch(r",?\s(?:of|from|de|du|aus|von|d')\s?(?:the |la |el )?", line.folded[run.end : start])
        ):
            return code
        if run.start <= start and end <= run.end and form != "organisation":
            return code
    return ""


def _in_line(line: Line, named: dict[str, _Run]) -> list[Candidate]:
    """The named organisations in a line, also under a shortened form: "Woodside" for "Woodside Energy"."""
    found: list[Candidate] = []
    for run in sorted(named.values(), key=lambda r: -len(r.text)):
        full = _canonical(run, named)
        entity = Entity(full.text, full.kind or "company", full.country or run.country)
        forms = [run.text]
        words = run.text.split()
        if len(words) > 1 and len(words[0]) > 3 and flat(words[0]) not in _generic():
            forms.append(words[0])
            if len(words) > 2:
                forms.append(" ".join(words[:2]))
        for form in sorted(forms, key=len, reverse=True):
            at = 0
            while (at := line.text.find(form, at)) >= 0:
                end = at + len(form)
                whole = not line.text[at - 1 : at].isalnum() and not line.text[end : end + 1].isalnum()
                if whole and not any(c.start < end and at < c.end for c in found):
                    found.append(Candidate(at, end, entity))
                at = end
    return sorted(found, key=lambda c: c.start)


def _canonical(run: _Run, named: dict[str, _Run]) -> _Run:
    """The longest name that begins with this one."""
    longer = [r for r in named.values() if r.text.startswith(f"{run.text} ")]
    return max(longer, key=lambda r: len(r.text)) if longer else run


@cache
def _common() -> frozenset[str]:
    """Words that begin sentences without naming anything."""
    return frozenset(word for _, cell in rows("plain_words.tsv", 2) for word in alternatives(cell)) | _calendar()


@cache
def _generic() -> frozenset[str]:
    """First words of names that do not stand for the whole name."""
    words = gazetteer.bare_words()
    nations = {
        w
        for _, names, adj, caps in rows("countries.tsv", 4)
        for c in (names, adj, caps)
        for x in alternatives(c)
        for w in flat(x.rstrip("*")).split()
    }
    return frozenset(
        words
        | nations
        | {
            "national",
            "general",
            "international",
            "royal",
            "federal",
            "central",
            "first",
            "united",
            "new",
            "north",
            "south",
            "east",
            "west",
            "great",
            "global",
        }
    )


@cache
def _calendar() -> frozenset[str]:
    months = (
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
        "monday tuesday wednesday thursday friday saturday sunday januar februar marz mai juni juli oktober dezember montag dienstag mittwoch "
        "donnerstag freitag samstag sonntag i ii iii iv prime minister president mou fta lng ai gdp co2 covid covid-19 ev evs it ceo cfo"
    )
    return frozenset(months.split())
