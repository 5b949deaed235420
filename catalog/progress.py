"""How far the harvest of a source has come, and its present round."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, func, insert, select, update

from catalog.database import reading
from catalog.tables import member, progress

PRESENT = ("live", "out_of_scope")


class Progress(msgspec.Struct, frozen=True):
    """The state of the last checkpoint, empty before the first; the first delivery of the round under way (None: there
    is none), and how many members the source had before it: in view (`round_live`), and with those that the filter
    leaves out (`round_members`).
    """

    state: bytes = b""
    round_delivery_id: int | None = None
    round_live: int = 0
    round_members: int = 0
    updated: str = ""


def progress_of(engine: Engine, source_id: int) -> Progress:
    """How far a source has come."""
    with reading(engine) as connection:
        row = connection.execute(select(progress).where(progress.c.source_id == source_id)).first()
    if row is None:
        return Progress()
    return Progress(bytes(row.state), row.round_delivery_id, row.round_live, row.round_members, row.updated)


def save_checkpoint(connection: Connection, source_id: int, state: bytes) -> None:
    """A later run may go on from here."""
    _save(connection, source_id, {"state": state})


def begin_round(connection: Connection, source_id: int, delivery_id: int) -> None:
    """From this delivery on the source tells everything it has."""
    query = (
        select(member.c.state, func.count().label("total"))
        .where(member.c.source_id == source_id, member.c.state.in_(PRESENT))
        .group_by(member.c.state)
    )
    totals = {row.state: row.total for row in connection.execute(query)}
    values = {
        "round_delivery_id": delivery_id,
        "round_live": totals.get("live", 0),
        "round_members": sum(totals.values()),
    }
    _save(connection, source_id, values)


def end_round(connection: Connection, source_id: int) -> None:
    """No round is under way any more."""
    _save(connection, source_id, {"round_delivery_id": None, "round_live": 0, "round_members": 0})


def _save(connection: Connection, source_id: int, values: dict[str, Any]) -> None:
    values = {**values, "updated": datetime.now(UTC).isoformat(timespec="seconds")}
    changed = connection.execute(update(progress).where(progress.c.source_id == source_id).values(values))
    if not changed.rowcount:
        fresh = {"state": b"", "round_live": 0, "round_members": 0, **values}
        connection.execute(insert(progress).values(source_id=source_id, **fresh))
