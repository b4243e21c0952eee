"""Find who is named in each sentence of an article: countries, organisations, companies, with how strongly."""

from __future__ import annotations

import re
from itertools import chain, pairwise

from bot.briefing.offline.lines.comparisons import comparisons
from bot.briefing.offline.lines.text import Line, is_inside
from bot.briefing.offline.names import french_names, german_names
from bot.briefing.offline.names.acronyms import add_acronyms, keep_acronyms, take_own_names, unite_acronyms
from bot.briefing.offline.names.brackets import introduce, unite
from bot.briefing.offline.names.capitals import find_candidates
from bot.briefing.offline.names.english import weigh_english
from bot.briefing.offline.names.english_bodies import name_bodies
from bot.briefing.offline.names.english_countries import join_countries
from bot.briefing.offline.names.european import weigh_european
from bot.briefing.offline.names.groups import find_groups
from bot.briefing.offline.names.listed import find_listed
from bot.briefing.offline.names.mention import Mention, is_free
from bot.briefing.offline.names.officials import add_officials
from bot.briefing.offline.names.peoples import take_peoples
from bot.briefing.offline.names.romance_countries import names_nobody
from bot.briefing.offline.names.spanish_names import actors
from bot.briefing.offline.names.spellings import take_genitives, unite_spellings
from bot.briefing.offline.names.syllables import find_names
from bot.briefing.offline.names.tickers import with_tickers
from bot.briefing.offline.names.weighing import weigh

_TOWNS = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+er ")
_SEATED = {"de": " in ", "es": " en ", "fr": " à "}
"""Between a body and the capital in which it sits: "das Energieministerium in Rabat"."""


def find_mentions(lines: list[Line], language: str, unread: str = "") -> list[list[Mention]]:
    """The mentions of each line, in their order; a name means the same entity throughout the article.

    `unread` are the other lines of the article where not all are read: what may be a name, and comes again there, is
    taken for one.
    """
    listed = find_listed(lines, language, unread)
    own = _found_by_form(lines, listed, language, unread)
    result = []
    bodies = {
        c.entity.country: c.entity
        for c in chain(*own, *listed)
        if c.entity.kind == "government_body" and c.form == "organisation"
    }
    for line, known, names in zip(lines, listed, own, strict=True):
        merged = _merge(known, _without_towns(line, names, known) if language == "de" else names)
        weigh(line, merged)
        if language == "en":
            merged = join_countries(line, merged)
            name_bodies(line, merged, bodies)
            weigh_english(line, merged)
            take_peoples(line, merged)
            merged = sorted([*merged, *find_groups(line, merged)], key=lambda m: m.start)
        elif language in ("es", "fr", "de"):
            weigh_european(line, merged, language)
        result.append(_who_acts(merged, line, language))
    if language in ("ko", "ja"):
        unite(lines, result, {m.entity for ms in own for m in ms})
        introduce(lines, result)
    else:
        add_acronyms(lines, result)
        unite_acronyms(lines, result)
        take_own_names(lines, result)
    if language == "en":
        unite_spellings(lines, result)
        take_genitives(lines, result)
        keep_acronyms(lines, result)
        add_officials(lines, result)
    elif language == "es":
        for line, ms in zip(lines, result, strict=True):
            ms[:] = actors(ms, line)
    for line, ms in zip(lines, result, strict=True):
        if ms and (compared := comparisons(line, language)):
            ms[:] = [m for m in ms if not is_inside(m.start, m.end, compared)]
    return result


def _found_by_form(lines: list[Line], listed: list[list[Mention]], language: str, unread: str) -> list[list[Mention]]:
    """The organisations of each line that no table has: known by their words, and by what stands beside them."""
    if language in ("ko", "ja"):
        taken = [[(m.start, m.end) for m in ms if m.form != "adjective"] for ms in listed]
        found = find_names(lines, taken, language)
        return [[Mention(c.start, c.end, c.entity, "organisation") for c in line] for line in found]
    known = with_tickers(lines, [[(m.start, m.end, m.form, m.entity.country) for m in ms] for ms in listed])
    romance = language in ("es", "fr")
    things = french_names.things(lines) if language == "fr" else frozenset()
    return [
        [
            Mention(c.start, c.end, c.entity, "organisation", c.weak)
            for c in here
            if not (romance and names_nobody(c.entity.name))
            and not (language == "fr" and french_names.names_nobody(c.entity.name, c.start, line))
            and c.entity.name not in things
        ]
        for line, here in zip(lines, find_candidates(lines, known, language, unread), strict=True)
    ]


def _who_acts(mentions: list[Mention], line: Line, language: str) -> list[Mention]:
    """Those of a line who may do something themselves: no seat of another, in German and French no medium."""
    for body, seat in pairwise(mentions) if language in _SEATED else ():
        if body.form == "organisation" and seat.form == "government" and body.entity.country == seat.entity.country:
            seat.weak = seat.weak or line.text[body.end : seat.start] == _SEATED[language]
    if language == "fr":
        return [m for m in mentions if not french_names.is_no_actor(m, line)]
    return [m for m in mentions if not _tells_only(m, line)] if language == "de" else mentions


def _tells_only(m: Mention, line: Line) -> bool:
    """Whether a German name is that of a medium, or of a party in a parliament, which agree nothing."""
    name = line.text[m.start : m.end]
    return m.form == "organisation" and (
        german_names.is_medium(name, m.start, line.folded) or german_names.is_faction(name, line.folded)
    )


_ARTICLE = len("The ")
"""How much before a name found by form a listed one may begin: "The Netherlands Organisation for ..."."""


def _merge(known: list[Mention], names: list[Mention]) -> list[Mention]:
    """Names found by form win over what they contain: "Bank of Japan" is no mention of Japan. Both are in order."""
    if not (known and names):
        return known or names
    inside = [k for k in known if not _is_contained(k, names)]
    free = [n for n in names if is_free(n.start, n.end, inside)]
    return sorted([*inside, *free], key=lambda m: m.start)


def _without_towns(line: Line, names: list[Mention], known: list[Mention]) -> list[Mention]:
    """The names found by form but those that only tell where a listed one is: "Berliner Charité"."""
    listed = {(k.start, k.end) for k in known if k.form == "organisation"}
    return [n for n in names if not ((m := _TOWNS.match(line.text, n.start)) and (m.end(), n.end) in listed)]


def _is_contained(k: Mention, names: list[Mention]) -> bool:
    """Whether a name found by form is longer, and contains a listed one."""
    for n in names:
        if n.start <= k.start + _ARTICLE and n.start < k.end <= n.end and (n.end - n.start) > (k.end - k.start):
            return True
    return False
