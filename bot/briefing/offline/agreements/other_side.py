"""Choose whom of those who were spoken of a sentence means that names one side alone: "Talks with Peru go on"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.clauses.described import NOUNS
from bot.briefing.offline.clauses.event import BETWEEN_STATES, LENDERS, MADE_BY_STATES, STATES, Event
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention

_STATES_TOLD = gated(
    r"\b(?:two|both) (?:countries|governments|nations|states|capitals|parliaments)\b|\bbilateral\b|\b(?:ambos"
    r"|los dos) (?:paises|gobiernos)\b|\bles deux (?:pays|gouvernements|etats)\b|"
    r"\bbeide[nr]? (?:landern?|regierungen|staaten|seiten)\b|양국|두 나라|両国|両政府"
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
_WITH_ONE = re.compile(
    r"\bwith (?:the|an?|its|his|her|their|one of) (?:[\w'’-]+ ){0,3}?(?:"
    + "|".join(NOUNS)
    + r"|port|city|town|council|municipality|trust|cent(?:re|er)|union|club|major|party|clinic|village|county"
    r"|province)\b"
)
"""Before whom a sentence describes and does not name: "X is in talks with the port"."""
_RIGHT_BEHIND = re.compile(r"\bmit (?:(?!von|vom|fur|uber|in|im|an|am|auf|zu|zum|zur|bei)[^\s,;.]+ ){0,4}$")
_NAME = re.compile(
    r"(?<![.!?:\"“] )(?<!^)\b[A-ZÀ-Þ][\w'’&.-]*[a-z]\w*(?:\s[A-ZÀ-Þ][\w'’&.-]*)+|^[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)+"
)
"""Two capitalised words, which name somebody."""
_PAIR = 2


def sides(
    event: Event,
    who: list[Entity],
    deals: list[Deal],
    lines: list[Line],
    mentions: list[list[Mention]],
    *,
    losing: bool,
    language: str,
) -> list[Entity]:
    """Who agrees in an event that is told for the first time: `who`, and whom it means of those spoken of before.

    What goes on with another, or is what a `losing` bidder wanted, is of the kind that was told.
    """
    folded = lines[event.line].folded
    told = _WITH_TOLD.search(folded) if deals and who else None
    alone = len(who) == 1 or (told and _IMPLICIT.match(folded) and all(m.start > told.start() for m in event.parties))
    behind = told and (told[0] not in ("con", "avec", "mit") or all(m.start > told.start() for m in event.parties))
    if event.ongoing and not event.kind and deals and deals[-1].kind == "accession" and len(who) == 1:
        event.kind = "accession"  # one more candidate
        who = [*who, *(e for e in deals[-1].parties if e.kind == "igo" and e not in who)]
    elif deals and (event.other_told or event.ongoing) and len(who) == 1:
        who = [*who, *_beside(event, who, deals, lines, mentions)]
    elif alone and who and deals and behind and not (language == "en" and _is_told(event, lines, mentions)):
        # "The agency still negotiates with X": the other is who was spoken of before.
        who = [*_beside(event, who, deals, lines, mentions), *who]
    elif alone and not deals and language == "de" and _with_one_behind(event, folded):
        others = [e for e in _most_named(mentions, event.line) if e not in who and _may(e, who, event.kind)]
        who = [*others[:1], *who]  # "Den Vertrag mit X unterschrieb Vorstandschef Rothe"
    elif not who and deals:
        who = list(_last(deals, lines[event.line], event.kind).parties)
    elif len(who) == 1 and deals and losing:
        last = _last(deals, lines[event.line])
        who = [*who, *_beside(event, who, deals, lines, mentions)]
        event.kind = last.kind if last.kind in ("contract", "merger_acquisition") else event.kind
    return who


def _with_one_behind(event: Event, folded: str) -> bool:
    """Whether the only one whom a German sentence about a contract or the like names stands right behind "mit"."""
    named = [_RIGHT_BEHIND.search(folded, max(0, m.start - 60), m.start) for m in event.parties]
    return bool(event.kind) and all(named)


def names_another(line: Line, mentions: Sequence[Mention], end: int) -> bool:
    """Whether an English line has a name before `end` that no mention has: it is the other side."""
    return any(
        not any(m.start < n.end() and n.start() < m.end for m in mentions) for n in _NAME.finditer(line.text, 0, end)
    )


def _describes_another(event: Event, line: Line) -> bool:
    """Whether all parties of an English sentence stand before "with", and somebody is described behind it."""
    m = _WITH_ONE.search(line.folded)
    return m is not None and bool(event.parties) and all(0 < x.end <= m.start() for x in event.parties)


def _partner(
    who: Sequence[Entity], kind: str, deals: Sequence[Deal], last: Deal, spoken: Sequence[Entity]
) -> list[Entity]:
    """Who is meant beside `who` in an agreement of this `kind`: the first of the `last` that may be.

    Of lenders and their borrower it is the borrower. Where the last agreement was told of one alone, who may have had
    no part in others, it is he whom the article is about: the first of those `spoken` of most.
    """
    lender = any(e.kind in (*LENDERS, "association") for e in who)
    found = [e for e in last.parties if e not in who and _may(e, who, kind)]
    if len(last.parties) < _PAIR and len(deals) > 1:
        found = [e for e in spoken if e not in who and _may(e, who, kind)][:1] or found
    # Of a union and a member of its talks the union goes on with the next: "Con Senegal, en cambio, ...".
    union = not lender and all(e.kind == "state" for e in who) and any(e.kind == "state" for e in last.parties)

    def rank(entity: Entity) -> bool:
        if lender:
            return entity.kind != "state"
        return entity.kind == "bank_fund" or (entity.kind == "igo") != union

    return sorted(found, key=rank)[:1]


def _may(entity: Entity, who: Sequence[Entity], kind: str) -> bool:
    """Whether it may be the other side: what states agree they agree with states."""
    if kind in MADE_BY_STATES and all(e.kind in STATES for e in who):
        return entity.kind in STATES
    return not (kind == "financing" and entity.kind == "association")


def _beside(
    event: Event, who: list[Entity], deals: list[Deal], lines: list[Line], mentions: list[list[Mention]]
) -> list[Entity]:
    """Who is meant beside `who` that was spoken of before."""
    last = _last(deals, lines[event.line])
    return _partner(who, event.kind, deals, last, _most_named(mentions, event.line))


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
    return _describes_another(event, line) or names_another(line, mentions[event.line], first)


def _last(deals: list[Deal], line: Line, kind: str = "") -> Deal:
    """The deal whose parties "both" means: the last, of states where it says "both countries" or tells of a treaty."""
    if kind in BETWEEN_STATES or _STATES_TOLD.search(line.folded):
        between = [d for d in reversed(deals) if all(e.kind in STATES for e in d.parties)]
        return next((d for d in between if any(e.kind == "state" for e in d.parties)), (between or deals[-1:])[0])
    return deals[-1]
