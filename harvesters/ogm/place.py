"""Where a harvest of maps is, and where the next run goes on."""

import msgspec

from harvesters.harvester import Plan


class Place(msgspec.Struct, frozen=True):
    """`last` is the file or address that was done last, empty at the beginning; `done` how many objects of it, 0
    for all; `stamp` tells whether a file is still the same. `whole`: nothing has been missed in this round.
    """

    root: str
    last: str = ""
    done: int = 0
    stamp: str = ""
    whole: bool = True

    def encoded(self) -> bytes:
        return msgspec.json.encode(self)


def place_of(plan: Plan, root: str) -> Place:
    """The place of the last run; the beginning where it reached the end or the source is another now."""
    begin = Place(root)
    if plan.full or not plan.state:
        return begin
    try:
        place = msgspec.json.decode(plan.state, type=Place)
    except msgspec.MsgspecError:
        return begin
    return place if place.root == root else begin
