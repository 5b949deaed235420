"""Reaching an OpenSearch cluster, and saying plainly that it cannot be reached."""

from collections.abc import Iterator
from contextlib import contextmanager

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import TransportError

from index.errors import SearchUnavailable

SECONDS = 10
CONNECTIONS = 32
# Too many requests, and what a cluster says while it starts, elects, or lacks a shard.
BUSY = frozenset({429, 502, 503, 504})


def client(url: str) -> OpenSearch:
    """A client of the cluster at these addresses, divided by commas."""
    return OpenSearch(
        hosts=[each.strip() for each in url.split(",")],
        timeout=SECONDS,
        pool_maxsize=CONNECTIONS,
        max_retries=2,
        retry_on_status=(502, 503, 504),
    )


@contextmanager
def reached(url: str) -> Iterator[None]:
    """Turns what the client raises when the cluster is away or overloaded into SearchUnavailable."""
    try:
        yield
    except NoConnection as error:
        raise SearchUnavailable(
            f"OpenSearch at {url} does not answer; the index catches up when it is back."
        ) from error
    except TransportError as error:
        if error.status_code in BUSY:
            raise SearchUnavailable(f"OpenSearch at {url} is not ready ({error.status_code}).") from error
        raise
