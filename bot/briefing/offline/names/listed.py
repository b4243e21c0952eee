"""Find the listed names of lines, as each is meant in its language: countries, heads, regions and well-known bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import european_regions, gazetteer
from bot.briefing.offline.names.beside import is_firm_told
from bot.briefing.offline.names.country_signs import paired
from bot.briefing.offline.names.english_bodies import find_bodies
from bot.briefing.offline.names.english_countries import means_country
from bot.briefing.offline.names.english_listed import means_organisation
from bot.briefing.offline.names.european_bodies import find_bodies as find_european_bodies
from bot.briefing.offline.names.european_bodies import find_by_adjective
from bot.briefing.offline.names.european_houses import find_houses
from bot.briefing.offline.names.forms import stands_alone
from bot.briefing.offline.names.french_heads import french_heads
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.korean_places import is_no_firm, is_no_place
from bot.briefing.offline.names.legal_forms import with_form
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.names.named import goes_on, is_part, is_within
from bot.briefing.offline.names.officials import presidents_of_union
from bot.briefing.offline.names.plurals import find_shared
from bot.briefing.offline.names.regions import find_regions
from bot.briefing.offline.names.romance_countries import countries_meant
from bot.briefing.offline.names.tickers import without_shouted, without_tickers

_ACRONYM = 4
_BY_HOME = re.compile(
    r"\b(?:la|el|le) (?:vasc[oa]|catalan[ae]?|andaluz[a]?|galleg[oa]|madrilen[oa]|valencian[oa]|navarr[oa]"
    r"|espanol[ae]?|frances[a]?"
    r"|aleman[a]?|italian[oa]|chin[oa]|japones[a]?|corean[oa]|brasilen[oa]|mexican[oa]|chilen[oa]|colombian[oa]"
    r"|argentin[oa]"
    r"|francais|chinois|japonais|coreen|italien|allemand|espagnol|belge|suisse|turc|indien|americain|britannique) $"
)
"""Before a company that is named by where it is from: "la vasca CAF"."""
_CASE = ("s", "es")
"""Endings of the genitive."""
_NEXT_WORD = re.compile(r" ([A-ZÀ-Þ][a-zà-ÿ]{3,})\b(?! [A-ZÀ-Þ])")


def find_listed(lines: list[Line], language: str, unread: str) -> list[list[Mention]]:
    """The listed names of each line; `unread` are the other lines of the article where not all are read."""
    listed = [_listed(line) for line in lines]
    if language == "en":
        listed = _read_as_english(lines, without_shouted(lines, listed), unread)
        _add_short_names(lines, listed)
    if language in ("es", "fr", "de"):
        listed = _read_as_european(lines, listed, language)
    if language == "de":
        named = frozenset(m.entity.country for ms in listed for m in ms if m.entity.country)
        listed = [_without_overlaps([*ms, *find_houses(line, named)]) for line, ms in zip(lines, listed, strict=True)]
    return listed


def _listed(line: Line) -> list[Mention]:
    found = [
        Mention(*hit, "organisation")
        for hit in gazetteer.organisations().find(line.text, line.folded)
        if not (is_part(line.text, hit.start, hit.end) or is_no_firm(line.text, hit.start, hit.end))
    ]
    found = [m for m in found if not _of_another_kind(line, m)]
    for lexicon in (gazetteer.places(), gazetteer.adjectives()):
        if not (hits := lexicon.find(line.text, line.folded)):
            continue
        last = {  # of two at one place the longer
            h.start: h
            for h in hits
            if not (
                is_within(line.text, h.start)
                or goes_on(line.text, h.start, h.end)
                or is_no_place(line.text, h.start, h.end)
            )
        }
        named = {m.start: m.end for m in found if m.form == "name"}
        found += [
            Mention(h.start, h.end, gazetteer.state(h.value.code), h.value.form)
            for h in last.values()
            if line.folded[named.get(h.start, h.end) : h.end] not in _CASE  # "Deutschlands" is no adjective
        ]
    pairs = paired(line.text)
    if pairs:
        found = [m for m in found if not any(m.start <= at < m.end for at, _ in pairs)]
        found += [Mention(at, at + 1, entity, "name") for at, entity in pairs]
    return _without_overlaps(found)


def _with_regions(line: Line, listed: list[Mention], language: str) -> list[Mention]:
    """The listed names of a line, and the parts of countries and public bodies that it names."""
    found = [
        Mention(start, end, region.entity, "adjective" if region.adjective else "name")
        for start, end, region in european_regions.find_regions(line)
    ]
    found += find_european_bodies(line, language)
    if language == "de":
        found += find_by_adjective(line)
    return _without_overlaps([*listed, *found]) if found else listed


def _read_as_european(lines: list[Line], listed: list[list[Mention]], language: str) -> list[list[Mention]]:
    """The listed names as they are meant, in full, and with regions and public bodies."""
    if language != "de":
        listed = countries_meant(lines, listed, language)
    listed = [
        _with_regions(line, [_in_full(line, m) for m in ms], language) for line, ms in zip(lines, listed, strict=True)
    ]
    if language != "fr":
        return listed
    heads = french_heads(lines)
    return [_without_overlaps([*ms, *own]) if own else ms for ms, own in zip(listed, heads, strict=True)]


def _read_as_english(lines: list[Line], listed: list[list[Mention]], unread: str) -> list[list[Mention]]:
    """Leave out what is no country in English: "Santiago Peña", "South American", a capital out of the blue."""
    named = None if unread else {m.entity for ms in listed for m in ms if m.form in ("name", "adjective")}
    of_union = presidents_of_union(lines)
    return [
        _without_overlaps(
            [
                *(
                    meant := [
                        with_form(line, m)
                        for m in without_tickers(line, ms)
                        if means_country(line, m, named) and means_organisation(line, m)
                    ]
                ),
                *find_bodies(line, meant),
                *_heads(line, of_union),
                *_parts(line),
            ]
        )
        for line, ms in zip(lines, listed, strict=True)
    ]


def _add_short_names(lines: list[Line], listed: list[list[Mention]]) -> None:
    """Find "Rio" where the article has named Rio Tinto."""
    short: dict[str, Entity] = {}
    for line, ms in zip(lines, listed, strict=True):
        for m in ms:
            first, _, rest = line.text[m.start : m.end].partition(" ")
            if m.form == "organisation" and rest and m.entity.kind == "company" and stands_alone(first):
                short.setdefault(first, m.entity)
    for line, ms in zip(lines, listed, strict=True):
        for word, entity in short.items():
            for at in _places(line.text, word):
                if not any(m.start <= at < m.end for m in ms):
                    ms.append(Mention(at, at + len(word), entity, "organisation"))
        ms.sort(key=lambda m: m.start)


def _places(text: str, word: str) -> Iterator[int]:
    """Where `word` stands as a whole, no other name behind it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        behind = text[end : end + 2]
        if not text[at - 1 : at].isalnum() and not behind[:1].isalnum() and not behind[1:].isupper():
            yield at
        at = text.find(word, end)


