"""Turn briefings, lists and notices into messages: the only place that writes Telegram HTML."""

from bot.delivery.render import choices, feeds, texts
from bot.delivery.render.answer import answer_message
from bot.delivery.render.briefing import briefing_message, proof_messages
from bot.delivery.render.changes import change_message
from bot.delivery.render.labels import topic_code, topic_command
from bot.delivery.render.lists import Told, briefing_list, digest_messages, digest_parts, fold_message
from bot.delivery.render.words import LANGUAGES, closest_language, sector_named, words

__all__ = [
    "LANGUAGES",
    "Told",
    "answer_message",
    "briefing_list",
    "briefing_message",
    "change_message",
    "choices",
    "closest_language",
    "digest_messages",
    "digest_parts",
    "feeds",
    "fold_message",
    "proof_messages",
    "sector_named",
    "texts",
    "topic_code",
    "topic_command",
    "words",
]
