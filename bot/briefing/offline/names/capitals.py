"""Find names of organisations in Latin script: runs of capitalised words, judged by their words and their context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.briefing.offline.lines.edges import edges_behind
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer, german_names
from bot.briefing.offline.names.acronyms import spelled_by_initials
from bot.briefing.offline.names.english_names import makes_deal
from bot.briefing.offline.names.european_names import begins_clause, company_of, is_german_noun, looks_foreign
from bot.briefing.offline.names.forms import Candidate, forms_of, introduced, places_of, stands_alone
from bot.briefing.offline.names.judging import is_title, judge
from bot.briefing.offline.names.runs import Known, Run, find_runs, nations
from bot.briefing.offline.names.trimming import trim

_ENOUGH = 2
_MAX_NAMES = 120
"""Names beyond these are not looked for: no article has so many, a list of companies has."""
_SURE = 5
"""A name with this score is not judged again where it comes again."""
_TOLD_OTHERWISE = -4
_SHORT, _WORDS = 3, 3
_IN_LIST = re.compile(
    r"(?:\s\([A-Z][\w&-]{1,9}\))?(?:,|(,? (?:and|y|e|et|und|sowie|&)))\s"
    r"(?:(?:the|el|la|le|der|die|das)\s|l['’])?(?:[A-Z][\w-]+['’]s?\s)?"
)
_NO_GERMAN = re.compile(r"(?<!e)[iox]$|[a-z] [a-z]|\d")
"""Names that are hardly German nouns."""
_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w-]+")
_REST = re.compile(
    r"((?: (?:[a-zà-ÿ]{1,2}['’])?[a-zà-ÿ-]+| (?:d['’])?[A-ZÀ-Þ][\w-]+){1,12}) \(([A-Z][A-Za-z&-]{1,9})\)"
)
_PLURAL_BEFORE = re.compile(r"\b[Dd](?:ie|er|en) (?:[a-zäöüß-]+ ){0,2}[A-ZÄÖÜ][\w-]+(?:er|en|e|s) $")
_SCHOOL = gated(
    r"(?<![\w-])(?:[Uu]niversité|[Ii]nstitut|[Éé]cole|[Aa]cadémie|[Oo]bservatoire|[Cc]onservatoire|[Hh]ôpital"
    r"|[Cc]entre hospitalier)(?: [a-zà-ÿ]{4,}){0,2} (?:de |du |d'|des )(?:la |l')?[A-ZÀ-Þ][\w'-]+"
)

_BODY = re.compile(
    r"(?:Conseil(?= d[eu]s? )|Banque|Fédération|Agence|Office|Autorité|Société|Chambre|Confédération|Association"
    r"|Régie|Caisse|Ligue|Compagnie|Syndicat|Fondation|Institut)"
    r"(?:(?: [a-zà-ÿ]{4,}){0,2}(?: (?:de la |du |des |de )| de l['’]| d['’])"
    r"(?!sécurité|ministres|surveillance|presse|État|administration|députés|représentants|sages|cantons|lords|communes"
    r"|notables|Europe)(?:[a-zà-ÿ-]{4,}|[A-ZÀ-Þ][\w-]+)"
    r"(?: et (?:de l['’]|d['’]|du |de la |des )?[a-zà-ÿ-]{4,}(?= |,|\.))?"
    r"(?:(?: (?:du|de|de la|des)| d['’]) ?[A-ZÀ-Þ][\w-]+)?"
    r"|(?: [a-zà-ÿ]{4,}){1,2})"
)
"""French bodies whose names go on in small letters behind a capital: "la Fédération des pêcheurs et chasseurs"."""
_OF_BODY = re.compile(r" d[eu]s? | d['’]| de l['’]")
_BEFORE_BODY = re.compile(r"(?:[a-zà-ÿ] |['’])$")
_ACRONYM_BEHIND = re.compile(r"(?: [a-zà-ÿ'’-]+){1,6} \([A-Z]")


def find_candidates(
    lines: list[Line], known: list[list[Known]], language: str, unread: str = ""
) -> list[list[Candidate]]:
    """The organisations of each line that `known` (listed names) does not have; `unread` are other lines."""
    runs = list(_runs(lines, known, language))
    body = " ".join([line.text for line in lines[1:]])
    persons = _persons(runs, lines) if language == "de" else frozenset()
    entities: dict[str, Run] = {}
    for run in runs:
        if (language == "en" and lines[run.line].part == 0) or not trim(run, lines, body, language):
            continue
        key = flat(run.text)
        if key in persons or (key in entities and entities[key].score >= _SURE):
            continue
        if language == "en" and _is_rest(run, known[run.line]):
            continue
        judge(run, lines[run.line], known[run.line], language)
        if lines[run.line].part == 0 and not (run.kind or run.country):
            continue  # a title has names of all sorts
        if key in entities:
            _add_told(entities[key], run)
        elif run.text:
            entities[key] = run
    if language == "en":
        _add_evidence(entities, runs, lines, known)
    elif language in ("es", "fr"):
        _add_subjects(entities, runs, lines)
    _take_undecided(entities, unread)
    entities |= _spelled_out(lines, known) | (_institutions(lines, known) if language == "fr" else {})
    entities |= _initialled(lines, known) if language == "en" else {}
    named = dict([(key, run) for key, run in entities.items() if run.score >= _ENOUGH][:_MAX_NAMES])
    if language != "en":
        _take_longer(entities, named)
    _take_along(entities, named, lines, known, language)
    if language == "de":
        _add_heads(entities, named)
    return places_of(forms_of(named, introduced(lines, named)), lines)


def _add_told(best: Run, run: Run) -> None:
    """Add to what speaks for a name what another line tells of it.

    Where nothing speaks for a name, it is mostly named again; a person or a place is told to be one. Who bids in one
    line is a party though another only quotes him.
    """
    scores = (best.score, run.score)
    if "person" in (best.kind, run.kind):
        best.kind, best.score = "person", max(scores)
    else:
        best.score = sum(score for score in scores if score > 0 or score <= _TOLD_OTHERWISE)
    best.kind = best.kind or run.kind
    best.country = best.country or run.country


def _goes_no_further(run: Run, known: list[Known]) -> bool:
    """Whether a German noun only follows a listed name, or a day a name: "von AOL Anzeigen", "Lufthansa Erfolg"."""
    if (name := german_names.without_day(run.text)) != run.text:
        run.text, run.end = name, run.start + len(name)
    for start, end, form, _ in known:
        if form == "organisation" and start == run.start and end < run.end:
            rest = flat(run.text[end - start :]).strip()
            return is_german_noun(rest) and not gazetteer.kinds_in(rest) and " " not in rest
    return False


def _runs(lines: list[Line], known: list[list[Known]], language: str) -> Iterator[Run]:
    for n, line in enumerate(lines):
        for run in find_runs(n, line, known[n], language):
            if language != "de" or not _goes_no_further(run, known[n]):
                yield run


def _persons(runs: list[Run], lines: list[Line]) -> frozenset[str]:
    """The surnames that a German article tells with a first name, or a title, and then alone: "Sobotka hatte"."""
    found = set()
    for run in runs:
        first, _, last = flat(run.text).rpartition(" ")
        if first:
            words = first.split()
            if words[0].partition("-")[0] in name_words("given") or any(map(is_title, words)):
                found.add(last)
        elif is_title(lines[run.line].folded[: run.start].rstrip().rpartition(" ")[2]):
            found.add(last)
    return frozenset(found)


def _take_undecided(entities: dict[str, Run], unread: str) -> None:
    """Take what comes again in lines that are not read, whole or by its first word: they may tell what it is."""
    for run in entities.values() if unread else ():
        if _TOLD_OTHERWISE < run.score < _ENOUGH and run.text.partition(" ")[0] in unread:
            run.score = _ENOUGH


def _is_rest(run: Run, known: list[Known]) -> bool:
    """Whether a word only goes on a listed name: the "Global" of "EIB Global"."""
    return " " not in run.text and any(form == "organisation" and end == run.start - 1 for _, end, form, _ in known)


def _add_subjects(entities: dict[str, Run], runs: list[Run], lines: list[Line]) -> None:
    """Add to what speaks for a Spanish or French name that it comes again and begins a sentence: "Veolis a annoncé"."""
    given = name_words("given")
    persons = {flat(words[-1]) for run in runs if (words := run.text.split()) and flat(words[0]) in given}
    persons |= {key.rpartition(" ")[2] for key, run in entities.items() if run.score <= _TOLD_OTHERWISE}
    counts = Counter(flat(run.text) for run in runs)
    for run in runs:
        key = flat(run.text)
        same = entities.get(key)
        if same is not None and 0 <= same.score < _ENOUGH and counts[key] > 1 and " " not in key and key not in persons:
            before = lines[run.line].text[max(0, run.start - 2) : run.start]
            begins = before in ("", ", ", ": ", "; ") and begins_clause(lines[run.line].folded[run.end : run.end + 24])
            same.score += _ENOUGH * begins


def _add_evidence(entities: dict[str, Run], runs: list[Run], lines: list[Line], known: list[list[Known]]) -> None:
    """Add to what speaks for a name what the title says of it, and what is said of its first word alone."""
    for run in runs:
        if lines[run.line].part:
            break  # the title is first
        same = entities.get(flat(run.text))
        if same is not None and 0 <= same.score < _ENOUGH:
            told = Run(run.line, run.start, run.end, run.text)
            judge(told, lines[run.line], known[run.line], "en")
            same.score += max(0, told.score)
            same.kind = same.kind or told.kind
    _add_subject_of_deal(entities, runs, lines)
    weak = [(key, run) for key, run in entities.items() if " " in key and 0 <= run.score < _ENOUGH]
    for key, run in weak:
        first, _, last = key.partition(" ")
        own = entities.get(first) or (entities.get(last) if run.text.partition(" ")[0].isupper() else None)
        if own is not None and own.score > 0 and stands_alone(own.text):
            run.score += own.score
            run.kind, run.country = run.kind or own.kind, run.country or own.country


def _add_subject_of_deal(entities: dict[str, Run], runs: list[Run], lines: list[Line]) -> None:
    """Add to what speaks for a name, where little is missing, that it does in some line what companies do."""
    if all(run.score != _ENOUGH - 1 for run in entities.values()):
        return
    last = {key.rpartition(" ")[2] for key in entities if " " in key}
    for run in runs:
        same = entities.get(key := flat(run.text))
        if same is not None and same.score == _ENOUGH - 1 and key not in last and lines[run.line].part:
            folded = lines[run.line].folded
            subject = not folded.endswith((" of ", " for ", " in ", "the ", " at ", "mr "), 0, run.start)
            after = folded[run.end : run.end + 100]
            # No surname of somebody who was named.
            same.score += subject and makes_deal(after, edges_behind(folded, run.end))


def _spelled_out(lines: list[Line], known: list[list[Known]]) -> dict[str, Run]:
    """Institutions whose name goes on in small letters up to its acronym: "Office national du fer (ONF)"."""
    found = {}
    for n, line in enumerate(lines):
        for first in _CAPITALISED.finditer(line.text) if "(" in line.text else ():
            if flat(first[0]) in name_words("institution") and (rest := _REST.match(line.text, first.end())):
                if (not rest[1].islower() and flat(rest[2][0]) != flat(first[0][0])) or " and the " in rest[1]:
                    continue
                if any(form == "organisation" and start == first.start() for start, _, form, _ in known[n]):
                    continue
                name = line.text[first.start() : rest.end(1)]
                kind = next(iter(gazetteer.organisation_words("in").find(name, flat(name))), None)
                kind_told = kind.value.kind if kind else "company"
                found[flat(name)] = Run(n, first.start(), rest.end(1), name, kind_told, score=_ENOUGH)
    return found


def _initialled(lines: list[Line], known: list[list[Known]]) -> dict[str, Run]:
    """English bodies whose initials stand in brackets behind them, whatever their name is joined by."""
    found = {}
    for n, line in enumerate(lines):
        for start, end in spelled_by_initials(line.text) if "(" in line.text else ():
            name = line.text[start:end]
            kinds = [hit.value.kind for hit in gazetteer.organisation_words("in").find(name, flat(name))]
            kinds += ["research_education"] * name.endswith(("Center", "Centre"))
            if kinds and not any(form == "organisation" and s <= start and end <= e for s, e, form, _ in known[n]):
                found[flat(name)] = Run(n, start, end, name, kinds[-1], score=_ENOUGH)
    return found


def _institutions(lines: list[Line], known: list[list[Known]]) -> dict[str, Run]:
    """French schools and the like, which begin with a small letter: "l'université de Liège"."""
    found = {}
    for n, line in enumerate(lines):
        for m in _SCHOOL.finditer(line.text):
            if not any(form == "organisation" and start <= m.start() < end for start, end, form, _ in known[n]):
                country = next((c for start, end, _, c in known[n] if m.start() < start and end <= m.end()), "")
                found[flat(m[0])] = Run(n, *m.span(), m[0], "research_education", country, score=_ENOUGH)
        for m in _BODY.finditer(line.text) if line.part else ():
            if _BEFORE_BODY.search(line.text, max(0, m.start() - 2), m.start()) and (run := _body(n, m, known[n])):
                found.setdefault(flat(run.text), run)
    return found


def _body(n: int, m: re.Match[str], known: list[Known]) -> Run | None:
    """A French body that is not listed; where only adjectives follow its noun, the last has to be of a country."""
    if any(form == "organisation" and start < m.end() and m.start() < end for start, end, form, _ in known):
        return None
    if _ACRONYM_BEHIND.match(m.string, m.end()):
        return None  # its name goes on
    country = next((c for start, end, _, c in known if m.start() < start and end <= m.end()), "")
    if not _OF_BODY.search(m[0]) and not any(end == m.end() for _, end, _, _ in known):
        return None
    kinds = [hit.value.kind for hit in gazetteer.organisation_words("in").find(m[0], flat(m[0]))]
    return Run(n, *m.span(), m[0], kinds[0] if kinds else "government_body", country, score=_ENOUGH)


def _add_heads(entities: dict[str, Run], named: dict[str, Run]) -> None:
    """Name the company of whose chief or staff a compound tells: "Kesselring-Chef"."""
    for run in list(entities.values()):
        head = company_of(run.text.partition(" ")[0])  # of "Kesselring-Chef Huber" too
        if (
            head
            and not german_names.heads_none(head)
            and flat(head) not in gazetteer.bare_words()
            and flat(head) not in named
            and flat(head) not in nations()
        ):
            named[flat(head)] = Run(run.line, run.start, run.start + len(head), head, "company", score=_ENOUGH)


def _take_longer(entities: dict[str, Run], named: dict[str, Run]) -> None:
    """Take the whole name of a company that was found by a word of it: "Officine Bertoldi" where Bertoldi is one."""
    short = {key for key, run in named.items() if " " not in key and len(key) > _SHORT and run.kind == "company"}
    for key, run in entities.items():
        words = key.split()
        goes_on = run.text[-1].isalpha() and (looks_foreign(words[-1]) or bool(gazetteer.kinds_in(run.text)))
        if (
            key not in named
            and goes_on
            and 1 < len(words) <= _WORDS
            and words[0] in short
            and run.score > _TOLD_OTHERWISE
        ):
            run.kind = run.kind or "company"
            named[key] = run


def _take_along(
    entities: dict[str, Run], named: dict[str, Run], lines: list[Line], known: list[list[Known]], language: str
) -> None:
    """Take every name of "X, Y and Z" for an organisation where one of them is."""
    low = -1 if language == "de" else 0  # a German word alone speaks against a name
    spans: dict[int, list[tuple[int, int, str]]] = {}
    for key, run in entities.items():
        if key in named or (run.score >= low and not nations().issuperset(key.split())):
            spans.setdefault(run.line, []).append((run.start, run.end, key))
    for n, here in spans.items():
        if all(key in named for _, _, key in here):
            continue
        text = lines[n].text
        listed = [(s, e, "") for s, e, form, _ in known[n] if form == "organisation"]
        again = [
            (at, at + len(run.text), key)
            for key, run in named.items()
            if run.line != n and (at := text.find(run.text)) >= 0
        ]
        for chain in _chains(sorted([*here, *listed, *again]), text):
            if any(not key or key in named for _, _, key in chain):
                for _, _, key in chain:
                    if (
                        key
                        and key not in named
                        and (language != "de" or _NO_GERMAN.search(key) or _is_told(key, chain, named, text))
                    ):
                        named[key] = entities[key]


def _is_told(key: str, chain: list[tuple[int, int, str]], named: dict[str, Run], text: str) -> bool:
    """Whether a German word stands beside a name, and a plural tells what both are: "die Netzbetreiber X und Y"."""
    if is_german_noun(key) or key.removesuffix("s") in nations():
        return False
    return chain[0][2] in named and _PLURAL_BEFORE.search(text, 0, chain[0][0]) is not None


def _chains(spans: list[tuple[int, int, str]], text: str) -> Iterator[list[tuple[int, int, str]]]:
    """The names that stand in one list; two with a comma between them are none."""
    chain: list[tuple[int, int, str]] = []
    joined = False
    for span in spans:
        between = _IN_LIST.fullmatch(text, chain[-1][1], span[0]) if chain else None
        if between is None:
            if joined:
                yield chain
            chain, joined = [], False
        elif between[1]:
            joined = True
        chain.append(span)
    if joined:
        yield chain
