"""Opens what the settings name: the store and the search engine."""

from collections.abc import Iterator
from contextlib import contextmanager

from catalog.store import Store
from haimu.settings import Settings, load_settings
from index.backend import SearchBackend
from index.opensearch_backend import OpenSearchBackend
from index.tantivy_backend import TantivyBackend


def open_backend(settings: Settings) -> SearchBackend:
    """The engine: OpenSearch where an address is set, else the embedded one."""
    if settings.opensearch_url:
        return OpenSearchBackend(settings.opensearch_url)
    return TantivyBackend(settings.index_folder)


@contextmanager
def opened() -> Iterator[tuple[Settings, Store, SearchBackend]]:
    """Settings, store and engine; both are closed at the end."""
    settings = load_settings()
    store = Store(settings.database_url)
    try:
        backend = open_backend(settings)
        try:
            yield settings, store, backend
        finally:
            backend.close()
    finally:
        store.close()
