"""Read a question: its language, the names in it, and for each of its parts what is asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from bot.briefing.offline.answers.terms import Asked, question_terms
from bot.briefing.offline.lines.lexicon import Hit, Lexicon, flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.aliases import aliases
from bot.briefing.offline.sectors import sector_words
from bot.briefing.text.tables import alternatives, rows

MAX_PARTS = 3
"""Parts of a question that are answered."""
_TOPICS = ("why", "when", "where", "how_much", "goods", "sectors", "status", "next", "who", "what")
"""What a question may ask, most telling first: "what" asks least."""
_EVENTS = frozenset({"sign", "start", "force", "end"})
"""Terms of which it may be asked when and where."""
_BREAK = re.compile(
    r"[?!;\uff1f\uff1b]+\s*|[,\uff0c、](?!\d)\s*| (?:and|as well as|plus|y|e|et|ainsi que|und|sowie) "
    r"|(?:이고|이며|하고|[와과고며]) |(?:^| )(?:그리고|및) |(?<=[\u3040-\u9fff])(?:と|および|及び|また|そして)"
)
"""Where a part of a question may end."""
_BESIDE = 2
"""Signs between two words that ask in one part: "언제 어디서"."""
_WORD = re.compile(r"[^\W_]{2,}")
_SIGNS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_JAPANESE_WORD = re.compile("[ァ-ヶー]{2,}|[\u3400-\u9fff]{2,}")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_ENDING = re.compile(r"(?<=[a-z]{4})(?:ing|ed|e?s|en)$")
_STEM = 6
_COUNTER = re.compile("몇 ?([가-힣])|何([人社隻台件基羽頭校枚本か国])")
"""What is counted: "몇 척"."""
_WHICH = re.compile("(?:which|what|que|quel(?:le)?s?|welche[rsnm]?|어떤|무슨|어느|どの|どんな) ?")
_PARTICLE = re.compile("(?:에서|으로|에게|까지|부터|이나|은|는|이|가|을|를|의|에|도|로|과|와)$")


_Name = tuple[Hit[Any], str]
"""A name in a question, and whose it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a question asks."""

    topic: str
    asked: frozenset[Asked]
    """What it is asked about: its content words."""
    cues: frozenset[str]
    """What sort of amount is asked: "money", "long", "share", "count"."""

    @property
    def terms(self) -> frozenset[str]:
        """The terms that it is asked about."""
        return frozenset(term for one in self.asked for term in one.terms)


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks."""

    language: str
    parts: tuple[Part, ...]
    """None where it has neither a word that asks nor a content word."""
    names: tuple[tuple[str, ...], ...]
    """The names in it, each with every form under which an article may have it."""


def read_question(question: str, fallback: str | None) -> Question:
    """Read a question; `fallback` is its language (ISO 639-1) where its words do not tell."""
    language = _language(question, fallback)
    folded = flat(question)
    terms = question_terms(language).find(question, folded)
    hits = [hit for hit in _words(language).find(question, folded) if not _in_longer(hit, terms)]
    names = _name_hits(question, folded, terms)
    content = list(_content(question, folded, language, [h for h in hits if _asks(h)], names))
    cues = _cues(language).find(question, folded)
    parts: dict[str, Part] = {}
    for start, end in _spans(folded, hits):
        topic = _topic([h for h in hits if start <= h.start < end])
        own = frozenset(asked for at, asked in content if start <= at < end)
        if topic or own:
            part = Part(topic or "what", own, frozenset(c.value for c in cues if start <= c.start < end))
            before = parts.get(part.topic)
            parts[part.topic] = Part(part.topic, own | before.asked, part.cues | before.cues) if before else part
    if len(parts) > 1:  # "When and where was it signed?"
        every = frozenset(asked for _, asked in content if asked.terms & _EVENTS)
        parts = {t: Part(t, p.asked if p.terms & _EVENTS else p.asked | every, p.cues) for t, p in parts.items()}
    if names and not parts:
        parts["what"] = Part("what", frozenset(), frozenset())
    named = {name: (name, *aliases(name)) for _, name in names}
    return Question(language, tuple(parts.values())[:MAX_PARTS], tuple(named.values()))


def _asks(hit: Hit[str], *, noun: bool = True) -> bool:
    """Whether a word asks by itself, or is a noun that may stand for a question."""
    return hit.value in _TOPICS or (noun and hit.value.startswith("noun:"))


def _topic(hits: list[Hit[str]]) -> str:
    """What a part asks: what its interrogative says, where that is no "what"; else its noun; else its other words."""
    said = {t: {h.value for h in hits} & {t, f"noun:{t}", f"maybe:{t}"} for t in _TOPICS}
    for form in ("", "noun:", "maybe:"):
        for topic in _TOPICS[:-1]:
            if f"{form}{topic}" in said[topic] and not (said["what"] and f"{form}{topic}" == "maybe:status"):
                return topic
    return "what" if said["what"] else ""


def _spans(folded: str, hits: list[Hit[str]]) -> list[tuple[int, int]]:
    """The parts of a question, each of which asks something; what asks nothing goes with the part before it."""
    asking = sorted({(h.start, h.end) for h in hits if _asks(h)})
    cuts = {m.end() for m in _BREAK.finditer(folded)}
    strong = sorted({(h.start, h.end, h.value) for h in hits if _asks(h, noun=False)})
    for (_, end, one), (start, _, other) in pairwise(strong):
        if one != other and "what" not in (one, other) and 0 <= start - end <= _BESIDE:
            cuts.add(start)
    found: list[tuple[int, int]] = []
    begin = 0
    for cut in sorted({*cuts, len(folded)}):
        if any(begin <= at < cut for at, _ in asking) and any(at >= cut for at, _ in asking):
            found.append((begin, cut))
            begin = cut
    return [*found, (begin, len(folded))]


