"""Answer a question from one article, part by part: the facts that are asked for, and the sentences that prove them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from bot.briefing.offline.answers.amounts import has_amount
from bot.briefing.offline.answers.asked_lines import (
    has_date,
    lies_ahead,
    places_in,
    products,
    tells_reason,
    tells_weight,
)
from bot.briefing.offline.answers.facts import facts_of
from bot.briefing.offline.answers.questions import Part, read_question
from bot.briefing.offline.answers.terms import Asked, term_hits
from bot.briefing.offline.answers.told import Told, has_name
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.proof.wording import join_sentences
from bot.briefing.text.tables import rows
from bot.model import Answer, ArticleText, Briefing

MAX_QUESTION = 400
"""Characters of a question that are read."""
MAX_SAID = 1_000
"""Characters of what is said to a part of a question."""
_MAX_QUOTES = 3
_SENTENCES = {"what": 3, "who": 2, "next": 2, "why": 2, "goods": 2, "status": 2, "how_much": 2}
"""Sentences that answer a topic; others one."""
_MONEY = frozenset({"budget", "money_giver", "loan", "use_of_money"})
_IMPLIED = {
    "who": {"sign"},
    "what": {"sign", "scope"},
    "goods": {"scope", "sign"},
    "why": {"sign", *_MONEY},
    "next": {"sign", "start"},
    "sectors": {"scope", "sign", "industry"},
    "status": {"final", "scope"},
    "how_much": {"price", "money_giver", "budget", "term", "capacity", "share_of", "sign", "invest", "scope"},
}
"""Terms that a topic implies: sentences need not speak of them."""
_DONE = frozenset({"sign", "approval", "failed", "suspended"})
"""Terms for what may have been done with something that is asked about: "Is the loan agreed?"."""
_STANDING = frozenset({"sign", "final", "failed", "suspended"})
"""Terms of how far an agreement is, which its status answers where no sentence speaks of them."""
_EVENTS = frozenset({"sign", "start", "force", "end", "meet"})
_NEAR = 90
"""Characters between an event that is asked for and its place."""
_ENOUGH = 0.5
"""How much of what is asked a sentence has to speak of."""
_ENOUGH_AND_FITTING = 0.4
"""Where it tells a reason or a place beside."""
_AS_GOOD = 0.8
"""How much of what the best one does a further sentence has to."""
_SURE = 0.8
"""How much of it where the sentence tells no place that is known."""
_BONUS = 0.2


def answer_question(question: str, briefing: Briefing, article: ArticleText, *, summarizer: str) -> Answer:
    """The answer that `article` gives; without quotes where it does not say. Reads `MAX_QUESTION` characters.

    Of a question with several parts the first is the answer, and the others are its `further`: also what the article
    does not say to one of them, where it says something to another.
    """
    question = re.sub(r"\s+", " ", question[:MAX_QUESTION]).strip()
    asked = read_question(question, article.language)
    nothing = Answer(_phrase("nothing", asked.language), (), summarizer, language=asked.language)
    body = flat(f"{article.title}\n{article.text[:60_000]}")
    if not asked.parts or any(not has_name(body, names) for names in asked.names):
        return nothing
    told = Told(briefing, article, asked.names)
    if not told.lines:
        return nothing
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


def _answer(part: Part, told: Told, language: str, nothing: Answer) -> Answer:
    """The answer to one part of a question."""
    asked = part.asked
    if language != told.language:  # words of one language are not looked for in another
        asked = frozenset(one for one in asked if _is_known(one, told))
        if part.asked and not asked and not told.names and part.topic == "what":
            return nothing
    else:  # another word of a sector says nothing, unless it is asked which one
        asked = frozenset(one if one.which else replace(one, sectors=frozenset()) for one in asked)
    implied = _IMPLIED.get(part.topic, set())
    needed = frozenset(one for one in asked if not one.terms or not one.terms <= implied)
    if part.topic == "status" and (told.names or any(not one.terms or not one.terms <= _DONE for one in needed)):
        needed = frozenset(one for one in needed if not one.terms or not one.terms <= _DONE)
    if len(needed) + len(told.names) > 1 or part.topic in ("how_much", "when"):
        needed = frozenset(one for one in needed if not told.is_idle(one))
    best = _best(part, needed, asked - needed, told, language)
    if not best:
        return nothing
    facts = facts_of(part, told, best[:_MAX_QUOTES], asked_for=bool(needed or told.names))
    quotes = tuple(dict.fromkeys(told.lines[n].text for n in sorted(best[:_MAX_QUOTES])))
    text = _phrase(part.topic, language) if facts else f"{_phrase('said', language)} {join_sentences(quotes)}"
    return replace(nothing, text=text[:MAX_SAID], quotes=quotes, facts=facts)


def _is_known(asked: Asked, told: Told) -> bool:
    """Whether an article in another language than the question can be asked for it."""
    return bool(asked.terms or asked.sectors or asked.name) or any(
        asked.spoken_of(line, told.language) for line in told.lines
    )


def _best(part: Part, needed: frozenset[Asked], implied: frozenset[Asked], told: Told, language: str) -> list[int]:
    """The sentences that answer a part, the best first."""
    strict = bool(needed or told.names)
    every = range(len(told.lines))
    fits = list(map(_fitting(part, told, language, strict=strict), every))
    covered, further = told.covered(needed), told.covered(implied, named=False)
    points = [covered[n] + fits[n] + _BONUS * (further[n] + told.hints(n, part)) for n in every]
    enough = _ENOUGH_AND_FITTING if part.topic in ("why", "where") else _ENOUGH
    good = [n for n in every if fits[n] and (covered[n] >= enough or not strict)]
    if not good and strict:
        if part.topic == "why" and told.in_title(needed) and any(fits):
            good = [n for n in every if fits[n]]
        elif part.topic == "why":
            body = [n for n in every if told.lines[n].part] or [0]
            return _beside(max(body, key=lambda n: (covered[n], -n)), covered, told)
        elif part.topic == "where" and not part.terms & _EVENTS:
            good = [n for n in every if covered[n] >= _SURE]
        elif part.topic == "when" and all("force" in one.terms for one in needed):
            good = [n for n in every if told.awaits(n)]  # no day is told, but what has to come before
        elif part.topic == "status" and part.terms <= _STANDING:
            good = [n for n in every if told.proves_agreement(n)]
            strict = False
    good.sort(key=lambda n: (-points[n], told.lines[n].part == 0, told.rank(n, part.topic), n))
    many = _SENTENCES.get(part.topic, 1) if strict or part.topic in ("what", "next", "why") else _MAX_QUOTES
    least = _AS_GOOD * points[good[0]] if good and strict else 0.0
    good = [n for n in good if points[n] >= least]
    return [n for n in good if told.lines[n].part or len(good) == 1][:many]  # the title where no sentence tells it


def _beside(n: int, covered: Sequence[float], told: Told) -> list[int]:
    """The sentence that speaks of what is asked, and the one behind it, which may say why."""
    if covered[n] < _ENOUGH or told.lines[n].part == 0:
        return []
    return [n, n + 1] if n + 1 < len(told.lines) else [n]


def _fitting(part: Part, told: Told, language: str, *, strict: bool) -> Callable[[int], float]:
    """How well a line can prove an answer, whatever it speaks of: not at all where 0."""
    body = [line.part > 0 or len(told.lines) == 1 for line in told.lines]
    both = frozenset({language, told.language})
    fitting: dict[str, Callable[[int], float]] = {
        "when": lambda n: has_date(told.lines[n]),
        "where": lambda n: _has_place(n, part, told),
        "why": lambda n: (
            tells_reason(told.lines[n], both)
            or (not strict and tells_weight(told.lines[n], told.language))
            or (bool(part.terms & _MONEY) and "use_of_money" in told.terms(n))
        ),
        "next": lambda n: lies_ahead(told.lines[n], told.language),
        "what": lambda n: body[n] or strict,
        "goods": lambda n: products(told.lines[n], told.language),
        "how_much": lambda n: has_amount(part, told, n, strict=strict),
    }
    if part.topic in fitting:
        return fitting[part.topic]
    if strict:
        return lambda n: 1.0
    facts = facts_of(part, told, range(len(told.lines)), asked_for=False)
    final = part.topic == "status" and "final" in part.terms
    return lambda n: float(
        any(told.proves(n, fact) for fact in facts) or (final and ("final" in told.terms(n) or told.awaits(n)))
    )


def _has_place(n: int, part: Part, told: Told) -> bool:
    """Whether a sentence tells a place; beside the event whose place is asked for."""
    places = places_in(told.lines[n], told.language)
    events = part.terms & _EVENTS
    if not events or not places:
        return bool(places)
    hits = [hit for hit in term_hits(told.lines[n], told.language) if hit.value & events]
    return any(abs(hit.start - at) <= _NEAR for hit in hits for at in places)


@cache
def _phrases() -> dict[tuple[str, str], str]:
    return {(what, language): phrase for what, language, phrase in rows("answer_phrases.tsv", 3)}


def _phrase(what: str, language: str) -> str:
    return _phrases().get((what, language)) or _phrases()[what, "en"]
