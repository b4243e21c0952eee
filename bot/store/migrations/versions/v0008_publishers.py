"""Keep whose an article is, where its feed carries those of many publishers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add name and address; of articles that were stored before nobody knows them."""
    op.add_column("articles", sa.Column("publisher", sa.Text()))
    op.add_column("articles", sa.Column("publisher_url", sa.Text()))
