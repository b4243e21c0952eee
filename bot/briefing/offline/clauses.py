"""Read one clause: the verb and the noun that together tell of an agreement, how far it is and of what kind."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.briefing.offline import european_clauses, european_offers
from bot.briefing.offline.acts import act_of, proposes, status_of
from bot.briefing.offline.appeals import appeal
from bot.briefing.offline.cjk_clauses import as_rounds, document_signed, without_ideas
from bot.briefing.offline.counterparts import shares
from bot.briefing.offline.deeds import NEAR, deed
from bot.briefing.offline.english_events import english_event, goes_to, has_ended, jointly_told, tells_alone
from bot.briefing.offline.european_deeds import deed_in
from bot.briefing.offline.event import Clause, Event
from bot.briefing.offline.gate import gated
from bot.briefing.offline.kinds import kind_of
from bot.briefing.offline.market_access import lets_in
from bot.briefing.offline.mention import Mention
from bot.briefing.offline.modality import effective_status
from bot.briefing.offline.no_verbs import is_verb
from bot.briefing.offline.outsiders import outsider
from bot.briefing.offline.parliaments import assents
from bot.briefing.offline.phrases import (
    idiom_of,
    is_bargaining,
    left_in_talks,
    names_party,
    offered,
    settles_nothing,
    talks_agreed,
    tell_together,
)
from bot.briefing.offline.projects import project
from bot.briefing.offline.side_by_side import concluded
from bot.briefing.offline.stages import beside, corrected, follows, main, without_tail
from bot.briefing.offline.talks import is_further, without_old
from bot.briefing.offline.text import Line
from bot.briefing.offline.undertakings import undertaking
from bot.briefing.offline.words import ENDED, Tag

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
AGREED_TO = gated(
    r"\bagreed (?:in principle |early |late |(?:last|this) week |earlier this \w+ |on \w+day "
    r"|at [^,;]{3,40}? |here |also )*"
    r"(?:with [^,;]{3,80}? )?(?:to|on|that|how|where|which|who|what)\b(?! (?:meet|disagree|talk|discuss|keep|consult"
    r"|speak|look|try|differ)\b)|\bagree (?:to|how|where|who|which)\b(?! (?:meet|disagree|talk|differ)\b)"
)
_ANNOUNCED = re.compile("発表し|발표했")
"""Behind what was announced, which tells how far it is, "announced" tells nothing."""
_LEFT = 24
_JOINTLY = gated(
    r"\b(?:together|joint(?:ly)?|each other|one another|share[sd]?|sharing|pool|both|mutual\w*|common|cooperat\w+)\b"
)
"""What tells that two do something as equals."""
_AND_ANOTHER = re.compile(
    r"(?:,|\by|\be|\bet|\bund|\basi como|\bademas de|\bainsi que|\bsowie)\s(?:otr[oa]|una?|une?|une? autre"
    r"|eine[nm]?)\s$"
)
"""Before a second agreement that the same verb tells."""
_FAR = 60
_A_BEHIND = re.compile(r" (?:an?|two|three) ")
"""Behind "settled", a quarrel that was not told of before."""
_ARTICLE = re.compile(r"\b(?:an?|two|three|four)\s(?:[\w'-]+\s){0,4}$")
_PROJECT = re.compile(r"事業|計画|構想|プロジェクト|사업|프로젝트|구상|계획")
"""Words for what one company may do alone."""
_REACH = 90
"""Characters between a verb and the noun it goes with."""
_ASIDE, _RELATIVE = 40, 0.6
"""Of what stands farther than 40 characters between a subject and its verb most is an aside or a relative clause."""
_OF_SUBJECT = ("in_force", "suspended", "terminated")
"""What becomes of a noun that stands before its verb, in Spanish and French."""
_SUBJECT = 30
"""What it costs that an everyday noun is the subject of an active verb: "the forum awarded X a prize"."""
_TRADED = ("merger_acquisition", "trade_agreement", "contract")
"""Kinds whose everyday nouns are the subject of "announced" and "are finished"."""
PROPOSED_THAT = gated(
    r"\b(?:proposed (?:that|to)|(?:asked|suggested|requested|recommended) that"
    r"(?! [^,.;]{2,50}? (?:was|were|is|are|has|have|had|did|does)\b))\b"
)
"""What somebody wants another to do; "suggested that Kenya was to blame" tells what he thinks."""
_ALL_DO = re.compile(
    r"\b(?:that|for) (?:the (?:two|three|four|five|pair|trio|partners|sides|companies|countries)|they|both)\b"
)
"""Behind "proposed", that those named are to do it together."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:[\w-]+\s){0,2}$")
_MARGINS = ("en marge", "am rande", "al margen")
_SPOKEN_OF = re.compile(r"\b(?:that|this|said|same) $")
"""Before an agreement that was told of before: "that accord was signed too"."""
_AS_TOLD = re.compile(r"\bentsprechende[nrsm]? (?:[\w-]+ )?$")
"""Before a German agreement about what was told before: "eine entsprechende Absichtserklärung"."""
_OBJECT_OF = re.compile(r"\b(?:that|which) (?:[\w'’-]+ ){1,5}$")
"""Behind a noun, who agreed it: "an understanding that the two ministers initialled"."""
_JOINED_BY = ("treaty", "trade_agreement", "partnership")
_OF_IT = ("rejected", "terminated", "suspended", "signed", "ratified")
_IT_BEHIND = re.compile(r"\s(?:it|them|this|both)\b")
"""Behind a verb the agreement that was spoken of before: "Ecuador rejected it"."""
_OWN_NOUN = re.compile(r"\b(?:accord|acuerdo|abkommen|vertrag|agreement|contract|traite|tratado|treaty)")
"""In words that tell both what and how far: "dénonce l'accord"."""
_INDEFINITE = re.compile(
    r"\b(?:a|an|un|una|une|ein|eine|einen|einem|two|three|dos|deux|zwei)\s(?:(?!the\b)[\w'-]+\s){0,6}$"
)


