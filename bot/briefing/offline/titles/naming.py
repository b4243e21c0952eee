"""Name an agreement in the article's own words: "Executive contract for K2 tanks"; else by its kind and parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.titles.deal_titles import accession_title, kind_title, names_accession, short_title
from bot.briefing.offline.titles.english_deed_titles import deed_title
from bot.briefing.offline.titles.english_titles import english_phrase
from bot.briefing.offline.titles.noun_phrases import noun_phrase
from bot.briefing.offline.titles.relative_titles import relative_title, with_relative
from bot.briefing.offline.titles.thing_titles import amended
from bot.briefing.offline.titles.told_titles import told_title
from bot.briefing.offline.titles.whole_phrases import deed_suits, whole, without_brackets
from bot.briefing.offline.vocabulary.words import NAMING, Tag, tags
from bot.briefing.taxonomy import KIND_LABELS, agreement_kind

MAX_NAMES = 4
"""Parties of a title: the rest stands in the list of all."""
_NO_TITLE = re.compile(r"^.* of (?:its|their|that|the same) (?:kind|sort|type)$|.*\b(?:to|of|for) (?:it|them)$")
"""What names nothing: "first treaty of its kind"."""
_HANGS = re.compile(
    r"(?: (?:with|between|by|from|to|of|for|on|over|in|at|and|how (?:much|many) \w+))+$|^[Tt]alks with$"
)
_ENDS_NO_TITLE = ("kind", "sort", "type", "it", "them")
"""One of these ends each match of it, which is soon seen."""
_SETTLED = re.compile(
    r"(?!settlement\b)(?:[\w-]+ ){0,3}(?:dispute|quarrel|row|fight|feud|lawsuits?|conflict)\b", re.IGNORECASE
)
_ONLY_PAPERS = re.compile(r"^(?:papers?|documents?|terms|text) (?:for|of|on) (?:the |an? )?(?=\S+ )")
_OF_STATES = ("treaty", "regulatory", "trade_agreement")
"""Kinds of which amendments may be an agreement."""
_SPEAKS_OF_BEFORE = re.compile(
    r"(?:the (?:papers?|contract|document|deal|agreement|accord|pact|text|treaty|two|three|four|both|bank|board|idea"
    r"|proposal|offer|request|order|policy|loan|purchase|sale|lease|licen[cs]e|arrangement|plan|project|companies|firms"
    r"|parties|sides|governments|ministers|signing|signatures?)"
    r"|(?:it|its|they|their|both|that|this|these|those|such|neither|signatures?|board approval|ink|lawyers)\b"
    r"|[^.;]{3,80} (?:are|is|will|to) (?:to )?(?:meet|sit down|resume|convene)\b"
    r"|[^,.;]{3,60} (?:signed|sealed|approved|rejected|initialled|put (?:his|her|their) (?:names?|signatures?) to) "
    r"(?:it|them|the"
    r" (?:document|papers?|text))\b|[\"“])"
)


def speaks_of_before(line: Line) -> bool:
    """Whether an English line on an agreement speaks of it as told before: "The papers were signed on Friday"."""
    return _SPEAKS_OF_BEFORE.match(line.folded) is not None


def agreement_title(
    told: Sequence[tuple[Line, Sequence[Mention]]],
    kind: str,
    status: str,
    names: Sequence[str],
    language: str,
    *,
    before: bool = False,
) -> str:
    """What the agreement that the lines of `told` tell is called there, with its parties; by its kind for no more.

    With each line stands whom it mentions. The first of them that says what the agreement is about names it. The last
    is only spoken of by the others where it stands `before` them: what will be done may be something else there.
    """
    last = len(told) - 1 if before else len(told)
    named = (
        _english(line, kind, status, deeds=n < last) if language == "en" else _named(line, who, kind, status, language)
        for n, (line, who) in enumerate(told)
    )
    phrase = next((phrase for phrase in named if phrase), "")
    if not phrase and language == "en":
        phrase = short_title(told[0][0].text, kind, status)
    phrase = phrase or KIND_LABELS[agreement_kind(kind)]
    between = " – ".join(names[:MAX_NAMES])
    return f"{phrase[:1].upper()}{phrase[1:]}: {between}" if between else f"{phrase[:1].upper()}{phrase[1:]}"


def _english(line: Line, kind: str, status: str, *, deeds: bool) -> str:
    """What an English line calls the agreement, or says that it is about; its `deeds` too where it tells them."""
    if kind in _OF_STATES and (changed := amended(line.text)):
        return changed
    if (text := without_brackets(line.text)) != line.text:
        line = Line(text, line.part, line.paragraph, flat(text))
    for phrase in _english_phrases(line, kind, status, deeds=deeds):
        title = whole(phrase) if phrase and deed_suits(phrase, kind) else ""
        if " " in title and (kind != "accession" or names_accession(title)):
            return title
    return accession_title(line.text, status) if kind == "accession" else ""


def _english_phrases(line: Line, kind: str, status: str, *, deeds: bool) -> Iterator[str]:
    """What an English line may call the agreement, from what tells most surely to what tells something at all."""
    yield _called(line, kind, status, deeds=deeds)
    yield kind_title(line.text, kind, status)
    yield _otherwise(line, kind, status, deeds=deeds)


def _called(line: Line, kind: str, status: str, *, deeds: bool) -> str:
    """What the line calls it, with the clause that says what it does."""
    told = tags(line, "en")
    phrase = _telling(english_phrase(line, kind, status, told, noun_phrase(line, kind, told, "en"), deeds=deeds))
    if " " not in phrase or phrase.casefold() == KIND_LABELS[agreement_kind(kind)].casefold():
        longer = with_relative(line, phrase)
        phrase = relative_title(line, kind, told, "en") or (longer if longer != phrase else "")
    return _completed(line, kind, phrase)


def _otherwise(line: Line, kind: str, status: str, *, deeds: bool) -> str:
    """What the line says at all of what is agreed, asked or done."""
    phrase = _telling(told_title(line, kind, status, deeds=deeds)) or deed_title(line.text, kind, status)
    return _completed(line, kind, phrase)


def _completed(line: Line, kind: str, phrase: str) -> str:
    phrase = _ONLY_PAPERS.sub("", phrase)
    if kind == "settlement" and _SETTLED.match(phrase):
        return f"settlement of {phrase[:1].lower()}{phrase[1:]}"
    return with_relative(line, phrase) if phrase else ""


def _telling(phrase: str) -> str:
    """A phrase that names something; "" for one that does not."""
    phrase = _HANGS.sub("", phrase)
    return _NO_TITLE.sub("", phrase) if phrase.endswith(_ENDS_NO_TITLE) else phrase


def _named(line: Line, who: Sequence[Mention], kind: str, status: str, language: str) -> str:
    told = tags(line, language)
    phrase = noun_phrase(line, kind, told, language)
    if language in ("ja", "ko"):
        return _by_clause(line, who, told, language) or phrase
    if language in ("de", "es", "fr"):
        from bot.briefing.offline.titles.european_titles import european_title, with_adjective, without_reason

        text = without_reason(line.text)
        left = [t for t in told if t.end <= len(text)]
        phrase = european_title(text, kind, status, left, who, language) or (phrase if phrase[1:] in text else "")
        phrase = phrase or with_adjective(text, kind, left, language)
    if " " not in phrase:
        phrase = relative_title(line, kind, told, language) or phrase
    return _ONLY_PAPERS.sub("", phrase)


def _by_clause(line: Line, who: Sequence[Mention], told: Sequence[Tag], language: str) -> str:
    """What the clause says that tells the agreement; its rules are read where a text is Korean or Japanese."""
    nouns = [(t.start, t.end) for t in told if t.what in NAMING]
    if language == "ja":
        from bot.briefing.offline.titles.japanese_titles import japanese_title

        return japanese_title(line.text, nouns, who)
    from bot.briefing.offline.titles.korean_titles import korean_title

    return korean_title(line.text, nouns, who)
