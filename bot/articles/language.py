"""Tell in which language a text is."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

MAX_CHARACTERS = 6000
MIN_LETTERS = 3
_WORDS_A_LANGUAGE = 150
# Of a text's words, at least this share are among a language's most frequent ones; in running text it is 0.25 to 0.5.
_MIN_SHARE = 0.08

# Scripts of one language, by the first word of the characters' Unicode names.
_SCRIPTS = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "THAI": "th", "GREEK": "el", "HEBREW": "he",
    "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu",
    "GURMUKHI": "pa", "GEORGIAN": "ka", "ARMENIAN": "hy", "KHMER": "km", "LAO": "lo", "MYANMAR": "my",
    "SINHALA": "si", "ETHIOPIC": "am",
}  # fmt: skip
# Scripts of several languages, with the stop-word lists of the package justext that tell them apart.
_SHARED = {
    "LATIN": {
        "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian",
        "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian_Bokmal", "fi": "Finnish", "is": "Icelandic",
        "pl": "Polish", "cs": "Czech", "sk": "Slovak", "sl": "Slovenian", "hr": "Croatian", "hu": "Hungarian",
        "ro": "Romanian", "sq": "Albanian", "et": "Estonian", "lv": "Latvian", "lt": "Lithuanian", "tr": "Turkish",
        "az": "Azerbaijani", "id": "Indonesian", "ms": "Malay", "tl": "Tagalog", "vi": "Vietnamese", "sw": "Swahili",
        "ca": "Catalan", "af": "Afrikaans", "uz": "Uzbek",
    },
    "CYRILLIC": {
        "ru": "Russian", "uk": "Ukrainian", "be": "Belarusian", "bg": "Bulgarian", "sr": "Serbian",
        "mk": "Macedonian", "kk": "Kazakh", "ky": "Kyrgyz",
    },
    "ARABIC": {"ar": "Arabic", "fa": "Persian", "ur": "Urdu"},
    "DEVANAGARI": {"hi": "Hindi", "mr": "Marathi", "ne": "Nepali"},
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language `text` is mostly in, None when there is too little to tell.

    By script where that decides, else by the most frequent words. Only the first 6,000 characters are looked at.
    """
    text = unicodedata.normalize("NFC", text[:MAX_CHARACTERS])
    scripts = Counter(map(_script, filter(str.isalpha, text)))
    # A Japanese sentence is two thirds Han and Latin letters at most; Korean ones quote Han and Latin names.
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if scripts.total() < MIN_LETTERS:
        return None
    if kana * 8 >= kana + scripts["CJK"] and kana * 6 >= scripts.total():
        return "ja"
    if scripts["CJK"] + kana and (scripts["CJK"] + kana) * 3 >= scripts.total() and not scripts["HANGUL"]:
        return "ja" if kana * 8 >= scripts["CJK"] else "zh"
    if scripts["HANGUL"] * 4 >= scripts.total():
        return "ko"
    script = scripts.most_common(1)[0][0]
    if script in _SHARED:
        return _by_words(text, script)
    return _SCRIPTS.get(script)


def stop_words(language: str | None) -> frozenset[str]:
    """Return the most frequent words of `language` (ISO 639-1), in lower case; empty where there is no list."""
    for names in _SHARED.values():
        if language in names:
            return frozenset(_frequent(names[language], 400))
    return frozenset()


@cache
def _script(character: str) -> str:
    name = unicodedata.name(character, "").split(" ", 1)[0].removesuffix("-EXTENDED")
    return name.removeprefix("HALFWIDTH-") if name else ""


def _by_words(text: str, script: str) -> str | None:
    weights = _weights(script)
    words = _WORD.findall(text.lower())
    scores: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for word in words:
        for language, weight in weights.get(word, ()):
            scores[language] += weight  # type: ignore[assignment]
            hits[language] += 1
    if not scores:
        return None
    best = max(sorted(scores), key=lambda language: scores[language])
    return best if hits[best] >= max(1, len(words) * _MIN_SHARE) else None


@cache
def _weights(script: str) -> dict[str, list[tuple[str, float]]]:
    """Each frequent word with its languages, weighing more the fewer languages share it and the more frequent it is."""
    languages: dict[str, list[tuple[str, int]]] = {}
    for language, name in _SHARED[script].items():
        for rank, word in enumerate(_frequent(name, _WORDS_A_LANGUAGE)):
            languages.setdefault(word, []).append((language, rank))
    return {
        word: [
            (language, math.log(1 + len(_SHARED[script]) / len(found)) / math.log(rank + 3)) for language, rank in found
        ]
        for word, found in languages.items()
    }


@cache
def _frequent(name: str, count: int) -> tuple[str, ...]:
    """The first words of a list: they are sorted by frequency. A few in capitals and with full stops are folded."""
    lines = (files("justext") / "stoplists" / f"{name}.txt").read_text("utf-8").split()
    words = dict.fromkeys(word for line in lines for word in _WORD.findall(unicodedata.normalize("NFC", line.lower())))
    return tuple(words)[:count]
