"""Finds the members that a takedown is about, by union record, identifier or name."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, or_, select

from catalog.bound import down
from catalog.database import chunks, select_in
from catalog.ids import union_id as founded_id
from catalog.tables import beneath, member, source, takedown, takedown_key, union_record

Name = tuple[str, str]


def members_of_union(connection: Connection, union_id: str) -> dict[int, Name]:
    """The members of a union record, and those out of view that founded it, or one that was merged into it, or that
    would found it: what came while it was taken down was never in one.
    """
    names = or_(union_record.c.id == union_id, union_record.c.moved_to == union_id)
    founders = list(connection.execute(select(union_record.c.founder_id).where(names)).scalars())
    query = select(member.c.id, source.c.name, member.c.identifier).join_from(member, source)
    founding = member.c.id.in_(founders) & member.c.union_id.is_(None)
    chosen = query.where(or_(member.c.union_id == union_id, founding))
    found = {row.id: (row.name, row.identifier) for row in connection.execute(chosen)}
    held = query.join(beneath, beneath.c.member_id == member.c.id).where(beneath.c.union_id.is_(None))
    for row in connection.execute(held):
        if founded_id(row.name, row.identifier) == union_id:
            found[row.id] = (row.name, row.identifier)
    return found


def members_under(connection: Connection, source_name: str, identifier: str) -> dict[int, Name]:
    """The records of a source under an identifier: itself, `ID#2`, `ID#3`, ..."""
    found: dict[int, Name] = {}
    name, count = identifier, 1
    while more := present(connection, [(source_name, name)]):
        found |= more
        count += 1
        name = f"{identifier}#{count}"
    return found


def present(connection: Connection, names: Sequence[Name]) -> dict[int, Name]:
    """Those of these records (source, identifier) that are there, by the numbers of their members."""
    found: dict[int, Name] = {}
    for source_name in sorted({name for name, _ in names}):
        query = select(source.c.id).where(source.c.name == source_name)
        source_id = connection.execute(query).scalar()
        if source_id is not None:
            asked = f"SELECT id, identifier FROM member WHERE source_id = {int(source_id)} AND identifier"  # noqa: S608  (a number)
            wanted = [identifier for name, identifier in names if name == source_name]
            found.update(
                {row.id: (source_name, row.identifier) for row in select_in(connection, asked, wanted)}
            )
    return found


def reasons_of(connection: Connection, names: Iterable[Name]) -> dict[Name, str]:
    """Why records that some takedown binds are down."""
    wanted = set(names)
    found: dict[Name, str] = {}
    for chunk in chunks({identifier for _, identifier in wanted}):
        query = (
            select(takedown_key.c.source, takedown_key.c.identifier, takedown.c.reason)
            .join_from(takedown_key, takedown)
            .where(takedown_key.c.identifier.in_(chunk))
            .order_by(takedown.c.id.desc())
        )
        for row in connection.execute(query):
            if (row.source, row.identifier) in wanted:
                found[row.source, row.identifier] = down(row.reason)
    return found
