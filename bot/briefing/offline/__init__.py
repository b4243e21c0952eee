"""Write briefings and answers without a model: from rules and the tables of `bot/briefing/data`."""

from bot.briefing.offline.aliases import aliases
from bot.briefing.offline.analyst import OfflineAnalyst
from bot.briefing.offline.draft import draft_briefing, remembered_draft, statuses_told

__all__ = ["OfflineAnalyst", "aliases", "draft_briefing", "remembered_draft", "statuses_told"]
