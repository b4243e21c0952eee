"""Tell the kind that a Spanish, French or German noun names by who acts: a "Vertrag" of states is a treaty."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.european_clauses import of_work
from bot.briefing.offline.clauses.european_goods import is_of_number, trades_goods
from bot.briefing.offline.clauses.event import Clause
from bot.briefing.offline.vocabulary.words import Tag

_OF_WORK = ("", "mou", "partnership", "treaty", "contract", "other")
_SHARE_IN = re.compile(r"(?:beteiligung|participacion|participation)\b(?! (?:von|del?) (?:\d|rund|bis))")
_COPRODUCTION = re.compile("coproduc|koproduktion")
_PAPER = re.compile("conventions?|protocoles?|protocolos?|convenios?|protokolle?")
_FRAME = re.compile(r"rahmenvereinbarung")
_PROJECT = re.compile(r"(?:proyecto|projet|projekt|vorhaben|programa|programme|programm)\b")


def european_kind(kind: str, noun: Tag, clause: Clause) -> str:
    """The kind of a noun in Spanish, French and German by who acts: a "Vertrag" of states, a "convenio" on wages."""
    if kind in _OF_WORK and of_work(clause.line, clause.who):
        return "settlement"
    if kind == "investment" and _SHARE_IN.match(clause.line.folded, noun.start) and not _has_firm(clause):
        return "partnership"  # who takes part, and owns nothing
    if kind == "merger_acquisition" and is_trade(noun, clause.line.folded):
        return "contract"
    if kind == "treaty" and _PAPER.fullmatch(clause.line.folded, noun.start, noun.end) and _with_firm(clause):
        return "contract"  # the "convention" of a state with a company
    if kind == "treaty" and _PAPER.fullmatch(clause.line.folded, noun.start, noun.end) and _with_body(clause):
        return "partnership"  # the "convenio" of a region with a university
    if kind == "" and _PROJECT.match(clause.line.folded, noun.start) and not clause.between_states():
        return "partnership"
    if kind == "contract" and _FRAME.match(clause.line.folded, noun.start) and not _has_firm(clause):
        return "partnership"  # the "Rahmenvereinbarung" of two institutes
    if not clause.between_states():
        with_state = clause.language == "de" and kind == "contract" and not _has_firm(clause)
        if with_state and clause.line.folded[noun.start : noun.end] in ("vertrag", "vertrage", "vertrags"):
            return "treaty" if any(m.entity.kind in ("state", "igo") for m in clause.who) else kind
        return kind
    if kind == "partnership" and _COPRODUCTION.search(clause.line.folded, noun.start, noun.end + 2):
        return "treaty"
    if kind == "merger_acquisition":
        return ""  # what states put together is no company
    treaty = {"de": ("contract", "vertrag"), "es": ("partnership", "convenio")}.get(clause.language)
    return "treaty" if treaty and kind == treaty[0] and clause.line.folded.startswith(treaty[1], noun.start) else kind


def is_trade(noun: Tag, folded: str) -> bool:
    """Whether goods or rights are told behind a word of buying or selling."""
    return is_of_number(folded, noun.end) or trades_goods(folded, noun.start, noun.end)


def _has_firm(clause: Clause) -> bool:
    """Whether a company or bank is told to be a party, or nobody."""
    return not clause.who or any(m.entity.kind in ("company", "bank_fund", "other") for m in clause.who)


def _with_firm(clause: Clause) -> bool:
    """Whether one state, or none, agrees with a company."""
    states = {m.entity for m in clause.who if m.entity.kind in ("state", "igo")}
    return len(states) < 2 and any(m.entity.kind == "company" for m in clause.who)


def _with_body(clause: Clause) -> bool:
    """Whether one state, or none, agrees with a university, a chamber or the like."""
    states = {m.entity for m in clause.who if m.entity.kind in ("state", "igo")}
    return len(states) < 2 and any(m.entity.kind in ("research_education", "association") for m in clause.who)
