"""One writer at a time, and one feeder of the index at a time, over all processes.

With SQLite a lock is a file beside the database (flock), with PostgreSQL an advisory lock: both are given
back by the system when their process dies. Nobody may take a lock that it holds. While a file is locked it says who
holds it; sessions of PostgreSQL are called after their process.
"""

import fcntl
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zlib import crc32

import msgspec
from sqlalchemy import Connection, Engine, text

from catalog.database import session_name

WAIT_SECONDS = 0.2

HOLDING_SESSION = text("""
    SELECT session.application_name AS name, session.state_change AS since
    FROM pg_locks JOIN pg_stat_activity AS session USING (pid)
    WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = :number AND objsubid = 1
      AND session.datname = current_database()
""")


class Busy(Exception):
    """Somebody else holds the lock, and the caller did not want to wait."""


class Holder(msgspec.Struct, frozen=True):
    """Who holds a lock: the number of the process, since when, and on which machine, empty for this one."""

    process: int
    since: datetime
    host: str = ""

    @property
    def is_this_process(self) -> bool:
        return self.process == os.getpid() and not self.host


def holder(engine: Engine, name: str) -> Holder | None:
    """Who holds the lock `name`; None where nobody does or can be named."""
    if engine.dialect.name != "sqlite":
        return _holder_of_advisory_lock(engine, name)
    # Empty while nobody holds it; a process that was killed leaves its number behind.
    with suppress(OSError, ValueError):
        process, _, since = _lock_file(engine, name).read_text().partition(" ")
        if Path("/proc", str(int(process))).exists():
            return Holder(int(process), datetime.fromisoformat(since))
    return None


def _holder_of_advisory_lock(engine: Engine, name: str) -> Holder | None:
    # Its session has done nothing since it took the lock.
    with engine.connect() as connection:
        row = connection.execute(HOLDING_SESSION, {"number": _number(name)}).first()
    words = (row.name or "").split(" ", 2) if row and row.since else []
    if row is None or len(words) < 3 or words[0] != "haimu" or not words[1].isdecimal():
        return None
    same_host = words[2] == session_name().split(" ", 2)[2]
    return Holder(int(words[1]), row.since, "" if same_host else words[2])


@contextmanager
def lock(
    engine: Engine, name: str, *, wait: bool = True, on_wait: Callable[[], None] | None = None
) -> Iterator[None]:
    """Hold the lock `name`; `on_wait` is called once when it is not free at once."""
    take = _file_lock if engine.dialect.name == "sqlite" else _advisory_lock
    here = _lock_of_this_process(engine, name)
    told = not here.acquire(blocking=False)
    if told:
        if not wait:
            raise Busy
        if on_wait:
            on_wait()
        here.acquire()
    try:
        with take(engine, name, wait, None if told else on_wait):
            yield
    finally:
        here.release()


@cache
def _lock_of(url: str, name: str) -> threading.Lock:  # noqa: ARG001 - they tell one lock from another
    return threading.Lock()


def _lock_of_this_process(engine: Engine, name: str) -> threading.Lock:
    """Threads of one process wait for one another here, where each is woken as soon as it may go on."""
    return _lock_of(str(engine.url), name)


@contextmanager
def _file_lock(engine: Engine, name: str, wait: bool, on_wait: Callable[[], None] | None) -> Iterator[None]:
    handle = os.open(_lock_file(engine, name), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _acquire(lambda: _try_flock(handle), wait, on_wait)
        _sign(handle, f"{os.getpid()} {datetime.now(UTC).isoformat()}")
        try:
            yield
        finally:
            _sign(handle, "")
    finally:
        os.close(handle)


def _lock_file(engine: Engine, name: str) -> Path:
    database = engine.url.database
    assert database is not None
    return Path(f"{database}.{name}.lock")


def _sign(handle: int, text: str) -> None:
    """Write who holds the lock into its file; on a full disk it is held unsigned."""
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, text.encode(), 0)


def _try_flock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _advisory_lock(
    engine: Engine, name: str, wait: bool, on_wait: Callable[[], None] | None
) -> Iterator[None]:
    number = _number(name)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        _acquire(lambda: _try_advisory(connection, number), wait, on_wait)
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": number})


def _number(name: str) -> int:
    """How PostgreSQL calls the lock."""
    return crc32(f"haimu {name}".encode())


def _try_advisory(connection: Connection, number: int) -> bool:
    return bool(connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": number}).scalar())


def _acquire(attempt: Callable[[], bool], wait: bool, on_wait: Callable[[], None] | None) -> None:
    if attempt():
        return
    if not wait:
        raise Busy
    if on_wait:
        on_wait()
    while not attempt():
        time.sleep(WAIT_SECONDS)
