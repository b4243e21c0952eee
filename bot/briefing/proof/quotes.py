"""Find the words of an article that prove a claim: the quote that is given for it, or the sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.briefing.proof import cues
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.names import Names
from bot.briefing.text.passages import Passages, Sentence, Span

MAX_QUOTE = 700
"""Evidence longer than this proves nothing a reader would look up: the one sentence that carries the fact is taken."""
MIN_QUOTE = 12
"""A quote shorter than this (a name, a number) is widened to its sentence."""
_WORD = re.compile(r"\w+")


class Quotes:
    """The quotes of one article."""

    def __init__(self, passages: Passages) -> None:
        self._at = passages

    def of(self, claimed: str, carries: Callable[[Sentence], bool]) -> str | None:
        """The claimed quote if it carries the fact, widened to its sentence if need be; else the best sentence."""
        span = self._at.find(claimed)
        telling = self.telling(span, carries)
        if span is not None and telling is not None:
            return telling.text if telling.span == span else self.widen(span, telling, carries)
        best = None
        for sentence in sorted(self._at.sentences, key=lambda s: -s.span.part):  # the title proves less than the text
            if carries(sentence):
                if cues.speaks_of_agreement(sentence.folded):
                    return sentence.text
                best = best or sentence
        return best.text if best else None

    def telling(self, span: Span | None, carries: Callable[[Sentence], bool]) -> Sentence | None:
        """The first sentence of `span` that carries the fact."""
        if span is not None:
            for sentence in self._at.touched(span):
                if carries(sentence):
                    return sentence
        return None

    def widen(self, span: Span, telling: Sentence | None, carries: Callable[[Sentence], bool]) -> str:
        """The quote itself where it carries the fact and is neither too short nor too long, else its sentence."""
        if telling is not None and telling.span == span:
            return telling.text
        quote = self._at.slice(span)
        if MIN_QUOTE <= len(quote) <= MAX_QUOTE:
            same = telling is not None and telling.text == quote
            if same or carries(self._at.piece(span)):
                return quote
        return telling.text if telling is not None else quote[:MAX_QUOTE].strip()

    def of_agreement(self, topic: str, everyone: Sequence[Names], *, undenied: bool = False) -> Sentence | None:
        """The sentence that speaks of an agreement, names one of `everyone` and has most words of `topic`."""
        wanted = _content_words(fold_words(topic.replace("_", " ")))
        best, best_score = None, 0
        for s in self._at.sentences:
            score = len(wanted & _content_words(s.folded))
            if score <= best_score or (undenied and cues.is_denied(s.folded)):
                continue
            if cues.speaks_of_agreement(s.folded) and s.mentions_any(everyone):
                best, best_score = s, score
        return best


def speaks(sentence: Sentence) -> bool:
    """Whether a sentence has a word of agreement, talks or cooperation."""
    return cues.speaks_of_agreement(sentence.folded)


@lru_cache(maxsize=128)  # each agreement without a quote asks for those of every sentence
def _content_words(folded: str) -> frozenset[str]:
    return frozenset([w[:5] for w in _WORD.findall(folded) if len(w) > 3 or not w.isascii()])
