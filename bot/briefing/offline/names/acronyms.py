"""Take an acronym in brackets for the organisation whose name stands before it: "Hindustan Aeronautics (HAL)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention, is_free

_OPENS = re.compile(
    r"(?: (?:Ltd|Limited|Inc|Corp|Co|plc|PLC|S\.?A|AG|SE|NV|ASA|AB|Bhd|Berhad|Group|Holdings)\.?)?(?:['’]s?)?\s?[(（]"
)
_CLOSES = (")", "）")
_BETWEEN = re.compile(r"(?:['’]s?)?, ")
_ENDS = (",", ".", "'s,", "’s,")
_INITIALS = re.compile(r" \(([A-Z]{3,9})\)")
_INTRODUCED = re.compile(r" \(([A-Z][A-Za-z&-]{0,8}[A-Z])\)")
_WORD = re.compile(r"[^\W\d_][\w'’&-]*")
_REACH, _SMALL = 90, 2
"""Characters of a name before its acronym, and small words in a row that it may have."""
_LONGEST = 10
_SHORT = 4
_SPELLED = re.compile(r"[A-Z]{2,6}")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "&", "de", "du", "des", "la", "del", "der", "für"})
_NAMED = re.compile(r"[A-ZÀ-Þ][\w’'-]*|[a-zü&]+")


def spelled_by_initials(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand whose initials an acronym behind them repeats: "the UN Office on Drugs and Crime (UNODC)"."""
    for bracket in _INITIALS.finditer(text):
        left, at, small = bracket[1], bracket.start(), 0
        for word in reversed(list(_WORD.finditer(text, max(0, at - _REACH), at))):
            own = word[0] if word[0].isupper() else word[0][0]
            if own.islower():
                small += 1
            elif left.endswith(own):
                left, small = left.removesuffix(own), 0
            else:
                break
            if not left:
                yield word.start(), at
            if not left or small > _SMALL or text[word.end() : word.end() + 1] != " ":
                break


def add_acronyms(lines: Sequence[Line], mentions: Sequence[list[Mention]]) -> None:
    """Find the acronym that an article introduces behind a listed name, wherever it stands: "Bank Indonesia (BI)"."""
    known: dict[str, Entity] = {}
    for line, ms in zip(lines, mentions, strict=True):
        for m in ms if "(" in line.text else ():
            short = _INTRODUCED.match(line.text, m.end) if m.form == "organisation" else None
            if short and is_free(*short.span(1), ms) and _spells(short[1], line.text[m.start : m.end]):
                known.setdefault(short[1], m.entity)
    for line, ms in zip(lines, mentions, strict=True) if known else ():
        for short_form, entity in known.items():
            for found in re.finditer(rf"(?<![\w&-]){re.escape(short_form)}(?![\w&-])", line.text):
                if is_free(*found.span(), ms):
                    ms.append(Mention(found.start(), found.end(), entity, "organisation"))
        ms.sort(key=lambda m: m.start)


def _spells(short: str, name: str) -> bool:
    """Whether the capitals of a short form come from the beginnings of the words of a name."""
    left = [c for c in short if c.isupper()]
    for word in _WORD.findall(name):
        if left and word[0].upper() == left[0]:
            left.pop(0)
    return not left


def unite_acronyms(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> None:
    """Give acronyms that an article introduces the entity of the name before them, wherever they stand."""
    known: dict[str, Entity] = {}
    for line, ms in zip(lines, mentions, strict=True):
        for name, short in pairwise(ms) if "(" in line.text or "（" in line.text or ", " in line.text else ():
            if (
                name.form == short.form == "organisation"
                and name.entity != short.entity
                and short.end - short.start <= min(_LONGEST, name.end - name.start)
                and _introduces(line.text, name, short)
            ):
                known[line.text[short.start : short.end]] = name.entity
    for line, ms in zip(lines, mentions, strict=True) if known else ():
        for m in ms:
            if m.form == "organisation" and (entity := known.get(line.text[m.start : m.end])):
                m.entity = entity


def _introduces(text: str, name: Mention, short: Mention) -> bool:
    """Whether a short form stands behind a name for it, in brackets or, as its initials are, between commas."""
    if text.startswith(_CLOSES, short.end) and _OPENS.fullmatch(text, name.end, short.start):
        return True
    form = text[short.start : short.end]
    between = _BETWEEN.fullmatch(text, name.end, short.start) and text.startswith(_ENDS, short.end)
    initials = "".join(word[0] for word in _WORD.findall(text[name.start : name.end]) if word[0].isupper())
    return bool(between and len(form) > 1 and form == initials)


def take_own_names(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> None:
    """Give an acronym the body whose name in this article it spells, where the one that is listed is not named.

    "LSE" is the London Stock Exchange where that is named, though the table has it for a school.
    """
    named = _written(lines, mentions)
    short_only = [
        entity for entity, forms in named.items() if entity.kind != "igo" and all(map(_SPELLED.fullmatch, forms))
    ]
    if not short_only:
        return
    spelled_by = {entity: {short for name in names for short in _initials(name)} for entity, names in named.items()}
    other: dict[Entity, Entity] = {}
    for entity in short_only:
        forms = named[entity]
        spelled = {e for e, initials in spelled_by.items() if not initials.isdisjoint(forms)}
        if len(spelled) == 1:
            own = spelled.pop()
            known = gazetteer.is_listed(entity.name) and not gazetteer.is_listed(own.name)
            if known and entity.name in forms:
                other[own] = entity  # "ONGC" is known by its initials
            else:
                other[entity] = own
    for m in chain.from_iterable(mentions) if other else ():
        if m.form == "organisation":
            m.entity = other.get(m.entity, m.entity)


def _written(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> dict[Entity, set[str]]:
    """How the article writes each of its organisations."""
    named: dict[Entity, set[str]] = {}
    for line, ms in zip(lines, mentions, strict=True):
        for m in ms:
            if m.form == "organisation":
                named.setdefault(m.entity, set()).add(line.text[m.start : m.end])
    return named


def _initials(name: str) -> tuple[str, ...]:
    """The acronyms that a name of several words may have: "Bank of America" → BA, BOA."""
    words = [word for word in _NAMED.findall(name) if word[0].isupper() or word in _SMALL_WORDS]
    if len(words) < len(("Deutsche", "Boerse")):
        return ()
    short = "".join(word[0] for word in words if word[0].isupper())
    return (short, "".join(word[0] for word in words).upper())


def keep_acronyms(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> None:
    """Leave an acronym as it is where nothing tells of the country of the body that is listed: "KPC" is many."""
    told = {m.entity.country for ms in mentions for m in ms if m.entity.kind == "state"}
    named = _written(lines, mentions)
    for line, ms in zip(lines, mentions, strict=True):
        for m in ms:
            text = line.text[m.start : m.end]
            own = m.entity
            if (
                m.form == "organisation"
                and own.kind == "company"
                and own.country
                and own.country not in told
                and len(text) <= _SHORT
                and text.isalpha()
                and text.isupper()
                and text != own.name
                and named[own] == {text}
                and all(line.text.find(own.name) < 0 for line in lines)
            ):
                m.entity = Entity(text, own.kind)
