"""How a source writes its holdings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add a column; no row changes."""
    op.add_column("source", sa.Column("holdings", sa.Text, nullable=False, server_default=""))
