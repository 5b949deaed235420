"""Where a harvest is, and where the next run goes on."""

import msgspec
from msgspec.structs import replace

from harvesters.harvester import Plan
from harvesters.sru.cql import Slice


class Place(msgspec.Struct, frozen=True):
    """In query number `query`: the slices left (empty: not begun), the record to ask for next in the first of
    them, counted from 1, and how many `came` of that one. Of a query in parts, `total` is the whole and `covered`
    how many different ones came or were told missing. `whole`: nothing has been missed in this round. `anchor`:
    where a later run goes on, while a slice is parted by letters: what came of those only this run knows.
    """

    queries: tuple[str, ...]
    query: int = 0
    slices: tuple[Slice, ...] = ()
    start: int = 1
    came: int = 0
    total: int = 0
    covered: int = 0
    whole: bool = True
    anchor: "Place | None" = None

    def encoded(self) -> bytes:
        return msgspec.json.encode(replace(self.anchor, whole=self.whole) if self.anchor else self)


def place_of(plan: Plan, queries: tuple[str, ...]) -> Place:
    """The place of the last run; the beginning where it reached the end or the queries are others now."""
    begin = Place(queries)
    if plan.full or not plan.state:
        return begin
    try:
        place = msgspec.json.decode(plan.state, type=Place)
    except msgspec.MsgspecError:
        return begin
    return place if place.queries == queries else begin
