"""Bodies of searches for OpenSearch, and its answers."""

import re
from collections.abc import Sequence
from typing import Any

from index.backend import EngineAnswer, EngineRequest
from index.opensearch_plan import BM25_FACTOR, opensearch_query
from index.values import form_token

ORDERS: dict[str, list[Any]] = {
    "relevance": [{"_score": "desc"}, {"key": "asc"}],
    "newest": [{"year": {"order": "desc", "missing": "_last"}}, {"key": "asc"}],
    "oldest": [{"year": {"order": "asc", "missing": "_last"}}, {"key": "asc"}],
    "title": [{"title_s": {"order": "asc", "missing": "_last"}}, {"key": "asc"}],
}
MOST_YEARS = 5_000
# A shard gives so many values, so that counts over several shards are exact for facets of up to as many values.
VALUES_OF_A_SHARD = 20_000
# What a regular expression of Lucene reads as more than itself.
SPECIAL = re.compile(r'[.?+*|{}\[\]()"\\#@&<>~^$-]')


def search_body(request: EngineRequest) -> dict[str, Any]:
    """The body of a search."""
    body: dict[str, Any] = {
        "query": opensearch_query(request.plan),
        "sort": ORDERS[request.order],
        "from": request.offset,
        "size": request.size,
        "track_total_hits": True,
        "_source": False,
    }
    if request.facets:
        body["aggs"] = {name: _terms(name, request.facet_size) for name in request.facets}
    return body


def _terms(name: str, size: int) -> dict[str, Any]:
    if name == "year":
        return {"terms": {"field": name, "size": MOST_YEARS, "order": {"_key": "asc"}}}
    return {"terms": {"field": name, "size": size, "shard_size": VALUES_OF_A_SHARD}}


def answer(found: dict[str, Any], request: EngineRequest) -> EngineAnswer:
    """Hits and counts of an answer."""
    hits = tuple((hit["_id"], (hit["_score"] or 0.0) * BM25_FACTOR) for hit in found["hits"]["hits"])
    total = found["hits"]["total"]["value"]
    counted = found.get("aggregations", {}) if total else {}
    facets = {
        name: tuple((str(each["key"]), each["doc_count"]) for each in counted[name]["buckets"])
        for name in request.facets
        if name in counted
    }
    return EngineAnswer(total, hits, facets)


def forms_body(facet: str, values: Sequence[str]) -> dict[str, Any]:
    """Asks how often each value is written in which form."""
    aggregations = {
        str(place): {"filter": {"term": {facet: value}}, "aggs": {"forms": {"terms": _forms(facet, value)}}}
        for place, value in enumerate(values)
    }
    return {"size": 0, "query": {"terms": {facet: list(values)}}, "aggs": aggregations}


def _forms(facet: str, value: str) -> dict[str, Any]:
    prefix = SPECIAL.sub(r"\\\g<0>", form_token(facet, value, ""))
    return {"field": "form", "include": prefix + ".*", "size": 20}


def shown_forms(found: dict[str, Any], facet: str, values: Sequence[str]) -> dict[str, str]:
    """For each folded value the form in which most records write it."""
    shown = {}
    for place, value in enumerate(values):
        counted = found["aggregations"][str(place)]
        prefix = form_token(facet, value, "")
        forms = [(each["doc_count"], each["key"][len(prefix) :]) for each in counted["forms"]["buckets"]]
        unchanged = counted["doc_count"] - sum(count for count, _ in forms)
        shown[value] = max([*forms, (unchanged, value)])[1]
    return shown