def event_of(clause: Clause) -> Event | None:
    """The agreement that a clause tells: the verb and the noun that are nearest to being one statement."""
    nouns = [t for t in clause.tags if t.what in ("kind", "loose", "may")]
    if clause.language == "en" and clause.who:
        nouns = [t for t in nouns if not (names_party(t, clause) or settles_nothing(t, clause))]
    verbs = [t for t in clause.tags if t.what in ("status", "weak")]
    if clause.language == "en":
        verbs += [
            *(_leaving(clause, nouns) if nouns else ()),
            *(t for t in assents(clause.line.folded) if clause.has(t.start)),
        ]
    if clause.language == "ko" or clause.language == "ja":
        verbs = [v for v in verbs if not _ANNOUNCED.match(clause.line.text, v.start)] or verbs
    told = _told(clause, verbs) if nouns else []
    if told:
        told, nouns = _without_asides(told, nouns, clause)
    best = _nearest(told, nouns, clause)
    fresh = any(t.what == "more" and not _is_beside_event(t, clause) for t in clause.tags)
    fresh = fresh or is_further(clause.line.folded)
    if (best is None or best[0] > _FAR or _sells(best, clause)) and (done := deed(clause, fresh)):
        return done
    if clause.language == "en" and (best is None or best[0] > _FAR) and (done := undertaking(clause, fresh=fresh)):
        return done
    if clause.language == "en" and (talks := talks_agreed(clause, fresh=fresh)):
        return talks
    if best is None:
        told = told or _told(clause, verbs)
        said = _without_noun(clause, _without_plans(told, clause), fresh)
        if said is None and clause.language == "en":
            said = (
                offered(told, clause, fresh=fresh)
                or concluded(told, clause, fresh=fresh)
                or appeal(clause, fresh=fresh)
                or project(clause, told, fresh=fresh)
                or lets_in(clause, fresh=fresh)
                or jointly_told(clause)
                or left_in_talks(told, clause)
                or outsider(clause)
            )
        return said or _signing(clause, told)
    _, verb, status, noun = best
    fresh, further = _is_other(noun, clause, fresh=fresh)
    if clause.language == "en":
        return english_event(verb, status, noun, clause, signed=beside(told, clause.line.folded), news=(fresh, further))
    if clause.language in european_clauses.LANGUAGES:
        return _european_event(verb, status, noun, clause, told, fresh=fresh)
    status = status_of(verb, status, noun, clause.line)
    return Event(clause.n, kind_of(noun, status, clause), status, clause.who, fresh or _is_new_offer(status, clause))


