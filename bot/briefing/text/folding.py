"""Fold text so that two spellings of the same words compare equal, with a way back to the original slice."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALIKE = (
    dict.fromkeys("‘’‚‛′´`＇", "'")
    | dict.fromkeys("“”„‟″«»‹›「」『』《》〈〉＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
)
_UNLIKE = re.compile(f"[{''.join(_ALIKE)}]")
_SPACES = re.compile(r"\s+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_MAY_HAVE_ACCENTS = re.compile("[\u00c0-\u1fff\u2190-\u2aff\u3099\u309a\U00010000-\U0010ffff]")
"""Characters that NFD takes apart, or that NFC puts together; not kana, Han and Hangul, of which whole articles are."""
_LETTERS = re.compile(r"[^\W\d_]+")
_ONLY_LETTERS, _ONLY_WORDS = (
    bytes(n if n < 128 and kept(chr(n)) else 32 for n in range(256)) for kept in (str.isalpha, str.isalnum)
)
"""Make a space of whatever is no letter of ASCII, and no digit: of bytes in a tenth of the time of `str.translate`."""
_EDGES = "\"' \t\r\n"
_ELLIPSIS = re.compile(r"\[?(?:\.{3,}|…)\]?")


def fold(text: str) -> str:
    """`text` without white space, case, invisible characters, and with one form of quotation mark and dash."""
    return _SPACES.sub("", _alike(text).casefold())


def words(text: str) -> str:
    """`text` for finding names: case, accents and typography folded, words separated by one space."""
    return _names(text) if len(text) <= _NAME else _sentences(text) if len(text) <= _SENTENCE else _words(text)


def _words(text: str) -> str:
    plain = _alike(text).casefold()
    if not plain.isascii() and _MAY_HAVE_ACCENTS.search(plain):
        # Accents only: the voicing marks of kana and the letters of Hangul are no decoration.
        plain = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", plain)))
    return " ".join(plain.split())


def _alike(text: str) -> str:
    """NFKC with one form of quotation mark and dash, without invisible characters."""
    if text.isascii():
        return text.replace("`", "'")
    return _UNLIKE.sub(lambda m: _ALIKE[m[0]], unicodedata.normalize("NFKC", text))


_NAME, _SENTENCE = 80, 700
"""Characters of the longest text that is taken for a name, and for a sentence."""
_names = lru_cache(maxsize=8192)(_words)  # names and their aliases come again with every article
_sentences = lru_cache(maxsize=128)(_words)  # each claim asks of its quote again


def runs_of_letters(text: str) -> list[str]:
    """What stands between all that is no letter."""
    return text.encode().translate(_ONLY_LETTERS).decode().split() if text.isascii() else _LETTERS.findall(text)


def words_of_ascii(text: str) -> list[str]:
    """What stands between all that is no letter and no digit, in a text of ASCII."""
    return text.encode().translate(_ONLY_WORDS).decode().split()


def pieces(quote: str) -> list[str]:
    """The parts of a quote that was abridged with an ellipsis, longest first."""
    return sorted((p for p in (part.strip(_EDGES) for part in _ELLIPSIS.split(quote)) if p), key=len, reverse=True)


class FoldedText:
    """A text folded once, for finding many quotes in it. A slice that is found is verbatim after `squash`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._normal = unicodedata.is_normalized("NFKC", text)
        self._folded: str | None = None
        self._starts: list[int] = []
        self._ends: list[int] = []

    def find_exact(self, quote: str) -> tuple[int, int] | None:
        """Offsets of `quote` where it stands letter for letter; cheap, and what honest summarizers need."""
        quote = quote.strip()
        at = self._text.find(quote) if quote else -1
        end = at + len(quote)
        # A slice keeps its NFKC form where no character joins what stands before it.
        if at >= 0 and (self._normal or not (_continues(self._text[at]) or _continues(self._text[end : end + 1]))):
            return at, end
        return None

    def find(self, quote: str) -> tuple[int, int] | None:
        """Offsets (start, end) of `quote` in the original text, or None. The first place counts."""
        quote = quote.strip()
        if not quote:
            return None
        if self._folded is None:
            self._fold()
        assert self._folded is not None
        # A model puts marks around a quote, or a full stop after a clause, that the article does not have there.
        for wanted in dict.fromkeys((fold(quote), fold(quote.strip(_EDGES)), fold(quote).strip("\"'").rstrip(".。"))):
            if wanted and (at := self._folded.find(wanted)) >= 0:
                return self._starts[at], self._ends[at + len(wanted) - 1]
        return None

    def _fold(self) -> None:
        """Fold with an index: `_starts[i]` and `_ends[i]` are the original offsets behind folded character i."""
        text = self._text
        folded: list[str] = []
        at = 0
        while at < len(text):
            end = at + 1
            while end < len(text) and _continues(text[end]):
                end += 1
            form = _fold_segment(text[at:end]) if end - at == 1 else fold(text[at:end])
            if form:
                folded.append(form)
                self._starts.extend([at] * len(form))
                self._ends.extend([end] * len(form))
            at = end
        self._folded = "".join(folded)


@lru_cache(maxsize=8192)
def _fold_segment(char: str) -> str:
    return fold(char)


@lru_cache(maxsize=8192)
def _continues(char: str) -> bool:
    """Whether NFKC may join `char` to what stands before it: combining marks and the later jamo of a syllable."""
    if char.isascii():  # or at the end of the text
        return False
    first = unicodedata.normalize("NFKC", char)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff" or "\ud7b0" <= first <= "\ud7ff"
