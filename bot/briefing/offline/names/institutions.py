"""Find institutions whose names begin or go on in small letters: "Office national du fer (ONF)"."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.acronyms import spelled_by_initials
from bot.briefing.offline.names.runs import ENOUGH, Known, Run

_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w-]+")
_REST = re.compile(
    r"((?: (?:[a-zà-ÿ]{1,2}['’])?[a-zà-ÿ-]+| (?:d['’])?[A-ZÀ-Þ][\w-]+){1,12}) \(([A-Z][A-Za-z&-]{1,9})\)"
)
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


def find_institutions(lines: list[Line], known: list[list[Known]], language: str) -> dict[str, Run]:
    """The institutions by their folded names that `known` (listed names) does not have."""
    found = _spelled_out(lines, known)
    if language == "fr":
        found |= _french(lines, known)
    elif language == "en":
        found |= _initialled(lines, known)
    return found


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
                found[flat(name)] = Run(n, first.start(), rest.end(1), name, kind_told, score=ENOUGH)
    return found


def _initialled(lines: list[Line], known: list[list[Known]]) -> dict[str, Run]:
    """English bodies whose initials stand in brackets behind them, whatever their name is joined by."""
    found = {}
    for n, line in enumerate(lines):
        for start, stop in spelled_by_initials(line.text) if "(" in line.text else ():
            name = line.text[start:stop].removesuffix("'s").removesuffix("’s")  # "the Halden Council's (HC) summit"
            end = start + len(name)
            kinds = [hit.value.kind for hit in gazetteer.organisation_words("in").find(name, flat(name))]
            kinds += ["research_education"] * name.endswith(("Center", "Centre"))
            if kinds and not any(form == "organisation" and s <= start and end <= e for s, e, form, _ in known[n]):
                found[flat(name)] = Run(n, start, end, name, kinds[-1], score=ENOUGH)
    return found


def _french(lines: list[Line], known: list[list[Known]]) -> dict[str, Run]:
    """French schools and the like, which begin with a small letter: "l'université de Liège"."""
    found = {}
    for n, line in enumerate(lines):
        for m in _SCHOOL.finditer(line.text):
            if not any(form == "organisation" and start <= m.start() < end for start, end, form, _ in known[n]):
                country = next((c for start, end, _, c in known[n] if m.start() < start and end <= m.end()), "")
                found[flat(m[0])] = Run(n, *m.span(), m[0], "research_education", country, score=ENOUGH)
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
    return Run(n, *m.span(), m[0], kinds[0] if kinds else "government_body", country, score=ENOUGH)
