"""Let one delivery carry others, and owe edits of what a chat has."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC_TIME = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
KINDS = "kind IN ('push', 'fold', 'digest', 'edit', 'reply', 'change')"
STATES = "state IN ('pending', 'sending', 'sent', 'uncertain', 'dead', 'folded')"
OF_ONE_THING = (
    "(briefing_id IS NOT NULL) = (kind NOT IN ('fold', 'digest')) AND (digest_id IS NOT NULL) = (kind = 'digest')"
)
FOLDED = "(state = 'folded') = (carrier_id IS NOT NULL)"


def upgrade() -> None:
    """Create the table of revisions, and give deliveries a kind, a revision and a carrier."""
    op.create_table(
        "briefing_revisions",
        sa.Column("briefing_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("created_at", UTC_TIME, nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_briefing_revisions_article_id")),
        sa.ForeignKeyConstraint(
            ["briefing_id"], ["briefings.id"], name=op.f("fk_briefing_revisions_briefing_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("briefing_id", "revision", name=op.f("pk_briefing_revisions")),
    )
    op.create_index(op.f("ix_briefing_revisions_article_id"), "briefing_revisions", ["article_id"])
    op.add_column("shown_messages", sa.Column("revision", sa.Integer(), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        _rebuild()
    else:
        _alter()
    op.create_index("ix_deliveries_carrier_id", "deliveries", ["carrier_id"], **_where("carrier_id IS NOT NULL"))
    op.create_index(
        "ix_deliveries_due", "deliveries", ["due_at", "id"], **_where("state = 'pending' AND kind <> 'edit'")
    )
    op.create_index(
        "ix_deliveries_edits", "deliveries", ["due_at", "id"], **_where("state = 'pending' AND kind = 'edit'")
    )


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _alter() -> None:
    op.drop_index("ix_deliveries_due", "deliveries")
    for name in ("state", "of_one_thing"):
        op.drop_constraint(op.f(f"ck_deliveries_{name}"), "deliveries")
    op.drop_constraint(op.f("uq_deliveries_chat_id_briefing_id_part"), "deliveries")
    op.add_column("deliveries", sa.Column("kind", sa.Text(), server_default="push", nullable=False))
    op.add_column("deliveries", sa.Column("revision", sa.Integer(), nullable=True))
    op.add_column("deliveries", sa.Column("carrier_id", ID, nullable=True))
    op.execute("UPDATE deliveries SET kind = 'digest' WHERE digest_id IS NOT NULL")
    op.execute("UPDATE deliveries SET revision = 1 WHERE briefing_id IS NOT NULL")
    op.create_foreign_key(
        op.f("fk_deliveries_carrier_id"), "deliveries", "deliveries", ["carrier_id"], ["id"], ondelete="CASCADE"
    )
    unique = op.f("uq_deliveries_chat_id_briefing_id_kind_part")
    op.create_unique_constraint(unique, "deliveries", ["chat_id", "briefing_id", "kind", "part"])
    rules = {"kind": KINDS, "state": STATES, "of_one_thing": OF_ONE_THING, "folded": FOLDED}
    for name, rule in rules.items():
        op.create_check_constraint(op.f(f"ck_deliveries_{name}"), "deliveries", rule)


def _rebuild() -> None:
    """SQLite cannot change a constraint: copy the table into a new one of its name."""
    op.create_table(
        "deliveries_new",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="push", nullable=False),
        sa.Column("briefing_id", ID, nullable=True),
        sa.Column("digest_id", ID, nullable=True),
        sa.Column("part", sa.Integer(), server_default="0", nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("carrier_id", ID, nullable=True),
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
        sa.CheckConstraint(KINDS, name=op.f("ck_deliveries_kind")),
        sa.CheckConstraint(STATES, name=op.f("ck_deliveries_state")),
        sa.CheckConstraint(OF_ONE_THING, name=op.f("ck_deliveries_of_one_thing")),
        sa.CheckConstraint(FOLDED, name=op.f("ck_deliveries_folded")),
        sa.ForeignKeyConstraint(
            ["briefing_id"], ["briefings.id"], name=op.f("fk_deliveries_briefing_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["carrier_id"], ["deliveries_new.id"], name=op.f("fk_deliveries_carrier_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_deliveries_chat_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["digest_id"], ["digests.id"], name=op.f("fk_deliveries_digest_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint(
            "chat_id", "briefing_id", "kind", "part", name=op.f("uq_deliveries_chat_id_briefing_id_kind_part")
        ),
        sa.UniqueConstraint("chat_id", "digest_id", "part", name=op.f("uq_deliveries_chat_id_digest_id_part")),
        sqlite_autoincrement=True,
    )
    kept = "id, chat_id, briefing_id, digest_id, part, state, due_at, created_at, attempts, plain"
    kept += ", leased_by, lease_until, message_id, sent_at, reason"
    kind = "CASE WHEN digest_id IS NULL THEN 'push' ELSE 'digest' END"
    number = "CASE WHEN digest_id IS NULL THEN 1 END"
    op.execute(
        f"INSERT INTO deliveries_new ({kept}, kind, revision) SELECT {kept}, {kind}, {number} FROM deliveries"  # noqa: S608
    )
    op.drop_table("deliveries")
    op.rename_table("deliveries_new", "deliveries")
    op.create_index("ix_deliveries_briefing_id", "deliveries", ["briefing_id"])
    op.create_index("ix_deliveries_digest_id", "deliveries", ["digest_id"])
    op.create_index(
        "ix_deliveries_message", "deliveries", ["chat_id", "message_id"], **_where("message_id IS NOT NULL")
    )
    op.create_index("ix_deliveries_waiting", "deliveries", ["chat_id", "id"], **_where("state = 'pending'"))
    op.create_index("uq_deliveries_sending", "deliveries", ["chat_id"], unique=True, **_where("state = 'sending'"))