def _is_new_offer(status: str, clause: Clause) -> bool:
    """Whether somebody proposes something to somebody, which was not told before."""
    return status == "proposed" and proposes(clause.line) and len({m.entity for m in clause.who}) > 1


def _european_event(
    verb: Tag, status: str, noun: Tag, clause: Clause, told: list[tuple[Tag, str]], *, fresh: bool
) -> Event | None:
    """The agreement that a verb and a noun tell in Spanish, French or German; `told` are the verbs of the clause.

    What others than its parties reject is not rejected by that.
    """
    if european_clauses.restates(verb, status, noun, clause.line, clause.spans[0][0]):
        return Event(clause.n, "", status, [], fresh=False)
    if status == "rejected" and noun.value != "settlement" and european_clauses.is_criticism(verb, clause.line):
        return None
    if european_clauses.takes_it_up(status, noun, clause.line, clause.spans[0], clause.who):
        return Event(clause.n, "", status, [], fresh=False, moves=True)
    if status == "agreed" and european_clauses.signed_beside(told, clause.line):
        status = "signed"
    status = status_of(verb, status, noun, clause.line)
    if status == "proposed" and (answer := european_offers.answered(clause.line.folded, clause.language)[0]):
        status = answer
    if status == "signed" and _AS_TOLD.search(clause.line.folded, max(0, noun.start - 50), noun.start):
        fresh = False
    fresh = fresh or _is_new_offer(status, clause)
    kind = kind_of(noun, status, clause)
    if kind in _JOINED_BY and any(t.start == verb.start and t.value == "accession" for t in clause.tags):
        kind = "accession"  # "dem Übereinkommen beigetreten"
    share = kind == "financing" and status == "agreed" and european_clauses.puts_in(verb, clause.line)
    return Event(clause.n, kind, status, clause.who, fresh, tentative=share or noun.what == "may")


def _is_beside_event(more: Tag, clause: Clause) -> bool:
    """Whether "en marge du salon" within a clause only tells where it was."""
    folded = clause.line.folded
    return folded.startswith(_MARGINS, more.start) and bool(folded[clause.spans[0][0] : more.start].strip(" ,;"))


def _is_other(noun: Tag, clause: Clause, *, fresh: bool) -> tuple[bool, bool]:
    """Whether a noun tells of another agreement than that of before, and whether it is told with both signs of it."""
    before = clause.line.folded[max(0, noun.start - 50) : noun.start]
    if clause.language == "en" and _SPOKEN_OF.search(before):
        return False, False
    further = fresh and _ARTICLE.search(before[-40:]) is not None
    settles = clause.language == "en" and noun.value == "settlement" and _A_BEHIND.match(clause.line.folded, noun.end)
    return fresh or bool(_INDEFINITE.search(before)) or bool(settles), further


def _signing(clause: Clause, told: list[tuple[Tag, str]]) -> Event | None:
    """That what was spoken of before was signed, or accepted: "The ministers signed on Monday"."""
    if clause.language in european_clauses.LANGUAGES:
        status = european_clauses.goes_back(told, clause.line, any(clause.has(m.start) for m in clause.who))
    else:
        status = follows(told, clause.line.folded) if clause.language == "en" else document_signed(told, clause)
    return Event(clause.n, "", status, clause.who, fresh=False, moves=True) if status else None


