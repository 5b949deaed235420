"""The schema of the store, the same in SQLite and PostgreSQL.

Large values are kept as bytes: a raw record as a zstd frame, a `Record` and its problems as JSON, match keys
as 64-bit integers packed big-endian. Times are ISO 8601 in UTC.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    true,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite makes a rowid only of INTEGER; PostgreSQL needs the wider type for large catalogues.
Number = BigInteger().with_variant(Integer(), "sqlite")

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("label_zh", Text, nullable=False, default="", server_default=""),
    Column("label_en", Text, nullable=False, default="", server_default=""),
    Column("library", Text, nullable=False, default="", server_default=""),
    Column("licence", Text, nullable=False, default="", server_default=""),
    Column("redistribute", Boolean, nullable=False, default=True, server_default=true()),
    Column("holdings", Text, nullable=False, default="", server_default=""),
)

delivery = Table(
    "delivery",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey("source.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("counts", Text, nullable=False, default="{}", server_default="{}"),
    Column("complete", Boolean),
    Column("requests", Integer, nullable=False, default=0, server_default="0"),
    Column("retries", Integer, nullable=False, default=0, server_default="0"),
    Column("received", BigInteger, nullable=False, default=0, server_default="0"),
    Column("announced", BigInteger),
    Column("missing", BigInteger),
    Column("seconds", Float),
    Column("note", Text, nullable=False, default="", server_default=""),
)

raw = Table(
    "raw",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
)

member = Table(
    "member",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("source_id", ForeignKey("source.id"), nullable=False),
    Column("identifier", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("delivery_id", ForeignKey("delivery.id"), nullable=False),
    Column("delivered", Text, nullable=False),
    Column("raw_id", ForeignKey("raw.id")),
    Column("carrier", LargeBinary),
    Column("scope", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("record", LargeBinary),
    Column("problems", LargeBinary),
    Column("match_keys", LargeBinary),
    Column("union_id", Text),
    Column("host", Text),
    Index("uq_member_source_identifier", "source_id", "identifier", unique=True),
)
Index("ix_member_union_id", member.c.union_id)
Index(
    "ix_member_host",
    member.c.source_id,
    member.c.host,
    sqlite_where=member.c.host.is_not(None),
    postgresql_where=member.c.host.is_not(None),
)

match_key = Table(
    "match_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("member_id", Number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

union_record = Table(
    "union_record",
    metadata,
    Column("id", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("founder_id", Number, nullable=False),
    Column("moved_to", Text),
    Column("changed", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index(
    "ix_union_record_moved_to",
    union_record.c.moved_to,
    sqlite_where=union_record.c.moved_to.is_not(None),
    postgresql_where=union_record.c.moved_to.is_not(None),
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("union_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
)

damaged = Table(
    "damaged",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("source_id", ForeignKey("source.id"), nullable=False),
    Column("delivery_id", ForeignKey("delivery.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("raw_id", ForeignKey("raw.id"), nullable=False),
    Column("carrier", LargeBinary),
    Column("reason", Text, nullable=False),
    Column("identifier", Text, nullable=False, default="", server_default=""),
    Index("uq_damaged_source_raw", "source_id", "raw_id", unique=True),
)

finding = Table(
    "finding",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("delivery_id", ForeignKey("delivery.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("raw_id", ForeignKey("raw.id")),
)

# How far a source's harvest has come, and its present round: the first delivery of it, and how many members the
# source had before it, in view and in all.
progress = Table(
    "progress",
    metadata,
    Column("source_id", ForeignKey("source.id"), primary_key=True, autoincrement=False),
    Column("state", LargeBinary, nullable=False, default=b""),
    Column("round_delivery_id", ForeignKey("delivery.id")),
    Column("round_live", Integer, nullable=False, default=0),
    Column("round_members", Integer, nullable=False, default=0),
    Column("updated", Text, nullable=False),
)

# What people took down: a source's record (`kind` member) or a union record (`kind` union, `source` empty).
takedown = Table(
    "takedown",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False, default=""),
    Column("identifier", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("taken", Text, nullable=False),
    Column("by", Text, nullable=False),
    Index("uq_takedown_kind_source_identifier", "kind", "source", "identifier", unique=True),
)

# The source records that a takedown binds, by name, whether they are there or not. `origin`: named (it is of what was
# taken down) or match (it came later and describes the same as one that was named).
takedown_key = Table(
    "takedown_key",
    metadata,
    Column("source", Text, primary_key=True),
    Column("identifier", Text, primary_key=True),
    Column("takedown_id", ForeignKey("takedown.id"), primary_key=True),
    Column("origin", Text, nullable=False),
    Index("ix_takedown_key_takedown_id", "takedown_id"),
)

# What a member that is taken down would be without that: its state, and the union record it was in.
beneath = Table(
    "beneath",
    metadata,
    Column("member_id", ForeignKey("member.id"), primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("union_id", Text, index=True),
)

counter = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Number, nullable=False),
)