def _content(
    question: str, folded: str, language: str, used: list[Hit[str]], names: list[_Name]
) -> Iterator[tuple[int, Asked]]:
    """What a question is asked about, and where: terms, and words that neither ask nor name nor tell nothing."""
    sectors: dict[int, set[str]] = defaultdict(set)
    for hit in sector_words(Line(question, 0, 0, folded), language):
        sectors[hit.start].add(hit.value.code)
    taken: list[Hit[Any]] = [*used, *(hit for hit, _ in names)]
    for m in _COUNTER.finditer(folded):
        yield m.start(), Asked(m[1] or m[2], whole=True)
    which = {m.end() for m in _WHICH.finditer(folded)}
    for term in question_terms(language).find(question, folded):
        if not _overlaps(term, taken):
            word = _beginning(_run(folded, term.start, term.end))
            yield term.start, Asked(word, term.value, frozenset(sectors[term.start]), which=term.start in which)
    taken += [*question_terms(language).find(question, folded), *_words(language, "stop").find(question, folded)]
    begun = next((m.start() for m in _WORD.finditer(folded)), 0)
    for m in _WORD.finditer(folded):
        for at, word in _pieces(m, question):
            if not _overlaps(Hit(at, at + len(word), word), taken):
                written = question[at : at + len(word)]
                acronym = written.isupper() and written.isascii()
                named = acronym or (at > begun and written[:1].isupper() and language != "de")
                told = frozenset(sectors[at])
                begins = word if acronym else _beginning(word)
                yield at, Asked(begins, sectors=told, whole=acronym, name=named, which=at in which)


def _run(folded: str, start: int, end: int) -> str:
    """The word of a hit; of a Japanese one the whole compound."""
    if _SIGNS.match(folded, start):
        return next((m[0] for m in _JAPANESE_WORD.finditer(folded) if m.start() <= start < m.end()), folded[start:end])
    return _PARTICLE.sub("", folded[start:end])


def _overlaps(hit: Hit[Any], taken: list[Hit[Any]]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in taken)


def _beginning(word: str) -> str:
    """What all forms of a word begin with."""
    if _HANGUL.match(word):
        return word[:2]
    if _SIGNS.match(word):
        return word
    return _ENDING.sub("", word)[:_STEM]


def _pieces(m: re.Match[str], question: str) -> list[tuple[int, str]]:
    """The content words of a run of letters: a Korean one without its particle, Japanese ones by their script."""
    if _SIGNS.search(m[0]):
        return [(m.start() + piece.start(), piece[0]) for piece in _JAPANESE_WORD.finditer(m[0])]
    if _HANGUL.search(m[0]):
        word = _PARTICLE.sub("", m[0])
        return [(m.start(), word)] if len(word) > 1 else []
    acronym = question[m.start() : m.end()].isupper()
    return [(m.start(), m[0])] if len(m[0]) > 3 or acronym else []


def _name_hits(question: str, folded: str, terms: list[Hit[Any]]) -> list[_Name]:
    """The names in a question, and whose each is; a longer word is none: "인도하"."""
    places = (*gazetteer.places().find(question, folded), *gazetteer.adjectives().find(question, folded))
    found: list[_Name] = [(hit, hit.value.name) for hit in gazetteer.organisations().find(question, folded)]
    found += [(hit, gazetteer.state(hit.value.code).name) for hit in places]
    return [(hit, name) for hit, name in found if not _in_longer(hit, terms)]


def _in_longer(hit: Hit[Any], terms: list[Hit[Any]]) -> bool:
    """Whether a word is part of a longer term: the "price" of "share price"."""
    return any(
        term.start <= hit.start and hit.end <= term.end and term.end - term.start > hit.end - hit.start
        for term in terms
    )


def _language(question: str, fallback: str | None) -> str:
    """The language of a question: by script, else by its words, else `fallback`, else English."""
    if _HANGUL.search(question):
        return "ko"
    if _SIGNS.search(question):
        return "ja"
    folded = flat(question)
    counts = {code: len(_places(question, folded, code)) for code in ("en", "es", "fr", "de")}
    best = max(counts, key=lambda code: (counts[code], code == fallback, code == "en"))
    return best if counts[best] else fallback if fallback in counts else "en"


def _places(question: str, folded: str, language: str) -> set[int]:
    """Where a question has words of a language."""
    lexicons = (_words(language), _words(language, "stop"), question_terms(language))
    return {hit.start for lexicon in lexicons for hit in lexicon.find(question, folded)}


@cache
def _words(language: str, what: str = "") -> Lexicon[str]:
    """The words that ask; or those of `what`."""
    return Lexicon(_entries(language, (what,) if what else (*_TOPICS, "noun:", "maybe:")))


@cache
def _cues(language: str) -> Lexicon[str]:
    return Lexicon((word, what.partition(":")[2]) for word, what in _entries(language, ("cue:",)))


@cache
def causes(language: str) -> Lexicon[str]:
    """How sentences tell a reason."""
    return Lexicon(_entries(language, ("because",)))


def _entries(language: str, begins: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for what, spoken, cell in rows("question_words.tsv", 3):
        if spoken == language and what.startswith(begins):
            yield from ((word, what) for word in alternatives(cell))
