"""The catalogue as others read it."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, func, select, tuple_

from catalog.database import chunks, reading
from catalog.libraries import Directory, Library
from catalog.merging import merged, with_library
from catalog.tables import beneath, member, source, takedown, takedown_key, union_record
from catalog.union import Counts, Gone, Member, Moved, SourceLabel, UnionRecord
from normalize.record import Holding, Record

decode_record = msgspec.json.Decoder(Record).decode

COLUMNS = (
    member.c.union_id, source.c.name, source.c.library, member.c.source_id, member.c.identifier,
    member.c.state, member.c.record, member.c.delivered, source.c.licence, source.c.redistribute,
)  # fmt: skip


class Catalogue:
    """Reads union records, members, libraries and sources; writes nothing."""

    def __init__(self, engine: Engine, directory: Directory) -> None:
        self._engine = engine
        self._directory = directory

    def union(self, union_id: str) -> UnionRecord | Moved | Gone | None:
        """A union record; where it went, if it was merged; `Gone`, if nobody holds it any more; None: never
        known.
        """
        with reading(self._engine) as connection:
            query = select(union_record).where(union_record.c.id == union_id)
            row = connection.execute(query).first()
            if row is None:
                taken = _taken_down(connection, union_id)
                return None if taken is None else Gone(taken, taken_down=True)
            if row.state == "moved":
                return Moved(row.moved_to)
            found = self._load(connection, {row.id: row.revision}) if row.state == "live" else {}
            if row.id not in found:
                return Gone(row.changed, taken_down=_taken_down(connection, union_id) is not None)
            former = select(union_record.c.id).where(union_record.c.moved_to == union_id)
            formerly = tuple(sorted(connection.execute(former).scalars()))
            return msgspec.structs.replace(found[row.id], formerly=formerly)

    def unions(self, ids: Sequence[str]) -> dict[str, UnionRecord]:
        """The live ones of many union records, without their former ids."""
        with reading(self._engine) as connection:
            revisions: dict[str, int] = {}
            for chunk in chunks(ids):
                query = select(union_record.c.id, union_record.c.revision).where(
                    union_record.c.id.in_(chunk), union_record.c.state == "live"
                )
                revisions.update((row.id, row.revision) for row in connection.execute(query))
            return self._load(connection, revisions)

    def union_of_member(self, source_name: str, identifier: str) -> str | None:
        """The union record of a live member."""
        query = (
            select(member.c.union_id)
            .join_from(member, source)
            .where(source.c.name == source_name, member.c.identifier == identifier, member.c.state == "live")
        )
        with reading(self._engine) as connection:
            return connection.execute(query).scalar()

    def directory(self) -> Directory:
        """Which library a code means."""
        return self._directory

    def libraries(self) -> dict[str, Library]:
        """The libraries of the directory, by code."""
        return self._directory.libraries

    def sources(self) -> dict[str, SourceLabel]:
        """All sources by name."""
        with reading(self._engine) as connection:
            return {
                row.name: SourceLabel(
                    row.name,
                    row.label_zh or row.name,
                    row.label_en or row.name,
                    row.library,
                    row.licence,
                    row.redistribute,
                )
                for row in connection.execute(select(source).order_by(source.c.name))
            }

    def counts(self) -> Counts:
        """How many union records, live members, holding libraries and sources there are."""
        live = select(func.count()).select_from(member).where(member.c.union_id.is_not(None))
        unions = select(func.count()).select_from(union_record).where(union_record.c.state == "live")
        with reading(self._engine) as connection:
            sources = {row.library or row.name for row in connection.execute(select(source))}
            return Counts(
                unions=connection.execute(unions).scalar_one(),
                members=connection.execute(live).scalar_one(),
                libraries=len(sources | self._directory.libraries.keys()),
                sources=len(sources),
            )

    def _load(self, connection: Connection, revisions: dict[str, int]) -> dict[str, UnionRecord]:
        rows: dict[str, list[Any]] = {}
        for chunk in chunks(revisions):
            query = select(*COLUMNS).join_from(member, source).where(member.c.union_id.in_(chunk))
            for row in connection.execute(query.order_by(member.c.id)):
                rows.setdefault(row.union_id, []).append(row)
        hosted = self._hosted(connection, (row for group in rows.values() for row in group))
        return {name: self._assemble(name, revisions[name], group, hosted) for name, group in rows.items()}

    def _hosted(self, connection: Connection, rows: Iterable[Any]) -> dict[tuple[int, str], list[Any]]:
        """Records of holdings by the member that they belong to."""
        hosted: dict[tuple[int, str], list[Any]] = {}
        any_at_all = select(member.c.id).where(member.c.host.is_not(None)).limit(1)
        if connection.execute(any_at_all).first() is None:
            return hosted
        for chunk in chunks(((row.source_id, row.identifier) for row in rows), 400):
            query = select(*COLUMNS, member.c.host).join_from(member, source)
            query = query.where(
                tuple_(member.c.source_id, member.c.host).in_(chunk), member.c.state == "live"
            )
            for row in connection.execute(query.order_by(member.c.id)):
                hosted.setdefault((row.source_id, row.host), []).append(row)
        return hosted

    def _assemble(
        self, name: str, revision: int, rows: Sequence[Any], hosted: dict[tuple[int, str], list[Any]]
    ) -> UnionRecord:
        members: list[Member] = []
        holders: set[str] = set()
        for row in rows:
            library = row.library or row.name
            apart = hosted.get((row.source_id, row.identifier), ())
            record = _with_holdings(decode_record(row.record), apart, library)
            record = with_library(record, library)
            held = self._directory.holders(record, library)
            holders.update(held)
            members.append(
                Member(
                    row.name,
                    row.identifier,
                    row.state,
                    record,
                    row.delivered,
                    row.licence,
                    row.redistribute,
                    held,
                )
            )
        record = merged([one.record for one in members])
        return UnionRecord(name, revision, record, tuple(members), tuple(sorted(holders)))


def _with_holdings(record: Record, rows: Sequence[Any], library: str) -> Record:
    """The record with the holdings that its source tells in records of their own; that its source has it, which is
    taken for granted where nothing is told, goes without saying then.
    """
    if not rows:
        return record
    added = [holding for row in rows for holding in decode_record(row.record).holdings]
    own = [holding for holding in record.holdings if holding not in (Holding(), Holding(library))]
    return msgspec.structs.replace(record, holdings=tuple(dict.fromkeys(own + added)))


def _taken_down(connection: Connection, union_id: str) -> str | None:
    """When a union record, or the last of its members, was taken down; None: it was not."""
    itself = select(takedown.c.taken).where(takedown.c.kind == "union", takedown.c.identifier == union_id)
    members = (
        select(takedown.c.taken)
        .join_from(beneath, member, member.c.id == beneath.c.member_id)
        .join(source, source.c.id == member.c.source_id)
        .join(
            takedown_key,
            (takedown_key.c.source == source.c.name) & (takedown_key.c.identifier == member.c.identifier),
        )
        .join(takedown, takedown.c.id == takedown_key.c.takedown_id)
        .where(beneath.c.union_id == union_id)
    )
    found = connection.execute(itself).scalar() or connection.execute(members.limit(1)).scalar()
    return None if found is None else str(found)
