"""What went wrong in a run, with the bytes that showed it."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, Engine, insert, select

from catalog.database import Numbers, insert_rows, reading
from catalog.ids import digest
from catalog.raw_frames import pack, unpack
from catalog.tables import finding, raw


class Finding(msgspec.Struct, frozen=True):
    """`kind` names the class of fault, `place` the request, page or window, `body` the bytes that showed it."""

    kind: str
    place: str
    message: str
    body: bytes = b""


def keep_findings(connection: Connection, delivery_id: int, findings: Iterable[Finding]) -> None:
    """Write findings of a run; their bytes go where those of records are. The writer lock is held."""
    found = list(findings)
    if not found:
        return
    numbers = Numbers(connection)
    rows = [
        (
            numbers.next("finding"), delivery_id, one.kind, one.place, one.message,
            _raw_id(connection, numbers, one.body),
        )
        for one in found
    ]  # fmt: skip
    insert_rows(connection, finding, ("id", "delivery_id", "kind", "place", "message", "raw_id"), rows)
    numbers.save(connection)


def findings_of(engine: Engine, delivery_id: int) -> tuple[Finding, ...]:
    """The findings of a run in their order."""
    query = (
        select(finding, raw.c.body)
        .join_from(finding, raw, raw.c.id == finding.c.raw_id, isouter=True)
        .where(finding.c.delivery_id == delivery_id)
        .order_by(finding.c.id)
    )
    with reading(engine) as connection:
        return tuple(
            Finding(row.kind, row.place, row.message, unpack(bytes(row.body)) if row.body else b"")
            for row in connection.execute(query)
        )


def _raw_id(connection: Connection, numbers: Numbers, body: bytes) -> int | None:
    if not body:
        return None
    name = digest(body)
    known: int | None = connection.execute(select(raw.c.id).where(raw.c.digest == name)).scalar()
    if known is None:
        known = numbers.next("raw")
        connection.execute(insert(raw).values(id=known, digest=name, body=pack(body)))
    return known
