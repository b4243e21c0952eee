"""Put the events of many lines together: one entry an agreement, with its parties."""

from __future__ import annotations

import re

from bot.briefing.offline.agreements.cost_shares import pays_its_share
from bot.briefing.offline.agreements.deal import DONE, OPEN, Deal, actor, as_headlined, fits, move, move_on
from bot.briefing.offline.agreements.default_kinds import CENTRAL, TOWN, default_kind
from bot.briefing.offline.agreements.other_side import borrowers, describes_another, names_another, partner
from bot.briefing.offline.agreements.told_again import retells, tells_whose_bid
from bot.briefing.offline.clauses.event import BETWEEN_STATES, FUNDS_OF_STATES, ORGANISATIONS, STATES, Event
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
_STATES_TOLD = gated(
    r"\b(?:two|both) (?:countries|governments|nations|states|capitals|parliaments)\b|\bbilateral\b|\b(?:ambos"
    r"|los dos) (?:paises|gobiernos)\b|\bles deux (?:pays|gouvernements|etats)\b|"
    r"\bbeide[nr]? (?:lander|regierungen|staaten|seiten)\b|양국|두 나라|両国|両政府"
)
_WITH_TOLD = re.compile(
    r"[wcam와과と](?:(?<=\bw)ith\b|(?<=\bc)on\b|(?<=\ba)vec\b|(?<=\bm)it\b|(?<=[와과]) (?:협|논|추)|(?<=と)[協交の])"
)
"""That it begins with one set of characters makes the search quick."""
_IMPLICIT = re.compile(
    r"^(?:the|its?|they|both|la|el|le|les|los|las|der|die|das|sie|er|elle|il)\b(?:\s(?:two|state|state-owned))?"
    r"(?:\s(?:group|company|companies|firms?|bank|lender|agency|ministry|fund|utility|insurer|airline|carrier|maker"
    r"|\w+maker|developer|operator|empresa|compania|grupo|entidad|banco|agencia|entreprise|groupe|societe|banque"
    r"|agence"
    r"|konzern|unternehmen|behorde|hersteller))?\s"
)
"""Subjects that stand for who was spoken of before."""
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
_PAIR = 2


def gather(events: list[Event], mentions: list[list[Mention]], lines: list[Line], language: str = "en") -> list[Deal]:
    """The agreements that the events of the body tell; those of the title only where the body tells none."""
    deals: list[Deal] = []
    body = [e for e in events if lines[e.line].part == 1] or events
    titled = [e for e in events if lines[e.line].part == 0] if body is not events else []
    for n, event in enumerate(body):
        # "Hopes of a deal have died." names nobody; the next sentence says whose.
        following = body[n + 1] if n + 1 < len(body) else None
        told = bool(deals) and event.line - deals[-1].lines[-1] <= 1 and event.kind == deals[-1].kind
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
    lead = _lead_parties(mentions, lines)
    for deal in deals:
        named = bool(deal.parties)
        deal.parties = deal.parties or list(lead) or _barely_named(deal, mentions, language)
        if len(deal.parties) == 1 and (named or not deal.generic):
            deal.parties += _partners(deal.parties[0], mentions, lines)
        if deal.kind in ("financing", "investment") and all(_lends(e) for e in deal.parties):
            deal.parties += borrowers(deal, deals, lines, mentions, english=language == "en")
        if deal.generic:
            deal.kind = (language != "en" and _sold_instead(deal, deals)) or default_kind(deal, lines)
        else:
            deal.kind = _fitting(deal)
    _add_barely_named(deals, mentions, language)
    return [d for d in deals if _tells(d)][:_MAX_DEALS]


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
            deal.parties += [e for e in _barely_named(deal, mentions, language) if e not in deal.parties]


def _barely_named(deal: Deal, mentions: list[list[Mention]], language: str) -> list[Entity]:
    """Who is named in German beside an agreement of nobody else, as its place or home: "nahm in Lima den Pakt an"."""
    if language != "de" or deal.generic:
        return []
    return list(dict.fromkeys(m.entity for n in deal.lines for m in mentions[n]))


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
    same = _told_before(deals, event, who, mine, losing=losing)
    if same is None:
        folded = lines[event.line].folded
        told = _WITH_TOLD.search(folded) if deals and who else None
        alone = len(who) == 1 or (
            told and _IMPLICIT.match(folded) and all(m.start > told.start() for m in event.parties)
        )
        behind = told and (told[0] not in ("con", "avec", "mit") or all(m.start > told.start() for m in event.parties))
        if event.ongoing and not event.kind and deals and deals[-1].kind == "accession" and len(who) == 1:
            event.kind = "accession"  # one more candidate
            who = [*who, *(e for e in deals[-1].parties if e.kind == "igo" and e not in who)]
        elif deals and (event.other_told or event.ongoing) and len(who) == 1:
            who = [*who, *_beside(event, who, deals, lines, mentions)]
        elif alone and who and deals and behind and not (language == "en" and _is_told(event, lines, mentions)):
            # "The agency still negotiates with X": the other is who was spoken of before.
            who = [*_beside(event, who, deals, lines, mentions), *who]
        elif not who and deals:
            who = list(_last(deals, lines[event.line], event.kind).parties)
        elif len(who) == 1 and deals and losing:
            last = _last(deals, lines[event.line])
            who = [*who, *_beside(event, who, deals, lines, mentions)]
            event.kind = last.kind if last.kind in ("contract", "merger_acquisition") else event.kind
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
    move_on(same, event)


