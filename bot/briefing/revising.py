"""Put together what several articles say of one event: each fact with its proof, the later article's word last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.briefing.offline.draft import statuses_told
from bot.briefing.offline.names.aliases import aliases
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.names import code_of_name, folded_names, names_of
from bot.model import (
    Agreement,
    AgreementStatus,
    Briefing,
    Changes,
    Evidence,
    Figure,
    Moved,
    Party,
    PartyKind,
    PartyRole,
    Sector,
)

MOST_FACTS = 24
"""Of one kind: a story that is told by many articles must not grow without end."""
MOST_DROPPED = 20
_LADDER = (
    AgreementStatus.PROPOSED,
    AgreementStatus.NEGOTIATING,
    AgreementStatus.AGREED,
    AgreementStatus.SIGNED,
    AgreementStatus.RATIFIED,
    AgreementStatus.IN_FORCE,
)
_RESUMED = (AgreementStatus.NEGOTIATING, AgreementStatus.AGREED, AgreementStatus.IN_FORCE)


@dataclass(frozen=True, slots=True)
class Revised:
    """A briefing with what another article adds, and what of that is news. `told_anew`: it tells something else."""

    briefing: Briefing
    changes: Changes
    told_anew: bool


def revise(old: Briefing, new: Briefing, published: Mapping[str, datetime]) -> Revised:
    """Return the story's briefing `old` with what `new`, the briefing of another of its articles, adds. Pure.

    `published`: an article's id → when it came out. Where the two contradict each other the later article has the last
    word, fact by fact: roles and figures are replaced, a status moves on. An older article only adds. Headline and
    summary are those of the later article once it brings a change, or of the same article told anew; what is said twice
    changes nothing.
    """
    clock = _Clock(published, new.id)
    renamed = {party.name: _known(party, old.parties) for party in new.parties}
    parties = _parties(old, new, renamed, clock)
    told = [_renamed(each, renamed) for each in new.agreements]
    agreements, changes, joined = _agreements(old, told, clock, new.language)
    newest = clock.newest(old)
    changes = replace(changes, joined=_joined(old, parties, joined)) if newest else Changes(changes.moved)
    codes = {sector.code for sector in old.sectors}
    words = new if new.id == old.id or (changes and newest) else old
    dropped = tuple(dict.fromkeys((*old.dropped, *new.dropped)))[:MOST_DROPPED]
    revised = replace(
        words,
        parties=parties,
        agreements=tuple(_renamed(each, {party.name: party.name for party in parties}) for each in agreements),
        sectors=(*old.sectors, *(sector for sector in new.sectors if sector.code not in codes))[:MOST_FACTS],
        figures=_figures(old.figures, new.figures, clock),
        dropped=dropped,
    )
    return Revised(revised, changes, _told(revised) != _told(old))


def without_articles(briefing: Briefing, kept: frozenset[str]) -> Briefing:
    """Return a briefing with only those facts that one of the articles `kept` (ids) proves. Pure."""
    return replace(
        briefing,
        parties=tuple(each for each in briefing.parties if each.evidence.article_id in kept),
        agreements=tuple(each for each in briefing.agreements if each.evidence.article_id in kept),
        sectors=tuple(each for each in briefing.sectors if each.evidence.article_id in kept),
        figures=tuple(each for each in briefing.figures if each.evidence.article_id in kept),
    )


def _told(briefing: Briefing) -> tuple[object, ...]:
    """What of a briefing is shown."""
    facts = briefing.parties, briefing.agreements, briefing.sectors, briefing.figures
    return (briefing.headline, briefing.summary, *facts)


@dataclass(frozen=True, slots=True)
class _Clock:
    """Which of two articles is the later one. What is not known is old."""

    published: Mapping[str, datetime]
    article_id: str
    """The new article."""

    def after(self, evidence: Evidence) -> bool:
        """Whether the new article came out after that of a fact, or with it."""
        new, old = self.published.get(self.article_id), self.published.get(evidence.article_id)
        return evidence.article_id != self.article_id and (old is None or (new is not None and new >= old))

    def newest(self, old: Briefing) -> bool:
        """Whether it came out after all that the briefing is made of."""
        lists: tuple[Sequence[Party | Agreement | Sector | Figure], ...]
        lists = old.parties, old.agreements, old.sectors, old.figures
        return old.id != self.article_id and all(self.after(fact.evidence) for facts in lists for fact in facts)


# ------------------------------------------------------------------ parties


def _parties(old: Briefing, new: Briefing, renamed: Mapping[str, str], clock: _Clock) -> tuple[Party, ...]:
    found = {party.name: party for party in old.parties}
    for party in new.parties:
        name = renamed[party.name]
        known = found.get(name)
        if known is None:
            found[name] = party
        elif known.role is not party.role and party.role is not PartyRole.OTHER and clock.after(known.evidence):
            found[name] = replace(known, role=party.role, evidence=party.evidence)
    return tuple(found.values())[:MOST_FACTS]


def _joined(old: Briefing, parties: Sequence[Party], names: frozenset[str]) -> tuple[Party, ...]:
    """The new parties of an agreement that was known, without the organs of a state that was there."""
    had = {party.name for party in old.parties}
    states = {party.country for party in old.parties if party.country}
    return tuple(
        party
        for party in parties
        if party.name in names and party.name not in had and not (_official(party) and party.country in states)
    )


def _official(party: Party) -> bool:
    return party.kind in {PartyKind.STATE, PartyKind.GOVERNMENT_BODY, PartyKind.PERSON}


def _known(party: Party, parties: Sequence[Party]) -> str:
    """The name under which a party is known; its own where it is not."""
    return next((known.name for known in parties if _same_party(known, party)), party.name)


def _same_party(one: Party, other: Party) -> bool:
    if folded_names(one.name, aliases) & folded_names(other.name, aliases):
        return True
    if (
        one.kind is PartyKind.STATE
        or other.kind is PartyKind.STATE
        or code_of_name(one.name)
        or code_of_name(other.name)
    ):
        return False
    short, long = sorted((fold_words(one.name), fold_words(other.name)), key=len)
    return len(short) > 3 and long.startswith(f"{short} ")


# ------------------------------------------------------------------ agreements


def _renamed(agreement: Agreement, names: Mapping[str, str]) -> Agreement:
    """An agreement with its parties under other names; those without one are left out."""
    return replace(agreement, parties=tuple(dict.fromkeys(names[name] for name in agreement.parties if name in names)))


def _agreements(
    old: Briefing, new: Sequence[Agreement], clock: _Clock, language: str
) -> tuple[tuple[Agreement, ...], Changes, frozenset[str]]:
    """Put agreements together one to one: first those of equal status, then those that moved on, the rest are added.

    Returns them, what of it is news, and the names of those who are parties of a known agreement now.
    """
    found = list(old.agreements)
    pairs, rest = _paired(found, new)
    moved: list[Moved] = []
    joined: set[str] = set()
    for place, told in pairs:
        known = found[place]
        found[place] = replace(known, parties=_union(known, told))
        if {*known.parties} & {*told.parties} and _names_all(told):
            joined |= {*told.parties} - {*known.parties}
        moves_on = known.status is not told.status and _moves_on(known.status, told.status)
        if moves_on and clock.after(known.evidence) and _says(told, language):
            found[place] = replace(found[place], status=told.status, evidence=told.evidence)
            moved.append(Moved(found[place], known.status))
    added = [told for told in rest if _goes_further(told, old.agreements) and _says(told, language)]
    return tuple([*found, *rest][:MOST_FACTS]), Changes(tuple(moved), tuple(added)), frozenset(joined)


def _union(known: Agreement, told: Agreement) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known.parties, *told.parties)))


def _names_all(told: Agreement) -> bool:
    """Whether the sentence that tells an agreement names each of its parties."""
    quote = told.evidence.quote
    folded = fold_words(quote)
    return all(names_of(name, aliases).stand_in(quote, folded) for name in told.parties)


def _says(told: Agreement, language: str) -> bool:
    """Whether the sentence that tells an agreement says its status by itself, as the rules read it.

    Where they read nothing in it, a step forward is believed, an end is not.
    """
    statuses = statuses_told(told.evidence.quote, language)
    return told.status in statuses if statuses else told.status in _LADDER


def _paired(
    known: Sequence[Agreement], told: Sequence[Agreement]
) -> tuple[list[tuple[int, Agreement]], list[Agreement]]:
    pairs: list[tuple[int, Agreement]] = []
    rest = list(told)
    for equal in (True, False):
        for each in list(rest):
            free = [place for place in range(len(known)) if place not in {taken for taken, _ in pairs}]
            alike = [p for p in free if _same(known[p], each) and (known[p].status is each.status or not equal)]
            if alike:
                pairs.append((max(alike, key=lambda p: _nearness(known[p], each)), each))
                rest.remove(each)
    # Of an agreement that this article knows as it was known, it tells the background as well.
    confirmed = [known[place] for place, each in pairs if known[place].status is each.status]
    return pairs, [each for each in rest if not any(_same(one, each) for one in confirmed)]


def _nearness(known: Agreement, told: Agreement) -> tuple[bool, bool, int]:
    """By its name, by a status that it may have had before, by the parties in common."""
    named = bool(known.title) and fold_words(known.title) == fold_words(told.title)
    return named, _moves_on(known.status, told.status), len({*known.parties} & {*told.parties})


def _same(one: Agreement, other: Agreement) -> bool:
    """Whether two agreements may be one: its name, or its kind and its parties; two of them, or all that one names."""
    if one.title and fold_words(one.title) == fold_words(other.title):
        return True
    mine, theirs = {*one.parties}, {*other.parties}
    return one.kind is other.kind and (len(mine & theirs) > 1 or mine <= theirs or theirs <= mine)


def _moves_on(before: AgreementStatus, now: AgreementStatus) -> bool:
    """Whether a status follows another: up the ladder, to an end, or on after a pause. What goes back is background."""
    if before is now:
        return False
    if before in _LADDER and now in _LADDER:
        return _LADDER.index(now) > _LADDER.index(before)
    return now not in _LADDER or (before is AgreementStatus.SUSPENDED and now in _RESUMED)


def _goes_further(told: Agreement, known: Sequence[Agreement]) -> bool:
    """Whether an agreement of another kind is further than all that was told between its parties."""
    between = [each for each in known if len({*each.parties} & {*told.parties}) > 1]
    return bool(between) and all(_moves_on(each.status, told.status) for each in between)


# ------------------------------------------------------------------ figures


def _figures(old: Sequence[Figure], new: Sequence[Figure], clock: _Clock) -> tuple[Figure, ...]:
    found = list(old)
    for figure in new:
        if any(_near(figure, known) for known in found):
            continue
        label = fold_words(figure.label)
        place = next(
            (
                p
                for p, known in enumerate(found)
                if label and (fold_words(known.label), known.unit) == (label, figure.unit)
            ),
            None,
        )
        if place is None:
            found.append(figure)
        elif clock.after(found[place].evidence):
            found[place] = figure
    return tuple(found[:MOST_FACTS])


def _near(one: Figure, other: Figure) -> bool:
    same = fold_words(one.unit).rstrip("s") == fold_words(other.unit).rstrip("s")
    return same and abs(one.value - other.value) <= 0.005 * max(abs(one.value), abs(other.value), 1e-9)
