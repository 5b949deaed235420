"""Hits and counts from tantivy."""

from collections.abc import Sequence
from typing import Any

import tantivy
from tantivy import Order

from index.backend import EngineRequest
from index.keys import MASK, id_of
from index.matching import leaves, matching
from index.plan import Boolean, Constant, Plan, Term
from index.tantivy_plan import tantivy_query
from index.values import form_token

# So many more hits are read than asked for, to put equal scores in the order of their ids.
TIES = 56
# A terms aggregation is exact where each segment keeps all its values, which costs time where there are many. Of
# many records found, each segment keeps the most frequent values, and the few that are shown are counted again.
EVERY_VALUE = 1_000_000
SMALL = 4_000
# A plan of more terms costs too much to be carried out again for each value shown.
SIMPLE = 60
VALUES_OF_A_SEGMENT = 1_000
# So many more values are looked at than shown, since the counting again may change their order.
CLOSE = 10
# And so many more where all are counted, to put equal counts in the order of their values.
EQUAL = 500
MOST_YEARS = 5_000

Hits = tuple[tuple[str, float], ...]
Facets = dict[str, tuple[tuple[str, int], ...]]


def find(opened: tantivy.Index, request: EngineRequest) -> tuple[int, Hits]:
    """How many records a request finds, and those of its page."""
    return _hits(opened.searcher(), tantivy_query(request.plan, opened.schema), request)


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


def count_facets(opened: tantivy.Index, request: EngineRequest, total: int) -> Facets:
    """The exact counts of the facets asked for."""
    searcher = opened.searcher()
    plan = matching(request.plan)
    query = tantivy_query(Constant(plan), opened.schema)
    kept = EVERY_VALUE if total <= SMALL or leaves(plan) > SIMPLE else VALUES_OF_A_SEGMENT
    counted = searcher.aggregate(
        query, {name: _terms(name, request.facet_size, kept) for name in request.facets}
    )
    found = {}
    for name in request.facets:
        buckets = counted[name]["buckets"]
        if counted[name].get("doc_count_error_upper_bound"):
            buckets = [_recounted(opened, searcher, plan, name, each["key"]) for each in buckets]
        found[name] = _values(name, buckets, request.facet_size)
    return found


def _recounted(
    opened: tantivy.Index, searcher: tantivy.Searcher, plan: Plan, name: str, value: str
) -> dict[str, Any]:
    query = tantivy_query(Constant(Boolean(must=(plan, Term(name, value)))), opened.schema)
    found: Any = searcher.search(query, 1)
    return {"key": value, "doc_count": found.count}


def _terms(name: str, size: int, kept: int) -> dict[str, Any]:
    wanted = MOST_YEARS if name == "year" else size + (EQUAL if kept == EVERY_VALUE else CLOSE)
    return {"terms": {"field": name, "size": wanted, "segment_size": max(kept, wanted)}}


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
