"""The transaction of one batch: raw bytes, members, match keys, union records and outbox rows together."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, insert, select

from catalog.arrival import AnyArrival, Arrival, DamagedArrival, Withdrawal
from catalog.bound import BoundKeys, bind
from catalog.clusters import Change, Clusters, Newcomer
from catalog.database import Numbers, insert_rows, select_in, update_rows
from catalog.held import Beneath, hold, keep_beneath
from catalog.packing import pack_keys
from catalog.slots import Slot, Slots
from catalog.tables import damaged, member, raw
from catalog.tally import Tally

REPLACED_COLUMNS = (
    "state", "reason", "delivery_id", "delivered", "raw_id", "carrier", "scope", "rules", "record",
    "problems", "match_keys", "host",
)  # fmt: skip
MEMBER_COLUMNS = ("id", "source_id", "identifier", *REPLACED_COLUMNS, "union_id")


class Terms(msgspec.Struct, frozen=True):
    """Under what terms a run reads its source. `newer`: what comes again under an identifier replaces what came
    before it in the same run; else both are kept, the second as `ID#2`.
    """

    source_id: int
    source: str
    kind: str
    scope: str
    rules: str
    started: str
    newer: bool = False


class Applied(msgspec.Struct, frozen=True):
    """What a batch did: the union records that changed, those that one new record founded with its place, and
    the numbers of the last row in the outbox before it and after it.

    Of the identifiers that were only seen, `unknown` are those of which the catalogue has no present record (at most
    1,000 of them), `unknown_total` says how many.
    """

    changes: tuple[Change, ...]
    sole: Mapping[str, int]
    before: int
    last: int
    unknown: tuple[str, ...] = ()
    unknown_total: int = 0


class Batch:
    """The transaction of one batch."""

    def __init__(
        self, connection: Connection, terms: Terms, delivery_id: int, clusters: Clusters, tally: Tally
    ) -> None:
        self._connection = connection
        self._terms = terms
        self._delivery_id = delivery_id
        self._clusters = clusters
        self._tally = tally
        self._numbers = Numbers(connection)
        self._before = self._numbers.last("outbox")
        self._bound = BoundKeys(connection, terms.source, clusters.matcher)
        self._beneath: dict[int, Beneath] = {}
        self._slots = Slots(connection, terms.source_id, delivery_id, terms.scope, terms.rules, terms.newer)
        self._pending: dict[int, Newcomer] = {}
        self._changes: list[Change] = []
        self._sole: dict[str, int] = {}
        self._raw_ids: dict[bytes, int] = {}

    def keep(self, batch: Sequence[AnyArrival]) -> Applied:
        self._slots.load(item.identifier for item in batch if not isinstance(item, DamagedArrival))
        self._keep_raw(item for item in batch if not isinstance(item, Withdrawal))
        self._bound.load(item for item in batch if isinstance(item, Arrival))
        for place, item in enumerate(batch):
            self._place(item, place)
        self._flush()
        self._hold_what_is_alike()
        update_rows(self._connection, member, "id", ("delivery_id",), self._slots.confirmed())
        self._numbers.save(self._connection)
        return Applied(tuple(self._changes), self._sole, self._before, self._numbers.last("outbox"))

    def _flush(self) -> None:
        """Write the pending members and put them into union records."""
        newcomers = list(self._pending.values())
        self._pending.clear()
        lone = self._clusters.lone(self._connection, self._terms.source, newcomers)
        self._write_members(newcomers, lone)
        settled = self._clusters.settle(self._connection, self._numbers, newcomers, lone)
        self._changes += settled.changes
        self._sole |= settled.sole
        keep_beneath(self._connection, self._beneath)
        self._beneath.clear()
        self._tally.union_created += settled.created
        self._tally.union_joined += settled.joined

    def _hold_what_is_alike(self) -> None:
        """Records that were there before one of a union record that is taken down, and describe the same."""
        self._bound.save()
        for takedown_id, reason, numbers in self._bound.alike():
            held = hold(self._connection, self._numbers, self._clusters, numbers, reason)
            bind(self._connection, takedown_id, held.names, "match")
            self._changes += held.changes

    def _place(self, item: AnyArrival, place: int) -> None:
        """Count one arrival; what is new or changed becomes pending."""
        self._tally.read += 1
        if isinstance(item, DamagedArrival):
            self._keep_damaged(item)
            return
        if isinstance(item, Withdrawal):
            self._withdraw(item, place)
            return
        slot = self._slots.find(item)
        if slot.same(item, self._terms.scope, self._terms.rules):
            self._tally.unchanged += 1
            self._slots.confirm(slot.known)
            return
        if slot.known is not None and slot.known.id in self._pending:
            self._flush()
            self._slots.forget(slot.identifier)
            slot = self._slots.find(item)
        newcomer = self._keep(item, slot, place)
        self._pending[newcomer.id] = newcomer

    def _keep(self, item: Arrival, slot: Slot, place: int) -> Newcomer:
        known = slot.known
        held = self._bound.reason(slot.identifier, item)
        state, reason = (item.state, item.reason) if held is None else ("taken_down", held)
        self._tally.count(state, new=known is None or known.state in ("withdrawn", "out_of_scope"))
        self._tally.note_problems(item, slot.identifier)
        if slot.identifier != item.identifier:
            self._tally.note_duplicate(item, slot.identifier)
        number = known.id if known is not None else self._numbers.next("member")
        old_union = known.union_id if known is not None else None
        if held is not None:
            self._beneath[number] = Beneath(item.state, item.reason, old_union)
        self._slots.occupy(slot, number, state, item.digest, item.state if held is not None else "")
        return Newcomer(
            id=number,
            identifier=slot.identifier,
            arrival=item,
            state=state,
            reason=reason,
            new=known is None,
            place=place,
            old_union=old_union,
            old_keys=known.keys if known is not None else (),
            old_host=known.host if known is not None else "",
        )

    def _withdraw(self, item: Withdrawal, place: int) -> None:
        known = self._slots.known(item.identifier)
        if known is not None and known.id in self._pending:
            self._flush()
            self._slots.forget(item.identifier)
            known = self._slots.known(item.identifier)
        if known is None or known.own_state == "withdrawn":
            self._tally.unchanged += 1
            return
        self._tally.deleted += 1
        if known.state == "taken_down":
            self._beneath[known.id], known.beneath = Beneath("withdrawn", "", None), "withdrawn"
            self._slots.confirm(known)
            return
        gone = Arrival(item.identifier, item.position, "withdrawn", known.digest, b"", host=known.host)
        self._pending[known.id] = Newcomer(
            known.id, item.identifier, gone, "withdrawn", "", False, place, known.union_id, known.keys
        )
        self._slots.occupy(Slot(item.identifier, known), known.id, "withdrawn", known.digest)

    def _keep_damaged(self, item: DamagedArrival) -> None:
        self._tally.damaged += 1
        self._tally.note_damaged(item)
        raw_id = self._raw_ids[item.digest]
        known = select(damaged.c.id).where(
            damaged.c.source_id == self._terms.source_id, damaged.c.raw_id == raw_id
        )
        if self._connection.execute(known).first() is None:
            row = {
                "id": self._numbers.next("damaged"),
                "source_id": self._terms.source_id,
                "delivery_id": self._delivery_id,
                "position": item.position,
                "raw_id": raw_id,
                "carrier": item.carrier,
                "reason": item.reason,
                "identifier": item.identifier,
            }
            self._connection.execute(insert(damaged).values(row))

    def _keep_raw(self, items: Iterable[Arrival | DamagedArrival]) -> None:
        bodies = {item.digest: item.body for item in items}
        rows_known = select_in(self._connection, "SELECT digest, id FROM raw WHERE digest", bodies)
        self._raw_ids.update((bytes(key), number) for key, number in rows_known)
        # In the order of the digests, so that their index is written page by page.
        fresh = sorted(bodies.keys() - self._raw_ids.keys())
        rows = [(self._numbers.next("raw"), key, bodies[key]) for key in fresh]
        self._raw_ids.update((key, number) for number, key, _ in rows)
        insert_rows(self._connection, raw, ("id", "digest", "body"), rows)

    def _write_members(self, newcomers: Sequence[Newcomer], lone: Mapping[int, str]) -> None:
        fresh = [
            (item.id, self._terms.source_id, item.identifier, *self._values(item), lone.get(item.id))
            for item in newcomers
            if item.new
        ]
        insert_rows(self._connection, member, MEMBER_COLUMNS, fresh)
        withdrawn = [item for item in newcomers if not item.arrival.body]
        rows = [(item.state, item.reason, self._delivery_id, None, item.id) for item in withdrawn]
        # What was withdrawn without a record of its own keeps the record it had.
        update_rows(self._connection, member, "id", ("state", "reason", "delivery_id", "match_keys"), rows)
        changed = [(*self._values(item), item.id) for item in newcomers if not item.new and item.arrival.body]
        update_rows(self._connection, member, "id", REPLACED_COLUMNS, changed)

    def _values(self, item: Newcomer) -> tuple[object, ...]:
        arrival, terms = item.arrival, self._terms
        return (
            item.state, item.reason, self._delivery_id, terms.started, self._raw_ids.get(arrival.digest),
            arrival.carrier or None, terms.scope, terms.rules, self._record(item), arrival.problems or None,
            pack_keys(arrival.keys) if arrival.keys else None, arrival.host or None,
        )  # fmt: skip

    def _record(self, item: Newcomer) -> bytes | None:
        """The record's JSON, with the identifier under which it is kept."""
        if not item.arrival.record or item.identifier == item.arrival.identifier:
            return item.arrival.record or None
        record = msgspec.json.decode(item.arrival.record)
        record["identifier"] = item.identifier
        return msgspec.json.encode(record)
