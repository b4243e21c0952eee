"""Keep who wrote an article, and its picture."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add both; of articles that were read before nobody knows."""
    op.add_column("articles", sa.Column("author", sa.Text()))
    op.add_column("articles", sa.Column("picture", sa.Text()))
