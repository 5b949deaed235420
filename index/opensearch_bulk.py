"""Many changes at once to OpenSearch; what it refuses is said, never swallowed."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import TransportError
from opensearchpy.helpers import streaming_bulk

from index.errors import FeedFailed, SearchUnavailable

Action: TypeAlias = tuple[dict[str, Any], str | None]
ACTIONS_AT_ONCE = 1_000
BYTES_AT_ONCE = 8 * 1024 * 1024
RETRIES = 8
SECONDS = 60
# A newer revision is there already.
CONFLICT = 409
NOT_FOUND = 404
BUSY = frozenset({429, 502, 503, 504})


def carry_out(client: OpenSearch, actions: Iterable[Action]) -> None:
    """Send the changes. Raises FeedFailed with what was refused, SearchUnavailable where nobody answers."""
    refused: list[str] = []
    try:
        results = streaming_bulk(
            client,
            actions,
            chunk_size=ACTIONS_AT_ONCE,
            max_chunk_bytes=BYTES_AT_ONCE,
            raise_on_error=False,
            raise_on_exception=True,
            expand_action_callback=_as_they_are,
            max_retries=RETRIES,
            initial_backoff=1,
            max_backoff=30,
            request_timeout=SECONDS,
        )
        for done, said in results:
            if not done:
                refused += _fault(said)
    except NoConnection as error:
        raise SearchUnavailable(
            "OpenSearch does not answer; the index catches up when it is back."
        ) from error
    except TransportError as error:
        if error.status_code in BUSY:
            raise SearchUnavailable(f"OpenSearch takes no documents now ({error.status_code}).") from error
        raise
    if refused:
        raise FeedFailed(f"OpenSearch refused {len(refused):,} documents, the first: {refused[0]}")


def _as_they_are(action: Action) -> Action:
    return action


def _fault(said: dict[str, Any]) -> list[str]:
    """What is wrong with a refused item; nothing where it only says that the work was done before."""
    kind, item = next(iter(said.items()))
    if item.get("status") == CONFLICT or (kind == "delete" and item.get("status") == NOT_FOUND):
        return []
    error = item.get("error", {})
    reason = error.get("reason", "") if isinstance(error, dict) else str(error)
    return [f"{item.get('_id', '?')}: {reason or item.get('status')}"]