def _without_asides(
    told: list[tuple[Tag, str]], nouns: list[Tag], clause: Clause
) -> tuple[list[tuple[Tag, str]], list[Tag]]:
    """The verbs and nouns of a clause without those that only say what the agreement is about, or led to it."""
    if clause.language == "en":
        told, nouns = without_tail(told, nouns, clause.line)
        return main(told, nouns, clause.line), nouns
    if clause.language in european_clauses.LANGUAGES:
        return european_clauses.main_verbs(told, clause.line), european_clauses.main_nouns(nouns, clause.line)
    return told, nouns


def _nearest(told: list[tuple[Tag, str]], nouns: list[Tag], clause: Clause) -> tuple[float, Tag, str, Tag] | None:
    """The verb and the noun that cost least to read as one statement, after their cost."""
    best: tuple[float, Tag, str, Tag] | None = None
    if not told or not nouns:
        return None
    refused = any(status == "rejected" for _, status in told)
    named = len({m.entity for m in clause.who})
    for verb, status in told:
        if status == "ratified" and refused:
            continue  # what was rejected is the ratification
        for noun in nouns if status else ():
            if not _goes(verb, noun, clause, named):
                continue
            cost = _cost(verb, status, noun, clause)
            if cost < _REACH and (best is None or cost < best[0]):
                best = cost, verb, status, noun
    return best


def _sells(best: tuple[float, Tag, str, Tag], clause: Clause) -> bool:
    """Whether the noun is only what an English verb of trade is about: "has sold its mortgage portfolio to X"."""
    _, verb, _, noun = best
    traded = any(t.what == "does" and t.value.startswith("merger") and t.start == verb.start for t in clause.tags)
    return clause.language == "en" and traded and noun.what == "may" and noun.start >= verb.end


def _leaving(clause: Clause, nouns: list[Tag]) -> list[Tag]:
    """The verbs of who leaves what is named behind them: "has pulled out of those talks"."""
    return [
        Tag(t.start, t.end, "status", "terminated")
        for t in clause.tags
        if t.what == "does" and t.value.endswith(":terminated") and any(0 <= n.start - t.end <= _LEFT for n in nouns)
    ]


def each_event(event: Event, clause: Clause) -> list[Event]:
    """The event, or the several that its clause tells with one verb."""
    nouns = [t for t in clause.tags if t.what == "kind"]
    found: list[Event] = []
    if clause.language != "en" and (second := _second_kind(event, nouns, clause.tags, clause.line)):
        return [event, Event(event.line, second, event.status, event.parties, fresh=True)]
    for kind, who in shares(clause.line, clause.who, nouns, clause.language):
        known = kind or (found[-1].kind if found else event.kind)
        found.append(Event(event.line, known, event.status, who, fresh=True))
    return found or [event]


def _second_kind(event: Event, nouns: list[Tag], clause_tags: list[Tag], line: Line) -> str:
    """The kind of a second agreement of the same parties: "un tratado de extradición, así como un memorando"."""
    for one, other in pairwise(nouns):
        beside = _AND_ANOTHER.search(line.folded, one.end, other.start)
        told = any(t.what == "status" and one.end <= t.start < other.start for t in clause_tags)
        if beside and not told and one.value == event.kind != other.value and event.status in ("signed", "agreed"):
            return other.value
    return ""


def _told(clause: Clause, verbs: list[Tag]) -> list[tuple[Tag, str]]:
    if not verbs:
        return []
    folded = clause.line.folded
    if clause.language == "en":
        verbs = [v for v in corrected(verbs, folded) if is_verb(v, clause.tags, folded)]
    else:
        verbs = without_old(verbs, folded)
    if clause.language in ("ko", "ja"):
        verbs = without_ideas(verbs, clause.line)
    told = [(v, effective_status(v, clause.tags, clause.line, clause.language, clause.past)) for v in verbs]
    return as_rounds(told, clause.line) if clause.language in ("ko", "ja") else told


