"""Hits and counts from tantivy."""

from collections.abc import Sequence
from typing import Any

import tantivy
from tantivy import Order

from index.backend import EngineAnswer, EngineRequest
from index.keys import MASK, id_of
from index.tantivy_plan import tantivy_query
from index.values import form_token

# So many more hits are read than asked for, to put equal scores in the order of their ids.
TIES = 56
# A terms aggregation is exact when each segment may keep all its values.
EVERY_VALUE = 1_000_000
MOST_YEARS = 5_000

Hits = tuple[tuple[str, float], ...]


def answer(opened: tantivy.Index, request: EngineRequest) -> EngineAnswer:
    """Carry out a request."""
    searcher = opened.searcher()
    query = tantivy_query(request.plan, opened.schema)
    total, hits = _hits(searcher, query, request)
    counted = _facets(searcher, query, request) if request.facets and total else {}
    return EngineAnswer(total, hits, counted)


def _hits(searcher: tantivy.Searcher, query: tantivy.Query, request: EngineRequest) -> tuple[int, Hits]:
    if request.order == "relevance":
        return _by_score(searcher, query, request)
    if request.order == "title":
        return _by_title(searcher, query, request)
    order = Order.Desc if request.order == "newest" else Order.Asc
    found: Any = searcher.search(
        query, request.size, order_by_field=request.order, offset=request.offset, order=order
    )
    keys = (value & MASK for value, _ in found.hits)
    if request.order == "newest":
        keys = (MASK - key for key in keys)
    return found.count, tuple((id_of(key), 0.0) for key in keys)


def _by_score(searcher: tantivy.Searcher, query: tantivy.Query, request: EngineRequest) -> tuple[int, Hits]:
    found: Any = searcher.search(query, request.offset + request.size + TIES)
    keys = _keys(searcher, found)
    ranked = sorted((-score, key) for (score, _), key in zip(found.hits, keys, strict=True))
    page = ranked[request.offset : request.offset + request.size]
    return found.count, tuple((id_of(key), -score) for score, key in page)


def _by_title(searcher: tantivy.Searcher, query: tantivy.Query, request: EngineRequest) -> tuple[int, Hits]:
    limit = request.offset + request.size + TIES
    found: Any = searcher.search(query, limit, order_by_field="title_s", order=Order.Asc)
    keys = _keys(searcher, found)
    ranked = sorted((title or "", key) for (title, _), key in zip(found.hits, keys, strict=True))
    page = ranked[request.offset : request.offset + request.size]
    return found.count, tuple((id_of(key), 0.0) for _, key in page)


def _keys(searcher: tantivy.Searcher, found: Any) -> list[int]:
    return [
        int(key or 0) for key in searcher.fast_field_values("key", [address for _, address in found.hits])
    ]


def _facets(
    searcher: tantivy.Searcher, query: tantivy.Query, request: EngineRequest
) -> dict[str, tuple[tuple[str, int], ...]]:
    asked = {name: _terms(name, request.facet_size) for name in request.facets}
    counted = searcher.aggregate(query, asked)
    return {name: _values(name, counted[name]["buckets"], request.facet_size) for name in request.facets}


def _terms(name: str, size: int) -> dict[str, Any]:
    wanted = MOST_YEARS if name == "year" else size + TIES
    return {"terms": {"field": name, "size": wanted, "segment_size": EVERY_VALUE}}


def _values(name: str, buckets: list[dict[str, Any]], size: int) -> tuple[tuple[str, int], ...]:
    if name == "year":
        return tuple(sorted(((str(int(each["key"])), each["doc_count"]) for each in buckets), key=_year))
    ranked = sorted((-each["doc_count"], each["key"]) for each in buckets)
    return tuple((value, -count) for count, value in ranked[:size])


def _year(pair: tuple[str, int]) -> int:
    return int(pair[0])


def most_frequent_forms(searcher: tantivy.Searcher, facet: str, values: Sequence[str]) -> dict[str, str]:
    """For each folded value the form in which most records write it."""
    found = {}
    for value in values:
        prefix = form_token(facet, value, "")
        forms = [(count, term[len(prefix) :]) for term, count in searcher.terms_with_prefix("form", prefix)]
        unchanged = searcher.doc_freq(facet, value) - sum(count for count, _ in forms)
        found[value] = max([*forms, (unchanged, value)])[1]
    return found
