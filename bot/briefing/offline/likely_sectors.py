"""Choose the sectors among all of which an article has a word, by where it does: weights learned from our articles."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from bot.briefing.draft import SectorDraft
from bot.briefing.offline.findings import Findings
from bot.briefing.offline.lines.weights import Signs, likelihood, weigh_one, written
from bot.briefing.offline.sectors import MAX_SECTORS, Place, Told, choose, enough, told_sectors

TABLE, SECTOR = "sector_weights.tsv", "sector"
_LIKELY = 0.5
_OF_FIELDS = ("partnership", "mou", "joint_statement", "trade_agreement", "treaty", "other")
_OF_FIELD = ("Ministerio de", "Secretaría de", "Consejería de")
"""Of whose Spanish names the field is mostly that of what they agree."""
_FEW, _MANY = 4, 8
"""Beyond which words of one place, and sectors, are all the same."""
_STEPS, _ENOUGH, _TENTHS = 4, 12, 10
"""Steps up to the points that the rules ask for, and steps that are told; steps up to the most points of any sector."""
_NAMES = [place.name for place in Place]
_STEM = 10
"""Letters of a word that are read."""


class Candidate(NamedTuple):
    """A sector of which the article has a word."""

    code: str
    proof: int
    """The line that proves it best."""
    chosen: bool
    """By the rules."""
    shared: Signs
    """What the article says of all sectors."""
    own: Signs

    @property
    def signs(self) -> set[str]:
        """What speaks for and against the sector, as the table has it."""
        return written(self.shared, self.own)


def likely_sectors(found: Findings) -> list[SectorDraft]:
    """The sectors of the agreements, the likeliest first; where none is likely, one that the rules chose."""
    each = [(likelihood(weigh_one(TABLE, c.shared, c.own)), c) for c in candidates(found)]
    each.sort(key=lambda told: -told[0])
    taken = [c for likely, c in each if likely >= _LIKELY] or [c for _, c in each if c.chosen][:1]
    return [SectorDraft(code=c.code, evidence=found.lines[c.proof].text) for c in taken[:MAX_SECTORS]]


def candidates(found: Findings) -> list[Candidate]:
    """All sectors of which an article has a word, with what speaks for and against each."""
    fields = any(deal.kind in _OF_FIELDS for deal in found.deals)
    names = [
        [(m.start, m.end) for m in ms if m.form == "organisation" and not m.entity.name.startswith(_OF_FIELD)]
        for ms in found.mentions
    ]
    told = told_sectors(found.lines, places_of(found), found.language, names, fields=fields)
    scores = {code: one.points() for code, one in told.items()}
    chosen = choose(scores)
    kinds = {str(deal.kind) for deal in found.deals}
    shared: Signs = {"chosen:": (str(min(_MANY, len(chosen))),), "kind:": kinds}
    greatest = max(scores.values(), default=0.0) or 1.0
    each = []
    for rank, code in enumerate(sorted(scores, key=lambda code: -scores[code])):
        signs = _of_rules(code, found.language, chosen)
        signs |= _of_words(code, told[code])
        signs["kind:"] = [f"{kind} {code}" for kind in kinds]
        signs["rank:"] = (str(min(_MANY, rank)),)
        signs["points:"] = (str(min(_ENOUGH, int(_STEPS * scores[code] / enough(code)))),)
        signs["share:"] = (str(int(_TENTHS * scores[code] / greatest)),)
        each.append(Candidate(code, told[code].proof, code in chosen, shared, signs))
    return each


def places_of(found: Findings) -> list[Place]:
    """What each line tells: one about others than the parties tells little of the sectors of their agreements."""
    parties = {e for deal in found.deals for e in deal.parties}
    reading = found.reading
    places = [Place.BACK if back else Place.ELSE for back in reading.background]
    for n, line in enumerate(found.lines):
        others = {m.entity for m in found.mentions[n] if not m.weak}
        if line.part == 0:
            places[n] = Place.TITLE
        elif reading.speaks[n] and not reading.background[n] and (others & parties or not others):
            places[n] = Place.SPOKEN
    for n in (n for deal in found.deals for n in deal.lines if found.lines[n].part):
        places[n] = Place.TOLD
    return places


def _of_rules(code: str, language: str, chosen: list[str]) -> dict[str, Collection[str]]:
    """Whether the rules chose it, and beside which others."""
    by = "rules" if code in chosen else "none"
    return {
        "code:": (code,),
        "by:": (by,),
        f"by:{by} ": (code, language),
        "with:": [f"{other} {code}" for other in chosen if other != code],
    }


def _of_words(code: str, told: Told) -> dict[str, Collection[str]]:
    """Which words it has, and where those stand that need no company."""
    times: dict[str, int] = {}
    for _, weak, place in told.seen:
        if not weak:
            name = _NAMES[place]
            times[name] = times.get(name, 0) + 1
    strong = {*times, *[f"{name} {min(_FEW, n)}" for name, n in times.items()], *[f"{name} {code}" for name in times]}
    return {f"word:{code} ": {word[:_STEM] for word, _, _ in told.seen}, "strong:": strong}
