"""Count the tokens that no endpoint has counted, because it counts none or its answer was not waited for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the count; of what was spent before nobody knows."""
    op.add_column("llm_spending", sa.Column("estimated_tokens", sa.BigInteger(), nullable=False, server_default="0"))
