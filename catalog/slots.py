"""Finds the place of a record among the members of its source, also when one identifier comes twice."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from catalog.arrival import Arrival
from catalog.database import select_in
from catalog.packing import unpack_keys

MEMBERS_OF_SOURCE = (
    "SELECT identifier, member.id, state, delivery_id, digest, scope, rules, union_id, match_keys, reason, host "
    "FROM member LEFT JOIN raw ON raw.id = raw_id WHERE source_id = {} AND identifier"
)


BENEATH = "SELECT member_id, state FROM beneath WHERE member_id"


class Known(msgspec.Struct):
    """A member as the store knows it; `beneath` is the state that it would have if it were not taken down."""

    id: int
    state: str
    delivery_id: int
    digest: bytes
    scope: str
    rules: str
    union_id: str | None = None
    keys: tuple[int, ...] = ()
    reason: str = ""
    host: str = ""
    beneath: str = ""

    @property
    def own_state(self) -> str:
        """The state that its source gave it."""
        return self.beneath or self.state


class Slot(msgspec.Struct, frozen=True):
    """The identifier under which a record is kept, and the member that is there already."""

    identifier: str
    known: Known | None

    def same(self, item: Arrival, scope: str, rules: str) -> bool:
        known = self.known
        if known is None or known.own_state != item.state:
            return False
        return (known.digest, known.scope, known.rules) == (item.digest, scope, rules)


class Slots:
    """The members of one source that a batch touches."""

    def __init__(
        self, connection: Connection, source_id: int, delivery_id: int, scope: str, rules: str, newer: bool
    ) -> None:
        self._connection = connection
        self._source_id = source_id
        self._delivery_id = delivery_id
        self._scope = scope
        self._rules = rules
        self._newer = newer
        self._members: dict[str, Known | None] = {}
        self._confirmed: list[tuple[int, int]] = []

    def load(self, identifiers: Iterable[str]) -> None:
        wanted = dict.fromkeys(identifiers)
        self._members.update(wanted)
        held: dict[int, Known] = {}
        for row in select_in(self._connection, MEMBERS_OF_SOURCE.format(int(self._source_id)), wanted):
            known = self._members[row.identifier] = _known(row)
            if known.state == "taken_down":
                held[known.id] = known
        for row in select_in(self._connection, BENEATH, held):
            held[row.member_id].beneath = row.state

    def known(self, identifier: str) -> Known | None:
        if identifier not in self._members:
            self.load([identifier])
        return self._members[identifier]

    def find(self, item: Arrival) -> Slot:
        """The slot of a record: its identifier, or `ID#2`, `ID#3` where this run brought other bytes under
        it and those are no newer ones.
        """
        identifier, count = item.identifier, 1
        while True:
            known = self.known(identifier)
            if known is None or known.own_state == "withdrawn" or known.digest == item.digest:
                return Slot(identifier, known)
            if self._newer or known.delivery_id != self._delivery_id:
                return Slot(identifier, known)
            count += 1
            identifier = f"{item.identifier}#{count}"

    def confirm(self, known: Known | None) -> None:
        """The member came again, unchanged."""
        if known is not None and known.delivery_id != self._delivery_id:
            known.delivery_id = self._delivery_id
            self._confirmed.append((self._delivery_id, known.id))

    def occupy(self, slot: Slot, number: int, state: str, digest: bytes, beneath: str = "") -> None:
        """The member is new or has new content; a later record of this run with its identifier is another
        one.
        """
        self._members[slot.identifier] = Known(
            number, state, self._delivery_id, digest, self._scope, self._rules, beneath=beneath
        )

    def forget(self, identifier: str) -> None:
        """What is known of an identifier is out of date; the store is asked again."""
        self._members.pop(identifier, None)

    def confirmed(self) -> list[tuple[int, int]]:
        """Rows (delivery, member) of the members that came unchanged."""
        return self._confirmed


def _known(row: Row[Any]) -> Known:
    return Known(
        row.id, row.state, row.delivery_id, bytes(row.digest or b""), row.scope, row.rules, row.union_id,
        unpack_keys(row.match_keys), row.reason, row.host or "",
    )  # fmt: skip
