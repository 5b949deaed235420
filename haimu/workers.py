"""Worker processes that prepare batches, in order and with a bounded number under way."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from catalog.libraries import library_directory
from haimu.own_tables import scope_of
from haimu.preparing import Prepared, decode_prepared, start_worker, work
from haimu.settings import Settings
from index.analysis.segmenter import segmenter

# So many tasks are prepared ahead, about as many as one transaction keeps: the workers go on while it is
# written, and not much is left to write when they have finished.
TASKS_AHEAD = 12


def workers_of(settings: Settings) -> "Workers":
    """The worker processes that the settings ask for."""
    return Workers(settings.workers, settings.tables)


class Workers:
    """A pool of `count` processes, forked at once: before the caller opens databases or starts threads.

    `tables` is the folder of the library's own tables; `rules` is the version of the rules that records are read by,
    those tables among them.
    """

    def __init__(self, count: int, tables: Path | None = None) -> None:
        # Loaded before the fork, dictionary and tables are in memory once.
        segmenter()
        library_directory(tables)
        self.tables = tables
        self.rules = scope_of(tables).version
        context = multiprocessing.get_context("fork")
        self._pool = ProcessPoolExecutor(
            count, mp_context=context, initializer=start_worker, initargs=(tables,)
        )
        self._window = 2 * count + TASKS_AHEAD
        self._pool.submit(int).result()

    def prepared(self, tasks: Iterable[bytes]) -> Iterator[Prepared]:
        """The prepared batches in the order of the tasks."""
        waiting: deque[Future[bytes]] = deque()
        for task in tasks:
            waiting.append(self.submit(task))
            if len(waiting) >= self._window:
                yield decode_prepared(waiting.popleft().result())
        while waiting:
            yield decode_prepared(waiting.popleft().result())

    def submit(self, task: bytes) -> Future[bytes]:
        """One encoded task; any thread may ask."""
        return self._pool.submit(work, task)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)
