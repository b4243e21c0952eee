"""Tell the kind of agreement that a clause speaks of, from its nouns and the words beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.briefing.offline.mentions import Mention
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import Tag

_SPECIFIES = 60
_HINTS = 24
"""Characters between what talks are about and the Korean or Japanese word for them."""
_BUYS = re.compile(
    r"(?:to |will )?buys?\b|compr|purchases?\b|sales? (?:of|to)\b|kauf|achet|rachet|vend|venta|vente"
    r"|verkauf"
)
_COMPANY_BOUGHT = re.compile(
    r"\b(?:stakes?|shares|rival|firm|company|business|unit|division|maker|operator|bank|insurer|start-?up"
    r"|percent|plants?|factory|factories|refinery|mines?|brewery|filial|empresa|compania|participacion|"
    r"filiale|entreprise|groupe|tochter|anteile?|\w*firma|mehrheit|sparte|mayoria|majorite|rama|negocio|geschaft"
    r"|activite|actividad|activos|minorit\w*|branche|konkurrent\w*|unternehmen|werk)\b|\d\s?%"
)
_BID = re.compile(r"bids?(?: for)?|offers? for")
_GOODS = re.compile(
    r"(?:['’]s)?\s(?:\w+\s)?(?:aircraft|planes|jets|airliners|helicopters|missiles|tanks|ships|trains|buses|trucks|cars"
    r"|vehicles|engines|turbines|satellites|chips|drones|\d{3})\b"
)
"""Behind the name of a maker: "50 Boeing aircraft"."""
_COUNT_BEFORE = re.compile(r"\b\d[\d,]*\s(?:\w+\s)?$")
_ABOUT = re.compile(r"\b(?:about|over|on)\s")
_TALKS = re.compile(r"(?:talks|negotiations|discussions|consultations)\b")
_TAKES = re.compile(r"\b(?:takes?|took|taking|gets|receives)\b[^,;.]{0,24}$")


@dataclass(slots=True)
class Event:
    """One agreement as one line tells it."""

    line: int
    kind: str
    """A kind of bot/model, or "" where the line only says "deal"."""
    status: str
    parties: list[Mention]
    fresh: bool
    """The line says that it is another one, or tells it with "a" and not with "the"."""
    further: bool = False
    """It says both: "they also signed a protocol"."""


@dataclass(slots=True)
class Clause:
    """What is known of a clause of a line."""

    n: int
    line: Line
    tags: list[Tag]
    who: list[Mention]
    adjectives: list[Mention]
    language: str
    past: list[tuple[int, int]]
    """Where it names an earlier time."""


def kind_of(noun: Tag, status: str, clause: Clause) -> str:
    """The kind of agreement that a noun names, or what is said behind it; of talks what they are about."""
    if clause.language == "en" and status == "negotiating" and noun.what == "may":
        loose = (t for t in clause.tags if t.what == "loose" and _TALKS.match(clause.line.folded, t.start))
        noun = next(loose, noun)
    kind = noun.value if noun.what != "loose" and noun.value else _specified(noun, clause)
    if kind == "merger_acquisition" and clause.line.folded[noun.start : noun.end].endswith("stake"):
        return "investment" if _TAKES.search(clause.line.folded, 0, noun.start) else kind
    if kind == "merger_acquisition" and _BID.fullmatch(clause.line.folded, noun.start, noun.end) and _offers(clause):
        return "contract"
    if kind == "merger_acquisition" and _BUYS.match(clause.line.folded, noun.start) and not buys_company(noun, clause):
        return "contract"
    return kind


def _offers(clause: Clause) -> bool:
    """Whether a bid is for work: "had offered to build the line but its bid was turned down"."""
    return any(t.value.partition(":")[0] == "contract" for t in clause.tags) and not any(
        t.what == "kind" and t.value == "merger_acquisition" for t in clause.tags
    )


def subject_of_talks(verb: Tag, clause: Clause) -> str:
    """The kind that talks are about: "in discussions with X about a supply of drugs"; "" where not told."""
    about = _ABOUT.search(clause.line.folded, verb.end - 3, verb.end + 2 * _SPECIFIES)
    if about is None:
        return ""
    for what in ("kind", "may", "hint"):
        for t in clause.tags:
            if t.what == what and t.value and 0 <= t.start - about.end() <= _SPECIFIES:
                return t.value
    return ""


def _specified(loose: Tag, clause: Clause) -> str:
    """The kind of "an agreement on a loan": the words behind say what the agreement is; "" where none does."""
    reach = 2 * _SPECIFIES if clause.language == "en" else _SPECIFIES
    for what in ("kind", "may"):
        for t in clause.tags:
            if t.what == what and t.value and 0 <= t.start - loose.end <= reach:
                return t.value
    hints = [t for t in clause.tags if t.what == "hint"]
    if clause.language != "en" and clause.who and all(m.entity.kind in ("state", "igo") for m in clause.who):
        hints = [t for t in hints if t.value != "contract"]
    if clause.language in ("ko", "ja"):
        kinds = [t for t in clause.tags if t.what == "kind" and 0 <= loose.start - t.end <= _SPECIFIES]
        if kinds:
            return kinds[-1].value
        before = [t for t in hints if 0 <= loose.start - t.end <= _HINTS][-1:]
    else:
        before = [t for t in hints if 0 <= loose.start - t.end <= 2]
    after = [t for t in hints if 0 <= t.start - loose.end <= 2 * _SPECIFIES]
    return (before or after)[0].value if before or after else ""


def buys_company(buys: Tag, clause: Clause) -> bool:
    """Whether what is bought is a company, and not what it makes."""
    beside = clause.line.folded[buys.end : buys.end + _SPECIFIES]
    bought = next((m for m in clause.who if m.form == "organisation" and 0 <= m.start - buys.end <= 24), None)
    if bought is not None and (
        _GOODS.match(clause.line.folded, bought.end) or _COUNT_BEFORE.search(clause.line.folded, buys.end, bought.start)
    ):
        return False
    return bought is not None or _COMPANY_BOUGHT.search(beside) is not None
