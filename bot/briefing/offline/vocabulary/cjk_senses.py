"""Tell which Korean and Japanese words of agreements tell of none: parts of other words, those with other objects."""

from __future__ import annotations

import re
from functools import cache

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.text.tables import alternatives, rows

LANGUAGES = ("ko", "ja")
_NEAR = 24
"""Characters before a word in which its object stands."""
_BEHIND_OBJECT = r"[^、。,.]{0,6}$"
_SHORTEST, _LONGEST = 2, 4


def is_another(start: int, folded: str, language: str) -> bool:
    """Whether what stands beside a word at `start` tells that it is none of an agreement: "제의" of "문제의"."""
    senses = _senses(language)
    for end in range(start + _SHORTEST, min(start + _LONGEST, len(folded)) + 1):
        for where, pattern in senses.get(folded[start:end], ()):
            if where == "behind":
                if pattern.match(folded, end):
                    return True
            elif pattern.search(folded, max(0, start - _NEAR), start):
                return True
    return False


@cache
def _senses(language: str) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """What must not stand beside the words of a language, by the word, with where."""
    found: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
    for spoken, where, words, texts in rows("cjk_senses.tsv", 4):
        if spoken == language:
            rule = (where, _pattern(where, [flat(text).replace("_", " ") for text in alternatives(texts)]))
            for word in alternatives(words):
                found[flat(word)] = (*found.get(flat(word), ()), rule)
    return found


def _pattern(where: str, texts: list[str]) -> re.Pattern[str]:
    """What is searched before a word, or matched behind it."""
    any_of = "|".join(map(re.escape, texts))
    if where == "behind":
        return re.compile(any_of)
    if where == "within":
        return re.compile("".join(f"(?<!{re.escape(text)})" for text in texts) + "(?<=[가-힣])$")
    return re.compile(rf"(?:{any_of})" + (_BEHIND_OBJECT if where == "of" else "$"))
