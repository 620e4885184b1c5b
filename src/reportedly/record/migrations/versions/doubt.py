"""How sure the program is of each claim and how many people decided about it; and what lists show of each incident."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds columns to the claims, which are made anew when the record is opened next, and the table of summaries."""
    op.add_column("claims", sa.Column("confidence", sa.Float))
    op.add_column("claims", sa.Column("readers", sa.Integer, nullable=False, server_default="0"))
    op.create_index("claims_by_doubt", "claims", ["readers", "confidence", "id"])
    op.create_table(
        "summaries",
        sa.Column("incident", sa.Text, primary_key=True),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO counters (name, value) VALUES ('form', 0)")
