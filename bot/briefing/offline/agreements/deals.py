"""Put the events of many lines together: one entry an agreement, with its parties."""

from __future__ import annotations

import re

from bot.briefing.offline.agreements.cost_shares import pays_its_share
from bot.briefing.offline.agreements.deal import OPEN, Deal, actor, as_headlined, fits, move, move_on
from bot.briefing.offline.agreements.kinds_by_parties import kind_by_parties
from bot.briefing.offline.agreements.left_out import barely_named, complete, lead_parties
from bot.briefing.offline.agreements.other_side import sides
from bot.briefing.offline.agreements.told_again import retells, tells_whose_bid
from bot.briefing.offline.clauses.event import BETWEEN_STATES, ORGANISATIONS, STATES, Event
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import ENDED
from bot.briefing.proof.cues import speaks_of_agreement

_MAX_DEALS = 12
_STRENGTH = (
    "terminated",
    "rejected",
    "suspended",
    "in_force",
    "ratified",
    "signed",
    "agreed",
    "negotiating",
    "proposed",
)
_LOSING_BID = re.compile(
    r"(?:an?|another|the|two|three)? ?(?:[a-z-]+ ){0,2}(?:bid|offer|proposal|tender)s? (?:by|from|of|made by|that) "
    r"|(?:la|una|otra) (?:oferta|propuesta|puja|solicitud) (?:de|del|presentada)\b"
    r"|(?:l'|une |une autre |la )(?:offre|proposition|demande|candidature) (?:de|du|d')"
    r"|(?:das|ein|ein weiteres|die|eine|der|einen?) (?:angebot|offerte|vorschlag|gebot|antrag|vorstoss) (?:des"
    r"|der|von|vom)\b"
)
"""Begins a sentence about what somebody else wanted than who got it."""
_AS_WELL = gated(r"\b(?:as well|too|likewise)(?=[,.;]|$)")
"""That others do so too."""
_LIKE = gated(
    r"\b(?:an?|two|three|the) (?:similar|comparable|like|identical|parallel|matching|second such"
    r"|further such) (?:[\w-]+ )?(?:sale|deal"
    r"|agreement|accord|purchase|arrangement|order|offer|request|proposal|pact|scheme|plan)s?\b"
)
"""An agreement like the one that was told before."""
_OF_FIRMS = ("merger_acquisition", "investment")
_SIGNED_WHEN = gated(
    r"\b(?:signed|countersigned|initialled|initialed|put (?:his|her|their) names?)\b[^.;]{0,60}?"
    r"\b(?:yesterday|today|(?:on|late|early|last|this) (?:on )?(?:\w+day|week|month|morning|evening|weekend)"
    r"|earlier this \w+)\b"
)
"""When papers were signed, as news tell it."""
_BEGAN = re.compile(r"\b(?:die|diese) (?:[a-z]+ )?(?:verhandlungen|gesprache) (?:begannen|hatten|waren|liefen seit)\b")
_TREATY = re.compile(r"\b[a-z-]{4,}(?:abkommen|ubereinkommen|pakt|staatsvertrag|friedensvertrag)s?\b|\bfreihandel")
"""A German treaty that its name tells to be one: firms have an "Abkommen", too."""
_FURTHER = re.compile(
    r"\b(?:au(?:ß|ss)erdem|zudem|zugleich|daneben|daruber hinaus|weitere[nrs]?|zweite[nrs]?|am rande"
    r"|ferner|auch|parallel|unterdessen)\b"
)
"""What tells in German of another agreement than that of the sentence before."""
_PAIR = 2
_AT_HOME, _GIVEN = ("government_body", "association", "research_education"), ("agreed", "proposed")
"""Who spends money at home, and how far that is."""


def gather(events: list[Event], mentions: list[list[Mention]], lines: list[Line], language: str = "en") -> list[Deal]:
    """The agreements that the events of the body tell; those of the title only where the body tells none."""
    deals: list[Deal] = []
    body = [e for e in events if lines[e.line].part == 1] or events
    titled = [e for e in events if lines[e.line].part == 0] if body is not events else []
    for n, event in enumerate(body):
        # "Hopes of a deal have died." names nobody; the next sentence says whose.
        following = body[n + 1] if n + 1 < len(body) else None
        told = bool(deals) and event.line - deals[-1].lines[-1] <= 1 and event.kind == deals[-1].kind
        told = told or (language == "de" and bool(deals) and _is_signed_next(event, deals[-1], set(), ""))
        if (
            not (event.parties or told or event.moves)
            and following is not None
            and following.parties
            and lines[event.line].paragraph == lines[following.line].paragraph
            and _continues(event, following)
        ):
            if _STRENGTH.index(event.status) < _STRENGTH.index(following.status):
                following.status = event.status
            continue
        if _is_of_no_news(deals, event, lines[event.line].folded):
            continue
        if language == "de" and _began_before(event, deals, lines[event.line].folded):
            continue
        if language == "de" and event.other_told and not deals:
            continue  # nobody was told of for whom it is done
        if _goes_on(event, deals):
            deals[-1].status = "negotiating"
            deals[-1].lines.append(event.line)
            continue
        _name_as_in_title(event, titled)
        _like_before(event, deals, lines[event.line].folded)
        _add(deals, event, lines, mentions, language)
    if not deals and language == "en":
        deals = _signed_alone(body, mentions, lines)
    if body is not events:
        as_headlined(deals, titled)
    lead = lead_parties(mentions, lines)
    for deal in deals:
        complete(deal, deals, lines, mentions, lead, language)
        deal.kind = kind_by_parties(deal, deals, lines, language)
    _add_barely_named(deals, mentions, language)
    if language == "de":
        deals = _once(deals)
    return [d for d in deals if _tells(d) and not _is_of_one(d, language)][:_MAX_DEALS]


