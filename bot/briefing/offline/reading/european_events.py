"""Make an event of a Spanish, French or German verb and its noun: how far it is, of what kind, or told before."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses import european_clauses
from bot.briefing.offline.clauses.event import Clause, Event
from bot.briefing.offline.clauses.kinds import kind_of
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.reading import european_offers
from bot.briefing.offline.reading.acts import is_new_offer, offers_money, status_of
from bot.briefing.offline.vocabulary.words import Tag

_AS_TOLD = re.compile(r"\bentsprechende[nrsm]? (?:[\w-]+ )?$")
"""Before a German agreement about what was told before: "eine entsprechende Absichtserklärung"."""
_PAYS = re.compile(r"vers|pai|pay|zahl|pag|abon")
_OF_NATIONS = ("treaty", "trade_agreement", "accession", "financing")
_OF_FIRMS = ("investment", "merger_acquisition")
_OF_PAPERS = ("signed", "ratified", "in_force", "terminated", "suspended")
_JOINED_BY = ("treaty", "trade_agreement", "partnership")


def european_event(
    verb: Tag, status: str, noun: Tag, clause: Clause, told: list[tuple[Tag, str]], *, fresh: bool
) -> Event | None:
    """The agreement that a verb and a noun tell in Spanish, French or German; `told` are the verbs of the clause.

    What others than its parties reject is not rejected by that.
    """
    if european_clauses.restates(verb, status, noun, clause.line, clause.spans[0][0]):
        return Event(clause.n, "", status, [], fresh=False, to_sign=status == "proposed")
    if status == "rejected" and noun.value != "settlement" and european_clauses.is_criticism(verb, clause.line):
        return None
    if european_clauses.takes_it_up(status, noun, clause.line, clause.spans[0], clause.who):
        return Event(clause.n, "", status, [], fresh=False, moves=True)
    if status == "agreed" and (
        european_clauses.signed_beside(told, clause.line) or european_clauses.is_concluded(verb, noun, clause.line)
    ):
        status = "signed"
    status = _status(verb, status, noun, clause)
    if status == "signed" and _AS_TOLD.search(clause.line.folded, max(0, noun.start - 50), noun.start):
        fresh = False
    fresh = fresh or is_new_offer(status, clause)
    kind = kind_of(noun, status, clause)
    kind = kind or _kind_beside(status, clause)
    if kind in ("", "partnership") and status == "agreed" and noun.what != "kind":
        funded = european_offers.pledges(clause.line.folded, clause.language, clause.who)
        kind = "financing" if funded else kind  # "fördert das Vorhaben mit 9 Millionen Euro"
    if kind == "financing" and _PAYS.match(clause.line.folded, noun.start) and _told(clause, "settlement"):
        kind = "settlement"  # what is paid ends a quarrel
    if kind in _JOINED_BY and any(t.start == verb.start and t.value == "accession" for t in clause.tags):
        kind = "accession"  # "dem Übereinkommen beigetreten"
    if status == "negotiating" and kind == "financing" and any(t.value == "accession" for t in clause.tags):
        kind = "accession"  # talks about joining are held up by subsidies
    again = clause.language == "de" and status in _OF_PAPERS and european_clauses.names_the_contract(clause, noun)
    clause.who = _whose(clause, kind)
    share = kind == "financing" and status == "agreed" and european_clauses.puts_in(verb, clause.line)
    return Event(clause.n, kind, status, clause.who, fresh, tentative=share or noun.what == "may", again=again)


def _status(verb: Tag, status: str, noun: Tag, clause: Clause) -> str:
    """How far it is: of who approves, and of what was offered and answered."""
    status = status_of(verb, status, noun, clause.line)
    if clause.language == "de" and status == "ratified" and noun.value in _OF_FIRMS:
        return "agreed"  # a committee lets a purchase pass
    if status == "proposed" and (answer := european_offers.answered(clause.line.folded, clause.language)[0]):
        return answer
    return status


def _kind_beside(status: str, clause: Clause) -> str:
    """The kind that other words tell than the noun: money that is offered, a purchase that is talked about; or ""."""
    if status == "proposed" and offers_money(clause):
        return "financing"
    bought = clause.language == "es" and _told(clause, "merger_acquisition") and not clause.between_states()
    return "merger_acquisition" if bought else ""  # "mantiene conversaciones para hacerse con el 25 %"


def _told(clause: Clause, kind: str) -> bool:
    """Whether a noun of the clause names the kind."""
    return any(t.what == "kind" and t.value == kind for t in clause.tags)


def _whose(clause: Clause, kind: str) -> list[Mention]:
    """Whose agreement it is; two adjectives where no name says it: "empresarios etíopes y bielorrusos"."""
    if not clause.who and clause.language == "es" and len({m.entity for m in clause.adjectives}) > 1:
        return clause.adjectives
    if not clause.who and clause.language == "de" and kind in _OF_NATIONS:
        return clause.adjectives  # "die jemenitischen Konfliktparteien"
    return clause.who if kind == "accession" else european_clauses.without_joined(clause.line, clause.who)
