"""Keeps the index in step with the store while the site or the worker runs."""

import threading

from sqlalchemy.exc import SQLAlchemyError

from catalog.locks import Busy
from catalog.outbox import backlog
from catalog.store import Store
from haimu.console import say
from haimu.indexing import Feeder
from index.backend import SearchBackend
from index.errors import IndexProblem

SECONDS_BETWEEN_FEEDS = 2.0


def keep_in_step(store: Store, backend: SearchBackend, stop: threading.Event) -> None:
    """Feed the index what others committed, until `stop` is set.

    A store or an engine that is away is asked again, and is told of once until it is back.
    """
    told = False
    while not stop.wait(SECONDS_BETWEEN_FEEDS):
        try:
            _feed(store, backend)
            told = False
        except Busy:
            continue
        except (IndexProblem, SQLAlchemyError) as problem:
            if not told:
                say(f"The index cannot be fed, and is tried again: {str(problem).splitlines()[0]}")
            told = True


def _feed(store: Store, backend: SearchBackend) -> None:
    """Feed what waits; somebody else who feeds it raises Busy."""
    if backlog(store.engine):
        with store.locked("index", wait=False):
            feeder = Feeder(store, backend)
            feeder.feed()
            feeder.settle()
