"""Everybody whom a set of members reaches over shared keys and union records."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from catalog.database import chunks
from catalog.matching import Candidate
from catalog.packing import unpack_keys
from catalog.tables import match_key, member, source

COLUMNS = (
    member.c.id, source.c.name, member.c.identifier, member.c.match_keys, member.c.record, member.c.union_id,
)  # fmt: skip


class Neighbourhood:
    """Live members found from a few, with their keys; each looked up once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._candidates: dict[int, Candidate] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self.union_of: dict[int, str] = {}

    def number(self, candidate: Candidate) -> int:
        """The member id of a candidate."""
        return self._numbers[candidate.name]

    def reach(self, members: Iterable[int], unions: Iterable[str]) -> None:
        """Load the live ones of `members`, all of `unions`, and whom their keys and unions reach."""
        waiting, names = set(members), set(unions)
        seen_unions: set[str] = set()
        seen_keys: set[int] = set()
        asked: set[int] = set()
        while waiting or names:
            asked |= waiting
            seen_unions |= names
            found = self._load(member.c.id, waiting) + self._load(member.c.union_id, names)
            keys = {key for candidate in found for key in candidate.keys} - seen_keys
            seen_keys |= keys
            waiting = self._owners(keys) - asked - self._candidates.keys()
            names = {self.union_of[self.number(one)] for one in found if self.number(one) in self.union_of}
            names -= seen_unions

    def components(self) -> list[list[Candidate]]:
        """The candidates in groups that shared keys connect."""
        groups: dict[int, list[Candidate]] = {}
        home: dict[int, int] = {}
        for number, candidate in self._candidates.items():
            groups[number] = [candidate]
            touching = {home[key] for key in candidate.keys if key in home}
            for other in touching:
                groups[number] += groups.pop(other)
            for one in groups[number] if touching else [candidate]:
                home.update(dict.fromkeys(one.keys, number))
        return list(groups.values())

    def _load(
        self, column: ColumnElement[int] | ColumnElement[str | None], values: Iterable[object]
    ) -> list[Candidate]:
        found: list[Candidate] = []
        for chunk in chunks(values):
            query = select(*COLUMNS).join_from(member, source).where(column.in_(chunk))
            live = query.where(member.c.state == "live", member.c.host.is_(None))
            rows = self._connection.execute(live)
            found.extend(self._add(row) for row in rows if row.id not in self._candidates)
        return found

    def _add(self, row: Any) -> Candidate:
        candidate = Candidate(row.name, row.identifier, unpack_keys(row.match_keys), row.record)
        number, union = row.id, row.union_id
        self._candidates[number] = candidate
        self._numbers[candidate.name] = number
        if union:
            self.union_of[number] = union
        return candidate

    def _owners(self, keys: Iterable[int]) -> set[int]:
        owners: set[int] = set()
        for chunk in chunks(keys):
            query = select(match_key.c.member_id).where(match_key.c.key.in_(chunk))
            owners.update(self._connection.execute(query).scalars())
        return owners
