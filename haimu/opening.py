"""Opens what the settings name: the store and the search engine."""

from collections.abc import Iterator
from contextlib import contextmanager

from catalog.libraries import library_directory
from catalog.store import Store
from haimu.settings import Settings, load_settings
from index.backend import SearchBackend


def open_backend(settings: Settings) -> SearchBackend:
    """The engine: OpenSearch where an address is set, else the embedded one."""
    # Each client takes longer to load than most commands take to run, so that only the one in use is loaded.
    if settings.opensearch_url:
        from index.opensearch_backend import OpenSearchBackend  # noqa: PLC0415 - see above

        return OpenSearchBackend(settings.opensearch_url)
    from index.tantivy_backend import TantivyBackend  # noqa: PLC0415 - see above

    return TantivyBackend(settings.index_folder)


@contextmanager
def opened() -> Iterator[tuple[Settings, Store, SearchBackend]]:
    """Settings, store and engine; both are closed at the end."""
    settings = load_settings()
    store = Store(settings.database_url, library_directory(settings.tables))
    try:
        backend = open_backend(settings)
        try:
            yield settings, store, backend
        finally:
            backend.close()
    finally:
        store.close()
