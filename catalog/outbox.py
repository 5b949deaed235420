"""What the index still has to learn."""

from collections.abc import Sequence

from sqlalchemy import Engine, delete, func, select

from catalog.clusters import Change
from catalog.database import reading, writing
from catalog.tables import outbox, union_record


def pending(engine: Engine, after: int, most: int) -> tuple[int, list[Change]]:
    """The next changes in order, at most `most` rows after number `after`, and the last row's number.

    A union record that stands there more than once comes in its newest revision only.
    """
    query = select(outbox).where(outbox.c.seq > after).order_by(outbox.c.seq).limit(most)
    newest: dict[str, int] = {}
    last = after
    with reading(engine) as connection:
        for row in connection.execute(query):
            newest[row.union_id] = max(row.revision, newest.get(row.union_id, 0))
            last = row.seq
    return last, [Change(name, revision) for name, revision in newest.items()]


def settle(engine: Engine, last: int) -> None:
    """Everything up to number `last` is searchable."""
    with writing(engine) as connection:
        connection.execute(delete(outbox).where(outbox.c.seq <= last))


def backlog(engine: Engine) -> int:
    """How many rows wait."""
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(outbox)).scalar_one()


def live_ids(engine: Engine, after: str, most: int) -> Sequence[Change]:
    """Live union records in the order of their ids, for a rebuild."""
    query = (
        select(union_record.c.id, union_record.c.revision)
        .where(union_record.c.state == "live", union_record.c.id > after)
        .order_by(union_record.c.id)
        .limit(most)
    )
    with reading(engine) as connection:
        return [Change(row.id, row.revision) for row in connection.execute(query)]
