"""Harvests: terms of sources, how runs went, how far they came; and what was taken down.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add columns and tables; no row changes."""
    op.add_column("source", sa.Column("licence", sa.Text, nullable=False, server_default=""))
    op.add_column("source", sa.Column("redistribute", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("damaged", sa.Column("identifier", sa.Text, nullable=False, server_default=""))
    _deliveries()
    _runs()
    _takedowns()


def _deliveries() -> None:
    for column in (
        sa.Column("complete", sa.Boolean),
        sa.Column("requests", sa.Integer, nullable=False, server_default="0"),
        sa.Column("retries", sa.Integer, nullable=False, server_default="0"),
        sa.Column("received", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("announced", sa.BigInteger),
        sa.Column("missing", sa.BigInteger),
        sa.Column("seconds", sa.Float),
        sa.Column("note", sa.Text, nullable=False, server_default=""),
    ):
        op.add_column("delivery", column)


def _runs() -> None:
    op.create_table(
        "finding",
        sa.Column("id", Number, primary_key=True, autoincrement=False),
        sa.Column("delivery_id", sa.Integer, sa.ForeignKey("delivery.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("raw_id", Number, sa.ForeignKey("raw.id")),
    )
    op.create_index("ix_finding_delivery_id", "finding", ["delivery_id"])
    op.create_table(
        "progress",
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), primary_key=True, autoincrement=False),
        sa.Column("state", sa.LargeBinary, nullable=False),
        sa.Column("round_delivery_id", sa.Integer, sa.ForeignKey("delivery.id")),
        sa.Column("round_live", sa.Integer, nullable=False),
        sa.Column("round_members", sa.Integer, nullable=False),
        sa.Column("updated", sa.Text, nullable=False),
    )


def _takedowns() -> None:
    op.create_table(
        "takedown",
        sa.Column("id", Number, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("identifier", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("taken", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
    )
    op.create_index(
        "uq_takedown_kind_source_identifier", "takedown", ["kind", "source", "identifier"], unique=True
    )
    op.create_table(
        "takedown_key",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("identifier", sa.Text, primary_key=True),
        sa.Column("takedown_id", Number, sa.ForeignKey("takedown.id"), primary_key=True),
        sa.Column("origin", sa.Text, nullable=False),
    )
    op.create_index("ix_takedown_key_takedown_id", "takedown_key", ["takedown_id"])
    op.create_table(
        "beneath",
        sa.Column("member_id", Number, sa.ForeignKey("member.id"), primary_key=True, autoincrement=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("union_id", sa.Text),
    )
    op.create_index("ix_beneath_union_id", "beneath", ["union_id"])
