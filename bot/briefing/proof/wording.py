"""Check headline and summary against the article: no number, name, date or grave matter that it does not have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from babel import Locale

from bot.briefing.proof import cues
from bot.briefing.proof.counted import strange_number
from bot.briefing.proof.grave import strange_matter
from bot.briefing.proof.letters import strange_letters
from bot.briefing.proof.relative_dates import strange_relative_date
from bot.briefing.taxonomy import LANGUAGES
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.names import Names, cldr_aliases, country_name, name_pattern
from bot.briefing.text.numbers import find_numbers
from bot.briefing.text.passages import Passages
from bot.briefing.text.tables import alternatives, rows

MAX_HEADLINE = 90
MAX_SUMMARY = 400
_TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_KATAKANA = re.compile(r"[ァ-ヴー]{3,}")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_MIN_OVERLAP = 0.5
"""Share of the content words (of CJK: pairs of characters) that the article must have too."""
_MAY = re.compile(
    r"(?:\b(?:in|since|until|by|from|of|last|next|this|early|late|mid|before|after|\d{1,2}(?:st|nd|rd|th)?)[ -]May\b"
    r"|\bMay \d)(?! (?:be|have|not)\b)"
)
"""The month, and not the verb."""
_ADDRESS = re.compile(
    r"https?://\S+|(?<![\w&./])[@/#][^\W\d]\w+|(?<![\w@./-])(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?|[\w.+-]+@[\w.-]+",
    re.IGNORECASE,
)
"""What a chat makes a link of: addresses, names of accounts, commands, tags."""
_LONG = re.compile(r"\w{3}|/")
"""What an address has, and "EE.UU." has not."""
_SMALL = re.compile(r"(?<![\w@/.-])[a-z]{4,}(?![\w@/-])")
"""A word in small letters, long enough for a name."""
_GENITIVE = re.compile(r"['’]s?$")


def problem(
    sentence: str,
    at: Passages,
    known: frozenset[str],
    *,
    translated: bool = False,
    language: str | None = None,
    signed: bool = True,
) -> str | None:
    """Why `sentence` may not stand, or None. `known` are folded words of the briefing's grounded parties.

    `translated`: it may be in another language than the article, so that its common words tell nothing, nor the
    capital that it begins with; `language` is its own where it is known. `signed`: something that it may tell of is.
    """
    folded = fold_words(sentence)
    if at.tells(folded):
        return None
    if reason := (
        strange_number(sentence, at, language) or _strange_date(sentence, folded, at) or _strange_address(sentence, at)
    ):
        return reason
    own = language if translated else at.article.language
    if stranger := strange_letters(sentence, at, own) or strange_matter(folded, at, own):
        return f"{stranger} is not in the article"
    if country := _strange_country(folded, at, known):
        return f"{country} is not in the article"
    if stranger := _stranger(
        _begun_small(sentence) if translated else sentence, at, known, language or at.article.language
    ):
        return f"{stranger} is not in the article"
    if stranger := _small_stranger(sentence, at, known):
        return f"{stranger} is not in the article"
    if reason := _strange_signing(folded, at, signed=signed):
        return reason
    if not translated and _overlap(folded, at.folded, known) < _MIN_OVERLAP:
        return "hardly a word of it is in the article"
    return None


def _strange_date(sentence: str, folded: str, at: Passages) -> str | None:
    for word in _dates() & set(re.findall(r"\w+", folded)):
        if not name_pattern(word).search(at.folded):
            return f"the date {word} is not in the article"
    if _MAY.search(sentence) and not _MAY.search(at.whole):
        return "the date May is not in the article"
    relative = strange_relative_date(folded, at)
    return f"the date {relative} is not in the article" if relative else None


def _strange_signing(folded: str, at: Passages, *, signed: bool) -> str | None:
    """Why the sentence may not say that something is signed, is not, or is denied."""
    if cues.has_cue("signed-fact", folded):
        if not cues.has_cue("signed-fact", at.folded):
            return "the article tells of no signing"
        if not signed and not cues.signing_lies_ahead(folded):
            return "what it is about is not signed"
    unsigned = any(cues.has_cue(cue, at.folded) for cue in ("not-signed", "signed-hedge"))
    if signed and not unsigned and cues.has_cue("not-signed", folded):
        return "the article tells of a signing"
    if signed and cues.is_denied(folded) and not cues.has_cue("denied", at.folded):
        return "the article denies nothing"
    return None


def _strange_address(sentence: str, at: Passages) -> str | None:
    for address in (told.rstrip(".,;:!?)") for told in _ADDRESS.findall(sentence)):
        if _LONG.search(address) and address.casefold() not in at.whole.casefold():
            return f"{address} is not in the article"
    return None


def shorten(text: str, limit: int) -> str:
    """`text` within `limit` characters, cut between words and marked with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip(" ,;:-–—") + "…"


def join_sentences(sentences: Iterable[str]) -> str:
    """The sentences in a row, with a space between them but behind a Japanese full stop."""
    joined = ""
    for sentence in sentences:
        joined += sentence if not joined or joined[-1] in "。！？」" else f" {sentence}"
    return joined


def _begun_small(sentence: str) -> str:
    """`sentence` with a small first letter, where its first word is no acronym and no part of a longer name."""
    m = re.match(r"\W*([^\W\d_])([a-zß-ɏ]+)(?!\s[A-ZÀ-Þ]|[\w&.-])", sentence)
    return f"{sentence[: m.start(1)]}{m[1].lower()}{sentence[m.end(1) :]}" if m else sentence


