"""Check that a fact which the rules did not find is proved by its sentence alone, whoever claims it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from bot.briefing import cues, figures, taxonomy
from bot.briefing.claims import Claims
from bot.briefing.folding import words as fold_words
from bot.briefing.names import Aliases, code_of_name
from bot.briefing.numbers import Number
from bot.briefing.offline.asides import asides
from bot.briefing.offline.beside_names import tells_kind
from bot.briefing.offline.events import read_events
from bot.briefing.offline.gazetteer import bare_words, organisation_words
from bot.briefing.offline.lexicon import flat
from bot.briefing.offline.mention import Mention
from bot.briefing.offline.mentions import find_mentions
from bot.briefing.offline.sectors import told_outright
from bot.briefing.offline.text import Line, language_of, lines
from bot.briefing.offline.units import is_unit
from bot.briefing.offline.words import is_event_word, tags
from bot.briefing.passages import Passages, Sentence, Span
from bot.model import Agreement, AgreementStatus, Briefing, Figure, Party, PartyKind, Sector

_NO_ACTORS = (PartyKind.STATE, PartyKind.PERSON, PartyKind.OTHER)
"""Kinds that are never added: the rules know every state; persons and what has no kind are no parties."""
_DONE = (AgreementStatus.SIGNED, AgreementStatus.RATIFIED, AgreementStatus.IN_FORCE)
_NO_EVENT = ("deny", "back", "memory")
"""What in data/event_words.tsv makes a sentence one of denial or of earlier times."""
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|outside|around|off|en|desde|cerca de|dans|depuis|pres de|aus|nach|bei|told|laut|selon|segun"
    r"|according to|rivals?|like|unlike|than)\s(?:the |la |el |le |der |dem )?$"
)
_JOINED = re.compile(r"[,;/·・、]|\b(?:and|y|e|et|und)\b|[와과]\s|と")
"""In what is no one name but a list of several."""
_GOES_ON = re.compile(
    r" (?:(?:of|for|de|del|du|des|für|pour|para|von|e|y)(?: the| la| los| las| el| der| den)? )?[A-ZÀ-Þ]"
)
_CAPITAL_BEFORE = re.compile(r"(?<!\w)([A-ZÀ-Þ][\w.&'’-]*) $")
_WITH = re.compile(
    r"\b(?:with|between|and|con|entre|y|e|avec|et|mit|zwischen|und|sowie)\s(?:[^\s,;.]+\s){0,4}[\"“„«]?$"
)
_CLAUSE_MARK = re.compile(r"[,;:.!?()«»“”\"]")
_PARTICLE = re.compile(r"^[\s)」』]?(?:은|는|이|가|와|과|도|측은|は|が|と|も)")
_BRACKET_REACH = 90
_KIND_REACH = 24
_VERB_REACH = 40
"""Characters between a name and the verb that tells what it does."""
_UNIT_REACH = 40
"""Characters behind a number within which its unit stands."""
_CODE = re.compile(r"[^\W_]-?$")
_OF_A_FIELD = ("government_body", "research_education")
"""Kinds of bodies whose name tells the field of what they agree."""
_YEAR = re.compile(r"(?:19|20)\d\d")


class Proof:
    """What the sentences of one article prove, beside the agreements that the rules find in it."""

    def __init__(self, at: Passages, aliases: Aliases, offline: Briefing) -> None:
        self._at = at
        self._aliases = aliases
        self._claims = Claims(at, aliases)
        self._offline = offline

    def names_of(self, name: str) -> tuple[str, ...]:
        """Every form under which `name` may stand in the article."""
        return self._claims.names_of(name)

    def same_name(self, one: str, other: str) -> bool:
        """Whether two names mean one party: a name in common, one with words beside it, or its acronym in brackets."""
        mine, theirs = ({fold_words(n) for n in self.names_of(name)} for name in (one, other))
        if mine & theirs:
            return True
        short, long = sorted((fold_words(one), fold_words(other)), key=len)
        if len(short) > 3 and (long.startswith(f"{short} ") or long.endswith(f" {short}")):
            return True
        return len(short) > 1 and any(
            re.search(rf"{re.escape(a)}\s?[((]{re.escape(b)}[))]", self._at.folded)
            for a, b in ((long, short), (short, long))
        )

    # ------------------------------------------------------------------ facts

    def party(self, party: Party, told: Sequence[Agreement]) -> str | None:
        """Why a party does not stand by itself, or None; `told` are the agreements that it is said to have.

        It is a body that the rules do not have in their tables, but take for the name of one by its form or by what
        stands beside it; and it acts: in the sentence that proves such an agreement, or before a verb of agreement.
        Who stands behind "in", "from" or "according to" does not.
        """
        if party.kind in _NO_ACTORS or code_of_name(party.name) or any(True for _ in self._aliases(party.name)):
            return "the rules know it, and do not take it for a party"
        names = self.names_of(party.name)
        if not self._is_name(party.name) or not any(self._is_body(n) for n in names):
            return "nothing tells that it is an organisation"
        if not told:
            return "no agreement that the rules find is told of it"
        quotes = [a.evidence.quote for a in told]
        if not any(self._acts(n, line, names, quotes) for n, line in enumerate(self._lines)):
            return "it does not act where an agreement is told"
        return None

    def agreement(self, agreement: Agreement, parties: Sequence[Party]) -> str | None:
        """Why an agreement does not stand by itself, or None.

        It has two of `parties`, both in its sentence; that sentence has words of its kind and of its status and of no
        other, tells of no earlier time, denies nothing, and is as sure of a signing as the status is.
        """
        quote = agreement.evidence.quote
        folded = fold_words(quote)
        sentence = Sentence(Span(1, 0, 0), quote, 0)
        known = [p for p in parties if any(self.same_name(p.name, n) for n in agreement.parties)]
        if sum(sentence.mentions(self.names_of(p.name)) for p in known) < 2:
            return "its sentence does not name two parties of it"
        found = tags(Line(quote, 1, 0, flat(quote)), self._language)
        if cues.is_denied(folded) or any(t.what in (*_NO_EVENT, "not") for t in found):
            return "its sentence tells of no agreement"
        if {t.value for t in found if t.what == "kind"} != {str(agreement.kind)}:
            return f"its sentence does not speak of a {taxonomy.KIND_LABELS[agreement.kind]}"
        told = {t.value for t in found if t.what == "status"} == {str(agreement.status)}
        ahead = cues.signing_lies_ahead(folded) or not cues.has_cue("signed-fact", folded)
        if not told or (agreement.status in _DONE) is ahead:
            return f"its sentence does not say {taxonomy.STATUS_LABELS[agreement.status]}"
        return None

    def sector(self, sector: Sector) -> str | None:
        """Why a sector does not stand by itself, or None: a word that tells it outright is where an agreement is told.

        The "health" of a ministry's name counts, that of a company's or a fund's does not: it may deal in anything.
        """
        quotes = [a.evidence.quote for a in self._offline.agreements]
        for line, mentions in zip(self._lines, self._mentions, strict=True):
            if not any(_within(line.text, quote) for quote in quotes):
                continue
            names = [
                (m.start, m.end) for m in mentions if m.form == "organisation" and m.entity.kind not in _OF_A_FIELD
            ]
            for start, end, code in told_outright(line, self._language):
                if code == sector.code and not any(s <= start and end <= e for s, e in names):
                    return None
        return "no sentence that tells the agreement speaks of it outright"

    def figure(self, figure: Figure) -> str | None:
        """Why a figure does not stand by itself, or None.

        It is in no caption; the rules have not read the same number with another unit; it is money, a share, or has a
        unit of data/units.tsv, which stands right behind it; and it is the number as the article's language writes it.
        """
        if any(near(figure.value, other.value) for other in self._offline.figures):
            return "the rules read the number with another unit"
        if not (figure.unit == "percent" or figures.is_currency(figure.unit) or is_unit(figure.unit)):
            return "its unit is none that is known"
        quote = unicodedata.normalize("NFKC", figure.evidence.quote)
        if not any(line.part and _within(line.text, figure.evidence.quote) for line in self._lines):
            return "its sentence is none that tells anything"
        if any(self._counts(figure, number, quote) for number in self._at.numbers_in(figure.evidence.quote)):
            return None
        return "its unit does not stand behind the number"

    def _counts(self, figure: Figure, number: Number, quote: str) -> bool:
        written = quote[number.start : number.end]
        if _CODE.search(quote[: number.start]) or _YEAR.fullmatch(written):  # "K2 tanks" are not two, nor "FA-50" fifty
            return False
        if not near(number.meant(written, self._language), figure.value) or self._is_aside(number, quote):
            return False
        if figure.unit == "percent":
            return number.percent
        if figures.is_currency(figure.unit):
            return figure.unit in number.currencies
        behind = fold_words(quote[number.end : number.end + _UNIT_REACH])
        return re.match(rf"[\s-]*(?:\S+\s){{0,2}}{re.escape(stem(figure.unit))}", behind) is not None

    def _is_aside(self, number: Number, quote: str) -> bool:
        """Whether a number tells the move of a market, or small change: no figure of a deal."""
        if self._language != "en":
            return False
        moved = any(start <= number.start and number.end <= end for start, end in asides(flat(quote)))
        return moved or quote.startswith((" cent ", " cents "), number.end)

    # ------------------------------------------------------------------ who acts

    @cached_property
    def _lines(self) -> list[Line]:
        """The sentences that tell something: without datelines, captions and the like."""
        return lines(self._at.article)

    @cached_property
    def _language(self) -> str:
        return language_of(self._at.article)

    @cached_property
    def _mentions(self) -> list[list[Mention]]:
        return find_mentions(self._lines, self._language)

    @cached_property
    def _background(self) -> list[bool]:
        """Which lines tell of earlier times or of others."""
        published = self._at.article.published_at
        return read_events(self._lines, self._mentions, self._language, published).background

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """The names that the rules take for those of organisations."""
        return frozenset(
            fold_words(m.entity.name) for ms in self._mentions for m in ms if m.form == "organisation" and not m.weak
        )

    def _is_name(self, name: str) -> bool:
        """Whether it may be a name: no word for a kind of agreement or of body, and not in small letters."""
        folded = flat(name)
        if folded in bare_words() or is_event_word(name, self._language) or _JOINED.search(name):
            return False
        return not name[0].islower() or any(c.isupper() for c in name)

    def _is_body(self, name: str) -> bool:
        """Whether the rules take `name` for that of a body, a word tells its kind, or it is a body's acronym."""
        if fold_words(name) in self._bodies:
            return True
        first, _, rest = name.partition(" ")
        if rest[:1].isupper() and tells_kind(first):
            return True  # "Staatskonzern OQ"
        text = self._at.parts[1]
        return any(self._introduced(text, m) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?![a-z0-9])", text))

    def _introduced(self, text: str, m: re.Match[str]) -> bool:
        """Whether a word that tells its kind stands before it ("chipmaker X"), or it is a body's acronym."""
        before = flat(text[max(0, m.start() - _KIND_REACH) : m.start()])
        told = organisation_words("before").find(before, before)
        if told and not before[told[-1].end :].strip(" \"“„«‘'、「"):
            return m[0][:1].isupper() or not m[0].isascii()
        if not m[0].isupper() or text[m.end() : m.end() + 1] not in ")）":
            return False
        # "Economic Partnership Agreement (EPA)" is an agreement, "Tea Development Agency (KTDA)" a body.
        whole = _spelled_out(text[max(0, m.start() - _BRACKET_REACH) : m.start()])
        if not whole or is_event_word(whole.split()[-1], self._language):
            return False
        if any(fold_words(whole).endswith(body) for body in self._bodies):
            return True
        return whole.isascii() and bool(organisation_words("in").find(whole, flat(whole)))

    def _acts(self, n: int, line: Line, names: Sequence[str], quotes: Sequence[str]) -> bool:
        """Whether the body acts in a line: it proves its agreement, or a verb of agreement is its own."""
        proves = any(_within(line.text, quote) for quote in quotes)
        found = tags(line, self._language)
        if not proves and (n == 0 or self._background[n] or any(t.what in (*_NO_EVENT, "not") for t in found)):
            return False
        verbs = [t.start for t in found if t.what in ("status", "kind", "loose")]
        for name in names:
            for m in re.finditer(rf"(?<!\w){re.escape(flat(name))}(?![a-z0-9])", line.folded):
                if _PLACE_BEFORE.search(line.folded[: m.start()]) or self._is_fragment(n, m.start(), m.end()):
                    continue
                if (proves and _WITH.search(line.folded[: m.start()])) or self._has_verb(line, m.end(), verbs):
                    return True
        return False

    def _is_fragment(self, n: int, start: int, end: int) -> bool:
        """Whether what stands there is part of a longer name, as "Banco Europeo" of "Banco Europeo de Inversiones"."""
        if any(m.start <= start and end <= m.end and m.end - m.start > end - start for m in self._mentions[n]):
            return True
        text = self._lines[n].text
        if text[start].isascii() and _GOES_ON.match(text, end):
            return True
        before = _CAPITAL_BEFORE.search(text, 0, start)
        # "Staatskonzern OQ", "Insurer Tasman": a noun of German or a first word may tell what the name is.
        return before is not None and before.start() > 0 and not tells_kind(before[1])

    def _has_verb(self, line: Line, end: int, verbs: Sequence[int]) -> bool:
        if self._language in ("ko", "ja"):
            return _PARTICLE.match(line.text[end:]) is not None and any(v > end for v in verbs)
        return any(0 <= v - end <= _VERB_REACH and not _CLAUSE_MARK.search(line.text, end, v) for v in verbs)


def _spelled_out(before: str) -> str:
    """The name that ends where a bracket opens at the end of `before`: its capitalised words and what joins them."""
    words = before[:-1].split()
    kept: list[str] = []
    for word in reversed(words):
        if word[-1] in ".;:!?)" or not (word[0].isupper() or not word.isascii() or (kept and len(word) < 5)):
            break
        kept.insert(0, word)
    while kept and not (kept[0][0].isupper() or not kept[0].isascii()):
        kept.pop(0)
    return " ".join(kept)


def _within(one: str, other: str) -> bool:
    """Whether one text is part of the other."""
    return one in other or other in one


def near(a: float, b: float) -> bool:
    """Equal to half a percent, as figures are compared."""
    return abs(a - b) <= 0.005 * max(abs(a), abs(b), 1e-9)


def stem(unit: str) -> str:
    """A unit without its plural."""
    return fold_words(unit).rstrip("s")
