"""Tell what a party does in an agreement, from the agreement's status and kind."""

from __future__ import annotations

from bot.briefing.offline.deals import Deal
from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.mentions import Mention
from bot.briefing.offline.text import Line


def role_of(entity: Entity, deal: Deal, told: list[Line], mentions: list[list[Mention]]) -> str:
    """The role (bot/model.py) of a party of `deal`."""
    if deal.status in ("negotiating", "proposed"):
        return "candidate" if deal.kind == "accession" and entity is deal.parties[0] else "negotiator"
    if deal.kind == "financing":
        return "investor" if entity.kind == "bank_fund" or entity is deal.parties[0] else "recipient"
    return "signatory"
