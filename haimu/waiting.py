"""Tells a person whom a command waits for."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from catalog.locks import Holder
from catalog.store import Store

SECONDS_BETWEEN_LOOKS = 1.0
# Runs that take turns hold the writer lock for a second or so, and that of the index for ten: that is not worth a word.
SECONDS_HELD = {"writer": 2.0, "index": 20.0}
WAITS = {
    "writer": "Another run{} is writing to the catalogue: waiting until it has finished.",
    "index": "The search index is being written{}: what comes can be searched after that.",
}


def waits_for(store: Store, name: str) -> str:
    """A sentence about the lock `name`, which somebody else holds."""
    return _sentence(name, store.holder(name))


class Waiting:
    """While it is open, says once of every other process that holds a lock for long that this one waits for it."""

    def __init__(self, store: Store, say: Callable[[str], None]) -> None:
        self._store = store
        self._say = say
        self._told: set[tuple[str, int, str]] = set()
        self._done = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._done.wait(SECONDS_BETWEEN_LOOKS):
            for name, seconds in SECONDS_HELD.items():
                held = self._holder(name)
                if held is None or held.is_this_process or (name, held.process, held.host) in self._told:
                    continue
                if (datetime.now(UTC) - held.since).total_seconds() > seconds:
                    self._told.add((name, held.process, held.host))
                    self._say(_sentence(name, held))

    def _holder(self, name: str) -> Holder | None:
        # A database that is away is told of by the run.
        with suppress(SQLAlchemyError):
            return self._store.holder(name)
        return None


def _sentence(name: str, held: Holder | None) -> str:
    if held is None:
        return WAITS[name].format("")
    place = f" on {held.host}" if held.host else ""
    return WAITS[name].format(f" (process {held.process}{place}, since {held.since.astimezone():%H:%M:%S})")