def _signed_alone(events: list[Event], mentions: list[list[Mention]], lines: list[Line]) -> list[Deal]:
    """What was signed of which nothing else is told: "The two signed on Monday", between those named just before."""
    for event in events:
        if not (event.moves and event.status == "signed" and _SIGNED_WHEN.search(lines[event.line].folded)):
            continue
        who: list[Entity] = []
        for n in range(event.line, -1, -1):
            told = [m.entity for m in mentions[n] if not m.weak and m.entity.kind in (*STATES, *ORGANISATIONS)]
            who += [e for e in dict.fromkeys(told) if e not in who]
            if len(who) >= _PAIR:
                deal = Deal("", "signed", who, event.line, lines=[event.line])
                deal.generic = True
                return [deal]
    return []


def _once(deals: list[Deal]) -> list[Deal]:
    """The agreements without talks of which no word tells what about, where others tell it of the same and more."""
    return [
        deal
        for deal in deals
        if not (
            deal.generic
            and deal.status == "negotiating"
            and any(
                not other.generic and other.status == deal.status and set(deal.parties) <= set(other.parties)
                for other in deals
            )
        )
    ]


def _name_as_in_title(event: Event, titled: list[Event]) -> None:
    """Give an event that names nobody the two parties of the title where that tells as much of an agreement."""
    if event.parties or event.moves or not (event.kind and event.fresh):
        return
    alike = (t for t in titled if t.status == event.status and t.kind == event.kind)
    told = next((t.parties for t in alike if len({m.entity for m in t.parties}) >= _PAIR), [])
    event.parties = list(told)


def _like_before(event: Event, deals: list[Deal], folded: str) -> None:
    """Give an agreement "similar" to the one told before its kind."""
    if deals and event.kind in ("", "merger_acquisition") and _LIKE.search(folded):
        event.kind = deals[-1].kind


def _add_barely_named(deals: list[Deal], mentions: list[list[Mention]], language: str) -> None:
    """Give what is no agreement of one alone a party only told by his country: "mit einem belgischen Rivalen"."""
    for deal in deals:
        if not _tells(deal):
            deal.parties += [e for e in barely_named(deal, mentions, language) if e not in deal.parties]


def _tells(deal: Deal) -> bool:
    """Whether it is an agreement at all: "talks" of one company alone are none."""
    alone = len(deal.parties) == 1 and deal.parties[0].kind not in STATES
    if len(deal.parties) == 1 and deal.kind in _OF_FIRMS and deal.parties[0].kind == "state":
        return deal.kind == "investment" and deal.status in ENDED  # a state alone buys, sells and invests
    if alone and deal.kind in ("contract", "investment") and deal.status == "rejected":
        return False  # what a company alone rules out is no offer of anybody
    if len(deal.parties) == 1 and deal.kind == "trade_agreement" and deal.parties[0].kind == "bank_fund":
        return False  # of what states agree a bank only speaks
    if len(deal.parties) == 1 and deal.generic and deal.status in ("proposed", "suspended"):
        return False  # of what one alone wants, or has put off, the article has to say what it is
    return bool(deal.parties) and not (alone and deal.generic and deal.status in ("negotiating", "proposed", "agreed"))


def _is_of_one(deal: Deal, language: str) -> bool:
    """Whether what is told in German or French of one alone is no agreement: at home, talks with nobody, a budget."""
    if language == "fr" and len(deal.parties) == 1:
        union = deal.parties[0].kind == "igo" and deal.status == "agreed"  # whose members agreed
        untold = deal.generic and not union and deal.status in ("agreed", "negotiating", "proposed")
        return untold or (deal.kind == "financing" and deal.parties[0].kind in _AT_HOME and deal.status in _GIVEN)
    return language == "de" and _is_at_home(deal)


def _is_at_home(deal: Deal) -> bool:
    """Whether a partnership is told of one country alone, as of those who work together within it."""
    told = deal.kind == "partnership" and deal.status not in ("agreed", "signed", "negotiating")
    return told and len(deal.parties) == 1 and deal.parties[0].kind in STATES


