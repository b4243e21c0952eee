"""Read the words of agreements in a line: what kind, how far, hedged, denied or told of earlier times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from bot.briefing.offline.gate import gated
from bot.briefing.offline.german import german_words
from bot.briefing.offline.lexicon import Lexicon, flat
from bot.briefing.offline.romance import romance_words
from bot.briefing.offline.text import Line
from bot.briefing.tables import alternatives, rows

_TAKES_SHARE = re.compile(
    r"\b(?:takes?|taking|taken|took|acquir(?:es?|ed|ing)|buys?|buying|bought|sells?|selling|sold)\b[^,.;]{0,16}?\b\d[\d.]*"
    r"(?:%| per ?cent)(?: stake| holding| interest)? (?:of|in) (?!the (?:power|electricity|cost|output))"
)
_GETS_GOODS = gated(
    r"\b(?:gets?|got|getting|obtain(?:s|ed)?|secure[sd]?|acquire[sd]?|buys?|bought)"
    r" (?:(?:the|[\w-]+) ){0,4}?rights (?:to|for|in|over)\b"
    r"|\b(?:hand(?:s|ed)|grant(?:s|ed)|gives?|given|gave|cede[sd]?|(?:out-)?licen[cs]e[sd]|sold|sells|assign(?:s|ed)"
    r"|transfer(?:s|red)|award(?:s|ed)) (?:[\w'’-]+ ){0,8}?rights (?:to|for|in|over)\b"
    r"|\b(?:will|to|shall) (?:get|receive|obtain|draw|source|import) (?:[\w.,-]+ ){0,4}?(?:tonnes|tons|barrels|litres"
    r"|megawatts?|cargoes|cubic met(?:re|er)s)\b"
)
"""What is got from somebody, or handed to him, by contract: rights, or goods by the tonne."""
_GIVES_WORK = gated(
    r"\b(?:gives?|given|gave|hand(?:s|ed)|entrust(?:s|ed)) (?:[\w'’.-]+ ){1,7}?(?:the|an?) (?:[\w-]+ )?"
    r"(?:job|task|contract|order|mandate|concession|commission) (?:of|to|for)\b"
)
_FOUNDS_JOINT = gated(
    r"\b(?:launch|creat|form|found|establish|open|start|set)\w*(?: up)? (?:an?|their|the|its) (?:[\w-]+ ){0,2}?"
    r"joint [a-z]"
)
"""What two begin together."""
_PUTS_INTO = gated(
    r"\b(?:puts?|putting|pour(?:s|ed|ing)?|pump(?:s|ed|ing)?|sinks?|sank|sunk|plough(?:s|ed|ing)?|plow(?:s|ed|ing)?)"
    r" (?:[\w.,$€£¥-]+ ){1,6}into\b"
)
_SUIT_ENDS = gated(
    r"\b(?:(?:law)?suits?|claims?|complaints?|proceedings|arbitration|litigation|(?:court|arbitration|legal) cases?)\b"
    r"[^,.;]{0,70}? (?:(?:has|have) (?:now |also |since )?been|was|were|are to be|is to be|will be)"
    r" (?:now |also )?(?:withdrawn|dropped|settled|discontinued)\b"
)
_DEAL_NEAR = gated(
    r"\b(?:deal|agreement|accord|treaty|pact|contract|settlement|memorandum|compromise)\b[^,.;]{0,40}?"
    r" (?:is|are|was|were|seems?|looks?) (?:now |very |said to be |almost |nearly )*"
    r"(?:close(?! to)|near\b|done\b|ready\b|complete\b|within reach|in sight|imminent"
    r"|in the making|in the works|being (?:finali[sz]ed|drafted|hammered out|worked out|prepared|drawn up))"
)
"""What two are about to agree: "a deal on defence is close"."""
_WANTS_IN = gated(
    r"\b(?:ask(?:s|ed)?|request(?:s|ed)?|wants?|demand(?:s|ed)?|seeks?|sought|hopes?) to be"
    r" (?:included|admitted|represented|part|taken|let)"
    r" (?:in|into|of|to|at)\b"
)
_PROVIDES = gated(
    r"\ban? (?:[\w-]+ ){0,3}(?:memorandum(?: of \w+)?|letter of intent|agreement|contract|treaty|accord|pact|protocol)"
    r" (says|provides|foresees|sets out|stipulates|envisages|obliges|commits)\b"
)
"""What an agreement does that the sentence names for the first time."""
_HANDS_IT = gated(
    r"\b(?:hand(?:s|ed)|gave|gives|award(?:s|ed)|pass(?:es|ed)|transfer(?:s|red)|assign(?:s|ed)) (?:it|them"
    r"|the (?:job|work|contract|order|concession|licen[cs]e)) (?:over |on )?(?:instead )?to\b"
)
"""What becomes of work that was another's: "and handed it to X"."""
_MEMBER = ("member", "shareholder", "signatory")
_JOINS = gated(
    r"\b(?:bec[ao]mes?|sign(?:s|ed) (?:up|on) as"
    r"|admitted|taken|accepted|welcomed|received|joined|joins|entered|enters)\b[^,.;]{0,40}?\b"
    r"(?:an?|the|its|\w+'s) (?:\w+(?:th|nd|rd|st)|full|associate|founding|new|first|second|third|fifth|latest|newest"
    r"|youngest|\d+(?:th|nd|rd|st)) (?:[a-z]+ )?(?:member|shareholder|signatory)\b"
)
"""Who becomes what of an organisation: "became the eighth shareholder", "was taken in as its eleventh member"."""
_DROPS_SUIT = gated(
    r"\b(?:drop|withdr[ae]w)\w* (?:its|their|an?|the|all) (?:\w+ )?(?:appeal|claim|suit|lawsuit|case|complaint)s?\b"
)
"""What ends a dispute."""
_JOINS_PACT = gated(
    r"\bjoin(?:s|ed|ing)? (?:the |its |their )?(?:[\w'’-]+ ){0,3}(?:convention|treaty|pact|accords?|bloc|alliance"
    r"|eurozone|currency union|customs union|organi[sz]ation|grouping|court)\b"
)
_OWNS_TOGETHER = re.compile(r"\b(?:it|they|which|that|he|she) shares$")
"""The verb, which tells of no shares."""
_TALKS = ("交渉", "협상")
_OBJECT = re.compile("[을를에로をにでと] ?")
"""Between the object of a Korean or Japanese phrase and its verb."""
_AHEAD = re.compile(
    r"\b(?:will|would|to|be|being|shall) (?:(?:\w+ly|also|now|first|then|together|instead|further|each|both) ){0,2}$"
)
"""Before a verb of what is still to be done."""
_APART = ("es", "fr", "de")
_NOUNS = ("kind", "loose", "may", "hint")
ENDED = ("terminated", "suspended", "rejected")
"""Statuses of what is broken off, for now or for good."""


