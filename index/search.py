"""Searching: a request is compiled, carried out, widened where nothing was found, and answered."""

import time
from collections.abc import Sequence

import msgspec

from index.backend import EngineAnswer, EngineRequest, SearchBackend
from index.compiler import FOLDED_FACETS, Compiled, compile_request
from index.ranking import FUZZY_TO_WORDS, RELAXED_FROM_WORDS
from index.request import SearchRequest

FACETS = ("type", "language", "year", "library", "subject", "author", "source", "access", "clc")
FACET_SIZE = 50


class Hit(msgspec.Struct, frozen=True):
    """A union record found."""

    id: str
    score: float


class FacetCount(msgspec.Struct, frozen=True):
    """A value of a facet and how many of the records found have it. `label`: the form that most of them use."""

    value: str
    count: int
    label: str = ""


class SearchAnswer(msgspec.Struct, frozen=True):
    """`terms`: folded words to mark in what is shown. `widened`: empty, `fuzzy` (words misspelt were taken for others)
    or `most` (not all words were asked for).
    """

    total: int
    hits: tuple[Hit, ...] = ()
    facets: dict[str, tuple[FacetCount, ...]] = {}
    terms: tuple[str, ...] = ()
    suggestion: str = ""
    widened: str = ""
    took_ms: float = 0.0


class SearchService:
    """Answers requests from one backend."""

    def __init__(self, backend: SearchBackend) -> None:
        self._backend = backend

    def search(self, request: SearchRequest) -> SearchAnswer:
        """Answer a request; raises BadQuery and SearchUnavailable."""
        started = time.perf_counter()
        compiled = compile_request(request)
        found = self._carry_out(request, compiled)
        widened = ""
        for mode in _wider(compiled) if not found.total else ():
            found = self._carry_out(request, compile_request(request, mode))
            if found.total:
                widened = mode
                break
        return SearchAnswer(
            total=found.total,
            hits=tuple(Hit(identifier, score) for identifier, score in found.hits),
            facets=self._facets(found),
            terms=compiled.words,
            widened=widened,
            took_ms=round((time.perf_counter() - started) * 1000, 2),
        )

    def _carry_out(self, request: SearchRequest, compiled: Compiled) -> EngineAnswer:
        # Where nothing ranks the records, the newest come first.
        order = "newest" if request.sort == "relevance" and not compiled.ranked else request.sort
        facets = FACETS if request.facets else ()
        return self._backend.search(
            EngineRequest(compiled.plan, order, request.offset, request.size, facets, FACET_SIZE)
        )

    def _facets(self, found: EngineAnswer) -> dict[str, tuple[FacetCount, ...]]:
        labels = {name: self._labels(name, found.facets.get(name, ())) for name in FOLDED_FACETS}
        return {
            name: tuple(
                FacetCount(value, count, labels.get(name, {}).get(value, value)) for value, count in values
            )
            for name, values in found.facets.items()
        }

    def _labels(self, name: str, values: Sequence[tuple[str, int]]) -> dict[str, str]:
        """Folded values that are not plain ASCII, in the form that most records use."""
        asked = tuple(value for value, _ in values if not value.isascii())
        return self._backend.forms(name, asked) if asked else {}


def _wider(compiled: Compiled) -> tuple[str, ...]:
    """What to try when nothing has all the words."""
    if not compiled.ranked:
        return ()
    fuzzy = ("fuzzy",) if compiled.counted <= FUZZY_TO_WORDS else ()
    most = ("most",) if compiled.counted >= RELAXED_FROM_WORDS else ()
    return (*fuzzy, *most)