def _told_before(deals: list[Deal], event: Event, who: list[Entity], mine: set[str], *, losing: bool) -> Deal | None:
    """The last deal of which the event is one more mention; what a `losing` bidder wanted is none of others."""
    if deals and tells_whose_bid(deals[-1], event, mine):
        return deals[-1]
    alike = (d for d in reversed(deals) if retells(d, event, who, mine))
    return next((d for d in alike if not (losing and mine.isdisjoint(map(actor, d.parties)))), None)


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


def _goes_on(event: Event, deals: list[Deal]) -> bool:
    """Whether the next sentence says that what was proposed is talked about: "Darüber wird noch verhandelt"."""
    if event.status != "negotiating" or event.kind or event.parties or event.fresh or not deals:
        return False
    return deals[-1].status == "proposed" and event.line - deals[-1].lines[-1] <= 1


def _beside(
    event: Event, who: list[Entity], deals: list[Deal], lines: list[Line], mentions: list[list[Mention]]
) -> list[Entity]:
    """Who is meant beside `who` that was spoken of before."""
    last = _last(deals, lines[event.line])
    return partner(who, event.kind, deals, last, _most_named(mentions, event.line))


def _most_named(mentions: list[list[Mention]], before: int) -> list[Entity]:
    """All whom the lines name before one, those first whom most of them name."""
    named: dict[Entity, int] = {}
    for told in mentions[:before]:
        for entity in {m.entity: m for m in told if not m.weak}:
            named[entity] = named.get(entity, 0) + 1
    return sorted(named, key=named.__getitem__, reverse=True)


def _is_told(event: Event, lines: list[Line], mentions: list[list[Mention]]) -> bool:
    """Whether an English sentence has the other side itself, which is not known."""
    line = lines[event.line]
    first = min((m.start for m in event.parties), default=0)
    return describes_another(event, line) or names_another(line, mentions[event.line], first)


def _last(deals: list[Deal], line: Line, kind: str = "") -> Deal:
    """The deal whose parties "both" means: the last, of states where it says "both countries" or tells of a treaty."""
    if kind in BETWEEN_STATES or _STATES_TOLD.search(line.folded):
        between = [d for d in reversed(deals) if all(e.kind in STATES for e in d.parties)]
        return next((d for d in between if any(e.kind == "state" for e in d.parties)), (between or deals[-1:])[0])
    return deals[-1]


def _partners(party: Entity, mentions: list[list[Mention]], lines: list[Line]) -> list[Entity]:
    """With whom the title names `party`, where its sentence names it alone: those of its own kind."""
    found: list[Entity] = []
    for n, line in enumerate(lines):
        told = [m for m in mentions[n] if not m.weak] if line.part == 0 else []
        own = [m for m in told if m.entity == party]
        found += [
            m.entity
            for m in told
            if own
            and m.entity.kind == party.kind
            and ";" not in line.text[min(m.end, own[0].end) : max(m.start, own[0].start)]
        ]
    return [e for e in dict.fromkeys(found) if e != party]


def _lead_parties(mentions: list[list[Mention]], lines: list[Line]) -> list[Entity]:
    for n, line in enumerate(lines):
        if line.part == 1:
            found = [m.entity for m in mentions[n] if not m.weak]
            if found:
                return list(dict.fromkeys(found))
    return []


def _sold_instead(deal: Deal, deals: list[Deal]) -> str:
    """The kind of talks of companies about what another was not to buy; "" where none was."""
    firms = all(e.kind in ("company", "bank_fund", "other") for e in deal.parties)
    fell = any(
        d.kind == "merger_acquisition" and d.status in ENDED and d.line < deal.line for d in deals if d is not deal
    )
    return "merger_acquisition" if fell and firms and deal.status in OPEN else ""


def _lends(entity: Entity) -> bool:
    """Whether it is a bank or fund that lends to companies, and no central bank."""
    return (entity.kind == "bank_fund" and not CENTRAL.search(entity.name)) or entity.name in FUNDS_OF_STATES


def _fitting(deal: Deal) -> str:
    """The kind of a deal, of those that only states or only others make what such parties mean by its words."""
    kinds = {e.kind for e in deal.parties}
    if deal.kind == "treaty" and "state" not in kinds and any(TOWN.search(e.name) for e in deal.parties):
        return "partnership"
    if deal.kind == "treaty" and kinds.isdisjoint((*STATES, "person", "other")):
        return _between_firms(deal)
    if deal.kind == "treaty" and "company" in kinds and kinds.isdisjoint(("state", "igo")):
        return "partnership"  # of a company with a public body
    of_one = deal.kind == "treaty" and sum(e.kind in ("state", "igo", "government_body") for e in deal.parties) == 1
    if of_one and not kinds.isdisjoint(("association", "research_education")):
        return "partnership"  # of one state with a society or a university
    if deal.kind == "regulatory" and deal.status == "signed" and kinds <= {*ORGANISATIONS} and len(deal.parties) > 1:
        return "contract"  # a licence that firms sign
    if deal.kind == "trade_agreement" and "company" in kinds and kinds <= {"company", "bank_fund"}:
        return "contract"  # what they bargain over is a fee
    if deal.kind == "merger_acquisition" and deal.status in DONE and kinds <= {*STATES} and len(deal.parties) > 1:
        return "contract"  # what states buy together is no company
    return deal.kind


def _between_firms(deal: Deal) -> str:
    """What "convention" and "protocole" are where no state has a part in them."""
    return "partnership" if any(e.kind in ("research_education", "association") for e in deal.parties) else "contract"
