"""Lets the thread that writes go first.

SQLite's module gives Python's lock away at every row, and gets it back from a busy thread only some time later: beside
one that cuts records out of pages, writing took five times as long.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class RightOfWay:
    """One thread at a time may take it; all that `give` it stand still meanwhile."""

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """While this lasts the others wait."""
        self._free.clear()
        try:
            yield
        finally:
            self._free.set()

    def give(self) -> None:
        """Wait, if somebody has taken it."""
        if not self._free.is_set():
            self._free.wait()
