"""Read the words of agreements in a line: what kind, how far, hedged, denied or told of earlier times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.lexicon import Lexicon, flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary import cjk_parted, cjk_senses, cjk_words, german_sense
from bot.briefing.offline.vocabulary.english_phrases import AHEAD, english_phrases
from bot.briefing.offline.vocabulary.german import PARTED, german_words
from bot.briefing.offline.vocabulary.german_verbs import joined_forms
from bot.briefing.offline.vocabulary.romance import romance_words
from bot.briefing.offline.vocabulary.romance_verbs import inflected
from bot.briefing.offline.vocabulary.told import WHOLE
from bot.briefing.text.tables import alternatives, rows

_OWNS_TOGETHER = re.compile(r"\b(?:it|they|which|that|he|she) shares$")
"""The verb, which tells of no shares."""
_RUMOURS = ("rum", "gerucht", "spek", "spec", "espec")
_CONFIRMED = re.compile(r"\bconfirm|\bbestatig|\bofficialis")
_FALLS = re.compile(
    r"ced\w* (?:un |une |de |casi |pres de )?\d[\d.,]* ?(?:%|pour cent|por ciento|puntos|points)"
    r"(?! (?:de|du|des|del)\b)"
)
"""Of what loses value: "a cédé 2 %"."""
_ALIKE = (
    "pacto encargo anuncio contrato compro acepto cierro convenio sello logro último última intercambio sondeo"
    " tanteo aborto desecho bloqueo freno cerro objeto concreto prórroga"
)
_NOUNS_AS_VERBS = frozenset([*_ALIKE.split(), *(f"{word}s" for word in _ALIKE.split()), "voto en contra"])
"""Spanish words that an accent, which is folded away, would make preterites."""
_IS_READY = re.compile(r"prete?s? a (?!(?:l'|la |le |les |un|taux|hauteur|long|court|moyen|[A-Z]))")
"""Of who is ready to do something, and no loan: "se dit prêt à discuter"."""
_PARTED = gated(
    r"\b(is|are|was|were|has|have|had|been|be|will) (?:(?:also|still|now|already|meanwhile|both|since|nonetheless"
    r"|nevertheless|separately|jointly|formally|finally|reportedly|currently|again|each|then|instead"
    r"|together|just|recently|likewise"
    r"|quietly|therefore|further|too|actively|provisionally|tentatively) )+"
)
"""Before the rest of an English verb, its auxiliary and adverbs."""
_ASKED = re.compile(r"\b(?:he|ha|han|habia|habian|haya|hayan) (?:\w+ )?pedidos?$")
"""A Spanish participle that is no noun: "ha pedido"."""
_BY_UMLAUT = {
    **dict.fromkeys(("fordert", "fordern", "forderte", "forderten", "gefordert"), "agreed"),
    **dict.fromkeys(("konnte", "konnten", "mochte", "mochten"), ""),
}
"""Folded German words of which the table has one with an umlaut, with what that one tells."""
_VERB = 40
"""Characters that the rest of a verb may have."""
WANTED_THAT = re.compile(
    r"\b(?:propos(?:e[sd]?|ing|als?)|suggest(?:s|ed|ing|ions?)?|recommend(?:s|ed|ing|ations?)?|ask(?:s|ed|ing)?"
    r"|request(?:s|ed|ing)?|demand(?:s|ed|ing)?|insist(?:s|ed|ing|ence)?|urg(?:e[sd]?|ing)|advis(?:e[sd]?|ing)"
    r"|prefer(?:s|red)?|ideas?|pleas?|calls?|wish(?:es|ed)?|order(?:s|ed)?)"
    r"(?: (?:to|of|by|from|on) [^,.;]{2,40}?| yesterday)? that (?:[\w'’&.-]+ ){1,10}(?:be )?$"
)
"""Before a bare verb of what is only wanted: "suggested that X buy the gas", "proposed to X that they conclude"."""
_TRADES = re.compile("bought|sold|purchased|leased|rented|ordered")
_IS = re.compile(r"\b(?:is|are) (?:(?:\w+ly|all|often|then|also|mostly) )?$")
"""Before what is always so: "its motors are bought from Bosch"."""
_WHEN = gated(
    r" (?:(?:late |early )?(?:on|last|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: morning| evening| night"
    r"| afternoon)?|yesterday|today|this week|last week|this month|last month|overnight)(?= [a-z])"
)
"""A time between the words of an English phrase: "withdrew on Monday its offer"."""
_PHRASE = 24
"""Characters of such a phrase before the time."""
_APART = ("es", "fr", "de")
VERBS = ("status", "weak", "does", "act")
"""What tags of verbs tell."""
NAMING = ("kind", "loose")
"""What tags of nouns tell that name an agreement."""
_NOUNS = (*NAMING, "may", "hint")
SENSED = ("kind", "loose", "may", "status", "weak")
"""What a German, Spanish or French word tells that may mean something else."""
_OF_CJK = (*SENSED, "hint")
"""What a Korean or Japanese one does."""
ENDED = ("terminated", "suspended", "rejected")
"""Statuses of what is broken off, for now or for good."""


class Tag(NamedTuple):
    """A word of data/event_words.tsv in a line; `what` is told at the head of the table."""

    start: int
    end: int
    what: str
    value: str


@cache
def spoken_words(table: str, language: str) -> Lexicon[str]:
    """The words of one language in a table of bot/briefing/data, each with what the table takes it for."""
    found = ((word, what) for what, spoken, cell in rows(table, 3) if spoken == language for word in alternatives(cell))
    return Lexicon(found, group=language)


@cache
def _words(language: str) -> tuple[Lexicon[tuple[str, str]], ...]:
    """The words of a language; of Spanish, French and German ones what names an agreement apart from the other.

    So the longest of each is found: "gründen ein" tells a kind, "gründen" how far it is.
    """
    words = [
        (word, (what.partition(":")[0], what.partition(":")[2]))
        for what, spoken, cell in rows("event_words.tsv", 3)
        if spoken in (language, "*")
        for word in alternatives(cell)
    ]
    if language == "de":
        words += _german_verbs({word for word, (what, _) in words if what in ("status", "skip")})
    if language in ("es", "fr"):
        told = {word for word, (what, _) in words if what in ("status", "skip", "hedge")}
        words += [(form, _of_verb(status)) for form, status in inflected(language) if form not in told]
    if language in _APART:
        nouns = [(word, told) for word, told in words if told[0] in (*_NOUNS, "skip")]
        verbs = [(word, told) for word, told in words if told[0] not in _NOUNS]
        return Lexicon(nouns, group=language), Lexicon(verbs, group=language)
    if language in ("ko", "ja"):
        words = cjk_words.with_forms(words, NAMING, language)
    return (Lexicon(words, group=language),)


def _of_verb(status: str) -> tuple[str, str]:
    """What a regular verb is taken for: "weak:suspended" stands for an everyday verb."""
    return ("weak", status.removeprefix("weak:")) if status.startswith("weak:") else ("status", status)


def _german_verbs(known: set[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The forms of German verbs that are one word, of those that the table does not tell by themselves."""
    for form, verb in joined_forms():
        if form not in known:
            yield form, ("status", verb.status)
            if verb.kind and not form.endswith(verb.infinitive):  # what is to be done may be anything
                yield form, ("kind", verb.kind)


