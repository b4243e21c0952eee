"""Read the words of agreements in a line: what kind, how far, hedged, denied or told of earlier times."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from bot.briefing.offline.lexicon import Lexicon, flat
from bot.briefing.offline.text import Line
from bot.briefing.tables import alternatives, rows


class Tag(NamedTuple):
    """A word of data/event_words.tsv in a line; `what` is told at the head of the table."""

    start: int
    end: int
    what: str
    value: str


@cache
def _words(language: str) -> Lexicon[tuple[str, str]]:
    return Lexicon(
        (
            (word, (what.partition(":")[0], what.partition(":")[2]))
            for what, spoken, cell in rows("event_words.tsv", 3)
            if spoken in (language, "*")
            for word in alternatives(cell)
        ),
        group=language,
    )


@lru_cache(maxsize=4096)
def is_event_word(word: str, language: str = "de") -> bool:
    """Whether a capitalised word only names a kind of agreement: "Freihandelsabkommen"."""
    return bool(_words(language).find(word, flat(word)))


def tags(line: Line, language: str) -> list[Tag]:
    """The tagged words of `line` in their order."""
    return [Tag(h.start, h.end, *h.value) for h in _words(language).find(line.text, line.folded)]
