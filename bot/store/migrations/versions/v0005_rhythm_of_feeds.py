"""Keep the rhythm of feeds, where they move to, which are retired, and who pushes their news."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC_TIME = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the columns, and the table of hubs."""
    for column in (
        sa.Column("gap_seconds", sa.Integer()),
        sa.Column("newest_at", UTC_TIME),
        sa.Column("moved_to", sa.Text()),
        sa.Column("moved_times", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("retired_at", UTC_TIME),
    ):
        op.add_column("feeds", column)
    op.create_table(
        "hubs",
        sa.Column("feed_id", ID, nullable=False),
        sa.Column("hub", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("lease_until", UTC_TIME),
        sa.Column("next_try_at", UTC_TIME, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("last_error", sa.Text()),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_hubs_feed_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed_id", name=op.f("pk_hubs")),
    )
    op.create_index(op.f("ix_hubs_next_try_at"), "hubs", ["next_try_at"])