@lru_cache(maxsize=4096)
def is_event_word(word: str) -> bool:
    """Whether a capitalised German word only names a kind of agreement: "Freihandelsabkommen"."""
    return any(words.find(word, flat(word)) for words in _words("de"))


_HAVE_DONE = re.compile(
    r"(?: (?:of|for|from) [^,.;]{2,60}?)? (?:(?:have|has|had|at last|finally|now|already) )*(?:complet|conclud|finish"
    r"|finali[sz]|initial|clinch|wrapp|agreed (?:on )?(?:an?|the)\b|settled|sealed|closed)"
)
"""What negotiators do who no longer negotiate."""


def _tells(t: Tag, text: str, folded: str) -> bool:
    """Whether an English word is what it seems: no month, and of "act" what is still to be done."""
    if t.what == "act":
        ahead = AHEAD.search(folded, max(0, t.start - 40), t.start) is not None
        return ahead or (" that " in folded and WANTED_THAT.search(folded, 0, t.start) is not None)
    if _TRADES.fullmatch(folded, t.start, t.end) and _IS.search(folded, max(0, t.start - 24), t.start):
        return False
    if t.what == "status" and folded.startswith("negotiators", t.start) and _HAVE_DONE.match(folded, t.end):
        return False
    if t.what == "hint" and _OWNS_TOGETHER.search(folded, max(0, t.start - 8), t.end):
        return False
    return text[t.start : t.end] != "May"


