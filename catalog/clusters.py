"""Puts members into union records and keeps their ids.

A record that shares no key with anybody founds a union record of its own. All others are clustered again with
everybody whom their keys or their present union records reach; then ids are given: a union record lives where
its oldest member is, where several meet the oldest lives and the others point to it, and one that has no
member left is gone. No id is ever forgotten.
"""

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select

from catalog.arrival import Arrival
from catalog.component import Neighbourhood
from catalog.database import Numbers, delete_pairs, insert_rows, select_in, update_rows
from catalog.ids import union_id
from catalog.matching import Matcher
from catalog.registry import Registry
from catalog.tables import match_key, member, union_record


class Change(msgspec.Struct, frozen=True):
    """A union record that has to be indexed again."""

    union_id: str
    revision: int


class Newcomer(msgspec.Struct, frozen=True):
    """A member that a batch brings, changes or withdraws; `place` is its place in the batch."""

    id: int
    identifier: str
    arrival: Arrival
    state: str
    reason: str
    new: bool
    place: int
    old_union: str | None = None
    old_keys: tuple[int, ...] = ()
    old_host: str = ""

    @property
    def clusters(self) -> bool:
        """Whether it belongs into a union record."""
        return self.state == "live" and not self.arrival.host

    @property
    def keys(self) -> tuple[int, ...]:
        """By which others find it; what is taken down is found too, so that its like can be told."""
        found = self.clusters or (self.state == "taken_down" and not self.arrival.host)
        return self.arrival.keys if found else ()


class Settled(msgspec.Struct, frozen=True):
    """The union records that a batch changed; `sole`: those of one new record, with its place."""

    changes: tuple[Change, ...]
    sole: Mapping[str, int]
    created: int
    joined: int


class Clusters:
    """The one place where members get their union records."""

    def __init__(self, matcher: Matcher, changed: str) -> None:
        self.matcher = matcher
        self._changed = changed

    def lone(self, connection: Connection, source: str, newcomers: Sequence[Newcomer]) -> dict[int, str]:
        """The new members that share no key with anybody, with the ids of the union records they found."""
        candidates = [item for item in newcomers if item.new and item.clusters]
        taken = _shared_keys(connection, newcomers)
        alone = {
            item.id: union_id(source, item.identifier) for item in candidates if taken.isdisjoint(item.keys)
        }
        used = {
            row.id for row in select_in(connection, "SELECT id FROM union_record WHERE id", alone.values())
        }
        repeated = len(set(alone.values())) != len(alone)
        return {} if repeated else {number: name for number, name in alone.items() if name not in used}

    def settle(
        self, connection: Connection, numbers: Numbers, newcomers: Sequence[Newcomer], lone: Mapping[int, str]
    ) -> Settled:
        """Write keys, union records and outbox rows for members that are already written."""
        _replace_keys(connection, newcomers)
        rows = sorted((name, 1, "live", number, None, self._changed) for number, name in lone.items())
        insert_rows(
            connection, union_record, ("id", "revision", "state", "founder_id", "moved_to", "changed"), rows
        )
        registry = Registry(connection, numbers, self._changed)
        for name in lone.values():
            registry.announce(name, 1)
        others = [item for item in newcomers if item.id not in lone]
        founded = self._recluster(connection, registry, others) if others else 0
        registry.save()
        arrived = sum(1 for item in others if item.new and item.clusters)
        sole = {lone[item.id]: item.place for item in newcomers if item.id in lone}
        return Settled(
            tuple(Change(name, revision) for name, revision in registry.announced.items()),
            sole,
            len(lone) + founded,
            arrived - founded,
        )

    def _recluster(self, connection: Connection, registry: Registry, newcomers: Sequence[Newcomer]) -> int:
        """Cluster everybody whom the newcomers reach; returns how many new members founded a union record."""
        neighbourhood = Neighbourhood(connection, self.matcher)
        neighbourhood.reach(
            members={item.id for item in newcomers},
            unions={item.old_union for item in newcomers if item.old_union},
        )
        clusters = [
            sorted(cluster, key=neighbourhood.number)
            for component in neighbourhood.components()
            for cluster in self.matcher.clusters(component)
        ]
        touched = {item.id for item in newcomers}
        before = neighbourhood.union_of
        assigned = registry.assign(
            [[neighbourhood.number(candidate) for candidate in cluster] for cluster in clusters],
            {neighbourhood.number(one): one.name for cluster in clusters for one in cluster},
            before,
            touched,
        )
        left = [(None, item.id) for item in newcomers if item.old_union and item.id not in assigned]
        moved = [(name, number) for number, name in assigned.items() if before.get(number) != name]
        update_rows(connection, member, "id", ("union_id",), left + moved)
        registry.retire({item.old_union for item in newcomers if item.old_union}, assigned)
        self._announce_hosts(connection, registry, newcomers)
        arrived = {item.id for item in newcomers if item.new and item.clusters}
        return len(arrived & registry.founders)

    def _announce_hosts(
        self, connection: Connection, registry: Registry, newcomers: Sequence[Newcomer]
    ) -> None:
        """Records of holdings change the union record of the member that they name, and of the one they named."""
        named = [(item, {item.arrival.host, item.old_host} - {""}) for item in newcomers]
        for item, hosts in named:
            if not hosts:
                continue
            source_of = select(member.c.source_id).where(member.c.id == item.id).scalar_subquery()
            query = select(member.c.union_id).where(
                member.c.source_id == source_of,
                member.c.identifier.in_(hosts),
                member.c.union_id.is_not(None),
            )
            for row in connection.execute(query):
                registry.touch(row.union_id)


def _shared_keys(connection: Connection, newcomers: Sequence[Newcomer]) -> set[int]:
    """Keys that more than one member has, in the store or in the batch."""
    seen: set[int] = set()
    shared: set[int] = set()
    for item in newcomers:
        for key in item.keys:
            (shared if key in seen else seen).add(key)
    stored = select_in(connection, 'SELECT "key" FROM match_key WHERE "key"', seen)
    shared.update(row[0] for row in stored)
    return shared


def _replace_keys(connection: Connection, newcomers: Sequence[Newcomer]) -> None:
    stale = [(key, item.id) for item in newcomers for key in item.old_keys]
    delete_pairs(connection, match_key, ("key", "member_id"), stale)
    rows = sorted((key, item.id) for item in newcomers for key in item.keys)
    insert_rows(connection, match_key, ("key", "member_id"), rows)
