"""Keep headline and summary of briefings in the languages of chats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table of translations."""
    op.create_table(
        "briefing_texts",
        sa.Column("briefing_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["briefing_id"], ["briefings.id"], name=op.f("fk_briefing_texts_briefing_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("briefing_id", "revision", "language", name=op.f("pk_briefing_texts")),
    )