def tags(line: Line, language: str) -> tuple[Tag, ...]:
    """The tagged words of `line` in their order."""
    return _tags(line.text, line.folded, language)


@lru_cache(maxsize=128)  # events, titles and roles ask for those of the same lines
def _tags(text: str, folded: str, language: str) -> tuple[Tag, ...]:
    found = [Tag(start, end, *told) for words in _words(language) for start, end, told in words.find(text, folded)]
    if language == "en":
        if parted := [*_parted_by_adverbs(text, folded), *_parted_by_times(text, folded)]:
            found = [t for t in found if not _is_inside(t, parted)] + [t for t in parted if t.what != "skip"]
        phrases = [Tag(*told) for told in english_phrases(text, folded, any(t.what == "status" for t in found))]
        kept = [t for t in found if _tells(t, text, folded)]
        if phrases:
            suits = {t.start for t in phrases if t.value == "settlement"}
            named = [t for t in phrases if t.what == "kind"]
            told = [t for t in phrases if t.what == "status" and t.value in (*ENDED, "negotiating", "proposed")]
            whole = [t for t in phrases if t.what == WHOLE]
            phrases = [t for t in phrases if t.what != WHOLE]
            kept = [
                t
                for t in kept
                if not (t.what == "weak" and t.start in suits)
                and not (t.what in ("status", "weak") and any(_overrules(p, t) for p in told))
                and not (named and t.what in NAMING and _is_part(t, named))
                and not (whole and t.what in VERBS and _is_part(t, whole))
            ]
        return tuple(sorted([*kept, *phrases]) if phrases or parted else kept)
    if language == "de":
        found, more = _whole_verbs(found, [Tag(*told) for told in german_words(folded)])
        known = {(t.start, t.what) for t in found}
        found = sorted([*found, *(t for t in more if (t.start, t.what) not in known)])
        found = [t for t in found if not _is_without_umlaut(t, text, folded)]
        found = [_as_done(t, folded) for t in found if t.what not in SENSED or not _is_else(t, text, folded)]
    found = _as_meant(found, text, folded, language)
    if language in ("es", "fr"):
        more = [Tag(*told) for told in romance_words(folded, language)]
        found = [*(t for t in found if not _within(t, more)), *more] if more else found
    if language == "es":
        found = [t for t in found if t.what != "status" or not _is_noun(text[t.start : t.end])]
    if language == "es" and "pedid" in folded:
        found = [t for t in found if t.value != "contract" or not _ASKED.search(folded, max(0, t.start - 24), t.end)]
    if any(t.what == "deny" for t in found):
        found = [t for t in found if t.what != "deny" or not _confirmed(t, folded)]
    if language == "fr" and "pret" in folded:
        found = [t for t in found if t.value != "financing" or not _IS_READY.match(folded, t.start)]
    if language in ("es", "fr") and "ced" in folded:
        found = [t for t in found if not _FALLS.match(folded, t.start)]
    if language in _APART:  # nouns first where both stand at one place, as the tables have them
        found = sorted(dict.fromkeys(found), key=lambda t: t.start)
    return tuple(found)


def _as_meant(found: list[Tag], text: str, folded: str, language: str) -> list[Tag]:
    """The words that a text means; of a Korean or Japanese one also phrases that a sum or a day parts."""
    if language not in cjk_senses.LANGUAGES:
        return found
    if parted := _parted_in_cjk(text, language):
        found = sorted([*(t for t in found if not _is_inside(t, parted)), *parted])
    return [t for t in found if t.what not in _OF_CJK or not cjk_senses.is_another(t.start, folded, language)]


def _is_else(t: Tag, text: str, folded: str) -> bool:
    return german_sense.is_something_else(t.start, t.end, t.value, text, folded)


def _as_done(t: Tag, folded: str) -> Tag:
    """A German word, which as "neu verhandelt" tells that it is agreed."""
    return t._replace(value="agreed") if t.value == "negotiating" and german_sense.is_done(t.start, folded) else t


