"""How the runs of the sources went, and how the sources are."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Select, func, select
from sqlalchemy.engine import Row

from catalog.database import reading
from catalog.tables import damaged, delivery, finding, member, source


class Run(msgspec.Struct, frozen=True):
    """One delivery. `complete` is None where it never ended; `findings` says how many there are."""

    id: int
    source: str
    kind: str
    started: str
    ended: str | None
    complete: bool | None
    counts: dict[str, int]
    requests: int
    retries: int
    received: int
    announced: int | None
    missing: int | None
    seconds: float | None
    note: str
    findings: int


class Health(msgspec.Struct, frozen=True):
    """How a source is. `state`: new (nothing came yet), unfinished (the last run goes on or died), incomplete,
    attention (complete, with findings or damaged records), ok. `findings` are those of the last run.
    """

    source: str
    state: str
    last: Run | None
    last_complete: Run | None
    live: int
    damaged: int
    findings: int


def runs(engine: Engine, source_name: str | None = None, most: int = 20) -> tuple[Run, ...]:
    """The last runs of one source or of all, newest first."""
    query = _query().order_by(delivery.c.id.desc()).limit(most)
    if source_name is not None:
        query = query.where(source.c.name == source_name)
    with reading(engine) as connection:
        return tuple(_run(row) for row in connection.execute(query))


def health(engine: Engine) -> tuple[Health, ...]:
    """How every source is, by name."""
    with reading(engine) as connection:
        names = connection.execute(select(source.c.id, source.c.name).order_by(source.c.name)).all()
        live = _totals(connection, _by_source(member.c.source_id).where(member.c.state == "live"))
        broken = _totals(connection, _by_source(damaged.c.source_id))
        return tuple(
            _health(connection, row.id, row.name, live.get(row.id, 0), broken.get(row.id, 0)) for row in names
        )


def _health(connection: Connection, source_id: int, name: str, live: int, broken: int) -> Health:
    query = _query().where(delivery.c.source_id == source_id).order_by(delivery.c.id.desc()).limit(1)
    last = connection.execute(query).first()
    whole = connection.execute(query.where(delivery.c.complete.is_(True))).first()
    run = _run(last) if last is not None else None
    return Health(
        name, _state(run, broken), run, _run(whole) if whole is not None else None, live, broken,
        run.findings if run is not None else 0,
    )  # fmt: skip


def _state(last: Run | None, broken: int) -> str:
    if last is None:
        return "new"
    if last.ended is None:
        return "unfinished"
    if last.complete is False:
        return "incomplete"
    return "attention" if broken or last.findings else "ok"


def _query() -> Select[Any]:
    found = (
        select(func.count())
        .where(finding.c.delivery_id == delivery.c.id)
        .correlate(delivery)
        .scalar_subquery()
    )
    return select(delivery, source.c.name, found.label("findings")).join_from(
        delivery, source, source.c.id == delivery.c.source_id
    )


def _run(row: Row[Any]) -> Run:
    values = row._mapping  # noqa: SLF001 - the public name for a row as a mapping
    counts = msgspec.json.decode(values["counts"], type=dict[str, int])
    said = {name: values[name] for name in Run.__struct_fields__ if name not in ("source", "counts")}
    return Run(source=values["name"], counts=counts, **said)


def _by_source(column: ColumnElement[int]) -> Select[int, int]:
    return select(column.label("source_id"), func.count().label("total")).group_by(column)


def _totals(connection: Connection, query: Select[int, int]) -> dict[int, int]:
    return {row.source_id: row.total for row in connection.execute(query)}
