"""What people took down, and how it comes back.

A takedown is one transaction: the takedown itself, the keys that it binds, the members out of view and the union
records that change with them. It stays until a person puts back what it took.
"""

from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from catalog.bound import bind, down
from catalog.clusters import Change, Clusters
from catalog.database import Numbers, reading, update_rows, writing
from catalog.errors import UnknownTakedown
from catalog.held import hold, release
from catalog.matching import Matcher
from catalog.tables import member, takedown, takedown_key, union_record
from catalog.takedown_members import members_of_union, members_under, present, reasons_of


class Target(msgspec.Struct, frozen=True):
    """What is taken down: a union record by its id (`source` empty), or a source's record."""

    identifier: str
    source: str = ""

    @property
    def kind(self) -> str:
        return "member" if self.source else "union"

    def __str__(self) -> str:
        return f"{self.source}/{self.identifier}" if self.source else self.identifier


class BoundMember(msgspec.Struct, frozen=True):
    """A source's record that a takedown binds. `origin`: named, or match (it came later and describes the same).
    `present` is false while no such record has come.
    """

    source: str
    identifier: str
    origin: str
    present: bool


class Takedown(msgspec.Struct, frozen=True):
    """Something that was taken down, with the records that this binds."""

    target: Target
    reason: str
    taken: str
    by: str
    members: tuple[BoundMember, ...] = ()


class Outcome(msgspec.Struct, frozen=True):
    """What taking down or putting back did. `fresh`: it was not taken down before."""

    takedown: Takedown
    fresh: bool
    changes: tuple[Change, ...] = ()


class TakedownDesk:
    """Takes down and puts back; `now` is the time of the decisions. The caller holds the writer lock."""

    def __init__(self, engine: Engine, matcher: Matcher, now: str) -> None:
        self._engine = engine
        self._clusters = Clusters(matcher, now)
        self._now = now

    def add(self, target: Target, reason: str, by: str = "") -> Outcome:
        """Take down a record, also one that has not come yet; a union record that was merged, where it is now."""
        with writing(self._engine) as connection:
            target = _followed(connection, target)
            known = _row(connection, target)
            if known is not None:
                return Outcome(_takedown(connection, known), fresh=False)
            numbers = Numbers(connection)
            number = numbers.next("takedown")
            values = {
                "id": number, "kind": target.kind, "source": target.source,
                "identifier": target.identifier, "reason": reason, "taken": self._now, "by": by,
            }  # fmt: skip
            connection.execute(insert(takedown).values(values))
            members = (
                members_of_union(connection, target.identifier)
                if target.kind == "union"
                else members_under(connection, target.source, target.identifier)
            )
            names = {(target.source, target.identifier)} if target.source else set()
            bind(connection, number, names | set(members.values()), "named")
            held = hold(connection, numbers, self._clusters, members, down(reason))
            _mark_union(connection, target, "taken_down")
            numbers.save(connection)
            row = connection.execute(select(takedown).where(takedown.c.id == number)).one()
            return Outcome(_takedown(connection, row), fresh=True, changes=held.changes)

    def remove(self, target: Target) -> Outcome:
        """Put back what was taken down, as its source has it by now; what another takedown binds stays down.

        Raises UnknownTakedown.
        """
        with writing(self._engine) as connection:
            row = _row(connection, target) or _row(connection, _followed(connection, target))
            if row is None:
                raise UnknownTakedown(f"{target} is not taken down: `haimu takedown list` lists what is.")
            found = _takedown(connection, row)
            connection.execute(delete(takedown_key).where(takedown_key.c.takedown_id == row.id))
            connection.execute(delete(takedown).where(takedown.c.id == row.id))
            _mark_union(connection, found.target, "gone")
            names = [(one.source, one.identifier) for one in found.members]
            others = reasons_of(connection, names)
            members = present(connection, names)
            rows = [(others[name], number) for number, name in members.items() if name in others]
            update_rows(connection, member, "id", ("reason",), rows)
            numbers = Numbers(connection)
            free = [number for number, name in members.items() if name not in others]
            released = release(connection, numbers, self._clusters, free)
            numbers.save(connection)
            return Outcome(found, fresh=False, changes=released.changes)


def takedowns(engine: Engine) -> tuple[Takedown, ...]:
    """Everything that is taken down, oldest first."""
    with reading(engine) as connection:
        rows = connection.execute(select(takedown).order_by(takedown.c.id)).all()
        return tuple(_takedown(connection, row) for row in rows)


def _row(connection: Connection, target: Target) -> Row[Any] | None:
    query = select(takedown).where(
        takedown.c.kind == target.kind,
        takedown.c.source == target.source,
        takedown.c.identifier == target.identifier,
    )
    return connection.execute(query).first()


def _followed(connection: Connection, target: Target) -> Target:
    """A union record that was merged stands for the one it is part of."""
    if target.kind == "member":
        return target
    query = select(union_record.c.moved_to).where(union_record.c.id == target.identifier)
    return Target(connection.execute(query).scalar() or target.identifier)


def _mark_union(connection: Connection, target: Target, state: str) -> None:
    """The id of a union record that is taken down is given to nobody."""
    if target.kind == "union":
        chosen = update(union_record).where(union_record.c.id == target.identifier)
        connection.execute(chosen.values(state=state))


def _takedown(connection: Connection, row: Row[Any]) -> Takedown:
    query = select(takedown_key).where(takedown_key.c.takedown_id == row.id)
    keys = connection.execute(query.order_by(takedown_key.c.source, takedown_key.c.identifier)).all()
    there = set(present(connection, [(key.source, key.identifier) for key in keys]).values())
    members = tuple(
        BoundMember(key.source, key.identifier, key.origin, (key.source, key.identifier) in there)
        for key in keys
    )
    return Takedown(Target(row.identifier, row.source), row.reason, row.taken, row.by, members)