def _continues(event: Event, following: Event) -> bool:
    alike = event.kind == following.kind or not event.kind or not following.kind
    alike = alike and (event.status in OPEN or not following.ongoing)
    return alike and following.line == event.line + 1 and following.status in (event.status, "negotiating", "proposed")


def _add(deals: list[Deal], event: Event, lines: list[Line], mentions: list[list[Mention]], language: str) -> None:
    who = list(dict.fromkeys(m.entity for m in event.parties))
    if event.moves:
        moved = move(deals, event, who, proves=speaks_of_agreement(lines[event.line].folded))
        if moved or event.status != "signed" or len(who) < _PAIR:
            return  # else "X signed with Y for 400 wagons" is told for the first time
    mine = {actor(e) for e in who}
    losing = event.status == "rejected" and _LOSING_BID.match(lines[event.line].folded) is not None
    same = _told_before(deals, event, who, mine, losing=losing, language=language, folded=lines[event.line].folded)
    if same is None:
        who = sides(event, who, deals, lines, mentions, losing=losing, language=language)
        new = Deal(event.kind, event.status, who, event.line, lines=[event.line])
        new.generic, new.tentative = not event.kind, event.tentative
        new.told = {m.entity for m in event.parties}
        deals.append(new)
        return
    same.lines.append(event.line)
    same.told.update(m.entity for m in event.parties)
    # What one party pays is only a part of what both have agreed.
    paid = event.kind == "financing" and (event.tentative or (len(who) == 1 < len(same.parties)))
    if event.kind and ((same.generic and not paid) or (same.tentative and not event.tentative)):
        same.kind, same.generic, same.tentative = event.kind, False, event.tentative
    if len(same.parties) < 2 and same.parties:
        same.parties += [e for e in who if e not in same.parties]
    elif not same.parties:
        same.parties = who
    move_on(same, event, next_too=language == "de")


def _told_before(
    deals: list[Deal], event: Event, who: list[Entity], mine: set[str], *, losing: bool, language: str, folded: str
) -> Deal | None:
    """The last deal of which the event is one more mention; what a `losing` bidder wanted is none of others."""
    if deals and tells_whose_bid(deals[-1], event, mine):
        return deals[-1]
    if deals and language == "de" and _is_signed_next(event, deals[-1], mine, folded):
        return deals[-1]
    if deals and event.again and event.line - deals[-1].lines[-1] <= 1 and deals[-1].status not in ENDED:
        return deals[-1]
    if language == "de" and deals and not mine and _is_treaty_beside_firms(event, deals[-1], folded):
        return None
    alike = (d for d in reversed(deals) if retells(d, event, who, mine))
    return next((d for d in alike if not (losing and mine.isdisjoint(map(actor, d.parties)))), None)


def _is_signed_next(event: Event, deal: Deal, mine: set[str], folded: str) -> bool:
    """Whether the next sentence tells that what was agreed was signed: "Die Minister unterschrieben sie"."""
    told = event.status == "signed" and not event.kind and deal.status in ("agreed", "proposed")
    near = event.line - deal.lines[-1] <= 1 and mine <= {actor(e) for e in deal.parties}
    return told and near and _FURTHER.search(folded) is None


def _is_treaty_beside_firms(event: Event, deal: Deal, folded: str) -> bool:
    """Whether a treaty that names nobody stands behind an agreement of companies, whose it is not."""
    firms = bool(deal.parties) and all(e.kind in ORGANISATIONS for e in deal.parties)
    treaty = event.kind in BETWEEN_STATES and event.kind != deal.kind
    return firms and treaty and _TREATY.search(folded) is not None


def _is_of_no_news(deals: list[Deal], event: Event, folded: str) -> bool:
    """Whether a party only pays its share, or wants what is no offer, or others do the same "as well"."""
    if deals and pays_its_share(event, folded, deals[-1]):
        return True
    if not event.outsider and _AS_WELL.search(folded) is None:
        return False
    mine = {actor(m.entity) for m in event.parties}
    if not mine or any(mine & {actor(e) for e in d.parties} for d in deals):
        return event.outsider
    alike = any(d.status == event.status and d.line != event.line and fits(d, event) for d in deals)
    return not deals if event.outsider else alike


def _began_before(event: Event, deals: list[Deal], folded: str) -> bool:
    """Whether a sentence behind the end of talks only tells when these began: "Die Verhandlungen begannen im April"."""
    if event.status != "negotiating" or event.kind or not deals or deals[-1].status not in ENDED:
        return False
    return _BEGAN.search(folded) is not None


def _goes_on(event: Event, deals: list[Deal]) -> bool:
    """Whether the next sentence says that what was proposed is talked about: "Darüber wird noch verhandelt"."""
    if event.status != "negotiating" or event.kind or event.parties or event.fresh or not deals:
        return False
    return deals[-1].status == "proposed" and event.line - deals[-1].lines[-1] <= 1
