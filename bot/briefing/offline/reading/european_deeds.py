"""Read German, French and Spanish verbs that are agreements by themselves: "X liefert Züge an Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.briefing.offline.clauses.european_goods import is_of_goods
from bot.briefing.offline.clauses.event import COUNTRIES, LENDERS
from bot.briefing.offline.clauses.modality import effective_status
from bot.briefing.offline.clauses.other_senses import LANGUAGES, is_of_other_object
from bot.briefing.offline.lines.gate import opened
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.deed_verbs import VERBS, Verbs
from bot.briefing.offline.vocabulary.words import Tag

_HEAD = 4
"""Lines at the beginning of an article in which a verb of everyday business is news, and no habit."""
GERMAN_BEFORE = (
    r"(?:bereits|schon|hatten?|war|waren|derzeit|seit|bisher|bislang|einst|damals|fruher|jahrelang|zuletzt"
    r"|zuvor|ursprunglich|immer|jedes jahr|jahrlich|regelmassig|oft|haufig|meist|normalerweise)"
)
"""Beside a German deed farther down, that it is none of the news: "liefert der Bahn bereits den ICE"."""
_BEFORE = re.compile(rf"\b{GERMAN_BEFORE}\b")
_SURE = re.compile(r"(?:wird|werden|va|vont|sera|seront)$")
"""Words of the future: what companies "will" deliver is agreed as far as news know."""
_NOT = re.compile(r"\b(?:kein\w*|nicht|nie|nicht mehr|pas|aucun\w*|jamais|no|nunca|ningun\w*|sin|sans|ohne)\b")
_NEAR = 32
"""Characters around a verb in which what denies it stands."""
_LIST = re.compile(r"(?:\s\([^()]{1,20}\))?(?:,|\s)\s?(?:und|sowie|et|y|e)\s(?:[^\s,;.]+\s){0,5}$")
"""Between two that do something side by side."""
_TO = {
    "de": re.compile(r"\b(?:an|auf|fur|von|vom|mit|bei|aus|der|dem|den|die|das|zum|zur)\s(?:[^\s,;.]+\s){0,3}$"),
    "fr": re.compile(
        r"(?:\b(?:a|au|aux|pour|de|du|des|la|le|les|aupres|chez|avec|par)\s|\b[ldn]')(?:[^\s,;.]+\s){0,3}$"
    ),
    "es": re.compile(r"\b(?:a|al|para|de|del|con|por|la|el|los|las)\s(?:[^\s,;.]+\s){0,3}$"),
}
"""Before the other side of what is done."""
_CLOSES = re.compile(r"(?:[.,;:!]|$| und )")
_GIVEN = re.compile(r"\b(?:an|fur|von|vom|bei|aus|der|dem)\s(?:[^\s,;.]+\s){0,3}$")
"""Before the other side of what a German verb tells that closes its clause."""
_SUBJECT = re.compile(
    r"\s(?:(?!(?:an|bei|mit|von|vom|aus|fur|in|im|auf|zu|zum|zur|uber|nach"
    r"|dem|den|des)\b)[^\s,;.]+\s){0,4}"
)
"""Between a German verb that has something before it and its subject."""
_BY = {
    "es": re.compile(r"\bpor (?:el |la |los |las )?(?:[^\s,;.]+ ){0,3}$"),
    "fr": re.compile(r"\bpar (?:le |la |les |l')?(?:[^\s,;.]+ ){0,3}$"),
}
"""Before who does what a passive tells."""
_GIVEN_TO = re.compile(r"\b(?:a|al|au|aux) (?:la |el |le |l'|los |las )?(?:[^\s,;.]+ ){0,2}$")


def deed_in(
    n: int, line: Line, who: Sequence[Mention], tags: Sequence[Tag], past: list[tuple[int, int]], language: str
) -> tuple[str, str] | None:
    """What a verb of line `n` tells that its parties do for or with one another: kind and status."""
    if (n >= _HEAD and (language != "de" or _BEFORE.search(line.folded))) or len({m.entity for m in who}) < 2:
        return None
    only_states = all(m.entity.kind in COUNTRIES for m in who)
    may = opened(line.folded)
    for verbs in VERBS.get(language, ()):
        may_tell = verbs.pattern in may and (verbs.states or not only_states)
        verb = verbs.pattern.pattern.search(line.folded) if may_tell else None
        if verb is None or _NOT.search(line.folded, max(0, verb.start() - _NEAR), verb.end() + _NEAR):
            continue
        if language in LANGUAGES and is_of_other_object(line.folded, verb.end(), language):
            continue
        kind = _kind(verbs, verb, line, who, language)
        if kind == "merger_acquisition" and is_of_goods(line.folded, verb.end()):
            kind = "contract"
        if kind == "investment" and verbs.states and any(m.entity.kind in LENDERS for m in who):
            kind = "financing"
        if kind == "financing" and language == "de" and all(m.entity.kind in ("company", "other") for m in who):
            kind = "contract"  # what one company pays to another
        if kind == "financing" and any(t.value == "settlement" for t in tags):
            kind = "settlement"  # what is paid ends a suit
        told = Tag(verb.start(), verb.end(), "status", verbs.status)
        hedges = [t for t in tags if t.what != "hedge" or not _SURE.match(line.folded, t.start, t.end)]
        status = effective_status(told, hedges, line, language, past) if kind else ""
        if status in (verbs.status, "proposed"):
            return kind, status
    return None


def _kind(verbs: Verbs, verb: re.Match[str], line: Line, who: Sequence[Mention], language: str) -> str:
    """The kind that the verbs tell of those beside them; "" where they stand for nothing that two agreed."""
    start = verb.start("verb") if verb.groupdict().get("verb") else verb.start()
    before = [m for m in who if m.end <= start]
    after = [m for m in who if m.start >= verb.end() and all(m.entity != b.entity for b in before)]
    pairs = [(a, b) for a, b in pairwise(before) if a.entity != b.entity]
    if verbs.together and any(_LIST.fullmatch(line.folded, a.end, b.start) for a, b in pairs):
        return verbs.together
    if verbs.between and language == "de" and not after and len(before) > 1 and _CLOSES.match(line.folded, verb.end()):
        first, *others = before  # "dass Bosch 40 Straßenbahnen an die Stadt Lima liefert"
        given = any(m.entity != first.entity and _GIVEN.search(line.folded, first.end, m.start) for m in others)
        return verbs.between if given else ""
    if (
        language == "de"
        and not before
        and len(after) > 1
        and _SUBJECT.fullmatch(line.folded, verb.end(), after[0].start)
    ):
        before, after = after[:1], [m for m in after[1:] if m.entity != after[0].entity]  # "Nun liefert X Y die Züge"
    if verbs.between and not before and _is_done_by(line, after, verb.end(), language):
        return verbs.between
    if not verbs.between or not before:
        return ""
    beside = any(m.start == verb.end() + 1 or _TO[language].search(line.folded, verb.end() - 1, m.start) for m in after)
    return verbs.between if beside else ""


def _is_done_by(line: Line, after: Sequence[Mention], end: int, language: str) -> bool:
    """Whether a passive names both behind it: "fue encomendada por el Gobierno a la constructora X"."""
    by = _BY.get(language)
    if by is None or len(after) < len(("giver", "given")):
        return False
    done = [m.entity for m in after if by.search(line.folded, end, m.start)]
    given = [m.entity for m in after if _GIVEN_TO.search(line.folded, end, m.start)]
    return any(a != b for a in done for b in given)
