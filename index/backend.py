"""What every search engine does for us, and what passes between us and it."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, Self

import msgspec

from index.plan import Plan

Document = tuple[str, int, str]


class EngineRequest(msgspec.Struct, frozen=True):
    """A compiled search. `order`: relevance, newest, oldest, title. `facets` names fields to count values of."""

    plan: Plan
    order: str = "relevance"
    offset: int = 0
    size: int = 20
    facets: tuple[str, ...] = ()
    facet_size: int = 50


class EngineAnswer(msgspec.Struct, frozen=True):
    """Hits (id and score) in order, how many there are in all, and the exact counts of facet values."""

    total: int
    hits: tuple[tuple[str, float], ...]
    facets: dict[str, tuple[tuple[str, int], ...]]


class SearchBackend(Protocol):
    """An engine with one index. Raises SearchUnavailable when it does not answer."""

    def put(self, documents: Iterable[Document], *, fresh: bool = False) -> None:
        """Add or replace documents (id, revision, body).

        Whoever feeds gives the newest revision last; an engine that several machines feed keeps the newest.

        `fresh` says that no document with such an id was put before, which saves looking for it.
        """

    def delete(self, items: Iterable[tuple[str, int]]) -> None:
        """Take documents (id, revision) out; one that is not there is no error."""

    def commit(self) -> None:
        """Make everything put or deleted so far searchable and safe against a crash."""

    def search(self, request: EngineRequest) -> EngineAnswer: ...

    def forms(self, facet: str, values: Sequence[str]) -> dict[str, str]:
        """For each folded value of a facet the form in which most records write it."""

    def clear(self) -> None:
        """Take every document out."""

    def current(self) -> bool:
        """Whether the index was made by this version of the analysis."""

    def rebuilding(self) -> AbstractContextManager[Self]:
        """A new empty index beside the serving one, which it replaces when the block ends without an error."""

    def close(self) -> None: ...
