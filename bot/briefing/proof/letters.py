"""See whether a text has signs that its article has not: spoilt ones, pictures, names in another script."""

from __future__ import annotations

import re
import unicodedata

from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.passages import Passages

_SPOILT = {"So", "Cf", "Co", "Cn", "Cs", "Sk"}
"""General categories of pictures, invisible signs and what is no character."""
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(r"[\u0370-\u10ff\u1200-\u1dff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2fdf\ua000-\uabff]")
"""A letter that is neither Latin, Korean nor Japanese: Greek, Cyrillic, Arabic and others."""
_CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")


def strange_letters(sentence: str, at: Passages, language: str | None) -> str | None:
    """What in a sentence of a language (None: of any) is written in signs that neither it nor the article has."""
    for char in sentence:
        if (char == "\ufffd" or unicodedata.category(char) in _SPOILT) and char not in at.whole:
            return f"the sign {ascii(char)[1:-1]}"
    plain = unicodedata.normalize("NFKC", sentence)
    for word in _WORD.findall(plain):
        if _OTHER.search(word) and fold_words(word) not in at.folded:
            return str(word)
    if language in (None, "ko", "ja"):
        return None
    return next((run for run in _CJK.findall(plain) if run not in at.folded), None)