def _goes(verb: Tag, noun: Tag, clause: Clause, named: int) -> bool:
    """Whether a verb and a noun tell of an agreement: two everyday words do so only between two parties.

    `named` counts those whom the clause names.
    """
    strong = (verb.what == "status") + (noun.what != "may")
    if clause.language == "en" and (told := tell_together(verb, noun, clause)) is not None:
        return told
    if clause.language == "en" and named and tells_alone(verb, noun, clause.line.folded):
        return True
    if noun.what == "loose" and verb.value == "agreed" and _PROJECT.match(clause.line.text, noun.start):
        return named > 1
    if strong == 2 or (verb.value == "signed" and verb.what == "status"):
        return True
    if noun.what == "may" and _of_states(noun, clause):
        return False
    gap = max(noun.start - verb.end, verb.start - noun.end)
    if clause.language == "en" and has_ended(verb, noun, clause.line.folded):
        return True
    if clause.language == "en" and strong == 1 and verb.what == "status" and verb.value in (*ENDED, "in_force"):
        return True
    return named > (clause.language != "en") if strong == 1 else named > 1 and gap <= NEAR


def _of_states(noun: Tag, clause: Clause) -> bool:
    """Whether states alone are named beside a Korean or Japanese everyday word for what companies do: "調達"."""
    return (
        clause.language in ("ko", "ja")
        and noun.value == "contract"
        and all(m.entity.kind in ("state", "igo") for m in clause.who)
    )


def _without_noun(clause: Clause, told: list[tuple[Tag, str]], fresh: bool) -> Event | None:
    """ "Japan agreed to lift its ban on Brazilian beef": the verb alone tells that two agreed, talk or part."""
    who = clause.who
    if len({m.entity for m in who}) == 1 and who[0].entity.kind == "state":
        who = [*who, *clause.adjectives]
    if clause.language != "en" and (acted := _acted(clause, who, told, fresh)):
        return acted
    if len({m.entity for m in who}) > 1:
        for status, pattern in (("agreed", AGREED_TO), ("proposed", PROPOSED_THAT)):
            m = pattern.search(clause.line.folded)
            over = m is not None and any(v.start == m.start() and not s for v, s in told)
            if m is not None and not over and (clause.language != "en" or clause.has(m.start())):
                hints = [t for t in clause.tags if t.what in ("hint", "may") and t.value and t.end > m.end()]
                kind = _kind_behind(status, m.end(), hints, clause, who)
                return Event(clause.n, kind, status, who, fresh, tentative=clause.language == "en" and not hints)
        for verb, status in told:
            if clause.language == "en" and (said := idiom_of(verb, status, clause)) is not None:
                return Event(clause.n, said, status, who, fresh)
            if verb.what == "weak" and status != "rejected" and not is_bargaining(verb, status, clause):
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


def _without_plans(told: list[tuple[Tag, str]], clause: Clause) -> list[tuple[Tag, str]]:
    """The verbs of an English clause that tells an end without "planned", which only tells what has ended."""
    if clause.language != "en" or not any(s in ENDED and v.what == "status" for v, s in told):
        return told
    return [(v, s) for v, s in told if s != "proposed" or v.what != "weak"]


def _kind_behind(status: str, end: int, hints: list[Tag], clause: Clause, who: list[Mention]) -> str:
    """The kind of what two have agreed to do, or one proposes, that the words behind `end` tell."""
    if status == "proposed" and _ALL_DO.search(clause.line.folded, end):
        return "partnership"
    return hints[0].value if hints else _agreed_kind(clause, who)


def _agreed_kind(clause: Clause, who: list[Mention]) -> str:
    """What two agree to do that no word tells: of companies, where they do not do it together, mostly a contract."""
    trade = clause.language == "en" and all(m.entity.kind in ("company", "bank_fund") for m in who)
    return "contract" if trade and _JOINTLY.search(clause.line.folded) is None else "partnership"


