"""Leave words out of a Spanish or French line that tell of no agreement there: by their object, or what they lack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.briefing.offline.clauses.romance_senses import SMALL, Sense, sense_of
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention, entities
from bot.briefing.offline.vocabulary.words import NAMING, SENSED, Tag
from bot.briefing.text.tables import alternatives, rows

LANGUAGES = ("es", "fr")
_NEAR = 80
"""Characters around a word in which what it needs stands."""
_PAIR = 2
_IS = {
    "es": r"(?:\s(?:fue|fueron|es|son|sera|seran|ha sido|han sido|habia sido|esta|estan|queda|quedo|ya|no|ser"
    r"|siendo))*",
    "fr": r"(?:\s(?:est|sont|a ete|ont ete|sera|seront|etait|deja|pas|etre|avait ete|aurait ete))*",
}
"""What may stand between a subject and its participle."""
_PARTICIPLE = re.compile(r"\S*(?:ad[oa]s?|id[oa]s?|scrit[oa]s?|puest[oa]s?|rot[oa]s?|ees?|es?|us?|ues?|is|ises?)$")
_BOUGHT = re.compile(
    r"(?:ha |han |a |ont |va a |van a |va |vont )?"
    r"(?:adqui|compr(?!omi)|vend|se h[ia][zc]|se qued|quedarse|hacerse|acqu[ei]|rach|ache|s'off)"
)
"""Verbs of buying and selling, which name a kind and tell how far it is."""
_NAME = re.compile(r"\s[\"“«'‘]?[A-ZÀ-Þ]")
_TRADED = re.compile(
    r"(?:(?:ha|han) sido |fue(?:ron)? |(?:a|ont) ete |ha |han |a |ont )?"
    r"(?:compra (?!de)|compr|vend|adqui|vend|rach|acqu[ei])\w*(?: a|[\w ]* (?:por|par|al))?"
    r"|(?:la )?(?:vente|achat|cession|acquisition)s?(?: de la| du| d(?:e|'))?|repren(?:d|ait|aient)|regroupement|avale"
    r"|absor\w+|ced(?:e|ait|ent|er)(?: (?:sa|son|ses|leurs?|l[ae]|l'))?"
)
_COMPANY = re.compile(
    r"\b(?:empresas?|companias?|filial\w*|firmas?|marcas?|participacion|acciones|capital|plantas?|fabricas?|negocios?"
    r"|cadenas?|bancos?|grupo|refineria|division|activos|startup|rival|competidor\w*|socia?|derechos|millones"
    r"|societes?|entreprises?|filiales?|actions|usines?|banques?|groupe|activites?|millions|milliards|parts|concurrent"
    r"|aviones|buques|gas|petroleo|avions|navires|gaz|dosis|doses|vacunas|vaccins)\b|%"
)
"""What a company is told to buy that is more than what everybody buys."""
_DENIES = gated(
    r"\b(?:rechaz\w+|descart\w+|desestim\w+|dement\w*|nie|nient) (?:[a-z]+ment[e]? )?(?:que|qu'|haber|avoir)\b"
)
"""Before what is said not to be so."""


def in_their_sense(found: list[Tag], line: Line, mentions: Sequence[Mention], language: str) -> list[Tag]:
    """The words without those of which what stands beside them tells that they are no word of an agreement here."""
    found = [t for t in found if t.what not in SENSED or _is_meant(t, line, mentions, language)]
    nouns = {t.start for t in found if t.what in NAMING}
    found = [t for t in found if t.what not in SENSED or not _is_of_another_thing(t, nouns, line, language)]
    if found and (denied := _DENIES.search(line.folded)) is not None:
        found.append(Tag(denied.start(), denied.end(), "deny", ""))
    return found


def _is_meant(tag: Tag, line: Line, mentions: Sequence[Mention], language: str) -> bool:
    word = line.folded[tag.start : tag.end]
    if _TRADED.fullmatch(word) and not _is_deal(line, mentions):
        return False
    sense = sense_of(word, language)
    return sense is None or _has_what_it_needs(sense, tag, line, mentions)


def _is_deal(line: Line, mentions: Sequence[Mention]) -> bool:
    """Whether what is bought is a company's, or two are named: not "se compró un chalé"."""
    return len(entities(m for m in mentions if not m.weak)) >= _PAIR or _COMPANY.search(line.folded) is not None


def _has_what_it_needs(sense: Sense, tag: Tag, line: Line, mentions: Sequence[Mention]) -> bool:
    folded = line.folded
    start = max(0, tag.start - _NEAR)
    if sense.never is not None and sense.never.match(folded, tag.end):
        return False
    told = sense.unless is not None and sense.unless.match(folded, tag.end)
    if sense.after is not None and not told and sense.after.search(folded, start, tag.start):
        return False
    if sense.accent and tag.what == "status" and line.text[tag.end - 1].isascii():
        return False
    if sense.named and _NAME.match(line.text, tag.end):
        return False
    if sense.pair and len(entities(m for m in mentions if not m.weak)) < _PAIR:
        return False
    if sense.org and not any(0 <= m.start - tag.end <= _NEAR // 2 for m in mentions):
        return False
    needs = (sense.behind, sense.before, sense.near)
    if not any(needs):
        return True
    if sense.state and any(m.entity.kind == "state" and 0 <= tag.start - m.end <= _NEAR for m in mentions):
        return True
    return (
        (sense.behind is not None and sense.behind.match(folded, tag.end) is not None)
        or (sense.before is not None and sense.before.search(folded, start, tag.start) is not None)
        or (sense.near is not None and _is_near(sense.near, tag, folded))
    )


def _is_near(near: re.Pattern[str], tag: Tag, folded: str) -> bool:
    """Whether what a word needs stands beside it, and not within it."""
    before = near.search(folded, max(0, tag.start - _NEAR), tag.start)
    return before is not None or near.search(folded, tag.end, tag.end + _NEAR) is not None


def is_of_other_object(folded: str, end: int, language: str) -> bool:
    """Whether what stands behind a verb of trade or giving that ends at `end` is nothing that companies trade."""
    return any(_things(language, beside)[0].match(folded, end) for beside in ("bought", "given"))


def _is_of_another_thing(tag: Tag, nouns: set[int], line: Line, language: str) -> bool:
    """Whether the object of a verb, or the subject of its participle, is no agreement.

    `nouns` are where those of agreements begin: a "carta de intenciones" is one.
    """
    word = line.folded[tag.start : tag.end]
    beside = "bought" if _BOUGHT.match(word) else tag.value if tag.what in ("status", "weak") else ""
    if not beside:
        return False
    objects, subjects = _things(language, beside)
    if (m := objects.match(line.folded, tag.end)) is not None:
        return m.start(1) not in nouns
    if word.count(" ") > 1 or _PARTICIPLE.fullmatch(word.rpartition(" ")[2]) is None:
        return False
    m = subjects.search(line.folded, max(0, tag.start - _NEAR), tag.start)
    return m is not None and m.start(1) not in nouns


@cache
def _things(language: str, beside: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands as the object of a verb that tells `beside`, and before its participle."""
    words = [
        flat(word)
        for spoken, status, cell in rows("other_objects.tsv", 3)
        if spoken == language and status in ("all", beside)
        for word in alternatives(cell)
    ]
    any_of = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return (
        re.compile(rf"\s{SMALL[language]}({any_of})\b"),
        re.compile(rf"\b({any_of}){_IS[language]}\s$"),
    )
