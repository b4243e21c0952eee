"""Find quotes, sentences and names in one article, folded once for all the claims about it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.briefing.text.beginnings import beginnings
from bot.briefing.text.folding import FoldedText, pieces
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.instructions import BLANK, blank_instructions
from bot.briefing.text.names import Names
from bot.briefing.text.numbers import Number, find_numbers
from bot.model import ArticleText

MAX_SENTENCE = 600
"""A "sentence" longer than this is cut at white space: text without full stops, such as a list."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Inc|Corp|Co|Ltd|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Gen|Gov|Sen|Rep|U\.S|U\.K|"
    r"U\.N|E\.U|Sr|Sra|EE\.UU|M|Mme|bzw|z\.B|ca|Mio|Mrd|Nr|rd|d\.h)|\b\d{1,2})\.$"
)
_LONGEST = 5
"""Letters that the word before the full stop of an abbreviation has at most, and one more."""
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Gen|Gov|Sen|Rep|vs)\.$")
"""What never ends a sentence, unlike "Ltd." and "U.S."."""
_OPENS = re.compile(
    r"\s+(?:The|An?|It|Its|They|Their|He|She|His|Her|This|That|These|Those|Both|Each|Neither|Under|But|However|Talks|Terms|If"
    r"|When|After|While|Once|Last|Such|Negotiators|Officials|Shares) [a-z]"
)
"""Behind the full stop of an abbreviation, a sentence that begins."""
_IN_WORD = re.compile(r"(?<=\w)\w")
_JOINED = r"(?<=[a-zß-ÿ]{3}[.!?])[\"”»]*(?=[«“]?[A-ZÀ-Þ](?:[a-zß-ÿ]+[ '’]|['’]|(?<=[AIOYÀ]) ))"
"""Behind the end of a sentence to which the next was joined where a page was read: "... ein.Das Kabinett ..."."""
_END = re.compile(
    rf"[.!?…。！？\n](?:{_JOINED}|(?<=[.!?…])[.!?…]*[\"'”’»)\]]*(?=\s)|(?<=[。！？])[。！？]*[」』”)]*|(?<=\n)\n*)"
)
"""A sentence's end. That it begins with one set of characters makes the search quick."""


class Span(NamedTuple):
    """A slice of the title (`part` 0) or the text (`part` 1) of an article."""

    part: int
    start: int
    end: int


class Sentence:
    """One sentence: its span, its text and the same folded for finding names and words."""

    __slots__ = ("_folded", "_told", "paragraph", "span", "text")

    def __init__(self, span: Span, text: str, paragraph: int) -> None:
        self.span = span
        self.text = text
        self.paragraph = paragraph
        self._folded: str | None = None
        self._told: dict[Names, bool] = {}

    @property
    def folded(self) -> str:
        """`folding.words` of the sentence."""
        if self._folded is None:
            self._folded = fold_words(self.text)
        return self._folded

    def mentions(self, names: Names) -> bool:
        """Whether one of `names` stands in it: kept, as each agreement asks for its parties again."""
        told = self._told.get(names)
        if told is None:
            told = self._told[names] = names.stand_in(self.text, self.folded)
        return told

    def mentions_any(self, parties: Sequence[Names]) -> bool:
        """Whether one of several parties stands in it."""
        for names in parties:  # noqa: SIM110  a loop is twice as fast, and every claim asks it of its sentences
            if self.mentions(names):
                return True
        return False


