"""Read a question: its language, the names in it, and for each of its parts what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.briefing.offline.lines.lexicon import Hit, Lexicon, flat
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.aliases import aliases
from bot.briefing.text.tables import alternatives, rows

MAX_PARTS = 3
"""Parts of a question that are answered."""
_TOPICS = ("why", "when", "where", "how_much", "sectors", "status", "next", "who", "what")
"""What a question may ask, most telling first: "what" asks least."""
_EVENTS = ("sign", "start", "end")
"""Of which it may be asked when and where."""
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
_PARTICLE = re.compile("(?:에서|으로|에게|까지|부터|이나|은|는|이|가|을|를|의|에|도|로|과|와)$")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a question asks."""

    topic: str
    asked: frozenset[str]
    """The beginnings of its own content words, folded."""
    cues: frozenset[str]
    """What of the topic is asked: "start", "sign", "money"; "opponent" and other roles."""


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
    spoken = language
    if language != "en" and not any(_asks(h) for h in _words(language).find(question, folded)):
        spoken = "en"
    hits = _words(spoken).find(question, folded)
    used = [h for h in hits if _asks(h)] + _words(spoken, "stop").find(question, folded)
    cues = _cues(spoken).find(question, folded)
    parts: dict[str, Part] = {}
    for start, end in _spans(folded, hits):
        topic = _topic([h for h in hits if start <= h.start < end])
        own = frozenset(_content(folded, start, end, used))
        if topic or own:
            part = Part(topic or "what", own, frozenset(c.value for c in cues if start <= c.start < end))
            before = parts.get(part.topic)
            parts[part.topic] = Part(part.topic, own | before.asked, part.cues | before.cues) if before else part
    if len(parts) > 1:  # "When and where was it signed?"
        every = frozenset(c.value for c in cues if c.value in _EVENTS)
        parts = {t: Part(t, p.asked, p.cues or every) for t, p in parts.items()}
    return Question(language, tuple(parts.values())[:MAX_PARTS], _named(question, folded))


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


def _content(folded: str, start: int, end: int, used: list[Hit[str]]) -> set[str]:
    """The beginnings of the words between `start` and `end` that neither ask nor tell nothing."""
    found = set()
    for m in _WORD.finditer(folded, start, end):
        for at, word in _pieces(m):
            if not any(h.start < at + len(word) and at < h.end for h in used):
                found.add(word[:2] if _HANGUL.match(word) else word[:6])
    return found


def _pieces(m: re.Match[str]) -> list[tuple[int, str]]:
    """The content words of a run of letters: a Korean one without its particle, Japanese ones by their script."""
    if _SIGNS.search(m[0]):
        return [(m.start() + piece.start(), piece[0]) for piece in _JAPANESE_WORD.finditer(m[0])]
    if _HANGUL.search(m[0]):
        word = _PARTICLE.sub("", m[0])
        return [(m.start(), word)] if len(word) > 1 else []
    return [(m.start(), m[0])] if len(m[0]) > 3 else []


def _named(question: str, folded: str) -> tuple[tuple[str, ...], ...]:
    found: dict[str, tuple[str, ...]] = {}
    for hit in gazetteer.organisations().find(question, folded):
        found[hit.value.name] = (hit.value.name, *aliases(hit.value.name))
    for place in (*gazetteer.places().find(question, folded), *gazetteer.adjectives().find(question, folded)):
        name = gazetteer.state(place.value.code).name
        found[name] = (name, *aliases(name))
    return tuple(found.values())


def _language(question: str, fallback: str | None) -> str:
    """The language of a question: by script, else by its words, else `fallback`, else English."""
    if _HANGUL.search(question):
        return "ko"
    if _SIGNS.search(question):
        return "ja"
    folded = flat(question)
    counts = {code: len({h.start for h in _words(code).find(question, folded)}) for code in ("en", "es", "fr", "de")}
    best = max(counts, key=lambda code: (counts[code], code == fallback, code == "en"))
    return best if counts[best] else fallback if fallback in counts else "en"


@cache
def _words(language: str, what: str = "") -> Lexicon[str]:
    """The words that ask; or those of `what`."""
    return Lexicon(_entries(language, (what,) if what else (*_TOPICS, "noun:", "maybe:")))


@cache
def _cues(language: str) -> Lexicon[str]:
    return Lexicon((word, what.partition(":")[2]) for word, what in _entries(language, ("cue:", "role:")))


@cache
def cue_words(language: str) -> Lexicon[str]:
    """How sentences tell that something starts, ends or is signed; the cue."""
    return Lexicon((word, what[4:]) for word, what in _entries(language, tuple(f"cue:{event}" for event in _EVENTS)))


@cache
def causes(language: str) -> Lexicon[str]:
    """How sentences tell a reason."""
    return Lexicon(_entries(language, ("because",)))


def _entries(language: str, begins: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for what, spoken, cell in rows("question_words.tsv", 3):
        if spoken == language and what.startswith(begins):
            yield from ((word, what) for word in alternatives(cell))
