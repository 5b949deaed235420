"""The index, kept in step with runs that commit side by side."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from catalog.delivery import Applied
from catalog.locks import Busy
from catalog.outbox import backlog
from catalog.store import Store
from haimu.indexing import Feeder
from haimu.right_of_way import RightOfWay
from index.backend import SearchBackend
from index.errors import IndexProblem

# Each commit costs a good part of a second; others wait as long for their turn.
SECONDS_BETWEEN_COMMITS = 10.0
SECONDS_BETWEEN_LOOKS = 1.0


class LiveIndex:
    """Feeds what runs of this process keep, and what others left over.

    It holds the index lock from the first batch that it feeds until that can be searched, a few seconds, so that
    other processes have their turn. Where somebody else holds it, batches wait in the outbox. The first problem of
    the engine ends the feeding until `catch_up`; `problem` tells it.
    """

    def __init__(self, store: Store, backend: SearchBackend) -> None:
        self._store = store
        self._backend = backend
        self._guard = threading.Lock()
        self._feeder = Feeder(store, backend)
        self._held = ExitStack()
        self._since: float | None = None
        self._done = threading.Event()
        self._ticker = threading.Thread(target=self._tick, daemon=True)
        self.problem = ""
        self.way = RightOfWay()

    def __enter__(self) -> Self:
        self._ticker.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._ticker.join()
        with self._guard:
            self._attempt(self._settle)
            self._held.close()

    def keep(
        self, apply: Callable[[], Applied], documents: Callable[[Applied], Mapping[str, str]]
    ) -> Applied:
        """Apply a batch and feed it. `documents` gives those of union records that one new record founded.

        The caller holds the writer lock.
        """
        with self._guard:
            self._attempt(self._begin)
            with self.way.taken():
                applied = apply()
                if self._since is not None:
                    self._attempt(lambda: self._follow(applied, documents(applied)))
            return applied

    def catch_up(self) -> None:
        """Make everything that was kept searchable; waits for its turn. An engine that failed is asked once more."""
        with self._guard:
            if self.problem:
                # What it had been given before it failed may not have stayed: all that is in the outbox goes again.
                self.problem, self._feeder = "", Feeder(self._store, self._backend)
            self._attempt(self._settle)
            self._attempt(lambda: self._begin(wait=True))
            self._attempt(self._settle)

    def _follow(self, applied: Applied, documents: Mapping[str, str]) -> None:
        if applied.before == self._feeder.last:
            self._feeder.follow(applied, documents)
        else:
            self._feeder.feed()

    def _begin(self, *, wait: bool = False) -> None:
        """Take the index lock, if it is free, and feed what others left over."""
        if self._since is not None:
            return
        try:
            self._held.enter_context(self._store.locked("index", wait=wait))
        except Busy:
            return
        self._since = time.monotonic()
        self._feeder.feed()

    def _settle(self) -> None:
        if self._since is not None:
            try:
                self._feeder.settle()
            finally:
                self._since = None
                self._held.close()

    def _tick(self) -> None:
        while not self._done.wait(SECONDS_BETWEEN_LOOKS):
            # A database that is away is told of by the runs; here it is asked again at the next look.
            with self._guard, suppress(SQLAlchemyError):
                if self._since is None:
                    self._attempt(self._begin_with_backlog)
                elif time.monotonic() - self._since > SECONDS_BETWEEN_COMMITS:
                    self._attempt(self._settle)

    def _begin_with_backlog(self) -> None:
        if backlog(self._store.engine):
            self._begin()

    def _attempt(self, step: Callable[[], object]) -> None:
        """Take one step, unless an earlier one failed."""
        if self.problem:
            return
        try:
            step()
        except IndexProblem as problem:
            self.problem = str(problem)
            self._since = None
            self._held.close()
