"""Members that are taken down: out of view, with what they would be without that kept beneath."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select, update

from catalog.arrival import Arrival
from catalog.clusters import Change, Clusters, Newcomer
from catalog.database import Numbers, chunks, insert_rows, update_rows
from catalog.packing import unpack_keys
from catalog.tables import beneath, member, source, union_record

COLUMNS = (
    member.c.id, source.c.name, member.c.identifier, member.c.state, member.c.reason, member.c.match_keys,
    member.c.union_id, member.c.host,
)  # fmt: skip


class Beneath(msgspec.Struct, frozen=True):
    """What a member would be if it were not taken down; `union_id`: the union record that it was in."""

    state: str
    reason: str
    union_id: str | None


class Held(msgspec.Struct, frozen=True):
    """Names (source, identifier) of members whose state changed, and the union records that changed with them."""

    names: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]


def keep_beneath(connection: Connection, states: Mapping[int, Beneath]) -> None:
    """Write what lies beneath members that are taken down; the union record they came from is kept."""
    known: set[int] = set()
    for chunk in chunks(states):
        query = select(beneath.c.member_id).where(beneath.c.member_id.in_(chunk))
        known.update(connection.execute(query).scalars())
    again = [(one.state, one.reason, number) for number, one in states.items() if number in known]
    update_rows(connection, beneath, "member_id", ("state", "reason"), again)
    fresh = [
        (number, one.state, one.reason, one.union_id) for number, one in states.items() if number not in known
    ]
    insert_rows(connection, beneath, ("member_id", "state", "reason", "union_id"), fresh)


def hold(
    connection: Connection, numbers: Numbers, clusters: Clusters, members: Iterable[int], reason: str
) -> Held:
    """Take members out of view. The writer lock is held."""
    rows = [row for row in _rows(connection, members) if row.state != "taken_down"]
    update_rows(
        connection, member, "id", ("state", "reason"), [("taken_down", reason, row.id) for row in rows]
    )
    keep_beneath(connection, {row.id: Beneath(row.state, row.reason, row.union_id) for row in rows})
    return _settled(
        connection, numbers, clusters, rows, dict.fromkeys((row.id for row in rows), "taken_down")
    )


def release(connection: Connection, numbers: Numbers, clusters: Clusters, members: Iterable[int]) -> Held:
    """Give members back the state that they would have, with the newest content. The writer lock is held."""
    found: dict[int, Beneath] = {}
    for chunk in chunks(members):
        for row in connection.execute(select(beneath).where(beneath.c.member_id.in_(chunk))):
            found[row.member_id] = Beneath(row.state, row.reason, row.union_id)
        connection.execute(delete(beneath).where(beneath.c.member_id.in_(chunk)))
    back = [(one.state, one.reason, number) for number, one in found.items()]
    update_rows(connection, member, "id", ("state", "reason"), back)
    _revive(connection, found)
    states = {number: one.state for number, one in found.items()}
    return _settled(connection, numbers, clusters, _rows(connection, found), states)


def _revive(connection: Connection, found: Mapping[int, Beneath]) -> None:
    """Members return to the union record that they were in, where nobody else is in it."""
    names = {one.union_id for one in found.values() if one.union_id and one.state == "live"}
    gone: set[str] = set()
    for chunk in chunks(names):
        chosen = union_record.c.id.in_(chunk), union_record.c.state == "gone"
        gone.update(connection.execute(select(union_record.c.id).where(*chosen)).scalars())
        connection.execute(update(union_record).where(*chosen).values(state="live"))
    rows = [
        (one.union_id, number)
        for number, one in found.items()
        if one.union_id in gone and one.state == "live"
    ]
    update_rows(connection, member, "id", ("union_id",), rows)


def _settled(
    connection: Connection,
    numbers: Numbers,
    clusters: Clusters,
    rows: Sequence[Any],
    states: Mapping[int, str],
) -> Held:
    newcomers = [_newcomer(row, states[row.id]) for row in rows]
    changes = clusters.settle(connection, numbers, newcomers, {}).changes if newcomers else ()
    return Held(tuple((row.name, row.identifier) for row in rows), changes)


def _newcomer(row: Any, state: str) -> Newcomer:
    keys = unpack_keys(row.match_keys)
    arrival = Arrival(row.identifier, 0, state, b"", b"", keys=keys, host=row.host or "")
    return Newcomer(row.id, row.identifier, arrival, state, "", False, 0, row.union_id, keys)


def _rows(connection: Connection, members: Iterable[int]) -> list[Any]:
    found: list[Any] = []
    for chunk in chunks(members):
        query = select(*COLUMNS).join_from(member, source).where(member.c.id.in_(chunk))
        found.extend(connection.execute(query.order_by(member.c.id)))
    return found