def _acted(clause: Clause, who: list[Mention], told: list[tuple[Tag, str]], fresh: bool) -> Event | None:
    """What a verb tells that no noun names, in other languages than English."""
    if clause.language in european_clauses.LANGUAGES and (said := _offered_or_discussed(clause, who, told, fresh)):
        return said
    if act := act_of(clause.line, who, clause.tags, told, clause.language):
        return Event(clause.n, act.kind, act.status, who, fresh or act.fresh)
    if any(status not in ("", "agreed") for _, status in told):
        return None  # a verb of agreement says how far it is
    if done := deed_in(clause.n, clause.line, clause.who, clause.tags, clause.past, clause.language):
        return Event(clause.n, *done, clause.who, fresh, tentative=True)
    return None


def _offered_or_discussed(clause: Clause, who: list[Mention], told: list[tuple[Tag, str]], fresh: bool) -> Event | None:
    """What somebody offered and another refused or accepted, pledged, or talks about with the only one named."""
    answer, end = european_offers.answered(clause.line.folded, clause.language)
    hints = [t for t in clause.tags if t.what in ("hint", "may") and t.value and not 0 < end < t.start]
    hint = hints[0].value if hints else ""
    if answer and len({m.entity for m in who}) > 1:
        return Event(clause.n, hint, answer, who, fresh)
    if european_offers.pledges(clause.line.folded, clause.language, who):
        return Event(clause.n, "financing", "agreed", who, fresh)
    if european_clauses.talks_with_one(told, clause.line, who):
        hint = "" if hint == "contract" and all(m.entity.kind in ("state", "igo") for m in who) else hint
        return Event(clause.n, hint, "negotiating", who, fresh)
    return None


def _is_subject(verb: Tag, status: str, clause: Clause) -> bool:
    """Whether a noun before an English verb may be its subject: "talks were suspended", "the pact takes effect"."""
    before = clause.line.folded[max(0, verb.start - 24) : verb.start]
    if status in ("in_force", "suspended", "terminated") or _PASSIVE.search(before):
        return True
    if goes_to(verb, clause.line.folded):
        return True
    return status in ("agreed", "signed") and _OBJECT_OF.search(before) is not None


def _names_between(verb: Tag, noun: Tag, clause: Clause) -> int:
    """Characters of names between an English noun and its verb: "a deal between X and Y for a line was signed"."""
    if noun.end > verb.start:
        return 0
    return sum(m.end - m.start for m in clause.who if noun.end <= m.start and m.end <= verb.start)


def _cost(verb: Tag, status: str, noun: Tag, clause: Clause) -> float:
    """How far a verb and a noun are from being one statement: their distance, weighed by what they are."""
    language = clause.language
    ahead = noun.start >= verb.start
    gap = float(noun.start - verb.end if ahead else verb.start - noun.end)
    if language == "en":
        gap = max(gap - _names_between(verb, noun, clause), 0.0) + (20 if verb.what == "weak" else 0)
    if ahead == (language in ("ko", "ja")):
        if language == "en" and _is_subject(verb, status, clause):
            gap -= max(gap - _ASIDE, 0.0) * _RELATIVE
        elif language in ("es", "fr") and status in _OF_SUBJECT:
            gap += min(gap, _ASIDE) - max(gap - _ASIDE, 0.0) * _RELATIVE
        else:
            gap *= 2.0
    if noun.what != "kind":
        gap += 15 if noun.what == "may" and noun.value else 25
    if noun.value == "accession":  # who wants to join is news by itself; that it is agreed is said plainly
        gap += {"agreed": 30, "proposed": -50}.get(status, 0)
    if noun.start < verb.end and verb.start < noun.end and noun.what != "kind":
        gap += 0 if noun.what == "may" and noun.value else 20
    if language == "en" and not ahead and noun.what == "may" and noun.value not in _TRADED:
        gap += 0 if noun.start == verb.start or _is_subject(verb, status, clause) else _SUBJECT
    if language == "de" and not ahead:  # the verb closes the clause
        gap *= 0.5
    if language in ("ko", "ja"):  # the last verb carries the sentence
        gap -= verb.start / 3
    return gap + _COST[status]
