"""Builds the whole index anew beside the one that serves."""

from collections.abc import Callable

from catalog import outbox
from catalog.store import Store
from haimu.indexing import documents
from index.backend import SearchBackend

UNIONS_AT_ONCE = 2000


def rebuild(store: Store, backend: SearchBackend, on_wait: Callable[[], None] | None = None) -> int:
    """Feed every live union record to a new index and swap it in; returns how many there are.

    The index lock is held, so that nobody feeds the old one meanwhile: what changes during the rebuild waits
    in the outbox for the new one.
    """
    catalogue = store.catalogue()
    total = 0
    with store.locked("index", on_wait=on_wait), backend.rebuilding() as fresh:
        after = ""
        while changes := outbox.live_ids(store.engine, after, UNIONS_AT_ONCE):
            fresh.put(documents(catalogue, changes), fresh=True)
            total += len(changes)
            after = changes[-1].union_id
        fresh.commit()
    return total
