"""Render what a revision changed: the news, with its proof, and a button to the whole briefing."""

from __future__ import annotations

from collections.abc import Iterable

from bot.delivery.buttons import Ask, Open
from bot.delivery.message import Button, Message
from bot.delivery.render.briefing import MAX_QUOTE, headline_of, source_button
from bot.delivery.render.html import Rich, bold, italic, join, line
from bot.delivery.render.labels import (
    agreement_title,
    flag,
    kind_label,
    party_name,
    role_label,
    status_label,
    status_word,
)
from bot.delivery.render.proof import Proven, proof_block
from bot.delivery.render.words import DEFAULT, Words, words
from bot.model import Agreement, AgreementStatus, Changes, Evidence, Party, StoredBriefing

MAX_CHANGES = 6
"""Of each kind: the briefing, one button away, has them all."""


def change_message(stored: StoredBriefing, changes: Changes, language: str = DEFAULT) -> Message:
    """Render what is new in a briefing: where its agreements stand now and stood before, and who joined."""
    w = words(language)
    blocks = [
        *(_agreement(stored, moved.agreement, moved.before, w) for moved in changes.moved[:MAX_CHANGES]),
        *(_agreement(stored, added, None, w) for added in changes.added[:MAX_CHANGES]),
        *(_party(stored, party, w) for party in changes.joined[:MAX_CHANGES]),
    ]
    text = join((join((italic(w("updated")), bold(headline_of(stored, w)))), *_fitting(blocks)), "\n\n")
    opening = Button(w("button.briefing"), data=Open(stored.id).pack())
    asking = Button(w("button.ask"), data=Ask(stored.id).pack())
    return Message(text.html, text.plain, ((*source_button(stored, w), opening, asking),))


def _fitting(blocks: Iterable[Rich]) -> Iterable[Rich]:
    """As many as fit into a message, with room for the headline."""
    kept = Rich()
    for block in blocks:
        kept = join((kept, block), "\n\n")
        if kept.units > 3_000 or not kept.fits:
            return
        yield block


def _agreement(stored: StoredBriefing, agreement: Agreement, before: AgreementStatus | None, w: Words) -> Rich:
    now = status_label(agreement.status, w)
    moved = f"{status_word(before, w)} → {now}" if before is not None else now
    title = line(agreement_title(agreement, stored.briefing, w), 80) or kind_label(agreement.kind, w)
    return _proved(stored, f"{moved} — {title}" if title else moved, agreement.evidence, w)


def _party(stored: StoredBriefing, party: Party, w: Words) -> Rich:
    role = role_label(party, w)
    name = join(
        (flag(party.country), line(party_name(party, stored.briefing, w), 60), f"({role})" if role else ""), " "
    ).plain
    return _proved(stored, w("joined", name=name), party.evidence, w)


def _proved(stored: StoredBriefing, fact: str, evidence: Evidence, w: Words) -> Rich:
    """A fact, linked to the place in the source that says so, over the quote."""
    return proof_block(stored, Proven((fact,), evidence), MAX_QUOTE, w)
