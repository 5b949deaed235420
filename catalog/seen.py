"""Members that their source still has, by its own word, without sending them."""

from collections.abc import Iterable

from sqlalchemy import Connection

from catalog.database import select_in, update_rows
from catalog.tables import member

MEMBERS_OF_SOURCE = (
    "SELECT identifier, member.id, COALESCE(beneath.state, member.state) AS state, delivery_id "
    "FROM member LEFT JOIN beneath ON beneath.member_id = member.id WHERE source_id = {} AND identifier"
)
DAMAGED_OF_SOURCE = "SELECT identifier FROM damaged WHERE source_id = {} AND identifier"


def confirm_seen(
    connection: Connection, source_id: int, delivery_id: int, identifiers: Iterable[str]
) -> list[str]:
    """Note that this delivery saw these identifiers; returns those of which nothing present was ever delivered.

    An identifier stands for every record kept under it: `ID`, `ID#2`, ... One that was withdrawn counts as
    unknown: what was kept of it may be out of date. One that came damaged is known.
    """
    wanted = list(dict.fromkeys(identifiers))
    query = MEMBERS_OF_SOURCE.format(int(source_id))
    present: set[str] = set()
    rows: list[tuple[int, int]] = []
    names, count = {name: name for name in wanted}, 1
    while names:
        found = list(select_in(connection, query, names))
        kept = [row for row in found if row.state != "withdrawn"]
        present.update(names[row.identifier] for row in kept)
        rows += [(delivery_id, row.id) for row in kept if row.delivery_id != delivery_id]
        count += 1
        bases = (names[row.identifier] for row in found)
        names = {f"{base}#{count}": base for base in bases}
    update_rows(connection, member, "id", ("delivery_id",), rows)
    unknown = [name for name in wanted if name not in present]
    broken = {
        row.identifier for row in select_in(connection, DAMAGED_OF_SOURCE.format(int(source_id)), unknown)
    }
    return [name for name in unknown if name not in broken]
