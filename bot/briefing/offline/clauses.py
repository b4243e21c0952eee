"""Read one clause: the verb and the noun that together tell of an agreement, how far it is and of what kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.briefing.offline.acts import act_of, proposes, ratifies
from bot.briefing.offline.counterparts import shares
from bot.briefing.offline.mentions import Mention
from bot.briefing.offline.modality import effective_status
from bot.briefing.offline.talks import is_further, without_old
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import Tag

_COST = {
    "terminated": -80,
    "rejected": -80,
    "suspended": -80,
    "in_force": -50,
    "ratified": -40,
    "signed": -20,
    "agreed": 0,
    "negotiating": 10,
    "proposed": 15,
}
"""What ends or begins an agreement tells more than what was before; in characters of distance."""
_AGREED_TO = re.compile(r"\bagreed (?:in principle )?(?:with [^,;]{3,80}? )?(?:to|on|that)\b|\bagree to\b")
_SPECIFIES = 60
_HINTS = 24
"""Characters between what talks are about and the Korean or Japanese word for them."""
_ANNOUNCED = re.compile("発表し|발표했")
"""Behind what was announced, which tells how far it is, "announced" tells nothing."""
_BUYS = re.compile(
    r"(?:to |will )?buys?\b|compr|purchases?\b|sales? (?:of|to)\b|kauf|achet|rachet|vend|venta|vente"
    r"|verkauf"
)
_COMPANY_BOUGHT = re.compile(
    r"\b(?:stakes?|shares|rival|firm|company|business|unit|division|maker|operator|bank|insurer|start-?up"
    r"|percent|filial|empresa|compania|participacion|"
    r"filiale|entreprise|groupe|tochter|anteile?|\w*firma|mehrheit|sparte|mayoria|majorite|rama|negocio|geschaft"
    r"|activite|actividad|activos|minorit\w*|branche|konkurrent\w*|unternehmen|werk)\b|\d\s?%"
)
_AND_ANOTHER = re.compile(
    r"(?:,|\by|\be|\bet|\bund|\basi como|\bademas de|\bainsi que|\bsowie)\s(?:otr[oa]|una?|une?|une? autre"
    r"|eine[nm]?)\s$"
)
"""Before a second agreement that the same verb tells."""
_NEAR = 60
"""Characters between two everyday words that together tell of an agreement."""
_FAR = 60
_OF_EQUALS = ("merger_acquisition", "partnership")
"""Kinds whose parties may all be the subject: "X and Y are to fold their parcel arms into one"."""
_TRADES = re.compile(r"\b(?:buy|buys|buying|bought|sell|sells|selling|sold|purchas\w+)\b")
_ARTICLE = re.compile(r"\b(?:an?|two|three|four)\s(?:[\w'-]+\s){0,4}$")
_COUNTED = re.compile(
    r"\s(?:up to |another |about |some )?(?:\d[\d,]*|two|three|four|five|six|ten|twelve"
    r"|twenty)\s(?!per|%|million|billion)"
)
"""Behind "buy", goods that are counted."""
_ABOUT = re.compile(r"\b(?:about|over|on)\s")
_TALKS = re.compile(r"(?:talks|negotiations|discussions|consultations)\b")
_ENDS = ("terminated", "suspended", "rejected")
_SURE_FUTURE = ("will", "is to", "are to", "would")
"""What a company will buy, or a bank is to lend, is agreed as far as news know."""
_MONEY = re.compile(r"[$€£¥₹]\s?\d|\d[\d.,]*\s?(?:million|billion|trillion|bn|m|mn)\b")
_OF_MONEY = ("financing", "investment")
"""Kinds that need no second party where a sum is named."""
_NEEDS_MONEY = ("financing",)
_OWN_MONEY = re.compile(r"\b(?:pledged|committed|earmarked|allocated|pledges|commits|invest)\b")
"""What companies do with money of their own is to invest it."""
_TAKES = re.compile(r"\b(?:takes?|took|taking|gets|receives)\b[^,;.]{0,24}$")
_LEGISLATURE = re.compile(
    r"\b(?:parliament|chamber of deputies|deputies|lawmakers|legislators|mps|senators?|senate|national assembly"
    r"|congress"
    r"|bundestag|bundesrat|sejm|knesset|duma|riksdag|storting|folketing|verkhovna rada|rada|diet|lok sabha"
    r"|house of \w+"
    r"|lower house|upper house|legislature|(?<!health )(?<!general )assembly|majlis|eduskunta|seimas|saeima"
    r"|riigikogu)\b"
)
_BY_LEGISLATURE = re.compile(rf" (?:in|by) (?:the )?(?:\w+ ){{0,2}}(?:{_LEGISLATURE.pattern})")
_PASSED = (
    "approved",
    "approves",
    "approve",
    "backed",
    "backs",
    "passed",
    "passes",
    "endorsed",
    "endorses",
    "adopted",
    "adopts",
    "cleared",
)
_REACH = 90
"""Characters between a verb and the noun it goes with."""
_PROPOSED_THAT = re.compile(r"\bproposed (?:that|to)\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:[\w-]+\s){0,2}$")
_OF_IT = ("rejected", "terminated", "suspended", "signed", "ratified")
_IT_BEHIND = re.compile(r"\s(?:it|them|this|both)\b")
"""Behind a verb the agreement that was spoken of before: "Ecuador rejected it"."""
_OWN_NOUN = re.compile(r"\b(?:accord|acuerdo|abkommen|vertrag|agreement|contract|traite|tratado|treaty)")
"""In words that tell both what and how far: "dénonce l'accord"."""
_INDEFINITE = re.compile(r"\b(?:a|an|un|una|une|ein|eine|einen|einem|two|three|dos|deux|zwei)\s(?:[\w'-]+\s){0,6}$")


@dataclass(slots=True)
class Event:
    """One agreement as one line tells it."""

    line: int
    kind: str
    """A kind of bot/model.py, or "" where the line only says "deal"."""
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


def event_of(clause: Clause) -> Event | None:
    """The agreement that a clause tells: the verb and the noun that are nearest to being one statement."""
    nouns = [t for t in clause.tags if t.what in ("kind", "loose", "may")]
    verbs = [t for t in clause.tags if t.what in ("status", "weak")]
    if told_by := [v for v in verbs if _ANNOUNCED.match(clause.line.text, v.start)]:
        verbs = [v for v in verbs if v not in told_by] or verbs
    best: tuple[float, Tag, str, Tag] | None = None
    told = _told(clause, verbs) if nouns else []
    if clause.language == "en":
        told = _main(told, nouns)
    refused = any(status == "rejected" for _, status in told)
    for verb, status in told:
        if status == "ratified" and refused:
            continue  # what was rejected is the ratification
        for noun in nouns if status else ():
            if not _goes(verb, noun, clause):
                continue
            cost = _cost(verb, status, noun, clause)
            if cost < _REACH and (best is None or cost < best[0]):
                best = cost, verb, status, noun
    fresh = any(t.what == "more" for t in clause.tags) or is_further(clause.line.text, clause.line.folded)
    if (best is None or best[0] > _FAR) and (done := _done(clause, fresh)):
        return done
    if best is None:
        return _without_noun(clause, told or _told(clause, verbs), fresh)
    _, verb, status, noun = best
    further = fresh and _ARTICLE.search(clause.line.folded[max(0, noun.start - 40) : noun.start]) is not None
    fresh = fresh or bool(_INDEFINITE.search(clause.line.folded[max(0, noun.start - 50) : noun.start]))
    if clause.language != "en":
        status = "ratified" if ratifies(verb, status, noun.value, clause.line) else status
        fresh = fresh or (status == "proposed" and proposes(clause.line) and len({m.entity for m in clause.who}) > 1)
    kind = _subject_of_talks(verb, clause) if clause.language == "en" and status == "negotiating" else ""
    further = further and clause.language == "en"
    return Event(clause.n, kind or _kind(noun, status, clause), status, clause.who, fresh, further)


def _subject_of_talks(verb: Tag, clause: Clause) -> str:
    """The kind that talks are about: "in discussions with X about a supply of drugs"; "" where not told."""
    about = _ABOUT.search(clause.line.folded, verb.end - 3, verb.end + 2 * _SPECIFIES)
    if about is None:
        return ""
    for what in ("kind", "may", "hint"):
        for t in clause.tags:
            if t.what == what and t.value and 0 <= t.start - about.end() <= _SPECIFIES:
                return t.value
    return ""


def _main(told: list[tuple[Tag, str]], nouns: list[Tag]) -> list[tuple[Tag, str]]:
    """A clause without the talks and proposals that led to it: "agreed in talks to a plan proposed by X"."""
    strong = {status for verb, status in told if verb.what == "status"}
    if strong.isdisjoint((*_ENDS, "agreed", "signed")):
        return told
    kept = [
        (v, s) for v, s in told if s != "negotiating" or not any(v.start < t.end and t.start < v.end for t in nouns)
    ]
    if "agreed" in strong or "signed" in strong:
        first = min(v.start for v, s in told if s in ("agreed", "signed") and v.what == "status")
        kept = [(v, s) for v, s in kept if s not in ("proposed", "negotiating") or v.start < first]
    return kept


def _kind(noun: Tag, status: str, clause: Clause) -> str:
    """The kind of agreement that a noun names, or what is said behind it; of talks what they are about."""
    if clause.language == "en" and status == "negotiating" and noun.what == "may":
        loose = (t for t in clause.tags if t.what == "loose" and _TALKS.match(clause.line.folded, t.start))
        noun = next(loose, noun)
    kind = noun.value if noun.what != "loose" and noun.value else _specified(noun, clause)
    if kind == "merger_acquisition" and clause.line.folded[noun.start : noun.end].endswith("stake"):
        return "investment" if _TAKES.search(clause.line.folded, 0, noun.start) else kind
    if kind == "merger_acquisition" and _BUYS.match(clause.line.folded, noun.start) and not _buys_company(noun, clause):
        return "contract"
    return kind


def _done(clause: Clause, fresh: bool) -> Event | None:
    """What a verb tells that is an agreement by itself: "hired X to run", "borrowed $2bn from Y", "withdrew from"."""
    for verb in clause.tags:
        if verb.what != "does":
            continue
        kind, _, told = verb.value.partition(":")
        tags = [t for t in clause.tags if clause.line.folded[t.start : t.end] not in _SURE_FUTURE]
        status = effective_status(verb._replace(value=told), tags, clause.line, clause.language, clause.past)
        before = {m.entity for m in clause.who if m.start < verb.start or m not in clause.who}
        others = {m.entity for m in clause.who} - before
        money = _MONEY.search(clause.line.folded, verb.end, verb.end + _NEAR) is not None
        two = bool(before and others) or (len(before) > 1 and kind in _OF_EQUALS)
        enough = bool(before or others) and (told == "terminated" or (kind in _OF_MONEY and money))
        lent = any(t.what in ("kind", "may") and t.value == "financing" for t in clause.tags)
        if (
            kind == "financing"
            and all(e.kind == "company" for e in before)
            and not _OWN_MONEY.search(clause.line.folded)
        ):
            continue  # what a company pays for is no loan
        if status and ((two and (kind not in _NEEDS_MONEY or money or lent or _has_lender(clause))) or enough):
            return Event(clause.n, _kind_done(kind, told, clause), status, clause.who, fresh)
    return None


def _kind_done(kind: str, told: str, clause: Clause) -> str:
    """The kind that a verb tells; of "pulled out" the words beside it do."""
    if told != "terminated":
        companies = kind == "financing" and all(m.entity.kind == "company" for m in clause.who)
        return "investment" if companies and _OWN_MONEY.search(clause.line.folded) else kind
    return next((t.value for t in clause.tags if t.what in ("kind", "may", "hint") and t.value), kind)


def _trades(verb: Tag, clause: Clause) -> bool:
    """Whether goods are bought or sold, and no company."""
    if not _TRADES.search(clause.line.folded[verb.start : verb.end]):
        return False
    return _COUNTED.match(clause.line.folded, verb.end) is not None or not _buys_company(verb, clause)


def _has_lender(clause: Clause) -> bool:
    return any(m.entity.kind == "bank_fund" for m in clause.who)


def each_event(event: Event, clause: Clause) -> list[Event]:
    """The event, or the several that its clause tells with one verb."""
    nouns = [t for t in clause.tags if t.what == "kind"]
    found: list[Event] = []
    if clause.language != "en" and (second := _second_kind(event, nouns, clause.line)):
        return [event, Event(event.line, second, event.status, event.parties, fresh=True)]
    for kind, who in shares(clause.line, clause.who, nouns, clause.language):
        known = kind or (found[-1].kind if found else event.kind)
        found.append(Event(event.line, known, event.status, who, fresh=True))
    return found or [event]


def _second_kind(event: Event, nouns: list[Tag], line: Line) -> str:
    """The kind of a second agreement of the same parties: "un tratado de extradición, así como un memorando"."""
    for one, other in pairwise(nouns):
        beside = _AND_ANOTHER.search(line.folded, one.end, other.start)
        if beside and one.value == event.kind != other.value and event.status in ("signed", "agreed"):
            return other.value
    return ""


def _told(clause: Clause, verbs: list[Tag]) -> list[tuple[Tag, str]]:
    if not verbs:
        return []
    if clause.language != "en":
        verbs = without_old(verbs, clause.line.folded)
    elif _LEGISLATURE.search(clause.line.folded):
        verbs = [v._replace(value="ratified") if _passes(v, clause.line.folded) else v for v in verbs]
    return [(v, effective_status(v, clause.tags, clause.line, clause.language, clause.past)) for v in verbs]


def _passes(verb: Tag, folded: str) -> bool:
    """Whether a parliament does it: "lawmakers approved", "was backed by the senate"."""
    if folded[verb.start : verb.end].split()[0] not in _PASSED:
        return False
    before = _LEGISLATURE.search(folded, max(0, verb.start - 70), verb.start)
    by = _BY_LEGISLATURE.match(folded, verb.end)
    return by is not None or (before is not None and ";" not in folded[before.end() : verb.start])


def _goes(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether a verb and a noun tell of an agreement: two everyday words do so only between two parties."""
    strong = (verb.what == "status") + (noun.what != "may")
    if strong == 2 or (verb.value == "signed" and verb.what == "status"):
        return True
    named = len({m.entity for m in clause.who})
    gap = max(noun.start - verb.end, verb.start - noun.end)
    if clause.language == "en" and strong == 1 and verb.what == "status" and verb.value in _ENDS:
        return True
    return named > (clause.language != "en") if strong == 1 else named > 1 and gap <= _NEAR


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