def _stranger(sentence: str, at: Passages, known: frozenset[str], language: str | None) -> str | None:
    """A name in `sentence` that the article does not have: Latin capitals, or a run of katakana."""
    for token in _names(_without_numbers(sentence, language), language):
        if not _known(token, at, known):
            return token
    runs = _KATAKANA.findall(sentence)
    return next((run for run in runs if fold_words(run) not in at.folded and fold_words(run) not in known), None)


def _small_stranger(sentence: str, at: Passages, known: frozenset[str]) -> str | None:
    """A listed organisation that `sentence` names in small letters, and the article under none of its names."""
    for word in _SMALL.findall(sentence):
        names = _listed_names().get(word)
        if names is not None and word not in known and not at.mentions(names):
            return str(word)
    return None


def _without_numbers(sentence: str, language: str | None) -> str:
    """`sentence` with its numbers blanked: no "Milliarden" is a name."""
    text = unicodedata.normalize("NFKC", sentence)
    for number in find_numbers(text, language=language, spelled=False):
        text = f"{text[: number.start]}{' ' * (number.end - number.start)}{text[number.end :]}"
    return text


def _names(sentence: str, language: str | None) -> list[str]:
    """Latin words that look like names: capitals, or digits among letters.

    German capitalises every noun: there a name has another beside it, which is no country ("bietet Japan Freihandel").
    """
    tokens = _TOKEN.findall(_CJK.sub(" ", sentence))  # particles of Korean and Japanese stand right behind a name
    found = []
    for n, token in enumerate(tokens):
        if not _LATIN.match(token) or not any(c.isupper() for c in token):
            continue
        if language == "de" and token[1:].islower():
            beside = [fold_words(b) for b in tokens[max(0, n - 1) : n] + tokens[n + 1 : n + 2] if b[:1].isupper()]
            if all(b in _plain_words() or b in _dates() or b in _countries()[1] for b in beside):
                continue
        found.append(token)
    return found


def _known(token: str, at: Passages, known: frozenset[str]) -> bool:
    word = _GENITIVE.sub("", fold_words(token))
    if word in _plain_words() or word in known or len(word) < 2 or name_pattern(word).search(at.folded):
        return True
    parts = [p for p in re.split(r"[-'’.&]", word) if len(p) > 1]
    if parts and parts != [word]:
        return all(p in _plain_words() or p in known or name_pattern(p).search(at.folded) for p in parts)
    # A common word in capitals (a headline) may stand in the article with another ending.
    return not token.isupper() and len(word) > 5 and re.search(rf"\b{re.escape(word[:-2])}", at.folded) is not None


def countries_in(folded: str) -> list[str]:
    """The English names of the countries that a text (`folding.words`) names in any of the six languages."""
    pattern, code_of = _countries()
    codes = dict.fromkeys(code_of[m[0]] for m in pattern.finditer(folded))
    return [name for code in codes if (name := country_name(code))]


def _strange_country(folded: str, at: Passages, known: frozenset[str]) -> str | None:
    """A country that the sentence names and neither the article nor a grounded party does."""
    pattern, code_of = _countries()
    for m in pattern.finditer(folded):
        code = code_of[m[0]]
        name = country_name(code) or m[0]
        if not set(fold_words(name).split()) <= known and not at.mentions(_names_of_country(m[0], name)):
            return name
    return None


@lru_cache(maxsize=512)
def _names_of_country(written: str, name: str) -> Names:
    return Names((written, *cldr_aliases(name)))


def _overlap(folded: str, article: str, known: frozenset[str]) -> float:
    wanted = {w for w in re.findall(r"[^\W\d_]+", folded) if len(w) > 3 and not _CJK.search(w)}
    hits = sum(1 for w in wanted if w in known or w[: max(4, len(w) - 3)] in article)
    pairs = {folded[i : i + 2] for i in range(len(folded) - 1) if _CJK.match(folded[i]) and _CJK.match(folded[i + 1])}
    hits += sum(1 for p in pairs if p in article)
    return hits / (len(wanted) + len(pairs)) if wanted or pairs else 1.0


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(word for _, cell in rows("plain_words.tsv", 2) for word in alternatives(cell))


@cache
def _listed_names() -> dict[str, Names]:
    """The names of organisations by those that are one word, which names nobody else in small letters."""
    words_too = {word for _, cell in rows("homographs.tsv", 2) for word in alternatives(cell)}
    found: dict[str, Names] = {}
    for name, _, _, cell in rows("organisations.tsv", 4):
        names = (name, *alternatives(cell))
        for word in {n.lower() for n in names if _SMALL.fullmatch(n.lower()) and not n.isupper()} - words_too:
            found[word] = Names(dict.fromkeys((*names, *found[word].every) if word in found else names))
    return found


@cache
def _dates() -> frozenset[str]:
    """Names of months and of days of the week in the six languages, but those that are also common words."""
    found: set[str] = set()
    for language in LANGUAGES:
        locale = Locale(language)
        for table in (locale.months["format"]["wide"], locale.days["format"]["wide"]):
            found |= {fold_words(str(name)) for name in table.values()}
    return frozenset(w for w in found if w.isalpha() and len(w) > 2 and w not in ("may", "march", "mars"))


@cache
def _countries() -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    for code in Locale("en").territories:
        if name := country_name(str(code)):
            for alias in cldr_aliases(name):
                if len(alias) > 2 or not alias.isascii():
                    codes.setdefault(fold_words(alias), str(code))
    ordered = sorted(codes, key=len, reverse=True)
    latin = "|".join(re.escape(n) for n in ordered if not _CJK.search(n))
    other = "|".join(re.escape(n) for n in ordered if _CJK.search(n) and len(n) > 1)
    return re.compile(rf"(?<![\w])(?:{latin})(?![a-z0-9])|(?:{other})"), codes