def _is_noun(word: str) -> bool:
    """Whether a Spanish word has no accent that would make a verb of it: "pacto", and not "pactó", "el ingreso en"."""
    lower = word.lower()
    return lower in _NOUNS_AS_VERBS or lower.startswith("ingreso ")


def _is_without_umlaut(t: Tag, text: str, folded: str) -> bool:
    """Whether a German verb is another than that of the table, which an umlaut tells: "fordert" is not "fördert"."""
    told = _BY_UMLAUT.get(folded[t.start : t.end])
    return told is not None and t.what in ("status", "hedge") and (t.value == told) != ("ö" in text[t.start : t.end])


def _whole_verbs(found: list[Tag], more: list[Tag]) -> tuple[list[Tag], list[Tag]]:
    """The words of a German text without those verbs whose particle makes them another: "kündigte ... an"."""
    parted = {t.start: t for t in more if t.what == PARTED}
    if not parted:
        return found, more
    whole = [t._replace(what="status") for t in parted.values() if t.value]
    kept = [t for t in found if t.what != "status" or t.start not in parted]
    return kept, [*(t for t in more if t.what != PARTED), *whole]


def _parted_by_adverbs(text: str, folded: str) -> list[Tag]:
    """English verbs of two words with others between them: "are still discussing", "has also hired"."""
    found = []
    for m in _PARTED.finditer(folded):
        end = m.end() + _VERB
        for h in _words("en")[0].find(f"{m[1]} {text[m.end() : end]}", f"{m[1]} {folded[m.end() : end]}"):
            old = h.value[1] == "in_force" and "still" in m[0]  # what is "still in force" is no news
            if h.start == 0 and h.end > len(m[1]) + 1 and not old:
                found.append(Tag(m.end(), m.end() - len(m[1]) - 1 + h.end, *h.value))
    return found


def _parted_by_times(text: str, folded: str) -> list[Tag]:
    """English phrases with a time between their words: "put on Monday its name to"."""
    found = []
    for m in _WHEN.finditer(folded):
        begin, end = max(0, m.start() - _PHRASE), m.end() + _VERB
        cut, gap = m.start() - begin, m.end() - m.start()
        whole = text[begin : m.start()] + text[m.end() : end], folded[begin : m.start()] + folded[m.end() : end]
        found += [
            Tag(begin + h.start, begin + gap + h.end, *h.value)
            for h in _words("en")[0].find(*whole)
            if h.start < cut and h.end > cut + 1
        ]
    return found


def _parted_in_cjk(text: str, language: str) -> list[Tag]:
    """Korean and Japanese phrases with a sum, a day or an adverb between their words: "株式の51%を取得した"."""
    whole = cjk_parted.closed(text, language)
    if whole is None:
        return []
    closed, places, cuts = whole
    hits = _words(language)[0].find(closed, flat(closed))
    return [Tag(places[h.start], places[h.end - 1] + 1, *h.value) for h in cjk_parted.across(hits, cuts)]


def _is_inside(tag: Tag, others: list[Tag]) -> bool:
    """Whether a verb is only a part of a longer one."""
    verbs = ("status", "weak")
    return _is_part(tag, (o for o in others if o.what == "skip" or (tag.what in verbs and o.what in verbs)))


def _confirmed(deny: Tag, folded: str) -> bool:
    """Whether a line tells that a rumour was confirmed."""
    return folded.startswith(_RUMOURS, deny.start) and _CONFIRMED.search(folded) is not None


def _is_part(tag: Tag, phrases: Iterable[Tag]) -> bool:
    """Whether a word is part of a longer phrase: of "joined the pact", which names a kind, the pact is none."""
    return any(p.start <= tag.start and tag.end <= p.end for p in phrases)


def _overrules(phrase: Tag, verb: Tag) -> bool:
    """Whether a verb is part of a phrase that tells another status: "a few clauses left to settle"."""
    return phrase.start <= verb.start and verb.end <= phrase.end and phrase.value != verb.value


def _within(tag: Tag, phrases: list[Tag]) -> bool:
    """Whether a verb is part of a longer phrase that tells how far an agreement is."""
    return tag.what == "status" and _is_part(tag, phrases)
