"""See who buys, sells or lends and to whom, so that no text turns it round: "X buys Y" where Y buys X."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.names import Names, name_pattern
from bot.briefing.text.passages import Passages
from bot.briefing.text.tables import rows

_LEAST = 4
"""Letters of a short name in capitals that may be looked for in small ones: "US" is no "us"."""


class Deed(NamedTuple):
    """What one party does to another, by their numbers."""

    kind: str
    who: int
    whom: int


def turned_round(folded: str, at: Passages, parties: Sequence[Names]) -> str | None:
    """Whom a text (`folding.words`) makes do what the article has done to them, and never by them; None: nobody."""
    if len(parties) < 2:
        return None
    told = deeds(folded, parties)
    if not told:
        return None
    there = {deed for s in at.sentences for deed in deeds(s.folded, parties)}
    for deed in told - there:
        if Deed(deed.kind, deed.whom, deed.who) in there:
            return parties[deed.who].every[0]
    return None


def deeds(folded: str, parties: Sequence[Names]) -> frozenset[Deed]:
    """What parties do to each other in a sentence (`folding.words`)."""
    return frozenset(_deeds(folded, parties)) if _may_tell(folded) else frozenset()


def _deeds(folded: str, parties: Sequence[Names]) -> Iterator[Deed]:
    marked = _marked(folded, parties)
    for kind, pattern in _patterns():
        for m in pattern.finditer(marked):
            who, whom = ord(m["who"]) - _FIRST, ord(m["whom"]) - _FIRST
            if who != whom:
                yield Deed(kind, who, whom)


_FIRST = 0xE000
"""The sign of the first party: no text has it, as it is for private use."""


def _marked(folded: str, parties: Sequence[Names]) -> str:
    """A text with a sign for each name of a party, the longest names first."""
    every = [
        (form, n)
        for n, names in enumerate(parties)
        for form in _forms(names.every)
        if all(word in folded for word in form.split(" "))
    ]
    for form, n in sorted(every, key=lambda e: -len(e[0])):
        folded = name_pattern(form).sub(f" {chr(_FIRST + n)} ", folded)
    return _BEFORE_MARK.sub("", " ".join(folded.split()))


_BEFORE_MARK = re.compile(r" (?=[,.;:'])")


@lru_cache(maxsize=1024)
def _forms(every: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_words(form) for form in every if len(form) >= _LEAST or not form.isupper())


def _may_tell(folded: str) -> bool:
    return _any().search(folded) is not None


@cache
def _any() -> re.Pattern[str]:
    """The beginnings of the verbs, of which most sentences have none."""
    return re.compile("|".join(sorted({literal for *_, cell, _ in _rows() for literal in cell.split(" | ")})))


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return tuple(rows("directions.tsv", 4))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    sign = f"[{chr(_FIRST)}-{chr(_FIRST + 0xFFF)}]"
    found = []
    for kind, language, _, pattern in _rows():
        whole = pattern
        for name, stands in {"WHO": f"(?P<who>{sign})", "TO": f"(?P<whom>{sign})", **_PARTS[language]}.items():
            whole = whole.replace(f"<{name}>", stands)
        found.append((kind, re.compile(whole)))
    return tuple(found)


_PARTS = {
    "en": {
        # Between who acts and the verb; between the verb and whom it is done to, or what is sold.
        "MAY": r"(?:, [^,;.]{1,80},)?,? (?:(?:has|have|had|is|are|was|will|would|may|could|must|to|set|due|about|plans"
        r"|planned|wants|promised|agreed|agrees|agreement|reached|signed|a|an|deal|contract|also|now|finally|then|meanwhile"
        r"|formally|officially|jointly|said|that|it|they|on|in|talks|negotiat(?:es|ed|ing)|order|bids?|bidding|offer(?:s|ed)?|wins?"
        r"|won|seeks?|seeking|close|ready|(?:mon|tues|wednes|thurs|fri|satur|sun)day) ){0,8}?",
        "THING": r"(?:(?!(?:from|by|with|to|and|but|after|before|as|that|which|who|when|if|than|against|for)\b)"
        r"[^\s,;:]+ ){0,7}?",
        "ANY": r"(?:[^\s,;:]+ ){0,8}?",
    },
    "es": {
        "MAY": r",? (?:(?:ha|han|habia|va|van|a|se|tambien|ya|acordo|acuerda|quiere|planea|podra|por) ){0,4}?",
        "THING": r"(?:(?!(?:por|a|al|para|y|pero|que|tras|como|con|si)\b)[^\s,;:]+ ){0,7}?",
    },
    "fr": {
        "MAY": r",? (?:(?:a|ont|avait|va|vont|doit|veut|aussi|finalement|accepte|d') ?){0,4}?",
        "THING": r"(?:(?!(?:par|a|au|aux|pour|et|mais|qui|que|apres|comme|avec|si)\b)[^\s,;:]+ ){0,7}?",
    },
    "de": {
        "MAY": r"(?: (?:aus|in) [^\s,;]+)? (?:(?:auch|nun|jetzt|hat|will) ){0,2}?",
        "THING": r"(?:(?!(?:von|durch|an|und|aber|dass|nach|wie|mit|wenn|fur)\b)[^\s,;:]+ ){0,6}?",
    },
    "ko": {"MAY": "", "THING": ""},
    "ja": {"MAY": "", "THING": ""},
}
"""What may stand between, by language."""
