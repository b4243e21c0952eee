"""Count the tokens of prompts that an endpoint had cached, which cost less."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the count; of what was spent before nobody knows."""
    op.add_column("llm_spending", sa.Column("cached_tokens", sa.BigInteger(), nullable=False, server_default="0"))
