"""Keeps the index in step with the store: what the outbox names is built, put and then forgotten."""

from collections.abc import Iterable, Iterator, Mapping

from catalog import outbox
from catalog.catalogue import Catalogue
from catalog.clusters import Change
from catalog.delivery import Applied
from catalog.store import Store
from index.backend import SearchBackend
from index.document import document_body

ROWS_AT_ONCE = 2000


class Feeder:
    """Feeds one backend. The caller holds the index lock."""

    def __init__(self, store: Store, backend: SearchBackend) -> None:
        self._store = store
        self._backend = backend
        self._catalogue: Catalogue = store.catalogue()
        self.last = 0
        """The number of the row of the outbox that was handed over last."""

    def feed(self) -> int:
        """Hand everything pending to the backend; returns how many union records."""
        fed = 0
        while True:
            last, changes = outbox.pending(self._store.engine, self.last, ROWS_AT_ONCE)
            if not changes:
                return fed
            self._hand_over(changes, {})
            self.last = last
            fed += len(changes)

    def follow(self, applied: Applied, prepared: Mapping[str, str]) -> None:
        """Hand over what a batch has just changed, which saves reading it back from the outbox.

        `prepared` holds the documents of union records that the batch founded, which the index cannot have
        yet. Only for a caller that holds both locks and has fed everything before.
        """
        newest = {change.union_id: change for change in applied.changes}
        self._hand_over(newest.values(), prepared)
        self.last = max(self.last, applied.last)

    def settle(self) -> None:
        """Make what was fed searchable, then forget that it was pending."""
        self._backend.commit()
        if self.last:
            outbox.settle(self._store.engine, self.last)

    def _hand_over(self, changes: Iterable[Change], prepared: Mapping[str, str]) -> None:
        fresh, others = [], []
        for change in changes:
            body = prepared.get(change.union_id) if change.revision == 1 else None
            if body is None:
                others.append(change)
            else:
                fresh.append((change.union_id, 1, body))
        self._backend.put(fresh, fresh=True)
        if others:
            found = list(documents(self._catalogue, others))
            self._backend.put(found)
            present = {name for name, _, _ in found}
            gone = [(change.union_id, change.revision) for change in others if change.union_id not in present]
            self._backend.delete(gone)


def documents(catalogue: Catalogue, changes: Iterable[Change]) -> Iterator[tuple[str, int, str]]:
    """The search documents of those union records that are live: id, revision, body."""
    for union in catalogue.unions([change.union_id for change in changes]).values():
        sources = sorted({member.source for member in union.members})
        yield union.id, union.revision, document_body(union.record, sources, union.libraries)
