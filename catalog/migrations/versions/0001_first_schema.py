"""The first schema: sources, deliveries, raw records, members, union records, outbox.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables."""
    _sources()
    _members()
    _unions()


def _sources() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("label_zh", sa.Text, nullable=False, server_default=""),
        sa.Column("label_en", sa.Text, nullable=False, server_default=""),
        sa.Column("library", sa.Text, nullable=False, server_default=""),
    )
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("started", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
        sa.Column("counts", sa.Text, nullable=False, server_default="{}"),
    )
    op.create_index("ix_delivery_source_id", "delivery", ["source_id"])
    op.create_table(
        "raw",
        sa.Column("id", Number, primary_key=True, autoincrement=False),
        sa.Column("digest", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", Number, nullable=False),
    )


def _members() -> None:
    op.create_table(
        "member",
        sa.Column("id", Number, primary_key=True, autoincrement=False),
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), nullable=False),
        sa.Column("identifier", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Integer, sa.ForeignKey("delivery.id"), nullable=False),
        sa.Column("delivered", sa.Text, nullable=False),
        sa.Column("raw_id", Number, sa.ForeignKey("raw.id")),
        sa.Column("carrier", sa.LargeBinary),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary),
        sa.Column("problems", sa.LargeBinary),
        sa.Column("match_keys", sa.LargeBinary),
        sa.Column("union_id", sa.Text),
        sa.Column("host", sa.Text),
    )
    op.create_index("uq_member_source_identifier", "member", ["source_id", "identifier"], unique=True)
    op.create_index("ix_member_union_id", "member", ["union_id"])
    hosted = sa.text("host IS NOT NULL")
    op.create_index(
        "ix_member_host", "member", ["source_id", "host"], sqlite_where=hosted, postgresql_where=hosted
    )
    op.create_table(
        "match_key",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("member_id", Number, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "damaged",
        sa.Column("id", Number, primary_key=True, autoincrement=False),
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), nullable=False),
        sa.Column("delivery_id", sa.Integer, sa.ForeignKey("delivery.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("raw_id", Number, sa.ForeignKey("raw.id"), nullable=False),
        sa.Column("carrier", sa.LargeBinary),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("uq_damaged_source_raw", "damaged", ["source_id", "raw_id"], unique=True)


def _unions() -> None:
    op.create_table(
        "union_record",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("founder_id", Number, nullable=False),
        sa.Column("moved_to", sa.Text),
        sa.Column("changed", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    moved = sa.text("moved_to IS NOT NULL")
    op.create_index(
        "ix_union_record_moved_to", "union_record", ["moved_to"], sqlite_where=moved, postgresql_where=moved
    )
    op.create_table(
        "outbox",
        sa.Column("seq", Number, primary_key=True, autoincrement=False),
        sa.Column("union_id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    )
