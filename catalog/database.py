"""Opening the store: SQLite in a file or PostgreSQL on a server, behind one SQLAlchemy engine."""

import os
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, create_engine, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from catalog.errors import StoreUnavailable
from catalog.tables import counter

# How many values one IN list holds: below the limits of both databases, and few enough to compile quickly.
IN_LIST = 900

LONGEST_NAME = 63  # bytes of a name in PostgreSQL

Value = TypeVar("Value")

SQLITE_PRAGMAS = (
    "PRAGMA page_size=8192",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA busy_timeout=30000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-32768",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA wal_autocheckpoint=16000",
)


def open_database(url: str) -> Engine:
    """An engine for `url` (`sqlite:///FILE` or `postgresql+psycopg://...`), checked by one connection."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        server = parsed.get_backend_name() != "sqlite"
        named = {"application_name": session_name()} if server else {}
        engine = create_engine(parsed, pool_pre_ping=server, connect_args=named)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        engine.connect().close()
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreUnavailable(f"HAIMU_DATABASE_URL is no database address: {error}.") from error
    except (SQLAlchemyError, OSError) as error:
        place = make_url(url).render_as_string(hide_password=True)
        cause = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise StoreUnavailable(f"The database {place} cannot be opened: {cause}.") from error
    return engine


def session_name() -> str:
    """What sessions of this process are called in PostgreSQL, as long as it takes: `haimu 4711 sea.example.org`."""
    return f"haimu {os.getpid()} {socket.gethostname()}".encode("ascii", "replace")[:LONGEST_NAME].decode()


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None
    for pragma in SQLITE_PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    """Writers take SQLite's lock at once, so that none is refused half way; readers take a snapshot."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads and sees one state of the store."""
    with engine.connect() as connection, connection.begin():
        yield connection


# The statements below are built of the names of our own tables and columns; values are always parameters.


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert many rows at once, past SQLAlchemy's per-row work."""
    if rows:
        marks = ", ".join([_mark(connection)] * len(columns))
        statement = f'INSERT INTO "{table.name}" ({_names(columns)}) VALUES ({marks})'  # noqa: S608  (own names)
        connection.exec_driver_sql(statement, list(rows))


def update_rows(
    connection: Connection, table: Table, key: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Update many rows by `key`; each row holds the values of `columns`, then the key."""
    if rows:
        mark = _mark(connection)
        assignments = ", ".join(f'"{name}" = {mark}' for name in columns)
        statement = f'UPDATE "{table.name}" SET {assignments} WHERE "{key}" = {mark}'  # noqa: S608  (own names)
        connection.exec_driver_sql(statement, list(rows))


def delete_pairs(
    connection: Connection, table: Table, columns: tuple[str, str], rows: Sequence[tuple[Any, Any]]
) -> None:
    """Delete the rows in which both columns have the values of a pair."""
    if rows:
        mark = _mark(connection)
        where = " AND ".join(f'"{name}" = {mark}' for name in columns)
        connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE {where}', list(rows))  # noqa: S608  (own names)


def select_in(connection: Connection, select_where: str, values: Iterable[Any]) -> Iterator[Any]:
    """The rows of `SELECT ... WHERE column` for which the column is one of `values`, past SQLAlchemy's
    compiling.
    """
    mark = _mark(connection)
    for chunk in chunks(values):
        marks = ",".join([mark] * len(chunk))
        yield from connection.exec_driver_sql(f"{select_where} IN ({marks})", tuple(chunk))


def _mark(connection: Connection) -> str:
    """How the driver writes a parameter."""
    return "?" if connection.dialect.name == "sqlite" else "%s"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def chunks(values: Iterable[Value], size: int = IN_LIST) -> Iterator[list[Value]]:
    """`values` in lists of at most `size`."""
    whole = list(values)
    for start in range(0, len(whole), size):
        yield whole[start : start + size]


class Numbers:
    """The next free numbers of the tables, taken in Python so that rows go in by bulk.

    Only the holder of the writer lock makes one; `save` must run in the same transaction as the rows.
    """

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(select(counter.c.name, counter.c.value))
        self._known: dict[str, int] = {row.name: row.value for row in rows}
        self._values = dict(self._known)

    def next(self, name: str) -> int:
        value = self._values.get(name, 0) + 1
        self._values[name] = value
        return value

    def last(self, name: str) -> int:
        """The number given last."""
        return self._values.get(name, 0)

    def save(self, connection: Connection) -> None:
        for name, value in self._values.items():
            if name not in self._known:
                connection.execute(counter.insert().values(name=name, value=value))
            elif value != self._known[name]:
                connection.execute(counter.update().where(counter.c.name == name).values(value=value))
        self._known = dict(self._values)
