"""Everybody whom a set of members reaches over links and union records."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from catalog.database import chunks
from catalog.matching import Candidate, Matcher
from catalog.packing import unpack_keys
from catalog.tables import match_key, member, source

COLUMNS = (
    member.c.id, source.c.name, member.c.identifier, member.c.match_keys, member.c.record, member.c.union_id,
)  # fmt: skip
# A key that more members have than this leads to those only that share a second one.
CROWD = 500


class Neighbourhood:
    """Live members found from a few, with the links between them; each looked up once."""

    def __init__(self, connection: Connection, matcher: Matcher) -> None:
        self._connection = connection
        self._matcher = matcher
        self._seen: dict[int, Candidate] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._links: dict[int, set[int]] = {}
        self._back: defaultdict[int, set[int]] = defaultdict(set)
        self._compared: set[tuple[int, int]] = set()
        self.union_of: dict[int, str] = {}

    def number(self, candidate: Candidate) -> int:
        """The member id of a candidate."""
        return self._numbers[candidate.name]

    def reach(self, members: Iterable[int], unions: Iterable[str]) -> None:
        """Load the live ones of `members`, all of `unions`, and whom their links and unions reach."""
        waiting, names = set(members), set(unions)
        seen_unions: set[str] = set()
        while waiting or names:
            seen_unions |= names
            known = waiting & self._seen.keys()
            found = known | self._load(member.c.id, waiting - known) | self._load(member.c.union_id, names)
            found -= self._links.keys()
            for number in found:
                self._links[number] = set()
            self._link(found)
            waiting = {other for number in found for other in self._links[number]} - self._links.keys()
            names = {self.union_of[number] for number in found if number in self.union_of} - seen_unions

    def components(self) -> list[list[Candidate]]:
        """The candidates in groups that links connect."""
        left = set(self._links)
        groups: list[list[Candidate]] = []
        while left:
            group, edge = set[int](), {left.pop()}
            while edge:
                group |= edge
                edge = {
                    other for number in edge for other in self._links[number] | self._back[number]
                } - group
            left -= group
            groups.append([self._seen[number] for number in sorted(group)])
        return groups

    def _link(self, found: set[int]) -> None:
        """Compare those found with everybody who shares a key with them."""
        near = self._near({number: self._seen[number] for number in found})
        self._load(member.c.id, {other for others in near.values() for other in others} - self._seen.keys())
        for number, others in near.items():
            for other in others & self._seen.keys():
                pair = min(number, other), max(number, other)
                if pair in self._compared:
                    continue
                self._compared.add(pair)
                if self._matcher.linked(self._seen[pair[0]], self._seen[pair[1]]):
                    self._links[number].add(other)
                    self._back[other].add(number)

    def _near(self, found: dict[int, Candidate]) -> dict[int, set[int]]:
        owners = self._owners({key for candidate in found.values() for key in candidate.keys})
        near: dict[int, set[int]] = {}
        for number, candidate in found.items():
            shared = Counter(other for key in candidate.keys for other in owners.get(key, ()))
            few = {
                other
                for key in candidate.keys
                if len(owners.get(key, ())) <= CROWD
                for other in owners.get(key, ())
            }
            near[number] = (few | {other for other, times in shared.items() if times > 1}) - {number}
        return near

    def _load(
        self, column: ColumnElement[int] | ColumnElement[str | None], values: Iterable[object]
    ) -> set[int]:
        """The live members among them, by id; each read once."""
        found: set[int] = set()
        for chunk in chunks(values):
            query = select(*COLUMNS).join_from(member, source).where(column.in_(chunk))
            live = query.where(member.c.state == "live", member.c.host.is_(None))
            for row in self._connection.execute(live):
                self._add(row)
                found.add(row.id)
        return found

    def _add(self, row: Any) -> None:
        if row.id not in self._seen:
            candidate = Candidate(row.name, row.identifier, unpack_keys(row.match_keys), row.record)
            self._seen[row.id] = candidate
            self._numbers[candidate.name] = row.id
            if row.union_id:
                self.union_of[row.id] = row.union_id

    def _owners(self, keys: Iterable[int]) -> dict[int, set[int]]:
        owners: dict[int, set[int]] = {}
        for chunk in chunks(keys):
            query = select(match_key.c.key, match_key.c.member_id).where(match_key.c.key.in_(chunk))
            for key, number in self._connection.execute(query):
                owners.setdefault(key, set()).add(number)
        return owners
