"""Tells a person whom a command waits for."""

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Self

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
        self._told: set[tuple[str, int]] = set()
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
                held = self._store.holder(name)
                if held is None or held.process == os.getpid() or (name, held.process) in self._told:
                    continue
                if (datetime.now(UTC) - held.since).total_seconds() > seconds:
                    self._told.add((name, held.process))
                    self._say(_sentence(name, held))


def _sentence(name: str, held: Holder | None) -> str:
    whose = f" (process {held.process}, since {held.since.astimezone():%H:%M:%S})" if held else ""
    return WAITS[name].format(whose)
