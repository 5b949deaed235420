"""The store: an open database with its schema checked, and what the pipeline asks of it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import msgspec
from sqlalchemy import Engine, func, insert, select, update

from catalog.catalogue import Catalogue
from catalog.database import open_database, reading, writing
from catalog.errors import UnknownSource
from catalog.findings import Finding, findings_of
from catalog.libraries import Directory, library_directory
from catalog.locks import Holder, holder, lock
from catalog.migration import ensure_current
from catalog.progress import Progress, progress_of
from catalog.runs import Health, Run, health, runs
from catalog.tables import beneath, damaged, member, raw, source
from catalog.unhosted import Unhosted, unhosted


class SourceRow(msgspec.Struct, frozen=True):
    """A source as the store knows it; `holdings` says in which fields of its own it writes its holdings."""

    id: int
    name: str
    library: str
    licence: str = ""
    redistribute: bool = True
    holdings: str = ""


class RawMember(msgspec.Struct, frozen=True):
    """A member's raw bytes (a zstd frame) and what has to be known to read them again."""

    identifier: str
    body: bytes
    carrier: bytes


class DamagedRow(msgspec.Struct, frozen=True):
    """Bytes that could not be read. `body` is a zstd frame."""

    id: int
    source: str
    position: int
    reason: str
    body: bytes
    carrier: bytes
    identifier: str = ""


class Store:
    """An open store. `directory` tells which library a code means."""

    def __init__(self, url: str, directory: Directory | None = None) -> None:
        self.engine: Engine = open_database(url)
        ensure_current(self.engine)
        self.directory = directory or library_directory()

    def catalogue(self) -> Catalogue:
        return Catalogue(self.engine, self.directory)

    def locked(
        self, name: str, *, wait: bool = True, on_wait: Callable[[], None] | None = None
    ) -> AbstractContextManager[None]:
        """The lock `writer` or `index` over all processes."""
        return lock(self.engine, name, wait=wait, on_wait=on_wait)

    def holder(self, name: str) -> Holder | None:
        """The process that holds a lock, where that can be told."""
        return holder(self.engine, name)

    def source(self, name: str) -> SourceRow:
        """The source of this name."""
        with reading(self.engine) as connection:
            row = connection.execute(select(source).where(source.c.name == name)).first()
        if row is None:
            raise UnknownSource(f"There is no source named {name}: `haimu sources` lists those there are.")
        library = row.library or row.name
        return SourceRow(row.id, row.name, library, row.licence, row.redistribute, row.holdings)

    def source_created(
        self,
        name: str,
        library: str = "",
        label_zh: str = "",
        label_en: str = "",
        *,
        licence: str | None = None,
        redistribute: bool | None = None,
        holdings: str | None = None,
    ) -> SourceRow:
        """The source of this name, made where it is new, with what is newly said of it.

        Empty texts say nothing of library and labels; None says nothing of terms and holdings.
        """
        named = {"library": library, "label_zh": label_zh, "label_en": label_en}
        terms = {"licence": licence, "redistribute": redistribute, "holdings": holdings}
        said: dict[str, str | bool] = {column: value for column, value in named.items() if value}
        said |= {column: value for column, value in terms.items() if value is not None}
        with writing(self.engine) as connection:
            if connection.execute(select(source.c.id).where(source.c.name == name)).first() is None:
                connection.execute(insert(source).values(name=name, **said))
            elif said:
                connection.execute(update(source).where(source.c.name == name).values(**said))
        return self.source(name)

    def raw_members(self, source_id: int, rules: str, scope: str) -> Iterator[RawMember]:
        """Members of a source that came with this scope and that other rules read, in the order they came.

        What its source has withdrawn stays so, and is left out.
        """
        own_state = func.coalesce(beneath.c.state, member.c.state)
        last = 0
        while True:
            query = (
                select(member.c.id, member.c.identifier, raw.c.body, member.c.carrier)
                .join_from(member, raw, raw.c.id == member.c.raw_id)
                .outerjoin(beneath, beneath.c.member_id == member.c.id)
                .where(member.c.source_id == source_id, member.c.scope == scope)
                .where(member.c.id > last, member.c.rules != rules, own_state != "withdrawn")
                .order_by(member.c.id)
                .limit(1000)
            )
            with reading(self.engine) as connection:
                rows = connection.execute(query).all()
            if not rows:
                return
            for row in rows:
                yield RawMember(row.identifier, bytes(row.body), bytes(row.carrier or b""))
            last = rows[-1].id

    def damaged(self, source_name: str | None = None, number: int | None = None) -> Iterator[DamagedRow]:
        """Damaged records, oldest first; all, of one source, or the one with this number."""
        query = select(damaged, source.c.name, raw.c.body).select_from(
            damaged.join(source, source.c.id == damaged.c.source_id).join(raw, raw.c.id == damaged.c.raw_id)
        )
        if source_name is not None:
            query = query.where(source.c.name == source_name)
        if number is not None:
            query = query.where(damaged.c.id == number)
        with reading(self.engine) as connection:
            for row in connection.execute(query.order_by(damaged.c.id)):
                yield DamagedRow(
                    row.id,
                    row.name,
                    row.position,
                    row.reason,
                    bytes(row.body),
                    bytes(row.carrier or b""),
                    row.identifier,
                )

    def forget_damaged(self, number: int) -> None:
        """The damaged record was read after all."""
        with writing(self.engine) as connection:
            connection.execute(damaged.delete().where(damaged.c.id == number))

    def states(self) -> dict[str, int]:
        """How many members are in each state."""
        query = (
            select(member.c.state, func.count().label("total"))
            .group_by(member.c.state)
            .order_by(member.c.state)
        )
        with reading(self.engine) as connection:
            return {row.state: row.total for row in connection.execute(query)}

    def damaged_total(self) -> int:
        with reading(self.engine) as connection:
            return connection.execute(select(func.count()).select_from(damaged)).scalar_one()

    def runs(self, source: str | None = None, most: int = 20) -> tuple[Run, ...]:
        """The last runs of one source or of all, newest first."""
        return runs(self.engine, source, most)

    def health(self) -> tuple[Health, ...]:
        """How every source is, by name."""
        return health(self.engine)

    def findings(self, delivery_id: int) -> tuple[Finding, ...]:
        """What went wrong in a run."""
        return findings_of(self.engine, delivery_id)

    def unhosted(self, source_id: int, most: int) -> Unhosted:
        """Records of holdings of a source that name a record which is not there."""
        return unhosted(self.engine, source_id, most)

    def progress(self, source_id: int) -> Progress:
        """How far the harvest of a source has come."""
        return progress_of(self.engine, source_id)

    def close(self) -> None:
        self.engine.dispose()
