"""The tables, with the rules that hold whatever the code does: uniqueness, states, references."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Time,
    UniqueConstraint,
    false,
    text,
    true,
)

from bot.model import ArticleState, DeliveryKind, DeliveryState, FollowKind
from bot.store.columns import CleanText, Id, Json, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _partial(name: str, *columns: str | ColumnElement[object], where: str, unique: bool = False) -> Index:
    """An index over the few rows that a query looks for again and again, so that it stays small."""
    condition = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


# ------------------------------------------------------------------ feeds, articles, briefings

feeds = Table(
    "feeds",
    metadata,
    Column("id", Id, primary_key=True),
    Column("url", CleanText, nullable=False),
    Column("url_key", CleanText, nullable=False, unique=True),  # url as an index can hold it: see columns.key
    Column("title", CleanText),
    Column("next_poll_at", UtcTime, nullable=False, index=True),
    Column("etag", CleanText),
    Column("last_modified", CleanText),
    Column("last_polled_at", UtcTime),
    Column("last_success_at", UtcTime),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("last_error", CleanText),
    Column("gap_seconds", Integer),
    Column("newest_at", UtcTime),
    Column("moved_to", CleanText),
    Column("moved_times", Integer, nullable=False, server_default="0"),
    Column("retired_at", UtcTime),
    sqlite_autoincrement=True,  # ids stand in buttons: that of a removed feed must not come back as another's
)

hubs = Table(
    "hubs",
    metadata,
    Column("feed_id", Id, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("hub", CleanText, nullable=False),
    Column("topic", CleanText, nullable=False),
    Column("secret", CleanText, nullable=False),
    Column("lease_until", UtcTime),
    Column("next_try_at", UtcTime, nullable=False, index=True),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("last_error", CleanText),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Id, primary_key=True),
    Column("created_at", UtcTime, nullable=False),
    Column("last_seen_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

articles = Table(
    "articles",
    metadata,
    Column("id", Id, primary_key=True),
    Column("feed_id", Id, ForeignKey("feeds.id", ondelete="SET NULL")),
    Column("guid", CleanText, nullable=False),
    Column("identity", CleanText, nullable=False, unique=True),
    Column("url", CleanText, nullable=False),
    Column("title", CleanText, nullable=False),
    Column("content", CleanText, nullable=False, server_default=""),
    Column("full", Boolean, nullable=False, server_default=false()),
    Column("seen_at", UtcTime, nullable=False),
    Column("published_at", UtcTime),
    Column("text", CleanText),
    Column("language", CleanText),
    Column("fingerprint", Json),
    Column("state", CleanText, nullable=False),
    Column("backlog", Boolean, nullable=False, server_default=false()),
    Column("story_id", Id, ForeignKey("stories.id", ondelete="SET NULL")),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try_at", UtcTime, nullable=False),
    Column("reason", CleanText),
    Column("author", CleanText),
    Column("picture", CleanText),
    Column("publisher", CleanText),
    Column("publisher_url", CleanText),
    UniqueConstraint("feed_id", "guid"),
    _one_of("state", ArticleState),
    Index("ix_articles_story_id", "story_id"),
    Index("ix_articles_seen_at", "seen_at"),
    _partial("ix_articles_due", "next_try_at", where="state IN ('found', 'read')"),
    sqlite_autoincrement=True,
)

story_keys = Table(
    "story_keys",
    metadata,
    # The index in which an article finds those that may tell its event: hashes of what is telling in them. Rows of a
    # key lie together, newest last, and go with the window (store.stories.prune).
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("told_at", UtcTime, primary_key=True),
    Column("article_id", Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_story_keys_article_id", "article_id"),
    sqlite_with_rowid=False,
)

briefings = Table(
    "briefings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("story_id", Id, ForeignKey("stories.id"), nullable=False, unique=True),
    Column("article_id", Id, ForeignKey("articles.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False, server_default="1"),
    Column("created_at", UtcTime, nullable=False, index=True),
    Column("headline", CleanText, nullable=False),
    Column("summary", CleanText, nullable=False),
    Column("language", CleanText, nullable=False),
    Column("summarizer", CleanText, nullable=False),
    Column("model", CleanText),
    Column("prompt_version", CleanText),
    Column("facts", Json, nullable=False),
    Column("search_text", CleanText, nullable=False),  # folded as store.search does it
    sqlite_autoincrement=True,
)

briefing_sectors = Table(
    "briefing_sectors",
    metadata,
    Column("briefing_id", Id, ForeignKey("briefings.id", ondelete="CASCADE"), primary_key=True),
    Column("code", CleanText, primary_key=True),
    Index("ix_briefing_sectors_code", "code", "briefing_id"),
)

briefing_revisions = Table(
    "briefing_revisions",  # those after the first
    metadata,
    Column("briefing_id", Id, ForeignKey("briefings.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("article_id", Id, ForeignKey("articles.id"), nullable=False, index=True),  # what brought it
    Column("created_at", UtcTime, nullable=False),
    Column("changes", Json, nullable=False),
)

briefing_texts = Table(
    "briefing_texts",
    metadata,
    Column("briefing_id", Id, ForeignKey("briefings.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("language", CleanText, primary_key=True),
    Column("headline", CleanText, nullable=False),
    Column("summary", CleanText, nullable=False),
)

# ------------------------------------------------------------------ chats and what they are owed

chats = Table(
    "chats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # Telegram's id
    Column("kind", CleanText, nullable=False),
    Column("title", CleanText, nullable=False),
    Column("time_zone", CleanText, nullable=False),
    Column("language", CleanText, nullable=False, server_default="en"),
    Column("active", Boolean, nullable=False, server_default=true()),
    Column("inactive_reason", CleanText),
    Column("digest_time", Time),
    Column("digest_chosen", Boolean, nullable=False, server_default=false()),  # set by the chat, not by default
    Column("next_digest_at", UtcTime),
    Column("welcome_left", Integer, nullable=False, server_default="0"),
    CheckConstraint("welcome_left >= 0", name="welcome_left"),
    _partial("ix_chats_next_digest_at", "next_digest_at", where="next_digest_at IS NOT NULL"),
    _partial("ix_chats_welcome", "id", where="welcome_left > 0"),
)

follows = Table(
    "follows",
    metadata,
    Column("chat_id", BigInteger, ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", CleanText, primary_key=True),
    Column("needle", CleanText, primary_key=True),  # `value` folded: "Hyundai" and "hyundai" are one follow
    Column("value", CleanText, nullable=False),
    _one_of("kind", FollowKind),
    Index("ix_follows_kind", "kind", "needle", "chat_id"),
)

digests = Table(
    "digests",
    metadata,
    Column("id", Id, primary_key=True),
    Column("chat_id", BigInteger, ForeignKey("chats.id", ondelete="CASCADE"), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("briefing_ids", Json, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("chat_id", "local_date"),
    sqlite_autoincrement=True,
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Id, primary_key=True),
    Column("chat_id", BigInteger, ForeignKey("chats.id", ondelete="CASCADE"), nullable=False),
    Column("kind", CleanText, nullable=False, server_default="push"),
    Column("briefing_id", Id, ForeignKey("briefings.id", ondelete="CASCADE")),
    Column("digest_id", Id, ForeignKey("digests.id", ondelete="CASCADE")),
    Column("part", Integer, nullable=False, server_default="0"),
    Column("revision", Integer),
    Column("carrier_id", Id, ForeignKey("deliveries.id", ondelete="CASCADE")),  # dropped with what was to tell it
    Column("state", CleanText, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("plain", Boolean, nullable=False, server_default=false()),
    Column("leased_by", CleanText),
    Column("lease_until", UtcTime),
    Column("message_id", BigInteger),
    Column("sent_at", UtcTime),
    Column("reason", CleanText),
    UniqueConstraint("chat_id", "briefing_id", "kind", "part"),
    UniqueConstraint("chat_id", "digest_id", "part"),
    _one_of("kind", DeliveryKind),
    _one_of("state", DeliveryState),
    CheckConstraint(
        "(briefing_id IS NOT NULL) = (kind NOT IN ('fold', 'digest')) AND (digest_id IS NOT NULL) = (kind = 'digest')",
        name="of_one_thing",
    ),
    CheckConstraint("(state = 'sending') = (lease_until IS NOT NULL)", name="lease"),
    CheckConstraint("(state = 'folded') = (carrier_id IS NOT NULL)", name="folded"),
    Index("ix_deliveries_briefing_id", "briefing_id"),
    Index("ix_deliveries_digest_id", "digest_id"),
    _partial("ix_deliveries_carrier_id", "carrier_id", where="carrier_id IS NOT NULL"),
    _partial("ix_deliveries_due", "due_at", "id", where="state = 'pending' AND kind <> 'edit'"),
    _partial("ix_deliveries_edits", "due_at", "id", where="state = 'pending' AND kind = 'edit'"),
    _partial("ix_deliveries_waiting", "chat_id", "id", where="state = 'pending'"),
    # At most one message on its way to a chat: the order in a chat is kept whoever sends.
    _partial("uq_deliveries_sending", "chat_id", where="state = 'sending'", unique=True),
    _partial("ix_deliveries_message", "chat_id", "message_id", where="message_id IS NOT NULL"),
    sqlite_autoincrement=True,
)

holds = Table(
    "holds",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),  # 0: every chat
    Column("until", UtcTime, nullable=False),
)

shown_messages = Table(
    "shown_messages",
    metadata,
    Column("chat_id", BigInteger, ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True),
    Column("message_id", BigInteger, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("briefing_id", Id, ForeignKey("briefings.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("revision", Integer),  # of the briefing, where the message is that briefing and no list
    Column("shown_at", UtcTime, nullable=False, index=True),
)

handled_updates = Table(
    "handled_updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("handled_at", UtcTime, nullable=False, index=True),
)

# ------------------------------------------------------------------ models

llm_answers = Table(
    "llm_answers",
    metadata,
    Column("key", CleanText, primary_key=True),
    Column("answer", CleanText, nullable=False),
    Column("created_at", UtcTime, nullable=False, index=True),
)

llm_spending = Table(
    "llm_spending",
    metadata,
    Column("day", Date, primary_key=True),
    Column("model", CleanText, primary_key=True),
    Column("prompt_tokens", BigInteger, nullable=False, server_default="0"),
    Column("cached_tokens", BigInteger, nullable=False, server_default="0"),
    Column("completion_tokens", BigInteger, nullable=False, server_default="0"),
    Column("estimated_tokens", BigInteger, nullable=False, server_default="0"),
)
