"""Weigh how much each sentence of an article speaks of what a question is asked about."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from bot.briefing.draft import FigureDraft
from bot.briefing.offline.answers.asked_lines import lies_ahead
from bot.briefing.offline.answers.questions import Part
from bot.briefing.offline.answers.terms import Asked, terms_in
from bot.briefing.offline.figures.measures import find_figures
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import lines
from bot.briefing.proof.figures import is_currency
from bot.model import ArticleText, Briefing, Fact

_FROM_BEFORE = 0.5
"""How much a sentence speaks of what the one before it does."""
_OF_TITLE = 0.5
"""The weight of what the title names, which the whole article is about."""
_OF_NAME = 1.5
_OF_WEAK = 0.3
_WEAK = frozenset({"get", "promise", "make", "run", "role", "location", "background", "effect", "approval", "arrive"})
"""Terms of which questions speak without meaning much."""
_EXACT, _BY_TERM = 1.0, 0.6
"""How much a sentence speaks of a word by another of its terms, where others have the word itself."""
_OF_SORT = {
    "long": frozenset({"term", "end"}),
    "money": frozenset({"price", "money_giver", "invest", "budget", "loan"}),
    "share": frozenset({"share_of", "owner"}),
}
"""Terms beside amounts of a sort."""
_BEGINNING = 30
"""Characters of a sentence in which stands who does what it tells."""
_UNKNOWN = 0.7
"""The weight of a word that no sentence has and that is no term."""
_LEAST = 0.2
"""The weight of what each sentence speaks of."""


class Told:
    """The sentences of an article, and what its briefing proves by each."""

    def __init__(self, briefing: Briefing, article: ArticleText, names: Sequence[tuple[str, ...]]) -> None:
        self.briefing, self.names = briefing, names
        self.lines = [line for line in lines(article) if line.text]
        self.language = article.language or briefing.language or "en"
        self.deals = [[n for n in range(len(self.lines)) if self.proves(n, a)] for a in briefing.agreements]
        self._figures: dict[int, Sequence[FigureDraft]] = {}
        self._named = [[float(has_name(line.folded, forms)) for line in self.lines] for forms in names]

    def proves(self, n: int, fact: Fact) -> bool:
        """Whether a sentence is the evidence of a fact, or part of it, or has it."""
        quote, text = fact.evidence.quote, self.lines[n].text
        return text in quote or quote in text

    def terms(self, n: int) -> frozenset[str]:
        """The terms of which a sentence speaks."""
        return terms_in(self.lines[n].text, self.lines[n].folded, self.language)

    def figures(self, n: int) -> Sequence[FigureDraft]:
        """The figures of a sentence."""
        if n not in self._figures:
            self._figures[n] = find_figures([self.lines[n]], [False], self.language, ())
        return self._figures[n]

    def proves_agreement(self, n: int) -> bool:
        """Whether a sentence proves an agreement."""
        return any(n in proved for proved in self.deals)

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
        return int(self.proves_agreement(n)) if topic == "next" else self.agreement(n)

    def covered(self, asked: Collection[Asked], *, named: bool = True) -> list[float]:
        """How much of what is asked each sentence speaks of, from 0 to 1; of the names in the question too."""
        rows = [self._spoken(one) for one in asked]
        weights = [self._weight(row, one) for one, row in zip(asked, rows, strict=True)]
        if named:
            rows += self._named
            weights += [self._weight(row) for row in self._named]
        every = sum(weights)
        found = []
        for n in range(len(self.lines)):
            own = sum(weight * row[n] for weight, row in zip(weights, rows, strict=True))
            if n > 1:
                own += sum(
                    weight * max(0.0, _FROM_BEFORE * row[n - 1] - row[n])
                    for weight, row in zip(weights, rows, strict=True)
                )
            found.append(own / every if every else 0.0)
        return found

    def awaits(self, n: int) -> bool:
        """Whether a sentence tells that a parliament or an authority has still to approve."""
        return bool(self.terms(n) & {"parliament", "approval"}) and lies_ahead(self.lines[n], self.language)

    def in_title(self, asked: Collection[Asked]) -> bool:
        """Whether the title speaks of all that is asked: the article is about it."""
        title = self.lines[0]
        named = title.part == 0 and all(row[0] for row in self._named)
        return named and all(one.spoken_of(title, self.language) for one in asked)

    def hints(self, n: int, part: Part) -> float:
        """How much else speaks for a sentence: words for the sort of amount, what is to come, who does it."""
        said = self.terms(n)
        found: float = sum(bool(_OF_SORT[cue] & said) for cue in part.cues if cue in _OF_SORT)
        begins = any(has_name(self.lines[n].folded[:_BEGINNING], forms) for forms in self.names)
        if "worth" in part.cues and part.topic == "how_much":
            found += any(is_currency(figure.unit) for figure in self.figures(n))
        begun = replace(self.lines[n], folded=self.lines[n].folded[:_BEGINNING])
        begins = begins or any(not one.terms and one.spoken_of(begun, self.language) for one in part.asked)
        found += 0.5 * begins
        if "else" in part.cues and not self.proves_agreement(n):
            found += 0.5
        if part.topic in ("when", "where") and lies_ahead(self.lines[n], self.language):
            found += -0.5 if "past" in part.cues else 1.0 if "ahead" in part.cues else 0.5
        return found

    def is_idle(self, asked: Asked) -> bool:
        """Whether a word means little and no sentence has it."""
        return bool(asked.terms) and asked.terms <= _WEAK and not any(self._spoken(asked))

    def _spoken(self, one: Asked) -> list[float]:
        row = [one.spoken_of(line, self.language) for line in self.lines]
        return [min(told, _BY_TERM) if told < _EXACT else told for told in row] if _EXACT in row else row

    def _weight(self, row: Sequence[float], asked: Asked | None = None) -> float:
        """How much it tells that a sentence speaks of something: the more, the fewer do."""
        own = 1.0
        if asked is not None:
            own = _OF_NAME if asked.name else _OF_WEAK if asked.terms and asked.terms <= _WEAK else 1.0
        seen = sum(one > 0 for one in row)
        if not seen:
            return own * (_UNKNOWN if asked is not None and not asked.terms and not asked.name else 1.0)
        rare = math.log((len(row) + 1) / (seen + 0.5)) / math.log((len(row) + 1) / 1.5)
        return own * max(_LEAST, rare * (_OF_TITLE if row[0] and self.lines[0].part == 0 else 1.0))


def has_name(body: str, names: Sequence[str]) -> bool:
    """Whether a folded text has one of the forms of a name."""
    return any(len(name) > 1 and _name_pattern(name).search(body) for name in names)


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    folded = flat(name)
    latin = folded[0] < "\u1100"
    return re.compile(rf"(?<![a-z0-9]){re.escape(folded)}" if latin else re.escape(folded))
