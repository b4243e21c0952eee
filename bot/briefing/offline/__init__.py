"""Write briefings and answers without a model: from rules and the tables of `bot/briefing/data`."""

from bot.briefing.offline.analyst import OfflineAnalyst
from bot.briefing.offline.draft import draft_briefing, remembered_draft, statuses_told
from bot.briefing.offline.names.aliases import aliases

__all__ = ["OfflineAnalyst", "aliases", "draft_briefing", "remembered_draft", "statuses_told"]
