"""Read what a verb alone tells of an agreement, in a clause that has no noun for one."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses import european_clauses
from bot.briefing.offline.clauses.cjk_clauses import document_signed, told_by_form
from bot.briefing.offline.clauses.event import COUNTRIES, Clause, Event
from bot.briefing.offline.clauses.further_steps import follows
from bot.briefing.offline.clauses.purchases import of_goods
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.reading import european_offers
from bot.briefing.offline.reading.acts import act_of
from bot.briefing.offline.reading.appeals import appeal
from bot.briefing.offline.reading.english_events import jointly_told, talks_to_do
from bot.briefing.offline.reading.english_offers import offered
from bot.briefing.offline.reading.european_deeds import deed_in
from bot.briefing.offline.reading.future_deeds import future_deed
from bot.briefing.offline.reading.german_supplies import supplied
from bot.briefing.offline.reading.market_access import lets_in
from bot.briefing.offline.reading.outsiders import outsider
from bot.briefing.offline.reading.phrases import idiom_of, is_bargaining, left_in_talks
from bot.briefing.offline.reading.projects import project
from bot.briefing.offline.reading.quiet import quietly_told
from bot.briefing.offline.reading.quiet_answers import QUIET_ANSWERS
from bot.briefing.offline.reading.quiet_states import QUIET_STATES
from bot.briefing.offline.reading.quiet_work import QUIET_WORK
from bot.briefing.offline.reading.side_by_side import concluded
from bot.briefing.offline.vocabulary.words import ENDED, VERBS, Tag

AGREED_TO = gated(
    r"\bagreed (?:in principle |early |late |(?:last|this) week |earlier this \w+ |on \w+day "
    r"|at [^,;]{3,40}? |here |also )*"
    r"(?:with [^,;]{3,80}? )?(?:to|on|that|how|where|which|who|what)\b(?! (?:meet|disagree|talk|discuss|keep|consult"
    r"|speak|look|try|differ)\b)|\bagree (?:to|how|where|who|which)\b(?! (?:meet|disagree|talk|differ)\b)"
)
PROPOSED_THAT = gated(
    r"\b(?:proposed (?:that|to)|(?:proposed|suggested|floated) (?!meeting|talking|spending|something|anything|nothing)"
    r"[a-z]{3,}ing (?:an?|the|its|their|each|one|joint|\w+ing)\b|(?:asked|suggested|requested|recommended) that"
    r"(?! [^,.;]{2,50}? (?:was|were|is|are|has|have|had|did|does)\b))\b"
)
"""What somebody wants another to do; "suggested that Kenya was to blame" tells what he thinks."""
_OWNERS = ("'s ", "’s ")
_PAIR = 2
_NO_NEWS = ("back", "memory", "deny", "hedge")
"""Tags of a clause that tells of earlier times, of what is no fact or of what may be."""
_QUIET = (*QUIET_WORK, *QUIET_ANSWERS, *QUIET_STATES)
_JOINTLY = gated(
    r"\b(?:together|joint(?:ly)?|each other|one another|share[sd]?|sharing|pool|both|mutual\w*|common|cooperat\w+)\b"
)
"""What tells that two do something as equals."""
_ALL_DO = re.compile(
    r"\b(?:that|for) (?:the (?:two|three|four|five|pair|trio|partners|sides|companies|countries)|they|both)\b"
)
"""Behind "proposed", that those named are to do it together."""
_OF_IT = ("rejected", "terminated", "suspended", "signed", "ratified")
_IT_BEHIND = re.compile(r"\s(?:it|them|this|both)\b")
"""Behind a verb the agreement that was spoken of before: "Ecuador rejected it"."""
_WEIGHS = re.compile("저울질")
"""A Korean verb that tells of talks only beside what they are about."""
_OWN_NOUN = re.compile(r"\b(?:accord|acuerdo|abkommen|vertrag|agreement|contract|traite|tratado|treaty)")
"""In words that tell both what and how far: "dénonce l'accord"."""


def event_without_noun(clause: Clause, told: list[tuple[Tag, str]], *, fresh: bool) -> Event | None:
    """What the verbs `told` of a clause tell: of its parties, or of an agreement that was spoken of before."""
    said = _of_parties(clause, _without_plans(told, clause), fresh)
    if said is None and clause.language == "en":
        said = (
            offered(told, clause, fresh=fresh)
            or concluded(told, clause, fresh=fresh)
            or appeal(clause, fresh=fresh)
            or project(clause, told, fresh=fresh)
            or lets_in(clause, fresh=fresh)
            or jointly_told(clause)
            or talks_to_do(told, clause)
            or left_in_talks(told, clause)
            or outsider(clause)
            or quietly_told(_QUIET, clause, fresh=fresh)
            or future_deed(clause, fresh=fresh)
        )
    if said is None and clause.language == "de":
        said = supplied(clause)
    return said or _signing(clause, told) or _named_alone(clause, fresh=fresh)


def _named_alone(clause: Clause, *, fresh: bool) -> Event | None:
    """An agreement that a Korean or Japanese clause names between two, whose verb is in no table."""
    if clause.language not in ("ko", "ja") or any(t.what in (*VERBS, *_NO_NEWS) for t in clause.tags):
        return None
    noun = next((t for t in reversed(clause.tags) if t.what == "kind"), None)
    if noun is None or len({m.entity for m in clause.who}) < _PAIR or not (status := told_by_form(clause)):
        return None
    return Event(clause.n, noun.value, status, clause.who, fresh)


def _signing(clause: Clause, told: list[tuple[Tag, str]]) -> Event | None:
    """That what was spoken of before was signed, or accepted: "The ministers signed on Monday"."""
    if clause.language in european_clauses.LANGUAGES:
        status = european_clauses.goes_back(told, clause.line, any(clause.has(m.start) for m in clause.who))
    else:
        status = follows(told, clause.line.folded) if clause.language == "en" else document_signed(told, clause)
    return Event(clause.n, "", status, clause.who, fresh=False, moves=True) if status else None


def _of_parties(clause: Clause, told: list[tuple[Tag, str]], fresh: bool) -> Event | None:
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
            if _WEIGHS.match(clause.line.text, verb.start):
                continue
            if verb.what == "weak" and status != "rejected" and not is_bargaining(verb, status, clause):
                continue
            if status in _OF_IT and _IT_BEHIND.match(clause.line.folded, verb.end):
                return Event(clause.n, "", status, who, fresh=False)
            told_kind = _kind_of_talks(verb, clause, who) if status == "negotiating" else ""
            talks = status == "negotiating" and clause.who == who
            if talks or (status and _OWN_NOUN.search(clause.line.folded, verb.start, verb.end)):
                return Event(clause.n, told_kind, status, who, fresh)
    return None


def _kind_of_talks(verb: Tag, clause: Clause, who: list[Mention]) -> str:
    """The kind that the words of a clause tell of talks; "" where they tell none, or in Spanish, French and German."""
    hints = [t for t in clause.tags if t.what in ("hint", "may") and t.value]
    if clause.language == "en":
        folded = clause.line.folded
        return next((t.value for t in hints if t.start > verb.end and not folded.startswith(_OWNERS, t.end)), "")
    if clause.language in ("ko", "ja"):
        states = all(m.entity.kind in COUNTRIES for m in who)
        return next((t.value for t in hints if t.what == "hint" and not (states and t.value == "contract")), "")
    return ""


def _without_plans(told: list[tuple[Tag, str]], clause: Clause) -> list[tuple[Tag, str]]:
    """The verbs of an English clause that tells an end without "planned", which only tells what has ended."""
    if clause.language != "en" or not any(s in ENDED and v.what == "status" for v, s in told):
        return told
    return [(v, s) for v, s in told if s != "proposed" or v.what != "weak"]


def _kind_behind(status: str, end: int, hints: list[Tag], clause: Clause, who: list[Mention]) -> str:
    """The kind of what two have agreed to do, or one proposes, that the words behind `end` tell."""
    if status == "proposed" and _ALL_DO.search(clause.line.folded, end):
        return "partnership"
    if clause.language == "en" and status == "proposed" and of_goods(clause.line, end, len(clause.line.folded)):
        return "contract"
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
        return Event(clause.n, act.kind, act.status, who, fresh or act.fresh, tentative=act.tentative)
    if any(status not in ("", "agreed", "signed", "proposed") for _, status in told):
        return None  # a verb of agreement says how far it is
    done = deed_in(clause.n, clause.line, clause.who, clause.tags, clause.past, clause.language)
    if done is None:
        return None
    kind, status = done
    ahead = clause.language == "de"  # of "wird liefern" the deed has weighed the "wird"
    further = {s for v, s in told if s not in ("", "agreed", status) and not (ahead and v.value == "agreed")}
    if further and further != {"signed"}:
        return None
    return Event(clause.n, kind, "signed" if further else status, clause.who, fresh, tentative=True)


def _offered_or_discussed(clause: Clause, who: list[Mention], told: list[tuple[Tag, str]], fresh: bool) -> Event | None:
    """What somebody offered and another refused or accepted, pledged, or talks about with the only one named."""
    answer, end = european_offers.answered(clause.line.folded, clause.language)
    hints = [t for t in clause.tags if t.what in ("hint", "may") and t.value and not 0 < end < t.start]
    hint = hints[0].value if hints else ""
    if answer and len({m.entity for m in who}) > 1:
        return Event(clause.n, hint, answer, who, fresh)
    if clause.language == "fr" and european_offers.states_jointly(clause.line.folded, who):
        return Event(clause.n, "joint_statement", "agreed", who, fresh)
    if european_offers.pledges(clause.line.folded, clause.language, who):
        return Event(clause.n, "financing", "agreed", who, fresh)
    if european_clauses.talks_with_one(told, clause.line, who):
        hint = "" if hint == "contract" and all(m.entity.kind in ("state", "igo") for m in who) else hint
        return Event(clause.n, hint, "negotiating", who, fresh)
    return None
