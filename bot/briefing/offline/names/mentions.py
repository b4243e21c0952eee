"""Find who is named in each sentence of an article: countries, organisations, companies, with how strongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from bot.briefing.offline.lines.comparisons import comparisons
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line, is_inside
from bot.briefing.offline.names import european_regions, gazetteer, german_names
from bot.briefing.offline.names.acronyms import add_acronyms, keep_acronyms, take_own_names, unite_acronyms
from bot.briefing.offline.names.beside import is_firm_told
from bot.briefing.offline.names.brackets import introduce, unite
from bot.briefing.offline.names.capitals import find_candidates
from bot.briefing.offline.names.country_signs import paired
from bot.briefing.offline.names.english import weigh_english
from bot.briefing.offline.names.english_bodies import find_bodies, name_bodies
from bot.briefing.offline.names.english_countries import join_countries, means_country
from bot.briefing.offline.names.english_listed import means_organisation
from bot.briefing.offline.names.european import weigh_european
from bot.briefing.offline.names.european_bodies import find_bodies as find_european_bodies
from bot.briefing.offline.names.european_bodies import find_by_adjective
from bot.briefing.offline.names.european_houses import find_houses
from bot.briefing.offline.names.forms import stands_alone
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.groups import find_groups
from bot.briefing.offline.names.korean_places import is_no_firm, is_no_place
from bot.briefing.offline.names.legal_forms import with_form
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.names.named import goes_on, is_part, is_within
from bot.briefing.offline.names.officials import add_officials
from bot.briefing.offline.names.peoples import take_peoples
from bot.briefing.offline.names.plurals import find_shared
from bot.briefing.offline.names.regions import find_regions
from bot.briefing.offline.names.romance_countries import countries_meant, names_nobody
from bot.briefing.offline.names.spellings import take_genitives, unite_spellings
from bot.briefing.offline.names.syllables import find_names
from bot.briefing.offline.names.tickers import with_tickers, without_shouted, without_tickers
from bot.briefing.offline.names.weighing import weigh

_ACRONYM = 4
_BY_HOME = re.compile(
    r"\b(?:la|el|le) (?:vasc[oa]|catalan[ae]?|andaluz[a]?|galleg[oa]|madrilen[oa]|valencian[oa]|navarr[oa]"
    r"|espanol[ae]?|frances[a]?"
    r"|aleman[a]?|italian[oa]|chin[oa]|japones[a]?|corean[oa]|brasilen[oa]|mexican[oa]|chilen[oa]|colombian[oa]"
    r"|argentin[oa]"
    r"|francais|chinois|japonais|coreen|italien|allemand|espagnol|belge|suisse|turc|indien|americain|britannique) $"
)
"""Before a company that is named by where it is from: "la vasca CAF"."""
_TOWNS = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+er ")
_CASE = ("s", "es")
"""Endings of the genitive."""
_NEXT_WORD = re.compile(r" ([A-ZÀ-Þ][a-zà-ÿ]{3,})\b(?! [A-ZÀ-Þ])")

_SEATED = {"de": " in ", "es": " en ", "fr": " à "}
"""Between a body and the capital in which it sits: "das Energieministerium in Rabat"."""


def find_mentions(lines: list[Line], language: str, unread: str = "") -> list[list[Mention]]:
    """The mentions of each line, in their order; a name means the same entity throughout the article.

    `unread` are the other lines of the article where not all are read: what may be a name, and comes again there, is
    taken for one.
    """
    listed = [_listed(line) for line in lines]
    romance = language in ("es", "fr")
    if language == "en":
        listed = _read_as_english(lines, without_shouted(lines, listed), unread)
        _add_short_names(lines, listed)
    if language in ("es", "fr", "de"):
        listed = _read_as_european(lines, listed, language)
    if language == "de":
        named = frozenset(m.entity.country for ms in listed for m in ms if m.entity.country)
        listed = [_without_overlaps([*ms, *find_houses(line, named)]) for line, ms in zip(lines, listed, strict=True)]
    if language in ("ko", "ja"):
        found = find_names(
            lines, [[(h.start, h.end) for h in hits if h.form != "adjective"] for hits in listed], language
        )
        own: list[list[Mention]] = [[Mention(c.start, c.end, c.entity, "organisation") for c in line] for line in found]
    else:
        taken = [[(m.start, m.end, m.form, m.entity.country) for m in ms] for ms in listed]
        candidates = find_candidates(lines, with_tickers(lines, taken), language, unread)
        own = [
            [
                Mention(c.start, c.end, c.entity, "organisation", c.weak)
                for c in line
                if not (romance and names_nobody(c.entity.name))
            ]
            for line in candidates
        ]
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
    for line, ms in zip(lines, result, strict=True):
        if ms and (compared := comparisons(line, language)):
            ms[:] = [m for m in ms if not is_inside(m.start, m.end, compared)]
    return result


def _who_acts(mentions: list[Mention], line: Line, language: str) -> list[Mention]:
    """Those of a line who may do something themselves: no seat of another, in German no medium."""
    for body, seat in pairwise(mentions) if language in _SEATED else ():
        if body.form == "organisation" and seat.form == "government" and body.entity.country == seat.entity.country:
            seat.weak = seat.weak or line.text[body.end : seat.start] == _SEATED[language]
    return [m for m in mentions if not _tells_only(m, line)] if language == "de" else mentions


def _tells_only(m: Mention, line: Line) -> bool:
    """Whether a German name is that of a medium, or of a party in a parliament, which agree nothing."""
    name = line.text[m.start : m.end]
    return m.form == "organisation" and (
        german_names.is_medium(name, m.start, line.folded) or german_names.is_faction(name, line.folded)
    )


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
    return [
        _with_regions(line, [_in_full(line, m) for m in ms], language) for line, ms in zip(lines, listed, strict=True)
    ]


def _read_as_english(lines: list[Line], listed: list[list[Mention]], unread: str) -> list[list[Mention]]:
    """Leave out what is no country in English: "Santiago Peña", "South American", a capital out of the blue."""
    named = None if unread else {m.entity for ms in listed for m in ms if m.form in ("name", "adjective")}
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
                *_heads(line),
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


def _heads(line: Line) -> list[Mention]:
    """Who acts for a country: "Macron and Merz signed"; what is theirs does not ("Trump's tariffs")."""
    return [
        Mention(h.start, h.end, gazetteer.state(h.value), "government", weak=line.folded.startswith("'s", h.end))
        for h in gazetteer.heads().find(line.text, line.folded)
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


_ARTICLE = len("The ")
"""How much before a name found by form a listed one may begin: "The Netherlands Organisation for ..."."""


def _merge(known: list[Mention], names: list[Mention]) -> list[Mention]:
    """Names found by form win over what they contain: "Bank of Japan" is no mention of Japan. Both are in order."""
    if not (known and names):
        return known or names
    inside = [k for k in known if not _is_contained(k, names)]
    free = [n for n in names if not _is_cut(n, inside)]
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


def _is_cut(n: Mention, inside: list[Mention]) -> bool:
    """Whether a name shares characters with another."""
    for k in inside:  # noqa: SIM110  a loop is twice as fast as a generator
        if k.start < n.end and n.start < k.end:
            return True
    return False
