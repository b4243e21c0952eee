"""Answer a question from one article: the facts that are asked for, and the sentences that prove them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from bot.briefing.offline import gazetteer
from bot.briefing.offline.lexicon import Lexicon, flat
from bot.briefing.offline.text import Line, lines
from bot.briefing.tables import alternatives, rows
from bot.model import Answer, ArticleText, Briefing, Fact

MAX_QUESTION = 400
"""Characters of a question that are read."""
_MAX_QUOTES = 3
_MAX_FACTS = 8
_TOPICS = ("why", "when", "where", "how_much", "who", "sectors", "status", "what")
"""What a question may ask, most telling first: "When was it signed?" asks for a date."""
_DATE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary|uar)?|feb(?:ruary|ruar)?|march|april|may|june"
    r"|july|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:19|20)\d\d|lunes|martes|miercoles|jueves|viernes|sabado"
    r"|domingo|enero|febrero|marzo|abril|mayo|"
    r"junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|janvier|fevrier|mars|avril|mai|"
    r"juin|juillet|aout|septembre|octobre|novembre|decembre|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    r"|sonntag|januar|februar|marz|juni|"
    r"juli|oktober|dezember|today|tomorrow|yesterday|next year|last year|heute|hoy|ano proximo|proximo ano"
    r"|nachstes jahr)\b"
    r"|\d+[년월일]|\d+[年月日]|올해|내년|지난해|来年|今年|昨年|年内"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|en|cerca de|a|dans|pres de|bei|nahe|nach)\s(?:the |la |el |le |der |dem )?[A-ZÀ-Þ]"
    r"|에서|에 |で|にある"
)
_WORD = re.compile(r"[^\W_]{2,}")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def answer_question(question: str, briefing: Briefing, article: ArticleText, *, summarizer: str) -> Answer:
    """The answer that `article` gives; without quotes where it does not say. Reads `MAX_QUESTION` characters."""
    question = re.sub(r"\s+", " ", question[:MAX_QUESTION]).strip()
    language = _language(question, article.language)
    told = [line for line in lines(article) if line.text]
    nothing = Answer(_phrase("nothing", language), (), summarizer, language=language)
    topics, asked = _read(question, language)
    named = _named(question)
    body = flat(f"{article.title}\n{article.text[:60_000]}")
    if any(not _has(body, names) for names in named) or not (topics or asked):
        return nothing
    topic = topics[0] if topics else "what"
    scores = {n: _score(line, asked, named) for n, line in enumerate(told)}
    foreign = language != (article.language or language)
    if foreign and not any(scores.values()):
        asked = set()  # words of one language are not looked for in another
    if not (topics or asked):
        return nothing
    if asked and not named and not any(scores.values()) and topic in ("what", "why", "when", "where", "how_much"):
        return nothing
    fits = _fitting(topic, briefing, language)
    best = sorted(
        (n for n, line in enumerate(told) if fits(line) and (scores[n] or not (asked or named))),
        key=lambda n: (-scores[n], told[n].part == 0, n),
    )[:_MAX_QUOTES]
    if not best and topic in ("who", "status", "sectors"):
        best = [n for n, line in enumerate(told) if fits(line)][:_MAX_QUOTES]
    if not best:
        return nothing
    quotes = tuple(dict.fromkeys(told[n].text for n in best))
    facts = _facts(topic, briefing, quotes)
    text = _phrase(topic, language) if facts else f"{_phrase('said', language)} {quotes[0]}"
    return Answer(text[:1_000], quotes, summarizer, facts, language)


def _read(question: str, language: str) -> tuple[list[str], set[str]]:
    """What is asked, most telling first, and the other content words."""
    folded = flat(question)
    hits = _questions(language).find(question, folded)
    if language != "en" and not hits:
        hits = _questions("en").find(question, folded)
    topics = [t for t in _TOPICS if any(h.value == t for h in hits)]
    used = [(h.start, h.end) for h in hits if h.value in (*_TOPICS, "stop")]
    asked = {
        m[0][:2] if _CJK.match(m[0]) else m[0][:6]
        for m in _WORD.finditer(folded)
        if len(m[0]) > 3 or _CJK.match(m[0])
        if not any(s < m.end() and m.start() < e for s, e in used)
    }
    return topics, asked


def _named(question: str) -> list[tuple[str, ...]]:
    """The names that a question has, each with every form under which an article may have it."""
    folded = flat(question)
    found: dict[str, tuple[str, ...]] = {}
    for hit in gazetteer.organisations().find(question, folded):
        found[hit.value.name] = (hit.value.name, *gazetteer.aliases(hit.value.name))
    for place in (*gazetteer.places().find(question, folded), *gazetteer.adjectives().find(question, folded)):
        name = gazetteer.state(place.value.code).name
        found[name] = (name, *gazetteer.aliases(name))
    return list(found.values())


def _has(body: str, names: tuple[str, ...]) -> bool:
    return any(len(name) > 1 and _name_pattern(name).search(body) for name in names)


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    folded = flat(name)
    latin = folded[0] < "\u1100"
    return re.compile(rf"(?<![a-z0-9]){re.escape(folded)}" if latin else re.escape(folded))


def _score(line: Line, asked: set[str], named: list[tuple[str, ...]]) -> float:
    return sum(w in line.folded for w in asked) + 2.0 * sum(_has(line.folded, names) for names in named)


def _fitting(topic: str, briefing: Briefing, language: str) -> Callable[[Line], bool]:
    """Which lines can prove an answer to `topic`."""
    if topic == "when":
        return lambda line: _DATE.search(line.folded) is not None
    if topic == "where":
        return lambda line: line.part == 1 and _PLACE.search(line.text) is not None
    if topic == "why":
        return lambda line: (
            line.part == 1
            and any(
                h.value == "because"
                for spoken in {language, briefing.language}
                for h in _causes(spoken).find(line.text, line.folded)
            )
        )
    proofs = {
        "who": [p.evidence.quote for p in briefing.parties],
        "how_much": [f.evidence.quote for f in briefing.figures],
        "status": [a.evidence.quote for a in briefing.agreements],
        "sectors": [s.evidence.quote for s in briefing.sectors],
    }.get(topic)
    if proofs is None:
        return lambda line: True
    return lambda line: any(line.text in quote or quote in line.text for quote in proofs)


def _facts(topic: str, briefing: Briefing, quotes: tuple[str, ...]) -> tuple[Fact, ...]:
    """What the briefing has of `topic`; of its figures, those that the quotes tell."""
    facts: dict[str, tuple[Fact, ...]] = {
        "who": briefing.parties,
        "sectors": briefing.sectors,
        "status": briefing.agreements,
        "how_much": tuple(
            f for f in briefing.figures if any(f.evidence.quote in q or q in f.evidence.quote for q in quotes)
        ),
    }
    return facts.get(topic, ())[:_MAX_FACTS]


def _language(question: str, fallback: str | None) -> str:
    """The language of a question: by script, else by its words, else that of the article."""
    if re.search("[\uac00-\ud7a3]", question):
        return "ko"
    if re.search("[\u3040-\u30ff\u3400-\u9fff]", question):
        return "ja"
    folded = flat(question)
    counts = {code: len(_questions(code).find(question, folded)) for code in ("en", "es", "fr", "de")}
    best = max(counts, key=lambda code: (counts[code], code == fallback, code == "en"))
    return best if counts[best] else fallback if fallback in counts else "en"


@cache
def _questions(language: str) -> Lexicon[str]:
    return _table(language, without="because")


@cache
def _causes(language: str) -> Lexicon[str]:
    return _table(language, only="because")


def _table(language: str, *, without: str = "", only: str = "") -> Lexicon[str]:
    return Lexicon(
        (word, what)
        for what, spoken, cell in rows("question_words.tsv", 3)
        if spoken == language and what != without and (not only or what == only)
        for word in alternatives(cell)
    )


@cache
def _phrases() -> dict[tuple[str, str], str]:
    return {(what, language): phrase for what, language, phrase in rows("answer_phrases.tsv", 3)}


def _phrase(what: str, language: str) -> str:
    return _phrases().get((what, language)) or _phrases()[what, "en"]