def _buys_company(buys: Tag, clause: Clause) -> bool:
    """Whether what is bought is a company, and not what it makes."""
    beside = clause.line.folded[buys.end : buys.end + _SPECIFIES]
    named = any(m.form == "organisation" and 0 <= m.start - buys.end <= 24 for m in clause.who)
    return named or _COMPANY_BOUGHT.search(beside) is not None


def _without_noun(clause: Clause, told: list[tuple[Tag, str]], fresh: bool) -> Event | None:
    """ "Japan agreed to lift its ban on Brazilian beef": the verb alone tells that two agreed, talk or part."""
    who = clause.who
    if len({m.entity for m in who}) == 1 and who[0].entity.kind == "state":
        who = [*who, *clause.adjectives]
    if clause.language != "en" and (act := act_of(clause.line, who, clause.tags, told, clause.language)):
        return Event(clause.n, act.kind, act.status, who, fresh or act.fresh)
    if len({m.entity for m in who}) > 1:
        for status, pattern in (("agreed", _AGREED_TO), ("proposed", _PROPOSED_THAT)):
            if m := pattern.search(clause.line.folded):
                hints = [t for t in clause.tags if t.what in ("hint", "may") and t.value and t.start >= m.end()]
                kind = hints[0].value if hints else "partnership"
                return Event(clause.n, kind, status, who, fresh)
        for verb, status in told:
            if verb.what == "weak":
                continue
            if status in _OF_IT and _IT_BEHIND.match(clause.line.folded, verb.end):
                return Event(clause.n, "", status, who, fresh=False)
            if status == "negotiating" and clause.language == "en":
                told_kind = next(
                    (t.value for t in clause.tags if t.what in ("hint", "may") and t.value and t.start > verb.end), ""
                )
            else:
                told_kind = ""
            talks = status == "negotiating" and clause.who == who
            if talks or (status and _OWN_NOUN.search(clause.line.folded, verb.start, verb.end)):
                return Event(clause.n, told_kind, status, who, fresh)
    return None


