"""Tell whether an event is one more mention of an agreement that an earlier sentence told."""

from __future__ import annotations

from bot.briefing.offline.agreements.deal import DONE, OPEN, Deal, actor, fits
from bot.briefing.offline.clauses.event import Event
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.vocabulary.words import ENDED

_DISTINCT = ("settlement", "regulatory", "mou")
"""Kinds of which a later sentence tells an agreement of its own, where that of before is none like it."""


def tells_whose_bid(deal: Deal, event: Event, mine: set[str]) -> bool:
    """Whether the next sentence only says whose the bid was: "The unsolicited bid came from X"."""
    bid = event.kind == deal.kind == "merger_acquisition" and event.status == "proposed" and not event.fresh
    other = len(mine) == len(deal.parties) == 1 and mine.isdisjoint(map(actor, deal.parties))
    return bid and other and event.line - deal.lines[-1] <= 1


def retells(deal: Deal, event: Event, who: list[Entity], mine: set[str]) -> bool:
    """Whether the event, of `who` or of those who act for them, is one more mention of the deal."""
    theirs = {actor(e) for e in deal.parties}
    shared = mine & theirs
    if _ends_otherwise(deal, event, named=bool(mine)) or (event.ongoing and deal.status in DONE):
        return False
    if _is_again(deal, event, mine, theirs) or _acts_for(deal, event, who):
        return True
    other = event.kind != deal.kind or event.status != deal.status
    if mine - theirs and event.kind and not deal.generic and other and _brings(event, mine - theirs):
        return False
    if mine - theirs and (_is_further_purchase(deal, event) or not (shared or fits(deal, event))):
        return False
    if (
        not event.fresh
        and len(mine) <= 1
        and event.status == deal.status
        and (shared or not event.kind or event.kind == deal.kind)
        and not _of_another(deal, event, mine - theirs)
    ):
        return True
    if not event.fresh and shared and event.kind == deal.kind and event.line - deal.lines[-1] <= 1:
        opens = event.status in OPEN and deal.status in DONE
        return not (mine - theirs and theirs - mine and (opens or _brings(event, mine - theirs)))
    if mine and theirs and not (mine <= theirs or theirs <= mine or len(shared) > 1):
        return False
    if event.further or _apart(deal, event, len(mine)):
        return False
    alike = fits(deal, event)
    if not alike and mine - theirs:
        return False
    if event.fresh and event.status != deal.status:
        return False
    if event.fresh and event.kind and event.kind != deal.kind and not deal.generic:
        return False
    told = event.kind in _DISTINCT and event.status in ("signed", "agreed") and bool(mine)
    apart = told and event.line != deal.lines[-1] and not event.planned
    return alike or not (event.fresh or apart)


def _is_same_still(deal: Deal, event: Event, mine: set[str], theirs: set[str]) -> bool:
    """Whether the next sentence says "the settlement" of what was told as one, and who acts for its parties."""
    named = bool(event.kind) and not event.fresh and event.kind == deal.kind and not deal.generic
    return named and len(theirs) > 1 and theirs < mine and event.line - deal.lines[-1] <= 1


def _opens_talks(deal: Deal, event: Event, mine: set[str], theirs: set[str]) -> bool:
    """Whether the sentence that tells what is wanted also tells that it is talked about."""
    opens = (deal.status, event.status) == ("proposed", "negotiating")
    return opens and event.line == deal.lines[-1] and mine <= theirs


def _is_further_purchase(deal: Deal, event: Event) -> bool:
    """Whether somebody buys something else: told as new, of somebody who was not named, farther down."""
    bought = event.kind == deal.kind == "merger_acquisition" and event.fresh
    return bought and len(deal.parties) == 1 and event.line - deal.lines[-1] > 1


def _is_its_signing(deal: Deal, event: Event, mine: set[str], theirs: set[str]) -> bool:
    """Whether one sentence tells what two will do, and that they signed for it: "said after they signed a deal"."""
    here = event.line == deal.lines[-1] and not event.kind and not event.further
    return here and mine == theirs and deal.status == "agreed" and event.status == "signed"


def _is_its_end(deal: Deal, event: Event, mine: set[str], theirs: set[str]) -> bool:
    """Whether the next sentence tells when what was agreed is to be signed, or what a party pays for it."""
    speaker = event.planned and not event.fresh and len(mine) == 1
    if not (mine <= theirs or speaker) or event.further:
        return False
    if event.tentative and event.kind == "financing" and (len(mine) <= 1 or mine == theirs):
        return True
    near = event.line - deal.lines[-1] <= 1 + speaker and event.kind in ("", "contract", "treaty", deal.kind)
    return near and deal.status in ("agreed", "negotiating") and event.planned


def _names_it(deal: Deal, event: Event, mine: set[str], theirs: set[str]) -> bool:
    """Whether the next sentence names what its parties do: "A and B will align fees. They signed a declaration"."""
    near = deal.tentative and event.line - deal.lines[-1] <= 1 and not event.further and not event.tentative
    told = deal.status in ("agreed", "proposed") and event.status in ("agreed", "signed")
    return near and mine in (theirs, set()) and told


def _is_again(deal: Deal, event: Event, mine: set[str], theirs: set[str]) -> bool:
    """Whether it is the signing or the end of the deal, or another name of it."""
    return (
        _is_its_signing(deal, event, mine, theirs)
        or _is_its_end(deal, event, mine, theirs)
        or _names_it(deal, event, mine, theirs)
        or _is_same_still(deal, event, mine, theirs)
        or _opens_talks(deal, event, mine, theirs)
    )


def _acts_for(deal: Deal, event: Event, who: list[Entity]) -> bool:
    """Whether a body of the only state told has a part in the deal, named in Hangul or kanji: "이라크 투자위원회"."""
    if len(who) != 1 or event.kind != deal.kind or who[0].kind != "state":
        return False
    state = who[0]
    return any(
        e.kind == "government_body" and e.country == state.country and e.name[0] >= "\u1100" for e in deal.parties
    )


def _ends_otherwise(deal: Deal, event: Event, *, named: bool) -> bool:
    """Whether one is broken off and the other is not: one thing is off, of another they still talk."""
    if event.tentative and (deal.status, event.status) == ("ratified", "agreed") and event.line > deal.line:
        return True  # what two agree to do when their treaty has passed is something else
    if event.status in ENDED and deal.status not in ENDED:
        return not (deal.status in OPEN and fits(deal, event))
    if deal.status in ENDED and event.fresh and event.status in ("signed", "agreed"):
        return True
    if deal.status == "rejected" and event.status == "negotiating":
        return True
    if deal.status not in ENDED or not event.kind:
        return False
    return event.status == "negotiating" or (named and event.status in ("signed", "agreed"))


def _apart(deal: Deal, event: Event, parties: int) -> bool:
    """Whether the kinds never name one agreement: an accession and another, a statement and what it lists."""
    if event.kind and deal.kind and (event.kind == "accession") != (deal.kind == "accession"):
        return True
    return parties > 1 and bool(event.kind) and deal.kind == "joint_statement" and not fits(deal, event)


def _of_another(deal: Deal, event: Event, new: set[str]) -> bool:
    """Whether a later sentence tells of an organisation alone, of which nothing was told, what it does itself."""
    return bool(new and event.kind and event.other_told) and event.line != deal.lines[-1] and _brings(event, new)


def _brings(event: Event, new: set[str]) -> bool:
    """Whether an organisation acts that has had no part in the deal: then it is another deal."""
    return any(m.form == "organisation" and actor(m.entity) in new for m in event.parties)
