"""Begin: feeds, articles, stories, briefings, chats, the outbox, digests, and what models cost."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC_TIME = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def where(condition: str) -> dict[str, Any]:
    """Return the options of an index over part of a table."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "chats",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("inactive_reason", sa.Text(), nullable=True),
        sa.Column("digest_time", sa.Time(), nullable=True),
        sa.Column("digest_chosen", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("next_digest_at", UTC_TIME, nullable=True),
        sa.Column("welcome_left", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("welcome_left >= 0", name=op.f("ck_chats_welcome_left")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chats")),
    )
    op.create_index("ix_chats_next_digest_at", "chats", ["next_digest_at"], **where("next_digest_at IS NOT NULL"))
    op.create_index("ix_chats_welcome", "chats", ["id"], **where("welcome_left > 0"))
    op.create_table(
        "feeds",
        sa.Column("id", ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("next_poll_at", UTC_TIME, nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("last_polled_at", UTC_TIME, nullable=True),
        sa.Column("last_success_at", UTC_TIME, nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("url_key", name=op.f("uq_feeds_url_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_feeds_next_poll_at"), "feeds", ["next_poll_at"])
    op.create_table(
        "handled_updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("handled_at", UTC_TIME, nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_handled_updates")),
    )
    op.create_index(op.f("ix_handled_updates_handled_at"), "handled_updates", ["handled_at"])
    op.create_table(
        "holds",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", UTC_TIME, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_holds")),
    )
    op.create_table(
        "llm_answers",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("created_at", UTC_TIME, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_llm_answers")),
    )
    op.create_index(op.f("ix_llm_answers_created_at"), "llm_answers", ["created_at"])
    op.create_table(
        "llm_spending",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("prompt_tokens", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("completion_tokens", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("day", "model", name=op.f("pk_llm_spending")),
    )
    op.create_table(
        "stories",
        sa.Column("id", ID, nullable=False),
        sa.Column("created_at", UTC_TIME, nullable=False),
        sa.Column("last_seen_at", UTC_TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "articles",
        sa.Column("id", ID, nullable=False),
        sa.Column("feed_id", ID, nullable=True),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.Column("full", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("seen_at", UTC_TIME, nullable=False),
        sa.Column("published_at", UTC_TIME, nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("backlog", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("story_id", ID, nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_try_at", UTC_TIME, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('found', 'read', 'briefed', 'joined', 'nothing', 'archived', 'failed')",
            name=op.f("ck_articles_state"),
        ),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_articles_feed_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_articles_story_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("feed_id", "guid", name=op.f("uq_articles_feed_id_guid")),
        sa.UniqueConstraint("identity", name=op.f("uq_articles_identity")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_due", "articles", ["next_try_at"], **where("state IN ('found', 'read')"))
    op.create_index("ix_articles_seen_at", "articles", ["seen_at"])
    op.create_index("ix_articles_story_id", "articles", ["story_id"])
    op.create_table(
        "digests",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("briefing_ids", sa.Text(), nullable=False),
        sa.Column("created_at", UTC_TIME, nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_digests_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
        sa.UniqueConstraint("chat_id", "local_date", name=op.f("uq_digests_chat_id_local_date")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "follows",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("needle", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('all', 'sector', 'keyword')", name=op.f("ck_follows_kind")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_follows_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "kind", "needle", name=op.f("pk_follows")),
    )
    op.create_index("ix_follows_kind", "follows", ["kind", "needle", "chat_id"])
    op.create_table(
        "briefings",
        sa.Column("id", ID, nullable=False),
        sa.Column("story_id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", UTC_TIME, nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("summarizer", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("prompt_version", sa.Text(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_briefings_article_id")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_briefings_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefings")),
        sa.UniqueConstraint("story_id", name=op.f("uq_briefings_story_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_briefings_article_id"), "briefings", ["article_id"])
    op.create_index(op.f("ix_briefings_created_at"), "briefings", ["created_at"])
    op.create_table(
        "briefing_sectors",
        sa.Column("briefing_id", ID, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["briefing_id"], ["briefings.id"], name=op.f("fk_briefing_sectors_briefing_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("briefing_id", "code", name=op.f("pk_briefing_sectors")),
    )
    op.create_index("ix_briefing_sectors_code", "briefing_sectors", ["code", "briefing_id"])
    op.create_table(
        "deliveries",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("briefing_id", ID, nullable=True),
        sa.Column("digest_id", ID, nullable=True),
        sa.Column("part", sa.Integer(), server_default="0", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", UTC_TIME, nullable=False),
        sa.Column("created_at", UTC_TIME, nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("plain", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("lease_until", UTC_TIME, nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", UTC_TIME, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("(state = 'sending') = (lease_until IS NOT NULL)", name=op.f("ck_deliveries_lease")),
        sa.CheckConstraint(
            "state IN ('pending', 'sending', 'sent', 'uncertain', 'dead')", name=op.f("ck_deliveries_state")
        ),
        sa.CheckConstraint("(briefing_id IS NULL) <> (digest_id IS NULL)", name=op.f("ck_deliveries_of_one_thing")),
        sa.ForeignKeyConstraint(
            ["briefing_id"], ["briefings.id"], name=op.f("fk_deliveries_briefing_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_deliveries_chat_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["digest_id"], ["digests.id"], name=op.f("fk_deliveries_digest_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("chat_id", "briefing_id", "part", name=op.f("uq_deliveries_chat_id_briefing_id_part")),
        sa.UniqueConstraint("chat_id", "digest_id", "part", name=op.f("uq_deliveries_chat_id_digest_id_part")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deliveries_briefing_id", "deliveries", ["briefing_id"])
    op.create_index("ix_deliveries_digest_id", "deliveries", ["digest_id"])
    op.create_index("ix_deliveries_due", "deliveries", ["due_at", "id"], **where("state = 'pending'"))
    op.create_index("ix_deliveries_message", "deliveries", ["chat_id", "message_id"], **where("message_id IS NOT NULL"))
    op.create_index("ix_deliveries_waiting", "deliveries", ["chat_id", "id"], **where("state = 'pending'"))
    op.create_index("uq_deliveries_sending", "deliveries", ["chat_id"], unique=True, **where("state = 'sending'"))
    op.create_table(
        "shown_messages",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("briefing_id", ID, nullable=False),
        sa.Column("shown_at", UTC_TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["briefing_id"], ["briefings.id"], name=op.f("fk_shown_messages_briefing_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_shown_messages_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "message_id", "position", name=op.f("pk_shown_messages")),
    )
    op.create_index(op.f("ix_shown_messages_briefing_id"), "shown_messages", ["briefing_id"])
    op.create_index(op.f("ix_shown_messages_shown_at"), "shown_messages", ["shown_at"])
