"""Records of holdings whose record is not there: kept, but shown nowhere until it comes."""

import msgspec
from sqlalchemy import Engine, func, select

from catalog.database import reading
from catalog.tables import member


class Unhosted(msgspec.Struct, frozen=True):
    """How many there are, and the first of them with the record that they name."""

    total: int
    named: tuple[tuple[str, str], ...] = ()


def unhosted(engine: Engine, source_id: int, most: int) -> Unhosted:
    """The live records of holdings of a source that name a record which the source never brought."""
    other = member.alias("other")
    lacking = (
        select(member.c.identifier, member.c.host)
        .outerjoin(other, (other.c.source_id == member.c.source_id) & (other.c.identifier == member.c.host))
        .where(member.c.source_id == source_id, member.c.host.is_not(None), member.c.state == "live")
        .where(other.c.id.is_(None))
    )
    with reading(engine) as connection:
        total = connection.execute(select(func.count()).select_from(lacking.subquery())).scalar_one()
        if not total:
            return Unhosted(0)
        rows = connection.execute(lacking.order_by(member.c.id).limit(most))
        return Unhosted(total, tuple((row.identifier, row.host) for row in rows))
