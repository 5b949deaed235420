"""What only a cluster can do: keep the newest of two revisions, refuse documents, be away."""

import socket

import pytest
from catalogued import RECORDS
from searching_desk import Desk, bodies

from index.backend import EngineRequest
from index.errors import FeedFailed, SearchUnavailable
from index.opensearch_backend import OpenSearchBackend
from index.plan import Everything


def test_an_older_revision_does_not_replace_a_newer_one(opensearch: OpenSearchBackend) -> None:
    (name, _, body), *_ = bodies()
    opensearch.put([(name, 5, bodies()[2][2])])
    opensearch.put([(name, 4, body)])
    opensearch.delete([(name, 3)])
    opensearch.commit()
    assert Desk(opensearch).ids("title:oceans") == [1]


def test_a_refused_document_is_said_and_the_others_are_kept(opensearch: OpenSearchBackend) -> None:
    broken = ("hm00000000zz", 1, '{"no_such_field":1}')
    with pytest.raises(FeedFailed, match="refused 1 documents, the first: hm00000000zz"):
        opensearch.put([*bodies(), broken])
    opensearch.commit()
    assert Desk(opensearch).ask("").total == len(RECORDS)


def test_a_cluster_that_is_away_is_one_sentence() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    backend = OpenSearchBackend(f"http://127.0.0.1:{port}")
    with pytest.raises(SearchUnavailable, match="does not answer"):
        backend.search(EngineRequest(Everything()))
    with pytest.raises(SearchUnavailable, match="does not answer"):
        backend.put(bodies())
    backend.close()


def test_a_swap_leaves_one_index_behind_the_alias(opensearch: OpenSearchBackend) -> None:
    opensearch.put(bodies())
    with opensearch.rebuilding() as fresh:
        fresh.put(bodies())
    served = opensearch._client.indices.get(index=f"{opensearch._alias}-*")
    assert len(served) == 1
    assert Desk(opensearch).ask("").total == len(RECORDS)