def _is_subject(verb: Tag, status: str, clause: Clause) -> bool:
    """Whether a noun before an English verb may be its subject: "talks were suspended", "the pact takes effect"."""
    before = clause.line.folded[max(0, verb.start - 24) : verb.start]
    return status in ("in_force", "suspended", "terminated") or _PASSIVE.search(before) is not None


def _cost(verb: Tag, status: str, noun: Tag, clause: Clause) -> float:
    """How far a verb and a noun are from being one statement: their distance, weighed by what they are."""
    language = clause.language
    ahead = noun.start >= verb.start
    gap = float(noun.start - verb.end if ahead else verb.start - noun.end)
    if language == "en":
        gap = max(gap, 0.0) + (20 if verb.what == "weak" else 0)
    if ahead == (language in ("ko", "ja")) and not (language == "en" and _is_subject(verb, status, clause)):
        gap *= 2.0
    if noun.what != "kind":
        gap += 15 if noun.what == "may" and noun.value else 25
    if noun.value == "accession":  # who wants to join is news by itself; that it is agreed is said plainly
        gap += {"agreed": 30, "proposed": -50}.get(status, 0)
    if noun.start < verb.end and verb.start < noun.end and noun.what != "kind":
        gap += 0 if noun.what == "may" and noun.value else 20
    if language == "de" and not ahead:  # the verb closes the clause
        gap *= 0.5
    if language in ("ko", "ja"):  # the last verb carries the sentence
        gap -= verb.start / 3
    return gap + _COST[status]
