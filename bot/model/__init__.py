"""The domain's types: what moves between modules, all frozen. Vocabulary: docs/glossary.md."""

from bot.model.articles import Article, ArticleState, ArticleText
from bot.model.briefings import (
    UNKNOWN_LANGUAGE,
    Answer,
    Briefing,
    BriefingText,
    Changes,
    Dropped,
    Moved,
    Source,
    StoredBriefing,
)
from bot.model.chats import Chat, Follow, FollowKind
from bot.model.deliveries import Delivery, DeliveryKind, DeliveryState, Digest, Traffic
from bot.model.facts import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Evidence,
    Fact,
    Figure,
    Party,
    PartyKind,
    PartyRole,
    Sector,
)
from bot.model.feeds import Feed, FeedEntry, Hub

__all__ = [
    "UNKNOWN_LANGUAGE",
    "Agreement",
    "AgreementKind",
    "AgreementStatus",
    "Answer",
    "Article",
    "ArticleState",
    "ArticleText",
    "Briefing",
    "BriefingText",
    "Changes",
    "Chat",
    "Delivery",
    "DeliveryKind",
    "DeliveryState",
    "Digest",
    "Dropped",
    "Evidence",
    "Fact",
    "Feed",
    "FeedEntry",
    "Figure",
    "Follow",
    "FollowKind",
    "Hub",
    "Moved",
    "Party",
    "PartyKind",
    "PartyRole",
    "Sector",
    "Source",
    "StoredBriefing",
    "Traffic",
]