class Tag(NamedTuple):
    """A word of data/event_words.tsv in a line; `what` is told at the head of the table."""

    start: int
    end: int
    what: str
    value: str


@cache
def spoken_words(table: str, language: str) -> Lexicon[str]:
    """The words of one language in a table of bot/briefing/data, each with what the table takes it for."""
    found = ((word, what) for what, spoken, cell in rows(table, 3) if spoken == language for word in alternatives(cell))
    return Lexicon(found, group=language)


@cache
def _words(language: str) -> tuple[Lexicon[tuple[str, str]], ...]:
    """The words of a language; of Spanish, French and German ones what names an agreement apart from the other.

    So the longest of each is found: "gründen ein" tells a kind, "gründen" how far it is.
    """
    words = [
        (word, (what.partition(":")[0], what.partition(":")[2]))
        for what, spoken, cell in rows("event_words.tsv", 3)
        if spoken in (language, "*")
        for word in alternatives(cell)
    ]
    if language in _APART:
        nouns = [(word, told) for word, told in words if told[0] in (*_NOUNS, "skip")]
        verbs = [(word, told) for word, told in words if told[0] not in _NOUNS]
        return Lexicon(nouns, group=language), Lexicon(verbs, group=language)
    if language in ("ko", "ja"):
        words += [*_verbal_nouns(words), *_verbs_of_phrases(words)]
    return (Lexicon(words, group=language),)


