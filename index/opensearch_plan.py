"""A plan as the body of an OpenSearch query."""

from typing import Any, TypeAlias

from index.plan import (
    AnyTerm,
    Best,
    Boolean,
    Boost,
    Constant,
    Everything,
    Fuzzy,
    Nothing,
    Phrase,
    Plan,
    Prefix,
    Term,
    Years,
)

Body: TypeAlias = dict[str, Any]
Leaf: TypeAlias = Term | AnyTerm | Phrase | Prefix | Fuzzy | Years
# Lucene leaves out the factor k1 + 1 of BM25, which tantivy keeps; fixed scores shrink with it.
BM25_FACTOR = 2.2


def opensearch_query(plan: Plan, boost: float = 1.0) -> Body:
    """The query that carries out a plan."""
    match plan:
        case Boost(part, by):
            return opensearch_query(part, boost * by)
        case Constant(part, score):
            return {
                "constant_score": {"filter": opensearch_query(part), "boost": boost * score / BM25_FACTOR}
            }
        case Best(parts, tie):
            queries = [opensearch_query(part) for part in parts]
            return {"dis_max": {"queries": queries, "tie_breaker": tie, "boost": boost}}
        case Boolean():
            return {"bool": _boolean(plan) | {"boost": boost}}
        case Everything() | Nothing():
            return {"match_all": {}} if isinstance(plan, Everything) else {"match_none": {}}
        case _:
            return _leaf(plan, boost)


def _leaf(plan: Leaf, boost: float) -> Body:
    match plan:
        case Term(field, value):
            return {"term": {field: {"value": value, "boost": boost}}}
        case AnyTerm(field, values):
            return {"terms": {field: list(values), "boost": boost / BM25_FACTOR}}
        case Phrase(field, tokens, slop):
            return {"match_phrase": {field: {"query": " ".join(tokens), "slop": slop, "boost": boost}}}
        case Prefix(field, value):
            return {"prefix": {field: {"value": value, "boost": boost / BM25_FACTOR}}}
        case Fuzzy(field, value):
            return {"fuzzy": {field: _fuzzy(value, boost / BM25_FACTOR)}}
        case Years(first, last):
            bounds = {"gte": first, "lte": last}
            return {"range": {"year": {name: year for name, year in bounds.items() if year is not None}}}


def _fuzzy(value: str, boost: float) -> Body:
    return {
        "value": value,
        "fuzziness": 1,
        "transpositions": True,
        "prefix_length": 0,
        "boost": boost,
        # Counts as one clause however many words are close.
        "rewrite": "constant_score",
    }


def _boolean(plan: Boolean) -> Body:
    found: Body = {}
    filters = [part for part in plan.must if isinstance(part, Constant) and not part.score]
    lists = {
        "must": [part for part in plan.must if part not in filters],
        "filter": [part.part for part in filters],
        "should": plan.should,
        "must_not": plan.never,
    }
    for name, parts in lists.items():
        if parts:
            found[name] = [opensearch_query(part) for part in parts]
    if plan.should:
        found["minimum_should_match"] = plan.at_least
    return found