class Passages:
    """An article, ready for questions. Sentences that speak to a machine are blanked and never found."""

    def __init__(self, article: ArticleText) -> None:
        self.article = article
        self.parts = (blank_instructions(article.title), blank_instructions(article.text))
        self.blanked = self.parts != (article.title, article.text)
        self._places: dict[str, Span | None] = {}
        self._touched: dict[Span, Sequence[Sentence]] = {}
        self._near: dict[Span, list[Sentence]] = {}
        self._pieces: dict[Span, Sentence] = {}

    @cached_property
    def _folded_parts(self) -> tuple[FoldedText, FoldedText]:
        return FoldedText(self.parts[0]), FoldedText(self.parts[1])

    @cached_property
    def whole(self) -> str:
        """Title and text."""
        return "\n".join(self.parts)

    @cached_property
    def folded(self) -> str:
        """`folding.words` of title and text."""
        return fold_words(self.whole)

    def has(self, sentence: str) -> bool:
        """Whether a sentence stands in title or text letter for letter, not begun or ended in a word."""
        at = self.whole.find(sentence)
        return at >= 0 and not _is_in_word(self.whole, at, at + len(sentence))

    def begins(self, sentence: str) -> bool:
        """Whether a sentence of the article begins with this one, with a comma for its full stop."""
        begun = f"{sentence[:-1]}, "
        return sentence.endswith(".") and any(s.text.startswith(begun) for s in self.sentences)

    def tells(self, sentence: str) -> bool:
        """Whether `folding.words` of a sentence stand in title or text word by word, not begun or ended in a word."""
        text = self.folded
        start = text.find(sentence)
        while start >= 0:
            end = start + len(sentence)
            if not _is_in_word(text, start, end):
                return True
            start = text.find(sentence, start + 1)
        return False

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of title and text."""
        return tuple([number for s in self.sentences for number in self.numbers_in(s.text)])

    def has_number(self, value: float) -> bool:
        """Whether a number of title or text may be `value`."""
        return any(number.has(value) for number in self.numbers)

    def numbers_in(self, text: str) -> tuple[Number, ...]:
        """The numbers of a sentence or quote."""
        return find_numbers(text, language=self.article.language)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, the title first."""
        found: list[Sentence] = []
        for part, text in enumerate(self.parts):
            paragraph = part
            for start, end, breaks in sentence_spans(text):
                if BLANK not in (piece := text[start:end]):
                    found.append(Sentence(Span(part, start, end), piece, paragraph))
                paragraph += breaks
        return tuple(found)

    @cached_property
    def beginnings(self) -> Set[str]:
        """How the words of `folded` begin: what may begin a word of a name."""
        return beginnings(self.folded)

    @cached_property
    def _places_of_sentences(self) -> dict[Span, int]:
        return {s.span: n for n, s in enumerate(self.sentences)}

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return [(s.span.part, s.span.start) for s in self.sentences]

    @cached_property
    def _ends(self) -> list[tuple[int, int]]:
        return [(s.span.part, s.span.end) for s in self.sentences]

    def find(self, quote: str) -> Span | None:
        """Where `quote` stands, but for case, white space and typography; of an abridged quote its longest piece."""
        if quote not in self._places:  # most quotes prove several claims
            found = self._find(quote)
            if found is None:
                found = next((self._find(p) for p in pieces(quote)[:1] if p != quote and len(p) > 15), None)
            self._places[quote] = found
        return self._places[quote]

    def _find(self, quote: str) -> Span | None:
        title, text = self._folded_parts
        for search in (FoldedText.find_exact, FoldedText.find):
            for part, folded in ((1, text), (0, title)):
                if place := search(folded, quote):
                    return Span(part, *place)
        return None

    def slice(self, span: Span) -> str:
        """The verbatim text of a span."""
        return self.parts[span.part][span.start : span.end].strip()

    def touched(self, span: Span) -> Sequence[Sentence]:
        """The sentences that `span` touches."""
        found = self._touched.get(span)
        if found is None:
            first, after = self._around(span)
            found = self._touched[span] = self.sentences[first:after]
        return found

    def piece(self, span: Span) -> Sentence:
        """What `span` has, as if it were a sentence."""
        found = self._pieces.get(span)
        if found is None:
            found = self._pieces[span] = Sentence(span, self.slice(span), 0)
        return found

    def _around(self, span: Span) -> tuple[int, int]:
        """The sentences that `span` touches, as indices (first, after the last) into `sentences`."""
        at = self._places_of_sentences.get(span)
        if at is not None:  # most quotes are sentences
            return at, at + 1
        first = bisect_right(self._ends, (span.part, span.start))
        after = bisect_left(self._starts, (span.part, span.end))
        return (first, after) if first < after else (0, 0)

    def neighbourhood(self, span: Span) -> list[Sentence]:
        """The sentences of `span`, with those before and after in its paragraph."""
        found = self._near.get(span)
        if found is None:
            found = self._near[span] = self._neighbours(span)
        return found

    def _neighbours(self, span: Span) -> list[Sentence]:
        first, after = self._around(span)
        if first == after:
            return []
        paragraphs = {s.paragraph for s in self.sentences[first:after]}
        near = self.sentences[max(0, first - 1) : after + 1]
        return [s for s in near if s.paragraph in paragraphs and s.span.part == span.part]

    def mentions(self, names: Names) -> bool:
        """Whether one of `names` stands anywhere in the article."""
        return names.stand_in(self.whole, self.folded, lambda _: self.beginnings)


def _is_in_word(text: str, start: int, end: int) -> bool:
    """Whether a slice begins or ends within a word."""
    return _IN_WORD.match(text, start) is not None or _IN_WORD.match(text, end) is not None


@lru_cache(maxsize=8)  # who drafts and who grounds read the same article
def sentence_spans(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Spans (start, end) of the sentences of `text`, and whether a paragraph ends there."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    start = 0
    for m in _END.finditer(text):
        paragraph = "\n" in m[0]
        if not paragraph and m[0] == "." and _is_within(text, m.end()):
            continue
        yield from _bounded(text, start, m.start() if paragraph else m.end(), paragraph)
        start = m.end()
    yield from _bounded(text, start, len(text), breaks=True)


def _is_within(text: str, end: int) -> bool:
    """Whether a full stop ends no sentence: that of an abbreviation, or one before a small letter ("a.s.r. and X")."""
    if end > _LONGEST and text[end - 1 - _LONGEST : end - 1].isalpha():
        return False  # that of a long word, as most are
    if _ABBREVIATION.search(text, max(0, end - 8), end):
        return _TITLED.search(text, max(0, end - 8), end) is not None or _OPENS.match(text, end) is None
    return text[end + 1 : end + 2].islower() and text[end + 2 : end + 3].islower() and text[end - 3 : end - 2] == "."


def _bounded(text: str, start: int, end: int, breaks: bool) -> Iterator[tuple[int, int, bool]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > 0 else start + MAX_SENTENCE
        yield start, cut, False
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end, breaks
