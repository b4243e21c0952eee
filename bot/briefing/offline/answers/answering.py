"""Answer a question from one article, part by part: the facts that are asked for, and the sentences that prove them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from bot.briefing.offline.answers.asked_lines import has_date, keeps_quiet, lies_ahead, places_in, tells_reason
from bot.briefing.offline.answers.questions import Part, cue_words, read_question
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line, lines
from bot.briefing.proof.figures import is_currency
from bot.briefing.proof.wording import join_sentences
from bot.briefing.text.tables import rows
from bot.model import Answer, ArticleText, Briefing, Fact, Figure, Party

MAX_QUESTION = 400
"""Characters of a question that are read."""
MAX_SAID = 1_000
"""Characters of what is said to a part of a question."""
_MAX_QUOTES = 3
_MAX_FACTS = 8
_FACTS = ("who", "how_much", "status", "sectors")
"""Topics of which a briefing has facts."""
_SENTENCES = {"what": 3, "next": 2, "why": 2}
"""Sentences that say a thing of which it has none; of others one."""
_DONE = ("signed", "agreed", "ratified", "in_force")
_NEAR = 90
"""Characters between a signing and its place."""
_ROLES = ("opponent", "mediator", "investor", "host", "supporter")
_TERMS = ("years", "months", "days", "weeks", "hours")


def answer_question(question: str, briefing: Briefing, article: ArticleText, *, summarizer: str) -> Answer:
    """The answer that `article` gives; without quotes where it does not say. Reads `MAX_QUESTION` characters.

    Of a question with several parts the first is the answer, and the others are its `further`: also what the article
    does not say to one of them, where it says something to another.
    """
    question = re.sub(r"\s+", " ", question[:MAX_QUESTION]).strip()
    asked = read_question(question, article.language)
    nothing = Answer(_phrase("nothing", asked.language), (), summarizer, language=asked.language)
    body = flat(f"{article.title}\n{article.text[:60_000]}")
    if not asked.parts or any(not _has(body, names) for names in asked.names):
        return nothing
    told = _Told(briefing, article, asked.names)
    found = [_answer(part, told, asked.language, nothing) for part in asked.parts]
    if len(found) == 1 or not any(answer.quotes for answer in found):
        return found[0]
    several = [_labelled(answer, part.topic) for answer, part in zip(found, asked.parts, strict=True)]
    return replace(several[0], further=tuple(several[1:]))


def _labelled(answer: Answer, topic: str) -> Answer:
    """The answer to a part, with what it answers before it."""
    label = _phrase(topic, answer.language or "en")
    said = answer.text.removeprefix(_phrase("said", answer.language or "en")).strip()
    return answer if answer.facts else replace(answer, text=f"{label} {said}"[:MAX_SAID])


class _Told:
    """The sentences of an article, and what its briefing proves by each."""

    def __init__(self, briefing: Briefing, article: ArticleText, names: Sequence[tuple[str, ...]]) -> None:
        self.briefing, self.names = briefing, names
        self.lines = [line for line in lines(article) if line.text]
        self.language = article.language or briefing.language or "en"
        self.deals = [[n for n in range(len(self.lines)) if self.proves(n, a)] for a in briefing.agreements]

    def proves(self, n: int, fact: Fact) -> bool:
        """Whether a sentence is the evidence of a fact, or part of it, or has it."""
        quote, text = fact.evidence.quote, self.lines[n].text
        return text in quote or quote in text

    def agreement(self, n: int) -> int:
        """The number of the first agreement that a sentence proves, or one follows; more than any where it has none."""
        for beside in (0, 1):
            for at, proved in enumerate(self.deals):
                if n - beside in proved:
                    return 2 * at + beside
        return 2 * len(self.deals) + 1

    def rank(self, n: int, topic: str) -> int:
        """How late a sentence comes for a topic: what comes next is seldom told where an agreement is."""
        if topic == "what" and self.lines[n].text in self.briefing.summary:
            return -1
        return int(self.agreement(n) % 2 == 0) if topic == "next" else self.agreement(n)

    def score(self, n: int, asked: frozenset[str]) -> float:
        """How much of what is asked a sentence names."""
        folded = self.lines[n].folded
        return sum(word in folded for word in asked) + 2.0 * sum(_has(folded, names) for names in self.names)

    def shows(self, n: int, cues: frozenset[str], places: Sequence[int] | None = None) -> bool:
        """Whether a sentence tells a start, an end or a signing that is asked for; beside one of `places`, if given."""
        line = self.lines[n]
        hits = [h for h in cue_words(self.language).find(line.text, line.folded) if h.value in cues]
        return any(places is None or any(abs(h.start - at) <= _NEAR for at in places) for h in hits)


def _answer(part: Part, told: _Told, language: str, nothing: Answer) -> Answer:
    """The answer to one part of a question."""
    every = range(len(told.lines))
    asked = part.asked
    if language != told.language and not any(told.score(n, asked) for n in every):
        asked = frozenset()  # words of one language are not looked for in another
        if not told.names and part.topic == "what" and part.asked:
            return nothing
    scores = {n: told.score(n, asked) for n in every}
    strict = bool(asked or told.names)
    if part.topic not in ("who", "status", "sectors") and asked and not any(scores.values()):
        return nothing
    fits = _fitting(part, told, language)
    best = sorted(
        (n for n in every if fits(n) and (scores[n] or not strict)),
        key=lambda n: (-scores[n], told.lines[n].part == 0, told.rank(n, part.topic), n),
    )
    if not best and part.topic in ("who", "status", "sectors"):
        best = [n for n in every if scores[n] and part.topic == "who" and not part.cues] or [
            n for n in every if fits(n)
        ]
    if not best:
        return nothing
    facts = _facts(part, told, best[:_MAX_QUOTES]) if any(map(fits, best)) else ()
    many = _MAX_QUOTES if facts else _SENTENCES.get(part.topic, 1)
    quotes = tuple(dict.fromkeys(told.lines[n].text for n in sorted(best[:many])))
    text = _phrase(part.topic, language) if facts else f"{_phrase('said', language)} {join_sentences(quotes)}"
    return replace(nothing, text=text[:MAX_SAID], quotes=quotes, facts=facts)


def _fitting(part: Part, told: _Told, language: str) -> Callable[[int], bool]:
    """Which lines can prove an answer."""
    if part.topic in _FACTS:
        return _proving(part, told)
    fitting: dict[str, Callable[[Line], bool]] = {
        "when": has_date,
        "where": lambda line: bool(places_in(line, told.language)),
        "why": lambda line: tells_reason(line, frozenset({language, told.language})),
        "next": lambda line: lies_ahead(line, told.language),
        "what": lambda line: line.part > 0 or len(told.lines) == 1,
    }
    fits = fitting[part.topic]
    cues = part.cues & {"start", "end", "sign"}
    if cues and part.topic == "when":
        return lambda n: has_date(told.lines[n]) and told.shows(n, cues)
    if cues and part.topic == "where":
        return lambda n: told.shows(n, cues, places_in(told.lines[n], told.language))
    return lambda n: fits(told.lines[n])


def _proving(part: Part, told: _Told) -> Callable[[int], bool]:
    """Which lines prove a fact of the topic."""
    facts: dict[str, Sequence[Fact]] = {
        "who": _parties(part, told.briefing),
        "how_much": _figures(part, told.briefing),
        "status": told.briefing.agreements,
        "sectors": told.briefing.sectors,
    }
    of_topic = facts[part.topic]
    if part.topic == "how_much" and "money" in part.cues and not any(map(_is_money, of_topic)):
        return lambda n: keeps_quiet(told.lines[n])
    return lambda n: any(told.proves(n, fact) for fact in of_topic)


def _parties(part: Part, briefing: Briefing) -> Sequence[Party]:
    """The parties that are asked for: by their role, or those of what was signed; else all."""
    of_role = [p for p in briefing.parties if p.role.value in part.cues]
    if part.cues & {*_ROLES}:
        return of_role
    if "sign" in part.cues:
        names = {name for a in briefing.agreements if a.status.value in _DONE for name in a.parties}
        return [p for p in briefing.parties if p.name in names] or briefing.parties
    return briefing.parties


def _figures(part: Part, briefing: Briefing) -> Sequence[Figure]:
    """The figures that are asked for: money, or how long; else all."""
    for cue, is_asked in (("long", lambda f: f.unit in _TERMS), ("money", _is_money)):
        if cue in part.cues and (found := [f for f in briefing.figures if is_asked(f)]):
            return found
    return briefing.figures


def _is_money(fact: Fact) -> bool:
    return isinstance(fact, Figure) and is_currency(fact.unit)


def _facts(part: Part, told: _Told, best: Sequence[int]) -> tuple[Fact, ...]:
    """What the briefing has of the topic, as far as the lines that were found tell it."""
    facts: Sequence[Fact] = ()
    if part.topic == "who":
        facts = _parties(part, told.briefing)
    elif part.topic == "sectors":
        facts = told.briefing.sectors
    elif part.topic == "status":
        asked = [a for a in told.briefing.agreements if any(told.proves(n, a) for n in best)]
        facts = (asked if part.asked or told.names else ()) or told.briefing.agreements
    elif part.topic == "how_much":
        facts = [f for f in _figures(part, told.briefing) if any(told.proves(n, f) for n in best)]
    return tuple(facts)[:_MAX_FACTS]


def _has(body: str, names: tuple[str, ...]) -> bool:
    return any(len(name) > 1 and _name_pattern(name).search(body) for name in names)


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    folded = flat(name)
    latin = folded[0] < "\u1100"
    return re.compile(rf"(?<![a-z0-9]){re.escape(folded)}" if latin else re.escape(folded))


@cache
def _phrases() -> dict[tuple[str, str], str]:
    return {(what, language): phrase for what, language, phrase in rows("answer_phrases.tsv", 3)}


def _phrase(what: str, language: str) -> str:
    return _phrases().get((what, language)) or _phrases()[what, "en"]
