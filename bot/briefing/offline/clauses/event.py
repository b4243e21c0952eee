"""What one line tells of an agreement, and what is known of the clause that tells it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import Tag

COUNTRIES = ("state", "igo")
"""Kinds of parties that are countries, or several of them together."""
STATES = (*COUNTRIES, "government_body")
"""Kinds of parties that are states, or act for them."""
ORGANISATIONS = ("company", "bank_fund", "research_education", "association")
"""Kinds of parties that agree for themselves alone."""
LENDERS = ("bank_fund", "igo")
"""Kinds of parties that lend."""
FUNDS_OF_STATES = ("International Monetary Fund", "European Stability Mechanism")
"""Organisations of states whose agreements are loans, as those of banks with states are."""
MADE_BY_STATES = ("treaty", "trade_agreement", "joint_statement")
"""Kinds of agreements that states make with one another, whoever else may."""
BETWEEN_STATES = ("treaty", "trade_agreement", "accession")
"""Kinds of agreements that only states make."""
NEAR = 60
"""Characters between two everyday words that together tell of an agreement."""


@dataclass(slots=True)
class Event:
    """One agreement as one line tells it."""

    line: int
    kind: str
    """A kind of bot/model, or "" where the line only says "deal"."""
    status: str
    parties: list[Mention]
    fresh: bool
    """The line says that it is another one, or tells it with "a" and not with "the"."""
    further: bool = False
    """It says both: "they also signed a protocol"."""
    planned: bool = False
    """A signing or conclusion that lies ahead: "hope to conclude a contract"."""
    tentative: bool = False
    """No noun tells the kind: a sentence that names the agreement knows better."""
    other_told: bool = False
    """Its other side is who was spoken of before: "the order for brakes went to X"."""
    outsider: bool = False
    """Who wants it has had no part in what was told before: who has does not propose it to others."""
    ongoing: bool = False
    """Talks that go on: they are about something else than what has been agreed."""
    to_sign: bool = False
    """It only says when what was told is to be signed: "Der Vertrag wird im Mai unterzeichnet"."""
    moves: bool = False
    """It names none, and only tells how far the one is that was told before: "The ministers signed on Monday"."""
    again: bool = False
    """Its noun only says "the contract" of what was told just before."""


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
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Where it stands in its line."""
    named: list[Mention] = field(default_factory=list)
    """All whom its line names."""

    def between(self, start: int, end: int) -> int:
        """Characters of the clause between two places of its line: less where a relative clause stands there."""
        return sum(max(0, min(b, end) - max(a, start)) for a, b in self.spans)

    def has(self, at: int) -> bool:
        """Whether a place of the line is in the clause."""
        return any(start <= at < end for start, end in self.spans)

    def names_nobody(self) -> bool:
        """Whether it names none but those who do nothing in it."""
        return all(m.weak or not self.has(m.start) for m in self.named)

    def between_states(self) -> bool:
        """Whether only states, or what they have founded, are told to be parties."""
        return bool(self.who) and all(m.entity.kind in COUNTRIES for m in self.who)
