"""Both engines, empty and filled with the same records."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from searching_desk import Desk, bodies

from index.backend import SearchBackend
from index.opensearch_backend import OpenSearchBackend
from index.opensearch_client import client
from index.tantivy_backend import TantivyBackend


@pytest.fixture
def opensearch(opensearch_url: str) -> Iterator[OpenSearchBackend]:
    """An OpenSearch backend with an alias of its own, whose indexes go at the end."""
    alias = f"test-{secrets.token_hex(6)}"
    backend = OpenSearchBackend(opensearch_url, alias=alias)
    yield backend
    backend.close()
    with client(opensearch_url) as connection:
        for name in connection.indices.get(index=f"{alias}-*"):
            connection.indices.delete(index=name)


@pytest.fixture(params=["tantivy", "opensearch"])
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchBackend]:
    """An empty index of either engine."""
    if request.param == "opensearch":
        yield request.getfixturevalue("opensearch")
        return
    embedded = TantivyBackend(tmp_path / "index")
    yield embedded
    embedded.close()


@pytest.fixture
def filled(backend: SearchBackend) -> SearchBackend:
    """An index with the records of tests/support/catalogued.py."""
    backend.put(bodies())
    backend.commit()
    return backend


@pytest.fixture
def desk(filled: SearchBackend) -> Desk:
    return Desk(filled)
