"""Which of the records that arrive are taken down.

A takedown of a source's record binds its key, and those of other records that come under the same identifier. One of
a union record binds the keys of its members, and of those that come later and describe the same as one of them:
such a one would have joined the union record.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from catalog.arrival import Arrival
from catalog.database import insert_rows, select_in
from catalog.ids import union_id
from catalog.matching import Candidate, Matcher
from catalog.packing import unpack_keys
from catalog.tables import takedown, takedown_key, union_record

OF_MEMBERS = (
    "FROM match_key JOIN member ON member.id = match_key.member_id "
    "JOIN source ON source.id = member.source_id "
)
NAMED_BY_KEY = (
    'SELECT match_key."key", takedown_id, source.name, member.identifier, match_keys, record '
    f"{OF_MEMBERS} JOIN takedown_key ON takedown_key.source = source.name "
    "AND takedown_key.identifier = member.identifier JOIN takedown ON takedown.id = takedown_id "
    "WHERE takedown.kind = 'union' AND origin = 'named' AND match_key.\"key\""
)
LIVE_BY_KEY = (
    "SELECT member.id, source.name, member.identifier, match_keys, record "
    f"{OF_MEMBERS} WHERE member.state = 'live' AND match_key.\"key\""
)

ALL = select(takedown, union_record.c.state).outerjoin(
    union_record, union_record.c.id == takedown.c.identifier
)


class Named(msgspec.Struct, frozen=True):
    """A record of a union record that was taken down."""

    takedown_id: int
    candidate: Candidate


def bind(connection: Connection, takedown_id: int, names: Iterable[tuple[str, str]], origin: str) -> None:
    """Note that a takedown binds these records (source, identifier)."""
    rows = [(source, identifier, takedown_id, origin) for source, identifier in sorted(names)]
    insert_rows(connection, takedown_key, ("source", "identifier", "takedown_id", "origin"), rows)


class BoundKeys:
    """The takedowns as one transaction of one source meets them."""

    def __init__(self, connection: Connection, source: str, matcher: Matcher) -> None:
        self._connection = connection
        self._source = source
        self._matcher = matcher
        self._reasons: dict[int, str] = {}
        self._unions: set[int] = set()
        self._awaited: dict[str, int] = {}
        for row in connection.execute(ALL):
            self._reasons[row.id] = down(row.reason)
            if row.kind == "union":
                self._unions.add(row.id)
            if row.kind == "union" and row.state is None:
                self._awaited[row.identifier] = row.id
        self._keys: dict[str, dict[int, str]] = defaultdict(dict)
        self._fresh: list[tuple[str, int, str]] = []
        self._named: dict[int, list[Named]] = defaultdict(list)
        self._arrived: list[Named] = []

    def load(self, arrivals: Iterable[Arrival]) -> None:
        """Look up what the records of a batch may meet."""
        if not self._reasons:
            return
        query = select(takedown_key).where(takedown_key.c.source == self._source)
        for row in self._connection.execute(query):
            self._keys[row.identifier][row.takedown_id] = row.origin
        if self._unions:
            keys = {key for item in arrivals for key in item.keys}
            for row in select_in(self._connection, NAMED_BY_KEY, keys):
                self._named[row[0]].append(Named(row.takedown_id, _candidate(row)))

    def reason(self, identifier: str, item: Arrival) -> str | None:
        """Why a record that is kept under `identifier` is taken down; None: it is not."""
        if not self._reasons:
            return None
        self._bind_namesakes(identifier, item)
        candidate = Candidate(self._source, identifier, item.keys, item.record)
        if identifier not in self._keys and item.state == "live":
            self._bind_alike(candidate)
        for takedown_id, origin in self._keys.get(identifier, {}).items():
            if origin == "named" and takedown_id in self._unions:
                self._arrived.append(Named(takedown_id, candidate))
                for key in item.keys:
                    self._named[key].append(self._arrived[-1])
        bound = self._keys.get(identifier)
        return self._reasons[min(bound)] if bound else None

    def alike(self) -> Iterator[tuple[int, str, list[int]]]:
        """Live members that describe the same as records of union records that are taken down, which arrived in this
        batch: by takedown, with its reason.
        """
        for named in self._arrived:
            rows = {row.id: row for row in select_in(self._connection, LIVE_BY_KEY, named.candidate.keys)}
            same = [number for number, row in rows.items() if self._same(named.candidate, _candidate(row))]
            if same:
                yield named.takedown_id, self._reasons[named.takedown_id], same

    def save(self) -> None:
        """Write the keys that were bound meanwhile."""
        for identifier, takedown_id, origin in self._fresh:
            bind(self._connection, takedown_id, [(self._source, identifier)], origin)
        self._fresh.clear()

    def _bind_namesakes(self, identifier: str, item: Arrival) -> None:
        if identifier != item.identifier:
            for takedown_id in self._keys.get(item.identifier, {}):
                self._bind(identifier, takedown_id, "named")
        founded = self._awaited.get(union_id(self._source, identifier)) if self._awaited else None
        if founded is not None:
            self._bind(identifier, founded, "named")

    def _bind_alike(self, candidate: Candidate) -> None:
        for key in candidate.keys:
            for named in self._named.get(key, ()):
                if self._same(named.candidate, candidate):
                    self._bind(candidate.identifier, named.takedown_id, "match")

    def _bind(self, identifier: str, takedown_id: int, origin: str) -> None:
        if takedown_id not in self._keys.get(identifier, {}):
            self._keys[identifier][takedown_id] = origin
            self._fresh.append((identifier, takedown_id, origin))

    def _same(self, one: Candidate, other: Candidate) -> bool:
        return self._matcher.linked(one, other)


def down(reason: str) -> str:
    """How a member says why it is out of view."""
    return f"taken down: {reason}"


def _candidate(row: Any) -> Candidate:
    return Candidate(row.name, row.identifier, unpack_keys(row.match_keys), bytes(row.record or b""))