def _heads(line: Line, of_union: frozenset[str]) -> list[Mention]:
    """Who acts for a country: "Macron and Merz signed"; what is theirs does not ("Trump's tariffs").

    Those `of_union` act for the European Union instead.
    """
    return [
        Mention(
            h.start,
            h.end,
            gazetteer.union()
            if line.folded[h.start : h.end].rpartition(" ")[2] in of_union
            else gazetteer.state(h.value),
            "government",
            weak=line.folded.startswith("'s", h.end),
        )
        for h in gazetteer.heads("en").find(line.text, line.folded)
    ]


def _parts(line: Line) -> list[Mention]:
    """Provinces and the like, strong where their government acts; and bodies that share one noun."""
    parts = [Mention(start, end, region, "government", not acts) for start, end, region, acts in find_regions(line)]
    return [*parts, *(Mention(*shared, "organisation") for shared in find_shared(line))]


def _in_full(line: Line, m: Mention) -> Mention:
    """A listed company with the word of companies that goes on its name: "Škoda Transportation"."""
    behind = _NEXT_WORD.match(line.text, m.end)
    if m.form != "organisation" or m.entity.kind != "company" or behind is None:
        return m
    branch = next((h.value for h in gazetteer.places().find(behind[1], flat(behind[1]))), None)
    if branch is not None and branch.form == "name":  # "Orange Moldova"
        name = line.text[m.start : behind.end()]
        return Mention(m.start, behind.end(), Entity(name, "company", branch.code), "organisation")
    if not any(hit.value.kind == "company" for hit in gazetteer.kinds_in(behind[1])):
        return m
    name = line.text[m.start : behind.end()]
    return Mention(m.start, behind.end(), Entity(name, "company", m.entity.country), "organisation")


def _of_another_kind(line: Line, m: Mention) -> bool:
    """Whether a short acronym is told to be something else than the body that is listed: "der Zulieferer CAF"."""
    if m.form != "organisation" or m.entity.kind == "company" or m.end - m.start > _ACRONYM:
        return False
    before = line.folded[max(0, m.start - 24) : m.start]
    if is_firm_told(before) or _BY_HOME.search(before):
        return True
    told = gazetteer.organisation_words("before").find(before, before)
    return bool(told) and told[-1].end >= len(before.rstrip()) and told[-1].value.kind == "company"


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    if len(found) < 2:
        return found
    kept: list[Mention] = []
    for m in sorted(
        found, key=lambda m: (m.start, -(m.end - m.start), m.form != "organisation", m.form == "adjective")
    ):
        if not kept or m.start >= kept[-1].end:
            kept.append(m)
    return kept