def _verbal_nouns(words: list[tuple[str, tuple[str, str]]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The noun that a Korean or Japanese verb begins with, told by the verb too: 買収 of 買収する."""
    nouns = [(word, told) for word, told in words if told[0] in ("kind", "loose")]
    for verb, (what, _) in words:
        if what == "status":
            begun = [(noun, told) for noun, told in nouns if verb.startswith(noun) and verb != noun]
            if begun:
                yield verb, max(begun, key=lambda pair: len(pair[0]))[1]


def _verbs_of_phrases(words: list[tuple[str, tuple[str, str]]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Korean and Japanese phrases for a kind with the verb that ends them, or goes on there: 株式を取得 of 取得した."""
    verbs = [(verb, told) for verb, told in words if told[0] == "status"]
    known = {word for word, told in words if told[0] in ("status", "weak")}
    for phrase, told in words:
        if told[0] != "kind" or phrase in known:
            continue
        if phrase.endswith(_TALKS):
            yield phrase, ("status", "negotiating")
        object_ = _OBJECT.search(phrase)
        for verb, status in verbs if object_ else ():
            if object_ and verb.startswith(phrase[object_.end() :]):
                whole = phrase[: object_.end()] + verb
                yield whole, told
                yield whole, status


@lru_cache(maxsize=4096)
def is_event_word(word: str, language: str = "de") -> bool:
    """Whether a capitalised word only names a kind of agreement: "Freihandelsabkommen"."""
    return any(words.find(word, flat(word)) for words in _words(language))


def _tells(t: Tag, text: str, folded: str) -> bool:
    """Whether an English word is what it seems: no month, and of "act" what is still to be done."""
    if t.what == "act":
        return _AHEAD.search(folded, max(0, t.start - 40), t.start) is not None
    if t.what == "hint" and _OWNS_TOGETHER.search(folded, max(0, t.start - 8), t.end):
        return False
    return text[t.start : t.end] != "May"


def _phrases(folded: str, found: list[Tag]) -> Iterator[Tag]:
    """What English phrases tell that no list of words has: shares, members, suits that are dropped."""
    told = any(t.what == "status" for t in found)
    if "cent " in folded or "% " in folded:
        for m in _TAKES_SHARE.finditer(folded):
            yield Tag(*m.span(), "kind", "merger_acquisition")
            yield Tag(*m.span(), "weak" if told else "status", "agreed")
    yield from (Tag(*m.span(), "kind", "accession") for m in _JOINS_PACT.finditer(folded))
    if any(word in folded for word in _MEMBER) and (joins := _JOINS.search(folded)):
        yield Tag(*joins.span(), "kind", "accession")
        yield Tag(*joins.span(), "status", "agreed")
    yield from (Tag(*m.span(), "does", "contract:agreed") for m in _GETS_GOODS.finditer(folded))
    yield from (Tag(*m.span(), "does", "contract:agreed") for m in _GIVES_WORK.finditer(folded))
    for m in _FOUNDS_JOINT.finditer(folded):
        if not _AHEAD.search(folded, max(0, m.start() - 40), m.start()):
            yield Tag(*m.span(), "does", "partnership:agreed")
    yield from (Tag(m.start(), m.start() + 3, "does", "investment:agreed") for m in _PUTS_INTO.finditer(folded))
    for m in _WANTS_IN.finditer(folded):
        yield Tag(*m.span(), "kind", "accession")
        yield Tag(*m.span(), "status", "proposed")
    for m in _PROVIDES.finditer(folded):
        yield Tag(m.start(1), m.end(), "status", "agreed")
    yield from (Tag(*m.span(), "does", "contract:agreed") for m in _HANDS_IT.finditer(folded))
    for m in _SUIT_ENDS.finditer(folded):
        yield Tag(*m.span(), "kind", "settlement")
        yield Tag(*m.span(), "status", "agreed")
    yield from (Tag(m.end() - 4, m.end(), "status", "negotiating") for m in _DEAL_NEAR.finditer(folded))
    for m in _DROPS_SUIT.finditer(folded):
        yield Tag(*m.span(), "kind", "settlement")
        if not told:
            yield Tag(*m.span(), "status", "agreed")


def tags(line: Line, language: str) -> list[Tag]:
    """The tagged words of `line` in their order."""
    return list(_tags(line.text, line.folded, language))


@lru_cache(maxsize=128)  # events, titles and roles ask for those of the same lines
def _tags(text: str, folded: str, language: str) -> tuple[Tag, ...]:
    found = [Tag(h.start, h.end, *h.value) for words in _words(language) for h in words.find(text, folded)]
    if language == "en":
        phrases = list(_phrases(folded, found))
        suits = {t.start for t in phrases if t.value == "settlement"}
        kept = (t for t in found if _tells(t, text, folded) and not (t.what == "weak" and t.start in suits))
        return tuple(sorted([*kept, *phrases]) if phrases else kept)
    if language == "de":
        more = [Tag(*told) for told in german_words(folded)]
        known = {(t.start, t.what) for t in found}
        found = sorted([*found, *(t for t in more if (t.start, t.what) not in known)])
    if language in ("es", "fr"):
        more = [Tag(*told) for told in romance_words(folded, language)]
        found = sorted([*(t for t in found if not _within(t, more)), *more]) if more else found
    if language in _APART:  # nouns first where both stand at one place, as the tables have them
        found = sorted(dict.fromkeys(found), key=lambda t: t.start)
    return tuple(found)


def _within(tag: Tag, phrases: list[Tag]) -> bool:
    """Whether a verb is part of a longer phrase that tells how far an agreement is."""
    return tag.what == "status" and any(p.start <= tag.start and tag.end <= p.end for p in phrases)
